/*
 * timing - which time of a sentence belongs to which of its events.
 *
 * By the tree where it can be; "in March 2021, when gunmen stormed a post" gives the clause behind
 * "when" its date; where the parser hung a time on something else, it goes to the event that
 * stands next to it with no other clause between. Times behind "since" and "until", and
 * those of verbs of saying ("said on Tuesday that"), are no event's.
 */
#ifndef ASC_READ_TIMING_H
#define ASC_READ_TIMING_H

#include "read/events.h"

/* Fill in the times of all events of *ev: when, until, from and measured_by. */
void asc_timing_find(asc_events *ev, const asc_tree *t, asc_date published);

/* Does a clause begin or another event stand between tokens a and b, of which one is e's, both
 * left out? */
bool asc_timing_apart(const asc_tree *t, const asc_events *ev, const asc_event *e, uint32_t a,
                      uint32_t b);

#endif
