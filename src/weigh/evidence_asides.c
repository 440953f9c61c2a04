/*
 * Whose word is doubted, who could and would have done it, and which parties accuse with one interest.
 */
#include "weigh/evidence_inner.h"

#include <stdlib.h>

#include "base/str.h"
#include "weigh/sides.h"

#include "base/banned.h"

#define DOUBT .5 /* how much of an origin's weight a certain doubt of its word takes */
#define CLAIM_DOUBT \
    .8 /* of one that claims the deed: boasts are doubted far more often than true claims */
#define TELLER_DOUBT .95 /* ... and where nobody but the doubter tells of the claim */
#define PARTY_DOUBT .2   /* the same where an opponent doubts it */
#define TRUST_MAX 1.25   /* what others' trust can make of it */
#define DISOWNED .2      /* how firmly one claims what he denies elsewhere */
#define ECHO .25 /* weight of a second party that accuses the same actor; then its square, ... */

/* ---- whose word is doubted; who could and would ---- */

/* What is claimed in the name of one who denies it is hardly his claim. */
void asc_evidence_disown(struct gather *g)
{
    for (uint32_t k = 0; k < g->out->count; k++) {
        asc_testimony *t = &g->out->items[k];
        bool denied = false;
        if (t->word != ASC_WORD_CLAIMS) continue;
        for (uint32_t j = 0; j < g->out->count && !denied; j++)
            denied = g->out->items[j].word == ASC_WORD_DENIES &&
                     g->out->items[j].actor == t->actor && g->out->items[j].role == t->role;
        if (denied) t->firm *= DISOWNED;
    }
}

static int by_key(const void *key, const void *x)
{
    uint64_t a = *(const uint64_t *)key, b = ((const asc_heard *)x)->key;
    return a < b ? -1 : a > b;
}

/* Does the origin claim to have carried it out? */
static bool claims_it(const struct gather *g, const asc_heard *o)
{
    for (uint32_t k = o->first; k < o->end; k++)
        if (g->out->items[k].word == ASC_WORD_CLAIMS) return true;
    return false;
}

static void judge(struct gather *g, const asc_statement *st)
{
    uint64_t key = st->agent.actor;
    const asc_source *s = &st->sources[st->source_count - 1];
    asc_heard *o = bsearch(&key, g->out->origins, g->out->origin_count, sizeof *o, by_key);
    if (!o || s->actor == st->agent.actor) return; /* nobody's own praise counts */
    if (st->predicate == ASC_PREDICATE_CARRIED_OUT && !claims_it(g, o)) return;
    bool opponent = s->actor != ASC_NONE && (g->in->actors[s->actor].kind == ASC_ACTOR_STATE ||
                                             g->in->actors[s->actor].kind == ASC_ACTOR_AGENCY ||
                                             g->in->actors[s->actor].kind == ASC_ACTOR_GROUP);
    bool minus = st->polarity == ASC_POLARITY_MINUS;
    double share = opponent ? PARTY_DOUBT : minus && claims_it(g, o) ? CLAIM_DOUBT : DOUBT;
    bool teller = st->source_count == 1 && o->report_count == 1 && o->reports[0] == st->report;
    if (share == CLAIM_DOUBT && teller) share = TELLER_DOUBT;
    double weight = asc_evidence_firmness(st->certainty) * st->read * share;
    o->trust *= minus ? 1 - weight : 1 + weight / 2;
    if (o->trust > TRUST_MAX) o->trust = TRUST_MAX;
}

static void lean(struct gather *g, const asc_statement *st, uint32_t statement)
{
    double by = ASC_LEAN * asc_evidence_firmness(st->certainty) * st->read;
    g->out->leanings[g->out->leaning_count++] =
        (asc_leaning){ st->agent.actor, statement, st->polarity == ASC_POLARITY_MINUS ? -by : by };
}

/* That somebody did not do it is a doubt of his claim, too, if he makes one. */
static bool contradicts(const asc_statement *st)
{
    return st->predicate == ASC_PREDICATE_CARRIED_OUT && st->polarity == ASC_POLARITY_MINUS &&
           st->agent.actor != ASC_NONE;
}

static bool is_aside(asc_predicate p)
{
    return p == ASC_PREDICATE_CREDIBLE || p == ASC_PREDICATE_CAPABLE ||
           p == ASC_PREDICATE_MOTIVATED;
}

static int by_aside(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    if (a->t.actor != b->t.actor) return a->t.actor < b->t.actor ? -1 : 1;
    if (a->t.role != b->t.role) return a->t.role < b->t.role ? -1 : 1;
    return asc_evidence_by_origin(x, y);
}

/* The same doubt, or motive, told by one origin counts once, at its firmest. */
bool asc_evidence_take_asides(struct gather *g, const uint32_t *of_incident, uint32_t count,
                              const char *until)
{
    size_t n = 0;
    for (uint32_t k = 0; k < count; k++) {
        const asc_statement *st = &g->in->statements[of_incident[k]];
        if (!(is_aside(st->predicate) || contradicts(st)) ||
            !asc_evidence_counts(g->in, of_incident[k], until))
            continue;
        asc_side side = asc_side_of(g->in, g->standings, of_incident[k], until);
        g->entries[n].key = side.key;
        g->entries[n++].t = asc_evidence_testimony(st, of_incident[k], side.word);
    }
    qsort(g->entries, n, sizeof *g->entries, by_aside);
    g->out->leanings = asc_arena_alloc(g->keep, n + 1, sizeof *g->out->leanings);
    if (!g->out->leanings) return false;
    for (size_t k = 0; k < n; k++) {
        const struct entry *e = &g->entries[k];
        const asc_statement *st = &g->in->statements[e->t.statement];
        if (k && e->key == e[-1].key && asc_evidence_same_word(&e->t, &e[-1].t)) continue;
        if (st->predicate == ASC_PREDICATE_CREDIBLE || contradicts(st)) judge(g, st);
        else lean(g, st, e->t.statement);
    }
    return true;
}

/* The actor that a party without access accuses most firmly; ASC_NONE: it accuses none. */
static uint32_t accused(const struct gather *g, const asc_heard *o, double *weight)
{
    uint32_t actor = ASC_NONE;
    *weight = 0;
    if ((o->standing != g->standings->party && o->standing != g->standings->unnamed) || o->access)
        return ASC_NONE;
    for (uint32_t k = o->first; k < o->end; k++) {
        const asc_testimony *t = &g->out->items[k];
        if (t->word != ASC_WORD_SAYS || t->polarity != ASC_POLARITY_PLUS ||
            t->role != ASC_PREDICATE_CARRIED_OUT || t->firm * t->read <= *weight)
            continue;
        *weight = t->firm * t->read;
        actor = t->actor;
    }
    return actor;
}

/* Of two that accuse the same actor: the party before the official without a name, then the firmer one. Two
 * such officials alone are two. */
static bool comes_before(const struct gather *g, uint32_t k, uint32_t i, const double *weight)
{
    const asc_heard *x = &g->out->origins[k], *y = &g->out->origins[i];
    bool party = x->standing == g->standings->party;
    if (!party) return false;
    if (y->standing != x->standing || weight[k] != weight[i])
        return y->standing != x->standing || weight[k] > weight[i];
    return x->seed < y->seed;
}

/*
 * A minister, a ministry and "the competent services" have one enemy and one interest:
 * being wrong, they are wrong together. The firmest of the parties that accuse an actor
 * counts in full, each further one a quarter of the one before.
 */
bool asc_evidence_find_echoes(struct gather *g)
{
    uint32_t n = g->out->origin_count;
    uint32_t *whom = asc_arena_alloc(g->keep, n + (size_t)1, sizeof *whom);
    double *weight = asc_arena_alloc(g->keep, n + (size_t)1, sizeof *weight);
    if (!whom || !weight) return false;
    for (uint32_t i = 0; i < n; i++) whom[i] = accused(g, &g->out->origins[i], &weight[i]);
    for (uint32_t i = 0; i < n; i++) {
        if (whom[i] == ASC_NONE) continue;
        for (uint32_t k = 0; k < n && g->out->origins[i].echo > 1e-3; k++) {
            if (whom[k] == whom[i] && comes_before(g, k, i, weight))
                g->out->origins[i].echo *= ECHO;
        }
    }
    return true;
}
