/*
 * view - the commands that read reports, weigh them and show the answer one way or
 * another: who, why, matrix, timeline.
 */
#ifndef ASC_CLI_VIEW_H
#define ASC_CLI_VIEW_H

#include "cli/cli.h"

/* Run one of them. The exit code. */
int asc_cli_view(const asc_command *self, int argc, char **argv, asc_view view);

/* Weigh what was read and write it: the hypothesis lines (view NULL), or one view over
 * time, marked with how far it may go. The exit code; what failed was told. */
int asc_cli_hypotheses(const asc_reading *r, const asc_view *view, asc_str marking);

/* The options that they share, for their help. */
#define ASC_CLI_VIEW_OPTIONS                                                                \
    "  --incident ID   this incident alone (i1, i2, ...)\n"                                 \
    "  --as-of DATE    what was known at the end of that day, month or year; reports\n"     \
    "                  without a date are left out\n"                                       \
    "  --according-to SOURCE   what one source holds: a report, its outlet or author, or\n" \
    "                  somebody who is quoted\n"                                            \
    "  --include-confidential   also reports of a case that are marked so\n"                \
    "  --json          one JSON value instead of text\n"                                    \
    "  --model FILE    the model, instead of $ASCRIBE_MODEL or the one installed\n"         \
    "  --reader CMD    have a program read: see ascribe read\n"                             \
    "  --threads N     read over N threads; default: one for each processor\n"              \
    "  --words FILE    your own frames, cues and the like: see ascribe read\n"

#define ASC_CLI_VIEW_PATHS                                                                 \
    "A PATH is a case, a report (plain text, a web page, a mail, a feed), \"-\" for\n"     \
    "standard input, or a folder; a folder's reports.csv\n"                                \
    "(file,title,outlet,author,published) tells which files are its reports and what is\n" \
    "known of them.\n"

#define ASC_CLI_VIEW_CODES                                                                \
    "Exit codes: 0 done, also when nothing is found; 1 a report could not be read (the\n" \
    "others are); 2 wrong usage.\n"

#endif
