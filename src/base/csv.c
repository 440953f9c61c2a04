#include "base/csv.h"

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

/* The index of the quote that closes the field opened at c->i, or s.n. */
static size_t closing_quote(const asc_csv *c)
{
    for (size_t i = c->i + 1; i < c->s.n; i++) {
        if (c->s.p[i] != '"') continue;
        if (i + 1 == c->s.n || c->s.p[i + 1] != '"') return i;
        i++;
    }
    return c->s.n;
}

static bool ends_field(const asc_csv *c, char at)
{
    return at == c->separator || at == '\r' || at == '\n';
}

static asc_status quoted(asc_csv *c, asc_str *out, asc_error *err)
{
    size_t began = c->line, n = 0, end = closing_quote(c);
    if (end == c->s.n)
        return asc_fail(err, ASC_EFORMAT, "line %zu: a quoted field is never closed", began);
    char *p = asc_arena_alloc(c->arena, end - c->i, 1);
    if (!p) return asc_fail(err, ASC_ENOMEM, "line %zu: out of memory", began);
    for (size_t i = c->i + 1; i < end; i++) {
        if (c->s.p[i] == '\n') c->line++;
        if (c->s.p[i] == '"') i++;
        p[n++] = c->s.p[i];
    }
    c->i = end + 1;
    if (c->i < c->s.n && !ends_field(c, c->s.p[c->i]))
        return asc_fail(err, ASC_EFORMAT, "line %zu: text behind a closing quote", c->line);
    *out = (asc_str){ p, n };
    return ASC_OK;
}

static asc_status field(asc_csv *c, asc_str *out, asc_error *err)
{
    if (c->i < c->s.n && c->s.p[c->i] == '"') return quoted(c, out, err);
    size_t from = c->i;
    while (c->i < c->s.n && !ends_field(c, c->s.p[c->i])) c->i++;
    *out = asc_str_slice(c->s, from, c->i);
    return ASC_OK;
}

asc_status asc_csv_record(asc_csv *c, asc_str *fields, size_t max, size_t *count, asc_error *err)
{
    *count = 0;
    if (c->i >= c->s.n) return ASC_OK;
    for (;;) {
        asc_str f;
        if (*count == max && !c->spare)
            return asc_fail(err, ASC_ELIMIT, "line %zu: over %zu columns", c->line, max);
        asc_status rc = field(c, &f, err);
        if (rc) return rc;
        if (*count < max) fields[(*count)++] = f;
        if (c->i >= c->s.n) return ASC_OK;
        char at = c->s.p[c->i++];
        if (at == '\r' && c->i < c->s.n && c->s.p[c->i] == '\n') c->i++;
        if (at != c->separator) {
            c->line++;
            return ASC_OK;
        }
    }
}
