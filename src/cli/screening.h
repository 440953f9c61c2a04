/*
 * screening - lists made searchable, and how a listing that was found looks.
 */
#ifndef ASC_CLI_SCREENING_H
#define ASC_CLI_SCREENING_H

#include "cli/listfiles.h"

/* All lists of a case, or those in a list file or a folder of them, ready to be searched.
 * `m` must outlive it. False after saying what failed. */
bool asc_cli_screen(asc_screen **out, const asc_names *m, const char *path,
                    const asc_list_source *from);

/* Does the case keep any list? */
bool asc_cli_has_lists(const char *path);

/* "QDe.118 on un of 2026-02-27, ..." and what makes it one, for people. */
void asc_cli_put_hit(asc_buf *b, asc_str query, const asc_screen_hit *h, asc_str on, bool explain);
/* The same as one JSON object, without a line's end. */
void asc_cli_json_hit(asc_buf *b, asc_str query, const asc_screen_hit *h, asc_str on, bool explain);

#endif
