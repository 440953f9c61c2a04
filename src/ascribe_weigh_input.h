/*
 * weigh_input - from a reading to what weigh takes: views, and lists of their own in `keep`.
 */
#ifndef ASC_ASCRIBE_WEIGH_INPUT_H
#define ASC_ASCRIBE_WEIGH_INPUT_H

#include "weigh/evidence.h"

/* Of that what needs no provenance: reports, statements and actors. */
asc_weigh_input asc_weigh_input_plain(const asc_reading *r);
/* All of it. ASC_ENOMEM. */
asc_status asc_weigh_input_of(asc_weigh_input *out, asc_arena *keep, const asc_reading *r,
                              asc_error *err) ASC_MUST_USE;

#endif
