/*
 * happenings - which event words of a report tell of the same incident.
 *
 * Inside a report two mentions are one incident unless kind, date, place or target
 * contradict; a bare "the attack" is the one spoken of in the same sentence, else
 * the report's main one.
 */
#ifndef ASC_READ_HAPPENINGS_H
#define ASC_READ_HAPPENINGS_H

#include "read/events.h"

/* In a report with no stronger word "the bomb" or "the crime" is the incident. */
bool asc_event_tells_alone(const asc_tree *t, const asc_event *e);

/* Make happenings of the events described in *ev (room for ASC_HAPPENINGS_MAX) and choose the
 * main one. */
void asc_happenings_find(asc_events *ev, const asc_tree *t, asc_date published);

#endif
