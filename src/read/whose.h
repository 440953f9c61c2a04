/*
 * whose - to whom words of saying belong that are not a plain verb with its subject.
 *
 * "Ladaran charges that", "the word from the ministry is that", "in the words of X", "X is in no
 * doubt that", "quoted X as saying that", "..., an official who asked not to be named told the
 * Post". All answers are tokens, or ASC_NONE.
 */
#ifndef ASC_READ_WHOSE_H
#define ASC_READ_WHOSE_H

#include "read/tree.h"

/* "according to the testimony of X": X's word; else x's own. */
uint32_t asc_whose_testimony(const asc_tree *t, uint32_t x);

/* Whose charge, claim, account noun p is, by words beside it alone. */
uint32_t asc_whose_charge(const asc_tree *t, uint32_t p);

/* Who holds what noun p says, "is in no doubt that", "there is for X no question that". */
uint32_t asc_whose_mind(const asc_tree *t, uint32_t p);

/* Who is sure, convinced, aware: the person or body that adjective p is said of. */
uint32_t asc_whose_feeling(const asc_tree *t, uint32_t p);

/* "In X's view", "in the words of X", "by her account" that hang on v; *cue: its word. */
uint32_t asc_whose_view(const asc_tree *t, uint32_t v, uint32_t *cue);

/* "describes the group as a contractor run by X": is noun n what somebody calls another? */
bool asc_whose_description(const asc_tree *t, uint32_t n);

/* "quoted X as saying": X, where p is that "saying"; *by: who quotes him, or ASC_NONE. */
uint32_t asc_whose_quoted(const asc_tree *t, uint32_t p, uint32_t *by);

/* "..., citing officials": can o be somebody's word? A cheque, a video are evidence. */
bool asc_whose_citable(const asc_tree *t, uint32_t o);

/* "A theory that is popular online holds that": the cue of the noun, if i is no one's but such an
 * idea; NULL. */
const asc_cue *asc_whose_idea(const asc_tree *t, uint32_t i);

/* Who spoke last before the pronoun at i, in this paragraph's sentences or a few before: a
 * noun that can be meant by it. */
uint32_t asc_whose_turn(const asc_tree *t, uint32_t i);

/* Who spoke last before token i, in its sentence or a few before. */
uint32_t asc_whose_last(const asc_tree *t, uint32_t i);

/* "Government points at X": the word before a headline's verb that was taken for a noun. */
uint32_t asc_whose_headline(const asc_tree *t, uint32_t i);

/* Who says at v what stands before it: "..., two newspapers reported". */
uint32_t asc_whose_report(const asc_tree *t, uint32_t v);

/* "Code overlaps point to X": is the subject s no one, but what points? */
bool asc_whose_evidence(const asc_tree *t, uint32_t s);

/* "Has been blamed", "suspicion fell": does somebody do so at word i who is not named? */
bool asc_whose_blamed(const asc_tree *t, uint32_t i);

#endif
