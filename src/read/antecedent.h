/*
 * antecedent - whom does a pronoun mean?
 *
 * Everyone told of in its sentence and the few before is weighed after Lappin and Leass (1994):
 * by the sentence, by role (subjects first), by standing inside another phrase or not, each
 * sentence back counting half; weights of one actor add up, also those of pronouns that mean
 * him. Two additions: who spoke before speaks on ("it said"), and what is between quotation
 * marks is told by another than those it tells of. Number, gender and kind must agree. Where
 * somebody of whom nothing is known weighs most, or two that are no subjects, nobody is meant:
 * a guess left out costs a statement, a wrong one tells it of somebody else.
 */
#ifndef ASC_READ_ANTECEDENT_H
#define ASC_READ_ANTECEDENT_H

#include "read/names.h"
#include "read/tree.h"

/* Kinds as a set of bits, and what else must agree. */
#define ASC_KIND_BIT(k) (1u << (k))
#define ASC_KINDS_SEVERAL (1u << 31) /* "they": some persons, too */
#define ASC_KINDS_ALONE (1u << 30)   /* "he", "she": not "investigators" */
#define ASC_KINDS_HE (1u << 29)
#define ASC_KINDS_SHE (1u << 28)

/* Which kinds a pronoun can point back to; 0 for what is no such pronoun. */
unsigned asc_pronoun_kinds(asc_str s);

/* Can the mention be what such a pronoun, or "the group", points back to? */
bool asc_pronoun_fits(const asc_mentions *m, const asc_tree *t, uint32_t mention, unsigned kinds);

/* "X dismissed Y and had him arrested": the verb whose own subject "him" cannot be; ASC_NONE. */
uint32_t asc_verb_of_another(const asc_tree *t, uint32_t i);

/* "X did it, they said": the token before which who says it is looked for. */
uint32_t asc_before_content(const asc_tree *t, uint32_t begin, uint32_t i);

/* Looks up whom a phrase means; see asc_who. */
typedef uint32_t (*asc_who_fn)(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky,
                               int depth);

/* The actor that pronoun i means (the first mention of it), or ASC_NONE. *shaky grows with the
 * sentences between. */
uint32_t asc_antecedent(asc_mentions *m, const asc_tree *t, uint32_t i, asc_who_fn who,
                        unsigned *shaky);

#endif
