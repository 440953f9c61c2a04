/*
 * Who can stand to whom as is told: what is led is a group, who meets whom has a name, two names of one
 * are a person's.
 */
#include "read/sound_inner.h"

#include "base/str.h"
#include "read/sound_who.h"

#include "base/banned.h"

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
bool asc_sound_relation(const asc_site *s, const asc_match *x, bool person)
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
    if (asc_sound_word_of(s, "@commanding") && s->f->pos == 'v' && !s->f->object_word.n &&
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
