#include "text/table.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/csv.h"
#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

struct asc_report_table {
    asc_arena *arena;
    asc_report_facts *rows;
    size_t count, cap;
};

enum column { FILE_COLUMN, TITLE, OUTLET, AUTHOR, PUBLISHED, COLUMNS };
static const char *const column_names[] = { "file", "title", "outlet", "author", "published" };

/* Which field each column is, from the first line. */
static asc_status header(asc_csv *c, size_t at[COLUMNS], asc_error *err)
{
    asc_str fields[ASC_TABLE_COLUMNS_MAX];
    size_t n;
    for (int k = 0; k < COLUMNS; k++) at[k] = SIZE_MAX;
    asc_status rc = asc_csv_record(c, fields, ASC_TABLE_COLUMNS_MAX, &n, err);
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
    asc_csv c = { t->arena, { NULL, 0 }, 0, 1, ',', false };
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
        rc = asc_csv_record(&c, fields, ASC_TABLE_COLUMNS_MAX, &n, err);
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
