/*
 * instead - who did it instead of whom: "not by X but by Y", "X was convicted, Y was not",
 * "X (acquitted 2011)".
 *
 * One sentence at a time; nothing is allocated.
 */
#ifndef ASC_READ_INSTEAD_H
#define ASC_READ_INSTEAD_H

#include "read/tree.h"

/* Is the doer at token i one behind "not", "not by", "rather than", "instead of"? */
bool asc_instead_not_him(const asc_tree *t, uint32_t i);
/* And who did it: "but by Y", "but Y"; ASC_NONE. */
uint32_t asc_instead_but(const asc_tree *t, uint32_t i);
/* Behind the doer at token i, who did not: "and not Y", "rather than Y", "not by Y"; ASC_NONE. */
uint32_t asc_instead_whom(const asc_tree *t, uint32_t i);

/* "The suspects: X (at large), Y (acquitted 2011)": do the brackets behind token i clear him? */
bool asc_instead_cleared_in_brackets(const asc_tree *t, uint32_t i);

/* "X was convicted, Y was not", "the army did it; the Front did not": the subject, Y, where token i is
 * that verb; ASC_NONE. */
uint32_t asc_instead_did_not(const asc_tree *t, uint32_t i);

/* "This was untrue", "That is not so": of what the sentence before told? "The neighbours were wrong": *by, theirs;
 * else ASC_NONE. */
bool asc_instead_put_right(const asc_tree *t, uint32_t i, uint32_t *by);

/* Is what token i tells asked of somebody: "asked whether he had ordered it"? */
bool asc_instead_asked(const asc_tree *t, uint32_t i);
/* And of whom: "X was asked whether he", "asked whether he did it, X"; ASC_NONE. */
uint32_t asc_instead_whom_asked(const asc_tree *t, uint32_t i);
/* Who answers "no", "never", "absolutely not" at token i; ASC_NONE. */
uint32_t asc_instead_says_no(const asc_tree *t, uint32_t i);

#endif
