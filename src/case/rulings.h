/*
 * rulings - which decisions change results, and whether one of them says what it must.
 */
#ifndef ASC_CASE_RULINGS_H
#define ASC_CASE_RULINGS_H

#include <ascribe.h>

#include "base/arena.h"

/*
 * Take an envelope apart; the views live in `keep`. *out is untouched and *known false
 * for a kind that changes no result. ASC_EARG says what such a decision lacks.
 */
asc_status asc_ruling_parse(asc_ruling *out, bool *known, asc_arena *keep, asc_str kind,
                            asc_str subject, asc_str payload, asc_error *err) ASC_MUST_USE;

#endif
