/*
 * among - the one who is named among several: "five people, among them X", "three officers,
 * including X".
 */
#ifndef ASC_READ_AMONG_H
#define ASC_READ_AMONG_H

#include "read/names.h"
#include "read/tree.h"

/* The token of the first person who is named among those that the noun i tells of; ASC_NONE. */
uint32_t asc_among(const asc_mentions *m, const asc_tree *t, uint32_t i);

#endif
