/*
 * places - the place that is shown of an incident, of all that its tellings say.
 *
 * The site that most name, then the town, then what it lies in: "Saltgate terminal, Marsa
 * Haroun". A town inside the country that more name is preferred to the country; where no
 * telling names a place, datelines of leads stand for it. What tells an incident that its
 * report is mainly about counts twice.
 */
#ifndef ASC_LINK_PLACES_H
#define ASC_LINK_PLACES_H

#include "link/incidents.h"

#define ASC_LINK_PLACES_MAX 16 /* different places of one incident that are counted */

/* Fill in the place of `in`; `told` in an order that does not rest on that of the reports. */
asc_status asc_places_choose(asc_incident *in, asc_arena *keep, const asc_told *const *told,
                             size_t n, asc_error *err) ASC_MUST_USE;

#endif
