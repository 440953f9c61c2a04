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
#define ASC_CASE_PROBES 64

typedef struct asc_case_slot {
    uint32_t check; /* upper half of the hash, lowest bit set; 0 = empty */
    uint32_t value;
} asc_case_slot;

typedef struct asc_case_table {
    const asc_case_slot *slots;
    uint64_t mask;
} asc_case_table;

struct asc_recaser {
    asc_case_table words, spelled, phrases, weights;
    asc_strings spellings;
    int32_t bias[3];
    int32_t memory; /* weight of the document's other uses of a word, in 1/16 */
};

/* The flags of a word: letters of data/case/words.txt, in the same order. */
enum {
    ASC_CASE_COMMON = 1 << 0,   /* a: lower case, common */
    ASC_CASE_MIDDLING = 1 << 1, /* b */
    ASC_CASE_RARE = 1 << 2,     /* c */
    ASC_CASE_PUBLIC = 1 << 3,   /* W: a person known by surname alone */
    ASC_CASE_NAME = 1 << 4,     /* N */
    ASC_CASE_FIRST = 1 << 5,    /* F */
    ASC_CASE_SURNAME = 1 << 6,  /* S */
    ASC_CASE_PLACE = 1 << 7,    /* G */
    ASC_CASE_PEOPLE = 1 << 8,   /* D */
    ASC_CASE_SEEN_CAP = 1 << 9, /* K */
    ASC_CASE_SEEN_UP = 1 << 10, /* U */
    ASC_CASE_ACRONYM = 1 << 11, /* A */
    ASC_CASE_VERB = 1 << 12,    /* v */
    ASC_CASE_NOUN = 1 << 13,    /* n */
    ASC_CASE_ADJ = 1 << 14,     /* j */
    ASC_CASE_ADV = 1 << 15,     /* r */
    ASC_CASE_TITLE = 1 << 16,   /* T */
    ASC_CASE_HEAD = 1 << 17,    /* O */
    ASC_CASE_ABBR = 1 << 18,    /* B */
    ASC_CASE_DERIVED = 1 << 19  /* d: not listed, but its stem is lower case */
};
#define ASC_CASE_LOWER (ASC_CASE_COMMON | ASC_CASE_MIDDLING | ASC_CASE_RARE)

/* A name of several words: value of its last word's slot, two bits of casing a word
 * (asc_case_label) from the first on; without the bit it only begins a name. */
#define ASC_CASE_PHRASE_END 0x80000000u
#define ASC_CASE_PHRASE_MAX 8

typedef enum asc_case_label { ASC_CASE_L, ASC_CASE_C, ASC_CASE_U } asc_case_label;

/* The slot's value, or NULL. */
static inline const uint32_t *asc_case_find(const asc_case_table *t, uint64_t hash)
{
    uint32_t check = (uint32_t)(hash >> 32) | 1;
    for (uint64_t k = 0; k < ASC_CASE_PROBES; k++) {
        const asc_case_slot *slot = &t->slots[(hash + k) & t->mask];
        if (slot->check == check) return &slot->value;
        if (slot->check == 0) return NULL;
    }
    return NULL;
}

/* Fold one more part into a hash; train/model/recase.py does the same. */
static inline uint64_t asc_case_mix(uint64_t h, uint64_t part)
{
    h = (h ^ part) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

/* The flags of a word in normal form, or of its stem's derivation; 0 if unknown. */
uint32_t asc_case_flags(const asc_recaser *r, asc_str low, uint64_t hash);
/* Its listed spelling, or an empty view. */
asc_str asc_case_spelling(const asc_recaser *r, uint64_t hash);

#endif
