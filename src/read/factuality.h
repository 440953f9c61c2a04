/*
 * factuality - how surely, in the author's own words, did each event happen?
 *
 * Each word that can tell of an event (a verb, an adjective, a common noun) gets the
 * certainty and polarity that the author gives it: CT+ "it happened", PS+ "it may",
 * CT- "it did not", U "nothing is said". What others say is theirs: of "X said that Y
 * came" the coming is as sure as the author leaves it.
 *
 * A linear model (data/factuality.bin) over what stands around the word in the tree:
 * auxiliaries, negation, modals, conditions, what governs it and whether that makes its
 * complement true (data/signatures.tsv). train/factuality says from what it was learnt.
 */
#ifndef ASC_READ_FACTUALITY_H
#define ASC_READ_FACTUALITY_H

#include <ascribe.h>

#include "base/map.h"
#include "read/linear.h"
#include "read/nouns.h"
#include "read/tree.h"

typedef struct asc_factuality_model {
    const asc_linear *linear; /* NULL: features alone */
    asc_map signatures;       /* "v to manage" -> index into signs */
    asc_str *signs;
    asc_nouns nouns;
} asc_factuality_model;

/* ASC_EFORMAT, ASC_ENOMEM. The lists alone are all that the features need. */
asc_status asc_factuality_lists_open(asc_factuality_model **out, asc_arena *keep,
                                     asc_error *err) ASC_MUST_USE;
asc_status asc_factuality_model_open(asc_factuality_model **out, asc_arena *keep,
                                     asc_error *err) ASC_MUST_USE;

/* The event words in order. ASC_ENOMEM. Linear in the words. */
asc_status asc_factuality_read(asc_event_told **out, size_t *count, asc_arena *keep,
                               const asc_factuality_model *m, const asc_tree *t,
                               asc_error *err) ASC_MUST_USE;

/* Can the word tell of an event? Then its features, for train/. */
bool asc_factuality_word(const asc_factuality_model *m, const asc_tree *t, uint32_t i);
void asc_factuality_features(const asc_factuality_model *m, const asc_tree *t, uint32_t i,
                             asc_str tone, asc_features *f);
/* Of the sentence that begins at word i: "talk" where every 25th word is "I", "we" or
 * "you", "mixed" with any, else "report". */
asc_str asc_factuality_tone(const asc_tree *t, uint32_t i);

#endif
