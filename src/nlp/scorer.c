#include "nlp/scorer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "nlp/type_cache.h"

#include "base/banned.h"

#define NO_BLOCK SIZE_MAX

static asc_status floats(const asc_model_file *f, const char *name, const char *part, size_t n,
                         const float **out, asc_error *err)
{
    char full[64];
    snprintf(full, sizeof full, "%s.%s", name, part);
    return asc_model_floats(f, full, n, out, err);
}

asc_status asc_scorer_open(asc_scorer *out, const asc_model_file *f, const char *name,
                           size_t features, uint8_t actions, uint8_t labels, asc_error *err)
{
    asc_scorer s = { .features = features };
    char part[64];
    const void *p;
    snprintf(part, sizeof part, "%s.moves", name);
    asc_status rc = asc_model_section(f, part, sizeof(asc_move), &p, &s.moves, err);
    if (rc != ASC_OK) return rc;
    s.move = p;
    s.padded = (s.moves + ASC_LANES - 1) / ASC_LANES * ASC_LANES;
    if (s.moves == 0 || s.moves > ASC_MOVES_MAX)
        return asc_fail(err, ASC_EFORMAT, "model section %s: %zu moves", part, s.moves);
    for (size_t i = 0; i < s.moves; i++)
        if (s.move[i].action >= actions || s.move[i].label >= labels || s.move[i].lifted >= labels)
            return asc_fail(err, ASC_EFORMAT, "model section %s: move %zu is damaged", part, i);
    size_t h = ASC_HIDDEN, hidden = features * ASC_FEATURE;
    rc = floats(f, name, "linear.w", ASC_WIDTH * h, &s.linear_w, err);
    if (rc == ASC_OK) rc = floats(f, name, "linear.bias", h, &s.linear_bias, err);
    if (rc == ASC_OK) rc = floats(f, name, "lower.w", h * hidden, &s.lower_w, err);
    if (rc == ASC_OK) rc = floats(f, name, "lower.bias", ASC_FEATURE, &s.lower_bias, err);
    if (rc == ASC_OK) rc = floats(f, name, "lower.pad", hidden, &s.lower_pad, err);
    if (rc == ASC_OK) rc = floats(f, name, "upper.w", h * s.padded, &s.upper_w, err);
    if (rc == ASC_OK) rc = floats(f, name, "upper.bias", s.padded, &s.upper_bias, err);
    if (rc == ASC_OK) *out = s;
    return rc;
}

asc_status asc_tagger_open(asc_tagger *out, const asc_model_file *f, asc_error *err)
{
    asc_tagger t;
    const void *p;
    asc_status rc = asc_model_section(f, "tagger.labels", 1, &p, &t.classes, err);
    if (rc != ASC_OK) return rc;
    t.labels = p;
    t.padded = (t.classes + ASC_LANES - 1) / ASC_LANES * ASC_LANES;
    if (t.classes == 0 || t.classes > ASC_MOVES_MAX)
        return asc_fail(err, ASC_EFORMAT, "model section tagger.labels: %zu tags", t.classes);
    for (size_t i = 0; i < t.classes; i++)
        if (t.labels[i] >= ASC_TAG_COUNT)
            return asc_fail(err, ASC_EFORMAT, "model section tagger.labels: tag %zu is damaged", i);
    rc = floats(f, "tagger", "w", ASC_WIDTH * t.padded, &t.w, err);
    if (rc == ASC_OK) rc = floats(f, "tagger", "bias", t.padded, &t.bias, err);
    if (rc == ASC_OK) *out = t;
    return rc;
}

struct asc_blocks {
    const asc_encoder *encoder;
    const asc_scorer *scorer;
    const asc_tagger *tagger;
    const asc_kernels *kernels;
    asc_type_cache *types;
    float *vectors, *hidden, *tag_scores; /* one block's, on the way to its rows */
    float **rows;  /* [slots] of [ASC_BLOCK][features][128]; made when first needed */
    size_t *block; /* [slots] which block it holds */
    size_t slots;
    /* the text */
    const asc_lexicon *lexicon;
    const asc_word *words;
    size_t count;
    uint8_t *tags;
    size_t tagged; /* blocks whose tags are set */
};

asc_blocks *asc_blocks_new(const asc_encoder *e, const asc_scorer *s, const asc_tagger *tagger,
                           const asc_kernels *k, size_t cached_types, size_t cached_blocks)
{
    asc_blocks *b = calloc(1, sizeof *b);
    if (!b) return NULL;
    *b = (asc_blocks){ .encoder = e, .scorer = s, .tagger = tagger, .kernels = k };
    b->slots = cached_blocks;
    b->types = asc_type_cache_new(cached_types);
    b->vectors = aligned_alloc(64, sizeof(float) * ASC_BLOCK * ASC_WIDTH);
    b->hidden = aligned_alloc(64, sizeof(float) * ASC_BLOCK * ASC_HIDDEN);
    b->tag_scores = aligned_alloc(64, sizeof(float) * ASC_BLOCK * ASC_MOVES_MAX);
    b->rows = calloc(b->slots, sizeof *b->rows);
    b->block = calloc(b->slots, sizeof *b->block);
    if (b->types && b->vectors && b->hidden && b->tag_scores && b->rows && b->block) return b;
    asc_blocks_free(b);
    return NULL;
}

void asc_blocks_free(asc_blocks *b)
{
    if (!b) return;
    for (size_t i = 0; b->rows && i < b->slots; i++) free(b->rows[i]);
    free(b->rows);
    free(b->block);
    free(b->vectors);
    free(b->hidden);
    free(b->tag_scores);
    asc_type_cache_free(b->types);
    free(b);
}

void asc_blocks_start(asc_blocks *b, const asc_lexicon *lexicon, const asc_word *words,
                      size_t count, uint8_t *tags)
{
    b->lexicon = lexicon;
    b->words = words;
    b->count = count;
    b->tags = tags;
    b->tagged = 0;
    for (size_t i = 0; i < b->slots; i++) b->block[i] = NO_BLOCK;
}

static void add_bias(float *c, size_t rows, const float *bias, size_t n)
{
    for (size_t r = 0; r < rows; r++, c += n)
        for (size_t i = 0; i < n; i++) c[i] += bias[i];
}

/* The class with the highest score, the first of equals. */
static void tag_block(asc_blocks *b, size_t begin, size_t rows)
{
    const asc_tagger *t = b->tagger;
    b->kernels->gemm(b->tag_scores, t->padded, b->vectors, ASC_WIDTH, rows, ASC_WIDTH, t->w,
                     t->padded);
    add_bias(b->tag_scores, rows, t->bias, t->padded);
    for (size_t r = 0; r < rows; r++) {
        const float *score = b->tag_scores + r * t->padded;
        size_t best = 0;
        for (size_t i = 1; i < t->classes; i++)
            if (score[i] > score[best]) best = i;
        b->tags[begin + r] = t->labels[best];
    }
}

/* The rows of a block, made if they are not at hand; NULL when out of memory. */
static const float *block_rows(asc_blocks *b, size_t block)
{
    size_t slot = block % b->slots, width = b->scorer->features * ASC_FEATURE;
    if (b->block[slot] == block) return b->rows[slot];
    if (!b->rows[slot]) {
        b->rows[slot] = aligned_alloc(64, sizeof(float) * ASC_BLOCK * width);
        if (!b->rows[slot]) return NULL;
    }
    size_t begin = block * ASC_BLOCK;
    size_t rows = b->count - begin < ASC_BLOCK ? b->count - begin : ASC_BLOCK;
    asc_status rc = asc_encoder_run(b->encoder, b->types, b->kernels, b->lexicon, b->words,
                                    b->count, begin, rows, b->vectors, NULL);
    if (rc != ASC_OK) return NULL;
    if (b->tagger && b->tagged == block) {
        tag_block(b, begin, rows);
        b->tagged++;
    }
    b->kernels->gemm(b->hidden, ASC_HIDDEN, b->vectors, ASC_WIDTH, rows, ASC_WIDTH,
                     b->scorer->linear_w, ASC_HIDDEN);
    add_bias(b->hidden, rows, b->scorer->linear_bias, ASC_HIDDEN);
    b->kernels->gemm(b->rows[slot], width, b->hidden, ASC_HIDDEN, rows, ASC_HIDDEN,
                     b->scorer->lower_w, width);
    b->block[slot] = block;
    return b->rows[slot];
}

/* Whether two blocks that a state needs may want the same slot: only when its
 * tokens lie so far apart. */
static bool far_apart(const asc_blocks *b, const int32_t *tokens)
{
    int32_t low = INT32_MAX, high = 0;
    for (size_t f = 0; f < b->scorer->features; f++) {
        if (tokens[f] < 0) continue;
        if (tokens[f] < low) low = tokens[f];
        if (tokens[f] > high) high = tokens[f];
    }
    return low < high && (size_t)(high / ASC_BLOCK - low / ASC_BLOCK) >= b->slots;
}

bool asc_blocks_score(asc_blocks *b, const int32_t *tokens, float *out)
{
    const asc_scorer *s = b->scorer;
    const float *features[ASC_FEATURES_MAX];
    float aside[ASC_FEATURES_MAX][ASC_FEATURE];
    size_t width = s->features * ASC_FEATURE;
    bool copy = far_apart(b, tokens);
    for (size_t f = 0; f < s->features; f++) {
        features[f] = s->lower_pad + f * ASC_FEATURE;
        if (tokens[f] < 0) continue;
        size_t token = (size_t)tokens[f];
        const float *rows = block_rows(b, token / ASC_BLOCK);
        if (!rows) return false;
        features[f] = rows + (token % ASC_BLOCK) * width + f * ASC_FEATURE;
        if (copy) features[f] = memcpy(aside[f], features[f], sizeof aside[f]);
    }
    b->kernels->scores(out, features, s->features, s->lower_bias, s->upper_w, s->upper_bias,
                       s->padded);
    return true;
}
