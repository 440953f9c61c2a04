/*
 * court - verdicts: who convicts where nobody is named.
 */
#ifndef ASC_READ_COURT_H
#define ASC_READ_COURT_H

#include "read/tree.h"

/* "Was convicted": by a court, whether it is named or not. */
bool asc_court_verdict(const asc_tree *t, uint32_t i);
/* The court that the report told of before; ASC_NONE. */
uint32_t asc_court_before(const asc_tree *t, uint32_t i);
/* "Jailed", "acquitted". */
bool asc_court_sentences(const asc_tree *t, uint32_t i);
/* "Received 15 years". */
bool asc_court_gives_years(const asc_tree *t, uint32_t i);
/* "Was jailed for delivering it": the verdict's verb over a deed's; ASC_NONE. */
uint32_t asc_court_sentenced_for(const asc_tree *t, uint32_t deed);

/* "Convicted a member of the Front": is the noun at i one man before a court, and not those he is of? */
bool asc_court_one(const asc_tree *t, uint32_t i);

/* "Acquit", "exonerated", "absolve": is it a word that says that somebody did not do it? */
bool asc_court_clears(const asc_tree *t, uint32_t i);

/* "Served nine years for it before he was exonerated", "was jailed for it but freed on appeal": in the end he
 * did not do what verb i tells. */
bool asc_court_later_cleared(const asc_tree *t, uint32_t i);

/* "X was jailed for it. An appeal court quashed that verdict in 2005": does what comes behind token i, in its paragraph
 * and at most two sentences on, undo what the court found of the one at `who` (ASC_NONE: of somebody)? */
bool asc_court_undone_behind(const asc_tree *t, uint32_t i, uint32_t who);

/* "Was jailed for 14 years in Lume in 2002": by no court that is told of today. */
bool asc_court_of_another_year(const asc_tree *t, uint32_t i);

/* "Mr Justice Lund", "the jury": is it somebody who judges? */
bool asc_court_bench(const asc_tree *t, uint32_t i);

#endif
