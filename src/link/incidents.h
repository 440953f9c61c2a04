/*
 * incidents - which happenings, across reports, are one incident.
 *
 * Points are counted for and against each pair of tellings (likeness.h); a telling joins
 * the incident with whose tellings it agrees best, if it is enough, and none of them rules it out
 * but one that the others outvote. Incidents that a telling would have done for join each other
 * likewise. How much is enough grows with the number of reports. Tellings are taken in an order of their
 * own (who tells most of when and where first), so that the order of the reports does not
 * matter. Candidates come from blocks (a day; a month and a word of the place; a rare name or
 * word), never from all pairs.
 */
#ifndef ASC_LINK_INCIDENTS_H
#define ASC_LINK_INCIDENTS_H

#include "base/date.h"
#include "read/events.h"

#define ASC_LINK_NAMES_MAX 24 /* names of a report that are compared, first named first */
#define ASC_LINK_WORDS_MAX 40 /* words around a telling that are compared, the first ones */
#define ASC_LINK_BLOCK_MAX 64 /* incidents looked at in one block; later ones are not */

/* A happening of one report, as link sees it. */
typedef struct asc_told {
    uint32_t report;
    const asc_happening *happening;
    asc_date published;
    bool main;             /* what the report is about */
    bool tried;            /* before a court: it may be years ago */
    int64_t killed[4];     /* tolls told of it; -1 where none */
    const uint64_t *names; /* hashes of the keys of who and what is named */
    uint32_t name_count;
    const uint64_t *words; /* hashes of those around it, each once */
    uint32_t word_count;
} asc_told;

typedef struct asc_linked {
    asc_incident *items;
    size_t count;
    uint32_t *of;   /* of[told]: index of the incident */
    uint32_t *line; /* `told` in the order in which they were joined */
} asc_linked;

/*
 * `told` in order of reports. The incidents come most reports first, in two steps, or in one:
 * which happenings are one, and where each was.
 */
asc_status asc_incidents_join(asc_linked *out, asc_arena *keep, const asc_told *told, size_t count,
                              asc_error *err) ASC_MUST_USE;
asc_status asc_incidents_place(asc_linked *linked, asc_arena *keep, const asc_told *told,
                               size_t count, asc_error *err) ASC_MUST_USE;
asc_status asc_incidents_link(asc_linked *out, asc_arena *keep, const asc_told *told, size_t count,
                              asc_error *err) ASC_MUST_USE;

#endif
