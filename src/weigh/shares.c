#include "weigh/shares.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

#define WORK_MAX ((size_t)16 << 20) /* draws x doers x parts x testimonies looked at */
#define DRAWS_LEAST 8

struct asc_shares {
    const asc_weigh_input *in;
    const asc_evidence *e;
    const asc_doer *doers;
    uint32_t doer_count, draws;
    asc_share *items; /* doers' own first, then the other parts */
    uint32_t own, count;
    bool *tied;    /* [part][doer] */
    double *drawn; /* [item][draw] */
};

static int by_value(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return a < b ? -1 : a > b;
}

void asc_shares_middle(double *v, uint32_t n, double mean, double *low, double *high)
{
    qsort(v, n, sizeof *v, by_value);
    uint32_t cut = n / 20;
    *low = v[cut] < mean ? v[cut] : mean;
    *high = v[n - 1 - cut] > mean ? v[n - 1 - cut] : mean;
}

static bool listed(const asc_shares *s, uint32_t actor)
{
    for (uint32_t k = 0; k < s->count; k++)
        if (s->items[k].who.actor == actor) return true;
    return false;
}

asc_shares *asc_shares_new(asc_arena *keep, const asc_weigh_input *in, const asc_evidence *e,
                           const asc_doer *doers, uint32_t doer_count, uint32_t draws)
{
    asc_involved told[ASC_PARTS_SEEN_MAX];
    uint32_t parts = asc_parts_told(told, in, e);
    size_t most = 2 * (size_t)doer_count + parts, work = most * (e->count + (size_t)1) * doer_count;
    if (draws > WORK_MAX / work) draws = (uint32_t)(WORK_MAX / work);
    if (draws < DRAWS_LEAST) draws = DRAWS_LEAST;
    asc_shares *s = asc_arena_zalloc(keep, 1, sizeof *s);
    if (!s) return NULL;
    *s = (asc_shares){ .in = in, .e = e, .doers = doers, .doer_count = doer_count, .draws = draws };
    s->items = asc_arena_zalloc(keep, most, sizeof *s->items);
    s->tied = asc_arena_zalloc(keep, (size_t)parts * doer_count + 1, sizeof *s->tied);
    s->drawn = asc_arena_zalloc(keep, most * draws, sizeof *s->drawn);
    if (!s->items || !s->tied || !s->drawn) return NULL;
    for (uint32_t d = 0; d < doer_count; d++)
        for (uint32_t k = 0; k < doers[d].n; k++)
            if (!listed(s, doers[d].actor[k]))
                s->items[s->count++].who =
                    (asc_involved){ doers[d].actor[k], ASC_PREDICATE_CARRIED_OUT };
    s->own = s->count;
    for (uint32_t k = 0; k < parts; k++) {
        s->items[s->count++].who = told[k];
        for (uint32_t d = 0; d < doer_count; d++)
            s->tied[(size_t)k * doer_count + d] =
                asc_tied_elsewhere(in, e, told[k].actor, &doers[d]);
    }
    return s;
}

uint32_t asc_shares_draws(const asc_shares *s)
{
    return s->draws;
}

void asc_shares_draw(asc_shares *s, uint32_t k, const asc_worth *worths, const double *credence)
{
    for (uint32_t i = 0; i < s->count; i++) {
        const asc_involved who = s->items[i].who;
        double sum = 0;
        for (uint32_t d = 0; d < s->doer_count; d++) {
            const asc_doer *x = &s->doers[d];
            bool has = asc_doer_has(x, who.actor);
            if (i < s->own) sum += has ? credence[d] : 0;
            else if (!has)
                sum +=
                    credence[d] * asc_part_weigh(s->e, worths, x, who,
                                                 s->tied[(size_t)(i - s->own) * s->doer_count + d]);
        }
        s->drawn[(size_t)i * s->draws + k] = sum;
    }
}

static int by_part(const void *x, const void *y)
{
    const asc_share *a = x, *b = y;
    if (a->who.role != b->who.role) return a->who.role < b->who.role ? -1 : 1;
    if (a->credence != b->credence) return a->credence > b->credence ? -1 : 1;
    return a->who.actor < b->who.actor ? -1 : a->who.actor > b->who.actor;
}

const asc_share *asc_shares_done(asc_shares *s, const double *mean, uint32_t *count)
{
    for (uint32_t i = 0; i < s->count; i++) {
        asc_share *x = &s->items[i];
        double *v = s->drawn + (size_t)i * s->draws;
        for (uint32_t k = 0; i >= s->own && k < s->draws; k++) x->credence += v[k] / s->draws;
        for (uint32_t d = 0; i < s->own && d < s->doer_count; d++)
            x->credence += asc_doer_has(&s->doers[d], x->who.actor) ? mean[d] : 0;
        asc_shares_middle(v, s->draws, x->credence, &x->low, &x->high);
    }
    if (s->count) qsort(s->items, s->count, sizeof *s->items, by_part);
    *count = s->count;
    return s->items;
}
