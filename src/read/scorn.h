/*
 * scorn - "called the allegation a fabrication", "dismissed the report as electioneering".
 *
 * Whoever says so of another's word does not believe it, by whatever image; where the word was about
 * himself he denies it besides. What it is called is not looked up, unless it is praise.
 */
#ifndef ASC_READ_SCORN_H
#define ASC_READ_SCORN_H

#include "read/tree.h"

/* Does verb i call somebody's word something? Then *who says so, and *what is the word ("that report"). */
bool asc_scorn_at(const asc_tree *t, uint32_t i, uint32_t *who, uint32_t *what);

/* "Called the claim that X did it absurd", "rejected as a lie the report that", "described the claim that X did it as
 * nonsense": the verb that says so over noun p; ASC_NONE. */
uint32_t asc_scorn_over(const asc_tree *t, uint32_t p);

/* "The verdict", "the court's ruling": a court's word. */
bool asc_scorn_of_court(const asc_tree *t, uint32_t what);

#endif
