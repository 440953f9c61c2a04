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
 * Called once a report file, in order: its path ("-" is standard input; a NUL stands
 * behind it) and what the tables tell of it. False: it failed, and that was told.
 * Both views are gone after the call.
 */
typedef bool (*asc_cli_report_fn)(void *user, asc_str path, const asc_report_facts *facts);

/* Walk all operands. False when anything failed: it was told, the rest went on. */
bool asc_cli_reports(int operands, char **argv, asc_cli_report_fn each, void *user);

/*
 * Read all operands' reports into a new reading and run it. The exit code; on
 * ASC_EXIT_OK and ASC_EXIT_FAILED with *out set, what could be read was (failures
 * were told). *out is NULL when nothing can be shown.
 */
typedef struct asc_cli_reading_options {
    const char *model_path;
    asc_model *model; /* one that is open already; NULL: model_path is opened */
    bool attributions, mentions, events, accounts;
    const char *words;            /* a file of one's own cues, frames and the like, or NULL */
    const char *foreign;          /* a program whose statements take the place of ours, or NULL */
    asc_str learnt;               /* asc_reading_teach, or empty */
    bool learnt_before;           /* asc_reading_remind, rather */
    const asc_str *weighed_as_of; /* asc_reading_foresee; NULL: it is not weighed */
    const char *incident;      /* the one that alone is asked for (asc_reading_narrow), or NULL */
    unsigned threads;          /* 0: one for each processor */
    bool include_confidential; /* reports of a case that are marked so */
    bool tables;               /* of a case: refresh its tables, however large */
} asc_cli_reading_options;

#define ASC_CLI_THREADS_MAX 64u

int asc_cli_reading(asc_reading **out, asc_model **model, const asc_cli_reading_options *options,
                    int operands, char **argv);

/* Have `command` read the reports: its statements take the place of ours. False when it
 * failed or some of its lines were refused: it was told. */
bool asc_cli_foreign(asc_reading *r, const char *command);

/* asc_write_fn on standard output. */
bool asc_cli_write_bytes(void *user, const char *bytes, size_t n);

#endif
