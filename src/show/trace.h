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

/* Is it one of reports that rest on each other? */
bool asc_show_in_circle(const asc_read_case *c, uint32_t report);

#endif
