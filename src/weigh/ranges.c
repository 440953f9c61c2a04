#include "weigh/ranges.h"

#include <math.h>
#include <stdlib.h>

#include "base/order.h"
#include "weigh/random.h"
#include "weigh/step.h"

#include "base/banned.h"

/* ---- Temper --------------------------------------------------------------------*/

#define TEMPERS 11
static const double tempers[TEMPERS] = { 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0 };
/* What is believed of it before: one at most, by so many nats for a tenth less, squared. */
#define TEMPER_PRIOR 0.2
#define HIDE_ONE_IN 10
#define HIDDEN_MAX 20000

/* Log probability of an item from the others of its incident, at each temper. */
static void foretell(const asc_model *m, const asc_hyps_model *h, const asc_item *it,
                     const asc_factor *f, asc_pass_scratch *x, double *sums)
{
    double others[ASC_HYPS_MAX];
    asc_item_likelihood(m, h, it, f, x->t);
    for (uint32_t k = 0; k < h->count; k++) others[k] = log(x->l[k]) - log(x->t[k]);
    for (int t = 0; t < TEMPERS; t++) {
        double most = -INFINITY, sum = 0, p = 0;
        for (uint32_t k = 0; k < h->count; k++) {
            double l = tempers[t] * others[k] + log(h->prior[k]);
            if (l > most) most = l;
        }
        for (uint32_t k = 0; k < h->count; k++) {
            double q = exp(tempers[t] * others[k] + log(h->prior[k]) - most);
            sum += q;
            p += q * x->t[k];
        }
        sums[t] += log(p / sum);
    }
}

double asc_model_temper(const asc_model *m, asc_pass_scratch *x)
{
    double sums[TEMPERS] = { 0 };
    size_t hidden = 0, seen = 0;
    for (size_t i = 0; i < m->e->incident_count && hidden < HIDDEN_MAX; i++) {
        const asc_incident_claims *in = &m->e->incidents[i];
        const asc_hyps_model *h = &m->hyps[in->hyps];
        bool passed = false;
        for (size_t j = in->begin; j < in->end; j++) {
            const asc_item *it = &m->items[j];
            if (it->kind != ASC_ITEM_FREE || seen++ % HIDE_ONE_IN) continue;
            if (!passed) asc_incident_likelihood(m, i, x);
            passed = true;
            foretell(m, h, it, &x->f[j - in->begin], x, sums);
            hidden++;
        }
    }
    int best = 0;
    for (int t = 0; t < TEMPERS; t++) {
        double off = (1 - tempers[t]) * 10;
        sums[t] -= TEMPER_PRIOR * off * off;
        if (sums[t] > sums[best]) best = t;
    }
    return tempers[best];
}

/* Fewer draws have a mean that is more noise than news. */
#define AVERAGED_FROM 32

/* ---- Draws ---------------------------------------------------------------------*/

/* A Dirichlet draw of n shares with these pseudo-counts. */
static void shares(asc_random *r, const double *counts, size_t n, double *out)
{
    double sum = 0;
    for (size_t k = 0; k < n; k++) {
        out[k] = counts[k] > 0 ? asc_random_gamma(r, counts[k]) : 0;
        sum += out[k];
    }
    for (size_t k = 0; k < n; k++) out[k] = sum > 0 ? out[k] / sum : 1.0 / (double)n;
}

static double around(asc_random *r, double x, double count)
{
    return x * exp(asc_random_normal(r) / sqrt(count + 1));
}

struct saved {
    asc_voice_model *sources;
    double *bias, **prior;
    float *theta;
};

static bool save(const asc_model *m, asc_arena *tmp, struct saved *s)
{
    size_t n = m->e->source_count, cells = n * m->bias_values;
    s->sources = asc_arena_alloc(tmp, n + 1, sizeof *s->sources);
    s->bias = asc_arena_alloc(tmp, cells + 1, sizeof *s->bias);
    s->theta = asc_arena_alloc(tmp, m->edge_count + 1, sizeof *s->theta);
    s->prior = asc_arena_alloc(tmp, m->e->hyps_count + 1, sizeof *s->prior);
    if (!s->sources || !s->bias || !s->theta || !s->prior) return false;
    memcpy(s->sources, m->sources, n * sizeof *s->sources);
    memcpy(s->bias, m->bias, cells * sizeof *s->bias);
    for (size_t k = 0; k < m->edge_count; k++) s->theta[k] = m->edges[k].theta;
    for (size_t k = 0; k < m->e->hyps_count; k++) {
        s->prior[k] = asc_arena_alloc(tmp, m->hyps[k].count, sizeof(double));
        if (!s->prior[k]) return false;
        memcpy(s->prior[k], m->hyps[k].prior, m->hyps[k].count * sizeof(double));
    }
    return true;
}

static void restore(asc_model *m, const struct saved *s)
{
    memcpy(m->sources, s->sources, m->e->source_count * sizeof *s->sources);
    memcpy(m->bias, s->bias, m->e->source_count * m->bias_values * sizeof *s->bias);
    for (size_t k = 0; k < m->edge_count; k++) m->edges[k].theta = s->theta[k];
    for (size_t k = 0; k < m->e->hyps_count; k++)
        memcpy(m->hyps[k].prior, s->prior[k], m->hyps[k].count * sizeof(double));
    asc_model_tables(m);
}

static void draw_source(asc_model *m, size_t s, const asc_voice_model *from, asc_random *r)
{
    asc_voice_model *o = &m->sources[s];
    o->alpha = from->alpha + from->alpha_se * asc_random_normal(r);
    o->own_theta = around(r, from->own_theta, from->own);
    for (int did = 0; did < 2 && from->is_party; did++) {
        double counts[3], weight = asc_party_weight(did);
        for (int k = 0; k < 3; k++)
            counts[k] =
                from->party[did][k] * (weight + from->party_count[did][0] +
                                       from->party_count[did][1] + from->party_count[did][2]);
        shares(r, counts, 3, o->party[did]);
    }
}

static void draw(asc_model *m, const struct saved *s, asc_random *r)
{
    double counts[ASC_HYPS_MAX];
    for (size_t k = 0; k < m->e->source_count; k++) draw_source(m, k, &s->sources[k], r);
    for (size_t k = 0; k < m->edge_count; k++)
        if (m->edges[k].active)
            m->edges[k].theta = (float)around(r, (double)s->theta[k], m->edges[k].copied);
    for (size_t k = 0; k < m->e->source_count * m->bias_values; k++) {
        double n = m->sources[k / m->bias_values].own + 2, b = s->bias[k];
        if (b <= 0) continue;
        double yes = asc_random_gamma(r, b * n), no = asc_random_gamma(r, (1 - b) * n + 1);
        m->bias[k] = yes / (yes + no) * 0.999;
    }
    for (size_t k = 0; k < m->e->hyps_count; k++) {
        asc_hyps_model *h = &m->hyps[k];
        if (h->learn <= 0) continue;
        for (uint32_t j = 0; j < h->count; j++) counts[j] = h->prior0[j] + h->count_of[j];
        shares(r, counts, h->count, h->prior);
        for (uint32_t j = 0; j < h->count; j++)
            h->prior[j] = h->prior[j] > 1e-9 ? h->prior[j] : 1e-9;
    }
    asc_model_tables(m);
}

static void middle(float *x, unsigned n, double *low, double *high)
{
    qsort(x, n, sizeof *x, asc_order_float);
    *low = (double)x[n / 20];
    *high = (double)x[n - 1 - n / 20];
}

/* Ranges of one incident's hypotheses and values from all draws. */
static void range_incident(asc_model *m, size_t i, const float *drawn, unsigned draws,
                           const asc_ranges *r)
{
    const asc_hyps_model *h = &m->hyps[m->e->incidents[i].hyps];
    float one[1024];
    size_t total = m->offset[m->e->incident_count];
    for (uint32_t k = 0; k < h->count; k++) {
        for (unsigned d = 0; d < draws; d++) one[d] = drawn[d * total + m->offset[i] + k];
        middle(one, draws, &r->low[m->offset[i] + k], &r->high[m->offset[i] + k]);
    }
    for (uint32_t v = 0; v < h->values; v++) {
        double *low = &r->value_low[r->value_offset[i] + v];
        double *high = &r->value_high[r->value_offset[i] + v];
        if (!h->member) {
            *low = r->low[m->offset[i] + v];
            *high = r->high[m->offset[i] + v];
            continue;
        }
        for (unsigned d = 0; d < draws; d++) {
            const float *q = drawn + d * total + m->offset[i];
            float sum = 0;
            for (uint32_t k = 0; k < h->count; k++)
                if (h->member[(size_t)k * h->values + v]) sum += q[k];
            one[d] = sum;
        }
        middle(one, draws, low, high);
    }
}

/*
 * What is not known of the parameters makes the answer less sure than the likeliest
 * parameters say: credence is the mean over the draws and them. `shift` takes by how much
 * that moves each logarithm, so that a root can be left out of the mean, too.
 */
static void average(asc_model *m, const float *drawn, unsigned draws, double *shift)
{
    size_t total = m->offset[m->e->incident_count];
    for (size_t i = 0; i < m->e->incident_count; i++) {
        uint32_t n = m->hyps[m->e->incidents[i].hyps].count;
        double *q = m->credence + m->offset[i], mean[ASC_HYPS_MAX], all = 0;
        for (uint32_t k = 0; k < n; k++) {
            mean[k] = q[k];
            for (unsigned d = 0; d < draws; d++)
                mean[k] += (double)drawn[d * total + m->offset[i] + k];
            all += mean[k] = mean[k] > 1e-300 ? mean[k] : 1e-300;
        }
        for (uint32_t k = 0; k < n; k++) {
            shift[m->offset[i] + k] = log(mean[k] / all / (q[k] > 1e-300 ? q[k] : 1e-300));
            q[k] = mean[k] / all;
        }
    }
}

bool asc_model_ranges(asc_model *m, asc_pass_scratch *x, asc_ranges *r, unsigned draws,
                      uint64_t seed)
{
    size_t total = m->offset[m->e->incident_count];
    asc_random random = { seed };
    if (!draws) draws = ASC_DRAWS;
    if (draws > 1024) draws = 1024;
    if (total && draws > ASC_DRAWN_MAX / total) draws = (unsigned)(ASC_DRAWN_MAX / total);
    if (draws < ASC_DRAWS_MIN) draws = ASC_DRAWS_MIN;
    asc_arena *tmp = asc_arena_new();
    float *drawn = tmp ? asc_arena_alloc(tmp, total + 1, draws * sizeof *drawn) : NULL;
    struct saved saved;
    bool good = drawn && save(m, tmp, &saved);
    for (unsigned d = 0; good && d < draws; d++) {
        draw(m, &saved, &random);
        asc_model_pass(m, x, m->temper, false);
        for (size_t k = 0; k < total; k++) drawn[d * total + k] = (float)m->credence[k];
    }
    if (good) {
        restore(m, &saved);
        asc_model_pass(m, x, m->temper, false);
    }
    for (size_t i = 0; good && i < m->e->incident_count; i++) range_incident(m, i, drawn, draws, r);
    if (good && draws >= AVERAGED_FROM) average(m, drawn, draws, r->shift);
    asc_arena_free(tmp);
    return good;
}
