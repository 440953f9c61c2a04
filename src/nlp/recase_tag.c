#include "nlp/recase_tag.h"

#include <string.h>

#include "base/map.h"
#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

/* Templates of features. The names are those of train/recase/features.py; their order
 * is that of train/model/recase.py. */
enum {
    T_w = 1,
    T_f,
    T_p,
    T_n,
    T_P,
    T_N,
    T_pw,
    T_wn,
    T_pc,
    T_cn,
    T_pf,
    T_fn,
    T_pfn,
    T_Pf,
    T_fN,
    T_wf,
    T_wg,
    T_b,
    T_a,
    T_ba,
    T_s,
    T_sh,
    T_x,
    T_xf,
    T_cl,
    T_nx,
    T_sb,
    T_in,
    T_oh,
    T_e3,
    T_e2,
    T_i2,
    T_t,
    T_tt,
    T_tw,
    T_tc,
    T_tf,
    T_tp,
    T_ttc,
    T_tpt,
    T_tcn,
    T_tb
};

/* A neighbour as features see it: "^" and "$" stand beyond the sentence's ends. */
typedef struct side {
    uint64_t word, coarse;
} side;

typedef struct context {
    side p1, p2, n1, n2;
} context;

static void add(const asc_recaser *r, int32_t score[3], uint64_t feature)
{
    const uint32_t *v = asc_recase_find(&r->weights, feature);
    if (!v) return;
    score[0] += (int8_t)(*v & 0xFF);
    score[1] += (int8_t)(*v >> 8 & 0xFF);
    score[2] += (int8_t)(*v >> 16 & 0xFF);
}

static void add1(const asc_recaser *r, int32_t score[3], int t, uint64_t a)
{
    add(r, score, asc_recase_mix(asc_recase_mix(0, (uint64_t)t), a));
}

static void add2(const asc_recaser *r, int32_t score[3], int t, uint64_t a, uint64_t b)
{
    add(r, score, asc_recase_mix(asc_recase_mix(asc_recase_mix(0, (uint64_t)t), a), b));
}

static void add3(const asc_recaser *r, int32_t score[3], int t, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t h = asc_recase_mix(asc_recase_mix(asc_recase_mix(0, (uint64_t)t), a), b);
    add(r, score, asc_recase_mix(h, c));
}

static side side_of(const asc_recase_word *w)
{
    return (side){ w->hash, w->coarse };
}

static context context_of(const asc_recase_words *ws, size_t i)
{
    const asc_recase_word *w = &ws->at[i];
    side before = { asc_str_hash(ASC_STR("^")), '^' }, after = { asc_str_hash(ASC_STR("$")), '$' };
    context c = { before, before, after, after };
    if (i > 0 && !w->start) {
        c.p1 = side_of(w - 1);
        if (i > 1 && !w[-1].start) c.p2 = side_of(w - 2);
    }
    if (i + 1 < ws->n && !w[1].start) {
        c.n1 = side_of(w + 1);
        if (i + 2 < ws->n && !w[2].start) c.n2 = side_of(w + 2);
    }
    return c;
}

/* Do the words before "(ABC)" begin with its letters? Small words may stand between. */
static bool is_initials(const asc_recase_words *ws, size_t i)
{
    static const char *const small[] = { "of", "the", "and", "for", "in", "on", "to", "a", "an" };
    const asc_recase_word *w = &ws->at[i];
    size_t k = w->low.n;
    if (w->before != '(' || k < 2 || k > 8) return false;
    for (size_t j = i; k > 0 && j > 0 && i - j < 12;) {
        asc_str low = ws->at[--j].low;
        bool is_small = false;
        for (size_t x = 0; x < sizeof small / sizeof *small; x++)
            is_small |= asc_str_is(low, small[x]);
        if (low.p[0] == w->low.p[k - 1]) k--;
        else if (!is_small) return false;
        if (ws->at[j].start) break;
    }
    return k == 0;
}

/* How far ahead, in the same run of words, one that heads organisations stands. */
static uint64_t head_ahead(const asc_recase_words *ws, size_t i)
{
    for (size_t d = 1; d < 4 && i + d < ws->n; d++) {
        const asc_recase_word *w = &ws->at[i + d];
        if ((w->before != '_' && w->before != '-') || w->start) break;
        if (w->flags & ASC_RECASE_HEAD) return '0' + d;
    }
    return '0';
}

/* Hash of the first (from the end: last) n characters. */
static uint64_t hash_first(asc_str s, size_t n)
{
    size_t i = 0;
    uint32_t cp;
    while (n-- > 0 && i < s.n) i += asc_utf8_next(s, i, &cp);
    return asc_str_hash(asc_str_slice(s, 0, i));
}

static uint64_t hash_last(asc_str s, size_t n)
{
    size_t i = s.n;
    while (n-- > 0 && i > 0) do
            i--;
        while (i > 0 && ((unsigned char)s.p[i] & 0xC0) == 0x80);
    return asc_str_hash(asc_str_slice(s, i, s.n));
}

static void score_word(const asc_recaser *r, asc_recase_word *w, const context *c)
{
    uint64_t w0 = w->hash, c0 = w->coarse;
    int32_t *s = w->score;
    add1(r, s, T_w, w0);
    add1(r, s, T_f, w->flags);
    add1(r, s, T_p, c->p1.word);
    add1(r, s, T_n, c->n1.word);
    add1(r, s, T_P, c->p2.word);
    add1(r, s, T_N, c->n2.word);
    add2(r, s, T_pw, c->p1.word, w0);
    add2(r, s, T_wn, w0, c->n1.word);
    add2(r, s, T_pc, c->p1.word, c0);
    add2(r, s, T_cn, c0, c->n1.word);
    add2(r, s, T_pf, c->p1.coarse, c0);
    add2(r, s, T_fn, c0, c->n1.coarse);
    add3(r, s, T_pfn, c->p1.coarse, c0, c->n1.coarse);
    add3(r, s, T_Pf, c->p2.coarse, c->p1.coarse, c0);
    add3(r, s, T_fN, c0, c->n1.coarse, c->n2.coarse);
    add2(r, s, T_wf, w0, c->p1.coarse);
    add2(r, s, T_wg, w0, c->n1.coarse);
}

static void score_form(const asc_recaser *r, const asc_recase_words *ws, size_t i)
{
    asc_recase_word *w = &ws->at[i];
    uint64_t c0 = w->coarse, sh = w->shape, one = '1', zero = '0';
    int32_t *s = w->score;
    int sh_n = sh >> 24 ? 4 : sh >> 16 ? 3 : 2;
    add2(r, s, T_b, w->before, c0);
    add2(r, s, T_a, w->after, c0);
    add2(r, s, T_ba, w->before | (uint64_t)w->after << 8, c0);
    add2(r, s, T_s, w->start ? one : zero, c0);
    add2(r, s, T_sh, sh, c0);
    add1(r, s, T_x, w->phrase);
    add2(r, s, T_xf, w->phrase, c0);
    add2(r, s, T_cl, w->clitic ? one : zero, c0);
    add2(r, s, T_nx, i + 1 < ws->n ? ws->at[i + 1].phrase : '$', c0);
    add1(r, s, T_sb, sh | (uint64_t)w->before << (8 * sh_n));
    add1(r, s, T_in, (is_initials(ws, i) ? one : zero) | sh << 8);
    add2(r, s, T_oh, head_ahead(ws, i), c0);
    if (w->flags == 0 || w->flags == ASC_RECASE_DERIVED ||
        (w->flags & (ASC_RECASE_RARE | ASC_RECASE_SEEN_CAP))) {
        add2(r, s, T_e3, hash_last(w->low, 3), c0 & 0xFF);
        add2(r, s, T_e2, hash_last(w->low, 2), c0 & 0xFF);
        add2(r, s, T_i2, hash_first(w->low, 2), c0 & 0xFF);
    }
}

/* Features of the two labels before: letters, '^' at the start of a sentence. */
static void score_labels(const asc_recaser *r, const asc_recase_word *w, const context *c,
                         uint64_t t1, uint64_t t2, int32_t s[3])
{
    uint64_t c0 = w->coarse, both = t2 | t1 << 8;
    add1(r, s, T_t, t1);
    add1(r, s, T_tt, both);
    add2(r, s, T_tw, t1, w->hash);
    add2(r, s, T_tc, t1, c0);
    add2(r, s, T_tf, t1, w->flags);
    add3(r, s, T_tp, t1, c->p1.word, c0);
    add2(r, s, T_ttc, both, c0);
    add3(r, s, T_tpt, t2, c->p1.word, c0);
    add3(r, s, T_tcn, t1, c0, c->n1.coarse);
    add2(r, s, T_tb, t1 | (uint64_t)w->before << 8, c0);
}

/* What the uses of one spelling in the block say together. */
typedef struct vote {
    int32_t sum[3], uses;
} vote;

typedef struct memory {
    vote *votes;
    uint32_t *of; /* word -> its vote */
} memory;

static void add_vote(vote *v, const int32_t s[3])
{
    int32_t mean = (s[0] + s[1] + s[2]) / 3;
    for (int k = 0; k < 3; k++) {
        int32_t d = s[k] - mean;
        v->sum[k] += d > 200 ? 200 : d < -200 ? -200 : d;
    }
    v->uses++;
}

/* What the labels before word i say; mostly the second pass finds them as the first did. */
static const int32_t *past_of(const asc_recaser *r, asc_recase_words *ws, size_t i, uint64_t t1,
                              uint64_t t2)
{
    asc_recase_word *w = &ws->at[i];
    uint16_t past = (uint16_t)(t1 | t2 << 8);
    if (w->past == past) return w->past_score;
    context c = context_of(ws, i);
    w->past = past;
    memset(w->past_score, 0, sizeof w->past_score);
    score_labels(r, w, &c, t1, t2, w->past_score);
    return w->past_score;
}

static void decide(const asc_recaser *r, asc_recase_words *ws, memory *m, bool second)
{
    static const char letters[] = "LCU";
    uint64_t t1 = '^', t2 = '^';
    for (size_t i = 0; i < ws->n; i++) {
        asc_recase_word *w = &ws->at[i];
        vote *v = &m->votes[m->of[i]];
        int32_t s[3];
        if (w->start) t1 = t2 = '^';
        const int32_t *past = past_of(r, ws, i, t1, t2);
        for (int k = 0; k < 3; k++) {
            s[k] = w->score[k] + past[k];
            if (second && v->uses > 1) s[k] += r->memory * v->sum[k] / (16 * (v->uses + 1));
        }
        int best = s[1] > s[0] ? 1 : 0;
        if (s[2] > s[best]) best = 2;
        w->label = (uint8_t)best;
        t2 = t1;
        t1 = (unsigned char)letters[best];
        if (!second) add_vote(v, s);
    }
}

static bool number_spellings(const asc_recase_words *ws, memory *m)
{
    asc_map map;
    asc_map_init(&map, ws->arena);
    m->of = asc_arena_alloc(ws->arena, ws->n, sizeof *m->of);
    if (!m->of) return false;
    for (size_t i = 0; i < ws->n; i++) {
        uint64_t *id = asc_map_put(&map, ws->at[i].low, map.count, NULL);
        if (!id) return false;
        m->of[i] = (uint32_t)*id;
    }
    m->votes = asc_arena_zalloc(ws->arena, map.count, sizeof *m->votes);
    return m->votes != NULL;
}

bool asc_recase_tag(const asc_recaser *r, asc_recase_words *ws)
{
    memory m;
    if (ws->n == 0) return true;
    if (!number_spellings(ws, &m)) return false;
    for (size_t i = 0; i < ws->n; i++) {
        context c = context_of(ws, i);
        for (int k = 0; k < 3; k++) ws->at[i].score[k] = r->bias[k];
        score_word(r, &ws->at[i], &c);
        score_form(r, ws, i);
    }
    decide(r, ws, &m, false);
    if (r->memory) decide(r, ws, &m, true);
    return true;
}
