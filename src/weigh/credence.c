/*
 * One incident weighed: all origins added up, each left out in turn, and whether it is enough. Who may have done it
 * is in credence_doers.c, what an origin's words are worth in credence_words.c, the answers in credence_answers.c.
 */
#include "weigh/credence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "weigh/credence_inner.h"
#include "weigh/shares.h"

#include "base/banned.h"

#define SUPPORTS .05    /* nats by which an origin must speak for an answer to count as behind it */
#define PRIOR_SPREAD .5 /* of the logarithm of each answer's prior weight */

/* ---- credence ---- */

static void to_credence(double *lp, uint32_t n)
{
    double top = lp[0], sum = 0;
    for (uint32_t d = 1; d < n; d++)
        if (lp[d] > top) top = lp[d];
    for (uint32_t d = 0; d < n; d++) sum += lp[d] = exp(lp[d] - top);
    for (uint32_t d = 0; d < n; d++) lp[d] /= sum;
}

/* Does the origin say of anybody with a name that they carried it out? */
static bool accuses(const struct weigher *w, uint32_t origin)
{
    const asc_heard *o = &w->e->origins[origin];
    for (uint32_t k = o->first; k < o->end; k++)
        if (asc_credence_is_candidate(&w->e->items[k])) return true;
    return false;
}

/* Someone else is never under 1 / (origins that name one + 2): nobody saw all there is. */
static void keep_open(double *credence, uint32_t n, uint32_t origins)
{
    double least = 1.0 / (origins + 2.0), was = credence[n - 1];
    if (n < 2 || was >= least) return;
    for (uint32_t d = 0; d + 1 < n; d++) credence[d] *= (1 - least) / (1 - was);
    credence[n - 1] = least;
}

/* All origins added up once, so that leaving one out is a subtraction. */
static void add_up(struct weigher *w)
{
    uint32_t n = w->doer_count, origins = w->e->origin_count;
    for (uint32_t k = 0; k < w->draws; k++) {
        double *lp = w->total + (size_t)k * n;
        for (uint32_t d = 0; d < n; d++)
            lp[d] = w->prior[d] + (k ? PRIOR_SPREAD * asc_credence_normal(w->seed[d], k) : 0);
        for (uint32_t i = 0; i < origins; i++) {
            const double *ll = w->ll + ((size_t)k * origins + i) * n;
            for (uint32_t d = 0; d < n; d++) lp[d] += ll[d];
        }
    }
}

/* Mean credence with one origin unheard (ASC_NONE: all are heard). */
static void credences(struct weigher *w, uint32_t unheard, double *mean, double *drawn)
{
    uint32_t n = w->doer_count, origins = w->e->origin_count, naming = 0;
    for (uint32_t i = 0; i < origins; i++) naming += i != unheard && accuses(w, i);
    for (uint32_t d = 0; d < n; d++) mean[d] = 0;
    for (uint32_t k = 0; k < w->draws; k++) {
        double *lp = drawn + (size_t)k * n;
        memcpy(lp, w->total + (size_t)k * n, n * sizeof *lp);
        if (unheard != ASC_NONE) {
            const double *ll = w->ll + ((size_t)k * origins + unheard) * n;
            for (uint32_t d = 0; d < n; d++) lp[d] -= ll[d];
        }
        to_credence(lp, n);
        keep_open(lp, n, naming);
        for (uint32_t d = 0; d < n; d++) mean[d] += lp[d] / w->draws;
    }
}

/* The middle nine tenths of an answer's draws; its mean is always within. */
void asc_credence_range(const struct weigher *w, uint32_t d, double *low, double *high)
{
    double v[ASC_DRAWS_MAX];
    for (uint32_t k = 0; k < w->draws; k++) v[k] = w->drawn[(size_t)k * w->doer_count + d];
    asc_shares_middle(v, w->draws, w->mean[d], low, high);
}

/* ---- how many origins are behind an answer ---- */

/* Of the middle draw: by how much an origin's words speak for a doer. Nobody: by nothing. */
static double speaks_for(const struct weigher *w, uint32_t i, uint32_t d)
{
    return w->ll[(size_t)i * w->doer_count + d] -
           w->ll[(size_t)i * w->doer_count + w->doer_count - 1];
}

/* An origin of its own, not a further party with the same interest? */
static bool independent(const struct weigher *w, uint32_t i)
{
    return w->e->origins[i].echo >= 1 && w->e->origins[i].own >= .5;
}

/* Does it name one of them, rather than speak for them only if it was misread? */
static bool names(const struct weigher *w, const asc_heard *o, const asc_doer *d)
{
    for (uint32_t k = o->first; k < o->end; k++)
        if (asc_credence_is_candidate(&w->e->items[k]) && asc_doer_has(d, w->e->items[k].actor))
            return true;
    return false;
}

void asc_credence_back(const struct weigher *w, uint32_t d, asc_hypothesis *h)
{
    for (uint32_t i = 0; w->doers[d].n && i < w->e->origin_count; i++) {
        const asc_heard *o = &w->e->origins[i];
        if (!independent(w, i) || speaks_for(w, i, d) < SUPPORTS || !names(w, o, &w->doers[d]))
            continue;
        h->origins++;
        h->access += o->access;
        h->itself |= o->key < ASC_ORIGIN_REPORT && asc_doer_has(&w->doers[d], (uint32_t)o->key);
    }
}

/* ---- each origin's share in it ---- */

static void name_origin(const struct weigher *w, const asc_heard *o, asc_origin *out)
{
    const asc_repute *s = &w->standings->items[o->standing];
    *out = (asc_origin){ .actor = ASC_NONE,
                         .report = ASC_NONE,
                         .standing = s->name,
                         .access = o->access,
                         .party = o->party,
                         .right = o->right,
                         .prior = s->right,
                         .learnt = o->learnt,
                         .own = o->own,
                         .statements = o->statements,
                         .statement_count = o->statement_count,
                         .reports = o->reports,
                         .report_count = o->report_count };
    if (o->key < ASC_ORIGIN_REPORT) {
        const asc_actor *a = &w->in->actors[o->key];
        out->actor = (uint32_t)o->key;
        if (a->name_count) out->text = a->names[0];
    } else {
        const asc_report_facts *f = &w->in->reports[o->key - ASC_ORIGIN_REPORT].facts;
        out->report = (uint32_t)(o->key - ASC_ORIGIN_REPORT);
        out->text = f->outlet.n ? f->outlet : f->author.n ? f->author : f->name;
    }
}

static uint32_t leader(const double *mean, uint32_t n)
{
    uint32_t top = 0;
    for (uint32_t d = 1; d < n; d++)
        if (mean[d] > mean[top]) top = d;
    return top;
}

static bool effect_of(struct weigher *w, const struct answer *a, uint32_t n, uint32_t i,
                      asc_origin *o, uint32_t *leads)
{
    double *effect = asc_arena_alloc(w->keep, n, sizeof *effect);
    double *without = asc_arena_alloc(w->keep, n, sizeof *without);
    double *mean = asc_arena_alloc(w->keep, w->doer_count, sizeof *mean);
    double *drawn = asc_arena_alloc(w->keep, (size_t)w->draws * w->doer_count, sizeof *drawn);
    if (!effect || !without || !mean || !drawn) return false;
    const double *ll = w->ll + (size_t)i * w->doer_count; /* of the middle draw */
    double top = ll[a[0].doer], least = top;
    credences(w, i, mean, drawn);
    *leads = leader(mean, w->doer_count);
    for (uint32_t k = 0; k < n; k++) {
        double v = ll[a[k].doer];
        if (v > top) top = v;
        if (v < least) least = v;
        without[k] = mean[a[k].doer] * a[k].share;
    }
    for (uint32_t k = 0; k < n; k++) effect[k] = ll[a[k].doer] - top;
    o->effect = effect;
    o->without = without;
    o->spread = top - least;
    return true;
}

static int by_spread(const void *x, const void *y)
{
    const asc_origin *a = x, *b = y;
    if (a->spread != b->spread) return a->spread > b->spread ? -1 : 1;
    if (a->statement_count && b->statement_count && a->statements[0] != b->statements[0])
        return a->statements[0] < b->statements[0] ? -1 : 1;
    return 0;
}

/* Only so many origins are left out one by one; the others tell as little each. */
#define UNHEARD_MAX 256

static bool list_origins(struct weigher *w, const struct answer *a, asc_weighed *out)
{
    uint32_t count = w->e->origin_count, top = leader(w->mean, w->doer_count);
    asc_origin *o = asc_arena_zalloc(w->keep, count + (size_t)1, sizeof *o);
    const uint32_t *decides = NULL;
    double most = 0;
    if (!o) return false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t leads = top;
        name_origin(w, &w->e->origins[i], &o[i]);
        if (i >= UNHEARD_MAX) continue;
        if (!effect_of(w, a, out->hypothesis_count, i, &o[i], &leads)) return false;
        if (leads != top && o[i].spread > most) {
            most = o[i].spread;
            decides = o[i].statements;
        }
    }
    qsort(o, count, sizeof *o, by_spread);
    for (uint32_t i = 0; decides && i < count; i++)
        if (o[i].statements == decides) out->decisive = i;
    out->origins = o;
    out->origin_count = count;
    return true;
}

/* ---- is it enough to weigh? ---- */

/* The accused's denial is expected of it: no voice that tells who it was. */
static bool only_denies(const struct weigher *w, const asc_heard *o)
{
    for (uint32_t k = o->first; k < o->end; k++)
        if (w->e->items[k].word != ASC_WORD_DENIES) return false;
    return true;
}

static uint32_t voices(const struct weigher *w)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->e->origin_count; i++) {
        double most = 0, least = 0;
        for (uint32_t d = 0; d + 1 < w->doer_count; d++) {
            most = fmax(most, speaks_for(w, i, d));
            least = fmin(least, speaks_for(w, i, d));
        }
        bool tells = most - least >= SUPPORTS;
        n += tells && independent(w, i) && !only_denies(w, &w->e->origins[i]);
    }
    return n;
}

static void judge(const struct weigher *w, asc_weighed *out)
{
    uint32_t n = w->doer_count, named = leader(w->mean, n > 1 ? n - 1 : n);
    asc_hypothesis lead = { 0 };
    double low, high;
    out->voices = voices(w);
    asc_credence_back(w, named, &lead);
    asc_credence_range(w, named, &low, &high);
    out->too_little = n < 2             ? ASC_TOO_LITTLE_UNNAMED
                      : out->voices < 2 ? ASC_TOO_LITTLE_ORIGINS
                      : !lead.access    ? ASC_TOO_LITTLE_ACCESS
                                        : ASC_ENOUGH;
    out->confidence = ASC_CONFIDENCE_LOW;
    if (out->too_little || lead.origins < 2) return;
    if (high - low < .4) out->confidence = ASC_CONFIDENCE_MODERATE;
    if (lead.access >= 3 && high - low < .25 && out->decisive == ASC_NONE)
        out->confidence = ASC_CONFIDENCE_HIGH;
}

asc_status asc_credence_weigh(asc_weighed *out, asc_arena *keep, const asc_weigh_input *in,
                              const asc_reputes *standings, const asc_evidence *e, bool details,
                              asc_error *err)
{
    struct weigher w = {
        .keep = keep, .in = in, .standings = standings, .e = e, .incident = out->incident
    };
    asc_weighed result = { .incident = out->incident, .decisive = ASC_NONE };
    asc_credence_draw_misreading(&w);
    if (!asc_credence_list_doers(&w) || !asc_credence_work_out(&w))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    add_up(&w);
    credences(&w, ASC_NONE, w.mean, w.drawn);
    struct answer *a = asc_credence_list_answers(&w, &result);
    if (!a || (details && !(asc_credence_list_shares(&w, &result) && list_origins(&w, a, &result) &&
                            asc_credence_list_leanings(&w, &result))))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    judge(&w, &result);
    result.learnt_from = in->learnt_from;
    *out = result;
    return ASC_OK;
}
