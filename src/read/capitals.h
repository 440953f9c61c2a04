/*
 * capitals - "Tehran denied it": a seat of government that speaks or acts is its state.
 *
 * Only the mentions that do, are accused of or are behind something: an explosion "in Tehran" stays
 * there.
 */
#ifndef ASC_READ_CAPITALS_H
#define ASC_READ_CAPITALS_H

#include "read/names.h"
#include "read/tree.h"

/* Is that a seat of government? Of which country: its code (ISO 3166). */
bool asc_capitals_state(asc_str name, char code[3]);
/* Such mentions are their state's from then on, where the report names it; else a state. */
void asc_capitals_join(asc_mentions *m, const asc_tree *t);

#endif
