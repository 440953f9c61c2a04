/*
 * lexicon - word types, and the chunks of text that were cut before.
 *
 * Inside the room; others see it through tokenize.h. Everything, the scratch
 * memory of cutting too, lives in one arena that goes when the lexicon is emptied.
 */
#ifndef ASC_NLP_LEXICON_H
#define ASC_NLP_LEXICON_H

#include "nlp/cut.h"

/*
 * So many slots of a hash table are looked at, then what is looked for counts as
 * new: a text made of words that collide costs time only up to here, and memory only
 * as much as its words. Without malice a probe is that long once in many millions.
 */
#define ASC_PROBES_MAX 128
/* Longer chunks are seldom met twice and are cut anew each time. */
#define ASC_CHUNK_KEPT 64
/* A lexicon that holds more bytes than this is emptied, however few its types. */
#define ASC_LEXICON_BYTES ((size_t)96 << 20)

/* A word of a chunk. */
typedef struct asc_part {
    uint32_t lex, bytes;
} asc_part;

/* A chunk and its words, in one piece of memory: text that was met before costs one
 * cache miss for its slot and one for this. */
typedef struct asc_chunk {
    uint32_t bytes, count;
    bool in_trie;     /* a word is one of the trie of exceptions */
    asc_part parts[]; /* [count]; behind them the text, if it is remembered */
} asc_chunk;

/* What is kept of a type beside what the networks see of it. */
typedef struct asc_type_note {
    uint32_t word; /* its number in the trie of exceptions, or 0 */
    bool own_norm; /* of an exception, not of the spelling alone */
} asc_type_note;

typedef struct asc_type_slot {
    uint32_t hash, index; /* index + 1 into types, 0: empty */
} asc_type_slot;

typedef struct asc_chunk_slot {
    uint64_t hash;
    asc_chunk *chunk; /* NULL: empty */
} asc_chunk_slot;

struct asc_lexicon {
    const asc_tokenizer *owner; /* whose cuts and norms these are */
    uint32_t generation;
    asc_arena *arena;

    asc_lex *types;
    asc_type_note *notes;
    size_t type_count, type_cap, note_cap;
    asc_type_slot *type_slots;
    size_t type_slot_count;

    asc_chunk_slot *chunk_slots;
    size_t chunk_slot_count, chunk_count;
    asc_chunk *passing; /* the last chunk that was not to be remembered */
    size_t passing_cap; /* parts it has room for */

    asc_cutter cutter;
    asc_word *words; /* of the text being cut */
    size_t word_count, words_cap;
};

/* Make x ready for texts cut by t: empty it if it is full or was another's.
 * False if out of memory. */
bool asc_lexicon_prepare(asc_lexicon *x, const asc_tokenizer *t) ASC_MUST_USE;

/*
 * The type of a spelling; piece is the exception's piece that it is, or ASC_NONE.
 * False if out of memory.
 */
bool asc_lexicon_type(asc_lexicon *x, asc_str text, uint32_t piece, uint32_t *lex) ASC_MUST_USE;

/*
 * The words of a chunk, cut now if it was not met before. The answer is good until
 * the next call. NULL if out of memory.
 */
const asc_chunk *asc_lexicon_chunk(asc_lexicon *x, asc_str text) ASC_MUST_USE;

#endif
