/*
 * recase_find - which stretches of a block are in capitals, which lines are headlines.
 */
#ifndef ASC_NLP_RECASE_FIND_H
#define ASC_NLP_RECASE_FIND_H

#include "base/arena.h"
#include "nlp/recase_tables.h"

typedef struct asc_recase_stretch {
    size_t begin, end; /* bytes of the text */
    bool title;        /* a line in Title Case, not capitals */
} asc_recase_stretch;

typedef struct asc_recase_stretches {
    asc_recase_stretch *at;
    size_t n, cap;
    asc_arena *arena;
} asc_recase_stretches;

/* Find them in text[begin, end), in order. False when out of memory. */
bool asc_recase_find_stretches(const asc_recaser *r, asc_str text, size_t begin, size_t end,
                               asc_recase_stretches *out) ASC_MUST_USE;

#endif
