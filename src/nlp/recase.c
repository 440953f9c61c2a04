#include "nlp/recase.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "nlp/recase_find.h"
#include "nlp/recase_tag.h"

#include "base/banned.h"

/* A headline is lowered only when at least so many of its words are. */
#define TITLE_LOWERED 2

static bool has_lower(asc_str s, size_t begin, size_t end)
{
    for (size_t i = begin, n; i < end; i += n) {
        uint32_t cp;
        n = asc_utf8_next(s, i, &cp);
        if (cp != ASC_UTF8_BAD && asc_utf8_is_lower(cp)) return true;
    }
    return false;
}

/* Lower the character at i in place; returns its length. A sigma that ends a word takes
 * its final form. */
static size_t lower_at(asc_str s, size_t i, bool last, char *out)
{
    uint32_t cp;
    size_t n = asc_utf8_next(s, i, &cp);
    if (cp == ASC_UTF8_BAD) return n;
    uint32_t low = asc_recase_lower(cp);
    if (low == 0x3C3 && last) low = 0x3C2;
    if (low != cp) asc_utf8_put(low, out + i);
    return n;
}

/* Is the character at i the last of those that end at `end`? */
static bool ends_word(asc_str s, size_t i, size_t end)
{
    uint32_t cp;
    return i + asc_utf8_next(s, i, &cp) >= end;
}

/* Which letters of a Capitalised word stay capitals besides the first: O'Brien, McCain. */
static size_t second_capital(asc_str low)
{
    if (low.n > 3 && low.p[1] == '\'') return 2;
    if (low.n > 5 && low.p[0] == 'm' && low.p[1] == 'c') return 2;
    return 0;
}

/* Write a word that is in capitals so far. */
static void write_word(const asc_recaser *r, asc_str s, const asc_recase_word *w, char *out)
{
    uint32_t first;
    asc_utf8_next(s, w->begin, &first);
    bool number = first < 0x80 && first >= '0' && first <= '9';
    asc_str form = asc_recase_spelling(r, w->hash);
    bool plural = form.n > 2 && form.p[0] <= 'Z' && form.p[1] <= 'Z'; /* NGOs */
    bool as_form = form.n == w->core_end - w->begin && w->label != ASC_RECASE_L &&
                   (w->label == ASC_RECASE_C || plural);
    bool keep = !number && (w->label == ASC_RECASE_U || asc_str_eq(w->low, ASC_STR("i")));
    bool capital = !number && (w->label == ASC_RECASE_C || w->start);
    size_t second = w->label == ASC_RECASE_C ? second_capital(w->low) : 0;
    size_t nth = 0;
    for (size_t i = w->begin; i < w->end; nth++) {
        bool stays = keep || (capital && (nth == 0 || (second && nth == second)));
        if (as_form && i < w->core_end)
            stays = form.p[i - w->begin] >= 'A' && form.p[i - w->begin] <= 'Z';
        if (i >= w->core_end) stays = false;
        uint32_t cp;
        if (stays) i += asc_utf8_next(s, i, &cp);
        else i += lower_at(s, i, nth > 0 && ends_word(s, i, w->end), out);
    }
}

static bool recase_capitals(const asc_recaser *r, asc_str s, const asc_recase_stretches *found,
                            char *out, asc_arena *tmp)
{
    asc_recase_words words = { .arena = tmp };
    for (size_t i = 0; i < found->n; i++) {
        const asc_recase_stretch *x = &found->at[i];
        if (!x->title && !asc_recase_split(r, s, x->begin, x->end, &words)) return false;
    }
    if (!asc_recase_tag(r, &words)) return false;
    for (size_t i = 0; i < words.n; i++)
        if (!has_lower(s, words.at[i].begin, words.at[i].core_end))
            write_word(r, s, &words.at[i], out);
    return true;
}

/* A word of a headline that ordinary text would not capitalise. */
static bool is_lowered(asc_str s, const asc_recase_word *w)
{
    return w->label == ASC_RECASE_L && !w->start &&
           ((w->flags & (ASC_RECASE_COMMON | ASC_RECASE_MIDDLING | ASC_RECASE_DERIVED)) ||
            asc_str_ends(w->low, ASC_STR("n't"))) &&
           s.p[w->begin] >= 'A' && s.p[w->begin] <= 'Z' &&
           (w->core_end - w->begin == 1 || has_lower(s, w->begin, w->core_end));
}

static bool recase_title(const asc_recaser *r, asc_str s, const asc_recase_stretch *x, char *out,
                         asc_arena *tmp)
{
    asc_recase_words words = { .arena = tmp };
    size_t lowered = 0;
    if (!asc_recase_split(r, s, x->begin, x->end, &words) || !asc_recase_tag(r, &words))
        return false;
    for (size_t i = 0; i < words.n; i++) lowered += is_lowered(s, &words.at[i]);
    if (lowered < TITLE_LOWERED) return true;
    for (size_t i = 0; i < words.n; i++) {
        const asc_recase_word *w = &words.at[i];
        if (is_lowered(s, w)) out[w->begin] = (char)(s.p[w->begin] + 32);
    }
    return true;
}

static bool recase_block(const asc_recaser *r, asc_str s, size_t begin, size_t end, char *out,
                         asc_arena *tmp)
{
    asc_recase_stretches found = { .arena = tmp };
    if (!asc_recase_find_stretches(r, s, begin, end, &found)) return false;
    if (found.n == 0) return true;
    if (!recase_capitals(r, s, &found, out, tmp)) return false;
    for (size_t i = 0; i < found.n; i++)
        if (found.at[i].title && !recase_title(r, s, &found.at[i], out, tmp)) return false;
    return true;
}

/* Where the block that starts at `begin` ends: behind a line, else between words, else
 * between characters. */
static size_t block_end(asc_str s, size_t begin)
{
    if (s.n - begin <= ASC_RECASE_BLOCK) return s.n;
    size_t end = begin + ASC_RECASE_BLOCK, half = begin + ASC_RECASE_BLOCK / 2;
    for (size_t i = end; i > half; i--)
        if (s.p[i - 1] == '\n') return i;
    for (size_t i = end; i > half; i--)
        if (s.p[i - 1] == ' ') return i;
    while (end < s.n && ((unsigned char)s.p[end] & 0xC0) == 0x80 &&
           end < begin + ASC_RECASE_BLOCK + 4)
        end++;
    return end;
}

asc_status asc_recase(const asc_recaser *r, asc_str text, char *out, bool *changed, asc_arena *tmp,
                      asc_error *err)
{
    if (text.n > 0) memcpy(out, text.p, text.n);
    for (size_t begin = 0; begin < text.n;) {
        size_t end = block_end(text, begin);
        asc_str block = { text.p + begin, end - begin };
        asc_mark mark = asc_arena_save(tmp);
        bool good = recase_block(r, block, 0, block.n, out + begin, tmp);
        asc_arena_restore(tmp, mark);
        if (!good) return asc_fail(err, ASC_ENOMEM, "out of memory for recasing");
        begin = end;
    }
    *changed = text.n > 0 && memcmp(out, text.p, text.n) != 0;
    return ASC_OK;
}
