/*
 * record - what someone has been said to have done, earlier in a report.
 *
 * "The ministry rejected the charge" says itself nothing of what it denies. It is what the
 * report told just before of the one who denies, or of whom he speaks for; where the
 * report told nothing of them, nothing is read.
 */
#ifndef ASC_READ_RECORD_H
#define ASC_READ_RECORD_H

#include "read/read.h"
#include "read/tree.h"

#define ASC_RECORD_MAX 3       /* charges that one denial answers */
#define ASC_RECORD_SENTENCES 6 /* how far before the denial they may stand */
#define ASC_RECORD_OWN 14      /* how far before what takes it back a confession may stand */

/*
 * Indices into o->findings of what was told, nearest sentence alone, of `agent` or of
 * `principal` (mentions; the second may be ASC_NONE). How many.
 */
size_t asc_record_of(const asc_readout *o, const asc_tree *t, uint32_t trigger, uint32_t agent,
                     uint32_t principal, size_t out[ASC_RECORD_MAX]);

/* "A senator was jailed for conspiring to kill her. Ivo Sand had pleaded guilty": the charge of the sentence before,
 * told of one who had no name there. */
bool asc_record_of_nameless(const asc_readout *o, const asc_tree *t, uint32_t trigger,
                            uint32_t agent, size_t *charge);

/* The same of what `agent` told himself, of whomever. */
size_t asc_record_own(const asc_readout *o, const asc_tree *t, uint32_t trigger, uint32_t agent,
                      size_t out[ASC_RECORD_MAX]);

/* The same of what was told of others, by others than `agent`, in this sentence before the trigger
 * or the last: what he says again. */
size_t asc_record_told(const asc_readout *o, const asc_tree *t, uint32_t trigger, uint32_t agent,
                       size_t out[ASC_RECORD_MAX]);

/* The same of what anybody but `agent` told of others, up to three sentences before: what an inquiry weighs. */
size_t asc_record_put(const asc_readout *o, const asc_tree *t, uint32_t trigger, uint32_t agent,
                      size_t out[ASC_RECORD_MAX]);

/* *f, which has the predicate and object of what was told, says it again, or its contrary. */
void asc_record_again(asc_finding *f, const asc_finding *told, bool contrary);

/* A word for what one is charged with: "the allegations". */
bool asc_record_word(const asc_tree *t, uint32_t i);

/* "Had no part in it", "played no role": a group, or who was accused of the deed, did not do it; a state of which that
 * is not told did not help. f's predicate after its object word, or ASC_NONE; f's own where it says another thing. */
asc_predicate asc_record_no_part(const asc_readout *o, const asc_tree *t, const asc_finding *f,
                                 uint32_t word);

#endif
