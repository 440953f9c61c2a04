/*
 * corrections - notices that put right or take back what was reported before.
 *
 * "Correction: ...", "An earlier version of this story said ...", "We retract our report
 * of ...". A notice acts on the report of its outlet that it is about; the statements of
 * which the sentence is told again in it fall, all of them where a whole report is taken
 * back. What others copied from those falls with them (roots).
 */
#ifndef ASC_LINK_CORRECTIONS_H
#define ASC_LINK_CORRECTIONS_H

#include "link/outlets.h"

/* Which reports may hold a notice: those with its words, of some kinds at the beginning of a sentence. */
typedef struct asc_noticing {
    const asc_cue_book *cues;
    bool *may; /* [report] */
} asc_noticing;

/* Look at the words of one report (asc_fingerprint); `user` is an asc_noticing. */
void asc_notices_feel(void *user, uint32_t report, const uint32_t *hash, uint32_t count);

/* Fills corrections and correction_count of *p from the reports that may hold a notice. */
asc_status asc_corrections_find(asc_provenance *p, asc_arena *keep, const asc_link_view *v,
                                const asc_noticing *noticing, const asc_outlet_book *book,
                                asc_error *err) ASC_MUST_USE;

#endif
