/*
 * foreign - statements that another program read, checked word for word.
 *
 * A line is taken only when all that it says can be checked against the report: each
 * span stands in the text and is what the line quotes, each name is of its closed set,
 * each number in its range. Nothing is mended. What is taken becomes a finding as our
 * own are: actors are mentions of the report, the incident one of its happenings.
 *
 * An incident is our own where the line's words overlap those of one; else it is the one
 * that another line of the report calls by the same id or by the same words, else new.
 */
#ifndef ASC_READ_FOREIGN_H
#define ASC_READ_FOREIGN_H

#include "base/map.h"
#include "read/read.h"
#include "text/json.h"

#define ASC_FOREIGN_LINE_MAX ((size_t)1 << 16) /* bytes of one line */
#define ASC_FOREIGN_LOOK_MAX 2048u             /* own findings that words are held against */

/* One report's readout while foreign statements take the place of its own. */
typedef struct asc_foreign {
    asc_arena *keep;
    asc_readout *readout;
    asc_str text;
    asc_finding *own, *items;
    size_t own_count, count, cap, happening_cap;
    asc_map mentions;   /* span -> mention */
    asc_map happenings; /* span or id -> happening */
} asc_foreign;

/* Begin: the readout's own findings are put aside. ASC_ENOMEM. */
asc_status asc_foreign_begin(asc_foreign *f, asc_arena *keep, asc_readout *readout, asc_str text,
                             asc_error *err) ASC_MUST_USE;
/* One line. ASC_EFORMAT with the reason in `err` when it is refused: nothing is changed
 * then; ASC_ELIMIT when the report has too many; ASC_ENOMEM. */
asc_status asc_foreign_add(asc_foreign *f, const asc_json *line, asc_error *err) ASC_MUST_USE;
/* The findings that were taken become the readout's. */
void asc_foreign_end(asc_foreign *f);

#endif
