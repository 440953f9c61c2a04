/*
 * parser - trees by arc-eager transitions (Nivre 2003), with sentence breaks, as
 * spaCy's parser makes them.
 */
#ifndef ASC_NLP_PARSER_H
#define ASC_NLP_PARSER_H

#include <ascribe.h>

#include "base/arena.h"
#include "nlp/scorer.h"

enum {
    ASC_PARSE_SHIFT,
    ASC_PARSE_REDUCE,
    ASC_PARSE_LEFT,
    ASC_PARSE_RIGHT,
    ASC_PARSE_BREAK,
    ASC_PARSE_ACTIONS
};
#define ASC_PARSER_FEATURES 8
#define ASC_PARSER_EAGER 3 /* two of the buffer, one of the stack */

/* The parser's answer for each token. */
typedef struct asc_arc {
    uint32_t head;  /* itself for a root */
    uint8_t label;  /* asc_dep */
    uint8_t lifted; /* asc_dep of the head that the arc really belongs to, or 0 */
} asc_arc;

/* Check that the moves are what the parser expects: grouped by action, in order. */
asc_status asc_parser_check(const asc_scorer *s, asc_error *err) ASC_MUST_USE;

/* Parse n tokens (the text given to asc_blocks_start). Linear; ASC_ENOMEM alone. */
asc_status asc_parse(asc_blocks *b, const asc_scorer *s, size_t n, asc_arc *arcs, asc_arena *tmp,
                     asc_error *err) ASC_MUST_USE;

#endif
