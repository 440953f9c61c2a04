/*
 * ascribe why - what each origin does to the answer, down to its sentences.
 */
#include "cli/view.h"

#include "base/banned.h"

static int run(const asc_command *self, int argc, char **argv)
{
    return asc_cli_view(self, argc, argv, ASC_VIEW_WHY);
}

const asc_command asc_command_why = {
    .name = "why",
    .summary = "what each origin does to the answer, down to its sentences",
    .help = "usage: ascribe why [OPTION...] PATH...\n"
            "\n"
            "For each incident, the origin that tells most first: what its word is taken to be\n"
            "worth, which answer it speaks for and how much, what the answer would be without\n"
            "it, and its sentences. Reports that repeat an origin are counted under it.\n"
            "\n" ASC_CLI_VIEW_PATHS "\n" ASC_CLI_VIEW_OPTIONS "\n" ASC_CLI_VIEW_CODES,
    .run = run,
};
