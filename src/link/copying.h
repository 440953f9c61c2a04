/*
 * copying - which of many texts took passages from which, and in which direction.
 *
 * Two texts share copied matter when they have eight words or more in a row in common, or
 * changed sentences that are together too alike for chance. What stands between quotation
 * marks in both counts for nothing: two reporters may quote one speech. The direction comes
 * from the time of publication; where that does not tell, from the texts: who copies and
 * changes leaves turns that nobody else uses, cuts what he took, and writes of other
 * things around it.
 */
#ifndef ASC_LINK_COPYING_H
#define ASC_LINK_COPYING_H

#include <ascribe.h>

#include "base/arena.h"
#include "link/candidates.h"

#define ASC_COPY_RUN_WORDS 8u      /* that many in a row are no accident */
#define ASC_COPY_CHANGED_NATS 70.0 /* of likeness over all changed sentences */

/* Which pairs are looked at. Zero: all. */
typedef struct asc_copying_options {
    const bool *wanted; /* [text]: only pairs of two that are; what is found of them is the same */
    asc_scanning *scanning; /* of these texts in their order; NULL: they are scanned now */
    unsigned threads;       /* that may work side by side; 0: one */
} asc_copying_options;

/* Copies come by `to`, then `from_report`; they and their passages live in `keep`. */
asc_status asc_copying_find(asc_copy **out, size_t *count, asc_arena *keep,
                            const asc_copy_text *texts, size_t texts_count,
                            const asc_copying_options *options, asc_error *err) ASC_MUST_USE;

#endif
