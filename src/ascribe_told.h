/*
 * ascribe_told - which happening of which report is which incident.
 */
#ifndef ASC_ASCRIBE_TOLD_H
#define ASC_ASCRIBE_TOLD_H

#include "ascribe_reading.h"
#include "link/incidents.h"

typedef struct asc_told_list {
    asc_told *items;
    size_t count;
    uint32_t **at; /* at[report][happening]: index into items, or ASC_NONE */
    asc_linked linked;
} asc_told_list;

/* What the reports tell of, in `tmp` and with words in the arenas of r->sides. ASC_ENOMEM. */
asc_status asc_told_list_make(asc_told_list *out, asc_arena *tmp, asc_reading *r,
                              asc_error *err) ASC_MUST_USE;
/* Join it to incidents, which live in `keep`; then where each was, and what else they have in common.
 * ASC_ENOMEM. */
asc_status asc_told_link(asc_told_list *l, asc_arena *keep, asc_error *err) ASC_MUST_USE;
asc_status asc_told_describe(asc_told_list *l, asc_arena *keep, asc_error *err) ASC_MUST_USE;

#endif
