#include "cli/reports.h"

#include "base/facts.h"
#include "cli/pieces.h"

#include "base/error.h"
#include "base/os.h"

#include "base/banned.h"

#define TABLES_AT_ONCE 50000u /* statements: a fifth of a second */
#define TABLE_BYTES_MAX ((size_t)64 << 20)

struct loader {
    asc_arena *arena;
    asc_cli_report_fn each;
    void *user;
    bool failed;
    /* the table last opened, and the folder it lies in */
    asc_str table_folder;
    asc_report_table *table;
};

/* ---- paths -------------------------------------------------------------------*/

/* "a/b" and "c" as "a/b/c", ending in a NUL. Empty when memory ran out. */
static asc_str join(asc_arena *a, asc_str folder, asc_str name)
{
    asc_buf b = { 0 };
    asc_str out = { NULL, 0 };
    if (folder.n) asc_buf_put(&b, folder);
    if (folder.n && folder.p[folder.n - 1] != '/') asc_buf_putc(&b, '/');
    asc_buf_put(&b, name);
    if (b.failed || !asc_arena_copy(a, asc_buf_str(&b), &out)) out = (asc_str){ NULL, 0 };
    asc_buf_free(&b);
    return out;
}

static asc_str without_slashes(asc_str path)
{
    while (path.n > 1 && path.p[path.n - 1] == '/') path.n--;
    return path;
}

/* The folder above; "." for a bare name. */
static asc_str parent(asc_str path)
{
    path = without_slashes(path);
    size_t i = path.n;
    while (i > 0 && path.p[i - 1] != '/') i--;
    if (i == 0) return ASC_STR(".");
    return asc_str_slice(path, 0, i > 1 ? i - 1 : 1);
}

/* ---- tables ------------------------------------------------------------------*/

/* The table of a folder, or NULL if it has none or a bad one (told, and failed set). */
static asc_report_table *table_of(struct loader *l, asc_str folder)
{
    asc_buf bytes = { 0 };
    asc_error err;
    if (l->table_folder.p && asc_str_eq(l->table_folder, folder)) return l->table;
    asc_report_table_free(l->table);
    l->table = NULL;
    if (!asc_arena_copy(l->arena, folder, &l->table_folder)) return NULL;
    asc_str path = join(l->arena, folder, ASC_STR("reports.csv"));
    if (!path.n || !asc_os_exists(path.p)) return NULL;
    if (asc_os_read(&bytes, path.p, TABLE_BYTES_MAX, &err) != ASC_OK) {
        asc_cli_fail("%s", err.message);
        l->failed = true;
    } else if (asc_report_table_parse(&l->table, asc_buf_str(&bytes), &err) != ASC_OK) {
        asc_cli_fail("%s: %s\nPut it right, or move it away to read the reports without it.",
                     path.p, err.message);
        l->failed = true;
    }
    asc_buf_free(&bytes);
    return l->table;
}

/* The row that tells of a file; plain/FILE.txt counts as FILE. */
static bool row_for(const asc_report_table *t, asc_str name, asc_report_facts *out)
{
    asc_str stem = asc_str_ends(name, ASC_STR(".txt")) ? asc_str_slice(name, 0, name.n - 4) : name;
    for (size_t i = 0; t && i < asc_report_table_count(t); i++) {
        asc_report_facts row = asc_report_table_row(t, i);
        asc_str file = asc_str_last_part(row.name);
        if (!asc_str_eq(file, name) && !asc_str_eq(file, stem)) continue;
        *out = row;
        out->name = file;
        return true;
    }
    return false;
}

/* ---- one report --------------------------------------------------------------*/

static void add_file(struct loader *l, asc_str path, const asc_report_facts *facts)
{
    if (!l->each(l->user, path, facts)) l->failed = true;
}

/* A file with the table beside it, or in the folder above. */
static void add_loose(struct loader *l, asc_str path)
{
    asc_report_facts facts = { .name = asc_str_last_part(path) };
    asc_str folder = parent(path);
    if (asc_str_eq(path, ASC_STR("-"))) folder = ASC_STR("");
    if (folder.n && !row_for(table_of(l, folder), asc_str_last_part(path), &facts)) {
        asc_str up = asc_str_eq(folder, ASC_STR(".")) ? ASC_STR("..") : parent(folder);
        row_for(table_of(l, up), asc_str_last_part(path), &facts);
    }
    add_file(l, path, &facts);
}

/* ---- folders -----------------------------------------------------------------*/

static bool is_file(asc_str path)
{
    return path.n && asc_os_exists(path.p) && !asc_os_is_folder(path.p);
}

/* Where a row's report lies as plain text; empty when nowhere. */
static asc_str find_row(struct loader *l, asc_str folder, asc_str file)
{
    asc_buf txt = { 0 };
    asc_str reports = join(l->arena, folder, ASC_STR("reports")),
            plain = join(l->arena, folder, ASC_STR("plain"));
    asc_str beside = join(l->arena, folder, file), below = join(l->arena, reports, file);
    asc_str found = is_file(beside) ? beside : is_file(below) ? below : (asc_str){ NULL, 0 };
    asc_buf_put(&txt, file);
    asc_buf_puts(&txt, ".txt");
    asc_str stand_in = txt.failed ? (asc_str){ NULL, 0 } : join(l->arena, plain, asc_buf_str(&txt));
    asc_buf_free(&txt);
    return is_file(stand_in) ? stand_in : found;
}

static void add_table(struct loader *l, asc_str folder, const asc_report_table *t)
{
    for (size_t i = 0; i < asc_report_table_count(t); i++) {
        asc_report_facts facts = asc_report_table_row(t, i);
        asc_str path = find_row(l, folder, facts.name);
        if (path.n) {
            add_file(l, path, &facts);
        } else {
            asc_cli_fail("%.*s: reports.csv names %.*s, which is not there\n"
                         "Put the file into the folder or its reports/, or take the row out.",
                         ASC_FMT(folder), ASC_FMT(facts.name));
            l->failed = true;
        }
    }
}

/* "i2": an incident, where a report should be named? */
static bool incident_name(const char *path)
{
    uint64_t n;
    return path[0] == 'i' && asc_str_u64(asc_str_from(path + 1), &n) && !asc_os_exists(path);
}

static void add_walked(struct loader *l, const char *path)
{
    asc_str *files = NULL;
    size_t count = 0;
    asc_error err;
    if (asc_os_files(l->arena, path, &files, &count, &err) != ASC_OK) {
        if (incident_name(path))
            asc_cli_fail("%s; an incident is chosen with --incident %s", err.message, path);
        else asc_cli_fail("%s", err.message);
        l->failed = true;
        return;
    }
    if (!count) {
        asc_cli_fail("%s: no report lies in this folder", path);
        l->failed = true;
    }
    for (size_t i = 0; i < count; i++)
        if (!asc_str_eq(asc_str_last_part(files[i]), ASC_STR("reports.csv")))
            add_loose(l, files[i]);
}

static void add_operand(struct loader *l, const char *path)
{
    asc_str folder = without_slashes(asc_str_from(path));
    if (!strcmp(path, "-")) {
        add_loose(l, ASC_STR("-"));
        return;
    }
    if (!asc_os_is_folder(path)) {
        add_walked(l, path);
        return;
    }
    const asc_report_table *t = table_of(l, folder);
    if (t) add_table(l, folder, t);
    else add_walked(l, path);
}

bool asc_cli_reports(int operands, char **argv, asc_cli_report_fn each, void *user)
{
    struct loader l = { .arena = asc_arena_new(), .each = each, .user = user };
    if (!l.arena) {
        asc_cli_fail("out of memory");
        return false;
    }
    for (int i = 1; i <= operands; i++) add_operand(&l, argv[i]);
    asc_report_table_free(l.table);
    asc_arena_free(l.arena);
    return !l.failed;
}

/* ---- into a reading ------------------------------------------------------------*/

/* Reports are read side by side, a batch at a time: so many, or so many bytes. */
#define BATCH 64u
#define BATCH_BYTES ((size_t)4 << 20)

struct reader {
    const asc_cli_reading_options *options;
    asc_reading *reading;
    asc_reader *reader;
    asc_progress progress;
    uint64_t done;
    bool failed;
    asc_case *c;      /* the case last read */
    asc_arena *batch; /* the waiting reports' paths, facts and bytes */
    asc_incoming waiting[BATCH];
    asc_str paths[BATCH];
    size_t waiting_count, waiting_bytes;
};

/* Read what waits. False when memory ran out. */
static bool read_waiting(struct reader *r)
{
    static const asc_mark nothing = { 0 };
    asc_error err;
    asc_status rc =
        asc_reading_add_many(r->reading, r->waiting, r->waiting_count, r->options->threads, &err);
    if (rc) asc_cli_fail("%s", err.message);
    for (size_t i = 0; !rc && i < r->waiting_count; i++) {
        if (!r->waiting[i].err.status) continue;
        asc_cli_fail("%.*s: %s", ASC_FMT(r->paths[i]), r->waiting[i].err.message);
        r->failed = true;
    }
    r->done += r->waiting_count;
    r->waiting_count = r->waiting_bytes = 0;
    asc_arena_restore(r->batch, nothing);
    if (asc_cli_progress_due(&r->progress))
        asc_cli_progress_show(&r->progress, "%llu reports read", (unsigned long long)r->done);
    return !rc;
}

/* One report more; when enough wait, they are read. */
static bool put_report(struct reader *r, asc_str path, const asc_report_facts *facts,
                       const asc_text *t, asc_error *err)
{
    asc_incoming *in = &r->waiting[r->waiting_count];
    *in = (asc_incoming){ .bytes = t->text };
    if (!asc_arena_copy(r->batch, path, &r->paths[r->waiting_count]) ||
        !asc_report_facts_copy(r->batch, facts, &in->facts) ||
        !asc_arena_copy(r->batch, t->text, &in->bytes) ||
        !asc_arena_copy(r->batch, t->charset, &in->charset))
        return asc_fail(err, ASC_ENOMEM, "out of memory") == ASC_OK;
    r->waiting_count++;
    r->waiting_bytes += t->text.n;
    if (r->waiting_count < BATCH && r->waiting_bytes < BATCH_BYTES) return true;
    return read_waiting(r) || asc_fail(err, ASC_ENOMEM, "out of memory") == ASC_OK;
}

static void fill_in(asc_str *fact, asc_str told)
{
    if (!fact->n) *fact = told;
}

/* One of a document's reports: the table's facts first, then what it says of itself. */
static bool add_text(struct reader *r, asc_str path, const asc_text *t,
                     const asc_report_facts *known, bool alone, asc_error *err)
{
    asc_report_facts facts = *known;
    asc_str part = asc_str_slice(t->facts.name, path.n, t->facts.name.n); /* "#part" */
    asc_buf name = { 0 };
    asc_buf_put(&name, facts.name);
    asc_buf_put(&name, part);
    if (!alone) facts = (asc_report_facts){ .outlet = known->outlet };
    facts.name = asc_buf_str(&name);
    fill_in(&facts.title, t->facts.title);
    fill_in(&facts.outlet, t->facts.outlet);
    fill_in(&facts.author, t->facts.author);
    fill_in(&facts.published, t->facts.published);
    bool good = !name.failed && put_report(r, path, &facts, t, err);
    asc_buf_free(&name);
    return good;
}

/* Plain text goes in as it is, or as what its charset makes of it; all else is read by the
 * locked-in reader first. */
static bool read_bytes(struct reader *r, asc_str path, asc_str bytes, const asc_report_facts *facts)
{
    asc_error err = { ASC_OK, "out of memory" };
    asc_texts *texts = NULL;
    size_t count = 0;
    bool good = asc_reader_take(&texts, r->reader, path, bytes, NULL, ASC_STR(""), &err) == ASC_OK;
    const asc_text *items = good ? asc_texts_items(texts, &count) : NULL;
    bool plain = count == 1 && asc_str_eq(items[0].media, ASC_STR("text/plain"));
    if (plain) good = put_report(r, path, facts, &items[0], &err);
    for (size_t i = 0; good && !plain && i < count; i++)
        good = add_text(r, path, &items[i], facts, count == 1, &err);
    if (!good) asc_cli_fail("%.*s: %s", ASC_FMT(path), err.message);
    asc_texts_free(texts);
    return good;
}

struct file {
    struct reader *r;
    const asc_report_facts *facts;
    asc_str path;
    bool failed;
};

static bool read_piece(void *user, asc_str name, asc_str bytes, const asc_error *failed)
{
    struct file *f = user;
    asc_report_facts of_piece = { .name = asc_str_last_part(name), .outlet = f->facts->outlet };
    if (failed) asc_cli_tell_piece(name, failed);
    if (failed || !read_bytes(f->r, name, bytes, name.n > f->path.n ? &of_piece : f->facts))
        f->failed = true;
    return true;
}

static bool read_file(void *user, asc_str path, const asc_report_facts *facts)
{
    struct file f = { user, facts, path, false };
    return asc_cli_pieces(path, NULL, read_piece, &f) && !f.failed;
}

/* ---- out of a case ---------------------------------------------------------------*/

static void kept_progress(void *user, uint64_t done)
{
    struct reader *r = user;
    if (asc_cli_progress_due(&r->progress))
        asc_cli_progress_show(&r->progress, "%llu reports read",
                              (unsigned long long)(r->done + done));
}

static void kept_failed(void *user, int64_t report, const asc_error *why)
{
    struct reader *r = user;
    if (report == 0) {
        asc_cli_fail("what was read could not be kept: %s", why->message);
        return;
    }
    asc_cli_fail("r%lld: %s", (long long)report, why->message);
    r->failed = true;
}

static bool read_case(struct reader *r, const char *path)
{
    asc_case *c;
    asc_error err;
    asc_case_reading_options how = { .include_confidential = r->options->include_confidential,
                                     .threads = r->options->threads,
                                     .progress = kept_progress,
                                     .failed = kept_failed,
                                     .user = r };
    if (asc_case_open(&c, path, ASC_OPEN_KEEP, &err) != ASC_OK) {
        asc_cli_fail("%s", err.message);
        return false;
    }
    asc_status rc = asc_reading_add_case(r->reading, c, &how, &err);
    asc_case_close(r->c);
    r->c = c;
    if (rc) asc_cli_fail("%s", err.message);
    return !rc;
}

#define PASSED_NAMED_MAX 20u

/* Of a report that is not English nothing was read: say so. */
static void tell_passed_by(const asc_reading *r)
{
    size_t n, passed = 0;
    const asc_report *reports = asc_reading_reports(r, &n);
    for (size_t i = 0; i < n; i++)
        if (reports[i].passed_by && ++passed <= PASSED_NAMED_MAX)
            asc_cli_fail("%.*s: not English, passed by: nothing was read of it",
                         ASC_FMT(reports[i].facts.name));
    if (passed > PASSED_NAMED_MAX)
        asc_cli_fail("%zu reports more are not English and were passed by",
                     passed - PASSED_NAMED_MAX);
}

/* What a case's reports say goes into its tables while that takes no time to speak of, or
 * when it was asked for. It is no fault of the answer when it cannot. */
static void refresh(struct reader *r, int operands)
{
    size_t statements;
    asc_error err;
    asc_reading_statements(r->reading, &statements);
    if (r->c && operands == 1 && !r->failed && !r->options->foreign && asc_case_writable(r->c) &&
        !r->options->include_confidential && (r->options->tables || statements <= TABLES_AT_ONCE) &&
        asc_case_refresh(r->c, r->reading, &err) != ASC_OK)
        asc_cli_fail("the case's tables could not be made: %s", err.message);
}

/* ---- all operands ------------------------------------------------------------------*/

static asc_status own_words(asc_reading *reading, const char *path, asc_error *err)
{
    asc_buf text = { 0 };
    asc_status rc = asc_os_read(&text, path, ASC_OWN_BYTES_MAX, err);
    if (!rc) rc = asc_reading_words(reading, asc_str_from(path), asc_buf_str(&text), err);
    asc_buf_free(&text);
    return rc;
}

static asc_status open_readers(struct reader *r, const asc_model *model, asc_error *err)
{
    asc_status rc = asc_reader_open(&r->reader, NULL, err);
    r->batch = asc_arena_new();
    if (!rc && !r->batch) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) rc = asc_reading_new(&r->reading, model, err);
    if (!rc && r->options->words) rc = own_words(r->reading, r->options->words, err);
    if (!rc && r->options->incident)
        rc = asc_reading_narrow(r->reading, asc_str_from(r->options->incident), err);
    if (!rc && r->options->learnt.n)
        rc = (r->options->learnt_before ? asc_reading_remind
                                        : asc_reading_teach)(r->reading, r->options->learnt, err);
    if (!rc && r->options->weighed_as_of)
        rc = asc_reading_foresee(r->reading, *r->options->weighed_as_of, err);
    if (!rc && r->options->attributions) asc_reading_want_attributions(r->reading);
    if (!rc && r->options->mentions) rc = asc_reading_want_mentions(r->reading, err);
    if (!rc && r->options->events) rc = asc_reading_want_events(r->reading, err);
    if (!rc && r->options->accounts) rc = asc_reading_want_accounts(r->reading, err);
    if (rc) {
        asc_reader_close(r->reader);
        asc_arena_free(r->batch);
    }
    return rc;
}

int asc_cli_reading(asc_reading **out, asc_model **model, const asc_cli_reading_options *options,
                    int operands, char **argv)
{
    struct reader r = { .options = options, .progress = { .alone = true } };
    asc_error err;
    *out = NULL;
    *model = options->model;
    if (!*model && !asc_cli_model(model, options->model_path)) return ASC_EXIT_FAILED;
    if (open_readers(&r, *model, &err) != ASC_OK) return asc_cli_fail("%s", err.message);
    for (int i = 1; i <= operands; i++) {
        bool is_case = strcmp(argv[i], "-") != 0 && asc_case_is(argv[i]);
        bool good =
            is_case ? read_case(&r, argv[i]) : asc_cli_reports(1, &argv[i - 1], read_file, &r);
        if (r.waiting_count && !read_waiting(&r)) good = false;
        if (!good) r.failed = true;
    }
    asc_arena_free(r.batch);
    asc_cli_progress_end(&r.progress);
    asc_reader_close(r.reader);
    if (options->foreign && !asc_cli_foreign(r.reading, options->foreign)) r.failed = true;
    asc_status rc = asc_reading_run(r.reading, &err);
    if (!rc) tell_passed_by(r.reading);
    if (!rc) refresh(&r, operands);
    asc_case_close(r.c);
    if (rc) {
        asc_reading_free(r.reading);
        return asc_cli_fail("%s", err.message);
    }
    *out = r.reading;
    return r.failed ? ASC_EXIT_FAILED : ASC_EXIT_OK;
}

bool asc_cli_write_bytes(void *user, const char *bytes, size_t n)
{
    asc_buf *b = user;
    asc_buf_put(b, (asc_str){ bytes, n });
    return asc_cli_write(b);
}
