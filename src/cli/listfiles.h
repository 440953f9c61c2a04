/*
 * listfiles - list files from the command line: which belong together, and reading them.
 */
#ifndef ASC_CLI_LISTFILES_H
#define ASC_CLI_LISTFILES_H

#include "cli/cli.h"

typedef struct asc_list_source {
    const char *name, *date; /* --name, --date; NULL: not told */
    bool lax;                /* --no-jail */
} asc_list_source;

/* Told of each list, which is then the callee's. False stops. */
typedef bool (*asc_list_fn)(void *user, asc_list *l);
/*
 * The lists in these files and folders. A file is a list of its own, but for OFAC's: sdn,
 * alt, add and comments (and the cons_ files) of one folder are one list. False after
 * saying what failed.
 */
bool asc_cli_lists(const asc_list_source *from, int operands, char **paths, asc_list_fn each,
                   void *user);

#endif
