#include "link/align.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "link/fingerprint.h"

#include "base/banned.h"

#define CHAIN_MAX 8u      /* places of one word that are looked at */
#define NEAR 3            /* words: how far a neighbour may have moved */
#define LIKENESS_MIN .45f /* sentences less alike than this share no passage */
#define SHARED_MIN 4u     /* content words */
#define SAID_WORDS 3u     /* "the minister said" belongs to what he is quoted with */
#define OFTEN_MAX 1023u   /* words found more often are as common as that */
#define RARITY_MAX 11.0f  /* nats: in a larger corpus a rare word tells no more */

struct side {
    const uint32_t *hash;
    const uint8_t *rarity; /* of each word, in STEPs of nats; 0 for common ones */
    uint32_t n;
    uint32_t *sentence; /* of each word */
    uint32_t *begin;    /* of each sentence; one more */
    float *weight;      /* of each sentence: rarity of its content words */
    uint32_t sentences;
};

struct aligner_tables {
    uint32_t *slot;    /* word -> its first place in b, + 1 */
    uint32_t *next;    /* the next place of the same word, + 1 */
    uint32_t *run;     /* hash of a run -> its first place in b, + 1 */
    uint32_t *runnext; /* the next such place */
    uint32_t mask;
};

struct asc_aligner {
    const asc_corpus *c;
    uint32_t longest;
    struct side a, b;
    struct aligner_tables t;
    uint32_t last_b; /* the text that the tables are of */
    float *vote;     /* of each sentence of b */
    uint32_t *voted, *seen;
    uint8_t *taken;  /* words of a inside a run */
    uint8_t *rarity; /* of all words of the corpus */
};

#define STEP .05f /* nats: a rarity fits into a byte */

/*
 * How much each word tells, in nats, by how often it occurs. The pseudo-counts stand for
 * English at large: in a case of two reports a word that both have is not thereby common.
 */
static void load_rarity(uint8_t *out, const asc_corpus *c, const bool *wanted)
{
    uint8_t by_often[OFTEN_MAX + 1];
    float all = (float)c->words + 20000.0f;
    for (uint32_t k = 0; k <= OFTEN_MAX; k++) {
        float r = logf(all / ((float)k + 4.0f));
        by_often[k] = (uint8_t)((r < 0 ? 0 : r > RARITY_MAX ? RARITY_MAX : r) / STEP);
    }
    for (size_t t = 0; t < c->count; t++)
        for (size_t i = c->start[t]; (!wanted || wanted[t]) && i < c->end[t]; i++) {
            bool common = c->hash[i] & ASC_WORD_COMMON;
            uint32_t often = common ? 0 : asc_corpus_often(c, c->hash[i]);
            out[i] = common ? 0 : by_often[often < OFTEN_MAX ? often : OFTEN_MAX];
        }
}

asc_aligner *asc_aligner_new(asc_arena *keep, const asc_corpus *c, const bool *wanted)
{
    asc_aligner *al = asc_arena_zalloc(keep, 1, sizeof *al);
    size_t longest = 1, size = 16;
    if (!al) return NULL;
    for (size_t i = 0; i < c->count; i++)
        if (c->end[i] - c->start[i] > longest) longest = c->end[i] - c->start[i];
    while (size <= longest * 2) size *= 2; /* as load_tables will want it */
    al->c = c;
    al->longest = (uint32_t)longest;
    al->last_b = ASC_NONE;
    struct side *sides[2] = { &al->a, &al->b };
    for (int k = 0; k < 2; k++) {
        sides[k]->sentence = asc_arena_alloc(keep, longest + 1, sizeof(uint32_t));
        sides[k]->begin = asc_arena_alloc(keep, longest + 2, sizeof(uint32_t));
        sides[k]->weight = asc_arena_alloc(keep, longest + 1, sizeof(float));
        if (!sides[k]->sentence || !sides[k]->begin || !sides[k]->weight) return NULL;
    }
    al->t.slot = asc_arena_zalloc(keep, size, sizeof(uint32_t));
    al->t.run = asc_arena_zalloc(keep, size, sizeof(uint32_t));
    al->t.next = asc_arena_alloc(keep, longest + 1, sizeof(uint32_t));
    al->t.runnext = asc_arena_alloc(keep, longest + 1, sizeof(uint32_t));
    al->vote = asc_arena_zalloc(keep, longest + 1, sizeof(float));
    al->voted = asc_arena_alloc(keep, longest + 1, sizeof(uint32_t));
    al->seen = asc_arena_zalloc(keep, longest + 1, sizeof(uint32_t));
    al->taken = asc_arena_alloc(keep, longest + 1, 1);
    if (!al->t.slot || !al->t.run || !al->t.next || !al->t.runnext || !al->vote || !al->voted ||
        !al->seen || !al->taken)
        return NULL;
    al->rarity = asc_arena_alloc(keep, c->span + 1, 1);
    if (!al->rarity) return NULL;
    load_rarity(al->rarity, c, wanted);
    return al;
}

static uint32_t bare(uint32_t h)
{
    return h & ~ASC_WORD_MARKS;
}

static void load_side(const asc_aligner *al, struct side *s, uint32_t text)
{
    const asc_corpus *c = al->c;
    s->hash = c->hash + c->start[text];
    s->rarity = al->rarity + c->start[text];
    s->n = (uint32_t)(c->end[text] - c->start[text]);
    s->sentences = 0;
    for (uint32_t i = 0; i < s->n; i++) {
        if (i == 0 || (s->hash[i] & ASC_WORD_FIRST)) {
            s->begin[s->sentences] = i;
            s->weight[s->sentences++] = 0;
        }
        s->sentence[i] = s->sentences - 1;
        s->weight[s->sentences - 1] += STEP * (float)s->rarity[i];
    }
    s->begin[s->sentences] = s->n;
}

static uint32_t run_hash(const uint32_t *w)
{
    uint32_t h = 0;
    for (uint32_t k = 0; k < ASC_SEED_RUN; k++) h = (h ^ bare(w[k])) * 0x9e3779b1u + (h >> 15);
    return h;
}

/* Tables of b. A slot is found by hash and then checked by the words themselves. */
static void load_tables(asc_aligner *al)
{
    struct aligner_tables *t = &al->t;
    const struct side *b = &al->b;
    t->mask = 15;
    while (t->mask < b->n * 2) t->mask = t->mask * 2 + 1;
    memset(t->slot, 0, ((size_t)t->mask + 1) * sizeof *t->slot);
    memset(t->run, 0, ((size_t)t->mask + 1) * sizeof *t->run);
    for (uint32_t i = b->n; i-- > 0;) {
        if (!(b->hash[i] & ASC_WORD_COMMON)) {
            uint32_t k = bare(b->hash[i]) >> 4 & t->mask;
            while (t->slot[k] && bare(b->hash[t->slot[k] - 1]) != bare(b->hash[i]))
                k = (k + 1) & t->mask;
            t->next[i] = t->slot[k];
            t->slot[k] = i + 1;
        }
        if (i + ASC_SEED_RUN <= b->n) {
            uint32_t k = run_hash(b->hash + i) >> 4 & t->mask;
            t->runnext[i] = t->run[k]; /* others may be in the chain */
            t->run[k] = i + 1;
        }
    }
}

static uint32_t first_place(const asc_aligner *al, uint32_t word)
{
    const struct aligner_tables *t = &al->t;
    uint32_t k = bare(word) >> 4 & t->mask;
    while (t->slot[k] && bare(al->b.hash[t->slot[k] - 1]) != bare(word)) k = (k + 1) & t->mask;
    return t->slot[k];
}

/* ---- runs ---------------------------------------------------------------------*/

static uint32_t run_length(const struct side *a, uint32_t i, const struct side *b, uint32_t j)
{
    uint32_t n = 0;
    while (i + n < a->n && j + n < b->n && bare(a->hash[i + n]) == bare(b->hash[j + n])) n++;
    return n;
}

static void weigh_run(const asc_aligner *al, asc_match *m)
{
    uint32_t outside = 0;
    for (uint32_t k = m->a_begin; k < m->a_end; k++) {
        uint32_t x = al->a.hash[k], y = al->b.hash[m->b_begin + (k - m->a_begin)];
        outside += !(x & y & ASC_WORD_QUOTED);
        if (x & ASC_WORD_COMMON) continue;
        m->shared++;
        m->weight += STEP * (float)al->a.rarity[k];
    }
    m->quoted = outside <= SAID_WORDS && outside < m->a_end - m->a_begin;
}

static uint32_t find_runs(asc_aligner *al, asc_match *out, uint32_t room)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i + ASC_SEED_RUN <= al->a.n && count < room;) {
        uint32_t best = 0, at = 0, looked = 0;
        uint32_t j = al->t.run[run_hash(al->a.hash + i) >> 4 & al->t.mask];
        for (; j && looked < CHAIN_MAX; j = al->t.runnext[j - 1], looked++) {
            uint32_t n = run_length(&al->a, i, &al->b, j - 1);
            if (n > best) best = n, at = j - 1;
        }
        if (best < ASC_SEED_RUN) {
            i++;
            continue;
        }
        asc_match m = { .a_begin = i,
                        .a_end = i + best,
                        .b_begin = at,
                        .b_end = at + best,
                        .run = true,
                        .likeness = 1,
                        .kept = 1 };
        weigh_run(al, &m);
        memset(al->taken + i, 1, best);
        out[count++] = m;
        i += best;
    }
    return count;
}

/* ---- sentences ----------------------------------------------------------------*/

/* Votes of sentence s of a for the sentences of b; returns how many got some. */
static uint32_t vote(asc_aligner *al, uint32_t s)
{
    uint32_t count = 0;
    for (uint32_t i = al->a.begin[s]; i < al->a.begin[s + 1]; i++) {
        if (al->a.hash[i] & ASC_WORD_COMMON) continue;
        float w = STEP * (float)al->a.rarity[i];
        uint32_t looked = 0, last = ASC_NONE;
        for (uint32_t j = first_place(al, al->a.hash[i]); j && looked < CHAIN_MAX;
             j = al->t.next[j - 1], looked++) {
            uint32_t t = al->b.sentence[j - 1];
            if (t == last) continue;
            last = t;
            if (al->vote[t] <= 0) al->voted[count++] = t;
            al->vote[t] += w;
        }
    }
    return count;
}

static uint32_t best_vote(asc_aligner *al, uint32_t s, uint32_t count)
{
    uint32_t best = ASC_NONE;
    float most = 0;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t t = al->voted[k];
        float alike = 2 * al->vote[t] / (al->a.weight[s] + al->b.weight[t] + 1e-6f);
        if (alike > most || (alike >= most && best != ASC_NONE && t < best)) most = alike, best = t;
        al->vote[t] = 0;
    }
    return best;
}

/* Compare two sentences word by word: each place of b is matched once. */
static void compare(asc_aligner *al, uint32_t s, uint32_t t, asc_match *m)
{
    uint32_t stamp = s + 1, kept = 0, last = ASC_NONE, since = 0;
    float w = 0;
    for (uint32_t i = al->a.begin[s]; i < al->a.begin[s + 1]; i++) {
        if (al->a.hash[i] & ASC_WORD_COMMON) continue;
        since++;
        for (uint32_t j = first_place(al, al->a.hash[i]); j; j = al->t.next[j - 1]) {
            if (j - 1 < al->b.begin[t] || al->seen[j - 1] == stamp) continue;
            if (j - 1 >= al->b.begin[t + 1]) break;
            al->seen[j - 1] = stamp;
            m->shared++;
            w += STEP * (float)al->a.rarity[i];
            uint32_t apart = last == ASC_NONE ? NEAR + 1
                             : last > j - 1   ? last - (j - 1)
                                              : j - 1 - last;
            if (since <= 2 && apart <= NEAR) kept++;
            last = j - 1;
            since = 0;
            break;
        }
    }
    m->weight = w;
    m->likeness = 2 * w / (al->a.weight[s] + al->b.weight[t] + 1e-6f);
    m->kept = m->shared > 1 ? (float)kept / (float)(m->shared - 1) : 0;
    for (uint32_t j = al->b.begin[t]; j < al->b.begin[t + 1]; j++) al->seen[j] = 0;
}

static bool mostly_taken(const asc_aligner *al, uint32_t s)
{
    uint32_t n = 0, all = al->a.begin[s + 1] - al->a.begin[s];
    for (uint32_t i = al->a.begin[s]; i < al->a.begin[s + 1]; i++) n += al->taken[i];
    return n * 5 >= all * 4;
}

static bool all_quoted(const struct side *x, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++)
        if (!(x->hash[i] & (ASC_WORD_QUOTED | ASC_WORD_COMMON))) return false;
    return true;
}

static uint32_t find_sentences(asc_aligner *al, asc_match *out, uint32_t room)
{
    uint32_t count = 0;
    for (uint32_t s = 0; s < al->a.sentences && count < room; s++) {
        if (mostly_taken(al, s)) continue;
        uint32_t t = best_vote(al, s, vote(al, s));
        if (t == ASC_NONE) continue;
        asc_match m = { .a_begin = al->a.begin[s],
                        .a_end = al->a.begin[s + 1],
                        .b_begin = al->b.begin[t],
                        .b_end = al->b.begin[t + 1] };
        compare(al, s, t, &m);
        if (m.shared < SHARED_MIN || m.likeness < LIKENESS_MIN) continue;
        m.quoted = all_quoted(&al->a, m.a_begin, m.a_end) && all_quoted(&al->b, m.b_begin, m.b_end);
        out[count++] = m;
    }
    return count;
}

static int by_place(const void *x, const void *y)
{
    const asc_match *a = x, *b = y;
    if (a->a_begin != b->a_begin) return a->a_begin < b->a_begin ? -1 : 1;
    return a->a_end > b->a_end ? -1 : a->a_end < b->a_end;
}

uint32_t asc_passages_align(asc_aligner *al, uint32_t a, uint32_t b, asc_match *out)
{
    if (al->last_b != b) {
        load_side(al, &al->b, b);
        load_tables(al);
        al->last_b = b;
    }
    load_side(al, &al->a, a);
    memset(al->taken, 0, al->a.n);
    uint32_t n = find_runs(al, out, ASC_ALIGN_PASSAGES_MAX);
    n += find_sentences(al, out + n, ASC_ALIGN_PASSAGES_MAX - n);
    qsort(out, n, sizeof *out, by_place);
    return n;
}
