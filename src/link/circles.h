/*
 * circles - reports that rest on each other: strongly connected sets of two or more.
 */
#ifndef ASC_LINK_CIRCLES_H
#define ASC_LINK_CIRCLES_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_DIRECTED_MIN .6 /* a copy of which the direction is less sure closes no circle */

/* In order of their first report. Linear in reports and copies (Tarjan 1972, without
 * recursion: a circle of a hundred thousand reports is as well). */
asc_status asc_circles_find(asc_circle **out, size_t *count, asc_arena *keep,
                            const asc_copy *copies, size_t copy_count, size_t report_count,
                            asc_error *err) ASC_MUST_USE;

#endif
