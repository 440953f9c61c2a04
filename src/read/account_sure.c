#include "read/account_sure.h"

#include "base/banned.h"

#define LISTENED 60 /* tokens either side of a name that may tell how surely it is named */

asc_firmness asc_firmness_of(asc_polarity polarity, asc_certainty certainty, asc_act act, bool told,
                             bool office)
{
    if (polarity == ASC_POLARITY_MINUS) return ASC_FIRMNESS_DENIED;
    if (act == ASC_ACT_CLAIM) return ASC_FIRMNESS_CLAIMED;
    if (act == ASC_ACT_ACCUSE || (told && certainty == ASC_CERTAINTY_PR))
        return office ? ASC_FIRMNESS_ACCUSED_BY_AUTHORITIES : ASC_FIRMNESS_ACCUSED;
    if (certainty == ASC_CERTAINTY_CT) return ASC_FIRMNESS_FACT;
    return certainty == ASC_CERTAINTY_PR ? ASC_FIRMNESS_ACCUSED : ASC_FIRMNESS_POSSIBLE;
}

static bool office(const asc_readout *o, uint32_t mention)
{
    if (mention == ASC_NONE) return false;
    asc_actor_kind kind = o->mentions.items[mention].kind;
    return kind == ASC_ACTOR_AGENCY || kind == ASC_ACTOR_STATE;
}

static bool deed(asc_predicate p)
{
    return p == ASC_PREDICATE_CARRIED_OUT || p == ASC_PREDICATE_ORDERED ||
           p == ASC_PREDICATE_PLANNED || p == ASC_PREDICATE_HELPED;
}

/* Does it name the actor as a doer? */
static bool names(const asc_readout *o, const asc_finding *s, uint32_t actor)
{
    return deed(s->predicate) && s->agent != ASC_NONE && o->mentions.items[s->agent].same == actor;
}

static uint32_t speaker(const asc_finding *s)
{
    return s->voice_count ? s->voices[s->voice_count - 1].mention : ASC_NONE;
}

void asc_sure_stated(const asc_readout *o, uint32_t actor, double out[ASC_SURE_STATED])
{
    double *act = out + 2 * ASC_CERTAINTY_COUNT, *kind = act + ASC_ACT_COUNT;
    double *voiced = kind + ASC_ACTOR_KIND_COUNT, *own = voiced + 1;
    for (size_t i = 0; actor != ASC_NONE && i < o->finding_count; i++) {
        const asc_finding *s = &o->findings[i];
        uint32_t who = speaker(s);
        if (!names(o, s, actor)) continue;
        out[s->polarity * ASC_CERTAINTY_COUNT + s->certainty] = 1;
        act[s->act] = 1;
        if (s->voice_count) *voiced = 1;
        if (who == ASC_NONE) continue;
        kind[o->mentions.items[who].kind] = 1;
        if (o->mentions.items[who].same == actor) *own = 1;
    }
}

/* The statement that names the actor as the doer, the most surely read one; or NULL. */
static const asc_finding *naming(const asc_readout *o, uint32_t actor)
{
    const asc_finding *best = NULL;
    for (size_t i = 0; actor != ASC_NONE && i < o->finding_count; i++) {
        const asc_finding *s = &o->findings[i];
        if (!names(o, s, actor)) continue;
        if (!best || s->read > best->read) best = s;
    }
    return best;
}

asc_firmness asc_firmness_near(const asc_tree *t, uint32_t head)
{
    static const char *const accused[] = { "accuse",      "blame",    "attribute",  "suspect",
                                           "suspected",   "allege",   "alleged",    "allegedly",
                                           "presume",     "presumed", "presumably", "believe",
                                           "responsible", NULL };
    static const char *const claimed[] = { "responsibility", NULL };
    uint32_t from = head > LISTENED ? head - LISTENED : 0;
    asc_firmness out = ASC_FIRMNESS_FACT;
    for (uint32_t i = from; i < t->n && i < head + LISTENED; i++) {
        if (t->tok[i].sent != t->tok[head].sent) continue;
        if (asc_tree_is_one(t, i, claimed)) return ASC_FIRMNESS_CLAIMED;
        if (asc_tree_is_one(t, i, accused)) out = ASC_FIRMNESS_ACCUSED;
    }
    return out;
}

asc_firmness asc_firmness_told(const asc_readout *o, uint32_t actor)
{
    const asc_finding *s = naming(o, actor);
    if (!s) return ASC_FIRMNESS_FACT;
    return asc_firmness_of(s->polarity, s->certainty, s->act, s->voice_count > 0,
                           office(o, speaker(s)));
}
