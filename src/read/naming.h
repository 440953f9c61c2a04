/*
 * naming - whose other names they are, and which: "X, also known as Y", "X (a.k.a. Y; a.k.a. Z)".
 *
 * By what stands side by side, as lists and official papers have it: a comma, a bracket, an age between.
 */
#ifndef ASC_READ_NAMING_H
#define ASC_READ_NAMING_H

#include "read/names.h"
#include "read/tree.h"

/* The token of the name right before the naming word at i ("known", "alias"), with "also", ages and marks
 * between; ASC_NONE. */
uint32_t asc_naming_bearer(const asc_mentions *m, const asc_tree *t, uint32_t i);
/* The token of the name behind it; ASC_NONE. */
uint32_t asc_naming_behind(const asc_mentions *m, const asc_tree *t, uint32_t i);

#endif
