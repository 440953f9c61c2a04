/*
 * ascribe timeline - how sure one could be on each day.
 */
#include "cli/view.h"

#include "base/banned.h"

static int run(const asc_command *self, int argc, char **argv)
{
    return asc_cli_view(self, argc, argv, ASC_VIEW_TIMELINE);
}

const asc_command asc_command_timeline = {
    .name = "timeline",
    .summary = "how sure one could be on each day",
    .help = "usage: ascribe timeline [OPTION...] PATH...\n"
            "\n"
            "For each incident the answers and their credence at the end of each day on which a\n"
            "report of it came out, from what had been said by then.\n"
            "\n" ASC_CLI_VIEW_PATHS "\n" ASC_CLI_VIEW_OPTIONS "\n" ASC_CLI_VIEW_CODES,
    .run = run,
};
