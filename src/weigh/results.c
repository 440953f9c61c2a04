#include "weigh/results.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "weigh/ranges.h"

#include "base/banned.h"

/* ---- Edges ---------------------------------------------------------------------*/

static int by_edge(const void *pa, const void *pb)
{
    const asc_copy_edge *a = pa, *b = pb;
    if (a->copier != b->copier) return a->copier < b->copier ? -1 : 1;
    if (a->original != b->original) return a->original < b->original ? -1 : 1;
    return 0;
}

/* Probability that a count with this mean reaches three, as a Poisson's. */
static double three_or_more(double mean)
{
    return 1 - exp(-mean) * (1 + mean + mean * mean / 2);
}

static bool put_edges(asc_weights *w)
{
    const asc_model *m = &w->m;
    size_t n = 0, out = 0;
    w->edges = asc_arena_alloc(m->keep, m->edge_count + 1, sizeof *w->edges);
    if (!w->edges) return false;
    for (size_t k = 0; k < m->edge_count; k++) {
        const asc_edge *e = &m->edges[k];
        if (!e->active || (e->copied < 0.05 && !e->cited)) continue;
        w->edges[n++] = (asc_copy_edge){ e->copier, e->original, 0, e->copied, e->cited };
    }
    qsort(w->edges, n, sizeof *w->edges, by_edge);
    for (size_t k = 0; k < n; k++) {
        if (out && by_edge(&w->edges[out - 1], &w->edges[k]) == 0) {
            w->edges[out - 1].copied += w->edges[k].copied;
            w->edges[out - 1].cited += w->edges[k].cited;
        } else {
            w->edges[out++] = w->edges[k];
        }
    }
    for (size_t k = 0; k < out; k++) w->edges[k].p = three_or_more(w->edges[k].copied);
    w->edge_count = out;
    return true;
}

/* ---- Claims --------------------------------------------------------------------*/

/* Probability that an item is its own, over the hypotheses. */
static double own_of(const asc_model *m, const asc_hyps_model *h, const asc_item *it,
                     const asc_factor *f, const double *q, double *t)
{
    double copied = 0;
    if (it->kind == ASC_ITEM_CITED || it->kind == ASC_ITEM_ECHO) return 0;
    if (it->kind != ASC_ITEM_FREE) return 1;
    asc_item_likelihood(m, h, it, f, t);
    for (uint32_t k = 0; k < h->count; k++) copied += q[k] * f->copied / t[k];
    return copied < 1 ? 1 - copied : 0;
}

static void claim_of(const asc_model *m, const asc_hyps_model *h, const asc_item *it,
                     const asc_factor *f, double own, asc_claim_weight *out)
{
    double other = h->values > 1 ? 1.0 / (h->values - 1) : 1, most = 0, sum = 0;
    *out = (asc_claim_weight){ (float)own, ASC_NO_CLAIM, 0, it->claim };
    if (it->kind == ASC_ITEM_CITED) {
        out->parent = m->items[it->parent].claim;
        out->p_parent = 1;
        return;
    }
    for (size_t k = it->begin; k < it->live; k++) {
        const asc_candidate *c = &m->cands[k];
        const asc_edge *e = &m->edges[c->edge];
        if (!e->active) continue;
        double p = (double)e->theta * (double)c->boost * (1 - (double)e->habit) * m->lik[c->code] *
                   (c->code & 1 ? 1 : other);
        sum += p;
        if (p <= most) continue;
        most = p;
        out->parent = m->items[c->item].claim;
    }
    if (sum > 0) out->p_parent = (float)((1 - own) * most / sum);
    if (own >= 0.5 || (f->copy <= 0 && it->kind != ASC_ITEM_ECHO)) out->parent = ASC_NO_CLAIM;
}

/* What it goes back to: its parent's root; its own first saying's, if it says it again. */
static void roots_of(asc_weights *w, size_t begin, size_t end)
{
    const asc_model *m = &w->m;
    for (size_t j = begin; j < end; j++) {
        const asc_item *it = &m->items[j];
        asc_claim_weight *c = &w->claims[it->claim];
        uint32_t at = c->parent;
        if (it->kind == ASC_ITEM_ECHO) at = m->items[it->first].claim;
        if (at == ASC_NO_CLAIM) continue;
        /* Claims that cite a later one: few, and circles of them were broken before. */
        for (size_t step = 0; step < m->parents_max && m->item_of[at] > j; step++) {
            if (w->claims[at].parent == ASC_NO_CLAIM) break;
            at = w->claims[at].parent;
        }
        c->root = m->item_of[at] < j ? w->claims[at].root : at;
    }
}

static bool put_claims(asc_weights *w)
{
    const asc_model *m = &w->m;
    w->claims = asc_arena_alloc(m->keep, m->e->claim_count + 1, sizeof *w->claims);
    if (!w->claims) return false;
    for (size_t i = 0; i < m->e->incident_count; i++) {
        const asc_incident_claims *in = &m->e->incidents[i];
        const asc_hyps_model *h = &m->hyps[in->hyps];
        const double *q = m->credence + m->offset[i];
        asc_incident_likelihood(m, i, &w->x);
        for (size_t j = in->begin; j < in->end; j++) {
            const asc_item *it = &m->items[j];
            const asc_factor *f = &w->x.f[j - in->begin];
            claim_of(m, h, it, f, own_of(m, h, it, f, q, w->x.t), &w->claims[it->claim]);
        }
        roots_of(w, in->begin, in->end);
    }
    return true;
}

/* ---- Sources -------------------------------------------------------------------*/

static double sigmoid(double x)
{
    return 1 / (1 + exp(-x));
}

static bool put_sources(asc_weights *w)
{
    const asc_model *m = &w->m;
    w->sources = asc_arena_zalloc(m->keep, m->e->source_count + 1, sizeof *w->sources);
    if (!w->sources) return false;
    for (size_t s = 0; s < m->e->source_count; s++) {
        const asc_voice_model *o = &m->sources[s];
        asc_source_weight *out = &w->sources[s];
        out->right = sigmoid(o->alpha);
        out->low = sigmoid(o->alpha - 1.645 * o->alpha_se);
        out->high = sigmoid(o->alpha + 1.645 * o->alpha_se);
        out->own = o->own;
        for (int c = 0; c < ASC_WEIGH_CERTAINTIES; c++) out->own_right += o->right[c];
        out->copied = o->copied;
        out->interest = ASC_NO_VALUE;
        for (uint32_t v = 0; v < m->bias_values; v++) {
            double b = m->bias[s * m->bias_values + v];
            if (b <= out->bias) continue;
            out->bias = b;
            out->interest = (uint16_t)v;
        }
        if (!o->is_party) continue;
        out->claims_did = o->party[1][0];
        out->claims_not = o->party[0][0];
        out->denies_did = o->party[1][1];
        out->denies_not = o->party[0][1];
    }
    return true;
}

/* ---- All -----------------------------------------------------------------------*/

static bool alloc(asc_weights *w)
{
    const asc_model *m = &w->m;
    size_t hyps = m->offset[m->e->incident_count], values = 0;
    w->value_offset = asc_arena_alloc(m->keep, m->e->incident_count + 1, sizeof(size_t));
    if (!w->value_offset) return false;
    for (size_t i = 0; i < m->e->incident_count; i++) {
        w->value_offset[i] = values;
        values += m->hyps[m->e->incidents[i].hyps].values;
    }
    w->low = asc_arena_alloc(m->keep, hyps + 1, sizeof(double));
    w->high = asc_arena_alloc(m->keep, hyps + 1, sizeof(double));
    w->value_low = asc_arena_alloc(m->keep, values + 1, sizeof(double));
    w->value_high = asc_arena_alloc(m->keep, values + 1, sizeof(double));
    w->shift = asc_arena_zalloc(m->keep, hyps + 1, sizeof(double));
    return w->shift && w->low && w->high && w->value_low && w->value_high;
}

/* Somebody whom nobody names is never less likely than this, where that is possible. */
static void keep_open(asc_weights *w, size_t i)
{
    const asc_model *m = &w->m;
    const asc_incident_claims *in = &m->e->incidents[i];
    const asc_hyps_model *h = &m->hyps[in->hyps];
    double *q = m->credence + m->offset[i], roots = 0;
    for (size_t j = in->begin; j < in->end; j++)
        if (m->items[j].kind == ASC_ITEM_FREE || m->items[j].say == ASC_SAY_CLAIM)
            roots += (double)w->claims[m->items[j].claim].own;
    for (uint32_t k = 0; k < h->count; k++) {
        bool empty = !h->member && k == h->values;
        if (h->member) {
            empty = true;
            for (uint32_t v = 0; v < h->values; v++) empty &= !h->member[(size_t)k * h->values + v];
        }
        double least = 1 / (roots + 2);
        if (!empty || q[k] >= least) continue;
        double by = (1 - least) / (1 - q[k]);
        for (uint32_t j = 0; j < h->count; j++) q[j] *= by;
        q[k] = least;
        if (w->high[m->offset[i] + k] < least) w->high[m->offset[i] + k] = least;
    }
}

bool asc_results_make(asc_weights *w)
{
    asc_model *m = &w->m;
    if (!alloc(w)) return false;
    asc_ranges r = { w->low, w->high, w->value_low, w->value_high, w->value_offset, w->shift };
    if (!asc_model_ranges(m, &w->x, &r, m->o.draws, m->o.seed)) return false;
    if (!put_edges(w) || !put_claims(w) || !put_sources(w)) return false;
    for (size_t i = 0; m->o.open && i < m->e->incident_count; i++) keep_open(w, i);
    return true;
}

const double *asc_weights_credence(const asc_weights *w, size_t i, const double **low,
                                   const double **high)
{
    if (low) *low = w->low + w->m.offset[i];
    if (high) *high = w->high + w->m.offset[i];
    return w->m.credence + w->m.offset[i];
}

void asc_weights_values(const asc_weights *w, size_t i, double *out, const double **low,
                        const double **high)
{
    const asc_hyps_model *h = &w->m.hyps[w->m.e->incidents[i].hyps];
    const double *q = w->m.credence + w->m.offset[i];
    if (low) *low = w->value_low + w->value_offset[i];
    if (high) *high = w->value_high + w->value_offset[i];
    for (uint32_t v = 0; v < h->values; v++) {
        out[v] = h->member ? 0 : q[v];
        for (uint32_t k = 0; h->member && k < h->count; k++)
            if (h->member[(size_t)k * h->values + v]) out[v] += q[k];
    }
}

const asc_claim_weight *asc_weights_claims(const asc_weights *w)
{
    return w->claims;
}
const asc_source_weight *asc_weights_sources(const asc_weights *w)
{
    return w->sources;
}
const asc_copy_edge *asc_weights_edges(const asc_weights *w, size_t *count)
{
    *count = w->edge_count;
    return w->edges;
}
double asc_weights_temper(const asc_weights *w)
{
    return w->m.temper;
}
