/*
 * roles - where the words stand that fill a frame's roles: subject, object, behind a
 * preposition, whose it is ...
 */
#ifndef ASC_READ_ROLES_H
#define ASC_READ_ROLES_H

#include "read/events.h"
#include "read/names.h"
#include "read/tree.h"

/* What roles are looked up against. */
typedef struct asc_site {
    const asc_tree *t;
    asc_mentions *m;
    const asc_events *ev;
    const asc_frame *f;
    uint32_t i;       /* the trigger */
    uint32_t object;  /* its object in the tree, once a frame asks for one; else ASC_NONE */
    bool looked;      /* for that object */
    uint32_t second;  /* the frame's object word ("responsibility"), or ASC_NONE */
    uint32_t claimer; /* who claimed an attack last, before the trigger; a mention, or ASC_NONE */
} asc_site;

/* Is the word that fires this one? */
static inline bool asc_site_is(const asc_site *s, const char *lemma)
{
    return asc_tree_is(s->t, s->i, lemma);
}

/* Does the frame's particle stand at its trigger? */
bool asc_roles_particle(const asc_tree *t, uint32_t i, asc_str particle);
/* The frame's object word at its trigger: the object, or what stands behind a preposition;
 * ASC_NONE. The trigger's object is looked up once for all its frames. */
uint32_t asc_roles_second(asc_site *s);
/* The head of what stands at a place; ASC_NONE. *shaky grows with each guess. */
uint32_t asc_roles_place(const asc_site *s, const asc_place *p, unsigned *shaky);
/* Behind the trigger's, the object word's or the object's preposition `prep`; ASC_NONE. */
uint32_t asc_roles_prep(const asc_site *s, asc_str prep);
/* A word for what somebody says: whose it is, is whose word it is. */
bool asc_roles_saying(const asc_tree *t, uint32_t i);
/* The word for what somebody says that is judged at that place: "the claim"; ASC_NONE. */
uint32_t asc_roles_judged(const asc_site *s, const asc_place *p);
/* Whose something is: "his trips", "two of his trips", "the claim of the Front"; ASC_NONE. */
uint32_t asc_roles_whose(const asc_tree *t, uint32_t i);
/* "charges that it arms the Front": does the word say itself what it is about? */
bool asc_roles_content(const asc_tree *t, uint32_t i);
/* "Dismissed the allegations", "called the charge absurd": the bare word for a charge against the
 * one who speaks; ASC_NONE where it is another's, or says itself what it is about. */
uint32_t asc_roles_charge(const asc_site *s);
/* "Facilitated the passage of the rebels who attacked it": the incident that those who are helped
 * did; ASC_NONE. */
uint32_t asc_roles_deed_of_those(const asc_site *s, uint32_t tok);
/* "it", "this", "that", "so". */
bool asc_roles_deictic(const asc_tree *t, uint32_t i);

#endif
