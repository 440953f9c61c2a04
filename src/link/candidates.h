/*
 * candidates - which of many texts may share passages: pairs worth a closer look.
 *
 * Seeds are runs of five words, and pairs of content words that stand next to each other
 * or one apart, in either order (what is left of a sentence whose words were changed and
 * moved). A seed in over ASC_SEED_TEXTS_MAX texts tells nothing and is dropped. Two
 * filters of bits keep what occurs in one place only out of memory, so that the cost
 * stays near linear in the words of all texts.
 */
#ifndef ASC_LINK_CANDIDATES_H
#define ASC_LINK_CANDIDATES_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_SEED_TEXTS_MAX 48u
#define ASC_SEED_RUN 5u /* words of a run */

/* The words of all texts: text i has [start[i], end[i]). */
typedef struct asc_corpus {
    const uint32_t *hash; /* asc_fingerprint; `span` of them, with gaps */
    const size_t *start, *end;
    size_t count, span;
    uint32_t *often; /* how often words occur, by their hash: asc_corpus_often */
    uint32_t often_bits;
    size_t words;
} asc_corpus;

/* Who else looks at the words of a text, on whichever thread scanned it. */
typedef void (*asc_words_fn)(void *user, uint32_t text, const uint32_t *hash, uint32_t count);

/*
 * Texts that are being scanned, some at a time, by whoever has nothing else to do: `each`, if any, is given
 * the words of every text, once, in any order. `texts` and what it makes in `keep` last as long as the corpus.
 * NULL: out of memory.
 */
typedef struct asc_scanning asc_scanning;
asc_scanning *asc_scanning_begin(asc_arena *keep, const asc_str *texts, size_t count,
                                 asc_words_fn each, void *user) ASC_MUST_USE;
/* Those that nobody scans yet, to the end. Several threads may at once. */
void asc_scanning_some(asc_scanning *s);
/* What is left is scanned, on so many threads, and the words counted. Nobody else scans any more. */
asc_status asc_corpus_make(asc_corpus *out, asc_arena *keep, asc_scanning *s, unsigned threads,
                           asc_error *err) ASC_MUST_USE;
/* Occurrences of a word in all texts; never too few. */
uint32_t asc_corpus_often(const asc_corpus *c, uint32_t hash);

typedef struct asc_candidate {
    uint32_t a, b; /* a < b */
    float runs;    /* weight of the runs in common */
    float pairs;   /* weight of the pairs in common */
} asc_candidate;

/*
 * In order of b, then a. With `wanted` (one for each text) only pairs of which both are
 * wanted, the same as are found without it: how many texts have a seed is counted in all.
 */
asc_status asc_candidates_find(asc_candidate **out, size_t *count, asc_arena *keep,
                               const asc_corpus *c, const bool *wanted, unsigned threads,
                               asc_error *err) ASC_MUST_USE;

#endif
