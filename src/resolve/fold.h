/*
 * fold - a name in any script as words in plain Latin letters.
 *
 * "AL-TIKRITI, 'Umar", "عمر التكريتي" and "Омар ат-Тикрити" become words of a to z and 0 to 9.
 * Latin letters by a table, others too (data/romanise.bin, made by scripts/make-romanise);
 * Hangul is taken apart; scripts that write no vowels are marked so. No word is ever lost:
 * a letter without a Latin form parts words, and a name of such letters alone has none.
 *
 * Words are known by their place in the name (asc_name_word) and by what they are
 * (asc_word); an index keeps each word once, a name points to it.
 */
#ifndef ASC_RESOLVE_FOLD_H
#define ASC_RESOLVE_FOLD_H

#include <ascribe.h>

#include "resolve/lexicon.h"

#define ASC_WORD_LETTERS 24u /* a longer word becomes several */
#define ASC_BONES_MAX 12u

/* What a word is, and what follows from its letters alone. Fixed size: indexes hold it. */
typedef struct asc_word {
    char text[ASC_WORD_LETTERS];
    uint8_t sound[ASC_WORD_LETTERS]; /* codes of its sounds: sound.h */
    char bones[ASC_BONES_MAX];       /* its consonants, alike ones alike */
    uint8_t n, sound_n, bones_n;
    uint8_t part;     /* asc_part */
    uint8_t script;   /* asc_script */
    uint8_t number;   /* 1: text is a number; value below */
    uint16_t sense;   /* words of equal sense mean the same; 0: none */
    uint16_t letters; /* bit set of its coarse consonants */
    uint16_t spare;
    uint32_t value; /* of a number */
    uint32_t hash;
    float weight; /* how much it says; see rarity.h */
} asc_word;

/* The scripts that the matcher tells apart. */
typedef enum asc_script {
    ASC_SCRIPT_LATIN,
    ASC_SCRIPT_ARABIC,
    ASC_SCRIPT_HEBREW,
    ASC_SCRIPT_CYRILLIC,
    ASC_SCRIPT_HANGUL,
    ASC_SCRIPT_HAN,
    ASC_SCRIPT_INDIC,
    ASC_SCRIPT_OTHER,
    ASC_SCRIPT_COUNT
} asc_script;

enum {
    ASC_OF_SURNAME = 1, /* stands before a comma, or in capitals among other words */
    ASC_OF_CAPITALS = 2,
    ASC_OF_DOTTED = 4, /* a full stop behind it */
    ASC_OF_BRACKET = 8 /* inside brackets */
};

/* A word where it stands in a name. */
typedef struct asc_name_word {
    const asc_word *word;
    uint16_t begin, end; /* bytes of the name */
    uint8_t flags;
} asc_name_word;

/* A name as words, the surname last where a comma tells which it is. */
typedef struct asc_name_words {
    asc_name_word at[ASC_NAMES_WORDS_MAX];
    uint8_t count;
    uint8_t kind;    /* asc_names_kind */
    uint8_t quality; /* asc_names_quality */
    uint8_t scripts; /* bit set of asc_script */
} asc_name_words;

/* Room for the words themselves. */
typedef struct asc_word_store {
    asc_word words[ASC_NAMES_WORDS_MAX];
} asc_word_store;

/* Fold `text`. out->at points into `store`. Weights are the general table's. */
void asc_fold(const asc_lexicon *lx, asc_str text, asc_names_kind kind, asc_word_store *store,
              asc_name_words *out);
/* The words with spaces between, in `out` of at least ASC_FOLDED_MAX bytes; the length. */
#define ASC_FOLDED_MAX (ASC_NAMES_WORDS_MAX * (ASC_WORD_LETTERS + 1u))
size_t asc_fold_text(const asc_name_words *n, char *out);

#endif
