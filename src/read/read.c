/*
 * One report: its names, events and happenings, then token by token what is told. What one match of a
 * frame tells is in read_match.c, how a finding is made, told and kept in read_finding.c.
 */
#include "read/read.h"

#include "base/error.h"
#include "base/str.h"
#include "read/attributions.h"
#include "read/capitals.h"
#include "read/counts.h"
#include "read/groups.h"
#include "read/issuer.h"
#include "read/judge.h"
#include "read/lead_in.h"
#include "read/mend.h"
#include "read/mishap.h"
#include "read/occurred.h"
#include "read/quotes.h"
#include "read/read_inner.h"
#include "read/record.h"
#include "read/refer.h"
#include "read/sureness.h"
#include "read/unreal.h"
#include "read/voices.h"

#include "base/banned.h"

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
    asc_read_from_context(&f, &c);
    f.polarity = j->polarity;
    f.certainty = j->certainty;
    f.act = ASC_ACT_ASSESS;
    f.span = asc_read_clause(t, i, j->judge, j->agent_tok);
    f.agent_span = j->agent_tok == ASC_NONE ? r->out->mentions.items[j->agent].span
                                            : asc_tree_phrase(t, j->agent_tok);
    if (j->judge == ASC_NONE) asc_voices_put(r->out, t, &f, &c, ASC_NONE, ASC_NONE, &shaky);
    else asc_voices_put(r->out, t, &f, &c, j->judge, j->cue, &shaky);
    asc_read_put_sure(r, &f, asc_sureness_plain(r->out, &f, shaky, j->guessed), NULL, .75);
    if (j->guessed && f.read > ASC_READ_GUESSED_MAX) f.read = ASC_READ_GUESSED_MAX;
    return asc_read_keep(r, &f, err);
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
        f.span = asc_read_clause(t, i, ASC_NONE, ASC_NONE);
        f.voice_count = 0;
        f.frame = 0;
        asc_read_from_context(&f, &c);
        f.polarity = ASC_POLARITY_MINUS;
        asc_voices_put(r->out, t, &f, &c, ASC_NONE, ASC_NONE, &shaky);
        asc_read_put_sure(r, &f, asc_sureness_plain(r->out, &f, shaky, false), NULL, .9);
        if (f.read > ASC_READ_GUESSED_MAX) f.read = ASC_READ_GUESSED_MAX;
        rc = asc_read_keep(r, &f, err);
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
    asc_read_from_context(&f, &c);
    f.span = (asc_span){ t->tok[n->first].begin, t->tok[n->last - 1].end };
    if (n->first >= 2 && asc_tree_is(t, n->first - 1, "least"))
        f.span.begin = t->tok[n->first - 2].begin;
    asc_voices_put(r->out, t, &f, &c, ASC_NONE, ASC_NONE, &shaky);
    asc_read_put_sure(r, &f, asc_sureness_plain(r->out, &f, shaky + c.shaky, salient), NULL, .88);
    return asc_read_keep(r, &f, err);
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
    asc_read_from_context(&f, &c);
    f.span = e->verb ? asc_read_clause(t, e->tok, ASC_NONE, asc_tree_object(t, e->tok))
                     : asc_read_cover(e->span, asc_tree_span(t, t->tok[e->tok].head));
    asc_voices_put(r->out, t, &f, &c, ASC_NONE, ASC_NONE, &shaky);
    asc_read_put_sure(r, &f, asc_sureness_plain(r->out, &f, shaky, false), NULL, frame);
    *told = true;
    return asc_read_keep(r, &f, err);
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
    if (n == 0 && asc_record_of_nameless(r->out, r->t, m->trigger, m->agent, &told[0])) n = 1;
    for (size_t k = 0; !rc && k < n; k++) {
        const asc_finding *charge = &r->out->findings[told[k]];
        asc_match one = *m;
        if (!asc_read_deed(charge->predicate)) continue;
        one.predicate = charge->predicate;
        one.happening = charge->happening;
        *known = true;
        rc = asc_read_tell_match(r, &one, err);
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
        judged |= credible;
        bool pleaded = false;
        asc_status rc = tell_plea(r, &found[k], &pleaded, err);
        if (rc) return rc;
        if (pleaded) continue;
        size_t before = r->out->finding_count;
        rc = record ? asc_read_tell_record(r, &found[k], ASC_ANSWER_DENIES, ASC_CERTAINTY_CT, err)
                    : asc_read_tell_match(r, &found[k], err);
        answers |= record && r->out->finding_count > before;
        if (rc) return rc;
    }
    if (!answers && asc_answer_at(t, &r->out->mentions, i, &a)) {
        asc_status rc = asc_read_tell_record(r, &a.match, a.how, a.certainty, err);
        if (rc) return rc;
    }
    asc_status rc = asc_read_tell_back(r, i, err);
    if (rc) return rc;
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
    struct reader r = { .t = &t, .out = &o, .keep = keep, .claimer = ASC_NONE };
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
