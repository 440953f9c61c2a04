#include "read/account_fills.h"

#include <math.h>

#include "base/banned.h"

#define NONE_AT 30u /* sentences to what is not there */
#define FADES 3     /* sentences over which a distance counts a third */
#define SURE 1e-4   /* log odds are of a probability no nearer than that to 0 or 1 */

static bool is_hit(const asc_place_fill *x)
{
    return x->role == ASC_FILL_TARGET || x->role == ASC_FILL_VICTIM;
}

bool asc_place_view_make(asc_place_view *v, asc_arena *tmp, const asc_tree *t, const asc_events *ev,
                         const asc_kinds_thing *things, size_t count)
{
    for (int k = 0; k < ASC_FILL_COUNT; k++) v->sums[k] = v->tops[k] = 0;
    for (size_t i = 0; i < count; i++) {
        v->sums[things[i].role] += things[i].p;
        if (things[i].p > v->tops[things[i].role]) v->tops[things[i].role] = things[i].p;
    }
    for (int k = 1; k < ASC_SLOT_KINDS; k++) {
        v->events[k] = asc_arena_alloc(tmp, ev->count + 1, sizeof *v->events[k]);
        v->event_count[k] = 0;
        if (!v->events[k]) return false;
    }
    for (size_t i = 0; i < ev->count; i++) {
        int k = asc_kinds_index((uint32_t)ev->items[i].kind);
        if (ev->items[i].strength == ASC_EVENT_STRONG && k)
            v->events[k][v->event_count[k]++] = t->tok[ev->items[i].tok].sent;
    }
    return true;
}

static uint32_t apart(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

/* Sentences from any phrase of the fill to the nearest event word of a kind. */
static uint32_t to_event(const asc_place_view *v, const asc_place_fill *x, int kind)
{
    const uint32_t *at = v->events[kind];
    uint32_t n = v->event_count[kind], best = n ? UINT32_MAX : NONE_AT;
    for (uint32_t s = 0; s < x->sent_count && n; s++) {
        uint32_t low = 0, high = n;
        while (low < high) {
            uint32_t mid = low + (high - low) / 2;
            if (at[mid] < x->sents[s]) low = mid + 1;
            else high = mid;
        }
        if (low < n && apart(at[low], x->sents[s]) < best) best = apart(at[low], x->sents[s]);
        if (low && apart(at[low - 1], x->sents[s]) < best) best = apart(at[low - 1], x->sents[s]);
    }
    return best;
}

/* To the nearest target or victim of an account, other than the fill itself. */
static uint32_t to_hit(const asc_place_view *v, const asc_place_fill *x, uint32_t account,
                       uint32_t *hits)
{
    uint32_t best = UINT32_MAX;
    *hits = 0;
    for (uint32_t i = 0; i < v->fill_count; i++) {
        const asc_place_fill *h = &v->fills[i];
        if (!is_hit(h) || h->account != account) continue;
        ++*hits;
        for (uint32_t s = 0; s < x->sent_count && h != x; s++)
            if (apart(x->sents[s], h->sent) < best) best = apart(x->sents[s], h->sent);
    }
    return best == UINT32_MAX ? NONE_AT : best;
}

static double least_other(const uint32_t *from, uint32_t begin, uint32_t end, uint32_t not_this)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t k = begin; k < end; k++)
        if (k != not_this && from[k] < best) best = from[k];
    return best == UINT32_MAX ? NONE_AT : best;
}

static double odds(double p)
{
    p = p < SURE ? SURE : p > 1 - SURE ? 1 - SURE : p;
    return log(p / (1 - p));
}

static double at_most(double x, double most)
{
    return x < most ? x : most;
}

/* What is the same in all accounts. */
static void common(const asc_place_view *v, const asc_place_fill *x, double *out)
{
    *out++ = at_most(v->account_count - 1., 4) / 4;
    *out++ = at_most(v->fill_count, 10) / 10;
    *out++ = v->some / 3;
    for (int k = 0; k < ASC_SLOT_KINDS; k++) {
        double r = v->report[k] / 5;
        *out++ = r < -1 ? -1 : at_most(r, 1);
    }
    for (int k = 0; k < ASC_FILL_COUNT; k++) *out++ = at_most(v->sums[k], 5) / 5;
    *out++ = log(1. + x->sent) / 3;
    *out++ = log(1. + x->sent_count) / 2;
    *out++ = odds(v->tops[x->role]) / 4;
}

void asc_place_facts(const asc_place_view *v, uint32_t i,
                     double out[ASC_ACCOUNTS_MAX][ASC_PLACE_FACTS])
{
    const asc_place_fill *x = &v->fills[i];
    uint32_t hit[ASC_ACCOUNTS_MAX], hits[ASC_ACCOUNTS_MAX], event[ASC_SLOT_KINDS] = { 0 };
    double total = 0;
    for (int k = 1; k < ASC_SLOT_KINDS; k++) total += x->near[k], event[k] = to_event(v, x, k);
    for (uint32_t a = 0; a < v->account_count; a++) hit[a] = to_hit(v, x, a, &hits[a]);
    for (uint32_t a = 0; a < v->account_count; a++) {
        const asc_place_account *c = &v->accounts[a];
        double *p = out[a], other = 0;
        for (int k = 1; k < ASC_SLOT_KINDS; k++)
            if (k != c->kind && total > 0 && x->near[k] / total > other) other = x->near[k] / total;
        *p++ = odds(x->p) / 4;
        *p++ = odds(c->more) / 4;
        *p++ = odds(c->some) / 4;
        *p++ = c->nth / 2.;
        *p++ = (c->same - 1.) / 2;
        *p++ = x->account == a;
        *p++ = total > 0 ? x->near[c->kind] / total : 0;
        *p++ = other;
        *p++ = exp(-(double)hit[a] / FADES);
        *p++ = exp(-least_other(hit, 0, v->account_count, a) / FADES);
        *p++ = exp(-(double)event[c->kind] / FADES);
        *p++ = exp(-least_other(event, 1, ASC_SLOT_KINDS, (uint32_t)c->kind) / FADES);
        *p++ = at_most(hits[a], 5) / 5;
        for (int k = 1; k < ASC_SLOT_KINDS; k++) *p++ = k == c->kind;
        *p++ = at_most(v->event_count[c->kind], 10) / 10;
        common(v, x, p);
    }
}
