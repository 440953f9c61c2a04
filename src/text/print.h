/*
 * print - the lines of a printed page to paragraphs.
 *
 * A PDF knows letters and places, no paragraphs. Lines join into one when they stand
 * below each other at the text's distance, in letters of one height, and the upper one is
 * full; across a column's or page's end when the sentence goes on. A word cut by a hyphen
 * at a line's end is put together if it goes on in lower case. Larger letters than most
 * make a heading. What stands at the head or foot of most pages, figures aside, and page
 * numbers are left out.
 */
#ifndef ASC_TEXT_PRINT_H
#define ASC_TEXT_PRINT_H

#include "text/laid.h"

#define ASC_PRINT_LINES_MAX 1000000u

typedef struct asc_print_line {
    asc_str text;                   /* without a line end */
    float left, right, top, bottom; /* in points; y grows downwards */
    float height;                   /* of its letters */
    uint32_t page;
} asc_print_line;

/* Put the lines, in reading order, into l.. */
asc_status asc_print_lay(asc_laid *l, asc_print_line *lines, size_t count,
                         asc_error *err) ASC_MUST_USE;

#endif
