#include "read/account_kinds.h"

#include "base/order.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

#define LEAD 3u     /* sentences that open a report */
#define NONE_AT 30u /* stands for the sentence of a kind without event words */
#define APART 1u    /* sentences within which what stands is one cluster */
#define LIKELY .3   /* of a thing that is counted as one */
#define LIKELIER .33
#define KINDS (ASC_SLOT_KINDS - 1)
#define EVENTS_LOOKED 400 /* event words of one report that may tell its stage */

/* Sentences in which something stands. */
struct places {
    uint32_t *at;
    uint32_t count;
};

struct tally {
    struct places events[KINDS], hits[KINDS], all_hits;
    uint32_t lead[KINDS], happenings[KINDS], all_events;
    double mass[KINDS][ASC_FILL_COUNT], things[KINDS][ASC_FILL_COUNT];
    double top[ASC_FILL_COUNT], sum[ASC_FILL_COUNT], counted[ASC_FILL_COUNT];
};

int asc_kinds_index(uint32_t kind)
{
    switch ((asc_incident_kind)kind) {
    case ASC_INCIDENT_BOMBING: return 2;
    case ASC_INCIDENT_HOSTAGE_TAKING: return 3;
    case ASC_INCIDENT_ARSON: return 4;
    case ASC_INCIDENT_OTHER: return 0;
    default: return 1;
    }
}

uint32_t asc_kinds_happening(const asc_events *ev, int kind)
{
    if (ev->main != ASC_NONE && asc_kinds_index((uint32_t)ev->happenings[ev->main].kind) == kind)
        return ev->main;
    for (uint32_t h = 0; h < ev->happening_count; h++)
        if (asc_kinds_index((uint32_t)ev->happenings[h].kind) == kind) return h;
    return ev->main;
}

asc_stage asc_kinds_stage(const asc_tree *t, const asc_events *ev, int kind)
{
    static const char *const tried[] = { "attempt",   "try",   "foil",       "thwart",     "defuse",
                                         "frustrate", "abort", "deactivate", "unexploded", NULL };
    static const char *const said[] = { "threaten", "threat", NULL };
    for (size_t k = 0; k < ev->count && k < EVENTS_LOOKED; k++) {
        const asc_event *e = &ev->items[k];
        if (e->strength != ASC_EVENT_STRONG || asc_kinds_index((uint32_t)e->kind) != kind) continue;
        for (uint32_t i = e->tok, up = 0; up < 4; up++, i = t->tok[i].head) {
            if (asc_tree_is_one(t, i, tried)) return ASC_STAGE_ATTEMPTED;
            if (asc_tree_is_one(t, i, said)) return ASC_STAGE_THREATENED;
        }
        return ASC_STAGE_ACCOMPLISHED; /* the first one decides */
    }
    return ASC_STAGE_ACCOMPLISHED;
}

/* How many groups of sentences that stand together; *distinct of them, when not NULL. */
static uint32_t clusters(struct places *p, uint32_t *distinct)
{
    uint32_t count = p->count > 0, different = count;
    qsort(p->at, p->count, sizeof *p->at, asc_order_u32);
    for (uint32_t i = 1; i < p->count; i++) {
        count += p->at[i] - p->at[i - 1] > APART;
        different += p->at[i] != p->at[i - 1];
    }
    if (distinct) *distinct = different;
    return count;
}

static bool places_make(struct places *p, asc_arena *tmp, size_t cap)
{
    p->at = asc_arena_alloc(tmp, cap + 1, sizeof *p->at);
    p->count = 0;
    return p->at;
}

static bool count_events(struct tally *y, asc_arena *tmp, const asc_tree *t, const asc_events *ev)
{
    uint8_t *told = asc_arena_zalloc(tmp, (size_t)ev->happening_count * KINDS + 1, 1);
    if (!told) return false;
    for (size_t i = 0; i < ev->count; i++) {
        const asc_event *e = &ev->items[i];
        int k = asc_kinds_index((uint32_t)e->kind) - 1;
        if (e->strength != ASC_EVENT_STRONG || k < 0) continue;
        uint32_t s = t->tok[e->tok].sent;
        y->events[k].at[y->events[k].count++] = s;
        y->lead[k] += s < LEAD;
        y->all_events++;
        if (e->happening == ASC_NONE || told[e->happening * KINDS + (uint32_t)k]++) continue;
        told[e->happening * KINDS + (uint32_t)k] = 1;
        y->happenings[k]++;
    }
    return true;
}

static void count_thing(struct tally *y, const asc_kinds_thing *x)
{
    double sum = 0;
    int best = 0;
    if (x->p > y->top[x->role]) y->top[x->role] = x->p;
    y->sum[x->role] += x->p;
    y->counted[x->role] += x->p > LIKELIER;
    for (int k = 0; k < KINDS; k++) {
        sum += x->near[k + 1];
        if (x->near[k + 1] > x->near[best + 1]) best = k;
    }
    if (sum <= 0) return;
    for (int k = 0; k < KINDS; k++) y->mass[k][x->role] += x->near[k + 1] / sum * x->p;
    if (x->p <= LIKELY) return;
    y->things[best][x->role]++;
    if (x->role != ASC_FILL_TARGET && x->role != ASC_FILL_VICTIM) return;
    y->hits[best].at[y->hits[best].count++] = x->sent;
    y->all_hits.at[y->all_hits.count++] = x->sent;
}

static bool tally_make(struct tally *y, asc_arena *tmp, const asc_tree *t, const asc_events *ev,
                       const asc_kinds_thing *things, size_t count)
{
    *y = (struct tally){ .all_events = 0 };
    for (int k = 0; k < KINDS; k++)
        if (!places_make(&y->events[k], tmp, ev->count) || !places_make(&y->hits[k], tmp, count))
            return false;
    if (!places_make(&y->all_hits, tmp, count) || !count_events(y, tmp, t, ev)) return false;
    for (size_t i = 0; i < count; i++) count_thing(y, &things[i]);
    return true;
}

static double rival(const double report[ASC_SLOT_KINDS], int k)
{
    double best = -1e9;
    for (int q = 0; q < KINDS; q++)
        if (q != k && report[q + 1] > best) best = report[q + 1];
    return best;
}

static double *own(struct tally *y, int k, const double report[ASC_SLOT_KINDS],
                   const asc_kinds_whom *whom, double *out)
{
    struct places *e = &y->events[k];
    uint32_t distinct, groups = clusters(e, &distinct);
    double sum = 0, all = 0;
    *out++ = report[k + 1];
    *out++ = report[k + 1] - rival(report, k);
    *out++ = e->count;
    *out++ = distinct;
    *out++ = y->lead[k];
    *out++ = e->count ? e->at[0] : NONE_AT;
    *out++ = y->happenings[k];
    *out++ = groups;
    for (int r = 0; r < ASC_FILL_COUNT; r++) {
        *out++ = y->mass[k][r];
        sum += y->mass[k][r];
        for (int q = 0; q < KINDS; q++) all += y->mass[q][r];
    }
    for (int r = 0; r < ASC_FILL_COUNT; r++) *out++ = y->things[k][r];
    *out++ = clusters(&y->hits[k], NULL);
    *out++ = y->hits[k].count;
    *out++ = sum;
    *out++ = sum - all / KINDS;
    *out++ = e->count / (1. + y->all_events);
    *out++ = whom->mass[k + 1];
    *out++ = whom->count[k + 1];
    return out;
}

static double *common(struct tally *y, const asc_tree *t, const double report[ASC_SLOT_KINDS],
                      const asc_kinds_whom *whom, double *out)
{
    uint32_t sents = t->n ? t->tok[t->n - 1].sent + 1 : 1;
    for (int k = 0; k < ASC_SLOT_KINDS; k++) *out++ = report[k];
    *out++ = log(1. + t->n);
    *out++ = log(1. + sents);
    for (int r = 0; r < ASC_FILL_COUNT; r++) *out++ = y->top[r];
    for (int r = 0; r < ASC_FILL_COUNT; r++) *out++ = y->sum[r];
    for (int r = 0; r < ASC_FILL_COUNT; r++) *out++ = y->counted[r];
    *out++ = clusters(&y->all_hits, NULL);
    *out++ = y->all_events;
    *out++ = whom->top;
    *out++ = whom->sum;
    return out;
}

bool asc_kinds_facts(double out[KINDS][ASC_KINDS_FACTS], asc_arena *tmp, const asc_tree *t,
                     const asc_events *ev, const double report[ASC_SLOT_KINDS],
                     const asc_kinds_thing *things, size_t count, const asc_kinds_whom *whom)
{
    struct tally y;
    if (!tally_make(&y, tmp, t, ev, things, count)) return false;
    for (int k = 0; k < KINDS; k++) {
        double *p = common(&y, t, report, whom, own(&y, k, report, whom, out[k]));
        for (int q = 0; q < KINDS; q++) *p++ = q == k;
    }
    return true;
}
