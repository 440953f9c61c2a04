/*
 * ascribe text - documents in, their text and what they say of themselves out.
 */
#include "cli/cli.h"
#include "cli/pieces.h"

#include "base/os.h"

#include "base/banned.h"

struct work {
    asc_reader *reader;
    asc_reader_options how;
    asc_buf out;
    asc_progress progress;
    bool html, json, origins, many, failed;
    size_t shown, done, count;
};

/* Which bytes of the document the text's stretches are. */
static void put_origins(asc_buf *b, const asc_text *t)
{
    static const char *const units[] = { "same", "byte", "pair", "whole" };
    asc_buf_puts(b, ",\"origins\":[");
    for (size_t i = 0; i < t->origin_count; i++) {
        const asc_stretch *o = &t->origins[i];
        asc_buf_printf(b, "%s{\"begin\":%u,\"end\":%u,\"from\":%u,\"to\":%u,\"unit\":\"%s\"}",
                       i ? "," : "", o->begin, o->end, o->from, o->to, units[o->unit]);
    }
    asc_buf_putc(b, ']');
}

static void put_json(asc_buf *b, const asc_text *t, bool origins)
{
    asc_buf_puts(b, "{\"type\":\"text\",\"v\":1");
    asc_buf_json_text(b, "name", t->facts.name);
    asc_buf_json_text(b, "title", t->facts.title);
    asc_buf_json_text(b, "outlet", t->facts.outlet);
    asc_buf_json_text(b, "author", t->facts.author);
    asc_buf_json_text(b, "published", t->facts.published);
    asc_buf_json_text(b, "language", t->language);
    asc_buf_json_text(b, "charset", t->charset);
    asc_buf_json_text(b, "media", t->media);
    asc_buf_json_text(b, "url", t->url);
    asc_buf_json_text(b, "fetched", t->fetched);
    asc_buf_json_text(b, "note", t->note);
    asc_buf_json_text(b, "text", t->text);
    asc_buf_puts(b, ",\"blocks\":[");
    for (size_t i = 0; i < t->block_count; i++) {
        asc_span from;
        asc_buf_printf(b, "%s{\"begin\":%u,\"end\":%u,\"kind\":\"%s\"", i ? "," : "",
                       t->blocks[i].span.begin, t->blocks[i].span.end,
                       asc_block_kind_name(t->blocks[i].kind));
        if (origins && asc_text_origin(t, t->blocks[i].span, &from))
            asc_buf_printf(b, ",\"from\":%u,\"to\":%u", from.begin, from.end);
        asc_buf_putc(b, '}');
    }
    asc_buf_putc(b, ']');
    if (origins) put_origins(b, t);
    asc_buf_puts(b, "}\n");
}

static void put_plain(struct work *w, const asc_text *t)
{
    if (w->many) {
        asc_buf_puts(&w->out, w->shown ? "\n==> " : "==> ");
        asc_buf_put(&w->out, t->facts.name);
        asc_buf_puts(&w->out, " <==\n");
    }
    asc_buf_put(&w->out, t->text);
    if (t->text.n && t->text.p[t->text.n - 1] != '\n') asc_buf_putc(&w->out, '\n');
}

static void show(struct work *w, const asc_texts *texts)
{
    size_t n;
    const asc_text *items = asc_texts_items(texts, &n);
    if (n > 1) w->many = true;
    for (size_t i = 0; i < n; i++) {
        if (w->json) put_json(&w->out, &items[i], w->origins);
        else put_plain(w, &items[i]);
        w->shown++;
    }
}

static bool one_piece(void *user, asc_str name, asc_str bytes, const asc_error *failed)
{
    struct work *w = user;
    asc_texts *texts = NULL;
    asc_error err;
    bool standard = asc_str_eq(name, ASC_STR("-"));
    if (failed) {
        asc_cli_tell_piece(name, failed);
        w->failed = true;
    } else if (asc_reader_take(&texts, w->reader, name, bytes, w->html ? "html" : NULL, ASC_STR(""),
                               &err) != ASC_OK) {
        asc_cli_fail("%.*s: %s", ASC_FMT(standard ? ASC_STR("standard input") : name), err.message);
        w->failed = true;
    } else {
        show(w, texts);
    }
    asc_texts_free(texts);
    return asc_cli_write(&w->out);
}

/* False when the output is gone: there is nothing more to do. */
static bool one(struct work *w, asc_str path)
{
    if (!asc_cli_pieces(path, &w->how, one_piece, w)) return false;
    w->done++;
    if (asc_cli_progress_due(&w->progress))
        asc_cli_progress_show(&w->progress, "%zu of %zu documents", w->done, w->count);
    return asc_cli_write(&w->out);
}

static bool is_table(asc_str path)
{
    return asc_str_eq(path, ASC_STR("reports.csv")) || asc_str_ends(path, ASC_STR("/reports.csv"));
}

static int all(struct work *w, int operands, char **argv)
{
    asc_arena *arena = asc_arena_new();
    asc_str *files;
    if (!arena) return asc_cli_fail("out of memory");
    bool good = asc_cli_files(arena, operands, argv, &files, &w->count);
    w->many = good && w->count > 1;
    for (size_t i = 0; good && i < w->count; i++)
        if (w->count == 1 || !is_table(files[i])) good = one(w, files[i]);
    asc_cli_progress_end(&w->progress);
    asc_buf_free(&w->out);
    asc_arena_free(arena);
    return good && asc_cli_flush() && !w->failed ? ASC_EXIT_OK : ASC_EXIT_FAILED;
}

static int run(const asc_command *self, int argc, char **argv)
{
    struct work w = { 0 };
    asc_error err;
    const asc_option options[] = {
        { "--html", NULL, &w.html },          { "--json", NULL, &w.json },
        { "--origins", NULL, &w.origins },    { "--no-jail", NULL, &w.how.no_jail },
        { "--reader", &w.how.program, NULL },
    };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (asc_reader_open(&w.reader, &w.how, &err) != ASC_OK) return asc_cli_fail("%s", err.message);
    code = all(&w, operands, argv);
    asc_reader_close(w.reader);
    return code;
}

const asc_command asc_command_text = {
    .name = "text",
    .summary = "the text of web pages and other documents, without what is around it",
    .help = "usage: ascribe text [OPTION...] [FILE...]\n"
            "\n"
            "Prints the text of documents: of a web page its report, without menus, comments,\n"
            "related links and notices. With --json also headline, author, outlet, date,\n"
            "language and charset. \"-\", or no file at all, is standard input; of a folder all\n"
            "files are read.\n"
            "\n"
            "  --html           take everything for web pages\n"
            "  --json           one JSON object for each report, one a line\n"
            "  --origins        with --json: which bytes of the document the text's bytes are\n"
            "  --no-jail        read documents also where the reader cannot be locked in\n"
            "  --reader FILE    the program that reads documents, instead of the one built or\n"
            "                   installed beside ascribe\n"
            "\n"
            "Exit codes: 0 done, 1 a document was refused (the others are read), 2 wrong usage.\n",
    .run = run,
};
