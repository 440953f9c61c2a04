/*
 * ascribe_state - the statements of all reports.
 *
 * All of a statement but whom and what it means needs its report alone. So they are made while names,
 * happenings and descriptions are joined, by whoever has nothing else to do, some reports at a time;
 * whom and what they mean comes last.
 */
#ifndef ASC_ASCRIBE_STATE_H
#define ASC_ASCRIBE_STATE_H

#include <stdatomic.h>

#include "ascribe_reading.h"
#include "ascribe_told.h"

typedef struct asc_stating {
    asc_reading *r;
    const asc_told_list *l;
    asc_statement *out;
    size_t *begin; /* [report] */
    size_t total;
    atomic_size_t next; /* the first report whose statements nobody makes yet */
    atomic_bool failed; /* out of memory */
    unsigned sides;
} asc_stating;

/* Room for the statements of `r`, in its arena, and in `tmp`. False: out of memory. */
bool asc_state_prepare(asc_stating *s, asc_reading *r, const asc_told_list *l, asc_arena *tmp);
/* Make those that nobody makes yet, to the end or, where it is not NULL, until *stop. Several may at once. */
void asc_state_some(asc_stating *s, const atomic_bool *stop);
/* All are made, and all is joined: they go into the reading. ASC_ENOMEM. */
asc_status asc_state_finish(asc_stating *s, asc_error *err) ASC_MUST_USE;

#endif
