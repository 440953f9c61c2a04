#include "lists/sax.h"

#include "base/error.h"
#include "base/utf8.h"

#include "base/banned.h"

size_t asc_sax_line(asc_sax *x)
{
    for (; x->counted < x->i; x->counted++) x->lines += x->s.p[x->counted] == '\n';
    return x->lines + 1;
}

static asc_status bad(asc_sax *x, const char *what, asc_error *err)
{
    return asc_fail(err, ASC_EFORMAT, "line %zu: %s", asc_sax_line(x), what);
}

static bool space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool ends_name(char c)
{
    return space(c) || c == '>' || c == '/' || c == '=' || c == '<' || c == '"' || c == '\'';
}

static asc_str rest(const asc_sax *x)
{
    return asc_str_slice(x->s, x->i, x->s.n);
}

static asc_str without_prefix(asc_str name)
{
    const char *colon = name.n ? memchr(name.p, ':', name.n) : NULL;
    return colon ? asc_str_slice(name, (size_t)(colon - name.p) + 1, name.n) : name;
}

/* Behind the next `what`; false when there is none. */
static bool skip_past(asc_sax *x, const char *what)
{
    size_t at = asc_str_find(rest(x), asc_str_from(what));
    if (at == SIZE_MAX) return false;
    x->i += at + strlen(what);
    return true;
}

/* "<!DOCTYPE name SYSTEM ...>": passed over; with declarations inside an error. */
static asc_status doctype(asc_sax *x, asc_error *err)
{
    for (char quote = '\0'; x->i < x->s.n; x->i++) {
        char c = x->s.p[x->i];
        if (quote) quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'') quote = c;
        else if (c == '[') return bad(x, "it declares entities of its own, which is refused", err);
        else if (c == '>') {
            x->i++;
            return ASC_OK;
        }
    }
    return bad(x, "the document type is never closed", err);
}

/* The end of the tag that begins at x->i: its ">", outside quotation marks. */
static size_t tag_end(const asc_sax *x)
{
    char quote = '\0';
    for (size_t i = x->i; i < x->s.n; i++) {
        char c = x->s.p[i];
        if (quote) quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'') quote = c;
        else if (c == '<') return SIZE_MAX;
        else if (c == '>') return i;
    }
    return SIZE_MAX;
}

static asc_status close_element(asc_sax *x, asc_str name, asc_error *err)
{
    if (!x->depth || !asc_str_eq(x->open[x->depth - 1], name))
        return asc_fail(err, ASC_EFORMAT, "line %zu: </%.*s> closes nothing that is open",
                        asc_sax_line(x), ASC_FMT(name));
    x->depth--;
    x->name = without_prefix(name);
    return ASC_OK;
}

/* x->i stands behind "<". */
static asc_status tag(asc_sax *x, asc_sax_event *out, asc_error *err)
{
    bool closing = x->i < x->s.n && x->s.p[x->i] == '/';
    x->i += closing;
    size_t from = x->i, end = tag_end(x);
    if (end == SIZE_MAX) return bad(x, "a tag is never closed", err);
    while (x->i < end && !ends_name(x->s.p[x->i])) x->i++;
    asc_str name = asc_str_slice(x->s, from, x->i);
    if (!name.n) return bad(x, "a tag without a name", err);
    asc_str inside = asc_str_slice(x->s, x->i, end);
    x->i = end + 1;
    *out = closing ? ASC_SAX_CLOSE : ASC_SAX_OPEN;
    if (closing) return close_element(x, name, err);
    if (x->depth == ASC_SAX_DEPTH_MAX)
        return asc_fail(err, ASC_ELIMIT, "line %zu: elements over %d deep", asc_sax_line(x),
                        ASC_SAX_DEPTH_MAX);
    if (!x->depth && x->rooted) return bad(x, "a second root", err);
    x->rooted = true;
    x->empty = inside.n && inside.p[inside.n - 1] == '/';
    x->inside = asc_str_slice(inside, 0, inside.n - x->empty);
    x->open[x->depth++] = name;
    x->name = without_prefix(name);
    return ASC_OK;
}

static bool blank(asc_str s)
{
    return asc_str_trim(s).n == 0;
}

/* What begins with "<": a tag or CDATA (*out is set), or what is passed over. */
static asc_status markup(asc_sax *x, asc_sax_event *out, bool *found, asc_error *err)
{
    asc_str at = rest(x);
    *found = false;
    if (asc_str_starts(at, ASC_STR("<!--")))
        return skip_past(x, "-->") ? ASC_OK : bad(x, "a comment is never closed", err);
    if (asc_str_starts(at, ASC_STR("<?")))
        return skip_past(x, "?>") ? ASC_OK : bad(x, "an instruction is never closed", err);
    if (asc_str_starts(at, ASC_STR("<![CDATA["))) {
        size_t from = x->i + 9;
        if (!skip_past(x, "]]>")) return bad(x, "a CDATA section is never closed", err);
        x->raw = asc_str_slice(x->s, from, x->i - 3);
        x->cdata = *found = true;
        *out = ASC_SAX_TEXT;
        return x->depth ? ASC_OK : bad(x, "text outside the root", err);
    }
    if (asc_str_starts(at, ASC_STR("<!"))) return doctype(x, err);
    x->i++;
    *found = true;
    return tag(x, out, err);
}

asc_status asc_sax_next(asc_sax *x, asc_sax_event *out, asc_error *err)
{
    if (x->empty) {
        x->empty = false;
        *out = ASC_SAX_CLOSE;
        return close_element(x, x->open[x->depth - 1], err);
    }
    if (!x->i && asc_str_starts(x->s, ASC_STR("\xEF\xBB\xBF"))) x->i = 3;
    while (x->i < x->s.n) {
        bool found;
        if (x->s.p[x->i] == '<') {
            asc_status rc = markup(x, out, &found, err);
            if (rc || found) return rc;
            continue;
        }
        const char *lt = memchr(x->s.p + x->i, '<', x->s.n - x->i);
        size_t end = lt ? (size_t)(lt - x->s.p) : x->s.n;
        x->raw = asc_str_slice(x->s, x->i, end);
        x->cdata = false;
        x->i = end;
        if (!x->depth && !blank(x->raw)) return bad(x, "text outside the root", err);
        if (!x->depth) continue;
        *out = ASC_SAX_TEXT;
        return ASC_OK;
    }
    if (x->depth)
        return asc_fail(err, ASC_EFORMAT, "line %zu: it ends inside <%.*s>: the file is cut",
                        asc_sax_line(x), ASC_FMT(x->open[x->depth - 1]));
    if (!x->rooted) return bad(x, "there is no element in it", err);
    *out = ASC_SAX_END;
    return ASC_OK;
}

/* ---- references ----------------------------------------------------------------------*/

static bool number(asc_str digits, uint32_t *cp)
{
    uint32_t base = 10, v = 0;
    if (digits.n && digits.p[0] == 'x') base = 16, digits = asc_str_slice(digits, 1, digits.n);
    if (!digits.n || digits.n > 7) return false;
    for (size_t i = 0; i < digits.n; i++) {
        char c = digits.p[i];
        uint32_t d = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                     : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
                     : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
                                            : 99;
        if (d >= base) return false;
        v = v * base + d;
    }
    *cp = v;
    return v != 0;
}

/* Between "&" and ";". */
static bool reference(asc_buf *b, asc_str name)
{
    static const struct {
        const char *name, *is;
    } known[] = { { "amp", "&" }, { "lt", "<" }, { "gt", ">" }, { "quot", "\"" }, { "apos", "'" } };
    char utf8[4];
    uint32_t cp;
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (asc_str_eq(name, asc_str_from(known[k].name))) {
            asc_buf_puts(b, known[k].is);
            return true;
        }
    if (!name.n || name.p[0] != '#' || !number(asc_str_slice(name, 1, name.n), &cp)) return false;
    size_t n = asc_utf8_put(cp, utf8);
    asc_buf_put(b, (asc_str){ utf8, n });
    return n > 0;
}

static asc_status resolve(asc_sax *x, asc_str raw, asc_buf *b, asc_error *err)
{
    while (raw.n) {
        const char *amp = memchr(raw.p, '&', raw.n);
        size_t at = amp ? (size_t)(amp - raw.p) : raw.n;
        asc_buf_put(b, asc_str_slice(raw, 0, at));
        raw = asc_str_slice(raw, at, raw.n);
        if (!raw.n) break;
        asc_str name, behind, near = asc_str_slice(raw, 1, 12);
        if (!asc_str_cut(near, ';', &name, &behind) || !reference(b, name))
            return asc_fail(err, ASC_EFORMAT, "line %zu: \"%.*s\" is no reference that is known",
                            asc_sax_line(x), ASC_FMT(asc_str_slice(raw, 0, 12)));
        raw = asc_str_slice(raw, name.n + 2, raw.n);
    }
    return b->failed ? asc_fail(err, ASC_ENOMEM, "out of memory") : ASC_OK;
}

asc_status asc_sax_put_text(asc_sax *x, asc_buf *b, asc_error *err)
{
    if (!x->cdata) return resolve(x, x->raw, b, err);
    asc_buf_put(b, x->raw);
    return b->failed ? asc_fail(err, ASC_ENOMEM, "out of memory") : ASC_OK;
}

asc_status asc_sax_attribute(asc_sax *x, const char *name, asc_buf *b, asc_error *err)
{
    asc_str s = x->inside, wanted = asc_str_from(name);
    asc_buf_clear(b);
    for (size_t i = 0; i < s.n;) {
        while (i < s.n && space(s.p[i])) i++;
        size_t from = i;
        while (i < s.n && !ends_name(s.p[i])) i++;
        asc_str got = asc_str_slice(s, from, i);
        while (i < s.n && space(s.p[i])) i++;
        if (i + 1 >= s.n || s.p[i] != '=')
            return i < s.n ? bad(x, "a broken attribute", err) : ASC_OK;
        for (i++; i < s.n && space(s.p[i]); i++) continue;
        char quote = i < s.n ? s.p[i] : '\0';
        const char *end =
            quote == '"' || quote == '\'' ? memchr(s.p + i + 1, quote, s.n - i - 1) : NULL;
        if (!end) return bad(x, "an attribute without quotation marks", err);
        asc_str value = asc_str_slice(s, i + 1, (size_t)(end - s.p));
        if (asc_str_eq(without_prefix(got), wanted)) return resolve(x, value, b, err);
        i = (size_t)(end - s.p) + 1;
    }
    return ASC_OK;
}
