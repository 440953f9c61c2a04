/*
 * recase_tables - what is known of words and their casing, inside the recaser.
 *
 * Four hash tables of the same form: words to flags, words to spellings (McCain),
 * beginnings of names of several words to their casing, features to weights. A slot
 * keeps 32 bits of the hash to compare: a false match costs a wrong hint, no more.
 */
#ifndef ASC_NLP_RECASE_TABLES_H
#define ASC_NLP_RECASE_TABLES_H

#include <ascribe.h>

#include "nlp/model_file.h"
#include "nlp/recase.h"

/* Longest run of slots that train/model/recase.py lets a search take. */
#define ASC_RECASE_PROBES 64

typedef struct asc_recase_slot {
    uint32_t check; /* upper half of the hash, lowest bit set; 0 = empty */
    uint32_t value;
} asc_recase_slot;

typedef struct asc_recase_table {
    const asc_recase_slot *slots;
    uint64_t mask;
} asc_recase_table;

struct asc_recaser {
    asc_recase_table words, spelled, phrases, weights;
    asc_strings spellings;
    int32_t bias[3];
    int32_t memory; /* weight of the document's other uses of a word, in 1/16 */
};

/* The flags of a word: letters of data/case/words.txt, in the same order. */
enum {
    ASC_RECASE_COMMON = 1 << 0,   /* a: lower case, common */
    ASC_RECASE_MIDDLING = 1 << 1, /* b */
    ASC_RECASE_RARE = 1 << 2,     /* c */
    ASC_RECASE_PUBLIC = 1 << 3,   /* W: a person known by surname alone */
    ASC_RECASE_NAME = 1 << 4,     /* N */
    ASC_RECASE_FIRST = 1 << 5,    /* F */
    ASC_RECASE_SURNAME = 1 << 6,  /* S */
    ASC_RECASE_PLACE = 1 << 7,    /* G */
    ASC_RECASE_PEOPLE = 1 << 8,   /* D */
    ASC_RECASE_SEEN_CAP = 1 << 9, /* K */
    ASC_RECASE_SEEN_UP = 1 << 10, /* U */
    ASC_RECASE_ACRONYM = 1 << 11, /* A */
    ASC_RECASE_VERB = 1 << 12,    /* v */
    ASC_RECASE_NOUN = 1 << 13,    /* n */
    ASC_RECASE_ADJ = 1 << 14,     /* j */
    ASC_RECASE_ADV = 1 << 15,     /* r */
    ASC_RECASE_TITLE = 1 << 16,   /* T */
    ASC_RECASE_HEAD = 1 << 17,    /* O */
    ASC_RECASE_ABBR = 1 << 18,    /* B */
    ASC_RECASE_DERIVED = 1 << 19  /* d: not listed, but its stem is lower case */
};
#define ASC_RECASE_LOWER (ASC_RECASE_COMMON | ASC_RECASE_MIDDLING | ASC_RECASE_RARE)

/* A name of several words: value of its last word's slot, two bits of casing a word
 * (asc_recase_label) from the first on; without the bit it only begins a name. */
#define ASC_RECASE_PHRASE_END 0x80000000u
#define ASC_RECASE_PHRASE_MAX 8

typedef enum asc_recase_label { ASC_RECASE_L, ASC_RECASE_C, ASC_RECASE_U } asc_recase_label;

/* The slot's value, or NULL. */
static inline const uint32_t *asc_recase_find(const asc_recase_table *t, uint64_t hash)
{
    uint32_t check = (uint32_t)(hash >> 32) | 1;
    for (uint64_t k = 0; k < ASC_RECASE_PROBES; k++) {
        const asc_recase_slot *slot = &t->slots[(hash + k) & t->mask];
        if (slot->check == check) return &slot->value;
        if (slot->check == 0) return NULL;
    }
    return NULL;
}

/* Fold one more part into a hash; train/model/recase.py does the same. */
static inline uint64_t asc_recase_mix(uint64_t h, uint64_t part)
{
    h = (h ^ part) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

/* The flags of a word in normal form, or of its stem's derivation; 0 if unknown. */
uint32_t asc_recase_flags(const asc_recaser *r, asc_str low, uint64_t hash);
/* Its listed spelling, or an empty view. */
asc_str asc_recase_spelling(const asc_recaser *r, uint64_t hash);

#endif
