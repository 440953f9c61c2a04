#include "read/traps.h"

#include "base/str.h"
#include "read/bystanders.h"
#include "read/contrary.h"
#include "read/court.h"
#include "read/frame_fills.h"
#include "read/who.h"

#include "base/banned.h"

static bool child_is(const asc_site *s, asc_dep dep, const char *lemma)
{
    uint32_t c = asc_tree_child(s->t, s->i, dep);
    return c != ASC_NONE && asc_tree_is(s->t, c, lemma);
}

/* "To attack the embassy": an infinitive of its own behind verb v. */
static bool has_infinitive(const asc_tree *t, uint32_t v)
{
    static const asc_dep deps[] = { ASC_DEP_XCOMP, ASC_DEP_ADVCL };
    for (size_t d = 0; d < sizeof deps / sizeof *deps; d++) {
        uint32_t c = asc_tree_child(t, v, deps[d]);
        uint32_t to = c == ASC_NONE || c < v ? ASC_NONE : asc_tree_child(t, c, ASC_DEP_AUX);
        if (to != ASC_NONE && t->tok[to].tag == ASC_TAG_TO) return true;
    }
    return false;
}

/* "Signed off on the strike", "killed off a plan", "put it down to hunger": another verb than
 * the one without the particle. */
static bool another_verb(const asc_site *s)
{
    bool off = child_is(s, ASC_DEP_PRT, "off"), down = child_is(s, ASC_DEP_PRT, "down");
    if (s->f->pos != 'v' || s->f->particle.n) return false;
    if (off && (asc_site_is(s, "sign") || asc_site_is(s, "kill"))) return true;
    return down && asc_site_is(s, "put") && asc_roles_prep(s, ASC_STR("to")) != ASC_NONE;
}

/* "Paid a heavy price", "pays tribute to the victims": no money. */
static bool paid_otherwise(const asc_site *s)
{
    bool pays =
        s->f->predicate == ASC_PREDICATE_FINANCED || s->f->predicate == ASC_PREDICATE_FINANCES;
    uint32_t o = pays && asc_site_is(s, "pay") ? asc_tree_object(s->t, s->i) : ASC_NONE;
    return asc_tree_in_set(s->t, o, "@notmoney");
}

/* "Paid 150,000 for it", "paid ransom for 82 girls": what for, and to whom not. */
static bool paid_for(const asc_site *s, const asc_match *x)
{
    uint32_t o = x->object_tok;
    if (s->f->predicate != ASC_PREDICATE_FINANCES || o == ASC_NONE ||
        !asc_tree_is(s->t, s->t->tok[o].head, "for"))
        return false;
    return asc_tree_is_one(s->t, o, (const char *const[]){ "it", "this", "that", NULL }) ||
           (s->second != ASC_NONE && asc_tree_is(s->t, s->second, "ransom"));
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
    if (asc_site_is(s, "put")) return child_is(s, ASC_DEP_PRT, "down");
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
    static const char *const kinds[] = { "explosive", "depth", "shaped", "demolition",
                                         "bomb",      "tnt",   "powder", "hidden",
                                         "plastic",   "shape", NULL };
    static const char *const where[] = { "under",  "beneath", "near", "beside", "along",
                                         "inside", "on",      "in",   "at",     NULL };
    const asc_tree *t = s->t;
    uint32_t o = s->second;
    unsigned left = ASC_CHILDREN_MAX;
    if (o == ASC_NONE || !asc_tree_is(t, o, "charge") || !asc_tree_is_one(t, s->i, verbs))
        return false;
    for (uint32_t c = t->first[o]; c != ASC_NONE && left--; c = t->next[c])
        if (c < o && asc_tree_is_one(t, c, kinds)) return false;
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

/* "Was questioned but not charged": nobody says that he did not do it. */
static bool not_charged(const asc_site *s)
{
    static const char *const verbs[] = { "charge", "indict",  "accuse",    "prosecute", "arraign",
                                         "try",    "convict", "implicate", "suspect",   NULL };
    const asc_tree *t = s->t;
    uint32_t by = asc_tree_child(t, s->i, ASC_DEP_AGENT);
    return s->f->pos == 'v' && s->f->subject_speaks && asc_tree_is_one(t, s->i, verbs) &&
           t->tok[s->i].tag == ASC_TAG_VBN && by == ASC_NONE &&
           asc_tree_child(t, s->i, ASC_DEP_NEG) != ASC_NONE;
}

/* "Was given shelter for several years": no sentence. */
static bool no_sentence(const asc_site *s)
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

/* "Supplied X with the route": knowledge, and no arms. */
static bool no_arms(const asc_site *s)
{
    uint32_t with = asc_roles_prep(s, ASC_STR("with"));
    return s->f->pos == 'v' && !s->f->object_word.n && with != ASC_NONE &&
           (asc_tree_in_set(s->t, with, "@route") || asc_tree_in_set(s->t, with, "@harmless"));
}

/* "Officers, acting on the instructions of the prosecutor, detained a man": the order for that, and not for the
 * attack. */
static bool order_to_arrest(const asc_site *s)
{
    static const char *const verbs[] = { "detain", "arrest", "search", "seize", "question",
                                         "raid",   "close",  "evict",  NULL };
    uint32_t i = s->i;
    if (s->f->predicate != ASC_PREDICATE_ORDERED || s->f->pos != 'n') return false;
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

/* "Jailed for selling them the code for 2,000 euros": who sells is paid. */
static bool sold_for(const asc_site *s)
{
    uint32_t p = s->second == ASC_NONE ? s->second : s->t->tok[s->second].head;
    return asc_site_is(s, "sell") && p != ASC_NONE && asc_tree_is(s->t, p, "for") &&
           asc_str_eq(s->f->object_word, ASC_STR("@money"));
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

/* "Gave the order to a driver": the order for it, and no word on whose man he is. */
static bool one_order(const asc_site *s)
{
    return s->f->pos == 'v' && asc_site_is(s, "give") && s->second != ASC_NONE &&
           s->t->tok[s->second].tag == ASC_TAG_NN && asc_frame_article(s->t, s->second);
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
    return s->second != ASC_NONE && has_infinitive(t, s->second) &&
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

/* "Served nine years for it before he was exonerated": in the end he did not do it. */
static bool later_cleared(const asc_site *s)
{
    static const char *const clears[] = { "exonerate", "acquit",     "clear",
                                          "absolve",   "exonerated", "acquitted",
                                          "cleared",   "vindicated", NULL };
    const asc_tree *t = s->t;
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[s->i]; c != ASC_NONE && left--; c = t->next[c]) {
        uint8_t dep = t->tok[c].dep;
        if (dep != ASC_DEP_ADVCL && dep != ASC_DEP_CONJ && dep != ASC_DEP_PCOMP) continue;
        bool passive = asc_tree_child(t, c, ASC_DEP_AUXPASS) != ASC_NONE;
        uint32_t so = asc_tree_child(t, c, ASC_DEP_ACOMP); /* "exonerated", an adjective */
        if ((passive && asc_tree_is_one(t, c, clears)) ||
            (so != ASC_NONE && asc_tree_is(t, c, "be") && asc_tree_is_one(t, so, clears)))
            return asc_tree_child(t, c, ASC_DEP_NEG) == ASC_NONE;
    }
    return false;
}

/* "A fourth suspect, X, was acquitted": he is suspected no longer. */
static bool suspect_cleared(const asc_site *s)
{
    static const char *const clears[] = { "acquit", "clear", "exonerate", "exculpate", NULL };
    const asc_tree *t = s->t;
    uint32_t i = s->i;
    if (!asc_site_is(s, "suspect") || !asc_tree_is_noun(t, i)) return false;
    for (int k = 0; k < 3 && !asc_tree_is_verb(t, i) && t->tok[i].head != i; k++)
        i = t->tok[i].head;
    return asc_tree_is_one(t, i, clears) && asc_tree_child(t, i, ASC_DEP_AUXPASS) != ASC_NONE &&
           asc_tree_child(t, i, ASC_DEP_NEG) == ASC_NONE;
}

/* "The prosecutor who had accused the president was found dead": of what, is not told there. */
static bool accused_aside(const asc_site *s, const asc_match *x)
{
    return s->f->pos == 'v' && s->f->subject_speaks && x->salient && s->second == ASC_NONE &&
           asc_site_is(s, "accuse") && s->t->tok[s->i].dep == ASC_DEP_RELCL &&
           !asc_tree_passive(s->t, s->i);
}

static bool trap_of_deed(const asc_site *s, const asc_match *x)
{
    if (suspect_cleared(s) || claims_money(s) || (s->f->pos == 'v' && later_cleared(s)))
        return true;
    const asc_tree *t = s->t;
    if (every_day(s) || would_not_have(s) || told_no_doer(s) || let_elsewhere(s)) return true;
    if (order_to_stop(s, x) || only_asked(s) || for_others(s, x)) return true;
    if (order_to_arrest(s) || need_not_have(s) || neighbour(s, x)) return true;
    if (accused_aside(s, x) || charge_of_court(s) || tie_of_one(s, x) || not_charged(s))
        return true;
    bool claim = asc_site_is(s, "claim") && s->f->pos == 'n';
    if (asc_bystander_deed(s, x)) return true;
    if (only_claimed(s) || (claim && asc_contrary_negative_determiner(t, s->i))) return true;
    if (put_in_words(s) || not_moved(s) || fell_short(s) || carries_money(s) || from_a_place(s, x))
        return true;
    if (did_that(s) || label_of_question(s, x)) return true;
    if (no_sentence(s) || of_what_follows(s, x) || candidate_for_office(s) || owner_of_kin(s, x) ||
        name_of_suspect(s) || meant_for(s))
        return true;
    if (s->f->predicate == ASC_PREDICATE_ORDERED && asc_site_is(s, "have") &&
        s->second == ASC_NONE && has_infinitive(t, s->i))
        return true;
    return s->f->predicate == ASC_PREDICATE_HELPED &&
           asc_tree_in_set(s->t, x->object_tok, "@victims");
}

/* "A local chess club", "the faculty": nobody is in league with it. */
static bool harmless(const asc_site *s, const asc_match *x)
{
    const asc_mention *o = x->object == ASC_NONE ? NULL : &s->m->items[x->object];
    return o && !o->is_name && asc_tree_in_set(s->t, o->head, "@club");
}

/* "A wing of the Hotel Imperial". */
static bool of_building(const asc_site *s, const asc_match *x)
{
    const asc_mention *o = x->object == ASC_NONE ? NULL : &s->m->items[x->object];
    for (uint32_t k = o ? o->first : 0; o && k < o->last; k++)
        if (asc_tree_in_set(s->t, k, "@building")) return true;
    uint32_t kind = asc_tree_child(s->t, s->i, ASC_DEP_AMOD);
    if (kind == ASC_NONE) kind = asc_tree_child(s->t, s->i, ASC_DEP_COMPOUND);
    if (kind != ASC_NONE && asc_site_is(s, "wing") &&
        asc_tree_is_one(s->t, kind,
                        (const char *const[]){ "maximum", "security", "prison", "hospital", "east",
                                               "west", "north", "south", "isolation", "new",
                                               NULL }))
        return true;
    return o && asc_tree_in_set(s->t, x->object_tok, "@building");
}

/* "Controls 12 districts", "run its speedboats": land and things are nobody's puppets. */
static bool land_or_things(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t o = x->object_tok;
    if (o == ASC_NONE || s->f->pos != 'v' || t->tok[o].pos == ASC_POS_PROPN) return false;
    if (t->tok[o].pos == ASC_POS_PRON && t->tok[o].dep == ASC_DEP_POSS) o = t->tok[o].head;
    if (t->tok[o].pos == ASC_POS_NUM) {
        uint32_t of = asc_tree_prep(t, o, ASC_STR("of"));
        if (of != ASC_NONE) o = of;
    }
    asc_str classes = asc_nouns_classes(&t->lx->nouns, t->low[o]);
    return asc_tree_in_set(s->t, o, "@land") ||
           (t->tok[o].pos == ASC_POS_NOUN &&
            (asc_str_find(classes, ASC_STR("vehicle")) != SIZE_MAX ||
             asc_str_find(classes, ASC_STR("warcraft")) != SIZE_MAX));
}

/* "The army and its militias fight rebels": side by side, where somebody else is fought. */
static bool side_by_side(const asc_site *s)
{
    uint32_t o = asc_tree_child(s->t, s->i, ASC_DEP_DOBJ);
    bool other =
        o != ASC_NONE && !asc_tree_is(s->t, o, "other") && !asc_tree_is(s->t, o, "another");
    return s->f->pos == 'v' && s->f->object[0].where == ASC_WHERE_JOINT &&
           (other || asc_tree_prep(s->t, s->i, ASC_STR("against")) != ASC_NONE);
}

/* "Formerly the X rebels' quartermaster": X is part of a longer phrase, and no name of his. */
static bool part_of_phrase(const asc_site *s, const asc_match *x)
{
    const asc_mention *o = x->object == ASC_NONE ? NULL : &s->m->items[x->object];
    if (!o || s->f->object[0].where != ASC_WHERE_AFTER) return false;
    uint8_t dep = s->t->tok[o->head].dep;
    return s->t->tok[o->head].head > o->head &&
           (dep == ASC_DEP_COMPOUND || dep == ASC_DEP_POSS || dep == ASC_DEP_NMOD);
}

/* "Was given three years": by a court that is told of, or in prison. */
static bool years_given(const asc_site *s)
{
    static const char *const terms[] = { "year", "month", "life", NULL };
    const asc_tree *t = s->t;
    if (!asc_tree_is_one(t, s->second, terms) || asc_str_eq(s->f->word, ASC_STR("sentence")))
        return true;
    if (!asc_court_gives_years(t, s->i) || t->tok[s->second].dep != ASC_DEP_DOBJ) return false;
    uint32_t what = asc_roles_prep(s, ASC_STR("for"));
    if (asc_site_is(s, "serve") && what != ASC_NONE && t->tok[what].ent == ASC_ENT_NONE)
        return true;
    return (asc_site_is(s, "serve") && asc_tree_is(t, s->second, "life")) ||
           asc_tree_has_behind(t, s->i, "prison") || asc_tree_has_behind(t, s->second, "prison") ||
           asc_tree_has_behind(t, s->i, "jail") || asc_court_before(t, s->i) != ASC_NONE;
}

/* "One of the most wanted men in France": they are no group. */
static bool of_people(const asc_tree *t, const asc_mention *o)
{
    static const char *const words[] = { "man", "woman", "person", NULL };
    return o && !o->is_name && asc_tree_is_one(t, o->head, words);
}

/* A leader of bands alone. */
static bool bandit_word(const asc_site *s)
{
    static const char *const words[] = { "emir",      "amir",    "ringleader", "kingpin",
                                         "godfather", "warlord", "caliph",     "don",
                                         "overlord",  "capo",    NULL };
    return s->f->pos == 'n' && asc_tree_is_one(s->t, s->i, words);
}

static bool trap_between(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    const asc_mention *a = x->agent == ASC_NONE ? NULL : &s->m->items[x->agent];
    const asc_mention *o = x->object == ASC_NONE ? NULL : &s->m->items[x->object];
    if (asc_bystander_between(s, x)) return true;
    switch (s->f->predicate) {
    case ASC_PREDICATE_CAPABLE: { /* "knew X", "is able to speak" */
        uint32_t c = asc_tree_child(t, s->i, ASC_DEP_XCOMP);
        uint32_t how = c == ASC_NONE ? c : asc_tree_child(t, c, ASC_DEP_ADVMOD);
        return asc_site_is(s, "know") && (how == ASC_NONE || !asc_tree_is(t, how, "how"));
    }
    case ASC_PREDICATE_MOTIVATED: { /* "to avenge his brother": what he did stands above */
        uint32_t up = t->tok[s->i].head;
        bool deed = asc_tree_is_verb(t, up) &&
                    (s->ev->of_token[up] != ASC_NONE ||
                     (asc_tree_child(t, up, ASC_DEP_DOBJ) != ASC_NONE &&
                      s->ev->of_token[asc_tree_child(t, up, ASC_DEP_DOBJ)] != ASC_NONE));
        return s->f->pos == 'v' && t->tok[s->i].tag == ASC_TAG_VB &&
               t->tok[s->i].dep == ASC_DEP_ADVCL && asc_tree_in_set(s->t, s->i, "@avenge") && !deed;
    }
    case ASC_PREDICATE_LEADS: /* "directed them to attack" */
        if (bandit_word(s) && o && x->object_tok != ASC_NONE &&
            t->tok[x->object_tok].pos == ASC_POS_PRON && o->kind != ASC_ACTOR_GROUP &&
            o->kind != ASC_ACTOR_UNKNOWN)
            return true; /* "its second emir", of the bureau that charges him */
        if (asc_site_is(s, "commander") && o && o->is_name && o->place)
            return true; /* of its army */
        if (land_or_things(s, x)) return true;
        return s->f->pos == 'v' && has_infinitive(t, s->i) && !s->f->object_word.n &&
               !asc_site_is(s, "continue");
    case ASC_PREDICATE_CONTROLS: return land_or_things(s, x);
    case ASC_PREDICATE_MEMBER_OF: /* "were joined by three smaller groups" */
        if (asc_site_is(s, "join") && s->f->pos == 'v' && a && a->kind == ASC_ACTOR_GROUP) {
            const asc_actor_word *w = asc_tables_actor(t->lx, t->low[a->head]);
            if (a->is_name || (w && w->refers && !w->stands)) return true;
        }
        if (asc_tree_in_set(s->t, s->i, "@mouth") && o &&
            (o->kind == ASC_ACTOR_AGENCY || o->kind == ASC_ACTOR_STATE))
            return true; /* "police spokeswoman X": an office */
        return harmless(s, x) || of_people(t, o) ||
               (a && a->kind == ASC_ACTOR_GROUP && asc_site_is(s, "part") &&
                t->tok[a->head].tag == ASC_TAG_NN);
    case ASC_PREDICATE_PART_OF: /* "its office was burned", "the chief's council" */
        if (s->f->pos == 'n' && s->f->object[0].where == ASC_WHERE_POSS &&
            ((o && o->kind == ASC_ACTOR_PERSON) ||
             (x->object_tok != ASC_NONE && t->tok[x->object_tok].tag == ASC_TAG_WPS) ||
             (asc_site_is(s, "office") && asc_tree_child(t, s->i, ASC_DEP_PREP) == ASC_NONE)))
            return true;
        return s->f->pos == 'n' && of_building(s, x);
    case ASC_PREDICATE_OPPOSES:
        return side_by_side(s) || (s->f->pos == 'n' && asc_tree_is(t, t->tok[s->i].head, "as") &&
                                   asc_tree_is_verb(t, t->tok[t->tok[s->i].head].head));
    case ASC_PREDICATE_ALLIED_WITH: /* "ended its alliance with X" */
        return s->f->pos == 'n' && t->tok[s->i].dep == ASC_DEP_DOBJ &&
               asc_tree_in_set(s->t, t->tok[s->i].head, "@ending");
    case ASC_PREDICATE_SAME_AS: return part_of_phrase(s, x);
    case ASC_PREDICATE_ARMS: return no_arms(s);
    case ASC_PREDICATE_REPORTS_TO: return one_order(s);
    case ASC_PREDICATE_SHELTERS: /* "handed the protection of the plants to X" */
        if (s->f->object_word.n && s->second != ASC_NONE && !asc_site_is(s, "give") &&
            asc_tree_prep(t, s->second, ASC_STR("of")) != ASC_NONE)
            return true;
        /* "hosted the general at his yacht" */
        return asc_site_is(s, "host") && a && o && o->kind == ASC_ACTOR_PERSON;
    case ASC_PREDICATE_SUPPORTS: /* "behind the shell company stands X" */
        return asc_site_is(s, "stand") && o && o->kind == ASC_ACTOR_ORGANISATION && a &&
               a->kind == ASC_ACTOR_PERSON;
    default: return false;
    }
}

/* "Three engineers were seized", in a report of a kidnapping: by nobody's police. */
static bool hostages(const asc_site *s)
{
    const asc_tree *t = s->t;
    static const char *const verbs[] = { "seize", "take", "hold", NULL };
    static const char *const words[] = { "kidnapping", "kidnap",   "abduction", "abduct",
                                         "hostage",    "hijack",   "ransom",    "captor",
                                         "kidnapper",  "hijacker", NULL };
    if (!asc_tree_is_one(t, s->i, verbs) || s->f->object_word.n) return false;
    uint32_t i = s->i;
    while (i > 0 && t->tok[i - 1].sent == t->tok[s->i].sent) i--;
    for (uint32_t k = i; k < t->n && t->tok[k].sent == t->tok[s->i].sent; k++)
        if (asc_tree_is_one(t, k, words)) return true;
    return false;
}

/* "Knew how to make the agent used in it"; "saw a van come out of the gate before the blast": a
 * witness, who saw no attack coming. */
/* A person, or so many of them. */
static bool somebody(const asc_tree *t, uint32_t i)
{
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[i]);
    asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[i]);
    return t->tok[i].pos == ASC_POS_NUM || (w && w->kind == ASC_ACTOR_PERSON) ||
           t->tok[i].ent == ASC_ENT_PERSON || asc_str_find(c, ASC_STR("person")) != SIZE_MAX;
}

static bool knows_else(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t c = asc_tree_child(t, s->i, ASC_DEP_XCOMP);
    uint32_t how = c == ASC_NONE ? c : asc_tree_child(t, c, ASC_DEP_ADVMOD);
    uint32_t whom = asc_site_is(s, "know") ? asc_tree_child(t, s->i, ASC_DEP_DOBJ) : ASC_NONE;
    if (whom != ASC_NONE &&
        asc_tree_is_one(t, whom, (const char *const[]){ "they", "he", "she", NULL }))
        return true;                                        /* "I know them all" */
    if (whom != ASC_NONE && somebody(t, whom)) return true; /* "knew three of the victims" */
    if (asc_site_is(s, "know")) {
        for (uint32_t k = s->i + 1; k < t->n && k < s->i + 2; k++)
            if (asc_tree_is_one(t, k, (const char *const[]){ "they", "them", "him", "her", NULL }))
                return true;
        return how != ASC_NONE && asc_tree_is(t, how, "how");
    }
    static const char *const court[] = { "case",   "appeal",  "trial",    "evidence", "testimony",
                                         "charge", "witness", "argument", "plea",     NULL };
    uint32_t heard = asc_site_is(s, "hear") ? asc_tree_child(t, s->i, ASC_DEP_DOBJ) : ASC_NONE;
    if (heard != ASC_NONE) return asc_tree_is_one(t, heard, court); /* a judge */
    if (!asc_site_is(s, "see") || s->second == ASC_NONE) return false;
    uint32_t what = asc_tree_child(t, s->second, ASC_DEP_NSUBJ);
    if (what == ASC_NONE) what = asc_tree_child(t, s->i, ASC_DEP_DOBJ);
    return what != ASC_NONE && !asc_tree_is(t, what, "it") && !asc_tree_is(t, what, "this") &&
           !asc_tables_event(t->lx, 'n', t->low[what]);
}

bool asc_trap(const asc_site *s, const asc_match *x)
{
    if (another_verb(s) || paid_otherwise(s) || paid_for(s, x) || sold_for(s)) return true;
    switch (s->f->predicate) {
    case ASC_PREDICATE_CARRIED_OUT:
    case ASC_PREDICATE_ORDERED:
    case ASC_PREDICATE_PLANNED:
    case ASC_PREDICATE_HELPED:
    case ASC_PREDICATE_FINANCED: return trap_of_deed(s, x);
    case ASC_PREDICATE_KNEW_OF: return knows_else(s) || asc_bystander_between(s, x);
    case ASC_PREDICATE_DETAINED: /* "sentenced in absentia": he is free */
        return asc_tree_has_behind(s->t, s->i, "absentia") || hostages(s) ||
               asc_bystander_between(s, x) || no_sentence(s) ||
               (s->second != ASC_NONE && !years_given(s));
    default: return trap_between(s, x);
    }
}
