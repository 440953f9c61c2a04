/*
 * blocks - a text's headlines and paragraphs, and what its first lines tell.
 *
 * A blank line ends a block, and so does a dateline ("LONDON, June 4 (Reuters) -"). A single line end does too, unless the text is hard
 * wrapped: nearly all its lines are short (ASC_WRAP_MAX characters) and the next line's first
 * word would not have fitted on this one. What stands around wire copy (wire.h) is in
 * no block. The annotator is given one block at a
 * time, so that a headline's words never join the first sentence's tree.
 */
#ifndef ASC_TEXT_BLOCKS_H
#define ASC_TEXT_BLOCKS_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_WRAP_MAX 100

/* The blocks of `text` in order, without white space at their ends. Linear. */
asc_status asc_text_blocks(asc_arena *keep, asc_str text, asc_span **out, size_t *count,
                           asc_error *err) ASC_MUST_USE;

#endif
