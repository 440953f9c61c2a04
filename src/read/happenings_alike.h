/*
 * happenings_alike - may an event word be of an incident that is told already?
 *
 * What is told of both must not contradict: times, places, targets, whether it was done or only
 * tried. Each asks only for what both tell.
 */
#ifndef ASC_READ_HAPPENINGS_ALIKE_H
#define ASC_READ_HAPPENINGS_ALIKE_H

#include "read/events.h"

/* May two names of a place, or none, be of one? A land and a town in it may. */
bool asc_alike_places_meet(asc_str a, asc_str b);

/* "The hospital attack": the chain of hospitals that was hit. */
bool asc_alike_targets_meet(const asc_event *e, const asc_happening *h);

/* Have their times a day in common, as far as they are told? */
bool asc_alike_times_meet(const asc_event *e, const asc_happening *h);

/* What was only tried is not what was done; what was done may be what was tried first, if it was
 * aimed at the same thing. */
bool asc_alike_stages_differ(const asc_event *e, const asc_happening *h);

/* "The fishermen were gunned down on an island": those of whom it is told, wherever that was. */
bool asc_alike_same_victims(const asc_event *e, const asc_happening *h);

/* Do a time or a place contradict? */
bool asc_alike_contradicts_by_time(const asc_event *e, const asc_happening *h);

/* Another date, another place, another target: not one incident. */
bool asc_alike_contradicts(const asc_event *e, const asc_happening *h);

/* How much they have in common; negative when something contradicts. */
int asc_alike_agreement(const asc_event *e, const asc_happening *h);

/* Does token i's sentence name that place, wherever in it? */
bool asc_alike_names_place(const asc_tree *t, uint32_t i, asc_str place);

/* Two names of one site, by its land or by its own. */
bool asc_alike_same_site(asc_str a, asc_str b);

/* "Planned the strikes", after a bomb: those that answered it, and not the main incident. */
bool asc_alike_in_answer(const asc_events *ev, const asc_tree *t, const asc_event *e);

#endif
