#include "read/judge.h"

#include "base/str.h"
#include "core/terms.h"
#include "read/court.h"
#include "read/record.h"
#include "read/scorn.h"
#include "read/whose.h"
#include "read/who.h"

#include "base/banned.h"

#define BACK_SENTENCES 3 /* in which who told last told it */
#define LOOK_BACK 64     /* findings looked at */

/* A word that is judged: "this version". */
static bool word_of_someone(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "claim",      "version",     "account",     "statement",
                                         "allegation", "assertion",   "explanation", "denial",
                                         "story",      "testimony",   "confession",  "narrative",
                                         "message",    "recording",   "letter",      "accusation",
                                         "theory",     "insinuation", "communique",  "video",
                                         "assurance",  "suggestion",  "word",        NULL };
    return asc_tree_is_noun(t, i) && asc_tree_is_one(t, i, words);
}

static bool this_or_it(const asc_tree *t, uint32_t i)
{
    return asc_tree_is_one(t, i, (const char *const[]){ "this", "that", "it", "these", NULL });
}

static bool bad(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = {
        "implausible", "unfounded",       "unconvincing",  "unreliable",
        "untenable",   "fanciful",        "untrue",        "fake",
        "bogus",       "dubious",         "doubtful",      "questionable",
        "incredible",  "worthless",       "unbelievable",  "inconsistent",
        "false",       "hollow",          "far-fetched",   "opportunistic",
        "absurd",      "unsubstantiated", "unproven",      "spurious",
        "fabricated",  "laughable",       "contradictory", NULL
    };
    return asc_tree_is_one(t, i, words);
}

static bool good(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "credible",  "plausible",   "convincing", "reliable",
                                         "authentic", "genuine",     "believable", "persuasive",
                                         "truthful",  "trustworthy", "true",       NULL };
    return asc_tree_is_one(t, i, words);
}

static bool negated(const asc_tree *t, uint32_t i)
{
    return asc_tree_child(t, i, ASC_DEP_NEG) != ASC_NONE;
}

static uint32_t subject(const asc_tree *t, uint32_t v, unsigned *shaky)
{
    return asc_tree_is_verb(t, v) ? asc_tree_subject(t, v, shaky) : ASC_NONE;
}

/* What is judged, as a token, or ASC_NONE where it is left open; *fits: something is. */
struct judging {
    uint32_t judge, cue, what;
    bool minus, fits, surely;
    bool scorn; /* by whatever it is called */
};

/* "The version is implausible", "finds this implausible". */
static struct judging by_adjective(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "consider", "find",  "deem",    "judge", "call",
                                         "regard",   "think", "believe", NULL };
    struct judging j = { ASC_NONE, ASC_NONE, ASC_NONE, false, false, true, false };
    uint32_t h = t->tok[i].head;
    unsigned ignored = 0;
    bool as = t->tok[i].dep == ASC_DEP_AMOD && asc_tree_is(t, h, "as");
    if (as) h = t->tok[h].head;
    if (!asc_tree_is_verb(t, h)) return j;
    j.minus = bad(t, i);
    if (!j.minus && !good(t, i)) return j;
    uint32_t s = asc_tree_child(t, i, ASC_DEP_NSUBJ);
    static const char *const seems[] = { "be",     "appear", "seem", "ring",     "sound",
                                         "look",   "prove",  "deem", "consider", "call",
                                         "regard", "hold",   "find", NULL };
    bool said = t->tok[i].dep == ASC_DEP_ACOMP || t->tok[i].dep == ASC_DEP_OPRD;
    bool of_be =
        s == ASC_NONE && said && (t->tok[i].dep == ASC_DEP_ACOMP || asc_tree_is_one(t, h, seems));
    if (of_be) s = asc_tree_child(t, h, ASC_DEP_NSUBJ);
    if (of_be && s == ASC_NONE) s = asc_tree_child(t, h, ASC_DEP_NSUBJPASS);
    of_be &= s != ASC_NONE;
    bool found = !of_be && asc_tree_is_one(t, h, verbs);
    if (s == ASC_NONE && found) s = asc_tree_child(t, h, ASC_DEP_DOBJ);
    if (s == ASC_NONE || !(word_of_someone(t, s) || (found && this_or_it(t, s)))) return j;
    if (asc_tree_child(t, s, ASC_DEP_ACL) != ASC_NONE ||
        asc_tree_child(t, i, ASC_DEP_CCOMP) != ASC_NONE)
        return j; /* "the claim that", "finds it plausible that": a frame's */
    uint32_t other = asc_tree_child(t, s, ASC_DEP_AMOD); /* "whose earlier claims proved true" */
    if (other != ASC_NONE &&
        asc_tree_is_one(
            t, other, (const char *const[]){ "earlier", "early", "previous", "past", "old", NULL }))
        return j;
    if (negated(t, i) || negated(t, h)) j.minus = !j.minus;
    if (found) j.judge = subject(t, h, &ignored), j.cue = h;
    j.what = s;
    j.fits = of_be || found;
    return j;
}

/* "Sceptical of the claim", "is not convinced by it". */
static struct judging by_mind(const asc_tree *t, uint32_t i)
{
    static const char *const minds[] = { "sceptical",   "skeptical", "unconvinced", "dismissive",
                                         "unpersuaded", "wary",      "suspicious",  NULL };
    static const char *const sure[] = { "convinced", "persuaded", NULL };
    static const char *const preps[] = { "of", "about", "by", "towards", "toward" };
    struct judging j = { ASC_NONE, ASC_NONE, ASC_NONE, true, false, false, false };
    uint32_t h = t->tok[i].head;
    bool not_sure = asc_tree_is_one(t, i, sure) && (negated(t, h) || negated(t, i));
    if (!asc_tree_is_one(t, i, minds) && !not_sure) return j;
    uint32_t v = asc_tree_is_verb(t, i) ? i : h;
    j.judge = asc_tree_child(t, v, ASC_DEP_NSUBJ);
    if (j.judge == ASC_NONE) j.judge = asc_tree_child(t, v, ASC_DEP_NSUBJPASS);
    if (asc_tree_child(t, i, ASC_DEP_CCOMP) != ASC_NONE || (not_sure ? false : negated(t, h)))
        return j;
    for (size_t k = 0; k < sizeof preps / sizeof *preps && j.what == ASC_NONE; k++)
        j.what = asc_tree_prep(t, i, asc_str_from(preps[k]));
    j.cue = v;
    j.fits = j.judge != ASC_NONE && j.what != ASC_NONE && /* of anything at all, else */
             (word_of_someone(t, j.what) || t->tok[j.what].pos == ASC_POS_PRON ||
              t->tok[j.what].pos == ASC_POS_PROPN);
    return j;
}

/* "Casts doubt on the claim", "treats it with caution", "gives it little weight". */
static struct judging by_noun(const asc_tree *t, uint32_t i)
{
    static const char *const doubts[] = { "doubt",    "scepticism", "skepticism", "caution",
                                          "question", "suspicion",  "disbelief",  "derision",
                                          "water",    "grain",      "pinch",      "reservation",
                                          NULL };
    static const char *const weights[] = { "weight", "credence", "credit", NULL };
    static const char *const little[] = { "little", "limited", "no", "scant", "small", NULL };
    static const char *const verbs[] = { "cast",    "throw",     "express", "raise", "voice",
                                         "treat",   "view",      "regard",  "meet",  "handle",
                                         "have",    "greet",     "receive", "pour",  "take",
                                         "harbour", "entertain", NULL };
    struct judging j = { ASC_NONE, ASC_NONE, ASC_NONE, true, false, false, false };
    unsigned ignored = 0;
    uint32_t h = t->tok[i].head, v = t->tok[i].dep == ASC_DEP_POBJ ? t->tok[h].head : h;
    if (!asc_tree_is_noun(t, i) || !asc_tree_is_verb(t, v)) return j;
    bool weight = asc_tree_is_one(t, i, weights) && t->tok[i].dep == ASC_DEP_DOBJ &&
                  asc_tree_is_one(t, v, (const char *const[]){ "give", "lend", "attach", NULL });
    if (weight) {
        uint32_t a = asc_tree_child(t, i, ASC_DEP_AMOD), d = asc_tree_child(t, i, ASC_DEP_DET);
        j.what = asc_tree_child(t, v, ASC_DEP_DATIVE);
        if (j.what == ASC_NONE) j.what = asc_tree_prep(t, v, ASC_STR("to"));
        weight = (a != ASC_NONE && asc_tree_is_one(t, a, little)) ||
                 (d != ASC_NONE && asc_tree_is_one(t, d, little));
    } else if (asc_tree_is_one(t, i, doubts) && asc_tree_is_one(t, v, verbs)) {
        bool with = t->tok[i].dep == ASC_DEP_POBJ && asc_tree_is(t, h, "with");
        static const char *const preps[] = { "on", "about", "over", "upon" };
        if (with) j.what = asc_tree_child(t, v, ASC_DEP_DOBJ);
        if (with && asc_tree_passive(t, v)) j.what = asc_tree_child(t, v, ASC_DEP_NSUBJPASS);
        for (size_t k = 0; k < 4 && !with && j.what == ASC_NONE; k++) {
            j.what = asc_tree_prep(t, v, asc_str_from(preps[k]));
            if (j.what == ASC_NONE) j.what = asc_tree_prep(t, i, asc_str_from(preps[k]));
        }
        weight = true;
    }
    if (!weight || j.what == ASC_NONE || negated(t, v)) return j;
    j.judge = subject(t, v, &ignored);
    if (j.judge == j.what) j.judge = ASC_NONE;
    j.cue = v;
    j.fits =
        word_of_someone(t, j.what) || this_or_it(t, j.what) || t->tok[j.what].pos == ASC_POS_PRON;
    return j;
}

static bool nobody(const asc_tree *t, uint32_t i)
{
    return i != ASC_NONE &&
           asc_tree_is_one(t, i, (const char *const[]){ "nobody", "none", "few", NULL });
}

/* "Do not believe him", "would be unsafe to believe them". */
static struct judging by_belief(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "believe", "trust", "buy", "credit", NULL };
    struct judging j = { ASC_NONE, i, ASC_NONE, true, false, false, false };
    uint32_t o = asc_tree_child(t, i, ASC_DEP_DOBJ), h = t->tok[i].head;
    unsigned ignored = 0;
    if (!asc_tree_is_verb(t, i) || !asc_tree_is_one(t, i, verbs) || o == ASC_NONE) return j;
    bool him = t->tok[o].pos == ASC_POS_PRON &&
               asc_tree_is_one(t, o, (const char *const[]){ "he", "she", "they", "it", NULL });
    bool unsafe =
        t->tok[i].dep == ASC_DEP_XCOMP &&
        (asc_tree_is_one(
            t, h, (const char *const[]){ "unsafe", "unwise", "foolish", "rash", "refuse", NULL }));
    bool few = nobody(t, asc_tree_child(t, i, ASC_DEP_NSUBJ));
    if (!(him || word_of_someone(t, o)) || !(negated(t, i) || unsafe || few)) return j;
    if (asc_tree_child(t, i, ASC_DEP_CCOMP) != ASC_NONE) return j;
    if (few) return j.what = o, j.fits = true, j;
    j.judge = unsafe && !asc_tree_is(t, h, "refuse") ? ASC_NONE : subject(t, i, &ignored);
    j.what = o;
    j.fits = unsafe || j.judge != ASC_NONE;
    return j;
}

/* "The claim was debunked", "does not add up", "the evidence bears it out", "confirmed the
 * authenticity of the claim", "takes it seriously". */
static struct judging by_verb(const asc_tree *t, uint32_t i)
{
    static const char *const against[] = { "debunk",     "discredit", "contradict",
                                           "disprove",   "refute",    "doubt",
                                           "disbelieve", "belie",     NULL };
    static const char *const holds[] = { "add", "stand", "hold", "wash", "stack", NULL };
    static const char *const proves[] = { "confirm", "corroborate",  "authenticate",
                                          "bear",    "substantiate", NULL };
    static const char *const worth[] = { "credibility", "authenticity", "truth", "veracity",
                                         "genuineness", "accuracy",     NULL };
    static const char *const leaves[] = {
        "drop", "abandon", "shelve", "discard", "discount", NULL
    };
    static const char *const theories[] = { "theory", "hypothesis", "version", "suspicion", NULL };
    static const char *const asks[] = { "doubt", "question", "dispute", "challenge", NULL };
    struct judging j = { ASC_NONE, i, ASC_NONE, false, false, false, false };
    unsigned ignored = 0;
    uint8_t tag = t->tok[i].tag; /* "could not corroborate it": not said to be so */
    if (!asc_tree_is_verb(t, i) || tag == ASC_TAG_VBG || (tag == ASC_TAG_VB && !negated(t, i)))
        return j;
    bool passive = asc_tree_passive(t, i), denied = negated(t, i), serious = false;
    uint32_t s = asc_tree_child(t, i, ASC_DEP_NSUBJ), o = asc_tree_object(t, i);
    uint32_t a = asc_tree_child(t, i, ASC_DEP_ADVMOD);
    if (asc_tree_is(t, i, "take") && a != ASC_NONE) serious = asc_tree_is(t, a, "seriously");
    uint32_t of = o != ASC_NONE && asc_tree_is_one(t, o, worth) ? asc_tree_prep(t, o, ASC_STR("of"))
                                                                : ASC_NONE;
    bool out = !asc_tree_is(t, i, "bear") || asc_tree_child(t, i, ASC_DEP_PRT) != ASC_NONE;
    if (asc_tree_is_one(t, i, holds) && denied && !passive) {
        j.what = s, j.minus = true;
        if (o != ASC_NONE && !asc_tree_is(t, o, "water")) return j;
    } else if (asc_tree_is_one(t, i, proves) && out && tag != ASC_TAG_VB) {
        j.what = of != ASC_NONE ? of : o, j.minus = denied;
    } else if (passive && o != ASC_NONE && asc_tree_is_one(t, i, leaves) &&
               asc_tree_is_one(t, o, theories)) {
        j.what = o, j.minus = !denied; /* "the theory was dropped" */
    } else if (asc_tree_is_one(t, i, against) || (of != ASC_NONE && asc_tree_is_one(t, i, asks))) {
        j.what = of != ASC_NONE ? of : o, j.minus = !denied;
    } else if (serious) {
        j.what = o, j.minus = denied || nobody(t, s);
    } else {
        return j;
    }
    if (j.what == ASC_NONE || !word_of_someone(t, j.what) || j.what == i) return j;
    if (asc_tree_child(t, j.what, ASC_DEP_ACL) != ASC_NONE) return j; /* "the claim that" */
    j.judge = nobody(t, s) || j.what == s ? ASC_NONE : subject(t, i, &ignored);
    uint32_t kind = j.judge == ASC_NONE ? j.judge : asc_tree_antecedent(t, j.judge);
    if (kind != ASC_NONE && asc_tree_is_one(t, kind,
                                            (const char *const[]){ "evidence", "fact", "document",
                                                                   "video", "footage", NULL }))
        j.judge = ASC_NONE;
    j.fits = true;
    return j;
}

/* "Called the account a spy novel". */
static struct judging by_scorn(const asc_tree *t, uint32_t i)
{
    struct judging j = { ASC_NONE, i, ASC_NONE, true, false, true, false };
    j.fits = asc_scorn_at(t, i, &j.judge, &j.what);
    j.scorn = j.fits;
    return j;
}

static struct judging judging_at(const asc_tree *t, uint32_t i)
{
    struct judging j = by_adjective(t, i);
    if (!j.fits) j = by_mind(t, i);
    if (!j.fits) j = by_noun(t, i);
    if (!j.fits) j = by_belief(t, i);
    if (!j.fits) j = by_verb(t, i);
    if (!j.fits) j = by_scorn(t, i);
    return j;
}

static bool same(const asc_mentions *m, uint32_t a, uint32_t b)
{
    return a != ASC_NONE && b != ASC_NONE && m->items[a].same == m->items[b].same;
}

/* Who told last before token i, the judge left out, as a finding; ASC_NONE for what it tells of. */
static bool told_last(const asc_readout *o, const asc_tree *t, uint32_t i, uint32_t judge,
                      asc_judgement *out)
{
    uint32_t now = t->tok[i].sent;
    for (size_t k = o->finding_count, looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const asc_finding *f = &o->findings[k];
        uint32_t by = f->voice_count ? f->voices[f->voice_count - 1].mention : ASC_NONE;
        if (t->tok[f->trigger_token].sent + BACK_SENTENCES < now) return false;
        if (by == ASC_NONE || same(&o->mentions, by, judge) || f->happening == ASC_NONE ||
            f->predicate == ASC_PREDICATE_CREDIBLE || /* the judge, once more */
            f->predicate == ASC_PREDICATE_KILLED_COUNT ||
            f->predicate == ASC_PREDICATE_WOUNDED_COUNT)
            continue;
        out->agent = o->mentions.items[by].same;
        out->happening = f->happening;
        return true;
    }
    return false;
}

/* Who charged the judge himself with something, last. */
static bool accuser(const asc_readout *o, const asc_tree *t, uint32_t i, uint32_t judge,
                    asc_judgement *out)
{
    size_t told[ASC_RECORD_MAX];
    if (judge == ASC_NONE || !asc_record_of(o, t, i, judge, ASC_NONE, told)) return false;
    const asc_finding *f = &o->findings[told[0]];
    uint32_t by = f->voice_count ? f->voices[f->voice_count - 1].mention : ASC_NONE;
    if (by == ASC_NONE || t->tok[f->trigger_token].sent + BACK_SENTENCES < t->tok[i].sent)
        return false;
    out->agent = o->mentions.items[by].same;
    out->happening = f->happening;
    return true;
}

/* Did subject k say something in the sentence before i's, and not that it could not? */
static bool just_said(const asc_tree *t, uint32_t k, uint32_t i)
{
    return t->tok[k].sent + 1 >= t->tok[i].sent &&
           asc_tree_child(t, t->tok[k].head, ASC_DEP_NEG) == ASC_NONE;
}

/* "Reports" are a paper's, "accusations" none of its own; "the claim" of one who has only denied it is another's. */
static bool not_his(const asc_readout *o, const asc_tree *t, uint32_t what, uint32_t x)
{
    static const char *const charges[] = { "accusation", "charge", "allegation", NULL };
    bool outlet =
        x != ASC_NONE && o->mentions.items[o->mentions.items[x].same].kind == ASC_ACTOR_OUTLET;
    if (asc_tree_is(t, what, "report")) return !outlet;
    bool charge = asc_tree_is_one(t, what, charges);
    if (charge && outlet) return true;
    if ((!charge && !asc_tree_is(t, what, "claim")) || x == ASC_NONE) return false;
    for (size_t k = o->finding_count; k-- > 0;) /* told anything of it? */
        if (o->findings[k].voice_count &&
            same(&o->mentions, o->findings[k].voices[o->findings[k].voice_count - 1].mention, x))
            return false;
    return true;
}

/* Whose word `what` is: "his statement", "him". */
static uint32_t named_here(asc_mentions *m, const asc_tree *t, uint32_t what, bool scorn,
                           unsigned *shaky)
{
    if (what == ASC_NONE || this_or_it(t, what)) return ASC_NONE;
    if (!scorn && !word_of_someone(t, what)) return asc_who(m, t, what, shaky);
    uint32_t court = scorn && asc_scorn_of_court(t, what) ? asc_court_before(t, what) : ASC_NONE;
    if (court != ASC_NONE) return asc_who(m, t, court, shaky);
    uint32_t owner = asc_whose_charge(t, what);
    if (owner == ASC_NONE) owner = asc_tree_prep(t, what, ASC_STR("of"));
    return owner == ASC_NONE ? owner : asc_who(m, t, owner, shaky);
}

/* "Claims of responsibility should be treated with caution": all such, and nobody's. */
static bool any_such(const asc_tree *t, uint32_t what)
{
    return what != ASC_NONE && t->tok[what].tag == ASC_TAG_NNS &&
           asc_tree_child(t, what, ASC_DEP_DET) == ASC_NONE &&
           asc_tree_child(t, what, ASC_DEP_POSS) == ASC_NONE &&
           asc_tree_child(t, what, ASC_DEP_NUMMOD) == ASC_NONE;
}

bool asc_judgement_at(asc_readout *o, const asc_tree *t, uint32_t i, asc_judgement *out)
{
    asc_mentions *m = &o->mentions;
    struct judging j = judging_at(t, i);
    unsigned shaky = 0;
    uint32_t kind = j.what == ASC_NONE ? ASC_NONE : asc_tree_child(t, j.what, ASC_DEP_AMOD);
    if (kind != ASC_NONE && asc_tree_is(t, kind, "official")) return false; /* whose is not told */
    if (!j.fits || (j.judge != ASC_NONE && asc_who_no_one(t, j.judge))) return false;
    *out = (asc_judgement){ j.judge,
                            j.cue,
                            ASC_NONE,
                            j.what,
                            ASC_NONE,
                            j.minus ? ASC_POLARITY_MINUS : ASC_POLARITY_PLUS,
                            j.surely ? ASC_CERTAINTY_CT : ASC_CERTAINTY_PR,
                            false,
                            0 };
    uint32_t judge = j.judge == ASC_NONE || asc_who_author(t, j.judge)
                         ? ASC_NONE
                         : asc_who(m, t, j.judge, &shaky);
    uint32_t x = named_here(m, t, j.what, j.scorn, &out->shaky);
    asc_judgement last = *out;
    bool told = told_last(o, t, i, judge, &last);
    if (x == ASC_NONE && any_such(t, j.what)) return false;
    if (x == ASC_NONE) {
        if (j.scorn && asc_tree_child(t, j.what, ASC_DEP_POSS) != ASC_NONE) return false;
        uint32_t turn = told && !j.scorn ? ASC_NONE : asc_whose_last(t, i);
        if (j.scorn) {
            told = accuser(o, t, i, judge, &last);
            if (turn != ASC_NONE && !just_said(t, turn, i)) turn = ASC_NONE;
        }
        if (!told && turn != ASC_NONE && not_his(o, t, j.what, asc_who(m, t, turn, &shaky)))
            turn = ASC_NONE;
        x = told ? last.agent : turn == ASC_NONE ? ASC_NONE : asc_who(m, t, turn, &out->shaky);
        out->guessed = true;
        out->agent_tok = ASC_NONE;
    }
    out->happening =
        told && same(m, x, last.agent) ? last.happening : asc_events_turned_to(&o->events, t, i);
    out->agent = x;
    return x != ASC_NONE && !same(m, x, judge) && m->items[x].kind != ASC_ACTOR_DOCUMENT;
}

void asc_judgement_firm(const asc_tree *t, asc_finding *f, uint32_t trigger, uint32_t second)
{
    uint32_t aux = asc_tree_child(t, trigger, ASC_DEP_AUX);
    uint32_t little = second == ASC_NONE ? ASC_NONE : asc_tree_child(t, second, ASC_DEP_AMOD);
    if (f->predicate != ASC_PREDICATE_CREDIBLE) return;
    static const char *const views[] = { "consider", "find", "deem", "judge", "think", NULL };
    uint32_t view = t->tok[trigger].head; /* "did not consider his account reliable" */
    if (good(t, trigger) && asc_tree_is_verb(t, view) && asc_tree_is_one(t, view, views) &&
        negated(t, view) && f->polarity == ASC_POLARITY_PLUS)
        f->polarity = ASC_POLARITY_MINUS, f->certainty = ASC_CERTAINTY_CT;
    if (aux != ASC_NONE && (asc_tree_is(t, aux, "can") || asc_tree_is(t, aux, "should")) &&
        f->certainty == ASC_CERTAINTY_PS)
        f->certainty = ASC_CERTAINTY_CT;
    if (little != ASC_NONE && (asc_tree_is(t, little, "little") || asc_tree_is(t, little, "scant")))
        f->certainty = asc_certainty_weaker(f->certainty, ASC_CERTAINTY_PR);
}
