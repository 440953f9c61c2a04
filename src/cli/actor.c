/*
 * ascribe actor - one actor: every spelling, every statement, every listing.
 */
#include "cli/case.h"
#include "cli/reports.h"
#include "cli/screening.h"

#include "base/banned.h"

#define LINE_MAX_BYTES 100
#define STATEMENTS_DEFAULT 20u
#define STATEMENTS_MAX 100000u
#define LISTINGS_MAX 64
#define KNOWN_MAX 12 /* names of the table shown to people */

struct listing {
    const asc_list *list;
    const asc_listing *listing;
    double score;
};

struct view {
    const asc_command *self;
    const asc_reading *r;
    const asc_actor *a;
    uint32_t n; /* its number */
    bool json;
    asc_str on;
    unsigned limit;
    asc_buf out;
    /* listings told already, by the best of its names */
    struct listing told[LISTINGS_MAX];
    size_t told_count, known;
    asc_str name;
};

static void part(asc_buf *b, const char *before, asc_str s)
{
    if (!s.n) return;
    asc_buf_puts(b, before);
    asc_cli_one_line(b, s, LINE_MAX_BYTES);
}

/* ---- who it is ------------------------------------------------------------------------*/

static bool show_known(void *user, const asc_known *k)
{
    struct view *v = user;
    if (v->json) {
        asc_buf_puts(&v->out, v->known ? ",{\"relation\":" : "{\"relation\":");
        asc_buf_json(&v->out, k->relation);
        asc_buf_json_text_or_null(&v->out, "name", k->name);
        asc_buf_json_text_or_null(&v->out, "source", k->source);
        if (k->when.n) asc_buf_json_text_or_null(&v->out, "when", k->when);
        asc_buf_putc(&v->out, '}');
    } else if (v->known < KNOWN_MAX || asc_str_eq(k->relation, ASC_STR("split-from")) ||
               asc_str_eq(k->relation, ASC_STR("joined")) || k->when.n) {
        part(&v->out, "  ", k->relation);
        part(&v->out, " ", k->name);
        part(&v->out, ", ", k->when);
        part(&v->out, " (", k->source);
        asc_buf_puts(&v->out, ")\n");
    }
    v->known++;
    return true;
}

static void head(struct view *v)
{
    asc_buf *b = &v->out;
    uint32_t all = v->a->name_count + v->a->described;
    if (v->json) {
        asc_buf_printf(b, "{\"type\":\"actor\",\"v\":1,\"id\":\"%s\",\"kind\":\"%s\",\"names\":[",
                       v->a->id, asc_actor_kind_name(v->a->kind));
        for (uint32_t k = 0; k < all; k++) {
            if (k) asc_buf_putc(b, ',');
            asc_buf_json(b, v->a->names[k]);
        }
        asc_buf_puts(b, "],\"disputed\":[");
        for (uint32_t k = 0; k < v->a->may_be_count; k++) {
            if (k) asc_buf_putc(b, ',');
            asc_buf_json(b, v->a->may_be[k]);
        }
        asc_buf_puts(b, "],\"known\":[");
        return;
    }
    asc_cli_one_line(b, v->a->names[0], LINE_MAX_BYTES);
    asc_buf_printf(b, ", %s\n", asc_actor_kind_name(v->a->kind));
    for (uint32_t k = 1; k < all; k++) part(b, k > 1 ? "; " : "also ", v->a->names[k]);
    if (all > 1) asc_buf_putc(b, '\n');
    for (uint32_t k = 0; k < v->a->may_be_count; k++)
        part(b, k ? " or " : "disputed, joined to none: it may be ", v->a->may_be[k]);
    if (v->a->may_be_count) asc_buf_puts(b, "; `ascribe merge` decides\n");
    asc_buf_puts(b, "\nIn the alias table\n");
}

/* ---- what is said ------------------------------------------------------------------------*/

/* How the statement is about the actor: what it does there. */
static const char *role_in(const struct view *v, const asc_statement *st)
{
    if (st->agent.actor == v->n) return "agent";
    if (st->object.actor == v->n) return "object";
    for (uint32_t k = 0; k < st->source_count; k++)
        if (st->sources[k].actor == v->n) return "source";
    return NULL;
}

static void put_statement(struct view *v, const asc_statement *st, const char *role, bool first)
{
    size_t n;
    const asc_report *report = &asc_reading_reports(v->r, &n)[st->report];
    asc_str words = asc_str_slice(report->text, st->sentence.begin, st->sentence.end);
    asc_buf *b = &v->out;
    if (v->json) {
        asc_buf_printf(b, "%s{\"id\":\"%s\",\"role\":\"%s\",\"predicate\":\"%s\"", first ? "" : ",",
                       st->id, role, asc_predicate_name(st->predicate));
        asc_buf_json_text_or_null(b, "report", report->facts.name);
        asc_buf_printf(b, ",\"begin\":%u,\"end\":%u", (unsigned)st->span.begin,
                       (unsigned)st->span.end);
        asc_buf_json_text_or_null(b, "sentence", words);
        asc_buf_json_text_or_null(b, "said", asc_str_from(st->said));
        asc_buf_putc(b, '}');
        return;
    }
    asc_buf_printf(b, "  %s%s, as %s", st->polarity == ASC_POLARITY_MINUS ? "not " : "",
                   asc_predicate_name(st->predicate), role);
    part(b, "; ",
         st->source_count > 1 ? st->sources[st->source_count - 1].text
                              : ASC_STR("the report itself"));
    part(b, "; ", asc_str_from(st->said));
    asc_buf_puts(b, "\n    \"");
    asc_cli_one_line(b, words, LINE_MAX_BYTES);
    asc_buf_puts(b, "\"\n");
    part(b, "    ", report->facts.name);
    asc_buf_printf(b, ", bytes %u-%u\n", (unsigned)st->span.begin, (unsigned)st->span.end);
}

static void statements(struct view *v)
{
    size_t n, shown = 0, left = 0;
    const asc_statement *all = asc_reading_statements(v->r, &n);
    if (v->json) asc_buf_puts(&v->out, "],\"statements\":[");
    else asc_buf_puts(&v->out, "\nStatements\n");
    for (size_t i = 0; i < n; i++) {
        const char *role = role_in(v, &all[i]);
        if (!role) continue;
        if (shown < v->limit) put_statement(v, &all[i], role, shown == 0);
        else left++;
        if (shown < v->limit) shown++;
    }
    if (!v->json && left) asc_buf_printf(&v->out, "  ... and %zu more; --limit N shows N\n", left);
    if (!v->json && !shown) asc_buf_puts(&v->out, "  none\n");
}

/* ---- where it is listed ---------------------------------------------------------------------*/

static bool show_listing(void *user, const asc_screen_hit *h)
{
    struct view *v = user;
    for (size_t k = 0; k < v->told_count; k++)
        if (v->told[k].listing == h->listing) return true;
    if (v->told_count == LISTINGS_MAX) return false;
    v->told[v->told_count++] = (struct listing){ h->list, h->listing, h->score };
    if (!v->json) asc_cli_put_hit(&v->out, v->name, h, v->on, false);
    else {
        if (v->told_count > 1) asc_buf_putc(&v->out, ',');
        asc_cli_json_hit(&v->out, v->name, h, v->on, false);
    }
    return true;
}

/* Each spelling is looked up; a bare acronym of an actor whose full name is known says
 * nothing more. */
static asc_status listings(struct view *v, asc_screen *s, asc_error *err)
{
    asc_screen_options o = { .no_leads = true, .on = v->on };
    asc_status rc = ASC_OK;
    switch (v->a->kind) {
    case ASC_ACTOR_PERSON: o.kind = ASC_LISTED_PERSON; break;
    case ASC_ACTOR_STATE: o.kind = ASC_LISTED_STATE; break;
    case ASC_ACTOR_GROUP:
    case ASC_ACTOR_AGENCY: o.kind = ASC_LISTED_ORGANISATION; break;
    default: break;
    }
    if (v->json) asc_buf_puts(&v->out, "],\"listings\":[");
    else asc_buf_puts(&v->out, "\nListings\n");
    for (uint32_t k = 0; s && !rc && k < v->a->name_count; k++) {
        v->name = v->a->names[k];
        rc = asc_screen_run(s, v->name, &o, show_listing, v, err);
    }
    if (!v->json && !s)
        asc_buf_puts(&v->out, "  no lists at hand; `ascribe lists CASE add`, or --lists\n");
    else if (!v->json && !v->told_count) asc_buf_puts(&v->out, "  none found\n");
    if (v->json) asc_buf_puts(&v->out, "]}\n");
    return rc;
}

/* ---- all of it ------------------------------------------------------------------------------------*/

/* The lists named, else those of the case; *out stays NULL when there are none. */
static bool lists_of(asc_screening *out, asc_names **m, const char *path, const char *lists)
{
    asc_list_source from = { NULL, NULL, false };
    asc_error err = { ASC_OK, "" };
    if (!lists && !(asc_case_is(path) && asc_cli_has_lists(path))) return true;
    if (asc_names_new(m, &err)) {
        asc_cli_fail("%s", err.message);
        return false;
    }
    return asc_cli_screen(out, *m, lists ? lists : path, &from);
}

static int show(struct view *v, const char *path, const char *name, const char *lists)
{
    size_t count;
    asc_names *m = NULL;
    asc_screening s = { .s = NULL };
    asc_error err = { ASC_OK, "" };
    v->n = asc_reading_actor_find(v->r, asc_str_from(name));
    if (v->n == ASC_NONE) return asc_cli_fail("%s: no actor of that name in %s", name, path);
    v->a = &asc_reading_actors(v->r, &count)[v->n];
    if (!lists_of(&s, &m, path, lists)) {
        if (m) asc_names_free(m);
        return ASC_EXIT_FAILED;
    }
    head(v);
    asc_status rc = asc_reading_actor_known(v->r, v->n, show_known, v, &err);
    if (!v->json && !v->known) asc_buf_puts(&v->out, "  not there\n");
    if (!v->json && v->known > KNOWN_MAX)
        asc_buf_printf(&v->out, "  %zu lines in all; --json shows them\n", v->known);
    statements(v);
    if (!rc) rc = listings(v, s.s, &err);
    asc_cli_write(&v->out);
    asc_cli_screen_end(&s);
    if (m) asc_names_free(m);
    return asc_cli_ended(rc, &err);
}

static int run_actor(const asc_command *self, int argc, char **argv)
{
    struct view v = { .self = self, .limit = STATEMENTS_DEFAULT };
    const char *on = NULL, *lists = NULL, *limit = NULL, *name;
    asc_cli_reading_options reading = { 0 };
    const asc_option options[] = {
        { "--lists", &lists, NULL },
        { "--on", &on, NULL },
        { "--limit", &limit, NULL },
        { "--json", NULL, &v.json },
        { "--model", &reading.model_path, NULL },
        { "--words", &reading.words, NULL },
        { "--include-confidential", NULL, &reading.include_confidential },
    };
    asc_reading *r = NULL;
    asc_model *model = NULL;
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (limit && !asc_cli_count(self, "--limit", limit, STATEMENTS_MAX, &v.limit))
        return ASC_EXIT_USAGE;
    if (operands == 0) return asc_cli_misuse(self, "actor: name a case or reports");
    name = operands > 1 ? argv[operands] : NULL;
    code = asc_cli_reading(&r, &model, &reading, operands > 1 ? operands - 1 : 1, argv);
    if (code == ASC_EXIT_OK && !name) code = asc_cli_misuse(self, "actor: which actor?");
    v.r = r;
    v.on = asc_str_from(on);
    if (r && name) {
        int shown = show(&v, argv[1], name, lists);
        if (shown != ASC_EXIT_OK) code = shown;
    }
    asc_buf_free(&v.out);
    asc_reading_free(r);
    asc_model_close(model);
    return code;
}

const asc_command asc_command_actor = {
    .name = "actor",
    .summary = "one actor: its spellings, what is said of it, where it is listed",
    .help = "usage: ascribe actor [OPTION...] PATH... NAME\n"
            "\n"
            "Shows who is meant by NAME, in any spelling, in the reports of a case or in files\n"
            "and folders of reports: every name it has there; what the alias table knows, with\n"
            "each line's source; the statements in which it acts, is acted upon or speaks; and\n"
            "the listings of the case's lists that bear its names, each with its reference and\n"
            "the list's date.\n"
            "\n"
            "  --lists PATH    look it up on these list files instead of the case's\n"
            "  --on DAY        was it listed on that day?\n"
            "  --limit N       at most N statements (20)\n"
            "  --json          one JSON object\n"
            "  --model FILE    the model, instead of the one installed\n"
            "  --include-confidential   with what is marked so\n"
            "  --words FILE    your own frames, cues and the like: see ascribe read\n"
            "\n"
            "Exit codes: 0 done, 1 failed, 2 wrong usage.\n",
    .run = run_actor,
};
