/*
 * actors - who is meant by a name in a reading, and what is known of that actor.
 *
 * Part of <ascribe.h>; include that.
 */
#ifndef ASCRIBE_ACTORS_H
#define ASCRIBE_ACTORS_H

#include <ascribe/read.h>

#ifdef __cplusplus
extern "C" {
#endif
/* The shared library shows what stands here and nothing else. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility push(default)
#endif

/* The actor, after asc_reading_run, that has the name, case, accents and articles aside;
 * else the one whose name the matcher takes for it; ASC_NONE when there is none. */
uint32_t asc_reading_actor_find(const asc_reading *r, asc_str name);

/*
 * What the tables have on an actor: another name ("alias", "short", "former", "original"), or
 * a tie to another: "split-from", "allied-with", "joined", "renamed-to", "merged-into", "front-of",
 * and the other way round "split-into", "renamed-from", "merged-from", "has-front".
 */
typedef struct asc_known {
    asc_str relation, name, source;
    asc_str when; /* of a tie: a year, or year and month; empty where the source has none */
} asc_known;
typedef bool (*asc_known_fn)(void *user, const asc_known *known);
/* Each line of the actor's entry, names first; none when the table does not know it. */
asc_status asc_reading_actor_known(const asc_reading *r, uint32_t actor, asc_known_fn each,
                                   void *user, asc_error *err) ASC_MUST_USE;

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
