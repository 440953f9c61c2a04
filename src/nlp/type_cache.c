#include "nlp/type_cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

#include "base/banned.h"

#define NONE UINT32_MAX
#define LOOKUP_MAX (ASC_BLOCK + 2 * ASC_DEPTH)
#define BATCH 32 /* types computed together */
#define ROWS (ASC_BLOCK + 2 * ASC_DEPTH + 2 * ASC_WINDOW_GROUP)

struct asc_type_cache {
    asc_type *entries; /* [size], then one of zeros */
    size_t size, used, hand;
    uint32_t *key_of;  /* [size] */
    uint32_t *stamp;   /* [size] number of the lookup that last used it */
    uint8_t *recent;   /* [size] used since the hand passed */
    uint32_t *slot_of; /* [keys] slot or NONE */
    size_t keys;
    uint32_t lookup, generation;
    float *rows[2], *window; /* of asc_type_buffers */
    float *mixed, *raw;      /* [BATCH] of 96, 288 */
};

static float *aligned_floats(size_t n)
{
    return aligned_alloc(64, (n * sizeof(float) + 63) / 64 * 64);
}

asc_type_cache *asc_type_cache_new(size_t types)
{
    asc_type_cache *c = calloc(1, sizeof *c);
    if (!c) return NULL;
    c->size = types < 2 * LOOKUP_MAX ? 2 * LOOKUP_MAX : types;
    c->entries = aligned_alloc(64, (c->size + 1) * sizeof *c->entries);
    c->key_of = calloc(c->size, sizeof *c->key_of);
    c->stamp = calloc(c->size, sizeof *c->stamp);
    c->recent = calloc(c->size, sizeof *c->recent);
    c->rows[0] = aligned_floats(ROWS * ASC_WIDTH);
    c->rows[1] = aligned_floats(ROWS * ASC_WIDTH);
    c->window = aligned_floats(ASC_WINDOW_SCRATCH);
    c->mixed = aligned_floats(BATCH * ASC_WIDTH);
    c->raw = aligned_floats(BATCH * ASC_PIECES);
    if (!c->entries || !c->key_of || !c->stamp || !c->recent || !c->rows[0] || !c->rows[1] ||
        !c->window || !c->mixed || !c->raw) {
        asc_type_cache_free(c);
        return NULL;
    }
    memset(&c->entries[c->size], 0, sizeof *c->entries);
    for (int i = 0; i < 2; i++) memset(c->rows[i], 0, ROWS * ASC_WIDTH * sizeof(float));
    return c;
}

void asc_type_cache_free(asc_type_cache *c)
{
    if (!c) return;
    free(c->entries);
    free(c->key_of);
    free(c->stamp);
    free(c->recent);
    free(c->slot_of);
    free(c->rows[0]);
    free(c->rows[1]);
    free(c->window);
    free(c->mixed);
    free(c->raw);
    free(c);
}

const asc_type *asc_type_at(const asc_type_cache *c, uint32_t slot)
{
    return &c->entries[slot];
}

const asc_type *asc_type_zero(const asc_type_cache *c)
{
    return &c->entries[c->size];
}

void asc_type_buffers(asc_type_cache *c, float **a, float **b, float **scratch)
{
    *a = c->rows[0];
    *b = c->rows[1];
    *scratch = c->window;
}

/*
 * The hash of spaCy's HashEmbed: MurmurHash3_x86_128 (Appleby) as thinc applies it
 * to one 64-bit key; four 32-bit row numbers come out.
 */
static void hash_rows(uint64_t key, uint32_t seed, uint32_t out[4])
{
    uint64_t h[2];
    h[0] = key * 0x87c37b91114253d5u;
    h[0] = (h[0] << 31 | h[0] >> 33) * 0x4cf5ad432745937fu;
    h[0] ^= seed;
    h[0] ^= 8;
    h[1] = seed ^ 8u;
    h[0] += h[1];
    h[1] += h[0];
    for (int i = 0; i < 2; i++) {
        h[i] = (h[i] ^ h[i] >> 33) * 0xff51afd7ed558ccdu;
        h[i] = (h[i] ^ h[i] >> 33) * 0xc4ceb9fe1a85ec53u;
        h[i] ^= h[i] >> 33;
    }
    h[0] += h[1];
    h[1] += h[0];
    for (int i = 0; i < 4; i++) out[i] = (uint32_t)(h[i / 2] >> (i % 2 ? 32 : 0));
}

static uint64_t attribute(const asc_lex *lex, bool space_after, uint32_t attr)
{
    switch (attr) {
    case ASC_ATTR_NORM: return lex->norm;
    case ASC_ATTR_PREFIX: return lex->prefix;
    case ASC_ATTR_SUFFIX: return lex->suffix;
    case ASC_ATTR_SHAPE: return lex->shape;
    case ASC_ATTR_SPACY: return space_after;
    default: return lex->is_space;
    }
}

/* What the mixing layer makes of a type's embeddings: out[288]. */
static void embed(const asc_encoder *e, const asc_lex *lex, bool space_after, float *out)
{
    memset(out, 0, ASC_PIECES * sizeof *out);
    for (size_t i = 0; i < e->embed_count; i++) {
        const asc_embed *t = &e->embeds[i];
        const float *from[4];
        uint32_t row[4];
        hash_rows(attribute(lex, space_after, t->attr), t->seed, row);
        for (int j = 0; j < 4; j++) from[j] = t->table + (size_t)(row[j] % t->rows) * ASC_PIECES;
        for (int u = 0; u < ASC_PIECES; u++)
            out[u] += from[0][u] + from[1][u] + from[2][u] + from[3][u];
    }
}

/* Compute the entries in n slots (at most BATCH). */
static void fill(asc_type_cache *c, const asc_encoder *e, const asc_kernels *k,
                 const asc_lex *types, const uint32_t *slots, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t key = c->key_of[slots[i]];
        float *vector = c->entries[slots[i]].vector;
        embed(e, &types[e->sees_space ? key / 2 : key], e->sees_space && key % 2, c->raw);
        k->maxout_row(vector, c->raw, NULL, NULL, NULL, &e->mix);
        memcpy(c->mixed + i * ASC_WIDTH, vector, ASC_WIDTH * sizeof *vector);
    }
    for (size_t part = 0; part < 3; part++) {
        k->gemm(c->raw, ASC_PIECES, c->mixed, ASC_WIDTH, n, ASC_WIDTH,
                e->first_w + part * ASC_WIDTH * ASC_PIECES, ASC_PIECES);
        for (size_t i = 0; i < n; i++)
            memcpy(c->entries[slots[i]].part[part], c->raw + i * ASC_PIECES,
                   ASC_PIECES * sizeof(float));
    }
}

/* A slot for a new type: a free one, or the first the clock's hand finds that was
 * used neither lately nor in this lookup (size > 2 LOOKUP_MAX, so there is one). */
static uint32_t claim(asc_type_cache *c)
{
    if (c->used < c->size) return (uint32_t)c->used++;
    for (;; c->hand = (c->hand + 1) % c->size) {
        if (c->stamp[c->hand] == c->lookup) continue;
        if (!c->recent[c->hand]) break;
        c->recent[c->hand] = 0;
    }
    uint32_t slot = (uint32_t)c->hand;
    c->hand = (c->hand + 1) % c->size;
    c->slot_of[c->key_of[slot]] = NONE;
    return slot;
}

/* Follow the lexicon: forget all when it was emptied, grow when it grew. */
static bool follow(asc_type_cache *c, const asc_lexicon *lexicon, size_t keys)
{
    if (c->generation != asc_lexicon_generation(lexicon)) {
        for (size_t i = 0; i < c->keys; i++) c->slot_of[i] = NONE;
        memset(c->recent, 0, c->size);
        c->used = c->hand = 0;
        c->generation = asc_lexicon_generation(lexicon);
    }
    if (keys <= c->keys) return true;
    size_t want = keys + keys / 2 + 1024;
    uint32_t *grown = realloc(c->slot_of, want * sizeof *grown);
    if (!grown) return false;
    for (size_t i = c->keys; i < want; i++) grown[i] = NONE;
    c->slot_of = grown;
    c->keys = want;
    return true;
}

asc_status asc_type_lookup(asc_type_cache *c, const asc_encoder *e, const asc_kernels *k,
                           const asc_lexicon *lexicon, const asc_word *words, size_t n,
                           uint32_t *slots, asc_error *err)
{
    size_t count, missing = 0;
    uint32_t fresh[BATCH];
    const asc_lex *types = asc_lexicon_types(lexicon, &count);
    if (!follow(c, lexicon, e->sees_space ? 2 * count : count))
        return asc_fail(err, ASC_ENOMEM, "out of memory for %zu word types", count);
    if (++c->lookup == 0) { /* the numbers of lookups have come round */
        memset(c->stamp, 0, c->size * sizeof *c->stamp);
        c->lookup = 1;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t key =
            e->sees_space ? words[i].lex * 2 + (words[i].space_after != 0) : words[i].lex;
        uint32_t slot = c->slot_of[key];
        if (slot == NONE) {
            slot = claim(c);
            c->key_of[slot] = key;
            c->slot_of[key] = slot;
            fresh[missing++] = slot;
        }
        c->stamp[slot] = c->lookup;
        c->recent[slot] = 1;
        slots[i] = slot;
        if (missing == BATCH) {
            fill(c, e, k, types, fresh, missing);
            missing = 0;
        }
    }
    if (missing) fill(c, e, k, types, fresh, missing);
    return ASC_OK;
}
