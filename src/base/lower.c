#include "base/lower.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

#include "base/banned.h"

#define SIGMA 0x3A3u

/* Unicode's Case_Ignorable: marks, formats, modifiers, and the punctuation that
 * word breaking lets stand inside a word (MidLetter, MidNumLet, Single_Quote). */
static bool is_case_ignorable(uint32_t c)
{
    static const uint16_t inside[] = { 0x27,   0x2E,   0x3A,   0xB7,   0x387,  0x55F,
                                       0x5F4,  0x2018, 0x2019, 0x2024, 0x2027, 0xFE13,
                                       0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A };
    if (c > 0x10FFFF) return false;
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        if (c == inside[i]) return true;
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK: return true;
    default: return false;
    }
}

static bool is_cased(uint32_t c)
{
    return asc_utf8_is_lower(c) || asc_utf8_is_upper(c) ||
           (c <= 0x10FFFF && utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LT);
}

/* Is no cased letter behind byte i, over what case ignores? */
static bool word_ends(asc_str s, size_t i)
{
    while (i < s.n) {
        uint32_t c;
        i += asc_utf8_next(s, i, &c);
        if (!is_case_ignorable(c)) return !is_cased(c);
    }
    return true;
}

/*
 * The sigma at byte i is final when a cased letter stands before it and none after.
 * `cased_before` is kept along the way. Looking ahead stops at the first character
 * that case does not ignore, so a word of nothing but sigmas stays linear.
 */
static uint32_t lower_sigma(asc_str s, size_t after, bool cased_before)
{
    return cased_before && word_ends(s, after) ? 0x3C2 : 0x3C3;
}

static size_t put(uint32_t c, asc_str s, size_t i, size_t length, char *out)
{
    if (c == ASC_UTF8_BAD) {
        memcpy(out, s.p + i, length);
        return length;
    }
    return asc_utf8_put(c, out);
}

/* The same looking back, over the ASCII that starts a word. */
static bool ascii_ends_cased(asc_str s, size_t i)
{
    while (i > 0 && is_case_ignorable((unsigned char)s.p[i - 1])) i--;
    return i > 0 && is_cased((unsigned char)s.p[i - 1]);
}

static size_t lower_unicode(asc_str s, size_t i, char *out)
{
    size_t n = i;
    bool cased_before = ascii_ends_cased(s, i);
    while (i < s.n) {
        uint32_t c;
        size_t length = asc_utf8_next(s, i, &c);
        if (c == 0x130) {
            memcpy(out + n, "i\xCC\x87", 3);
            n += 3;
        } else {
            uint32_t low = c == SIGMA          ? lower_sigma(s, i + length, cased_before)
                           : c == ASC_UTF8_BAD ? c
                                               : asc_utf8_lower(c);
            n += put(low, s, i, length, out + n);
        }
        if (!is_case_ignorable(c)) cased_before = is_cased(c);
        i += length;
    }
    return n;
}

size_t asc_lower(asc_str s, char *out)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x80) return lower_unicode(s, i, out);
        out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return s.n;
}
