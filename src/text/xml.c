#include "text/xml.h"

#include "text/html.h"

#include "base/banned.h"

static void skip_to(asc_xml *x, const char *what)
{
    size_t at = asc_str_find(asc_str_slice(x->s, x->i, x->s.n), asc_str_from(what));
    x->i = at == SIZE_MAX ? x->s.n : x->i + at + strlen(what);
}

static bool is_name_end(char c)
{
    return (unsigned char)c <= ' ' || c == '>' || c == '/';
}

bool asc_xml_next(asc_xml *x, asc_xml_tag *t)
{
    for (;;) {
        const char *lt = x->i < x->s.n ? memchr(x->s.p + x->i, '<', x->s.n - x->i) : NULL;
        if (!lt) return false;
        x->i = (size_t)(lt - x->s.p);
        asc_str rest = asc_str_slice(x->s, x->i, x->i + 9);
        if (asc_str_starts(rest, ASC_STR("<![CDATA["))) skip_to(x, "]]>");
        else if (asc_str_starts(rest, ASC_STR("<!--"))) skip_to(x, "-->");
        else if (asc_str_starts(rest, ASC_STR("<!")) || asc_str_starts(rest, ASC_STR("<?")))
            skip_to(x, ">");
        else break;
    }
    t->begin = x->i++;
    t->closing = x->i < x->s.n && x->s.p[x->i] == '/';
    if (t->closing) x->i++;
    size_t from = x->i;
    while (x->i < x->s.n && !is_name_end(x->s.p[x->i])) x->i++;
    t->name = asc_str_slice(x->s, from, x->i);
    from = x->i;
    skip_to(x, ">");
    t->end = x->i;
    t->inside = asc_str_slice(x->s, from, x->i ? x->i - 1 : 0);
    t->empty = t->inside.n && t->inside.p[t->inside.n - 1] == '/';
    return true;
}

asc_str asc_xml_attribute(asc_str inside, const char *name)
{
    asc_str wanted = asc_str_from(name);
    for (size_t i = 0; i + wanted.n + 2 < inside.n; i++) {
        bool starts = (i == 0 || (unsigned char)inside.p[i - 1] <= ' ') &&
                      inside.p[i + wanted.n] == '=' && !memcmp(inside.p + i, wanted.p, wanted.n);
        char quote = starts ? inside.p[i + wanted.n + 1] : '\0';
        if (quote != '"' && quote != '\'') continue;
        asc_str rest = asc_str_slice(inside, i + wanted.n + 2, inside.n);
        const char *end = rest.n ? memchr(rest.p, quote, rest.n) : NULL;
        return end ? asc_str_slice(rest, 0, (size_t)(end - rest.p)) : rest;
    }
    return (asc_str){ NULL, 0 };
}

bool asc_xml_text(asc_arena *keep, asc_str raw, asc_str *out)
{
    if (asc_str_find(raw, ASC_STR("<![CDATA[")) == SIZE_MAX)
        return asc_html_unescape(keep, raw, false, out);
    asc_buf b = { 0 };
    bool good = true;
    while (good && raw.n) {
        size_t open = asc_str_find(raw, ASC_STR("<![CDATA["));
        asc_str before = asc_str_slice(raw, 0, open), resolved;
        good = asc_html_unescape(keep, before, false, &resolved);
        if (good) asc_buf_put(&b, resolved);
        if (!good || open == SIZE_MAX) break;
        raw = asc_str_slice(raw, open + 9, raw.n);
        size_t close = asc_str_find(raw, ASC_STR("]]>"));
        asc_buf_put(&b, asc_str_slice(raw, 0, close));
        raw = close == SIZE_MAX ? (asc_str){ NULL, 0 } : asc_str_slice(raw, close + 3, raw.n);
    }
    good = good && !b.failed && asc_arena_copy(keep, asc_buf_str(&b), out);
    asc_buf_free(&b);
    return good;
}

asc_str asc_xml_first(asc_arena *keep, asc_str s, const char *name)
{
    asc_xml x = { s, 0 };
    asc_xml_tag t, end;
    asc_str wanted = asc_str_from(name), out;
    while (asc_xml_next(&x, &t)) {
        if (t.closing || t.empty || !asc_str_eq(t.name, wanted) || !asc_xml_next(&x, &end))
            continue;
        if (asc_xml_text(keep, asc_str_slice(s, t.end, end.begin), &out)) return asc_str_trim(out);
    }
    return (asc_str){ NULL, 0 };
}
