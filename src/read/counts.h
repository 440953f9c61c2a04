/*
 * counts - how many were killed or wounded.
 */
#ifndef ASC_READ_COUNTS_H
#define ASC_READ_COUNTS_H

#include "read/events.h"
#include "read/tree.h"

typedef struct asc_count {
    int64_t value;
    bool wounded;
    bool at_least;        /* "at least 19", "more than 130" */
    uint32_t trigger;     /* the word that says killed or wounded */
    uint32_t first, last; /* tokens of what says it, [first, last) */
} asc_count;

/* The number that begins at token i ("40", "1,200", "twenty-seven"); -1 if none.
 * *last is the token behind it. */
int64_t asc_number_at(const asc_tree *t, uint32_t i, uint32_t *last);

/* The toll told by the number at token i (which ends before `last`). False when it
 * counts something else, or only some of the dead ("four more bodies"). */
bool asc_count_of(const asc_tree *t, uint32_t i, uint32_t last, int64_t value, asc_count *out);

/* The incident that a toll belongs to: the trigger's subject or what it happened in; else,
 * *salient set, the one spoken of. ASC_NONE. */
uint32_t asc_count_happening(const asc_events *ev, const asc_tree *t, uint32_t trigger,
                             bool *salient);

/* "Killed during clashes": something else than the incident? */
bool asc_count_in_a_fight(const asc_tree *t, uint32_t trigger);

#endif
