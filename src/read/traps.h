/*
 * traps - words that look as if they told what a frame reads, and tell something else:
 * "paid a heavy price for the raid", "killed off the plan", "a presidential candidate".
 */
#ifndef ASC_READ_TRAPS_H
#define ASC_READ_TRAPS_H

#include "read/frames.h"
#include "read/roles.h"

/* The frame fits, but says something else here. */
bool asc_trap(const asc_site *s, const asc_match *x);

#endif
