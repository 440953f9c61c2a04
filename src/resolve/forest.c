#include "resolve/forest.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

#include "base/banned.h"

#define MAGIC "ASCFOR1"
#define HEAD 28u

/* A tree asks on level `bit` whether its feature is over the border. */
struct question {
    float border;
    uint16_t tree;
    uint8_t feature, bit;
};

/*
 * The questions of all trees stand together by feature, so that one feature is compared
 * with all its borders in a row; a tree then picks its answers, which are the number of
 * its leaf. No branch depends on an answer.
 */
struct asc_forest {
    size_t trees, depth, features;
    float bias;
    float *border;   /* by feature */
    uint16_t *place; /* [tree * depth + bit] of its questions in that order */
    uint32_t *begin; /* [features + 1] of each feature's questions */
    float *leaf;     /* [tree << depth | answers] */
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

/* A tree is a byte and a float for each level, then its leaves in units of `unit`. */
static bool read_tree(asc_forest *f, struct question *q, size_t t, const char *p, float unit)
{
    size_t leaves = (size_t)1 << f->depth;
    for (size_t i = 0; i < f->depth; i++) {
        uint8_t which = (uint8_t)p[i];
        if (which >= f->features) return false;
        q[t * f->depth + i] =
            (struct question){ float_at(p + f->depth + 4 * i), (uint16_t)t, which, (uint8_t)i };
    }
    for (size_t i = 0; i < leaves; i++)
        f->leaf[t * leaves + i] = unit * (float)i16_at(p + 5 * f->depth + 2 * i);
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

static void arrange(asc_forest *f, struct question *q)
{
    size_t n = f->trees * f->depth, at = 0;
    qsort(q, n, sizeof *q, by_feature);
    for (size_t i = 0; i < n; i++) {
        f->border[i] = q[i].border;
        f->place[q[i].tree * f->depth + q[i].bit] = (uint16_t)i;
    }
    for (size_t i = 0; i <= f->features; i++) {
        while (at < n && q[at].feature < i) at++;
        f->begin[i] = (uint32_t)at;
    }
}

asc_status asc_forest_load(asc_forest **out, asc_arena *keep, asc_str t, size_t features,
                           asc_error *err)
{
    if (t.n < HEAD || memcmp(t.p, MAGIC, 8) != 0 || u32_at(t.p + 8) != features)
        return asc_fail(err, ASC_EFORMAT, "a model of names is damaged or of another version");
    size_t depth = u32_at(t.p + 12), trees = u32_at(t.p + 16), leaves, size;
    if (depth < 1 || depth > ASC_FOREST_DEPTH_MAX || trees > ASC_FOREST_TREES_MAX)
        return asc_fail(err, ASC_EFORMAT, "a model of names has an impossible size");
    leaves = (size_t)1 << depth;
    size = 5 * depth + 2 * leaves;
    if (t.n != HEAD + trees * size)
        return asc_fail(err, ASC_EFORMAT, "a model of names is cut short");
    asc_forest *f = asc_arena_zalloc(keep, 1, sizeof *f);
    struct question *questions = asc_arena_zalloc(keep, trees * depth + 1, sizeof *questions);
    if (f) {
        f->border = asc_arena_zalloc(keep, trees * depth + 1, sizeof *f->border);
        f->place = asc_arena_zalloc(keep, trees * depth + 1, sizeof *f->place);
        f->begin = asc_arena_zalloc(keep, features + 1, sizeof *f->begin);
        f->leaf = asc_arena_zalloc(keep, trees * leaves + 1, sizeof *f->leaf);
    }
    if (!f || !questions || !f->border || !f->place || !f->begin || !f->leaf)
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    f->trees = trees;
    f->depth = depth;
    f->features = features;
    f->bias = float_at(t.p + 20);
    for (size_t i = 0; i < trees; i++)
        if (!read_tree(f, questions, i, t.p + HEAD + i * size, float_at(t.p + 24)))
            return asc_fail(err, ASC_EFORMAT, "a model of names asks for a feature there is not");
    arrange(f, questions);
    *out = f;
    return ASC_OK;
}

static float answer(const asc_forest *f, const uint8_t *yes, size_t t)
{
    const uint16_t *place = f->place + t * f->depth;
    unsigned leaf = 0;
    if (f->depth == 6) /* as trained: all at once */
        leaf = (unsigned)(yes[place[0]] | yes[place[1]] << 1 | yes[place[2]] << 2 |
                          yes[place[3]] << 3 | yes[place[4]] << 4 | yes[place[5]] << 5);
    else
        for (size_t i = 0; i < f->depth; i++) leaf |= (unsigned)yes[place[i]] << i;
    return f->leaf[(t << f->depth) + leaf];
}

float asc_forest_score(const asc_forest *f, const float *x)
{
    uint8_t yes[ASC_FOREST_TREES_MAX * ASC_FOREST_DEPTH_MAX];
    for (size_t k = 0; k < f->features; k++) {
        float value = x[k];
        for (uint32_t i = f->begin[k]; i < f->begin[k + 1]; i++) yes[i] = f->border[i] < value;
    }
    /* two sums in turn: one need not wait for the other */
    float even = f->bias, odd = 0;
    size_t t = 0;
    for (; t + 1 < f->trees; t += 2) {
        even += answer(f, yes, t);
        odd += answer(f, yes, t + 1);
    }
    if (t < f->trees) even += answer(f, yes, t);
    return even + odd;
}
