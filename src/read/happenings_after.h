/*
 * happenings_after - what happenings tell one another once every word has its own: happenings.c.
 */
#ifndef ASC_READ_HAPPENINGS_AFTER_H
#define ASC_READ_HAPPENINGS_AFTER_H

#include "read/events.h"

/* What nothing else tells: whom it killed; the weapon named in an incident's sentence ("a car
 * packed with explosives") by a word that tells of none itself. */
void asc_happenings_complete(asc_events *ev, const asc_tree *t);
/* The date of what is measured from another incident, or of that other one. */
void asc_happenings_measure(asc_events *ev);

#endif
