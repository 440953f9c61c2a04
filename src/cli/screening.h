/*
 * screening - lists made searchable, and how a listing that was found looks.
 */
#ifndef ASC_CLI_SCREENING_H
#define ASC_CLI_SCREENING_H

#include "base/os.h"
#include "cli/listfiles.h"

typedef struct asc_screening {
    asc_screen *s;
    asc_mapping index; /* kept beside the case */
} asc_screening;

/* All lists of a case, or those in a list file or a folder of them, ready to be searched.
 * `m` must outlive it. False after saying what failed. */
bool asc_cli_screen(asc_screening *out, const asc_names *m, const char *path,
                    const asc_list_source *from);
void asc_cli_screen_end(asc_screening *s);

/*
 * Keep the index of a case's lists beside it, in CASE.names, which asc_cli_screen maps. It is made
 * of the case alone: deleted, damaged or of other lists it costs time and no more. What
 * cannot be written is not kept.
 */
void asc_cli_screen_keep(const char *path);

/* Does the case keep any list? */
bool asc_cli_has_lists(const char *path);

/* "QDe.118 on un of 2026-02-27, ..." and what makes it one, for people. */
void asc_cli_put_hit(asc_buf *b, asc_str query, const asc_screen_hit *h, asc_str on, bool explain);
/* The same as one JSON object, without a line's end. */
void asc_cli_json_hit(asc_buf *b, asc_str query, const asc_screen_hit *h, asc_str on, bool explain);

#endif
