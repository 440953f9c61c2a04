/*
 * ascribe screen - which names stand on which lists.
 */
#include "cli/case.h"
#include "cli/screening.h"

#include "base/os.h"

#include "base/banned.h"

#define QUERIES_BYTES_MAX ((size_t)64 << 20)

struct screen {
    const asc_command *self;
    asc_screening lists;
    asc_screen_options o;
    asc_list_source from;
    bool json, csv, explain;
    asc_buf out;
    asc_error err;
    asc_str query;
    size_t hits;
};

/* ---- output ------------------------------------------------------------------------------*/

static void csv_field(asc_buf *b, asc_str s, bool last)
{
    bool quoted = false;
    for (size_t i = 0; i < s.n; i++) quoted = quoted || strchr(",\"\r\n", s.p[i]) != NULL;
    if (quoted) asc_buf_putc(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') asc_buf_putc(b, '"');
        asc_buf_putc(b, s.p[i]);
    }
    if (quoted) asc_buf_putc(b, '"');
    asc_buf_putc(b, last ? '\n' : ',');
}

static void csv_hit(struct screen *x, const asc_screen_hit *h)
{
    static const char *const standings[] = { "unknown", "no", "yes" };
    char score[16];
    asc_list_facts f = asc_list_about(h->list);
    const asc_listing *l = h->listing;
    snprintf(score, sizeof score, "%.4f", h->score);
    const asc_str fields[] = { x->query,
                               asc_str_from(score),
                               h->lead ? ASC_STR("lead") : ASC_STR("match"),
                               f.id,
                               f.date,
                               l->reference,
                               l->names[0].text,
                               h->name,
                               asc_str_from(asc_listed_kind_name(l->kind)),
                               l->programme,
                               l->measures,
                               l->listed,
                               l->amended,
                               l->delisted,
                               h->removed_by,
                               x->o.on,
                               x->o.on.n ? asc_str_from(standings[h->on]) : x->o.on };
    size_t n = sizeof fields / sizeof *fields;
    for (size_t k = 0; k < n; k++) csv_field(&x->out, fields[k], k + 1 == n);
}

static bool show_hit(void *user, const asc_screen_hit *h)
{
    struct screen *x = user;
    if (x->json) {
        if (x->hits) asc_buf_putc(&x->out, ',');
        asc_cli_json_hit(&x->out, x->query, h, x->o.on, x->explain);
    } else if (x->csv) csv_hit(x, h);
    else asc_cli_put_hit(&x->out, x->query, h, x->o.on, x->explain);
    x->hits++;
    return true;
}

static asc_status screen_one(struct screen *x, asc_str name)
{
    x->query = name;
    x->hits = 0;
    if (x->json) {
        asc_buf_puts(&x->out, "{\"type\":\"screening\",\"v\":1,\"query\":");
        asc_buf_json(&x->out, name);
        asc_buf_puts(&x->out, ",\"hits\":[");
    } else if (!x->csv) {
        asc_cli_one_line(&x->out, name, 200);
        asc_buf_putc(&x->out, '\n');
    }
    asc_status rc = asc_screen_run(x->lists.s, name, &x->o, show_hit, x, &x->err);
    if (rc) asc_buf_clear(&x->out);
    else if (x->json) asc_buf_puts(&x->out, "]}\n");
    else if (!x->csv && !x->hits) asc_buf_puts(&x->out, "  nothing found\n");
    return rc;
}

/* ---- the names ------------------------------------------------------------------------------*/

static asc_status screen_lines(struct screen *x)
{
    asc_buf in = { 0 };
    asc_status rc = asc_os_read(&in, "-", QUERIES_BYTES_MAX, &x->err);
    asc_lines it = { asc_buf_str(&in), 0 };
    asc_str line;
    bool good = true;
    while (!rc && good && asc_lines_next(&it, &line)) {
        if (!asc_str_trim(line).n) continue;
        rc = screen_one(x, asc_str_trim(line));
        if (!rc && x->out.n > 60000) good = asc_cli_write(&x->out);
    }
    asc_buf_free(&in);
    return rc;
}

static asc_status screen_all(struct screen *x, int operands, char **argv)
{
    asc_status rc = ASC_OK;
    if (x->csv)
        asc_buf_puts(&x->out, "query,score,verdict,list,date,reference,primary,name,kind,programme,"
                              "measures,listed,amended,delisted,removed_by,on,listed_then\n");
    for (int i = 2; !rc && i <= operands; i++)
        rc = strcmp(argv[i], "-") == 0 ? screen_lines(x) : screen_one(x, asc_str_from(argv[i]));
    if (!asc_cli_write(&x->out)) return rc;
    return rc;
}

/* ---- how much is asked ------------------------------------------------------------------------*/

/*
 * Scores that such a share of names on no list reaches, by folds of the development
 * queries: score_at in train/names/folds.json, November 2026.
 */
static const struct {
    const char *fpr;
    double threshold;
} rates[] = {
    { "0.001", 0.98 }, { "0.01", 0.80 }, { "0.02", 0.59 }, { "0.05", 0.27 }, { "0.1", 0.14 }
};

static bool probability(const char *s, double *out)
{
    double v = 0, unit = 1;
    const char *p = s;
    for (; *p >= '0' && *p <= '9'; p++) v = v * 10 + (*p - '0');
    if (*p == '.')
        for (p++; *p >= '0' && *p <= '9'; p++) v += (*p - '0') * (unit /= 10);
    if (p == s || *p || v <= 0 || v > 1) return false;
    *out = v;
    return true;
}

static bool threshold_of(struct screen *x, const char *threshold, const char *fpr)
{
    double v = 0;
    if (threshold && fpr)
        return asc_cli_misuse(x->self, "screen: --threshold or --fpr, not both"), false;
    if (threshold && !probability(threshold, &x->o.threshold))
        return asc_cli_misuse(x->self, "screen: --threshold: a number over 0, up to 1"), false;
    if (!fpr) return true;
    for (size_t k = 0; probability(fpr, &v) && k < sizeof rates / sizeof *rates; k++) {
        double rate;
        if (probability(rates[k].fpr, &rate) && v <= rate) {
            x->o.threshold = rates[k].threshold;
            return true;
        }
    }
    return asc_cli_misuse(x->self, "screen: --fpr: 0.001, 0.01, 0.02, 0.05 or 0.1"), false;
}

static bool kind_of(struct screen *x, const char *kind)
{
    static const char *const words[] = { "unknown",  "person", "organisation", "state", "vessel",
                                         "aircraft", NULL };
    int k = kind ? asc_cli_choice(x->self, "--kind", kind, words) : 0;
    x->o.kind = k < 0 ? ASC_LISTED_UNKNOWN : (asc_listed_kind)k;
    return k >= 0;
}

static int screen(struct screen *x, int operands, char **argv)
{
    asc_names *m = NULL;
    asc_status rc = asc_names_new(&m, &x->err);
    if (rc) return asc_cli_fail("%s", x->err.message);
    int code = ASC_EXIT_FAILED;
    if (asc_cli_screen(&x->lists, m, argv[1], &x->from)) {
        rc = screen_all(x, operands, argv);
        asc_cli_screen_end(&x->lists);
        code = rc == ASC_EARG ? asc_cli_misuse(x->self, "screen: %s", x->err.message)
                              : asc_cli_ended(rc, &x->err);
    }
    asc_names_free(m);
    return code;
}

static int run_screen(const asc_command *self, int argc, char **argv)
{
    struct screen x = { .self = self };
    const char *threshold = NULL, *fpr = NULL, *limit = NULL, *on = NULL, *kind = NULL;
    const asc_option options[] = {
        { "--on", &on, NULL },
        { "--kind", &kind, NULL },
        { "--threshold", &threshold, NULL },
        { "--fpr", &fpr, NULL },
        { "--limit", &limit, NULL },
        { "--no-leads", NULL, &x.o.no_leads },
        { "--explain", NULL, &x.explain },
        { "--csv", NULL, &x.csv },
        { "--json", NULL, &x.json },
        { "--date", &x.from.date, NULL },
        { "--no-jail", NULL, &x.from.lax },
    };
    unsigned most = 0;
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands == 0) return asc_cli_misuse(self, "screen: name a case or a list");
    if (operands == 1 && !asc_os_exists(argv[1]))
        return asc_cli_fail("%s: there is no such case or list", argv[1]);
    if (operands == 1)
        return asc_cli_misuse(self, "screen: which names? \"-\" reads them, one a line");
    if (x.csv && x.json) return asc_cli_misuse(self, "screen: --csv or --json, not both");
    if (!threshold_of(&x, threshold, fpr) || !kind_of(&x, kind)) return ASC_EXIT_USAGE;
    if (limit && !asc_cli_count(self, "--limit", limit, ASC_NAMES_HITS_MAX, &most))
        return ASC_EXIT_USAGE;
    x.o.limit = most;
    x.o.on = asc_str_from(on);
    code = screen(&x, operands, argv);
    asc_buf_free(&x.out);
    return code;
}

const asc_command asc_command_screen = {
    .name = "screen",
    .summary = "which names stand on designation lists",
    .help = "usage: ascribe screen [OPTION...] LISTS|CASE NAME...|-\n"
            "\n"
            "Looks names up on the lists of a case, or in a list file or a folder of them, in\n"
            "any spelling and script. Each listing found is told with its reference, the list\n"
            "and the list's date, the listed name that came nearest and how near. A lead (a\n"
            "bare acronym, a single common word, a kunya) is worth a look and no more.\n"
            "\"-\" reads names from standard input, one a line.\n"
            "\n"
            "  --on DAY          was it listed on that day? From the lists' own dates and all\n"
            "                    versions at hand\n"
            "  --kind KIND       of what is looked for: person, organisation, state, vessel,\n"
            "                    aircraft (unknown)\n"
            "  --threshold P     matches from this probability on (0.5)\n"
            "  --fpr RATE        instead: such that about this share of names that are on no\n"
            "                    list are found all the same: 0.001, 0.01, 0.02, 0.05,\n"
            "                    0.1; worked out on a list of 8,719 entries\n"
            "  --limit N         at most N listings a name (10)\n"
            "  --no-leads        matches alone\n"
            "  --explain         which words met, how, and what speaks against it\n"
            "  --csv             one row a listing found\n"
            "  --json            one JSON object a name\n"
            "  --date DATE       of a list file that does not tell its own\n"
            "  --no-jail         read list files even where the reader cannot be locked in\n"
            "\n"
            "Exit codes: 0 done, also when nothing is found; 1 failed; 2 wrong usage.\n",
    .run = run_screen,
};
