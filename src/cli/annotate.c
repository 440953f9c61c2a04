#include "cli/cli.h"

#include "base/banned.h"

static int run(const asc_command *self, int argc, char **argv)
{
    (void)argc;
    (void)argv;
    return asc_cli_fail("%s: not built yet", self->name);
}

const asc_command asc_command_annotate = {
    .name = "annotate",
    .summary = "words, trees and names of texts, as CoNLL-U or JSON",
    .help = "usage: ascribe annotate [OPTION...] [FILE...]\n",
    .run = run,
};
