#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "weigh/results.h"

#include "base/banned.h"

/* Log-likelihood of each item of an incident under each hypothesis: rows of count. */
static double *rows_of(const asc_weights *w, size_t i, asc_arena *tmp)
{
    const asc_model *m = &w->m;
    const asc_incident_claims *in = &m->e->incidents[i];
    const asc_hyps_model *h = &m->hyps[in->hyps];
    size_t n = in->end - in->begin;
    if (n && h->count > SIZE_MAX / sizeof(double) / n) return NULL;
    double *rows = asc_arena_alloc(tmp, n * h->count + 1, sizeof *rows);
    for (size_t j = 0; rows && j < n; j++) {
        const asc_item *it = &m->items[in->begin + j];
        asc_factor f = { 0 };
        double *row = rows + j * h->count;
        if (it->kind <= ASC_ITEM_ECHO) f = asc_item_factor(m, h, it);
        asc_item_likelihood(m, h, it, &f, row);
        for (uint32_t k = 0; k < h->count; k++) row[k] = log(row[k] > 1e-300 ? row[k] : 1e-300);
    }
    return rows;
}

/* Credence from summed log-likelihoods. */
static void credence_of(const asc_weights *w, size_t i, const double *sum, double *q)
{
    const asc_hyps_model *h = &w->m.hyps[w->m.e->incidents[i].hyps];
    const double *shift = w->shift + w->m.offset[i];
    double most = -INFINITY, total = 0;
    for (uint32_t k = 0; k < h->count; k++) {
        q[k] = log(h->prior[k]) + w->m.temper * sum[k] + shift[k];
        if (q[k] > most) most = q[k];
    }
    for (uint32_t k = 0; k < h->count; k++) total += q[k] = exp(q[k] - most);
    for (uint32_t k = 0; k < h->count; k++) q[k] /= total;
}

static int by_diagnosticity(const void *pa, const void *pb)
{
    const asc_root_weight *a = pa, *b = pb;
    if (a->diagnosticity != b->diagnosticity) return a->diagnosticity < b->diagnosticity ? 1 : -1;
    return (a->claim > b->claim) - (a->claim < b->claim);
}

/* One root's row: its claims' log-likelihoods together, and the credence without them. */
static bool one_root(const asc_weights *w, size_t i, const double *rows, const double *all,
                     uint32_t claim, asc_arena *keep, asc_root_weight *out)
{
    const asc_model *m = &w->m;
    const asc_incident_claims *in = &m->e->incidents[i];
    const asc_hyps_model *h = &m->hyps[in->hyps];
    double *sum = asc_arena_zalloc(keep, h->count, sizeof *sum);
    double *without = asc_arena_alloc(keep, h->count, sizeof *without);
    if (!sum || !without) return false;
    *out = (asc_root_weight){
        .claim = claim, .source = m->e->claims[claim].source, .loglik = sum, .without = without
    };
    for (size_t j = in->begin; j < in->end; j++) {
        uint32_t c = m->items[j].claim;
        if (w->claims[c].root != claim) continue;
        out->copies += c != claim;
        for (uint32_t k = 0; k < h->count; k++) sum[k] += rows[(j - in->begin) * h->count + k];
    }
    for (uint32_t k = 0; k < h->count; k++) without[k] = all[k] - sum[k];
    credence_of(w, i, without, without);
    double most = sum[0], mean = 0, square = 0;
    for (uint32_t k = 1; k < h->count; k++) most = sum[k] > most ? sum[k] : most;
    const double *q = m->credence + m->offset[i];
    for (uint32_t k = 0; k < h->count; k++) {
        sum[k] -= most;
        double weight = 0.5 * q[k] + 0.5 / h->count;
        mean += weight * sum[k];
        square += weight * sum[k] * sum[k];
    }
    out->diagnosticity = square > mean * mean ? sqrt(square - mean * mean) : 0;
    return true;
}

asc_status asc_weights_roots(const asc_weights *w, size_t i, asc_arena *keep, asc_root_weight **out,
                             size_t *count, asc_error *err)
{
    const asc_incident_claims *in = &w->m.e->incidents[i];
    const asc_hyps_model *h = &w->m.hyps[in->hyps];
    asc_arena *tmp = asc_arena_new();
    double *rows = tmp ? rows_of(w, i, tmp) : NULL;
    double *all = tmp ? asc_arena_zalloc(tmp, h->count, sizeof *all) : NULL;
    asc_root_weight *list = asc_arena_alloc(keep, in->end - in->begin + 1, sizeof *list);
    bool good = rows && all && list;
    size_t n = 0;
    for (size_t j = 0; good && j < in->end - in->begin; j++)
        for (uint32_t k = 0; k < h->count; k++) all[k] += rows[j * h->count + k];
    for (uint32_t c = in->begin; good && c < in->end; c++)
        if (w->claims[c].root == c) good = one_root(w, i, rows, all, c, keep, &list[n++]);
    asc_arena_free(tmp);
    if (!good) return asc_fail(err, ASC_ENOMEM, "out of memory");
    qsort(list, n, sizeof *list, by_diagnosticity);
    *out = list;
    *count = n;
    return ASC_OK;
}

/* A cited origin speaks when it is first cited. */
static bool speaks_at(const asc_model *m, const asc_incident_claims *in, size_t j, size_t latent)
{
    if (m->items[j].parent != latent) return false;
    for (size_t k = in->begin; k < j; k++)
        if (m->items[k].parent == latent) return false;
    return true;
}

asc_status asc_weights_series(const asc_weights *w, size_t i, asc_arena *keep, double **out,
                              uint32_t **order, size_t *rows_out, asc_error *err)
{
    const asc_model *m = &w->m;
    const asc_incident_claims *in = &m->e->incidents[i];
    const asc_hyps_model *h = &m->hyps[in->hyps];
    size_t n = in->end - in->begin, made = 0;
    asc_arena *tmp = asc_arena_new();
    double *rows = tmp ? rows_of(w, i, tmp) : NULL;
    double *sum = tmp ? asc_arena_zalloc(tmp, h->count, sizeof *sum) : NULL;
    double *series = asc_arena_alloc(keep, n * h->count + 1, sizeof *series);
    uint32_t *which = asc_arena_alloc(keep, n + 1, sizeof *which);
    bool good = rows && sum && series && which;
    for (size_t j = 0; good && j < n; j++) {
        if (m->items[in->begin + j].latent) continue;
        for (size_t l = 0; l < n && m->items[in->begin + l].latent; l++)
            if (speaks_at(m, in, in->begin + j, in->begin + l))
                for (uint32_t k = 0; k < h->count; k++) sum[k] += rows[l * h->count + k];
        for (uint32_t k = 0; k < h->count; k++) sum[k] += rows[j * h->count + k];
        credence_of(w, i, sum, series + made * h->count);
        which[made++] = m->items[in->begin + j].claim;
    }
    asc_arena_free(tmp);
    if (!good) return asc_fail(err, ASC_ENOMEM, "out of memory");
    *out = series;
    *order = which;
    *rows_out = made;
    return ASC_OK;
}

asc_status asc_weights_voices(const asc_weights *w, size_t i, asc_arena *keep, double **out,
                              asc_error *err)
{
    const asc_model *m = &w->m;
    const asc_incident_claims *in = &m->e->incidents[i];
    double *voices = asc_arena_zalloc(keep, m->hyps[in->hyps].values + 1, sizeof *voices);
    if (!voices) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t j = in->begin; j < in->end; j++) {
        const asc_item *it = &m->items[j];
        if (it->say == ASC_SAY_CLAIM || (it->kind == ASC_ITEM_FREE && it->say == ASC_SAY_ASSERT))
            voices[it->value] += (double)w->claims[it->claim].own;
    }
    *out = voices;
    return ASC_OK;
}
