/*
 * traits - what all tellings of an incident say of its stage, its target and its weapon.
 *
 * The stage is the furthest that is told: what one report still calls a plot another saw done.
 * Target and weapon are as most tellings call them (that of a report that is mainly about it
 * counts twice), of equals the first by name: the order of reports decides nothing.
 */
#ifndef ASC_LINK_TRAITS_H
#define ASC_LINK_TRAITS_H

#include "link/incidents.h"

/* Fill in stage, target and weapon of all `items`; of[i]: the incident of told[i]. ASC_ENOMEM. */
asc_status asc_traits_choose(asc_incident *items, size_t count, asc_arena *keep,
                             const asc_told *told, const uint32_t *of, size_t told_count,
                             asc_error *err) ASC_MUST_USE;

#endif
