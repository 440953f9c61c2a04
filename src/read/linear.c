#include "read/linear.h"

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

#define FEATURE_BYTES 96u
#define BUCKET_BITS 12u

/* ---- features ------------------------------------------------------------------*/

static size_t put(char *to, size_t n, asc_str s)
{
    size_t room = FEATURE_BYTES - n, k = s.n < room ? s.n : room;
    if (k) memcpy(to + n, s.p, k);
    return n + k;
}

static void add(asc_features *f, asc_str text)
{
    if (f->n == ASC_FEATURES_MAX) return;
    f->hash[f->n++] = (uint32_t)asc_str_hash(text);
    if (f->tell) f->tell(f->user, text);
}

void asc_features_put(asc_features *f, const char *name, asc_str a)
{
    char text[FEATURE_BYTES];
    size_t n = put(text, 0, asc_str_from(name));
    n = put(text, n, ASC_STR("="));
    add(f, (asc_str){ text, put(text, n, a) });
}

void asc_features_pair(asc_features *f, const char *name, asc_str a, asc_str b)
{
    char text[FEATURE_BYTES];
    size_t n = put(text, 0, asc_str_from(name));
    n = put(text, n, ASC_STR("="));
    n = put(text, n, a);
    n = put(text, n, ASC_STR("|"));
    add(f, (asc_str){ text, put(text, n, b) });
}

/* ---- the bytes -----------------------------------------------------------------*/

struct cursor {
    asc_str rest;
    bool bad;
};

static asc_str take(struct cursor *c, uint64_t n)
{
    asc_str out = { NULL, 0 };
    if (c->bad || n > c->rest.n) {
        c->bad = true;
        return out;
    }
    out = asc_str_slice(c->rest, 0, (size_t)n);
    c->rest = asc_str_slice(c->rest, (size_t)n, c->rest.n);
    return out;
}

static uint32_t number(asc_str s, size_t bytes)
{
    uint32_t v = 0;
    for (size_t i = 0; i < bytes && i < s.n; i++) v |= (uint32_t)(unsigned char)s.p[i] << (8 * i);
    return v;
}

static uint32_t take_u32(struct cursor *c)
{
    return number(take(c, 4), 4);
}

static bool take_head(struct cursor *c)
{
    asc_lines it = { c->rest, 0 };
    asc_str line;
    while (asc_lines_next(&it, &line)) {
        if (line.n == 0) {
            c->rest = it.rest;
            return true;
        }
        if (line.p[0] != '#') return false;
    }
    return false;
}

static uint32_t *take_numbers(struct cursor *c, asc_arena *keep, uint32_t n)
{
    asc_str bytes = take(c, (uint64_t)n * 4);
    uint32_t *out = c->bad ? NULL : asc_arena_alloc(keep, (size_t)n + 1, sizeof *out);
    for (size_t i = 0; out && i < n; i++) out[i] = number(asc_str_slice(bytes, 4 * i, bytes.n), 4);
    return out;
}

static void take_labels(struct cursor *c, asc_linear *m)
{
    for (uint32_t i = 0; i < m->labels; i++) m->label[i] = take(c, number(take(c, 1), 1));
    for (uint32_t i = 0; i < m->labels; i++)
        for (uint32_t k = 0; k < m->labels; k++) m->follows[i][k] = (int16_t)number(take(c, 2), 2);
}

/* Hashes ascend, runs of weights follow one another, labels exist. */
static bool sound(const asc_linear *m)
{
    for (uint32_t i = 0; i < m->features; i++)
        if (m->at[i] > m->at[i + 1] || (i && m->hash[i - 1] >= m->hash[i])) return false;
    for (uint32_t i = 0; i < m->weights; i++)
        if (m->weight_label[i] >= m->labels) return false;
    return m->at[0] == 0 && m->at[m->features] == m->weights;
}

static uint32_t *buckets(const asc_linear *m, asc_arena *keep)
{
    uint32_t count = 1u << BUCKET_BITS, next = 0;
    uint32_t *out = asc_arena_alloc(keep, count + 1, sizeof *out);
    if (!out) return NULL;
    for (uint32_t i = 0; i <= count; i++) {
        while (next < m->features && m->hash[next] >> (32 - BUCKET_BITS) < i) next++;
        out[i] = next;
    }
    return out;
}

asc_status asc_linear_open(asc_linear **out, asc_arena *keep, asc_str bytes, asc_error *err)
{
    struct cursor c = { bytes, false };
    asc_linear *m = asc_arena_zalloc(keep, 1, sizeof *m);
    if (!m) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!take_head(&c)) return asc_fail(err, ASC_EFORMAT, "a linear model without its head");
    m->labels = take_u32(&c);
    m->features = take_u32(&c);
    m->weights = take_u32(&c);
    m->unit = take_u32(&c);
    if (c.bad || m->labels == 0 || m->labels > ASC_LABELS_MAX || m->features > UINT32_MAX / 8)
        return asc_fail(err, ASC_EFORMAT, "a linear model of a size that cannot be");
    take_labels(&c, m);
    m->hash = take_numbers(&c, keep, m->features);
    m->at = take_numbers(&c, keep, m->features + 1);
    m->weight_label = (const uint8_t *)take(&c, m->weights).p;
    m->weight = (const int8_t *)take(&c, m->weights).p;
    if (c.bad || c.rest.n) return asc_fail(err, ASC_EFORMAT, "a linear model cut short");
    if (!m->hash || !m->at) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!sound(m)) return asc_fail(err, ASC_EFORMAT, "a linear model with numbers out of order");
    m->bucket = buckets(m, keep);
    if (!m->bucket) return asc_fail(err, ASC_ENOMEM, "out of memory");
    *out = m;
    return ASC_OK;
}

/* ---- scores --------------------------------------------------------------------*/

static void add_weights(const asc_linear *m, uint32_t hash, int32_t *scores)
{
    uint32_t b = hash >> (32 - BUCKET_BITS);
    for (uint32_t i = m->bucket[b]; i < m->bucket[b + 1]; i++) {
        if (m->hash[i] != hash) continue;
        for (uint32_t k = m->at[i]; k < m->at[i + 1]; k++)
            scores[m->weight_label[k]] += m->weight[k];
        return;
    }
}

void asc_linear_score(const asc_linear *m, const asc_features *f, int32_t *scores)
{
    for (uint32_t k = 0; k < m->labels; k++) scores[k] = 0;
    for (uint32_t i = 0; i < f->n; i++) add_weights(m, f->hash[i], scores);
}

/* Viterbi. Ties go to the label that comes first. A row of n words sums at most
 * n * (128 * 127 + 32767), so 64 bits hold any. */
void asc_linear_path(const asc_linear *m, const int32_t *scores, uint32_t n, uint8_t *back,
                     uint8_t *out)
{
    int64_t best[ASC_LABELS_MAX], next[ASC_LABELS_MAX];
    uint32_t L = m->labels, last = 0;
    if (n == 0) return;
    for (uint32_t k = 0; k < L; k++) best[k] = scores[k];
    for (uint32_t i = 1; i < n; i++) {
        for (uint32_t k = 0; k < L; k++) {
            uint32_t from = 0;
            for (uint32_t j = 1; j < L; j++)
                if (best[j] + m->follows[j][k] > best[from] + m->follows[from][k]) from = j;
            next[k] = best[from] + m->follows[from][k] + scores[(size_t)i * L + k];
            back[(size_t)i * L + k] = (uint8_t)from;
        }
        memcpy(best, next, sizeof best);
    }
    for (uint32_t k = 1; k < L; k++)
        if (best[k] > best[last]) last = k;
    for (uint32_t i = n; i-- > 0;) {
        out[i] = (uint8_t)last;
        if (i) last = back[(size_t)i * L + last];
    }
}
