/*
 * trace - what each thing that is said goes back to: per proposition the independent
 * origins with the reports that carry their word, who took it from whom, and circles.
 */
#ifndef ASC_SHOW_TRACE_H
#define ASC_SHOW_TRACE_H

#include "show/case.h"

/* For each incident weighed; then what joins the reports altogether. */
asc_status asc_show_trace(const asc_read_case *c, const asc_show_options *options,
                          asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;

/* "X carried it out", "X did not order it". */
void asc_show_proposition(asc_buf *b, const asc_read_case *c, const asc_root *r);
/* An origin of a proposition as people call it; "a circle that rests on nothing". */
void asc_show_root_origin(asc_buf *b, const asc_read_case *c, const asc_root_origin *o);
/* From whom: a report's name, an actor, or the words for it. */
void asc_show_copied_from(asc_buf *b, const asc_read_case *c, const asc_copy *k);
/* Is it one of reports that rest on each other? */
bool asc_show_in_circle(const asc_read_case *c, uint32_t report);

#endif
