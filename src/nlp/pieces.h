/*
 * pieces - where a long text is cut for the annotator.
 *
 * asc_piece_end (in ascribe.h) looks for a cut in the second half of the window
 * [begin, begin + ASC_PIECE_MAX], the later the better: behind a blank line; else
 * behind white space that follows the end of a sentence; else behind any white
 * space; else between two characters. Only ASCII white space and . ! ? count: this
 * is a safety valve, not a sentence splitter.
 *
 * White space stays with the piece before it, as the tokeniser leaves it there too.
 * Each piece but the last holds at least ASC_PIECE_MIN bytes, so cutting a text is
 * linear. Where a piece ends depends on nothing outside its window, so that a
 * stream can be cut without its rest.
 */
#ifndef ASC_NLP_PIECES_H
#define ASC_NLP_PIECES_H

#include <ascribe.h>

#define ASC_PIECE_MIN (ASC_PIECE_MAX / 2 - 3)

#endif
