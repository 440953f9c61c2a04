/*
 * cli - the commands: one table, and what every command needs.
 *
 * A command is one file with one `const asc_command`, listed in main.c. Commands
 * see <ascribe.h> and base alone: they prove that the public door is enough.
 *
 * Exit codes: 0 done; 1 could not do it (a file, the model, memory, the disk);
 * 2 asked in a way that makes no sense. Whoever returns 1 or 2 has said on
 * standard error what is wrong, where, and the way out.
 */
#ifndef ASC_CLI_CLI_H
#define ASC_CLI_CLI_H

#include <ascribe.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/str.h"

enum { ASC_EXIT_GO = -1, ASC_EXIT_OK = 0, ASC_EXIT_FAILED = 1, ASC_EXIT_USAGE = 2 };

typedef struct asc_command {
    const char *name;
    const char *summary; /* one line of `ascribe --help`, no full stop */
    const char *help;    /* all of `ascribe help NAME`; starts with "usage: " */
    /* argv[0] is the command's name. Returns the exit code. */
    int (*run)(const struct asc_command *self, int argc, char **argv);
} asc_command;

extern const asc_command asc_command_annotate;
extern const asc_command asc_command_add;
extern const asc_command asc_command_reports;
extern const asc_command asc_command_search;
extern const asc_command asc_command_mark;
extern const asc_command asc_command_log;
extern const asc_command asc_command_undo;
extern const asc_command asc_command_verify;
extern const asc_command asc_command_dump;
extern const asc_command asc_command_export;
extern const asc_command asc_command_doctor;
extern const asc_command asc_command_names;
extern const asc_command asc_command_read;
extern const asc_command asc_command_text;
extern const asc_command asc_command_who;
extern const asc_command asc_command_why;
extern const asc_command asc_command_matrix;
extern const asc_command asc_command_timeline;
extern const asc_command asc_command_weigh;
extern const asc_command asc_command_copies;
extern const asc_command asc_command_trace;
extern const asc_command asc_command_paths;
extern const asc_command asc_command_lists;
extern const asc_command asc_command_screen;
extern const asc_command asc_command_actor;
extern const asc_command asc_command_merge;
extern const asc_command asc_command_split;

/* ---- What is wrong ---------------------------------------------------------*/

/* "ascribe: <sentence>" on standard error; returns ASC_EXIT_FAILED. Control
 * characters are shown as U+FFFD: a file's name cannot drive the terminal. */
int asc_cli_fail(const char *fmt, ...) ASC_PRINTF(1, 2);
/* The same, then how to get help on `self` (NULL: on ascribe); ASC_EXIT_USAGE. */
int asc_cli_misuse(const asc_command *self, const char *fmt, ...) ASC_PRINTF(2, 3);

/* ---- Options ---------------------------------------------------------------*/

/* "--name VALUE" or "--name=VALUE" when `value` is set, else a flag "--name". */
typedef struct asc_option {
    const char *name; /* with its dashes */
    const char **value;
    bool *flag;
} asc_option;

/*
 * Take the options out of argv[1..argc) and leave the operands, in their order, in
 * argv[1..*operands]. "--" ends the options; "-" is an operand. Returns ASC_EXIT_GO
 * when there is work to do, else the exit code to return: help was asked for and
 * printed, or the usage is wrong and that was said.
 */
int asc_cli_options(const asc_command *self, int argc, char **argv, const asc_option *options,
                    size_t count, int *operands);
/* A count from 1 to max; false (after saying so) on anything else. */
bool asc_cli_count(const asc_command *self, const char *name, const char *value, unsigned max,
                   unsigned *out);
/* Which of `words` (NULL at the end) the value is; -1 after saying so if none. */
int asc_cli_choice(const asc_command *self, const char *name, const char *value,
                   const char *const *words);

/* ---- Files -----------------------------------------------------------------*/

/*
 * The regular files that the operands stand for: folders are walked, "-" is kept;
 * no operand at all is "-". The views end in a NUL. False after saying what failed.
 */
bool asc_cli_files(asc_arena *keep, int operands, char **argv, asc_str **files, size_t *count);

/*
 * Open the model: `path` if not NULL, else $ASCRIBE_MODEL if set, else next to the
 * installed program, else in the build tree. False after saying what failed.
 */
bool asc_cli_model(asc_model **out, const char *path);
/* The file that would be opened, with a NUL behind it; empty if there is none. */
void asc_cli_model_place(asc_buf *place);

/* ---- Output ----------------------------------------------------------------*/

/* Write what is in b to standard output and empty it. The first failure is told on
 * standard error; false then and ever after. On a terminal control characters are
 * shown as U+FFFD. */
bool asc_cli_write(asc_buf *b);
/* A whole text at once, flushed: for help and the like. The exit code. */
int asc_cli_print(const char *text);
/* Flush standard output, so that a full disk is told. To be called last. */
bool asc_cli_flush(void);

/*
 * Progress for people: one line on standard error, rewritten, when that is a
 * terminal and standard output is none or has nothing to say before the end
 * (`alone`), from the second second on. Start with { 0 }; ask often whether a line is due, and show one when it is.
 */
typedef struct asc_progress {
    double start, last;
    bool shown, alone;
} asc_progress;
bool asc_cli_progress_due(asc_progress *p);
void asc_cli_progress_show(asc_progress *p, const char *fmt, ...) ASC_PRINTF(2, 3);
void asc_cli_progress_end(asc_progress *p); /* wipe the line */

#endif
