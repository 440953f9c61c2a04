#include "nlp/tokenize.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "nlp/lexicon.h"

#include "base/banned.h"

/* ---- Chunks of a text ------------------------------------------------------ */

static bool space_at(asc_str s, size_t i, size_t *len)
{
    unsigned char c = (unsigned char)s.p[i];
    uint32_t cp;
    *len = 1;
    if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    /* Bytes that start no white space, continuation bytes among them. */
    if (c != 0xC2 && (c < 0xE1 || c > 0xE3)) return false;
    *len = asc_utf8_next(s, i, &cp);
    return asc_utf8_is_space(cp);
}

static size_t run_end(asc_str s, size_t i, bool space)
{
    size_t len;
    for (; i < s.n; i += len)
        if (space_at(s, i, &len) != space) break;
    return i;
}

/* Room for n more words. */
static bool reserve(asc_lexicon *x, size_t n)
{
    if (x->word_count + n <= x->words_cap) return true;
    size_t cap = 2 * (x->word_count + n);
    asc_word *more = asc_arena_alloc(x->arena, cap, sizeof *more);
    if (!more) return false;
    if (x->word_count) memcpy(more, x->words, x->word_count * sizeof *more);
    x->words = more;
    x->words_cap = cap;
    return true;
}

static bool add_chunk(asc_lexicon *x, asc_str text, size_t begin, size_t end, bool *in_trie)
{
    if (begin == end) return true;
    const asc_chunk *chunk = asc_lexicon_chunk(x, (asc_str){ text.p + begin, end - begin });
    if (!chunk || !reserve(x, chunk->count)) return false;
    asc_word *word = x->words + x->word_count;
    uint32_t at = (uint32_t)begin;
    for (uint32_t i = 0; i < chunk->count; i++) {
        asc_part part = chunk->parts[i];
        word[i] = (asc_word){ at, at + part.bytes, part.lex, 0 };
        at += part.bytes;
    }
    x->word_count += chunk->count;
    *in_trie = *in_trie || chunk->in_trie;
    return true;
}

/*
 * Words lie between runs of white space. The first character of a run, if it is
 * an ASCII space, belongs to the word before it and is no token; what more there
 * is of the run is a token. (At a text's start nothing is before the run.)
 */
static bool add_chunks(asc_lexicon *x, asc_str text, bool *in_trie)
{
    size_t i = run_end(text, 0, true);
    if (!add_chunk(x, text, 0, i, in_trie)) return false;
    while (i < text.n) {
        size_t end = run_end(text, i, false);
        if (!add_chunk(x, text, i, end, in_trie)) return false;
        i = end;
        if (i < text.n && text.p[i] == ' ') {
            x->words[x->word_count - 1].space_after = 1;
            i++;
        }
        end = run_end(text, i, true);
        if (!add_chunk(x, text, i, end, in_trie)) return false;
        i = end;
    }
    return true;
}

/* ---- Exceptions found across words ----------------------------------------- */

/* Words [begin, end) spell a path of the trie. */
typedef struct match {
    uint32_t begin, end;
    uint32_t exception; /* that they spell, spaces and all, or ASC_NONE */
} match;

typedef struct matches {
    match *items;
    size_t count, cap;
} matches;

static bool add_match(asc_arena *tmp, matches *m, size_t begin, size_t end)
{
    match *grown = asc_arena_grow(tmp, m->items, m->count, &m->cap, sizeof *grown);
    if (!grown) return false;
    m->items = grown;
    m->items[m->count++] = (match){ (uint32_t)begin, (uint32_t)end, ASC_NONE };
    return true;
}

static bool find_matches(const asc_tokenizer *t, const asc_lexicon *x, asc_arena *tmp, matches *m)
{
    for (size_t i = 0; i < x->word_count; i++) {
        uint32_t node = 0;
        for (size_t k = i; k < x->word_count; k++) {
            uint32_t word = x->notes[x->words[k].lex].word;
            node = word ? asc_trie_step(t, node, word) : 0;
            if (!node) break;
            if (t->nodes[node].end && !add_match(tmp, m, i, k + 1)) return false;
        }
    }
    return true;
}

/*
 * Choose among matches that overlap: the longest, then the first. As in spaCy a
 * match that loses still keeps its words from shorter ones.
 */
static bool choose(asc_arena *tmp, matches *m, size_t words, unsigned longest)
{
    unsigned char *taken = asc_arena_zalloc(tmp, words, 1);
    match *kept = asc_arena_alloc(tmp, m->count, sizeof *kept);
    bool *keep = asc_arena_zalloc(tmp, m->count, sizeof *keep);
    size_t n = 0;
    if (!taken || !kept || !keep) return false;
    for (unsigned length = longest; length > 0; length--) {
        for (size_t i = 0; i < m->count; i++) {
            match a = m->items[i];
            if (a.end - a.begin != length) continue;
            keep[i] = !taken[a.begin] && !taken[a.end - 1];
            memset(taken + a.begin, 1, length);
        }
    }
    for (size_t i = 0; i < m->count; i++)
        if (keep[i]) kept[n++] = m->items[i];
    m->items = kept;
    m->count = n;
    return true;
}

/* Which exceptions the matches spell. Words that a space parts in the text spell
 * none, though the trie knows them. Returns how many words the text then has. */
static size_t name_exceptions(const asc_tokenizer *t, const asc_lexicon *x, asc_str text,
                              matches *m)
{
    size_t count = x->word_count;
    for (size_t i = 0; i < m->count; i++) {
        match *a = &m->items[i];
        uint32_t begin = x->words[a->begin].begin, end = x->words[a->end - 1].end;
        a->exception = asc_exception_find(t, (asc_str){ text.p + begin, end - begin });
        if (a->exception == ASC_NONE) continue;
        count -= a->end - a->begin;
        count += t->exceptions[a->exception].count;
    }
    return count;
}

/* Write an exception's pieces in the place of words [a->begin, a->end). */
static bool put_exception(const asc_tokenizer *t, asc_lexicon *x, const match *a, asc_word *out)
{
    const asc_exception *r = &t->exceptions[a->exception];
    uint32_t at = x->words[a->begin].begin;
    for (uint32_t i = 0; i < r->count; i++) {
        asc_str piece = t->pieces[r->first + i].text;
        out[i] = (asc_word){ .begin = at, .end = at + (uint32_t)piece.n };
        if (!asc_lexicon_type(x, piece, r->first + i, &out[i].lex)) return false;
        at = out[i].end;
    }
    out[r->count - 1].space_after = x->words[a->end - 1].space_after;
    return true;
}

/* Copy the words to `keep`, exceptions in the place of the matches. */
static bool rewrite(const asc_tokenizer *t, asc_lexicon *x, const matches *m, asc_word *out)
{
    size_t from = 0, n = 0;
    for (size_t i = 0; i < m->count; i++) {
        const match *a = &m->items[i];
        if (a->exception == ASC_NONE) continue;
        memcpy(out + n, x->words + from, (a->begin - from) * sizeof *out);
        n += a->begin - from;
        if (!put_exception(t, x, a, out + n)) return false;
        n += t->exceptions[a->exception].count;
        from = a->end;
    }
    if (x->word_count > from)
        memcpy(out + n, x->words + from, (x->word_count - from) * sizeof *out);
    return true;
}

/* ---- The whole ------------------------------------------------------------- */

static bool cut_text(const asc_tokenizer *t, asc_lexicon *x, asc_str text, asc_arena *keep,
                     asc_arena *tmp, asc_word **words, size_t *count)
{
    matches m = { 0 };
    bool in_trie = false;
    x->word_count = 0;
    if (!add_chunks(x, text, &in_trie)) return false;
    size_t n = x->word_count;
    if (in_trie) {
        if (!find_matches(t, x, tmp, &m) || !choose(tmp, &m, n, t->depth)) return false;
        n = name_exceptions(t, x, text, &m);
    }
    *words = asc_arena_alloc(keep, n, sizeof **words);
    *count = n;
    return *words && rewrite(t, x, &m, *words);
}

asc_status asc_tokenize(const asc_tokenizer *t, asc_lexicon *x, asc_str text, asc_arena *keep,
                        asc_word **words, size_t *count, asc_error *err)
{
    asc_word *made;
    size_t n;
    if (text.n > ASC_PIECE_MAX)
        return asc_fail(err, ASC_ELIMIT, "a text of %zu bytes is too long to cut at once", text.n);
    asc_mark before = asc_arena_save(keep);
    asc_arena *tmp = asc_arena_new();
    bool good = tmp && asc_lexicon_prepare(x, t) && cut_text(t, x, text, keep, tmp, &made, &n);
    asc_arena_free(tmp);
    if (!good) {
        asc_arena_restore(keep, before);
        return asc_fail(err, ASC_ENOMEM, "out of memory cutting a text into words");
    }
    *words = made;
    *count = n;
    return ASC_OK;
}
