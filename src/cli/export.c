/*
 * ascribe export - a case for others: lines, marked with how far they may go.
 */
#include "cli/case.h"
#include "cli/reports.h"
#include "cli/view.h"

#include "base/banned.h"

struct export
{
    asc_export_options lines;
    asc_cli_reading_options reading;
    bool only_reports;
};

/* What this is and its reports, as the case has them. */
static int write_reports(const struct export *e, const char *path)
{
    asc_case *c;
    asc_error err;
    asc_buf out = { 0 };
    if (!asc_cli_case(&c, path, ASC_OPEN_READ)) return ASC_EXIT_FAILED;
    asc_status rc = asc_case_export(c, &e->lines, asc_cli_write_bytes, &out, &err);
    asc_case_close(c);
    asc_buf_free(&out);
    if (rc == ASC_EIO && !asc_cli_flush()) return ASC_EXIT_FAILED; /* told already */
    return asc_cli_ended(rc, &err);
}

/* What they say. Nothing is written before it is known that they can be read. */
static int write_lines(const struct export *e, char **argv)
{
    asc_model *model;
    asc_reading *r;
    asc_error err;
    asc_buf out = { 0 };
    asc_show_options without = { .without_reports = true };
    int code = asc_cli_reading(&r, &model, &e->reading, 1, argv);
    int written = r ? write_reports(e, argv[1]) : code;
    if (r && written == ASC_EXIT_OK) {
        asc_status rc = asc_reading_lines(r, &without, asc_cli_write_bytes, &out, &err);
        bool good = asc_cli_flush();
        if (rc && rc != ASC_EIO) asc_cli_fail("%s", err.message);
        if (rc || !good) written = ASC_EXIT_FAILED;
        else written = asc_cli_hypotheses(r, NULL, asc_str_from(NULL));
    }
    asc_buf_free(&out);
    asc_reading_free(r);
    asc_model_close(model);
    return written == ASC_EXIT_OK ? code : written;
}

/* The whole answer on one page. */
static int write_brief(const struct export *e, char **argv, asc_view view)
{
    asc_model *model;
    asc_reading *r;
    asc_buf marking = { 0 };
    asc_buf_puts(&marking, "TLP:");
    asc_buf_put(&marking, e->lines.tlp.n ? e->lines.tlp : ASC_STR("AMBER+STRICT"));
    int code = asc_cli_reading(&r, &model, &e->reading, 1, argv);
    int written = r ? asc_cli_hypotheses(r, &view, asc_buf_str(&marking)) : code;
    asc_buf_free(&marking);
    asc_reading_free(r);
    asc_model_close(model);
    return written == ASC_EXIT_OK ? code : written;
}

static int run(const asc_command *self, int argc, char **argv)
{
    static const char *const markings[] = {
        "CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED", NULL
    };
    static const char *const formats[] = { "jsonl", "brief.html", "brief.md", NULL };
    struct export e = { 0 };
    const char *format = "jsonl", *tlp = NULL;
    bool json = false;
    const asc_option options[] = {
        { "--format", &format, NULL },
        { "--tlp", &tlp, NULL },
        { "--only-reports", NULL, &e.only_reports },
        { "--include-confidential", NULL, &e.lines.include_confidential },
        { "--json", NULL, &json }, /* the lines are JSON already */
        { "--model", &e.reading.model_path, NULL },
        { "--words", &e.reading.words, NULL },
    };
    asc_case *c;
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands != 1) return asc_cli_misuse(self, "export: name one case");
    int which = asc_cli_choice(self, "--format", format, formats);
    if (which < 0 || (tlp && asc_cli_choice(self, "--tlp", tlp, markings) < 0))
        return ASC_EXIT_USAGE;
    if (!asc_cli_case(&c, argv[1], ASC_OPEN_READ)) return ASC_EXIT_FAILED; /* no folder */
    asc_case_close(c);
    e.lines.tlp = asc_str_from(tlp);
    e.reading.tables = true;
    e.reading.include_confidential = e.lines.include_confidential;
    if (which > 0)
        return write_brief(&e, argv, which == 1 ? ASC_VIEW_BRIEF_HTML : ASC_VIEW_BRIEF_MD);
    return e.only_reports ? write_reports(&e, argv[1]) : write_lines(&e, argv);
}

const asc_command asc_command_export = {
    .name = "export",
    .summary = "a case for others: its lines or its brief, marked with a TLP",
    .help = "usage: ascribe export [OPTION...] CASE\n"
            "\n"
            "Prints a case as JSON Lines: first what this is and how far it may be passed on\n"
            "(TLP 2.0), then its reports with their texts and what they say, as `ascribe read`\n"
            "has it. Confidential reports are left out and counted. Or the brief: the answer\n"
            "of each incident, what speaks for and against it, where that comes from and how it\n"
            "came about, on one page that needs nothing beside itself, each line leading to its\n"
            "sentence in the reports below.\n"
            "\n"
            "  --format FORMAT          jsonl (the default), brief.html or brief.md\n"
            "  --tlp MARKING            CLEAR, GREEN, AMBER, AMBER+STRICT (the default) or RED\n"
            "  --only-reports           the reports alone; it needs no model\n"
            "  --include-confidential   confidential reports too\n"
            "  --json                   the lines are JSON in any case\n"
            "  --model FILE    the model, instead of $ASCRIBE_MODEL or the one installed\n"
            "  --words FILE    your own frames, cues and the like: see ascribe read\n"
            "\n"
            "Example: ascribe export ferry.case --format brief.html >brief.html\n"
            "\n"
            "Exit codes: 0 done, 1 failed, 2 wrong usage.\n",
    .run = run,
};
