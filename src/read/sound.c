/*
 * What each predicate asks of agent and object; of deeds see sound_deed.c, of what is between actors
 * sound_tie.c, of what somebody can do sound_attack.c.
 */
#include "read/sound.h"

#include "base/str.h"
#include "read/contrary.h"
#include "read/sound_inner.h"
#include "read/traps.h"
#include "read/who.h"

#include "base/banned.h"

/* "five members", "the five young men". */
static bool counted(const asc_tree *t, uint32_t i)
{
    return asc_tree_child(t, i, ASC_DEP_NUMMOD) != ASC_NONE;
}

/* "They belonged to X", "the pair were members": those told of before. */
static bool those(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t i = x->agent_tok, det = i == ASC_NONE ? i : asc_tree_child(t, i, ASC_DEP_DET);
    if (i == ASC_NONE || s->f->agent[0].where != ASC_WHERE_SUBJ) return false;
    if (t->tok[i].dep == ASC_DEP_ATTR) return false; /* "our fighters were the killers" */
    return t->tok[i].pos == ASC_POS_PRON ||
           (det != ASC_NONE && (asc_tree_is(t, det, "the") || asc_tree_is(t, det, "all")));
}

/* Members of X are told of for their own sake where something is done to them. */
static bool suffers(const asc_tree *t, uint32_t i)
{
    static const char *const verbs[] = { "arrest", "detain", "convict", "charge",
                                         "kill",   "accuse", "indict",  "seize",
                                         "jail",   "find",   "try",     "sentence",
                                         "shoot",  "hang",   "capture", NULL };
    uint32_t h = t->tok[i].head;
    uint8_t dep = t->tok[i].dep;
    if (asc_tree_child(t, h, ASC_DEP_NSUBJ) == i && t->tok[h].pos == ASC_POS_ADJ)
        return true; /* "found four members of X guilty" */
    if (dep != ASC_DEP_DOBJ && dep != ASC_DEP_NSUBJPASS) return false;
    return asc_tree_is_one(t, h, verbs);
}

/* "Held two nuns for years", "seized by the guerrillas": hostages, and not in custody. */
static bool by_captors(const asc_site *s)
{
    const asc_tree *t = s->t;
    static const char *const verbs[] = { "hold", "seize", "take", "capture", "keep" };
    unsigned ignored = 0;
    bool either = false;
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
        either |= asc_tree_is(t, s->i, verbs[k]);
    uint32_t by = either && s->f->pos == 'v' ? asc_tree_subject(t, s->i, &ignored) : ASC_NONE;
    if (by == ASC_NONE) return false;
    uint32_t x = s->m->of_token[by];
    if (t->tok[by].pos == ASC_POS_PRON) x = asc_who(s->m, t, by, &ignored); /* "it", the army */
    const asc_actor_word *w = asc_tables_actor(t->lx, t->low[by]);
    return x != ASC_NONE ? s->m->items[x].kind == ASC_ACTOR_GROUP
                         : (w && w->kind == ASC_ACTOR_GROUP) || t->tok[by].pos == ASC_POS_PRON;
}

/* "Two men are being held": not what kidnappers do. */
static bool held(const asc_site *s, asc_actor_kind kind)
{
    const asc_tree *t = s->t;
    uint32_t aux = asc_tree_child(t, s->i, ASC_DEP_AUXPASS);
    bool long_since = asc_tree_prep(t, s->i, ASC_STR("since")) != ASC_NONE; /* "has been held" */
    bool charged = asc_tree_prep(t, s->i, ASC_STR("over")) != ASC_NONE ||
                   asc_tree_has_behind(t, s->i, "suspicion") ||
                   asc_tree_has_behind(t, s->i, "connection");
    unsigned ignored = 0;
    uint32_t by = aux == ASC_NONE ? asc_tree_subject(t, s->i, &ignored) : ASC_NONE;
    const asc_actor_word *w = by == ASC_NONE ? NULL : asc_tables_actor(t->lx, t->low[by]);
    if (w && w->kind == ASC_ACTOR_AGENCY && charged)
        return kind == ASC_ACTOR_PERSON; /* "police hold X over it" */
    return kind == ASC_ACTOR_PERSON && aux != ASC_NONE &&
           (t->tok[aux].tag == ASC_TAG_VBG || long_since || charged) &&
           !asc_tree_has_behind(t, s->i, "captivity") && !asc_tree_has_behind(t, s->i, "hostage") &&
           asc_tree_child(t, s->i, ASC_DEP_OPRD) == ASC_NONE &&
           asc_tree_child(t, s->i, ASC_DEP_ACOMP) == ASC_NONE;
}

/* "Died in a raid": was killed. */
static bool in_attack(const asc_site *s)
{
    static const char *const ends[] = { "custody",   "prison",   "cell", "jail",
                                        "detention", "clash",    "out",  "shoot-out",
                                        "shootout",  "gunfight", "raid", NULL };
    uint32_t in = asc_tree_prep(s->t, s->i, ASC_STR("in"));
    return in != ASC_NONE && (s->ev->of_token[in] != ASC_NONE || asc_tree_is_one(s->t, in, ends));
}

/* Said of all victims: told of those alone who have a name. */
static const char *const ends_of_many[] = { "kill",       "slay",       "die", "eliminate",
                                            "neutralise", "neutralize", NULL };

/* "Learned of it from the radio", "only afterwards": as everybody did. */
static bool from_the_news(const asc_site *s)
{
    static const char *const media[] = { "radio", "television", "tv",    "news",     "newspaper",
                                         "press", "media",      "paper", "internet", NULL };
    static const char *const later[] = { "afterwards", "afterward", "later", "only", NULL };
    uint32_t of = asc_tree_prep(s->t, s->i, ASC_STR("of"));
    uint32_t x = asc_tree_prep(s->t, s->i, ASC_STR("from"));
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = s->t->first[s->i]; c != ASC_NONE && left--; c = s->t->next[c])
        if (s->t->tok[c].dep == ASC_DEP_ADVMOD && asc_tree_is_one(s->t, c, later)) return true;
    if (x == ASC_NONE && of != ASC_NONE) x = asc_tree_prep(s->t, of, ASC_STR("from"));
    if (x == ASC_NONE) x = asc_tree_prep(s->t, s->i, ASC_STR("on"));
    return x != ASC_NONE && asc_tree_is_one(s->t, x, media);
}

/* "The court heard that X killed her": it was not told before. */
static bool in_court(const asc_site *s, const asc_match *x)
{
    static const char *const words[] = { "court", "jury",  "judge",      "tribunal",
                                         "trial", "panel", "commission", "inquiry" };
    for (size_t k = 0; x->agent != ASC_NONE && k < sizeof words / sizeof *words; k++)
        if (asc_tree_is(s->t, s->m->items[x->agent].head, words[k])) return true;
    return false;
}

/* Does the group's name say that it fights: "the Front", "the Brigade"? */
static bool fighting(const asc_site *s, const asc_mention *o)
{
    for (uint32_t i = o->first; i < o->last; i++) {
        asc_str w = s->t->low[i];
        if (asc_tables_word(s->t->lx, ASC_STR("@force|@band"), w)) return true;
        if (w.n > 1 && w.p[w.n - 1] == 's' && /* a name's plural is its lemma */
            asc_tables_word(s->t->lx, ASC_STR("@force"), asc_str_slice(w, 0, w.n - 1)))
            return true;
    }
    return false;
}

/* "Warrants for their arrest", "a reward for information leading to his capture": none yet. */
static bool only_sought(const asc_site *s)
{
    static const char *const nouns[] = { "warrant", "reward",  "bounty", "call",     "demand",
                                         "request", "appeal",  "order",  "hunt",     "offer",
                                         "plan",    "attempt", "bid",    "ransom",   "search",
                                         "push",    "threat",  "fear",   "deadline", NULL };
    static const char *const verbs[] = { "call",  "demand", "seek",  "order",  "urge",    "offer",
                                         "issue", "escape", "evade", "avoid",  "resist",  "want",
                                         "ask",   "push",   "press", "appeal", "prevent", NULL };
    const asc_tree *t = s->t;
    uint32_t i = s->i, up = t->tok[i].head;
    if (s->f->pos != 'n' || up == i) return false;
    if (t->tok[i].dep == ASC_DEP_DOBJ || t->tok[i].dep == ASC_DEP_NSUBJPASS)
        return asc_tree_is_one(t, up, verbs);
    if (t->tok[i].dep != ASC_DEP_POBJ) return false;
    uint32_t of = t->tok[up].head;
    bool leads = asc_tree_is(t, up, "to") && asc_tree_is(t, of, "lead");
    if (leads) /* "information leading to", but not "which led to" */
        return t->tok[of].tag == ASC_TAG_VBG && !asc_tree_passive(t, of) &&
               asc_tree_child(t, of, ASC_DEP_AUX) == ASC_NONE &&
               asc_tree_is_one(t, t->tok[of].head,
                               (const char *const[]){ "information", "tip", "detail", "lead",
                                                      "evidence", NULL });
    bool for_it = asc_tree_is(t, up, "for") || asc_tree_is(t, up, "of") || asc_tree_is(t, up, "at");
    if (!for_it) return false;
    return asc_tree_is_one(t, of, nouns) ||
           (asc_tree_is_one(t, of, verbs) && asc_tree_is(t, up, "for"));
}

/* "Is held in custody", but not "was recruited in prison". */
static bool stays(const asc_site *s)
{
    static const char *const verbs[] = { "hold", "keep", "detain", "remand", "place", "put", NULL };
    uint32_t v = s->t->tok[s->t->tok[s->i].head].head;
    return !asc_tree_is_verb(s->t, v) || !asc_tree_passive(s->t, v) ||
           asc_tree_is_one(s->t, v, verbs);
}

/* "The paymaster behind the attack": what he did is told by that word. */
static bool has_a_part(const asc_site *s, uint32_t tok)
{
    const asc_frame *f = asc_tables_frame(s->t->lx, 'n', s->t->low[tok]);
    for (; f; f = asc_frame_next(s->t->lx, f))
        if (f->predicate == ASC_PREDICATE_PLANNED || f->predicate == ASC_PREDICATE_FINANCED ||
            f->predicate == ASC_PREDICATE_ORDERED || f->predicate == ASC_PREDICATE_HELPED)
            return true;
    return false;
}

static bool word_of_second(const asc_site *s, const char *set)
{
    return asc_tables_word(s->t->lx, asc_str_from(set), s->t->low[s->second]);
}

/* "Posed as X" is another name; who is meant must be told. */
static bool pretends(const asc_site *s, const asc_mention *a)
{
    uint32_t as = asc_tree_prep(s->t, s->i, ASC_STR("as"));
    uint32_t x = as == ASC_NONE ? as : s->m->of_token[as];
    return (x == ASC_NONE || !s->m->items[x].is_name) &&
           (a->is_name || s->t->tok[a->head].tag == ASC_TAG_NNS);
}

/* "X of the Red Brigade", "Ana Orr of the National Security Division": a fighter, or a person by a full name of
 * a body that is called one. */
static bool of_body(const asc_site *s, const asc_mention *a, const asc_mention *o)
{
    if (o->place || !o->is_name) return false;
    if (o->kind == ASC_ACTOR_GROUP && o->sure_group && fighting(s, o)) return true;
    bool body = o->kind == ASC_ACTOR_AGENCY || o->kind == ASC_ACTOR_ORGANISATION;
    return body && o->sure_group && a->is_name && a->kind == ASC_ACTOR_PERSON &&
           a->last - a->first >= 2 && a->last == s->i && s->t->tok[s->i].head == a->head;
}

/* What some words ask: a lieutenant is a person's, home to it is a state, "X of Y" is one of a
 * group, and "they belong to it" are its members. */
static bool sound_word(const asc_site *s, const asc_match *x)
{
    const asc_mention *a = x->agent == ASC_NONE ? NULL : &s->m->items[x->agent];
    const asc_mention *o = x->object == ASC_NONE ? NULL : &s->m->items[x->object];
    bool persons = a && o && a->kind == ASC_ACTOR_PERSON && o->kind == ASC_ACTOR_PERSON;
    switch (s->f->predicate) {
    case ASC_PREDICATE_HELPED: /* "shelters the murderer X": him, and not in the deed */
        return s->second == ASC_NONE || s->second + 1 >= s->t->n || !word_of_second(s, "@doer") ||
               s->t->tok[s->second + 1].pos != ASC_POS_PROPN;
    case ASC_PREDICATE_CARRIED_OUT:
        return s->f->pos != 'p' || x->agent_tok == ASC_NONE || !has_a_part(s, x->agent_tok);
    case ASC_PREDICATE_REPORTS_TO:
        if (s->f->pos == 'n' || s->f->agent[0].where == ASC_WHERE_OBJ ||
            asc_str_eq(s->f->word, ASC_STR("give")))
            return persons;
        return true;
    case ASC_PREDICATE_CONTROLS:
        return !a || a->kind != ASC_ACTOR_PERSON || !asc_sound_word_of(s, "@commanding");
    case ASC_PREDICATE_SHELTERS:
        if (asc_str_eq(s->f->particle, ASC_STR("up")) &&
            asc_tree_prep(s->t, s->i, ASC_STR("to")) != ASC_NONE)
            return false; /* "put him up to it" */
        return s->f->pos != 'n' || s->f->agent[0].where != ASC_WHERE_SUBJ ||
               a->kind == ASC_ACTOR_STATE;
    case ASC_PREDICATE_MEMBER_OF:
        if (s->f->object[0].where == ASC_WHERE_COMPOUND && s->f->pos == 'n' &&
            s->t->tok[s->i].tag != ASC_TAG_NN && s->t->tok[s->i].tag != ASC_TAG_NNP)
            return false; /* "X, the Front's lawyer, and Front members" */
        if (asc_str_eq(s->f->word, ASC_STR("recruit")) && s->f->pos == 'v' && !a->is_name &&
            !asc_tree_passive(s->t, s->i))
            return false; /* "recruits young men" */
        return s->f->pos != 'p' || of_body(s, a, o);
    case ASC_PREDICATE_PART_OF:
        if (a->place || (x->agent_tok != ASC_NONE && s->t->tok[x->agent_tok].pos == ASC_POS_PRON &&
                         s->f->pos == 'n' && s->f->object[0].where != ASC_WHERE_PREP))
            return false;
        if (s->f->pos == 'n' && s->f->object[0].where != ASC_WHERE_PREP &&
            s->t->tok[s->i].tag == ASC_TAG_NNP && x->object_tok != ASC_NONE &&
            s->t->tok[x->object_tok].dep == ASC_DEP_COMPOUND)
            return false; /* "the Night Column" is a name */
        if (s->f->pos != 'v') return true;
        if (asc_sound_word_of(s, "@belonging") && !a->is_name) return false;
        return (a->kind == ASC_ACTOR_GROUP || a->kind == ASC_ACTOR_AGENCY ||
                a->kind == ASC_ACTOR_ORGANISATION) &&
               (x->agent_tok == ASC_NONE || s->t->tok[x->agent_tok].pos != ASC_POS_PRON);
    case ASC_PREDICATE_MET_WITH:
        return !asc_sound_word_of(s, "@calling") || s->f->pos != 'v' || (persons && o->is_name);
    case ASC_PREDICATE_OPPOSES:
        if (a->kind == ASC_ACTOR_STATE && o->kind == ASC_ACTOR_STATE) return s->f->pos != 'n';
        if (asc_str_eq(s->f->word, ASC_STR("turn")) &&
            asc_tree_child(s->t, s->i, ASC_DEP_DOBJ) != ASC_NONE)
            return false; /* "turned its back on" */
        return !asc_sound_word_of(s, "@fight") || !o->place || o->kind == ASC_ACTOR_STATE;
    case ASC_PREDICATE_SAME_AS:
        if (s->f->object[0].where == ASC_WHERE_OPRD && !asc_tree_passive(s->t, s->i)) {
            uint32_t c = asc_tree_child(s->t, s->i, ASC_DEP_DOBJ); /* "calls itself X" */
            if (c == ASC_NONE || (s->t->tok[c].pos != ASC_POS_PRON && x->agent_tok != c))
                return false;
        }
        return s->f->agent[0].where != ASC_WHERE_BEFORE || s->f->pos != 'v' ||
               s->t->tok[s->i].tag == ASC_TAG_VBN;
    case ASC_PREDICATE_DESIGNATED:
        if (s->f->pos == 'n' && s->t->tok[s->i].dep == ASC_DEP_DOBJ &&
            asc_tree_is_one(s->t, s->t->tok[s->i].head,
                            (const char *const[]){ "lift", "end", "ease", "suspend", "drop",
                                                   "oppose", "reject", NULL }))
            return false;
        return s->f->pos != 'n' || a->kind == ASC_ACTOR_GROUP || a->kind == ASC_ACTOR_PERSON ||
               (a->is_name && a->kind == ASC_ACTOR_AGENCY);
    case ASC_PREDICATE_DETAINED:
        if (only_sought(s)) return false;
        if (s->f->agent[0].where == ASC_WHERE_BEARER && !stays(s)) return false;
        return !asc_str_eq(s->f->word, ASC_STR("extradite")) || a->is_name;
    case ASC_PREDICATE_KILLED:
        if (s->f->pos == 'n' && a->kind != ASC_ACTOR_PERSON) return false;
        if (!asc_sound_word_of(s, "@dying")) return true;
        return a->is_name && a->kind == ASC_ACTOR_PERSON && x->agent_tok != ASC_NONE &&
               s->t->tok[x->agent_tok].pos != ASC_POS_PRON;
    case ASC_PREDICATE_PRETENDS: return pretends(s, a);
    default: return true;
    }
}

/* "Has, to our knowledge, no diver". */
static bool to_our_knowledge(const asc_tree *t, uint32_t i)
{
    return i != ASC_NONE && asc_tree_is(t, i, "knowledge") && asc_tree_is(t, t->tok[i].head, "to");
}

/* Has he a name, there or beside: "X, the politician gunned down in March"? */
static bool has_name(const asc_site *s, uint32_t x)
{
    uint32_t h = s->m->items[x].head, up = s->t->tok[h].head;
    uint32_t a = asc_tree_child(s->t, h, ASC_DEP_APPOS);
    if (s->m->items[x].is_name) return true;
    if (a == ASC_NONE && s->t->tok[h].dep == ASC_DEP_APPOS) a = up;
    uint32_t y = a == ASC_NONE ? a : s->m->of_token[a];
    return y != ASC_NONE && s->m->items[y].is_name;
}

/* "The list of the dead includes X": no list of a court's. */
static bool other_list(const asc_site *s)
{
    static const char *const words[] = { "dead",    "victim", "casualty", "wounded", "missing",
                                         "hostage", "guest",  "witness",  "speaker", NULL };
    uint32_t of = s->second == ASC_NONE ? ASC_NONE : asc_tree_prep(s->t, s->second, ASC_STR("of"));
    return of != ASC_NONE && asc_tree_is_one(s->t, of, words);
}

/* "Did not deny involvement", "has neither confirmed nor denied it": he says nothing of it. */
static bool not_denied(const asc_site *s)
{
    if (s->f->act == ASC_ACT_DENY &&
        s->f->pos == 'a') /* "are presumed innocent": so says the law */
        return asc_tree_is(s->t, s->t->tok[s->i].head, "presume");
    return s->f->act == ASC_ACT_DENY && s->f->pos == 'v' &&
           (asc_tree_child(s->t, s->i, ASC_DEP_NEG) != ASC_NONE ||
            asc_contrary_neither(s->t, s->i));
}

/* "The Red Front fought the army of Velmar": it fought as nobody's front, it is called one. */
static bool named_so(const asc_site *s)
{
    bool as_one =
        s->f->predicate == ASC_PREDICATE_CONTROLS || s->f->predicate == ASC_PREDICATE_SAME_AS;
    if (!as_one || s->second == ASC_NONE || !asc_tree_is_verb(s->t, s->i)) return false;
    uint32_t x = s->m->of_token[s->second];
    return s->t->tok[s->second].dep == ASC_DEP_NSUBJ && s->t->tok[s->second].head == s->i &&
           x != ASC_NONE && s->m->items[x].is_name;
}

/* What the predicate asks of its arguments beyond their roles. */
bool asc_sound(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    asc_actor_kind kind = x->agent == ASC_NONE ? ASC_ACTOR_UNKNOWN : s->m->items[x->agent].kind;
    bool person = kind == ASC_ACTOR_PERSON || kind == ASC_ACTOR_UNKNOWN;
    uint8_t tag = t->tok[s->i].tag;
    if (!sound_word(s, x) || not_denied(s) || named_so(s) || asc_trap(s, x)) return false;
    switch (s->f->predicate) {
    case ASC_PREDICATE_CARRIED_OUT:
    case ASC_PREDICATE_ORDERED:
    case ASC_PREDICATE_PLANNED:
    case ASC_PREDICATE_HELPED:
    case ASC_PREDICATE_FINANCED: return asc_sound_deed(s, x);
    case ASC_PREDICATE_MEMBER_OF:
        if (s->f->agent[0].where == ASC_WHERE_SELF && !(counted(t, s->i) && suffers(t, s->i)))
            return false;
        return (kind == ASC_ACTOR_PERSON ||
                (kind == ASC_ACTOR_GROUP && !s->m->items[x->agent].is_name)) &&
               (s->m->items[x->agent].is_name || s->f->pos == 'v' ||
                counted(t, s->m->items[x->agent].head) || those(s, x)) &&
               asc_sound_relation(s, x, person);
    case ASC_PREDICATE_DETAINED:
    case ASC_PREDICATE_KILLED:
    case ASC_PREDICATE_DESIGNATED:
        /* "adding X to the list" is no fact; "a militant arrested last year" names no one */
        if (s->f->agent[0].where == ASC_WHERE_BEARER && kind != ASC_ACTOR_PERSON &&
            s->f->predicate != ASC_PREDICATE_DESIGNATED)
            return false;
        if (s->f->predicate == ASC_PREDICATE_KILLED && asc_sound_victim(s, x->agent_tok))
            return false;
        if (asc_str_eq(s->f->word, ASC_STR("serve"))) return s->m->items[x->agent].is_name;
        if (asc_str_eq(s->f->word, ASC_STR("die")) && !in_attack(s)) return false;
        bool doing = tag == ASC_TAG_VBG && asc_tree_child(t, s->i, ASC_DEP_AUX) != ASC_NONE &&
                     asc_tree_is(t, asc_tree_child(t, s->i, ASC_DEP_AUX), "be"); /* "is serving" */
        if (s->f->pos == 'v' && tag != ASC_TAG_VBD && tag != ASC_TAG_VBN && tag != ASC_TAG_VBZ &&
            tag != ASC_TAG_VBP && !doing)
            return false;
        if (s->f->predicate == ASC_PREDICATE_DESIGNATED) {
            if (other_list(s)) return false;
            if (t->tok[s->i].dep == ASC_DEP_AMOD || s->f->pos == 'a')
                return (kind == ASC_ACTOR_GROUP || kind == ASC_ACTOR_ORGANISATION ||
                        (kind == ASC_ACTOR_PERSON && s->m->items[x->agent].is_name)) &&
                       (s->m->items[x->agent].is_name ||
                        t->tok[s->m->items[x->agent].head].tag == ASC_TAG_NN);
            return kind != ASC_ACTOR_DOCUMENT && kind != ASC_ACTOR_OUTLET &&
                   (s->m->items[x->agent].is_name || t->tok[s->i].dep != ASC_DEP_ACL);
        }
        if (kind != ASC_ACTOR_PERSON && kind != ASC_ACTOR_GROUP) return false;
        if (s->f->predicate == ASC_PREDICATE_DETAINED && by_captors(s)) return false;
        if (asc_tree_is(t, s->i, "seize")) /* weapons are, too, and chances */
            return kind == ASC_ACTOR_PERSON && asc_tree_child(t, s->i, ASC_DEP_AUXPASS) != ASC_NONE;
        if (!s->f->object_word.n && asc_tree_is(t, s->i, "hold")) return held(s, kind);
        if (!s->f->object_word.n && asc_tree_is_one(t, s->i, ends_of_many))
            return s->m->items[x->agent].is_name || /* "killed two suspects" */
                   (counted(t, s->m->items[x->agent].head) &&
                    (asc_tables_word(t->lx, ASC_STR("@doer"), t->low[s->m->items[x->agent].head]) ||
                     asc_tree_is(t, s->m->items[x->agent].head, "suspect")));
        return s->m->items[x->agent].is_name ||
               (s->f->predicate == ASC_PREDICATE_KILLED && has_name(s, x->agent)) ||
               t->tok[s->i].dep != ASC_DEP_ACL || counted(t, s->m->items[x->agent].head) ||
               (s->i > 0 &&
                t->tok[s->i - 1].pos == ASC_POS_PUNCT && /* "a second man, arrested at" */
                t->tok[s->m->items[x->agent].head].tag == ASC_TAG_NN);
    case ASC_PREDICATE_KNEW_OF:
        if (asc_tree_is(t, s->i, "brief") && s->second != ASC_NONE &&
            asc_tree_is_one(t, s->second,
                            (const char *const[]){ "matter", "case", "investigation", "inquiry",
                                                   "probe", "situation", NULL }))
            return false; /* "an official briefed on the matter": since */
        if (to_our_knowledge(t, s->f->pos == 'v' ? s->second : s->i)) return false;
        return !from_the_news(s) && !in_court(s, x) && asc_sound_relation(s, x, person);
    case ASC_PREDICATE_CAPABLE:
        if (x->salient && s->f->pos == 'a' && t->tok[s->i].dep != ASC_DEP_ACOMP &&
            asc_tree_prep(t, s->i, ASC_STR("of")) == ASC_NONE)
            return false; /* "Capable and well liked, X" */
        return kind != ASC_ACTOR_DOCUMENT && kind != ASC_ACTOR_OUTLET && asc_sound_content(s);
    default: return asc_sound_relation(s, x, person);
    }
}
