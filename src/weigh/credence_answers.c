/*
 * Answers: who carried it out, with those who had another part; and what each actor's part comes to.
 */
#include "weigh/credence_inner.h"

#include <stdlib.h>

#include "base/str.h"
#include "weigh/shares.h"

#include "base/banned.h"

#define PARTS_FROM .02 /* credence from which other parts are worked out */

/* ---- hypotheses: who carried it out, with those who had another part ---- */

static void put_doer(asc_hypothesis *h, const asc_doer *d)
{
    for (uint32_t k = 0; k < d->n; k++)
        h->parts[h->part_count++] = (asc_involved){ d->actor[k], ASC_PREDICATE_CARRIED_OUT };
}

static void put(const struct weigher *w, struct answer *a, uint32_t d, double share)
{
    a->doer = d;
    a->share = share;
    asc_credence_range(w, d, &a->h.low, &a->h.high);
    a->h.credence = w->mean[d] * share;
    a->h.low *= share;
    a->h.high *= share;
}

#define ANSWERS_MAX (ASC_PARTS_MAX + 1) /* of one doer */

/* The credence of the next doer, if this one leads: however its parts divide it, it stays in front. */
static double runner_up(const struct weigher *w, uint32_t d)
{
    double next = 0;
    for (uint32_t k = 0; k < w->doer_count; k++) {
        if (w->mean[k] > w->mean[d]) return 0;
        if (k != d && w->mean[k] > next) next = w->mean[k];
    }
    return next;
}

/*
 * With none of the parts that are likelier than not, with the likeliest alone, with the two likeliest, ...:
 * each answer is that those had their part, and the next one had none. They add up to the doer.
 */
static uint32_t answers_of(struct weigher *w, uint32_t d, struct answer *out)
{
    asc_worth *worths = asc_arena_alloc(w->keep, w->e->origin_count + (size_t)1, sizeof *worths);
    asc_parts parts = { 0 };
    for (uint32_t i = 0; worths && i < w->e->origin_count; i++)
        worths[i] = asc_credence_worth(w, &w->e->origins[i], 0);
    if (worths && w->mean[d] >= PARTS_FROM)
        asc_parts_weigh(&parts, w->in, w->e, worths, &w->doers[d]);
    for (double next = runner_up(w, d);
         parts.count && parts.up_to[parts.count - 1] * w->mean[d] < next;)
        parts.count--;
    for (uint32_t n = 0; n <= parts.count; n++) {
        double with = n ? parts.up_to[n - 1] : 1;
        out[n] = (struct answer){ 0 };
        put_doer(&out[n].h, &w->doers[d]);
        for (uint32_t k = 0; k < n; k++) out[n].h.parts[out[n].h.part_count++] = parts.items[k];
        put(w, &out[n], d, n < parts.count ? with - parts.up_to[n] : with);
    }
    return parts.count + 1;
}

static int by_credence(const void *x, const void *y)
{
    const struct answer *a = x, *b = y;
    if (a->h.credence != b->h.credence) return a->h.credence > b->h.credence ? -1 : 1;
    if (a->doer != b->doer) return a->doer < b->doer ? -1 : 1;
    return a->h.part_count > b->h.part_count ? -1 : a->h.part_count < b->h.part_count;
}

struct answer *asc_credence_list_answers(struct weigher *w, asc_weighed *out)
{
    size_t most = ANSWERS_MAX * (size_t)w->doer_count;
    struct answer *a = asc_arena_alloc(w->keep, most, sizeof *a);
    asc_hypothesis *h = asc_arena_alloc(w->keep, most, sizeof *h);
    uint32_t n = 0;
    if (!a || !h) return NULL;
    for (uint32_t d = 0; d < w->doer_count; d++) n += answers_of(w, d, a + n);
    qsort(a, n, sizeof *a, by_credence);
    for (uint32_t k = 0; k < n; k++) {
        h[k] = a[k].h;
        asc_credence_back(w, a[k].doer, &h[k]);
    }
    out->hypotheses = h;
    out->hypothesis_count = n;
    out->left_out = w->left_out + w->e->left_out;
    return a;
}

bool asc_credence_list_shares(struct weigher *w, asc_weighed *out)
{
    asc_worth *worths = asc_arena_alloc(w->keep, w->e->origin_count + (size_t)1, sizeof *worths);
    asc_shares *s = asc_shares_new(w->keep, w->in, w->e, w->doers, w->doer_count, w->draws);
    if (!worths || !s) return false;
    for (uint32_t k = 0; k < asc_shares_draws(s); k++) {
        for (uint32_t i = 0; i < w->e->origin_count; i++)
            worths[i] = asc_credence_worth(w, &w->e->origins[i], k);
        asc_shares_draw(s, k, worths, w->drawn + (size_t)k * w->doer_count);
    }
    out->shares = asc_shares_done(s, w->mean, &out->share_count);
    return true;
}
