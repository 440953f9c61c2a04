/*
 * when - times as reports write them, resolved against the day of publication.
 *
 * "Feb. 14", "November 2008", "4 June", "2001", "29 August last year", "between 3 and 5 May",
 * "last year", "on Tuesday", "last night", "over the weekend", "ten days ago". A day or month
 * without a year is the last such one not after publication; without a day of publication it
 * stays unknown rather than guessed.
 *
 * Some times are measured from another event: "a week earlier", "the next morning", "two days
 * before the blasts", "on the eve of the vote". They come with how far it is and the token that
 * they are measured from; asc_when_from works out the date once that event's is known.
 */
#ifndef ASC_READ_WHEN_H
#define ASC_READ_WHEN_H

#include "base/date.h"
#include "read/tree.h"

/* How far from another event: at most one of the three is not 0. */
typedef struct asc_distance {
    bool told;  /* there is such a distance, maybe 0: "on the same day" */
    bool vague; /* but how far is not told: "days after the raid" */
    int16_t days, months, years;
} asc_distance;

typedef struct asc_time {
    /* Unknown where it is measured from another event; without a year (and so unknown to all of
     * date.h) where only its month and day are told. */
    asc_date when;
    asc_date until; /* last of a range of days, of which `when` is the first; unknown: no range */
    asc_distance from; /* told: measured from another event */
    bool rounded;      /* "two years ago" */
    uint32_t event;    /* the token of it or of its clause; ASC_NONE: what was told before */
    uint32_t last;     /* the token behind */
} asc_time;

/* The time that begins at token i, known or not; false when none does. */
bool asc_when(const asc_tree *t, uint32_t i, asc_date published, asc_time *out);

/* `of` moved by the distance, no more exact than that allows; unknown where `of` is too vague. */
asc_date asc_when_from(asc_date of, asc_distance d);

#endif
