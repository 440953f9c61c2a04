/*
 * bystanders - people beside an attack, of whom a frame would tell what they did not do: who was
 * robbed, who stopped it, who answers for an office, who was only thought dead.
 */
#ifndef ASC_READ_BYSTANDERS_H
#define ASC_READ_BYSTANDERS_H

#include "read/frames.h"
#include "read/roles.h"

/* The frame tells somebody's part in an incident: is he no doer? */
bool asc_bystander_deed(const asc_site *s, const asc_match *x);

/* The same of what is told between actors, and of what befell one. */
bool asc_bystander_between(const asc_site *s, const asc_match *x);

#endif
