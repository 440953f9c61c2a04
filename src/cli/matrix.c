/*
 * ascribe matrix - origins against answers: what tells them apart.
 */
#include "cli/view.h"

#include "base/banned.h"

static int run(const asc_command *self, int argc, char **argv)
{
    return asc_cli_view(self, argc, argv, ASC_VIEW_MATRIX);
}

const asc_command asc_command_matrix = {
    .name = "matrix",
    .summary = "origins against answers: what tells them apart",
    .help = "usage: ascribe matrix [OPTION...] PATH...\n"
            "\n"
            "For each incident a table of origins (the one that tells most apart first) against\n"
            "answers: how likely its words are under each, as natural logarithms; below, how\n"
            "much speaks against each answer (the inconsistency score of Heuer, Psychology of\n"
            "Intelligence Analysis, 1999, chapter 8).\n"
            "\n" ASC_CLI_VIEW_PATHS "\n" ASC_CLI_VIEW_OPTIONS "\n" ASC_CLI_VIEW_CODES,
    .run = run,
};
