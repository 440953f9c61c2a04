#include "resolve/forest.h"

#include <string.h>

#include "base/error.h"

#include "base/banned.h"

#define MAGIC "ASCFOR1"
#define HEAD 28u

/* The questions of all trees, level by level, and their leaves. */
struct asc_forest {
    size_t trees, depth;
    float bias;
    uint16_t *feature; /* [tree * depth + level] */
    float *border;
    float *leaf; /* [tree << depth | answers] */
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
static bool read_tree(asc_forest *f, size_t t, const char *p, size_t features, float unit)
{
    size_t leaves = (size_t)1 << f->depth;
    for (size_t i = 0; i < f->depth; i++) {
        uint8_t which = (uint8_t)p[i];
        if (which >= features) return false;
        f->feature[t * f->depth + i] = which;
        f->border[t * f->depth + i] = float_at(p + f->depth + 4 * i);
    }
    for (size_t i = 0; i < leaves; i++)
        f->leaf[t * leaves + i] = unit * (float)i16_at(p + 5 * f->depth + 2 * i);
    return true;
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
    if (f) {
        f->feature = asc_arena_zalloc(keep, trees * depth + 1, sizeof *f->feature);
        f->border = asc_arena_zalloc(keep, trees * depth + 1, sizeof *f->border);
        f->leaf = asc_arena_zalloc(keep, trees * leaves + 1, sizeof *f->leaf);
    }
    if (!f || !f->feature || !f->border || !f->leaf)
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    f->trees = trees;
    f->depth = depth;
    f->bias = float_at(t.p + 20);
    for (size_t i = 0; i < trees; i++)
        if (!read_tree(f, i, t.p + HEAD + i * size, features, float_at(t.p + 24)))
            return asc_fail(err, ASC_EFORMAT, "a model of names asks for a feature there is not");
    *out = f;
    return ASC_OK;
}

/* Six questions at once: no branch depends on an answer. */
static float six(const asc_forest *f, const float *x)
{
    float sum = f->bias;
    for (size_t t = 0; t < f->trees; t++) {
        const uint16_t *feature = f->feature + t * 6;
        const float *border = f->border + t * 6;
        unsigned at =
            (unsigned)(x[feature[0]] > border[0]) | (unsigned)(x[feature[1]] > border[1]) << 1 |
            (unsigned)(x[feature[2]] > border[2]) << 2 |
            (unsigned)(x[feature[3]] > border[3]) << 3 |
            (unsigned)(x[feature[4]] > border[4]) << 4 | (unsigned)(x[feature[5]] > border[5]) << 5;
        sum += f->leaf[t * 64 + at];
    }
    return sum;
}

float asc_forest_score(const asc_forest *f, const float *x)
{
    if (f->depth == 6) return six(f, x);
    float sum = f->bias;
    for (size_t t = 0; t < f->trees; t++) {
        unsigned at = 0;
        for (size_t i = 0; i < f->depth; i++)
            at |= (unsigned)(x[f->feature[t * f->depth + i]] > f->border[t * f->depth + i]) << i;
        sum += f->leaf[(t << f->depth) + at];
    }
    return sum;
}
