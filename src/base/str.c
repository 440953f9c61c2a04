#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/utf8.h"

#include "base/banned.h"

asc_str asc_str_from(const char *s)
{
    return (asc_str){ s, s ? strlen(s) : 0 };
}

bool asc_str_eq(asc_str a, asc_str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool asc_str_eq_nocase(asc_str a, asc_str b)
{
    if (a.n != b.n) return false;
    for (size_t i = 0; i < a.n; i++)
        if (asc_ascii_low(a.p[i]) != asc_ascii_low(b.p[i])) return false;
    return true;
}

int asc_str_cmp(asc_str a, asc_str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    if (c) return c;
    return a.n < b.n ? -1 : a.n > b.n;
}

bool asc_str_starts(asc_str s, asc_str prefix)
{
    return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool asc_str_capitals(asc_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 'A' || s.p[i] > 'Z') return false;
    return true;
}

bool asc_str_starts_nocase(asc_str s, const char *prefix)
{
    asc_str p = asc_str_from(prefix);
    return s.n >= p.n && asc_str_eq_nocase(asc_str_slice(s, 0, p.n), p);
}

bool asc_str_ends(asc_str s, asc_str suffix)
{
    return s.n >= suffix.n &&
           (suffix.n == 0 || memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

bool asc_str_among(asc_str s, const char *const *words)
{
    for (; *words; words++)
        if (asc_str_is_nocase(s, *words)) return true;
    return false;
}

bool asc_str_one_of(asc_str s, const char *const *words)
{
    for (; *words; words++)
        if (asc_str_is(s, *words)) return true;
    return false;
}

asc_str asc_str_slice(asc_str s, size_t begin, size_t end)
{
    if (end > s.n) end = s.n;
    if (begin > end) begin = end;
    return (asc_str){ s.p ? s.p + begin : NULL, end - begin };
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

asc_str asc_str_trim(asc_str s)
{
    while (s.n && is_space(s.p[0])) s.p++, s.n--;
    while (s.n && is_space(s.p[s.n - 1])) s.n--;
    return s;
}

/* Of 1,000 letters of English so many are these (Lewand, Cryptological Mathematics, 2000). */
static const unsigned char LETTERS[26] = { 82, 15, 28, 43, 127, 22, 20, 61, 70, 2,  8, 40, 24,
                                           67, 75, 19, 1,  60,  63, 91, 28, 10, 24, 2, 20, 1 };

/* Where the byte of `what` stands that text has least. */
static size_t rarest(asc_str what)
{
    unsigned least = 255;
    size_t at = 0;
    for (size_t i = 0; i < what.n; i++) {
        char c = what.p[i];
        unsigned often = c == ' ' ? 180 : c >= 'a' && c <= 'z' ? LETTERS[c - 'a'] : 9;
        if (often < least) least = often, at = i;
    }
    return at;
}

size_t asc_str_find(asc_str s, asc_str what)
{
    if (what.n == 0) return 0;
    size_t at = rarest(what);
    for (size_t i = 0; i + what.n <= s.n;) {
        const char *hit = memchr(s.p + i + at, what.p[at], s.n - what.n - i + 1);
        if (!hit) break;
        i = (size_t)(hit - s.p) - at;
        if (memcmp(s.p + i, what.p, what.n) == 0) return i;
        i++;
    }
    return SIZE_MAX;
}

bool asc_str_cut(asc_str s, char sep, asc_str *before, asc_str *after)
{
    const char *hit = s.n ? memchr(s.p, sep, s.n) : NULL;
    if (!hit) return false;
    size_t at = (size_t)(hit - s.p);
    *before = asc_str_slice(s, 0, at);
    *after = asc_str_slice(s, at + 1, s.n);
    return true;
}

asc_str asc_str_last_part(asc_str path)
{
    size_t i = path.n;
    while (i > 0 && path.p[i - 1] != '/') i--;
    return asc_str_slice(path, i, path.n);
}

bool asc_str_u64(asc_str s, uint64_t *out)
{
    uint64_t v = 0;
    if (s.n == 0) return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return false;
        uint64_t d = (uint64_t)(s.p[i] - '0');
        if (v > (UINT64_MAX - d) / 10) return false;
        v = v * 10 + d;
    }
    *out = v;
    return true;
}

bool asc_str_number(asc_str s, double *out)
{
    double x = 0, scale = 1;
    size_t i = 0, digits = 0;
    bool minus = s.n && s.p[0] == '-', point = false;
    if (s.n && (s.p[0] == '-' || s.p[0] == '+')) i++;
    for (; i < s.n; i++) {
        if (s.p[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (s.p[i] < '0' || s.p[i] > '9' || ++digits > 300) return false;
        x = x * 10 + (s.p[i] - '0');
        if (point) scale *= 10;
    }
    if (!digits) return false;
    *out = (minus ? -x : x) / scale;
    return true;
}

void asc_str_id(char out[12], char letter, uint32_t number)
{
    char digits[10];
    size_t n = 0;
    do digits[n++] = (char)('0' + number % 10);
    while (number /= 10);
    *out++ = letter;
    while (n) *out++ = digits[--n];
    *out = '\0';
}

uint64_t asc_str_hash(asc_str s)
{
    return XXH3_64bits(s.n ? s.p : "", s.n);
}

bool asc_lines_next(asc_lines *it, asc_str *line)
{
    if (it->rest.n == 0) return false;
    asc_str before = it->rest, after = { NULL, 0 };
    asc_str_cut(it->rest, '\n', &before, &after);
    if (before.n && before.p[before.n - 1] == '\r') before.n--;
    it->rest = after;
    it->no++;
    *line = before;
    return true;
}

void asc_buf_free(asc_buf *b)
{
    free(b->p);
    *b = (asc_buf){ 0 };
}

void asc_buf_clear(asc_buf *b)
{
    b->n = 0;
    b->failed = false;
}

/* Room for n more bytes of content and `slack` behind them, or `failed`. */
static bool reserve(asc_buf *b, size_t n, size_t slack)
{
    if (b->failed) return false;
    if (n > SIZE_MAX / 2 - b->n || (b->limit && b->n + n > b->limit)) goto fail;
    if (b->cap - b->n >= n + slack) return true;
    size_t cap = b->cap ? b->cap * 2 : 256;
    if (cap < b->n + n + slack) cap = b->n + n + slack;
    char *p = realloc(b->p, cap);
    if (!p) goto fail;
    b->p = p;
    b->cap = cap;
    return true;
fail:
    b->failed = true;
    return false;
}

void asc_buf_put(asc_buf *b, asc_str s)
{
    if (!s.p || s.n == 0 || !reserve(b, s.n, 0)) return;
    memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
}

void asc_buf_puts(asc_buf *b, const char *s)
{
    asc_buf_put(b, asc_str_from(s));
}

void asc_buf_putc(asc_buf *b, char c)
{
    asc_buf_put(b, (asc_str){ &c, 1 });
}

void asc_buf_printf(asc_buf *b, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (n < 0) b->failed = true;
    else if (reserve(b, (size_t)n, 1)) { /* 1: its NUL */
        vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

asc_str asc_buf_str(const asc_buf *b)
{
    return (asc_str){ b->p, b->n };
}

/* Characters that stand for themselves in JSON: a run of them is put at once. */
static size_t json_plain(asc_str s, size_t i)
{
    while (i < s.n) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0x20 || c == '"' || c == '\\' || c >= 0x7F) break;
        i++;
    }
    return i;
}

/* Line ends and controls beyond ASCII: valid in JSON, but there are readers of lines
 * that would break one at them, and terminals that would obey. */
static bool json_must_escape(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029;
}

void asc_buf_json(asc_buf *b, asc_str s)
{
    asc_buf_putc(b, '"');
    for (size_t i = 0; i < s.n;) {
        size_t plain = json_plain(s, i);
        if (plain > i) asc_buf_put(b, asc_str_slice(s, i, plain));
        i = plain;
        if (i == s.n) break;
        uint32_t cp;
        size_t n = asc_utf8_next(s, i, &cp);
        if (cp == ASC_UTF8_BAD) asc_buf_puts(b, "\xEF\xBF\xBD");
        else if (cp == '\n') asc_buf_puts(b, "\\n");
        else if (cp == '"' || cp == '\\') asc_buf_putc(b, '\\'), asc_buf_putc(b, (char)cp);
        else if (json_must_escape(cp)) asc_buf_printf(b, "\\u%04x", (unsigned)cp);
        else asc_buf_put(b, asc_str_slice(s, i, i + n));
        i += n;
    }
    asc_buf_putc(b, '"');
}

void asc_buf_json_text(asc_buf *b, const char *name, asc_str value)
{
    asc_buf_printf(b, ",\"%s\":", name);
    asc_buf_json(b, value);
}

void asc_buf_json_text_or_null(asc_buf *b, const char *name, asc_str value)
{
    asc_buf_printf(b, ",\"%s\":", name);
    if (value.n) asc_buf_json(b, value);
    else asc_buf_puts(b, "null");
}

void asc_buf_json_known(asc_buf *b, const char *name, asc_str value)
{
    if (!value.n) return;
    asc_buf_printf(b, "%s\"%s\":", b->n > 1 ? "," : "", name);
    asc_buf_json(b, value);
}

static bool drives_terminal(uint32_t cp)
{
    if (cp < 0x20) return cp != '\t' && cp != '\n';
    return (cp >= 0x7F && cp < 0xA0) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069) || cp == ASC_UTF8_BAD;
}

void asc_buf_term(asc_buf *b, asc_str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        size_t n = asc_utf8_next(s, i, &cp);
        if (drives_terminal(cp)) asc_buf_puts(b, "\xEF\xBF\xBD");
        else asc_buf_put(b, asc_str_slice(s, i, i + n));
        i += n;
    }
}
