/*
 * brief - everything on one page, for paper and screen: the answer of each incident, what
 * speaks for and against it, where that comes from, how it came about over time, and
 * the reports themselves, to whose sentences every line leads.
 *
 * The page needs nothing beside itself: no script, no font, no picture from elsewhere.
 */
#ifndef ASC_SHOW_BRIEF_H
#define ASC_SHOW_BRIEF_H

#include "show/case.h"

asc_status asc_show_brief_html(const asc_read_case *c, const asc_show_options *options,
                               asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;
/* The same without drawings, as Markdown (CommonMark). */
asc_status asc_show_brief_md(const asc_read_case *c, const asc_show_options *options,
                             asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;

#endif
