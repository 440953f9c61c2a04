/*
 * citing - the words by which reports say where they have it: data/citing.tsv.
 *
 * Phrases are looked up among the words of a fingerprint, marks aside.
 */
#ifndef ASC_LINK_CITING_H
#define ASC_LINK_CITING_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_CUE_WORDS_MAX 6u

typedef enum asc_cue_kind {
    ASC_CUE_BEFORE,
    ASC_CUE_AFTER,
    ASC_CUE_FROM,
    ASC_CUE_NAME,
    ASC_CUE_NOUN,
    ASC_CUE_OUTLET,
    ASC_CUE_PAPER,
    ASC_CUE_SHOWN,
    ASC_CUE_HAS,
    ASC_CUE_RECORD,
    ASC_CUE_SHOWS,
    ASC_CUE_PUTS,
    ASC_CUE_OURS,
    ASC_CUE_LEAK,
    ASC_CUE_TELLS,
    ASC_CUE_NOTICE,
    ASC_CUE_DENIES,
    ASC_CUE_CORRECT,
    ASC_CUE_RETRACT,
    ASC_CUE_UNTRUE,
    ASC_CUE_CLAIMS,
    ASC_CUE_PROVEN,
    ASC_CUE_REPORTED,
    ASC_CUE_KINDS
} asc_cue_kind;

typedef struct asc_cue_phrase {
    asc_cue_kind kind;
    uint32_t words[ASC_CUE_WORDS_MAX]; /* without marks */
    uint32_t count;
    asc_str text;
} asc_cue_phrase;

typedef struct asc_cue_book {
    asc_cue_phrase *phrases; /* by kind */
    size_t begin[ASC_CUE_KINDS + 1];
    uint64_t first[ASC_CUE_KINDS][64]; /* a filter of 4,096 bits over their first words */
} asc_cue_book;

/* The words of a phrase; how many, 0 if there are none or too many. */
uint32_t asc_phrase_words(asc_str text, uint32_t words[ASC_CUE_WORDS_MAX]);
/* ASC_EFORMAT for a bad line of the table: a fault of the build. */
asc_status asc_cue_book_load(asc_cue_book *out, asc_arena *keep, asc_error *err) ASC_MUST_USE;
/* Words of the longest phrase of that kind at words[i], 0 if none is. */
uint32_t asc_cue_at(const asc_cue_book *b, asc_cue_kind kind, const uint32_t *words, uint32_t i,
                    uint32_t count);

#endif
