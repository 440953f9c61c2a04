#include "weigh/credence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "weigh/shares.h"
#include "weigh/sides.h"

#include "base/banned.h"

/*
 * Prior weights, by judgement, 2026-11: each actor that others name for it counts 1, one that
 * names nobody but itself .2 (it is among the answers only because it says so: of the
 * many who might have claimed, this one did), two who are named together .3, someone else
 * or no one 1.
 */
#define JOINT_PRIOR .3
#define SELF_PRIOR .2
#define PARTLY .1 /* how far "X and Y did it" is right if X did it alone */
#define ELSE_PRIOR 1.0
#define DRAWS_MAX 64
#define DRAWS_MIN 8
#define CELLS_MAX ((size_t)4 << 20) /* draws x origins x answers worked out for one incident */
#define OWN_SHARE .85               /* of an origin's spread that is its own, ... */
#define CLASS_SHARE .5              /* ... and that it shares with its class */
#define SUPPORTS .05    /* nats by which an origin must speak for an answer to count as behind it */
#define READ_SPREAD .5  /* of the logit of `read`, which is told by frames, not known */
#define PRIOR_SPREAD .5 /* of the logarithm of each answer's prior weight */
#define PARTS_FROM .02  /* credence from which other parts are worked out */
#define PAIRS_MAX 32    /* answers of two actors, beside those of one */

struct weigher {
    asc_arena *keep;
    const asc_weigh_input *in;
    const asc_reputes *standings;
    const asc_evidence *e;
    asc_doer *doers; /* the last one is nobody that is named */
    uint32_t doer_count, draws;
    double *prior;    /* [doer], logarithms */
    uint64_t *seed;   /* [doer] */
    uint32_t *beside; /* [testimony]: an actor that it is named together with, or ASC_NONE */
    double *ll;       /* [draw][origin][doer] */
    double *drawn;    /* [draw][doer]: credence */
    double *total;    /* [draw][doer]: prior and all origins together, logarithms */
    double *mean;     /* [doer] */
    uint32_t left_out, incident, pair_count, actor_count;
    asc_misreading misread[DRAWS_MAX];
};

/* ---- draws: equal for equal seeds, whatever else is weighed ---- */

static uint64_t mix(uint64_t x)
{
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

/* Standard normal, as the sum of twelve uniforms: no library function decides a bit. */
static double normal(uint64_t seed, uint32_t draw)
{
    double sum = -6;
    uint64_t x = mix(seed ^ ((uint64_t)draw << 40));
    for (int i = 0; i < 12; i++) {
        x = mix(x);
        sum += (double)(x >> 11) * 0x1p-53;
    }
    return sum;
}

static double logit(double p)
{
    return log(p / (1 - p));
}

double asc_sigmoid(double x)
{
    return x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}

/* Draw 0 is the middle one: the table's own figures. */
static asc_worth worth(const struct weigher *w, const asc_heard *o, uint32_t draw)
{
    const asc_self *claim = &w->standings->claim, *denial = &w->standings->denial;
    double own = draw ? normal(o->seed, draw) : 0;
    double shared = draw ? normal(w->standings->items[o->standing].seed, draw) : 0;
    return (asc_worth){
        .right = asc_sigmoid(
            logit(o->right) +
            (o->learnt ? o->spread * own : o->spread * (OWN_SHARE * own + CLASS_SHARE * shared))),
        .fits = o->fits,
        .claim = claim->did / claim->did_not * exp(claim->spread * own),
        .denial = denial->did / denial->did_not * exp(denial->spread * own),
        .plain_right = w->standings->items[w->standings->plain].right,
        .plain_fits = w->standings->items[w->standings->plain].fits,
        .reading = draw ? READ_SPREAD * normal(o->seed ^ UINT64_C(0x4EAD), draw) : 0,
        .misread = &w->misread[draw],
    };
}

/* The shares of what is misread, as drawn: the rarer a kind was seen, the less it is known. */
static void draw_misreading(struct weigher *w)
{
    const asc_misreading *m = &w->standings->misread;
    for (uint32_t k = 0; k < DRAWS_MAX; k++) {
        double sum = 0;
        w->misread[k] = *m;
        for (uint32_t j = 0; k && j < ASC_MISREAD_KINDS; j++)
            w->misread[k].share[j] *= exp(normal(UINT64_C(0xB1D) + j, k) / sqrt(m->count[j] + 1));
        for (uint32_t j = 0; j < ASC_MISREAD_KINDS; j++) sum += w->misread[k].share[j];
        for (uint32_t j = 0; j < ASC_MISREAD_KINDS; j++) w->misread[k].share[j] /= sum;
    }
}

/* Of the statements on its actors, so that the same words on another give the same draws. */
static uint64_t seed_of(const struct weigher *w, const asc_doer *d)
{
    uint64_t seed = 0;
    for (uint32_t k = 0; k < d->n; k++) {
        uint64_t least = UINT64_MAX;
        for (uint32_t j = 0; j < w->e->count; j++) {
            const asc_testimony *t = &w->e->items[j];
            if (t->actor != d->actor[k]) continue;
            uint64_t h = asc_str_hash(asc_str_from(w->in->statements[t->statement].id));
            if (h < least) least = h;
        }
        seed ^= mix(least);
    }
    return seed;
}

/* ---- who may have carried it out ---- */

static bool is_candidate(const asc_testimony *t)
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
            if (!is_candidate(x) || !is_candidate(y) || !named_together(w, x, y)) continue;
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
        if (t->actor != d->actor[0] || !is_candidate(t)) continue;
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

static bool list_doers(struct weigher *w)
{
    w->doers = asc_arena_alloc(w->keep, ASC_HYPOTHESES_MAX + 1, sizeof *w->doers);
    w->prior = asc_arena_alloc(w->keep, ASC_HYPOTHESES_MAX + 1, sizeof *w->prior);
    w->seed = asc_arena_alloc(w->keep, ASC_HYPOTHESES_MAX + 1, sizeof *w->seed);
    w->beside = asc_arena_alloc(w->keep, w->e->count + (size_t)1, sizeof *w->beside);
    if (!w->doers || !w->prior || !w->seed || !w->beside) return false;
    for (uint32_t k = 0; k < w->e->count; k++) w->beside[k] = ASC_NONE;
    for (uint32_t k = 0; k < w->e->count; k++)
        if (is_candidate(&w->e->items[k])) add_doer(w, w->e->items[k].actor, ASC_NONE);
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
    for (uint32_t d = 0; d < w->doer_count; d++) w->seed[d] = seed_of(w, &w->doers[d]);
    return true;
}

/* ---- what an origin's words are worth for an answer ---- */

/*
 * Of one origin, for one answer, against an answer that names nobody. All it says for
 * somebody is one word, right or wrong: naming three is not three witnesses. What it says
 * of others is, where it was misread, said of this one.
 */
static double word_of_origin(const struct weigher *w, const asc_heard *o, const asc_worth *v,
                             const asc_doer *d)
{
    double ll = 0, firm = 0, read = 0, hit = 0;
    uint32_t named = 0;
    for (uint32_t k = o->first; k < o->end; k++) {
        const asc_testimony *t = &w->e->items[k];
        if (t->role != ASC_PREDICATE_CARRIED_OUT) continue;
        bool has = asc_doer_has(d, t->actor);
        if (t->word == ASC_WORD_SAYS && t->polarity == ASC_POLARITY_PLUS) {
            if (!t->apart) continue;
            named++;
            bool alone = has && w->beside[k] != ASC_NONE && !asc_doer_has(d, w->beside[k]);
            hit += alone ? PARTLY : has;
            firm += t->firm;
            if (t->read > read) read = t->read;
        } else if (has) {
            ll += asc_word_weigh(t, v, o->trust);
        }
    }
    if (!named || !d->n) return ll;
    double wrong = (1 - v->right) * v->fits, share = hit / named;
    double power = firm / named * o->trust * o->echo;
    double others = w->actor_count > named ? w->actor_count - named + 1.0 : 1.0;
    asc_meant m = { 1, 1, 1, 1 };
    m.other += (pow(asc_accusation(v->right, v->fits), power) - 1) * (d->n - (hit > 0)) / others;
    if (hit > 0) {
        m.said = pow((share * v->right + wrong) / wrong, power);
        m.contrary = pow((1 - v->right) / v->right, power);
        m.voice = pow(asc_accusation(v->plain_right, v->plain_fits), power);
    }
    return ll + asc_misreading_weigh(v->misread, &m, asc_read_drawn(v, read));
}

/* Of one origin for all answers; those that it has no word on are alike. */
static void words_of_origin(const struct weigher *w, const asc_heard *o, uint32_t draw, double *out)
{
    asc_worth v = worth(w, o, draw);
    double alike[3];
    bool known[3] = { false, false, false };
    for (uint32_t d = 0; d < w->doer_count; d++) {
        const asc_doer *x = &w->doers[d];
        bool of = false;
        for (uint32_t k = o->first; k < o->end && !of; k++)
            of = asc_doer_has(x, w->e->items[k].actor);
        if (of || !known[x->n]) out[d] = w->in->temper * word_of_origin(w, o, &v, x);
        else out[d] = alike[x->n];
        if (of) continue;
        alike[x->n] = out[d];
        known[x->n] = true;
    }
}

static bool work_out(struct weigher *w)
{
    size_t cells = (size_t)w->e->origin_count * w->doer_count + 1;
    size_t draws = CELLS_MAX / cells;
    w->draws = draws > DRAWS_MAX ? DRAWS_MAX : draws < DRAWS_MIN ? DRAWS_MIN : (uint32_t)draws;
    w->ll = asc_arena_alloc(w->keep, cells * w->draws, sizeof *w->ll);
    w->drawn = asc_arena_alloc(w->keep, (size_t)w->draws * w->doer_count, sizeof *w->drawn);
    w->total = asc_arena_alloc(w->keep, (size_t)w->draws * w->doer_count, sizeof *w->total);
    w->mean = asc_arena_alloc(w->keep, w->doer_count, sizeof *w->mean);
    if (!w->ll || !w->drawn || !w->total || !w->mean) return false;
    double *at = w->ll;
    for (uint32_t k = 0; k < w->draws; k++)
        for (uint32_t i = 0; i < w->e->origin_count; i++) {
            words_of_origin(w, &w->e->origins[i], k, at);
            at += w->doer_count;
        }
    return true;
}

/* ---- credence ---- */

static void to_credence(double *lp, uint32_t n)
{
    double top = lp[0], sum = 0;
    for (uint32_t d = 1; d < n; d++)
        if (lp[d] > top) top = lp[d];
    for (uint32_t d = 0; d < n; d++) sum += lp[d] = exp(lp[d] - top);
    for (uint32_t d = 0; d < n; d++) lp[d] /= sum;
}

/* Does the origin say of anybody with a name that they carried it out? */
static bool accuses(const struct weigher *w, uint32_t origin)
{
    const asc_heard *o = &w->e->origins[origin];
    for (uint32_t k = o->first; k < o->end; k++)
        if (is_candidate(&w->e->items[k])) return true;
    return false;
}

/* Someone else is never under 1 / (origins that name one + 2): nobody saw all there is. */
static void keep_open(double *credence, uint32_t n, uint32_t origins)
{
    double least = 1.0 / (origins + 2.0), was = credence[n - 1];
    if (n < 2 || was >= least) return;
    for (uint32_t d = 0; d + 1 < n; d++) credence[d] *= (1 - least) / (1 - was);
    credence[n - 1] = least;
}

/* All origins added up once, so that leaving one out is a subtraction. */
static void add_up(struct weigher *w)
{
    uint32_t n = w->doer_count, origins = w->e->origin_count;
    for (uint32_t k = 0; k < w->draws; k++) {
        double *lp = w->total + (size_t)k * n;
        for (uint32_t d = 0; d < n; d++)
            lp[d] = w->prior[d] + (k ? PRIOR_SPREAD * normal(w->seed[d], k) : 0);
        for (uint32_t i = 0; i < origins; i++) {
            const double *ll = w->ll + ((size_t)k * origins + i) * n;
            for (uint32_t d = 0; d < n; d++) lp[d] += ll[d];
        }
    }
}

/* Mean credence with one origin unheard (ASC_NONE: all are heard). */
static void credences(struct weigher *w, uint32_t unheard, double *mean, double *drawn)
{
    uint32_t n = w->doer_count, origins = w->e->origin_count, naming = 0;
    for (uint32_t i = 0; i < origins; i++) naming += i != unheard && accuses(w, i);
    for (uint32_t d = 0; d < n; d++) mean[d] = 0;
    for (uint32_t k = 0; k < w->draws; k++) {
        double *lp = drawn + (size_t)k * n;
        memcpy(lp, w->total + (size_t)k * n, n * sizeof *lp);
        if (unheard != ASC_NONE) {
            const double *ll = w->ll + ((size_t)k * origins + unheard) * n;
            for (uint32_t d = 0; d < n; d++) lp[d] -= ll[d];
        }
        to_credence(lp, n);
        keep_open(lp, n, naming);
        for (uint32_t d = 0; d < n; d++) mean[d] += lp[d] / w->draws;
    }
}

/* The middle nine tenths of an answer's draws; its mean is always within. */
static void range(const struct weigher *w, uint32_t d, double *low, double *high)
{
    double v[DRAWS_MAX];
    for (uint32_t k = 0; k < w->draws; k++) v[k] = w->drawn[(size_t)k * w->doer_count + d];
    asc_shares_middle(v, w->draws, w->mean[d], low, high);
}

/* ---- how many origins are behind an answer ---- */

/* Of the middle draw: by how much an origin's words speak for a doer. Nobody: by nothing. */
static double speaks_for(const struct weigher *w, uint32_t i, uint32_t d)
{
    return w->ll[(size_t)i * w->doer_count + d] -
           w->ll[(size_t)i * w->doer_count + w->doer_count - 1];
}

/* An origin of its own, not a further party with the same interest? */
static bool independent(const struct weigher *w, uint32_t i)
{
    return w->e->origins[i].echo >= 1 && w->e->origins[i].own >= .5;
}

/* Does it name one of them, rather than speak for them only if it was misread? */
static bool names(const struct weigher *w, const asc_heard *o, const asc_doer *d)
{
    for (uint32_t k = o->first; k < o->end; k++)
        if (is_candidate(&w->e->items[k]) && asc_doer_has(d, w->e->items[k].actor)) return true;
    return false;
}

static void back(const struct weigher *w, uint32_t d, asc_hypothesis *h)
{
    for (uint32_t i = 0; w->doers[d].n && i < w->e->origin_count; i++) {
        const asc_heard *o = &w->e->origins[i];
        if (!independent(w, i) || speaks_for(w, i, d) < SUPPORTS || !names(w, o, &w->doers[d]))
            continue;
        h->origins++;
        h->access += o->access;
        h->itself |= o->key < ASC_ORIGIN_REPORT && asc_doer_has(&w->doers[d], (uint32_t)o->key);
    }
}

/* ---- hypotheses: who carried it out, with those who had another part ---- */

struct answer {
    asc_hypothesis h;
    uint32_t doer;
    double share; /* of the doer's credence */
};

static void put_doer(asc_hypothesis *h, const asc_doer *d)
{
    for (uint32_t k = 0; k < d->n; k++)
        h->parts[h->part_count++] = (asc_involved){ d->actor[k], ASC_PREDICATE_CARRIED_OUT };
}

static void put(const struct weigher *w, struct answer *a, uint32_t d, double share)
{
    a->doer = d;
    a->share = share;
    range(w, d, &a->h.low, &a->h.high);
    a->h.credence = w->mean[d] * share;
    a->h.low *= share;
    a->h.high *= share;
}

#define ANSWERS_MAX (ASC_PARTS_MAX + 1) /* of one doer */

/* The credence of the next doer, if this one leads: however its parts divide it, it stays in front. */
static double runner_up(const struct weigher *w, uint32_t d)
{
    double next = 0;
    for (uint32_t k = 0; k < w->doer_count; k++) {
        if (w->mean[k] > w->mean[d]) return 0;
        if (k != d && w->mean[k] > next) next = w->mean[k];
    }
    return next;
}

/*
 * With none of the parts that are likelier than not, with the likeliest alone, with the two likeliest, ...:
 * each answer is that those had their part, and the next one had none. They add up to the doer.
 */
static uint32_t answers_of(struct weigher *w, uint32_t d, struct answer *out)
{
    asc_worth *worths = asc_arena_alloc(w->keep, w->e->origin_count + (size_t)1, sizeof *worths);
    asc_parts parts = { 0 };
    for (uint32_t i = 0; worths && i < w->e->origin_count; i++)
        worths[i] = worth(w, &w->e->origins[i], 0);
    if (worths && w->mean[d] >= PARTS_FROM)
        asc_parts_weigh(&parts, w->in, w->e, worths, &w->doers[d]);
    for (double next = runner_up(w, d);
         parts.count && parts.up_to[parts.count - 1] * w->mean[d] < next;)
        parts.count--;
    for (uint32_t n = 0; n <= parts.count; n++) {
        double with = n ? parts.up_to[n - 1] : 1;
        out[n] = (struct answer){ 0 };
        put_doer(&out[n].h, &w->doers[d]);
        for (uint32_t k = 0; k < n; k++) out[n].h.parts[out[n].h.part_count++] = parts.items[k];
        put(w, &out[n], d, n < parts.count ? with - parts.up_to[n] : with);
    }
    return parts.count + 1;
}

static int by_credence(const void *x, const void *y)
{
    const struct answer *a = x, *b = y;
    if (a->h.credence != b->h.credence) return a->h.credence > b->h.credence ? -1 : 1;
    if (a->doer != b->doer) return a->doer < b->doer ? -1 : 1;
    return a->h.part_count > b->h.part_count ? -1 : a->h.part_count < b->h.part_count;
}

static struct answer *list_answers(struct weigher *w, asc_weighed *out)
{
    size_t most = ANSWERS_MAX * (size_t)w->doer_count;
    struct answer *a = asc_arena_alloc(w->keep, most, sizeof *a);
    asc_hypothesis *h = asc_arena_alloc(w->keep, most, sizeof *h);
    uint32_t n = 0;
    if (!a || !h) return NULL;
    for (uint32_t d = 0; d < w->doer_count; d++) n += answers_of(w, d, a + n);
    qsort(a, n, sizeof *a, by_credence);
    for (uint32_t k = 0; k < n; k++) {
        h[k] = a[k].h;
        back(w, a[k].doer, &h[k]);
    }
    out->hypotheses = h;
    out->hypothesis_count = n;
    out->left_out = w->left_out + w->e->left_out;
    return a;
}

static bool list_shares(struct weigher *w, asc_weighed *out)
{
    asc_worth *worths = asc_arena_alloc(w->keep, w->e->origin_count + (size_t)1, sizeof *worths);
    asc_shares *s = asc_shares_new(w->keep, w->in, w->e, w->doers, w->doer_count, w->draws);
    if (!worths || !s) return false;
    for (uint32_t k = 0; k < asc_shares_draws(s); k++) {
        for (uint32_t i = 0; i < w->e->origin_count; i++)
            worths[i] = worth(w, &w->e->origins[i], k);
        asc_shares_draw(s, k, worths, w->drawn + (size_t)k * w->doer_count);
    }
    out->shares = asc_shares_done(s, w->mean, &out->share_count);
    return true;
}

/* ---- each origin's share in it ---- */

static void name_origin(const struct weigher *w, const asc_heard *o, asc_origin *out)
{
    const asc_repute *s = &w->standings->items[o->standing];
    *out = (asc_origin){ .actor = ASC_NONE,
                         .report = ASC_NONE,
                         .standing = s->name,
                         .access = o->access,
                         .party = o->party,
                         .right = o->right,
                         .prior = s->right,
                         .learnt = o->learnt,
                         .own = o->own,
                         .statements = o->statements,
                         .statement_count = o->statement_count,
                         .reports = o->reports,
                         .report_count = o->report_count };
    if (o->key < ASC_ORIGIN_REPORT) {
        const asc_actor *a = &w->in->actors[o->key];
        out->actor = (uint32_t)o->key;
        if (a->name_count) out->text = a->names[0];
    } else {
        const asc_report_facts *f = &w->in->reports[o->key - ASC_ORIGIN_REPORT].facts;
        out->report = (uint32_t)(o->key - ASC_ORIGIN_REPORT);
        out->text = f->outlet.n ? f->outlet : f->author.n ? f->author : f->name;
    }
}

static uint32_t leader(const double *mean, uint32_t n)
{
    uint32_t top = 0;
    for (uint32_t d = 1; d < n; d++)
        if (mean[d] > mean[top]) top = d;
    return top;
}

static bool effect_of(struct weigher *w, const struct answer *a, uint32_t n, uint32_t i,
                      asc_origin *o, uint32_t *leads)
{
    double *effect = asc_arena_alloc(w->keep, n, sizeof *effect);
    double *without = asc_arena_alloc(w->keep, n, sizeof *without);
    double *mean = asc_arena_alloc(w->keep, w->doer_count, sizeof *mean);
    double *drawn = asc_arena_alloc(w->keep, (size_t)w->draws * w->doer_count, sizeof *drawn);
    if (!effect || !without || !mean || !drawn) return false;
    const double *ll = w->ll + (size_t)i * w->doer_count; /* of the middle draw */
    double top = ll[a[0].doer], least = top;
    credences(w, i, mean, drawn);
    *leads = leader(mean, w->doer_count);
    for (uint32_t k = 0; k < n; k++) {
        double v = ll[a[k].doer];
        if (v > top) top = v;
        if (v < least) least = v;
        without[k] = mean[a[k].doer] * a[k].share;
    }
    for (uint32_t k = 0; k < n; k++) effect[k] = ll[a[k].doer] - top;
    o->effect = effect;
    o->without = without;
    o->spread = top - least;
    return true;
}

static int by_spread(const void *x, const void *y)
{
    const asc_origin *a = x, *b = y;
    if (a->spread != b->spread) return a->spread > b->spread ? -1 : 1;
    if (a->statement_count && b->statement_count && a->statements[0] != b->statements[0])
        return a->statements[0] < b->statements[0] ? -1 : 1;
    return 0;
}

/* Only so many origins are left out one by one; the others tell as little each. */
#define UNHEARD_MAX 256

static bool list_origins(struct weigher *w, const struct answer *a, asc_weighed *out)
{
    uint32_t count = w->e->origin_count, top = leader(w->mean, w->doer_count);
    asc_origin *o = asc_arena_zalloc(w->keep, count + (size_t)1, sizeof *o);
    const uint32_t *decides = NULL;
    double most = 0;
    if (!o) return false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t leads = top;
        name_origin(w, &w->e->origins[i], &o[i]);
        if (i >= UNHEARD_MAX) continue;
        if (!effect_of(w, a, out->hypothesis_count, i, &o[i], &leads)) return false;
        if (leads != top && o[i].spread > most) {
            most = o[i].spread;
            decides = o[i].statements;
        }
    }
    qsort(o, count, sizeof *o, by_spread);
    for (uint32_t i = 0; decides && i < count; i++)
        if (o[i].statements == decides) out->decisive = i;
    out->origins = o;
    out->origin_count = count;
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

static bool list_leanings(const struct weigher *w, asc_weighed *out)
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

/* ---- is it enough to weigh? ---- */

/* The accused's denial is expected of it: no voice that tells who it was. */
static bool only_denies(const struct weigher *w, const asc_heard *o)
{
    for (uint32_t k = o->first; k < o->end; k++)
        if (w->e->items[k].word != ASC_WORD_DENIES) return false;
    return true;
}

static uint32_t voices(const struct weigher *w)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->e->origin_count; i++) {
        double most = 0, least = 0;
        for (uint32_t d = 0; d + 1 < w->doer_count; d++) {
            most = fmax(most, speaks_for(w, i, d));
            least = fmin(least, speaks_for(w, i, d));
        }
        bool tells = most - least >= SUPPORTS;
        n += tells && independent(w, i) && !only_denies(w, &w->e->origins[i]);
    }
    return n;
}

static void judge(const struct weigher *w, asc_weighed *out)
{
    uint32_t n = w->doer_count, named = leader(w->mean, n > 1 ? n - 1 : n);
    asc_hypothesis lead = { 0 };
    double low, high;
    out->voices = voices(w);
    back(w, named, &lead);
    range(w, named, &low, &high);
    out->too_little = n < 2             ? ASC_TOO_LITTLE_UNNAMED
                      : out->voices < 2 ? ASC_TOO_LITTLE_ORIGINS
                      : !lead.access    ? ASC_TOO_LITTLE_ACCESS
                                        : ASC_ENOUGH;
    out->confidence = ASC_CONFIDENCE_LOW;
    if (out->too_little || lead.origins < 2) return;
    if (high - low < .4) out->confidence = ASC_CONFIDENCE_MODERATE;
    if (lead.access >= 3 && high - low < .25 && out->decisive == ASC_NONE)
        out->confidence = ASC_CONFIDENCE_HIGH;
}

asc_status asc_credence_weigh(asc_weighed *out, asc_arena *keep, const asc_weigh_input *in,
                              const asc_reputes *standings, const asc_evidence *e, bool details,
                              asc_error *err)
{
    struct weigher w = {
        .keep = keep, .in = in, .standings = standings, .e = e, .incident = out->incident
    };
    asc_weighed result = { .incident = out->incident, .decisive = ASC_NONE };
    draw_misreading(&w);
    if (!list_doers(&w) || !work_out(&w)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    add_up(&w);
    credences(&w, ASC_NONE, w.mean, w.drawn);
    struct answer *a = list_answers(&w, &result);
    if (!a || (details && !(list_shares(&w, &result) && list_origins(&w, a, &result) &&
                            list_leanings(&w, &result))))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    judge(&w, &result);
    result.learnt_from = in->learnt_from;
    *out = result;
    return ASC_OK;
}
