/*
 * Men and their bodies: whose deed it is when a group's man planned it, its leader ordered it, or men without a
 * name did it.
 */
#include "weigh/evidence_inner.h"

#include "base/str.h"
#include "weigh/bodies.h"

#include "base/banned.h"

#define PLANNED .7 /* how firmly a group did what one of its own prepared */
#define ORDERED .5 /* ... or what its leader ordered */
#define CLEARED .3 /* ... or did, if somebody else says that this one did not */

#define GROUPS_MAX 32 /* groups named for one incident that others are looked for in */

/* A body that people belong to. */
static bool is_body(asc_actor_kind kind)
{
    return kind == ASC_ACTOR_GROUP || kind == ASC_ACTOR_AGENCY || kind == ASC_ACTOR_ORGANISATION;
}

/* The groups with a name that somebody says did it; how many. */
static uint32_t named_groups(const struct gather *g, uint32_t out[GROUPS_MAX])
{
    uint32_t n = 0;
    for (size_t k = 0; k < g->count && n < GROUPS_MAX; k++) {
        const asc_testimony *t = &g->entries[k].t;
        const asc_actor *a = &g->in->actors[t->actor];
        bool is = t->role == ASC_PREDICATE_CARRIED_OUT && t->polarity == ASC_POLARITY_PLUS &&
                  is_body(a->kind) && a->named;
        for (uint32_t j = 0; is && j < n; j++) is = out[j] != t->actor;
        if (is) out[n++] = t->actor;
    }
    return n;
}

/* Does somebody else, not of his side, say that he had no part in it? */
static bool is_cleared(const struct gather *g, uint32_t actor)
{
    for (size_t k = 0; k < g->count; k++) {
        const asc_testimony *t = &g->entries[k].t;
        if (t->actor == actor && t->role == ASC_PREDICATE_CARRIED_OUT &&
            t->polarity == ASC_POLARITY_MINUS && t->word == ASC_WORD_SAYS)
            return true;
    }
    return false;
}

/* "An agent of the DKS", by others of the Bureau: whose man he is stands open. */
static bool of_several(const struct gather *g, uint32_t actor, uint32_t of)
{
    for (size_t k = 0; k < g->in->tie_count; k++) {
        const asc_tied *t = &g->in->ties[k];
        uint32_t other = t->a == actor ? t->b : t->b == actor ? t->a : ASC_NONE;
        if (other == ASC_NONE || other == of) continue;
        const asc_actor *x = &g->in->actors[other];
        if (x->named && x->kind != ASC_ACTOR_PERSON && x->kind != ASC_ACTOR_OUTLET &&
            g->in->actors[of].kind != ASC_ACTOR_GROUP)
            return true;
    }
    return false;
}

/* The one group that he leads or belongs to among those named for it; ASC_NONE. */
static uint32_t group_of(const struct gather *g, uint32_t actor, const uint32_t *groups, uint32_t n)
{
    uint32_t of = ASC_NONE, found = 0;
    for (uint32_t j = 0; j < n; j++)
        if (groups[j] != actor && asc_is_tied(g->in, actor, groups[j], g->out->until))
            of = groups[j], found++;
    return found == 1 && !of_several(g, actor, of) ? of : ASC_NONE;
}

/* Whom groups that claim it name as their own. */
struct own_men {
    struct {
        uint32_t man, group;
    } items[GROUPS_MAX];
    uint32_t count;
};

/* "The Column, which claimed it, said the bomber was X": X was its man, whoever names him. */
static struct own_men men_of_claimants(const struct gather *g, const uint32_t *groups, uint32_t n)
{
    struct own_men m = { .count = 0 };
    bool claims[GROUPS_MAX] = { false };
    for (size_t k = 0; k < g->count; k++)
        for (uint32_t j = 0; j < n; j++)
            claims[j] |= g->entries[k].key == groups[j] && g->entries[k].t.actor == groups[j] &&
                         g->entries[k].t.word == ASC_WORD_CLAIMS;
    for (size_t k = 0; k < g->count && m.count < GROUPS_MAX; k++) {
        const asc_testimony *t = &g->entries[k].t;
        const asc_actor *a = &g->in->actors[t->actor];
        if (t->word != ASC_WORD_SAYS || t->polarity != ASC_POLARITY_PLUS ||
            t->role != ASC_PREDICATE_CARRIED_OUT || a->kind != ASC_ACTOR_PERSON || !a->named)
            continue;
        for (uint32_t j = 0; j < n && m.count < GROUPS_MAX; j++)
            if (claims[j] && g->entries[k].key == groups[j])
                m.items[m.count].man = t->actor, m.items[m.count++].group = groups[j];
    }
    return m;
}

/* Whose man he is; ASC_NONE where two say so, or none does. */
static uint32_t claimed_by(const struct own_men *m, uint32_t man)
{
    uint32_t of = ASC_NONE;
    for (uint32_t k = 0; k < m->count; k++) {
        if (m->items[k].man != man) continue;
        if (of != ASC_NONE && of != m->items[k].group) return ASC_NONE;
        of = m->items[k].group;
    }
    return of;
}

/*
 * Who belongs to one of the groups that are named for it, or leads it, and had a hand in it
 * is no rival of that group: that he did it says that it did. What clears or accuses him alone
 * of having given the order, and what he says of himself, stays his own.
 */
void asc_evidence_act_for_groups(struct gather *g)
{
    uint32_t groups[GROUPS_MAX], n = named_groups(g, groups);
    struct own_men own = men_of_claimants(g, groups, n);
    for (size_t k = 0; n && k < g->count; k++) {
        asc_testimony *t = &g->entries[k].t;
        const asc_actor *a = &g->in->actors[t->actor];
        if (t->word != ASC_WORD_SAYS || t->polarity != ASC_POLARITY_PLUS ||
            (t->role != ASC_PREDICATE_CARRIED_OUT && t->role != ASC_PREDICATE_HELPED &&
             t->role != ASC_PREDICATE_PLANNED) ||
            (a->kind != ASC_ACTOR_PERSON && a->named) ||
            (t->role == ASC_PREDICATE_HELPED && a->named)) /* whoever helped, helped himself */
            continue;
        uint32_t of = group_of(g, t->actor, groups, n), whose = claimed_by(&own, t->actor);
        if (of == ASC_NONE) of = whose;
        if (of == ASC_NONE) continue;
        if (of == whose && g->entries[k].key == of) t->word = ASC_WORD_CLAIMS;
        if (is_cleared(g, t->actor)) t->firm *= CLEARED;
        t->actor = of;
        if (t->role != ASC_PREDICATE_PLANNED) continue;
        t->role = ASC_PREDICATE_CARRIED_OUT;
        t->firm *= PLANNED;
    }
}

/*
 * What men without a name of their own did, their body did: nobody but it can be named for it, or
 * claim it. That they did not, or helped, or gave an order, is no more than it says.
 */
void asc_evidence_stand_for(const struct gather *g, struct entry *e, const char *until)
{
    bool itself = false,
         did = e->t.polarity == ASC_POLARITY_PLUS &&
               (e->t.role == ASC_PREDICATE_CARRIED_OUT || e->t.role == ASC_PREDICATE_PLANNED);
    uint32_t body = asc_body_of(g->in, e->t.actor, until, &itself);
    if (body == ASC_NONE || !(itself || did)) return;
    if (e->key == e->t.actor && (itself || e->t.word == ASC_WORD_CLAIMS || e->confession)) {
        if (e->confession) e->t.word = ASC_WORD_CLAIMS; /* they speak for it */
        e->confession = false;
        e->key = body;
    }
    e->t.actor = body;
}

/* Does the same voice name anybody for having carried it out? */
static bool names_doer(const struct gather *g, uint64_t key, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        const asc_testimony *t = &g->entries[k].t;
        if (g->entries[k].key == key && t->role == ASC_PREDICATE_CARRIED_OUT &&
            t->polarity == ASC_POLARITY_PLUS)
            return true;
    }
    return false;
}

/*
 * A group or a firm does what it plans; so does one whose leader gave the order, where nobody else is
 * named by that voice: it is one more word that it did it, a probable one. Services and states
 * have others do it.
 */
void asc_evidence_plans_are_deeds(struct gather *g)
{
    uint32_t groups[GROUPS_MAX], n = named_groups(g, groups);
    for (size_t k = 0, count = g->count; k < count; k++) {
        struct entry e = g->entries[k];
        const asc_actor *a = &g->in->actors[e.t.actor];
        uint32_t doer = ASC_NONE;
        if (e.t.word != ASC_WORD_SAYS || e.t.polarity != ASC_POLARITY_PLUS) continue;
        if (e.t.role == ASC_PREDICATE_PLANNED && a->named &&
            (a->kind == ASC_ACTOR_GROUP || a->kind == ASC_ACTOR_ORGANISATION))
            doer = e.t.actor;
        if (e.t.role == ASC_PREDICATE_ORDERED && a->kind == ASC_ACTOR_PERSON)
            doer = group_of(g, e.t.actor, groups, n);
        if (doer == ASC_NONE ||
            (e.t.role == ASC_PREDICATE_ORDERED && g->in->actors[doer].kind != ASC_ACTOR_GROUP) ||
            names_doer(g, e.key, count))
            continue;
        e.t.actor = doer;
        e.t.firm *= e.t.role == ASC_PREDICATE_PLANNED ? PLANNED : ORDERED;
        e.t.role = ASC_PREDICATE_CARRIED_OUT;
        g->entries[g->count++] = e;
    }
}
