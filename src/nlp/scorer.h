/*
 * scorer - how good is each move of a transition system in a state?
 *
 * spaCy's TransitionModel: a state is seen through a few of its tokens (features);
 * each token's contribution to the hidden layer is computed beforehand for every
 * feature it may be, then a state costs a sum of rows, a maximum and one small
 * product. The rows of a long text would fill the memory (4 KB a token for the
 * parser), so they are made in blocks as the parser comes to them and a few blocks
 * are kept; one that is asked for again is made again, the same to the last bit.
 * Features that few tokens ever are (a leftmost child, say) are made one by one.
 */
#ifndef ASC_NLP_SCORER_H
#define ASC_NLP_SCORER_H

#include <ascribe.h>

#include "nlp/encoder.h"

#define ASC_MOVES_MAX 128
#define ASC_FEATURES_MAX 8

/* A move: the action of the transition system and its label (asc_dep or asc_ent);
 * `lifted` is the label of the head that a lifted (non-projective) arc belongs to. */
typedef struct asc_move {
    uint8_t action, label, lifted;
} asc_move;

typedef struct asc_scorer {
    const float *linear_w, *linear_bias;           /* 96 -> 64 */
    const float *lower_w, *lower_bias, *lower_pad; /* [features] of 64 -> 128 */
    const float *upper_w, *upper_bias;             /* 64 -> moves */
    size_t features, eager; /* the first `eager` ones are in use for nearly every token */
    size_t moves, padded;   /* padded: up to a multiple of 16 */
    const asc_move *move;   /* [moves] */
} asc_scorer;

/* Find and check the sections of "parser" or "ner". It points into f. Labels and
 * actions are below the two limits. */
asc_status asc_scorer_open(asc_scorer *out, const asc_model_file *f, const char *name,
                           size_t features, size_t eager, uint8_t actions, uint8_t labels,
                           asc_error *err) ASC_MUST_USE;

/* The tagger: a product over the same vectors as the parser's. */
typedef struct asc_tagger {
    const float *w, *bias;
    const uint8_t *labels; /* asc_tag of each class */
    size_t classes, padded;
} asc_tagger;
asc_status asc_tagger_open(asc_tagger *out, const asc_model_file *f, asc_error *err) ASC_MUST_USE;

/* What is computed block by block over one text. Reused from text to text. */
typedef struct asc_blocks asc_blocks;
asc_blocks *asc_blocks_new(const asc_encoder *e, const asc_scorer *s, const asc_tagger *tagger,
                           const asc_kernels *k, size_t cached_types);
void asc_blocks_free(asc_blocks *b);

/* Start a text. tags (may be NULL without a tagger) gets the asc_tag of each token
 * of a block when the block is first made. False when memory ran out. */
bool asc_blocks_start(asc_blocks *b, const asc_lexicon *lexicon, const asc_word *words,
                      size_t count, uint8_t *tags) ASC_MUST_USE;

/*
 * Scores of all moves, out[padded], in the state that shows `tokens` (-1: none).
 * False when memory ran out. At most 128 floats are written.
 */
bool asc_blocks_score(asc_blocks *b, const int32_t *tokens, float *out) ASC_MUST_USE;

#endif
