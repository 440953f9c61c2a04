/*
 * tree - from the parser's arcs to heads, subtree edges and sentence starts.
 *
 * Arcs whose label carries another ("nsubj" lifted out of a "ccomp") are put back
 * under the head they belong to (pseudo-projective parsing, Nivre and Nilsson 2005,
 * scheme HEAD). A sentence starts where a root's subtree begins.
 */
#ifndef ASC_NLP_TREE_H
#define ASC_NLP_TREE_H

#include <ascribe.h>

#include "base/arena.h"
#include "nlp/parser.h"

/* Fill head, dep, left, right, sent_begin and sent of n tokens; is_space[i] tells
 * white-space tokens. Returns the number of sentences in *sents. */
asc_status asc_tree_build(const asc_arc *arcs, const uint8_t *is_space, asc_token *tokens, size_t n,
                          size_t *sents, asc_arena *tmp, asc_error *err) ASC_MUST_USE;

#endif
