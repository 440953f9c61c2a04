#include "link/candidates.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/order.h"
#include "base/side.h"
#include "base/str.h"
#include "link/fingerprint.h"

#include "base/banned.h"

/* ---- the words of all texts ---------------------------------------------------*/

static uint32_t bits_for(size_t n)
{
    uint32_t bits = 10;
    while (bits < 30 && ((size_t)1 << bits) < n) bits++;
    return bits;
}

static uint32_t slot_of(const asc_corpus *c, uint32_t hash)
{
    return (hash * 0x9e3779b1u) >> (32 - c->often_bits);
}

uint32_t asc_corpus_often(const asc_corpus *c, uint32_t hash)
{
    return c->often[slot_of(c, hash & ~ASC_WORD_MARKS)];
}

#define SHARES 64u /* of the texts: who has scanned one takes the next */

/* Texts [from[share], from[share + 1]) are scanned by one, to where their words would begin if all
 * before were as many as can be. */
struct asc_scanning {
    const asc_str *texts;
    size_t count;
    size_t from[SHARES + 1], at[SHARES + 1];
    uint32_t *hash;
    size_t *start, *end;
    asc_words_fn each;
    void *user;
    atomic_uint next; /* the first share that nobody scans yet */
};

#define TOUCHED ((size_t)1 << 14) /* words: memory is asked for so much at a time */

static void scan_share(const asc_scanning *s, unsigned share)
{
    size_t at = s->at[share], touched = at, most = s->at[share + 1];
    for (size_t i = s->from[share]; i < s->from[share + 1]; i++) {
        for (; at + TOUCHED / 4 > touched && touched < most; touched += TOUCHED)
            asc_arena_touch(s->hash + touched,
                            (most - touched < TOUCHED ? most - touched : TOUCHED) *
                                sizeof *s->hash);
        uint32_t words = asc_fingerprint(s->texts[i], s->hash + at, NULL);
        if (s->each) s->each(s->user, (uint32_t)i, s->hash + at, words);
        s->start[i] = at;
        s->end[i] = at += words;
    }
}

void asc_scanning_some(asc_scanning *s)
{
    for (unsigned share; (share = atomic_fetch_add(&s->next, 1)) < SHARES;) scan_share(s, share);
}

static void scan_some(void *user, unsigned side)
{
    (void)side;
    asc_scanning_some(user);
}

/* Each share has about as much to scan. */
static void share_out(asc_scanning *s)
{
    size_t most = 0, sum = 0;
    unsigned share = 0;
    for (size_t i = 0; i < s->count; i++) most += asc_fingerprint_most(s->texts[i].n);
    for (size_t i = 0; i < s->count; i++) {
        while (share < SHARES && sum >= most / SHARES * share) {
            s->from[share] = i;
            s->at[share++] = sum;
        }
        sum += asc_fingerprint_most(s->texts[i].n);
    }
    for (; share <= SHARES; share++) {
        s->from[share] = s->count;
        s->at[share] = sum;
    }
}

asc_scanning *asc_scanning_begin(asc_arena *keep, const asc_str *texts, size_t count,
                                 asc_words_fn each, void *user)
{
    asc_scanning *s = asc_arena_alloc(keep, 1, sizeof *s);
    if (!s) return NULL;
    *s = (asc_scanning){ .texts = texts, .count = count, .each = each, .user = user };
    share_out(s);
    s->start = asc_arena_alloc(keep, count + 1, sizeof *s->start);
    s->end = asc_arena_alloc(keep, count + 1, sizeof *s->end);
    /* what is not written to takes no memory */
    s->hash = asc_arena_alloc(keep, s->at[SHARES] + 1, sizeof *s->hash);
    return s->start && s->end && s->hash ? s : NULL;
}

asc_status asc_corpus_make(asc_corpus *out, asc_arena *keep, asc_scanning *s, unsigned threads,
                           asc_error *err)
{
    asc_side_all(atomic_load(&s->next) < SHARES ? asc_side_count(threads, s->count) : 1, scan_some,
                 s);
    asc_corpus c = { .hash = s->hash, .start = s->start, .end = s->end, .count = s->count };
    c.span = s->at[SHARES];
    for (size_t t = 0; t < c.count; t++) c.words += c.end[t] - c.start[t];
    c.often_bits = bits_for(c.words / 4);
    if (c.often_bits > 22) c.often_bits = 22; /* more forms than that no language has */
    c.often = asc_arena_zalloc(keep, (size_t)1 << c.often_bits, sizeof *c.often);
    if (!c.often)
        return asc_fail(err, ASC_ENOMEM, "out of memory for the words of %zu texts", c.count);
    for (size_t t = 0; t < c.count; t++)
        for (size_t i = c.start[t]; i < c.end[t]; i++)
            if (!(c.hash[i] & ASC_WORD_COMMON)) c.often[slot_of(&c, c.hash[i] & ~ASC_WORD_MARKS)]++;
    *out = c;
    return ASC_OK;
}

/* ---- seeds --------------------------------------------------------------------*/

static uint64_t mix(uint64_t x)
{
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93u;
    x ^= x >> 32;
    return x;
}

/*
 * Seeds that many texts have, each where its hash leads, the last one met: of one in more than
 * ASC_SEED_TEXTS_MAX texts no more need be kept. What is forgotten is but kept for longer.
 */
#define OFTEN_BITS 12u

struct often {
    uint32_t key, text, texts; /* its upper half; the last text that has it; how many have */
};

struct seeds {
    const asc_corpus *c;
    struct often *often; /* 1 << OFTEN_BITS of them, zeroed */
    uint64_t *filter;    /* two words of bits side by side: seen once, seen again */
    uint32_t bits;
    uint64_t *one;             /* the seeds of a text */
    uint64_t *entries, *spare; /* 31 bits of the seed, is it a run, and the text */
    size_t count, cap;
};

#define IS_RUN ((uint64_t)1 << 32)
#define FILTER_LEAST 18u /* bits' bits: few texts that are wanted among many that are not */

/*
 * The seeds of one text to s->one. Of a key the upper half tells a seed from others, so that
 * what the filters let through, which go by its first bits, is whole groups of equal keys.
 */
static size_t seeds_of(const struct seeds *s, uint32_t text)
{
    const uint32_t *w = s->c->hash + s->c->start[text];
    size_t n = s->c->end[text] - s->c->start[text], count = 0;
    uint64_t last[2] = { 0, 0 }, h = 0, *out = s->one;
    const uint64_t k = 0x9e3779b97f4a7c15u, k5 = k * k * k * k * k;
    for (size_t i = 0; i < n; i++) {
        uint32_t x = w[i] & ~ASC_WORD_MARKS;
        h = h * k + x;
        if (i >= ASC_SEED_RUN) h -= k5 * (w[i - ASC_SEED_RUN] & ~ASC_WORD_MARKS);
        if (i + 1 >= ASC_SEED_RUN) out[count++] = mix(h) | IS_RUN;
        if (w[i] & ASC_WORD_COMMON) continue;
        for (int j = 0; j < 2; j++)
            if (last[j] && last[j] != x)
                out[count++] =
                    mix(last[j] < x ? last[j] << 32 | x : (uint64_t)x << 32 | last[j]) & ~IS_RUN;
        last[1] = last[0];
        last[0] = x;
    }
    return count;
}

/* Where a seed's bits are: memory that is in no cache, so it is asked for some seeds ahead. */
static uint64_t *bits_at(const struct seeds *s, uint64_t key)
{
    return s->filter + 2 * (key >> (64 - s->bits) >> 6);
}

#define AHEAD 40u

static void count_seeds(struct seeds *s, uint32_t text)
{
    size_t n = seeds_of(s, text);
    for (size_t i = 0; i < n && i < AHEAD; i++) __builtin_prefetch(bits_at(s, s->one[i]), 1);
    for (size_t i = 0; i < n; i++) {
        if (i + AHEAD < n) __builtin_prefetch(bits_at(s, s->one[i + AHEAD]), 1);
        uint64_t *at = bits_at(s, s->one[i]);
        uint64_t bit = (uint64_t)1 << (s->one[i] >> (64 - s->bits) & 63);
        at[1] |= at[0] & bit;
        at[0] |= bit;
    }
}

/* Is the seed in so many texts, this one aside, that it will tell nothing? This text has it, too. */
static bool in_too_many(const struct seeds *s, uint64_t seed, uint32_t text)
{
    uint32_t key = (uint32_t)(seed >> 32);
    struct often *o = &s->often[key >> (32 - OFTEN_BITS)];
    if (o->key != key || !o->texts) {
        *o = (struct often){ key, text, 1 };
        return false;
    }
    if (o->texts > ASC_SEED_TEXTS_MAX) return true;
    o->texts += o->text != text;
    o->text = text;
    return false;
}

static bool keep_seeds(struct seeds *s, uint32_t text)
{
    size_t n = seeds_of(s, text);
    if (s->count + n > s->cap) {
        size_t cap = s->cap + s->cap / 2 + n + 4096;
        uint64_t *grown = realloc(s->entries, cap * sizeof *grown);
        if (!grown) return false;
        s->entries = grown;
        s->cap = cap;
    }
    for (size_t i = 0; i < n && i < AHEAD; i++) __builtin_prefetch(bits_at(s, s->one[i]));
    for (size_t i = 0; i < n; i++) {
        if (i + AHEAD < n) __builtin_prefetch(bits_at(s, s->one[i + AHEAD]));
        uint64_t key = s->one[i];
        if (!(bits_at(s, key)[1] >> (key >> (64 - s->bits) & 63) & 1)) continue;
        if (in_too_many(s, key, text)) continue;
        s->entries[s->count++] = (key >> 32 << 32) | text;
    }
    return true;
}

#define DIGIT_BITS 11 /* three rounds, each with counts that stay near */

/* By the upper half, keeping the order of what is equal there. */
static bool sort_entries(struct seeds *s)
{
    s->spare = malloc((s->count + 1) * sizeof *s->spare);
    if (!s->spare) return false;
    for (int shift = 32; shift < 64; shift += DIGIT_BITS) {
        size_t at[1 << DIGIT_BITS] = { 0 }, sum = 0;
        const uint64_t mask = ((uint64_t)1 << DIGIT_BITS) - 1;
        for (size_t i = 0; i < s->count; i++) at[s->entries[i] >> shift & mask]++;
        for (size_t k = 0; k <= mask; k++) {
            size_t n = at[k];
            at[k] = sum;
            sum += n;
        }
        for (size_t i = 0; i < s->count; i++) {
            uint64_t e = s->entries[i];
            s->spare[at[e >> shift & mask]++] = e;
        }
        uint64_t *swap = s->entries;
        s->entries = s->spare;
        s->spare = swap;
    }
    return true;
}

/* ---- pairs --------------------------------------------------------------------*/

/* Seeds shared by few texts, text by text: of[text] lists groups. */
struct groups {
    uint32_t *texts;  /* the texts of all groups, one behind the other */
    size_t *begin;    /* of each group; one more at the end */
    uint32_t *of;     /* groups of each text, one behind the other */
    size_t *of_begin; /* of each text; one more */
    uint8_t *is_run;
    size_t count;
};

/* Keep each text once a group; drop groups of one text and of too many. */
static size_t pack_groups(struct groups *g, const struct seeds *s)
{
    size_t out = 0;
    for (size_t i = 0; i < s->count;) {
        uint32_t key = (uint32_t)(s->entries[i] >> 32);
        size_t begin = out;
        for (; i < s->count && (uint32_t)(s->entries[i] >> 32) == key; i++) {
            uint32_t text = (uint32_t)s->entries[i];
            if (out == begin || g->texts[out - 1] != text) g->texts[out++] = text;
        }
        if (out - begin < 2 || out - begin > ASC_SEED_TEXTS_MAX) {
            out = begin;
            continue;
        }
        g->begin[g->count] = begin;
        g->is_run[g->count++] = key & 1;
    }
    g->begin[g->count] = out;
    return out;
}

static void groups_free(struct groups *g)
{
    free(g->texts);
    free(g->begin);
    free(g->of);
    free(g->of_begin);
    free(g->is_run);
}

static bool make_groups(struct groups *g, struct seeds *s)
{
    size_t texts = s->c->count;
    g->texts = malloc((s->count + 1) * sizeof *g->texts);
    g->begin = malloc((s->count / 2 + 2) * sizeof *g->begin);
    g->is_run = malloc(s->count / 2 + 2);
    g->of_begin = calloc(texts + 2, sizeof *g->of_begin);
    if (!g->texts || !g->begin || !g->is_run || !g->of_begin) return false;
    size_t total = pack_groups(g, s);
    g->of = malloc((total + 1) * sizeof *g->of);
    if (!g->of) return false;
    for (size_t i = 0; i < total; i++) g->of_begin[g->texts[i] + 2]++;
    for (size_t t = 0; t < texts; t++) g->of_begin[t + 2] += g->of_begin[t + 1];
    for (size_t k = 0; k < g->count; k++)
        for (size_t i = g->begin[k]; i < g->begin[k + 1]; i++)
            g->of[g->of_begin[g->texts[i] + 1]++] = (uint32_t)k;
    return true;
}

struct tally {
    float weight[ASC_SEED_TEXTS_MAX + 1]; /* of a seed that so many texts have */
    float *runs, *pairs;
    uint32_t *touched;
    size_t count;
};

/* What text b has in common with those before it. */
static void tally_text(struct tally *t, const struct groups *g, uint32_t b)
{
    t->count = 0;
    for (size_t i = g->of_begin[b], end = g->of_begin[b + 1]; i < end; i++) {
        if (i + 16 < end) __builtin_prefetch(&g->begin[g->of[i + 16]]);
        if (i + 8 < end) __builtin_prefetch(&g->texts[g->begin[g->of[i + 8]]]);
        size_t k = g->of[i], n = g->begin[k + 1] - g->begin[k];
        float weight = t->weight[n];
        for (size_t j = g->begin[k]; g->texts[j] < b; j++) {
            uint32_t a = g->texts[j];
            if (t->runs[a] + t->pairs[a] <= 0) t->touched[t->count++] = a;
            *(g->is_run[k] ? &t->runs[a] : &t->pairs[a]) += weight;
        }
    }
}

/*
 * Is a pair of texts worth the closer look? Eight words in a row leave four runs of five;
 * changed sentences that are more than chance leave some eight pairs.
 */
static bool worth(float runs, float pairs)
{
    return runs >= 2.0f ? 1.5f * runs + pairs >= 5.0f : runs + pairs >= 8.0f;
}

static asc_status pick(asc_candidate **out, size_t *count, asc_arena *keep, const struct groups *g,
                       size_t texts, const bool *wanted, asc_error *err)
{
    asc_arena *tmp = asc_arena_new();
    struct tally t = { 0 };
    asc_candidate *items = NULL;
    size_t n = 0, cap = 0;
    if (tmp) {
        t.runs = asc_arena_zalloc(tmp, texts + 1, sizeof *t.runs);
        t.pairs = asc_arena_zalloc(tmp, texts + 1, sizeof *t.pairs);
        t.touched = asc_arena_alloc(tmp, texts + 1, sizeof *t.touched);
    }
    bool good = t.runs && t.pairs && t.touched;
    for (int k = 2; k <= (int)ASC_SEED_TEXTS_MAX; k++) t.weight[k] = 1.0f / sqrtf((float)(k - 1));
    for (size_t b = 0; good && b < texts; b++) {
        if (wanted && !wanted[b]) continue;
        tally_text(&t, g, (uint32_t)b);
        qsort(t.touched, t.count, sizeof *t.touched, asc_order_u32);
        for (size_t i = 0; i < t.count; i++) {
            uint32_t a = t.touched[i];
            if (good && (!wanted || wanted[a]) && worth(t.runs[a], t.pairs[a])) {
                if (n == cap) {
                    void *grown = asc_arena_grow(keep, items, n, &cap, sizeof *items);
                    if (!grown) good = false;
                    else items = grown;
                }
                if (good) items[n++] = (asc_candidate){ a, (uint32_t)b, t.runs[a], t.pairs[a] };
            }
            t.runs[a] = t.pairs[a] = 0;
        }
    }
    asc_arena_free(tmp);
    if (!good) return asc_fail(err, ASC_ENOMEM, "out of memory");
    *out = items;
    *count = n;
    return ASC_OK;
}

/* Texts whose seeds are kept by one of several: who has a share takes the next. */
struct keeping {
    struct seeds of[ASC_SIDES_MAX];
    size_t from[SHARES], to[SHARES]; /* the seeds of each share, among those of who took it */
    unsigned by[SHARES];
    bool failed[ASC_SIDES_MAX];
    atomic_uint next;
};

static void keep_some(void *user, unsigned side)
{
    struct keeping *k = user;
    struct seeds *s = &k->of[side];
    bool good = s->one && s->often;
    unsigned share;
    while (good && (share = atomic_fetch_add(&k->next, 1)) < SHARES) {
        size_t end = asc_side_begin(s->c->count, SHARES, share + 1);
        k->by[share] = side;
        k->from[share] = s->count;
        for (size_t i = asc_side_begin(s->c->count, SHARES, share); good && i < end; i++)
            good = keep_seeds(s, (uint32_t)i);
        k->to[share] = s->count;
    }
    k->failed[side] = !good;
}

/* The seeds that pass the filter, in order of the texts. */
static bool keep_all(struct seeds *s, size_t most, unsigned sides)
{
    struct keeping k = { .next = 0 };
    bool good = true;
    for (unsigned i = 0; i < sides; i++) {
        k.of[i] = *s;
        k.of[i].often = calloc((size_t)1 << OFTEN_BITS, sizeof *s->often);
        if (i) k.of[i].one = malloc((most * 3 + 1) * sizeof *s->one);
    }
    asc_side_all(sides, keep_some, &k);
    size_t total = 0;
    for (unsigned i = 0; i < sides; i++) {
        total += k.of[i].count;
        good = good && !k.failed[i];
    }
    uint64_t *all = sides > 1 && good ? malloc((total + 1) * sizeof *all) : NULL;
    if (sides > 1) good = good && all;
    else all = k.of[0].entries; /* NULL where there are none */
    for (unsigned i = 0; good && sides > 1 && i < SHARES; i++) {
        size_t n = k.to[i] - k.from[i];
        if (n) memcpy(all + s->count, k.of[k.by[i]].entries + k.from[i], n * sizeof *all);
        s->count += n;
    }
    if (sides == 1) s->count = total;
    for (unsigned i = 0; i < sides; i++) {
        if (i) free(k.of[i].one);
        free(k.of[i].often);
        if (sides > 1) free(k.of[i].entries);
    }
    s->entries = all;
    s->cap = total;
    return good;
}

asc_status asc_candidates_find(asc_candidate **out, size_t *count, asc_arena *keep,
                               const asc_corpus *c, const bool *wanted, unsigned threads,
                               asc_error *err)
{
    struct seeds s = { .c = c };
    struct groups g = { 0 };
    size_t most = 0, words = 0;
    for (size_t i = 0; i < c->count; i++) {
        size_t n = c->end[i] - c->start[i];
        if (n > most) most = n;
        if (!wanted || wanted[i]) words += n;
    }
    s.bits = bits_for(words * 16);
    if (s.bits < FILTER_LEAST) s.bits = FILTER_LEAST;
    s.filter = calloc((size_t)1 << (s.bits - 6), 2 * sizeof *s.filter);
    s.one = malloc((most * 3 + 1) * sizeof *s.one);
    bool good = s.filter && s.one;
    if (good) asc_arena_touch(s.filter, ((size_t)1 << (s.bits - 6)) * 2 * sizeof *s.filter);
    for (uint32_t i = 0; good && i < c->count; i++)
        if (!wanted || wanted[i]) count_seeds(&s, i);
    /* where all are wanted there are too many to have them twice */
    good = good && keep_all(&s, most, wanted ? asc_side_count(threads, c->count) : 1);
    free(s.filter);
    free(s.one);
    good = good && sort_entries(&s);
    free(s.spare);
    good = good && make_groups(&g, &s);
    free(s.entries);
    asc_status rc = good ? pick(out, count, keep, &g, c->count, wanted, err)
                         : asc_fail(err, ASC_ENOMEM, "out of memory for the seeds");
    groups_free(&g);
    return rc;
}
