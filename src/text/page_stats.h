/*
 * page_stats - what each element of a page holds: characters, links, commas ...
 *
 * Counted from the leaves up over what was not taken away, so that a rule costs
 * the same for a large element as for a small one. Taking an element away also
 * takes its counts off those around it.
 */
#ifndef ASC_TEXT_PAGE_STATS_H
#define ASC_TEXT_PAGE_STATS_H

#include "text/html.h"

typedef struct asc_counts {
    uint32_t chars;   /* characters, runs of white space as one */
    uint32_t link;    /* of them in links; links within the page count a third */
    uint32_t heading; /* of them in headings */
    uint32_t list;    /* of them in lists */
    uint32_t commas, p, li, img, input, embed, blocks;
} asc_counts;

typedef struct asc_page {
    const asc_html *html;
    asc_arena *tmp;
    uint8_t *gone;   /* [count] taken away */
    uint16_t *hints; /* [count] of class and id: see html_words.h */
    asc_counts *in;  /* [count] */
    float *score;    /* [count] points; of candidates only */
    uint8_t *is_candidate;
    uint8_t *table_kind; /* [count] of tables: 0 not looked at, 1 layout, 2 data */
} asc_page;

asc_status asc_page_new(asc_page *out, const asc_html *html, asc_arena *tmp,
                        asc_error *err) ASC_MUST_USE;
/* Nothing is gone, nothing is scored. */
void asc_page_reset(asc_page *p);
/* Mark i and all in it gone; no counts change. */
void asc_page_drop(asc_page *p, uint32_t i);
/* Count anew everything that is not gone. */
void asc_page_count(asc_page *p);
/* Drop i and take its counts off the elements around it. */
void asc_page_remove(asc_page *p, uint32_t i);

double asc_page_link_density(const asc_page *p, uint32_t i);
bool asc_page_inside(const asc_page *p, uint32_t i, asc_html_element e);
/* The next sibling of i, or 0. */
uint32_t asc_page_next(const asc_page *p, uint32_t i);

#endif
