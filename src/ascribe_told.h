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

/* Join what the reports tell of. The incidents live in `keep`, all else in `tmp`; the reading is
 * only looked at. ASC_ENOMEM. */
asc_status asc_told_link(asc_told_list *out, asc_arena *keep, asc_arena *tmp, const asc_reading *r,
                         asc_error *err) ASC_MUST_USE;

#endif
