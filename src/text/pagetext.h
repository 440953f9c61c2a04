/*
 * pagetext - the kept text of a page, as paragraphs.
 *
 * A blank line between blocks; one space for any white space inside, but for pre.
 */
#ifndef ASC_TEXT_PAGETEXT_H
#define ASC_TEXT_PAGETEXT_H

#include "base/str.h"
#include "text/html.h"
#include "text/origin.h"

typedef struct asc_pagetext {
    asc_buf text;
    asc_block *blocks;
    size_t count, cap;
    asc_stretches origins; /* in the page's source, as it was parsed */
} asc_pagetext;

/* Lay out the TEXT nodes i with keep[i]. The text is the caller's (asc_buf_free). */
asc_status asc_pagetext_make(asc_pagetext *out, const asc_html *html, const uint8_t *keep,
                             asc_arena *tmp, asc_error *err) ASC_MUST_USE;

#endif
