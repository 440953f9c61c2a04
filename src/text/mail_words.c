#include "text/mail_words.h"

#include "base/str.h"
#include "text/charset.h"

#include "base/banned.h"

static int base64_value(char c)
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    if (c == '/' || c == '_') return 63;
    return -1;
}

bool asc_mail_base64(asc_arena *keep, asc_str s, asc_str *out)
{
    char *p = asc_arena_alloc(keep, s.n / 4 * 3 + 4, 1);
    size_t n = 0;
    uint32_t bits = 0;
    int held = 0;
    if (!p) return false;
    for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
        int v = base64_value(s.p[i]);
        if (v < 0) continue;
        bits = (bits << 6 | (uint32_t)v) & 0xFFFFFF;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        p[n++] = (char)(uint8_t)(bits >> held);
    }
    *out = (asc_str){ p, n };
    return true;
}

static int hex(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Bytes of a soft line end at s.p[i] == '=', or 0. */
static size_t soft_end(asc_str s, size_t i)
{
    size_t k = i + 1;
    while (k < s.n && (s.p[k] == ' ' || s.p[k] == '\t')) k++;
    if (k < s.n && s.p[k] == '\r') k++;
    if (k < s.n && s.p[k] == '\n') return k + 1 - i;
    return k == s.n ? k - i : 0;
}

bool asc_mail_quoted(asc_arena *keep, asc_str s, bool underscores, asc_str *out)
{
    char *p = asc_arena_alloc(keep, s.n + 1, 1);
    size_t n = 0;
    if (!p) return false;
    for (size_t i = 0; i < s.n;) {
        char c = s.p[i];
        int high = c == '=' && i + 2 < s.n ? hex(s.p[i + 1]) : -1,
            low = high >= 0 ? hex(s.p[i + 2]) : -1;
        size_t soft = c == '=' && low < 0 ? soft_end(s, i) : 0;
        if (low >= 0) {
            p[n++] = (char)(uint8_t)(high * 16 + low);
            i += 3;
        } else if (soft) {
            i += soft;
        } else {
            p[n++] = underscores && c == '_' ? ' ' : c;
            i++;
        }
    }
    *out = (asc_str){ p, n };
    return true;
}

/* The end of the encoded word at s.p[i] ("=?"), and its three parts; 0 when it is none. */
static size_t encoded_word(asc_str s, size_t i, asc_str part[3])
{
    size_t at = i + 2;
    for (int k = 0; k < 3; k++) {
        size_t from = at;
        while (at < s.n && s.p[at] != '?' && (unsigned char)s.p[at] >= ' ') at++;
        if (at >= s.n || s.p[at] != '?') return 0;
        part[k] = asc_str_slice(s, from, at++);
    }
    return at < s.n && s.p[at] == '=' ? at + 1 : 0;
}

static bool put_word(asc_arena *keep, const asc_str part[3], asc_buf *b)
{
    asc_str bytes, text, charset;
    bool base64 = part[1].n == 1 && (part[1].p[0] | 32) == 'b';
    if (base64 ? !asc_mail_base64(keep, part[2], &bytes)
               : !asc_mail_quoted(keep, part[2], true, &bytes))
        return false;
    if (asc_charset_decode(&text, &charset, keep, bytes, part[0], NULL)) return false;
    asc_buf_put(b, text);
    return true;
}

bool asc_mail_header_text(asc_arena *keep, asc_str s, asc_str *out)
{
    asc_buf b = { 0 };
    asc_str plain, charset;
    bool good = asc_charset_decode(&plain, &charset, keep, s, (asc_str){ NULL, 0 }, NULL) == ASC_OK;
    size_t behind_word = SIZE_MAX; /* white space between two encoded words is none */
    for (size_t i = 0; good && i < plain.n;) {
        asc_str part[3];
        bool starts = plain.p[i] == '=' && i + 1 < plain.n && plain.p[i + 1] == '?';
        size_t end = starts ? encoded_word(plain, i, part) : 0;
        if (end) {
            if (behind_word != SIZE_MAX) b.n = behind_word;
            good = put_word(keep, part, &b);
            behind_word = b.n;
            i = end;
            continue;
        }
        unsigned char c = (unsigned char)plain.p[i++];
        if (c > ' ') behind_word = SIZE_MAX;
        if (c > ' ') asc_buf_putc(&b, (char)c);
        else if (b.n && b.p[b.n - 1] != ' ') asc_buf_putc(&b, ' ');
    }
    good = good && !b.failed && asc_arena_copy(keep, asc_str_trim(asc_buf_str(&b)), out);
    asc_buf_free(&b);
    return good;
}

asc_str asc_mail_parameter(asc_str value, const char *name)
{
    asc_str wanted = asc_str_from(name);
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] != ';') continue;
        while (i + 1 < value.n && (unsigned char)value.p[i + 1] <= ' ') i++;
        asc_str rest = asc_str_slice(value, i + 1, value.n);
        if (rest.n <= wanted.n || rest.p[wanted.n] != '=' ||
            !asc_str_eq_nocase(asc_str_slice(rest, 0, wanted.n), wanted))
            continue;
        rest = asc_str_slice(rest, wanted.n + 1, rest.n);
        char closing = rest.n && rest.p[0] == '"' ? '"' : ';';
        if (closing == '"') rest = asc_str_slice(rest, 1, rest.n);
        size_t n = 0;
        while (n < rest.n && rest.p[n] != closing) n++;
        return asc_str_trim(asc_str_slice(rest, 0, n));
    }
    return (asc_str){ NULL, 0 };
}
