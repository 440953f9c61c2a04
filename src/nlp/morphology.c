#include "nlp/morphology.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/lower.h"
#include "base/str.h"
#include "base/utf8.h"
#include "nlp/lemma.h"
#include "nlp/ruler.h"

#include "base/banned.h"

struct asc_morphology {
    asc_ruler ruler;
    asc_lemmas lemmas;
    asc_str feats[ASC_RULER_FEATS]; /* views of the model */
    /* dependencies that no test tells apart share a class: more hits in the cache */
    uint8_t dep_class[ASC_DEP_COUNT];
};

/*
 * What a spelling with a tag and a class of dependency comes to. One cache line;
 * longer spellings are worked out each time (addresses, mostly).
 */
#define SHORT 24
typedef struct answer {
    char text[SHORT];
    union {
        const char *p;   /* LEMMA_MODEL */
        char own[SHORT]; /* LEMMA_OWN */
    } lemma;
    uint8_t text_n, tag, dep_class; /* the key */
    uint8_t pos, new_tag, new_dep;
    uint8_t feats, lemma_n;
    uint8_t lemma_kind;
    uint8_t starts; /* a rule over several tokens may start here */
    uint8_t reserved[6];
} answer;
_Static_assert(sizeof(answer) == 64, "one cache line");

enum { LEMMA_TEXT /* the first lemma_n bytes of the spelling */, LEMMA_MODEL, LEMMA_OWN };
#define KEEP_DEP 255

/*
 * Two ways a set: a new answer goes in front and pushes the older one back. So the
 * cache is bounded, never stops to empty itself, and common words stay.
 */
#define SETS ((size_t)1 << 14)

struct asc_lemma_cache {
    const asc_morphology *owner; /* whose answers these are */
    answer (*sets)[2];
    asc_buf lower, room; /* scratch */
};

/* ---- Made and freed --------------------------------------------------------*/

static bool same_to_tests(const asc_morphology *m, size_t tests, int a, int b)
{
    for (size_t i = 0; i < tests; i++) {
        uint64_t deps = m->ruler.tests[i].deps;
        if ((deps >> a & 1) != (deps >> b & 1)) return false;
    }
    return true;
}

static void class_dependencies(asc_morphology *m)
{
    size_t tests = 0;
    for (size_t i = 0; i < m->ruler.rule_count; i++) {
        size_t end = (size_t)(m->ruler.rules[i].test + m->ruler.rules[i].tests);
        if (end > tests) tests = end;
    }
    for (int d = 0; d < ASC_DEP_COUNT; d++) {
        int first = 0;
        while (first < d && !same_to_tests(m, tests, first, d)) first++;
        m->dep_class[d] = (uint8_t)first;
    }
}

asc_status asc_morphology_new(asc_morphology **out, const asc_model_file *f, asc_error *err)
{
    asc_morphology *m = calloc(1, sizeof *m);
    if (!m) return asc_fail(err, ASC_ENOMEM, "out of memory loading the morphology");
    asc_status rc = asc_lemmas_load(&m->lemmas, f, err);
    if (rc == ASC_OK) rc = asc_ruler_load(&m->ruler, f, m->lemmas.words.count, err);
    if (rc != ASC_OK) {
        free(m);
        return rc;
    }
    for (size_t i = 0; i < m->ruler.feats.count; i++)
        m->feats[i] = asc_strings_at(&m->ruler.feats, i);
    class_dependencies(m);
    *out = m;
    return ASC_OK;
}

void asc_morphology_free(asc_morphology *m)
{
    free(m);
}

asc_lemma_cache *asc_lemma_cache_new(void)
{
    asc_lemma_cache *c = calloc(1, sizeof *c);
    if (!c) return NULL;
    c->sets = calloc(SETS, sizeof *c->sets);
    if (!c->sets) {
        free(c);
        return NULL;
    }
    return c;
}

void asc_lemma_cache_free(asc_lemma_cache *c)
{
    if (!c) return;
    free(c->sets);
    asc_buf_free(&c->lower);
    asc_buf_free(&c->room);
    free(c);
}

/* ---- One token -------------------------------------------------------------*/

/* The value of a feature, or an empty view. */
static asc_str feature(asc_str feats, asc_str name)
{
    while (feats.n) {
        asc_str pair = feats, rest = { 0 }, key, value;
        asc_str_cut(feats, '|', &pair, &rest);
        if (asc_str_cut(pair, '=', &key, &value) && asc_str_eq(key, name)) return value;
        feats = rest;
    }
    return feats;
}

/* Is the word its own lemma, as far as part of speech and features tell? */
static bool is_base_form(asc_pos pos, asc_str feats)
{
    asc_str form = feature(feats, ASC_STR("VerbForm"));
    asc_str number = feature(feats, ASC_STR("Number"));
    if (pos == ASC_POS_NOUN && asc_str_eq(number, ASC_STR("Sing"))) return true;
    if (pos == ASC_POS_VERB && asc_str_eq(form, ASC_STR("Fin")) && number.n == 0 &&
        asc_str_eq(feature(feats, ASC_STR("Tense")), ASC_STR("Pres")))
        return true;
    return asc_str_eq(form, ASC_STR("Inf")) || asc_str_eq(form, ASC_STR("None")) ||
           asc_str_eq(feature(feats, ASC_STR("Degree")), ASC_STR("Pos"));
}

static bool is_space(asc_str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t c;
        i += asc_utf8_next(s, i, &c);
        if (c == ASC_UTF8_BAD || !asc_utf8_is_space(c)) return false;
    }
    return s.n > 0;
}

/* The word in lower case, in the cache's scratch. False when out of memory. */
static bool lower_word(asc_lemma_cache *c, asc_str word, asc_str *out)
{
    if (c->lower.cap < 2 * word.n + 1) {
        size_t want = 4 * word.n + 64;
        char *p = realloc(c->lower.p, want);
        if (!p) return false;
        c->lower.p = p;
        c->lower.cap = want;
    }
    *out = (asc_str){ c->lower.p, asc_lower(word, c->lower.p) };
    return true;
}

static bool gather_facts(const asc_morphology *m, asc_lemma_cache *c, asc_str text,
                         const asc_token *t, asc_facts *facts)
{
    asc_str word = { text.p + t->begin, t->end - t->begin }, lower;
    if (!lower_word(c, word, &lower)) return false;
    *facts = (asc_facts){ t->tag < ASC_TAG_COUNT ? (asc_tag)t->tag : ASC_TAG_NONE,
                          t->dep < ASC_DEP_COUNT ? (asc_dep)t->dep : ASC_DEP_NONE, is_space(word),
                          asc_lemmas_find(&m->lemmas, lower) };
    return true;
}

/* The lemma that the rules did not set; `*lemma` may be a view of scratch. */
static bool find_lemma(const asc_morphology *m, asc_lemma_cache *c, asc_pos pos, asc_str feats,
                       asc_str word, asc_str *lemma)
{
    asc_str lower;
    if (!lower_word(c, word, &lower)) return false;
    *lemma = lower;
    if (pos == ASC_POS_NONE || pos == ASC_POS_SPACE || is_base_form(pos, feats)) return true;
    return asc_lemmas_apply(&m->lemmas, pos, word, lower, &c->room, lemma);
}

/* What the rules' verdict makes of a token, with its lemma's bytes wherever they are. */
typedef struct result {
    asc_pos pos;
    asc_str lemma;
    uint8_t tag, dep, feats;
} result;

static bool conclude(const asc_morphology *m, asc_lemma_cache *c, asc_str word,
                     const asc_verdict *v, result *out)
{
    out->pos = v->by[ASC_SETS_POS] ? (asc_pos)v->value[ASC_SETS_POS] : ASC_POS_NONE;
    out->feats = v->by[ASC_SETS_FEATS] ? (uint8_t)v->value[ASC_SETS_FEATS] : UINT8_MAX;
    asc_str feats = out->feats == UINT8_MAX ? (asc_str){ 0 } : m->feats[out->feats];
    if (v->by[ASC_SETS_TAG]) out->tag = (uint8_t)v->value[ASC_SETS_TAG];
    if (v->by[ASC_SETS_DEP]) out->dep = (uint8_t)v->value[ASC_SETS_DEP];
    if (v->by[ASC_SETS_LEMMA]) {
        out->lemma = asc_strings_at(&m->lemmas.words, (size_t)v->value[ASC_SETS_LEMMA]);
        return true;
    }
    return find_lemma(m, c, out->pos, feats, word, &out->lemma);
}

/* A view that lasts: of the text if the word starts so, of the model, else a copy. */
static bool lasting(const asc_morphology *m, asc_str word, asc_arena *keep, asc_str *lemma)
{
    if (asc_str_starts(word, *lemma)) {
        *lemma = (asc_str){ word.p, lemma->n };
        return true;
    }
    uint32_t number = asc_lemmas_find(&m->lemmas, *lemma);
    if (number != ASC_NO_WORD) {
        *lemma = asc_strings_at(&m->lemmas.words, number);
        return true;
    }
    return asc_arena_copy(keep, *lemma, lemma);
}

/* A token without the cache: a long word, or one that a rule of several tokens sets. */
static bool work_out(const asc_morphology *m, asc_lemma_cache *c, asc_str text, asc_token *t,
                     const asc_verdict *v, asc_arena *keep)
{
    asc_str word = { text.p + t->begin, t->end - t->begin };
    result r = { .tag = t->tag, .dep = t->dep };
    if (!conclude(m, c, word, v, &r) || !lasting(m, word, keep, &r.lemma)) return false;
    t->pos = (uint8_t)r.pos;
    t->tag = r.tag;
    t->dep = r.dep;
    t->morph = r.feats == UINT8_MAX ? (asc_str){ 0 } : m->feats[r.feats];
    t->lemma = r.lemma;
    return true;
}

/* ---- The cache -------------------------------------------------------------*/

static bool is_answer(const answer *a, asc_str word, uint8_t tag, uint8_t dep_class)
{
    return a->text_n == word.n && a->tag == tag && a->dep_class == dep_class &&
           memcmp(a->text, word.p, word.n) == 0;
}

/* False when the lemma is too long to be held. */
static bool remember_lemma(const asc_morphology *m, asc_str word, asc_str lemma, answer *a)
{
    if (lemma.n > UINT8_MAX) return false;
    a->lemma_n = (uint8_t)lemma.n;
    if (asc_str_starts(word, lemma)) {
        a->lemma_kind = LEMMA_TEXT;
        return true;
    }
    uint32_t number = asc_lemmas_find(&m->lemmas, lemma);
    if (number != ASC_NO_WORD) {
        a->lemma_kind = LEMMA_MODEL;
        a->lemma.p = asc_strings_at(&m->lemmas.words, number).p;
        return true;
    }
    if (lemma.n > SHORT) return false;
    a->lemma_kind = LEMMA_OWN;
    memcpy(a->lemma.own, lemma.p, lemma.n);
    return true;
}

/* What the rules of one token make of a short word. False: not to be cached, or out
 * of memory. */
static bool make_answer(const asc_morphology *m, asc_lemma_cache *c, asc_str text,
                        const asc_token *t, answer *a)
{
    asc_str word = { text.p + t->begin, t->end - t->begin };
    asc_facts facts;
    asc_verdict v = { 0 };
    result r = { .tag = t->tag, .dep = KEEP_DEP };
    if (!gather_facts(m, c, text, t, &facts)) return false;
    asc_ruler_apply(&m->ruler, &facts, &v);
    if (!conclude(m, c, word, &v, &r)) return false;
    *a = (answer){ .text_n = (uint8_t)word.n,
                   .tag = t->tag,
                   .dep_class = m->dep_class[t->dep],
                   .pos = (uint8_t)r.pos,
                   .new_tag = r.tag,
                   .new_dep = r.dep,
                   .feats = r.feats,
                   .starts = asc_ruler_starts(&m->ruler, &facts) };
    memcpy(a->text, word.p, word.n);
    return remember_lemma(m, word, r.lemma, a);
}

/* The answer for a short word, made if need be; NULL when it cannot be cached. */
static const answer *look_up(const asc_morphology *m, asc_lemma_cache *c, asc_str text,
                             const asc_token *t)
{
    asc_str word = { text.p + t->begin, t->end - t->begin };
    if (word.n == 0 || word.n > SHORT || t->dep >= ASC_DEP_COUNT || t->tag >= ASC_TAG_COUNT)
        return NULL;
    uint8_t dep_class = m->dep_class[t->dep];
    uint64_t hash = asc_str_hash(word) + t->tag * 0x9E3779B97F4A7C15u + dep_class * 0x85EBCA6Bu;
    answer *set = c->sets[hash & (SETS - 1)];
    for (int i = 0; i < 2; i++)
        if (is_answer(&set[i], word, t->tag, dep_class)) return &set[i];
    answer fresh;
    if (!make_answer(m, c, text, t, &fresh)) return NULL;
    set[1] = set[0];
    set[0] = fresh;
    return &set[0];
}

static bool take_answer(const asc_morphology *m, const answer *a, asc_str text, asc_token *t,
                        asc_arena *keep)
{
    t->pos = a->pos;
    t->tag = a->new_tag;
    if (a->new_dep != KEEP_DEP) t->dep = a->new_dep;
    t->morph = a->feats == UINT8_MAX ? (asc_str){ 0 } : m->feats[a->feats];
    t->lemma.n = a->lemma_n;
    switch (a->lemma_kind) {
    case LEMMA_TEXT: t->lemma.p = text.p + t->begin; return true;
    case LEMMA_MODEL: t->lemma.p = a->lemma.p; return true;
    default: return asc_arena_copy(keep, (asc_str){ a->lemma.own, a->lemma_n }, &t->lemma);
    }
}

/* ---- All tokens ------------------------------------------------------------*/

/*
 * Rules over several tokens that hold and whose target is still to come. Targets lie
 * at most ASC_RULER_SPAN - 1 tokens ahead, which bounds the number.
 */
typedef struct pending {
    size_t count;
    struct {
        size_t target;
        uint32_t rule;
    } at[ASC_RULER_MULTI * ASC_RULER_SPAN];
} pending;

/* Does a rule hold at token i? All it looks at is still as the parser left it. */
static bool holds(const asc_morphology *m, asc_lemma_cache *c, asc_str text,
                  const asc_token *tokens, size_t n, size_t i, const asc_rule *rule, bool *oom)
{
    if ((size_t)rule->tests > n - i) return false;
    for (size_t k = 0; k < (size_t)rule->tests; k++) {
        asc_facts facts;
        if (!gather_facts(m, c, text, &tokens[i + k], &facts)) {
            *oom = true;
            return false;
        }
        if (!asc_ruler_test(&m->ruler, (size_t)rule->test + k, &facts)) return false;
    }
    return true;
}

static bool start_rules(const asc_morphology *m, asc_lemma_cache *c, asc_str text,
                        const asc_token *tokens, size_t n, size_t i, pending *p)
{
    bool oom = false;
    for (size_t k = 0; k < m->ruler.multi_count; k++) {
        uint32_t number = m->ruler.multi[k];
        const asc_rule *rule = &m->ruler.rules[number];
        if (!holds(m, c, text, tokens, n, i, rule, &oom)) continue;
        p->at[p->count].target = i + (size_t)rule->target;
        p->at[p->count++].rule = number;
    }
    return !oom;
}

/* Give out what is due at token i; *any says whether something was. */
static void settle(const asc_morphology *m, pending *p, size_t i, asc_verdict *v, bool *any)
{
    size_t left = 0;
    *any = false;
    for (size_t k = 0; k < p->count; k++) {
        if (p->at[k].target == i) {
            asc_ruler_set(&m->ruler, p->at[k].rule, v);
            *any = true;
        } else {
            p->at[left++] = p->at[k];
        }
    }
    p->count = left;
}

static bool apply_one(const asc_morphology *m, asc_lemma_cache *c, asc_str text, asc_token *tokens,
                      size_t n, size_t i, pending *p, asc_arena *keep)
{
    asc_token *t = &tokens[i];
    const answer *a = look_up(m, c, text, t);
    asc_verdict v = { 0 };
    asc_facts facts;
    bool due = false;
    if ((!a || a->starts) && !start_rules(m, c, text, tokens, n, i, p)) return false;
    if (p->count) settle(m, p, i, &v, &due);
    if (a && !due) return take_answer(m, a, text, t, keep);
    if (!gather_facts(m, c, text, t, &facts)) return false;
    asc_ruler_apply(&m->ruler, &facts, &v);
    return work_out(m, c, text, t, &v, keep);
}

asc_status asc_morphology_apply(const asc_morphology *m, asc_lemma_cache *c, asc_str text,
                                asc_token *tokens, size_t n, asc_arena *keep, asc_error *err)
{
    pending p;
    p.count = 0;
    if (c->owner != m) {
        memset(c->sets, 0, SETS * sizeof *c->sets);
        c->owner = m;
    }
    for (size_t i = 0; i < n; i++)
        if (!apply_one(m, c, text, tokens, n, i, &p, keep))
            return asc_fail(err, ASC_ENOMEM, "out of memory at token %zu", i);
    return ASC_OK;
}
