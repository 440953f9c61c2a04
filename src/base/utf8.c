#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

#include "base/banned.h"

static bool tail(asc_str s, size_t i)
{
    return i < s.n && ((unsigned char)s.p[i] & 0xC0) == 0x80;
}

static uint32_t bits(asc_str s, size_t i)
{
    return (uint32_t)((unsigned char)s.p[i] & 0x3F);
}

size_t asc_utf8_next_wide(asc_str s, size_t i, uint32_t *cp)
{
    uint32_t c = (unsigned char)s.p[i];
    if (c >= 0xC2 && c < 0xE0 && tail(s, i + 1)) {
        *cp = (c & 0x1F) << 6 | bits(s, i + 1);
        return 2;
    }
    if (c >= 0xE0 && c < 0xF0 && tail(s, i + 1) && tail(s, i + 2)) {
        uint32_t v = (c & 0x0F) << 12 | bits(s, i + 1) << 6 | bits(s, i + 2);
        if (v >= 0x800 && (v < 0xD800 || v > 0xDFFF)) {
            *cp = v;
            return 3;
        }
    }
    if (c >= 0xF0 && c < 0xF5 && tail(s, i + 1) && tail(s, i + 2) && tail(s, i + 3)) {
        uint32_t v = (c & 0x07) << 18 | bits(s, i + 1) << 12 | bits(s, i + 2) << 6 | bits(s, i + 3);
        if (v >= 0x10000 && v <= 0x10FFFF) {
            *cp = v;
            return 4;
        }
    }
    *cp = ASC_UTF8_BAD;
    return 1;
}

size_t asc_utf8_put(uint32_t cp, char out[4])
{
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) return 0;
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)out);
}

size_t asc_utf8_check(asc_str s)
{
    size_t i = 0;
    while (i < s.n) {
        uint64_t eight;
        if (s.n - i >= 8) {
            memcpy(&eight, s.p + i, 8);
            if ((eight & 0x8080808080808080u) == 0) {
                i += 8;
                continue;
            }
        }
        uint32_t cp;
        size_t n = asc_utf8_next(s, i, &cp);
        if (cp == ASC_UTF8_BAD) return i;
        i += n;
    }
    return s.n;
}

size_t asc_utf8_count(asc_str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.n; count++) {
        uint32_t cp;
        i += asc_utf8_next(s, i, &cp);
    }
    return count;
}

static utf8proc_category_t category(uint32_t cp)
{
    if (cp > 0x10FFFF) return UTF8PROC_CATEGORY_CN;
    return utf8proc_category((utf8proc_int32_t)cp);
}

uint32_t asc_utf8_lower(uint32_t cp)
{
    if (cp < 0x80) return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    if (cp > 0x10FFFF) return cp;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

uint32_t asc_utf8_upper(uint32_t cp)
{
    if (cp < 0x80) return cp >= 'a' && cp <= 'z' ? cp - 32 : cp;
    /* utf8proc answers with capital sharp s, which Unicode's own mapping does not. */
    if (cp > 0x10FFFF || cp == 0xDF) return cp;
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);
}

bool asc_utf8_is_upper(uint32_t cp)
{
    if (cp < 0x80) return cp >= 'A' && cp <= 'Z';
    return cp <= 0x10FFFF && utf8proc_isupper((utf8proc_int32_t)cp);
}

bool asc_utf8_is_lower(uint32_t cp)
{
    if (cp < 0x80) return cp >= 'a' && cp <= 'z';
    return cp <= 0x10FFFF && utf8proc_islower((utf8proc_int32_t)cp);
}

bool asc_utf8_is_letter(uint32_t cp)
{
    switch (category(cp)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return true;
    default: return false;
    }
}

/*
 * Python's str.isdigit is Numeric_Type Decimal or Digit. Decimal is category Nd;
 * the Digit ones are the superscripts and circled forms listed here
 * (Unicode 14, DerivedNumericType.txt).
 */
static bool is_other_digit(uint32_t c)
{
    return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x1369 && c <= 0x1371) || c == 0x19DA ||
           c == 0x2070 || (c >= 0x2074 && c <= 0x2079) || (c >= 0x2080 && c <= 0x2089) ||
           (c >= 0x2460 && c <= 0x2468) || (c >= 0x2474 && c <= 0x247C) ||
           (c >= 0x2488 && c <= 0x2490) || c == 0x24EA || (c >= 0x24F5 && c <= 0x24FD) ||
           c == 0x24FF || (c >= 0x2776 && c <= 0x277E) || (c >= 0x2780 && c <= 0x2788) ||
           (c >= 0x278A && c <= 0x2792) || (c >= 0x10A40 && c <= 0x10A43) ||
           (c >= 0x10E60 && c <= 0x10E68) || (c >= 0x11052 && c <= 0x1105A) ||
           (c >= 0x1F100 && c <= 0x1F10A);
}

bool asc_utf8_is_digit(uint32_t cp)
{
    if (cp < 0x80) return cp >= '0' && cp <= '9';
    return category(cp) == UTF8PROC_CATEGORY_ND || is_other_digit(cp);
}

bool asc_utf8_is_space(uint32_t cp)
{
    return (cp >= 0x09 && cp <= 0x0D) || (cp >= 0x1C && cp <= 0x20) || cp == 0x85 || cp == 0xA0 ||
           cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 || cp == 0x2029 ||
           cp == 0x202F || cp == 0x205F || cp == 0x3000;
}
