/*
 * str - views of bytes, and a growing buffer to write text into.
 *
 * Nothing here reads the locale. Letters are ASCII unless utf8.h is named.
 */
#ifndef ASC_BASE_STR_H
#define ASC_BASE_STR_H

#include <ascribe.h>
#include <string.h>

#include "base/arena.h"

#define ASC_STR(literal) ((asc_str){ (literal), sizeof(literal) - 1 })
/* For printf: "%.*s", ASC_FMT(s). Cut at 400 bytes: messages are for people. */
#define ASC_FMT(s) (int)((s).n > 400 ? 400 : (s).n), ((s).p ? (s).p : "")

asc_str asc_str_from(const char *nul_terminated); /* NULL gives an empty view */
bool asc_str_eq(asc_str a, asc_str b);
bool asc_str_eq_nocase(asc_str a, asc_str b); /* ASCII letters alone fold */
/* The same beside a C string, and cheaper: most words of a list differ in their first byte, and
 * none is measured. A NUL byte in s is equal to nothing. */
static inline bool asc_str_is(asc_str s, const char *word)
{
    size_t i = 0;
    for (; i < s.n && word[i]; i++)
        if (s.p[i] != word[i]) return false;
    return i == s.n && word[i] == 0;
}
static inline char asc_ascii_low(char c) /* of ASCII letters */
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}
static inline bool asc_str_is_nocase(asc_str s, const char *word)
{
    size_t i = 0;
    for (; i < s.n && word[i]; i++)
        if (asc_ascii_low(s.p[i]) != asc_ascii_low(word[i])) return false;
    return i == s.n && word[i] == 0;
}
int asc_str_cmp(asc_str a, asc_str b); /* by bytes, shorter first */
bool asc_str_starts(asc_str s, asc_str prefix);
bool asc_str_capitals(asc_str s); /* nothing but ASCII capitals; true of nothing at all */
bool asc_str_starts_nocase(asc_str s, const char *prefix);
bool asc_str_ends(asc_str s, asc_str suffix);
/* Is it one of `words`, a list that ends in NULL? ASCII letters alone fold. */
bool asc_str_among(asc_str s, const char *const *words);
bool asc_str_one_of(asc_str s, const char *const *words);   /* the same, and no letter folds */
asc_str asc_str_slice(asc_str s, size_t begin, size_t end); /* clamped to s */
asc_str asc_str_trim(asc_str s);                            /* ASCII white space off both ends */
size_t asc_str_find(asc_str s, asc_str what);               /* SIZE_MAX when absent */
/* Split at the first `sep`. False (outputs untouched) when there is none. */
bool asc_str_cut(asc_str s, char sep, asc_str *before, asc_str *after);
asc_str asc_str_last_part(asc_str path); /* behind the last '/', or all of it */
/* "a17": a letter and a number. out holds 12 bytes. */
void asc_str_id(char out[12], char letter, uint32_t number);
/* Decimal digits alone; false on anything else or overflow. */
bool asc_str_u64(asc_str s, uint64_t *out);
/* "-1.25": a decimal number without exponent, whatever the locale; false on anything else. */
bool asc_str_number(asc_str s, double *out);
uint64_t asc_str_hash(asc_str s); /* XXH3, 64 bits: the same on every machine */

/* Lines of a text without their "\n" or "\r\n". Start with { text, 0 }. */
typedef struct asc_lines {
    asc_str rest;
    size_t no; /* number of the line last given, from 1 */
} asc_lines;
bool asc_lines_next(asc_lines *it, asc_str *line);

/*
 * A growing buffer. An append that fails (memory, or past `limit` when limit is
 * not 0) sets `failed` and everything after is dropped: check once, at the end.
 */
typedef struct asc_buf {
    char *p;
    size_t n, cap, limit;
    bool failed;
} asc_buf;
void asc_buf_free(asc_buf *b);
void asc_buf_clear(asc_buf *b); /* keeps the memory */
void asc_buf_put(asc_buf *b, asc_str s);
void asc_buf_puts(asc_buf *b, const char *s);
void asc_buf_putc(asc_buf *b, char c);
void asc_buf_printf(asc_buf *b, const char *fmt, ...) ASC_PRINTF(2, 3);
asc_str asc_buf_str(const asc_buf *b);

/* JSON text of s: quoted, escaped, control characters and Unicode's line ends as
 * \uXXXX; bytes that are no UTF-8 become U+FFFD, so that the output always is. */
void asc_buf_json(asc_buf *b, asc_str s);
/* A member of an object with a comma before it: `,"name":"value"`; null where it is empty. */
void asc_buf_json_text(asc_buf *b, const char *name, asc_str value);
void asc_buf_json_text_or_null(asc_buf *b, const char *name, asc_str value);
/* A member of an object that begins the buffer, which is left out where it is empty. */
void asc_buf_json_known(asc_buf *b, const char *name, asc_str value);
/* s for a terminal: control characters (C0 but tab and newline, DEL, C1, bidi
 * overrides) shown as U+FFFD, so that a report cannot drive the terminal. */
void asc_buf_term(asc_buf *b, asc_str s);

#endif
