/*
 * cites - what reports say of where they have it.
 */
#ifndef ASC_LINK_CITES_H
#define ASC_LINK_CITES_H

#include "link/provenance.h"
#include "link/voices.h"

/* Add the citations to p->copies, which hold the copies found in the texts. Sorts them by
 * `to`, then the report, actor or words they come from. */
asc_status asc_cites_find(asc_provenance *p, asc_arena *keep, const asc_link_view *v,
                          asc_voice_book *voices, asc_error *err) ASC_MUST_USE;

#endif
