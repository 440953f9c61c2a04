/*
 * maintext - which parts of a page are its report, and which are furniture.
 *
 * Two decisions: first which element holds the report (paragraphs give their
 * length and commas as points to the elements around them, points are cut by the
 * share of text in links; after Arc90's Readability, 2010), then which parts of
 * it stay. If little comes out, it is tried again with milder rules.
 *
 * Rules are general: tags, counts, and the trade's words in classes (html_words).
 * Nothing is learnt from any page.
 */
#ifndef ASC_TEXT_MAINTEXT_H
#define ASC_TEXT_MAINTEXT_H

#include "text/html.h"

/* Fill keep[0..html->count) with 1 for each TEXT node that is main text. `title`
 * (may be empty) is the headline, which is left out where it is repeated as a
 * heading. Scratch comes from `tmp`. Linear, times the nesting. */
asc_status asc_maintext(uint8_t *keep, const asc_html *html, asc_str title, asc_arena *tmp,
                        asc_error *err) ASC_MUST_USE;

/* 1 for each TEXT node that a reader would see, main text or not. */
void asc_visible_text(uint8_t *keep, const asc_html *html);

#endif
