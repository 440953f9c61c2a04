/*
 * fuzz_tokenize - any text through the tokeniser.
 *
 * Bytes that are no UTF-8 are left out. What must hold for every text: words in
 * order, of whole characters, none empty, with nothing between them but the spaces
 * that space_after tells; a word of white space or of none; each word's type spelled
 * as the word is; and the same words from a lexicon that has met them and from one
 * that has not.
 * libfuzzer: -max_len=4096
 */
#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"
#include "nlp/tokenize.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) abort();
}

/* The valid characters of the input, in memory of their own exact size. */
static asc_str valid_text(const uint8_t *data, size_t size)
{
    asc_str in = { (const char *)data, size }, out;
    char *p = malloc(size ? size : 1);
    must(p != NULL);
    out = (asc_str){ p, 0 };
    for (size_t i = 0; i < size;) {
        uint32_t cp;
        size_t n = asc_utf8_next(in, i, &cp);
        if (cp != ASC_UTF8_BAD) {
            memcpy(p + out.n, in.p + i, n);
            out.n += n;
        }
        i += n;
    }
    return out;
}

static bool all_space(asc_str s)
{
    uint32_t cp;
    for (size_t i = 0; i < s.n; i += asc_utf8_next(s, i, &cp)) {
        asc_utf8_next(s, i, &cp);
        if (!asc_utf8_is_space(cp)) return false;
    }
    return true;
}

static void check_word(const asc_lexicon *x, asc_str text, const asc_word *w)
{
    size_t types;
    asc_str word = asc_str_slice(text, w->begin, w->end);
    const asc_lex *lex = asc_lexicon_types(x, &types);
    must(w->lex < types);
    lex += w->lex;
    must(asc_utf8_check(word) == word.n && asc_str_eq(word, lex->text));
    must(lex->is_space == all_space(word));
    must(lex->prefix && lex->suffix && lex->shape && lex->norm);
    must(w->space_after <= 1);
}

static void check_words(const asc_lexicon *x, asc_str text, const asc_word *w, size_t n)
{
    size_t end = 0;
    for (size_t i = 0; i < n; i++) {
        must(w[i].begin == end && w[i].end > w[i].begin && w[i].end <= text.n);
        check_word(x, text, &w[i]);
        end = w[i].end;
        must(!w[i].space_after || (end < text.n && text.p[end] == ' '));
        end += w[i].space_after;
    }
    must(end == text.n);
}

static bool same(const asc_lexicon *x, const asc_word *a, size_t n, const asc_lexicon *y,
                 const asc_word *b, size_t m)
{
    size_t types;
    const asc_lex *of_a = asc_lexicon_types(x, &types), *of_b = asc_lexicon_types(y, &types);
    for (size_t i = 0; i < n && n == m; i++)
        if (a[i].begin != b[i].begin || a[i].end != b[i].end ||
            a[i].space_after != b[i].space_after || of_a[a[i].lex].norm != of_b[b[i].lex].norm ||
            of_a[a[i].lex].shape != of_b[b[i].lex].shape)
            return false;
    return n == m;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static asc_model_file file;
    static asc_tokenizer *t;
    static asc_lexicon *used;
    if (!used) {
        if (asc_model_file_open(&file, ASC_TEST_MODEL, NULL) != ASC_OK) return 0;
        must(asc_tokenizer_new(&t, &file, NULL) == ASC_OK);
        used = asc_lexicon_new();
    }
    asc_lexicon *fresh = asc_lexicon_new();
    asc_arena *keep = asc_arena_new();
    must(used && fresh && keep);
    asc_str text = valid_text(data, size);
    asc_word *a, *b;
    size_t n, m;
    must(asc_tokenize(t, fresh, text, keep, &a, &n, NULL) == ASC_OK);
    check_words(fresh, text, a, n);
    for (int pass = 0; pass < 2; pass++) { /* the second time every chunk is known */
        must(asc_tokenize(t, used, text, keep, &b, &m, NULL) == ASC_OK);
        check_words(used, text, b, m);
        must(same(fresh, a, n, used, b, m));
    }
    asc_arena_free(keep);
    asc_lexicon_free(fresh);
    free((char *)text.p);
    return 0;
}
