/*
 * who_inner - what the files of who.h share.
 */
#ifndef ASC_READ_WHO_INNER_H
#define ASC_READ_WHO_INNER_H

#include "read/who.h"

/* asc_who, `depth` phrases on the way to another. */
uint32_t asc_who_at(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky, int depth);

/* Is token i in a name? */
static inline bool asc_who_is_named(const asc_mentions *m, uint32_t i)
{
    return m->of_token[i] != ASC_NONE && m->items[m->of_token[i]].is_name;
}

/* ---- names that stand with it: who_named.c ---- */

/* A name among i's children that says which one i is. */
uint32_t asc_who_name_inside(const asc_mentions *m, const asc_tree *t, uint32_t i,
                             asc_actor_kind kind);
/* "seven men, whom she describes as the coastal cell of X": what they are said to be. */
uint32_t asc_who_described_as(const asc_tree *t, uint32_t i);
/* "Its master, Brigadier X": a name beside a noun that says nothing of its own. */
uint32_t asc_who_name_beside(const asc_mentions *m, const asc_tree *t, uint32_t i);
/* "An American who became involved with LeT, David Headley, acted". */
uint32_t asc_who_name_behind(const asc_mentions *m, const asc_tree *t, uint32_t i);
/* "Pakistani government", "government of Pakistan": the state's own name in the report. */
uint32_t asc_who_state_of(asc_mentions *m, const asc_tree *t, uint32_t i);
/* "An officer", "the army". */
bool asc_who_serves_a_state(const asc_tree *t, uint32_t i);
/* "senior figures such as X": what is told of them is told of X. */
uint32_t asc_who_such_as(const asc_mentions *m, const asc_tree *t, uint32_t i);
/* "X, a former official who": what stands beside a name tells of that one. */
uint32_t asc_who_told_beside(const asc_mentions *m, const asc_tree *t, uint32_t i,
                             const asc_actor_word *w);
/* "Identified the gunman as X": X. */
uint32_t asc_who_identified_as(const asc_mentions *m, const asc_tree *t, uint32_t i);

/* ---- what it points back to: who_back.c ---- */

/* Does i stand as a subject, or as one's owner? */
bool asc_who_subject_like(const asc_tree *t, uint32_t i);
/* "The", "this", "that". */
bool asc_who_definite(const asc_tree *t, uint32_t i);
/* Bare enough to point back: no "of", no possessor, no clause. */
bool asc_who_bare(const asc_tree *t, uint32_t i);
/* The nearest before i that is of these kinds. */
uint32_t asc_who_point_back(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned kinds,
                            unsigned *shaky, int depth);
/* "the minister" behind "Ladara's interior minister". */
uint32_t asc_who_same_head(const asc_mentions *m, const asc_tree *t, uint32_t i);
/* "The rebels", "the group": whom they point back to. */
uint32_t asc_who_referred(asc_mentions *m, const asc_tree *t, uint32_t i, const asc_actor_word *w,
                          unsigned *shaky, int depth);

#endif
