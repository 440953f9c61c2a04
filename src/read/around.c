#include "read/around.h"

#include "base/str.h"
#include "read/aims.h"
#include "read/timing.h"
#include "read/where.h"

#include "base/banned.h"

#define REASON_NEAR 16 /* tokens from a reason to what is told of it */
#define GUESS_NEAR 24  /* tokens behind an event in which the first place may be its */

uint32_t asc_around_series(const asc_tree *t, uint32_t i)
{
    uint32_t of = t->tok[i].head, head = t->tok[of].head;
    bool behind =
        t->tok[i].dep == ASC_DEP_POBJ && t->tok[of].dep == ASC_DEP_PREP && asc_tree_is(t, of, "of");
    return behind && asc_tables_word(t->lx, ASC_STR("@series"), t->low[head]) ? head : i;
}

/* The verb that the event word hangs on as subject, object or behind "in". */
uint32_t asc_around_governor(const asc_tree *t, uint32_t i)
{
    uint32_t h = asc_around_series(t, i);
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

bool asc_around_says(const asc_tree *t, uint32_t verb)
{
    return asc_tree_is_verb(t, verb) && asc_tables_cue(t->lx, 'v', t->low[verb]);
}

/* "The bombing was condemned", "charged with the murder", "mourned the dead of the raid": a verb
 * of what came of an event; its time and place are another's. */
bool asc_around_comes_of(const asc_tree *t, uint32_t verb)
{
    return asc_tables_word(t->lx, ASC_STR("@aftermath"), t->low[verb]) || asc_around_says(t, verb);
}

uint32_t asc_around_clause(const asc_tree *t, uint32_t i)
{
    static const char *const preps[] = {
        "in", "by", "during", "from", "amid", "at", "through", NULL
    };
    uint32_t verb = asc_around_governor(t, i), h = asc_around_series(t, i);
    if (verb == ASC_NONE) return ASC_NONE;
    /* "the blast claimed 12 lives" */
    bool takes = asc_tree_is(t, verb, "claim") && t->tok[i].dep == ASC_DEP_NSUBJ;
    if (asc_around_comes_of(t, verb) && !takes) return ASC_NONE;
    for (int k = 0; k < 4 && h != verb; k++, h = t->tok[h].head)
        if (t->tok[h].dep == ASC_DEP_PREP && !asc_str_among(asc_tree_text(t, h), preps))
            return ASC_NONE;
    return verb;
}

/* "Came ten years after the Vysok siege": of another event than the one that is looked for. */
static bool another(const asc_events *ev, uint32_t i, uint32_t goal)
{
    uint32_t x = ev->of_token[i];
    return x != ASC_NONE && i != goal && !ev->items[x].verb && asc_event_strong(&ev->items[x]);
}

/* "Came a year after a missile hit a station": the clause of verb i is of another time. */
static bool at_another_time(const asc_tree *t, uint32_t i)
{
    static const char *const marks[] = { "after", "before", "since", "until", NULL };
    uint32_t mark = asc_tree_child(t, i, ASC_DEP_MARK);
    return mark != ASC_NONE && asc_str_among(t->low[mark], marks);
}

bool asc_around_talk(const asc_tree *t, uint32_t i)
{
    return t->tok[i].pos == ASC_POS_NOUN && asc_tables_word(t->lx, ASC_STR("@talk"), t->low[i]);
}

/* "In reprisal for the seizure of a boat at Pier Three in May": of the deed that it answers. */
static bool of_reason(const asc_tree *t, uint32_t i)
{
    uint32_t prep = t->tok[i].head;
    bool reason = asc_tree_is(t, prep, "for") || asc_tree_is(t, prep, "over");
    return reason && t->tok[i].dep == ASC_DEP_POBJ &&
           asc_str_find(asc_nouns_classes(&t->lx->nouns, t->low[i]), ASC_STR("act")) == 0;
}

/* Steps up from i to `goal`, over nothing but modifiers; SIZE_MAX if not there.
 * Inside the goal's own phrase clauses are crossed too. */
static unsigned climb(const asc_tree *t, const asc_events *ev, uint32_t i, uint32_t goal,
                      bool clauses, bool objects)
{
    for (unsigned k = 0; k < 10; k++) {
        if (i == goal) return k;
        if (another(ev, i, goal)) return UINT32_MAX;
        bool did = asc_tree_is_verb(t, goal) && ev->of_token[goal] != ASC_NONE;
        if (k > 0 && !did && asc_around_talk(t, i)) return UINT32_MAX;
        if (k > 0 && of_reason(t, i)) return UINT32_MAX;
        uint8_t dep = t->tok[i].dep;
        bool clause = dep == ASC_DEP_RELCL || dep == ASC_DEP_ACL || dep == ASC_DEP_DOBJ ||
                      dep == ASC_DEP_NSUBJ;
        bool modifier = dep == ASC_DEP_PREP || dep == ASC_DEP_POBJ || dep == ASC_DEP_NPADVMOD ||
                        dep == ASC_DEP_NUMMOD || dep == ASC_DEP_AMOD || dep == ASC_DEP_COMPOUND ||
                        dep == ASC_DEP_NMOD || dep == ASC_DEP_APPOS || dep == ASC_DEP_ADVMOD ||
                        dep == ASC_DEP_POSS || dep == ASC_DEP_DEP;
        /* "ripped through the ferry as it came in on Tuesday" */
        bool meanwhile = dep == ASC_DEP_ADVCL && t->tok[i].head == goal &&
                         asc_tree_is_verb(t, goal) && !at_another_time(t, i);
        /* "killed 12 people in Corin": hung on the people by the parser */
        bool object = objects && (dep == ASC_DEP_DOBJ || dep == ASC_DEP_NSUBJPASS) &&
                      t->tok[i].head == goal && asc_tree_is_verb(t, goal);
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

bool asc_around_behind_reason(const asc_tree *t, uint32_t i, uint32_t event)
{
    for (uint32_t k = i; k-- > event + 1 && i - k < REASON_NEAR;) {
        if (t->tok[k].pos == ASC_POS_PUNCT || asc_tree_is_verb(t, k)) return false;
        if (of_reason(t, k)) return true;
    }
    return false;
}

unsigned asc_around_near(const asc_tree *t, const asc_events *ev, uint32_t i, const asc_event *e,
                         uint32_t verb, bool clauses)
{
    if (asc_around_behind_reason(t, i, e->tok)) return 0;
    unsigned steps = climb(t, ev, i, e->tok, false, false);
    if (steps != UINT32_MAX) return 100 - steps;
    if (!e->verb && clauses && (steps = climb(t, ev, i, e->tok, true, false)) != UINT32_MAX)
        return 50 - steps;
    if (verb != ASC_NONE && (steps = climb(t, ev, i, verb, false, true)) != UINT32_MAX)
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

/* "A U.S. contractor": whose, and not where. */
static bool before_people(const asc_tree *t, uint32_t i)
{
    uint8_t dep = t->tok[i].dep;
    uint32_t h = t->tok[i].head;
    if ((dep != ASC_DEP_COMPOUND && dep != ASC_DEP_NMOD && dep != ASC_DEP_AMOD) || h < i)
        return false;
    asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[h]);
    return asc_str_find(c, ASC_STR("person")) != SIZE_MAX ||
           asc_str_find(c, ASC_STR("official")) != SIZE_MAX ||
           asc_str_find(c, ASC_STR("fighter")) != SIZE_MAX ||
           asc_str_find(c, ASC_STR("military")) != SIZE_MAX;
}

/* "The consulate of Saudi Arabia in Istanbul", "a citizen of Norway": whose, and not where. */
static bool state_behind(const asc_tree *t, uint32_t i)
{
    static const char *const of_state[] = { "consulate",    "embassy", "mission",    "legation",
                                            "ambassador",   "consul",  "government", "army",
                                            "navy",         "citizen", "national",   "president",
                                            "minister",     "king",    "diplomat",   "flag",
                                            "intelligence", NULL };
    uint32_t of = t->tok[i].head;
    return t->tok[i].dep == ASC_DEP_POBJ && asc_tree_is(t, of, "of") &&
           asc_tree_is_one(t, t->tok[of].head, of_state);
}

static bool place_word(const asc_tree *t, const asc_mentions *m, uint32_t i)
{
    static const char *const preps[] = { "in", "near", "at", "outside", "inside", "across", NULL };
    uint32_t x = m->of_token[i], h = t->tok[i].head;
    uint8_t dep = t->tok[i].dep;
    if (x == ASC_NONE || !m->items[x].is_name || m->items[x].head != i) return false;
    if (dep == ASC_DEP_POSS || asc_where_demonym(t, &m->items[x])) return false;
    uint32_t det = asc_tree_child(t, i, ASC_DEP_DET); /* "in a parked Mercedes" */
    if (det != ASC_NONE && (asc_tree_is(t, det, "a") || asc_tree_is(t, det, "an"))) return false;
    asc_str spot;
    if (dep == ASC_DEP_COMPOUND && asc_where_spot(t, h, &spot))
        return false; /* "the Saltgate terminal" is one spot, and no town */
    if (before_people(t, i) || state_behind(t, i)) return false;
    bool person = m->items[x].kind == ASC_ACTOR_PERSON; /* whatever one mention looked like */
    if (m->items[x].place) return !person;
    bool before = dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD || dep == ASC_DEP_AMOD;
    bool told = before && before_event(t, i); /* "the Corin bombing", "the Vysok school siege" */
    told |= dep == ASC_DEP_DOBJ && asc_tables_word(t->lx, ASC_STR("@hit"), t->low[h]);
    told |= dep == ASC_DEP_POBJ && asc_str_among(asc_tree_text(t, h), preps);
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
    static const char *const seats[] = { "base", "headquarter", "bear", "exile", "register", NULL };
    if (t->tok[i].dep != ASC_DEP_POBJ) return false;
    uint32_t prep = t->tok[i].head, of = t->tok[prep].head;
    bool seat =
        asc_tree_is_one(t, of, seats) && t->tok[of].tag == ASC_TAG_VBN; /* "based in Mali" */
    return seat || asc_str_among(asc_tree_text(t, prep), preps);
}

uint32_t asc_around_verb(const asc_tree *t, const asc_event *e)
{
    uint32_t verb = e->verb ? clause_of(t, e->tok) : own_clause(t, e->tok);
    return e->verb || verb != ASC_NONE ? verb : asc_around_clause(t, e->tok);
}

void asc_around_place(const asc_tree *t, const asc_mentions *m, const asc_events *ev, asc_event *e)
{
    uint32_t verb = asc_around_verb(t, e);
    uint32_t begin = e->tok > ASC_AROUND_NEAR ? e->tok - ASC_AROUND_NEAR : 0,
             end = e->tok + ASC_AROUND_NEAR < t->n ? e->tok + ASC_AROUND_NEAR : t->n;
    unsigned best_place = 0, best_spot = 0;
    for (uint32_t i = begin; i < end; i++) {
        asc_str spot;
        if (t->tok[i].sent != t->tok[e->tok].sent) continue;
        bool site = asc_where_spot(t, i, &spot);
        if (site) {
            unsigned near = asc_around_near(t, ev, i, e, verb, true);
            if (near > best_spot) best_spot = near, e->spot = spot;
        }
        if (!place_word(t, m, i) && !stands_on(t, m, i)) continue;
        unsigned near = stands_on(t, m, i) ? 0 : asc_around_near(t, ev, i, e, verb, true);
        if (site && near) near = near / 8 + 1; /* the town beside it rather */
        /* "attacked a mosque in Lahore": hung on what was hit by the parser; no ground
         * to tell two incidents apart */
        if (near == 0 && e->verb && !e->guess.n && !not_there(t, i) &&
            climb(t, ev, i, e->tok, false, true) != UINT32_MAX)
            e->guess = m->items[m->of_token[i]].text;
        if (not_there(t, i) && (near <= 50 || !asc_tree_is(t, t->tok[i].head, "of"))) continue;
        if (near <= best_place) continue;
        best_place = near;
        e->place = m->items[m->of_token[i]].text;
        e->within = asc_where_within(t, m, m->of_token[i]);
    }
}

void asc_around_guess(const asc_tree *t, const asc_mentions *m, const asc_events *ev, asc_event *e)
{
    static const char *const preps[] = { "in", "at", "near", "outside", "of", "on", "off", NULL };
    uint32_t end = e->tok + GUESS_NEAR < t->n ? e->tok + GUESS_NEAR : t->n;
    if (e->place.n || e->guess.n || e->spot.n) return;
    for (uint32_t i = e->tok + 1; i < end && t->tok[i].sent == t->tok[e->tok].sent; i++) {
        if (!place_word(t, m, i) || t->tok[i].dep != ASC_DEP_POBJ) continue;
        if (!asc_str_among(asc_tree_text(t, t->tok[i].head), preps)) continue;
        uint32_t whose = t->tok[t->tok[i].head].head; /* "the market of Saravena" */
        if (asc_tree_is(t, t->tok[i].head, "of") &&
            !asc_tables_word(t->lx, ASC_STR("@target"), t->low[whose]))
            continue;
        if (!asc_timing_apart(t, ev, e, e->tok, i)) e->guess = m->items[m->of_token[i]].text;
        return;
    }
}

/* What it was aimed at: "attack on the parliament", "that targeted a convoy". */
asc_str asc_around_target(const asc_tree *t, const asc_event *e)
{
    static const char *const preps[] = { "on", "against", "at", "of" };
    if (e->verb) {
        uint32_t o = asc_tree_object(t, e->tok);
        return o != ASC_NONE && t->tok[o].pos == ASC_POS_NOUN ? t->low[o] : (asc_str){ NULL, 0 };
    }
    const asc_event_word *w = asc_tables_event(t->lx, 'n', t->low[e->tok]);
    for (size_t n = 0; n < 4; n++) {
        size_t k = w && w->victim ? (n + 3) % 4 : n; /* "the killing of fishermen on an island" */
        uint32_t p = asc_tree_prep(t, e->tok, asc_str_from(preps[k]));
        if (p == ASC_NONE || t->tok[p].ent == ASC_ENT_DATE || asc_aim_only_where(t, p) ||
            asc_tables_word(t->lx, ASC_STR("@medium"), t->low[p]) ||
            asc_around_talk(t, p)) /* "ordered the killing at a lunch" */
            continue;
        if (k == 3 && asc_tree_is(t, e->tok, "act")) continue; /* "of terrorism" */
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

bool asc_around_by_means(const asc_tree *t, uint32_t v)
{
    uint32_t use = t->tok[v].head, o, aux;
    if (t->tok[v].tag != ASC_TAG_VB || v < use || !asc_tree_is(t, use, "use")) return false;
    if (t->tok[use].tag != ASC_TAG_VBD && t->tok[use].tag != ASC_TAG_VBN) return false;
    if (t->tok[v].dep != ASC_DEP_XCOMP && t->tok[v].dep != ASC_DEP_ADVCL) return false;
    aux = asc_tree_child(t, use, ASC_DEP_AUX);
    o = asc_tree_object(t, use);
    if (o == ASC_NONE || (aux != ASC_NONE && t->tok[aux].tag == ASC_TAG_MD)) return false;
    uint32_t name = asc_tree_child(t, o, ASC_DEP_COMPOUND);
    asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[o]);
    return asc_tree_in_set(t, o, "@bomb") || asc_tree_in_set(t, o, "@arms") ||
           (name != ASC_NONE && asc_tree_in_set(t, name, "@bomb")) ||
           asc_tree_is_one(t, o,
                           (const char *const[]){ "agent", "poison", "gas", "drone", "knife",
                                                  "malware", "virus", "toxin", NULL }) ||
           asc_str_find(c, ASC_STR("weapon")) != SIZE_MAX;
}

bool asc_around_in_opening(const asc_tree *t, uint32_t k, uint32_t i)
{
    uint32_t v = t->tok[i].head;
    bool subject = t->tok[i].dep == ASC_DEP_NSUBJ || t->tok[i].dep == ASC_DEP_NSUBJPASS;
    if (!subject || k > i || t->tok[k].sent != t->tok[i].sent) return false;
    for (int n = 0; n < ASC_WALK_MAX && t->tok[k].head != k && k != v; n++, k = t->tok[k].head) {
        if (t->tok[k].head != v || t->tok[k].dep != ASC_DEP_ADVCL) continue;
        uint8_t tag = t->tok[k].tag;
        return k < i && (tag == ASC_TAG_VBN || tag == ASC_TAG_VBG) && t->tok[k].left == k &&
               asc_tree_child(t, k, ASC_DEP_NSUBJ) == ASC_NONE;
    }
    return false;
}

bool asc_around_no_evidence(const asc_tree *t, uint32_t v)
{
    static const char *const finds[] = { "evidence", "proof", "sign", "indication", "trace", NULL };
    uint32_t o = asc_tree_is(t, v, "find") ? asc_tree_child(t, v, ASC_DEP_DOBJ) : ASC_NONE;
    uint32_t no = o == ASC_NONE ? o : asc_tree_child(t, o, ASC_DEP_DET);
    return no != ASC_NONE && asc_tree_is_one(t, o, finds) && asc_tree_is(t, no, "no");
}

bool asc_around_looks_into(const asc_tree *t, uint32_t k)
{
    return asc_tree_is_one(
        t, k,
        (const char *const[]){ "inquiry", "enquiry", "investigation", "review", "probe", NULL });
}
