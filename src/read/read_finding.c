/*
 * Findings: their spans, what a match and its context make of them, the ones told already.
 */
#include "read/read_inner.h"

#include "base/error.h"
#include "base/str.h"
#include "core/terms.h"
#include "read/contrary.h"
#include "read/court.h"
#include "read/instead.h"
#include "read/judge.h"
#include "read/record.h"
#include "read/speaks.h"
#include "read/sureness.h"
#include "read/unreal.h"
#include "read/voices.h"
#include "read/who.h"
#include "read/whose.h"

#include "base/banned.h"

#define SPAN_MAX 320       /* bytes of a statement's span; a wider one shows no one the place */
#define SENTENCE_TOKENS 80 /* of a sentence shown, either side of the trigger */
#define DUPLICATE_LOOK 48  /* findings back that may tell the same thing */

/* ---- spans ---- */

asc_span asc_read_cover(asc_span a, asc_span b)
{
    if (b.end <= b.begin) return a;
    return (asc_span){ a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end };
}

/* The shortest stretch with trigger, agent and object; what stands in another
 * sentence, or makes it too wide, is left out. */
asc_span asc_read_clause(const asc_tree *t, uint32_t trigger, uint32_t agent, uint32_t object)
{
    asc_span span = asc_tree_span(t, trigger), wider;
    uint32_t sent = t->tok[trigger].sent, prt = asc_tree_child(t, trigger, ASC_DEP_PRT);
    if (prt != ASC_NONE) span = asc_read_cover(span, asc_tree_span(t, prt)); /* "thrown out" */
    if (object != ASC_NONE && t->tok[object].sent == sent) {
        wider = asc_read_cover(
            span, asc_read_cover(asc_tree_phrase(t, object), asc_tree_span(t, object)));
        if (wider.end - wider.begin <= SPAN_MAX) span = wider;
    }
    if (agent != ASC_NONE && t->tok[agent].sent == sent) {
        wider = asc_read_cover(span,
                               asc_read_cover(asc_tree_phrase(t, agent), asc_tree_span(t, agent)));
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

bool asc_read_same_actor(const struct reader *r, uint32_t a, uint32_t b)
{
    return a != ASC_NONE && b != ASC_NONE &&
           r->out->mentions.items[a].same == r->out->mentions.items[b].same;
}

/* ---- findings ---- */

/* Told already, in this sentence, by the same voice? Then the surer one stays. */
bool asc_read_told(struct reader *r, const asc_finding *f)
{
    asc_readout *o = r->out;
    size_t begin = o->finding_count > DUPLICATE_LOOK ? o->finding_count - DUPLICATE_LOOK : 0;
    for (size_t k = begin; k < o->finding_count; k++) {
        asc_finding *g = &o->findings[k];
        if (g->predicate != f->predicate || g->polarity != f->polarity ||
            g->happening != f->happening || g->value != f->value ||
            r->t->tok[g->trigger_token].sent != r->t->tok[f->trigger_token].sent)
            continue;
        if (f->agent != ASC_NONE && !asc_read_same_actor(r, f->agent, g->agent)) continue;
        if (f->object != ASC_NONE && !asc_read_same_actor(r, f->object, g->object)) continue;
        if (innermost(f) != ASC_NONE && innermost(g) != ASC_NONE &&
            !asc_read_same_actor(r, innermost(f), innermost(g)))
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

asc_status asc_read_keep(struct reader *r, const asc_finding *f, asc_error *err)
{
    asc_readout *o = r->out;
    if (f->read <= 0 || o->finding_count >= ASC_FINDINGS_MAX || asc_read_told(r, f)) return ASC_OK;
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

/* How likely it was read rightly, by what that rests on. */
void asc_read_put_sure(const struct reader *r, asc_finding *f, uint64_t doubts,
                       const asc_frame *frame, double share)
{
    f->doubts = doubts;
    f->read = asc_sureness(r->t->lx, &r->out->mentions, f, frame, share);
}

void asc_read_from_context(asc_finding *f, const asc_context *c)
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

bool asc_read_deed(asc_predicate p)
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
    if (word != ASC_NONE && /* "is not to blame" */
        (t->tok[word].pos == ASC_POS_ADJ || asc_tree_is(t, word, "blame")) &&
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
    uint32_t court = ASC_NONE, had = asc_tree_child(t, trigger, ASC_DEP_AUX);
    if (had != ASC_NONE && asc_str_is_nocase(asc_tree_text(t, had), "had"))
        return false; /* "X had been acquitted": before, and by another court */
    if (asc_court_of_another_year(t, trigger)) return false;
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
    return asc_read_same_actor(
        r, asc_speaks_for(&r->out->mentions, r->t, c->links[0].who, &ignored), f->agent);
}

/* "Was jailed for conspiring to kill him. The court of appeal quashed that verdict." */
static bool undone(const asc_tree *t, const asc_match *m)
{
    uint32_t verdict = asc_court_sentences(t, m->trigger) || asc_court_gives_years(t, m->trigger)
                           ? m->trigger
                           : asc_court_sentenced_for(t, m->trigger);
    return verdict != ASC_NONE && asc_court_undone_behind(t, verdict, m->agent_tok);
}

/* "Was wrongly jailed for it", "was jailed for it but freed on appeal", "X (acquitted 2011)". */
static bool called_off(const asc_tree *t, const asc_match *m)
{
    return asc_unreal_mistaken(t, m->trigger) ||
           (asc_tree_is_verb(t, m->trigger) && asc_court_later_cleared(t, m->trigger)) ||
           (m->agent_tok != ASC_NONE && asc_instead_cleared_in_brackets(t, m->agent_tok));
}

void asc_read_finish(struct reader *r, asc_finding *f, const asc_match *m, const asc_context *c)
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
                     asc_read_same_actor(r, innermost(f), f->agent);
    if (dismissed)
        f->voice_count--, f->basis = ASC_BASIS_UNSTATED; /* "X's claim was dismissed by Y" */
    bool nobody = m->frame->subject_speaks && speaker == ASC_NONE &&
                  !(asc_tree_is(t, m->trigger, "point") && !asc_tree_passive(t, m->trigger));
    bool unnamed = f->voice_count == 1 && f->voices[0].mention == ASC_NONE &&
                   f->voices[0].span.begin == f->voices[0].span.end;
    bool fell = undone(t, m);
    bool court = !fell && (unnamed || (nobody && f->voice_count == 0)) &&
                 put_court(r, f, unnamed && c->unnamed ? c->unnamed_cue : m->trigger);
    uint32_t up =
        f->voice_count == 0 && !court && !fell ? asc_court_sentenced_for(t, m->trigger) : ASC_NONE;
    court = court || (up != ASC_NONE && put_court(r, f, up));
    bool wrongly = speaker == ASC_NONE && asc_read_deed(f->predicate) &&
                   f->polarity == ASC_POLARITY_PLUS &&
                   (fell || (m->frame->act != ASC_ACT_ASSERT && called_off(t, m)));
    bool sorry = m->frame->act == ASC_ACT_ACCUSE && f->polarity == ASC_POLARITY_PLUS &&
                 asc_unreal_punished(t, m->trigger); /* "compensated him for accusing him" */
    if (sorry) f->polarity = ASC_POLARITY_MINUS, f->act = ASC_ACT_RETRACT;
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
    bool own = f->voice_count == 0 ? asc_read_same_actor(r, r->out->mentions.author, f->agent)
                                   : asc_read_same_actor(r, innermost(f), f->agent);
    own |= !m->frame->agent_speaks && !m->frame->subject_speaks && speaks_for_agent(r, f, c);
    if (asc_read_deed(f->predicate) && own && c->count > 0 && !m->frame->agent_speaks &&
        (asc_court_bench(t, c->links[0].who) ||
         asc_court_bench(t, r->out->mentions.items[r->out->mentions.items[f->agent].same].head)))
        return; /* "the judge said that he bore responsibility": not the judge */
    if (asc_read_deed(f->predicate) && own) own_words(f);
    if (asc_read_deed(f->predicate) && own && c->conditional && c->count > 0)
        return; /* "his brother said he would disown him if he had done it" */
    if (own && c->cued && c->count > 0 && f->certainty == ASC_CERTAINTY_U && !c->conditional &&
        !c->question)
        return; /* "never admitted having ordered it": he said nothing */
    if (f->basis == ASC_BASIS_UNSTATED && f->certainty == ASC_CERTAINTY_PR && f->voice_count == 0 &&
        f->predicate != ASC_PREDICATE_CREDIBLE)
        f->basis = ASC_BASIS_INFERRED;
    asc_read_put_sure(r, f, asc_sureness_doubts(t, r->out, m, f, shaky + guessed), m->frame,
                      m->frame->read);
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
asc_span asc_read_object_span(const struct reader *r, uint32_t tok)
{
    uint32_t x = r->out->mentions.of_token[tok];
    asc_span span = asc_read_cover(asc_tree_span(r->t, tok), asc_tree_phrase(r->t, tok));
    return x != ASC_NONE && r->out->mentions.items[x].is_name
               ? asc_read_cover(span, r->out->mentions.items[x].span)
               : span;
}

/* The agent's phrase; a name is told up to its end: "cleared X of conspiracy". */
static asc_span actor_span(const struct reader *r, uint32_t tok)
{
    asc_span span = asc_read_object_span(r, tok);
    uint32_t x = r->out->mentions.of_token[tok];
    if (x != ASC_NONE && r->out->mentions.items[x].is_name)
        span.end = r->out->mentions.items[x].span.end;
    static const char *const before[] = { "not ", "neither ", "both ", "either ", "nor " };
    for (size_t k = 0; k < sizeof before / sizeof *before; k++) {
        asc_str text = asc_str_slice(r->t->text, span.begin, span.end), w = asc_str_from(before[k]);
        if (text.n > w.n && asc_str_eq_nocase(asc_str_slice(text, 0, w.n), w))
            span.begin += (uint32_t)w.n; /* "neither Ivo Marr": Ivo Marr */
    }
    return span;
}

/* Another name, without what stands around it: "a/k/a "Hawk," of Lume"; a rank in it stays. */
static asc_span alias_span(const struct reader *r, uint32_t tok, asc_span phrase)
{
    uint32_t x = r->out->mentions.of_token[tok];
    if (x == ASC_NONE || !r->out->mentions.items[x].is_name) return phrase;
    uint32_t first = r->out->mentions.items[x].first;
    asc_span span = r->out->mentions.items[x].span;
    while (first > 0 && r->t->tok[first - 1].pos == ASC_POS_PROPN &&
           r->t->tok[first - 1].begin >= phrase.begin)
        span.begin = r->t->tok[--first].begin;
    return span;
}

asc_finding asc_read_begin(const struct reader *r, const asc_match *m, uint32_t agent,
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
    if (m->object_tok != ASC_NONE) f.object_span = asc_read_object_span(r, m->object_tok);
    if (m->object != ASC_NONE && f.predicate == ASC_PREDICATE_PART_OF &&
        r->out->mentions.items[m->object].head == m->object_tok)
        f.object_span = r->out->mentions.items[m->object].span; /* a name within a name */
    if (m->object_tok != ASC_NONE && f.predicate == ASC_PREDICATE_SAME_AS)
        f.object_span = alias_span(r, m->object_tok, f.object_span);
    f.trigger = asc_tree_span(t, m->trigger);
    uint32_t object = m->object_tok; /* a fronted "In the 2001 attack, ..." makes spans too wide */
    if (object != ASC_NONE && agent_tok != ASC_NONE && object < agent_tok && agent_tok < m->trigger)
        object = ASC_NONE;
    f.span = asc_read_clause(t, m->trigger, far_behind(t, m->trigger, agent_tok), object);
    if (m->second_tok != ASC_NONE)
        f.span = asc_read_cover(f.span, asc_read_clause(t, m->second_tok, ASC_NONE, ASC_NONE));
    return f;
}
