/*
 * cites_inner - what the files of cites.h share: one report at hand, as words.
 */
#ifndef ASC_LINK_CITES_INNER_H
#define ASC_LINK_CITES_INNER_H

#include "link/citing.h"
#include "link/cites.h"
#include "link/fingerprint.h"

#define ASC_CITING_SURE .95 /* of a citation's direction: a paper may be cited for another report */
#define ASC_CITING_DAY 1440 /* minutes */
#define ASC_CITING_ACCOUNTS 9 /* papers by one name, of which it is told what stands there */

struct citing {
    const asc_link_view *v;
    const asc_voice_book *voices;
    const asc_cue_book *cues;
    const asc_outlet_book *book;
    const asc_provenance *copied;
    size_t *copied_begin; /* of each report's copies */
    size_t *statements_begin;
    const bool *wanted; /* reports that are read; NULL: all */
    asc_arena *keep, *tmp;
    asc_copy *items;
    size_t count, cap;
    /* the report at hand */
    uint32_t report, words, head;
    bool holds; /* it goes by a paper that it got hold of */
    uint32_t *hash;
    asc_span *at;
    bool failed;
    struct {
        uint32_t a, an, the, one, via, radio, we, it, they, newspaper, paper, daily, day[7];
        uint32_t who, account[ASC_CITING_ACCOUNTS];
    } word;
};

static inline uint32_t asc_citing_bare(uint32_t h)
{
    return h & ~ASC_WORD_MARKS;
}

/* The text of words [begin, end). */
asc_str asc_citing_text(const struct citing *c, uint32_t begin, uint32_t end);
/* Does word i begin with a capital; and is it a name's, not one of a line in capitals? */
bool asc_citing_capital(const struct citing *c, uint32_t i);
bool asc_citing_titled(const struct citing *c, uint32_t i);
/* The first word of the sentence of word i, and the first one behind it. */
uint32_t asc_citing_begin(const struct citing *c, uint32_t i);
uint32_t asc_citing_end(const struct citing *c, uint32_t i);
/* Keep an edge; c->failed where memory runs out. */
void asc_citing_add(struct citing *c, const asc_copy *x);
/* Does word i stand in a passage that was copied? Then so was the citation. */
bool asc_citing_copied(const struct citing *c, uint32_t i);
/* The outlet whose name begins at word i; NULL. */
const asc_outlet_name *asc_citing_outlet(const struct citing *c, uint32_t i);

/* The report of an outlet that is meant where word `where` stands: asc_outlet_meant. A word with
 * a capital, which is mostly a name's, counts three times. */
uint32_t asc_citing_meant(struct citing *c, uint32_t outlet, uint32_t where);
/* Could the report at hand rest on report r, and is it not too old for that? */
bool asc_citing_in_reach(const struct citing *c, uint32_t r);
/* The cue that ends a few words before word i, or begins a few behind it. */
bool asc_citing_cue_before(const struct citing *c, uint32_t i, uint32_t *cue, uint32_t *end);
bool asc_citing_cue_after(const struct citing *c, uint32_t i, uint32_t *cue, uint32_t *end);

/* Outlets that are named: cites_names.c. */
void asc_cites_names(struct citing *c);
/* Written statements of parties in the case: cites_parties.c; ... */
void asc_cites_notices(struct citing *c);
/* ... and what they denied and claimed. */
void asc_cites_answers(struct citing *c);
/* The words that c->word has of cites_papers.c. */
void asc_cites_papers_words(struct citing *c);
/* Documents and records that the report at hand got hold of or goes by. */
void asc_cites_papers(struct citing *c);
/* "The memorandum names three": a leaked paper of which it tells what stands there. Behind all other
 * citations of all reports. */
void asc_cites_leaked(struct citing *c);

#endif
