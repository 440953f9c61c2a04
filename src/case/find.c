/*
 * What lies in a case: reports, refusals, bytes.
 */
#include <stdio.h>

#include "base/error.h"
#include "case/find.h"
#include "case/log.h"

#include "base/banned.h"

/* What came from the same address is one report in versions; else from the same path. */
#define VERSIONS(of_url, of_path)                                                                  \
    "CASE WHEN r.url <> '' THEN (SELECT count(DISTINCT u.content) FROM report u WHERE u.url = "    \
    "r.url AND u.url <> '' AND u.item = r.item" of_url ") ELSE (SELECT count(DISTINCT s.content) " \
    "FROM arrival s WHERE s.path = a.path AND a.path <> '-'" of_path ") END"

/* The columns that report_of_row reads, in its order. */
#define REPORT_COLUMNS                                                                       \
    "r.id, c.sha256, r.item, r.name, r.title, r.outlet, r.author, r.published, r.language, " \
    "r.url, r.charset, "                                                                     \
    "c.media_type, c.size, a.path, a.collector, a.at, "                                      \
    "(SELECT count(*) FROM arrival s WHERE s.content = c.id), " VERSIONS(                    \
        " AND u.content <= r.content", " AND s.id <= a.id") ", " VERSIONS("", "") ", "       \
                                                                                  "r.note, "
/* What is kept from form 7 on; `told` is no JSON only in a case that is damaged. */
#define FETCHED_COLUMNS(kept)                                                                     \
    "CASE WHEN " kept " <> '' THEN " kept " WHEN json_valid(a.facts) AND "                        \
    "json_extract(a.facts, '$.url') <> '' THEN a.at ELSE '' END, "                                \
    "CASE WHEN json_valid(a.facts) THEN a.facts ELSE '{}' END, "                                  \
    "CASE WHEN json_valid(a.facts) THEN coalesce(json_extract(a.facts, '$.final_url'), '') END, " \
    "CASE WHEN json_valid(a.facts) THEN coalesce(json_extract(a.facts, '$.status'), 0) END"
#define REPORT_TABLES                                                             \
    " FROM report r JOIN content c ON c.id = r.content JOIN arrival a ON a.id = " \
    "(SELECT min(s.id) FROM arrival s WHERE s.content = c.id) "
#define TEXT_COLUMN 24
#define SQL_BYTES 4000

static const char *fetched_columns(const asc_case *c)
{
    return c->version < 7 ? FETCHED_COLUMNS("''") : FETCHED_COLUMNS("r.fetched");
}

static void report_of_row(sqlite3_stmt *st, const asc_marks *m, asc_case_report *r)
{
    asc_hash hash = { { 0 } };
    *r = (asc_case_report){
        .id = sqlite3_column_int64(st, 0),
        .item = asc_db_get(st, 2),
        .facts = { asc_db_get(st, 3), asc_db_get(st, 4), asc_db_get(st, 5), asc_db_get(st, 6),
                   asc_db_get(st, 7) },
        .language = asc_db_get(st, 8),
        .url = asc_db_get(st, 9),
        .charset = asc_db_get(st, 10),
        .media_type = asc_db_get(st, 11),
        .size = (uint64_t)sqlite3_column_int64(st, 12),
        .path = asc_db_get(st, 13),
        .collector = asc_db_get(st, 14),
        .arrived = asc_db_get(st, 15),
        .sightings = (uint32_t)sqlite3_column_int64(st, 16),
        .version = (uint32_t)sqlite3_column_int64(st, 17),
        .versions = (uint32_t)sqlite3_column_int64(st, 18),
        .note = asc_db_get(st, 19),
        .fetched = asc_db_get(st, 20),
        .told = asc_db_get(st, 21),
        .final_url = asc_db_get(st, 22),
        .http_status = (uint32_t)sqlite3_column_int64(st, 23),
        .text = sqlite3_column_count(st) > TEXT_COLUMN ? asc_db_get(st, TEXT_COLUMN)
                                                       : (asc_str){ "", 0 },
    };
    asc_db_get_hash(st, 1, &hash);
    asc_hash_hex(&hash, r->sha256);
    asc_marks_apply(m, r);
}

asc_status asc_find_reports(asc_case *c, const asc_marks *m, const asc_case_filter *filter,
                            const char *order, asc_case_report_fn each, void *user, asc_error *err)
{
    char sql[SQL_BYTES];
    sqlite3_stmt *st;
    bool found = true, on = true;
    snprintf(sql, sizeof sql, "SELECT " REPORT_COLUMNS "%s%s" REPORT_TABLES "ORDER BY %s",
             fetched_columns(c), filter->with_text ? ", r.text" : "", order);
    asc_status rc = asc_db_prepare(c, sql, &st, err);
    if (rc) return rc;
    while (on && !(rc = asc_db_row(c, st, &found, err)) && found) {
        asc_case_report r;
        report_of_row(st, m, &r);
        if (!(filter->without_confidential && r.confidential)) on = each(user, &r);
    }
    sqlite3_finalize(st);
    return rc;
}

asc_status asc_find_marks(asc_case *c, asc_arena **tmp, asc_marks *m, asc_error *err)
{
    *tmp = asc_arena_new();
    return *tmp ? asc_marks_load(m, *tmp, c, err)
                : asc_fail(err, ASC_ENOMEM, "%s: out of memory", c->path);
}

asc_status asc_case_reports(asc_case *c, const asc_case_filter *filter, asc_case_report_fn each,
                            void *user, asc_error *err)
{
    static const asc_case_filter all = { 0 };
    asc_marks m;
    asc_arena *tmp;
    asc_status rc = asc_find_marks(c, &tmp, &m, err);
    if (!rc) rc = asc_find_reports(c, &m, filter ? filter : &all, "r.id", each, user, err);
    asc_arena_free(tmp);
    return rc;
}

/* ---- one report ----------------------------------------------------------------*/

sqlite3_stmt *asc_find_by_id(asc_case *c, bool with_text, asc_error *err)
{
    char sql[SQL_BYTES];
    sqlite3_stmt *st = NULL;
    snprintf(sql, sizeof sql, "SELECT " REPORT_COLUMNS "%s%s" REPORT_TABLES "WHERE r.id = ?1",
             fetched_columns(c), with_text ? ", r.text" : "");
    return asc_db_prepare(c, sql, &st, err) ? NULL : st;
}

asc_status asc_find_report(asc_case *c, const asc_marks *m, sqlite3_stmt *st, int64_t id,
                           asc_case_report_fn each, void *user, asc_error *err)
{
    bool found;
    sqlite3_bind_int64(st, 1, id);
    asc_status rc = asc_db_row(c, st, &found, err);
    if (!rc && found) {
        asc_case_report r;
        report_of_row(st, m, &r);
        each(user, &r);
    }
    sqlite3_reset(st);
    return rc;
}

static bool is_hex(asc_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!memchr("0123456789abcdef", s.p[i], 16)) return false;
    return true;
}

/* "e3b0c" as the least and the greatest hash that begin so. */
static void hash_range(asc_str hex, asc_hash *least, asc_hash *greatest)
{
    memset(least, 0, sizeof *least);
    memset(greatest, 0xFF, sizeof *greatest);
    for (size_t i = 0; i < hex.n; i++) {
        static const char digits[] = "0123456789abcdef";
        unsigned v = (unsigned)((const char *)memchr(digits, hex.p[i], 16) - digits);
        least->b[i / 2] = (unsigned char)(least->b[i / 2] | (i % 2 ? v : v << 4));
        greatest->b[i / 2] =
            (unsigned char)(greatest->b[i / 2] & (i % 2 ? 0xF0u | v : v << 4 | 0x0Fu));
    }
}

/* Up to two ids that `name` may mean, by the first way of naming that gives any. */
static asc_status ids_of(asc_case *c, asc_str name, int64_t ids[2], size_t *count, asc_error *err)
{
    static const char *const ways[] = {
        "SELECT id FROM report WHERE id = ?1 LIMIT 2",
        ("SELECT r.id FROM content c JOIN report r ON c.id = r.content WHERE c.sha256 BETWEEN ?1 "
         "AND ?2 LIMIT 2"),
        "SELECT id FROM report WHERE name = ?1 LIMIT 2",
    };
    uint64_t number = 0;
    asc_hash least, greatest;
    asc_str digits = asc_str_starts(name, ASC_STR("r")) ? asc_str_slice(name, 1, name.n) : name;
    bool apt[] = { asc_str_u64(digits, &number) && number <= INT64_MAX,
                   name.n >= 6 && name.n <= ASC_HASH_HEX && is_hex(name), true };
    *count = 0;
    for (int w = 0; w < 3 && *count == 0; w++) {
        sqlite3_stmt *st;
        bool found = true;
        if (!apt[w]) continue;
        asc_status rc = asc_db_prepare(c, ways[w], &st, err);
        if (rc) return rc;
        if (w == 0) sqlite3_bind_int64(st, 1, (int64_t)number);
        if (w == 1)
            hash_range(name, &least, &greatest), asc_db_hash(st, 1, &least),
                asc_db_hash(st, 2, &greatest);
        if (w == 2) asc_db_text(st, 1, name);
        while (*count < 2 && !(rc = asc_db_row(c, st, &found, err)) && found)
            ids[(*count)++] = sqlite3_column_int64(st, 0);
        sqlite3_finalize(st);
        if (rc) return rc;
    }
    return ASC_OK;
}

asc_status asc_case_report_find(asc_case *c, asc_str name, asc_case_report_fn each, void *user,
                                asc_error *err)
{
    int64_t ids[2] = { 0, 0 };
    size_t count;
    asc_marks m;
    asc_arena *tmp;
    asc_status rc = ids_of(c, name, ids, &count, err);
    if (rc) return rc;
    if (count == 2)
        return asc_fail(
            err, ASC_EARG,
            "%.*s: several reports are called so, r%lld and r%lld among them; name one by its id",
            ASC_FMT(name), (long long)ids[0], (long long)ids[1]);
    if (count == 0)
        return asc_fail(err, ASC_EARG, "%.*s: no such report in %s; `ascribe reports` lists them",
                        ASC_FMT(name), c->path);
    rc = asc_find_marks(c, &tmp, &m, err);
    sqlite3_stmt *st = rc ? NULL : asc_find_by_id(c, true, err);
    if (!rc) rc = st ? asc_find_report(c, &m, st, ids[0], each, user, err) : ASC_EIO;
    sqlite3_finalize(st);
    asc_arena_free(tmp);
    return rc;
}

/* ---- bytes ---------------------------------------------------------------------*/

asc_status asc_find_unpacked(asc_case *c, asc_str packing, asc_str stored, int64_t size,
                             const asc_hash *expected, asc_buf *out, asc_error *err)
{
    asc_hash hash;
    asc_status rc = ASC_OK;
    asc_buf_clear(out);
    if (size < 0 || (uint64_t)size > ASC_REPORT_BYTES_MAX)
        return asc_fail(err, ASC_EFORMAT, "it says %lld bytes", (long long)size);
    if (asc_str_eq(packing, ASC_STR("zstd")))
        rc = asc_unpack(c->packer, out, stored, (size_t)size, err);
    else asc_buf_put(out, stored);
    if (rc) return rc;
    if (out->failed) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_hash_of(asc_buf_str(out), &hash);
    if (out->n != (size_t)size || !asc_hash_eq(&hash, expected))
        return asc_fail(err, ASC_EFORMAT, "its bytes are not those that came in");
    return ASC_OK;
}

asc_status asc_case_bytes(asc_case *c, int64_t report, asc_write_fn write, void *user,
                          asc_error *err)
{
    sqlite3_stmt *st;
    asc_error why = { 0 };
    asc_buf bytes = { 0 };
    asc_hash hash;
    bool found;
    asc_status rc = asc_db_prepare(c,
                                   "SELECT c.packing, c.bytes, c.size, c.sha256 FROM report r "
                                   "JOIN content c ON c.id = r.content WHERE r.id = ?1",
                                   &st, err);
    if (rc) return rc;
    sqlite3_bind_int64(st, 1, report);
    rc = asc_db_row(c, st, &found, err);
    if (!rc && !found)
        rc = asc_fail(err, ASC_EARG, "%s: there is no report r%lld", c->path, (long long)report);
    else if (!rc && !asc_db_get_hash(st, 3, &hash))
        rc = asc_fail(err, ASC_EFORMAT, "%s: r%lld: no hash", c->path, (long long)report);
    else if (!rc) {
        rc = asc_find_unpacked(c, asc_db_get(st, 0), asc_db_get(st, 1), sqlite3_column_int64(st, 2),
                               &hash, &bytes, &why);
        if (rc) asc_fail(err, rc, "%s: r%lld: %s", c->path, (long long)report, why.message);
    }
    sqlite3_finalize(st);
    if (!rc && !write(user, bytes.p, bytes.n))
        rc = asc_fail(err, ASC_EIO, "the output could not be written");
    asc_buf_free(&bytes);
    return rc;
}

/* ---- refusals --------------------------------------------------------------------*/

asc_status asc_case_refusals(asc_case *c, asc_refusal_fn each, void *user, asc_error *err)
{
    sqlite3_stmt *st;
    bool found = true, on = true;
    asc_status rc = asc_db_prepare(c,
                                   "SELECT path, reason, collector, at, sha256, size, tries FROM "
                                   "refusal ORDER BY path, sha256",
                                   &st, err);
    if (rc) return rc;
    while (on && !(rc = asc_db_row(c, st, &found, err)) && found) {
        asc_hash hash;
        asc_refusal r = { .path = asc_db_get(st, 0),
                          .reason = asc_db_get(st, 1),
                          .collector = asc_db_get(st, 2),
                          .at = asc_db_get(st, 3),
                          .size = (uint64_t)sqlite3_column_int64(st, 5),
                          .tries = (uint32_t)sqlite3_column_int64(st, 6) };
        if (asc_db_get_hash(st, 4, &hash)) asc_hash_hex(&hash, r.sha256);
        on = each(user, &r);
    }
    sqlite3_finalize(st);
    return rc;
}
