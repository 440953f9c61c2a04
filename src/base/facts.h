/*
 * facts - what is known of a report from outside, copied and named.
 */
#ifndef ASC_BASE_FACTS_H
#define ASC_BASE_FACTS_H

#include <ascribe.h>

#include "base/arena.h"

/* False when memory ran out; what *out holds then is of no use. `in` may be `out`. */
bool asc_report_facts_copy(asc_arena *keep, const asc_report_facts *in,
                           asc_report_facts *out) ASC_MUST_USE;
/* "mails.mbox#3": a document's part; the document's name where there is none. False when memory
 * ran out. */
bool asc_report_part_name(asc_arena *keep, asc_str name, asc_str part, asc_str *out) ASC_MUST_USE;

#endif
