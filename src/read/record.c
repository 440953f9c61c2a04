#include "read/record.h"

#include "base/str.h"

#include "base/banned.h"

#define LOOK_BACK 64    /* findings looked at */
#define PUT_SENTENCES 2 /* before a finding on it, in which something is put to an inquiry */

/* "Coast Guard" of "United Coast Guard". */
static bool ends(asc_str longer, asc_str shorter)
{
    return shorter.n && longer.n > shorter.n && asc_str_ends(longer, shorter) &&
           longer.p[longer.n - shorter.n - 1] == ' ';
}

static bool same(const asc_readout *o, uint32_t a, uint32_t b)
{
    if (a == ASC_NONE || b == ASC_NONE) return false;
    const asc_mention *x = &o->mentions.items[a], *y = &o->mentions.items[b];
    if (x->same == y->same) return true;
    return x->is_name && y->is_name && (ends(x->key, y->key) || ends(y->key, x->key));
}

/* What one may be blamed for. */
static bool blamable(asc_predicate p)
{
    switch (p) {
    case ASC_PREDICATE_CARRIED_OUT:
    case ASC_PREDICATE_ORDERED:
    case ASC_PREDICATE_PLANNED:
    case ASC_PREDICATE_HELPED:
    case ASC_PREDICATE_FINANCED:
    case ASC_PREDICATE_KNEW_OF:
    case ASC_PREDICATE_FINANCES:
    case ASC_PREDICATE_ARMS:
    case ASC_PREDICATE_SUPPORTS:
    case ASC_PREDICATE_SHELTERS:
    case ASC_PREDICATE_CONTROLS: return true;
    default: return false;
    }
}

/* "Corin's intelligence service": a state answers for its own. */
static bool of_that_state(const asc_readout *o, const asc_finding *f, uint32_t agent)
{
    if (agent == ASC_NONE || f->agent == ASC_NONE) return false;
    const asc_mention *state = &o->mentions.items[o->mentions.items[agent].same];
    const asc_mention *its = &o->mentions.items[o->mentions.items[f->agent].same];
    if (state->kind != ASC_ACTOR_STATE || its->kind != ASC_ACTOR_AGENCY || !state->is_name)
        return false;
    asc_str called = o->mentions.items[f->agent].text;
    return asc_str_find(called, state->text) != SIZE_MAX ||
           asc_str_find(its->text, state->text) != SIZE_MAX;
}

/* Told of him, by somebody else. */
static bool charges(const asc_readout *o, const asc_finding *f, uint32_t agent, uint32_t principal)
{
    if (!blamable(f->predicate) || f->polarity == ASC_POLARITY_MINUS || f->conditional)
        return false;
    if (!same(o, f->agent, agent) && !same(o, f->agent, principal) && !of_that_state(o, f, agent))
        return false;
    uint32_t by = f->voice_count ? f->voices[f->voice_count - 1].mention : ASC_NONE;
    return !same(o, by, agent) && !same(o, by, principal);
}

/* Told by himself. */
static bool own(const asc_readout *o, const asc_finding *f, uint32_t agent)
{
    uint32_t by = f->voice_count ? f->voices[f->voice_count - 1].mention : ASC_NONE;
    return blamable(f->predicate) && f->polarity == ASC_POLARITY_PLUS && !f->conditional &&
           f->act != ASC_ACT_RETRACT && same(o, by, agent);
}

/* Told of others, by others: what he may say again. */
static bool of_others(const asc_readout *o, const asc_finding *f, uint32_t agent)
{
    uint32_t by = f->voice_count ? f->voices[f->voice_count - 1].mention : ASC_NONE;
    return blamable(f->predicate) && !f->conditional && !same(o, f->agent, agent) &&
           !same(o, by, agent) && !same(o, by, f->agent);
}

/* Put before him by somebody else than those who are told of: whoever claims it himself is believed or not. */
static bool put_to(const asc_readout *o, const asc_finding *f, uint32_t agent)
{
    uint32_t by = f->voice_count ? f->voices[f->voice_count - 1].mention : ASC_NONE;
    return blamable(f->predicate) && f->polarity == ASC_POLARITY_PLUS && !f->conditional &&
           by != ASC_NONE && !same(o, by, agent) && !same(o, by, f->agent) &&
           !same(o, f->agent, agent) && f->certainty != ASC_CERTAINTY_U;
}

enum of_whom { OF_HIM, BY_HIM, OF_OTHERS, PUT_TO };

/* The findings of the nearest sentence that has any which fit, at most `far` before. */
static size_t nearest(const asc_readout *o, const asc_tree *t, uint32_t trigger, uint32_t far,
                      uint32_t agent, uint32_t principal, enum of_whom what,
                      size_t out[ASC_RECORD_MAX])
{
    size_t n = 0, begin = o->finding_count > LOOK_BACK ? o->finding_count - LOOK_BACK : 0;
    uint32_t now = t->tok[trigger].sent, at = 0;
    for (size_t k = o->finding_count; k-- > begin && n < ASC_RECORD_MAX;) {
        const asc_finding *f = &o->findings[k];
        uint32_t sent = t->tok[f->trigger_token].sent;
        if (sent > now || now - sent > far || (n && sent != at)) break;
        bool fits = what == BY_HIM      ? own(o, f, agent)
                    : what == OF_OTHERS ? of_others(o, f, agent)
                    : what == PUT_TO    ? put_to(o, f, agent)
                                        : charges(o, f, agent, principal);
        if (!fits) continue;
        at = sent;
        out[n++] = k;
    }
    return n;
}

size_t asc_record_of(const asc_readout *o, const asc_tree *t, uint32_t trigger, uint32_t agent,
                     uint32_t principal, size_t out[ASC_RECORD_MAX])
{
    return nearest(o, t, trigger, ASC_RECORD_SENTENCES, agent, principal, OF_HIM, out);
}

bool asc_record_of_nameless(const asc_readout *o, const asc_tree *t, uint32_t trigger,
                            uint32_t agent, size_t *charge)
{
    uint32_t now = t->tok[trigger].sent;
    if (!o->mentions.items[agent].is_name) return false;
    for (size_t k = o->finding_count; k-- > 0;) {
        const asc_finding *f = &o->findings[k];
        uint32_t sent = t->tok[f->trigger_token].sent;
        if (sent > now || now - sent > 1) return false;
        if (sent == now || f->agent == ASC_NONE || o->mentions.items[f->agent].is_name) continue;
        if (!blamable(f->predicate) || f->polarity == ASC_POLARITY_MINUS) continue;
        return *charge = k, true;
    }
    return false;
}

size_t asc_record_own(const asc_readout *o, const asc_tree *t, uint32_t trigger, uint32_t agent,
                      size_t out[ASC_RECORD_MAX])
{
    return nearest(o, t, trigger, ASC_RECORD_OWN, agent, ASC_NONE, BY_HIM, out);
}

size_t asc_record_told(const asc_readout *o, const asc_tree *t, uint32_t trigger, uint32_t agent,
                       size_t out[ASC_RECORD_MAX])
{
    return nearest(o, t, trigger, 1, agent, ASC_NONE, OF_OTHERS, out);
}

size_t asc_record_put(const asc_readout *o, const asc_tree *t, uint32_t trigger, uint32_t agent,
                      size_t out[ASC_RECORD_MAX])
{
    return nearest(o, t, trigger, PUT_SENTENCES, agent, ASC_NONE, PUT_TO, out);
}

void asc_record_again(asc_finding *f, const asc_finding *told, bool contrary)
{
    bool minus = (told->polarity == ASC_POLARITY_MINUS) != contrary;
    f->agent_span = told->agent_span;
    f->polarity = minus ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS;
    f->act = ASC_ACT_ASSERT;
    f->basis = ASC_BASIS_UNSTATED;
}

bool asc_record_word(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = {
        "charge",    "accusation",  "allegation", "claim",     "suggestion", "insinuation",
        "assertion", "report",      "indictment", "suspicion", "theory",     "it",
        "this",      "that",        "they",       "them",      "idea",       "notion",
        "testimony", "confession",  "version",    "story",     "narrative",  "scenario",
        "finding",   "speculation", "rumour",     "rumor",     "everything", "wrongdoing",
        "guilt",     "liability",   "count",      NULL
    };
    return asc_tree_is_one(t, i, words);
}

asc_predicate asc_record_no_part(const asc_readout *o, const asc_tree *t, const asc_finding *f,
                                 uint32_t word)
{
    static const char *const words[] = { "part", "role", "involvement", "hand", "involve", NULL };
    bool deed = f->predicate == ASC_PREDICATE_CARRIED_OUT,
         help = f->predicate == ASC_PREDICATE_HELPED;
    if (f->polarity != ASC_POLARITY_MINUS || word == ASC_NONE || f->agent == ASC_NONE ||
        (!deed && !help) || !asc_tree_is_one(t, word, words))
        return f->predicate;
    const asc_mention *who = &o->mentions.items[o->mentions.items[f->agent].same];
    asc_actor_kind kind = who->kind; /* a name that only looks like a town's is no state */
    bool state = kind == ASC_ACTOR_STATE && (who->sure_state || !who->scene);
    bool band = kind != ASC_ACTOR_PERSON && kind != ASC_ACTOR_AGENCY && !state;
    if (help) return band ? ASC_PREDICATE_CARRIED_OUT : f->predicate;
    size_t begin = o->finding_count > LOOK_BACK ? o->finding_count - LOOK_BACK : 0;
    for (size_t k = o->finding_count; k-- > begin;)
        if (o->findings[k].predicate == ASC_PREDICATE_CARRIED_OUT &&
            same(o, o->findings[k].agent, f->agent))
            return f->predicate;
    return state ? ASC_PREDICATE_HELPED : f->predicate;
}
