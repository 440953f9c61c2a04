/*
 * utf8 - decode, check and fold UTF-8. Unicode tables come from utf8proc.
 */
#ifndef ASC_BASE_UTF8_H
#define ASC_BASE_UTF8_H

#include <ascribe.h>

/* What asc_utf8_next gives for a byte that starts no valid character. */
#define ASC_UTF8_BAD ((uint32_t)0xFFFFFFFF)

/*
 * The character at byte i of s (i < s.n) and its length. Overlong forms,
 * surrogates, values over 10FFFF and cut characters are BAD, with length 1.
 */
size_t asc_utf8_next_wide(asc_str s, size_t i, uint32_t *cp);
static inline size_t asc_utf8_next(asc_str s, size_t i, uint32_t *cp) /* most are ASCII */
{
    *cp = (unsigned char)s.p[i];
    return *cp < 0x80 ? 1 : asc_utf8_next_wide(s, i, cp);
}

/* Write cp (a scalar value) to out[4]; returns its length, 0 if it is none. */
size_t asc_utf8_put(uint32_t cp, char out[4]);

/* First byte that is not UTF-8, or s.n. */
size_t asc_utf8_check(asc_str s);

/* Characters in s, a bad byte counting as one. */
size_t asc_utf8_count(asc_str s);

/* Simple (one to one) case mappings and classes of Unicode. */
uint32_t asc_utf8_lower(uint32_t cp);
uint32_t asc_utf8_upper(uint32_t cp);
bool asc_utf8_is_upper(uint32_t cp); /* as Python's str.isupper for one character */
bool asc_utf8_is_lower(uint32_t cp);
bool asc_utf8_is_letter(uint32_t cp);
static inline bool asc_utf8_is_alpha(uint32_t cp) /* general category L* */
{
    return cp < 0x80 ? (cp | 32) >= 'a' && (cp | 32) <= 'z' : asc_utf8_is_letter(cp);
}
bool asc_utf8_is_digit(uint32_t cp); /* decimal digits and Python's isdigit others */
bool asc_utf8_is_space(uint32_t cp); /* Python's str.isspace */

#endif
