/*
 * climb - what the files of context.h share: the way from a trigger up its tree.
 *
 * context.c goes up step by step; climb_cues.c says which words show a saying, climb_hedges.c
 * what hedges and negates at one word, climb_sources.c enters a cue: who says so, what that makes
 * of how sure it is.
 */
#ifndef ASC_READ_CLIMB_H
#define ASC_READ_CLIMB_H

#include "read/context.h"

/* Where the climb is. */
struct climb {
    const asc_tree *t;
    asc_context *c;
    bool inside;      /* no cue met yet: hedges and negations still belong to the content */
    bool opaque;      /* above a relative clause or the like: only sources are collected */
    bool ended;       /* what only describes a noun is told by the report itself */
    bool unvoiced;    /* "refused to blame": a cue that nobody is said to use */
    bool without;     /* what it began at is what something was done without */
    uint32_t trigger; /* the word it began at */
    uint32_t late;    /* who tells of all the cues of the sentence, or ASC_NONE */
    uint32_t settled; /* a noun whose "no" and "little" are accounted for, or ASC_NONE */
};

/* ---- hedges and negations at one word ---- */

/* No surer than `by` from here on. */
void asc_climb_weaken(asc_context *c, asc_certainty by);
/* The contrary. */
void asc_climb_flip(asc_context *c);
/* A negation above a cue that nobody uses ("not the first to claim") is no denial. */
void asc_climb_negate(struct climb *k);
/* All that hangs on v and says how sure v is. */
void asc_climb_at_word(struct climb *k, uint32_t v);
/* "may be behind the attack or at least facilitated it": a hedge on the first of
 * two joined by "or" holds for the second. */
void asc_climb_shared_hedge(struct climb *k, uint32_t v);

/* ---- words that show a saying ---- */

/* Does the cue's particle, if it asks for one, stand at p? */
bool asc_climb_particle_fits(const asc_tree *t, const asc_cue *cue, uint32_t p);
/* The cues of verb p, NULL. "The court heard that": somebody told it there. */
const asc_cue *asc_climb_cues_of_verb(const asc_tree *t, uint32_t p);
/* The cue word p by which the content comes in from child c; NULL. */
const asc_cue *asc_climb_cue_at(const asc_tree *t, uint32_t p, uint32_t c);
/* The verb over noun p, if what it says of it is that it is not so: "denied charges that"; NULL. */
const asc_cue *asc_climb_denial_over(const asc_tree *t, uint32_t p);
/* "X's theory is that": the noun that tells what clause c of "is" tells; ASC_NONE. */
uint32_t asc_climb_noun_of_is(const asc_tree *t, uint32_t p, uint32_t c);
/* "Said with "moderate confidence" that": a clause with "that" which the parser hung on the last
 * noun; the verb over it that takes such a clause, and its cue; ASC_NONE. */
uint32_t asc_climb_further_up(const asc_tree *t, uint32_t c, uint32_t p, const asc_cue **cue);

/* ---- sources ---- */

/* One link more, unless its cue has one. */
void asc_climb_push(struct climb *k, uint32_t who, uint32_t cue, const asc_cue *entry);
/* "according to X", "in X's view", "for X": hangs on a verb or a noun of the path. */
void asc_climb_phrases(struct climb *k, uint32_t v);
/* "X planted it, two newspapers reported, citing officials": who tells of it behind. */
void asc_climb_reported_behind(struct climb *k, uint32_t trigger);
/* The content of cue p has been read: enter the cue. */
void asc_climb_enter(struct climb *k, const asc_cue *cue, uint32_t p);

#endif
