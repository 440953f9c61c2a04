/*
 * lemma - dictionary forms by suffix rules, an index of known words and exceptions.
 *
 * This is spaCy's rule lemmatiser for English. "attacks" as a verb becomes "attack"
 * because stripping "s" gives a word of the verbs' index; "fought" is an exception;
 * of forms that no index knows, the first wins.
 *
 * Sections, all of the model:
 *   morph.dict.*             every spelling, sorted by bytes (a table of strings)
 *   morph.dict.slots         u32: its hash table; number + 1, 0 for empty
 *   morph.tables             u32 x 3: part of speech, first suffix rule, their count
 *   morph.suffixes.*         strings: what a rule strips, what it puts instead, ...
 *   morph.indexed/.excepted  u8 per spelling: bit t for table t
 *   morph.exceptions         u32 x 4, sorted: spelling, table, first lemma, count
 *   morph.exception_lemmas   u32: spellings
 */
#ifndef ASC_NLP_LEMMA_H
#define ASC_NLP_LEMMA_H

#include <ascribe.h>

#include "base/str.h"
#include "nlp/model_file.h"

#define ASC_LEMMA_TABLES 8
#define ASC_LEMMA_RULES 16 /* most suffix rules of one part of speech */
#define ASC_NO_WORD UINT32_MAX

typedef struct asc_lemmas {
    asc_strings words;
    const uint32_t *slots;
    size_t slot_count; /* a power of two */
    const unsigned char *indexed, *excepted;
    const uint32_t (*tables)[3];
    size_t table_count;
    asc_strings suffixes;
    const uint32_t (*exceptions)[4];
    size_t exception_count;
    const uint32_t *exception_lemmas;
    int8_t table_of[ASC_POS_COUNT]; /* -1: none */
} asc_lemmas;

/* Views of f, every index in it checked: ASC_EFORMAT. */
asc_status asc_lemmas_load(asc_lemmas *out, const asc_model_file *f, asc_error *err) ASC_MUST_USE;

/* The number of a spelling, or ASC_NO_WORD. */
uint32_t asc_lemmas_find(const asc_lemmas *l, asc_str word);

/*
 * The lemma of a word that is no base form, by its part of speech. `lower` is the word
 * in lower case. The answer is a view of `word`, of the model, or of `room`, which
 * is overwritten. False when out of memory.
 */
bool asc_lemmas_apply(const asc_lemmas *l, asc_pos pos, asc_str word, asc_str lower, asc_buf *room,
                      asc_str *lemma) ASC_MUST_USE;

#endif
