#include "read/sound.h"

#include "base/str.h"
#include "read/contrary.h"
#include "read/figure.h"
#include "read/sound_who.h"
#include "read/traps.h"
#include "read/who.h"

#include "base/banned.h"

/* Is the word of the frame one of the set? */
static bool word_of(const asc_site *s, const char *set)
{
    return asc_tables_word(s->t->lx, asc_str_from(set), s->f->word);
}

/* "It was the work of X": only where the sentence says so of the incident. */
static bool says_whose(const asc_tree *t, uint32_t i)
{
    uint32_t v = t->tok[i].head, subj = asc_tree_child(t, v, ASC_DEP_NSUBJ);
    if (t->tok[i].dep == ASC_DEP_OPRD) subj = asc_tree_object(t, v); /* "called it the work of" */
    return (t->tok[i].dep == ASC_DEP_ATTR || t->tok[i].dep == ASC_DEP_OPRD) && subj != ASC_NONE &&
           (asc_roles_deictic(t, subj) || asc_tables_event(t->lx, 'n', t->low[subj]));
}

/* Politicians attack each other with words: a person's attack on a person, or on
 * nothing in particular, is no incident. */
static bool figurative(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    asc_actor_kind kind = s->m->items[x->agent].kind;
    if (!asc_tree_is(t, s->i, "attack") && !asc_tree_is(t, s->i, "assault") &&
        !asc_tree_is(t, s->i, "kill"))
        return false;
    uint32_t o = asc_tree_is_verb(t, s->i) ? asc_tree_object(t, s->i)
                                           : asc_tree_prep(t, s->i, ASC_STR("on"));
    bool victim = o != ASC_NONE && asc_tree_is(t, s->i, "kill") &&
                  (asc_tree_is(t, o, "he") || asc_tree_is(t, o, "she") ||
                   asc_tree_is(t, o, "his") || asc_tree_is(t, o, "her"));
    if (o != ASC_NONE && t->tok[o].pos == ASC_POS_PRON && !victim)
        return true; /* them, themselves */
    if (asc_tree_is(t, s->i, "kill")) return false;
    uint32_t target = o == ASC_NONE ? ASC_NONE : s->m->of_token[o];
    bool on_person = target != ASC_NONE && s->m->items[target].kind == ASC_ACTOR_PERSON;
    if (asc_tree_is_verb(t, s->i)) return o == ASC_NONE || on_person || kind == ASC_ACTOR_PERSON;
    return kind == ASC_ACTOR_PERSON && (on_person || t->tok[s->i].tag == ASC_TAG_NNS);
}

/* "The banker, kidnapped on Monday": whom nobody is said to have done it to did it not. */
static bool lacks_victim(const asc_site *s)
{
    static const char *const verbs[] = {
        "kill",     "murder", "kidnap", "abduct",  "assassinate", "gun",       "shoot",
        "stab",     "behead", "poison", "ambush",  "bomb",        "slaughter", "massacre",
        "lynch",    "hijack", "torch",  "execute", "knife",       "strangle",  "besiege",
        "firebomb", "seize",  "raze",   "blow",    NULL
    };
    uint32_t o = s->f->pos == 'v' ? asc_tree_object(s->t, s->i) : ASC_NONE;
    if (o != ASC_NONE && asc_tree_is(s->t, o, "dead") && o > s->i) o = ASC_NONE; /* "shot dead" */
    if (s->f->pos != 'v' || asc_tree_passive(s->t, s->i) || o != ASC_NONE) return false;
    return asc_tree_is_one(s->t, s->i, verbs);
}

/* Who can have done something, and to whom such a thing is done. */
/* "Investigators dismissed the Front's claim": they deny nothing of themselves. */
static bool judges_another(const asc_site *s, const asc_mention *agent)
{
    return s->f->act == ASC_ACT_DENY && !agent->is_name && s->second != ASC_NONE &&
           asc_str_eq(s->t->low[s->second], ASC_STR("claim")) &&
           asc_roles_whose(s->t, s->second) != ASC_NONE;
}

/* "Phosgene released on two trains killed seven", "Drones hit a depot": no one's name. */
static bool a_thing(const asc_site *s, const asc_mention *x)
{
    asc_str text = asc_tree_text(s->t, x->first);
    bool numbered = x->last - x->first == 3 && text.n && text.p[0] >= '0' && text.p[0] <= '9';
    if (numbered && s->t->tok[x->first + 1].pos == ASC_POS_PUNCT)
        return true; /* "UPDATE 3-Drones hit a depot" */
    bool first = x->first == 0 || s->t->tok[x->first].sent != s->t->tok[x->first - 1].sent;
    if (asc_figure_weather(s->t, x->first)) return true; /* "Storm Ines" */
    if (asc_str_eq_nocase(text, ASC_STR("dear"))) return true;
    if ((x->kind != ASC_ACTOR_UNKNOWN && !first) || x->last - x->first != 1) return false;
    const asc_mention *full = &s->m->items[x->same]; /* "Sand" of Viktor Sand */
    if (full->kind == ASC_ACTOR_PERSON && full->last - full->first > 1) return false;
    asc_str word = s->t->low[x->head], c = asc_nouns_classes(&s->t->lx->nouns, word);
    if (!c.n && word.n > 3 && word.p[word.n - 1] == 's') /* "Rockets" for a name */
        word = asc_str_slice(word, 0, word.n - 1), c = asc_nouns_classes(&s->t->lx->nouns, word);
    static const char *const things[] = { "thing", "weapon", "vehicle", "warcraft" };
    for (size_t k = 0; k < sizeof things / sizeof *things; k++)
        if (asc_str_find(c, asc_str_from(things[k])) != SIZE_MAX) return true;
    return asc_tables_event(s->t->lx, 'n', word) != NULL;
}

/* "Told them to bomb it": whether they did is not told. */
static bool only_directed(const asc_site *s)
{
    const asc_tree *t = s->t;
    uint32_t i = s->i;
    static const char *const allows[] = { "approve", "authorise", "authorize", "bless", "back",
                                          "plan",    "order",     "prepare",   NULL };
    for (int k = 0; k < 3 && t->tok[i].dep == ASC_DEP_CONJ && t->tok[i].tag == ASC_TAG_VB; k++)
        i = t->tok[i].head; /* "approved the operation to capture or kill him" */
    uint32_t h = t->tok[i].head;
    uint8_t dep = t->tok[i].dep;
    if (s->f->pos == 'v' && dep == ASC_DEP_ADVCL && t->tok[s->i].tag == ASC_TAG_VB &&
        t->tok[i].tag == ASC_TAG_VB && h < i && asc_tree_is_one(t, h, allows) &&
        asc_tree_child(t, h, ASC_DEP_DOBJ) != ASC_NONE)
        return true;
    return s->f->pos == 'v' && t->tok[s->i].tag == ASC_TAG_VB &&
           (dep == ASC_DEP_XCOMP || dep == ASC_DEP_ADVCL || dep == ASC_DEP_CCOMP) &&
           asc_tree_is_verb(t, h) && asc_tree_directs(t, h) && !asc_tree_is(t, h, "help");
}

/* "Politicians who pour petrol on it": what one keeps doing is not what was done. */
static bool habitual(const asc_site *s, const asc_match *x)
{
    uint32_t up = s->t->tok[s->i].head; /* "continues to give orders" */
    bool goes_on =
        s->t->tok[s->i].dep == ASC_DEP_XCOMP &&
        asc_tree_is_one(s->t, up, (const char *const[]){ "continue", "keep", "go", NULL });
    uint8_t tag = s->t->tok[goes_on ? up : s->i].tag;
    return x->salient && s->second != ASC_NONE && s->f->pos == 'v' && !s->f->agent_speaks &&
           !s->f->subject_speaks && s->f->act == ASC_ACT_ASSERT &&
           (goes_on || s->f->object[0].where == ASC_WHERE_SALIENT) &&
           (tag == ASC_TAG_VBP || tag == ASC_TAG_VBZ);
}

/* "From his cell X sent word": who is sent stands behind the verb. */
static bool sent_no_one(const asc_site *s)
{
    return s->f->predicate == ASC_PREDICATE_ORDERED && s->second != ASC_NONE &&
           asc_str_eq(s->f->object_word, ASC_STR("@doer")) &&
           asc_tree_object(s->t, s->i) != s->second;
}

/* "ZAMBOANGA, May 20 - Two bombs tore through it": the dateline did nothing. */
static bool dateline(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    unsigned dashes = 0;
    bool date = false;
    if (x->agent_tok == ASC_NONE || x->agent_tok > s->i || s->i - x->agent_tok > 40) return false;
    for (uint32_t k = x->agent_tok + 1; k < s->i; k++) {
        asc_str one = asc_tree_text(t, k);
        date |= t->tok[k].ent == ASC_ENT_DATE || asc_str_eq(one, ASC_STR(")"));
        bool dash = asc_str_eq(one, ASC_STR("-")) || asc_str_eq(one, ASC_STR("--")) ||
                    asc_str_eq(one, ASC_STR("\xE2\x80\x93")) ||
                    asc_str_eq(one, ASC_STR("\xE2\x80\x94"));
        dashes += dash && t->tok[k - 1].end < t->tok[k].begin;
    }
    return date && dashes == 1;
}

/* "X's role in it remains unclear", "is investigating the role of X". */
static bool open_question(const asc_site *s)
{
    static const char *const open[] = { "unclear", "unknown", "uncertain", "unproven", "disputed" };
    static const char *const asks[] = { "investigate", "probe",    "examine",   "explore",
                                        "study",       "question", "determine", "clarify" };
    const asc_tree *t = s->t;
    uint32_t h = t->tok[s->i].head, a = asc_tree_child(t, h, ASC_DEP_ACOMP);
    if (s->f->pos != 'n' || h == s->i) return false;
    for (size_t k = 0; a != ASC_NONE && k < sizeof open / sizeof *open; k++)
        if (asc_tree_is(t, a, open[k])) return true;
    for (size_t k = 0; t->tok[s->i].dep == ASC_DEP_DOBJ && k < sizeof asks / sizeof *asks; k++)
        if (asc_tree_is(t, h, asks[k])) return true;
    return false;
}

/* "It was the Front", and no more: who did it. */
static bool it_was(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t subj = asc_tree_child(t, s->i, ASC_DEP_NSUBJ);
    const asc_mention *m = &s->m->items[x->agent];
    uint32_t beside = /* "it was X, the head of Y, who gave the word" */
        x->agent_tok == ASC_NONE ? ASC_NONE : asc_tree_child(t, x->agent_tok, ASC_DEP_APPOS);
    if (beside != ASC_NONE && asc_tree_child(t, beside, ASC_DEP_RELCL) != ASC_NONE) return false;
    return subj != ASC_NONE && asc_tree_is(t, subj, "it") && m->is_name && !m->place &&
           x->agent_tok != ASC_NONE && asc_tree_child(t, x->agent_tok, ASC_DEP_RELCL) == ASC_NONE &&
           asc_tree_child(t, s->i, ASC_DEP_CCOMP) == ASC_NONE &&
           asc_tree_child(t, s->i, ASC_DEP_ADVCL) == ASC_NONE &&
           (m->kind == ASC_ACTOR_GROUP || m->kind == ASC_ACTOR_PERSON ||
            m->kind == ASC_ACTOR_AGENCY || m->sure_group);
}

/* "On the orders of X": no order for pizza. */
static bool under_orders(const asc_site *s, const asc_match *x)
{
    const asc_tree *t = s->t;
    uint32_t h = t->tok[s->i].head;
    bool under = t->tok[s->i].dep == ASC_DEP_POBJ &&
                 (asc_tree_is(t, h, "on") || asc_tree_is(t, h, "under") ||
                  asc_tree_is(t, h, "at") || asc_tree_is(t, h, "follow"));
    return s->f->pos != 'n' || s->f->predicate != ASC_PREDICATE_ORDERED || !x->salient || under;
}

static bool sound_deed(const asc_site *s, const asc_match *x)
{
    if (s->f->agent_speaks && s->f->act == ASC_ACT_CLAIM && s->f->pos == 'v' &&
        (asc_tree_child(s->t, s->i, ASC_DEP_NEG) != ASC_NONE || asc_contrary_neither(s->t, s->i) ||
         (s->second != ASC_NONE && asc_contrary_negative_determiner(s->t, s->second))))
        return false; /* "never claimed it", "made no claim": that is no denial */
    if (open_question(s) ||
        (asc_tree_is(s->t, s->i, "be") && !s->f->object_word.n && !it_was(s, x)))
        return false;
    if (only_directed(s) || dateline(s, x) || sent_no_one(s) || habitual(s, x) ||
        !under_orders(s, x) || a_thing(s, &s->m->items[x->agent]))
        return false;

    asc_actor_kind kind = s->m->items[x->agent].kind;
    if (judges_another(s, &s->m->items[x->agent])) return false;
    if (kind == ASC_ACTOR_DOCUMENT || kind == ASC_ACTOR_OUTLET) return false;
    if (s->f->pos == 'n' &&
        (asc_str_eq(s->f->word, ASC_STR("hand")) || asc_str_eq(s->f->word, ASC_STR("work")) ||
         asc_str_eq(s->f->word, ASC_STR("handiwork")) || asc_str_eq(s->f->word, ASC_STR("doing"))))
        return says_whose(s->t, s->i);
    return !(asc_str_eq(s->f->word, ASC_STR("@event")) && (figurative(s, x) || lacks_victim(s)));
}

/* "The Doctor is Colonel X": two names of a person; "the winner is X", "he was X" are none. */
static bool equates(const asc_site *s, const asc_mention *a, const asc_mention *o)
{
    uint32_t subj = asc_tree_child(s->t, s->i, ASC_DEP_NSUBJ);
    return subj != ASC_NONE && s->t->tok[subj].pos != ASC_POS_PRON && a->kind == ASC_ACTOR_PERSON &&
           o->kind == ASC_ACTOR_PERSON;
}

/* Who can meet, report to, stand with whom: actors with names, and no place alone;
 * two states do that every day, and no attack is behind it. */
static bool sound_between(const asc_site *s, const asc_mention *a, const asc_mention *o)
{
    const asc_tree *t = s->t;
    bool states = a->kind == ASC_ACTOR_STATE && o->kind == ASC_ACTOR_STATE;
    bool alias = s->f->agent[0].where == ASC_WHERE_BEFORE; /* side by side: kinds are guesses */
    bool answers = s->f->predicate == ASC_PREDICATE_REPORTS_TO && o->is_name &&
                   t->tok[a->head].tag == ASC_TAG_NN &&
                   asc_tree_child(t, a->head, ASC_DEP_DET) != ASC_NONE;
    if (alias) return a->is_name && o->is_name;
    bool met = s->f->predicate == ASC_PREDICATE_MET_WITH && a->is_name && asc_sound_sent_by(s, o);
    if ((!a->is_name && !answers) || (!o->is_name && !met) || states) return false;
    if (a->kind == ASC_ACTOR_OUTLET || o->kind == ASC_ACTOR_OUTLET || a->kind == ASC_ACTOR_DOCUMENT)
        return false;
    switch (s->f->predicate) {
    case ASC_PREDICATE_SAME_AS:
        if (asc_tree_is(t, s->i, "be") && !equates(s, a, o)) return false;
        return a->kind == o->kind || a->kind == ASC_ACTOR_UNKNOWN || o->kind == ASC_ACTOR_UNKNOWN ||
               (a->kind != ASC_ACTOR_PERSON && o->kind != ASC_ACTOR_PERSON &&
                (a->kind == ASC_ACTOR_ORGANISATION || o->kind == ASC_ACTOR_ORGANISATION));
    case ASC_PREDICATE_ALLIED_WITH:
        return a->kind != ASC_ACTOR_PERSON &&
               (o->sure_group || (a->sure_group && o->kind != ASC_ACTOR_PERSON));
    case ASC_PREDICATE_REPORTS_TO:
        if (asc_str_eq(s->f->word, ASC_STR("work"))) /* for a company: that is member-of */
            return o->kind == ASC_ACTOR_PERSON && a->kind == ASC_ACTOR_PERSON;
        /* "reported to the police that": says, and is nobody's man */
        return o->kind != ASC_ACTOR_STATE && !o->place &&
               asc_tree_child(t, s->i, ASC_DEP_CCOMP) == ASC_NONE &&
               (s->second != ASC_NONE || asc_tree_child(t, s->i, ASC_DEP_DOBJ) == ASC_NONE) &&
               (s->f->agent[0].where != ASC_WHERE_SUBJ || !asc_tree_passive(t, s->i));
    default: return !(a->place && o->place);
    }
}

/* "Iran's security ministry", "the army intelligence service". */
static bool whose_is_told(const asc_tree *t, uint32_t i)
{
    return asc_tree_child(t, i, ASC_DEP_POSS) != ASC_NONE ||
           asc_tree_child(t, i, ASC_DEP_COMPOUND) != ASC_NONE;
}

/* "Instructed the guard to clear the place", "gave instructions": no training. */
static bool tells_what_to_do(const asc_site *s)
{
    const asc_tree *t = s->t;
    bool orders = s->second != ASC_NONE && asc_tree_is(t, s->second, "instruction") &&
                  t->tok[s->second].tag == ASC_TAG_NNS;
    return orders || (asc_str_eq(s->f->word, ASC_STR("instruct")) &&
                      (asc_tree_child(t, s->i, ASC_DEP_XCOMP) != ASC_NONE ||
                       asc_tree_child(t, s->i, ASC_DEP_CCOMP) != ASC_NONE));
}

/* "helicopter pilots", "its young recruits". */
static bool several_persons(const asc_tree *t, const asc_mention *o)
{
    return !o->is_name && o->kind == ASC_ACTOR_PERSON && t->tok[o->head].tag == ASC_TAG_NNS &&
           (whose_is_told(t, o->head) || asc_tree_child(t, o->head, ASC_DEP_AMOD) != ASC_NONE);
}

/* Between actors: what is led, supported, armed is a group or an agency; a state may
 * be supported, but not led: that is politics. */
static bool sound_relation(const asc_site *s, const asc_match *x, bool person)
{
    const asc_mention *o = x->object == ASC_NONE ? NULL : &s->m->items[x->object];
    if (!o) return true;
    if (s->t->tok[s->i].dep == ASC_DEP_AMOD &&
        asc_tree_is_verb(s->t, s->i)) /* "a Corin-backed group" */
        return (o->kind == ASC_ACTOR_GROUP || (o->kind == ASC_ACTOR_ORGANISATION && o->is_name)) &&
               s->m->items[x->agent].is_name;
    bool group = o->kind == ASC_ACTOR_GROUP || o->kind == ASC_ACTOR_AGENCY ||
                 o->kind == ASC_ACTOR_ORGANISATION || (o->kind == ASC_ACTOR_UNKNOWN && o->is_name);
    bool leads = s->f->predicate == ASC_PREDICATE_LEADS;
    if (word_of(s, "@commanding") && s->f->pos == 'v' && !s->f->object_word.n &&
        (leads || s->f->predicate == ASC_PREDICATE_CONTROLS) &&
        leads != asc_sound_person(s, x->agent))
        return false; /* persons lead what they run, others control it */
    if (s->f->predicate == ASC_PREDICATE_LEADS && s->f->pos == 'n' && person && o->is_name &&
        (asc_str_eq(s->f->word, ASC_STR("leader")) || asc_str_eq(s->f->word, ASC_STR("founder"))))
        return !o->place && o->kind != ASC_ACTOR_STATE; /* "X, whose leader": X is no person */
    if (asc_str_eq(s->f->word, ASC_STR("deputy")) && s->f->predicate != ASC_PREDICATE_REPORTS_TO &&
        !o->sure_group && o->kind != ASC_ACTOR_AGENCY)
        return false; /* "Langley's deputy" */
    if (asc_str_eq(s->f->word, ASC_STR("belong")) && s->f->predicate == ASC_PREDICATE_CONTROLS)
        return s->m->items[x->agent].is_name && o->kind == ASC_ACTOR_ORGANISATION && !o->is_name;
    const asc_mention *a = &s->m->items[x->agent];
    if (s->f->object[0].where == ASC_WHERE_BEARER && s->f->predicate == ASC_PREDICATE_LEADS)
        person |= a->is_name && !a->sure_group && a->kind == ASC_ACTOR_ORGANISATION;
    group |= o->kind == ASC_ACTOR_OUTLET && o->is_name && s->f->pos == 'n' &&
             s->t->tok[x->object_tok].pos == ASC_POS_PROPN &&
             (leads || s->f->predicate == ASC_PREDICATE_MEMBER_OF);
    if ((leads || s->f->predicate == ASC_PREDICATE_MEMBER_OF) && asc_sound_one_of_several(s, x))
        return false;
    if (leads || s->f->predicate == ASC_PREDICATE_MEMBER_OF)
        return (person || s->f->predicate == ASC_PREDICATE_MEMBER_OF) && group &&
               (!o->place || o->kind == ASC_ACTOR_AGENCY || o->kind == ASC_ACTOR_GROUP);
    if (s->f->predicate == ASC_PREDICATE_PART_OF && s->f->agent[0].where == ASC_WHERE_SELF &&
        (s->t->tok[s->i].tag == ASC_TAG_NNS ||
         (asc_tree_is(s->t, s->i, "office") && s->f->object[0].where != ASC_WHERE_POSS) ||
         (asc_tree_is(s->t, s->i, "wing") && s->f->object[0].where == ASC_WHERE_POSS &&
          o->is_name && !o->sure_group)))
        return false; /* "units of our column", "the prison's wing" */
    if (s->f->predicate == ASC_PREDICATE_PART_OF)
        return group && (o->is_name || whose_is_told(s->t, o->head)) && !o->place &&
               s->m->items[x->agent].kind != ASC_ACTOR_PERSON;
    uint32_t side = asc_tree_prep(s->t, s->i, ASC_STR("for")); /* "for which he fought" */
    if (s->f->predicate == ASC_PREDICATE_OPPOSES && side != ASC_NONE &&
        asc_tree_is(s->t, side, "which"))
        return false;
    if (s->f->predicate == ASC_PREDICATE_OPPOSES) return group || o->kind == ASC_ACTOR_STATE;
    if (s->f->predicate == ASC_PREDICATE_MET_WITH || s->f->predicate == ASC_PREDICATE_ALLIED_WITH ||
        s->f->predicate == ASC_PREDICATE_REPORTS_TO || s->f->predicate == ASC_PREDICATE_SAME_AS)
        return sound_between(s, &s->m->items[x->agent], o);
    if (s->f->predicate == ASC_PREDICATE_ARMS && tells_what_to_do(s)) return false;
    bool things = (s->second != ASC_NONE || s->f->object[0].where == ASC_WHERE_BEARER) &&
                  o->kind == ASC_ACTOR_PERSON && o->is_name;
    if (things &&
        (s->f->predicate == ASC_PREDICATE_ARMS || s->f->predicate == ASC_PREDICATE_FINANCES))
        return true; /* "received explosives from" */
    if (s->f->predicate == ASC_PREDICATE_ARMS && s->second != ASC_NONE && o->is_name &&
        o->kind == ASC_ACTOR_STATE)
        return true; /* "supplies Q with arms" */
    if (s->f->predicate == ASC_PREDICATE_ARMS && several_persons(s->t, o)) return true;
    return group || (o->kind == ASC_ACTOR_PERSON &&
                     ((s->f->predicate == ASC_PREDICATE_FINANCES &&
                       s->m->items[x->agent].kind != ASC_ACTOR_PERSON) ||
                      (s->f->predicate == ASC_PREDICATE_SUPPORTS && o->is_name &&
                       s->second != ASC_NONE && s->m->items[x->agent].kind == ASC_ACTOR_STATE) ||
                      (s->f->predicate == ASC_PREDICATE_SHELTERS &&
                       (o->is_name || /* "the leaders of the Front" */
                        asc_tree_prep(s->t, o->head, ASC_STR("of")) != ASC_NONE))));
}

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

/* "Learned of it from the radio": afterwards, as everybody did. */
static bool from_the_news(const asc_site *s)
{
    static const char *const media[] = { "radio", "television", "tv",    "news",     "newspaper",
                                         "press", "media",      "paper", "internet", NULL };
    uint32_t of = asc_tree_prep(s->t, s->i, ASC_STR("of"));
    uint32_t x = asc_tree_prep(s->t, s->i, ASC_STR("from"));
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
        return !a || a->kind != ASC_ACTOR_PERSON || !word_of(s, "@commanding");
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
        if (word_of(s, "@belonging") && !a->is_name) return false;
        return (a->kind == ASC_ACTOR_GROUP || a->kind == ASC_ACTOR_AGENCY ||
                a->kind == ASC_ACTOR_ORGANISATION) &&
               (x->agent_tok == ASC_NONE || s->t->tok[x->agent_tok].pos != ASC_POS_PRON);
    case ASC_PREDICATE_MET_WITH:
        return !word_of(s, "@calling") || s->f->pos != 'v' || (persons && o->is_name);
    case ASC_PREDICATE_OPPOSES:
        if (a->kind == ASC_ACTOR_STATE && o->kind == ASC_ACTOR_STATE) return s->f->pos != 'n';
        if (asc_str_eq(s->f->word, ASC_STR("turn")) &&
            asc_tree_child(s->t, s->i, ASC_DEP_DOBJ) != ASC_NONE)
            return false; /* "turned its back on" */
        return !word_of(s, "@fight") || !o->place || o->kind == ASC_ACTOR_STATE;
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
        if (!word_of(s, "@dying")) return true;
        return a->is_name && a->kind == ASC_ACTOR_PERSON && x->agent_tok != ASC_NONE &&
               s->t->tok[x->agent_tok].pos != ASC_POS_PRON;
    case ASC_PREDICATE_PRETENDS: return pretends(s, a);
    default: return true;
    }
}

/* "Paid him to kill X, who was gunned down": whom it was done to. */
static bool victim(const asc_site *s, uint32_t who)
{
    const asc_tree *t = s->t;
    if (who != ASC_NONE && t->tok[who].dep == ASC_DEP_APPOS) who = t->tok[who].head;
    uint32_t h = who == ASC_NONE ? who : t->tok[who].head;
    return h != ASC_NONE && h != s->i && t->tok[who].dep == ASC_DEP_DOBJ &&
           (t->tok[h].tag == ASC_TAG_VB || !asc_tree_is(t, h, "kill")) &&
           asc_tree_is_one(t, h, (const char *const[]){ "kill", "murder", "assassinate", NULL });
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
    case ASC_PREDICATE_FINANCED: return sound_deed(s, x);
    case ASC_PREDICATE_MEMBER_OF:
        if (s->f->agent[0].where == ASC_WHERE_SELF && !(counted(t, s->i) && suffers(t, s->i)))
            return false;
        return (kind == ASC_ACTOR_PERSON ||
                (kind == ASC_ACTOR_GROUP && !s->m->items[x->agent].is_name)) &&
               (s->m->items[x->agent].is_name || s->f->pos == 'v' ||
                counted(t, s->m->items[x->agent].head) || those(s, x)) &&
               sound_relation(s, x, person);
    case ASC_PREDICATE_DETAINED:
    case ASC_PREDICATE_KILLED:
    case ASC_PREDICATE_DESIGNATED:
        /* "adding X to the list" is no fact; "a militant arrested last year" names no one */
        if (s->f->agent[0].where == ASC_WHERE_BEARER && kind != ASC_ACTOR_PERSON &&
            s->f->predicate != ASC_PREDICATE_DESIGNATED)
            return false;
        if (s->f->predicate == ASC_PREDICATE_KILLED && victim(s, x->agent_tok)) return false;
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
        return !from_the_news(s) && !in_court(s, x) && sound_relation(s, x, person);
    case ASC_PREDICATE_CAPABLE:
        if (x->salient && s->f->pos == 'a' && t->tok[s->i].dep != ASC_DEP_ACOMP &&
            asc_tree_prep(t, s->i, ASC_STR("of")) == ASC_NONE)
            return false; /* "Capable and well liked, X" */
        return kind != ASC_ACTOR_DOCUMENT && kind != ASC_ACTOR_OUTLET && asc_sound_content(s);
    default: return sound_relation(s, x, person);
    }
}
