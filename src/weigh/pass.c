#include <math.h>

#include "weigh/pass.h"

#include "base/banned.h"

/* A hypothesis that some claim rules out is kept this far from nothing, so that later
 * claims can bring it back. */
#define FLOOR 1e-200

static double own_feature(const asc_model *m, const asc_item *it)
{
    double p = m->sources[it->source].certainty[it->certainty];
    if (it->detail == ASC_DETAIL_UNKNOWN) return p;
    return p * (it->detail ? m->own_detail / m->detail_kinds : 1 - m->own_detail);
}

asc_factor asc_item_factor(const asc_model *m, const asc_hyps_model *h, const asc_item *it)
{
    const asc_voice_model *s = &m->sources[it->source];
    asc_factor f = { 0 };
    double other = h->values > 1 ? 1.0 / (h->values - 1) : 1;
    f.weight = it->kind == ASC_ITEM_ECHO ? 0 : s->own_theta;
    for (size_t k = it->begin; k < it->live; k++) {
        const asc_candidate *c = &m->cands[k];
        const asc_edge *e = &m->edges[c->edge];
        if (!e->active) continue;
        double theta = (double)e->theta * (double)c->boost;
        double lik = m->lik[c->code] * (c->code & 1 ? 1 : other);
        f.weight += theta;
        if (c->cited) f.cited = theta * (double)e->habit * lik;
        f.copy += theta * (1 - (double)e->habit) * lik;
    }
    if (f.weight <= 0) return f;
    f.copy /= f.weight;
    f.cited /= f.weight;
    double own = s->own_theta / f.weight * own_feature(m, it);
    double read = (double)it->read;
    double bias = m->bias_values ? m->bias[it->source * m->bias_values + it->value] : 0;
    double r = s->r[it->certainty], free = 1 - s->biased_total;
    double unseen = m->missing * s->copying;
    f.misread = (1 - read) * (own + f.copy) * (double)it->common;
    f.misread += read * own * unseen * (double)it->common;
    own *= 1 - unseen;
    f.copied = read * f.copy;
    f.biased = read * own * bias;
    f.right = read * own * free * r;
    f.wrong = read * own * free * (1 - r);
    return f;
}

/* Likelihood of one value under hypothesis k: how it is in, or out of it. */
static double in_of(const asc_hyps_model *h, uint32_t v, uint32_t k)
{
    return h->member ? h->in[(size_t)v * h->count + k] : v == k;
}
static double out_of(const asc_hyps_model *h, uint32_t v, uint32_t k)
{
    if (h->member) return h->out[(size_t)v * h->count + k];
    if (v == k) return 0;
    if (!h->part || h->parts[k] == 0) return h->phi[v] * h->rest[k];
    if (h->part[(size_t)v * h->values + k]) return h->omission / h->parts[k];
    return (1 - h->omission) * h->phi[v] * h->rest[k];
}
static bool holds(const asc_hyps_model *h, uint32_t v, uint32_t k)
{
    return h->member ? h->in[(size_t)v * h->count + k] > 0 : v == k;
}

void asc_item_likelihood(const asc_model *m, const asc_hyps_model *h, const asc_item *it,
                         const asc_factor *f, double *out)
{
    uint32_t n = h->count, v = it->value;
    const asc_voice_model *s = &m->sources[it->source];
    double base = f->misread + f->copied + f->biased;
    double read = (double)it->read, r = s->r[it->certainty];
    int state = it->say - ASC_SAY_CLAIM;
    switch ((asc_item_kind)it->kind) {
    case ASC_ITEM_FREE:
        if (h->member) {
            const double *in = h->in + (size_t)v * n, *no = h->out + (size_t)v * n;
            for (uint32_t k = 0; k < n; k++) out[k] = base + f->right * in[k] + f->wrong * no[k];
        } else {
            double wrong = f->wrong * h->phi[v];
            for (uint32_t k = 0; !h->part && k < n; k++) out[k] = base + wrong * h->rest[k];
            for (uint32_t k = 0; h->part && k < n; k++) out[k] = base + f->wrong * out_of(h, v, k);
            out[v] = base + f->right;
        }
        return;
    case ASC_ITEM_DENY:
        for (uint32_t k = 0; k < n; k++)
            out[k] = read * (holds(h, v, k) ? 1 - r : r) + (1 - read) * 0.5;
        return;
    case ASC_ITEM_PARTY:
        for (uint32_t k = 0; k < n; k++)
            out[k] = read * s->party[holds(h, v, k)][state] + (1 - read) / 3;
        return;
    case ASC_ITEM_CITED:
    case ASC_ITEM_ECHO:
    case ASC_ITEM_PASS: break;
    }
    for (uint32_t k = 0; k < n; k++) out[k] = 1;
}

static void rescale(double *l, uint32_t n)
{
    double most = 0;
    for (uint32_t k = 0; k < n; k++) most = l[k] > most ? l[k] : most;
    if (!(most > 0)) {
        for (uint32_t k = 0; k < n; k++) l[k] = 1;
        return;
    }
    for (uint32_t k = 0; k < n; k++) {
        l[k] /= most;
        if (l[k] < FLOOR) l[k] = FLOOR;
    }
}

/* Multiply an item's likelihood into l. */
static void multiply(const asc_model *m, const asc_hyps_model *h, const asc_item *it,
                     const asc_factor *f, asc_pass_scratch *x)
{
    double *restrict l = x->l;
    uint32_t n = h->count;
    if (it->kind == ASC_ITEM_FREE && h->member) {
        const double *restrict in = h->in + (size_t)it->value * n;
        const double *restrict out = h->out + (size_t)it->value * n;
        double base = f->misread + f->copied + f->biased, right = f->right, wrong = f->wrong;
        for (uint32_t k = 0; k < n; k++) l[k] *= base + right * in[k] + wrong * out[k];
        return;
    }
    asc_item_likelihood(m, h, it, f, x->t);
    for (uint32_t k = 0; k < n; k++) l[k] *= x->t[k];
}

void asc_incident_likelihood(const asc_model *m, size_t i, asc_pass_scratch *x)
{
    const asc_incident_claims *in = &m->e->incidents[i];
    const asc_hyps_model *h = &m->hyps[in->hyps];
    uint32_t n = h->count, since = 0;
    for (uint32_t k = 0; k < n; k++) x->l[k] = 1;
    for (size_t j = in->begin; j < in->end; j++) {
        const asc_item *it = &m->items[j];
        asc_factor *f = &x->f[j - in->begin];
        *f = it->kind <= ASC_ITEM_ECHO ? asc_item_factor(m, h, it) : (asc_factor){ 0 };
        if (it->kind != ASC_ITEM_FREE && it->kind != ASC_ITEM_DENY && it->kind != ASC_ITEM_PARTY)
            continue;
        multiply(m, h, it, f, x);
        if (++since == 12) {
            rescale(x->l, n);
            since = 0;
        }
    }
    rescale(x->l, n);
}

void asc_credence_of(const asc_hyps_model *h, const double *l, double temper, double *q)
{
    double sum = 0;
    for (uint32_t k = 0; k < h->count; k++) {
        q[k] = h->prior[k] * (temper == 1 ? l[k] : pow(l[k], temper));
        sum += q[k];
    }
    for (uint32_t k = 0; k < h->count; k++) q[k] /= sum;
}

/* ---- Counts ------------------------------------------------------------------*/

/* Share the copying of an item out among its candidates. */
static void count_copies(asc_model *m, const asc_hyps_model *h, const asc_item *it,
                         const asc_factor *f, double copied)
{
    double other = h->values > 1 ? 1.0 / (h->values - 1) : 1;
    bool cited = it->kind == ASC_ITEM_CITED;
    for (size_t k = it->begin; k < it->live; k++) {
        const asc_candidate *c = &m->cands[k];
        asc_edge *e = &m->edges[c->edge];
        if (!e->active) continue;
        e->exposed += (double)c->boost / f->weight;
        double p = 0;
        if (cited) p = c->cited;
        else if (f->copy > 0)
            p = copied * (double)e->theta * (double)c->boost * (1 - (double)e->habit) *
                m->lik[c->code] * (c->code & 1 ? 1 : other) / (f->weight * f->copy);
        e->copied += p;
        m->lik_count[c->code] += p;
    }
}

static void count_own(asc_model *m, asc_hyps_model *h, const asc_item *it, double right,
                      double wrong, double biased)
{
    asc_voice_model *s = &m->sources[it->source];
    double own = right + wrong + biased;
    s->own += own;
    s->right[it->certainty] += right;
    s->wrong[it->certainty] += wrong;
    h->phi_count[it->value] += wrong;
    if (m->bias_values) m->bias_count[it->source * m->bias_values + it->value] += biased;
    s->certainty_count[it->certainty] += own;
    if (it->detail != ASC_DETAIL_UNKNOWN) m->own_detail_count[it->detail != 0] += own;
}

/* q over the likelihood, and its sums: of all, of those that hold v, of those that do not.
 * Four partial sums each, so that they need not wait for each other. */
static void sums_of(const double *restrict q, double *restrict t, const double *restrict in,
                    const double *restrict out, uint32_t n, double sums[3])
{
    double a[4] = { 0 }, b[4] = { 0 }, c[4] = { 0 };
    uint32_t k = 0;
    for (; k + 4 <= n; k += 4)
        for (uint32_t lane = 0; lane < 4; lane++) {
            double x = q[k + lane] / t[k + lane];
            t[k + lane] = x;
            a[lane] += x;
            b[lane] += x * in[k + lane];
            c[lane] += x * out[k + lane];
        }
    for (; k < n; k++) {
        t[k] = q[k] / t[k];
        a[0] += t[k];
        b[0] += t[k] * in[k];
        c[0] += t[k] * out[k];
    }
    sums[0] = a[0] + a[1] + (a[2] + a[3]);
    sums[1] = b[0] + b[1] + (b[2] + b[3]);
    sums[2] = c[0] + c[1] + (c[2] + c[3]);
}

/* The same where each value is one hypothesis; errors that omit are told apart. */
static void open_sums(asc_model *m, const asc_hyps_model *h, const asc_item *it,
                      const asc_factor *f, const double *q, double *t, double sums[3])
{
    uint32_t n = h->count, v = it->value;
    for (uint32_t k = 0; k < n; k++) sums[0] += t[k] = q[k] / t[k];
    sums[1] = t[v];
    for (uint32_t k = 0; k < n; k++) {
        double p = t[k] * out_of(h, v, k);
        sums[2] += p;
        if (!h->part || k == v || h->parts[k] == 0) continue;
        *(h->part[(size_t)v * h->values + k] ? &m->omitted : &m->other_wrong) += f->wrong * p;
    }
}

static void count_free(asc_model *m, asc_hyps_model *h, const asc_item *it, const asc_factor *f,
                       const double *q, double *t)
{
    size_t row = (size_t)it->value * h->count;
    double sums[3] = { 0 };
    asc_item_likelihood(m, h, it, f, t);
    if (h->member) sums_of(q, t, h->in + row, h->out + row, h->count, sums);
    else open_sums(m, h, it, f, q, t, sums);
    count_own(m, h, it, f->right * sums[1], f->wrong * sums[2], f->biased * sums[0]);
    m->sources[it->source].copied += f->copied * sums[0];
    m->sources[it->source].own_exposed += 1 / f->weight;
    count_copies(m, h, it, f, f->copied * sums[0]);
}

static void count_party(asc_model *m, const asc_hyps_model *h, const asc_item *it, const double *q)
{
    double did = 0;
    for (uint32_t k = 0; k < h->count; k++)
        if (holds(h, it->value, k)) did += q[k];
    asc_voice_model *s = &m->sources[it->source];
    s->is_party = true;
    s->party_count[1][it->say - ASC_SAY_CLAIM] += did;
    s->party_count[0][it->say - ASC_SAY_CLAIM] += 1 - did;
}

static void count_incident(asc_model *m, size_t i, const double *q, asc_pass_scratch *x)
{
    const asc_incident_claims *in = &m->e->incidents[i];
    asc_hyps_model *h = &m->hyps[in->hyps];
    for (uint32_t k = 0; k < h->count; k++) h->count_of[k] += q[k];
    for (size_t j = in->begin; j < in->end; j++) {
        const asc_item *it = &m->items[j];
        const asc_factor *f = &x->f[j - in->begin];
        if (it->kind == ASC_ITEM_FREE) count_free(m, h, it, f, q, x->t);
        if (it->kind == ASC_ITEM_PARTY) count_party(m, h, it, q);
        if (it->kind == ASC_ITEM_CITED) {
            m->sources[it->source].copied += 1;
            m->sources[it->source].own_exposed += 1 / f->weight;
            count_copies(m, h, it, f, 1);
        }
        if (it->kind == ASC_ITEM_ECHO && f->weight > 0) count_copies(m, h, it, f, 1);
    }
}

static void clear_counts(asc_model *m)
{
    for (size_t s = 0; s < m->e->source_count; s++) {
        asc_voice_model *o = &m->sources[s];
        o->own = o->own_exposed = o->copied = 0;
        memset(o->right, 0, sizeof o->right);
        memset(o->wrong, 0, sizeof o->wrong);
        memset(o->certainty_count, 0, sizeof o->certainty_count);
        memset(o->party_count, 0, sizeof o->party_count);
    }
    for (size_t k = 0; k < m->edge_count; k++) m->edges[k].copied = m->edges[k].exposed = 0;
    for (size_t k = 0; k < m->e->hyps_count; k++) {
        memset(m->hyps[k].count_of, 0, m->hyps[k].count * sizeof(double));
        memset(m->hyps[k].phi_count, 0, m->hyps[k].values * sizeof(double));
    }
    if (m->bias_values)
        memset(m->bias_count, 0, m->e->source_count * m->bias_values * sizeof(double));
    m->omitted = m->other_wrong = 0;
    memset(m->lik_count, 0, sizeof m->lik_count);
    memset(m->own_detail_count, 0, sizeof m->own_detail_count);
}

void asc_model_pass(asc_model *m, asc_pass_scratch *x, double temper, bool learn)
{
    if (learn) clear_counts(m);
    for (size_t i = 0; i < m->e->incident_count; i++) {
        double *q = m->credence + m->offset[i];
        asc_incident_likelihood(m, i, x);
        asc_credence_of(&m->hyps[m->e->incidents[i].hyps], x->l, temper, q);
        if (learn) count_incident(m, i, q, x);
    }
}

/* ---- Which edges are worth keeping --------------------------------------------*/

#define RATES 3
static const double rates[RATES] = { 0.15, 0.5, 0.85 };

/* Probability of an item were it copied along none of its edges but those now active,
 * without edge `but`. */
static double without_edge(const asc_model *m, const asc_hyps_model *h, const asc_item *it,
                           double own, uint32_t but)
{
    const asc_voice_model *s = &m->sources[it->source];
    double other = h->values > 1 ? 1.0 / (h->values - 1) : 1;
    double weight = s->own_theta, p = s->own_theta * own;
    for (size_t k = it->begin; k < it->live; k++) {
        const asc_candidate *c = &m->cands[k];
        const asc_edge *e = &m->edges[c->edge];
        if (!e->active || c->edge == but) continue;
        double theta = (double)e->theta * (double)c->boost;
        weight += theta;
        p += theta * (1 - (double)e->habit) * m->lik[c->code] * (c->code & 1 ? 1 : other);
    }
    return p / weight;
}

static double own_probability(const asc_model *m, const asc_hyps_model *h, const asc_item *it,
                              const double *q)
{
    const asc_voice_model *s = &m->sources[it->source];
    double in = 0, out = 0, r = s->r[it->certainty];
    for (uint32_t k = 0; k < h->count; k++) {
        in += q[k] * in_of(h, it->value, k);
        out += q[k] * out_of(h, it->value, k);
    }
    double bias = m->bias_values ? m->bias[it->source * m->bias_values + it->value] : 0;
    double p = bias + (1 - s->biased_total) * (r * in + (1 - r) * out);
    return (p > 1e-6 ? p : 1e-6) * own_feature(m, it);
}

static void screen_item(asc_model *m, const asc_hyps_model *h, const asc_item *it, const double *q,
                        double *sums)
{
    double other = h->values > 1 ? 1.0 / (h->values - 1) : 1;
    double own = own_probability(m, h, it, q);
    for (size_t k = it->begin; k < it->end; k++) {
        const asc_candidate *c = &m->cands[k];
        const asc_edge *e = &m->edges[c->edge];
        double rest = without_edge(m, h, it, own, c->edge);
        double lik = m->lik[c->code] * (c->code & 1 ? 1 : other) * (1 - (double)e->habit);
        for (int r = 0; r < RATES; r++)
            sums[(size_t)c->edge * RATES + (size_t)r] +=
                log(1 - rates[r] + rates[r] * lik * (double)c->boost / rest);
    }
}

void asc_model_settle(asc_model *m)
{
    for (size_t j = 0; j < m->e->claim_count; j++) {
        asc_item *it = &m->items[j];
        it->live = it->begin;
        for (size_t k = it->begin; k < it->end; k++) {
            if (!m->edges[m->cands[k].edge].active) continue;
            asc_candidate c = m->cands[k];
            m->cands[k] = m->cands[it->live];
            m->cands[it->live++] = c;
        }
    }
}

void asc_model_screen(asc_model *m, double *sums, double threshold)
{
    memset(sums, 0, (m->edge_count * RATES + 1) * sizeof *sums);
    for (size_t i = 0; i < m->e->incident_count; i++) {
        const asc_incident_claims *in = &m->e->incidents[i];
        for (size_t j = in->begin; j < in->end; j++)
            if (m->items[j].kind == ASC_ITEM_FREE)
                screen_item(m, &m->hyps[in->hyps], &m->items[j], m->credence + m->offset[i], sums);
    }
    for (size_t k = 0; k < m->edge_count; k++) {
        asc_edge *e = &m->edges[k];
        const double *s = sums + k * RATES;
        double most = s[0];
        for (int r = 1; r < RATES; r++) most = s[r] > most ? s[r] : most;
        double sum = 0;
        for (int r = 0; r < RATES; r++) sum += exp(s[r] - most) / RATES;
        bool keep = e->echo || e->hinted || most + log(sum) > threshold;
        if (keep && !e->active) e->theta = 0.5f;
        e->active = keep;
    }
    asc_model_settle(m);
}
