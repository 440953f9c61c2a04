/*
 * datetext - a date in whatever a page, feed or mail writes, to ISO 8601.
 *
 * "2013-06-05T17:48:00Z", "20130605", "Wed, 05 Jun 2013 14:04:33 +0200", "June 5, 2013",
 * "5. Juni 2013", "5/6/2013" when only one reading is a date. Day and month names of
 * English, French, German, Spanish, Italian, Portuguese and Dutch. A date that could
 * be read two ways is no date.
 */
#ifndef ASC_TEXT_DATETEXT_H
#define ASC_TEXT_DATETEXT_H

#include <ascribe.h>

#define ASC_DATETEXT_MAX 40     /* bytes of an answer, NUL included */
#define ASC_DATETEXT_SEARCH 400 /* bytes of s that are looked at */

/* The first date in s: true, and out is "2013-06-05" or "2013-06-05T14:04:33+02:00". */
bool asc_datetext_find(asc_str s, char out[ASC_DATETEXT_MAX]);
/* The same of a line that tells nothing but where and when: any year since 1850, not since 1990 alone. */
bool asc_datetext_of_line(asc_str s, char out[ASC_DATETEXT_MAX]);
/* The date in a web address: "/2013/06/05/" or "2013-06-05". */
bool asc_datetext_in_url(asc_str url, char out[ASC_DATETEXT_MAX]);

#endif
