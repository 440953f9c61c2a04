#include "core/name.h"

#include <utf8proc.h>

#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

asc_str asc_name_last_word(asc_str key)
{
    size_t i = key.n;
    while (i > 0 && key.p[i - 1] != ' ') i--;
    return asc_str_slice(key, i, key.n);
}

bool asc_name_is_short(asc_str word)
{
    size_t letters = 0, capitals = 0;
    for (size_t i = 0; i < word.n;) {
        uint32_t cp;
        i += asc_utf8_next(word, i, &cp);
        if (cp == '.') continue;
        if (!asc_utf8_is_alpha(cp) && !asc_utf8_is_digit(cp)) return false;
        letters++;
        capitals += asc_utf8_is_upper(cp);
    }
    return letters <= 8 && capitals >= 2;
}

/* Is cp part of a word, for keys? */
static bool in_word(uint32_t cp)
{
    return asc_utf8_is_alpha(cp) || asc_utf8_is_digit(cp);
}

/* Letters that do not count at all: apostrophes inside, dots of abbreviations. */
static bool dropped(uint32_t cp)
{
    return cp == '\'' || cp == '.' || cp == 0x2019 || cp == 0x2018 || cp == 0x02BC || cp == '`' ||
           cp == 0xAD;
}

static bool possessive(asc_str s, size_t i)
{
    asc_str rest = asc_str_slice(s, i, s.n);
    return asc_str_eq(rest, ASC_STR("'s")) || asc_str_eq(rest, ASC_STR("\xE2\x80\x99s")) ||
           asc_str_eq(rest, ASC_STR("'")) || asc_str_eq(rest, ASC_STR("\xE2\x80\x99"));
}

/* Write cp's base letters (no accents), lower-case unless `keep_case`. */
static size_t put_folded(uint32_t cp, bool keep_case, char *out)
{
    utf8proc_int32_t base[8];
    if (cp < 0x80) {
        out[0] = (char)(!keep_case && cp >= 'A' && cp <= 'Z' ? cp + 32 : cp);
        return 1;
    }
    int boundclass = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(
        (utf8proc_int32_t)cp, base, 8, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &boundclass);
    size_t used = 0;
    for (utf8proc_ssize_t i = 0; i < n && i < 8 && used < 12; i++) {
        uint32_t c = (uint32_t)base[i];
        used += asc_utf8_put(keep_case ? c : asc_utf8_lower(c), out + used);
    }
    return used;
}

static size_t word_end(asc_str s, size_t i)
{
    while (i < s.n) {
        uint32_t cp;
        size_t n = asc_utf8_next(s, i, &cp);
        if (!in_word(cp) && !dropped(cp)) break;
        if (dropped(cp) && possessive(s, i)) break;
        i += n;
    }
    return i;
}

static bool is_article(asc_str s)
{
    return asc_str_eq(s, ASC_STR("the")) || asc_str_eq(s, ASC_STR("a")) ||
           asc_str_eq(s, ASC_STR("an"));
}

bool asc_name_key(asc_arena *keep, asc_str name, asc_str *out)
{
    name = asc_str_slice(name, 0, ASC_NAME_MAX);
    char *p = asc_arena_alloc(keep, name.n * 4 + 16, 1);
    size_t n = 0, begin;
    if (!p) return false;
    for (size_t i = 0; i < name.n && !possessive(name, i);) {
        uint32_t cp;
        size_t step = asc_utf8_next(name, i, &cp), end = word_end(name, i);
        if (end == i) {
            i += step;
            continue;
        }
        bool keep_case = asc_name_is_short(asc_str_slice(name, i, end));
        begin = n;
        if (n) p[n++] = ' ';
        for (size_t w = n; i < end; n = w) {
            i += asc_utf8_next(name, i, &cp);
            if (in_word(cp)) w += put_folded(cp, keep_case, p + w);
            if (w == n && i >= end) break;
        }
        if (n == begin + (begin ? 1 : 0)) n = begin;
        if (begin == 0 && is_article((asc_str){ p, n })) n = 0;
    }
    *out = (asc_str){ p, n };
    return true;
}

void asc_name_keys_init(asc_name_keys *k, asc_arena *arena)
{
    *k = (asc_name_keys){ .items = NULL };
    asc_map_init(&k->at, arena);
}

bool asc_name_key_once(asc_name_keys *k, asc_str name, asc_str *out)
{
    bool fresh;
    uint64_t *at = asc_map_put(&k->at, name, k->at.count, &fresh);
    if (!at) return false;
    size_t i = (size_t)*at;
    if (fresh) {
        asc_str *items = asc_arena_grow(k->at.arena, k->items, i, &k->cap, sizeof *items);
        if (!items) return false;
        k->items = items;
        if (!asc_name_key(k->at.arena, name, &k->items[i])) return false;
    }
    *out = k->items[i];
    return true;
}

/* First letters of the words of a name, folded; at most 32. */
static size_t initials(asc_str name, uint32_t out[32])
{
    size_t n = 0;
    bool inside = false;
    for (size_t i = 0; i < name.n && n < 32;) {
        uint32_t cp;
        i += asc_utf8_next(name, i, &cp);
        if (in_word(cp) && !inside) out[n++] = asc_utf8_lower(cp);
        inside = in_word(cp) || dropped(cp);
    }
    return n;
}

static bool in_order(asc_str brief, bool capitals_only, const uint32_t *first, size_t n)
{
    size_t at = 0, matched = 0;
    for (size_t i = 0; i < brief.n;) {
        uint32_t cp;
        i += asc_utf8_next(brief, i, &cp);
        if (!in_word(cp) || (capitals_only && !asc_utf8_is_upper(cp))) continue;
        while (at < n && first[at] != asc_utf8_lower(cp)) at++;
        if (at++ >= n) return false;
        matched++;
    }
    return matched >= 2;
}

bool asc_name_abbreviates(asc_str brief, asc_str full)
{
    uint32_t first[32];
    size_t n = initials(full, first);
    return in_order(brief, false, first, n) || in_order(brief, true, first, n);
}
