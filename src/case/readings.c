#include "case/readings.h"

#include "base/error.h"

#include "base/banned.h"

static bool any_marked(const asc_marks *m)
{
    return m->subjects.count || m->correction_count;
}

static void readable_of_row(sqlite3_stmt *st, const asc_marks *m, asc_readable *r)
{
    asc_hash hash = { { 0 } };
    *r = (asc_readable){
        .id = sqlite3_column_int64(st, 0),
        .item = asc_db_get(st, 2),
        .facts = { asc_db_get(st, 3), asc_db_get(st, 4), asc_db_get(st, 5), asc_db_get(st, 6),
                   asc_db_get(st, 7) },
        .charset = asc_db_get(st, 8),
        .text = asc_db_get(st, 9),
        .stamp = asc_db_get(st, 10),
        .bytes = asc_db_get(st, 11),
    };
    if (!any_marked(m)) return;
    asc_case_report seen = { .item = r->item, .facts = r->facts };
    asc_db_get_hash(st, 1, &hash);
    asc_hash_hex(&hash, seen.sha256);
    asc_marks_apply(m, &seen);
    r->facts = seen.facts;
    r->confidential = seen.confidential;
}

asc_status asc_readings_next(asc_case *c, const asc_marks *m, int64_t *after, uint32_t count,
                             size_t bytes, bool *any, asc_readable_fn each, void *user,
                             asc_error *err)
{
    asc_readable r;
    bool found = true;
    size_t given = 0;
    /* where no report is marked, none is asked which it is: files need not be looked up */
    asc_sql which = c->version < 2  ? ASC_SQL_READINGS_NONE
                    : any_marked(m) ? ASC_SQL_READINGS
                                    : ASC_SQL_READINGS_UNMARKED;
    sqlite3_stmt *st = asc_db_kept(c, which, err);
    *any = false;
    if (!st) return ASC_EIO;
    sqlite3_bind_int64(st, 1, *after);
    sqlite3_bind_int64(st, 2, count);
    asc_status rc = ASC_OK;
    while (!rc && given < bytes && !(rc = asc_db_row(c, st, &found, err)) && found) {
        readable_of_row(st, m, &r);
        *any = true;
        *after = r.id;
        given += r.text.n;
        rc = each(user, &r, err);
    }
    sqlite3_reset(st);
    return rc;
}

static int64_t number_of(asc_case *c, const char *sql)
{
    sqlite3_stmt *st;
    bool found = false;
    if (asc_db_prepare(c, sql, &st, NULL) != ASC_OK) return 0;
    int64_t last = 0;
    if (asc_db_row(c, st, &found, NULL) == ASC_OK && found) last = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return last > 0 ? last : 0;
}

int64_t asc_readings_last(asc_case *c)
{
    return number_of(c, "SELECT coalesce(max(id), 0) FROM report");
}

bool asc_readings_behind(asc_case *c)
{
    return c->version < 2 ||
           number_of(c, "SELECT coalesce(max(report), 0) FROM reading") < asc_readings_last(c);
}

asc_status asc_readings_put(asc_case *c, int64_t report, asc_str stamp, asc_str bytes,
                            asc_error *err)
{
    sqlite3_stmt *st = asc_db_kept(c, ASC_SQL_READING_PUT, err);
    if (!st) return ASC_EIO;
    sqlite3_bind_int64(st, 1, report);
    asc_db_blob(st, 2, stamp);
    asc_db_blob(st, 3, bytes);
    return asc_db_run(c, st, err);
}
