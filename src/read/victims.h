/*
 * victims - of whom "the murder" is: a man is murdered once, so that his name joins what reports tell years apart.
 */
#ifndef ASC_READ_VICTIMS_H
#define ASC_READ_VICTIMS_H

#include "read/events.h"

/* The mention with the longest name of the one that mention x means, of the first of a report. */
uint32_t asc_victims_fullest(const asc_mentions *m, uint32_t x);

/* The main incident's victim, where its own words do not name him. */
void asc_victims_find(asc_events *ev, const asc_tree *t, const asc_mentions *m);

/* "Accused X of assassinating him": what a report is about that dates an old deed alone. */
void asc_victims_of_untold(asc_events *ev, const asc_tree *t);

#endif
