/*
 * ascribe annotate - texts in, CoNLL-U or JSON Lines out.
 *
 * Inputs are cut into pieces where the library would cut them too, so that one large
 * file keeps every processor busy and standard input may be of any size. Pieces go
 * through asc_annotate_stream, whose callbacks are this file's `next` and `done`;
 * both run on this thread, so nothing here is locked.
 */
#include "cli/cli.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/os.h"
#include "base/utf8.h"
#include "cli/annotation.h"

#include "base/banned.h"

#define THREADS_MAX 256u
#define READ_SIZE ((size_t)1 << 16)

/* A text being read. It is freed when its last piece was written. */
typedef struct input {
    asc_str name;
    asc_mapping map; /* a file as it is */
    asc_buf mended;  /* bytes of a pipe, or with bad ones replaced */
    asc_str text;    /* one of the two; of standard input the part not yet cut */
    size_t at;       /* bytes of text given out */
    uint64_t base;   /* where text begins in the document */
    uint64_t line;   /* of standard input: line ends before text */
    bool standard;
    bool ended;         /* of standard input: no more to come */
    const char *broken; /* why its end is missing */
} input;

/* A piece between `next` and `done`. */
typedef struct piece {
    struct piece *after;
    input *in;
    asc_buf own; /* a copy, of standard input */
    uint64_t base;
    size_t n;
    bool first, last;
} piece;

typedef struct job {
    const asc_str *files;
    size_t file_count, file;
    input *in; /* being cut */
    piece *head, *tail;
    bool replace_bad;
    bool failed, stopped;
    asc_buf out;
    asc_annotation writer;
    asc_progress progress;
    uint64_t bytes;
    size_t written; /* documents */
} job;

/* ---- Inputs ----------------------------------------------------------------*/

static void input_free(input *in)
{
    if (!in) return;
    asc_os_unmap(&in->map);
    asc_buf_free(&in->mended);
    free(in);
}

static uint64_t line_ends(asc_str s)
{
    uint64_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += s.p[i] == '\n';
    return n;
}

static void tell_bad_byte(const input *in, size_t at)
{
    asc_str before = { in->text.p, at };
    const char *name = in->standard ? "standard input" : in->name.p;
    asc_cli_fail("%s: line %llu, byte %llu: 0x%02X is not UTF-8\n"
                 "If you know its charset, convert it: iconv -f WINDOWS-1252 -t UTF-8 %s | ascribe "
                 "annotate\n"
                 "Or read such bytes as \"?\", which keeps all positions: --bad-bytes replace",
                 name, (unsigned long long)(in->line + line_ends(before) + 1),
                 (unsigned long long)(in->base + at), (unsigned)(unsigned char)in->text.p[at],
                 in->standard ? "FILE" : in->name.p);
}

/* Each bad byte becomes "?". */
static bool mend(asc_str text, asc_buf *out)
{
    while (text.n) {
        size_t good = asc_utf8_check(text);
        asc_buf_put(out, asc_str_slice(text, 0, good));
        if (good < text.n) asc_buf_putc(out, '?');
        text = asc_str_slice(text, good < text.n ? good + 1 : good, text.n);
    }
    return !out->failed;
}

/* True when the text is UTF-8, or was made so. */
static bool check(job *j, input *in)
{
    size_t bad = asc_utf8_check(in->text);
    if (bad == in->text.n) return true;
    if (!j->replace_bad) {
        tell_bad_byte(in, bad);
        return false;
    }
    asc_buf mended = { 0 };
    if (!mend(in->text, &mended)) {
        asc_cli_fail("%s: out of memory", in->name.p);
        asc_buf_free(&mended);
        return false;
    }
    asc_buf_free(&in->mended);
    in->mended = mended;
    in->text = asc_buf_str(&mended);
    return true;
}

/* A file is mapped; a pipe, such as <(zcat report.gz) of a shell, is read. */
static asc_status get_bytes(input *in, asc_error *err)
{
    asc_error pipe_err;
    asc_status rc = asc_os_map(&in->map, in->name.p, err);
    in->text = (asc_str){ (const char *)in->map.p, in->map.n };
    if (rc == ASC_OK) return rc;
    if (asc_os_read(&in->mended, in->name.p, ASC_TEXT_MAX, &pipe_err) != ASC_OK) return rc;
    in->text = asc_buf_str(&in->mended);
    return ASC_OK;
}

/* Open the next file that can be read, telling of those that cannot; NULL at the end. */
static input *next_input(job *j)
{
    while (j->file < j->file_count) {
        asc_error err;
        input *in = calloc(1, sizeof *in);
        if (!in) {
            asc_cli_fail("out of memory");
            j->failed = true;
            return NULL;
        }
        in->name = j->files[j->file++];
        in->standard = asc_str_eq(in->name, ASC_STR("-"));
        if (in->standard) return in;
        if (get_bytes(in, &err) == ASC_OK) {
            if (check(j, in)) return in;
        } else {
            asc_cli_fail("%s", err.message);
        }
        j->failed = true;
        input_free(in);
    }
    return NULL;
}

/* ---- Standard input --------------------------------------------------------*/

/* Have more than a piece at hand, or all that is left. False after saying why not. */
static bool read_ahead(input *in)
{
    while (!in->ended && in->mended.n <= ASC_PIECE_MAX) {
        char chunk[READ_SIZE];
        size_t n = fread(chunk, 1, sizeof chunk, stdin);
        if (ferror(stdin)) {
            asc_cli_fail("standard input: cannot be read");
            return false;
        }
        in->ended = n < sizeof chunk;
        asc_buf_put(&in->mended, (asc_str){ chunk, n });
        if (in->mended.failed) {
            asc_cli_fail("standard input: out of memory");
            return false;
        }
    }
    in->text = asc_buf_str(&in->mended);
    return true;
}

/* Move the next piece of standard input into `out` and drop it from what was read. */
static bool cut_standard(job *j, input *in, asc_buf *out)
{
    if (!read_ahead(in)) return false;
    asc_str all = in->text;
    in->text.n = asc_piece_end(all, 0);
    size_t n = in->text.n, bad = asc_utf8_check(in->text);
    if (bad < n && !j->replace_bad) {
        tell_bad_byte(in, bad);
        return false;
    }
    if (!mend(in->text, out)) {
        asc_cli_fail("standard input: out of memory");
        return false;
    }
    in->line += line_ends(in->text);
    if (n < all.n) memmove(in->mended.p, in->mended.p + n, all.n - n);
    in->mended.n = all.n - n;
    return true;
}

/* ---- Pieces ----------------------------------------------------------------*/

/* Cut one piece off the input; NULL after saying what failed. */
static piece *cut(job *j, input *in)
{
    piece *p = calloc(1, sizeof *p);
    if (!p) {
        asc_cli_fail("%s: out of memory", in->name.p);
        return NULL;
    }
    p->in = in;
    p->first = in->base + in->at == 0;
    p->base = in->base + in->at;
    if (!in->standard) {
        size_t end = asc_piece_end(in->text, in->at);
        p->n = end - in->at;
        in->at = end;
        p->last = end == in->text.n;
        return p;
    }
    if (!cut_standard(j, in, &p->own)) {
        asc_buf_free(&p->own);
        free(p);
        return NULL;
    }
    p->n = p->own.n;
    in->base += p->n;
    p->last = in->ended && in->mended.n == 0;
    return p;
}

static asc_str piece_text(const piece *p)
{
    return p->in->standard ? asc_buf_str(&p->own)
                           : asc_str_slice(p->in->text, (size_t)p->base, (size_t)p->base + p->n);
}

/* The input being cut breaks off: its pieces so far are good, and its end is missing. */
static void break_off(job *j)
{
    input *in = j->in;
    j->failed = true;
    j->in = NULL;
    in->broken = "the rest of the text could not be read";
    if (j->tail && j->tail->in == in) {
        j->tail->last = true; /* ends the document and frees the input */
        return;
    }
    if (in->base + in->at > 0) asc_annotation_end(&j->writer, in->broken);
    input_free(in);
}

static bool next(void *user, asc_str *text)
{
    job *j = user;
    for (;;) {
        if (!j->in) j->in = next_input(j);
        if (!j->in) return false;
        piece *p = cut(j, j->in);
        if (!p) {
            break_off(j);
            continue;
        }
        if (j->tail) j->tail->after = p;
        else j->head = p;
        j->tail = p;
        if (p->last) j->in = NULL;
        *text = piece_text(p);
        return true;
    }
}

static void drop_head(job *j)
{
    piece *p = j->head;
    j->head = p->after;
    if (!j->head) j->tail = NULL;
    if (p->last) input_free(p->in);
    asc_buf_free(&p->own);
    free(p);
}

static void show_progress(job *j)
{
    if (!asc_cli_progress_due(&j->progress)) return;
    double seconds = asc_os_seconds() - j->progress.start;
    asc_cli_progress_show(&j->progress, "annotate: %zu of %zu texts, %.1f MB, %.2f MB/s",
                          j->written, j->file_count, (double)j->bytes / 1e6,
                          (double)j->bytes / 1e6 / seconds);
}

static bool done(void *user, size_t index, asc_status rc, asc_doc *doc, const asc_error *err)
{
    (void)index;
    job *j = user;
    piece *p = j->head;
    if (p->first) asc_annotation_begin(&j->writer, p->in->name);
    if (rc == ASC_OK) asc_annotation_piece(&j->writer, doc, p->base);
    else asc_cli_fail("%s: %s", p->in->name.p, err->message);
    if (p->last) {
        asc_annotation_end(&j->writer, rc == ASC_OK ? p->in->broken : err->message);
        j->written++;
    }
    j->failed = j->failed || rc != ASC_OK;
    j->bytes += p->n;
    drop_head(j);
    j->stopped = !asc_cli_write(&j->out);
    show_progress(j);
    return !j->stopped;
}

static void job_free(job *j)
{
    input *cutting = j->in;
    while (j->head) {
        if (j->head->last && j->head->in == cutting) cutting = NULL;
        drop_head(j);
    }
    input_free(cutting);
    asc_buf_free(&j->out);
    asc_annotation_free(&j->writer);
}

/* ---- The command -----------------------------------------------------------*/

static bool is_named(asc_str file, int operands, char **argv)
{
    for (int i = 1; i <= operands; i++)
        if (asc_str_eq(file, asc_str_from(argv[i]))) return true;
    return false;
}

/* A folder's table about its reports is no report, unless asked for by name. */
static size_t drop_tables(asc_str *files, size_t count, int operands, char **argv)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!asc_str_ends(files[i], ASC_STR("/reports.csv")) || is_named(files[i], operands, argv))
            files[kept++] = files[i];
    return kept;
}

static int annotate(job *j, const char *model_path, const asc_annotate_options *options)
{
    asc_model *model;
    asc_error err;
    if (!asc_cli_model(&model, model_path)) return ASC_EXIT_FAILED;
    j->writer.out = &j->out;
    asc_cli_progress_due(&j->progress); /* the clock runs from here */
    if (asc_annotate_stream(model, next, done, j, options, &err) != ASC_OK) {
        asc_cli_fail("%s", err.message);
        j->failed = true;
    }
    asc_cli_progress_end(&j->progress);
    if (!asc_cli_write(&j->out) || !asc_cli_flush()) j->failed = true;
    job_free(j);
    asc_model_close(model);
    return j->failed || j->stopped ? ASC_EXIT_FAILED : ASC_EXIT_OK;
}

static int run_files(job *j, int operands, char **argv, const char *model,
                     const asc_annotate_options *options)
{
    asc_arena *keep = asc_arena_new();
    asc_str *files;
    int code = ASC_EXIT_FAILED;
    if (!keep) {
        asc_cli_fail("out of memory");
    } else if (asc_cli_files(keep, operands, argv, &files, &j->file_count)) {
        j->file_count = drop_tables(files, j->file_count, operands, argv);
        j->files = files;
        if (j->file_count) code = annotate(j, model, options);
        else asc_cli_fail("%s: no files in there", argv[1]);
    }
    asc_arena_free(keep);
    return code;
}

static int run(const asc_command *self, int argc, char **argv)
{
    static const char *const cases[] = { "recase", "as-is", NULL };
    static const char *const bad_bytes[] = { "refuse", "replace", NULL };
    const char *model = NULL, *mode = "recase", *threads = NULL, *bad = "refuse";
    job j = { 0 };
    int operands;
    const asc_option options[] = {
        { "--json", NULL, &j.writer.json }, { "--case", &mode, NULL },
        { "--model", &model, NULL },        { "--threads", &threads, NULL },
        { "--bad-bytes", &bad, NULL },
    };
    int code =
        asc_cli_options(self, argc, argv, options, sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    int case_choice = asc_cli_choice(self, "--case", mode, cases);
    int bad_choice = case_choice < 0 ? -1 : asc_cli_choice(self, "--bad-bytes", bad, bad_bytes);
    asc_annotate_options how = { .case_mode = case_choice == 1 ? ASC_CASE_AS_IS : ASC_CASE_RECASE };
    if (bad_choice < 0) return ASC_EXIT_USAGE;
    if (threads && !asc_cli_count(self, "--threads", threads, THREADS_MAX, &how.threads))
        return ASC_EXIT_USAGE;
    j.replace_bad = bad_choice == 1;
    return run_files(&j, operands, argv, model, &how);
}

const asc_command asc_command_annotate = {
    .name = "annotate",
    .summary = "words, trees and names of texts, as CoNLL-U or JSON",
    .help = "usage: ascribe annotate [OPTION...] [FILE...]\n"
            "\n"
            "Cuts English text into words and sentences and prints for each word its lemma,\n"
            "part of speech, features, head and dependency, and the name it is part of:\n"
            "what spaCy 3.8 says with the model en_core_web_sm, as CoNLL-U.\n"
            "\n"
            "Files are plain UTF-8 text; folders are walked; \"-\" or no file is standard input.\n"
            "\n"
            "  --json               one JSON object a document, one document a line\n"
            "  --case recase|as-is  read sentences in capitals as if they were not (the\n"
            "                       default), or take the text as it is, as spaCy would\n"
            "  --bad-bytes refuse|replace\n"
            "                       what to do with bytes that are not UTF-8: refuse the file\n"
            "                       (the default), or read each as \"?\"\n"
            "  --threads N          over N threads; default: one for each processor\n"
            "  --model FILE         the model, if not $ASCRIBE_MODEL or the installed one\n"
            "\n"
            "  ascribe annotate report.txt\n"
            "  ascribe annotate --json reports/ > words.jsonl\n",
    .run = run,
};
