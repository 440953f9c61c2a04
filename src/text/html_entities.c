#include "text/html.h"

#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

#define NAME_MAX_BYTES 32 /* the longest is CounterClockwiseContourIntegral, 31 */

static const char chunks[][4096] = {
#include "text/entities.inc"
};
#define CHUNKS (sizeof chunks / sizeof *chunks)

/* What the standard reads for numbers 80 to 9F: Windows-1252 (WHATWG 13.2.5.80). */
static const uint16_t numbers_80[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

/* The name that a row begins with. */
static asc_str row_name(const char *row)
{
    size_t n = 0;
    while (row[n] != ' ' && row[n] != '!') n++;
    return (asc_str){ row, n };
}

static const char *next_row(const char *row)
{
    while (*row != '\n') row++;
    return row + 1;
}

/* The row of a name, or NULL. Names are sorted by bytes over all chunks. */
static const char *find(asc_str name)
{
    size_t chunk = 0, over = CHUNKS;
    while (over - chunk > 1) {
        size_t mid = (chunk + over) / 2;
        if (asc_str_cmp(row_name(chunks[mid]), name) <= 0) chunk = mid;
        else over = mid;
    }
    const char *text = chunks[chunk];
    size_t lo = 0, hi = strlen(text);
    while (lo < hi) { /* rows begin at lo, and at or behind hi */
        size_t row = (lo + hi) / 2;
        while (row > lo && text[row - 1] != '\n') row--;
        int c = asc_str_cmp(row_name(text + row), name);
        if (c == 0) return text + row;
        if (c < 0) lo = (size_t)(next_row(text + row) - text);
        else hi = row;
    }
    return NULL;
}

static asc_str row_value(const char *row, bool *bare)
{
    asc_str name = row_name(row);
    const char *p = row + name.n;
    *bare = *p == '!';
    p += *bare ? 2 : 1;
    return (asc_str){ p, (size_t)(next_row(p) - 1 - p) };
}

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "&#123;" or "&#x7B;" at s.p[i]; bytes used, or 0. */
static size_t number(asc_str s, size_t i, char out[4], size_t *n)
{
    size_t at = i + 2, digits = 0;
    bool hex = at < s.n && (s.p[at] | 32) == 'x';
    uint32_t v = 0;
    if (hex) at++;
    for (; at < s.n; at++, digits++) {
        char c = s.p[at];
        uint32_t d;
        if (c >= '0' && c <= '9') d = (uint32_t)(c - '0');
        else if (hex && (c | 32) >= 'a' && (c | 32) <= 'f') d = (uint32_t)((c | 32) - 'a' + 10);
        else break;
        if (v < 0x110000) v = v * (hex ? 16 : 10) + d;
    }
    if (!digits) return 0;
    if (at < s.n && s.p[at] == ';') at++;
    if (v >= 0x80 && v < 0xA0) v = numbers_80[v - 0x80];
    *n = v ? asc_utf8_put(v, out) : 0;
    if (!*n) *n = asc_utf8_put(0xFFFD, out);
    return at - i;
}

/* "&name;" at s.p[i], or an old name without its semicolon; bytes used, or 0. */
static size_t named(asc_str s, size_t i, bool in_attribute, asc_str *value)
{
    size_t n = 0;
    bool bare;
    while (n < NAME_MAX_BYTES && i + 1 + n < s.n && is_alnum(s.p[i + 1 + n])) n++;
    if (!n) return 0;
    bool closed = i + 1 + n < s.n && s.p[i + 1 + n] == ';';
    const char *row = closed ? find((asc_str){ s.p + i + 1, n }) : NULL;
    if (row) {
        *value = row_value(row, &bare);
        return n + 2;
    }
    /* Without one the longest old name counts; in attributes only at the word's end. */
    for (size_t k = n > 6 ? 6 : n; k >= 2; k--) {
        row = find((asc_str){ s.p + i + 1, k });
        if (!row) continue;
        *value = row_value(row, &bare);
        bool goes_on = k < n || (i + 1 + k < s.n && s.p[i + 1 + k] == '=');
        if (bare && !(in_attribute && goes_on)) return k + 1;
    }
    return 0;
}

/* One reference at s.p[i] == '&' written to out; bytes used (1: it is a plain "&"). */
static size_t reference(asc_str s, size_t i, bool in_attribute, char *out, size_t *written)
{
    asc_str value = { NULL, 0 };
    size_t used = 0;
    if (i + 1 < s.n && s.p[i + 1] == '#') {
        used = number(s, i, out, written);
    } else {
        used = named(s, i, in_attribute, &value);
        if (used) memcpy(out, value.p, value.n);
        *written = value.n;
    }
    if (used) return used;
    out[0] = '&';
    *written = 1;
    return 1;
}

bool asc_html_unescape(asc_arena *keep, asc_str s, bool in_attribute, asc_str *out)
{
    *out = s;
    const char *first = s.n ? memchr(s.p, '&', s.n) : NULL;
    if (!first) return true;
    /* "&#0" gives three bytes and "&nGt" (5 with its ";") six: never over half more. */
    char *p = asc_arena_alloc(keep, s.n + s.n / 2 + 8, 1);
    if (!p) return false;
    size_t i = (size_t)(first - s.p), n = i;
    memcpy(p, s.p, i);
    while (i < s.n) {
        size_t written = 0;
        if (s.p[i] == '&') {
            i += reference(s, i, in_attribute, p + n, &written);
            n += written;
            continue;
        }
        const char *amp = memchr(s.p + i, '&', s.n - i);
        size_t run = amp ? (size_t)(amp - (s.p + i)) : s.n - i;
        memcpy(p + n, s.p + i, run);
        i += run;
        n += run;
    }
    *out = (asc_str){ p, n };
    return true;
}
