/*
 * describe - noun phrases that tell of people or a group without naming them.
 *
 * "Seven men", "a senior official", "the coastal cell of X", "two of the officers", "half
 * the town". Which noun tells of whom is read off data/actors.tsv, else off data/nouns.tsv.
 * Whom a description means is refer's to say; here it is only found and cut out.
 */
#ifndef ASC_READ_DESCRIBE_H
#define ASC_READ_DESCRIBE_H

#include "read/names.h"
#include "read/tree.h"

#define ASC_DESCRIPTION_MAX 90 /* bytes; a longer phrase calls no one anything */

typedef struct asc_description {
    asc_actor_word word; /* what its noun is; `word` is the lemma */
    uint32_t head;       /* the noun, or what stands for it: "two" of "two of the men" */
    uint32_t first;      /* token with which the phrase begins */
    asc_span span;       /* relative clauses aside */
    bool definite;       /* "the", "this", whose it is */
    bool bare_noun;      /* one of them, without any article, as headlines have it */
    bool plural;
    bool part;      /* some of them: "two of the men" */
    int64_t number; /* "seven men"; -1: it says none */
} asc_description;

/* Is token i the head of a description? False for names and parts of them, for what only
 * says of someone what he is ("he was a student"), and for none ("no minister"). */
bool asc_describe(asc_description *out, const asc_tree *t, const asc_mentions *m, uint32_t i);

/* Whom "describes X as the Y" tells to be the Y at i: the token of X; ASC_NONE. */
uint32_t asc_described_as(const asc_tree *t, uint32_t i);

/* Whom the noun at i is told to be: "named X as the one who", "considers X the culprit", "the man
 * who did it was X". The token of X; ASC_NONE. */
uint32_t asc_told_to_be(const asc_tree *t, uint32_t i);

/* "Gunmen posing as agents of X": whatever they are, not X. */
bool asc_describe_poses(const asc_tree *t, uint32_t i);

/* Does the preposition c tell when, or against what, and not which one? */
bool asc_says_when(const asc_tree *t, uint32_t c);

/* Bytes of the text's first lines that are headlines: short, without a full stop. */
uint32_t asc_headline_end(asc_str text);

/* All words that say which one it is stand in the other phrase too: "the court" and "a
 * special court in X". Articles say nothing. */
bool asc_describe_within(const asc_tree *t, const asc_description *shorter,
                         const asc_description *longer);

#endif
