/*
 * account_kinds - how many incidents of each kind a report tells of.
 *
 * A linear model over what the report as a whole sounds like, its event words and where
 * they stand, and the things that are likely to have been hit or used (accounts.h). Its
 * weights are in data/slots.bin.
 */
#ifndef ASC_READ_ACCOUNT_KINDS_H
#define ASC_READ_ACCOUNT_KINDS_H

#include "read/events.h"

#define ASC_SLOT_KINDS 5 /* any incident, attack, bombing, kidnapping, arson */
#define ASC_KINDS_OWN 25
#define ASC_KINDS_COMMON (ASC_SLOT_KINDS + 2 + 3 * ASC_FILL_COUNT + 4)
#define ASC_KINDS_FACTS (ASC_KINDS_OWN + ASC_KINDS_COMMON + ASC_SLOT_KINDS - 1)
#define ASC_SAME_KIND_MAX 3 /* incidents of one kind in one report */

/* Something that may be a doer, a target, a victim, a weapon. */
typedef struct asc_kinds_thing {
    int role;
    double p;
    double near[ASC_SLOT_KINDS]; /* what speaks for each kind; that of `any` says nothing */
    uint32_t sent;
} asc_kinds_thing;

/* Who was hit and is only described ("six watchmen"): probabilities of phrases. */
typedef struct asc_kinds_whom {
    double top, sum;                                    /* over the report */
    double mass[ASC_SLOT_KINDS], count[ASC_SLOT_KINDS]; /* of each kind; likely ones */
} asc_kinds_whom;

/* The index that an incident's own kind counts as: 1 to 4; 0: none. */
int asc_kinds_index(uint32_t kind);

/* How far the first incident told of that kind (1 to 4) went. */
asc_stage asc_kinds_stage(const asc_tree *t, const asc_events *ev, int kind);

/* The happening that an account of that kind is of: the main one if it can be, else the first. */
uint32_t asc_kinds_happening(const asc_events *ev, int kind);

/* The facts of kind k (1 to 4) are out[k - 1]; the twin of `kind_facts` in
 * train/slots/train.py. `report` holds log odds. False when memory ran out. */
bool asc_kinds_facts(double out[ASC_SLOT_KINDS - 1][ASC_KINDS_FACTS], asc_arena *tmp,
                     const asc_tree *t, const asc_events *ev, const double report[ASC_SLOT_KINDS],
                     const asc_kinds_thing *things, size_t count, const asc_kinds_whom *whom);

#endif
