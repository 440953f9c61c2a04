#include "text/table.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

struct asc_report_table {
    asc_arena *arena;
    asc_report_facts *rows;
    size_t count, cap;
};

struct csv {
    asc_arena *arena;
    asc_str s;
    size_t i, line;
};

/* The index of the quote that closes the field opened at c->i, or s.n. */
static size_t closing_quote(const struct csv *c, size_t *doubled)
{
    size_t i = c->i + 1;
    for (*doubled = 0; i < c->s.n; i++) {
        if (c->s.p[i] != '"') continue;
        if (i + 1 == c->s.n || c->s.p[i + 1] != '"') return i;
        ++*doubled;
        i++;
    }
    return c->s.n;
}

static asc_status quoted(struct csv *c, asc_str *out, asc_error *err)
{
    size_t doubled, began = c->line, n = 0, end = closing_quote(c, &doubled);
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
    if (c->i < c->s.n && !strchr(",\r\n", c->s.p[c->i]))
        return asc_fail(err, ASC_EFORMAT, "line %zu: text behind a closing quote", c->line);
    *out = (asc_str){ p, n };
    return ASC_OK;
}

static asc_status field(struct csv *c, asc_str *out, asc_error *err)
{
    if (c->i < c->s.n && c->s.p[c->i] == '"') return quoted(c, out, err);
    size_t from = c->i;
    while (c->i < c->s.n && !memchr(",\r\n", c->s.p[c->i], 3)) c->i++;
    *out = asc_str_slice(c->s, from, c->i);
    return ASC_OK;
}

/* One record's fields. At the end *count is 0. */
static asc_status record(struct csv *c, asc_str *fields, size_t *count, asc_error *err)
{
    *count = 0;
    if (c->i >= c->s.n) return ASC_OK;
    for (;;) {
        if (*count == ASC_TABLE_COLUMNS_MAX)
            return asc_fail(err, ASC_ELIMIT, "line %zu: over %d columns", c->line,
                            ASC_TABLE_COLUMNS_MAX);
        asc_status rc = field(c, &fields[*count], err);
        if (rc) return rc;
        ++*count;
        if (c->i >= c->s.n) return ASC_OK;
        char sep = c->s.p[c->i++];
        if (sep == '\r' && c->i < c->s.n && c->s.p[c->i] == '\n') c->i++;
        if (sep != ',') {
            c->line++;
            return ASC_OK;
        }
    }
}

enum column { FILE_COLUMN, TITLE, OUTLET, AUTHOR, PUBLISHED, COLUMNS };
static const char *const column_names[] = { "file", "title", "outlet", "author", "published" };

/* Which field each column is, from the first line. */
static asc_status header(struct csv *c, size_t at[COLUMNS], asc_error *err)
{
    asc_str fields[ASC_TABLE_COLUMNS_MAX];
    size_t n;
    for (int k = 0; k < COLUMNS; k++) at[k] = SIZE_MAX;
    asc_status rc = record(c, fields, &n, err);
    if (rc) return rc;
    for (size_t f = 0; f < n; f++)
        for (int k = 0; k < COLUMNS; k++)
            if (asc_str_eq_nocase(asc_str_trim(fields[f]), asc_str_from(column_names[k])))
                at[k] = f;
    if (at[FILE_COLUMN] == SIZE_MAX)
        return asc_fail(
            err, ASC_EFORMAT,
            "line 1: no column \"file\"; it should read file,title,outlet,author,published");
    return ASC_OK;
}

static asc_status row(asc_report_table *t, const asc_str *fields, size_t n,
                      const size_t at[COLUMNS], size_t line, asc_error *err)
{
    asc_str v[COLUMNS];
    for (int k = 0; k < COLUMNS; k++)
        v[k] = at[k] < n ? asc_str_trim(fields[at[k]]) : (asc_str){ "", 0 };
    if (n == 1 && v[FILE_COLUMN].n == 0) return ASC_OK; /* an empty line */
    if (v[FILE_COLUMN].n == 0)
        return asc_fail(err, ASC_EFORMAT, "line %zu: no file is named", line);
    if (t->count == ASC_TABLE_ROWS_MAX)
        return asc_fail(err, ASC_ELIMIT, "line %zu: over %u reports", line, ASC_TABLE_ROWS_MAX);
    if (t->count == t->cap) {
        void *grown = asc_arena_grow(t->arena, t->rows, t->count, &t->cap, sizeof *t->rows);
        if (!grown) return asc_fail(err, ASC_ENOMEM, "line %zu: out of memory", line);
        t->rows = grown;
    }
    t->rows[t->count++] =
        (asc_report_facts){ v[FILE_COLUMN], v[TITLE], v[OUTLET], v[AUTHOR], v[PUBLISHED] };
    return ASC_OK;
}

static asc_status parse(asc_report_table *t, asc_str csv, asc_error *err)
{
    struct csv c = { t->arena, { NULL, 0 }, 0, 1 };
    size_t at[COLUMNS], n = 1;
    if (asc_str_starts(csv, ASC_STR("\xEF\xBB\xBF"))) csv = asc_str_slice(csv, 3, csv.n);
    if (asc_utf8_check(csv) < csv.n)
        return asc_fail(err, ASC_EFORMAT, "byte %zu: not UTF-8; save the table as UTF-8",
                        asc_utf8_check(csv));
    if (!asc_arena_copy(t->arena, csv, &c.s)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc = header(&c, at, err);
    while (!rc && n) {
        asc_str fields[ASC_TABLE_COLUMNS_MAX];
        size_t line = c.line;
        rc = record(&c, fields, &n, err);
        if (!rc && n) rc = row(t, fields, n, at, line, err);
    }
    return rc;
}

asc_status asc_report_table_parse(asc_report_table **out, asc_str csv, asc_error *err)
{
    asc_arena *arena = asc_arena_new();
    asc_report_table *t = arena ? asc_arena_zalloc(arena, 1, sizeof *t) : NULL;
    if (!t) {
        asc_arena_free(arena);
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    t->arena = arena;
    asc_status rc = parse(t, csv, err);
    if (rc) asc_report_table_free(t);
    else *out = t;
    return rc;
}

void asc_report_table_free(asc_report_table *t)
{
    if (t) asc_arena_free(t->arena);
}

size_t asc_report_table_count(const asc_report_table *t)
{
    return t->count;
}

asc_report_facts asc_report_table_row(const asc_report_table *t, size_t i)
{
    return t->rows[i];
}
