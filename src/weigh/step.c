#include <math.h>

#include "weigh/step.h"

#include "base/banned.h"

/* ---- Priors: what is believed before any evidence --------------------------------
 * Judgement, November 2026, unless told otherwise. Pseudo-counts in brackets. */
#define RIGHT_PRIOR 0.70   /* an unknown source's own, unhedged word */
#define RIGHT_SPREAD 0.8   /* of its logit between sources */
#define MEAN_WEIGHT 8.0    /* precision of that mean over all sources */
#define RATING_WEIGHT 4.0  /* precision of an analyst's letter */
#define MUTATION 0.03      /* a copy changes the value [30] */
#define OWN_COUNT 1.0      /* a source speaks on its own */
#define EDGE_SHRINK 0.5    /* copies that an edge must earn before it has weight */
#define HINTED_THETA 0.05f /* least weight of an edge that wording or a citation shows */
#define BIAS_SHRINK 1.5    /* statements that an interest must earn */
#define GROUP_WEIGHT 4.0   /* precision of a group's prior mean (data/voices.tsv: half a spread) */
/* Admiralty letters A to E as probabilities; F says that nothing is known (AJP-2.1). */
static const double letters[] = { 0.93, 0.83, 0.70, 0.50, 0.35 };
/* What hedging does to the logit: fact, attributed, hedged, rumour. */
static const double shifts[ASC_WEIGH_CERTAINTIES] = { 0.3, 0, -0.4, -0.8 };
/* Parties: claim, deny, silent. A third to a sixth of deeds is claimed (52,134 attacks of
 * 2012-2015, data/claim_base_rates); how often others' are claimed is not known: wide. */
static const double party_did[3] = { 0.30, 0.10, 0.60 }, party_not[3] = { 0.02, 0.05, 0.93 };
#define PARTY_DID_WEIGHT 4.0
#define PARTY_NOT_WEIGHT 8.0
/* A copy sounds as sure as its original, or one step surer [8]. */
#define HARDEN_SAME 6.0
#define HARDEN_SURER 2.0
#define HARDEN_OTHER 0.2

double asc_party_weight(int did)
{
    return did ? PARTY_DID_WEIGHT : PARTY_NOT_WEIGHT;
}

/* Who gives an incomplete list errs more often so than otherwise [10]. */
#define OMISSION 0.8

static double logit(double p)
{
    return log(p / (1 - p));
}
static double sigmoid(double x)
{
    return 1 / (1 + exp(-x));
}

/* ---- Start ---------------------------------------------------------------------*/

static bool grouped(const asc_model *m, size_t s)
{
    return m->e->sources && m->e->sources[s].group && !m->e->sources[s].rating;
}

static void start_source(asc_model *m, size_t s)
{
    asc_voice_model *o = &m->sources[s];
    char letter = m->e->sources ? m->e->sources[s].rating : 0;
    if (letter >= 'A' && letter <= 'E') {
        o->alpha_prior = logit(letters[letter - 'A']);
        o->alpha_prior_weight = RATING_WEIGHT;
    }
    o->alpha = o->alpha_prior_weight > 0 ? o->alpha_prior : m->alpha_mean;
    o->alpha_se = RIGHT_SPREAD;
    if (grouped(m, s)) {
        o->alpha = m->e->sources[s].logit;
        o->alpha_se = 1 / sqrt(m->e->sources[s].weight);
    }
    o->own_theta = 1;
    for (int c = 0; c < ASC_WEIGH_CERTAINTIES; c++) o->certainty[c] = 1.0 / ASC_WEIGH_CERTAINTIES;
    for (int k = 0; k < 3; k++) {
        o->party[0][k] = party_not[k];
        o->party[1][k] = party_did[k];
    }
    for (uint32_t v = 0; v < m->bias_values; v++)
        m->bias[s * m->bias_values + v] = 0.15 / m->bias_values;
}

void asc_model_start(asc_model *m)
{
    static const double details[6] = { 1, 0.95, 0.05, 0.65, 0.30, 0.05 };
    m->alpha_mean = logit(RIGHT_PRIOR);
    m->alpha_spread = RIGHT_SPREAD;
    m->mutation = MUTATION;
    m->own_detail = 0.3;
    m->temper = 1;
    memcpy(m->detail, details, sizeof details);
    memcpy(m->shift, shifts, sizeof shifts);
    for (int p = 0; p < ASC_WEIGH_CERTAINTIES; p++)
        for (int c = 0; c < ASC_WEIGH_CERTAINTIES; c++)
            m->harden[p][c] = c == p ? 0.7 : c == p - 1 ? 0.25 : 0.025;
    for (size_t k = 0; k < m->e->hyps_count; k++) m->hyps[k].omission = OMISSION;
    for (size_t s = 0; s < m->e->source_count; s++) start_source(m, s);
    for (size_t k = 0; k < m->edge_count; k++) {
        asc_edge *e = &m->edges[k];
        e->active = e->hinted || e->echo;
        e->theta = e->active ? 0.5f : 0;
    }
    asc_model_tables(m);
}

/* ---- What passes read -----------------------------------------------------------*/

static void tables_of_hyps(asc_hyps_model *h, const uint8_t *role)
{
    if (!h->member) {
        for (uint32_t k = 0; k < h->count; k++)
            h->rest[k] = k < h->values ? 1 / (1 - h->phi[k]) : 1;
        return;
    }
    for (uint32_t v = 0; v < h->values; v++)
        for (uint32_t k = 0; k < h->count; k++) {
            const uint8_t *has = h->member + (size_t)k * h->values;
            double taken = 0, size = 0;
            for (uint32_t u = 0; u < h->values; u++) {
                if (!has[u] || (role && role[u] != role[v])) continue;
                taken += h->phi[u];
                size++;
            }
            double left = 1 - taken > 1e-3 ? 1 - taken : 1e-3;
            h->in[(size_t)v * h->count + k] = has[v] ? 1 / size : 0;
            h->out[(size_t)v * h->count + k] = has[v] ? 0 : h->phi[v] / left;
        }
}

void asc_model_tables(asc_model *m)
{
    for (unsigned code = 0; code < ASC_CODES; code++) {
        unsigned parent = code >> 1 & 3, child = code >> 3 & 3, detail = code >> 5;
        double p = code & 1 ? 1 - m->mutation : m->mutation;
        p *= m->harden[parent][child];
        if (detail < 6) p *= m->detail[detail];
        if (detail == 2) p /= m->detail_kinds;
        if (detail == 5) p /= m->detail_kinds - 1;
        m->lik[code] = p;
    }
    for (size_t s = 0; s < m->e->source_count; s++) {
        asc_voice_model *o = &m->sources[s];
        for (int c = 0; c < ASC_WEIGH_CERTAINTIES; c++) {
            double r = sigmoid(o->alpha + m->shift[c]);
            o->r[c] = r < 0.02 ? 0.02 : r > 0.995 ? 0.995 : r; /* no weight is infinite */
        }
        o->biased_total = 0;
        for (uint32_t v = 0; v < m->bias_values; v++)
            o->biased_total += m->bias[s * m->bias_values + v];
    }
    for (size_t k = 0; k < m->e->hyps_count; k++) tables_of_hyps(&m->hyps[k], m->e->hyps[k].role);
}

/* ---- New parameters ---------------------------------------------------------------*/

/* Two Newton steps on a source's logit, with the normal prior. */
static void step_alpha(const asc_model *m, size_t s)
{
    asc_voice_model *o = &m->sources[s];
    double spread = 1 / (m->alpha_spread * m->alpha_spread), mean = m->alpha_mean;
    if (grouped(m, s)) {
        spread = m->e->sources[s].weight;
        mean = m->e->sources[s].logit + m->group_shift[m->e->sources[s].group];
    }
    for (int round = 0; round < 2; round++) {
        double slope = (mean - o->alpha) * spread, curve = spread;
        slope += (o->alpha_prior - o->alpha) * o->alpha_prior_weight;
        curve += o->alpha_prior_weight;
        for (int c = 0; c < ASC_WEIGH_CERTAINTIES; c++) {
            double n = o->right[c] + o->wrong[c], r = sigmoid(o->alpha + m->shift[c]);
            slope += o->right[c] - n * r;
            curve += n * r * (1 - r);
        }
        double by = slope / curve;
        o->alpha += by > 1 ? 1 : by < -1 ? -1 : by;
        o->alpha_se = 1 / sqrt(curve);
    }
}

static void step_shifts(asc_model *m)
{
    for (int c = 0; c < ASC_WEIGH_CERTAINTIES; c++) {
        if (c == 1) continue; /* the others are against it */
        double slope = (shifts[c] - m->shift[c]) * 6, curve = 6;
        for (size_t s = 0; s < m->e->source_count; s++) {
            const asc_voice_model *o = &m->sources[s];
            double n = o->right[c] + o->wrong[c], r = sigmoid(o->alpha + m->shift[c]);
            slope += o->right[c] - n * r;
            curve += n * r * (1 - r);
        }
        double by = slope / curve;
        m->shift[c] += by > 0.5 ? 0.5 : by < -0.5 ? -0.5 : by;
    }
}

/* The mean of the logits, and how far sources spread about it. */
static void step_mean(asc_model *m)
{
    double sum = MEAN_WEIGHT * logit(RIGHT_PRIOR), weight = MEAN_WEIGHT;
    double square = 10 * RIGHT_SPREAD * RIGHT_SPREAD, n = 10;
    for (size_t s = 0; s < m->e->source_count; s++) {
        const asc_voice_model *o = &m->sources[s];
        if (o->own < 0.5 || o->alpha_prior_weight > 0 || grouped(m, s)) continue;
        double w = 1 / (m->alpha_spread * m->alpha_spread + o->alpha_se * o->alpha_se);
        sum += w * o->alpha;
        weight += w;
        double d = o->alpha - m->alpha_mean;
        square += d * d + o->alpha_se * o->alpha_se;
        n++;
    }
    m->alpha_mean = sum / weight;
    m->alpha_spread = sqrt(square / n);
}

/* What groups of sources are worth, from what their members are. */
static void step_groups(asc_model *m)
{
    double sum[ASC_WEIGH_GROUPS_MAX] = { 0 }, weight[ASC_WEIGH_GROUPS_MAX] = { 0 };
    for (size_t s = 0; m->e->sources && s < m->e->source_count; s++) {
        const asc_source_prior *p = &m->e->sources[s];
        const asc_voice_model *o = &m->sources[s];
        if (!grouped(m, s) || o->own < 0.5) continue;
        /* As many members as evidence tells of: a mean of what was shrunk to the mean. */
        double w = p->weight * (1 - p->weight * o->alpha_se * o->alpha_se);
        if (!(w > 1e-9)) continue;
        double told = p->logit + m->group_shift[p->group];
        told += (o->alpha - told) * p->weight / w;
        sum[p->group] += w * (told - p->logit);
        weight[p->group] += w;
    }
    for (size_t g = 1; g < ASC_WEIGH_GROUPS_MAX; g++)
        m->group_shift[g] = sum[g] / (weight[g] + GROUP_WEIGHT);
}

static void step_certainty(asc_model *m)
{
    double all[ASC_WEIGH_CERTAINTIES], total = 0;
    for (int c = 0; c < ASC_WEIGH_CERTAINTIES; c++) {
        all[c] = 0.5;
        for (size_t s = 0; s < m->e->source_count; s++) all[c] += m->sources[s].certainty_count[c];
        total += all[c];
    }
    for (size_t s = 0; s < m->e->source_count; s++) {
        asc_voice_model *o = &m->sources[s];
        double n = 0;
        for (int c = 0; c < ASC_WEIGH_CERTAINTIES; c++) n += o->certainty_count[c];
        for (int c = 0; c < ASC_WEIGH_CERTAINTIES; c++)
            o->certainty[c] = (o->certainty_count[c] + 4 * all[c] / total) / (n + 4);
    }
}

/* How copies differ from their originals. */
static void step_copying(asc_model *m)
{
    double same = 29.1, other = 0.9, detail[6] = { 0, 5.7, 0.3, 5.2, 2.4, 0.4 };
    double harden[ASC_WEIGH_CERTAINTIES][ASC_WEIGH_CERTAINTIES];
    for (int p = 0; p < ASC_WEIGH_CERTAINTIES; p++)
        for (int c = 0; c < ASC_WEIGH_CERTAINTIES; c++)
            harden[p][c] = c == p ? HARDEN_SAME : c == p - 1 ? HARDEN_SURER : HARDEN_OTHER;
    for (unsigned code = 0; code < ASC_CODES; code++) {
        double n = m->lik_count[code];
        *(code & 1 ? &same : &other) += n;
        harden[code >> 1 & 3][code >> 3 & 3] += n;
        if (code >> 5 < 6) detail[code >> 5] += n;
    }
    m->mutation = other / (same + other);
    for (int p = 0; p < ASC_WEIGH_CERTAINTIES; p++) {
        double sum = 0;
        for (int c = 0; c < ASC_WEIGH_CERTAINTIES; c++) sum += harden[p][c];
        for (int c = 0; c < ASC_WEIGH_CERTAINTIES; c++) m->harden[p][c] = harden[p][c] / sum;
    }
    double none = detail[1] + detail[2], some = detail[3] + detail[4] + detail[5];
    for (int k = 1; k < 6; k++) m->detail[k] = detail[k] / (k < 3 ? none : some);
    m->own_detail =
        (m->own_detail_count[1] + 0.9) / (m->own_detail_count[0] + m->own_detail_count[1] + 3);
}

static void step_edges(asc_model *m)
{
    double cited = 0.5, copied = 1.5;
    for (size_t k = 0; k < m->edge_count; k++) {
        if (!m->edges[k].active) continue;
        cited += m->edges[k].cited;
        copied += m->edges[k].copied;
    }
    double usual = cited / (copied > cited ? copied : cited + 1);
    for (size_t s = 0; s < m->e->source_count; s++) {
        asc_voice_model *o = &m->sources[s];
        if (o->own_exposed > 0)
            o->own_theta = (o->own + OWN_COUNT) / (o->own_exposed + OWN_COUNT / o->own_theta);
    }
    for (size_t k = 0; k < m->edge_count; k++) {
        asc_edge *e = &m->edges[k];
        if (!e->active) continue;
        double n = e->copied - EDGE_SHRINK;
        e->theta = e->exposed > 0 && n > 0 ? (float)(n / e->exposed) : 0;
        if (e->hinted && e->theta < HINTED_THETA) e->theta = HINTED_THETA;
        if (e->echo && e->theta < 1e-3f) e->theta = 1e-3f;
        if (e->theta < 1e-5f) e->active = e->hinted || e->echo;
        e->habit = (float)((e->cited + 2 * usual) / (e->copied + 2));
        if (e->habit > 0.98f) e->habit = 0.98f;
    }
}

static void step_hyps(asc_model *m, asc_hyps_model *h)
{
    h->omission = (m->omitted + 10 * OMISSION) / (m->omitted + m->other_wrong + 10);
    if (h->learn > 0) {
        double sum = 0;
        for (uint32_t k = 0; k < h->count; k++) sum += h->prior[k] = h->prior0[k] + h->count_of[k];
        for (uint32_t k = 0; k < h->count; k++) h->prior[k] /= sum;
    }
    if (!m->bias_values) return;
    double sum = 0;
    for (uint32_t v = 0; v < h->values; v++) sum += h->phi[v] = h->phi_count[v] + 2;
    for (uint32_t v = 0; v < h->values; v++) h->phi[v] /= sum;
}

static void step_source(asc_model *m, size_t s)
{
    asc_voice_model *o = &m->sources[s];
    step_alpha(m, s);
    o->copying = o->copied / (o->copied + o->own + 2);
    for (uint32_t v = 0; v < m->bias_values; v++) {
        double n = m->bias_count[s * m->bias_values + v] - BIAS_SHRINK;
        m->bias[s * m->bias_values + v] = n > 0 ? n / (o->own + 2) : 0;
    }
    if (!o->is_party) return;
    for (int did = 0; did < 2; did++) {
        double weight = asc_party_weight(did), n = weight;
        const double *prior = did ? party_did : party_not;
        for (int k = 0; k < 3; k++) n += o->party_count[did][k];
        for (int k = 0; k < 3; k++)
            o->party[did][k] = (o->party_count[did][k] + weight * prior[k]) / n;
    }
}

void asc_model_step(asc_model *m)
{
    for (size_t s = 0; s < m->e->source_count; s++) step_source(m, s);
    step_shifts(m);
    step_mean(m);
    step_groups(m);
    step_certainty(m);
    step_copying(m);
    step_edges(m);
    for (size_t k = 0; k < m->e->hyps_count; k++) step_hyps(m, &m->hyps[k]);
    asc_model_tables(m);
}
