#include "weigh/parts.h"

#include <math.h>
#include <stdlib.h>

#include "weigh/sides.h"

#include "base/banned.h"

/*
 * By judgement, 2026-11. Of a part that is told of it is as open whether this one had it,
 * another one, or nobody. Whoever is wrong about who carried it out is hardly to be
 * believed on the order either; and who leads or belongs to another armed group than the one
 * that did it seldom gave the order.
 */
#define PART_PRIOR (1.0 / 3)
#define WHEN_WRONG .1
#define TIED_ELSEWHERE .05
#define PARTIES_ECHO .25 /* of what further parties say that accuse the same actor */

bool asc_doer_has(const asc_doer *d, uint32_t actor)
{
    return actor != ASC_NONE && (d->actor[0] == actor || d->actor[1] == actor);
}

/* Does the origin name somebody else, and not this one, for having carried it out, or clear this one? */
static bool contradicted(const asc_evidence *e, const asc_heard *o, const asc_doer *d)
{
    bool named = false;
    for (uint32_t k = o->first; k < o->end; k++) {
        const asc_testimony *t = &e->items[k];
        if (t->role != ASC_PREDICATE_CARRIED_OUT || !t->apart) continue;
        if (t->polarity != ASC_POLARITY_PLUS) {
            named |= t->word == ASC_WORD_SAYS && asc_doer_has(d, t->actor);
            continue;
        }
        if (asc_doer_has(d, t->actor)) return false;
        named = true;
    }
    return named;
}

double asc_accusation(double right, double fits)
{
    double wrong = (1 - right) * fits;
    return (right + wrong) / wrong;
}

double asc_read_drawn(const asc_worth *v, double read)
{
    return v->reading == 0 ? read : asc_sigmoid(log(read / (1 - read)) + v->reading);
}

double asc_word_weigh(const asc_testimony *t, const asc_worth *v, double trust)
{
    bool minus = t->polarity == ASC_POLARITY_MINUS;
    double with[2] = { asc_accusation(v->right, v->fits), (1 - v->right) / v->right };
    double plain[2] = { asc_accusation(v->plain_right, v->plain_fits),
                        (1 - v->plain_right) / v->plain_right };
    if (t->word != ASC_WORD_SAYS) {
        minus = t->word == ASC_WORD_DENIES;
        with[0] = v->claim;
        with[1] = v->denial;
    }
    double firm = t->firm * trust;
    asc_meant m = { .said = pow(with[minus], firm),
                    .other = 1,
                    .contrary = pow(with[!minus], firm),
                    .voice = pow(plain[minus], firm) };
    return asc_misreading_weigh(v->misread, &m, asc_read_drawn(v, t->read));
}

/* Is the actor tied to a group named for it that is not the one at hand? States and their services
 * have others do it. */
bool asc_tied_elsewhere(const asc_weigh_input *in, const asc_evidence *e, uint32_t actor,
                        const asc_doer *d)
{
    bool elsewhere = false;
    for (uint32_t k = 0; k < d->n; k++)
        if (asc_is_tied(in, actor, d->actor[k], e->until)) return false;
    for (uint32_t k = 0; k < e->count && !elsewhere; k++)
        elsewhere = e->items[k].role == ASC_PREDICATE_CARRIED_OUT && e->items[k].actor != actor &&
                    (in->actors[e->items[k].actor].kind == ASC_ACTOR_GROUP ||
                     in->actors[e->items[k].actor].kind == ASC_ACTOR_ORGANISATION) &&
                    asc_is_tied(in, actor, e->items[k].actor, e->until);
    return elsewhere;
}

/* A party without access that accuses: several have one interest, as in evidence.c. */
static bool accuser(const asc_heard *o, const asc_testimony *t)
{
    return o->party && !o->access && t->word == ASC_WORD_SAYS && t->polarity == ASC_POLARITY_PLUS;
}

double asc_part_weigh(const asc_evidence *e, const asc_worth *worths,
                      const asc_doer *d, asc_involved who, bool tied_elsewhere)
{
    double odds = log(PART_PRIOR / (1 - PART_PRIOR));
    if (tied_elsewhere) odds += log(TIED_ELSEWHERE);
    double most = 0, parties = 0;
    for (uint32_t k = 0; k < e->count; k++) {
        const asc_testimony *t = &e->items[k];
        if (t->actor != who.actor || t->role != who.role) continue;
        const asc_heard *o = &e->origins[t->origin];
        double ll = asc_word_weigh(t, &worths[t->origin], o->trust);
        if (contradicted(e, o, d)) ll *= WHEN_WRONG;
        if (!accuser(o, t)) {
            odds += ll;
            continue;
        }
        parties += ll;
        if (ll > most) most = ll;
    }
    return asc_sigmoid(odds + most + PARTIES_ECHO * (parties - most));
}

struct likely {
    asc_involved who;
    double p;
};

static int by_likelihood(const void *x, const void *y)
{
    const struct likely *a = x, *b = y;
    if (a->p != b->p) return a->p > b->p ? -1 : 1;
    if (a->who.role != b->who.role) return a->who.role < b->who.role ? -1 : 1;
    return a->who.actor < b->who.actor ? -1 : a->who.actor > b->who.actor;
}

/*
 * Do two tell of it who are no party to it, or one who could know? What only its enemies say of an actor's
 * part, or one voice without access, is listed among what is said, but divides no answer in two: no more
 * than that would do for the answer itself. Its own word that it had a part is heard.
 */
static bool told_by_others(const asc_evidence *e, asc_involved who)
{
    uint32_t others = 0;
    for (uint32_t k = 0; k < e->count; k++) {
        const asc_testimony *t = &e->items[k];
        const asc_heard *o = &e->origins[t->origin];
        if (t->actor != who.actor || t->role != who.role || t->polarity != ASC_POLARITY_PLUS)
            continue;
        if (t->word == ASC_WORD_CLAIMS || (o->access && !o->party)) return true;
        others += !o->party;
    }
    return others > 1;
}

static bool seen(const asc_involved *list, uint32_t n, asc_involved who)
{
    for (uint32_t k = 0; k < n; k++)
        if (list[k].actor == who.actor && list[k].role == who.role) return true;
    return false;
}

uint32_t asc_parts_told(asc_involved *out, const asc_weigh_input *in, const asc_evidence *e)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < e->count && n < ASC_PARTS_SEEN_MAX; k++) {
        asc_involved who = { e->items[k].actor, e->items[k].role };
        if (who.role == ASC_PREDICATE_CARRIED_OUT || who.role == ASC_PREDICATE_KNEW_OF) continue;
        if (!asc_told_apart(&in->actors[who.actor]) || seen(out, n, who) || !told_by_others(e, who))
            continue;
        out[n++] = who;
    }
    return n;
}

/* Does every origin that says so of `one` say so of `other`, too? Then one word bears both. */
static bool borne_by(const asc_evidence *e, asc_involved one, asc_involved other)
{
    for (uint32_t k = 0; k < e->count; k++) {
        const asc_testimony *t = &e->items[k];
        bool found = false;
        if (t->actor != one.actor || t->role != one.role || t->polarity != ASC_POLARITY_PLUS)
            continue;
        const asc_heard *o = &e->origins[t->origin];
        for (uint32_t j = o->first; j < o->end && !found; j++)
            found = e->items[j].actor == other.actor && e->items[j].role == other.role &&
                    e->items[j].polarity == ASC_POLARITY_PLUS;
        if (!found) return false;
    }
    return true;
}

/* How likely the kth part is where those before it are so: what one witness alone says of two
 * is right of both, or of neither. */
static double given_those_before(const asc_evidence *e, const struct likely *list, uint32_t k)
{
    for (uint32_t j = k; j-- > 0;)
        if (borne_by(e, list[k].who, list[j].who)) return list[k].p / list[j].p;
    return list[k].p;
}

void asc_parts_weigh(asc_parts *out, const asc_weigh_input *in, const asc_evidence *e,
                     const asc_worth *worths, const asc_doer *d)
{
    asc_involved told[ASC_PARTS_SEEN_MAX];
    struct likely list[ASC_PARTS_SEEN_MAX];
    uint32_t n = 0, count = asc_parts_told(told, in, e);
    for (uint32_t k = 0; k < count; k++) {
        if (asc_doer_has(d, told[k].actor)) continue;
        bool tied = asc_tied_elsewhere(in, e, told[k].actor, d);
        list[n++] = (struct likely){ told[k], asc_part_weigh(e, worths, d, told[k], tied) };
    }
    qsort(list, n, sizeof *list, by_likelihood);
    *out = (asc_parts){ 0 };
    double together = 1, most = 0; /* the likeliest answer without all of them */
    for (uint32_t k = 0; k < n && out->count + d->n < ASC_PARTS_MAX; k++) {
        double p = given_those_before(e, list, k);
        if (p < .5) break;
        most = fmax(most, together * (1 - p));
        together *= p;
        if (together < most) break;
        out->up_to[out->count] = together;
        out->items[out->count++] = list[k].who;
    }
}
