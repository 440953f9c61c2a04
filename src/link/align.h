/*
 * align - the passages that two texts share, word for word or sentence for sentence.
 *
 * A run is five equal words or more, as long as it goes. Where a sentence was changed, its
 * content words are still there, most of them next to the same others: sentences are
 * compared as bags of words weighted by rarity, with a look at how many neighbours stayed.
 */
#ifndef ASC_LINK_ALIGN_H
#define ASC_LINK_ALIGN_H

#include <ascribe.h>

#include "link/candidates.h"

#define ASC_ALIGN_PASSAGES_MAX 400u /* passages of one pair; further ones are left out */

/* A passage in words of both texts, half open. */
typedef struct asc_match {
    uint32_t a_begin, a_end, b_begin, b_end;
    bool run;        /* word for word */
    bool quoted;     /* within quotation marks in both */
    uint32_t shared; /* content words in common */
    float likeness;  /* of the two sentences, 0 to 1; of a run 1 */
    float weight;    /* rarity of what they share, in nats */
    float kept;      /* part of the shared words whose neighbour is still the same */
} asc_match;

typedef struct asc_aligner asc_aligner;

/* For texts of the corpus, those that are `wanted` (NULL: all); memory in `keep`. NULL: out of
 * memory. */
asc_aligner *asc_aligner_new(asc_arena *keep, const asc_corpus *c, const bool *wanted);
/* The passages of texts a and b, in order of a, not overlapping there; at most
 * ASC_ALIGN_PASSAGES_MAX into `out`. */
uint32_t asc_passages_align(asc_aligner *al, uint32_t a, uint32_t b, asc_match *out);

#endif
