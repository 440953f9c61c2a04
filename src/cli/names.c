/*
 * ascribe names - do two names name the same, and why?
 */
#include "cli/cli.h"

#include "base/os.h"

#include "base/banned.h"

#define PAIRS_BYTES_MAX ((size_t)1 << 30) /* of a file of pairs */

struct work {
    asc_names *matcher;
    asc_names_kind kind;
    asc_names_use use;
    bool json, brief; /* brief: a file of pairs, one line each */
    asc_buf out;
};

struct pair {
    asc_str a, b;
    asc_name *x, *y;
    double same;
    asc_names_why why;
};

static asc_str part(asc_str name, asc_span s)
{
    return asc_str_slice(name, s.begin, s.end);
}

static void put_json(asc_buf *b, const struct work *w, const struct pair *p)
{
    asc_buf_puts(b, "{\"type\":\"name-pair\",\"v\":1,\"a\":");
    asc_buf_json(b, p->a);
    asc_buf_puts(b, ",\"b\":");
    asc_buf_json(b, p->b);
    asc_buf_printf(b, ",\"kind\":\"%s\",\"use\":\"%s\",\"same\":%.9f,\"lead\":%s,\"words\":[",
                   asc_names_kind_name(w->kind), w->use == ASC_NAMES_PAIR ? "pair" : "screen",
                   p->same, p->why.lead ? "true" : "false");
    for (size_t i = 0; i < p->why.step_count; i++) {
        const asc_names_step *s = &p->why.steps[i];
        asc_buf_puts(b, i ? ",{\"a\":" : "{\"a\":");
        asc_buf_json(b, part(p->a, s->a));
        asc_buf_puts(b, ",\"b\":");
        asc_buf_json(b, part(p->b, s->b));
        asc_buf_printf(b, ",\"how\":\"%s\",\"like\":%.3f,\"weight\":%.3f}",
                       asc_names_how_name(s->how), (double)s->like, (double)s->weight);
    }
    asc_buf_puts(b, "],\"against\":[");
    for (unsigned i = 0, shown = 0; i < ASC_NAMES_AGAINST_COUNT; i++)
        if (p->why.against >> i & 1)
            asc_buf_printf(b, "%s\"%s\"", shown++ ? "," : "",
                           asc_names_against_name((asc_names_against)i));
    asc_buf_puts(b, "]}\n");
}

static void put_cell(asc_buf *b, asc_str s, size_t wide)
{
    size_t begin = b->n, letters = 0;
    asc_buf_term(b, s);
    for (size_t i = begin; i < b->n; i++) letters += ((unsigned char)b->p[i] & 0xC0) != 0x80;
    for (; letters < wide; letters++) asc_buf_putc(b, ' ');
}

/* The words as a table: what met what, how, how alike, how much it says. */
static void put_plain(asc_buf *b, const struct pair *p)
{
    asc_buf_printf(b, "%.3f  ", p->same);
    asc_buf_term(b, p->a);
    asc_buf_puts(b, "  =  ");
    asc_buf_term(b, p->b);
    asc_buf_puts(b, p->why.lead ? "  (a lead, no more)\n\n" : "\n\n");
    for (size_t i = 0; i < p->why.step_count; i++) {
        const asc_names_step *s = &p->why.steps[i];
        asc_buf_puts(b, "  ");
        put_cell(b, s->a.end ? part(p->a, s->a) : ASC_STR("-"), 24);
        asc_buf_putc(b, ' ');
        put_cell(b, s->b.end ? part(p->b, s->b) : ASC_STR("-"), 24);
        if (s->how == ASC_NAMES_HOW_ALONE)
            asc_buf_printf(b, " %-9s      weight %.2f\n", asc_names_how_name(s->how),
                           (double)s->weight);
        else
            asc_buf_printf(b, " %-9s %.2f weight %.2f\n", asc_names_how_name(s->how),
                           (double)s->like, (double)s->weight);
    }
    for (unsigned i = 0; i < ASC_NAMES_AGAINST_COUNT; i++)
        if (p->why.against >> i & 1)
            asc_buf_printf(b, "  against: %s\n", asc_names_against_name((asc_names_against)i));
}

static bool compare(struct work *w, asc_str a, asc_str b, asc_names_kind kind)
{
    struct pair p = { .a = a, .b = b };
    asc_error err;
    bool good = asc_name_new(&p.x, w->matcher, a, kind, &err) == ASC_OK &&
                asc_name_new(&p.y, w->matcher, b, kind, &err) == ASC_OK;
    if (good) {
        p.same = asc_names_compare(w->matcher, p.x, p.y, w->use, &p.why);
        if (w->json) {
            put_json(&w->out, w, &p);
        } else if (w->brief) {
            asc_buf_printf(&w->out, "%.9f\t", p.same);
            asc_buf_term(&w->out, a);
            asc_buf_putc(&w->out, '\t');
            asc_buf_term(&w->out, b);
            asc_buf_putc(&w->out, '\n');
        } else {
            put_plain(&w->out, &p);
        }
    } else {
        asc_cli_fail("%s", err.message);
    }
    asc_name_free(p.x);
    asc_name_free(p.y);
    return good;
}

/* NAME<TAB>NAME or NAME<TAB>NAME<TAB>KIND. */
static bool line(struct work *w, asc_str text, const char *path, size_t no)
{
    asc_str a, b, kind;
    asc_names_kind k = w->kind;
    if (!asc_str_cut(text, '\t', &a, &b)) {
        asc_cli_fail("%s: line %zu: no tab between two names", path, no);
        return false;
    }
    if (asc_str_cut(b, '\t', &b, &kind) && !asc_names_kind_from(kind, &k)) {
        asc_cli_fail("%s: line %zu: %.*s: no kind of name (person, org, vessel, unknown)", path, no,
                     ASC_FMT(kind));
        return false;
    }
    asc_names_kind before = w->kind;
    w->kind = k;
    bool good = compare(w, a, b, k) && (w->out.n < 1 << 16 || asc_cli_write(&w->out));
    w->kind = before;
    return good;
}

static bool file(struct work *w, const char *path)
{
    asc_buf bytes = { 0 };
    asc_error err;
    asc_str text;
    bool good = asc_os_read(&bytes, path, PAIRS_BYTES_MAX, &err) == ASC_OK;
    if (!good) asc_cli_fail("%s", err.message);
    asc_lines it = { asc_buf_str(&bytes), 0 };
    w->brief = true;
    while (good && asc_lines_next(&it, &text))
        if (text.n) good = line(w, text, strcmp(path, "-") == 0 ? "standard input" : path, it.no);
    asc_buf_free(&bytes);
    return good;
}

static bool options_of(struct work *w, const asc_command *self, const char *kind, const char *use)
{
    static const char *const kinds[] = { "unknown", "person", "org", "vessel", NULL };
    static const char *const uses[] = { "pair", "screen", NULL };
    int k = kind ? asc_cli_choice(self, "--kind", kind, kinds) : 0,
        u = use ? asc_cli_choice(self, "--use", use, uses) : 0;
    w->kind = k < 0 ? ASC_NAMES_UNKNOWN : (asc_names_kind)k;
    w->use = u > 0 ? ASC_NAMES_SCREEN : ASC_NAMES_PAIR;
    return k >= 0 && u >= 0;
}

static int run(const asc_command *self, int argc, char **argv)
{
    struct work w = { 0 };
    const char *kind = NULL, *use = NULL;
    asc_error err;
    const asc_option options[] = {
        { "--json", NULL, &w.json },
        { "--kind", &kind, NULL },
        { "--use", &use, NULL },
    };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (!options_of(&w, self, kind, use)) return ASC_EXIT_USAGE;
    if (operands < 1 || operands > 2)
        return asc_cli_misuse(self, "two names, or one file of pairs, please");
    if (asc_names_new(&w.matcher, &err) != ASC_OK) return asc_cli_fail("%s", err.message);
    bool good = operands == 2 ? compare(&w, asc_str_from(argv[1]), asc_str_from(argv[2]), w.kind)
                              : file(&w, argv[1]);
    good = asc_cli_write(&w.out) && good;
    asc_buf_free(&w.out);
    asc_names_free(w.matcher);
    return asc_cli_flush() && good ? ASC_EXIT_OK : ASC_EXIT_FAILED;
}

const asc_command asc_command_names = {
    .name = "names",
    .summary = "do two names name the same, and which words say so",
    .help = "usage: ascribe names [OPTION...] NAME NAME\n"
            "       ascribe names [OPTION...] FILE\n"
            "\n"
            "How probable it is that two names, in any script, name the same person,\n"
            "organisation or vessel, with the words that met and what speaks against it. A FILE\n"
            "(\"-\": standard input) has a pair a line: NAME, tab, NAME, and a tab and the kind\n"
            "where it is known; one line each comes back: probability, NAME, NAME.\n"
            "\n"
            "  --json       one JSON object for each pair, one a line\n"
            "  --kind KIND  what is named: person, org, vessel; unknown if not told\n"
            "  --use USE    pair: something else brought the two together (the default);\n"
            "               screen: one was looked for among thousands\n"
            "\n"
            "Exit codes: 0 done, 1 a file could not be read or a line is no pair, 2 wrong usage.\n",
    .run = run,
};
