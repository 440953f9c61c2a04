/*
 * cites - what reports say of where they have it.
 */
#ifndef ASC_LINK_CITES_H
#define ASC_LINK_CITES_H

#include "link/outlets.h"

/* Add the citations in the reports that are `wanted` (NULL: all) to p->copies, which hold the copies found in the texts. Sorts them by
 * `to`, then the report, actor or words they come from. */
asc_status asc_cites_find(asc_provenance *p, asc_arena *keep, const asc_link_view *v,
                          const bool *wanted, const asc_voice_book *voices,
                          const asc_cue_book *cues, const asc_outlet_book *book,
                          asc_error *err) ASC_MUST_USE;

#endif
