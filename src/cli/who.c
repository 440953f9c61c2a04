/*
 * ascribe who - reports in, the answer out: for each incident who is named, by
 * which voices, in whose words.
 */
#include "cli/reports.h"

#include "base/banned.h"

static int show(const asc_reading *r, const asc_show_options *options)
{
    asc_buf out = { 0 };
    asc_error err;
    asc_status rc = asc_reading_answer(r, options, asc_cli_write_bytes, &out, &err);
    asc_buf_free(&out);
    if (rc == ASC_EIO || !asc_cli_flush()) return ASC_EXIT_FAILED; /* told already */
    return rc ? asc_cli_fail("%s", err.message) : ASC_EXIT_OK;
}

/* Is there an incident of that name? Says so if not. */
static bool known(const asc_command *self, const asc_reading *r, const char *id)
{
    size_t n;
    const asc_incident *in = asc_reading_incidents(r, &n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(in[i].id, id) == 0) return true;
    asc_cli_misuse(
        self, "who: no incident %s among the %zu found; leave --incident out to see them", id, n);
    return false;
}

static size_t reports_of(const asc_reading *r)
{
    size_t n;
    asc_reading_reports(r, &n);
    return n;
}

static int run(const asc_command *self, int argc, char **argv)
{
    const char *incident = NULL;
    asc_cli_reading_options reading = { 0 };
    asc_show_options show_options = { 0 };
    const asc_option options[] = {
        { "--incident", &incident, NULL },
        { "--include-confidential", NULL, &reading.include_confidential },
        { "--json", NULL, &show_options.json },
        { "--model", &reading.model_path, NULL },
    };
    int operands, code = asc_cli_options(self, argc, argv, options, 4, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands == 0)
        return asc_cli_misuse(self, "who: name a report or a folder of them (- is standard input)");
    asc_model *model;
    asc_reading *r;
    code = asc_cli_reading(&r, &model, &reading, operands, argv);
    if (r && incident && !known(self, r, incident)) {
        code = ASC_EXIT_USAGE;
    } else if (r && !(code == ASC_EXIT_FAILED &&
                      reports_of(r) == 0)) { /* nothing was read: that was said */
        show_options.incident = asc_str_from(incident);
        int shown = show(r, &show_options);
        if (shown != ASC_EXIT_OK) code = shown;
    }
    asc_reading_free(r);
    asc_model_close(model);
    return code;
}

const asc_command asc_command_who = {
    .name = "who",
    .summary = "who did it, who says so, on whose word",
    .help = "usage: ascribe who [OPTION...] PATH...\n"
            "\n"
            "Reads reports of attacks and prints, for each incident, the one most reports\n"
            "tell of first: who is named, in which role, by which voices, how firmly, each\n"
            "with its sentence and where it stands. ascribe takes no side and gives no\n"
            "percentages.\n"
            "\n"
            "A PATH is a report (plain text, a web page, a mail, a feed), \"-\" for standard\n"
            "input, or a folder; a folder's reports.csv (file,title,outlet,author,published)\n"
            "tells which files are its reports and what is known of them.\n"
            "\n"
            "  --incident ID   this incident alone (i1, i2, ...)\n"
            "  --include-confidential   also reports of a case that are marked so\n"
            "  --json          one JSON object instead of text\n"
            "  --model FILE    the model, instead of $ASCRIBE_MODEL or the one installed\n"
            "\n"
            "Exit codes: 0 done, also when nothing is found; 1 a report could not be read (the\n"
            "others are); 2 wrong usage.\n",
    .run = run,
};
