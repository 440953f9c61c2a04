/*
 * laid - a text put together paragraph by paragraph, with its blocks.
 *
 * For documents that say what each paragraph is: office documents, Markdown, PDF. A
 * blank line stands between blocks; white space is one blank, but in preformatted ones.
 */
#ifndef ASC_TEXT_LAID_H
#define ASC_TEXT_LAID_H

#include "text/record.h"

typedef struct asc_laid {
    asc_arena *keep;
    asc_buf text;
    asc_block *blocks;
    size_t count, cap, begin;
    asc_block_kind kind; /* of the block that is open, or of the next one */
    bool open, space, failed;
} asc_laid;

/* What follows stands in a block of its own. */
void asc_laid_begin(asc_laid *l, asc_block_kind kind);
void asc_laid_put(asc_laid *l, asc_str s);
/* A line end within the block. */
void asc_laid_line(asc_laid *l);
/* Give text and blocks to the record and free the rest. Also when it failed. */
asc_status asc_laid_finish(asc_laid *l, asc_record *r, asc_error *err) ASC_MUST_USE;

#endif
