/*
 * word_vectors - how words are used, as short vectors: words used alike lie near.
 *
 * A view of data/words.bin (made by train/slots/words.py, which tells its origin), which
 * is compiled in: hashes of some 58,000 English words, a row of 32 numbers each. A word it
 * lacks has no row, which is an answer.
 */
#ifndef ASC_READ_WORD_VECTORS_H
#define ASC_READ_WORD_VECTORS_H

#include <ascribe.h>

#define ASC_WORD_WIDTH 32

typedef struct asc_word_vectors {
    uint32_t words, rows;
    float scale;
    const unsigned char *hashes; /* [words], little-endian, sorted */
    const unsigned char *row_of; /* [words], 16 bits each */
    const signed char *vectors;  /* [rows][ASC_WORD_WIDTH] */
} asc_word_vectors;

/* ASC_EFORMAT when the table is damaged. */
asc_status asc_word_vectors_load(asc_word_vectors *out, asc_error *err) ASC_MUST_USE;

/* The row of a word in lower case, by the low half of asc_str_hash; ASC_NONE. */
uint32_t asc_word_row(const asc_word_vectors *w, uint32_t hash);
/* Add `share` of that row's vector to out[ASC_WORD_WIDTH]; nothing for ASC_NONE. */
void asc_word_add(const asc_word_vectors *w, uint32_t row, float share, float *out);

#endif
