#include "read/read.h"

#include "base/error.h"
#include "base/str.h"
#include "core/terms.h"
#include "read/among.h"
#include "read/answers.h"
#include "read/attributions.h"
#include "read/beside.h"
#include "read/capitals.h"
#include "read/context.h"
#include "read/contrary.h"
#include "read/counts.h"
#include "read/court.h"
#include "read/sureness.h"
#include "read/frames.h"
#include "read/groups.h"
#include "read/mend.h"
#include "read/mishap.h"
#include "read/issuer.h"
#include "read/judge.h"
#include "read/lead_in.h"
#include "read/occurred.h"
#include "read/quotes.h"
#include "read/record.h"
#include "read/refer.h"
#include "read/speaks.h"
#include "read/tree.h"
#include "read/unreal.h"
#include "read/voices.h"
#include "read/who.h"
#include "read/whose.h"

#include "base/banned.h"

#define SPAN_MAX 320       /* bytes of a statement's span; a wider one shows no one the place */
#define SENTENCE_TOKENS 80 /* of a sentence shown, either side of the trigger */
#define CONJUNCTS_MAX 4    /* "X, Y and Z did it" */
#define DUPLICATE_LOOK 48  /* findings back that may tell the same thing */

struct reader {
    const asc_tree *t;
    asc_readout *out;
    asc_arena *keep;
    size_t cap;
    uint32_t claimer; /* who claimed an attack last; ASC_NONE */
};

/* ---- spans ---- */

static asc_span cover(asc_span a, asc_span b)
{
    if (b.end <= b.begin) return a;
    return (asc_span){ a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end };
}

/* The shortest stretch with trigger, agent and object; what stands in another
 * sentence, or makes it too wide, is left out. */
static asc_span clause_span(const asc_tree *t, uint32_t trigger, uint32_t agent, uint32_t object)
{
    asc_span span = asc_tree_span(t, trigger), wider;
    uint32_t sent = t->tok[trigger].sent, prt = asc_tree_child(t, trigger, ASC_DEP_PRT);
    if (prt != ASC_NONE) span = cover(span, asc_tree_span(t, prt)); /* "thrown out" */
    if (object != ASC_NONE && t->tok[object].sent == sent) {
        wider = cover(span, cover(asc_tree_phrase(t, object), asc_tree_span(t, object)));
        if (wider.end - wider.begin <= SPAN_MAX) span = wider;
    }
    if (agent != ASC_NONE && t->tok[agent].sent == sent) {
        wider = cover(span, cover(asc_tree_phrase(t, agent), asc_tree_span(t, agent)));
        if (wider.end - wider.begin <= SPAN_MAX) span = wider;
    }
    return span;
}

/* The sentence of token i, at most SENTENCE_TOKENS either side. */
static asc_span sentence_span(const asc_tree *t, uint32_t i)
{
    uint32_t first = i, last = i, sent = t->tok[i].sent;
    while (first > 0 && i - first < SENTENCE_TOKENS && t->tok[first - 1].sent == sent) first--;
    while (last + 1 < t->n && last - i < SENTENCE_TOKENS && t->tok[last + 1].sent == sent) last++;
    while (last > i && t->tok[last].pos == ASC_POS_SPACE) last--;
    while (first < i && t->tok[first].pos == ASC_POS_SPACE) first++;
    return (asc_span){ t->tok[first].begin, t->tok[last].end };
}

static uint32_t innermost(const asc_finding *f)
{
    return f->voice_count ? f->voices[f->voice_count - 1].mention : ASC_NONE;
}

static bool same_actor(const struct reader *r, uint32_t a, uint32_t b)
{
    return a != ASC_NONE && b != ASC_NONE &&
           r->out->mentions.items[a].same == r->out->mentions.items[b].same;
}

/* ---- findings ---- */

/* Told already, in this sentence, by the same voice? Then the surer one stays. */
static bool told(struct reader *r, const asc_finding *f)
{
    asc_readout *o = r->out;
    size_t begin = o->finding_count > DUPLICATE_LOOK ? o->finding_count - DUPLICATE_LOOK : 0;
    for (size_t k = begin; k < o->finding_count; k++) {
        asc_finding *g = &o->findings[k];
        if (g->predicate != f->predicate || g->polarity != f->polarity ||
            g->happening != f->happening || g->value != f->value ||
            r->t->tok[g->trigger_token].sent != r->t->tok[f->trigger_token].sent)
            continue;
        if (f->agent != ASC_NONE && !same_actor(r, f->agent, g->agent)) continue;
        if (f->object != ASC_NONE && !same_actor(r, f->object, g->object)) continue;
        if (innermost(f) != ASC_NONE && innermost(g) != ASC_NONE &&
            !same_actor(r, innermost(f), innermost(g)))
            continue;
        bool voiced =
            f->voice_count > 0 || g->voice_count == 0; /* "its report held X responsible" */
        if (f->read > g->read && voiced) {
            asc_span sentence = g->sentence;
            *g = *f;
            g->sentence = sentence;
        }
        return true;
    }
    return false;
}

static asc_status keep_finding(struct reader *r, const asc_finding *f, asc_error *err)
{
    asc_readout *o = r->out;
    if (f->read <= 0 || o->finding_count >= ASC_FINDINGS_MAX || told(r, f)) return ASC_OK;
    if (o->finding_count == r->cap) {
        void *grown =
            asc_arena_grow(r->keep, o->findings, o->finding_count, &r->cap, sizeof *o->findings);
        if (!grown) return asc_fail(err, ASC_ENOMEM, "out of memory reading statements");
        o->findings = grown;
    }
    if (f->predicate == ASC_PREDICATE_CARRIED_OUT && f->act == ASC_ACT_CLAIM) r->claimer = f->agent;
    o->findings[o->finding_count] = *f;
    o->findings[o->finding_count++].sentence = sentence_span(r->t, f->trigger_token);
    return ASC_OK;
}

#define GUESSED_MAX .89 /* of what answers a charge: which one was meant is guessed */

/* How likely it was read rightly, by what that rests on. */
static void put_read(const struct reader *r, asc_finding *f, uint64_t doubts,
                     const asc_frame *frame, double share)
{
    f->doubts = doubts;
    f->read = asc_sureness(r->t->lx, &r->out->mentions, f, frame, share);
}

static void from_context(asc_finding *f, const asc_context *c)
{
    f->polarity = c->polarity;
    f->certainty = c->certainty;
    f->act = c->act;
    f->basis = c->basis;
    f->mood = ASC_MOOD_HAPPENED;
    f->conditional = c->conditional;
}

/* What an agent's own words about its own deed are. */
static void own_words(asc_finding *f)
{
    f->basis = ASC_BASIS_CLAIMED;
    f->act = f->polarity == ASC_POLARITY_MINUS ? ASC_ACT_DENY : ASC_ACT_CLAIM;
}

static bool deed(asc_predicate p)
{
    return asc_predicate_agent(p) == ASC_ROLE_ACTOR &&
           asc_predicate_object(p) == ASC_ROLE_INCIDENT && p != ASC_PREDICATE_CREDIBLE &&
           p != ASC_PREDICATE_CAPABLE && p != ASC_PREDICATE_MOTIVATED;
}

/* Certainty, polarity, act and basis of frame and context together. */
static void combine(const asc_tree *t, asc_finding *f, const asc_match *m)
{
    const asc_frame *fr = m->frame;
    uint32_t word = m->second_tok;
    f->certainty = asc_certainty_weaker(f->certainty, fr->certainty);
    if (fr->polarity == ASC_POLARITY_MINUS)
        f->polarity = f->polarity == ASC_POLARITY_PLUS ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
    if (fr->polarity == ASC_POLARITY_MINUS && f->polarity == ASC_POLARITY_PLUS &&
        fr->subject_speaks && asc_str_is(fr->word, "rule"))
        f->certainty =
            asc_certainty_weaker(f->certainty, ASC_CERTAINTY_PS); /* "has not ruled it out" */
    if (fr->act != ASC_ACT_ASSERT) f->act = fr->act;
    if (word != ASC_NONE && asc_contrary_but_not(t, word))
        f->polarity = f->polarity == ASC_POLARITY_PLUS ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
    if (word != ASC_NONE && t->tok[word].pos == ASC_POS_ADJ &&
        asc_tree_child(t, word, ASC_DEP_NEG) != ASC_NONE) { /* "pleaded not guilty" */
        f->polarity = f->polarity == ASC_POLARITY_PLUS ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
        if (f->polarity == ASC_POLARITY_MINUS) f->act = ASC_ACT_DENY;
    }
    if (fr->basis != ASC_BASIS_UNSTATED) f->basis = fr->basis;
}

static uint32_t first_speaker(const asc_tree *t, const asc_match *m, unsigned *shaky)
{
    if (m->frame->agent_speaks) return m->agent_tok;
    if (m->mutual_tok != ASC_NONE) return m->mutual_tok;
    if (!m->frame->subject_speaks) return ASC_NONE;
    if (asc_tree_is_verb(t, m->trigger)) {
        uint32_t s = asc_tree_subject(t, m->trigger, shaky);
        return s != ASC_NONE && asc_tree_is(t, m->trigger, "point") && asc_whose_evidence(t, s)
                   ? ASC_NONE
                   : s;
    }
    uint32_t owner = asc_tree_owner(t, m->trigger, shaky);
    return owner == ASC_NONE ? asc_whose_headline(t, m->trigger) : owner;
}

/* "Nine were convicted", behind "a court on Friday found": by that court. */
static bool put_court(struct reader *r, asc_finding *f, uint32_t trigger)
{
    const asc_tree *t = r->t;
    unsigned shaky = 0;
    uint32_t court = ASC_NONE;
    if (asc_court_sentences(t, trigger) || asc_court_gives_years(t, trigger))
        court = asc_court_before(t, trigger);
    uint32_t x = court == ASC_NONE ? ASC_NONE : asc_who(&r->out->mentions, t, court, &shaky);
    if (x == ASC_NONE) return false;
    f->voice_count = 0;
    f->voices[f->voice_count++] =
        (asc_voice){ x, asc_tree_phrase(t, court), asc_tree_span(t, trigger), 0 };
    return true;
}

/* Does the innermost source speak for the agent, as his lawyer or ambassador? */
static bool speaks_for_agent(struct reader *r, const asc_finding *f, const asc_context *c)
{
    unsigned ignored = 0;
    if (c->count == 0 || f->agent == ASC_NONE) return false;
    return same_actor(r, asc_speaks_for(&r->out->mentions, r->t, c->links[0].who, &ignored),
                      f->agent);
}

static void finish_match(struct reader *r, asc_finding *f, const asc_match *m, const asc_context *c)
{
    const asc_tree *t = r->t;
    unsigned shaky = m->shaky + c->shaky, guesses = 0;
    uint32_t speaker = first_speaker(t, m, &guesses);
    combine(t, f, m);
    bool involved = asc_tree_is(t, m->trigger, "involve");
    f->predicate = asc_record_no_part(r->out, t, f, involved ? m->trigger : m->second_tok);
    bool guessed = asc_voices_put(r->out, t, f, c, speaker, m->trigger, &shaky);
    bool dismissed = m->frame->pos == 'n' && m->frame->agent_speaks && f->voice_count > 1 &&
                     f->polarity == ASC_POLARITY_MINUS && m->frame->polarity == ASC_POLARITY_PLUS &&
                     same_actor(r, innermost(f), f->agent);
    if (dismissed)
        f->voice_count--, f->basis = ASC_BASIS_UNSTATED; /* "X's claim was dismissed by Y" */
    bool nobody = m->frame->subject_speaks && speaker == ASC_NONE &&
                  !(asc_tree_is(t, m->trigger, "point") && !asc_tree_passive(t, m->trigger));
    bool unnamed = f->voice_count == 1 && f->voices[0].mention == ASC_NONE &&
                   f->voices[0].span.begin == f->voices[0].span.end;
    bool court = (unnamed || (nobody && f->voice_count == 0)) &&
                 put_court(r, f, unnamed && c->unnamed ? c->unnamed_cue : m->trigger);
    uint32_t up = f->voice_count == 0 && !court ? asc_court_sentenced_for(t, m->trigger) : ASC_NONE;
    court = court || (up != ASC_NONE && put_court(r, f, up));
    bool wrongly = speaker == ASC_NONE && m->frame->act != ASC_ACT_ASSERT && deed(f->predicate) &&
                   f->polarity == ASC_POLARITY_PLUS && asc_unreal_mistaken(t, m->trigger);
    if (wrongly) f->polarity = ASC_POLARITY_MINUS; /* "was wrongly jailed for it" */
    if (nobody && !court && f->voice_count == 0 && f->polarity == ASC_POLARITY_PLUS &&
        asc_whose_blamed(t, m->trigger))
        asc_voices_unnamed(f, asc_tree_span(t, m->trigger), 0);
    if (wrongly) f->certainty = ASC_CERTAINTY_CT, f->act = ASC_ACT_ASSESS;
    else if (m->frame->verdict && !c->conditional && !c->question &&
             (nobody || f->voice_count == 0))
        f->certainty = m->frame->certainty; /* "was convicted": the court is not named */
    else if (nobody && f->predicate != ASC_PREDICATE_CREDIBLE && !asc_court_verdict(t, m->trigger))
        f->certainty = asc_certainty_weaker(f->certainty, ASC_CERTAINTY_PS);
    asc_judgement_firm(t, f, m->trigger, m->second_tok);
    if (m->frame->agent_speaks && f->voice_count == 0)
        f->voices[f->voice_count++] =
            (asc_voice){ f->agent, f->agent_span, asc_tree_span(t, m->trigger), 0 };
    bool own = f->voice_count == 0 ? same_actor(r, r->out->mentions.author, f->agent)
                                   : same_actor(r, innermost(f), f->agent);
    own |= !m->frame->agent_speaks && !m->frame->subject_speaks && speaks_for_agent(r, f, c);
    if (deed(f->predicate) && own) own_words(f);
    if (own && c->cued && c->count > 0 && f->certainty == ASC_CERTAINTY_U && !c->conditional &&
        !c->question)
        return; /* "never admitted having ordered it": he said nothing */
    if (f->basis == ASC_BASIS_UNSTATED && f->certainty == ASC_CERTAINTY_PR && f->voice_count == 0 &&
        f->predicate != ASC_PREDICATE_CREDIBLE)
        f->basis = ASC_BASIS_INFERRED;
    put_read(r, f, asc_sureness_doubts(t, r->out, m, f, shaky + guessed), m->frame, m->frame->read);
}

#define FAR 40 /* bytes between an agent and its relative clause, beyond which it is left out */

/* "X, a deckhand dismissed in 2012, who hid it": the clause shows it, from "who" on. */
static uint32_t far_behind(const asc_tree *t, uint32_t trigger, uint32_t agent)
{
    if (agent == ASC_NONE || t->tok[trigger].dep != ASC_DEP_RELCL || agent > trigger) return agent;
    uint32_t s = asc_tree_child(t, trigger, ASC_DEP_NSUBJ);
    if (s == ASC_NONE) s = asc_tree_child(t, trigger, ASC_DEP_NSUBJPASS);
    bool far = s != ASC_NONE && s > agent && t->tok[s].begin > t->tok[agent].end + FAR;
    return far ? s : agent;
}

/* The object's phrase; of a name that the parser takes apart ("an Ansar al-Sahra commander")
 * the whole name. */
static asc_span object_span(const struct reader *r, uint32_t tok)
{
    uint32_t x = r->out->mentions.of_token[tok];
    asc_span span = cover(asc_tree_span(r->t, tok), asc_tree_phrase(r->t, tok));
    return x != ASC_NONE && r->out->mentions.items[x].is_name
               ? cover(span, r->out->mentions.items[x].span)
               : span;
}

/* The agent's phrase; a name is told up to its end: "cleared X of conspiracy". */
static asc_span actor_span(const struct reader *r, uint32_t tok)
{
    asc_span span = object_span(r, tok);
    uint32_t x = r->out->mentions.of_token[tok];
    if (x != ASC_NONE && r->out->mentions.items[x].is_name)
        span.end = r->out->mentions.items[x].span.end;
    return span;
}

static asc_finding begin_match(const struct reader *r, const asc_match *m, uint32_t agent,
                               uint32_t agent_tok)
{
    const asc_tree *t = r->t;
    asc_finding f = { .predicate = m->predicate,
                      .agent = agent,
                      .object = m->object,
                      .happening = m->happening,
                      .value = -1,
                      .trigger_token = m->trigger,
                      .frame = m->frame->line };
    if (asc_predicate_object(f.predicate) == ASC_ROLE_NOTHING) f.object = f.happening = ASC_NONE;
    if (agent_tok != ASC_NONE) f.agent_span = actor_span(r, agent_tok);
    if (m->object_tok != ASC_NONE) f.object_span = object_span(r, m->object_tok);
    f.trigger = asc_tree_span(t, m->trigger);
    uint32_t object = m->object_tok; /* a fronted "In the 2001 attack, ..." makes spans too wide */
    if (object != ASC_NONE && agent_tok != ASC_NONE && object < agent_tok && agent_tok < m->trigger)
        object = ASC_NONE;
    f.span = clause_span(t, m->trigger, far_behind(t, m->trigger, agent_tok), object);
    if (m->second_tok != ASC_NONE)
        f.span = cover(f.span, clause_span(t, m->second_tok, ASC_NONE, ASC_NONE));
    return f;
}

/* The next of "X, Y and Z" behind *tok, an actor with a name, and neither of two others. */
static uint32_t next_of_several(const struct reader *r, uint32_t *tok, uint32_t a, uint32_t b)
{
    const asc_tree *t = r->t;
    unsigned shaky = 0;
    uint32_t next = asc_tree_child(t, *tok, ASC_DEP_CONJ), name;
    if (next == ASC_NONE && (name = asc_tree_child(t, *tok, ASC_DEP_APPOS)) != ASC_NONE &&
        r->out->mentions.of_token[name] != ASC_NONE)
        next = asc_tree_child(t, name, ASC_DEP_CONJ);       /* "the brothers X and Y" */
    if (next == ASC_NONE) next = asc_among_called(t, *tok); /* "two, named as X and Y" */
    if (next == ASC_NONE) next = asc_among(&r->out->mentions, t, *tok); /* "three, including X" */
    if (next == ASC_NONE) next = asc_among_next(&r->out->mentions, t, *tok);
    if (next == ASC_NONE || !asc_tree_is_noun(t, next) || r->out->events.of_token[next] != ASC_NONE)
        return ASC_NONE;
    if (asc_tree_child(t, next, ASC_DEP_NEG) != ASC_NONE) return ASC_NONE; /* "and not Y" */
    uint32_t x = asc_who(&r->out->mentions, t, next, &shaky);
    if (x == ASC_NONE || shaky || !r->out->mentions.items[x].is_name) return ASC_NONE;
    if (same_actor(r, x, a) || same_actor(r, x, b)) return ASC_NONE;
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
        asc_finding f = begin_match(r, &one, agent, agent_tok);
        from_context(&f, c);
        finish_match(r, &f, &one, c);
        rc = keep_finding(r, &f, err);
        bool between = asc_predicate_object(m->predicate) == ASC_ROLE_ACTOR;
        if (!between || one.object_tok == ASC_NONE || one.object_tok == agent_tok) break;
        asc_actor_kind kind = r->out->mentions.items[one.object].kind;
        one.object = next_of_several(r, &one.object_tok, agent, one.object);
        if (one.object == ASC_NONE || !alike(kind, r->out->mentions.items[one.object].kind)) break;
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
static asc_status tell_record(struct reader *r, const asc_match *m, asc_answering how,
                              asc_error *err)
{
    size_t told[ASC_RECORD_MAX], n = 0;
    asc_context c = asc_context_of(r->t, m->trigger);
    asc_polarity told_so = how == ASC_ANSWER_UNDOES ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
    bool said = c.polarity == told_so && !asc_unreal_not_fact(r->t, m->trigger, &c);
    bool echo = how == ASC_ANSWER_AGREES || how == ASC_ANSWER_OPPOSES;
    bool retracts = how == ASC_ANSWER_RETRACTS;
    if (said && echo) n = asc_record_told(r->out, r->t, m->trigger, m->agent, told);
    else if (said && retracts) n = asc_record_own(r->out, r->t, m->trigger, m->agent, told);
    else if (said) n = asc_record_of(r->out, r->t, m->trigger, m->agent, whose(r, m), told);
    for (size_t k = 0; k < n; k++) {
        asc_finding charge = r->out->findings[told[k]];
        asc_finding f = begin_match(r, m, charge.agent, m->agent_tok);
        from_context(&f, &c);
        finish_match(r, &f, m, &c);
        if (!same_actor(r, charge.agent, m->agent)) f.agent_span = charge.agent_span;
        f.predicate = charge.predicate;
        f.object = charge.object;
        f.happening = charge.happening;
        f.object_span = charge.object_span;
        f.certainty = c.certainty;
        f.polarity = ASC_POLARITY_MINUS;
        f.act = retracts ? ASC_ACT_RETRACT : ASC_ACT_DENY;
        f.basis = ASC_BASIS_CLAIMED;
        if (echo) asc_record_again(&f, &charge, how == ASC_ANSWER_OPPOSES);
        if (f.read > charge.read) f.read = charge.read;
        if (f.read > GUESSED_MAX) f.read = GUESSED_MAX;
        asc_status rc = keep_finding(r, &f, err);
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
            if (x == ASC_NONE || same_actor(r, x, m->agent)) continue;
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
    bool deed_told = deed(m->predicate) && m->frame->polarity == ASC_POLARITY_PLUS;
    uint32_t x = deed_told && c->polarity == ASC_POLARITY_PLUS ? set_against(r, m, &tok) : ASC_NONE;
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
    uint32_t p = deed(m->predicate) ? asc_beside_with(r->t, *tok, m->trigger) : ASC_NONE;
    uint32_t x = p == ASC_NONE ? p : asc_who(&r->out->mentions, r->t, p, &shaky);
    if (x == ASC_NONE || r->out->mentions.items[x].place || same_actor(r, x, m->agent))
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
        asc_status rc = tell_objects(r, m, c, agent, tok, err);
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

static asc_status tell_match(struct reader *r, const asc_match *m, asc_error *err)
{
    const asc_tree *t = r->t;
    asc_context c = taken_for_granted(t, m)
                        ? (asc_context){ .denier = { .who = ASC_NONE }, .somebody = ASC_NONE }
                        : asc_context_of(t, m->trigger);
    bool credible = m->predicate == ASC_PREDICATE_CREDIBLE;
    if ((m->frame->negated || m->only_denied) && c.polarity == ASC_POLARITY_PLUS) return ASC_OK;
    bool purpose =
        m->predicate == ASC_PREDICATE_MOTIVATED && t->tok[m->trigger].dep == ASC_DEP_ADVCL;
    if (!credible && !purpose && asc_unreal_not_fact(t, m->trigger, &c)) return ASC_OK;
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

/* What somebody thinks of another's word. */
static asc_status tell_judgement(struct reader *r, uint32_t i, const asc_judgement *j,
                                 asc_error *err)
{
    const asc_tree *t = r->t;
    asc_context c = asc_context_of(t, i);
    unsigned shaky = j->shaky;
    if (c.question || c.conditional || j->happening == ASC_NONE) return ASC_OK;
    asc_finding f = { .predicate = ASC_PREDICATE_CREDIBLE,
                      .agent = j->agent,
                      .object = ASC_NONE,
                      .happening = j->happening,
                      .value = -1,
                      .trigger_token = i,
                      .trigger = asc_tree_span(t, i) };
    from_context(&f, &c);
    f.polarity = j->polarity;
    f.certainty = j->certainty;
    f.act = ASC_ACT_ASSESS;
    f.span = clause_span(t, i, j->judge, j->agent_tok);
    f.agent_span = j->agent_tok == ASC_NONE ? r->out->mentions.items[j->agent].span
                                            : asc_tree_phrase(t, j->agent_tok);
    if (j->judge == ASC_NONE) asc_voices_put(r->out, t, &f, &c, ASC_NONE, ASC_NONE, &shaky);
    else asc_voices_put(r->out, t, &f, &c, j->judge, j->cue, &shaky);
    put_read(r, &f, asc_sureness_plain(r->out, &f, shaky, j->guessed), NULL, .75);
    if (j->guessed && f.read > GUESSED_MAX) f.read = GUESSED_MAX;
    return keep_finding(r, &f, err);
}

/* It came about by accident: whoever claimed it did not do it. */
static asc_status tell_mishap(struct reader *r, uint32_t i, uint32_t happening, asc_error *err)
{
    const asc_tree *t = r->t;
    asc_context c = asc_context_of(t, i);
    size_t told = r->out->finding_count;
    asc_status rc = ASC_OK;
    if (c.question || c.conditional || c.polarity == ASC_POLARITY_MINUS) return ASC_OK;
    for (size_t k = 0; !rc && k < told; k++) {
        const asc_finding *claim = &r->out->findings[k];
        if (claim->happening != happening || claim->act != ASC_ACT_CLAIM ||
            claim->predicate != ASC_PREDICATE_CARRIED_OUT)
            continue;
        asc_finding f = *claim;
        unsigned shaky = c.shaky;
        f.trigger_token = i;
        f.trigger = asc_tree_span(t, i);
        f.span = clause_span(t, i, ASC_NONE, ASC_NONE);
        f.voice_count = 0;
        f.frame = 0;
        from_context(&f, &c);
        f.polarity = ASC_POLARITY_MINUS;
        asc_voices_put(r->out, t, &f, &c, ASC_NONE, ASC_NONE, &shaky);
        put_read(r, &f, asc_sureness_plain(r->out, &f, shaky, false), NULL, .9);
        if (f.read > GUESSED_MAX) f.read = GUESSED_MAX;
        rc = keep_finding(r, &f, err);
    }
    return rc;
}

/* ---- counts ---- */

static asc_status tell_count(struct reader *r, const asc_count *n, asc_error *err)
{
    const asc_tree *t = r->t;
    bool salient;
    unsigned shaky = 0;
    uint32_t h = asc_count_happening(&r->out->events, t, n->trigger, &salient);
    asc_context c = asc_context_of(t, n->trigger);
    if (h == ASC_NONE || asc_unreal_not_fact(t, n->trigger, &c) ||
        c.polarity == ASC_POLARITY_MINUS || c.certainty == ASC_CERTAINTY_U ||
        (salient && asc_count_in_a_fight(t, n->trigger)))
        return ASC_OK;
    asc_finding f = { .predicate =
                          n->wounded ? ASC_PREDICATE_WOUNDED_COUNT : ASC_PREDICATE_KILLED_COUNT,
                      .agent = ASC_NONE,
                      .object = ASC_NONE,
                      .happening = h,
                      .value = n->value,
                      .at_least = n->at_least,
                      .trigger_token = n->trigger,
                      .trigger = asc_tree_span(t, n->trigger) };
    from_context(&f, &c);
    f.span = (asc_span){ t->tok[n->first].begin, t->tok[n->last - 1].end };
    if (n->first >= 2 && asc_tree_is(t, n->first - 1, "least"))
        f.span.begin = t->tok[n->first - 2].begin;
    asc_voices_put(r->out, t, &f, &c, ASC_NONE, ASC_NONE, &shaky);
    put_read(r, &f, asc_sureness_plain(r->out, &f, shaky + c.shaky, salient), NULL, .88);
    return keep_finding(r, &f, err);
}

/* ---- that it happened ---- */

/* That the event word tells of an incident that happened; *told: it does. */
static asc_status tell_event(struct reader *r, const asc_event *e, double frame, bool *told,
                             asc_error *err)
{
    const asc_tree *t = r->t;
    unsigned shaky = 0;
    asc_context c = asc_context_of(t, e->tok);
    if (c.polarity == ASC_POLARITY_MINUS || c.question || c.conditional) return ASC_OK;
    if (e->stage == ASC_STAGE_ACCOMPLISHED && asc_unreal_not_fact(t, e->tok, &c)) return ASC_OK;
    asc_finding f = { .predicate = ASC_PREDICATE_OCCURRED,
                      .agent = ASC_NONE,
                      .object = ASC_NONE,
                      .happening = e->happening,
                      .value = -1,
                      .trigger_token = e->tok,
                      .trigger = asc_tree_span(t, e->tok),
                      .object_span = e->span };
    from_context(&f, &c);
    f.span = e->verb ? clause_span(t, e->tok, ASC_NONE, asc_tree_object(t, e->tok))
                     : cover(e->span, asc_tree_span(t, t->tok[e->tok].head));
    asc_voices_put(r->out, t, &f, &c, ASC_NONE, ASC_NONE, &shaky);
    put_read(r, &f, asc_sureness_plain(r->out, &f, shaky, false), NULL, frame);
    *told = true;
    return keep_finding(r, &f, err);
}

static asc_status tell_occurred(struct reader *r, asc_error *err)
{
    asc_events *ev = &r->out->events;
    bool *done = asc_arena_zalloc(r->keep, ev->happening_count + 1, sizeof *done);
    asc_status rc = ASC_OK;
    if (!done) return asc_fail(err, ASC_ENOMEM, "out of memory reading statements");
    for (size_t k = 0; !rc && k < ev->count; k++) {
        const asc_event *e = &ev->items[k];
        if (e->happening == ASC_NONE || e->verb || e->generic || done[e->happening]) continue;
        if (e->strength == ASC_EVENT_WEAK || !asc_told_as_happening(r->t, e)) continue;
        rc = tell_event(r, e, .8, &done[e->happening], err);
    }
    for (size_t k = 0; k < r->out->finding_count; k++)
        if (r->out->findings[k].happening != ASC_NONE) done[r->out->findings[k].happening] = true;
    for (size_t k = 0; !rc && k < ev->count; k++) {
        const asc_event *e = &ev->items[k];
        if (e->happening == ASC_NONE || e->generic || done[e->happening]) continue;
        if (!asc_event_strong(e) || !asc_stands_alone(ev, e->happening)) continue;
        rc = tell_event(r, e, .7, &done[e->happening], err);
    }
    return rc;
}

/* Is no more told of whose word it is than "it", "that"? */
static bool only_it(const asc_tree *t, const asc_match *m)
{
    static const char *const words[] = { "it", "that", "this", NULL };
    return m->agent_tok != ASC_NONE && asc_tree_is_one(t, m->agent_tok, words);
}

/* "X, who pleaded guilty": of what was told of him before; *known: something was. */
static asc_status tell_plea(struct reader *r, const asc_match *m, bool *known, asc_error *err)
{
    size_t told[ASC_RECORD_MAX];
    asc_status rc = ASC_OK;
    *known = false;
    if (!m->salient || !asc_tree_is(r->t, m->trigger, "plead") || m->agent == ASC_NONE)
        return ASC_OK;
    size_t n = asc_record_of(r->out, r->t, m->trigger, m->agent, ASC_NONE, told);
    for (size_t k = 0; !rc && k < n; k++) {
        const asc_finding *charge = &r->out->findings[told[k]];
        asc_match one = *m;
        if (!deed(charge->predicate)) continue;
        one.predicate = charge->predicate;
        one.happening = charge->happening;
        *known = true;
        rc = tell_match(r, &one, err);
    }
    return rc;
}

static asc_status tell_token(struct reader *r, uint32_t i, asc_error *err)
{
    asc_match found[ASC_MATCHES_MAX];
    const asc_tree *t = r->t;
    size_t n = asc_frames_at(t, &r->out->mentions, &r->out->events, i, r->claimer, found);
    asc_answer a;
    asc_judgement j;
    bool answers = false, judged = false, judges = asc_judgement_at(r->out, t, i, &j);
    for (size_t k = 0; k < n; k++) {
        bool record = found[k].frame->on_record;
        bool credible = found[k].predicate == ASC_PREDICATE_CREDIBLE;
        if (judges && credible && found[k].agent == ASC_NONE) continue; /* whose word: not told */
        if (credible && only_it(t, &found[k]) && asc_answer_at(t, &r->out->mentions, i, &a))
            continue; /* "It is a lie", said X: a denial */
        answers |= record;
        judged |= credible;
        bool pleaded = false;
        asc_status rc = tell_plea(r, &found[k], &pleaded, err);
        if (rc) return rc;
        if (pleaded) continue;
        rc = record ? tell_record(r, &found[k], ASC_ANSWER_DENIES, err)
                    : tell_match(r, &found[k], err);
        if (rc) return rc;
    }
    if (!answers && asc_answer_at(t, &r->out->mentions, i, &a)) {
        asc_status rc = tell_record(r, &a.match, a.how, err);
        if (rc) return rc;
    }
    if (judges && !judged) return tell_judgement(r, i, &j, err);
    uint32_t mishap = asc_mishap_at(t, &r->out->events, i);
    return mishap == ASC_NONE ? ASC_OK : tell_mishap(r, i, mishap, err);
}

asc_status asc_read(asc_readout *out, asc_arena *keep, const asc_tables *lx, asc_str text,
                    const asc_token *tokens, uint32_t count, asc_str outlet, asc_date published,
                    bool attributions, asc_error *err)
{
    asc_tree t;
    asc_readout o = { 0 };
    struct reader r = { &t, &o, keep, 0, ASC_NONE };
    asc_status rc = asc_tree_make(&t, keep, lx, text, tokens, count, err);
    if (!rc) rc = asc_mend(&t, keep, err);
    if (!rc) rc = asc_quotes_find(&t, keep, err);
    if (!rc) rc = asc_names_find(&o.mentions, keep, &t, outlet, err);
    if (!rc) asc_capitals_join(&o.mentions, &t);
    if (!rc && o.mentions.author == ASC_NONE) o.mentions.author = asc_issuer_find(&o.mentions, &t);
    if (!rc) rc = asc_events_find(&o.events, keep, &t, &o.mentions, published, err);
    for (uint32_t i = 0; !rc && i < count; i++) {
        uint32_t last;
        asc_count n;
        rc = tell_token(&r, i, err);
        if (rc || t.tok[i].pos != ASC_POS_NUM) continue;
        int64_t value = asc_number_at(&t, i, &last);
        if (value < 0 || !asc_count_of(&t, i, last, value, &n)) continue;
        rc = tell_count(&r, &n, err);
        i = last - 1; /* "twenty-seven" is one number */
    }
    if (!rc) rc = tell_occurred(&r, err);
    if (!rc) rc = asc_refer(&o.mentions, &t, err);
    if (!rc) asc_lead_in_settle(&o.mentions, &t);
    if (!rc) asc_groups_claim(&o);
    if (!rc && attributions)
        rc = asc_attributions_find(&o.attributions, &o.attribution_count, keep, &t, err);
    if (!rc) *out = o;
    return rc;
}
