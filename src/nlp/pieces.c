#include "nlp/pieces.h"

#include "base/str.h"

#include "base/banned.h"

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Bytes of the closing quote or bracket that ends at i, 0 if there is none. */
static size_t closer(asc_str s, size_t i)
{
    static const asc_str closers[] = {
        { "\"", 1 },           { "'", 1 },           { ")", 1 }, { "]", 1 },
        { "\xE2\x80\x9D", 3 }, { "\xE2\x80\x99", 3 }
    };
    asc_str before = { s.p, i };
    for (size_t k = 0; k < sizeof closers / sizeof *closers; k++)
        if (asc_str_ends(before, closers[k])) return closers[k].n;
    return 0;
}

/* Does a sentence seem to end at i? At most four quotes or brackets are looked past. */
static bool ends_sentence(asc_str s, size_t i)
{
    for (int k = 0; k < 4; k++) {
        size_t n = closer(s, i);
        if (n == 0) break;
        i -= n;
    }
    return i > 0 && (s.p[i - 1] == '.' || s.p[i - 1] == '!' || s.p[i - 1] == '?');
}

/* The white space that ends at i: where it begins, and its line ends. */
static size_t run_before(asc_str s, size_t i, size_t low, size_t *lines)
{
    *lines = 0;
    while (i > low && is_space(s.p[i - 1])) *lines += s.p[--i] == '\n';
    return i;
}

size_t asc_piece_end(asc_str text, size_t begin)
{
    if (begin >= text.n || text.n - begin <= ASC_PIECE_MAX) return text.n;
    size_t limit = begin + ASC_PIECE_MAX, low = begin + ASC_PIECE_MAX / 2;
    size_t sentence = 0, space = 0;
    for (size_t i = limit; i > low; i--) {
        size_t lines, start = run_before(text, i, low, &lines);
        if (start == i) continue;
        if (lines >= 2) return i;
        if (!sentence && ends_sentence(text, start)) sentence = i;
        if (!space) space = i;
        i = start + 1;
    }
    if (sentence) return sentence;
    if (space) return space;
    while (limit > low && ((unsigned char)text.p[limit] & 0xC0) == 0x80) limit--;
    return limit;
}
