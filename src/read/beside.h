/*
 * beside - who is meant by what stands next to a word, where the tree does not say so.
 *
 * "X, a group banned in 2016", "the commander of its eastern bloc, X", "X, also known as Y":
 * told by commas, articles and names alone, within one sentence. And whom a phrase such as
 * "in the pay of X", "under the command of X", "with money from X" tells of.
 */
#ifndef ASC_READ_BESIDE_H
#define ASC_READ_BESIDE_H

#include "read/names.h"
#include "read/tree.h"

/* Where the bracket at `open` ends, if it holds names and a year alone: "(Ortega and Ruel, 2019)",
 * who is cited and is nothing of what stands before it. ASC_NONE otherwise. */
uint32_t asc_beside_citation(const asc_tree *t, uint32_t open);
/* "X, a sectarian group": the token of the name that ends right before the phrase of i; ASC_NONE. */
uint32_t asc_beside_before(const asc_mentions *m, const asc_tree *t, uint32_t i);
/* "the chief of the bureau in the capital, X": the token of the person's name behind the phrase of i;
 * ASC_NONE. */
uint32_t asc_beside_after(const asc_mentions *m, const asc_tree *t, uint32_t i);
/* "A member of X from 2001, he left it": does the phrase of i stand before its sentence and tell of
 * the subject? */
bool asc_beside_fronted(const asc_tree *t, uint32_t i);
/* "The movement he belonged to": has the verb i, in a relative clause, that preposition with
 * nothing behind it? */
bool asc_beside_stranded(const asc_tree *t, uint32_t i, asc_str prep);
/* Of whom the preposition above i tells: "X was in the pay of", "X, under the command of", "was founded
 * with money from"; ASC_NONE. */
uint32_t asc_beside_bearer(const asc_tree *t, uint32_t i, unsigned *shaky);
/* Does that preposition stand above i? An empty one always does. */
bool asc_beside_under(const asc_tree *t, uint32_t i, asc_str prep);

/* "Soldiers, together with men of X, burned it": those who did it with the doer, as a token;
 * ASC_NONE. */
uint32_t asc_beside_with(const asc_tree *t, uint32_t doer, uint32_t deed);

#endif
