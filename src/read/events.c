#include "read/events.h"

#include "base/error.h"
#include "base/str.h"
#include "core/terms.h"
#include "read/aims.h"
#include "read/when.h"
#include "read/where.h"

#include "base/banned.h"

#define LEAD_SENTENCES 5 /* headline, dateline, standfirst and lead */
#define RECENT_DAYS 40   /* before publication */
#define NEAR 40          /* tokens either side of an event word that may tell its date and place */

bool asc_event_strong(const asc_event *e)
{
    return e->strength == ASC_EVENT_STRONG || e->alone;
}

static bool any_of(asc_str s, const char *const *words)
{
    for (; *words; words++)
        if (asc_str_eq_nocase(s, asc_str_from(*words))) return true;
    return false;
}

/* Text up to the first full stop after it on its line: is this block a headline? */
static bool in_headline(const asc_tree *t, uint32_t i)
{
    uint32_t end = i;
    while (end + 1 < t->n && end < i + NEAR && t->tok[end + 1].sent == t->tok[i].sent) end++;
    if (end + 1 < t->n && t->tok[end + 1].sent == t->tok[i].sent)
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
        if (any_of(t->low[c], bombs)) return ASC_INCIDENT_BOMBING;
        if (any_of(t->low[c], guns)) return ASC_INCIDENT_ARMED_ASSAULT;
        if (any_of(t->low[c], fires)) return ASC_INCIDENT_ARSON;
        if (any_of(t->low[c], nets)) return ASC_INCIDENT_CYBER_ATTACK;
        if (any_of(t->low[c], poisons)) return ASC_INCIDENT_POISONING;
    }
    return kind;
}

static bool plural(const asc_tree *t, uint32_t i)
{
    return t->tok[i].tag == ASC_TAG_NNS || t->tok[i].tag == ASC_TAG_NNPS;
}

/* Tells "any attack", "attacks" from "the attack" and "an attack". */
static void reference(const asc_tree *t, asc_event *e)
{
    static const char *const none[] = {
        "any",  "no",       "every",      "each",       "such",    "further", "future",
        "more", "possible", "potential",  "some",       "past",    "recent",  "several",
        "many", "new",      "additional", "subsequent", "planned", "next",    NULL
    };
    /* another one; none in particular unless it has a day or a place of its own */
    static const char *const others[] = { "another", "other", "similar",  "previous",
                                          "earlier", "early", "separate", NULL };
    static const char *const those[] = { "the", "this", "that", "these", "those", NULL };
    bool pointed = false, owned = false, blocked = false, article = false;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[e->tok]; c != ASC_NONE && c < e->tok && left--; c = t->next[c]) {
        asc_str s = asc_tree_text(t, c);
        uint8_t dep = t->tok[c].dep;
        if (dep == ASC_DEP_POSS) owned = true;
        else if (dep == ASC_DEP_DET || dep == ASC_DEP_PREDET) {
            pointed |= any_of(s, those);
            article |= asc_tree_is(t, c, "a") || asc_tree_is(t, c, "an");
            blocked |= any_of(s, none);
            e->apart |= any_of(s, others);
        } else if (dep == ASC_DEP_AMOD || dep == ASC_DEP_NEG) {
            blocked |= any_of(s, none) && !(asc_str_eq_nocase(s, ASC_STR("recent")) && pointed);
            e->apart |= any_of(s, others);
        } else if (dep == ASC_DEP_NUMMOD && t->tok[c].ent != ASC_ENT_DATE) {
            blocked |= plural(t, e->tok) && !pointed;
        }
    }
    blocked |= e->apart && ((!e->when.year && !e->place.n) || plural(t, e->tok));
    e->definite = pointed || owned || (!article && in_headline(t, e->tok));
    e->fresh = article || e->apart;
    e->generic = blocked || (plural(t, e->tok) && !e->definite && !e->when.year);
    if (!article && !e->definite && !e->when.year && !e->place.n && !plural(t, e->tok))
        e->generic = true;
}

/* The verb that the event word hangs on as subject, object or behind "in". */
static uint32_t governor(const asc_tree *t, uint32_t i)
{
    uint32_t h = i;
    for (int k = 0; k < 4; k++) {
        uint8_t dep = t->tok[h].dep;
        if (dep != ASC_DEP_NSUBJ && dep != ASC_DEP_NSUBJPASS && dep != ASC_DEP_DOBJ &&
            dep != ASC_DEP_POBJ && dep != ASC_DEP_PREP && dep != ASC_DEP_COMPOUND)
            return ASC_NONE;
        h = t->tok[h].head;
        if (asc_tree_is_verb(t, h)) return h;
    }
    return ASC_NONE;
}

/* Steps up from i to `goal`, over nothing but modifiers; SIZE_MAX if not there.
 * Inside the goal's own phrase clauses are crossed too. */
static unsigned climb(const asc_tree *t, uint32_t i, uint32_t goal, bool clauses, bool objects)
{
    for (unsigned k = 0; k < 10; k++) {
        if (i == goal) return k;
        uint8_t dep = t->tok[i].dep;
        bool clause = dep == ASC_DEP_RELCL || dep == ASC_DEP_ACL || dep == ASC_DEP_DOBJ ||
                      dep == ASC_DEP_NSUBJ;
        bool modifier = dep == ASC_DEP_PREP || dep == ASC_DEP_POBJ || dep == ASC_DEP_NPADVMOD ||
                        dep == ASC_DEP_NUMMOD || dep == ASC_DEP_AMOD || dep == ASC_DEP_COMPOUND ||
                        dep == ASC_DEP_NMOD || dep == ASC_DEP_APPOS || dep == ASC_DEP_ADVMOD ||
                        dep == ASC_DEP_POSS || dep == ASC_DEP_DEP;
        /* "ripped through the ferry as it came in on Tuesday" */
        bool meanwhile =
            dep == ASC_DEP_ADVCL && t->tok[i].head == goal && asc_tree_is_verb(t, goal);
        /* "killed 12 people in Corin": hung on the people by the parser */
        bool object =
            objects && dep == ASC_DEP_DOBJ && t->tok[i].head == goal && asc_tree_is_verb(t, goal);
        meanwhile |= object;
        /* "34 were killed and 61 wounded on Friday" */
        meanwhile |= dep == ASC_DEP_CONJ && t->tok[i].head == goal && asc_tree_is_verb(t, goal) &&
                     asc_tree_is_verb(t, i) && !asc_tables_event(t->lx, 'v', t->low[i]);
        if (!modifier && !meanwhile && !(clauses && clause)) return UINT32_MAX;
        if (t->tok[i].head == i) return UINT32_MAX;
        i = t->tok[i].head;
    }
    return UINT32_MAX;
}

/* How near token i stands to the event: 0 not at all, else better when greater. */
static unsigned nearness(const asc_tree *t, uint32_t i, const asc_event *e, uint32_t verb,
                         bool clauses)
{
    unsigned steps = climb(t, i, e->tok, false, false);
    if (steps != UINT32_MAX) return 100 - steps;
    if (!e->verb && clauses && (steps = climb(t, i, e->tok, true, false)) != UINT32_MAX)
        return 50 - steps;
    if (verb != ASC_NONE && (steps = climb(t, i, verb, false, true)) != UINT32_MAX)
        return 30 - steps;
    return 0;
}

static bool before_event(const asc_tree *t, uint32_t i)
{
    for (int k = 0; k < 2; k++) {
        uint8_t dep = t->tok[i].dep;
        if (dep != ASC_DEP_COMPOUND && dep != ASC_DEP_NMOD && dep != ASC_DEP_AMOD) return false;
        i = t->tok[i].head;
        if (asc_tables_event(t->lx, 'n', t->low[i])) return true;
    }
    return false;
}

static bool place_word(const asc_tree *t, const asc_mentions *m, uint32_t i)
{
    static const char *const preps[] = { "in", "near", "at", "outside", "inside", "across", NULL };
    static const char *const hits[] = { "shake", "rock", "hit", "strike", "target", NULL };
    uint32_t x = m->of_token[i], h = t->tok[i].head;
    uint8_t dep = t->tok[i].dep;
    if (x == ASC_NONE || !m->items[x].is_name || m->items[x].head != i) return false;
    if (dep == ASC_DEP_POSS || asc_where_demonym(t, &m->items[x])) return false;
    asc_str spot;
    if (dep == ASC_DEP_COMPOUND && asc_where_spot(t, h, &spot))
        return false; /* "the Saltgate terminal" is one spot, and no town */
    bool person = m->items[x].kind == ASC_ACTOR_PERSON; /* whatever one mention looked like */
    if (m->items[x].place) return !person;
    bool before = dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD || dep == ASC_DEP_AMOD;
    bool told = before && before_event(t, i); /* "the Corin bombing", "the Vysok school siege" */
    told |= dep == ASC_DEP_DOBJ && any_of(t->low[h], hits);
    told |= dep == ASC_DEP_POBJ && any_of(asc_tree_text(t, h), preps);
    return told && !m->items[x].sure_group && !person;
}

/* "the customs house on Jazirat Sawwan": where what was hit stands. */
static bool stands_on(const asc_tree *t, const asc_mentions *m, uint32_t i)
{
    uint32_t x = m->of_token[i], prep = t->tok[i].head;
    if (x == ASC_NONE || !m->items[x].is_name || m->items[x].head != i) return false;
    if (t->tok[i].dep != ASC_DEP_POBJ || !asc_tree_is(t, prep, "on")) return false;
    return t->tok[t->tok[prep].head].dep == ASC_DEP_DOBJ && !m->items[x].sure_group &&
           m->items[x].kind != ASC_ACTOR_PERSON && t->tok[i].ent != ASC_ENT_DATE;
}

/* The verb whose time and place are the event verb's, too: "in January they tried to kill",
 * "stormed the village on Sunday, shooting ...". */
static uint32_t clause_of(const asc_tree *t, uint32_t i)
{
    uint32_t h = t->tok[i].head;
    bool shares = t->tok[i].dep == ASC_DEP_XCOMP ||
                  (t->tok[i].dep == ASC_DEP_ADVCL && t->tok[i].tag == ASC_TAG_VBG);
    return shares && asc_tree_is_verb(t, h) ? h : ASC_NONE;
}

/* "blasts that tore through the fair on 2 July": the clause in which the event is what did it. */
static uint32_t own_clause(const asc_tree *t, uint32_t i)
{
    uint32_t v = asc_tree_child(t, i, ASC_DEP_RELCL);
    uint32_t s = v == ASC_NONE ? ASC_NONE : asc_tree_child(t, v, ASC_DEP_NSUBJ);
    return s != ASC_NONE && asc_tree_antecedent(t, s) == i ? v : ASC_NONE;
}

/* "Intelligence to India about the attack": behind the verb, and yet not where. */
static bool not_there(const asc_tree *t, uint32_t i)
{
    static const char *const preps[] = { "to",  "from",  "of",      "by", "with",
                                         "for", "about", "between", NULL };
    return t->tok[i].dep == ASC_DEP_POBJ && any_of(asc_tree_text(t, t->tok[i].head), preps);
}

static void date_and_place(const asc_tree *t, const asc_mentions *m, asc_date published,
                           asc_event *e)
{
    uint32_t verb = e->verb ? clause_of(t, e->tok) : own_clause(t, e->tok);
    if (!e->verb && verb == ASC_NONE) verb = governor(t, e->tok);
    uint32_t begin = e->tok > NEAR ? e->tok - NEAR : 0,
             end = e->tok + NEAR < t->n ? e->tok + NEAR : t->n;
    unsigned best_date = 0, best_place = 0, best_spot = 0;
    for (uint32_t i = begin; i < end; i++) {
        asc_date d;
        asc_str spot;
        uint32_t last;
        if (t->tok[i].sent != t->tok[e->tok].sent) continue;
        bool site = asc_where_spot(t, i, &spot);
        if (site) {
            unsigned near = nearness(t, i, e, verb, true);
            if (near > best_spot) best_spot = near, e->spot = spot;
        }
        if (asc_when(t, i, published, &d, &last)) {
            unsigned near = 0;
            for (uint32_t k = i; k < last; k++) {
                unsigned n = nearness(t, k, e, verb, false);
                if (n > near) near = n;
            }
            if (near > best_date) best_date = near, e->when = d;
            if (last > i + 1) i = last - 1;
        } else if (place_word(t, m, i) || stands_on(t, m, i)) {
            unsigned near = stands_on(t, m, i) ? 0 : nearness(t, i, e, verb, true);
            if (site && near) near = near / 8 + 1; /* the town beside it rather */
            /* "attacked a mosque in Lahore": hung on what was hit by the parser; no ground
             * to tell two incidents apart */
            if (near == 0 && e->verb && !e->guess.n &&
                climb(t, i, e->tok, false, true) != UINT32_MAX)
                e->guess = m->items[m->of_token[i]].text;
            if (near <= 30 && not_there(t, i)) continue;
            if (near <= best_place) continue;
            best_place = near;
            e->place = m->items[m->of_token[i]].text;
            e->within = asc_where_within(t, m, m->of_token[i]);
        }
    }
}

/* What it was aimed at: "attack on the parliament", "that targeted a convoy". */
static asc_str target_of(const asc_tree *t, const asc_event *e)
{
    static const char *const preps[] = { "on", "against", "at", "of" };
    static const char *const media[] = { "channel",  "website",    "site",  "telegram", "twitter",
                                         "facebook", "television", "radio", NULL };
    if (e->verb) {
        uint32_t o = asc_tree_object(t, e->tok);
        return o != ASC_NONE && t->tok[o].pos == ASC_POS_NOUN ? t->low[o] : (asc_str){ NULL, 0 };
    }
    for (size_t k = 0; k < sizeof preps / sizeof *preps; k++) {
        uint32_t p = asc_tree_prep(t, e->tok, asc_str_from(preps[k]));
        if (p == ASC_NONE || t->tok[p].ent == ASC_ENT_DATE || any_of(t->low[p], media)) continue;
        if (k == 3 && t->tok[p].pos == ASC_POS_PROPN)
            continue; /* "attack of Mumbai"? a place or a doer */
        return t->low[p];
    }
    uint32_t clause = asc_tree_child(t, e->tok, ASC_DEP_RELCL);
    if (clause == ASC_NONE) clause = asc_tree_child(t, e->tok, ASC_DEP_ACL);
    if (clause != ASC_NONE && asc_tree_is(t, clause, "target")) {
        uint32_t o = asc_tree_child(t, clause, ASC_DEP_DOBJ);
        if (o != ASC_NONE) return t->low[o];
    }
    uint32_t c = asc_tree_child(t, e->tok, ASC_DEP_COMPOUND);
    asc_str first = c == ASC_NONE ? (asc_str){ NULL, 0 } : asc_tree_text(t, c);
    if (first.n && !(first.p[0] >= 'A' && first.p[0] <= 'Z') && t->tok[c].pos == ASC_POS_NOUN &&
        !asc_tables_event(t->lx, 'n', t->low[c]))
        return t->low[c]; /* "ferry bombing"; a headline's "Dourou bombing" not */
    return (asc_str){ NULL, 0 };
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

/* "blow_up", "stab_death": the verb with its particle, object, or the noun behind its "to". */
static const asc_event_word *verb_with(const asc_tree *t, uint32_t i)
{
    unsigned left = ASC_CHILDREN_MAX;
    size_t n = t->low[i].n;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        bool part = dep == ASC_DEP_PRT || dep == ASC_DEP_ADVMOD || dep == ASC_DEP_DOBJ ||
                    dep == ASC_DEP_OPRD || dep == ASC_DEP_ACOMP || dep == ASC_DEP_CCOMP ||
                    dep == ASC_DEP_ADVCL;
        uint32_t with = dep == ASC_DEP_PREP ? asc_tree_child(t, c, ASC_DEP_POBJ) : c;
        if ((!part && dep != ASC_DEP_PREP) || with == ASC_NONE || c < i) continue;
        if (n + 1 + t->low[with].n > PAIR_MAX) continue;
        char pair[PAIR_MAX] = { 0 };
        memcpy(pair, t->low[i].p, n);
        pair[n] = '_';
        memcpy(pair + n + 1, t->low[with].p, t->low[with].n);
        const asc_event_word *w =
            asc_tables_event(t->lx, 'v', (asc_str){ pair, n + 1 + t->low[with].n });
        if (w) return w;
    }
    return NULL;
}

/* "letter bombs", "a drone strike": weak words that are attacks with the one in front. */
static bool strengthened(const asc_tree *t, uint32_t i)
{
    static const char *const sent[] = { "letter", "parcel", "petrol", NULL };
    static const char *const flown[] = { "drone", "missile", "rocket", "air", NULL };
    uint32_t c = asc_tree_child(t, i, ASC_DEP_COMPOUND);
    if (c == ASC_NONE) return false;
    if (asc_tree_is(t, i, "bomb")) return any_of(t->low[c], sent);
    return asc_tree_is(t, i, "strike") && any_of(t->low[c], flown);
}

/* "struck the customs house", but a deal is struck as well. */
static bool aimed(const asc_tree *t, uint32_t i)
{
    uint32_t o = asc_tree_object(t, i);
    return o != ASC_NONE && asc_tree_is_noun(t, o) &&
           asc_tables_word(t->lx, ASC_STR("@target"), t->low[o]);
}

static bool recognise(const asc_tree *t, uint32_t i, asc_event *e)
{
    const asc_event_word *w = NULL;
    *e = (asc_event){ .tok = i, .happening = ASC_NONE };
    if (asc_tree_is_noun(t, i)) w = asc_tables_event(t->lx, 'n', t->low[i]);
    else if (t->tok[i].pos == ASC_POS_VERB) {
        w = verb_with(t, i);
        if (!w) w = asc_tables_event(t->lx, 'v', t->low[i]);
        if (asc_tree_is(t, i, "blow") && blown_open(t, i))
            w = asc_tables_event(t->lx, 'v', ASC_STR("blow_up"));
        e->verb = true;
    }
    if (!w || only_modifies(t, i)) return false;
    if (w->aimed && !aimed(t, i)) return false;
    e->kind = w->kind;
    e->strength = w->strength;
    if (!e->verb && strengthened(t, i)) {
        e->strength = ASC_EVENT_STRONG;
        if (e->kind == ASC_INCIDENT_OTHER) e->kind = ASC_INCIDENT_ATTACK;
    }
    return true;
}

/* In a report with no stronger word "the bomb" or "the crime" is the incident. */
static bool tells_alone(const asc_tree *t, const asc_event *e)
{
    static const char *const words[] = { "bomb",     "device",  "explosive", "crime",
                                         "atrocity", "tragedy", "ied",       NULL };
    return any_of(t->low[e->tok], words) && !plural(t, e->tok);
}

static void describe(const asc_tree *t, const asc_mentions *m, asc_date published, asc_event *e)
{
    e->kind = e->verb ? e->kind : kind_in_front(t, e->tok, e->kind);
    e->span = e->verb ? (asc_span){ t->tok[e->tok].begin, t->tok[e->tok].end }
                      : asc_tree_phrase(t, e->tok);
    if (e->strength == ASC_EVENT_WEAPON && asc_aim_goes_off(t, e->tok)) e->alone = true;
    if (asc_event_strong(e) || tells_alone(t, e)) {
        date_and_place(t, m, published, e);
        e->target = target_of(t, e);
        uint32_t aim = asc_aim_token(t, m, e);
        if (aim != ASC_NONE) e->aim = asc_aim_phrase(t, aim);
        if (aim != ASC_NONE && !e->target.n) e->target = t->low[aim];
        e->stage = asc_aim_stage(t, e);
        e->victims = e->verb && asc_tree_is(t, e->tok, "kill");
        asc_aim_kind(t, e, aim);
    }
    e->weapon = asc_aim_weapon(t, e);
    if (asc_aim_borrowed(t, e->tok)) {
        e->place = e->spot = e->within = e->target = e->aim = (asc_str){ NULL, 0 };
        e->when = (asc_date){ 0 };
    }
    int32_t ago = asc_date_first(published) - asc_date_first(e->when);
    e->recent = published.day && e->when.day && ago >= 0 && ago <= RECENT_DAYS;
    asc_aim_compared(t, e);
    if (!e->verb) reference(t, e);
}

/* ---- which are one ---- */

static bool places_meet(asc_str a, asc_str b)
{
    return a.n == 0 || b.n == 0 || asc_str_eq_nocase(a, b) || asc_str_find(a, b) != SIZE_MAX ||
           asc_str_find(b, a) != SIZE_MAX;
}

/* Another date, another place, another target: not one incident. */
static bool contradicts(const asc_event *e, const asc_happening *h)
{
    bool dated = e->when.year && h->when.year, placed = e->place.n && h->place.n;
    bool aimed = e->target.n && h->target.n && asc_event_strong(e) && !e->victims;
    if (dated && !asc_date_meet(e->when, h->when)) return true;
    if (e->stage > h->stage) return true; /* what was only tried is not what was done */
    if (placed && !places_meet(e->place, h->place)) return true;
    return aimed && !asc_str_eq(e->target, h->target) && !(dated && placed);
}

/* How much they have in common; negative when something contradicts. */
static int agreement(const asc_event *e, const asc_happening *h)
{
    int score = 0;
    if (contradicts(e, h)) return -1;
    if (e->when.year && h->when.year) score += 2;
    if (e->place.n && h->place.n) score += 2;
    if (e->target.n && asc_str_eq(e->target, h->target)) score += 2;
    return score && !asc_incident_kinds_meet(e->kind, h->kind)
               ? score - 1
               : score; /* a siege and its bombings are one */
}

static uint32_t best_match(const asc_events *ev, const asc_event *e)
{
    uint32_t best = ASC_NONE;
    int score = 0;
    for (uint32_t h = 0; h < ev->happening_count; h++) {
        int s = agreement(e, &ev->happenings[h]);
        if (s > score) best = h, score = s;
    }
    return best;
}

static void put_in(asc_events *ev, const asc_tree *t, uint32_t h, asc_event *e)
{
    asc_happening *x = &ev->happenings[h];
    const asc_event *first = &ev->items[x->first_event];
    bool by_verb = first->verb && x->what.p == t->text.p + first->span.begin;
    if (by_verb && !e->verb && asc_event_strong(e)) /* "the attack" rather than "killing" */
        x->what = asc_str_slice(t->text, e->span.begin, e->span.end);
    e->happening = h;
    x->mentions++;
    if (x->kind == ASC_INCIDENT_ATTACK || x->kind == ASC_INCIDENT_OTHER)
        if (asc_event_strong(e) && e->kind != ASC_INCIDENT_OTHER) x->kind = e->kind;
    if (!x->place.n) x->place = e->place, x->within = e->within;
    if (!x->spot.n) x->spot = e->spot;
    if (!x->guess.n) x->guess = e->guess;
    if (!x->target.n && !e->victims) x->target = e->target;
    asc_str tail = asc_str_slice(e->aim, e->aim.n > x->aim.n ? e->aim.n - x->aim.n : 0, e->aim.n);
    bool headline = x->aim.n && asc_str_eq_nocase(tail, x->aim) && !asc_str_eq(tail, x->aim);
    if (!x->aim.n || headline) x->aim = e->aim; /* "market" rather than "Market" */
    if (!x->weapon.n) x->weapon = e->weapon;
    if (asc_event_strong(e) && (e->verb || e->fresh) && e->stage < x->stage)
        x->stage = e->stage; /* "the attack" may be one that was foiled */
    if (e->years_before) x->years_before = e->years_before;
    if (e->when.year && (!x->when.year || asc_date_cmp(e->when, x->when) < 0 ||
                         (e->when.day && !x->when.day) || (e->when.month && !x->when.month)))
        if (!x->when.year || asc_date_meet(e->when, x->when)) x->when = e->when;
}

static uint32_t open_happening(asc_events *ev, const asc_tree *t, asc_event *e, uint32_t index)
{
    if (ev->happening_count >= ASC_HAPPENINGS_MAX) return ASC_NONE;
    uint32_t h = (uint32_t)ev->happening_count++;
    ev->happenings[h] = (asc_happening){ .kind = e->kind,
                                         .when = e->when,
                                         .place = e->place,
                                         .within = e->within,
                                         .spot = e->spot,
                                         .guess = e->guess,
                                         .target = e->victims ? (asc_str){ NULL, 0 } : e->target,
                                         .aim = e->aim,
                                         .weapon = e->weapon,
                                         .stage = e->stage,
                                         .years_before = e->years_before,
                                         .what = asc_str_slice(t->text, e->span.begin, e->span.end),
                                         .first_event = index };
    return h;
}

/* May a date that the headline lacks be its incident's? Soon behind it, or a day near that of
 * publication; "In 2009 the Front blew up ..." three sentences on is another. */
static bool dates_main(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    uint32_t first = t->tok[ev->items[ev->happenings[0].first_event].tok].sent;
    if (!e->when.year || ev->happenings[0].when.year) return true;
    if (e->recent) return true;
    return t->tok[e->tok].sent - first <= (e->when.month ? 2u : 1u);
}

/* Headline and lead tell of one incident, if nothing contradicts: when and where can; what was
 * hit is called by many names. */
static uint32_t in_lead(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    if (ev->happening_count != 1 || t->tok[e->tok].sent >= LEAD_SENTENCES || e->apart)
        return ASC_NONE;
    const asc_happening *h = &ev->happenings[0];
    if (t->tok[ev->items[h->first_event].tok].sent >= LEAD_SENTENCES) return ASC_NONE;
    if (!e->verb && !e->definite && (!e->fresh || plural(t, e->tok))) return ASC_NONE;
    if (e->when.year && h->when.year && !asc_date_meet(e->when, h->when)) return ASC_NONE;
    if (e->stage > h->stage) return ASC_NONE;
    if (e->place.n && h->place.n && !places_meet(e->place, h->place)) return ASC_NONE;
    return asc_incident_kinds_meet(e->kind, h->kind) && dates_main(ev, t, e) ? 0 : ASC_NONE;
}

/* "has not carried out an attack", "could launch an attack": none in particular. */
static bool not_real(const asc_tree *t, const asc_event *e)
{
    uint32_t verb = governor(t, e->tok);
    unsigned left = ASC_CHILDREN_MAX;
    if (verb == ASC_NONE || !e->fresh) return false;
    for (uint32_t c = t->first[verb]; c != ASC_NONE && left--; c = t->next[c]) {
        if (t->tok[c].dep == ASC_DEP_NEG) return true;
        if (t->tok[c].tag == ASC_TAG_MD || t->tok[c].tag == ASC_TAG_TO) return true;
    }
    return false;
}

/* First pass: what carries a date, a place or a target, or is told as new. Of verbs those of the
 * lead, which often tell the day. */
static void place_explicit(asc_events *ev, const asc_tree *t)
{
    for (uint32_t k = 0; k < ev->count; k++) {
        asc_event *e = &ev->items[k];
        if (e->generic || !asc_event_strong(e)) continue;
        bool lead = t->tok[e->tok].sent < LEAD_SENTENCES;
        if (e->verb && !lead) continue;
        bool told = e->when.year || e->place.n || (e->target.n && !e->verb);
        if (not_real(t, e)) {
            e->generic = true;
            continue;
        }
        uint32_t h = told ? best_match(ev, e) : ASC_NONE;
        if (h == ASC_NONE) h = in_lead(ev, t, e);
        bool first = lead && ev->happening_count == 0;
        bool opens = e->verb ? first && (e->when.year || e->place.n)
                             : e->when.year || e->place.n || (first && (e->fresh || e->definite));
        if (h == ASC_NONE && opens) h = open_happening(ev, t, e, k);
        if (h != ASC_NONE) put_in(ev, t, h, e);
    }
}

static void choose_main(asc_events *ev, const asc_tree *t)
{
    uint32_t best_score = 0;
    ev->main = ASC_NONE;
    for (uint32_t h = 0; h < ev->happening_count; h++) {
        uint32_t score = ev->happenings[h].mentions * 2;
        if (t->tok[ev->items[ev->happenings[h].first_event].tok].sent < 4) score += 3;
        if (score > best_score) best_score = score, ev->main = h;
    }
}

static uint32_t in_sentence_before(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i, steps = 0; k-- > 0 && steps < 80 && t->tok[k].sent == t->tok[i].sent;
         steps++) {
        uint32_t e = ev->of_token[k];
        if (e != ASC_NONE && ev->items[e].happening != ASC_NONE) return ev->items[e].happening;
    }
    return ASC_NONE;
}

uint32_t asc_events_in_sentence(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    uint32_t h = in_sentence_before(ev, t, i);
    for (uint32_t k = i + 1; h == ASC_NONE && k < t->n && k - i < 80; k++) {
        if (t->tok[k].sent != t->tok[i].sent) break;
        if (t->tok[k].dep == ASC_DEP_RELCL && !asc_tree_under(t, i, k))
            break; /* of another thing */
        if (ev->of_token[k] != ASC_NONE) h = ev->items[ev->of_token[k]].happening;
    }
    return h;
}

uint32_t asc_events_just_told(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    uint32_t h = in_sentence_before(ev, t, i), begin = i;
    while (begin > 0 && i - begin < 80 && t->tok[begin - 1].sent == t->tok[i].sent) begin--;
    return h != ASC_NONE || begin == 0 ? h : in_sentence_before(ev, t, begin - 1);
}

uint32_t asc_events_salient(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    uint32_t h = in_sentence_before(ev, t, i);
    return h != ASC_NONE ? h : ev->main;
}

/* A pipeline's sabotage may have been done by computer; told as "a cyberattack" beside it, it is
 * another one. */
static bool another_kind(asc_incident_kind a, asc_incident_kind b)
{
    return !asc_incident_kinds_meet(a, b) ||
           (a != b && (a == ASC_INCIDENT_CYBER_ATTACK || b == ASC_INCIDENT_CYBER_ATTACK));
}

/* Second pass: what points back. A definite strong word may open the first one. */
static void place_pointing(asc_events *ev, const asc_tree *t)
{
    for (uint32_t n = 0; n < 2 * ev->count; n++) {
        uint32_t k = n % (uint32_t)ev->count;
        asc_event *e = &ev->items[k];
        if (e->happening != ASC_NONE || e->generic || e->verb) continue;
        if (n < ev->count && !asc_event_strong(e)) continue; /* strong ones first */
        if (!e->definite && !e->fresh) continue;
        if (e->fresh && !asc_event_strong(e) && (ev->main != ASC_NONE || !tells_alone(t, e)))
            continue;
        bool other = ev->main != ASC_NONE && asc_event_strong(e) && !not_real(t, e) &&
                     another_kind(e->kind, ev->happenings[ev->main].kind);
        if (e->fresh && other) { /* "a cyberattack two days before the blasts" */
            uint32_t own = open_happening(ev, t, e, k);
            if (own != ASC_NONE) put_in(ev, t, own, e);
            continue;
        }
        if (e->fresh && ev->main != ASC_NONE && t->tok[e->tok].sent >= LEAD_SENTENCES) {
            e->generic = true; /* a second "an attack" further down is another one */
            continue;
        }
        uint32_t h = in_sentence_before(ev, t, e->tok);
        if (h != ASC_NONE && contradicts(e, &ev->happenings[h])) h = ASC_NONE;
        if (h == ASC_NONE && ev->main != ASC_NONE && !contradicts(e, &ev->happenings[ev->main]))
            h = ev->main;
        if (e->apart) h = ASC_NONE;
        bool opens = asc_event_strong(e) ? e->definite : ev->main == ASC_NONE && tells_alone(t, e);
        if (h == ASC_NONE && opens) h = open_happening(ev, t, e, k);
        if (h == ASC_NONE) continue;
        put_in(ev, t, h, e);
        if (ev->main == ASC_NONE) ev->main = h;
    }
}

/* "Of blowing up the pipeline": where of the main incident no other target is told, the thing
 * that everybody knows is its. */
static bool same_target(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    uint32_t o = asc_tree_object(t, e->tok);
    uint32_t d = o == ASC_NONE ? ASC_NONE : asc_tree_child(t, o, ASC_DEP_DET);
    if (d == ASC_NONE || !asc_tree_is(t, d, "the") || plural(t, o) || ev->main == ASC_NONE)
        return false;
    const asc_happening *h = &ev->happenings[ev->main];
    return !h->target.n && !e->when.year && !e->place.n && h->kind == e->kind;
}

/* "a bombing that killed 12", "blew himself up, killing 19": the same one, whatever it hit. */
static uint32_t consequence_of(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    uint32_t i = e->tok;
    if (!asc_tree_is(t, i, "kill")) return ASC_NONE;
    uint32_t s = asc_tree_antecedent(t, asc_tree_child(t, i, ASC_DEP_NSUBJ));
    for (int k = 0; k < 4; k++) {
        uint32_t x = s != ASC_NONE ? s : i;
        if (x != e->tok && ev->of_token[x] != ASC_NONE) return ev->items[ev->of_token[x]].happening;
        uint8_t dep = t->tok[i].dep;
        bool up = dep == ASC_DEP_ADVCL || dep == ASC_DEP_RELCL || dep == ASC_DEP_ACL ||
                  dep == ASC_DEP_CONJ || dep == ASC_DEP_XCOMP;
        if (!up || t->tok[i].head == i) break;
        s = ASC_NONE;
        i = t->tok[i].head;
    }
    return ASC_NONE;
}

/* "burned the town hall ... the raid": what is told first is what is pointed back to. */
static bool pointed_back(const asc_events *ev, const asc_event *e)
{
    const asc_happening *h = &ev->happenings[ev->main];
    const asc_event *first = &ev->items[h->first_event];
    return first->definite && first->tok > e->tok && !h->target.n && !h->when.year;
}

/* Third pass: verbs. Those of a dated or placed clause find theirs or open one;
 * the others are the main incident when their target does not contradict. */
static void place_verbs(asc_events *ev, const asc_tree *t)
{
    for (uint32_t k = 0; k < ev->count; k++) {
        asc_event *e = &ev->items[k];
        if (!e->verb || e->generic || !asc_event_strong(e) || e->happening != ASC_NONE) continue;
        uint32_t h = consequence_of(ev, t, e);
        if (h == ASC_NONE) h = best_match(ev, e);
        if (h == ASC_NONE && ev->main != ASC_NONE && !e->when.year &&
            (!e->target.n || pointed_back(ev, e)) && agreement(e, &ev->happenings[ev->main]) >= 0)
            h = ev->main;
        if (h == ASC_NONE && same_target(ev, t, e)) h = ev->main;
        bool alone = ev->main == ASC_NONE && e->kind != ASC_INCIDENT_OTHER &&
                     !asc_tree_is(t, e->tok, "kill");
        if (h == ASC_NONE && (e->when.year || e->place.n || alone)) h = open_happening(ev, t, e, k);
        if (h != ASC_NONE) put_in(ev, t, h, e);
        if (ev->main == ASC_NONE) ev->main = h;
    }
}

/* "Ten years after the siege": the year of what the main one is measured by. */
static void count_back(asc_events *ev)
{
    asc_date when = ev->main == ASC_NONE ? (asc_date){ 0 } : ev->happenings[ev->main].when;
    for (uint32_t h = 0; h < ev->happening_count; h++) {
        asc_happening *x = &ev->happenings[h];
        if (h != ev->main && when.year > x->years_before && x->years_before && !x->when.year)
            x->when = (asc_date){ (int16_t)(when.year - x->years_before), 0, 0 };
    }
}

/* What nothing else tells: whom it killed; the weapon named in an incident's sentence ("a car
 * packed with explosives") by a word that tells of none itself. */
static void complete(asc_events *ev, const asc_tree *t)
{
    for (uint32_t k = 0; k < ev->count; k++) {
        const asc_event *e = &ev->items[k];
        if (e->victims && e->happening != ASC_NONE && !ev->happenings[e->happening].target.n)
            ev->happenings[e->happening].target = e->target;
        if (e->strength != ASC_EVENT_WEAPON || e->happening != ASC_NONE || !e->weapon.n) continue;
        for (uint32_t i = k + 1 < ev->count ? k + 2 : k + 1; i-- > (k ? k - 1 : 0);) {
            const asc_event *x = &ev->items[i];
            if (i == k || x->happening == ASC_NONE || t->tok[x->tok].sent != t->tok[e->tok].sent)
                continue;
            asc_happening *h = &ev->happenings[x->happening];
            if (!h->weapon.n) h->weapon = e->weapon;
        }
    }
}

/* What the lead tells of mostly happened where it was sent from. */
static void dateline(asc_events *ev, const asc_tree *t)
{
    if (ev->main == ASC_NONE) return;
    asc_happening *h = &ev->happenings[ev->main];
    if (!h->guess.n && t->tok[ev->items[h->first_event].tok].sent < LEAD_SENTENCES)
        h->guess = asc_where_dateline(t->text);
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
        describe(t, m, published, &e);
        ev.of_token[i] = (uint32_t)ev.count;
        ev.items[ev.count++] = e;
    }
    place_explicit(&ev, t);
    choose_main(&ev, t);
    place_pointing(&ev, t);
    place_verbs(&ev, t);
    complete(&ev, t);
    count_back(&ev);
    dateline(&ev, t);
    *out = ev;
    return ASC_OK;
oom:
    return asc_fail(err, ASC_ENOMEM, "out of memory finding incidents");
}
