/*
 * Is every byte of a case what it was written as?
 *
 * From the outside in: page checksums (any flipped bit of the file), then what only
 * meaning can tell, for whoever changed the file with another program has made the
 * pages fit again or not: the structure, each hash, both chains, the index.
 */
#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"
#include "base/os.h"
#include "base/utf8.h"
#include "case/chain.h"
#include "case/find.h"
#include "case/lists.h"
#include "case/pages.h"
#include "case/schema.h"

#include "base/banned.h"

#define PAGES_NAMED 20 /* damaged pages told one by one */

struct check {
    asc_case *c;
    asc_case_state *state;
    asc_fault_fn fault;
    void *user;
    bool on;
    asc_buf bytes, scratch;
    uint64_t bad_pages;
    bool first_bad; /* the first page is damaged, which says how to read all others */
    bool pages_done;
};

ASC_PRINTF(2, 3)
static void tell(struct check *k, const char *fmt, ...)
{
    asc_error sentence;
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(sentence.message, sizeof sentence.message, fmt, ap);
    va_end(ap);
    k->state->faults++;
    if (k->on) k->on = k->fault(k->user, asc_str_from(sentence.message));
}

/* What reading ran into: a fault of the file is told, all else ends the check. Behind a
 * damaged first page anything may go wrong, and is a fault. */
static asc_status judge(struct check *k, asc_status rc, const char *where, const asc_error *why,
                        asc_error *err)
{
    if (rc == ASC_EFORMAT || rc == ASC_EARG || (rc && k->first_bad && rc != ASC_ENOMEM)) {
        tell(k, "%s: %s", where, why->message);
        return ASC_OK;
    }
    return rc ? asc_fail(err, rc, "%s", why->message) : ASC_OK;
}

/* ---- pages -------------------------------------------------------------------*/

/* The table or index that a page belongs to; it may not be known any more. */
static void page_owner(asc_case *c, uint32_t page, char out[80])
{
    sqlite3_stmt *st;
    bool found = false;
    if (asc_db_prepare(c, "SELECT name FROM dbstat WHERE pageno = ?1", &st, NULL) != ASC_OK) return;
    sqlite3_bind_int64(st, 1, page);
    if (asc_db_row(c, st, &found, NULL) == ASC_OK && found)
        snprintf(out, 80, " (of %.60s)", (const char *)sqlite3_column_text(st, 0));
    sqlite3_finalize(st);
}

static bool bad_page(void *user, uint32_t page)
{
    struct check *k = user;
    char owner[80];
    if (page == 1) k->first_bad = true;
    if (++k->bad_pages > PAGES_NAMED) {
        k->state->faults++;
        return k->on;
    }
    owner[0] = '\0';
    if (!k->first_bad) page_owner(k->c, page, owner);
    tell(k,
         "page %u%s: its bytes are not those that were written: damaged, or changed by another "
         "program",
         page, owner);
    return k->on;
}

static asc_status check_pages(struct check *k, asc_error *err)
{
    asc_error why;
    uint32_t pages = 0;
    asc_status rc = asc_pages_check(k->c->db, &pages, bad_page, k, &why);
    if (k->bad_pages > PAGES_NAMED)
        tell(k, "%llu damaged pages in all", (unsigned long long)k->bad_pages);
    k->state->pages = pages;
    k->pages_done = true;
    if (rc == ASC_EFORMAT) k->first_bad = true;
    return judge(k, rc, "file", &why, err);
}

/* ---- structure -----------------------------------------------------------------*/

/* Each row of a query is a fault, told in its first column. */
static asc_status rows_are_faults(struct check *k, const char *sql, const char *where,
                                  asc_error *err)
{
    asc_error why;
    sqlite3_stmt *st;
    bool found = true;
    asc_status rc = asc_db_prepare(k->c, sql, &st, &why);
    if (rc) return judge(k, rc, where, &why, err);
    while (k->on && !(rc = asc_db_row(k->c, st, &found, &why)) && found) {
        asc_str s = asc_db_get(st, 0);
        if (!asc_str_eq(s, ASC_STR("ok"))) tell(k, "%s: %.*s", where, ASC_FMT(s));
    }
    sqlite3_finalize(st);
    return judge(k, rc, where, &why, err);
}

/* The schema is the one that its version makes: no trigger was taken away. */
static asc_status check_schema(struct check *k, asc_error *err)
{
    asc_error why;
    bool found = false, good = true;
    sqlite3_stmt *ours = NULL, *its = NULL;
    asc_case fresh = { .path = k->c->path };
    static const char list[] =
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
    int opened = sqlite3_open(":memory:", &fresh.db);
    asc_status rc = opened == SQLITE_OK ? ASC_OK : asc_db_fail(&fresh, opened, &why);
    for (int64_t v = 0; !rc && v < k->c->version; v++)
        rc = asc_db_exec(&fresh, asc_case_migrations[v], &why);
    if (!rc) rc = asc_db_prepare(&fresh, list, &ours, &why);
    if (!rc) rc = asc_db_prepare(k->c, list, &its, &why);
    while (!rc && good && !(rc = asc_db_row(&fresh, ours, &found, &why)) && found) {
        bool there = false;
        rc = asc_db_row(k->c, its, &there, &why);
        good = there && asc_str_eq(asc_db_get(ours, 0), asc_db_get(its, 0)) &&
               asc_str_eq(asc_db_get(ours, 1), asc_db_get(its, 1));
        if (!rc && !good)
            tell(k, "schema: %.*s is missing or changed", ASC_FMT(asc_db_get(ours, 0)));
    }
    if (!rc && good && !(rc = asc_db_row(k->c, its, &found, &why)) && found)
        tell(k, "schema: %.*s is not ours", ASC_FMT(asc_db_get(its, 0)));
    sqlite3_finalize(ours);
    sqlite3_finalize(its);
    sqlite3_close(fresh.db);
    return judge(k, rc, "schema", &why, err);
}

static asc_status check_structure(struct check *k, asc_error *err)
{
    asc_status rc = check_schema(k, err);
    if (!rc) rc = rows_are_faults(k, "PRAGMA integrity_check(20)", "structure", err);
    if (!rc)
        rc = rows_are_faults(
            k,
            "SELECT \"table\" || ' ' || rowid || ' refers to a ' || parent || ' that is not there' "
            "FROM pragma_foreign_key_check",
            "references", err);
    if (!rc)
        rc = rows_are_faults(
            k,
            "SELECT 'content ' || id || ' has no report' FROM content WHERE id NOT IN "
            "(SELECT content FROM report)",
            "references", err);
    if (!rc)
        rc = rows_are_faults(
            k,
            "SELECT 'content ' || id || ' has no arrival' FROM content WHERE id NOT IN "
            "(SELECT content FROM arrival)",
            "references", err);
    return rc;
}

/* The index holds the words of the texts, no more and no less. It is asked by an insert
 * that changes nothing; where nothing may be written, page checksums must do. */
static asc_status check_words(struct check *k, asc_error *err)
{
    asc_error why;
    if (!k->c->writable) return ASC_OK;
    asc_status rc =
        asc_db_exec(k->c, "INSERT INTO word (word, rank) VALUES ('integrity-check', 1)", &why);
    return judge(k, rc, "search index", &why, err);
}

/* ---- hashes ----------------------------------------------------------------------*/

typedef asc_status (*row_fn)(struct check *k, sqlite3_stmt *st, asc_error *err);

static asc_status each_row(struct check *k, const char *sql, row_fn row, const char *where,
                           asc_error *err)
{
    asc_error why;
    sqlite3_stmt *st;
    bool found = true;
    asc_status rc = asc_db_prepare(k->c, sql, &st, &why);
    while (!rc && k->on && !(rc = asc_db_row(k->c, st, &found, &why)) && found)
        rc = row(k, st, &why);
    sqlite3_finalize(st);
    return judge(k, rc, where, &why, err);
}

static asc_status content_row(struct check *k, sqlite3_stmt *st, asc_error *err)
{
    asc_error why;
    asc_hash hash = { { 0 } };
    char hex[ASC_HASH_HEX + 1];
    k->state->contents++;
    asc_db_get_hash(st, 1, &hash);
    asc_status rc = asc_find_unpacked(k->c, asc_db_get(st, 3), asc_db_get(st, 4),
                                      sqlite3_column_int64(st, 2), &hash, &k->bytes, &why);
    if (rc != ASC_EFORMAT) return rc ? asc_fail(err, rc, "%s", why.message) : ASC_OK;
    asc_hash_hex(&hash, hex);
    tell(k, "content %lld (%s, %.*s): %s", (long long)sqlite3_column_int64(st, 0), hex,
         ASC_FMT(asc_db_get(st, 5)), why.message);
    return ASC_OK;
}

/* Blocks are kept in order, inside the text, and do not overlap. */
static bool blocks_inside(asc_str blocks, size_t n)
{
    uint32_t last = 0;
    for (size_t i = 0; i + 12 <= blocks.n; i += 12) {
        uint32_t v[3] = { 0 };
        for (size_t k = 0; k < 12; k++)
            v[k / 4] |= (uint32_t)(unsigned char)blocks.p[i + k] << 8 * (k % 4);
        if (v[0] < last || v[1] < v[0] || v[1] > n) return false;
        last = v[1];
    }
    return blocks.n % 12 == 0;
}

#define REPORTS(fetched)                                                                \
    "SELECT r.id, c.sha256, r.item, r.name, r.title, r.outlet, r.author, r.published, " \
    "r.language, r.url, r.charset, r.note, r.text, r.blocks, r.hash, " fetched          \
    " FROM report r LEFT JOIN content c ON c.id = r.content ORDER BY r.id"

static asc_status report_row(struct check *k, sqlite3_stmt *st, asc_error *err)
{
    asc_hash content = { { 0 } }, stored = { { 0 } }, hash;
    asc_kept_report r = {
        .item = asc_db_get(st, 2),
        .text = { .facts = { asc_db_get(st, 3), asc_db_get(st, 4), asc_db_get(st, 5),
                             asc_db_get(st, 6), asc_db_get(st, 7) },
                  .language = asc_db_get(st, 8),
                  .url = asc_db_get(st, 9),
                  .charset = asc_db_get(st, 10),
                  .note = asc_db_get(st, 11),
                  .text = asc_db_get(st, 12) },
        .blocks = asc_db_get(st, 13),
    };
    r.text.fetched = asc_db_get(st, 15);
    asc_str text = r.text.text, name = r.text.facts.name;
    long long id = sqlite3_column_int64(st, 0);
    k->state->reports++;
    asc_db_get_hash(st, 1, &content);
    asc_db_get_hash(st, 14, &stored);
    asc_status rc = asc_report_hash(&hash, &k->scratch, &content, &r, err);
    if (rc) return rc;
    if (!asc_hash_eq(&hash, &stored))
        tell(k, "report r%lld (%.*s): its text or facts are not those taken in", id, ASC_FMT(name));
    else if (asc_utf8_check(text) < text.n)
        tell(k, "report r%lld (%.*s): its text is not UTF-8", id, ASC_FMT(name));
    else if (!blocks_inside(r.blocks, text.n))
        tell(k, "report r%lld (%.*s): a block lies outside its text", id, ASC_FMT(name));
    return ASC_OK;
}

/* An entry of a chain: it is number `expected` and its hash is the one worked out. */
static void link_of_chain(struct check *k, const char *what, int64_t id, uint64_t expected,
                          const asc_hash *stored, const asc_hash *hash)
{
    if (id != (int64_t)expected)
        tell(k, "%s %lld: number %llu is missing before it", what, (long long)id,
             (unsigned long long)expected);
    if (!asc_hash_eq(stored, hash))
        tell(k, "%s %lld: it was changed, or the one before it: the chain is broken here", what,
             (long long)id);
}

static asc_status arrival_row(struct check *k, sqlite3_stmt *st, asc_error *err)
{
    asc_hash previous = k->c->arrival_hash, content = { { 0 } }, stored = { { 0 } }, hash;
    int64_t id = sqlite3_column_int64(st, 0);
    asc_db_get_hash(st, 1, &content);
    asc_db_get_hash(st, 6, &stored);
    asc_status rc = asc_arrival_hash(&hash, &k->scratch, &previous, id, &content, asc_db_get(st, 2),
                                     asc_db_get(st, 3), asc_db_get(st, 4), asc_db_get(st, 5), err);
    if (rc) return rc;
    link_of_chain(k, "arrival", id, ++k->state->arrivals, &stored, &hash);
    k->state->fetched += sqlite3_column_int(st, 7) != 0;
    k->c->arrival_hash = stored;
    asc_hash_hex(&stored, k->state->last_arrival);
    return ASC_OK;
}

static asc_status decision_row(struct check *k, sqlite3_stmt *st, asc_error *err)
{
    asc_hash previous = k->c->arrival_hash, told = { { 0 } }, stored = { { 0 } }, hash;
    int64_t id = sqlite3_column_int64(st, 0);
    asc_db_get_hash(st, 7, &told);
    asc_db_get_hash(st, 8, &stored);
    asc_status rc = asc_decision_hash(
        &hash, &k->scratch, &previous, id, sqlite3_column_int64(st, 1), asc_db_get(st, 2),
        asc_db_get(st, 3), asc_db_get(st, 4), asc_db_get(st, 5), asc_db_get(st, 6), err);
    if (rc) return rc;
    if (!asc_hash_eq(&told, &previous))
        tell(k, "decision %lld: the hash it gives for the one before is another", (long long)id);
    link_of_chain(k, "decision", id, ++k->state->decisions, &stored, &hash);
    k->c->arrival_hash = stored;
    asc_hash_hex(&stored, k->state->last_decision);
    return ASC_OK;
}

static asc_status check_hashes(struct check *k, asc_error *err)
{
    asc_status rc = each_row(
        k,
        "SELECT c.id, c.sha256, c.size, c.packing, c.bytes, (SELECT path FROM arrival a WHERE "
        "a.content = c.id ORDER BY a.id LIMIT 1) FROM content c ORDER BY c.id",
        content_row, "contents", err);
    if (!rc)
        rc = each_row(k, k->c->version < 7 ? REPORTS("''") : REPORTS("r.fetched"), report_row,
                      "reports", err);
    k->c->arrival_hash = (asc_hash){ { 0 } };
    if (!rc)
        rc = each_row(k,
                      "SELECT a.id, c.sha256, a.path, a.facts, a.collector, a.at, a.hash, "
                      "json_valid(a.facts) AND json_extract(a.facts, '$.url') <> '' FROM arrival a "
                      "LEFT JOIN content c ON c.id = a.content ORDER BY a.id",
                      arrival_row, "arrivals", err);
    k->c->arrival_hash = (asc_hash){ { 0 } };
    if (!rc)
        rc = each_row(k,
                      "SELECT id, v, kind, subject, payload, who, at, previous, hash FROM decision "
                      "ORDER BY id",
                      decision_row, "decisions", err);
    return rc;
}

static asc_status count_refusals(struct check *k, asc_error *err)
{
    asc_error why;
    int64_t n = 0;
    asc_status rc = asc_db_number(k->c, "SELECT count(*) FROM refusal", &n, &why);
    k->state->refusals = (uint64_t)n;
    return judge(k, rc, "refusals", &why, err);
}

/* ---- all of it ---------------------------------------------------------------------*/

static void damaged_list(void *user, int64_t id, const asc_error *why)
{
    tell(user, "list %lld: %s", (long long)id, why->message);
}

/* Each list against its hash, and whether it can be read. */
static asc_status check_lists(struct check *k, asc_error *err)
{
    asc_error why = { 0 };
    asc_status rc = asc_lists_check(k->c, damaged_list, k, &why);
    return judge(k, rc, "lists", &why, err);
}

static asc_status check_open(struct check *k, asc_error *err)
{
    asc_status rc = k->pages_done ? ASC_OK : check_pages(k, err);
    if (!rc) rc = check_structure(k, err);
    if (!rc) rc = check_hashes(k, err);
    if (!rc) rc = count_refusals(k, err);
    if (!rc) rc = check_lists(k, err);
    if (!rc) rc = check_words(k, err);
    return rc;
}

/* With everybody else kept from writing; what is in the log first goes to its pages. */
static asc_status check_held(struct check *k, asc_error *err)
{
    if (!k->c->writable) return check_open(k, err);
    sqlite3_exec(k->c->db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
    asc_status rc = asc_db_begin(k->c, err);
    if (rc) return rc;
    rc = check_open(k, err);
    asc_db_rollback(k->c);
    return rc;
}

static bool beside(const char *path, const char *ending)
{
    asc_buf name = { 0 };
    asc_buf_puts(&name, path);
    asc_buf_puts(&name, ending);
    asc_buf_putc(&name, '\0');
    bool there = !name.failed && asc_os_exists(name.p);
    asc_buf_free(&name);
    return there;
}

/*
 * The pages before anything is asked of them, unless a log beside the file has what
 * should stand in them: with a damaged first page no answer could be relied on.
 */
static asc_status check_closed(struct check *k, const char *path, asc_error *err)
{
    asc_case bare = { .path = (char *)(uintptr_t)path };
    if (!asc_os_exists(path)) return asc_fail(err, ASC_EIO, "%s: there is no such case", path);
    int rc = sqlite3_open_v2(path, &bare.db, SQLITE_OPEN_READONLY, asc_pages_layer());
    k->c = &bare;
    asc_status status = rc == SQLITE_OK ? check_pages(k, err) : asc_db_fail(&bare, rc, err);
    k->c = NULL;
    sqlite3_close(bare.db);
    return status;
}

static asc_status open_and_check(struct check *k, const char *path, asc_error *err)
{
    asc_error why = { 0 };
    asc_status rc = asc_case_open(&k->c, path, ASC_OPEN_READ, &why);
    if (!rc && !k->first_bad && k->c->version == ASC_CASE_VERSION) {
        asc_case *held = NULL;
        asc_status locked = asc_case_open(&held, path, ASC_OPEN_WRITE, &why);
        if (locked && locked != ASC_EIO) rc = locked;
        if (!locked || rc) asc_case_close(k->c);
        if (!locked) k->c = held;
    }
    if (rc) return judge(k, rc, "file", &why, err);
    rc = check_held(k, err);
    asc_case_close(k->c);
    return rc;
}

asc_status asc_case_verify(asc_case_state *out, const char *path, asc_fault_fn fault, void *user,
                           asc_error *err)
{
    asc_case_state state = { 0 };
    struct check k = { .state = &state, .fault = fault, .user = user, .on = true };
    bool logged = beside(path, "-wal") || beside(path, "-journal");
    asc_status rc = logged ? ASC_OK : check_closed(&k, path, err);
    if (!rc) rc = open_and_check(&k, path, err);
    asc_buf_free(&k.bytes);
    asc_buf_free(&k.scratch);
    if (!rc) *out = state;
    return rc;
}
