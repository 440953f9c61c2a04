/*
 * slot_dense - what the slot models look at beside words themselves: how the words in
 * and around a phrase are used elsewhere (word_vectors.h), labels, and where it stands.
 *
 * A row of numbers a phrase. train/slots learns from what this file makes, so that a
 * change here asks for a new data/slots.bin.
 */
#ifndef ASC_READ_SLOT_DENSE_H
#define ASC_READ_SLOT_DENSE_H

#include "read/slot_features.h"
#include "read/word_vectors.h"

/* head, inside, governor, two verbs above, their arguments, nearest event, sentence */
#define ASC_DENSE_WORDS 8
#define ASC_DENSE_LABELS 182
#define ASC_DENSE_NUMBERS 14
#define ASC_DENSE (ASC_DENSE_WORDS * ASC_WORD_WIDTH + ASC_DENSE_LABELS + ASC_DENSE_NUMBERS)

typedef struct asc_dense_view {
    const asc_slot_view *v;
    const asc_word_vectors *vectors;
    uint32_t *row; /* of each token's lemma, ASC_NONE */
} asc_dense_view;

/* `v` and `vectors` must stay. False when memory ran out. */
bool asc_dense_view_make(asc_dense_view *out, asc_arena *keep, const asc_slot_view *v,
                         const asc_word_vectors *vectors);

void asc_phrase_dense(const asc_dense_view *d, const asc_phrase *p, float out[ASC_DENSE]);

#endif
