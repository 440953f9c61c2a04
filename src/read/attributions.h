/*
 * attributions - who says what, whatever it is about: source, cue, content.
 *
 * Statements tell of attacks; these tell of every saying, thinking and wanting in a
 * report. Only the outermost are given, and no word belongs to two of them: in "A said
 * that B denied C" A's is the one.
 */
#ifndef ASC_READ_ATTRIBUTIONS_H
#define ASC_READ_ATTRIBUTIONS_H

#include <ascribe.h>

#include "read/tree.h"

/* All attributions, in the order of their cues. ASC_ENOMEM. */
asc_status asc_attributions_find(asc_attribution **out, size_t *count, asc_arena *keep,
                                 const asc_tree *t, asc_error *err) ASC_MUST_USE;

#endif
