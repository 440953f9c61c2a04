/*
 * fold_words - the words of a name as they were cut, and what belongs together.
 *
 * Part of fold: "abdul-rahman", "abd al rahman" and "abdurrahman" get the same words;
 * letters of an abbreviation written apart are joined.
 */
#ifndef ASC_RESOLVE_FOLD_WORDS_H
#define ASC_RESOLVE_FOLD_WORDS_H

#include "resolve/fold.h"

typedef struct asc_fold_word {
    char text[ASC_WORD_LETTERS];
    uint8_t n, script, flags;
    uint16_t begin, end;
} asc_fold_word;

typedef struct asc_fold_words {
    asc_fold_word at[ASC_NAMES_WORDS_MAX];
    uint8_t count, scripts;
    uint8_t comma; /* words before the first comma; UINT8_MAX: there is none */
    bool has_lower;
} asc_fold_words;

/* Split and join words in place. */
void asc_fold_join(asc_fold_words *words, const asc_lexicon *lx, asc_names_kind kind);

/* How many names of the general table have the word. */
uint32_t asc_fold_count(const asc_lexicon *lx, const asc_word *w);
uint32_t asc_bones_hash(const char *bones, size_t n);

#endif
