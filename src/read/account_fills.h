/*
 * account_fills - in which accounts of a report a fill stands.
 *
 * A first guess (accounts.c) puts each fill into one account, by kinds of event words and by
 * distance; a linear model over what these facts say, each by itself and two together, then
 * judges every fill in every account. Its weights are in data/slots.bin.
 */
#ifndef ASC_READ_ACCOUNT_FILLS_H
#define ASC_READ_ACCOUNT_FILLS_H

#include "read/account_kinds.h"

#define ASC_ACCOUNTS_MAX ((ASC_SLOT_KINDS - 1) * ASC_SAME_KIND_MAX) /* of one report */
#define ASC_PLACE_CORE 17 /* facts that count together with each other, too */
#define ASC_PLACE_FACTS (ASC_PLACE_CORE + 7 + 2 * ASC_FILL_COUNT)
#define ASC_PLACE_WEIGHTS (ASC_PLACE_FACTS + ASC_PLACE_CORE * (ASC_PLACE_CORE + 1) / 2)
#define ASC_PLACE_PHRASES 64 /* of one fill that are looked at */

typedef struct asc_place_account {
    int kind;          /* 1 to 4 */
    uint32_t nth;      /* of its kind, from 0 */
    uint32_t same;     /* how many of its kind there are */
    double more, some; /* probability of more than nth of its kind; of any */
} asc_place_account;

typedef struct asc_place_fill {
    int role;
    double p;
    const double *near;    /* [ASC_SLOT_KINDS]: what speaks for each kind */
    uint32_t sent;         /* of the likeliest phrase */
    uint32_t account;      /* the first guess */
    const uint32_t *sents; /* of its phrases, ASC_PLACE_PHRASES at most */
    uint32_t sent_count;
} asc_place_fill;

typedef struct asc_place_view {
    const asc_place_account *accounts;
    const asc_place_fill *fills;
    const asc_kinds_thing *things;
    uint32_t account_count, fill_count;
    double sums[ASC_FILL_COUNT], tops[ASC_FILL_COUNT]; /* probabilities of a role's things */
    const double *report;                              /* log odds [ASC_SLOT_KINDS] */
    double some;                                       /* sum of all kinds' `some` */
    uint32_t *events[ASC_SLOT_KINDS], event_count[ASC_SLOT_KINDS]; /* sentences, ascending */
} asc_place_view;

/* accounts, fills and report are set before, as is `some`; the rest is made here, in `tmp`.
 * False when memory ran out. */
bool asc_place_view_make(asc_place_view *v, asc_arena *tmp, const asc_tree *t, const asc_events *ev,
                         const asc_kinds_thing *things, size_t count);

/* What speaks for fill i in each account; the twin of `account_facts` in
 * train/slots/accounts.py. */
void asc_place_facts(const asc_place_view *v, uint32_t i,
                     double out[ASC_ACCOUNTS_MAX][ASC_PLACE_FACTS]);

#endif
