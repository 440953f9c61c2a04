#include "link/copying.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "link/align.h"
#include "link/instant.h"
#include "link/fingerprint.h"

#include "base/banned.h"

#define ALIKE_MIN .55f     /* changed sentences count for what they are alike beyond this */
#define PASSAGE_MIN .5f    /* of a pair found to share matter, sentences as alike go with it */
#define RUN_MIN 6u         /* and runs as long */
#define RUN_CONTENT_MIN 3u /* content words of a run that counts */
#define RUN_NATS_MIN 20.0f /* and their rarity: "of the U.S. Court of Appeals for the" is no copy */
#define PLACES_MAX ((size_t)1 << 23) /* words of which the place is kept: 64 MB */
#define FAMILIAR_BITS 24             /* of the table of neighbouring words, at most */

struct finder {
    asc_copy_text *texts; /* shortest first: one way to look at a pair, whatever their order */
    uint32_t *was;        /* where each one stood */
    const asc_copying_options *options;
    bool *wanted; /* of `texts`; NULL: all */
    size_t count;
    asc_corpus c;
    asc_aligner *al;
    uint8_t *familiar; /* how often two words follow each other, to 255; made when asked for */
    uint32_t familiar_bits;
    asc_arena *tmp;
    asc_span *at[2];   /* where the words of both texts stand */
    asc_span **places; /* the same of texts looked at before, while there is room */
    size_t placed;
    uint32_t *scratch;
    asc_copy *items;
    size_t item_count, item_cap;
};

/* ---- is it copied? -------------------------------------------------------------*/

/* Names and numbers are the matter's, whoever tells of it: which words are the teller's own. */
struct telling {
    asc_str text;
    const uint32_t *hash;
    const asc_span *at; /* NULL: all that are not common */
};

/* How many words of [begin, end) are the teller's, among those that are not common. */
static uint32_t tellers_own(const struct telling *t, uint32_t begin, uint32_t end)
{
    uint32_t own = 0;
    for (uint32_t i = begin; i < end; i++) {
        if (t->hash[i] & ASC_WORD_COMMON) continue;
        char first = t->at ? t->text.p[t->at[i].begin] : 'a';
        own += (first >= 'a' && first <= 'z') || (t->hash[i] & ASC_WORD_FIRST);
    }
    return own;
}

static bool copied(const struct telling *t, const asc_match *m, uint32_t n)
{
    double changed = 0;
    for (uint32_t k = 0; k < n; k++) {
        if (m[k].quoted) continue;
        if (tellers_own(t, m[k].a_begin, m[k].a_end) < RUN_CONTENT_MIN) continue;
        if (m[k].run && m[k].a_end - m[k].a_begin >= ASC_COPY_RUN_WORDS &&
            m[k].shared >= RUN_CONTENT_MIN && m[k].weight >= RUN_NATS_MIN)
            return true;
        if (!m[k].run && m[k].shared >= 5 && m[k].likeness > ALIKE_MIN)
            changed +=
                (double)m[k].weight * (double)(m[k].likeness - ALIKE_MIN) / (1 - (double)ALIKE_MIN);
    }
    return changed >= ASC_COPY_CHANGED_NATS;
}

/* Which of the matches are passages: changed sentences, and runs outside them. */
static uint32_t choose(asc_match *m, uint32_t n)
{
    uint32_t out = 0;
    for (uint32_t k = 0; k < n; k++) {
        bool good = m[k].run ? m[k].a_end - m[k].a_begin >= RUN_MIN : m[k].likeness >= PASSAGE_MIN;
        for (uint32_t j = 0; good && m[k].run && j < n; j++) {
            if (m[j].run || m[j].likeness < PASSAGE_MIN) continue;
            good = m[k].a_begin < m[j].a_begin || m[k].a_end > m[j].a_end;
        }
        if (good) m[out++] = m[k];
    }
    return out;
}

/* ---- which way? ----------------------------------------------------------------*/

static size_t familiar_slot(const struct finder *f, uint32_t a, uint32_t b)
{
    uint64_t x =
        ((uint64_t)(a & ~ASC_WORD_MARKS) << 32 | (b & ~ASC_WORD_MARKS)) * 0x9e3779b97f4a7c15u;
    return (size_t)(x >> (64 - f->familiar_bits));
}

static bool load_familiar(struct finder *f)
{
    if (f->familiar) return true;
    f->familiar_bits = 12;
    while (f->familiar_bits < FAMILIAR_BITS && ((size_t)1 << f->familiar_bits) < f->c.words * 4)
        f->familiar_bits++;
    f->familiar = asc_arena_zalloc(f->tmp, (size_t)1 << f->familiar_bits, 1);
    if (!f->familiar) return false;
    for (size_t t = 0; t < f->count; t++)
        for (size_t i = f->c.start[t]; i + 1 < f->c.end[t]; i++) {
            uint8_t *slot = &f->familiar[familiar_slot(f, f->c.hash[i], f->c.hash[i + 1])];
            if (*slot < 255) ++*slot;
        }
    return true;
}

/* Turns of side x of a match that side y lacks: how many, and how many others use. */
static void own_turns(const struct finder *f, const uint32_t *x, uint32_t n, const uint32_t *y,
                      uint32_t m, uint32_t *own, uint32_t *known)
{
    for (uint32_t i = 0; i + 1 < n; i++) {
        bool both = false;
        for (uint32_t j = 0; j + 1 < m && !both; j++)
            both = ((x[i] ^ y[j]) & ~ASC_WORD_MARKS) == 0 &&
                   ((x[i + 1] ^ y[j + 1]) & ~ASC_WORD_MARKS) == 0;
        if (both) continue;
        ++*own;
        *known += f->familiar[familiar_slot(f, x[i], x[i + 1])] > 1;
    }
}

/* Part of what the passages tell of that the rest of a text tells of too. */
static double at_home(const struct finder *f, uint32_t text, const asc_match *m, uint32_t n, bool a)
{
    const uint32_t *w = f->c.hash + f->c.start[text];
    uint32_t words = (uint32_t)(f->c.end[text] - f->c.start[text]), told = 0, home = 0;
    uint64_t rest[64] = { 0 }; /* which words stand outside: a filter of 4,096 bits */
    for (uint32_t i = 0, k = 0; i < words; i++) {
        while (k < n && (a ? m[k].a_end : m[k].b_end) <= i) k++;
        bool inside = false;
        for (uint32_t j = 0; j < n && !inside; j++)
            inside = i >= (a ? m[j].a_begin : m[j].b_begin) && i < (a ? m[j].a_end : m[j].b_end);
        if (!inside && !(w[i] & ASC_WORD_COMMON))
            rest[w[i] >> 26] |= (uint64_t)1 << (w[i] >> 20 & 63);
    }
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t i = a ? m[k].a_begin : m[k].b_begin; i < (a ? m[k].a_end : m[k].b_end); i++) {
            if (w[i] & ASC_WORD_COMMON) continue;
            told++;
            home += rest[w[i] >> 26] >> (w[i] >> 20 & 63) & 1;
        }
    return told ? (double)home / told : 0;
}

static double covered(const struct finder *f, uint32_t text, const asc_match *m, uint32_t n, bool a)
{
    size_t words = f->c.end[text] - f->c.start[text], sum = 0;
    uint32_t last = 0;
    for (uint32_t k = 0; k < n; k++) { /* in order of a; of b it is an upper bound */
        uint32_t begin = a ? m[k].a_begin : m[k].b_begin, end = a ? m[k].a_end : m[k].b_end;
        if (a && begin < last) begin = last;
        if (end > begin) sum += end - begin;
        if (a && end > last) last = end;
    }
    return words ? fmin(1.0, (double)sum / (double)words) : 0;
}

/* Log-odds that b took from a. */
static double b_from_a(struct finder *f, uint32_t a, uint32_t b, const asc_match *m, uint32_t n)
{
    const uint32_t *wa = f->c.hash + f->c.start[a], *wb = f->c.hash + f->c.start[b];
    uint32_t own_a = 0, known_a = 0, own_b = 0, known_b = 0;
    for (uint32_t k = 0; k < n; k++) {
        if (m[k].run) continue;
        uint32_t na = m[k].a_end - m[k].a_begin, nb = m[k].b_end - m[k].b_begin;
        own_turns(f, wa + m[k].a_begin, na, wb + m[k].b_begin, nb, &own_a, &known_a);
        own_turns(f, wb + m[k].b_begin, nb, wa + m[k].a_begin, na, &own_b, &known_b);
    }
    double odds = 0;
    if (own_a && own_b) odds += 8 * ((double)known_a / own_a - (double)known_b / own_b);
    double whole = covered(f, b, m, n, false) - covered(f, a, m, n, true);
    if (!own_a && !own_b)
        odds += 4 * whole; /* word for word: the shorter was cut out of the longer */
    odds +=
        3 * (at_home(f, a, m, n, true) - at_home(f, b, m, n, false)) * (own_a && own_b ? .3 : 1);
    return odds > 4 ? 4 : odds < -4 ? -4 : odds;
}

/* ---- into copies ---------------------------------------------------------------*/

/* The bytes of words [begin, end), with the marks that belong to them. */
static asc_span bytes_of(asc_str text, const asc_span *at, uint32_t begin, uint32_t end)
{
    asc_span s = { at[begin].begin, at[end - 1].end };
    while (s.begin > 0 && strchr("\"'`(", text.p[s.begin - 1]) && text.p[s.begin - 1]) s.begin--;
    while (s.end < text.n && strchr(".,;:!?\"')", text.p[s.end]) && text.p[s.end]) s.end++;
    return s;
}

/* Where the words of a text stand; `scratch` is filled when too much is kept already. */
static const asc_span *places_of(struct finder *f, uint32_t text, asc_span *scratch)
{
    size_t n = f->c.end[text] - f->c.start[text];
    if (f->places[text]) return f->places[text];
    if (f->placed + n < PLACES_MAX)
        f->places[text] = asc_arena_alloc(f->tmp, n + 1, sizeof **f->places);
    asc_fingerprint(f->texts[text].text, f->scratch, scratch);
    if (!f->places[text]) return scratch;
    f->placed += n;
    memcpy(f->places[text], scratch, n * sizeof *scratch);
    return f->places[text];
}

static bool add(struct finder *f, asc_arena *keep, uint32_t a, uint32_t b, const asc_match *m,
                uint32_t n, double odds, bool known)
{
    if (f->item_count == f->item_cap) {
        void *grown = asc_arena_grow(keep, f->items, f->item_count, &f->item_cap, sizeof *f->items);
        if (!grown) return false;
        f->items = grown;
    }
    bool to_b = odds > 0;
    double p = known ? .98 : 1 / (1 + exp(-fabs(odds)));
    asc_copy c = { .to = f->was[to_b ? b : a],
                   .from_report = f->was[to_b ? a : b],
                   .from_actor = ASC_NONE,
                   .kind = ASC_COPY_COPIES,
                   .directed = p,
                   .told_by = f->was[to_b ? b : a],
                   .share = covered(f, to_b ? b : a, m, n, !to_b) };
    c.passages = asc_arena_alloc(keep, n, sizeof *c.passages);
    if (!c.passages) return false;
    const asc_span *in_a = places_of(f, a, f->at[0]), *in_b = places_of(f, b, f->at[1]);
    for (uint32_t k = 0; k < n; k++) {
        asc_span x = bytes_of(f->texts[a].text, in_a, m[k].a_begin, m[k].a_end);
        asc_span y = bytes_of(f->texts[b].text, in_b, m[k].b_begin, m[k].b_end);
        c.passages[c.passage_count++] = (asc_passage){ to_b ? y : x, to_b ? x : y };
    }
    f->items[f->item_count++] = c;
    return true;
}

static bool look(struct finder *f, asc_arena *keep, uint32_t a, uint32_t b, asc_match *m)
{
    uint32_t n = asc_passages_align(f->al, a, b, m);
    struct telling t = { f->texts[a].text, f->c.hash + f->c.start[a], NULL };
    if (!copied(&t, m, n)) return true;
    t.at = places_of(f, a, f->at[0]); /* only for few */
    if (!copied(&t, m, n)) return true;
    n = choose(m, n);
    if (!n) return true;
    int order = asc_instant_order(asc_instant_parse(f->texts[a].published),
                                  asc_instant_parse(f->texts[b].published));
    if (order == 0 && !load_familiar(f)) return false;
    double odds = order ? -4.0 * order : b_from_a(f, a, b, m, n);
    return add(f, keep, a, b, m, n, odds, order != 0);
}

static int by_place(const void *x, const void *y)
{
    const asc_passage *a = x, *b = y;
    if (a->to.begin != b->to.begin) return a->to.begin < b->to.begin ? -1 : 1;
    return a->from.begin < b->from.begin ? -1 : a->from.begin > b->from.begin;
}

static int by_reports(const void *x, const void *y)
{
    const asc_copy *a = x, *b = y;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    return a->from_report < b->from_report ? -1 : a->from_report > b->from_report;
}

struct standing {
    asc_copy_text text;
    uint32_t was;
};

static int by_text(const void *x, const void *y)
{
    const struct standing *a = x, *b = y;
    if (a->text.text.n != b->text.text.n) return a->text.text.n < b->text.text.n ? -1 : 1;
    int order = asc_str_cmp(a->text.text, b->text.text);
    if (!order) order = asc_str_cmp(a->text.published, b->text.published);
    if (!order) order = asc_str_cmp(a->text.outlet, b->text.outlet);
    return order ? order : a->was < b->was ? -1 : a->was > b->was;
}

static bool line_up(struct finder *f, const asc_copy_text *texts)
{
    const bool *wanted = f->options->wanted;
    size_t n = 0;
    for (uint32_t i = 0; i < f->count; i++) n += !wanted || wanted[i];
    struct standing *s = asc_arena_alloc(f->tmp, n + 1, sizeof *s);
    f->texts = asc_arena_alloc(f->tmp, f->count + 1, sizeof *f->texts);
    f->was = asc_arena_alloc(f->tmp, f->count + 1, sizeof *f->was);
    if (!s || !f->texts || !f->was) return false;
    asc_arena_touch(f->texts, f->count * sizeof *f->texts);
    n = 0;
    for (uint32_t i = 0; i < f->count; i++)
        if (!wanted || wanted[i]) s[n++] = (struct standing){ texts[i], i };
    if (n) qsort(s, n, sizeof *s, by_text);
    for (size_t i = 0; i < n; i++) f->texts[i] = s[i].text, f->was[i] = s[i].was;
    for (uint32_t i = 0; wanted && i < f->count; i++) /* these are counted, whatever their order */
        if (!wanted[i]) f->texts[n] = texts[i], f->was[n++] = i;
    if (!f->options->wanted) return true;
    f->wanted = asc_arena_alloc(f->tmp, f->count + 1, sizeof *f->wanted);
    for (size_t i = 0; f->wanted && i < f->count; i++) f->wanted[i] = f->options->wanted[f->was[i]];
    return f->wanted != NULL;
}

/* The words of the texts as they stand in f->texts, of those scanned as they were given. */
static bool take_corpus(struct finder *f, const asc_corpus *given)
{
    size_t *start = asc_arena_alloc(f->tmp, f->count + 1, sizeof *start);
    size_t *end = asc_arena_alloc(f->tmp, f->count + 1, sizeof *end);
    if (!start || !end) return false;
    for (size_t i = 0; i < f->count; i++) {
        start[i] = given->start[f->was[i]];
        end[i] = given->end[f->was[i]];
    }
    f->c = *given;
    f->c.start = start;
    f->c.end = end;
    return true;
}

static asc_scanning *begin_scanning(struct finder *f, const asc_copy_text *given)
{
    asc_str *texts = asc_arena_alloc(f->tmp, f->count + 1, sizeof *texts);
    for (size_t i = 0; texts && i < f->count; i++) texts[i] = given[i].text;
    return texts ? asc_scanning_begin(f->tmp, texts, f->count, NULL, NULL) : NULL;
}

static asc_status open_finder(struct finder *f, const asc_copy_text *given, asc_error *err)
{
    if (!line_up(f, given)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_scanning *scanning = f->options->scanning;
    asc_corpus words;
    size_t most = 1;
    if (!scanning) scanning = begin_scanning(f, given);
    if (!scanning) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < f->count; i++) {
        size_t n = asc_fingerprint_most(f->texts[i].text.n);
        if (n > most) most = n;
    }
    asc_status rc = asc_corpus_make(&words, f->tmp, scanning, f->options->threads, err);
    if (!rc && !take_corpus(f, &words)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc) return rc;
    f->al = asc_aligner_new(f->tmp, &f->c, f->wanted);
    f->scratch = asc_arena_alloc(f->tmp, most, sizeof *f->scratch);
    for (int k = 0; k < 2; k++) f->at[k] = asc_arena_alloc(f->tmp, most, sizeof *f->at[k]);
    f->places = asc_arena_zalloc(f->tmp, f->count + 1, sizeof *f->places);
    bool good = f->al && f->scratch && f->places && f->at[0] && f->at[1];
    return good ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}

asc_status asc_copying_find(asc_copy **out, size_t *count, asc_arena *keep,
                            const asc_copy_text *texts, size_t texts_count,
                            const asc_copying_options *options, asc_error *err)
{
    static const asc_copying_options none = { 0 };
    struct finder f = { .count = texts_count,
                        .options = options ? options : &none,
                        .tmp = asc_arena_new() };
    asc_candidate *candidates = NULL;
    size_t n = 0;
    if (!f.tmp) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_match *m = asc_arena_alloc(f.tmp, ASC_ALIGN_PASSAGES_MAX, sizeof *m);
    asc_status rc = m ? open_finder(&f, texts, err) : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc)
        rc = asc_candidates_find(&candidates, &n, f.tmp, &f.c, f.wanted, f.options->threads, err);
    for (size_t i = 0; !rc && i < n; i++)
        if (!look(&f, keep, candidates[i].a, candidates[i].b, m))
            rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_arena_free(f.tmp);
    if (rc) return rc;
    for (size_t i = 0; i < f.item_count; i++)
        qsort(f.items[i].passages, f.items[i].passage_count, sizeof(asc_passage), by_place);
    if (f.item_count) qsort(f.items, f.item_count, sizeof *f.items, by_reports);
    *out = f.items;
    *count = f.item_count;
    return ASC_OK;
}
