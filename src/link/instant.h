/*
 * instant - when a report came out, to its precision.
 *
 * "2013-06" is any minute of that month; a time without a zone is taken as UTC.
 */
#ifndef ASC_LINK_INSTANT_H
#define ASC_LINK_INSTANT_H

#include <ascribe.h>

typedef struct asc_instant {
    int64_t first, last; /* minutes since 1970-01-01 UTC, both included */
    bool known;
} asc_instant;

/* An ISO date or time, partial or not; what is none is unknown. */
asc_instant asc_instant_parse(asc_str s);
/* -1: all of a lies before b; 1: behind it; 0: it cannot be said. */
int asc_instant_order(asc_instant a, asc_instant b);

#endif
