/*
 * kept - what was read of a report as bytes, and back: so that a case need not read it
 * again.
 *
 * What asc_readout_keep keeps, but for attributions, is kept. There is one list of the
 * fields for both ways (kept.c): who adds a field to a finding, a mention or a happening
 * adds a line there, and the size that is checked there says so.
 *
 * The bytes are taken for hostile: every number is checked against what it counts or
 * points into, so that what comes out is a readout that reading could have made.
 *
 * Limits   those of names.h, events.h and read.h; ASC_KEPT_BYTES_MAX.
 */
#ifndef ASC_READ_KEPT_H
#define ASC_READ_KEPT_H

#include "base/str.h"
#include "read/read.h"

#define ASC_KEPT_LAYOUT 10u                    /* changes with what the bytes mean */
#define ASC_KEPT_BYTES_MAX ((size_t)256 << 20) /* of one report */

/* What the text's first lines told is kept along: given facts, or guessed. */
typedef struct asc_kept_reading {
    asc_report_facts facts; /* without the name */
    bool passed_by;         /* not English: there is nothing in the readout */
    asc_readout readout;
} asc_kept_reading;

/* Put k's bytes behind what is in `out`. `text` is the report's. ASC_ENOMEM, ASC_ELIMIT. */
asc_status asc_kept_pack(asc_buf *out, const asc_kept_reading *k, asc_str text,
                         asc_error *err) ASC_MUST_USE;
/* Where what comes out lives: lists of one sort each by themselves, so that going through one sort of many
 * reports goes straight on in memory. They may all be one. */
typedef struct asc_kept_room {
    asc_arena *keep, *mentions, *happenings, *findings;
} asc_kept_room;

/* All in `room` or views of `text`. ASC_EFORMAT when they are not bytes of this layout
 * over this text; *out is untouched then. */
asc_status asc_kept_unpack(asc_kept_reading *out, const asc_kept_room *room, asc_str text,
                           asc_str bytes, asc_error *err) ASC_MUST_USE;

#endif
