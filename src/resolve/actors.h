/*
 * actors - which mentions, across reports, are one actor.
 *
 * A report's own joining (read/names.h) is taken over. Across reports names are one
 * when their keys are equal: full names, and short forms like "LeT" unless both
 * reports spell them out and the short form does not abbreviate the other's full
 * name. A single word ("Dabbagh") with no full name in its report joins the one
 * actor whose full name ends in it, if there is just one.
 *
 * It never guesses from context: choosing between two actors who share a short
 * form is a later issue's work.
 */
#ifndef ASC_RESOLVE_ACTORS_H
#define ASC_RESOLVE_ACTORS_H

#include "read/names.h"

typedef struct asc_actors {
    asc_actor *items;
    size_t count;
    uint32_t **of; /* of[report][mention]: index of the actor, or ASC_NONE */
} asc_actors;

#define ASC_ACTOR_NAMES_MAX 64 /* surface forms kept of one actor */

/* Those who have names; descriptions come when all names are joined: described.h. */
asc_status asc_actors_resolve(asc_actors *out, asc_arena *keep, const asc_mentions *const *reports,
                              size_t report_count, asc_error *err) ASC_MUST_USE;

/* After all joining: places that do nothing anywhere and that no statement has are no actors.
 * They stayed till now so that no short name is taken for another's. False: out of memory. */
bool asc_actors_drop_scenes(asc_actors *a, asc_arena *keep, const asc_mentions *const *reports,
                            const bool *const *used, size_t report_count) ASC_MUST_USE;

#endif
