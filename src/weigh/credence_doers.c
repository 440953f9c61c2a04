/*
 * Who may have carried it out, alone or together, and what speaks for or against each from the start.
 */
#include "weigh/credence_inner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

#include "base/banned.h"

/*
 * Prior weights, by judgement, 2026-11: each actor that others name for it counts 1, one that
 * names nobody but itself .2 (it is among the answers only because it says so: of the
 * many who might have claimed, this one did), two who are named together .3, someone else
 * or no one 1.
 */
#define JOINT_PRIOR .3
#define SELF_PRIOR .2
#define ELSE_PRIOR 1.0
#define PAIRS_MAX 32 /* answers of two actors, beside those of one */

/* ---- who may have carried it out ---- */

bool asc_credence_is_candidate(const asc_testimony *t)
{
    return t->role == ASC_PREDICATE_CARRIED_OUT && t->polarity == ASC_POLARITY_PLUS &&
           t->word != ASC_WORD_DENIES && t->apart;
}

static uint32_t find_doer(const struct weigher *w, uint32_t a, uint32_t b)
{
    for (uint32_t d = 0; d < w->doer_count; d++)
        if (w->doers[d].actor[0] == a && w->doers[d].actor[1] == b) return d;
    return ASC_NONE;
}

static void add_doer(struct weigher *w, uint32_t a, uint32_t b)
{
    if (find_doer(w, a, b) != ASC_NONE) return;
    if (w->doer_count + 1 >= ASC_HYPOTHESES_MAX) {
        w->left_out++;
        return;
    }
    w->pair_count += b != ASC_NONE;
    w->actor_count += b == ASC_NONE;
    w->doers[w->doer_count++] = (asc_doer){ { a, b }, b == ASC_NONE ? 1 : 2 };
}

/* "X and Y carried it out": two statements that one word fired, or, from another reader, one clause. */
static bool named_together(const struct weigher *w, const asc_testimony *x, const asc_testimony *y)
{
    const asc_statement *a = &w->in->statements[x->statement];
    const asc_statement *b = &w->in->statements[y->statement];
    return x->actor != y->actor && a->report == b->report && a->trigger.begin < b->trigger.end &&
           b->trigger.begin < a->trigger.end;
}

static void list_pairs(struct weigher *w, const asc_heard *o)
{
    for (uint32_t i = o->first; i < o->end; i++)
        for (uint32_t j = i + 1; j < o->end && w->pair_count < PAIRS_MAX; j++) {
            const asc_testimony *x = &w->e->items[i], *y = &w->e->items[j];
            if (!asc_credence_is_candidate(x) || !asc_credence_is_candidate(y) ||
                !named_together(w, x, y))
                continue;
            add_doer(w, x->actor < y->actor ? x->actor : y->actor,
                     x->actor < y->actor ? y->actor : x->actor);
            w->beside[i] = y->actor;
            w->beside[j] = x->actor;
        }
}

static double claim_rate(const struct weigher *w, uint32_t actor)
{
    return w->in->claims ? w->in->claims[actor] : w->standings->claim.did;
}

/* Has the actor itself said that it did, or did not? */
static bool has_spoken(const struct weigher *w, uint32_t actor)
{
    for (uint32_t k = 0; k < w->e->count; k++)
        if (w->e->items[k].actor == actor && w->e->items[k].word != ASC_WORD_SAYS) return true;
    return false;
}

/*
 * Silence speaks against a group that claims what it does, and hardly against one that
 * never does. States, agencies and persons are not expected to claim; somebody who is not
 * named is taken for a group like any other.
 */
static double silence(const struct weigher *w, const asc_doer *d)
{
    double kept = 1 - w->standings->claim.did_not, lp = 0;
    if (!d->n) return log((1 - w->standings->claim.did) / kept);
    for (uint32_t k = 0; k < d->n; k++) {
        uint32_t a = d->actor[k];
        if (w->in->actors[a].kind != ASC_ACTOR_GROUP || has_spoken(w, a)) continue;
        lp += log((1 - claim_rate(w, a)) / kept) / d->n;
    }
    return lp;
}

/* The day on which an origin first said of `actor` that it carried this out; NULL: unknown. */
static const char *first_said(const struct weigher *w, const asc_heard *o, uint32_t actor)
{
    const char *first = NULL;
    for (uint32_t k = 0; k < o->statement_count; k++) {
        const asc_statement *st = &w->in->statements[o->statements[k]];
        if (st->predicate != ASC_PREDICATE_CARRIED_OUT || st->agent.actor != actor ||
            st->polarity != ASC_POLARITY_PLUS)
            continue;
        if (!st->said[0]) return NULL;
        if (!first || strncmp(st->said, first, 10) < 0) first = st->said;
    }
    return first;
}

/*
 * It is among the answers by its own word alone if nobody had named it before: others who
 * then believe it are heard, but do not undo that of the many who might have claimed this one did.
 */
static double prior_of(const struct weigher *w, const asc_doer *d)
{
    const char *claimed = NULL, *named = "";
    bool itself = false, others = false;
    if (d->n != 1) return log(JOINT_PRIOR);
    for (uint32_t k = 0; k < w->e->count; k++) {
        const asc_testimony *t = &w->e->items[k];
        if (t->actor != d->actor[0] || !asc_credence_is_candidate(t)) continue;
        const asc_heard *o = &w->e->origins[t->origin];
        const char *day = first_said(w, o, t->actor);
        if (t->word == ASC_WORD_SAYS && o->key != t->actor) {
            named = !day || (others && strncmp(day, named, 10) > 0) ? (day ? named : "") : day;
            others = true;
        } else {
            claimed = day;
            itself = true;
        }
    }
    bool after = others && claimed && named[0] && strncmp(claimed, named, 10) < 0;
    return itself && (!others || after) ? log(SELF_PRIOR) : 0;
}

/* The statement by which one of them has done such a thing before, or elsewhere, by what was
 * said until then; or ASC_NONE. */
static uint32_t record_of(const struct weigher *w, const asc_doer *d, uint32_t *actor)
{
    const char *until = w->e->until;
    for (uint32_t k = 0; w->in->records && k < d->n; k++) {
        const asc_record *r = &w->in->records[d->actor[k]];
        *actor = d->actor[k];
        for (uint32_t i = 0; i < 2 && r->incident[i] != ASC_NONE; i++)
            if (r->incident[i] != w->incident && (!until || strncmp(r->since[i], until, 10) <= 0))
                return r->statement[i];
    }
    return ASC_NONE;
}

/* What is told of one actor's motive and capability, added up. */
static double leaning(const struct weigher *w, uint32_t actor)
{
    double sum = 0;
    for (uint32_t k = 0; k < w->e->leaning_count; k++)
        if (w->e->leanings[k].actor == actor) sum += w->e->leanings[k].shift;
    return fmax(-ASC_LEAN_MAX, fmin(ASC_LEAN_MAX, sum));
}

bool asc_credence_list_doers(struct weigher *w)
{
    w->doers = asc_arena_alloc(w->keep, ASC_HYPOTHESES_MAX + 1, sizeof *w->doers);
    w->prior = asc_arena_alloc(w->keep, ASC_HYPOTHESES_MAX + 1, sizeof *w->prior);
    w->seed = asc_arena_alloc(w->keep, ASC_HYPOTHESES_MAX + 1, sizeof *w->seed);
    w->beside = asc_arena_alloc(w->keep, w->e->count + (size_t)1, sizeof *w->beside);
    if (!w->doers || !w->prior || !w->seed || !w->beside) return false;
    for (uint32_t k = 0; k < w->e->count; k++) w->beside[k] = ASC_NONE;
    for (uint32_t k = 0; k < w->e->count; k++)
        if (asc_credence_is_candidate(&w->e->items[k])) add_doer(w, w->e->items[k].actor, ASC_NONE);
    for (size_t k = 0; k < w->in->added_count; k++)
        if (w->in->added[k].incident == w->incident) add_doer(w, w->in->added[k].actor, ASC_NONE);
    for (uint32_t k = 0; k < w->e->origin_count; k++) list_pairs(w, &w->e->origins[k]);
    for (uint32_t d = 0; d < w->doer_count; d++) {
        w->prior[d] = prior_of(w, &w->doers[d]) + silence(w, &w->doers[d]);
        uint32_t actor;
        if (record_of(w, &w->doers[d], &actor) != ASC_NONE) w->prior[d] += ASC_LEAN;
        for (uint32_t k = 0; k < w->doers[d].n; k++)
            w->prior[d] += leaning(w, w->doers[d].actor[k]);
    }
    asc_doer other = { { ASC_NONE, ASC_NONE }, 0 };
    w->prior[w->doer_count] = log(ELSE_PRIOR) + silence(w, &other);
    w->doers[w->doer_count++] = other;
    for (uint32_t d = 0; d < w->doer_count; d++) w->seed[d] = asc_credence_seed_of(w, &w->doers[d]);
    return true;
}

/* ---- what speaks for or against somebody from the start ---- */

static int by_actor(const void *x, const void *y)
{
    const asc_leaning *a = x, *b = y;
    if (a->actor != b->actor) return a->actor < b->actor ? -1 : 1;
    return a->statement < b->statement ? -1 : a->statement > b->statement;
}

static bool is_doer(const struct weigher *w, uint32_t actor)
{
    for (uint32_t d = 0; d < w->doer_count; d++)
        if (asc_doer_has(&w->doers[d], actor)) return true;
    return false;
}

bool asc_credence_list_leanings(const struct weigher *w, asc_weighed *out)
{
    size_t most = (size_t)w->e->leaning_count + w->doer_count;
    asc_leaning *l = asc_arena_alloc(w->keep, most + 1, sizeof *l);
    uint32_t n = 0, kept = 0;
    if (!l) return false;
    for (uint32_t k = 0; k < w->e->leaning_count; k++)
        if (is_doer(w, w->e->leanings[k].actor)) l[n++] = w->e->leanings[k];
    for (uint32_t d = 0; d < w->doer_count; d++) {
        asc_leaning *x = &l[n];
        x->statement = record_of(w, &w->doers[d], &x->actor);
        x->shift = ASC_LEAN;
        n += x->statement != ASC_NONE;
    }
    qsort(l, n, sizeof *l, by_actor);
    for (uint32_t k = 0; k < n; k++)
        if (!kept || by_actor(&l[k], &l[kept - 1])) l[kept++] = l[k];
    out->leanings = l;
    out->leaning_count = kept;
    return true;
}
