/*
 * side - work done side by side.
 *
 * Each piece has memory of its own and writes where no other does, so that the outcome is the
 * same on any number of threads. Where no thread can be had the caller's does the work.
 */
#ifndef ASC_BASE_SIDE_H
#define ASC_BASE_SIDE_H

#include <ascribe.h>

#define ASC_SIDES_MAX 16u
#define ASC_SIDE_LEAST 512u /* reports: for fewer no thread is started */

typedef void (*asc_side_fn)(void *user);

/* Both; at once where `threads` are two or more. */
void asc_side_both(unsigned threads, asc_side_fn one, void *of_one, asc_side_fn other,
                   void *of_other);

/* fn(user, side) on `threads` sides, at most ASC_SIDES_MAX; the last is the caller's. */
typedef void (*asc_sides_fn)(void *user, unsigned side);
void asc_side_all(unsigned threads, asc_sides_fn fn, void *user);
/* Where the share of a side begins of `count` things; it ends where the next one's begins. */
static inline size_t asc_side_begin(size_t count, unsigned sides, unsigned side)
{
    return count * side / sides;
}
/* For so many reports, at most; never 0. */
unsigned asc_side_count(unsigned threads, size_t reports);

#endif
