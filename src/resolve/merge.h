/*
 * merge - actors that equal keys left apart, made one.
 *
 * In this order, an analyst's word before all: `merge-actors` joins, `split-actor` keeps
 * apart whatever else speaks for joining. Then one entry of the alias table; a surname in
 * several words ("Abi Rashed") that ends just one full name; a demonym and its state; a
 * short form in other capitals; and last the matcher, for names of two words or more that
 * are near, of kinds that agree, with nothing against it. Nothing joins what it does not
 * name: an acronym that two actors' names have stays with neither.
 */
#ifndef ASC_RESOLVE_MERGE_H
#define ASC_RESOLVE_MERGE_H

#include "read/tables.h"
#include "resolve/actors.h"
#include "resolve/aliases.h"

#define ASC_MATCH_ACTORS_MAX 20000u /* with more named actors the matcher is left out */
#define ASC_MATCH_LEAST 0.9         /* how sure the matcher must be that two names are one's */

typedef struct asc_merging {
    const asc_names *matcher;   /* NULL: no matching */
    const asc_aliases *aliases; /* NULL: no table */
    const asc_ruling *rulings;
    size_t ruling_count;
    const asc_report
        *reports; /* as many as there are mentions of; NULL: names as found, no outlets */
    const asc_tables *tables; /* for titles */
} asc_merging;

/* The entry of the alias table that a full name of the actor means, or ASC_NONE. ASC_ENOMEM. */
asc_status asc_actor_entry(uint32_t *out, const asc_actor *a, const asc_aliases *aliases,
                           asc_error *err) ASC_MUST_USE;

/* Join actors in place, with the reports' outlets as actors, and names as they stand in
 * the text: "Minister Atallah", "Ansar-e-Velm (AeV)"; ids stay in the order of first mention. `names` of one actor are
 * at most ASC_ACTOR_NAMES_MAX. ASC_ENOMEM. */
asc_status asc_actors_merge(asc_actors *a, asc_arena *keep, const asc_mentions *const *reports,
                            size_t report_count, const asc_merging *with,
                            asc_error *err) ASC_MUST_USE;

#endif
