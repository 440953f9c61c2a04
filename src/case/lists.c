/*
 * Lists in a case: each version as its lines, pressed.
 */
#include "base/error.h"
#include "case/find.h"
#include "case/lists.h"

#include "base/banned.h"

static bool gather(void *user, const char *bytes, size_t n)
{
    asc_buf_put(user, (asc_str){ bytes, n });
    return !((asc_buf *)user)->failed;
}

static asc_status known(asc_case *c, const asc_hash *hash, int64_t *id, bool *found, asc_error *err)
{
    sqlite3_stmt *st;
    asc_status rc = asc_db_prepare(c, "SELECT id FROM list WHERE sha256 = ?1", &st, err);
    if (rc) return rc;
    asc_db_hash(st, 1, hash);
    rc = asc_db_row(c, st, found, err);
    if (!rc && *found) *id = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return rc;
}

static asc_status insert(asc_case *c, const asc_list *l, asc_str lines, const asc_hash *hash,
                         asc_str collector, int64_t *id, asc_error *err)
{
    static const char sql[] =
        "INSERT INTO list (name, title, date, dating, entries, collector, at, sha256, size, "
        "packing, lines) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    sqlite3_stmt *st = NULL;
    asc_buf packed = { 0 };
    bool pressed = false;
    char now[ASC_TIME_BYTES];
    size_t count;
    asc_list_facts f = asc_list_about(l);
    asc_list_items(l, &count);
    asc_db_now(now);
    asc_status rc = asc_pack(c->packer, &packed, lines, &pressed, err);
    if (!rc) rc = asc_db_prepare(c, sql, &st, err);
    if (!rc) {
        asc_db_text(st, 1, f.id);
        asc_db_text(st, 2, f.title);
        asc_db_text(st, 3, f.date);
        asc_db_text(st, 4, asc_str_from(asc_list_dating_name(f.dating)));
        sqlite3_bind_int64(st, 5, (int64_t)count);
        asc_db_text(st, 6, collector);
        asc_db_text(st, 7, asc_str_from(now));
        asc_db_hash(st, 8, hash);
        sqlite3_bind_int64(st, 9, (int64_t)lines.n);
        asc_db_text(st, 10, pressed ? ASC_STR("zstd") : ASC_STR("none"));
        asc_db_blob(st, 11, pressed ? asc_buf_str(&packed) : lines);
        rc = asc_db_run(c, st, err);
        if (!rc) *id = sqlite3_last_insert_rowid(c->db);
    }
    sqlite3_finalize(st);
    asc_buf_free(&packed);
    return rc;
}

asc_status asc_case_list_add(asc_case *c, const asc_list *l, asc_str collector, int64_t *id,
                             bool *fresh, asc_error *err)
{
    asc_buf lines = { 0 };
    asc_hash hash;
    int64_t which = 0;
    bool found = false;
    if (!collector.n) return asc_fail(err, ASC_EARG, "nobody takes the list in");
    asc_status rc = asc_list_lines(l, gather, &lines, err);
    if (!rc && lines.n > ASC_REPORT_BYTES_MAX)
        rc = asc_fail(err, ASC_ELIMIT, "a list of %zu bytes, over %zu", lines.n,
                      ASC_REPORT_BYTES_MAX);
    if (!rc) asc_hash_of(asc_buf_str(&lines), &hash);
    if (!rc) rc = asc_db_begin(c, err);
    if (!rc) {
        rc = known(c, &hash, &which, &found, err);
        if (!rc && !found) rc = insert(c, l, asc_buf_str(&lines), &hash, collector, &which, err);
        if (!rc) rc = asc_db_commit(c, err);
        if (rc) asc_db_rollback(c);
    }
    asc_buf_free(&lines);
    if (rc) return rc;
    if (id) *id = which;
    if (fresh) *fresh = !found;
    return ASC_OK;
}

asc_status asc_case_lists(asc_case *c, asc_case_list_fn each, void *user, asc_error *err)
{
    sqlite3_stmt *st;
    bool found = true, on = true;
    if (c->version < 4) return ASC_OK;
    asc_status rc = asc_db_prepare(c,
                                   "SELECT id, name, title, date, dating, entries, collector, at, "
                                   "sha256 FROM list ORDER BY name, date, id",
                                   &st, err);
    if (rc) return rc;
    while (on && !(rc = asc_db_row(c, st, &found, err)) && found) {
        asc_hash hash = { { 0 } };
        asc_case_list l = { .id = sqlite3_column_int64(st, 0),
                            .facts = { asc_db_get(st, 1), asc_db_get(st, 2), asc_db_get(st, 3),
                                       ASC_LIST_UNDATED },
                            .entries = (uint64_t)sqlite3_column_int64(st, 5),
                            .collector = asc_db_get(st, 6),
                            .at = asc_db_get(st, 7) };
        for (int k = 0; k < ASC_LIST_DATING_COUNT; k++)
            if (asc_str_eq(asc_db_get(st, 4),
                           asc_str_from(asc_list_dating_name((asc_list_dating)k))))
                l.facts.dating = (asc_list_dating)k;
        asc_db_get_hash(st, 8, &hash);
        asc_hash_hex(&hash, l.sha256);
        on = each(user, &l);
    }
    sqlite3_finalize(st);
    return rc;
}

/* The lines of list `id`, held against their hash. */
static asc_status lines_of(asc_case *c, sqlite3_stmt *st, asc_buf *out, asc_error *err)
{
    asc_hash hash;
    if (!asc_db_get_hash(st, 3, &hash)) return asc_fail(err, ASC_EFORMAT, "no hash");
    return asc_find_unpacked(c, asc_db_get(st, 0), asc_db_get(st, 1), sqlite3_column_int64(st, 2),
                             &hash, out, err);
}

asc_status asc_case_list_get(asc_list **out, asc_case *c, int64_t id, asc_error *err)
{
    sqlite3_stmt *st;
    bool found = false;
    asc_buf lines = { 0 };
    asc_error why = { ASC_OK, "" };
    if (c->version < 4) return asc_fail(err, ASC_EARG, "no list %lld", (long long)id);
    asc_status rc =
        asc_db_prepare(c, "SELECT packing, lines, size, sha256 FROM list WHERE id = ?1", &st, err);
    if (rc) return rc;
    sqlite3_bind_int64(st, 1, id);
    rc = asc_db_row(c, st, &found, err);
    if (!rc && !found) rc = asc_fail(err, ASC_EARG, "no list %lld", (long long)id);
    if (!rc) {
        rc = lines_of(c, st, &lines, &why);
        if (!rc) rc = asc_list_parse(out, asc_buf_str(&lines), &why);
        if (rc) asc_fail(err, rc, "%s: list %lld: %s", c->path, (long long)id, why.message);
    }
    sqlite3_finalize(st);
    asc_buf_free(&lines);
    return rc;
}

asc_status asc_lists_check(asc_case *c, asc_list_fault_fn fault, void *user, asc_error *err)
{
    sqlite3_stmt *st;
    bool found = true;
    asc_buf lines = { 0 };
    if (c->version < 4) return ASC_OK;
    asc_status rc = asc_db_prepare(
        c, "SELECT packing, lines, size, sha256, id FROM list ORDER BY id", &st, err);
    if (rc) return rc;
    while (!(rc = asc_db_row(c, st, &found, err)) && found) {
        asc_error why = { ASC_OK, "" };
        asc_list *l = NULL;
        asc_status bad = lines_of(c, st, &lines, &why);
        if (!bad) bad = asc_list_parse(&l, asc_buf_str(&lines), &why);
        asc_list_free(l);
        if (bad == ASC_ENOMEM) {
            rc = asc_fail(err, bad, "%s", why.message);
            break;
        }
        if (bad) fault(user, sqlite3_column_int64(st, 4), &why);
    }
    sqlite3_finalize(st);
    asc_buf_free(&lines);
    return rc;
}
