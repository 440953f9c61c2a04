/*
 * Answers kept while nothing that they rest on has changed.
 */
#include <stdio.h>

#include "base/error.h"
#include "case/answers.h"
#include "case/db.h"
#include "case/find.h"

#include "base/banned.h"

/* Everything in a case that an answer can rest on only ever grows in number. */
#define STATE                                                                               \
    "SELECT (SELECT coalesce(max(id), 0) FROM report) || ' ' || (SELECT coalesce(max(id), " \
    "0) FROM decision) || ' ' || (SELECT coalesce(max(id), 0) FROM list)"

asc_status asc_answers_state(asc_case *c, asc_str with, uint64_t *state, asc_error *err)
{
    sqlite3_stmt *st;
    bool found = false;
    asc_buf b = { 0 };
    if (c->version < ASC_ANSWERS_SINCE) {
        *state = 0;
        return ASC_OK;
    }
    asc_status rc = asc_db_prepare(c, STATE, &st, err);
    if (rc) return rc;
    rc = asc_db_row(c, st, &found, err);
    asc_buf_put(&b, with);
    asc_buf_putc(&b, ' ');
    if (found) asc_buf_put(&b, asc_db_get(st, 0));
    *state = asc_str_hash(asc_buf_str(&b)) | 1; /* 0 is no state */
    if (!rc && b.failed) rc = asc_fail(err, ASC_ENOMEM, "%s: out of memory", c->path);
    asc_buf_free(&b);
    sqlite3_finalize(st);
    return rc;
}

static asc_status unpack(asc_case *c, sqlite3_stmt *st, asc_buf *out, asc_error *err)
{
    asc_hash hash;
    asc_error why;
    if (!asc_db_get_hash(st, 3, &hash)) return asc_fail(err, ASC_EFORMAT, "an answer has no hash");
    asc_status rc = asc_find_unpacked(c, asc_db_get(st, 0), asc_db_get(st, 2),
                                      sqlite3_column_int64(st, 1), &hash, out, &why);
    return rc ? asc_fail(err, rc, "%s: an answer: %s", c->path, why.message) : ASC_OK;
}

/* `any`: whatever it stood at. */
static asc_status find(asc_case *c, const asc_question *q, bool any, bool *found,
                       asc_write_fn write, void *user, asc_error *err)
{
    sqlite3_stmt *st;
    asc_buf bytes = { 0 };
    *found = false;
    if (!q->state) return ASC_OK;
    asc_status rc = asc_db_prepare(c,
                                   "SELECT packing, size, bytes, sha256 FROM answer WHERE question "
                                   "= ?1 AND (?3 OR state = ?2)",
                                   &st, err);
    if (rc) return rc;
    sqlite3_bind_int64(st, 1, (int64_t)q->question);
    sqlite3_bind_int64(st, 2, (int64_t)q->state);
    sqlite3_bind_int64(st, 3, any);
    rc = asc_db_row(c, st, found, err);
    if (!rc && *found && unpack(c, st, &bytes, NULL) != ASC_OK)
        *found = false; /* it is made anew, then */
    sqlite3_finalize(st);
    if (!rc && *found && !write(user, bytes.p ? bytes.p : "", bytes.n))
        rc = asc_fail(err, ASC_EIO, "the output could not be written");
    asc_buf_free(&bytes);
    return rc;
}

asc_status asc_case_answer_find(asc_case *c, const asc_question *q, bool *found, asc_write_fn write,
                                void *user, asc_error *err)
{
    return find(c, q, false, found, write, user, err);
}

asc_status asc_case_answer_last(asc_case *c, const asc_question *q, bool *found, asc_write_fn write,
                                void *user, asc_error *err)
{
    return find(c, q, true, found, write, user, err);
}

asc_status asc_case_answer_renew(asc_case *c, const asc_question *q, asc_error *err)
{
    sqlite3_stmt *st;
    if (!q->state || !c->writable) return ASC_OK;
    asc_status rc = asc_db_prepare(c, "UPDATE answer SET state = ?2 WHERE question = ?1", &st, err);
    if (rc) return rc;
    sqlite3_bind_int64(st, 1, (int64_t)q->question);
    sqlite3_bind_int64(st, 2, (int64_t)q->state);
    rc = asc_db_run(c, st, err);
    sqlite3_finalize(st);
    return rc;
}

static asc_status put(asc_case *c, const asc_question *q, asc_str answer, asc_str packed,
                      asc_error *err)
{
    sqlite3_stmt *st;
    asc_hash hash;
    asc_status rc = asc_db_prepare(
        c,
        "INSERT OR REPLACE INTO answer (question, state, size, packing, bytes, sha256) VALUES "
        "(?1, ?2, ?3, ?4, ?5, ?6)",
        &st, err);
    if (rc) return rc;
    asc_hash_of(answer, &hash);
    sqlite3_bind_int64(st, 1, (int64_t)q->question);
    sqlite3_bind_int64(st, 2, (int64_t)q->state);
    sqlite3_bind_int64(st, 3, (int64_t)answer.n);
    asc_db_text(st, 4, packed.n ? ASC_STR("zstd") : ASC_STR("none"));
    asc_db_blob(st, 5, packed.n ? packed : answer);
    asc_db_hash(st, 6, &hash);
    rc = asc_db_run(c, st, err);
    sqlite3_finalize(st);
    return rc;
}

/* Those of another state are of no use any more, nor are more than so many. */
static asc_status make_room(asc_case *c, const asc_question *q, asc_error *err)
{
    char sql[256];
    snprintf(sql, sizeof sql,
             "DELETE FROM answer WHERE state <> %lld OR rowid NOT IN (SELECT rowid FROM answer "
             "ORDER BY rowid DESC LIMIT %u)",
             (long long)(int64_t)q->state, ASC_ANSWERS_MAX - 1);
    return asc_db_exec(c, sql, err);
}

asc_status asc_case_answer_keep(asc_case *c, const asc_question *q, asc_str answer, asc_error *err)
{
    bool pressed = false;
    asc_buf packed = { 0 };
    if (!q->state || !c->writable || answer.n > ASC_ANSWER_BYTES_MAX) return ASC_OK;
    asc_status rc = asc_pack(c->packer, &packed, answer, &pressed, err);
    if (!rc) rc = asc_db_begin(c, err);
    if (!rc) {
        rc = make_room(c, q, err);
        if (!rc) rc = put(c, q, answer, asc_buf_str(&packed), err);
        if (!rc) rc = asc_db_commit(c, err);
        else asc_db_rollback(c);
    }
    asc_buf_free(&packed);
    return rc;
}
