/*
 * when - dates as reports write them, resolved against the day of publication.
 *
 * "Feb. 14", "November 2008", "4 June", "2001", "last year", "on Tuesday",
 * "yesterday". A day or month without a year is the last such one not after
 * publication; without a day of publication it stays unknown rather than guessed.
 */
#ifndef ASC_READ_WHEN_H
#define ASC_READ_WHEN_H

#include "base/date.h"
#include "read/tree.h"

/* The date that begins at token i; false when none does. *last is the token behind. */
bool asc_when(const asc_tree *t, uint32_t i, asc_date published, asc_date *out, uint32_t *last);

#endif
