/*
 * unreal - what a sentence tells of a story, a jest or a drill, and what was done or said by mistake.
 */
#ifndef ASC_READ_UNREAL_H
#define ASC_READ_UNREAL_H

#include "read/context.h"
#include "read/tree.h"

/* "In the film, the bishop orders the bombing", "the novel tells how X did it", "suppose X did it",
 * "to attack" under nothing that says it happened, "would attack": nobody says that it was so. */
bool asc_unreal_not_fact(const asc_tree *t, uint32_t i, const asc_context *c);

/* "Was wrongly jailed for it", "listed by mistake as": is what verb v tells called an error? */
bool asc_unreal_mistaken(const asc_tree *t, uint32_t v);

/* "Was sued for saying that", "lied when he said that": is verb v of saying one that somebody answers for? */
bool asc_unreal_punished(const asc_tree *t, uint32_t v);

/* "If, as the paper claims, X did it, ...": does token i stand in a condition that opens its sentence,
 * wherever the parser hung it? */
bool asc_unreal_condition(const asc_tree *t, uint32_t i);

#endif
