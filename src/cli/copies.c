/*
 * ascribe copies - which reports took passages from which, without reading what they say.
 */
#include "cli/pieces.h"
#include "cli/reports.h"

#include <stdlib.h>

#include "base/os.h"

#include "base/banned.h"

/* The texts, one after another, and their names. */
struct gathered {
    asc_arena *keep;
    asc_reader *reader;
    asc_copy_text *texts;
    asc_str *names;
    size_t count, texts_cap, names_cap;
    bool failed, confidential;
};

static bool gather(struct gathered *g, asc_str name, asc_str part, const asc_report_facts *facts,
                   asc_str text)
{
    asc_buf whole = { 0 };
    void *texts = g->texts, *names = g->names;
    if (g->count == g->texts_cap)
        texts = asc_arena_grow(g->keep, texts, g->count, &g->texts_cap, sizeof *g->texts);
    if (g->count == g->names_cap)
        names = asc_arena_grow(g->keep, names, g->count, &g->names_cap, sizeof *g->names);
    if (!texts || !names) return false;
    g->texts = texts;
    g->names = names;
    asc_buf_put(&whole, name);
    asc_buf_put(&whole, part);
    asc_copy_text *t = &g->texts[g->count];
    bool good = !whole.failed &&
                asc_arena_copy(g->keep, asc_buf_str(&whole), &g->names[g->count]) &&
                asc_arena_copy(g->keep, text, &t->text) &&
                asc_arena_copy(g->keep, facts->published, &t->published) &&
                asc_arena_copy(g->keep, facts->outlet, &t->outlet);
    asc_buf_free(&whole);
    g->count += good;
    return good;
}

/* One of a document's reports: the table's facts first, then what it says of itself. */
static bool gather_text(struct gathered *g, asc_str path, const asc_text *t,
                        const asc_report_facts *known, bool alone)
{
    asc_report_facts facts = t->facts;
    asc_str part = asc_str_slice(t->facts.name, path.n, t->facts.name.n); /* "#part" */
    if (alone && known->published.n) facts.published = known->published;
    if (known->outlet.n) facts.outlet = known->outlet;
    return gather(g, known->name, part, &facts, t->text);
}

struct file {
    struct gathered *g;
    const asc_report_facts *facts;
    asc_str path;
    bool failed;
};

static bool gather_piece(void *user, asc_str name, asc_str bytes, const asc_error *failed)
{
    struct file *f = user;
    asc_error err = { ASC_OK, "out of memory" };
    asc_texts *texts = NULL;
    size_t count = 0;
    asc_report_facts of_piece = { .name = asc_str_last_part(name), .outlet = f->facts->outlet };
    const asc_report_facts *facts = name.n > f->path.n ? &of_piece : f->facts;
    bool good = !failed && asc_reader_take(&texts, f->g->reader, name, bytes, NULL, ASC_STR(""),
                                           &err) == ASC_OK;
    const asc_text *items = good ? asc_texts_items(texts, &count) : NULL;
    for (size_t i = 0; good && i < count; i++)
        good = gather_text(f->g, name, &items[i], facts, count == 1);
    if (!good) asc_cli_tell_piece(name, failed ? failed : &err);
    if (!good) f->failed = true;
    asc_texts_free(texts);
    return true;
}

static bool gather_file(void *user, asc_str path, const asc_report_facts *facts)
{
    struct file f = { user, facts, path, false };
    return asc_cli_pieces(path, NULL, gather_piece, &f) && !f.failed;
}

static bool gather_kept(void *user, const asc_case_report *kept)
{
    struct gathered *g = user;
    if (gather(g, kept->facts.name, ASC_STR(""), &kept->facts, kept->text)) return true;
    asc_cli_fail("out of memory");
    g->failed = true;
    return false;
}

static bool gather_case(struct gathered *g, const char *path)
{
    asc_case *c;
    asc_error err;
    asc_case_filter filter = { .with_text = true, .without_confidential = !g->confidential };
    if (asc_case_open(&c, path, ASC_OPEN_READ, &err) != ASC_OK) {
        asc_cli_fail("%s", err.message);
        return false;
    }
    asc_status rc = asc_case_reports(c, &filter, gather_kept, g, &err);
    asc_case_close(c);
    if (rc) asc_cli_fail("%s", err.message);
    return !rc;
}

/* ---- showing -------------------------------------------------------------------*/

static void json_line(asc_buf *b, const struct gathered *g, const asc_copy *c)
{
    asc_buf_puts(b, "{\"type\":\"copy\",\"v\":1,\"to\":");
    asc_buf_json(b, g->names[c->to]);
    asc_buf_puts(b, ",\"from\":");
    asc_buf_json(b, g->names[c->from_report]);
    asc_buf_printf(b, ",\"kind\":\"%s\",\"share\":%.4f,\"directed\":%.2f,\"passages\":[",
                   asc_copy_kind_name(c->kind), c->share, c->directed);
    for (uint32_t k = 0; k < c->passage_count; k++) {
        asc_passage p = c->passages[k];
        asc_buf_printf(b, "%s[%u,%u,%u,%u]", k ? "," : "", p.to.begin, p.to.end, p.from.begin,
                       p.from.end);
    }
    asc_buf_puts(b, "]}\n");
}

#define SHOWN_BYTES 76u /* of a passage */

static void plain_line(asc_buf *b, const struct gathered *g, const asc_copy *c)
{
    asc_buf_term(b, g->names[c->to]);
    asc_buf_puts(b, c->directed < .6 ? " shares " : " took ");
    asc_buf_printf(b, "%.0f %% of its words %s ", 100 * c->share,
                   c->directed < .6 ? "with" : "from");
    asc_buf_term(b, g->names[c->from_report]);
    asc_buf_printf(b, ", %u passage%s\n", c->passage_count, c->passage_count == 1 ? "" : "s");
    for (uint32_t k = 0; k < c->passage_count; k++) {
        asc_span s = c->passages[k].to;
        asc_str text = asc_str_slice(g->texts[c->to].text, s.begin, s.end);
        bool cut = text.n > SHOWN_BYTES;
        if (cut) text.n = SHOWN_BYTES;
        while (cut && text.n > 0 && ((unsigned char)text.p[text.n] & 0xC0) == 0x80) text.n--;
        asc_buf_printf(b, "  %u-%u \"", s.begin, s.end);
        asc_buf_term(b, text);
        asc_buf_puts(b, cut ? " ...\"\n" : "\"\n");
    }
}

static int show(const struct gathered *g, bool json)
{
    asc_copies *copies;
    asc_error err;
    size_t count;
    if (asc_copies_find(&copies, g->texts, g->count, &err) != ASC_OK)
        return asc_cli_fail("%s", err.message);
    const asc_copy *items = asc_copies_items(copies, &count);
    asc_buf b = { 0 };
    bool good = true;
    for (size_t i = 0; good && i < count; i++) {
        if (json) json_line(&b, g, &items[i]);
        else plain_line(&b, g, &items[i]);
        if (b.n > 1u << 16) good = asc_cli_write(&b);
    }
    if (!count && !json) asc_buf_printf(&b, "no shared passages in %zu reports\n", g->count);
    good = good && asc_cli_write(&b) && asc_cli_flush();
    asc_buf_free(&b);
    asc_copies_free(copies);
    return good ? ASC_EXIT_OK : ASC_EXIT_FAILED;
}

static int run(const asc_command *self, int argc, char **argv)
{
    struct gathered g = { 0 };
    bool json = false;
    asc_error err;
    const asc_option options[] = {
        { "--include-confidential", NULL, &g.confidential },
        { "--json", NULL, &json },
    };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands == 0)
        return asc_cli_misuse(self, "copies: name reports, a folder of them or a case");
    g.keep = asc_arena_new();
    if (!g.keep || asc_reader_open(&g.reader, NULL, &err) != ASC_OK) {
        asc_arena_free(g.keep);
        return asc_cli_fail("%s", g.keep ? err.message : "out of memory");
    }
    for (int i = 1; i <= operands; i++) {
        bool is_case = strcmp(argv[i], "-") != 0 && asc_case_is(argv[i]);
        if (!(is_case ? gather_case(&g, argv[i])
                      : asc_cli_reports(1, &argv[i - 1], gather_file, &g)))
            g.failed = true;
    }
    asc_reader_close(g.reader);
    code = show(&g, json);
    asc_arena_free(g.keep);
    return g.failed ? ASC_EXIT_FAILED : code;
}

const asc_command asc_command_copies = {
    .name = "copies",
    .summary = "which reports took passages from which",
    .help = "usage: ascribe copies [OPTION...] PATH...\n"
            "\n"
            "Compares the texts of reports and prints who took passages from whom: word for\n"
            "word, or with words changed and moved. Nothing of what they say is read, so that\n"
            "thousands of reports take a second. Speech that two reports quote alike does not\n"
            "count.\n"
            "\n"
            "A PATH is a report, \"-\" for standard input, a folder or a case, as for\n"
            "`ascribe read`.\n"
            "\n"
            "  --include-confidential   also reports of a case that are marked so\n"
            "  --json          copy lines, as `ascribe read` has them\n"
            "\n"
            "Exit codes: 0 done, 1 a report could not be read (the others are), 2 wrong usage.\n",
    .run = run,
};
