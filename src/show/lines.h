/*
 * lines - reports, actors, incidents and statements as JSON Lines.
 *
 * The statement line has its fields in the order of docs/commands/read.md.
 */
#ifndef ASC_SHOW_LINES_H
#define ASC_SHOW_LINES_H

#include "show/case.h"

asc_status asc_show_lines(const asc_read_case *c, const asc_show_options *options,
                          asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;

/* One statement's line without its line end. */
void asc_show_statement(asc_buf *b, const asc_read_case *c, const asc_statement *st, bool explain);
/* One incident's line without its line end. */
void asc_show_incident(asc_buf *b, const asc_read_case *c, const asc_incident *in);

/* The weighing of one incident as a JSON object. */
void asc_show_weighed_json(asc_buf *b, const asc_read_case *c, const asc_weighed *w);
/* ,"too_little": why there is no percentage to print, or null. */
void asc_show_too_little_json(asc_buf *b, asc_too_little t);
/* Hypotheses as JSON objects, commas between. */
void asc_show_hypotheses_json(asc_buf *b, const asc_read_case *c, const asc_hypothesis *h,
                              uint32_t n);
/* Its hypotheses as lines, for each day of its moments and with all that is known. */
asc_status asc_show_hypothesis_lines(const asc_read_case *c, asc_write_fn write, void *user,
                                     asc_error *err) ASC_MUST_USE;

/* Hand what is in b on and empty it. ASC_ENOMEM if b failed, ASC_EIO if write did. */
asc_status asc_show_flush(asc_buf *b, asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;

#endif
