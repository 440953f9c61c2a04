/*
 * who - which actor does this noun phrase mean?
 *
 * A name means itself; "the LeT group", "the ISI agency", "a group called X" mean
 * the name inside; "militants from X" mean X; "he", "its", "the group" point back
 * to the nearest fitting subject, in this sentence or the two before; "a port
 * official" is an actor of its own. What is none of these is no actor.
 */
#ifndef ASC_READ_WHO_H
#define ASC_READ_WHO_H

#include "read/names.h"
#include "read/tree.h"

#define ASC_BACK_SENTENCES 2 /* how far a pronoun may point back */
#define ASC_BACK_TOKENS 160

/*
 * The mention for the phrase headed by token i, or ASC_NONE. Adds to `m` a nominal
 * that is new. *shaky grows with each guess.
 */
uint32_t asc_who(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky);

/* The same, but "five members of X" are themselves and not X, "the bureau of X" is not X.
 * ASC_NONE for others. */
uint32_t asc_who_itself(asc_mentions *m, const asc_tree *t, uint32_t i);

/* "Three have been arrested", "the four were members": some people by their number; ASC_NONE. */
uint32_t asc_who_several(asc_mentions *m, const asc_tree *t, uint32_t i);

/* "One of them had planted it", "one of the men": that one, a person of his own; ASC_NONE. */
uint32_t asc_who_one_of(asc_mentions *m, const asc_tree *t, uint32_t i);

/* The state whose officers, troops or army the phrase at i names; ASC_NONE. What they
 * give to others their state gives; what else they do is their own. */
uint32_t asc_who_state(asc_mentions *m, const asc_tree *t, uint32_t i);

/* The person whose name stands beside the noun at i, "the man who planted it, X"; ASC_NONE. */
uint32_t asc_who_beside(const asc_mentions *m, const asc_tree *t, uint32_t i);

/* Which group the pronoun at i, or the one whose i is, means, if no state or agency is meant:
 * "the army trained its fighters". ASC_NONE. */
uint32_t asc_who_group(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky);

/* "a group called X", "known as X": the name, or ASC_NONE. */
uint32_t asc_who_called(const asc_mentions *m, const asc_tree *t, uint32_t i);

/* "No group" (claimed it), "any group in the region", "nobody": no one in particular? */
bool asc_who_no_one(const asc_tree *t, uint32_t i);

/* The first token of i's sentence, or one ASC_BACK_TOKENS before i. */
uint32_t asc_who_sentence_begin(const asc_tree *t, uint32_t i);

/* Is token i the author's own "I", "we", "our"? */
bool asc_who_author(const asc_tree *t, uint32_t i);

#endif
