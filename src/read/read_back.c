/*
 * What a later clause or sentence says of what was just told: "Y was not", "He did not", "That was wrong".
 */
#include "read/contrary.h"
#include "read/instead.h"
#include "read/read_inner.h"
#include "read/voices.h"
#include "read/who.h"

#include "base/banned.h"

#define BACK_SENTENCES 1 /* from "He did not" to what he did not do */
#define BACK_FINDINGS 8  /* looked at */
#define ASKED_READ .7    /* how surely an answer is that to the last question */

/* May it be said of him that he did not? */
static bool told_so(const asc_finding *f)
{
    return asc_read_deed(f->predicate) && f->polarity == ASC_POLARITY_PLUS && !f->conditional &&
           f->act != ASC_ACT_CLAIM;
}

/* The last deed told of x in this sentence or the one before, or, with x ASC_NONE, of anybody. */
static const asc_finding *told_of(const struct reader *r, uint32_t i, uint32_t x)
{
    const asc_readout *o = r->out;
    uint32_t now = r->t->tok[i].sent;
    for (size_t k = o->finding_count, n = 0; k-- > 0 && n < BACK_FINDINGS; n++) {
        const asc_finding *f = &o->findings[k];
        uint32_t sent = r->t->tok[f->trigger_token].sent;
        if (sent > now || now - sent > BACK_SENTENCES) return NULL;
        if (told_so(f) && (x == ASC_NONE ? sent == now : asc_read_same_actor(r, f->agent, x)))
            return f;
    }
    return NULL;
}

/* The finding as `told` has it, denied where token i stands. */
static asc_finding denied(const struct reader *r, const asc_finding *told, uint32_t i)
{
    asc_finding f = *told;
    f.trigger_token = i;
    f.trigger = asc_tree_span(r->t, i);
    f.span = asc_read_clause(r->t, i, ASC_NONE, ASC_NONE);
    f.polarity = ASC_POLARITY_MINUS;
    if (f.read > ASC_READ_GUESSED_MAX) f.read = ASC_READ_GUESSED_MAX;
    return f;
}

/* ... by whoever speaks there. */
static void by_speaker(const struct reader *r, asc_finding *f, const asc_context *c)
{
    unsigned shaky = 0;
    f->voice_count = 0;
    asc_read_from_context(f, c);
    f->polarity = ASC_POLARITY_MINUS;
    asc_voices_put(r->out, r->t, f, c, ASC_NONE, ASC_NONE, &shaky);
    f->basis = ASC_BASIS_UNSTATED;
    f->frame = 0;
}

static bool left_open(const asc_context *c)
{
    return c->question || c->conditional || c->certainty == ASC_CERTAINTY_U;
}

void asc_read_put_asked(struct reader *r, const asc_match *m)
{
    if (!asc_read_deed(m->predicate) || m->frame->polarity == ASC_POLARITY_MINUS) return;
    r->asked = asc_read_begin(r, m, m->agent, m->agent_tok);
    r->asked.certainty = ASC_CERTAINTY_CT;
    r->asked.read = ASKED_READ;
    r->asks = true;
}

/* What was asked in this sentence or the one before; NULL. */
static const asc_finding *asked_of(const struct reader *r, uint32_t i)
{
    uint32_t now = r->t->tok[i].sent;
    bool near = r->asks && r->t->tok[r->asked.trigger_token].sent + BACK_SENTENCES >= now;
    return near ? &r->asked : NULL;
}

/* "Asked whether he had ordered it, he said no": that he did not, by his own word. */
static asc_status answer_no(struct reader *r, uint32_t i, uint32_t by, asc_error *err)
{
    unsigned shaky = 0;
    const asc_finding *asked = asked_of(r, i);
    uint32_t x = asked ? asc_who(&r->out->mentions, r->t, by, &shaky) : ASC_NONE;
    if (x == ASC_NONE) return ASC_OK;
    asc_finding f = denied(r, asked, i);
    f.voice_count = 0;
    f.voices[f.voice_count++] =
        (asc_voice){ x, asc_tree_phrase(r->t, by), asc_tree_span(r->t, i), 0 };
    f.act = ASC_ACT_DENY;
    f.basis = ASC_BASIS_CLAIMED;
    f.mood = ASC_MOOD_HAPPENED;
    f.frame = 0;
    r->asks = false;
    return asc_read_keep(r, &f, err);
}

/* "X was convicted, Y was not": of Y the contrary. "Police said X did it. He did not": nor did he. */
static asc_status tell_did_not(struct reader *r, uint32_t i, asc_error *err)
{
    unsigned shaky = 0;
    uint32_t s = asc_instead_did_not(r->t, i);
    uint32_t x = s == ASC_NONE ? s : asc_who(&r->out->mentions, r->t, s, &shaky);
    if (x == ASC_NONE) return ASC_OK;
    asc_context c = asc_context_of(r->t, i);
    if (left_open(&c)) return ASC_OK;
    const asc_finding *told = told_of(r, i, x);
    const asc_finding *asked = told ? NULL : asked_of(r, i);
    if (asked && asc_read_same_actor(r, asked->agent, x))
        return answer_no(r, i, c.count ? c.links[0].who : s, err);
    if (told) {
        asc_finding f = denied(r, told, i);
        by_speaker(r, &f, &c);
        return asc_read_keep(r, &f, err);
    }
    told = r->t->tok[s].pos == ASC_POS_PROPN ? told_of(r, i, ASC_NONE) : NULL;
    if (!told) return ASC_OK;
    asc_finding f = denied(r, told, i);
    f.agent = x;
    f.agent_span = asc_read_object_span(r, s);
    return asc_read_keep(r, &f, err);
}

/* "Our report said that X did it. This was untrue": by the report itself. */
static asc_status tell_put_right(struct reader *r, uint32_t i, asc_error *err)
{
    asc_readout *o = r->out;
    asc_status rc = ASC_OK;
    uint32_t now = r->t->tok[i].sent;
    size_t end = o->finding_count;
    uint32_t by;
    unsigned shaky = 0;
    if (!asc_instead_put_right(r->t, i, &by)) return ASC_OK;
    uint32_t whose = by == ASC_NONE ? by : asc_who(&o->mentions, r->t, by, &shaky);
    if (by != ASC_NONE && whose == ASC_NONE) return ASC_OK;
    asc_context c = asc_context_of(r->t, i);
    if (c.question || c.conditional || c.count || c.somebody != ASC_NONE || c.unnamed)
        return ASC_OK;
    for (size_t k = end, n = 0; !rc && k-- > 0 && n < BACK_FINDINGS; n++) {
        uint32_t sent = r->t->tok[o->findings[k].trigger_token].sent;
        if (sent + 1 < now) break;
        const asc_finding *g = &o->findings[k];
        if (sent == now || !told_so(g) || !g->voice_count) continue;
        if (whose != ASC_NONE &&
            !asc_read_same_actor(r, g->voices[g->voice_count - 1].mention, whose))
            continue;
        asc_finding f = denied(r, &o->findings[k], i);
        by_speaker(r, &f, &c);
        f.certainty = ASC_CERTAINTY_CT;
        f.act = ASC_ACT_ASSESS;
        rc = asc_read_keep(r, &f, err);
    }
    return rc;
}

/* The only one of whom others told a deed in the sentence before i's; NULL: nobody, or several. */
static const asc_finding *only_told(const struct reader *r, uint32_t i)
{
    const asc_readout *o = r->out;
    const asc_finding *one = NULL;
    uint32_t now = r->t->tok[i].sent;
    for (size_t k = o->finding_count, n = 0; k-- > 0 && n < BACK_FINDINGS; n++) {
        const asc_finding *f = &o->findings[k];
        uint32_t sent = r->t->tok[f->trigger_token].sent;
        if (sent + BACK_SENTENCES < now) break;
        if (sent == now || !told_so(f) || !f->voice_count) continue;
        if (one && !asc_read_same_actor(r, f->agent, one->agent)) return NULL;
        one = f;
    }
    return one;
}

/* "The paper reported that X did it. The police denied it": of X, by the police. */
static asc_status tell_denied_it(struct reader *r, uint32_t i, asc_error *err)
{
    static const char *const verbs[] = {
        "deny", "dispute", "contradict", "refute", "reject", NULL
    };
    static const char *const what[] = { "it", "this", "that", NULL };
    static const char *const accounts[] = { "report", "account", "story", "claim", NULL };
    const asc_tree *t = r->t;
    unsigned shaky = 0;
    uint32_t s = asc_tree_child(t, i, ASC_DEP_NSUBJ), o = asc_tree_child(t, i, ASC_DEP_DOBJ);
    if (t->tok[i].dep != ASC_DEP_ROOT || !asc_tree_is_one(t, i, verbs) || s == ASC_NONE ||
        o == ASC_NONE || t->tok[s].pos == ASC_POS_PRON ||
        asc_tree_child(t, i, ASC_DEP_NEG) != ASC_NONE)
        return ASC_OK;
    bool it = asc_tree_is_one(t, o, what) ||
              (asc_tree_is_one(t, o, accounts) && asc_tree_child(t, o, ASC_DEP_PREP) == ASC_NONE &&
               asc_tree_child(t, o, ASC_DEP_POSS) == ASC_NONE);
    const asc_finding *told = it ? only_told(r, i) : NULL;
    uint32_t x = told ? asc_who(&r->out->mentions, t, s, &shaky) : ASC_NONE;
    if (x == ASC_NONE || asc_read_same_actor(r, told->agent, x) ||
        asc_read_same_actor(r, told->voices[told->voice_count - 1].mention, x))
        return ASC_OK;
    asc_context c = asc_context_of(t, i);
    if (left_open(&c) || c.count) return ASC_OK;
    asc_finding f = denied(r, told, i);
    f.voice_count = 0;
    f.voices[f.voice_count++] = (asc_voice){ x, asc_tree_phrase(t, s), asc_tree_span(t, i), 0 };
    f.certainty = ASC_CERTAINTY_CT;
    f.act = ASC_ACT_DENY;
    f.basis = ASC_BASIS_UNSTATED;
    f.frame = 0;
    for (size_t k = r->out->finding_count, n = 0; k-- > 0 && n < BACK_FINDINGS; n++) {
        asc_finding *own = &r->out->findings[k];
        if (own->trigger_token != i || own->polarity != ASC_POLARITY_MINUS ||
            !asc_read_same_actor(r, own->agent, x))
            continue;
        *own = f; /* not of themselves */
        return ASC_OK;
    }
    return asc_read_keep(r, &f, err);
}

asc_status asc_read_tell_back(struct reader *r, uint32_t i, asc_error *err)
{
    uint32_t no = r->asks ? asc_instead_says_no(r->t, i) : ASC_NONE;
    if (no != ASC_NONE) return answer_no(r, i, no, err);
    asc_status rc = tell_did_not(r, i, err);
    if (!rc) rc = tell_denied_it(r, i, err);
    return rc ? rc : tell_put_right(r, i, err);
}
