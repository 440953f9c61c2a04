/*
 * html - text of reports made safe for a page, and the drawings of the brief.
 */
#ifndef ASC_SHOW_HTML_H
#define ASC_SHOW_HTML_H

#include "show/case.h"

/* s as text or as the value of a quoted attribute: & < > " ' as entities, control
 * characters and bidi controls as U+FFFD. */
void asc_html_text(asc_buf *b, asc_str s);

/* A credence with its range, from 0 to 100 %, as one SVG. `colour` is a number of the page's
 * palette. */
void asc_html_range(asc_buf *b, double credence, double low, double high, unsigned colour);
/* The same as asc_show_hypothesis, for a page. */
void asc_html_hypothesis(asc_buf *b, const asc_read_case *c, const asc_hypothesis *h);
/* Credence by day, a line for each of the leading hypotheses, as one SVG. */
void asc_html_timeline(asc_buf *b, const asc_read_case *c, const asc_weighed *w);
/* Origins, the reports that carry their word, and who took from whom, as one SVG with
 * its heading; nothing where there is nothing to draw. */
void asc_html_sources(asc_buf *b, const asc_read_case *c, const asc_weighed *w);
#define ASC_PALETTE 6 /* colours; the last one is for someone else */
/* Which colour a hypothesis has in every drawing of its incident. */
unsigned asc_html_colour(const asc_weighed *w, const asc_hypothesis *h);
/* And one actor's part: that of the likeliest hypothesis in which it stands. */
unsigned asc_html_part_colour(const asc_weighed *w, asc_involved who);

#endif
