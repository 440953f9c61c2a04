#include "read/slot_context.h"

#include <math.h>

#include "base/map.h"

#include "base/banned.h"

#define LEAST -7.0 /* an answer is cut to these; LEAST stands for no phrase too */
#define MOST 4.0
#define BESIDE 12u /* phrases either side that are looked at */
#define COUNTED 8u
#define SHRINK 3 /* all numbers are a third, so that the network learns at one rate */

static double cut(double x)
{
    return x < LEAST ? LEAST : x > MOST ? MOST : x;
}

static void clear(asc_slot_group *g)
{
    for (int k = 0; k < ASC_FILL_COUNT; k++) g->top[k] = LEAST, g->sum[k] = 0;
    g->count = 0;
}

static void put(asc_slot_group *g, const asc_slot_look *x)
{
    for (int k = 0; k < ASC_FILL_COUNT; k++) {
        double a = cut(x->answer[k]);
        if (a > g->top[k]) g->top[k] = a;
        g->sum[k] += exp(a);
    }
    g->count++;
}

static bool find_groups(asc_slot_context *c, asc_arena *tmp)
{
    asc_map keys;
    uint32_t groups = 0;
    asc_map_init(&keys, tmp);
    for (uint32_t i = 0; i < c->count; i++) {
        bool fresh;
        asc_str key = { (const char *)&c->looks[i].key, sizeof c->looks[i].key };
        const uint64_t *at = asc_map_put(&keys, key, groups, &fresh);
        if (!at) return false;
        c->group[i] = (uint32_t)*at;
        if (fresh) clear(&c->groups[groups++]);
        put(&c->groups[c->group[i]], &c->looks[i]);
    }
    return true;
}

bool asc_slot_context_make(asc_slot_context *out, asc_arena *tmp, const asc_slot_look *looks,
                           uint32_t count, const double report[ASC_FILL_COUNT])
{
    uint32_t sents = count ? looks[count - 1].sent + 1 : 0;
    *out = (asc_slot_context){ .looks = looks, .count = count, .report = report };
    out->group = asc_arena_alloc(tmp, count + 1, sizeof *out->group);
    out->groups = asc_arena_alloc(tmp, count + 1, sizeof *out->groups);
    out->sents = asc_arena_alloc(tmp, sents + 1, sizeof *out->sents);
    if (!out->group || !out->groups || !out->sents || !find_groups(out, tmp)) return false;
    for (uint32_t s = 0; s <= sents; s++) clear(&out->sents[s]);
    for (uint32_t i = 0; i < count; i++) put(&out->sents[looks[i].sent], &looks[i]);
    for (int k = 0; k < ASC_FILL_COUNT; k++) {
        out->top[k] = LEAST;
        for (uint32_t s = 0; s < sents; s++)
            if (out->sents[s].top[k] > out->top[k]) out->top[k] = out->sents[s].top[k];
    }
    return true;
}

/* The likeliest phrase of a role in i's sentence, on one side. */
static double beside(const asc_slot_context *c, uint32_t i, int side, int k)
{
    double best = LEAST;
    for (uint32_t d = 1; d <= BESIDE; d++) {
        if (side ? i + d >= c->count : d > i) break;
        const asc_slot_look *x = &c->looks[side ? i + d : i - d];
        if (x->sent != c->looks[i].sent) break;
        if (cut(x->answer[k]) > best) best = cut(x->answer[k]);
    }
    return best;
}

void asc_slot_context_of(const asc_slot_context *c, uint32_t i, float out[ASC_CONTEXT])
{
    const asc_slot_look *x = &c->looks[i];
    const asc_slot_group *g = &c->groups[c->group[i]];
    uint32_t last = c->looks[c->count - 1].sent;
    for (int k = 0; k < ASC_FILL_COUNT; k++) {
        double a = cut(x->answer[k]);
        double row[] = { a,
                         beside(c, i, 0, k),
                         beside(c, i, 1, k),
                         x->sent ? c->sents[x->sent - 1].top[k] : LEAST,
                         x->sent < last ? c->sents[x->sent + 1].top[k] : LEAST,
                         c->top[k] - a,
                         g->top[k] - a,
                         log(g->sum[k]),
                         c->report[k] };
        for (int j = 0; j < 9; j++) out[j * ASC_FILL_COUNT + k] = (float)(row[j] / SHRINK);
    }
    out[9 * ASC_FILL_COUNT] = (float)(g->count < COUNTED ? g->count : COUNTED) / 2 / SHRINK;
}
