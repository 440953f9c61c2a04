/*
 * link_lines - who took from whom, and what it goes back to, as JSON Lines.
 */
#ifndef ASC_SHOW_LINK_LINES_H
#define ASC_SHOW_LINK_LINES_H

#include "show/case.h"

/* Without their line ends. */
void asc_show_copy(asc_buf *b, const asc_read_case *c, const asc_copy *copy);
void asc_show_circle(asc_buf *b, const asc_read_case *c, const asc_circle *circle);
void asc_show_correction(asc_buf *b, const asc_read_case *c, const asc_correction *notice);
void asc_show_root(asc_buf *b, const asc_read_case *c, const asc_root *root);

#endif
