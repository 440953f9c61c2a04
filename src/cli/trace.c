/*
 * ascribe trace - what each thing that is said goes back to, and who took it from whom.
 */
#include "cli/view.h"

#include "base/banned.h"

static int run(const asc_command *self, int argc, char **argv)
{
    return asc_cli_view(self, argc, argv, ASC_VIEW_TRACE);
}

const asc_command asc_command_trace = {
    .name = "trace",
    .summary = "what each thing that is said goes back to, and who took it from whom",
    .help = "usage: ascribe trace [OPTION...] PATH...\n"
            "\n"
            "For each incident and each thing said of it, the independent origins, and under\n"
            "each the reports that carry its word, with the report each has it from; then who\n"
            "copies, cites or paraphrases whom, and reports that rest on each other (circular\n"
            "reporting).\n"
            "\n" ASC_CLI_VIEW_PATHS "\n" ASC_CLI_VIEW_OPTIONS "\n" ASC_CLI_VIEW_CODES,
    .run = run,
};
