/*
 * occurred - which event words tell that an incident happened, and which incidents are worth
 * telling where no statement is about them.
 */
#ifndef ASC_READ_OCCURRED_H
#define ASC_READ_OCCURRED_H

#include "read/events.h"

/* Does the event word stand where a report tells that it happened? */
bool asc_told_as_happening(const asc_tree *t, const asc_event *e);

/* Is the incident worth telling by itself? What the report is about is, and what has a day and
 * a place; a threat is not. */
bool asc_stands_alone(const asc_events *ev, uint32_t happening);

#endif
