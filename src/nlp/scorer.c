#include "nlp/scorer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "nlp/type_cache.h"

#include "base/banned.h"

#define NO_BLOCK SIZE_MAX
#define NO_SLOT UINT8_MAX
#define BLOCKS_MIN 4

asc_status asc_scorer_open(asc_scorer *out, const asc_model_file *f, const char *name,
                           size_t features, size_t eager, uint8_t actions, uint8_t labels,
                           asc_error *err)
{
    asc_scorer s = { .features = features, .eager = eager };
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
    rc = asc_model_floats(f, name, "linear.w", ASC_WIDTH * h, &s.linear_w, err);
    if (rc == ASC_OK) rc = asc_model_floats(f, name, "linear.bias", h, &s.linear_bias, err);
    if (rc == ASC_OK) rc = asc_model_floats(f, name, "lower.w", h * hidden, &s.lower_w, err);
    if (rc == ASC_OK) rc = asc_model_floats(f, name, "lower.bias", ASC_FEATURE, &s.lower_bias, err);
    if (rc == ASC_OK) rc = asc_model_floats(f, name, "lower.pad", hidden, &s.lower_pad, err);
    if (rc == ASC_OK) rc = asc_model_floats(f, name, "upper.w", h * s.padded, &s.upper_w, err);
    if (rc == ASC_OK) rc = asc_model_floats(f, name, "upper.bias", s.padded, &s.upper_bias, err);
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
    rc = asc_model_floats(f, "tagger", "w", ASC_WIDTH * t.padded, &t.w, err);
    if (rc == ASC_OK) rc = asc_model_floats(f, "tagger", "bias", t.padded, &t.bias, err);
    if (rc == ASC_OK) *out = t;
    return rc;
}

/* A block's rows; made when first needed. */
struct rows {
    size_t block;              /* which one, or NO_BLOCK */
    uint64_t used;             /* when last, by asc_blocks.clock */
    float *hidden;             /* [ASC_BLOCK][64]: the linear layer's output */
    float *features;           /* [ASC_BLOCK][features][128] */
    uint8_t filled[ASC_BLOCK]; /* bit f: feature f of that token is there */
};

struct asc_blocks {
    const asc_encoder *encoder;
    const asc_scorer *scorer;
    const asc_tagger *tagger;
    const asc_kernels *kernels;
    asc_type_cache *types;
    float *vectors, *tag_scores; /* one block's, on the way to its rows */
    struct rows *kept;           /* [slots]: the blocks used last */
    size_t slots;
    uint64_t clock;
    /* the text */
    const asc_lexicon *lexicon;
    const asc_word *words;
    size_t count;
    uint8_t *tags;
    size_t tagged;    /* blocks whose tags are set */
    uint8_t *slot_of; /* [slot_of_cap] where each block is kept, or NO_SLOT */
    size_t slot_of_cap;
};

asc_blocks *asc_blocks_new(const asc_encoder *e, const asc_scorer *s, const asc_tagger *tagger,
                           const asc_kernels *k, size_t cached_types)
{
    asc_blocks *b = calloc(1, sizeof *b);
    if (!b) return NULL;
    *b = (asc_blocks){ .encoder = e, .scorer = s, .tagger = tagger, .kernels = k };
    b->slots = s->features < BLOCKS_MIN ? BLOCKS_MIN : s->features;
    b->types = asc_type_cache_new(cached_types);
    b->vectors = aligned_alloc(64, sizeof(float) * ASC_BLOCK * ASC_WIDTH);
    b->tag_scores = aligned_alloc(64, sizeof(float) * ASC_BLOCK * ASC_MOVES_MAX);
    b->kept = calloc(b->slots, sizeof *b->kept);
    if (b->types && b->vectors && b->tag_scores && b->kept) return b;
    asc_blocks_free(b);
    return NULL;
}

void asc_blocks_free(asc_blocks *b)
{
    if (!b) return;
    for (size_t i = 0; b->kept && i < b->slots; i++) {
        free(b->kept[i].hidden);
        free(b->kept[i].features);
    }
    free(b->kept);
    free(b->slot_of);
    free(b->vectors);
    free(b->tag_scores);
    asc_type_cache_free(b->types);
    free(b);
}

bool asc_blocks_start(asc_blocks *b, const asc_lexicon *lexicon, const asc_word *words,
                      size_t count, uint8_t *tags)
{
    size_t blocks = count / ASC_BLOCK + 1;
    if (blocks > b->slot_of_cap) {
        uint8_t *grown = realloc(b->slot_of, blocks);
        if (!grown) return false;
        b->slot_of = grown;
        b->slot_of_cap = blocks;
    }
    memset(b->slot_of, NO_SLOT, blocks);
    for (size_t i = 0; i < b->slots; i++) b->kept[i].block = NO_BLOCK;
    b->lexicon = lexicon;
    b->words = words;
    b->count = count;
    b->tags = tags;
    b->tagged = 0;
    return true;
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

static bool reserve(struct rows *r, size_t width)
{
    if (!r->hidden) r->hidden = aligned_alloc(64, sizeof(float) * ASC_BLOCK * ASC_HIDDEN);
    if (!r->features) r->features = aligned_alloc(64, sizeof(float) * ASC_BLOCK * width);
    return r->hidden && r->features;
}

/* Encode a block and compute the features that nearly all its tokens will be. */
static bool make_block(asc_blocks *b, struct rows *r, size_t block)
{
    const asc_scorer *s = b->scorer;
    size_t begin = block * ASC_BLOCK, width = s->features * ASC_FEATURE;
    size_t rows = b->count - begin < ASC_BLOCK ? b->count - begin : ASC_BLOCK;
    if (!reserve(r, width)) return false;
    if (asc_encoder_run(b->encoder, b->types, b->kernels, b->lexicon, b->words, b->count, begin,
                        rows, b->vectors, NULL) != ASC_OK)
        return false;
    if (b->tagger && b->tagged == block) {
        tag_block(b, begin, rows);
        b->tagged++;
    }
    b->kernels->gemm(r->hidden, ASC_HIDDEN, b->vectors, ASC_WIDTH, rows, ASC_WIDTH, s->linear_w,
                     ASC_HIDDEN);
    add_bias(r->hidden, rows, s->linear_bias, ASC_HIDDEN);
    for (size_t f = 0; f < s->eager; f++)
        b->kernels->gemm(r->features + f * ASC_FEATURE, width, r->hidden, ASC_HIDDEN, rows,
                         ASC_HIDDEN, s->lower_w + f * ASC_HIDDEN * ASC_FEATURE, ASC_FEATURE);
    memset(r->filled, (1 << s->eager) - 1, sizeof r->filled);
    r->block = block;
    return true;
}

/* Where the block is kept, made if it is not: in place of the one not used for
 * longest. NULL when out of memory. */
static struct rows *find_block(asc_blocks *b, size_t block)
{
    size_t slot = b->slot_of[block];
    if (slot == NO_SLOT) {
        slot = 0;
        for (size_t i = 1; i < b->slots; i++)
            if (b->kept[i].used < b->kept[slot].used) slot = i;
        struct rows *r = &b->kept[slot];
        if (r->block != NO_BLOCK) b->slot_of[r->block] = NO_SLOT;
        r->block = NO_BLOCK;
        if (!make_block(b, r, block)) return NULL;
        b->slot_of[block] = (uint8_t)slot;
    }
    b->kept[slot].used = ++b->clock;
    return &b->kept[slot];
}

/* What a token adds to the hidden layer as feature f; NULL when out of memory. */
static const float *feature_row(asc_blocks *b, size_t token, size_t f)
{
    const asc_scorer *s = b->scorer;
    size_t at = token % ASC_BLOCK;
    struct rows *r = find_block(b, token / ASC_BLOCK);
    if (!r) return NULL;
    float *row = r->features + (at * s->features + f) * ASC_FEATURE;
    if (!(r->filled[at] >> f & 1)) {
        b->kernels->gemm(row, ASC_FEATURE, r->hidden + at * ASC_HIDDEN, ASC_HIDDEN, 1, ASC_HIDDEN,
                         s->lower_w + f * ASC_HIDDEN * ASC_FEATURE, ASC_FEATURE);
        r->filled[at] |= (uint8_t)(1 << f);
    }
    return row;
}

/* As many blocks are kept as a state has features at least, so that those of one
 * state are all there together. */
bool asc_blocks_score(asc_blocks *b, const int32_t *tokens, float *out)
{
    const asc_scorer *s = b->scorer;
    const float *features[ASC_FEATURES_MAX];
    for (size_t f = 0; f < s->features; f++) {
        features[f] = s->lower_pad + f * ASC_FEATURE;
        if (tokens[f] < 0) continue;
        features[f] = feature_row(b, (size_t)tokens[f], f);
        if (!features[f]) return false;
    }
    b->kernels->scores(out, features, s->features, s->lower_bias, s->upper_w, s->upper_bias,
                       s->padded);
    return true;
}
