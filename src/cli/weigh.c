/*
 * ascribe weigh - a table of claims in, credence in each answer out.
 */
#include "cli/cli.h"

#include "base/os.h"

#include "base/banned.h"

#define TABLE_BYTES_MAX ((size_t)4 << 30)

static bool to_file(void *user, const char *bytes, size_t n)
{
    return fwrite(bytes, 1, n, user) == n;
}

static bool write_table(const asc_outcome *v, const char *folder, asc_outcome_table t)
{
    asc_buf path = { 0 };
    asc_error err;
    asc_buf_printf(&path, "%s/%s", folder, asc_outcome_table_name(t));
    asc_buf_putc(&path, '\0');
    FILE *f = path.failed ? NULL : fopen(path.p, "wb");
    bool good = f != NULL;
    if (!f) asc_cli_fail("%s: cannot be written; give a folder that exists", path.p);
    if (f && asc_outcome_write(v, t, to_file, f, &err) != ASC_OK) {
        asc_cli_fail("%s: %s", path.p, err.message);
        good = false;
    }
    if (f && fclose(f) != 0 && good) {
        asc_cli_fail("%s: could not be written to its end", path.p);
        good = false;
    }
    asc_buf_free(&path);
    return good;
}

struct work {
    asc_buf bytes, labels;
    asc_claims *t;
    asc_outcome *v;
    asc_progress progress;
    const char *name, *folder, *labels_name, *model;
    bool json;
    asc_claims_options o;
};

static bool progress(void *user, unsigned done, unsigned of)
{
    struct work *w = user;
    if (asc_cli_progress_due(&w->progress))
        asc_cli_progress_show(&w->progress, "weighing, %u of %u", done, of);
    return true;
}

static int load(struct work *w)
{
    asc_error err;
    if (asc_os_read(&w->bytes, w->name, TABLE_BYTES_MAX, &err) != ASC_OK)
        return asc_cli_fail("%s", err.message);
    const char *shown = strcmp(w->name, "-") == 0 ? "standard input" : w->name;
    if (asc_claims_parse(&w->t, asc_buf_str(&w->bytes), &err) != ASC_OK)
        return asc_cli_fail("%s: %s", shown, err.message);
    if (w->labels_name && asc_os_read(&w->labels, w->labels_name, TABLE_BYTES_MAX, &err) != ASC_OK)
        return asc_cli_fail("%s", err.message);
    w->o.labels = asc_buf_str(&w->labels);
    w->o.progress = progress;
    w->progress.alone = true;
    w->o.user = w;
    asc_status rc = asc_claims_weigh(&w->v, w->t, &w->o, &err);
    asc_cli_progress_end(&w->progress);
    return rc == ASC_OK ? ASC_EXIT_OK : asc_cli_fail("%s: %s", shown, err.message);
}

static void summary(asc_buf *b, const struct work *w)
{
    asc_claims_size n = asc_claims_count(w->t);
    asc_outcome_facts f = asc_outcome_about(w->v);
    asc_buf_printf(b, "%zu claims, %zu sources, %zu objects; weighed as %s\n", n.claims, n.sources,
                   f.objects, asc_weigher_name(f.weighing));
    if (f.edges)
        asc_buf_printf(b, "%zu pairs of sources in which one may copy the other\n", f.edges);
    if (f.parties)
        asc_buf_printf(b, "%zu sources that speak of one value alone, taken for its own\n",
                       f.parties);
    if (n.untimed)
        asc_buf_printf(b, "%zu times could not be read: those claims have no order\n", n.untimed);
    if (f.capped)
        asc_buf_printf(b, "%zu claims left out: over 500 different values of one object\n",
                       f.capped);
    if (f.self_cited)
        asc_buf_printf(b, "%zu claims cite their own source: the citation is passed over\n",
                       f.self_cited);
}

static void summary_json(asc_buf *b, const struct work *w)
{
    asc_claims_size n = asc_claims_count(w->t);
    asc_outcome_facts f = asc_outcome_about(w->v);
    asc_buf_printf(b,
                   "{\"type\":\"weighed\",\"v\":1,\"weighing\":\"%s\",\"claims\":%zu,"
                   "\"sources\":%zu,\"objects\":%zu,\"edges\":%zu,\"parties\":%zu,"
                   "\"untimed\":%zu,\"capped\":%zu,\"self_cited\":%zu,\"temper\":%.3f}\n",
                   asc_weigher_name(f.weighing), n.claims, n.sources, f.objects, f.edges, f.parties,
                   n.untimed, f.capped, f.self_cited, f.temper);
}

static int all(struct work *w)
{
    asc_buf b = { 0 };
    int code = load(w);
    if (code != ASC_EXIT_OK) return code;
    for (int k = 0; w->folder && k < ASC_OUTCOME_TABLE_COUNT; k++)
        if (!write_table(w->v, w->folder, (asc_outcome_table)k)) return ASC_EXIT_FAILED;
    if (w->json) summary_json(&b, w);
    else summary(&b, w);
    bool good = asc_cli_write(&b) && asc_cli_flush();
    asc_buf_free(&b);
    return good ? ASC_EXIT_OK : ASC_EXIT_FAILED;
}

static bool choose(const asc_command *self, struct work *w)
{
    const char *words[ASC_WEIGHER_COUNT + 1] = { NULL };
    for (int k = 0; k < ASC_WEIGHER_COUNT; k++) words[k] = asc_weigher_name((asc_weigher)k);
    int which = asc_cli_choice(self, "--model", w->model, words);
    w->o.weighing = which < 0 ? ASC_WEIGHER_AUTO : (asc_weigher)which;
    return which >= 0;
}

static int run(const asc_command *self, int argc, char **argv)
{
    struct work w = { .name = "-" };
    const asc_option options[] = {
        { "--json", NULL, &w.json },
        { "--labels", &w.labels_name, NULL },
        { "--model", &w.model, NULL },
        { "--out", &w.folder, NULL },
    };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands > 1) return asc_cli_misuse(self, "weigh: one table at a time");
    if (operands) w.name = argv[1];
    if (w.model && !choose(self, &w)) return ASC_EXIT_USAGE;
    code = all(&w);
    asc_outcome_free(w.v);
    asc_claims_free(w.t);
    asc_buf_free(&w.bytes);
    asc_buf_free(&w.labels);
    return code;
}

const asc_command asc_command_weigh = {
    .name = "weigh",
    .summary = "a table of claims in, credence in each answer out",
    .help = "usage: ascribe weigh [OPTION...] [CLAIMS.csv]\n"
            "\n"
            "Who says what of which object, and what is so? Reads a CSV table of claims (source,\n"
            "object, value and, where known, time, role, polarity, firmness, chain, stance, read,\n"
            "rating), finds out which sources err, copy each other or have an interest, and gives\n"
            "each answer a credence. \"-\", or no file at all, is standard input.\n"
            "\n"
            "  --labels FILE  a CSV of object,value: answers known already. What stances are\n"
            "               worth is learnt from them (true, false, unknown)\n"
            "  --model M    auto (the default), majority, one-coin, confusion, citations, copying\n"
            "               or stance\n"
            "  --json       the summary as one JSON object\n"
            "  --out DIR    write pred.csv, edges.csv, roots.csv and sources.csv into this folder\n"
            "\n"
            "Exit codes: 0 done, 1 the table cannot be read or weighed, 2 wrong usage.\n",
    .run = run,
};
