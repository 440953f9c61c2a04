/*
 * incidents - which happenings, across reports, are one incident.
 *
 * Kind, date, place and target must not contradict, and something must speak for
 * it: a date or a place in common, or, for what two reports are mainly about, a
 * target or a toll in common, publication within ASC_LINK_DAYS of each other, or
 * several names in common.
 * Tellings are taken in an order of their own (who tells most of when and where first), so
 * that the order of the reports does not matter; each must agree with all that a cluster
 * tells so far. Candidates come from blocks (same day, same word of a place, ...), never from
 * all pairs.
 */
#ifndef ASC_LINK_INCIDENTS_H
#define ASC_LINK_INCIDENTS_H

#include "base/date.h"
#include "read/events.h"

#define ASC_LINK_DAYS 21
#define ASC_LINK_NAMES_MAX 24 /* names of a report that are compared, first named first */
#define ASC_LINK_BLOCK_MAX 64 /* incidents looked at in one block; later ones are not */

/* A happening of one report, as link sees it. */
typedef struct asc_told {
    uint32_t report;
    const asc_happening *happening;
    asc_date published;
    bool main;                          /* what the report is about */
    int64_t killed[4];                  /* tolls told of it; -1 where none */
    uint64_t names[ASC_LINK_NAMES_MAX]; /* hashes of the keys of who and what is named */
    uint32_t name_count;
} asc_told;

typedef struct asc_linked {
    asc_incident *items;
    size_t count;
    uint32_t *of; /* of[told]: index of the incident */
} asc_linked;

/* `told` in order of reports. The incidents come most reports first. */
asc_status asc_incidents_link(asc_linked *out, asc_arena *keep, const asc_told *told, size_t count,
                              asc_error *err) ASC_MUST_USE;

#endif
