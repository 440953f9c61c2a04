/*
 * cut_rules - what the tokeniser knows, read from the model once: four regular
 * expressions, the exceptions, the norms, and the numbers of strings.
 *
 * Inside the room; others use tokenize.h. All of it is read-only after loading.
 */
#ifndef ASC_NLP_CUT_RULES_H
#define ASC_NLP_CUT_RULES_H

#include <ascribe.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/arena.h"
#include "base/map.h"
#include "nlp/model_file.h"
#include "nlp/tokenize.h"

#define ASC_EXCEPTIONS_MAX ((size_t)1 << 16)
#define ASC_NONE UINT32_MAX

/* A piece of an exception: "do" and "n't" of "don't". */
typedef struct asc_exception_piece {
    asc_str text;
    uint64_t norm; /* string id of its norm in this exception */
    bool own_norm; /* and that is not what the spelling alone would have */
} asc_exception_piece;

typedef struct asc_exception {
    asc_str text;
    uint32_t first, count; /* its pieces */
} asc_exception;

/*
 * A node of the trie over exceptions that the affix rules would cut: the words
 * they would be cut into, by number (asc_trie_word), lead to the exception.
 */
typedef struct asc_trie_node {
    uint32_t word, child, sibling; /* 0: none, since the root is nobody's child */
    bool end;                      /* an exception ends here */
} asc_trie_node;

/* A string that has a small number as its id. */
typedef struct asc_symbol {
    uint64_t hash, id; /* hash 0: an empty slot */
} asc_symbol;

struct asc_tokenizer {
    asc_arena *arena;
    pcre2_code *prefix, *suffix, *infix, *url; /* NULL: matches nothing */

    /* A suffix starts at most so many characters from the end, unless it is a run
     * of one character, which it takes whole (UTF-8 of that one; n 0: no such). */
    uint32_t suffix_window;
    char run[4];
    size_t run_bytes;

    asc_exception *exceptions;
    size_t exception_count, exception_max; /* exception_max: bytes of the longest */
    asc_map exception_at;                  /* text -> index */
    asc_exception_piece *pieces;

    uint64_t *norms;           /* ids of the model's norm strings */
    const uint64_t *norm_keys; /* ids of strings, ascending */
    const uint32_t *norm_values;
    size_t norm_count;

    asc_symbol *symbols; /* open addressing */
    size_t symbol_slots;

    asc_map words; /* of the trie: text -> number from 1 */
    size_t word_max;
    asc_trie_node *nodes;
    size_t node_count, node_cap;
    uint32_t *starts; /* by word number: the root's child for it, or 0 */
    unsigned depth;   /* words in the longest exception of the trie */
};

/* spaCy's number for a string: 0 if empty, a symbol's number, else its hash. */
uint64_t asc_string_id(const asc_tokenizer *t, asc_str s);

/*
 * The id of the norm of a spelling outside any exception; id is the spelling's.
 * Scratch comes from `tmp`, which is left as it was. False if out of memory.
 */
bool asc_norm_id(const asc_tokenizer *t, asc_str text, uint64_t id, asc_arena *tmp,
                 uint64_t *norm) ASC_MUST_USE;

/* The exception spelled so, or ASC_NONE. Cheap for any length. */
uint32_t asc_exception_find(const asc_tokenizer *t, asc_str text);

/* Number of a word in the trie, 0 if it is in no exception there. */
uint32_t asc_trie_word(const asc_tokenizer *t, asc_str text);

/* The node that `word` leads to from `node` (0 is the root), or 0. */
uint32_t asc_trie_step(const asc_tokenizer *t, uint32_t node, uint32_t word);

#endif
