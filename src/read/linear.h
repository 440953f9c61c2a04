/*
 * linear - small linear models over hashed features: data/entities.bin and the like.
 *
 * A feature is a short text ("w=army"), kept as 32 bits of its hash. A model has a
 * whole number for some pairs of feature and label, and for each pair of labels that
 * follow one another. Sums of whole numbers: the same on every machine.
 *
 * What is not here: how features come about (entities.c, factuality.c) and how the
 * numbers were learnt (train/). Both sides use the same C code for features, since
 * train/ reads them printed by train/features.c.
 *
 * Memory   a model is views of its bytes and an index in the arena given.
 * Threads  read-only once opened.
 *
 * The bytes: lines of text that say what, source and date, each beginning with '#';
 * an empty line; then little-endian
 *   u32 labels, features, weights, unit (numbers are units of 1/unit)
 *   labels times: u8 length and as many bytes
 *   i16 [labels][labels]   how well the second follows the first
 *   u32 [features]         hashes, ascending
 *   u32 [features + 1]     where each one's weights begin
 *   u8  [weights]          labels
 *   i8  [weights]          numbers
 */
#ifndef ASC_READ_LINEAR_H
#define ASC_READ_LINEAR_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_FEATURES_MAX 128u /* of one word; what comes later is left out */
#define ASC_LABELS_MAX 64u

typedef struct asc_features {
    uint32_t hash[ASC_FEATURES_MAX];
    uint32_t n;
    void (*tell)(void *user, asc_str feature); /* each feature as text; may be NULL */
    void *user;
} asc_features;

/* Add "name=a" or, with b, "name=a|b". Long values are cut. */
void asc_features_put(asc_features *f, const char *name, asc_str a);
void asc_features_pair(asc_features *f, const char *name, asc_str a, asc_str b);

typedef struct asc_linear {
    uint32_t labels, features, weights, unit;
    asc_str label[ASC_LABELS_MAX];
    int16_t follows[ASC_LABELS_MAX][ASC_LABELS_MAX]; /* [first][second] */
    const uint32_t *hash, *at;
    const uint32_t *bucket; /* by the hash's upper bits: where its run begins */
    const uint8_t *weight_label;
    const int8_t *weight;
} asc_linear;

/* ASC_EFORMAT for bytes that are no model, ASC_ENOMEM. */
asc_status asc_linear_open(asc_linear **out, asc_arena *keep, asc_str bytes,
                           asc_error *err) ASC_MUST_USE;

/* Each label's sum over the features. */
void asc_linear_score(const asc_linear *m, const asc_features *f, int32_t *scores);

/* The best row of labels for n words: scores is [n][labels], back [n][labels] is scratch. */
void asc_linear_path(const asc_linear *m, const int32_t *scores, uint32_t n, uint8_t *back,
                     uint8_t *out);

#endif
