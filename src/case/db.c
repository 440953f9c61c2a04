#include "case/db.h"

#include <stdio.h>
#include <time.h>

#include "base/date.h"
#include "base/error.h"

#include "base/banned.h"

static const char *const statements[] = {
#define ASC_X(id, sql) sql,
    ASC_SQL_LIST(ASC_X)
#undef ASC_X
};

static asc_status status_of(int rc)
{
    switch (rc & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE: return ASC_OK;
    case SQLITE_NOMEM: return ASC_ENOMEM;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_CONSTRAINT: return ASC_EFORMAT;
    case SQLITE_TOOBIG: return ASC_ELIMIT;
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_ERROR: return ASC_EARG;
    default: return ASC_EIO;
    }
}

/* What people can do about it; "" where the message says it all. */
static const char *way_out(int rc)
{
    switch (rc & 0xFF) {
    case SQLITE_FULL: return "; the disk is full: make room and run it again";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "; another program is writing to it: try again when it is done";
    case SQLITE_READONLY: return "; the file or its folder may not be written to";
    case SQLITE_CORRUPT: return "; `ascribe verify` tells what is damaged";
    default: return "";
    }
}

asc_status asc_db_fail(asc_case *c, int rc, asc_error *err)
{
    asc_status status = status_of(rc);
    if (status == ASC_ENOMEM) return asc_fail(err, status, "%s: out of memory", c->path);
    int system = c->db ? sqlite3_system_errno(c->db) : 0;
    const char *message =
        c->db && sqlite3_errcode(c->db) != SQLITE_OK ? sqlite3_errmsg(c->db) : sqlite3_errstr(rc);
    bool of_system = (rc & 0xFF) == SQLITE_IOERR || (rc & 0xFF) == SQLITE_CANTOPEN;
    const char *why = of_system && system ? strerror(system) : "";
    return asc_fail(err, status, "%s: %s%s%s%s", c->path, message, *why ? ": " : "", why,
                    way_out(rc));
}

asc_status asc_db_prepare(asc_case *c, const char *sql, sqlite3_stmt **out, asc_error *err)
{
    int rc = sqlite3_prepare_v3(c->db, sql, -1, 0, out, NULL);
    return rc == SQLITE_OK ? ASC_OK : asc_db_fail(c, rc, err);
}

sqlite3_stmt *asc_db_kept(asc_case *c, asc_sql which, asc_error *err)
{
    if (c->kept[which]) return c->kept[which];
    int rc = sqlite3_prepare_v3(c->db, statements[which], -1, SQLITE_PREPARE_PERSISTENT,
                                &c->kept[which], NULL);
    if (rc == SQLITE_OK) return c->kept[which];
    asc_db_fail(c, rc, err);
    return NULL;
}

asc_status asc_db_exec(asc_case *c, const char *sql, asc_error *err)
{
    int rc = sqlite3_exec(c->db, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK ? ASC_OK : asc_db_fail(c, rc, err);
}

asc_status asc_db_run(asc_case *c, sqlite3_stmt *st, asc_error *err)
{
    int rc;
    do rc = sqlite3_step(st);
    while (rc == SQLITE_ROW);
    asc_status status = rc == SQLITE_DONE ? ASC_OK : asc_db_fail(c, rc, err);
    sqlite3_reset(st);
    return status;
}

asc_status asc_db_row(asc_case *c, sqlite3_stmt *st, bool *found, asc_error *err)
{
    int rc = sqlite3_step(st);
    *found = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW || rc == SQLITE_DONE) return ASC_OK;
    asc_status status = asc_db_fail(c, rc, err);
    sqlite3_reset(st);
    return status;
}

asc_status asc_db_number(asc_case *c, const char *sql, int64_t *out, asc_error *err)
{
    sqlite3_stmt *st;
    bool found;
    asc_status rc = asc_db_prepare(c, sql, &st, err);
    if (rc) return rc;
    rc = asc_db_row(c, st, &found, err);
    if (!rc) *out = found ? sqlite3_column_int64(st, 0) : 0;
    sqlite3_finalize(st);
    return rc;
}

/* A text of length 0 is '', never NULL. Binding fails only when memory runs out; the
 * parameter is then NULL, and NOT NULL refuses it. */
void asc_db_text(sqlite3_stmt *st, int at, asc_str value)
{
    sqlite3_bind_text64(st, at, value.n ? value.p : "", value.n, SQLITE_STATIC, SQLITE_UTF8);
}

void asc_db_blob(sqlite3_stmt *st, int at, asc_str value)
{
    sqlite3_bind_blob64(st, at, value.n ? value.p : "", value.n, SQLITE_STATIC);
}

void asc_db_hash(sqlite3_stmt *st, int at, const asc_hash *h)
{
    sqlite3_bind_blob(st, at, h->b, ASC_HASH_BYTES, SQLITE_STATIC);
}

asc_str asc_db_get(sqlite3_stmt *st, int column)
{
    const void *p = sqlite3_column_blob(st, column);
    int n = sqlite3_column_bytes(st, column);
    return p && n > 0 ? (asc_str){ p, (size_t)n } : (asc_str){ "", 0 };
}

bool asc_db_get_hash(sqlite3_stmt *st, int column, asc_hash *out)
{
    asc_str s = asc_db_get(st, column);
    if (s.n != ASC_HASH_BYTES) return false;
    memcpy(out->b, s.p, ASC_HASH_BYTES);
    return true;
}

/* ---- groups ------------------------------------------------------------------*/

static asc_status run_kept(asc_case *c, asc_sql which, asc_error *err)
{
    sqlite3_stmt *st = asc_db_kept(c, which, err);
    return st ? asc_db_run(c, st, err) : ASC_EIO;
}

asc_status asc_db_begin(asc_case *c, asc_error *err)
{
    if (!c->writable) return asc_fail(err, ASC_EARG, "%s: was opened for reading", c->path);
    return run_kept(c, ASC_SQL_BEGIN, err);
}

asc_status asc_db_commit(asc_case *c, asc_error *err)
{
    asc_status rc = run_kept(c, ASC_SQL_COMMIT, err);
    if (rc) asc_db_rollback(c);
    return rc;
}

/* Through sqlite3_exec when memory is short: a group must not stay open. */
void asc_db_rollback(asc_case *c)
{
    if (sqlite3_get_autocommit(c->db)) return;
    if (run_kept(c, ASC_SQL_ROLLBACK, NULL) != ASC_OK)
        sqlite3_exec(c->db, "ROLLBACK", NULL, NULL, NULL);
}

void asc_db_now(char out[ASC_TIME_BYTES])
{
    int64_t now = (int64_t)time(NULL);
    unsigned second = (unsigned)(now % 86400), minute = second / 60;
    asc_date_format(asc_date_from_days((int32_t)(now / 86400)), out);
    snprintf(out + 10, ASC_TIME_BYTES - 10, "T%02u:%02u:%02uZ", minute / 60 % 24, minute % 60,
             second % 60);
}
