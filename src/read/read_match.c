/*
 * What one match of a frame tells: of each agent and object, of both sides, of one and not the other, of what
 * was told before.
 */
#include "read/read_inner.h"

#include "base/str.h"
#include "core/terms.h"
#include "read/among.h"
#include "read/beside.h"
#include "read/contrary.h"
#include "read/instead.h"
#include "read/record.h"
#include "read/speaks.h"
#include "read/unreal.h"
#include "read/who.h"

#include "base/banned.h"

#define CONJUNCTS_MAX 4 /* "X, Y and Z did it" */

/* The next of "X, Y and Z" behind *tok, an actor with a name, and neither of two others. */
static uint32_t next_of_several(const struct reader *r, uint32_t *tok, uint32_t a, uint32_t b)
{
    const asc_tree *t = r->t;
    unsigned shaky = 0;
    uint32_t next = asc_tree_child(t, *tok, ASC_DEP_CONJ), name;
    if (next == ASC_NONE && (name = asc_tree_child(t, *tok, ASC_DEP_APPOS)) != ASC_NONE &&
        r->out->mentions.of_token[name] != ASC_NONE) {
        next = asc_tree_child(t, name, ASC_DEP_CONJ); /* "the brothers X and Y" */
        if (next != ASC_NONE && r->out->mentions.items[a].plural) next = name;
    }
    if (next == ASC_NONE) next = asc_among_called(t, *tok); /* "two, named as X and Y" */
    if (next == ASC_NONE) next = asc_among(&r->out->mentions, t, *tok); /* "three, including X" */
    if (next == ASC_NONE) next = asc_among_next(&r->out->mentions, t, *tok);
    if (next == ASC_NONE || !asc_tree_is_noun(t, next) || r->out->events.of_token[next] != ASC_NONE)
        return ASC_NONE;
    if (asc_tree_child(t, next, ASC_DEP_NEG) != ASC_NONE) return ASC_NONE; /* "and not Y" */
    uint32_t x = asc_who(&r->out->mentions, t, next, &shaky);
    if (x == ASC_NONE || shaky || !r->out->mentions.items[x].is_name) return ASC_NONE;
    if (asc_read_same_actor(r, x, a) || asc_read_same_actor(r, x, b)) return ASC_NONE;
    *tok = next;
    return x;
}

/* "X and Y": two persons, two states, two of what is neither. */
static bool alike(asc_actor_kind a, asc_actor_kind b)
{
    return a == b || (a != ASC_ACTOR_PERSON && a != ASC_ACTOR_STATE && b != ASC_ACTOR_PERSON &&
                      b != ASC_ACTOR_STATE);
}

/* One match with one agent, and once more for each further object: "arms X and Y". */
static asc_status tell_objects(struct reader *r, const asc_match *m, const asc_context *c,
                               uint32_t agent, uint32_t agent_tok, asc_error *err)
{
    asc_match one = *m;
    asc_status rc = ASC_OK;
    one.agent = agent, one.agent_tok = agent_tok;
    for (int k = 0; k < CONJUNCTS_MAX && !rc; k++) {
        asc_finding f = asc_read_begin(r, &one, agent, agent_tok);
        asc_read_from_context(&f, c);
        asc_read_finish(r, &f, &one, c);
        rc = asc_read_keep(r, &f, err);
        bool between = asc_predicate_object(m->predicate) == ASC_ROLE_ACTOR;
        if (!between || one.object_tok == ASC_NONE || one.object_tok == agent_tok) break;
        asc_actor_kind kind = r->out->mentions.items[one.object].kind;
        one.object = next_of_several(r, &one.object_tok, agent, one.object);
        if (one.object == ASC_NONE) break;
        if (m->predicate != ASC_PREDICATE_SAME_AS && /* of other names kinds are guesses */
            !alike(kind, r->out->mentions.items[one.object].kind))
            break;
    }
    return rc;
}

/* "the order came from its leader, X": that X leads it is the report's own word. */
static bool taken_for_granted(const asc_tree *t, const asc_match *m)
{
    if (m->frame->pos != 'n' || m->agent_tok == ASC_NONE ||
        asc_predicate_object(m->predicate) != ASC_ROLE_ACTOR ||
        asc_contrary_negative_determiner(t, m->trigger)) /* "X, no friend of Y" */
        return false;
    return (t->tok[m->agent_tok].dep == ASC_DEP_APPOS && t->tok[m->agent_tok].head == m->trigger) ||
           (t->tok[m->trigger].dep == ASC_DEP_APPOS && t->tok[m->trigger].head == m->agent_tok);
}

/* For whom he denies what was told of them: his principal, or what he leads. */
static uint32_t whose(struct reader *r, const asc_match *m)
{
    unsigned ignored = 0;
    if (m->principal != ASC_NONE || m->agent_tok == ASC_NONE) return m->principal;
    return asc_speaks_leading(&r->out->mentions, r->t, m->agent_tok, &ignored);
}

/* What was said before, of the agent, denied: "called the charge absurd"; of others, again. */
asc_status asc_read_tell_record(struct reader *r, const asc_match *m, asc_answering how,
                                asc_certainty certainty, asc_error *err)
{
    size_t told[ASC_RECORD_MAX], n = 0;
    asc_context c = asc_context_of(r->t, m->trigger);
    asc_polarity told_so = how == ASC_ANSWER_UNDOES ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
    bool said = c.polarity == told_so && !asc_unreal_not_fact(r->t, m->trigger, &c);
    bool echo = how == ASC_ANSWER_AGREES || how == ASC_ANSWER_OPPOSES;
    bool retracts = how == ASC_ANSWER_RETRACTS;
    bool finds = how == ASC_ANSWER_FINDS && !c.question && !c.conditional && !c.hypothetical;
    if (finds) n = asc_record_put(r->out, r->t, m->trigger, m->agent, told);
    else if (how == ASC_ANSWER_FINDS) return ASC_OK;
    else if (said && echo) n = asc_record_told(r->out, r->t, m->trigger, m->agent, told);
    else if (said && retracts) n = asc_record_own(r->out, r->t, m->trigger, m->agent, told);
    else if (said) n = asc_record_of(r->out, r->t, m->trigger, m->agent, whose(r, m), told);
    for (size_t k = 0; k < n; k++) {
        asc_finding charge = r->out->findings[told[k]];
        asc_finding f = asc_read_begin(r, m, charge.agent, m->agent_tok);
        asc_read_from_context(&f, &c);
        asc_read_finish(r, &f, m, &c);
        if (!asc_read_same_actor(r, charge.agent, m->agent)) f.agent_span = charge.agent_span;
        f.predicate = charge.predicate;
        f.object = charge.object;
        f.happening = charge.happening;
        f.object_span = charge.object_span;
        f.certainty = c.certainty;
        f.polarity = ASC_POLARITY_MINUS;
        f.act = retracts ? ASC_ACT_RETRACT : ASC_ACT_DENY;
        f.basis = ASC_BASIS_CLAIMED;
        if (echo || finds) asc_record_again(&f, &charge, how != ASC_ANSWER_AGREES);
        if (finds) f.certainty = certainty, f.act = ASC_ACT_ASSESS;
        if (finds && m->agent == ASC_NONE) f.voice_count = 0; /* "we reject that" */
        if (f.read > charge.read) f.read = charge.read;
        if (f.read > ASC_READ_GUESSED_MAX) f.read = ASC_READ_GUESSED_MAX;
        asc_status rc = asc_read_keep(r, &f, err);
        if (rc) return rc;
    }
    return ASC_OK;
}

/* "X and Y accused each other": once each way. */
static asc_status tell_mutual(struct reader *r, const asc_match *m, const asc_context *c,
                              asc_error *err)
{
    asc_match back = *m;
    back.mutual = m->agent, back.mutual_tok = m->agent_tok;
    asc_status rc = tell_objects(r, m, c, m->agent, m->agent_tok, err);
    return rc ? rc : tell_objects(r, &back, c, m->mutual, m->mutual_tok, err);
}

/* The one who is set against the agent: "not the army"; ASC_NONE. */
static uint32_t set_against(const struct reader *r, const asc_match *m, uint32_t *tok)
{
    const asc_tree *t = r->t;
    bool actor = m->object_tok != ASC_NONE && r->out->mentions.of_token[m->object_tok] != ASC_NONE;
    const uint32_t heads[] = { m->agent_tok, asc_tree_is_verb(t, m->trigger) && !actor
                                                 ? asc_tree_object(t, m->trigger)
                                                 : ASC_NONE };
    for (size_t k = 0; k < 2; k++) {
        unsigned left = ASC_CHILDREN_MAX, shaky = 0;
        if (heads[k] == ASC_NONE) continue;
        for (uint32_t c = t->first[heads[k]]; c != ASC_NONE && left--; c = t->next[c]) {
            uint8_t dep = t->tok[c].dep;
            if ((dep != ASC_DEP_APPOS && dep != ASC_DEP_CONJ) || !asc_tree_is_noun(t, c)) continue;
            if (asc_tree_child(t, c, ASC_DEP_NEG) == ASC_NONE) continue;
            uint32_t x = asc_who(&r->out->mentions, t, c, &shaky);
            if (x == ASC_NONE || asc_read_same_actor(r, x, m->agent)) continue;
            *tok = c;
            return x;
        }
    }
    return ASC_NONE;
}

/* "X, and not Y, did it": that Y did not. */
static asc_status tell_contrast(struct reader *r, const asc_match *m, const asc_context *c,
                                asc_error *err)
{
    uint32_t tok = ASC_NONE;
    bool deed_told = asc_read_deed(m->predicate) && m->frame->polarity == ASC_POLARITY_PLUS;
    uint32_t x = ASC_NONE;
    if (!deed_told || c->polarity != ASC_POLARITY_PLUS) return ASC_OK;
    x = set_against(r, m, &tok);
    if (x == ASC_NONE && m->agent_tok != ASC_NONE && !m->frame->agent_speaks) {
        unsigned shaky = 0;
        tok = asc_instead_whom(r->t, m->agent_tok);
        x = tok == ASC_NONE ? tok : asc_who(&r->out->mentions, r->t, tok, &shaky);
        if (x != ASC_NONE &&
            (r->out->mentions.items[x].place || asc_read_same_actor(r, x, m->agent)))
            x = ASC_NONE;
    }
    if (x == ASC_NONE) return ASC_OK;
    asc_context not_so = *c;
    asc_match one = *m;
    not_so.polarity = ASC_POLARITY_MINUS;
    one.shaky++;
    return tell_objects(r, &one, &not_so, x, tok, err);
}

/* "Soldiers, together with men of X, burned it": X too. *tok: the first doer's, then theirs. */
static uint32_t together_with(const struct reader *r, const asc_match *m, uint32_t *tok)
{
    unsigned shaky = 0;
    uint32_t p = asc_read_deed(m->predicate) ? asc_beside_with(r->t, *tok, m->trigger) : ASC_NONE;
    uint32_t x = p == ASC_NONE ? p : asc_who(&r->out->mentions, r->t, p, &shaky);
    if (x == ASC_NONE || r->out->mentions.items[x].place || asc_read_same_actor(r, x, m->agent))
        return ASC_NONE;
    *tok = p;
    return x;
}

/* The match as the context tells it, and once more for each further agent: "X and Y did it". */
static asc_status tell_agents(struct reader *r, const asc_match *m, const asc_context *c,
                              asc_error *err)
{
    uint32_t agent = m->agent, tok = m->agent_tok;
    if (m->mutual_tok != ASC_NONE) return tell_mutual(r, m, c, err);
    asc_status contrast = tell_contrast(r, m, c, err);
    if (contrast) return contrast;
    for (int k = 0; k < CONJUNCTS_MAX; k++) {
        bool apart = k > 0 && tok != ASC_NONE && asc_instead_not_him(r->t, tok);
        asc_status rc = apart ? ASC_OK : tell_objects(r, m, c, agent, tok, err);
        if (rc || tok == ASC_NONE) return rc;
        if (m->trigger > tok && asc_tree_under(r->t, m->trigger, tok))
            return ASC_OK; /* "X, the leader of Y, and Z" */
        if (m->frame->agent[0].where == ASC_WHERE_SELF)
            return ASC_OK; /* "its office and the police" */
        if (asc_frame_one_title(r->t, m, tok)) return ASC_OK;
        agent = next_of_several(r, &tok, m->agent, m->object);
        if (agent == ASC_NONE && k == 0) agent = together_with(r, m, &tok);
        if (agent == ASC_NONE) return ASC_OK;
    }
    return ASC_OK;
}

/* "Not by X but by Y": X did not, Y did. */
static asc_status tell_instead(struct reader *r, const asc_match *m, const asc_context *c,
                               asc_error *err)
{
    unsigned shaky = 0;
    asc_context so = *c, not_so = *c;
    uint32_t tok = asc_instead_but(r->t, m->agent_tok);
    uint32_t y = tok == ASC_NONE ? tok : asc_who(&r->out->mentions, r->t, tok, &shaky);
    bool minus = c->polarity == ASC_POLARITY_MINUS;
    if (minus && asc_contrary_negative_noun(r->t, m->agent_tok)) so.polarity = ASC_POLARITY_PLUS;
    else not_so.polarity = minus ? ASC_POLARITY_PLUS : ASC_POLARITY_MINUS;
    asc_status rc = tell_objects(r, m, &not_so, m->agent, m->agent_tok, err);
    if (rc || y == ASC_NONE || asc_read_same_actor(r, y, m->agent)) return rc;
    asc_match one = *m;
    one.agent = y, one.agent_tok = tok, one.shaky += shaky;
    return tell_objects(r, &one, &so, y, tok, err);
}

asc_status asc_read_tell_match(struct reader *r, const asc_match *m, asc_error *err)
{
    const asc_tree *t = r->t;
    asc_context c = taken_for_granted(t, m)
                        ? (asc_context){ .denier = { .who = ASC_NONE }, .somebody = ASC_NONE }
                        : asc_context_of(t, m->trigger);
    bool credible = m->predicate == ASC_PREDICATE_CREDIBLE;
    if (asc_instead_asked(t, m->trigger)) {
        asc_read_put_asked(r, m);
        if (asc_instead_whom_asked(t, m->trigger) != ASC_NONE) return ASC_OK; /* and no more */
    }
    if ((m->frame->negated || m->only_denied) && c.polarity == ASC_POLARITY_PLUS) return ASC_OK;
    if (m->predicate == ASC_PREDICATE_HELPED && m->salient &&
        asc_tree_is(r->t, m->trigger, "involve") && c.polarity == ASC_POLARITY_MINUS)
        return ASC_OK; /* "X was not involved": told as not having done it */
    bool purpose =
        m->predicate == ASC_PREDICATE_MOTIVATED && t->tok[m->trigger].dep == ASC_DEP_ADVCL;
    if (!credible && !purpose && asc_unreal_not_fact(t, m->trigger, &c)) return ASC_OK;
    if (m->agent_tok != ASC_NONE && asc_instead_not_him(t, m->agent_tok))
        return tell_instead(r, m, &c, err);
    asc_status rc = tell_agents(r, m, &c, err);
    for (size_t k = 0; !rc && k < m->listed_count; k++) { /* "both: A and B" */
        asc_match one = *m;
        one.object_tok = m->listed[k];
        one.happening = r->out->events.items[r->out->events.of_token[m->listed[k]]].happening;
        rc = tell_agents(r, &one, &c, err);
    }
    if (rc || c.denier.who == ASC_NONE) return rc;
    c = asc_context_denied(&c); /* "X denied Y's charge that ..." */
    return tell_agents(r, m, &c, err);
}
