/*
 * Traps where it is told who did it: "put the bombing down to X", "ordered it halted", "was questioned but
 * not charged".
 */
#include "read/traps_inner.h"

#include "base/str.h"
#include "read/aims.h"
#include "read/bystanders.h"
#include "read/contrary.h"
#include "read/court.h"
#include "read/who.h"

#include "base/banned.h"

/* "To attack the embassy": an infinitive of its own behind verb v. */
bool asc_trap_has_infinitive(const asc_tree *t, uint32_t v)
{
    static const asc_dep deps[] = { ASC_DEP_XCOMP, ASC_DEP_ADVCL };
    for (size_t d = 0; d < sizeof deps / sizeof *deps; d++) {
        uint32_t c = asc_tree_child(t, v, deps[d]);
        uint32_t to = c == ASC_NONE || c < v ? ASC_NONE : asc_tree_child(t, c, ASC_DEP_AUX);
        if (to != ASC_NONE && t->tok[to].tag == ASC_TAG_TO) return true;
    }
    return false;
}

/* "A presidential candidate": for an office, and not for the deed; "her own candidate" may be for it. */
static bool candidate_for_office(const asc_site *s)
{
    return asc_site_is(s, "candidate") && s->f->pos == 'n' &&
           (asc_tree_in_set(s->t, asc_tree_child(s->t, s->i, ASC_DEP_AMOD), "@electoral") ||
            asc_tree_in_set(s->t, asc_tree_child(s->t, s->i, ASC_DEP_COMPOUND), "@electoral"));
}

/* "The suspect's mother, X": she is no suspect. */
static bool owner_of_kin(const asc_site *s, const asc_match *x)
{
    return s->f->pos == 'n' && s->t->tok[s->i].dep == ASC_DEP_POSS && x->agent_tok != ASC_NONE &&
           s->f->predicate == ASC_PREDICATE_CARRIED_OUT &&
           !asc_tree_under(s->t, x->agent_tok, s->i);
}

/* "A suspect, named only as X": who is named is nobody's find. */
static bool name_of_suspect(const asc_site *s)
{
    bool names = s->f->subject_speaks && (asc_site_is(s, "name") || asc_site_is(s, "identify"));
    return names && s->f->pos == 'v' && s->second != ASC_NONE &&
           s->t->tok[s->i].dep == ASC_DEP_ACL && s->t->tok[s->i].head == s->second;
}

/* "Money for the car bomb": what it was for was not put anywhere. */
static bool meant_for(const asc_site *s)
{
    uint32_t p = s->second == ASC_NONE ? ASC_NONE : s->t->tok[s->second].head;
    return s->f->pos == 'v' && s->f->predicate == ASC_PREDICATE_CARRIED_OUT && p != ASC_NONE &&
           asc_str_eq(s->f->object_word, ASC_STR("@bomb")) && asc_tree_is(s->t, p, "for");
}

/* "As the judge put it": said, and planted nowhere. */
static bool put_in_words(const asc_site *s)
{
    uint32_t o = asc_site_is(s, "put") ? asc_tree_child(s->t, s->i, ASC_DEP_DOBJ) : ASC_NONE;
    return o != ASC_NONE && asc_tree_is(s->t, o, "it") &&
           asc_tree_child(s->t, s->i, ASC_DEP_PREP) == ASC_NONE;
}

/* "Put the bombing down to X", "dropped the charge that": nothing was put or dropped anywhere. */
static bool not_moved(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t o = s->f->pos == 'v' ? asc_tree_child(t, s->i, ASC_DEP_DOBJ) : ASC_NONE;
    if (o == ASC_NONE || s->f->subject_speaks) return false;
    if (asc_site_is(s, "put")) return asc_trap_child_is(s, ASC_DEP_PRT, "down");
    uint32_t c = asc_tree_child(t, o, ASC_DEP_ACL);
    return asc_site_is(s, "drop") && c != ASC_NONE &&
           asc_tree_child(t, c, ASC_DEP_MARK) != ASC_NONE;
}

/* "A claim of responsibility by X": his word, and not the report's that he is responsible. */
static bool only_claimed(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t of = t->tok[s->i].head;
    return asc_site_is(s, "responsibility") && s->f->pos == 'n' && !s->f->agent_speaks &&
           asc_tree_is(t, of, "of") && asc_tree_is(t, t->tok[of].head, "claim");
}

/* "Dropped the charge", "cannot bring charges", "laid charges against X": a court's charge, and no bomb. */
static bool charge_of_court(const asc_site *s)
{
    static const char *const verbs[] = { "drop", "bring",   "lay",   "release", "carry", "leave",
                                         "put",  "prepare", "press", "hand",    "file",  "face",
                                         "send", "make",    "have",  NULL };
    static const char *const where[] = { "under",  "beneath", "near", "beside", "along",
                                         "inside", "on",      "in",   "at",     NULL };
    const asc_tree *t = s->t;
    uint32_t o = s->second;
    unsigned left = ASC_CHILDREN_MAX;
    bool out = asc_trap_child_is(s, ASC_DEP_PRT, "out") &&
               asc_tree_is_one(t, s->i, (const char *const[]){ "throw", "toss", NULL });
    if (out) return true; /* "threw out the charges" */
    if (o == ASC_NONE || !asc_tree_is(t, o, "charge") || !asc_tree_is_one(t, s->i, verbs) ||
        s->f->polarity == ASC_POLARITY_MINUS || asc_aim_charge_explodes(t, o))
        return false;
    if (!asc_site_is(s, "lay") && !asc_site_is(s, "leave") && !asc_site_is(s, "put")) return true;
    for (uint32_t c = t->first[s->i]; c != ASC_NONE && left--; c = t->next[c])
        if (c > s->i && t->tok[c].dep == ASC_DEP_PREP && asc_tree_is_one(t, c, where)) return false;
    return true;
}

/* "A group that says it is linked to X": it is the group, and not the attack. */
static bool tie_of_one(const asc_site *s, const asc_match *x)
{
    static const char *const verbs[] = { "link", "tie", "connect", NULL };
    const asc_tree *t = s->t;
    uint32_t o = x->object_tok, say = t->tok[s->i].head;
    unsigned shaky = 0;
    if (s->f->pos != 'v' || !asc_tree_is_one(t, s->i, verbs) || o == ASC_NONE ||
        !asc_tree_is(t, o, "it"))
        return false;
    uint32_t who = t->tok[s->i].dep == ASC_DEP_CCOMP ? asc_tree_subject(t, say, &shaky) : ASC_NONE;
    uint32_t one = who == ASC_NONE ? who : asc_who(s->m, t, who, &shaky);
    return one != ASC_NONE && s->m->items[one].kind == ASC_ACTOR_GROUP;
}

#define GUILTY_OF 5 /* tokens: "guilty in March of" */

/* "Was found guilty of laundering it": what he is guilty of tells its own verb. */
static bool guilty_of_other(const asc_site *s)
{
    uint32_t guilty = s->second;
    if (!asc_site_is(s, "find") || guilty == ASC_NONE || !asc_tree_is(s->t, guilty, "guilty"))
        return false;
    for (uint32_t c = guilty + 1; c < s->t->n && c <= guilty + GUILTY_OF; c++)
        if (asc_tree_is(s->t, c, "of") && asc_tree_child(s->t, c, ASC_DEP_PCOMP) != ASC_NONE)
            return true;
    return false;
}

/* "Was questioned but not charged": nobody says that he did not do it. */
static bool not_charged(const asc_site *s)
{
    static const char *const verbs[] = { "charge", "indict",  "accuse",    "prosecute", "arraign",
                                         "try",    "convict", "implicate", NULL };
    const asc_tree *t = s->t;
    uint32_t by = asc_tree_child(t, s->i, ASC_DEP_AGENT);
    return s->f->pos == 'v' && s->f->subject_speaks && asc_tree_is_one(t, s->i, verbs) &&
           t->tok[s->i].tag == ASC_TAG_VBN && by == ASC_NONE &&
           asc_tree_child(t, s->i, ASC_DEP_NEG) != ASC_NONE;
}

/* "Was given shelter for several years": no sentence. */
bool asc_trap_no_sentence(const asc_site *s)
{
    static const char *const verbs[] = { "give", "hand", "get", "receive", "serve", NULL };
    return s->second != ASC_NONE && s->f->pos == 'v' && asc_tree_is_one(s->t, s->i, verbs) &&
           asc_tree_in_set(s->t, s->second, "@sentence") &&
           s->t->tok[s->second].dep == ASC_DEP_POBJ;
}

/* "Acquitted X, who had been accused of ordering it": of that, and not of doing it. */
static bool of_what_follows(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t c =
        x->agent_tok == ASC_NONE ? ASC_NONE : asc_tree_child(t, x->agent_tok, ASC_DEP_RELCL);
    if (c == ASC_NONE && x->agent_tok != ASC_NONE) c = asc_tree_child(t, x->agent_tok, ASC_DEP_ACL);
    uint32_t of = c == ASC_NONE ? ASC_NONE : asc_tree_prep(t, c, ASC_STR("of"));
    return of != ASC_NONE && t->tok[of].tag == ASC_TAG_VBG && x->salient &&
           s->f->polarity == ASC_POLARITY_MINUS && s->f->act == ASC_ACT_ASSESS && c > s->i &&
           asc_tree_is_one(t, c, (const char *const[]){ "accuse", "charge", "suspect", NULL });
}

/* "Delivered nine million in two suitcases": money, and no bomb. */
static bool carries_money(const asc_site *s)
{
    uint32_t o = s->second == ASC_NONE ? ASC_NONE : asc_tree_child(s->t, s->i, ASC_DEP_DOBJ);
    return o != ASC_NONE && o != s->second && s->t->tok[o].ent == ASC_ENT_MONEY &&
           asc_str_eq(s->f->object_word, ASC_STR("@bomb"));
}

/* "The order came from a cell in La Piedra", "from inside the prison wing": where he sat who gave it. */
static bool from_a_place(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t i = x->agent_tok;
    if (s->f->predicate != ASC_PREDICATE_ORDERED || s->f->pos != 'v' || i == ASC_NONE) return false;
    if (s->f->agent[0].where != ASC_WHERE_PREP || t->tok[i].dep != ASC_DEP_POBJ) return false;
    uint32_t from = t->tok[i].head, before = asc_tree_child(t, i, ASC_DEP_AMOD);
    if (i + 1 < t->n &&
        asc_tree_is_one(t, i + 1, (const char *const[]){ "penitentiary", "prison", "jail", NULL }))
        return true; /* "from the Tirel penitentiary" */
    bool inside = asc_tree_is_one(t, from, (const char *const[]){ "inside", "within", NULL });
    bool there = asc_tree_is_one(
        t, i, (const char *const[]){ "wing", "prison", "jail", "penitentiary", "dungeon", NULL });
    bool cell = asc_tree_is(t, i, "cell") && (asc_tree_prep(t, i, ASC_STR("in")) != ASC_NONE ||
                                              asc_tree_child(t, i, ASC_DEP_POSS) != ASC_NONE);
    return there || cell || (before != ASC_NONE && asc_tree_is(t, before, "maximum")) ||
           (inside && asc_tree_in_set(s->t, i, "@building"));
}

/* "Stopped short of blaming X": nobody was blamed. */
static bool fell_short(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t of = t->tok[s->i].head, up = t->tok[of].head;
    return t->tok[s->i].dep == ASC_DEP_PCOMP && asc_tree_is(t, of, "of") &&
           (asc_tree_is(t, up, "short") ||
            (asc_tree_is(t, up, "stop") && of > 0 && asc_tree_is(t, of - 1, "short")));
}

/* "Six men normally stand guard": what they do every day, and not that day. */
static bool every_day(const asc_site *s)
{
    static const char *const words[] = { "normally",  "usually",   "always",    "ordinarily",
                                         "regularly", "routinely", "generally", NULL };
    const asc_tree *t = s->t;
    for (uint32_t c = t->first[s->i]; c != ASC_NONE; c = t->next[c])
        if (t->tok[c].dep == ASC_DEP_ADVMOD && asc_tree_is_one(t, c, words)) return true;
    bool now = t->tok[s->i].tag == ASC_TAG_VBZ || t->tok[s->i].tag == ASC_TAG_VBP;
    return now && asc_site_is(s, "stand") && s->f->predicate == ASC_PREDICATE_HELPED;
}

/* "Would not have lit a match without it": did he? That is not told. */
static bool would_not_have(const asc_site *s)
{
    const asc_tree *t = s->t;
    bool would = false, have = false, never = false, without = false;
    for (uint32_t c = t->first[s->i]; c != ASC_NONE; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        would |= dep == ASC_DEP_AUX && asc_tree_is(t, c, "would");
        have |= dep == ASC_DEP_AUX && asc_tree_is(t, c, "have");
        never |= dep == ASC_DEP_NEG;
        without |= dep == ASC_DEP_PREP && asc_tree_is(t, c, "without");
    }
    uint32_t o = asc_tree_child(t, s->i, ASC_DEP_DOBJ);
    without |= o != ASC_NONE && asc_tree_child(t, o, ASC_DEP_PREP) != ASC_NONE &&
               asc_tree_is(t, asc_tree_child(t, o, ASC_DEP_PREP), "without");
    return s->f->pos == 'v' && would && have && never && without;
}

/* "Gave reporters the route of the march": whoever was told it is no doer. */
static bool told_no_doer(const asc_site *s)
{
    if (!asc_str_eq(s->f->object_word, ASC_STR("@route"))) return false;
    if (asc_site_is(s, "sell") && asc_tree_child(s->t, s->second, ASC_DEP_POSS) != ASC_NONE)
        return false; /* "sold his password" */
    uint32_t to = asc_roles_prep(s, ASC_STR("to"));
    if (to == ASC_NONE) to = asc_tree_child(s->t, s->i, ASC_DEP_DATIVE);
    if (to != ASC_NONE && asc_tree_is(s->t, to, "to")) to = asc_tree_child(s->t, to, ASC_DEP_POBJ);
    uint32_t o = asc_tree_child(s->t, s->i, ASC_DEP_DOBJ);
    if (to == ASC_NONE && o != s->second) to = o; /* "supplied X with the route" */
    if (to == ASC_NONE) return true;
    uint32_t x = s->m->of_token[to];
    asc_actor_kind kind = x == ASC_NONE ? ASC_ACTOR_UNKNOWN : s->m->items[s->m->items[x].same].kind;
    bool none = kind == ASC_ACTOR_AGENCY || kind == ASC_ACTOR_OUTLET || kind == ASC_ACTOR_STATE;
    bool named = x != ASC_NONE && s->m->items[s->m->items[x].same].is_name;
    const asc_actor_word *w = asc_tables_actor(s->t->lx, s->t->low[to]);
    if (w && w->kind == ASC_ACTOR_GROUP) return false; /* "the militants" */
    return !asc_tree_in_set(s->t, to, "@doer") && (none || (!named && kind != ASC_ACTOR_GROUP));
}

/* "Let the men go", "let the man speak": in, or it is no help. */
static bool let_elsewhere(const asc_site *s)
{
    if (!asc_site_is(s, "let") || s->f->pos != 'v' || s->second == ASC_NONE ||
        s->f->predicate != ASC_PREDICATE_HELPED)
        return false;
    uint32_t in = s->t->tok[s->second].head;
    return s->t->tok[in].tag != ASC_TAG_RP ||
           !asc_tree_is_one(s->t, in, (const char *const[]){ "in", "through", "past", NULL });
}

/* "Officers, acting on the instructions of the prosecutor, detained a man": the order for that, and not for the
 * attack. */
static bool order_to_arrest(const asc_site *s)
{
    static const char *const verbs[] = { "detain",  "arrest", "search",    "seize",   "question",
                                         "raid",    "close",  "evict",     "free",    "release",
                                         "exhume",  "hold",   "extradite", "deport",  "reopen",
                                         "publish", "remove", "freeze",    "dismiss", NULL };
    uint32_t i = s->i;
    if (s->f->predicate != ASC_PREDICATE_ORDERED || s->f->pos != 'n') return false;
    uint32_t on = s->t->tok[i].head, set = s->t->tok[on].head; /* "were set free on the order of" */
    uint32_t free =
        asc_tree_is(s->t, set, "set") ? asc_tree_child(s->t, set, ASC_DEP_OPRD) : ASC_NONE;
    if (free != ASC_NONE && asc_tree_is(s->t, free, "free")) return true;
    for (int k = 0; k < 6 && s->t->tok[i].head != i; k++) {
        i = s->t->tok[i].head;
        if (asc_tree_is_verb(s->t, i) && asc_tree_is_one(s->t, i, verbs)) return true;
        if (s->t->tok[i].dep == ASC_DEP_ACL || s->t->tok[i].dep == ASC_DEP_ADVCL) {
            uint32_t up = s->t->tok[i].head; /* "officers, acting on them, detained" */
            uint32_t v = asc_tree_is_noun(s->t, up) ? s->t->tok[up].head : up;
            if (asc_tree_is_verb(s->t, v) && asc_tree_is_one(s->t, v, verbs)) return true;
        }
    }
    return false;
}

/* "A sponsor need not have given the order": whether he did is not told. */
static bool need_not_have(const asc_site *s)
{
    bool need = false, have = false, never = false;
    for (uint32_t c = s->t->first[s->i]; c != ASC_NONE; c = s->t->next[c]) {
        need |= s->t->tok[c].dep == ASC_DEP_AUX && asc_tree_is(s->t, c, "need");
        have |= s->t->tok[c].dep == ASC_DEP_AUX && asc_tree_is(s->t, c, "have");
        never |= s->t->tok[c].dep == ASC_DEP_NEG;
    }
    return need && have && never;
}

/* "Maravia blamed its neighbour": which one? */
static bool neighbour(const asc_site *s, const asc_match *x)
{
    static const char *const words[] = { "neighbour", "neighbor", "rival", "enemy", NULL };
    return x->agent_tok != ASC_NONE && asc_tree_is_one(s->t, x->agent_tok, words) &&
           asc_tree_child(s->t, x->agent_tok, ASC_DEP_POSS) != ASC_NONE &&
           s->m->of_token[x->agent_tok] != ASC_NONE &&
           !s->m->items[s->m->items[s->m->of_token[x->agent_tok]].same].is_name;
}

/* "Accepted responsibility for the actions of its officials", "for the failures of the police": for what others
 * did, or what was left undone; no claim of the deed. */
static bool for_others(const asc_site *s, const asc_match *x)
{
    static const char *const words[] = {
        "action",  "act",     "conduct",   "behaviour", "behavior",   "failure", "failing",
        "mistake", "error",   "lapse",     "omission",  "negligence", "wrong",   "decision",
        "loss",    "tragedy", "suffering", "security",  "safety",     "policy",  NULL
    };
    return s->f->agent_speaks && s->f->polarity == ASC_POLARITY_PLUS && s->second != ASC_NONE &&
           x->object_tok != ASC_NONE && asc_tree_is_one(s->t, x->object_tok, words);
}

/* "Halted", "called off", "stood down". */
static bool halts(const asc_site *s, uint32_t i)
{
    static const char *const with[] = { "call", "break", "stand", "hold", NULL };
    static const char *const away[] = { "off", "down", "back", NULL };
    uint32_t prt = i == ASC_NONE ? i : asc_tree_child(s->t, i, ASC_DEP_PRT);
    return asc_tree_in_set(s->t, i, "@halt") ||
           (prt != ASC_NONE && asc_tree_is_one(s->t, i, with) && asc_tree_is_one(s->t, prt, away));
}

/* "Ordered it halted", "ordered a halt to it", "told them to abort it": no order for it. */
static bool order_to_stop(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    unsigned left = ASC_CHILDREN_MAX;
    if (s->f->predicate != ASC_PREDICATE_ORDERED && s->f->predicate != ASC_PREDICATE_PLANNED)
        return false;
    for (uint32_t i = x->object_tok, k = 0; i != ASC_NONE && i != s->i && k < 6; k++) {
        if (halts(s, i)) return true; /* "the cancellation of the attack" */
        uint32_t c = asc_tree_child(t, i, ASC_DEP_ACL);
        if (c != ASC_NONE && halts(s, c)) return true; /* "the attack called off" */
        i = t->tok[i].head;
        if (t->tok[i].head == i) break;
    }
    for (uint32_t c = t->first[s->i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        bool below = dep == ASC_DEP_CCOMP || dep == ASC_DEP_XCOMP || dep == ASC_DEP_DOBJ ||
                     dep == ASC_DEP_OPRD || dep == ASC_DEP_ADVCL || dep == ASC_DEP_NSUBJPASS;
        if (below && c > s->i && halts(s, c) && asc_tree_child(t, c, ASC_DEP_MARK) == ASC_NONE)
            return true;
    }
    return s->second != ASC_NONE && asc_trap_has_infinitive(t, s->second) &&
           halts(s, asc_tree_child(t, s->second, ASC_DEP_ACL));
}

/* "Had questions to answer over its role", "would not comment on her part in it": nobody says she had one. */
static bool only_asked(const asc_site *s)
{
    static const char *const preps[] = { "on",         "about", "over", "regarding",
                                         "concerning", "into",  NULL };
    static const char *const words[] = {
        "comment", "question",      "ask",         "answer",  "speak",       "silent",    "talk",
        "inquiry", "investigation", "investigate", "probe",   "query",       "reply",     "respond",
        "press",   "grill",         "quiz",        "clarity", "speculation", "speculate", "hearing",
        "look",    "inquire",       "doubt",       "debate",  NULL
    };
    const asc_tree *t = s->t;
    uint32_t p = t->tok[s->i].head;
    if (s->f->pos != 'n' || s->f->subject_speaks || t->tok[s->i].dep != ASC_DEP_POBJ) return false;
    if (!asc_tree_is_one(t, p, preps)) return false;
    return asc_tree_is_one(t, t->tok[p].head, words);
}

/* "The group did exactly that": what was told before, which need be no attack. */
static bool did_that(const asc_site *s)
{
    static const char *const words[] = { "exactly", "precisely", "just", NULL };
    uint32_t o = asc_site_is(s, "do") ? asc_tree_child(s->t, s->i, ASC_DEP_DOBJ) : ASC_NONE;
    return o != ASC_NONE && o > 0 && asc_tree_is(s->t, o, "that") &&
           asc_tree_is_one(s->t, o - 1, words);
}

/* "Explainer: Who is behind it": a label, and no answer. */
static bool label_of_question(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    for (uint32_t k = x->agent_tok; k != ASC_NONE && k + 1 < s->i && k < x->agent_tok + 12; k++)
        if (asc_str_eq(asc_tree_text(t, k), ASC_STR(":")))
            return t->tok[k + 1].tag == ASC_TAG_WP || t->tok[k + 1].tag == ASC_TAG_WRB;
    return false;
}

/* "Claimed compensation for the attack": money, and no deed. */
static bool claims_money(const asc_site *s)
{
    static const char *const money[] = { "compensation", "damages", "damage",  "insurance",
                                         "reparation",   "payout",  "pension", "benefit",
                                         "relief",       "refund",  "cost",    "reward",
                                         "asylum",       "victory", NULL };
    uint32_t o = asc_site_is(s, "claim") ? asc_tree_child(s->t, s->i, ASC_DEP_DOBJ) : ASC_NONE;
    return o != ASC_NONE && asc_tree_is_one(s->t, o, money);
}

/* "A fourth suspect, X, was acquitted": he is suspected no longer. */
static bool suspect_cleared(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t i = s->i;
    if (!asc_site_is(s, "suspect") || !asc_tree_is_noun(t, i)) return false;
    for (int k = 0; k < 3 && !asc_tree_is_verb(t, i) && t->tok[i].head != i; k++)
        i = t->tok[i].head;
    return asc_court_clears(t, i) && asc_tree_child(t, i, ASC_DEP_AUXPASS) != ASC_NONE &&
           asc_tree_child(t, i, ASC_DEP_NEG) == ASC_NONE;
}

/* "Rumour has it that": it gives no order. */
static bool rumour_has_it(const asc_site *s)
{
    uint32_t o = asc_site_is(s, "have") ? asc_tree_child(s->t, s->i, ASC_DEP_DOBJ) : ASC_NONE;
    return o != ASC_NONE && o == s->i + 1 && asc_tree_is(s->t, o, "it");
}

/* "The court issued a warrant for X for ordering it": the court gave no order. */
static bool deed_for_order(const asc_site *s)
{
    return s->f->predicate == ASC_PREDICATE_ORDERED && s->f->pos == 'v' && s->second != ASC_NONE &&
           s->t->tok[s->second].tag == ASC_TAG_VBG;
}

/* "The prosecutor who had accused the president was found dead": of what, is not told there. */
static bool accused_aside(const asc_site *s, const asc_match *x)
{
    return s->f->pos == 'v' && s->f->subject_speaks && x->salient && s->second == ASC_NONE &&
           asc_site_is(s, "accuse") && s->t->tok[s->i].dep == ASC_DEP_RELCL &&
           !asc_tree_passive(s->t, s->i);
}

/* Is it a court's or a policeman's word? Then what he is cleared of in the end is told as that. */
static bool of_court(const asc_site *s)
{
    return s->f->verdict || s->f->act == ASC_ACT_ACCUSE || s->f->act == ASC_ACT_ASSESS;
}

/* "A court frees X, convicted of the murder": it is not that court that convicted him. */
static bool convict_freed(const asc_site *s)
{
    static const char *const frees[] = { "free",    "acquit", "clear", "exonerate",
                                         "release", "pardon", NULL };
    const asc_tree *t = s->t;
    uint32_t v = s->i, x;
    if (t->tok[v].dep == ASC_DEP_PCOMP) v = t->tok[t->tok[v].head].head; /* "of killing her" */
    x = t->tok[v].head;
    return s->f->pos == 'v' && asc_tree_is(t, v, "convict") && t->tok[v].dep == ASC_DEP_ACL &&
           t->tok[x].dep == ASC_DEP_DOBJ && asc_tree_is_one(t, t->tok[x].head, frees);
}

/* "Are accused of being members of a hit squad": of which, is not told. */
static bool of_some_squad(const asc_site *s, const asc_match *x)
{
    if (!asc_site_is(s, "member") || s->f->predicate != ASC_PREDICATE_CARRIED_OUT ||
        x->agent_tok == ASC_NONE)
        return false;
    uint32_t det = asc_tree_child(s->t, x->agent_tok, ASC_DEP_DET);
    return !s->m->items[x->agent].is_name && det != ASC_NONE && asc_tree_is(s->t, det, "a");
}

/* "X should no longer be named as a suspect", "must not be called the killer". */
static bool not_to_be_called(const asc_site *s)
{
    static const char *const calls[] = { "name",     "call",  "describe", "regard",
                                         "consider", "treat", "label",    NULL };
    const asc_tree *t = s->t;
    uint32_t as = t->tok[s->i].head, v = t->tok[as].head, md;
    if (s->f->pos != 'n') return false;
    if (t->tok[s->i].dep == ASC_DEP_OPRD) v = as;
    else if (t->tok[s->i].dep != ASC_DEP_POBJ || !asc_tree_is(t, as, "as")) return false;
    md = asc_tree_is_one(t, v, calls) ? asc_tree_child(t, v, ASC_DEP_AUX) : ASC_NONE;
    unsigned left = ASC_CHILDREN_MAX;
    bool longer = false,
         should = md != ASC_NONE &&
                  asc_tree_is_one(t, md, (const char *const[]){ "should", "must", "ought", NULL });
    for (uint32_t c = t->first[v]; should && c != ASC_NONE && left--; c = t->next[c])
        longer |= t->tok[c].dep == ASC_DEP_NEG || asc_tree_is(t, c, "long") ||
                  asc_tree_is(t, c, "longer");
    return longer;
}

/* "It helped them to conclude that": them, and not with the deed. */
static bool helped_somebody_think(const asc_site *s, const asc_match *x)
{
    static const char *const thinks[] = { "conclude",  "decide",  "understand", "see",
                                          "learn",     "find",    "identify",   "determine",
                                          "establish", "believe", "trace",      "solve",
                                          NULL };
    const asc_tree *t = s->t;
    uint32_t o = x->object_tok, v = asc_tree_child(t, s->i, ASC_DEP_XCOMP);
    if (v == ASC_NONE) v = asc_tree_child(t, s->i, ASC_DEP_CCOMP);
    return s->f->predicate == ASC_PREDICATE_HELPED && s->f->pos == 'v' && o != ASC_NONE &&
           t->tok[o].pos == ASC_POS_PRON && v != ASC_NONE && asc_tree_is_one(t, v, thinks);
}

/* "Hours after X fired missiles at bases abroad": that, and not what it was hours before. */
static bool fired_at_others(const asc_site *s, const asc_match *x)
{
    static const char *const marks[] = { "after", "before", "as", "since", "while", "when", NULL };
    const asc_tree *t = s->t;
    uint32_t at = s->f->pos == 'v' && asc_site_is(s, "fire") ? asc_tree_prep(t, s->i, ASC_STR("at"))
                                                             : ASC_NONE;
    uint32_t mark = asc_tree_child(t, s->i, ASC_DEP_MARK);
    return at != ASC_NONE && x->salient && asc_tree_is_noun(t, at) &&
           t->tok[s->i].dep == ASC_DEP_ADVCL && mark != ASC_NONE && asc_tree_is_one(t, mark, marks);
}

bool asc_trap_of_deed(const asc_site *s, const asc_match *x)
{
    if (suspect_cleared(s) || claims_money(s) ||
        (s->f->pos == 'v' && !of_court(s) && asc_court_later_cleared(s->t, s->i)))
        return true;
    const asc_tree *t = s->t;
    if (every_day(s) || would_not_have(s) || told_no_doer(s) || let_elsewhere(s)) return true;
    if (order_to_stop(s, x) || only_asked(s) || for_others(s, x)) return true;
    if (order_to_arrest(s) || need_not_have(s) || neighbour(s, x)) return true;
    if (accused_aside(s, x) || charge_of_court(s) || tie_of_one(s, x) || not_charged(s) ||
        guilty_of_other(s))
        return true;
    bool claim = asc_site_is(s, "claim") && s->f->pos == 'n';
    if (asc_bystander_deed(s, x) || asc_trap_press(s, x)) return true;
    if (only_claimed(s) || (claim && asc_contrary_negative_determiner(t, s->i))) return true;
    if (put_in_words(s) || not_moved(s) || fell_short(s) || carries_money(s) || from_a_place(s, x))
        return true;
    if (fired_at_others(s, x) || convict_freed(s) || not_to_be_called(s) ||
        helped_somebody_think(s, x) || of_some_squad(s, x))
        return true;
    if (deed_for_order(s) || rumour_has_it(s) || did_that(s) || label_of_question(s, x))
        return true;
    if (asc_trap_no_sentence(s) || of_what_follows(s, x) || candidate_for_office(s) ||
        owner_of_kin(s, x) || name_of_suspect(s) || meant_for(s))
        return true;
    if (s->f->predicate == ASC_PREDICATE_ORDERED && asc_site_is(s, "have") &&
        s->second == ASC_NONE && asc_trap_has_infinitive(t, s->i))
        return true;
    return s->f->predicate == ASC_PREDICATE_HELPED &&
           asc_tree_in_set(s->t, x->object_tok, "@victims");
}
