#include "nlp/cut.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

/*
 * The plan is that of spaCy's tokeniser (Honnibal et al., spacy.io/usage/
 * linguistic-features#how-tokenizer-works): peel a prefix and a suffix off the
 * chunk, again and again, until nothing comes off or an exception is left; then
 * what is left is an exception, a URL, or is cut at its infixes.
 *
 * spaCy searches for a suffix from the chunk's start each time, and hashes the
 * whole rest for each look at the exceptions; ten thousand brackets cost it
 * minutes. Here a step costs the same however long the chunk: no exception is
 * longer than exception_max, and no suffix starts further from the end than the model
 * says (train/model/tokenizer.py proves it from the patterns).
 */

/*
 * A match that needs more steps than this counts as none. The translated patterns of
 * the English model need less than 16 a byte on every text tried, so that it is met
 * by patterns of other making alone.
 */
#define MATCH_LIMIT ((uint32_t)1 << 26)
#define STACK_MIN ((size_t)32 << 10)
#define STACK_MAX ((size_t)1 << 20)

bool asc_cutter_init(asc_cutter *c, asc_arena *arena)
{
    *c = (asc_cutter){ .arena = arena };
    c->match = pcre2_match_data_create(1, NULL);
    c->context = pcre2_match_context_create(NULL);
    c->stack = pcre2_jit_stack_create(STACK_MIN, STACK_MAX, NULL);
    if (!c->match || !c->context) {
        asc_cutter_free(c);
        return false;
    }
    if (c->stack) pcre2_jit_stack_assign(c->context, NULL, c->stack);
    pcre2_set_match_limit(c->context, MATCH_LIMIT);
    return true;
}

void asc_cutter_free(asc_cutter *c)
{
    pcre2_jit_stack_free(c->stack);
    pcre2_match_context_free(c->context);
    pcre2_match_data_free(c->match);
    *c = (asc_cutter){ 0 };
}

/* The first match at or after byte `from`. A pattern may come from anywhere, so
 * what it says is checked: \K in a lookahead can end a match before its start. */
static bool find(asc_cutter *c, const pcre2_code *code, asc_str s, size_t from, uint32_t options,
                 size_t *begin, size_t *end)
{
    if (!code) return false;
    int rc = pcre2_match(code, (PCRE2_SPTR)s.p, s.n, from, PCRE2_NO_UTF_CHECK | options, c->match,
                         c->context);
    if (rc < 0) return false;
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(c->match);
    if (at[0] < from || at[1] < at[0] || at[1] > s.n) return false;
    *begin = at[0];
    *end = at[1];
    return true;
}

/* Bytes of the prefix of s to take off, or 0. */
static size_t find_prefix(asc_cutter *c, const asc_tokenizer *t, asc_str s)
{
    size_t begin, end;
    if (!find(c, t->prefix, s, 0, 0, &begin, &end) || begin != 0) return 0;
    return end;
}

static bool ends_in_run(const asc_tokenizer *t, asc_str s, size_t n)
{
    return t->run_bytes && n >= t->run_bytes &&
           memcmp(s.p + n - t->run_bytes, t->run, t->run_bytes) == 0;
}

/* Where the search for a suffix must start so as to miss none. */
static size_t suffix_from(const asc_tokenizer *t, asc_str s)
{
    size_t at = s.n;
    bool run = true;
    for (uint32_t i = 0; i < t->suffix_window && at > 0; i++) {
        run = run && ends_in_run(t, s, at);
        do at--;
        while (at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80);
    }
    while (run && ends_in_run(t, s, at)) at -= t->run_bytes;
    return at;
}

/* Bytes of the suffix of s to take off, or 0. */
static size_t find_suffix(asc_cutter *c, const asc_tokenizer *t, asc_str s)
{
    size_t begin, end;
    if (s.n == 0 || !find(c, t->suffix, s, suffix_from(t, s), 0, &begin, &end) || end != s.n)
        return 0;
    return end - begin;
}

static bool add(asc_cutter *c, size_t bytes, uint32_t piece)
{
    asc_cut *grown = asc_arena_grow(c->arena, c->cuts, c->count, &c->cap, sizeof *grown);
    if (!grown) return false;
    c->cuts = grown;
    c->cuts[c->count++] = (asc_cut){ (uint32_t)bytes, piece };
    return true;
}

static bool add_tail(asc_cutter *c, size_t bytes)
{
    uint32_t *grown = asc_arena_grow(c->arena, c->tail, c->tail_count, &c->tail_cap, sizeof *grown);
    if (!grown) return false;
    c->tail = grown;
    c->tail[c->tail_count++] = (uint32_t)bytes;
    return true;
}

static bool add_exception(asc_cutter *c, const asc_tokenizer *t, uint32_t exception)
{
    const asc_exception *r = &t->exceptions[exception];
    for (uint32_t i = r->first; i < r->first + r->count; i++)
        if (!add(c, t->pieces[i].text.n, i)) return false;
    return true;
}

static bool is_exception(const asc_tokenizer *t, asc_str s, bool with_exceptions)
{
    return with_exceptions && s.n && asc_exception_find(t, s) != ASC_NONE;
}

/*
 * Take affixes off *s: prefixes go to the cuts, suffixes to the tail.
 *
 * spaCy stops as soon as taking off one side leaves an exception, and only then
 * looks at the other side; the order of these tests is its order.
 */
static bool peel(asc_cutter *c, const asc_tokenizer *t, asc_str *s, bool with_exceptions)
{
    while (s->n && !is_exception(t, *s, with_exceptions)) {
        size_t pre = find_prefix(c, t, *s);
        asc_str less_pre = { s->p + pre, s->n - pre };
        if (pre && is_exception(t, less_pre, with_exceptions)) {
            *s = less_pre;
            return add(c, pre, ASC_NONE);
        }
        size_t suf = find_suffix(c, t, less_pre);
        asc_str less_suf = { s->p, s->n - suf };
        if (suf && is_exception(t, less_suf, with_exceptions)) {
            *s = less_suf;
            return add_tail(c, suf);
        }
        if (!pre && !suf) return true;
        if (pre && !add(c, pre, ASC_NONE)) return false;
        if (suf && !add_tail(c, suf)) return false;
        *s = (asc_str){ s->p + pre, s->n - pre - suf };
    }
    return true;
}

/*
 * Cut at infixes. As in spaCy, one at the very start cuts nothing and stays with
 * what follows it.
 */
static bool cut_infixes(asc_cutter *c, const asc_tokenizer *t, asc_str s)
{
    size_t start = 0, from = 0, begin, end;
    uint32_t options = 0;
    while (from <= s.n && find(c, t->infix, s, from, options, &begin, &end)) {
        if (begin != 0) {
            if (begin > start && !add(c, begin - start, ASC_NONE)) return false;
            if (end > begin && !add(c, end - begin, ASC_NONE)) return false;
            start = end;
        }
        from = end;
        options = end == begin ? PCRE2_NOTEMPTY_ATSTART : 0;
    }
    return start == s.n || add(c, s.n - start, ASC_NONE);
}

static bool cut_middle(asc_cutter *c, const asc_tokenizer *t, asc_str s, bool with_exceptions)
{
    size_t begin, end;
    uint32_t exception = with_exceptions ? asc_exception_find(t, s) : ASC_NONE;
    if (exception != ASC_NONE) return add_exception(c, t, exception);
    if (find(c, t->url, s, 0, 0, &begin, &end)) return add(c, s.n, ASC_NONE);
    return cut_infixes(c, t, s);
}

bool asc_cut_chunk(asc_cutter *c, const asc_tokenizer *t, asc_str chunk, bool with_exceptions)
{
    uint32_t first;
    c->count = c->tail_count = 0;
    asc_utf8_next(chunk, 0, &first);
    if (asc_utf8_is_space(first)) {
        uint32_t exception = with_exceptions ? asc_exception_find(t, chunk) : ASC_NONE;
        return exception == ASC_NONE ? add(c, chunk.n, ASC_NONE) : add_exception(c, t, exception);
    }
    if (!peel(c, t, &chunk, with_exceptions)) return false;
    if (chunk.n && !cut_middle(c, t, chunk, with_exceptions)) return false;
    while (c->tail_count)
        if (!add(c, c->tail[--c->tail_count], ASC_NONE)) return false;
    return true;
}

bool asc_cut_touches(asc_cutter *c, const asc_tokenizer *t, asc_str text)
{
    size_t begin, end;
    return find_prefix(c, t, text) || find_suffix(c, t, text) ||
           find(c, t->infix, text, 0, 0, &begin, &end);
}
