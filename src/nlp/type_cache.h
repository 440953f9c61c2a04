/*
 * type_cache - what the encoder computes once per word type.
 *
 * An entry is the type's mixed vector and its three shares in the first window
 * layer: as left neighbour, as itself, as right neighbour. News text has a few
 * thousand types that make nine tenths of its tokens. When the cache is full the
 * entry not used for longest, nearly (clock), makes room.
 */
#ifndef ASC_NLP_TYPE_CACHE_H
#define ASC_NLP_TYPE_CACHE_H

#include "nlp/encoder.h"

/* 64-byte aligned; 3840 bytes. */
typedef struct asc_type {
    float vector[ASC_WIDTH];
    float part[3][ASC_PIECES];
} asc_type;

/* A cache for this many types (at least 2 * (ASC_BLOCK + 8), or that many). NULL
 * when out of memory. */
asc_type_cache *asc_type_cache_new(size_t types);
void asc_type_cache_free(asc_type_cache *c);

/*
 * Slots of the types of n words (at most ASC_BLOCK + 8), computed where they are
 * missing; good until the next lookup. A cache serves one encoder and one lexicon.
 */
asc_status asc_type_lookup(asc_type_cache *c, const asc_encoder *e, const asc_kernels *k,
                           const asc_lexicon *lexicon, const asc_word *words, size_t n,
                           uint32_t *slots, asc_error *err) ASC_MUST_USE;
const asc_type *asc_type_at(const asc_type_cache *c, uint32_t slot);
const asc_type *asc_type_zero(const asc_type_cache *c); /* all zeros */

/* Room for a block's rows between layers: two of ASC_BLOCK + 16 rows, and scratch
 * of ASC_WINDOW_SCRATCH floats. */
void asc_type_buffers(asc_type_cache *c, float **a, float **b, float **scratch);

#endif
