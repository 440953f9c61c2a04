#include "weigh/learnt.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/error.h"
#include "base/map.h"
#include "base/order.h"
#include "base/str.h"
#include "weigh/learn.h"

#include "base/banned.h"

#define PAIRED_MAX 64         /* claims of one incident that are paired */
#define VALUES_MAX 60         /* actors of one incident that are learnt from */
#define CLAIMS_MAX 2000000    /* claims that are learnt from; later incidents are left out */
#define TEMPER_PRIOR_WORTH 50 /* incidents that the prior temper is worth */
#define FITS_PRIOR .4         /* of most classes of data/voices.tsv */
#define FITS_PRIOR_WORTH 20   /* pairs of wrong voices that it is worth */

/* A source: an actor, or an outlet in its own voice, whatever its reports. */
struct voice {
    uint32_t incidents, last; /* in how many it speaks; the last of them, + 1 */
};

struct key_of {
    uint64_t key;
    uint32_t source;
};

struct work {
    const asc_weigh_input *in;
    const asc_reputes *standings;
    asc_arena *tmp;
    asc_map names; /* of sources */
    asc_claim *claims;
    uint32_t *statements; /* [claim] */
    size_t claim_count, claim_cap, statement_cap;
    asc_incident_claims *incidents;
    size_t incident_count;
    asc_hyps hyps[VALUES_MAX + 1];
    asc_source_prior *priors;
    struct voice *voices;
    size_t source_count, prior_cap, voice_cap;
    struct key_of *keys;
    size_t key_count, key_cap;
};

static double logit(double p)
{
    return log(p / (1 - p));
}

/* ---- who teaches ---- */

/* Does it name one who carried it out, as what is learnt from does? */
static bool names_doer(const asc_statement *st, const asc_actor *actors)
{
    return st->object.incident != ASC_NONE && st->predicate == ASC_PREDICATE_CARRIED_OUT &&
           st->polarity == ASC_POLARITY_PLUS && st->agent.actor != ASC_NONE &&
           actors[st->agent.actor].named;
}

bool asc_teachers_choose(bool **out, asc_arena *keep, const asc_statement *statements,
                         size_t statement_count, const asc_actor *actors, size_t incident_count)
{
    *out = NULL;
    if (incident_count <= ASC_LEARN_MOST) return true;
    uint64_t *first = asc_arena_alloc(keep, incident_count, sizeof *first);
    uint64_t *sorted = asc_arena_alloc(keep, incident_count, sizeof *sorted);
    uint32_t *named = asc_arena_zalloc(keep, incident_count, sizeof *named);
    size_t n = 0;
    if (!first || !sorted || !named) return false;
    for (size_t i = 0; i < incident_count; i++) first[i] = UINT64_MAX;
    for (size_t k = 0; k < statement_count; k++) {
        const asc_statement *st = &statements[k];
        if (!names_doer(st, actors)) continue;
        uint64_t h = asc_str_hash((asc_str){ st->id, sizeof st->id - 1 });
        if (h < first[st->object.incident]) first[st->object.incident] = h;
        named[st->object.incident]++;
    }
    for (size_t i = 0; i < incident_count; i++)
        if (named[i] > 1) sorted[n++] = first[i];
    if (n <= ASC_LEARN_MOST) return true;
    qsort(sorted, n, sizeof *sorted, asc_order_u64);
    if (!(*out = asc_arena_zalloc(keep, incident_count, sizeof **out))) return false;
    for (size_t i = 0; i < incident_count; i++)
        (*out)[i] = named[i] > 1 && first[i] <= sorted[ASC_LEARN_MOST - 1];
    return true;
}

/* ---- sources ---- */

/* The name under which an origin is one source: a report's own voice is its outlet's. */
static asc_str name_of(const struct work *w, uint64_t key, char room[24])
{
    if (key >= ASC_ORIGIN_REPORT) {
        const asc_report_facts *f = &w->in->reports[key - ASC_ORIGIN_REPORT].facts;
        if (f->outlet.n) return f->outlet;
        if (f->author.n) return f->author;
    }
    snprintf(room, 24, "\x01%llu", (unsigned long long)key);
    return asc_str_from(room);
}

/* How often such a source names the right one: right, or wrong by its usual suspect. */
static asc_source_prior prior_of(const struct work *w, const asc_heard *o)
{
    const asc_repute *s = &w->standings->items[o->standing];
    double names = o->right + (1 - o->right) * s->fits, spread = s->spread * o->right / names;
    return (asc_source_prior){ .logit = logit(names),
                               .weight = 1 / (spread * spread),
                               .group = (uint8_t)(1 + o->standing) };
}

static bool source_of(struct work *w, const asc_heard *o, uint32_t *out)
{
    char room[24];
    bool fresh;
    asc_str name;
    if (!asc_arena_copy(w->tmp, name_of(w, o->key, room), &name)) return false;
    uint64_t *at = asc_map_put(&w->names, name, w->source_count, &fresh);
    if (!at) return false;
    *out = (uint32_t)*at;
    if (fresh) {
        if (w->source_count == w->prior_cap) {
            void *p = asc_arena_grow(w->tmp, w->priors, w->source_count, &w->prior_cap,
                                     sizeof *w->priors);
            if (!p) return false;
            w->priors = p;
        }
        if (w->source_count == w->voice_cap) {
            void *p = asc_arena_grow(w->tmp, w->voices, w->source_count, &w->voice_cap,
                                     sizeof *w->voices);
            if (!p) return false;
            w->voices = p;
        }
        w->voices[w->source_count] = (struct voice){ 0, 0 };
        w->priors[w->source_count++] = prior_of(w, o);
    }
    if (w->key_count == w->key_cap) {
        void *p = asc_arena_grow(w->tmp, w->keys, w->key_count, &w->key_cap, sizeof *w->keys);
        if (!p) return false;
        w->keys = p;
    }
    w->keys[w->key_count++] = (struct key_of){ o->key, *out };
    return true;
}

/* ---- claims ---- */

static bool names_one(const struct work *w, const asc_testimony *t)
{
    return t->role == ASC_PREDICATE_CARRIED_OUT && w->in->actors[t->actor].named;
}

static bool put_claim(struct work *w, const asc_testimony *t, uint32_t source, uint16_t value)
{
    if (w->claim_count == w->claim_cap) {
        void *p =
            asc_arena_grow(w->tmp, w->claims, w->claim_count, &w->claim_cap, sizeof *w->claims);
        if (!p) return false;
        w->claims = p;
    }
    if (w->claim_count == w->statement_cap) {
        void *p = asc_arena_grow(w->tmp, w->statements, w->claim_count, &w->statement_cap,
                                 sizeof *w->statements);
        if (!p) return false;
        w->statements = p;
    }
    const char *said = w->in->statements[t->statement].said;
    asc_date day;
    bool minus = t->polarity == ASC_POLARITY_MINUS;
    w->statements[w->claim_count] = t->statement;
    w->claims[w->claim_count++] =
        (asc_claim){ .time = asc_date_parse(asc_str_from(said), &day) ? (double)asc_date_first(day)
                                                                      : NAN,
                     .source = source,
                     .parent = ASC_NO_CLAIM,
                     .read = (float)t->read,
                     .value = value,
                     .certainty = t->firm > .9   ? 1
                                  : t->firm > .5 ? 2
                                                 : 3,
                     .say = t->word == ASC_WORD_CLAIMS   ? ASC_SAY_CLAIM
                            : t->word == ASC_WORD_DENIES ? ASC_SAY_DISCLAIM
                            : minus                      ? ASC_SAY_DENY
                                                         : ASC_SAY_ASSERT };
    return true;
}

static uint32_t value_of(const uint32_t *values, uint32_t n, uint32_t actor)
{
    for (uint32_t k = 0; k < n; k++)
        if (values[k] == actor) return k;
    return ASC_NONE;
}

/* The actors that are named for it, and how many origins name one. */
static uint32_t answers(const struct work *w, const asc_evidence *e, uint32_t *values, uint32_t *by)
{
    uint32_t n = 0;
    *by = 0;
    for (uint32_t i = 0; i < e->origin_count; i++) {
        bool names = false;
        for (uint32_t k = e->origins[i].first; k < e->origins[i].end; k++) {
            const asc_testimony *t = &e->items[k];
            if (!names_one(w, t) || t->polarity == ASC_POLARITY_MINUS) continue;
            names = true;
            if (value_of(values, n, t->actor) == ASC_NONE && n < VALUES_MAX) values[n++] = t->actor;
        }
        *by += names;
    }
    return n;
}

static bool take_incident(struct work *w, const asc_evidence *e)
{
    uint32_t values[VALUES_MAX], by, n = answers(w, e, values, &by);
    size_t begin = w->claim_count;
    if (by < 2 || begin > CLAIMS_MAX) return true;
    for (uint32_t i = 0; i < e->origin_count; i++) {
        const asc_heard *o = &e->origins[i];
        uint32_t source = ASC_NONE;
        for (uint32_t k = o->first; k < o->end; k++) {
            const asc_testimony *t = &e->items[k];
            uint32_t v = names_one(w, t) ? value_of(values, n, t->actor) : ASC_NONE;
            if (v == ASC_NONE) continue;
            if (source == ASC_NONE && !source_of(w, o, &source)) return false;
            if (!put_claim(w, t, source, (uint16_t)v)) return false;
            if (w->voices[source].last == w->incident_count + 1) continue;
            w->voices[source].last = (uint32_t)w->incident_count + 1;
            w->voices[source].incidents++;
        }
    }
    w->hyps[n] = (asc_hyps){ .values = n, .count = n + 1 };
    w->incidents[w->incident_count++] =
        (asc_incident_claims){ (uint32_t)begin, (uint32_t)w->claim_count, n };
    return true;
}

static asc_status gather(struct work *w, const asc_by_incident *all, const char *until,
                         asc_error *err)
{
    asc_arena *one = asc_arena_new();
    asc_status rc = one ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; !rc && i < all->count; i++) {
        uint32_t n = all->first[i + 1] - all->first[i];
        asc_mark mark = asc_arena_save(one);
        asc_evidence e;
        if (n < 2 || (w->in->teaches && !w->in->teaches[i])) continue;
        rc = asc_evidence_gather(&e, one, w->in, w->standings, all->list + all->first[i], n, until,
                                 err);
        if (!rc && !take_incident(w, &e)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
        asc_arena_restore(one, mark);
    }
    asc_arena_free(one);
    return rc;
}

/* ---- what was learnt ---- */

/*
 * How often a voice that is wrong names the very one that another wrong voice names, as a
 * factor on what data/voices.tsv has for it: where they err apart, agreement says more.
 */
static double fits_of(const struct work *w, const asc_weights *weights)
{
    const asc_claim_weight *c = asc_weights_claims(weights);
    double same = 0, apart = 0;
    for (size_t i = 0; i < w->incident_count; i++) {
        const double *q = asc_weights_credence(weights, i, NULL, NULL);
        size_t end = w->incidents[i].end;
        if (end - w->incidents[i].begin > PAIRED_MAX) end = w->incidents[i].begin + PAIRED_MAX;
        for (size_t k = w->incidents[i].begin; k < end; k++)
            for (size_t j = k + 1; j < end; j++) {
                const asc_claim *x = &w->claims[k], *y = &w->claims[j];
                if (x->say != ASC_SAY_ASSERT || y->say != ASC_SAY_ASSERT || x->source == y->source)
                    continue;
                double own = (double)c[k].own * (double)c[j].own, right = q[x->value];
                if (x->value != y->value) right += q[y->value];
                *(x->value == y->value ? &same : &apart) += own * (right < 1 ? 1 - right : 0);
            }
    }
    double prior = FITS_PRIOR * FITS_PRIOR_WORTH;
    return (prior + same) / (FITS_PRIOR_WORTH + same + apart) / FITS_PRIOR;
}

static int by_key(const void *x, const void *y)
{
    const struct key_of *a = x, *b = y;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return 0;
}

static bool put_learnt(struct work *w, asc_weigh_input *in, asc_arena *keep,
                       const asc_weights *weights)
{
    const asc_source_weight *s = asc_weights_sources(weights);
    const asc_claim_weight *c = asc_weights_claims(weights);
    asc_learnt *out = asc_arena_alloc(keep, w->key_count + 1, sizeof *out);
    float *own = asc_arena_alloc(keep, in->statement_count + 1, sizeof *own);
    size_t n = 0;
    if (!out || !own) return false;
    qsort(w->keys, w->key_count, sizeof *w->keys, by_key);
    for (size_t k = 0; k < w->key_count; k++) {
        const asc_source_weight *x = &s[w->keys[k].source];
        if (k && w->keys[k].key == w->keys[k - 1].key) continue;
        out[n++] =
            (asc_learnt){ .key = w->keys[k].key,
                          .right = x->right,
                          .spread = (logit(fmin(x->high, 1 - 1e-9)) - logit(fmax(x->low, 1e-9))) /
                                    (2 * 1.645),
                          .incidents = w->voices[w->keys[k].source].incidents };
    }
    for (size_t k = 0; k < in->statement_count; k++) own[k] = 1;
    for (size_t k = 0; k < w->claim_count; k++) own[w->statements[k]] = c[k].own;
    double t = asc_weights_temper(weights), m = (double)w->incident_count;
    in->learnt = out;
    in->learnt_count = n;
    in->own = own;
    in->fits = fits_of(w, weights);
    in->learnt_from = (uint32_t)w->incident_count;
    in->temper = (in->temper * TEMPER_PRIOR_WORTH + t * m) / (TEMPER_PRIOR_WORTH + m);
    return true;
}

static asc_status learn(struct work *w, asc_weigh_input *in, asc_arena *keep, asc_error *err)
{
    asc_hyps *hyps = asc_arena_alloc(w->tmp, VALUES_MAX + 1, sizeof *hyps);
    uint32_t at[VALUES_MAX + 1];
    size_t count = 0;
    if (!hyps) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (uint32_t n = 0; n <= VALUES_MAX; n++) {
        at[n] = (uint32_t)count;
        if (w->hyps[n].count) hyps[count++] = w->hyps[n];
    }
    for (size_t i = 0; i < w->incident_count; i++) w->incidents[i].hyps = at[w->incidents[i].hyps];
    asc_ledger ledger = { .claims = w->claims,
                          .incidents = w->incidents,
                          .hyps = hyps,
                          .sources = w->priors,
                          .claim_count = w->claim_count,
                          .incident_count = w->incident_count,
                          .hyps_count = count,
                          .source_count = w->source_count };
    asc_learn_options options = { .draws = 8 };
    asc_weights *weights;
    asc_status rc = asc_learn(&weights, w->tmp, &ledger, &options, err);
    if (!rc && !put_learnt(w, in, keep, weights)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    return rc;
}

asc_status asc_case_learn(asc_weigh_input *in, asc_arena *keep, const asc_reputes *standings,
                          const asc_by_incident *all, const char *until, asc_error *err)
{
    struct work w = { .in = in, .standings = standings, .tmp = asc_arena_new() };
    asc_status rc = ASC_OK;
    if (w.tmp) {
        asc_map_init(&w.names, w.tmp);
        w.incidents = asc_arena_alloc(w.tmp, all->count + 1, sizeof *w.incidents);
    }
    if (!w.tmp || !w.incidents) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc && all->count >= ASC_LEARN_FROM) rc = gather(&w, all, until, err);
    if (!rc && w.incident_count >= ASC_LEARN_FROM) rc = learn(&w, in, keep, err);
    asc_arena_free(w.tmp);
    return rc;
}
