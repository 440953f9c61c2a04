/*
 * refer_inner - what the files of refer.h share.
 */
#ifndef ASC_READ_REFER_INNER_H
#define ASC_READ_REFER_INNER_H

#include "base/map.h"
#include "read/describe.h"
#include "read/refer.h"

#define ASC_REFER_SEVERAL UINT64_MAX
#define ASC_REFER_LEAD_BYTES 500u /* behind the headlines: what they summarise */

struct found {
    asc_description d;
    uint32_t mention;
    bool headline;
};

/* A noun, or a title, that calls someone so. */
struct called {
    asc_str lemma;
    uint32_t who, first, last; /* the words in front of it: tokens [first, last) */
};

struct referring {
    asc_mentions *m;
    const asc_tree *t;
    asc_map
        called; /* lemma ("charity") -> the one actor that is called one, or ASC_REFER_SEVERAL */
    struct called *calls;
    size_t call_count, call_cap;
    struct found *found;
    size_t count, cap;
    uint32_t headlines; /* bytes of them */
    uint32_t home;      /* the one state that headline and lead name; ASC_NONE */
    uint32_t sole;      /* the one group that the report names; ASC_NONE */
};

static inline bool asc_refer_named(const asc_mentions *m, uint32_t x)
{
    return x != ASC_NONE && m->items[x].is_name;
}

static inline bool asc_refer_definite(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE && asc_tree_is(t, d, "the");
}

/* ---- by words and kind: refer_meant.c ---- */

/* Is it a word for a person? */
bool asc_refer_person_word(const asc_actor_word *w);
/* Are both persons, or neither, and no state? */
bool asc_refer_kinds_agree(const asc_actor_word *w, const asc_mention *x);
/* "That brigade", "this group". */
bool asc_refer_points(const asc_tree *t, uint32_t i);
/* "A rival company", "another group": not the one that was spoken of. */
bool asc_refer_another(const asc_tree *t, uint32_t i);
/* The head and its article, with no more than adjectives that name no one. */
bool asc_refer_bare(const asc_tree *t, uint32_t i);
/* "the", "a", "its", "Corin's" before it; "the businessman X" has its article with X. */
bool asc_refer_articled(const asc_tree *t, uint32_t i);
/* Who is called what; false: out of memory. */
bool asc_refer_learn(struct referring *r);
/* The one state that the headline and the first sentences name. */
uint32_t asc_refer_home(const struct referring *r);
/* The only group with a name that the report tells of; ASC_NONE. */
uint32_t asc_refer_sole_group(const struct referring *r);
/* The one named actor that noun i means; ASC_NONE. */
uint32_t asc_refer_meant(const struct referring *r, uint32_t i, const asc_actor_word *w);

/* ---- one another's: refer_alike.c ---- */

/* "The court" behind "a special court in X": the one told of before with all its words. */
uint32_t asc_refer_earlier(const struct referring *r, const asc_description *d);
/* "The court", "the judges" behind "a special chamber": the one that the report told of. */
uint32_t asc_refer_same_court(const struct referring *r, const asc_description *d);
/* Headlines tell of what the text tells of. */
void asc_refer_settle_headlines(struct referring *r);
/* The one unnamed person and the one named who do the same to the same are one; false: out of memory. */
bool asc_refer_same_deeds(struct referring *r);

#endif
