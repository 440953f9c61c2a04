/*
 * maintext_clean - of the element that holds the report, what is no report.
 */
#ifndef ASC_TEXT_MAINTEXT_CLEAN_H
#define ASC_TEXT_MAINTEXT_CLEAN_H

#include "text/page_stats.h"

/* Which rules an attempt uses; milder ones follow when little came out. */
typedef struct asc_extract_rules {
    bool strip_unlikely, weigh_classes, clean;
} asc_extract_rules;

/* What class and id speak: 25 for each, for and against. */
double asc_class_weight(const asc_page *p, uint32_t i, const asc_extract_rules *rules);
bool asc_html_is_hidden(const asc_html *h, uint32_t i);

/* Remove furniture inside what is kept; counts must be up to date and stay so. */
void asc_maintext_clean(asc_page *p, uint32_t top, const asc_extract_rules *rules);

#endif
