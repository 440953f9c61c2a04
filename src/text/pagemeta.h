/*
 * pagemeta - what a page says of itself: headline, author, outlet, date, language.
 *
 * From JSON-LD, OpenGraph and other meta elements, microdata, <time>, and at last
 * from what stands on the page. The first source that speaks wins, in that order.
 */
#ifndef ASC_TEXT_PAGEMETA_H
#define ASC_TEXT_PAGEMETA_H

#include "text/html.h"
#include "text/record.h"

/* Whether an element is part of a drawing: its <title> is none of the page. */
bool asc_page_in_svg(const asc_html *h, uint32_t i);

/* Fill r's title, author, outlet, published, language and url where the page tells. */
asc_status asc_page_facts(asc_record *r, const asc_html *html, asc_arena *keep,
                          asc_error *err) ASC_MUST_USE;

#endif
