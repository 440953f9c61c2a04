/*
 * index_data - how an index lies in memory and in a file: flat arrays, no pointers.
 *
 *   words    each word once, whatever names have it
 *   names    what belongs to a name; its words are refs[first .. first + count)
 *   lists    for each word the names that have it, ascending (word_names, _at)
 *   keys     buckets of words by key: bones, spellings with a letter left out, senses
 *   initials buckets of names by the initials of their words
 *
 * A key is a hash; buckets mix keys, and what is found in one is looked at before it
 * counts. An array's length stands in asc_index_head; `_at` arrays have one more entry.
 */
#ifndef ASC_RESOLVE_INDEX_DATA_H
#define ASC_RESOLVE_INDEX_DATA_H

#include "resolve/index.h"

#define ASC_INDEX_VERSION 2u
#define ASC_REF_FLAGS 4u /* low bits of a ref: flags of asc_name_word */

typedef struct asc_index_name {
    uint64_t id;
    uint64_t text_at;
    uint32_t first; /* of its refs */
    float weight;   /* of its words that count */
    uint16_t text_n;
    uint8_t kind, quality, count, scripts;
    uint8_t alone; /* its entry has no other name */
    uint8_t spare;
} asc_index_name;

typedef struct asc_index_head {
    char magic[8];
    uint32_t version, order; /* order: 0x01020304 as this machine writes it */
    uint64_t tables;         /* hash of the tables that folded the words */
    uint64_t words, names, refs, text, postings, key_buckets, keys, initial_buckets, initials;
    uint64_t checksum; /* of all that follows the head */
} asc_index_head;

struct asc_index {
    const asc_scorer *scorer;
    asc_index_head head; /* the counts */
    asc_word *words;
    asc_index_name *names;
    uint32_t *refs;
    char *text;
    uint32_t *word_names_at, *word_names;
    uint32_t *keys_at, *keys;
    uint32_t *initials_at, *initials;
    uint32_t *slots; /* of words, by hash; 0 is empty; never saved */
    uint64_t slot_mask;
    uint64_t words_cap, names_cap, refs_cap, text_cap;
    bool mapped; /* the arrays are not ours */
    bool ready;
    uint64_t tables;
};

/* The word's number, or UINT32_MAX. */
uint32_t asc_index_word(const asc_index *ix, const asc_word *w);
/* Build the slots for the words there are. */
asc_status asc_index_slots(asc_index *ix, asc_error *err) ASC_MUST_USE;
/* Does the word count by itself? Particles, titles, forms do not. */
bool asc_index_counts(const asc_word *w);

#define ASC_INDEX_KEYS_MAX 16u
/* Keys under which words like w are found; at most ASC_INDEX_KEYS_MAX. */
size_t asc_index_keys(const asc_word *w, uint32_t out[ASC_INDEX_KEYS_MAX]);
/* Keys of the initials of a name's words: of those that count, and of all. */
size_t asc_index_initials(const asc_name_words *n, uint32_t out[2]);
uint32_t asc_index_initials_key(const char *letters, size_t n);
/* The name as words that point into the index. */
void asc_index_name_words(const asc_index *ix, size_t i, asc_name_words *out);

#endif
