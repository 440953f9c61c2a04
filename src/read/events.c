#include "read/figure.h"
#include "read/events.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "core/terms.h"
#include "read/aims.h"
#include "read/around.h"
#include "read/happenings.h"
#include "read/timing.h"
#include "read/victims.h"

#include "base/banned.h"

#define RECENT_DAYS 40    /* before publication */
#define HEADLINE_MAX 40   /* tokens behind an event in a headline */
#define COMPUTER_NEAR 200 /* tokens either side that may tell that computers were attacked */
#define PEOPLE                                                                               \
    (const char *const[])                                                                    \
    {                                                                                        \
        "people", "man", "woman", "child", "boy", "girl", "he", "she", "they", "him", "her", \
            "them", "who", NULL                                                              \
    }

bool asc_event_strong(const asc_event *e)
{
    return e->strength == ASC_EVENT_STRONG || e->alone;
}

/* Does the line end behind token i? */
static bool line_ends(const asc_tree *t, uint32_t i)
{
    asc_str gap = asc_str_slice(t->text, t->tok[i].end, t->tok[i + 1].begin);
    asc_str next = asc_tree_text(t, i + 1);
    return (gap.n && memchr(gap.p, '\n', gap.n)) || (next.n && next.p[0] == '\n');
}

/* Text up to the first full stop after it on its line: is this block a headline? A dateline below may stand in
 * its sentence. */
static bool in_headline(const asc_tree *t, uint32_t i)
{
    uint32_t end = i;
    while (end + 1 < t->n && end < i + HEADLINE_MAX && t->tok[end + 1].sent == t->tok[i].sent &&
           !line_ends(t, end))
        end++;
    if (end + 1 < t->n && t->tok[end + 1].sent == t->tok[i].sent && !line_ends(t, end))
        return false; /* too long for one */
    for (; end > i && t->tok[end].pos == ASC_POS_SPACE; end--) {
    }
    return t->tok[end].pos != ASC_POS_PUNCT;
}

/* ---- one event word ---- */

/* "suicide attack", "car bomb attack", "gun attack": the kind in front of it. */
static asc_incident_kind kind_in_front(const asc_tree *t, uint32_t i, asc_incident_kind kind)
{
    static const char *const bombs[] = { "bomb",   "suicide", "car",       "truck", "mortar",
                                         "rocket", "grenade", "explosive", "ied",   "blast",
                                         "drone",  "missile", NULL };
    static const char *const guns[] = { "gun",    "shooting", "knife", "armed",
                                        "sniper", "machete",  NULL };
    static const char *const fires[] = { "arson", "firebomb", "petrol", NULL };
    static const char *const nets[] = { "cyber",   "hacking",  "hacker", "ransomware",
                                        "malware", "phishing", NULL };
    static const char *const poisons[] = { "poison", "gas", "chlorine", "sarin", "acid", NULL };
    unsigned left = ASC_CHILDREN_MAX;
    if (kind != ASC_INCIDENT_ATTACK) return kind;
    for (uint32_t c = t->first[i]; c != ASC_NONE && c < i && left--; c = t->next[c]) {
        if (asc_str_among(t->low[c], bombs)) return ASC_INCIDENT_BOMBING;
        if (asc_str_among(t->low[c], guns)) return ASC_INCIDENT_ARMED_ASSAULT;
        if (asc_str_among(t->low[c], fires)) return ASC_INCIDENT_ARSON;
        if (asc_str_among(t->low[c], nets)) return ASC_INCIDENT_CYBER_ATTACK;
        if (asc_str_among(t->low[c], poisons)) return ASC_INCIDENT_POISONING;
    }
    return kind;
}

/* "Not all of the attacks", "most of the bombings". */
static bool of_many(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "all", "most", "some", "many", "none", "any", NULL };
    uint32_t of = t->tok[i].head;
    return t->tok[i].dep == ASC_DEP_POBJ && asc_tree_is(t, of, "of") &&
           asc_str_among(t->low[t->tok[of].head], words);
}

/* Does the sentence say nothing but this word? */
static bool alone_in_line(const asc_tree *t, uint32_t i)
{
    bool before =
        i == 0 || t->tok[i - 1].sent != t->tok[i].sent || t->tok[i - 1].pos == ASC_POS_SPACE;
    return before && (i + 1 >= t->n || t->tok[i + 1].sent != t->tok[i].sent ||
                      t->tok[i + 1].pos == ASC_POS_PUNCT || t->tok[i + 1].pos == ASC_POS_SPACE);
}

/* Tells "any attack", "attacks" from "the attack" and "an attack". */
static void reference(const asc_tree *t, asc_event *e)
{
    static const char *const none[] = {
        "any",      "no",       "every",      "each",       "such",    "further", "future",
        "more",     "possible", "potential",  "some",       "past",    "recent",  "several",
        "many",     "new",      "additional", "subsequent", "planned", "next",    "impending",
        "imminent", "looming",  "likely",     NULL
    };
    /* another one; none in particular unless it has a day or a place of its own */
    static const char *const others[] = { "another", "other", "similar",  "previous",
                                          "earlier", "early", "separate", NULL };
    static const char *const those[] = { "the", "this", "that", "these", "those", NULL };
    static const char *const pointed_to[] = { "recent",   "planned", "impending",
                                              "imminent", "looming", NULL }; /* behind "the" */
    bool pointed = false, owned = false, blocked = false, article = false, counted = false;
    unsigned left = ASC_CHILDREN_MAX;
    uint32_t head = asc_around_series(t, e->tok);
    for (uint32_t c = t->first[head]; c != ASC_NONE && c < head && left--; c = t->next[c]) {
        asc_str s = asc_tree_text(t, c);
        uint8_t dep = t->tok[c].dep;
        bool whose = dep == ASC_DEP_NMOD && c + 1 < head && t->tok[c + 1].tag == ASC_TAG_POS;
        if (dep == ASC_DEP_POSS || whose) owned = true; /* "Friday's bombing" */
        else if (dep == ASC_DEP_DET || dep == ASC_DEP_PREDET) {
            pointed |= asc_str_among(s, those);
            article |= asc_tree_is(t, c, "a") || asc_tree_is(t, c, "an");
            blocked |= asc_str_among(s, none);
            e->apart |= asc_str_among(s, others);
        } else if (dep == ASC_DEP_AMOD || dep == ASC_DEP_NEG) {
            blocked |= asc_str_among(s, none) && !(asc_str_among(s, pointed_to) && pointed);
            e->apart |=
                asc_str_among(s, others) || (e->timed && asc_str_eq_nocase(s, ASC_STR("first")));
        } else if (dep == ASC_DEP_NUMMOD && t->tok[c].ent != ASC_ENT_DATE) {
            blocked |= asc_tree_plural(t, e->tok) && !pointed && !e->alone && !e->target.n &&
                       !(e->timed && e->place.n);
            counted = true;
        }
    }
    blocked |= asc_tree_plural(t, e->tok) && !e->timed && of_many(t, e->tok);
    blocked |= asc_tree_plural(t, e->tok) && alone_in_line(t, e->tok); /* a heading: "Attacks" */
    blocked |= e->apart && ((!e->timed && !e->place.n) || asc_tree_plural(t, e->tok));
    bool listed = asc_tree_plural(t, e->tok) && /* "Attacks which it claimed include:" */
                  asc_tree_child(t, e->tok, ASC_DEP_RELCL) != ASC_NONE;
    e->definite = pointed || owned || (!article && !listed && in_headline(t, e->tok));
    e->fresh = article || e->apart || (e->alone && !e->definite);
    e->generic = blocked || (asc_tree_plural(t, e->tok) && !e->definite && !e->alone &&
                             !e->when.year && !e->from.told && !counted);
    e->fresh |= counted && asc_tree_plural(t, e->tok) && !e->definite && !e->generic;
    if (!article && !e->definite && !e->when.year && !e->from.told && !e->place.n && !e->target.n &&
        !asc_tree_plural(t, e->tok))
        e->generic = true;
}

/* Is the word there for another noun: "bombing suspect", "attack helicopter"? */
static bool only_modifies(const asc_tree *t, uint32_t i)
{
    uint8_t dep = t->tok[i].dep;
    if (dep != ASC_DEP_COMPOUND && dep != ASC_DEP_AMOD && dep != ASC_DEP_NMOD) return false;
    uint32_t h = t->tok[i].head;
    return h > i && asc_tree_is_noun(t, h);
}

/* "was blown open", "blown apart". */
static bool blown_open(const asc_tree *t, uint32_t i)
{
    return i + 1 < t->n && (asc_tree_is(t, i + 1, "open") || asc_tree_is(t, i + 1, "apart"));
}

#define PAIR_MAX 48 /* bytes of "set_fire" */

/* "set_fire": the row of the word at i with that at `with`; NULL. */
static const asc_event_word *paired(const asc_tree *t, char pos, uint32_t i, uint32_t with)
{
    char pair[PAIR_MAX];
    size_t n = t->low[i].n, more = t->low[with].n;
    if (n + 1 + more > sizeof pair) return NULL;
    memcpy(pair, t->low[i].p, n);
    pair[n] = '_';
    memcpy(pair + n + 1, t->low[with].p, more);
    return asc_tables_event(t->lx, pos, (asc_str){ pair, n + 1 + more });
}

/* "blow_up", "stab_death": the verb with its particle, object, or the noun behind its "to". */
static const asc_event_word *verb_with(const asc_tree *t, uint32_t i)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        bool part = dep == ASC_DEP_PRT || dep == ASC_DEP_ADVMOD || dep == ASC_DEP_DOBJ ||
                    dep == ASC_DEP_OPRD || dep == ASC_DEP_ACOMP || dep == ASC_DEP_CCOMP ||
                    dep == ASC_DEP_ADVCL || dep == ASC_DEP_NSUBJPASS || dep == ASC_DEP_XCOMP;
        uint32_t with = dep == ASC_DEP_PREP ? asc_tree_child(t, c, ASC_DEP_POBJ) : c;
        if ((!part && dep != ASC_DEP_PREP) || with == ASC_NONE) continue;
        if (c < i && dep != ASC_DEP_NSUBJPASS) continue;
        const asc_event_word *w = paired(t, 'v', i, with);
        if (w) return w;
    }
    return NULL;
}

/* "Damage to the cable", "a pipeline rupture": the noun with what it is of. */
static const asc_event_word *noun_with(const asc_tree *t, uint32_t i)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        bool behind = asc_tree_is(t, c, "of") || asc_tree_is(t, c, "to");
        uint32_t with = t->tok[c].dep == ASC_DEP_COMPOUND ? c
                        : t->tok[c].dep == ASC_DEP_PREP && behind
                            ? asc_tree_child(t, c, ASC_DEP_POBJ)
                            : ASC_NONE;
        if (with == ASC_NONE) continue;
        const asc_event_word *w = paired(t, 'n', i, with);
        if (w) return w;
    }
    return NULL;
}

/* "A strike on the station", "the strike that killed nine", "carried out the strike": no labour is
 * withheld. */
static bool struck(const asc_tree *t, uint32_t i)
{
    uint32_t on = asc_tree_prep(t, i, ASC_STR("on")), verb = asc_around_governor(t, i);
    if (on == ASC_NONE) on = asc_tree_prep(t, i, ASC_STR("against"));
    if (on != ASC_NONE && t->tok[on].ent != ASC_ENT_DATE) return true;
    uint32_t clause = asc_tree_child(t, i, ASC_DEP_RELCL);
    if (clause != ASC_NONE && asc_tree_is(t, clause, "kill")) return true;
    return verb != ASC_NONE && (asc_tree_is(t, verb, "carry") || asc_tree_is(t, verb, "kill") ||
                                asc_tree_is(t, verb, "hit") || asc_tree_is(t, verb, "launch"));
}

/* "letter bombs", "a drone strike": weak words that are attacks with the one in front. */
static bool strengthened(const asc_tree *t, uint32_t i)
{
    static const char *const by_accident[] = { "negligent",     "reckless", "involuntary",
                                               "unintentional", "culpable", NULL };
    static const char *const sent[] = { "letter", "parcel", "petrol", NULL };
    static const char *const flown[] = { "drone", "missile", "rocket", "air", NULL };
    uint32_t c = asc_tree_child(t, i, ASC_DEP_COMPOUND);
    if (asc_tree_is(t, i, "bomb")) return c != ASC_NONE && asc_str_among(t->low[c], sent);
    if (asc_tree_is(t, i, "strike") && struck(t, i)) return true;
    if (asc_tree_is(t, i, "homicide")) { /* "the intentional homicide of X" */
        uint32_t of = asc_tree_prep(t, i, ASC_STR("of"));
        uint32_t how = asc_tree_child(t, i, ASC_DEP_AMOD);
        return of != ASC_NONE && t->tok[of].pos == ASC_POS_PROPN &&
               (how == ASC_NONE || !asc_tree_is_one(t, how, by_accident));
    }
    return c != ASC_NONE && asc_tree_is(t, i, "strike") && asc_str_among(t->low[c], flown);
}

/* "A group of hackers caused the outage": somebody did, and no storm. */
static bool caused(const asc_tree *t, uint32_t i)
{
    unsigned shaky = 0;
    uint32_t v = t->tok[i].dep == ASC_DEP_DOBJ ? t->tok[i].head : ASC_NONE;
    if (v == ASC_NONE || !asc_tree_is_one(t, v, (const char *const[]){ "cause", "trigger", NULL }))
        return false;
    uint32_t by = asc_tree_subject(t, v, &shaky);
    const asc_actor_word *w = by == ASC_NONE ? NULL : asc_tables_actor(t->lx, t->low[by]);
    return w && w->kind != ASC_ACTOR_UNKNOWN && w->kind != ASC_ACTOR_DOCUMENT;
}

/* "Claimed the fire at the hotel", "blamed for the blaze": somebody's deed by these words. */
static bool laid_to(const asc_tree *t, uint32_t i)
{
    static const char *const mishaps[] = { "fire",   "blaze",    "crash",    "collapse", "sinking",
                                           "outage", "blackout", "accident", NULL };
    static const char *const verbs[] = { "claim",      "blame",  "accuse", "suspect", "hold",
                                         "arrest",     "charge", "order",  "finance", "fund",
                                         "mastermind", "plan",   NULL };
    if (!asc_str_among(t->low[i], mishaps)) return false;
    if (caused(t, i)) return true;
    if (t->tok[i].dep == ASC_DEP_DOBJ && asc_tree_is(t, t->tok[i].head, "blame") &&
        asc_tree_prep(t, t->tok[i].head, ASC_STR("on")) == ASC_NONE)
        return false; /* "officials blamed an engine fire": what it came of */
    for (int k = 0; k < 4 && t->tok[i].head != i; k++) {
        uint8_t dep = t->tok[i].dep;
        if (dep != ASC_DEP_DOBJ && dep != ASC_DEP_POBJ && dep != ASC_DEP_PREP &&
            dep != ASC_DEP_PCOMP && dep != ASC_DEP_NSUBJPASS)
            return false;
        i = t->tok[i].head;
        if (asc_str_among(t->low[i], verbs) || asc_tree_is(t, i, "behind") ||
            asc_tree_is(t, i, "responsible") || asc_tree_is(t, i, "responsibility"))
            return true;
    }
    return false;
}

/* What the event word is done to: its object; of a noun what stands behind "of". */
static uint32_t done_to(const asc_tree *t, uint32_t i)
{
    return asc_tree_is_verb(t, i) ? asc_tree_object(t, i) : asc_tree_prep(t, i, ASC_STR("of"));
}

/* "Shot a judge", but a film is shot as well. */
static bool hits_person(const asc_tree *t, uint32_t i)
{
    uint32_t o = done_to(t, i);
    if (o == ASC_NONE) return false;
    asc_str classes = asc_nouns_classes(&t->lx->nouns, t->low[o]);
    bool person = t->tok[o].ent == ASC_ENT_PERSON || asc_str_among(t->low[o], PEOPLE) ||
                  asc_str_find(classes, ASC_STR("person")) != SIZE_MAX ||
                  asc_str_find(classes, ASC_STR("official")) != SIZE_MAX ||
                  asc_str_find(classes, ASC_STR("fighter")) != SIZE_MAX ||
                  asc_str_find(classes, ASC_STR("military")) != SIZE_MAX;
    return person && (asc_tree_is_noun(t, o) || t->tok[o].pos == ASC_POS_PRON);
}

/* "Crippled a chain of hospitals", but a strike may do that as well. */
static bool about_computers(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "malware", "ransomware", "hacker",   "hack",
                                         "worm",    "virus",      "phishing", "ransom",
                                         "server",  "network",    "computer", NULL };
    uint32_t begin = i > COMPUTER_NEAR ? i - COMPUTER_NEAR : 0;
    bool of_hacking = asc_tree_is(t, i, "hack"); /* which proves nothing by itself */
    for (uint32_t k = begin; k < t->n && k < i + COMPUTER_NEAR; k++)
        if (of_hacking && asc_tree_is(t, k, "hack")) continue;
        else if (asc_str_among(t->low[k], words) || asc_str_find(t->low[k], ASC_STR("cyber")) == 0)
            return true;
    return false;
}

/* "Sank the Ada Sorn": what is sunk and has a name of its own is a ship; no team's rival, though. */
static bool sinks_ship(const asc_tree *t, uint32_t i, uint32_t o)
{
    uint8_t ent = t->tok[o].ent;
    uint32_t d = asc_tree_child(t, o, ASC_DEP_DET);
    return asc_tree_is(t, i, "sink") && t->tok[o].pos == ASC_POS_PROPN && d != ASC_NONE &&
           asc_tree_is(t, d, "the") && ent != ASC_ENT_GPE && ent != ASC_ENT_NORP;
}

/* "struck the customs house", but a deal is struck as well. */
static bool aimed(const asc_tree *t, uint32_t i)
{
    uint32_t o = done_to(t, i);
    if (o != ASC_NONE && sinks_ship(t, i, o)) return true;
    uint32_t kind =
        o == ASC_NONE ? o : asc_tree_child(t, o, ASC_DEP_COMPOUND); /* "the ferry Aurora" */
    bool named = kind != ASC_NONE && t->tok[o].pos == ASC_POS_PROPN &&
                 asc_tables_word(t->lx, ASC_STR("@target"), t->low[kind]);
    return o != ASC_NONE && asc_tree_is_noun(t, o) &&
           (named || asc_tables_word(t->lx, ASC_STR("@target"), t->low[o]) ||
            asc_str_eq(asc_nouns_classes(&t->lx->nouns, t->low[o]), ASC_STR("building")));
}

/* "The ferry was sunk", "the blast wrecked a shop": what came of it; somebody's deed only where
 * somebody does it. */
static bool only_effect(const asc_tree *t, uint32_t i)
{
    static const char *const effects[] = { "destroy", "wreck", "level",    "flatten", "gut",
                                           "sink",    "sever", "demolish", NULL };
    unsigned shaky = 0;
    if (!asc_str_among(t->low[i], effects)) return false;
    uint32_t who = asc_tree_subject(t, i, &shaky);
    if (who == ASC_NONE) return true;
    asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[who]);
    return asc_tables_event(t->lx, 'n', t->low[who]) || asc_str_find(c, ASC_STR("act")) == 0 ||
           asc_str_find(c, ASC_STR("thing")) == 0 || asc_str_find(c, ASC_STR("weapon")) == 0;
}

/* A gerund that the tagger took for a verb and the tree has for a noun. */
static bool as_noun(const asc_tree *t, uint32_t i)
{
    uint8_t dep = t->tok[i].dep;
    bool place = dep == ASC_DEP_NSUBJ || dep == ASC_DEP_NSUBJPASS || dep == ASC_DEP_DOBJ ||
                 dep == ASC_DEP_POBJ || dep == ASC_DEP_PCOMP;
    uint32_t c = asc_tree_child(t, i, ASC_DEP_DET);
    return place && t->tok[i].tag == ASC_TAG_VBG && c != ASC_NONE && c < i;
}

/* "The murder charge", "dropped the charges", "faces a charge": a court's, and no bomb. */
static bool charge_of_court(const asc_tree *t, uint32_t i)
{
    static const char *const goes[] = { "plant", "place", "set",    "attach", "detonate", "explode",
                                        "fix",   "go",    "blow",   "rig",    "fit",      "defuse",
                                        "lay",   "hide",  "put",    "build",  "make",     "wire",
                                        "tear",  "rip",   "ignite", "carry",  NULL };
    if (!asc_tree_is(t, i, "charge") || asc_aim_charge_explodes(t, i)) return false;
    if (asc_tree_prep(t, i, ASC_STR("of")) != ASC_NONE ||
        asc_tree_prep(t, i, ASC_STR("against")) != ASC_NONE)
        return true;
    uint32_t v = asc_around_governor(t, i);
    if (asc_tree_child(t, i, ASC_DEP_COMPOUND) != ASC_NONE ||
        asc_tree_child(t, i, ASC_DEP_AMOD) != ASC_NONE)
        return v == ASC_NONE || !asc_tree_is_one(t, v, goes);
    return v != ASC_NONE && asc_tree_is_one(t, v,
                                            (const char *const[]){
                                                "drop", "call", "reject", "deny", "withdraw",
                                                "dismiss", "face", "bring", "file", "press",
                                                "admit", "answer", "plead", "name", "say", NULL });
}

static bool recognise(const asc_tree *t, uint32_t i, asc_event *e)
{
    const asc_event_word *w = NULL;
    *e = (asc_event){ .tok = i, .happening = ASC_NONE, .measured_by = ASC_NONE };
    char low[PAIR_MAX];
    asc_str word = asc_tree_text(t, i);
    if (asc_tree_is_noun(t, i)) {
        w = noun_with(t, i);
        if (!w) w = asc_tables_event(t->lx, 'n', t->low[i]);
    } else if (as_noun(t, i) && word.n <= sizeof low) { /* "the Easter shooting" */
        for (size_t k = 0; k < word.n; k++)
            low[k] = (char)(word.p[k] >= 'A' && word.p[k] <= 'Z' ? word.p[k] + 32 : word.p[k]);
        w = asc_tables_event(t->lx, 'n', (asc_str){ low, word.n });
    } else if (t->tok[i].pos == ASC_POS_VERB) {
        w = verb_with(t, i);
        if (!w) w = asc_tables_event(t->lx, 'v', t->low[i]);
        if (asc_tree_is(t, i, "blow") && blown_open(t, i))
            w = asc_tables_event(t->lx, 'v', ASC_STR("blow_up"));
        e->verb = true;
    }
    if (!w || only_modifies(t, i) || asc_figure(t, i)) return false;
    if (!e->verb && charge_of_court(t, i)) return false;
    if (!e->verb && asc_tree_is(t, i, "mine") && !asc_aim_goes_off(t, i))
        return false; /* of gold */
    if (w->aimed && !aimed(t, i)) return false;
    if (w->person && !hits_person(t, i)) return false;
    if (e->verb && w->aimed && only_effect(t, i)) return false;
    if (w->net && !about_computers(t, i)) return false;
    e->kind = w->kind;
    e->strength = w->strength;
    if (e->verb && asc_tree_is(t, i, "hack") && (hits_person(t, i) || !about_computers(t, i)))
        e->kind = ASC_INCIDENT_ARMED_ASSAULT;
    if (!e->verb && strengthened(t, i)) {
        e->strength = ASC_EVENT_STRONG;
        if (e->kind == ASC_INCIDENT_OTHER) e->kind = ASC_INCIDENT_ATTACK;
        uint32_t c = asc_tree_child(t, i, ASC_DEP_COMPOUND);
        if (c != ASC_NONE && asc_tree_is(t, c, "petrol")) e->kind = ASC_INCIDENT_ARSON;
    }
    if (e->strength == ASC_EVENT_WEAPON && asc_aim_goes_off(t, i)) e->alone = true;
    if (!e->verb && laid_to(t, i)) {
        static const char *const burns[] = { "fire", "blaze", NULL };
        e->strength = ASC_EVENT_STRONG;
        e->kind = asc_str_among(t->low[i], burns) ? ASC_INCIDENT_ARSON : ASC_INCIDENT_ATTACK;
    }
    e->borrowed = asc_aim_borrowed(t, i);
    return true;
}

/* "A wave of letter bombs": with the word that holds them together. */
static asc_span whole_phrase(const asc_tree *t, uint32_t i)
{
    asc_span own = asc_tree_phrase(t, i), all = asc_tree_phrase(t, asc_around_series(t, i));
    if (own.begin < all.begin) all.begin = own.begin;
    if (own.end > all.end) all.end = own.end;
    return all;
}

/* "The third attack on reporters this year", "the worst since": the one that is told of, counted. */
static bool ranked(const asc_tree *t, const asc_event *e)
{
    static const char *const ranks[] = { "second",  "third",  "fourth", "fifth", "sixth",
                                         "seventh", "eighth", "ninth",  "tenth", "latest",
                                         "deadly",  "bad",    "bloody", NULL };
    uint8_t dep = t->tok[e->tok].dep;
    unsigned left = ASC_CHILDREN_MAX;
    if (e->verb || (dep != ASC_DEP_ATTR && dep != ASC_DEP_APPOS)) return false;
    for (uint32_t c = t->first[e->tok]; c != ASC_NONE && c < e->tok && left--; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_AMOD && asc_str_among(t->low[c], ranks))
            return t->tok[c].tag == ASC_TAG_JJS || t->tok[c].tag == ASC_TAG_JJ;
    return false;
}

/* "Murdered by soldiers", "shot by agents of the DGX": a crime by its word, or of a body's men. */
static bool crime_of_theirs(const asc_tree *t, const asc_event *e, uint32_t by)
{
    static const char *const crimes[] = { "murder", "assassinate", "poison",    "abduct", "kidnap",
                                          "rape",   "massacre",    "slaughter", "behead", "lynch",
                                          "gas",    "torture",     "execute",   NULL };
    static const char *const agents[] = { "agent", "commando", "officer", NULL };
    uint32_t of = asc_tree_prep(t, by, ASC_STR("of"));
    bool theirs =
        of != ASC_NONE && (t->tok[of].pos == ASC_POS_PROPN || asc_tree_is(t, of, "service"));
    return e->verb &&
           (asc_str_among(t->low[e->tok], crimes) || (theirs && asc_str_among(t->low[by], agents)));
}

static bool himself(const asc_tree *t, uint32_t i)
{
    asc_str s = asc_tree_text(t, i);
    return asc_str_eq_nocase(s, ASC_STR("himself")) || asc_str_eq_nocase(s, ASC_STR("herself")) ||
           asc_str_eq_nocase(s, ASC_STR("themselves"));
}

/* "Bannout was shot dead by gendarmes", "he died in a raid": a suspect's end, and no incident. */
static bool ends_suspect(const asc_tree *t, const asc_event *e)
{
    static const char *const forces[] = { "police",    "policeman", "officer",  "gendarme",
                                          "guard",     "commando",  "troop",    "force",
                                          "soldier",   "marine",    "agent",    "raid",
                                          "airstrike", "strike",    "gunfight", "shootout",
                                          "operation", NULL };
    static const char *const raids[] = { "raid",     "airstrike", "strike", "gunfight",
                                         "shootout", "shoot-out", NULL };
    static const char *const kills[] = { "kill", "shoot", "gun", "slay", "hit", "strike", NULL };
    uint32_t who = ASC_NONE, by = ASC_NONE;
    if (e->verb && !asc_str_among(t->low[e->tok], kills) && !asc_tree_is(t, e->tok, "blow"))
        return false;
    if (e->verb) {
        unsigned shaky = 0;
        who = asc_tree_object(t, e->tok);
        by = asc_tree_subject(t, e->tok, &shaky);
        if (by == ASC_NONE) by = asc_tree_prep(t, e->tok, ASC_STR("in"));
    } else if (asc_str_among(t->low[e->tok], raids) && t->tok[e->tok].dep == ASC_DEP_POBJ) {
        uint32_t death = t->tok[t->tok[e->tok].head].head; /* "X's death in a raid" */
        uint32_t verb = asc_around_governor(t, e->tok);
        if (asc_tree_is(t, death, "death")) {
            who = asc_tree_child(t, death, ASC_DEP_POSS);
            if (who == ASC_NONE) who = asc_tree_prep(t, death, ASC_STR("of"));
        } else if (verb != ASC_NONE &&
                   (asc_tree_is(t, verb, "die") || asc_tree_is(t, verb, "kill"))) {
            who = asc_tree_child(t, verb, ASC_DEP_NSUBJPASS);
            if (who == ASC_NONE) who = asc_tree_child(t, verb, ASC_DEP_NSUBJ);
        }
        by = e->tok;
    }
    if (e->verb && who != ASC_NONE && himself(t, who))
        return by != ASC_NONE &&
               asc_tree_is(t, by, "suspect"); /* "blew himself up as police came" */
    if (who == ASC_NONE || by == ASC_NONE) return false;
    bool shootout = asc_tree_is(t, by, "out") && by >= 2 && asc_tree_is(t, by - 2, "shoot");
    if (!shootout && !asc_str_among(t->low[by], forces)) return false;
    if (crime_of_theirs(t, e, by)) return false;
    return t->tok[who].tag == ASC_TAG_NNP || t->tok[who].pos == ASC_POS_PRON ||
           asc_tree_is(t, who, "gunman") || asc_tree_is(t, who, "attacker");
}

/* "It only targets soldiers", "always kills informers": what somebody does, and no attack. */
static bool a_habit(const asc_tree *t, const asc_event *e)
{
    static const char *const often[] = { "only",      "always",    "usually", "never",
                                         "typically", "generally", NULL };
    static const char *const those[] = { "those", "anyone", "whoever", "everyone", NULL };
    uint32_t o = e->verb ? asc_tree_object(t, e->tok) : ASC_NONE;
    bool now = t->tok[e->tok].tag == ASC_TAG_VBP || t->tok[e->tok].tag == ASC_TAG_VBZ;
    if (e->verb && now && t->tok[e->tok].dep == ASC_DEP_RELCL &&
        asc_str_among(t->low[t->tok[e->tok].head], those))
        return true; /* "those who poison the sea" */
    if (o == ASC_NONE || !asc_tree_plural(t, o) || e->timed) return false;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[o]; c != ASC_NONE && left--; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_DET || t->tok[c].dep == ASC_DEP_NUMMOD ||
            t->tok[c].dep == ASC_DEP_POSS)
            return false;
    left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[e->tok]; c != ASC_NONE && left--; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_ADVMOD && asc_tree_is_one(t, c, often)) return true;
    return false;
}

/* Does `s` stand within the bytes of `whole`? */
static bool stands_in(const asc_tree *t, asc_str s, asc_span whole)
{
    return s.n && s.p >= t->text.p + whole.begin && s.p + s.n <= t->text.p + whole.end;
}

/* "Tried over the bombing of the station at a court": what it is of is its own, and nothing else. */
static void keep_own(const asc_tree *t, asc_event *e)
{
    static const char *const preps[] = { "of", "on", "against", NULL };
    uint32_t of = ASC_NONE;
    for (size_t k = 0; of == ASC_NONE && preps[k]; k++)
        of = asc_tree_prep(t, e->tok, asc_str_from(preps[k]));
    asc_span own = of == ASC_NONE ? (asc_span){ 0, 0 } : asc_tree_phrase(t, of);
    if (!stands_in(t, e->place, own)) e->place = e->within = (asc_str){ NULL, 0 };
    if (!stands_in(t, e->spot, own)) e->spot = (asc_str){ NULL, 0 };
    if (of == ASC_NONE) e->target = e->aim = (asc_str){ NULL, 0 };
}

/* The name of the person at i: "Ada Sorn", "the editor Ada Sorn"; ASC_NONE. */
static uint32_t person_named(const asc_tree *t, const asc_mentions *m, uint32_t i)
{
    for (int k = 0; k < 2 && i != ASC_NONE; k++) {
        uint32_t x = m->of_token[i];
        if (x != ASC_NONE && m->items[x].is_name)
            return m->items[x].kind == ASC_ACTOR_PERSON ? m->items[x].head : ASC_NONE;
        i = asc_tree_child(t, i, ASC_DEP_APPOS);
    }
    return ASC_NONE;
}

/* Somebody, and by which name. Of many who were killed the name of one is no name of what was hit. */
static void aimed_at_person(const asc_tree *t, const asc_mentions *m, asc_event *e, uint32_t aim)
{
    uint32_t name = person_named(t, m, aim);
    static const char *const killing[] = { "murder",    "killing", "execute",
                                           "execution", "behead",  NULL };
    bool kills = e->victims || e->kind == ASC_INCIDENT_ASSASSINATION ||
                 asc_tree_is_one(t, e->tok, killing) ||
                 (asc_tree_is(t, e->tok, "shoot") && e->tok + 1 < t->n &&
                  asc_tree_is(t, e->tok + 1, "dead"));
    if (name != ASC_NONE) e->aimed = kills && !e->stage ? ASC_AIMED_KILLED : ASC_AIMED_NAMED;
    else if (aim != ASC_NONE && !asc_tree_plural(t, aim)) {
        asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[aim]);
        if (asc_str_find(c, ASC_STR("person")) != SIZE_MAX ||
            asc_str_find(c, ASC_STR("official")) != SIZE_MAX)
            e->aimed = ASC_AIMED_SOMEBODY;
    }
    if (e->aimed != ASC_AIMED_KILLED) return;
    e->target = t->low[name]; /* "Sorn was killed", who is Ada Sorn elsewhere */
    e->aim = asc_aim_phrase(t, m->items[asc_victims_fullest(m, m->of_token[name])].head);
}

/* "The only attack that can be ascribed to X is that on Y": the one on Y, and not the one spoken of. */
static bool only_one(const asc_tree *t, const asc_event *e)
{
    uint32_t only = e->verb ? ASC_NONE : asc_tree_child(t, e->tok, ASC_DEP_AMOD),
             v = t->tok[e->tok].head;
    uint32_t is = asc_tree_is(t, v, "be") ? asc_tree_child(t, v, ASC_DEP_ATTR) : ASC_NONE;
    return only != ASC_NONE && asc_tree_is(t, only, "only") &&
           t->tok[e->tok].dep == ASC_DEP_NSUBJ && is != ASC_NONE && is > v &&
           asc_tree_is_one(t, is, (const char *const[]){ "that", "one", NULL });
}

/* "Was killed in a road accident", "a lorry killed him": nobody's deed. A plane's crash may be one. */
static bool by_mishap(const asc_tree *t, const asc_event *e)
{
    static const char *const mishaps[] = { "accident",  "collision",  "avalanche",
                                           "landslide", "earthquake", "flood",
                                           "stampede",  "pile-up",    NULL };
    static const char *const on_road[] = { "car", "road", "traffic", "bus", "motorway", NULL };
    static const char *const vehicles[] = { "lorry", "truck", "car", "bus", "train", "tram", NULL };
    if (!e->verb || !asc_tree_is(t, e->tok, "kill")) return false;
    uint32_t in = asc_tree_prep(t, e->tok, ASC_STR("in")),
             by = asc_tree_child(t, e->tok, ASC_DEP_NSUBJ);
    if (in != ASC_NONE && asc_str_among(t->low[in], mishaps)) return true;
    uint32_t what = in != ASC_NONE && asc_tree_is(t, in, "crash")
                        ? asc_tree_child(t, in, ASC_DEP_COMPOUND)
                        : ASC_NONE;
    if (what != ASC_NONE && asc_str_among(t->low[what], on_road)) return true;
    return by != ASC_NONE && asc_str_among(t->low[by], vehicles);
}

static void describe(const asc_tree *t, const asc_mentions *m, const asc_events *ev, asc_event *e)
{
    e->kind = e->verb ? e->kind : kind_in_front(t, e->tok, e->kind);
    e->span =
        e->verb ? (asc_span){ t->tok[e->tok].begin, t->tok[e->tok].end } : whole_phrase(t, e->tok);
    if (asc_event_strong(e) || asc_event_tells_alone(t, e)) {
        asc_around_place(t, m, ev, e);
        asc_around_guess(t, m, ev, e);
        e->target = asc_around_target(t, e);
        uint32_t aim = asc_aim_token(t, m, e);
        if (aim == ASC_NONE) aim = asc_aim_meant(t, m, e);
        if (aim != ASC_NONE && e->verb && asc_aim_is_weapon(t, aim)) { /* "smeared the poison on" */
            if (asc_str_eq(e->target, t->low[aim])) e->target = (asc_str){ NULL, 0 };
            aim = ASC_NONE;
        }
        if (aim != ASC_NONE) e->aim = asc_aim_phrase(t, aim);
        if (aim != ASC_NONE && !e->target.n) e->target = t->low[aim];
        e->stage = asc_aim_stage(t, e);
        e->charged = asc_aim_charged(t, e);
        uint32_t o = e->verb ? asc_tree_object(t, e->tok) : ASC_NONE;
        uint32_t det = o == ASC_NONE ? ASC_NONE : asc_tree_child(t, o, ASC_DEP_DET);
        e->known_object = det != ASC_NONE && asc_tree_is(t, det, "the");
        e->victims = e->verb && asc_tree_is(t, e->tok, "kill");
        asc_aim_kind(t, e, aim);
        aimed_at_person(t, m, e, aim);
    }
    e->weapon = asc_aim_weapon(t, e);
    if (e->borrowed) keep_own(t, e);
    if (ranked(t, e)) {
        e->when = e->until = (asc_date){ 0 };
        e->timed = false;
        e->place = e->target = (asc_str){ NULL, 0 };
    }
    asc_aim_compared(t, e);
    if (!e->verb) reference(t, e);
    e->ends = !e->generic && ends_suspect(t, e);
    if (e->ends || by_mishap(t, e) || a_habit(t, e) || only_one(t, e)) e->generic = true;
}

/* "Ivo Sand was killed by agents of the state": no suspect's end where nothing else happened, or where it is his
 * murder that the report is about. */
static void whose_end(asc_events *ev)
{
    for (size_t k = 0; k < ev->count; k++) {
        asc_event *e = &ev->items[k];
        bool other = false, same = false;
        if (!e->ends || e->aimed < ASC_AIMED_NAMED) continue;
        for (size_t i = 0; i < ev->count; i++) {
            const asc_event *x = &ev->items[i];
            if (x->generic || x == e || !asc_event_strong(x)) continue;
            other = true;
            same |= x->target.n && asc_str_eq(x->target, e->target);
        }
        e->generic = other && !same;
    }
}

asc_status asc_events_find(asc_events *out, asc_arena *keep, const asc_tree *t,
                           const asc_mentions *m, asc_date published, asc_error *err)
{
    asc_events ev = { .main = ASC_NONE };
    size_t cap = 0;
    ev.of_token = asc_arena_alloc(keep, t->n + 1, sizeof *ev.of_token);
    ev.happenings = asc_arena_zalloc(keep, ASC_HAPPENINGS_MAX, sizeof *ev.happenings);
    if (!ev.of_token || !ev.happenings) goto oom;
    for (uint32_t i = 0; i < t->n; i++) {
        asc_event e;
        ev.of_token[i] = ASC_NONE;
        if (ev.count >= ASC_EVENTS_MAX || !recognise(t, i, &e)) continue;
        if (ev.count == cap) {
            void *grown = asc_arena_grow(keep, ev.items, ev.count, &cap, sizeof *ev.items);
            if (!grown) goto oom;
            ev.items = grown;
        }
        ev.of_token[i] = (uint32_t)ev.count;
        ev.items[ev.count++] = e;
    }
    asc_timing_find(&ev, t, published);
    for (size_t k = 0; k < ev.count; k++) describe(t, m, &ev, &ev.items[k]);
    whose_end(&ev);
    asc_happenings_find(&ev, t, published);
    asc_victims_find(&ev, t, m);
    *out = ev;
    return ASC_OK;
oom:
    return asc_fail(err, ASC_ENOMEM, "out of memory finding incidents");
}
