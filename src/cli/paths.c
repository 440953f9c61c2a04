/*
 * ascribe paths - by which ties two actors hang together, and on whose word.
 */
#include "cli/reports.h"

#include "base/banned.h"

static int show(const asc_command *self, const asc_reading *r, const char *from, const char *to,
                const asc_show_options *options)
{
    asc_buf out = { 0 };
    asc_error err;
    asc_status rc = asc_reading_paths(r, asc_str_from(from), asc_str_from(to), options,
                                      asc_cli_write_bytes, &out, &err);
    asc_buf_free(&out);
    if (rc == ASC_EARG) return asc_cli_misuse(self, "paths: %s", err.message);
    if (rc == ASC_EIO || !asc_cli_flush()) return ASC_EXIT_FAILED; /* told already */
    return rc ? asc_cli_fail("%s", err.message) : ASC_EXIT_OK;
}

static int run(const asc_command *self, int argc, char **argv)
{
    const char *from = NULL, *to = NULL;
    asc_cli_reading_options reading = { 0 };
    asc_show_options shown = { 0 };
    const asc_option options[] = {
        { "--from", &from, NULL },
        { "--to", &to, NULL },
        { "--include-confidential", NULL, &reading.include_confidential },
        { "--json", NULL, &shown.json },
        { "--model", &reading.model_path, NULL },
        { "--words", &reading.words, NULL },
    };
    int operands, code = asc_cli_options(self, argc, argv, options,
                                         sizeof options / sizeof *options, &operands);
    if (code != ASC_EXIT_GO) return code;
    if (operands == 0)
        return asc_cli_misuse(
            self, "paths: name a case, a report or a folder of them (- is standard input)");
    asc_model *model;
    asc_reading *r;
    code = asc_cli_reading(&r, &model, &reading, operands, argv);
    if (r && code == ASC_EXIT_OK && !from)
        code = asc_cli_misuse(self, "paths: say whose ties, with --from NAME");
    else if (r && from) {
        int told = show(self, r, from, to, &shown);
        if (told != ASC_EXIT_OK) code = told;
    }
    asc_reading_free(r);
    asc_model_close(model);
    return code;
}

const asc_command asc_command_paths = {
    .name = "paths",
    .summary = "by which ties two actors hang together, and on whose word",
    .help = "usage: ascribe paths [OPTION...] --from NAME [--to NAME] PATH...\n"
            "\n"
            "Chains of ties between two actors as the reports tell them (leads, belongs to,\n"
            "controls, supports, pays, arms, ...), the shortest first, at most five links; each\n"
            "link with every statement it rests on: who says so, the sentence, its place.\n"
            "Without --to: the ties of the one.\n"
            "\n"
            "A PATH is a case, a report, \"-\" for standard input, or a folder of reports.\n"
            "\n"
            "  --from NAME     the one actor, by any of its names\n"
            "  --to NAME       the other\n"
            "  --include-confidential   also reports of a case that are marked so\n"
            "  --json          one JSON object a chain instead of text\n"
            "  --model FILE    the model, instead of $ASCRIBE_MODEL or the one installed\n"
            "  --words FILE    your own frames, cues and the like: see ascribe read\n"
            "\n"
            "Example: who stands behind the group?\n"
            "  ascribe paths --from 'Lashkar-e-Tayyiba' --to Pakistan reports/\n"
            "\n"
            "Exit codes: 0 done, also when there is no tie; 1 a report could not be read (the\n"
            "others are); 2 wrong usage, or no actor has that name.\n",
    .run = run,
};
