#include "text/json.h"

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

struct parser {
    asc_arena *keep;
    asc_str s;
    size_t i;
    uint32_t values, values_max;
    bool strict;
};

static void skip_space(struct parser *p)
{
    while (p->i < p->s.n && (p->s.p[p->i] == ' ' || p->s.p[p->i] == '\n' || p->s.p[p->i] == '\r' ||
                             p->s.p[p->i] == '\t'))
        p->i++;
}

static bool at(struct parser *p, char c)
{
    skip_space(p);
    if (p->i >= p->s.n || p->s.p[p->i] != c) return false;
    p->i++;
    return true;
}

static int hex4(asc_str s, size_t i)
{
    int v = 0;
    if (i + 4 > s.n) return -1;
    for (size_t k = i; k < i + 4; k++) {
        char c = s.p[k];
        int d = c >= '0' && c <= '9'                 ? c - '0'
                : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                     : -1;
        if (d < 0) return -1;
        v = v * 16 + d;
    }
    return v;
}

/* The character that "\uXXXX" (perhaps two of them) at p->i stands for; U+FFFD for half ones. */
static bool escaped_point(struct parser *p, uint32_t *cp)
{
    int high = hex4(p->s, p->i);
    if (high < 0) return false;
    p->i += 4;
    *cp = (uint32_t)high;
    if (high < 0xD800 || high > 0xDFFF) return true;
    *cp = 0xFFFD;
    if (high > 0xDBFF || p->i + 6 > p->s.n || p->s.p[p->i] != '\\' || p->s.p[p->i + 1] != 'u')
        return true;
    int low = hex4(p->s, p->i + 2);
    if (low < 0xDC00 || low > 0xDFFF) return true;
    p->i += 6;
    *cp = 0x10000 + ((uint32_t)(high - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
    return true;
}

static bool escape(struct parser *p, char *out, size_t *n)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    uint32_t cp;
    if (p->i >= p->s.n) return false;
    char c = p->s.p[p->i++];
    if (c == 'u') {
        if (!escaped_point(p, &cp)) return false;
        *n += asc_utf8_put(cp, out + *n);
        return true;
    }
    const char *which = c ? strchr(from, c) : NULL;
    if (which) out[(*n)++] = to[which - from];
    return which != NULL;
}

/* Control characters stand in no string. */
static bool fits(const struct parser *p, size_t i)
{
    return !p->strict || (unsigned char)p->s.p[i] >= ' ';
}

/* Behind the opening quote. An escape is never shorter than what it stands for. */
static bool string(struct parser *p, asc_str *out)
{
    size_t from = p->i, n = 0;
    while (p->i < p->s.n && p->s.p[p->i] != '"' && p->s.p[p->i] != '\\' && fits(p, p->i)) p->i++;
    if (p->i < p->s.n && p->s.p[p->i] == '"') {
        *out = asc_str_slice(p->s, from, p->i++);
        return true;
    }
    size_t end = p->i;
    while (end < p->s.n && p->s.p[end] != '"') end += p->s.p[end] == '\\' ? 2 : 1;
    if (end >= p->s.n) return false;
    char *to = asc_arena_alloc(p->keep, end - from + 1, 1);
    if (!to) return false;
    for (p->i = from; p->i < end;) {
        char c = p->s.p[p->i++];
        if (c != '\\' && !fits(p, p->i - 1)) return false;
        if (c != '\\') to[n++] = c;
        else if (!escape(p, to, &n)) return false;
    }
    p->i = end + 1;
    *out = (asc_str){ to, n };
    return true;
}

static size_t digits(struct parser *p)
{
    size_t from = p->i;
    while (p->i < p->s.n && p->s.p[p->i] >= '0' && p->s.p[p->i] <= '9') p->i++;
    return p->i - from;
}

static bool number(struct parser *p, asc_json *v)
{
    size_t from = p->i;
    if (p->i < p->s.n && p->s.p[p->i] == '-') p->i++;
    size_t first = p->i;
    if (!digits(p) || (p->s.p[first] == '0' && p->i > first + 1)) return false;
    if (p->i < p->s.n && p->s.p[p->i] == '.') {
        p->i++;
        if (!digits(p)) return false;
    }
    if (p->i < p->s.n && (p->s.p[p->i] | 32) == 'e') {
        p->i++;
        if (p->i < p->s.n && (p->s.p[p->i] == '+' || p->s.p[p->i] == '-')) p->i++;
        if (!digits(p)) return false;
    }
    v->kind = ASC_JSON_NUMBER;
    v->text = asc_str_slice(p->s, from, p->i);
    return true;
}

static bool word(struct parser *p, const char *w, asc_json *v, asc_json_kind kind)
{
    if (!asc_str_starts(asc_str_slice(p->s, p->i, p->s.n), asc_str_from(w))) return false;
    p->i += strlen(w);
    v->kind = kind;
    return true;
}

static asc_json *value(struct parser *p, int depth);

/* Members up to the closing bracket; those of an object have keys. */
static bool members(struct parser *p, asc_json *v, char closing, int depth)
{
    asc_json **last = &v->first;
    if (at(p, closing)) return true;
    do {
        asc_str key = { NULL, 0 };
        if (closing == '}' && !(at(p, '"') && string(p, &key) && at(p, ':'))) return false;
        asc_json *m = value(p, depth + 1);
        if (!m) return false;
        m->key = key;
        *last = m;
        last = &m->next;
    } while (at(p, ','));
    return at(p, closing);
}

static bool fill(struct parser *p, asc_json *v, int depth)
{
    switch (p->i < p->s.n ? p->s.p[p->i] : '\0') {
    case '{':
        p->i++;
        v->kind = ASC_JSON_OBJECT;
        return members(p, v, '}', depth);
    case '[':
        p->i++;
        v->kind = ASC_JSON_ARRAY;
        return members(p, v, ']', depth);
    case '"':
        p->i++;
        v->kind = ASC_JSON_STRING;
        return string(p, &v->text);
    case 't': return word(p, "true", v, ASC_JSON_TRUE);
    case 'f': return word(p, "false", v, ASC_JSON_FALSE);
    case 'n': return word(p, "null", v, ASC_JSON_NULL);
    default: return number(p, v);
    }
}

static asc_json *value(struct parser *p, int depth)
{
    if (depth > ASC_JSON_DEPTH_MAX || p->values++ >= p->values_max) return NULL;
    asc_json *v = asc_arena_zalloc(p->keep, 1, sizeof *v);
    skip_space(p);
    return v && fill(p, v, depth) ? v : NULL;
}

asc_json *asc_json_parse_next(asc_arena *keep, asc_str s, size_t *at)
{
    struct parser p = { keep, s, *at, 0, ASC_JSON_VALUES_MAX, false };
    for (skip_space(&p); p.i < s.n && (s.p[p.i] == ',' || s.p[p.i] == ';'); skip_space(&p)) p.i++;
    asc_json *v = value(&p, 0);
    *at = p.i;
    return v;
}

asc_json *asc_json_parse(asc_arena *keep, asc_str s)
{
    size_t at = 0;
    return asc_json_parse_next(keep, s, &at);
}

asc_status asc_json_parse_whole(asc_json **out, asc_arena *keep, asc_str s, asc_error *err)
{
    struct parser p = { keep, s, 0, 0, ASC_JSON_WHOLE_MAX, true };
    asc_json *v = value(&p, 0);
    if (v) skip_space(&p);
    if (!v || p.i < s.n)
        return asc_fail(err, ASC_EFORMAT,
                        p.values > p.values_max ? "JSON of over %zu values" : "no JSON at byte %zu",
                        p.values > p.values_max ? (size_t)p.values_max : p.i);
    *out = v;
    return ASC_OK;
}

const asc_json *asc_json_get(const asc_json *v, const char *key)
{
    if (!v || v->kind != ASC_JSON_OBJECT) return NULL;
    for (const asc_json *m = v->first; m; m = m->next)
        if (asc_str_eq(m->key, asc_str_from(key))) return m;
    return NULL;
}

asc_str asc_json_text(const asc_json *v, const char *key)
{
    const asc_json *m = asc_json_get(v, key);
    return m && m->kind == ASC_JSON_STRING ? m->text : (asc_str){ NULL, 0 };
}
