/*
 * recase_words - words and sentence starts as the recaser sees them.
 *
 * Not the tokeniser's words: a hyphen parts ("AL-ASSAD" is two), an apostrophe does
 * not, and case must not matter. train/recase/features.py is the same in Python; the
 * weights are learnt through it, so a change here is a change there.
 */
#ifndef ASC_NLP_RECASE_WORDS_H
#define ASC_NLP_RECASE_WORDS_H

#include <ascribe.h>

#include "base/arena.h"
#include "nlp/recase_tables.h"

typedef struct asc_recase_word {
    uint64_t hash;          /* of the normal form */
    asc_str low;            /* normal form: lower case, digits as 0, straight ' */
    uint32_t begin, end;    /* bytes of the text */
    uint32_t core_end;      /* before a clitic such as 's */
    uint32_t flags;         /* ASC_RECASE_... */
    uint32_t coarse, shape; /* up to four letters, packed (asc_recase_pack) */
    uint16_t phrase;        /* place in a known name and casing there, packed; or 0 */
    uint8_t before, after;  /* what stands around it: see gap_class */
    uint8_t label;          /* asc_recase_label */
    bool start;             /* begins a sentence */
    bool clitic, dotted;    /* has 's, 'll ...; is U.S., J.K. ... */
    uint16_t past;          /* for the tagger: labels before it, what they said, */
    int32_t past_score[3];  /* and what everything else says */
    int32_t score[3];
} asc_recase_word;

typedef struct asc_recase_words {
    asc_recase_word *at;
    size_t n, cap;
    asc_arena *arena;
} asc_recase_words;

/* Letters of a short ASCII string, first in the lowest byte. */
static inline uint64_t asc_recase_pack(const char *s)
{
    uint64_t v = 0;
    for (int i = 0; i < 8 && s[i]; i++) v |= (uint64_t)(unsigned char)s[i] << (8 * i);
    return v;
}

/* Append the words of text[begin, end), the first of which begins a sentence, with
 * their places in known names. False when out of memory. */
bool asc_recase_split(const asc_recaser *r, asc_str text, size_t begin, size_t end,
                      asc_recase_words *words) ASC_MUST_USE;

/* Lower case where that is one character of as many bytes, else cp. */
uint32_t asc_recase_lower(uint32_t cp);

#endif
