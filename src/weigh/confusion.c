#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/order.h"
#include "weigh/crowd.h"
#include "weigh/random.h"

#include "base/banned.h"

#define PASSES 60
#define CHOICE_PASSES 20
#define NEXT_PASSES 6
#define CLOSE_ENOUGH 1e-3f /* of a credence, between passes */
#define FOLDS 10           /* a tenth of the claims is hidden in turn */
#define COIN_COUNT 4.0     /* what a source's coin starts from, at COIN_RIGHT */
#define COIN_RIGHT 0.7
/* Pulls that are tried; the last is nearly one coin. */
static const double pulls[] = { 1, 2, 4, 8, 15, 30, 60, 1e6 };
/* Powers on the credences that are tried: what is hard for all makes sources err alike. */
static const float tempers[] = { 1, 0.85f, 0.7f, 0.6f, 0.5f, 0.4f, 0.3f };
#define TEMPERS (sizeof tempers / sizeof *tempers)
#define PULLS (sizeof pulls / sizeof *pulls)

struct fit {
    asc_confusion *m;
    const asc_crowd *c;
    const uint8_t *fold; /* [claims]; NULL: none is hidden */
    uint8_t hide;
    double *counts, *common, *right, *total; /* tables being made */
};

static bool alloc(struct fit *f, asc_arena *a)
{
    size_t v = f->m->values, cells = f->c->sources * v * v;
    f->counts = asc_arena_alloc(a, cells + 1, sizeof(double));
    f->common = asc_arena_alloc(a, v * v + 1, sizeof(double));
    f->right = asc_arena_alloc(a, f->c->sources + 1, sizeof(double));
    f->total = asc_arena_alloc(a, f->c->sources + 1, sizeof(double));
    f->m->p = asc_arena_alloc(a, f->c->objects * v + 1, sizeof(float));
    f->m->table = asc_arena_alloc(a, cells + 1, sizeof(float));
    f->m->prior = asc_arena_alloc(a, v + 1, sizeof(double));
    return f->counts && f->common && f->right && f->total && f->m->p && f->m->table && f->m->prior;
}

static bool seen(const struct fit *f, size_t k)
{
    return !f->fold || f->fold[k] != f->hide;
}

static void start(struct fit *f)
{
    uint32_t v = f->m->values;
    for (size_t o = 0; o < f->c->objects; o++) {
        float *p = f->m->p + o * v, sum = 0;
        for (uint32_t k = 0; k < v; k++) p[k] = 0.01f;
        for (size_t k = f->c->start[o]; k < f->c->start[o + 1]; k++)
            if (seen(f, k)) p[f->c->value[k]]++;
        for (uint32_t k = 0; k < v; k++) sum += p[k];
        for (uint32_t k = 0; k < v; k++) p[k] /= sum;
    }
}

/* Each source's coin, and how everybody errs: common[said][true], given an error. */
static void common(struct fit *f)
{
    uint32_t v = f->m->values;
    size_t cell = (size_t)v * v;
    for (size_t k = 0; k < cell; k++) f->common[k] = 0.5;
    for (size_t s = 0; s < f->c->sources; s++) {
        const double *n = f->counts + s * cell;
        double right = COIN_COUNT * COIN_RIGHT, total = COIN_COUNT;
        for (uint32_t said = 0; said < v; said++)
            for (uint32_t t = 0; t < v; t++) {
                total += n[said * v + t];
                if (said == t) right += n[said * v + t];
                else f->common[said * v + t] += n[said * v + t];
            }
        f->right[s] = right;
        f->total[s] = total;
    }
    for (uint32_t t = 0; t < v; t++) {
        double sum = 0;
        f->common[t * v + t] = 0;
        for (uint32_t said = 0; said < v; said++) sum += f->common[said * v + t];
        for (uint32_t said = 0; said < v && sum > 0; said++) f->common[said * v + t] /= sum;
    }
}

static void tables(struct fit *f)
{
    uint32_t v = f->m->values;
    size_t cell = (size_t)v * v;
    double pull = f->m->pull;
    common(f);
    for (size_t s = 0; s < f->c->sources; s++) {
        const double *n = f->counts + s * cell;
        double r = f->right[s] / f->total[s];
        for (uint32_t t = 0; t < v; t++) {
            double sum = 0;
            for (uint32_t said = 0; said < v; said++) sum += n[said * v + t];
            for (uint32_t said = 0; said < v; said++) {
                double base = said == t ? r : (1 - r) * f->common[said * v + t];
                double p = (n[said * v + t] + pull * base) / (sum + pull);
                f->m->table[s * cell + said * v + t] = (float)log(p > 1e-12 ? p : 1e-12);
            }
        }
    }
}

/* Credence of object o from the tables; the largest change of one. */
static float weigh_object(const struct fit *f, size_t o, const float *prior, float *l)
{
    uint32_t v = f->m->values;
    size_t cell = (size_t)v * v;
    float *p = f->m->p + o * v, most = -INFINITY, sum = 0, change = 0;
    memcpy(l, prior, v * sizeof *l);
    for (size_t k = f->c->start[o]; k < f->c->start[o + 1]; k++) {
        if (!seen(f, k)) continue;
        const float *row = f->m->table + f->c->source[k] * cell + (size_t)f->c->value[k] * v;
        for (uint32_t t = 0; t < v; t++) l[t] += row[t];
    }
    for (uint32_t t = 0; t < v; t++) most = l[t] > most ? l[t] : most;
    for (uint32_t t = 0; t < v; t++) sum += l[t] = expf(l[t] - most);
    for (uint32_t t = 0; t < v; t++) {
        float to = l[t] / sum, by = fabsf(to - p[t]);
        change = by > change ? by : change;
        p[t] = to;
    }
    return change;
}

/* Add object o to the expected counts: [source][said][true], and how often each is true. */
static void count_object(struct fit *f, size_t o, double *prior)
{
    uint32_t v = f->m->values;
    size_t cell = (size_t)v * v;
    const float *p = f->m->p + o * v;
    for (uint32_t t = 0; t < v; t++) prior[t] += (double)p[t];
    for (size_t k = f->c->start[o]; k < f->c->start[o + 1]; k++) {
        if (!seen(f, k)) continue;
        double *n = f->counts + f->c->source[k] * cell + (size_t)f->c->value[k] * v;
        for (uint32_t t = 0; t < v; t++) n[t] += (double)p[t];
    }
}

/* Go over all objects: credences from the tables (unless these are to be made first), and
 * counts for the next ones (where there is room for them). */
static float sweep(struct fit *f, bool weigh)
{
    uint32_t v = f->m->values;
    float change = 0, l[ASC_CROWD_VALUES_MAX], prior[ASC_CROWD_VALUES_MAX];
    double next[ASC_CROWD_VALUES_MAX], sum = 0;
    for (uint32_t k = 0; k < v; k++) prior[k] = weigh ? (float)log(f->m->prior[k]) : 0;
    for (uint32_t k = 0; k < v; k++) next[k] = 1;
    if (f->counts) memset(f->counts, 0, f->c->sources * (size_t)v * v * sizeof(double));
    for (size_t o = 0; o < f->c->objects; o++) {
        float by = weigh ? weigh_object(f, o, prior, l) : 0;
        change = by > change ? by : change;
        if (f->counts) count_object(f, o, next);
    }
    if (!f->counts) return change;
    for (uint32_t k = 0; k < v; k++) sum += next[k];
    for (uint32_t k = 0; k < v; k++) f->m->prior[k] = next[k] / sum;
    return change;
}

static void begin(struct fit *f)
{
    start(f);
    sweep(f, false);
}

static bool run(struct fit *f, unsigned passes, bool (*progress)(void *, unsigned, unsigned),
                void *user)
{
    for (unsigned k = 0; k < passes; k++) {
        tables(f);
        float change = sweep(f, true);
        if (progress && !progress(user, k + 1, passes)) return false;
        if (change < CLOSE_ENOUGH) break;
    }
    return true;
}

/* p to the power t, summing to one. */
static void soften(float *p, uint32_t v, float t)
{
    float sum = 0;
    for (uint32_t k = 0; k < v; k++) sum += p[k] = powf(p[k], t);
    for (uint32_t k = 0; k < v; k++) p[k] /= sum;
}

/* Add the log probability of the hidden claims, by temper. */
static void foretold(const struct fit *f, double sums[TEMPERS])
{
    uint32_t v = f->m->values;
    size_t cell = (size_t)v * v;
    for (size_t o = 0; o < f->c->objects; o++) {
        float soft[TEMPERS][ASC_CROWD_VALUES_MAX];
        for (size_t n = 0; n < TEMPERS; n++) {
            memcpy(soft[n], f->m->p + o * v, v * sizeof(float));
            if (n) soften(soft[n], v, tempers[n]);
        }
        for (size_t k = f->c->start[o]; k < f->c->start[o + 1]; k++) {
            if (seen(f, k)) continue;
            const float *row = f->m->table + f->c->source[k] * cell + (size_t)f->c->value[k] * v;
            double q[TEMPERS] = { 0 };
            for (uint32_t t = 0; t < v; t++) {
                float said = expf(row[t]);
                for (size_t n = 0; n < TEMPERS; n++) q[n] += (double)(soft[n][t] * said);
            }
            for (size_t n = 0; n < TEMPERS; n++) sums[n] += log(q[n] > 1e-9 ? q[n] : 1e-9);
        }
    }
}

/* The pull and the temper that foretell best the claims hidden, a fold in turn. Each pull
 * goes on from where the last came to, so that it needs few passes. */
static bool choose(struct fit *f, asc_arena *tmp, bool (*progress)(void *, unsigned, unsigned),
                   void *user)
{
    uint8_t *fold = asc_arena_alloc(tmp, f->c->claims + 1, 1);
    double sums[PULLS][TEMPERS] = { { 0 } }, best = -INFINITY;
    asc_random r = { 20 };
    if (!fold) return false;
    for (size_t k = 0; k < f->c->claims; k++) fold[k] = (uint8_t)(asc_random_bits(&r) % FOLDS);
    f->fold = fold;
    for (f->hide = 0; f->hide < FOLDS; f->hide++) {
        begin(f);
        for (size_t k = 0; k < PULLS; k++) {
            f->m->pull = pulls[k];
            if (!run(f, k ? NEXT_PASSES : CHOICE_PASSES, progress, user)) return false;
            foretold(f, sums[k]);
        }
    }
    f->fold = NULL;
    for (size_t k = 0; k < PULLS; k++)
        for (size_t n = 0; n < TEMPERS; n++) {
            if (sums[k][n] <= best) continue;
            best = sums[k][n];
            f->m->pull = pulls[k];
            f->m->temper = tempers[n];
        }
    begin(f);
    return true;
}

asc_status asc_confusion_fit(asc_confusion *m, asc_arena *keep, const asc_crowd *c, double pull,
                             bool (*progress)(void *, unsigned, unsigned), void *user,
                             asc_error *err)
{
    struct fit f = { .m = m, .c = c };
    asc_arena *tmp = asc_arena_new();
    if (m->values > ASC_CROWD_VALUES_MAX) {
        asc_arena_free(tmp);
        return asc_fail(err, ASC_ELIMIT, "over %u answers to confuse", ASC_CROWD_VALUES_MAX);
    }
    m->pull = pull;
    m->temper = 1;
    bool good = tmp && alloc(&f, keep);
    if (good && pull > 0) begin(&f);
    bool went =
        good && (pull > 0 || choose(&f, tmp, progress, user)) && run(&f, PASSES, progress, user);
    asc_arena_free(tmp);
    if (!good) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t o = 0; m->temper < 1 && o < c->objects; o++)
        soften(m->p + o * m->values, m->values, m->temper);
    return went ? ASC_OK : asc_fail(err, ASC_EIO, "stopped");
}

/* ---- Ranges --------------------------------------------------------------------*/

/* Tables with each column drawn anew around what was learnt. */
static void draw(const asc_confusion *m, const asc_crowd *c, const float *totals, asc_random *r,
                 float *table)
{
    uint32_t v = m->values;
    size_t cell = (size_t)v * v;
    for (size_t s = 0; s < c->sources; s++)
        for (uint32_t t = 0; t < v; t++) {
            double sum = 0, weight = (double)totals[s * v + t] + (m->pull < 20 ? m->pull : 20);
            double drawn[ASC_CROWD_VALUES_MAX];
            for (uint32_t said = 0; said < v; said++) {
                double p = exp((double)m->table[s * cell + said * v + t]);
                sum += drawn[said] = asc_random_gamma(r, p * weight + 1e-3);
            }
            for (uint32_t said = 0; said < v; said++) {
                double p = drawn[said] / sum;
                table[s * cell + said * v + t] = (float)log(p > 1e-9 ? p : 1e-9);
            }
        }
}

asc_status asc_confusion_ranges(const asc_confusion *m, const asc_crowd *c, unsigned draws,
                                uint64_t seed, float *low, float *high, asc_error *err)
{
    uint32_t v = m->values;
    size_t n = c->objects * v;
    asc_arena *tmp = asc_arena_new();
    asc_confusion drawn = *m;
    struct fit f = { .m = &drawn, .c = c };
    asc_random r = { seed };
    if (draws < 8) draws = 8;
    float *all = tmp ? asc_arena_alloc(tmp, n + 1, draws * sizeof *all) : NULL;
    float *totals = tmp ? asc_arena_zalloc(tmp, c->sources * v + 1, sizeof *totals) : NULL;
    float *one = tmp ? asc_arena_alloc(tmp, draws, sizeof *one) : NULL;
    drawn.p = tmp ? asc_arena_zalloc(tmp, n + 1, sizeof(float)) : NULL;
    drawn.table = tmp ? asc_arena_alloc(tmp, c->sources * v * v + 1, sizeof(float)) : NULL;
    bool good = all && totals && one && drawn.p && drawn.table;
    for (size_t o = 0; good && o < c->objects; o++)
        for (size_t k = c->start[o]; k < c->start[o + 1]; k++)
            for (uint32_t t = 0; t < v; t++) totals[c->source[k] * v + t] += m->p[o * v + t];
    for (unsigned d = 0; good && d < draws; d++) {
        draw(m, c, totals, &r, drawn.table);
        sweep(&f, true);
        for (size_t o = 0; m->temper < 1 && o < c->objects; o++)
            soften(drawn.p + o * v, v, m->temper);
        for (size_t k = 0; k < n; k++) all[k * draws + d] = drawn.p[k];
    }
    for (size_t k = 0; good && k < n; k++) {
        memcpy(one, all + k * draws, draws * sizeof *one);
        qsort(one, draws, sizeof *one, asc_order_float);
        low[k] = one[draws / 20] < m->p[k] ? one[draws / 20] : m->p[k];
        high[k] = one[draws - 1 - draws / 20] > m->p[k] ? one[draws - 1 - draws / 20] : m->p[k];
    }
    asc_arena_free(tmp);
    return good ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}
