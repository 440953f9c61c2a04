/*
 * ascribe_words - the words and trees of a whole report.
 *
 * The annotator sees one block (a headline, a paragraph) at a time, so that no tree
 * spans two; here their tokens become those of one text, heads and sentences counted
 * through. A block that is longer than ASC_PIECE_MAX the annotator cuts by itself.
 *
 * Memory   tokens and lemmas in `keep`; morphology is left out: nobody reads it.
 * Threads  a worker at a time; reports may be annotated side by side.
 */
#ifndef ASC_ASCRIBE_WORDS_H
#define ASC_ASCRIBE_WORDS_H

#include "base/arena.h"
#include "nlp/annotate.h"

typedef struct asc_words {
    asc_token *items;
    size_t count, cap;
    uint32_t sents;
} asc_words;

/* ASC_ENOMEM, ASC_ELIMIT past UINT32_MAX / 2 words; *out is untouched then. */
asc_status asc_words_annotate(asc_words *out, asc_arena *keep, asc_worker *worker, asc_str text,
                              const asc_span *blocks, size_t count, asc_error *err) ASC_MUST_USE;

#endif
