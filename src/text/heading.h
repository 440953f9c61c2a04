/*
 * heading - what the first lines of a plain text tell: title, author, outlet, date.
 *
 * Saved copies carry them in lines of their own before the first paragraph ("By Jane Roe,
 * The Post, 12 March 2021"; "Reuters | June 3, 2022"; "Published: 3 June 2022 10:14 GMT"), and
 * wire copy in a dateline before its first sentence ("LONDON, June 4 (Reuters) -"). A line is
 * taken for one of these only if each of its words is a name, a date or a label: what could as
 * well be prose tells nothing.
 */
#ifndef ASC_TEXT_HEADING_H
#define ASC_TEXT_HEADING_H

#include <ascribe.h>

#include "base/arena.h"

/* Where the dateline that opens s ends; 0 if none does. *outlet: what stands in its brackets;
 * *day: from its place to the brackets ("LONDON, June 4"). Both may be empty. */
size_t asc_dateline_end(asc_str s, asc_str *outlet, asc_str *day);

/* Is the block a line that tells of the report and of nothing else ("By Jane Roe, The Post, 12
 * March 2021")? *author, *outlet: what it tells; may be empty. */
bool asc_heading_line(asc_str block, asc_str *author, asc_str *outlet);

/*
 * Fill what `facts` lacks from the first blocks of a text: a short first block without a
 * full stop is the title; author, outlet and date are looked for in the lines that follow
 * it, in a dateline, and the author in "(Reporting by ...)" at the end. The facts point into
 * `text` and, dates, into `keep`. Linear. Error: ASC_ENOMEM.
 */
asc_status asc_facts_guess(asc_arena *keep, asc_report_facts *facts, asc_str text,
                           asc_error *err) ASC_MUST_USE;

#endif
