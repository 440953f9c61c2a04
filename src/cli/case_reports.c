/*
 * ascribe reports, ascribe search - what lies in a case.
 */
#include "cli/case.h"
#include "cli/reports.h"

#include "base/banned.h"

#define LINE_MAX_BYTES 100 /* of a headline or an excerpt's part */
#define HITS_DEFAULT 20u
#define HITS_MAX 10000u

struct list {
    asc_buf out;
    bool json, text, bytes, any;
    int64_t id;
};

/* ---- one report -----------------------------------------------------------------*/

static void json_report(asc_buf *b, const asc_case_report *r, asc_str excerpt)
{
    asc_buf_printf(b, "{\"type\":\"report\",\"v\":1,\"id\":\"r%lld\"", (long long)r->id);
    asc_buf_json_text_or_null(b, "report", r->facts.name);
    asc_buf_json_text_or_null(b, "title", r->facts.title);
    asc_buf_json_text_or_null(b, "outlet", r->facts.outlet);
    asc_buf_json_text_or_null(b, "author", r->facts.author);
    asc_buf_json_text_or_null(b, "published", r->facts.published);
    asc_buf_json_text_or_null(b, "language", r->language);
    asc_buf_json_text_or_null(b, "url", r->url);
    asc_buf_json_text_or_null(b, "charset", r->charset);
    asc_buf_json_text_or_null(b, "media_type", r->media_type);
    asc_buf_json_text_or_null(b, "note", r->note);
    asc_buf_json_text_or_null(b, "sha256", asc_str_from(r->sha256));
    asc_buf_json_text_or_null(b, "item", r->item);
    asc_buf_printf(b, ",\"size\":%llu", (unsigned long long)r->size);
    asc_buf_json_text_or_null(b, "path", r->path);
    asc_buf_json_text_or_null(b, "collector", r->collector);
    asc_buf_json_text_or_null(b, "arrived", r->arrived);
    asc_buf_printf(b, ",\"sightings\":%u,\"version\":%u,\"versions\":%u,\"confidential\":%s",
                   (unsigned)r->sightings, (unsigned)r->version, (unsigned)r->versions,
                   r->confidential ? "true" : "false");
    asc_buf_json_text_or_null(b, "fetched", r->fetched);
    asc_buf_puts(b, ",\"told\":");
    asc_buf_put(b, r->told);
    if (excerpt.n) asc_buf_json_text_or_null(b, "excerpt", excerpt);
    if (r->text.n) asc_buf_json_text_or_null(b, "text", r->text);
    asc_buf_puts(b, "}\n");
}

static void part(asc_buf *b, const char *before, asc_str s)
{
    if (!s.n) return;
    asc_buf_puts(b, before);
    asc_cli_one_line(b, s, LINE_MAX_BYTES);
}

static void line_of_report(asc_buf *b, const asc_case_report *r)
{
    char id[24];
    snprintf(id, sizeof id, "r%lld", (long long)r->id);
    asc_buf_printf(b, "%-6s ", id);
    if (r->facts.title.n) part(b, "", r->facts.title);
    else part(b, "", r->facts.name);
    asc_buf_puts(b, "\n       ");
    if (r->facts.published.n) part(b, "", r->facts.published);
    else asc_buf_puts(b, "undated");
    part(b, ", ", r->facts.outlet);
    part(b, ", ", r->facts.author);
    if (r->facts.title.n) part(b, "; ", r->facts.name);
    if (r->versions > 1)
        asc_buf_printf(b, "; version %u of %u", (unsigned)r->version, (unsigned)r->versions);
    if (r->sightings > 1) asc_buf_printf(b, "; seen in %u places", (unsigned)r->sightings);
    if (r->confidential) asc_buf_puts(b, "; confidential");
    asc_buf_putc(b, '\n');
}

/* ---- reports ------------------------------------------------------------------------*/

static bool list_report(void *user, const asc_case_report *r)
{
    struct list *l = user;
    l->any = true;
    if (l->json) json_report(&l->out, r, (asc_str){ NULL, 0 });
    else line_of_report(&l->out, r);
    return asc_cli_write(&l->out);
}

static bool list_refusal(void *user, const asc_refusal *r)
{
    struct list *l = user;
    l->any = true;
    if (l->json) {
        asc_buf_puts(&l->out, "{\"type\":\"refusal\",\"v\":1");
        asc_buf_json_text_or_null(&l->out, "path", r->path);
        asc_buf_json_text_or_null(&l->out, "sha256", asc_str_from(r->sha256));
        asc_buf_json_text_or_null(&l->out, "reason", r->reason);
        asc_buf_printf(&l->out, ",\"tries\":%u", (unsigned)r->tries);
        asc_buf_json_text_or_null(&l->out, "collector", r->collector);
        asc_buf_json_text_or_null(&l->out, "at", r->at);
        asc_buf_puts(&l->out, "}\n");
    } else {
        part(&l->out, "refused  ", r->path);
        part(&l->out, ": ", r->reason);
        asc_buf_putc(&l->out, '\n');
    }
    return asc_cli_write(&l->out);
}

/* How it came over the network, if it did. */
static void put_fetched(asc_buf *b, const asc_case_report *r)
{
    if (!r->fetched.n) return;
    part(b, "\n       fetched ", r->fetched);
    part(b, " from ", r->final_url.n ? r->final_url : r->http_status ? r->path : r->url);
    if (r->http_status) asc_buf_printf(b, ", HTTP %u", (unsigned)r->http_status);
}

/* One report, whole. */
static bool show_report(void *user, const asc_case_report *r)
{
    struct list *l = user;
    l->id = r->id;
    if (l->bytes) return true;
    if (l->json) {
        json_report(&l->out, r, (asc_str){ NULL, 0 });
        return asc_cli_write(&l->out);
    }
    if (!l->text) {
        line_of_report(&l->out, r);
        asc_buf_printf(&l->out, "       %llu bytes, ", (unsigned long long)r->size);
        part(&l->out, "", r->media_type);
        part(&l->out, ", ", r->charset);
        asc_buf_printf(&l->out, "\n       sha256 %s\n       arrived ", r->sha256);
        part(&l->out, "", r->arrived);
        part(&l->out, " from ", r->path);
        part(&l->out, ", collected by ", r->collector);
        put_fetched(&l->out, r);
        asc_buf_puts(&l->out, "\n\n");
    }
    asc_buf_put(&l->out, r->text);
    if (r->text.n && r->text.p[r->text.n - 1] != '\n') asc_buf_putc(&l->out, '\n');
    return asc_cli_write(&l->out);
}

/* Bytes as found go out as they are, even to a terminal: that is what was asked. */
static bool write_raw(void *user, const char *bytes, size_t n)
{
    (void)user;
    return n == 0 || fwrite(bytes, 1, n, stdout) == n;
}

static asc_status show_one(struct list *l, asc_case *c, const char *name, asc_error *err)
{
    asc_status rc = asc_case_report_find(c, asc_str_from(name), show_report, l, err);
    return rc || !l->bytes ? rc : asc_case_bytes(c, l->id, write_raw, NULL, err);
}

static asc_status show_all(struct list *l, asc_case *c, asc_error *err)
{
    asc_case_filter filter = { .with_text = l->text };
    asc_status rc = asc_case_reports(c, &filter, list_report, l, err);
    if (!rc) rc = asc_case_refusals(c, list_refusal, l, err);
    if (!rc && !l->any && !l->json) {
        asc_buf_puts(&l->out, "no reports yet; `ascribe add` takes them in\n");
        asc_cli_write(&l->out);
    }
    return rc;
}

static int run_reports(const asc_command *self, int argc, char **argv)
{
    struct list l = { 0 };
    const char *span = NULL;
    asc_span wanted;
    asc_case *c;
    asc_error err;
    const asc_option options[] = {
        { "--text", NULL, &l.text },
        { "--bytes", NULL, &l.bytes },
        { "--json", NULL, &l.json },
        { "--origin", &span, NULL },
    };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands == 0) return asc_cli_misuse(self, "reports: name a case");
    if (operands > 2) return asc_cli_misuse(self, "reports: one report at a time");
    if (l.bytes && operands < 2) return asc_cli_misuse(self, "reports: --bytes of which report?");
    if (span && operands < 2) return asc_cli_misuse(self, "reports: --origin in which report?");
    if (span && !asc_cli_span(span, &wanted))
        return asc_cli_misuse(self, "reports: --origin %s: give bytes of its text as BEGIN-END",
                              span);
    if (span) return asc_cli_origin(argv[1], argv[2], wanted, l.json);
    if (!asc_cli_case(&c, argv[1], ASC_OPEN_READ)) return ASC_EXIT_FAILED;
    asc_status rc = operands == 2 ? show_one(&l, c, argv[2], &err) : show_all(&l, c, &err);
    asc_case_close(c);
    asc_buf_free(&l.out);
    return asc_cli_ended(rc, &err);
}

const asc_command asc_command_reports = {
    .name = "reports",
    .summary = "what lies in a case, and what was refused",
    .help = "usage: ascribe reports [OPTION...] CASE [REPORT]\n"
            "\n"
            "Lists a case's reports in the order they came, then the files that were refused,\n"
            "each with its reason. With REPORT (its id, r12, at least six digits of its\n"
            "SHA-256, or its name) shows that one with its text.\n"
            "\n"
            "  --text    the text alone; with --json, and no REPORT, the text of each\n"
            "  --bytes   the bytes as found, after checking their hash\n"
            "  --origin BEGIN-END   which of the bytes as found these bytes of the text are\n"
            "  --json    one JSON object a report, one a refusal\n"
            "\n"
            "Confidential reports are listed, and marked as such.\n"
            "\n"
            "Exit codes: 0 done, 1 failed, 2 wrong usage.\n",
    .run = run_reports,
};

/* ---- search ------------------------------------------------------------------------*/

static bool show_hit(void *user, const asc_hit *h)
{
    struct list *l = user;
    l->any = true;
    if (l->json) {
        json_report(&l->out, h->report, h->excerpt);
    } else {
        line_of_report(&l->out, h->report);
        asc_buf_puts(&l->out, "       ");
        asc_cli_one_line(&l->out, h->excerpt, 3 * LINE_MAX_BYTES);
        asc_buf_putc(&l->out, '\n');
    }
    return asc_cli_write(&l->out);
}

/* A shell's argument with a space in it is a phrase. */
static void put_argument(asc_buf *words, const char *arg)
{
    bool phrase = strchr(arg, ' ') && !strchr(arg, '"');
    if (words->n) asc_buf_putc(words, ' ');
    if (phrase) asc_buf_putc(words, '"');
    asc_buf_puts(words, arg);
    if (phrase) asc_buf_putc(words, '"');
}

static int search(struct list *l, const char *path, asc_str words, unsigned limit)
{
    asc_case *c;
    asc_error err;
    bool more = false;
    if (!asc_cli_case(&c, path, ASC_OPEN_READ)) return ASC_EXIT_FAILED;
    asc_status rc = asc_case_search(c, words, limit, show_hit, l, &more, &err);
    asc_case_close(c);
    if (!rc && !l->json && !l->any) asc_buf_puts(&l->out, "nothing found\n");
    if (!rc && !l->json && more) asc_buf_puts(&l->out, "... and more; --limit N shows N\n");
    asc_cli_write(&l->out);
    return asc_cli_ended(rc, &err);
}

static int run_search(const asc_command *self, int argc, char **argv)
{
    struct list l = { 0 };
    const char *limit_given = NULL;
    unsigned limit = HITS_DEFAULT;
    asc_buf words = { 0 };
    asc_case *c;
    const asc_option options[] = { { "--limit", &limit_given, NULL }, { "--json", NULL, &l.json } };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands == 0)
        return asc_cli_misuse(self, "search: name a case and the words to search for");
    if (limit_given && !asc_cli_count(self, "--limit", limit_given, HITS_MAX, &limit))
        return ASC_EXIT_USAGE;
    if (operands == 1) {
        if (!asc_cli_case(&c, argv[1], ASC_OPEN_READ)) return ASC_EXIT_FAILED;
        asc_case_close(c);
        return asc_cli_misuse(self, "search: which words?");
    }
    for (int i = 2; i <= operands; i++) put_argument(&words, argv[i]);
    code = words.failed ? asc_cli_fail("out of memory")
                        : search(&l, argv[1], asc_buf_str(&words), limit);
    asc_buf_free(&words);
    asc_buf_free(&l.out);
    return code;
}

const asc_command asc_command_search = {
    .name = "search",
    .summary = "reports of a case that hold given words",
    .help = "usage: ascribe search [OPTION...] CASE WORD...\n"
            "\n"
            "Lists the reports whose title or text holds all of the words, the best first;\n"
            "where very many do, the newest first. Case and accents do not count. \"Two words\"\n"
            "in quotation marks stand next to each other; a star ends a word's beginning:\n"
            "bomb* finds bombs and bombing.\n"
            "\n"
            "  --limit N   at most N reports (20)\n"
            "  --json      one JSON object a report, with its excerpt\n"
            "\n"
            "Exit codes: 0 done, also when nothing is found; 1 failed; 2 wrong usage.\n",
    .run = run_search,
};
