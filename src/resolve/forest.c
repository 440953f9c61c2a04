#include "resolve/forest.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

#include "base/banned.h"

#define MAGIC "ASCFOR1"
#define HEAD 28u
#define BLOCK 32u /* bytes of a row that are worked on at a time */
#define FEATURES_MAX 64u

/* A tree asks on level `bit` whether its feature is over the border. */
struct question {
    float border;
    uint16_t tree;
    uint8_t feature, bit;
};

/*
 * The answers of all trees as bytes, one a tree: the number of the leaf it comes to. What
 * one feature adds to them depends only on how many of its borders it is over, so a row of
 * such bytes is kept for each of these numbers from 1 on, and a score is an OR of one row a
 * feature. Most features are under all their borders, and cost nothing. (Lucchese and
 * others 2015, "QuickScorer", for trees of this plain kind.)
 */
struct asc_forest {
    size_t trees, depth, features;
    size_t width; /* bytes of a row: trees, and so many more that they fill words */
    float bias;
    float *border;   /* by feature, rising, each once */
    uint32_t *begin; /* [features + 1] of each feature's borders */
    uint8_t *row;    /* [borders * width]: the answers of one over that border */
    int16_t *leaf;   /* [tree << depth | answers], in units of `unit` */
    float unit;
};

static uint32_t u32_at(const char *p)
{
    const uint8_t *b = (const uint8_t *)p;
    return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static float float_at(const char *p)
{
    uint32_t bits = u32_at(p);
    float out;
    memcpy(&out, &bits, sizeof out);
    return out;
}

static int16_t i16_at(const char *p)
{
    const uint8_t *b = (const uint8_t *)p;
    return (int16_t)(uint16_t)(b[0] | b[1] << 8);
}

/* A tree is a byte and a float for each level, then its leaves. */
static bool read_tree(asc_forest *f, struct question *q, size_t t, const char *p)
{
    size_t leaves = (size_t)1 << f->depth;
    for (size_t i = 0; i < f->depth; i++) {
        uint8_t which = (uint8_t)p[i];
        if (which >= f->features) return false;
        q[t * f->depth + i] =
            (struct question){ float_at(p + f->depth + 4 * i), (uint16_t)t, which, (uint8_t)i };
    }
    for (size_t i = 0; i < leaves; i++) f->leaf[t * leaves + i] = i16_at(p + 5 * f->depth + 2 * i);
    return true;
}

static int by_feature(const void *a, const void *b)
{
    const struct question *x = a, *y = b;
    if (x->feature != y->feature) return x->feature < y->feature ? -1 : 1;
    if (x->border != y->border) return x->border < y->border ? -1 : 1;
    if (x->tree != y->tree) return x->tree < y->tree ? -1 : 1;
    return x->bit < y->bit ? -1 : x->bit > y->bit;
}

/* Put the borders in order, each once, and write the row of each. */
static void arrange(asc_forest *f, struct question *q)
{
    size_t n = f->trees * f->depth, at = 0, k = 0;
    qsort(q, n, sizeof *q, by_feature);
    for (size_t i = 0; i < f->features; i++) {
        const uint8_t *below = NULL;
        f->begin[i] = (uint32_t)at;
        while (k < n && q[k].feature == i) {
            uint8_t *row = f->row + at * f->width;
            f->border[at++] = q[k].border;
            if (below) memcpy(row, below, f->width);
            below = row;
            do row[q[k].tree] |= (uint8_t)(1u << q[k].bit);
            while (++k < n && q[k].feature == i && q[k].border == f->border[at - 1]);
        }
    }
    f->begin[f->features] = (uint32_t)at;
}

asc_status asc_forest_load(asc_forest **out, asc_arena *keep, asc_str t, size_t features,
                           asc_error *err)
{
    if (t.n < HEAD || memcmp(t.p, MAGIC, 8) != 0 || u32_at(t.p + 8) != features)
        return asc_fail(err, ASC_EFORMAT, "a model of names is damaged or of another version");
    size_t depth = u32_at(t.p + 12), trees = u32_at(t.p + 16), leaves, size;
    if (depth < 1 || depth > ASC_FOREST_DEPTH_MAX || trees > ASC_FOREST_TREES_MAX ||
        features > FEATURES_MAX)
        return asc_fail(err, ASC_EFORMAT, "a model of names has an impossible size");
    leaves = (size_t)1 << depth;
    size = 5 * depth + 2 * leaves;
    if (t.n != HEAD + trees * size)
        return asc_fail(err, ASC_EFORMAT, "a model of names is cut short");
    asc_forest *f = asc_arena_zalloc(keep, 1, sizeof *f);
    struct question *questions = asc_arena_zalloc(keep, trees * depth + 1, sizeof *questions);
    if (f) {
        f->border = asc_arena_zalloc(keep, trees * depth + 1, sizeof *f->border);
        f->width = (trees + BLOCK - 1) / BLOCK * BLOCK;
        f->row = asc_arena_zalloc(keep, trees * depth + 1, f->width);
        f->begin = asc_arena_zalloc(keep, features + 1, sizeof *f->begin);
        f->leaf = asc_arena_zalloc(keep, trees * leaves + 1, sizeof *f->leaf);
    }
    if (!f || !questions || !f->border || !f->row || !f->begin || !f->leaf)
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    f->trees = trees;
    f->depth = depth;
    f->features = features;
    f->bias = float_at(t.p + 20);
    f->unit = float_at(t.p + 24);
    for (size_t i = 0; i < trees; i++)
        if (!read_tree(f, questions, i, t.p + HEAD + i * size))
            return asc_fail(err, ASC_EFORMAT, "a model of names asks for a feature there is not");
    arrange(f, questions);
    *out = f;
    return ASC_OK;
}

/* The row of each feature that is over a border; how many. */
static size_t rows_of(const asc_forest *f, const float *x, const uint8_t *rows[FEATURES_MAX])
{
    size_t n = 0;
    for (size_t k = 0; k < f->features; k++) {
        float value = x[k];
        uint32_t over = 0;
        for (uint32_t i = f->begin[k]; i < f->begin[k + 1]; i++) over += f->border[i] < value;
        if (over) rows[n++] = f->row + (f->begin[k] + over - 1) * f->width;
    }
    return n;
}

float asc_forest_score(const asc_forest *f, const float *x)
{
    uint8_t leaf[ASC_FOREST_TREES_MAX + BLOCK];
    const uint8_t *rows[FEATURES_MAX];
    size_t n = rows_of(f, x, rows);
    for (size_t at = 0; at < f->width; at += BLOCK) {
        uint64_t p = 0, q = 0, r = 0, s = 0, one[BLOCK / 8];
        for (size_t k = 0; k < n; k++) {
            memcpy(one, rows[k] + at, BLOCK);
            p |= one[0], q |= one[1], r |= one[2], s |= one[3];
        }
        memcpy(leaf + at, (const uint64_t[]){ p, q, r, s }, BLOCK);
    }
    int32_t sum = 0; /* of whole numbers: exact in any order */
    size_t leaves = (size_t)1 << f->depth;
    const int16_t *at = f->leaf;
    for (size_t t = 0; t < f->trees; t++, at += leaves) sum += at[leaf[t]];
    return f->bias + f->unit * (float)sum;
}
