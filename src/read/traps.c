/*
 * Between actors, in money, in custody, in knowledge: words that tell something else there. What only
 * looks like a deed, or a word on who did it, is in traps_deed.c.
 */
#include "read/traps.h"

#include "base/str.h"
#include "read/bystanders.h"
#include "read/court.h"
#include "read/frame_fills.h"
#include "read/traps_inner.h"

#include "base/banned.h"

/* "Signed off on the strike", "killed off a plan", "put it down to hunger": another verb than
 * the one without the particle. */
static bool another_verb(const asc_site *s)
{
    bool off = asc_trap_child_is(s, ASC_DEP_PRT, "off"),
         down = asc_trap_child_is(s, ASC_DEP_PRT, "down");
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

/* "Supplied X with the route": knowledge, and no arms. */
static bool no_arms(const asc_site *s)
{
    uint32_t with = asc_roles_prep(s, ASC_STR("with"));
    return s->f->pos == 'v' && !s->f->object_word.n && with != ASC_NONE &&
           (asc_tree_in_set(s->t, with, "@route") || asc_tree_in_set(s->t, with, "@harmless"));
}

/* "Jailed for selling them the code for 2,000 euros": who sells is paid. */
static bool sold_for(const asc_site *s)
{
    uint32_t p = s->second == ASC_NONE ? s->second : s->t->tok[s->second].head;
    return asc_site_is(s, "sell") && p != ASC_NONE && asc_tree_is(s->t, p, "for") &&
           asc_str_eq(s->f->object_word, ASC_STR("@money"));
}

/* "Gave the order to a driver": the order for it, and no word on whose man he is. */
static bool one_order(const asc_site *s)
{
    return s->f->pos == 'v' && asc_site_is(s, "give") && s->second != ASC_NONE &&
           s->t->tok[s->second].tag == ASC_TAG_NN && asc_frame_article(s->t, s->second);
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
        return s->f->pos == 'v' && asc_trap_has_infinitive(t, s->i) && !s->f->object_word.n &&
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
    if (asc_trap_official(s)) return true;
    switch (s->f->predicate) {
    case ASC_PREDICATE_CARRIED_OUT:
    case ASC_PREDICATE_ORDERED:
    case ASC_PREDICATE_PLANNED:
    case ASC_PREDICATE_HELPED:
    case ASC_PREDICATE_FINANCED: return asc_trap_of_deed(s, x);
    case ASC_PREDICATE_KNEW_OF: return knows_else(s) || asc_bystander_between(s, x);
    case ASC_PREDICATE_DETAINED: /* "sentenced in absentia": he is free */
        return asc_tree_has_behind(s->t, s->i, "absentia") || hostages(s) ||
               asc_bystander_between(s, x) || asc_trap_no_sentence(s) ||
               (s->second != ASC_NONE && !years_given(s));
    default: return trap_between(s, x);
    }
}
