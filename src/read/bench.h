/*
 * bench - one sentence whose tree is hung anew: what the passes over it share.
 *
 * Nothing is allocated. The extents of the tokens are as the parser has them until all passes are done.
 */
#ifndef ASC_READ_BENCH_H
#define ASC_READ_BENCH_H

#include "base/str.h"
#include "read/tree.h"

#define ASC_BENCH_CHAIN_MAX 8 /* steps from a preposition up to its verb */

/* One sentence, [begin, end), whose tokens are hung anew. */
struct asc_bench {
    const asc_tree *t;
    asc_token *tok;
    uint32_t begin, end;
    bool changed;
};

static inline bool asc_bench_is(const struct asc_bench *b, uint32_t i, const char *lemma)
{
    return asc_tree_is(b->t, i, lemma);
}

static inline bool asc_bench_noun(const struct asc_bench *b, uint32_t i)
{
    return b->tok[i].pos == ASC_POS_NOUN || b->tok[i].pos == ASC_POS_PROPN;
}

/* The first child of i with that label at or behind token `from`; ASC_NONE. */
static inline uint32_t asc_bench_child(const struct asc_bench *b, uint32_t i, asc_dep dep,
                                       uint32_t from)
{
    for (uint32_t c = from; c < b->end; c++)
        if (b->tok[c].head == i && c != i && b->tok[c].dep == dep) return c;
    return ASC_NONE;
}

static inline bool asc_bench_has(const struct asc_bench *b, uint32_t i, asc_dep dep)
{
    return asc_bench_child(b, i, dep, b->begin) != ASC_NONE;
}

/* A passive that nobody is told to have done. */
static inline bool asc_bench_wants_agent(const struct asc_bench *b, uint32_t v)
{
    return asc_bench_has(b, v, ASC_DEP_AUXPASS) && !asc_bench_has(b, v, ASC_DEP_AGENT);
}

static inline void asc_bench_hang(struct asc_bench *b, uint32_t i, uint32_t head, asc_dep dep)
{
    b->tok[i].head = head;
    b->tok[i].dep = (uint8_t)dep;
    b->changed = true;
}

/* What kind of word i is taken for from here on. */
static inline void asc_bench_retag(struct asc_bench *b, uint32_t i, asc_pos pos, asc_tag tag)
{
    b->tok[i].pos = (uint8_t)pos;
    b->tok[i].tag = (uint8_t)tag;
}

static inline bool asc_bench_finite(const struct asc_bench *b, uint32_t i)
{
    uint8_t tag = b->tok[i].tag;
    return b->tok[i].pos == ASC_POS_VERB &&
           (tag == ASC_TAG_VBD || tag == ASC_TAG_VBZ || tag == ASC_TAG_VBP ||
            (tag == ASC_TAG_VBN && asc_bench_has(b, i, ASC_DEP_AUX)));
}

/* Is the word at i this sign? */
static inline bool asc_bench_sign(const struct asc_bench *b, uint32_t i, const char *s)
{
    return asc_str_is(asc_tree_text(b->t, i), s);
}

static inline bool asc_bench_comma(const struct asc_bench *b, uint32_t i)
{
    return asc_bench_sign(b, i, ",");
}

/* Is it a verb of saying, of what stands in a clause? */
static inline bool asc_bench_tells(const struct asc_bench *b, uint32_t v)
{
    bool tells = false;
    for (const asc_cue *c = asc_tables_cue(b->t->lx, 'v', b->t->low[v]); c;
         c = asc_cue_next(b->t->lx, c))
        tells |= (c->slots & ASC_SLOT_THAT) != 0;
    return tells;
}

/* Is it a word for a person: "the minister"? */
static inline bool asc_bench_person(const struct asc_bench *b, uint32_t i)
{
    const asc_actor_word *w = asc_tables_actor(b->t->lx, b->t->low[i]);
    return w && w->kind == ASC_ACTOR_PERSON;
}

/* Puts `now` where `before` hangs. */
static inline void asc_bench_in_place_of(struct asc_bench *b, uint32_t now, uint32_t before)
{
    uint32_t head = b->tok[before].head;
    asc_bench_hang(b, now, head == before ? now : head, (asc_dep)b->tok[before].dep);
}

/* Is there an "and" of i's between it and v? */
static inline bool asc_bench_joined(const struct asc_bench *b, uint32_t i, uint32_t v)
{
    uint32_t and = asc_bench_child(b, i, ASC_DEP_CC, i + 1);
    return and != ASC_NONE && and < v;
}

/* Verbs taken for nouns, and headlines without "was": mend_verbs.c. */
void asc_mend_verbs(struct asc_bench *b);
/* Labels, asides before and within what is told: mend_told.c. */
void asc_mend_asides(struct asc_bench *b);
/* ... and tellers behind it. */
void asc_mend_tellers(struct asc_bench *b);
/* Prepositions that are the verb's: mend_prepositions.c. */
void asc_mend_prepositions(struct asc_bench *b);
/* Who is meant by what stands beside whom: mend_beside.c. */
void asc_mend_beside(struct asc_bench *b);
/* Phrases that the parser takes into others: mend_phrases.c. */
void asc_mend_phrases(struct asc_bench *b);
/* Clauses whose subject the parser takes for another's: mend_subjects.c. */
void asc_mend_subjects(struct asc_bench *b);
/* Clauses and names that belong to somebody else: mend_clauses.c. */
void asc_mend_clauses(struct asc_bench *b);
/* Of whom a verdict is, and whom a clause tells of: mend_verdicts.c. */
void asc_mend_verdicts(struct asc_bench *b);
/* What is denied, thrown out or acquitted of: mend_denied.c. */
void asc_mend_denied(struct asc_bench *b);
/* What official prose packs into one sentence: mend_official.c. */
void asc_mend_official(struct asc_bench *b);

#endif
