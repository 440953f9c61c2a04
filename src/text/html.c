#include "text/html_tree.h"

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

/* ---- names ---------------------------------------------------------------------*/

static const char *const element_names[] = { "", "",
#define ASC_X(id, s) s,
                                             ASC_HTML_ELEMENTS(ASC_X)
#undef ASC_X
};
static const char *const attribute_names[] = {
#define ASC_X(id, s) s,
    ASC_HTML_ATTRIBUTES(ASC_X)
#undef ASC_X
};

static char low(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Order of a name in any case and a table's lower-case one. */
static int order(asc_str name, const char *is)
{
    for (size_t i = 0; i < name.n; i++) {
        int d = (unsigned char)low(name.p[i]) - (unsigned char)is[i];
        if (d || !is[i]) return d ? d : 1;
    }
    return is[name.n] ? -1 : 0;
}

/* Index in a sorted table, or `count` when it is not there. */
static size_t look_up(const char *const *table, size_t count, asc_str name)
{
    size_t lo = 0, hi = count;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        int c = order(name, table[mid]);
        if (c == 0) return mid;
        if (c < 0) hi = mid;
        else lo = mid + 1;
    }
    return count;
}

static asc_html_element element_of(asc_str name)
{
    size_t count = ASC_HTML_ELEMENT_COUNT - 2;
    size_t i = look_up(element_names + 2, count, name);
    return i == count ? ASC_HTML_OTHER : (asc_html_element)(i + 2);
}

asc_str asc_html_get(const asc_html *h, uint32_t node, asc_html_attribute name)
{
    const asc_html_node *n = &h->nodes[node];
    for (uint32_t i = 0; i < n->attr_count; i++)
        if (h->attrs[n->attrs + i].name == (uint8_t)name) return h->attrs[n->attrs + i].value;
    return (asc_str){ NULL, 0 };
}

bool asc_html_has(const asc_html *h, uint32_t node, asc_html_attribute name)
{
    const asc_html_node *n = &h->nodes[node];
    for (uint32_t i = 0; i < n->attr_count; i++)
        if (h->attrs[n->attrs + i].name == (uint8_t)name) return true;
    return false;
}

/* ---- tokens --------------------------------------------------------------------*/

struct tokens {
    asc_html_builder build;
    asc_str s;
    size_t i;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void skip_space(struct tokens *t)
{
    while (t->i < t->s.n && is_space(t->s.p[t->i])) t->i++;
}

static void skip_past(struct tokens *t, char c)
{
    const char *p = t->i < t->s.n ? memchr(t->s.p + t->i, c, t->s.n - t->i) : NULL;
    t->i = p ? (size_t)(p - t->s.p) + 1 : t->s.n;
}

/* Behind "<!": a comment, a doctype, CDATA, or nonsense; all are left out. */
static void skip_declaration(struct tokens *t)
{
    asc_str rest = asc_str_slice(t->s, t->i, t->s.n);
    if (!asc_str_starts(rest, ASC_STR("<!--"))) {
        skip_past(t, '>');
        return;
    }
    t->i += 4;
    if (t->i < t->s.n && t->s.p[t->i] == '>') { /* "<!-->" */
        t->i++;
        return;
    }
    for (; t->i < t->s.n; t->i++) {
        const char *dash = memchr(t->s.p + t->i, '-', t->s.n - t->i);
        t->i = dash ? (size_t)(dash - t->s.p) : t->s.n;
        asc_str end = asc_str_slice(t->s, t->i, t->i + 4);
        if (asc_str_starts(end, ASC_STR("-->"))) {
            t->i += 3;
            return;
        }
        if (asc_str_starts(end, ASC_STR("--!>"))) {
            t->i += 4;
            return;
        }
    }
}

static asc_str attribute_name(struct tokens *t)
{
    size_t from = t->i++;
    while (t->i < t->s.n && !is_space(t->s.p[t->i]) && t->s.p[t->i] != '=' && t->s.p[t->i] != '>' &&
           t->s.p[t->i] != '/')
        t->i++;
    return asc_str_slice(t->s, from, t->i);
}

static asc_str attribute_value(struct tokens *t)
{
    skip_space(t);
    if (t->i >= t->s.n || t->s.p[t->i] != '=') return (asc_str){ "", 0 };
    t->i++;
    skip_space(t);
    if (t->i >= t->s.n) return (asc_str){ "", 0 };
    char quote = t->s.p[t->i];
    size_t from = t->i;
    if (quote == '"' || quote == '\'') {
        from = ++t->i;
        skip_past(t, quote);
        return asc_str_slice(t->s, from,
                             t->i > from && t->s.p[t->i - 1] == quote ? t->i - 1 : t->i);
    }
    while (t->i < t->s.n && !is_space(t->s.p[t->i]) && t->s.p[t->i] != '>') t->i++;
    return asc_str_slice(t->s, from, t->i);
}

/* One attribute; kept if it is one we know, and the first of its name. */
static void attribute(struct tokens *t, uint32_t *count)
{
    asc_str name = attribute_name(t), value = attribute_value(t);
    size_t which = look_up(attribute_names, ASC_HTML_ATTR_COUNT, name);
    if (which == ASC_HTML_ATTR_COUNT || *count >= ASC_HTML_ATTRS_MAX) return;
    for (uint32_t k = 0; k < *count; k++)
        if (t->build.html->attrs[t->build.attr_count - 1 - k].name == which) return;
    asc_html_attr *a = asc_html_build_attr(&t->build);
    if (!a) return;
    a->name = (uint8_t)which;
    if (!asc_html_unescape(t->build.keep, value, true, &a->value)) t->build.rc = ASC_ENOMEM;
    ++*count;
}

static void attributes(struct tokens *t, uint32_t *count, bool *closed)
{
    *closed = false;
    for (;;) {
        skip_space(t);
        if (t->i >= t->s.n) return;
        char c = t->s.p[t->i];
        if (c == '>') {
            t->i++;
            return;
        }
        if (c == '/') {
            *closed = ++t->i < t->s.n && t->s.p[t->i] == '>';
            continue;
        }
        attribute(t, count);
    }
}

static void text(struct tokens *t, asc_str s, bool references)
{
    uint32_t source = (uint32_t)(s.p ? s.p - t->s.p : 0);
    if (references && !asc_html_unescape(t->build.keep, s, false, &s)) t->build.rc = ASC_ENOMEM;
    asc_html_build_text(&t->build, s, source);
}

/* Where "</name" comes next at or behind i, or the end. */
static size_t find_end_tag(asc_str s, size_t i, asc_str name)
{
    while (i < s.n) {
        const char *p = memchr(s.p + i, '<', s.n - i);
        if (!p) return s.n;
        i = (size_t)(p - s.p);
        if (i + 2 + name.n <= s.n && s.p[i + 1] == '/' &&
            asc_str_eq_nocase(asc_str_slice(s, i + 2, i + 2 + name.n), name) &&
            (i + 2 + name.n == s.n || !is_letter(s.p[i + 2 + name.n])))
            return i;
        i++;
    }
    return s.n;
}

/* What stands between <script> and </script> and the like is no markup. */
static void raw_text(struct tokens *t, asc_html_element e, asc_str name)
{
    size_t end = e == ASC_HTML_PLAINTEXT ? t->s.n : find_end_tag(t->s, t->i, name);
    asc_str inside = asc_str_slice(t->s, t->i, end);
    if (e != ASC_HTML_STYLE) text(t, inside, e == ASC_HTML_TITLE || e == ASC_HTML_TEXTAREA);
    t->i = end;
    if (t->i < t->s.n) skip_past(t, '>');
    asc_html_build_end(&t->build, e);
}

static bool holds_raw_text(asc_html_element e)
{
    return e == ASC_HTML_SCRIPT || e == ASC_HTML_STYLE || e == ASC_HTML_TITLE ||
           e == ASC_HTML_TEXTAREA || e == ASC_HTML_XMP || e == ASC_HTML_IFRAME ||
           e == ASC_HTML_NOEMBED || e == ASC_HTML_NOFRAMES || e == ASC_HTML_PLAINTEXT;
}

/* At "<name" or "</name". */
static void tag(struct tokens *t, bool end)
{
    t->i += end ? 2 : 1;
    size_t from = t->i;
    while (t->i < t->s.n && !is_space(t->s.p[t->i]) && t->s.p[t->i] != '>' && t->s.p[t->i] != '/')
        t->i++;
    asc_str name = asc_str_slice(t->s, from, t->i);
    asc_html_element e = element_of(name);
    bool closed;
    uint32_t count = 0;
    attributes(t, &count, &closed);
    if (end) {
        t->build.attr_count -= count;
        asc_html_build_end(&t->build, e);
        return;
    }
    /* "<div/>" opens a div; only elements HTML does not know close themselves so. */
    asc_html_build_start(&t->build, e, count, closed && e == ASC_HTML_OTHER);
    if (holds_raw_text(e)) raw_text(t, e, name);
}

static void markup(struct tokens *t)
{
    char next = t->i + 1 < t->s.n ? t->s.p[t->i + 1] : '\0';
    char after = t->i + 2 < t->s.n ? t->s.p[t->i + 2] : '\0';
    if (is_letter(next)) tag(t, false);
    else if (next == '/' && is_letter(after)) tag(t, true);
    else if (next == '!') skip_declaration(t);
    else if (next == '?' || next == '/') skip_past(t, '>');
    else {
        text(t, asc_str_slice(t->s, t->i, t->i + 1), false);
        t->i++;
    }
}

asc_status asc_html_parse(asc_html *out, asc_arena *keep, asc_str page, asc_error *err)
{
    struct tokens t = { .s = page };
    asc_html h = { .source = page };
    asc_html_build_begin(&t.build, &h, keep);
    while (t.i < page.n && !t.build.rc) {
        const char *lt = memchr(page.p + t.i, '<', page.n - t.i);
        size_t until = lt ? (size_t)(lt - page.p) : page.n;
        if (until > t.i) text(&t, asc_str_slice(page, t.i, until), true);
        t.i = until;
        if (t.i < page.n) markup(&t);
    }
    asc_html_build_finish(&t.build);
    if (t.build.rc == ASC_ELIMIT)
        return asc_fail(err, ASC_ELIMIT, "over %u elements", ASC_HTML_NODES_MAX);
    if (t.build.rc)
        return asc_fail(err, ASC_ENOMEM, "out of memory reading a page of %zu bytes", page.n);
    *out = h;
    return ASC_OK;
}
