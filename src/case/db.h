/*
 * db - one open case file: the connection, its statements, its transactions.
 *
 * For the other files of this room alone: the public functions are asc_case_* of ascribe.h.
 */
#ifndef ASC_CASE_DB_H
#define ASC_CASE_DB_H

#include <ascribe.h>
#include <sqlite3.h>

#include "base/arena.h"
#include "base/str.h"
#include "case/pack.h"

/* Reports with their text and what was read of them, `kept`; `hash` is that of the file. */
#define ASC_READINGS_SQL(hash, join, kept)                                              \
    "SELECT r.id, " hash ", r.item, r.name, r.title, r.outlet, r.author, r.published, " \
    "r.charset, r.text, " kept join "WHERE r.id > ?1 ORDER BY r.id LIMIT ?2"
#define ASC_KEPT_SQL "k.stamp, k.bytes FROM report r LEFT JOIN reading k ON k.report = r.id "

/* Statements that are kept prepared. */
#define ASC_SQL_LIST(X)                                                                            \
    X(BEGIN, "BEGIN IMMEDIATE")                                                                    \
    X(COMMIT, "COMMIT")                                                                            \
    X(ROLLBACK, "ROLLBACK")                                                                        \
    X(CONTENT_FIND, "SELECT id FROM content WHERE sha256 = ?1")                                    \
    X(CONTENT_ADD, "INSERT INTO content (sha256, size, media_type, packing, bytes) VALUES (?1, "   \
                   "?2, ?3, ?4, ?5)")                                                              \
    X(REPORT_ADD,                                                                                  \
      "INSERT INTO report (content, item, name, title, outlet, author, published, language, url, " \
      "charset, note, text, blocks, hash, fetched) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "   \
      "?10, "                                                                                      \
      "?11, ?12, ?13, ?14, ?15)")                                                                  \
    X(WORDS_ADD, "INSERT INTO word (rowid, title, text) VALUES (?1, ?2, ?3)")                      \
    X(ARRIVAL_LAST, "SELECT id, hash FROM arrival ORDER BY id DESC LIMIT 1")                       \
    X(ARRIVAL_FIND, "SELECT id FROM arrival WHERE content = ?1 AND path = ?2 AND collector = ?3")  \
    X(ARRIVAL_ADD, "INSERT INTO arrival (id, content, path, facts, collector, at, hash) "          \
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")                                          \
    X(REFUSAL_ANY, "SELECT 1 FROM refusal LIMIT 1")                                                \
    X(REFUSAL_FIND,                                                                                \
      "SELECT tries, reason FROM refusal WHERE path = ?1 AND sha256 = ?2 AND program = ?3")        \
    X(REFUSAL_ADD,                                                                                 \
      "INSERT INTO refusal (path, sha256, size, reason, tries, program, collector, at) "           \
      "VALUES (?1, ?2, ?3, ?4, ?8, ?5, ?6, ?7) ON CONFLICT (path, sha256) DO UPDATE SET "          \
      "tries = CASE WHEN program = ?5 THEN tries + ?8 ELSE ?8 END, reason = ?4, program = ?5, "    \
      "collector = ?6, at = ?7")                                                                   \
    X(REFUSAL_DROP, "DELETE FROM refusal WHERE path = ?1 AND (sha256 = ?2 OR sha256 = x'')")       \
    X(READINGS, ASC_READINGS_SQL("c.sha256", "JOIN content c ON c.id = r.content ", ASC_KEPT_SQL)) \
    X(READINGS_UNMARKED, ASC_READINGS_SQL("x''", "", ASC_KEPT_SQL))                                \
    X(READINGS_NONE, ASC_READINGS_SQL("c.sha256", "JOIN content c ON c.id = r.content ",           \
                                      "x'', x'' FROM report r "))                                  \
    X(READING_PUT, "INSERT OR REPLACE INTO reading (report, stamp, bytes) VALUES (?1, ?2, ?3)")    \
    X(DECISION_LAST, "SELECT id, hash FROM decision ORDER BY id DESC LIMIT 1")                     \
    X(DECISION_ADD,                                                                                \
      "INSERT INTO decision (id, v, kind, subject, payload, who, at, previous, hash) "             \
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")

typedef enum asc_sql {
#define ASC_X(id, sql) ASC_SQL_##id,
    ASC_SQL_LIST(ASC_X)
#undef ASC_X
        ASC_SQL_COUNT
} asc_sql;

struct asc_case {
    sqlite3 *db;
    asc_packer *packer;
    char *path;
    bool writable;
    int64_t version; /* user_version; an older case may be read as it is */
    asc_buf scratch;
    sqlite3_stmt *kept[ASC_SQL_COUNT];
    /* the end of the chain of arrivals, while a group is being written */
    int64_t arrival_id;
    asc_hash arrival_hash;
};

/* What SQLite answered, as a status and a sentence with the case's path. */
asc_status asc_db_fail(asc_case *c, int rc, asc_error *err);

/* The kept statement, ready to be bound; NULL after saying why. */
sqlite3_stmt *asc_db_kept(asc_case *c, asc_sql which, asc_error *err);
/* Any other statement; the caller finalizes it. */
asc_status asc_db_prepare(asc_case *c, const char *sql, sqlite3_stmt **out,
                          asc_error *err) ASC_MUST_USE;
asc_status asc_db_exec(asc_case *c, const char *sql, asc_error *err) ASC_MUST_USE;
/* Run to its end and reset. */
asc_status asc_db_run(asc_case *c, sqlite3_stmt *st, asc_error *err) ASC_MUST_USE;
/* One row: *found says whether there is one. Reset it after the columns were taken. */
asc_status asc_db_row(asc_case *c, sqlite3_stmt *st, bool *found, asc_error *err) ASC_MUST_USE;
/* One number from a query without parameters. */
asc_status asc_db_number(asc_case *c, const char *sql, int64_t *out, asc_error *err) ASC_MUST_USE;

/* Bind; the bytes must stay until the statement ran. */
void asc_db_text(sqlite3_stmt *st, int at, asc_str value);
void asc_db_blob(sqlite3_stmt *st, int at, asc_str value);
void asc_db_hash(sqlite3_stmt *st, int at, const asc_hash *h);
/* Columns; views live until the next step or reset. */
asc_str asc_db_get(sqlite3_stmt *st, int column);
bool asc_db_get_hash(sqlite3_stmt *st, int column, asc_hash *out);

/* A group of changes: all of them or none. */
asc_status asc_db_begin(asc_case *c, asc_error *err) ASC_MUST_USE;
asc_status asc_db_commit(asc_case *c, asc_error *err) ASC_MUST_USE;
void asc_db_rollback(asc_case *c); /* nothing to do when there is no group */

/* The time now in UTC, "2026-01-31T09:30:00Z". */
#define ASC_TIME_BYTES 21
void asc_db_now(char out[ASC_TIME_BYTES]);

#endif
