/*
 * among - the one who is named among several: "five people, among them X", "three officers,
 * including X".
 */
#ifndef ASC_READ_AMONG_H
#define ASC_READ_AMONG_H

#include "read/events.h"
#include "read/names.h"
#include "read/tree.h"

/* The token of the first person who is named among those that the noun i tells of; ASC_NONE. */
uint32_t asc_among(const asc_mentions *m, const asc_tree *t, uint32_t i);

/* "Two men, identified as X and Y": Y; ASC_NONE. */
uint32_t asc_among_called(const asc_tree *t, uint32_t i);

/* "Ana Ruiz, 31, Pedro Gil, 28, and others": the name behind the one at i in a list that the parser
 * did not see; ASC_NONE. */
uint32_t asc_among_next(const asc_mentions *m, const asc_tree *t, uint32_t i);

/* "The former", "the latter" at i, behind "X and Y": the mention of X, of Y; ASC_NONE. */
uint32_t asc_among_two(const asc_mentions *m, const asc_tree *t, uint32_t i);

#define ASC_LISTED_MAX 6 /* incidents of a list */

/* "Both attacks - the bombing and the ambush", at the attacks: the words of those that are listed
 * behind; how many. */
size_t asc_among_events(const asc_events *ev, const asc_tree *t, uint32_t i,
                        uint32_t out[ASC_LISTED_MAX]);

#endif
