/*
 * described - people and groups without a name become actors, or are found to be named ones.
 *
 * Which descriptions of one report mean one actor, read/refer.h has found. Here they are
 * joined to names that other reports give: "the interior minister" is the one person of
 * that office whom its own report names ("Minister X" there or elsewhere); "this magazine"
 * is who publishes the report. Across reports of one incident descriptions are one when
 * they are told in the same words, and in enough of them ("a man with a student's card").
 * What is left is an actor of its own report. An analyst's word goes before all of it.
 */
#ifndef ASC_RESOLVE_DESCRIBED_H
#define ASC_RESOLVE_DESCRIBED_H

#include "read/tables.h"
#include "resolve/actors.h"

typedef struct asc_describing {
    const asc_mentions *const *mentions; /* of each report */
    const bool *const *used;   /* used[report][mention]: an argument or source of a statement */
    const asc_report *reports; /* NULL: no titles before names, no outlets */
    size_t report_count;
    const asc_tables *tables; /* for titles; may be NULL */
    const asc_ruling *rulings;
    size_t ruling_count;
    const uint32_t *incident; /* of each report, the one it mainly tells; ASC_NONE; may be NULL */
} asc_describing;

/*
 * Give every description its actor, behind those who have names, and every actor with a
 * name the descriptions that mean it, behind its names. Last of all joining: kinds and ids
 * of those with names stay. ASC_ENOMEM.
 */
asc_status asc_actors_describe(asc_actors *a, asc_arena *keep, const asc_describing *with,
                               asc_error *err) ASC_MUST_USE;

#endif
