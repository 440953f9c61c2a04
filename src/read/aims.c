#include "read/aims.h"

#include "base/str.h"

#include "base/banned.h"

#define PHRASE_MAX 80 /* bytes of a target's or weapon's name */
#define UP_MAX 6      /* steps up the tree in which an attempt is looked for */

static bool one_of(asc_str s, const char *const *words)
{
    for (; *words; words++)
        if (asc_str_is(s, *words)) return true;
    return false;
}
#define IS_ONE(t, i, ...) one_of((t)->low[i], (const char *const[]){ __VA_ARGS__, NULL })

static bool of_class(const asc_tree *t, uint32_t i, const char *name)
{
    asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[i]);
    return asc_str_find(c, asc_str_from(name)) != SIZE_MAX;
}

/* ---- what was hit ---- */

static bool a_place(const asc_mentions *m, uint32_t i)
{
    return m->of_token[i] != ASC_NONE && m->items[m->of_token[i]].place;
}

/* People as such are victims and no target: "killed 23 people". */
static bool can_be_hit(const asc_tree *t, const asc_mentions *m, uint32_t i)
{
    if (i == ASC_NONE || !asc_tree_is_noun(t, i) || a_place(m, i)) return false;
    if (t->tok[i].ent == ASC_ENT_DATE || t->tok[i].ent == ASC_ENT_TIME) return false;
    return !asc_tables_event(t->lx, 'n', t->low[i]) &&
           !IS_ONE(t, i, "people", "person", "other", "man", "woman", "child", "life", "scale",
                   "kind", "number", "dozen", "hundred", "target", "responsibility", "time",
                   "stretch", "order", "orders", "website", "channel", "telegram", "terrorism",
                   "terror", "violence", "aggression", "war", "revenge");
}

static bool site(const asc_tree *t, uint32_t i)
{
    return of_class(t, i, "building") || of_class(t, i, "place") || of_class(t, i, "vehicle") ||
           IS_ONE(t, i, "bus", "train", "tram", "taxi", "academy", "pipeline", "wedding", "funeral",
                  "convoy", "market", "post", "checkpoint", "crowd", "gate", "ministry",
                  "headquarters");
}

static bool weapon_noun(const asc_tree *t, uint32_t i)
{
    const asc_event_word *w = asc_tables_event(t->lx, 'n', t->low[i]);
    if (w && w->strength == ASC_EVENT_WEAPON) return !asc_tree_is(t, i, "charge");
    uint32_t before =
        asc_tree_is(t, i, "agent") ? asc_tree_child(t, i, ASC_DEP_COMPOUND) : ASC_NONE;
    if (before != ASC_NONE) return IS_ONE(t, before, "nerve", "chemical", "biological", "warfare");
    return asc_tree_is_noun(t, i) && of_class(t, i, "weapon");
}

bool asc_aim_only_where(const asc_tree *t, uint32_t p)
{
    static const char *const ways[] = { "road",     "highway",   "motorway", "street", "lane",
                                        "track",    "trail",     "path",     "avenue", "shore",
                                        "beach",    "coast",     "hillside", "slope",  "island",
                                        "outskirt", "stretch",   "border",   "river",  "sea",
                                        "roadside", "boulevard", NULL };
    return asc_tree_is(t, t->tok[p].head, "on") && asc_tree_is_one(t, p, ways);
}

/* Behind a preposition of i: "on the parliament"; only sites where `sites`. */
static uint32_t behind(const asc_tree *t, const asc_mentions *m, uint32_t i,
                       const char *const *preps, bool sites)
{
    for (; *preps; preps++) {
        uint32_t p = asc_tree_prep(t, i, asc_str_from(*preps));
        if (can_be_hit(t, m, p) && (!sites || site(t, p)) && !asc_aim_only_where(t, p)) return p;
    }
    return ASC_NONE;
}

/* What a verb of happening hits: "ripped through the lounge", "hit a convoy". */
static uint32_t hit_by(const asc_tree *t, const asc_mentions *m, uint32_t verb)
{
    static const char *const preps[] = { "through", "into", "at",      "outside", "inside", "in",
                                         "on",      "near", "against", "aboard",  "among",  NULL };
    uint32_t o = asc_tree_child(t, verb, ASC_DEP_DOBJ);
    if (IS_ONE(t, verb, "hit", "strike", "rock", "target", "shake", "destroy", "sink", "damage",
               "devastate", "storm", "ram") &&
        can_be_hit(t, m, o))
        return o;
    return behind(t, m, verb, preps, true);
}

static uint32_t aim_of_noun(const asc_tree *t, const asc_mentions *m, const asc_event *e)
{
    static const char *const direct[] = { "on", "against", "of", NULL };
    static const char *const where[] = { "at", "in", "outside", "near", "inside", "aboard", NULL };
    static const char *const whose[] = { "of", NULL };
    static const char *const to[] = { "to", NULL }; /* "damage to the cable" */
    const asc_event_word *word = asc_tables_event(t->lx, 'n', t->low[e->tok]);
    uint32_t x = word && word->victim ? behind(t, m, e->tok, whose, false) : ASC_NONE;
    if (x == ASC_NONE) x = behind(t, m, e->tok, direct, false);
    if (x == ASC_NONE) x = behind(t, m, e->tok, where, true);
    uint32_t harmed = x == ASC_NONE ? behind(t, m, e->tok, to, false) : ASC_NONE;
    if (harmed != ASC_NONE && asc_tables_word(t->lx, ASC_STR("@target"), t->low[harmed]))
        x = harmed;
    uint32_t clause = asc_tree_child(t, e->tok, ASC_DEP_RELCL);
    if (x == ASC_NONE && clause != ASC_NONE) x = hit_by(t, m, clause);
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[e->tok]; x == ASC_NONE && c < e->tok && left--; c = t->next[c]) {
        bool before = t->tok[c].dep == ASC_DEP_COMPOUND || t->tok[c].dep == ASC_DEP_NMOD;
        if (before && site(t, c) && can_be_hit(t, m, c) && !weapon_noun(t, e->tok))
            x = c; /* "ferry bombing" */
        const asc_event_word *w = asc_tables_event(t->lx, 'n', t->low[e->tok]);
        if (t->tok[c].dep == ASC_DEP_POSS && w && w->victim && can_be_hit(t, m, c))
            x = c; /* "the mayor's murder" */
    }
    if (x == ASC_NONE && t->tok[e->tok].dep == ASC_DEP_NSUBJ &&
        asc_tree_is_verb(t, t->tok[e->tok].head))
        x = hit_by(t, m, t->tok[e->tok].head);
    return x;
}

/* "The third carriage of a commuter train", "the gate of the hospital": the whole. */
static uint32_t whole_of(const asc_tree *t, const asc_mentions *m, uint32_t i)
{
    if (i == ASC_NONE || !IS_ONE(t, i, "carriage", "gate", "entrance", "front", "side", "wall",
                                 "floor", "deck", "lounge", "hall", "courtyard", "door", "heart",
                                 "centre", "center", "edge", "outskirt", "middle", "rear", "area"))
        return i;
    uint32_t of = asc_tree_prep(t, i, ASC_STR("of"));
    return can_be_hit(t, m, of) ? of : i;
}

static uint32_t aim_of(const asc_tree *t, const asc_mentions *m, const asc_event *e)
{
    static const char *const where[] = { "at", "into",    "outside", "near", "inside",
                                         "in", "through", "among",   NULL };
    if (!e->verb) return aim_of_noun(t, m, e);
    uint32_t o = asc_tree_object(t, e->tok);
    if (can_be_hit(t, m, o) && !asc_tree_is(t, o, "bomb")) return o;
    return behind(t, m, e->tok, where, true);
}

uint32_t asc_aim_token(const asc_tree *t, const asc_mentions *m, const asc_event *e)
{
    if (!e->verb && asc_tree_is(t, e->tok, "act")) return ASC_NONE; /* "of terrorism" */
    return whole_of(t, m, aim_of(t, m, e));
}

/* The pronoun for whom an event word was aimed at: "his" of "his murder", "her" of "kill her". */
static uint32_t aimed_pronoun(const asc_tree *t, const asc_event *e)
{
    static const char *const verbs[] = { "kill", "assassinate", "murder", "poison", "shoot", NULL };
    const asc_event_word *w = e->verb ? NULL : asc_tables_event(t->lx, 'n', t->low[e->tok]);
    uint32_t p = ASC_NONE;
    if (e->verb && one_of(t->low[e->tok], verbs)) p = asc_tree_object(t, e->tok);
    else if (w && w->victim) p = asc_tree_child(t, e->tok, ASC_DEP_POSS);
    if (p == ASC_NONE || t->tok[p].pos != ASC_POS_PRON) return ASC_NONE;
    return asc_str_eq_nocase(asc_tree_text(t, p), ASC_STR("him")) ||
                   asc_str_eq_nocase(asc_tree_text(t, p), ASC_STR("his")) ||
                   asc_str_eq_nocase(asc_tree_text(t, p), ASC_STR("her"))
               ? p
               : ASC_NONE;
}

/* The one person by last name whom the text names from sentence `since` to before token i; ASC_NONE. */
static uint32_t only_person(const asc_tree *t, const asc_mentions *m, uint32_t since, uint32_t i)
{
    uint32_t one = ASC_NONE;
    for (uint32_t k = i; k-- > 0 && t->tok[k].sent >= since;) {
        uint32_t x = m->of_token[k];
        if (x == ASC_NONE || !m->items[x].is_name || m->items[x].kind != ASC_ACTOR_PERSON) continue;
        if (m->items[x].head != k) continue;
        if (one != ASC_NONE && !asc_str_eq(t->low[one], t->low[k])) return ASC_NONE;
        if (one == ASC_NONE) one = k;
    }
    return one;
}

uint32_t asc_aim_meant(const asc_tree *t, const asc_mentions *m, const asc_event *e)
{
    uint32_t p = aimed_pronoun(t, e);
    if (p == ASC_NONE) return ASC_NONE;
    uint32_t sent = t->tok[p].sent, near = only_person(t, m, sent ? sent - 1 : 0, p);
    return near != ASC_NONE ? near : only_person(t, m, 0, p);
}

asc_str asc_aim_phrase(const asc_tree *t, uint32_t i)
{
    uint32_t first = i;
    while (first > 0 && t->tok[first - 1].sent == t->tok[i].sent) {
        uint8_t dep = t->tok[first - 1].dep;
        bool before = dep == ASC_DEP_COMPOUND || dep == ASC_DEP_AMOD || dep == ASC_DEP_NMOD;
        bool mark = asc_str_eq(asc_tree_text(t, first - 1), ASC_STR("-"));
        if ((!before && !mark) || !asc_tree_under(t, first - 1, i)) break;
        if (t->tok[i].end - t->tok[first - 1].begin > PHRASE_MAX) break;
        first--;
    }
    return asc_str_slice(t->text, t->tok[first].begin, t->tok[i].end);
}

/* ---- with what ---- */

asc_str asc_aim_weapon(const asc_tree *t, const asc_event *e)
{
    static const char *const preps[] = { "with", "by", "using", NULL };
    unsigned left = ASC_CHILDREN_MAX;
    if (e->strength == ASC_EVENT_WEAPON || (!e->verb && weapon_noun(t, e->tok)))
        return asc_aim_phrase(t, e->tok);
    for (uint32_t c = t->first[e->tok]; !e->verb && c != ASC_NONE && c < e->tok && left--;
         c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_COMPOUND && weapon_noun(t, c)) return asc_aim_phrase(t, c);
    for (const char *const *p = preps; *p; p++) {
        uint32_t x = asc_tree_prep(t, e->tok, asc_str_from(*p));
        if (x != ASC_NONE && weapon_noun(t, x)) return asc_aim_phrase(t, x);
    }
    return (asc_str){ NULL, 0 };
}

bool asc_aim_goes_off(const asc_tree *t, uint32_t weapon)
{
    uint32_t h = t->tok[weapon].head;
    uint8_t dep = t->tok[weapon].dep;
    uint32_t clause = asc_tree_child(t, weapon, ASC_DEP_RELCL); /* "a bomb that killed a nurse" */
    if (clause != ASC_NONE &&
        IS_ONE(t, clause, "kill", "injure", "wound", "destroy", "demolish", "damage", "explode",
               "detonate", "rip", "tear", "hit", "strike", "sink", "force", "cripple", "erase",
               "wipe", "encrypt", "paralyse", "infect", "maim"))
        return asc_tree_child(t, clause, ASC_DEP_NEG) == ASC_NONE;
    bool thrown = IS_ONE(t, h, "throw", "hurl", "lob", "toss", "drop", "fire", "launch", "detonate",
                         "explode");
    if (asc_tree_is_verb(t, h) && dep == ASC_DEP_DOBJ)
        return thrown ||
               (asc_tree_is(t, h, "set") && asc_tree_child(t, h, ASC_DEP_PRT) != ASC_NONE);
    if (!asc_tree_is_verb(t, h) || (dep != ASC_DEP_NSUBJ && dep != ASC_DEP_NSUBJPASS)) return false;
    if (asc_tree_is(t, h, "go")) {
        uint32_t prt = asc_tree_child(t, h, ASC_DEP_PRT);
        return prt != ASC_NONE && asc_tree_is(t, prt, "off");
    }
    if (dep == ASC_DEP_NSUBJPASS) return thrown;
    return IS_ONE(t, h, "explode", "detonate", "kill", "rip", "tear", "destroy", "wound", "injure",
                  "hit", "strike", "demolish", "damage", "fall", "land", "sink", "cripple", "erase",
                  "wipe", "encrypt", "paralyse", "infect", "maim");
}

/* ---- how far it came ---- */

static bool attempt(const asc_tree *t, uint32_t i)
{
    return IS_ONE(t, i, "try", "attempt", "bid", "plot", "seek", "fail", "foil", "thwart", "avert",
                  "prevent", "botch", "defuse", "abort", "conspire", "conspiracy");
}

static bool threat(const asc_tree *t, uint32_t i)
{
    return IS_ONE(t, i, "threaten", "threat", "vow", "warn", "warning");
}

static bool fails(const asc_tree *t, uint32_t i)
{
    uint32_t aux = asc_tree_child(t, i, ASC_DEP_NEG);
    return IS_ONE(t, i, "fail", "misfire") ||
           (aux != ASC_NONE && IS_ONE(t, i, "explode", "detonate"));
}

/* "Had been warned of the attack": of the one that is told of. */
static bool known(const asc_tree *t, const asc_event *e)
{
    uint32_t d = e->verb ? ASC_NONE : asc_tree_child(t, e->tok, ASC_DEP_DET);
    return d != ASC_NONE && IS_ONE(t, d, "the", "this", "that");
}

bool asc_aim_charged(const asc_tree *t, const asc_event *e)
{
    uint32_t c = asc_tree_child(t, e->tok, ASC_DEP_AMOD);
    return !e->verb && c != ASC_NONE && IS_ONE(t, c, "attempted", "attempt") &&
           IS_ONE(t, e->tok, "murder", "homicide", "killing", "manslaughter");
}

bool asc_aim_is_weapon(const asc_tree *t, uint32_t i)
{
    return weapon_noun(t, i);
}

/* What may stand in front of a charge that goes off, or behind its "of". */
static const char *const of_charges[] = { "explosive", "depth",  "shaped", "demolition",
                                          "bomb",      "tnt",    "powder", "shape",
                                          "plastic",   "hidden", NULL };

bool asc_aim_charge_explodes(const asc_tree *t, uint32_t i)
{
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && c < i && left--; c = t->next[c])
        if (one_of(t->low[c], of_charges)) return true;
    uint32_t of = asc_tree_prep(t, i, ASC_STR("of"));
    return of != ASC_NONE && one_of(t->low[of], of_charges);
}

asc_stage asc_aim_stage(const asc_tree *t, const asc_event *e)
{
    unsigned left = ASC_CHILDREN_MAX;
    uint32_t i = e->tok;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
        if (t->tok[c].dep == ASC_DEP_AMOD &&
            IS_ONE(t, c, "attempted", "attempt", "failed", "fail", "foiled", "foil", "botched",
                   "thwarted", "thwart", "abortive", "averted"))
            return ASC_STAGE_ATTEMPTED;
        if (t->tok[c].dep == ASC_DEP_AMOD && IS_ONE(t, c, "threatened", "threaten"))
            return ASC_STAGE_THREATENED;
        if (t->tok[c].dep == ASC_DEP_RELCL && fails(t, c)) return ASC_STAGE_ATTEMPTED;
    }
    for (int k = 0; k < UP_MAX && t->tok[i].head != i; k++) {
        uint32_t h = t->tok[i].head;
        uint8_t dep = t->tok[i].dep;
        bool inner = dep == ASC_DEP_XCOMP || dep == ASC_DEP_ACL || dep == ASC_DEP_DOBJ ||
                     dep == ASC_DEP_POBJ || dep == ASC_DEP_PREP || dep == ASC_DEP_PCOMP ||
                     dep == ASC_DEP_NSUBJPASS || dep == ASC_DEP_COMPOUND ||
                     (dep == ASC_DEP_CONJ && e->verb);
        if (dep == ASC_DEP_NSUBJ && (fails(t, h) || threat(t, h)) && !e->verb)
            return fails(t, h) ? ASC_STAGE_ATTEMPTED : ASC_STAGE_ACCOMPLISHED;
        if (dep == ASC_DEP_PREP && !IS_ONE(t, i, "of", "to", "at", "on", "in", "from")) break;
        if (!inner) break;
        bool to = dep != ASC_DEP_XCOMP || t->tok[i].tag == ASC_TAG_VB;
        if (to &&
            attempt(t, h)) /* "conspiring to cause the explosion": it is known that there was one */
            return known(t, e) && IS_ONE(t, h, "conspire", "conspiracy", "plot")
                       ? ASC_STAGE_ACCOMPLISHED
                       : ASC_STAGE_ATTEMPTED;
        if (dep == ASC_DEP_XCOMP && to && IS_ONE(t, h, "plan", "intend", "want", "hope"))
            return ASC_STAGE_ATTEMPTED; /* "planned to burn it down" */
        if (to && threat(t, h) && !known(t, e)) return ASC_STAGE_THREATENED;
        i = h;
    }
    return ASC_STAGE_ACCOMPLISHED;
}

/* ---- by whom, and like what ---- */

/* "Gunmen stormed the village", "a suicide bomber struck": the doers tell the kind. */
static void by_whom(const asc_tree *t, asc_event *e)
{
    static const char *const guns[] = { "gunman", "shooter", "sniper", NULL };
    static const char *const bombs[] = { "bomber", NULL };
    unsigned shaky = 0;
    uint32_t who =
        e->verb ? asc_tree_subject(t, e->tok, &shaky) : asc_tree_prep(t, e->tok, ASC_STR("by"));
    if (e->kind != ASC_INCIDENT_ATTACK || who == ASC_NONE) return;
    if (one_of(t->low[who], guns)) e->kind = ASC_INCIDENT_ARMED_ASSAULT;
    if (one_of(t->low[who], bombs)) e->kind = ASC_INCIDENT_BOMBING;
}

/* The murder of one who holds an office or speaks in public. */
static void assassinates(const asc_tree *t, asc_event *e, uint32_t aim)
{
    static const char *const words[] = { "kill", "murder",  "killing", "shoot",
                                         "gun",  "slaying", NULL };
    static const char *const public[] = { "politician", "journalist", "activist",
                                          "reporter",   "president",  "mayor",
                                          "minister",   "leader",     NULL };
    if (aim == ASC_NONE || !one_of(t->low[e->tok], words) || t->tok[aim].tag != ASC_TAG_NN) return;
    asc_str classes = asc_nouns_classes(&t->lx->nouns, t->low[aim]);
    if (asc_tree_child(t, aim, ASC_DEP_CONJ) != ASC_NONE) return; /* "a priest and 15 policemen" */
    bool soldier = asc_str_find(classes, ASC_STR("military")) != SIZE_MAX ||
                   asc_str_find(classes, ASC_STR("fighter")) != SIZE_MAX;
    if ((asc_str_find(classes, ASC_STR("official")) != SIZE_MAX && !soldier) ||
        one_of(t->low[aim], public))
        e->kind = ASC_INCIDENT_ASSASSINATION;
}

void asc_aim_kind(const asc_tree *t, asc_event *e, uint32_t aim)
{
    by_whom(t, e);
    assassinates(t, e, aim);
}

/* "came ten years after the siege", "recalled the bombing of", "the anniversary of the attack":
 * an event that the one told of is only measured by. */
void asc_aim_compared(const asc_tree *t, asc_event *e)
{
    static const char *const likeness[] = { "recall", "echo", "resemble", "mirror", "evoke", NULL };
    uint32_t h = t->tok[e->tok].head, up = t->tok[h].head;
    if (t->tok[e->tok].dep == ASC_DEP_DOBJ) e->apart |= one_of(t->low[h], likeness);
    if (t->tok[e->tok].dep != ASC_DEP_POBJ) return;
    if (asc_tree_is(t, h, "of")) e->apart |= asc_tree_is(t, up, "anniversary");
    /* "the deadliest attack since the siege" */
    if (asc_tree_is(t, h, "since"))
        e->apart |= asc_tables_event(t->lx, 'n', t->low[up]) || t->tok[up].tag == ASC_TAG_JJS;
}

/* "trained for the attack at a camp", "met before the raid in a house": where and when that was,
 * not the attack. */
bool asc_aim_borrowed(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "train", "prepare", "meet",    "gather", "rehearse",
                                         "pay",   "arrest",  "detain",  "charge", "convict",
                                         "try",   "seize",   "recruit", "hold",   NULL };
    static const char *const preps[] = { "for", "over", "before", "after", NULL };
    uint32_t h = t->tok[i].head, up = t->tok[h].head;
    return t->tok[i].dep == ASC_DEP_POBJ && one_of(t->low[h], preps) && one_of(t->low[up], verbs);
}
