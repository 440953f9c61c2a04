#include "weigh/sides.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "weigh/posts.h"

#include "base/banned.h"

#define ALIAS_STEPS 8 /* names of one that are followed from one to the next */

/* Does one of its names have a word of those who speak for a party? */
static bool of_a_party(const asc_reputes *s, const asc_actor *a)
{
    for (uint32_t k = 0; k < a->name_count; k++)
        if (asc_repute_has_word(s, a->names[k], s->party)) return true;
    return false;
}

/*
 * Who leads, belongs to or holds what he clears is of its side, and expected to clear it whether it did it
 * or not: so is a minister or an officer who clears a state.
 */
static bool of_its_side(const asc_weigh_input *in, const asc_reputes *s, uint32_t speaker,
                        uint32_t agent, const char *until)
{
    if (speaker == ASC_NONE || speaker >= in->actor_count) return false;
    if (asc_is_tied(in, speaker, agent, until)) return true;
    const asc_actor *x = &in->actors[speaker];
    return in->actors[agent].kind == ASC_ACTOR_STATE && x->kind == ASC_ACTOR_PERSON &&
           asc_repute_of_actor(s, x) == s->party;
}

/* Is it the actor's own outlet: called as it is, or after it? */
static bool own_outlet(const asc_weigh_input *in, const asc_statement *st)
{
    asc_str outlet = in->reports[st->report].facts.outlet;
    const asc_actor *a = &in->actors[st->agent.actor];
    for (uint32_t k = 0; k < a->name_count; k++)
        if (a->names[k].n && asc_str_find(outlet, a->names[k]) != SIZE_MAX) return true;
    return false;
}

/*
 * What a prisoner confessed, where only those who hold or accuse him tell of it: theirs, not his.
 * ASC_ORIGIN_NONE: somebody else tells of it.
 */
static uint64_t teller(const asc_weigh_input *in, const asc_reputes *s, const asc_statement *st)
{
    if (st->source_count == 2 && st->report < in->report_count) {
        bool party = asc_repute_of_words(s, in->reports[st->report].facts.outlet) == s->party &&
                     !own_outlet(in, st);
        return party ? ASC_ORIGIN_REPORT + st->report : ASC_ORIGIN_NONE;
    }
    if (st->source_count < 3) return ASC_ORIGIN_NONE;
    uint32_t before = st->sources[st->source_count - 2].actor;
    bool accuses = before != ASC_NONE && of_a_party(s, &in->actors[before]);
    return accuses ? before : ASC_ORIGIN_NONE;
}

/* "An informer has seen it, a naval officer says": of whom nobody else has heard, and whom nobody can ask. */
static bool second_hand(const asc_weigh_input *in, const asc_statement *st)
{
    uint32_t last = st->sources[st->source_count - 1].actor;
    return st->source_count > 2 && last != ASC_NONE && !in->actors[last].named &&
           st->polarity == ASC_POLARITY_PLUS;
}

/* "The Criminal Investigation Police has established it", in a statement of its own minister: his word. */
static bool of_that_house(const asc_weigh_input *in, const asc_reputes *s, const asc_statement *st)
{
    uint32_t last = st->source_count == 2 ? st->sources[1].actor : ASC_NONE;
    return last != ASC_NONE && last < in->actor_count &&
           in->actors[last].kind == ASC_ACTOR_AGENCY &&
           asc_repute_of_actor(s, &in->actors[last]) == s->police;
}

/* A person's is a confession, a group's a claim, unless nobody but its accuser tells of it. */
static void confess(asc_side *side, const asc_weigh_input *in, const asc_reputes *s,
                    const asc_statement *st)
{
    uint64_t told = teller(in, s, st);
    if (told != ASC_ORIGIN_NONE) side->key = told;
    side->confession =
        told == ASC_ORIGIN_NONE && in->actors[st->agent.actor].kind == ASC_ACTOR_PERSON;
    if (told != ASC_ORIGIN_NONE || side->confession) side->word = ASC_WORD_SAYS;
}

/* "A post claimed it in the name of the group": a claim, of whom it may be. */
static bool in_its_name(const asc_weigh_input *in, const asc_statement *st)
{
    return st->basis == ASC_BASIS_CLAIMED && st->source_count > 1 &&
           st->polarity == ASC_POLARITY_PLUS && st->predicate == ASC_PREDICATE_CARRIED_OUT &&
           st->agent.actor != ASC_NONE && in->actors[st->agent.actor].kind != ASC_ACTOR_PERSON;
}

asc_side asc_side_of(const asc_weigh_input *in, const asc_reputes *s, uint32_t statement,
                     const char *until)
{
    const asc_statement *st = &in->statements[statement];
    bool minus = st->polarity == ASC_POLARITY_MINUS;
    uint32_t agent = st->agent.actor;
    asc_side side = { .key = asc_origin_of(in, statement), .word = ASC_WORD_SAYS };
    if (asc_speaks_of_itself(st)) {
        side.word = minus ? ASC_WORD_DENIES : ASC_WORD_CLAIMS;
        if (!minus) confess(&side, in, s, st);
        return side;
    }
    if (in_its_name(in, st)) {
        side.word = ASC_WORD_CLAIMS;
        side.key = agent; /* told by however many, it is one claim */
        return side;
    }
    if (second_hand(in, st) && side.key == st->sources[st->source_count - 1].actor) {
        uint64_t told = teller(in, s, st);
        side.second_hand = told != ASC_ORIGIN_NONE;
        if (side.second_hand) side.key = told;
        return side;
    }
    if (of_that_house(in, s, st) && side.key == st->sources[1].actor) {
        uint64_t told = teller(in, s, st);
        if (told != ASC_ORIGIN_NONE) return side.key = told, side;
    }
    uint32_t speaker = st->source_count > 1         ? st->sources[st->source_count - 1].actor
                       : side.key < in->actor_count ? (uint32_t)side.key
                                                    : ASC_NONE;
    bool advocate = speaker != ASC_NONE && in->posts && in->posts[speaker].advocate;
    if (!minus || !(advocate || of_its_side(in, s, speaker, agent, until))) return side;
    if (advocate) side.key = agent; /* whoever he is, what he says is his client's */
    side.word = ASC_WORD_DENIES;
    if (in->actors[agent].kind != ASC_ACTOR_PERSON) side.key = agent;
    return side;
}

bool asc_speaks_for_party(const asc_reputes *s, const asc_actor *a)
{
    return !a->named && of_a_party(s, a);
}

/* ---- who is called otherwise elsewhere ---- */

static int by_later(const void *key, const void *x)
{
    uint32_t a = *(const uint32_t *)key, b = ((const asc_tied *)x)->b;
    return a < b ? -1 : a > b;
}

uint32_t asc_alias_of(const asc_weigh_input *in, uint32_t actor, const char *until)
{
    for (int steps = 0; in->alias_count && actor != ASC_NONE && steps < ALIAS_STEPS; steps++) {
        const asc_tied *x =
            bsearch(&actor, in->aliases, in->alias_count, sizeof *in->aliases, by_later);
        uint32_t to = actor;
        while (x && x > in->aliases && x[-1].b == actor) x--;
        for (; x && x < in->aliases + in->alias_count && x->b == actor; x++)
            if ((!until || strncmp(x->since, until, 10) <= 0) && x->a < to) to = x->a;
        if (to == actor) break;
        actor = to;
    }
    return actor;
}

bool asc_told_apart(const asc_actor *a)
{
    if (a->named || a->kind != ASC_ACTOR_AGENCY) return a->named;
    for (uint32_t k = 0; k < a->name_count; k++) {
        asc_str name = a->names[k];
        for (size_t i = 1; i < name.n; i++)
            if (name.p[i - 1] == ' ' && name.p[i] >= 'A' && name.p[i] <= 'Z') return true;
    }
    return false;
}
