/*
 * cut - a chunk of text between white space to the pieces spaCy cuts it into.
 *
 * A cutter is the scratch memory of one thread. Its arena is the caller's, who
 * frees it after the cutter.
 */
#ifndef ASC_NLP_CUT_H
#define ASC_NLP_CUT_H

#include "nlp/cut_rules.h"

/* A piece of a chunk: its length, and which piece of an exception it is. */
typedef struct asc_cut {
    uint32_t bytes;
    uint32_t piece; /* ASC_NONE: of none */
} asc_cut;

typedef struct asc_cutter {
    asc_arena *arena;
    pcre2_match_data *match;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    asc_cut *cuts; /* the result: they cover the chunk, in order */
    size_t count, cap;
    uint32_t *tail; /* lengths of suffixes, last first */
    size_t tail_count, tail_cap;
} asc_cutter;

/* False if out of memory. */
bool asc_cutter_init(asc_cutter *c, asc_arena *arena) ASC_MUST_USE;
void asc_cutter_free(asc_cutter *c);

/*
 * Cut a chunk (UTF-8, not empty, white space alone or none) into c->cuts, with or
 * without the exceptions. Linear in its length. False if out of memory.
 */
bool asc_cut_chunk(asc_cutter *c, const asc_tokenizer *t, asc_str chunk,
                   bool with_exceptions) ASC_MUST_USE;

/* Would an affix rule find something in this text? */
bool asc_cut_touches(asc_cutter *c, const asc_tokenizer *t, asc_str text);

#endif
