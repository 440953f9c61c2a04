/*
 * reports - the reports that the operands stand for, with what is known of them.
 *
 * A folder that holds reports.csv stands for the rows of that table: each `file` is
 * looked for in the folder and in its reports/; where it is no plain text, the
 * folder's plain/FILE.txt is taken for it. Any other folder is walked. A file is
 * itself; the table in its folder, or in the folder above, tells of it.
 */
#ifndef ASC_CLI_REPORTS_H
#define ASC_CLI_REPORTS_H

#include "cli/cli.h"

/*
 * Read all operands' reports into a new reading and run it. The exit code; on
 * ASC_EXIT_OK and ASC_EXIT_FAILED with *out set, what could be read was (failures
 * were told). *out is NULL when nothing can be shown.
 */
int asc_cli_reading(asc_reading **out, asc_model **model, const char *model_path, int operands, char **argv);

/* asc_write_fn on standard output. */
bool asc_cli_write_bytes(void *user, const char *bytes, size_t n);

#endif
