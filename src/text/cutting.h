/*
 * cutting - where a large crawl or archive can be cut, so that it is read a piece at a time.
 *
 * Runs in the jail. It is shown the bytes from one cut on and says how far a piece goes that
 * is a document of its own: whole records of a WARC, whole members of a packed one, whole files
 * of a zip, as they stand there. Records that hold no text (pictures, scripts) are passed
 * over. Nothing is kept between two pieces: after damage, or a record that is too large, it looks for
 * the next beginning.
 */
#ifndef ASC_TEXT_CUTTING_H
#define ASC_TEXT_CUTTING_H

#include "text/record.h"

#define ASC_PIECE_BYTES ((size_t)2 << 20)           /* that a piece should have at most */
#define ASC_PIECE_UNPACKED_BYTES ((size_t)24 << 20) /* the same of what it unpacks to */

typedef struct asc_cutting {
    bool last;                 /* the bytes go to the end */
    bool inside;               /* a cut was made before */
    bool wacz;                 /* of its files only the crawls count */
    asc_portion_kind drifting; /* SKIP or LOST: so are the bytes to the next beginning */
    uint8_t form;              /* of the portion before */
    bool again;                /* what is cut off here is shown again, with more behind it */
} asc_cutting;

/* Never of less than one byte, unless WHOLE or MORE. */
asc_portion asc_portion_find(asc_str bytes, const asc_cutting *how);

/* All portions of the bytes as a reader's answer: the name is five letters for what `how` says
 * ("l", "i", "w", "s" or "x", else "-", and the form as a digit); a record's part is kind, n, inside,
 * adrift and form in decimal. */
asc_status asc_portion_read(asc_records *out, asc_arena *keep, asc_str name, asc_str bytes,
                            asc_error *err) ASC_MUST_USE;
/* ASC_EFORMAT when the records are no answer to that question. */
asc_status asc_portion_of(asc_portion *out, size_t *count, const asc_records *records, size_t bytes,
                          asc_error *err) ASC_MUST_USE;

#endif
