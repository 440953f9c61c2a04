#include "weigh/stance.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"

#include "base/banned.h"

/* 1, log(1 + sources) for, against and observing, and whether anybody is against. */
#define FEATURES 5
#define ANSWERS ASC_STANCE_ANSWERS

/*
 * The defaults, by answer (judgement, 2026-11): "for" speaks softly for it, being mostly
 * repetition; "observing" says nothing of weight; the first "against" speaks loudly against it,
 * further ones less. With many sources fewer objects stay undecided.
 */
static const double defaults[ANSWERS][FEATURES] = {
    { -0.15, 0.15, -0.75, -0.05, -0.5 },
    { 0.15, -0.15, 0.75, 0.05, 0.5 },
    { 0.3, -0.1, -0.1, 0.05, 0 },
};
/* How firmly they are held against labels: the precision of each worth. */
#define PRECISION 1.0
/* How well a default worth is known: the standard deviation of log odds per unit. */
#define SPREAD 0.5
#define STEPS 600

struct example {
    double x[FEATURES];
    double weight;
    int answer; /* -1: not known */
};

struct work {
    asc_arena *tmp;
    const asc_claims *t;
    double w[ANSWERS][FEATURES];
    double h[FEATURES][FEATURES]; /* precision of the worth for true against false */
    uint32_t *mark;               /* [sources * stances]: object + 1 when counted */
    struct example *examples;
    size_t count;
};

/* ---- Features ------------------------------------------------------------------*/

static int by_time(const void *pa, const void *pb)
{
    const asc_row *a = *(const asc_row *const *)pa, *b = *(const asc_row *const *)pb;
    if (!isnan(a->time) && !isnan(b->time) && a->time != b->time) return a->time < b->time ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

static void features(const uint32_t n[ASC_STANCES], double x[FEATURES])
{
    x[0] = 1;
    for (int k = 0; k < ASC_STANCES; k++) x[1 + k] = log1p(n[k]);
    x[4] = n[ASC_STANCE_AGAINST] > 0;
}

/* One more row; counted once for each source and stance of an object. */
static void take(struct work *w, const asc_row *r, uint32_t n[ASC_STANCES])
{
    uint32_t *mark = &w->mark[(size_t)r->source * ASC_STANCES + r->stance];
    if (*mark == r->object + 1) return;
    *mark = r->object + 1;
    n[r->stance]++;
}

/* The object as it stood at each of its rows; the last is as it stands now. */
static void examples(struct work *w, const asc_row **rows, size_t n, int answer)
{
    uint32_t counts[ASC_STANCES] = { 0 };
    qsort(rows, n, sizeof *rows, by_time);
    for (size_t k = 0; k < n; k++) {
        struct example *e = &w->examples[w->count++];
        take(w, rows[k], counts);
        *e = (struct example){ .weight = 1.0 / (double)n, .answer = answer };
        features(counts, e->x);
    }
}

/* ---- Learning ------------------------------------------------------------------*/

static void answers_of(double w[ANSWERS][FEATURES], const double *x, double p[ANSWERS])
{
    double most = -INFINITY, sum = 0;
    for (int a = 0; a < ANSWERS; a++) {
        p[a] = 0;
        for (int f = 0; f < FEATURES; f++) p[a] += w[a][f] * x[f];
        most = p[a] > most ? p[a] : most;
    }
    for (int a = 0; a < ANSWERS; a++) sum += p[a] = exp(p[a] - most);
    for (int a = 0; a < ANSWERS; a++) p[a] /= sum;
}

/* Gradient steps on the log posterior, whose prior is the defaults. */
static void learn(struct work *w)
{
    double total = 0;
    for (size_t k = 0; k < w->count; k++)
        if (w->examples[k].answer >= 0) total += w->examples[k].weight;
    double rate = 0.5 / (0.3 * total + PRECISION);
    for (int step = 0; step < STEPS && total > 0; step++) {
        double slope[ANSWERS][FEATURES];
        for (int a = 0; a < ANSWERS; a++)
            for (int f = 0; f < FEATURES; f++)
                slope[a][f] = f ? PRECISION * (defaults[a][f] - w->w[a][f]) : 0;
        for (size_t k = 0; k < w->count; k++) {
            const struct example *e = &w->examples[k];
            double p[ANSWERS];
            if (e->answer < 0) continue;
            answers_of(w->w, e->x, p);
            for (int a = 0; a < ANSWERS; a++)
                for (int f = 0; f < FEATURES; f++)
                    slope[a][f] += e->weight * ((a == e->answer) - p[a]) * e->x[f];
        }
        for (int a = 0; a < ANSWERS; a++)
            for (int f = 0; f < FEATURES; f++) w->w[a][f] += rate * slope[a][f];
    }
}

/* What is known of the worth for true against false: the prior and each example. */
static void precision(struct work *w)
{
    for (int f = 0; f < FEATURES; f++) w->h[f][f] = 1 / (SPREAD * SPREAD);
    for (size_t k = 0; k < w->count; k++) {
        const struct example *e = &w->examples[k];
        double p[ANSWERS];
        if (e->answer != 0 && e->answer != 1) continue;
        answers_of(w->w, e->x, p);
        double q = p[0] / (p[0] + p[1]);
        for (int f = 0; f < FEATURES; f++)
            for (int g = 0; g < FEATURES; g++)
                w->h[f][g] += e->weight * q * (1 - q) * e->x[f] * e->x[g];
    }
}

/* x' inverse(h) x, by Cholesky's factor. */
static double variance(double h[FEATURES][FEATURES], const double *x)
{
    double l[FEATURES][FEATURES] = { { 0 } }, y[FEATURES], sum = 0;
    for (int i = 0; i < FEATURES; i++)
        for (int j = 0; j <= i; j++) {
            double s = h[i][j];
            for (int k = 0; k < j; k++) s -= l[i][k] * l[j][k];
            l[i][j] = i == j ? sqrt(s) : s / l[j][j];
        }
    for (int i = 0; i < FEATURES; i++) {
        y[i] = x[i];
        for (int k = 0; k < i; k++) y[i] -= l[i][k] * y[k];
        y[i] /= l[i][i];
        sum += y[i] * y[i];
    }
    return sum;
}

/* ---- Labels --------------------------------------------------------------------*/

/* answer[object] from CSV of object,value. */
static asc_status read_labels(struct work *w, asc_str csv, int *answer, size_t *known,
                              asc_error *err)
{
    static const char *const words[ANSWERS] = { "true", "false", "unknown" };
    asc_map objects;
    asc_map_init(&objects, w->tmp);
    for (size_t k = 0; k < w->t->objects.count; k++)
        if (!asc_map_put(&objects, w->t->objects.names[k], k, NULL))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_labels labels;
    asc_status rc = asc_labels_parse(&labels, w->tmp, csv, err);
    for (size_t k = 0; !rc && k < labels.count; k++) {
        const uint64_t *o = asc_map_find(&objects, labels.objects[k]);
        int a = 0;
        while (a < ANSWERS && !asc_str_eq_nocase(labels.values[k], asc_str_from(words[a]))) a++;
        if (a == ANSWERS)
            return asc_fail(err, ASC_EFORMAT, "labels, line %u: %.*s: true, false or unknown",
                            labels.lines[k], ASC_FMT(labels.values[k]));
        if (!o) continue;
        *known += answer[*o] < 0;
        answer[*o] = a;
    }
    return rc;
}

/* ---- All -----------------------------------------------------------------------*/

static void verdict(struct work *w, const struct example *now, asc_stances *out, size_t object)
{
    double *p = out->p[object];
    answers_of(w->w, now->x, p);
    double q = p[0] / (p[0] + p[1]), z = log(q / (1 - q)), s = 1.645 * sqrt(variance(w->h, now->x));
    out->low[object] = 1 / (1 + exp(s - z));
    out->high[object] = 1 / (1 + exp(-s - z));
}

static asc_status weigh(struct work *w, asc_stances *out, asc_str labels, asc_error *err)
{
    const asc_claims *t = w->t;
    size_t n = t->objects.count;
    int *answer = asc_arena_alloc(w->tmp, n + 1, sizeof *answer);
    size_t *last = asc_arena_zalloc(w->tmp, n + 1, sizeof *last);
    const asc_row **rows = asc_arena_alloc(w->tmp, t->count + 1, sizeof *rows);
    w->mark = asc_arena_zalloc(w->tmp, t->sources.count * ASC_STANCES + 1, sizeof *w->mark);
    w->examples = asc_arena_alloc(w->tmp, t->count + 1, sizeof *w->examples);
    if (!answer || !last || !rows || !w->mark || !w->examples)
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t k = 0; k < n; k++) answer[k] = -1;
    asc_status rc = labels.n ? read_labels(w, labels, answer, &out->learnt_from, err) : ASC_OK;
    if (rc) return rc;
    for (size_t k = 0, end; k < t->count; k = end) {
        for (end = k; end < t->count && t->rows[end].object == t->rows[k].object; end++)
            rows[end] = &t->rows[end];
        examples(w, rows + k, end - k, answer[t->rows[k].object]);
        last[t->rows[k].object] = w->count - 1;
    }
    memcpy(w->w, defaults, sizeof defaults);
    learn(w);
    precision(w);
    for (size_t k = 0; k < n; k++) verdict(w, &w->examples[last[k]], out, k);
    return ASC_OK;
}

asc_status asc_stances_weigh(asc_stances *out, asc_arena *keep, const asc_claims *t, asc_str labels,
                             asc_error *err)
{
    size_t n = t->objects.count;
    struct work w = { .tmp = asc_arena_new(), .t = t };
    out->p = asc_arena_alloc(keep, n + 1, sizeof *out->p);
    out->low = asc_arena_alloc(keep, n + 1, sizeof *out->low);
    out->high = asc_arena_alloc(keep, n + 1, sizeof *out->high);
    out->count = n;
    asc_status rc = w.tmp && out->p && out->low && out->high
                        ? weigh(&w, out, labels, err)
                        : asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_arena_free(w.tmp);
    return rc;
}
