/*
 * ascribe who - who did it, who says so, on whose word, and how sure one can be.
 */
#include "cli/view.h"

#include "base/banned.h"

static int run(const asc_command *self, int argc, char **argv)
{
    return asc_cli_view(self, argc, argv, ASC_VIEW_WHO);
}

const asc_command asc_command_who = {
    .name = "who",
    .summary = "who did it, who says so, on whose word, and how sure one can be",
    .help = "usage: ascribe who [OPTION...] PATH...\n"
            "\n"
            "Reads reports of attacks and prints, for each incident, the one most reports\n"
            "tell of first: the answers to who did it with their credence, the range over what\n"
            "is not known about the voices, and the words of ICD 203 for it; then who is named\n"
            "in which role, by which voices, how firmly, each with its sentence and where it\n"
            "stands. With fewer than two independent origins, or none that could know, there is\n"
            "no percentage, and it says what would change that.\n"
            "\n" ASC_CLI_VIEW_PATHS "\n" ASC_CLI_VIEW_OPTIONS "\n" ASC_CLI_VIEW_CODES,
    .run = run,
};
