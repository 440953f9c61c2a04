/*
 * What lies in a case: reports, refusals, bytes, and the search over texts.
 */
#include <stdio.h>

#include "base/error.h"
#include "case/find.h"
#include "case/log.h"

#include "base/banned.h"

#define SEARCH_WORDS_MAX 64
#define EXCERPT_WORDS "24"

/* The columns that report_of_row reads, in its order. */
#define REPORT_COLUMNS \
    "r.id, c.sha256, r.item, r.name, r.title, r.outlet, r.author, r.published, r.language, r.url, r.charset, " \
    "c.media_type, c.size, a.path, a.collector, a.at, " \
    "(SELECT count(*) FROM arrival s WHERE s.content = c.id), " \
    "(SELECT count(DISTINCT s.content) FROM arrival s WHERE s.path = a.path AND s.id <= a.id AND a.path <> '-'), " \
    "(SELECT count(DISTINCT s.content) FROM arrival s WHERE s.path = a.path AND a.path <> '-'), r.note"
#define REPORT_TABLES \
    " FROM report r JOIN content c ON c.id = r.content JOIN arrival a ON a.id = " \
    "(SELECT min(s.id) FROM arrival s WHERE s.content = c.id) "
#define TEXT_COLUMN 20

static void report_of_row(sqlite3_stmt *st, const asc_marks *m, asc_case_report *r)
{
    asc_hash hash = { { 0 } };
    *r = (asc_case_report){
        .id = sqlite3_column_int64(st, 0), .item = asc_db_get(st, 2),
        .facts = { asc_db_get(st, 3), asc_db_get(st, 4), asc_db_get(st, 5), asc_db_get(st, 6), asc_db_get(st, 7) },
        .language = asc_db_get(st, 8), .url = asc_db_get(st, 9), .charset = asc_db_get(st, 10),
        .media_type = asc_db_get(st, 11), .size = (uint64_t)sqlite3_column_int64(st, 12),
        .path = asc_db_get(st, 13), .collector = asc_db_get(st, 14), .arrived = asc_db_get(st, 15),
        .sightings = (uint32_t)sqlite3_column_int64(st, 16), .version = (uint32_t)sqlite3_column_int64(st, 17),
        .versions = (uint32_t)sqlite3_column_int64(st, 18), .note = asc_db_get(st, 19),
        .text = sqlite3_column_count(st) > TEXT_COLUMN ? asc_db_get(st, TEXT_COLUMN) : (asc_str){ "", 0 },
    };
    asc_db_get_hash(st, 1, &hash);
    asc_hash_hex(&hash, r->sha256);
    r->confidential = asc_marks_report(m, r);
}

asc_status asc_find_reports(asc_case *c, const asc_marks *m, const asc_case_filter *filter, const char *order,
                            asc_case_report_fn each, void *user, asc_error *err)
{
    char sql[1200];
    sqlite3_stmt *st;
    bool found = true, on = true;
    snprintf(sql, sizeof sql, "SELECT " REPORT_COLUMNS "%s" REPORT_TABLES "ORDER BY %s", filter->with_text ? ", r.text" : "",
             order);
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

/* The marks in a new arena; free it whatever is answered. */
static asc_status marks_of(asc_case *c, asc_arena **tmp, asc_marks *m, asc_error *err)
{
    *tmp = asc_arena_new();
    return *tmp ? asc_marks_load(m, *tmp, c, err) : asc_fail(err, ASC_ENOMEM, "%s: out of memory", c->path);
}

asc_status asc_case_reports(asc_case *c, const asc_case_filter *filter, asc_case_report_fn each, void *user,
                            asc_error *err)
{
    static const asc_case_filter all = { 0 };
    asc_marks m;
    asc_arena *tmp;
    asc_status rc = marks_of(c, &tmp, &m, err);
    if (!rc) rc = asc_find_reports(c, &m, filter ? filter : &all, "r.id", each, user, err);
    asc_arena_free(tmp);
    return rc;
}

/* ---- one report ----------------------------------------------------------------*/

/* Report `id`, if it is there, with its text. */
static asc_status report_by_id(asc_case *c, int64_t id, bool with_text, asc_case_report_fn each, void *user, bool *found,
                               asc_error *err)
{
    asc_marks m;
    asc_arena *tmp;
    sqlite3_stmt *st = NULL;
    asc_status rc = marks_of(c, &tmp, &m, err);
    if (!rc)
        rc = asc_db_prepare(c, with_text ? "SELECT " REPORT_COLUMNS ", r.text" REPORT_TABLES "WHERE r.id = ?1"
                                         : "SELECT " REPORT_COLUMNS REPORT_TABLES "WHERE r.id = ?1",
                            &st, err);
    if (!rc) {
        asc_case_report r;
        sqlite3_bind_int64(st, 1, id);
        rc = asc_db_row(c, st, found, err);
        if (!rc && *found) {
            report_of_row(st, &m, &r);
            each(user, &r);
        }
    }
    sqlite3_finalize(st);
    asc_arena_free(tmp);
    return rc;
}

static bool is_hex(asc_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!memchr("0123456789abcdef", s.p[i], 16)) return false;
    return true;
}

/* Up to two ids that `name` may mean, by the first way of naming that gives any. */
static asc_status ids_of(asc_case *c, asc_str name, int64_t ids[2], size_t *count, asc_error *err)
{
    static const char *const ways[] = {
        "SELECT id FROM report WHERE id = ?1 LIMIT 2",
        ("SELECT r.id FROM report r JOIN content c ON c.id = r.content WHERE lower(hex(c.sha256)) >= ?1 "
         "AND lower(hex(c.sha256)) < ?1 || 'g' LIMIT 2"),
        "SELECT id FROM report WHERE name = ?1 OR item = ?1 LIMIT 2",
    };
    uint64_t number = 0;
    asc_str digits = asc_str_starts(name, ASC_STR("r")) ? asc_str_slice(name, 1, name.n) : name;
    bool apt[] = { asc_str_u64(digits, &number) && number <= INT64_MAX, name.n >= 6 && name.n <= 64 && is_hex(name), true };
    *count = 0;
    for (int w = 0; w < 3 && *count == 0; w++) {
        sqlite3_stmt *st;
        bool found = true;
        if (!apt[w]) continue;
        asc_status rc = asc_db_prepare(c, ways[w], &st, err);
        if (rc) return rc;
        if (w == 0) sqlite3_bind_int64(st, 1, (int64_t)number);
        else asc_db_text(st, 1, name);
        while (*count < 2 && !(rc = asc_db_row(c, st, &found, err)) && found) ids[(*count)++] = sqlite3_column_int64(st, 0);
        sqlite3_finalize(st);
        if (rc) return rc;
    }
    return ASC_OK;
}

asc_status asc_case_report_find(asc_case *c, asc_str name, asc_case_report_fn each, void *user, asc_error *err)
{
    int64_t ids[2] = { 0, 0 };
    size_t count;
    bool found = false;
    asc_status rc = ids_of(c, name, ids, &count, err);
    if (rc) return rc;
    if (count == 2)
        return asc_fail(err, ASC_EARG, "%.*s: several reports are called so, r%lld and r%lld among them; name one by its id",
                        ASC_FMT(name), (long long)ids[0], (long long)ids[1]);
    if (count) rc = report_by_id(c, ids[0], true, each, user, &found, err);
    if (!rc && !found)
        return asc_fail(err, ASC_EARG, "%.*s: no such report in %s; `ascribe reports` lists them", ASC_FMT(name), c->path);
    return rc;
}

/* ---- bytes ---------------------------------------------------------------------*/

asc_status asc_find_unpacked(asc_case *c, asc_str packing, asc_str stored, int64_t size, const asc_hash *expected,
                             asc_buf *out, asc_error *err)
{
    asc_hash hash;
    asc_status rc = ASC_OK;
    asc_buf_clear(out);
    if (size < 0 || (uint64_t)size > ASC_REPORT_BYTES_MAX) return asc_fail(err, ASC_EFORMAT, "it says %lld bytes", (long long)size);
    if (asc_str_eq(packing, ASC_STR("zstd"))) rc = asc_unpack(c->packer, out, stored, (size_t)size, err);
    else asc_buf_put(out, stored);
    if (rc) return rc;
    if (out->failed || !asc_hash_of(asc_buf_str(out), &hash)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (out->n != (size_t)size || !asc_hash_eq(&hash, expected))
        return asc_fail(err, ASC_EFORMAT, "its bytes are not those that came in");
    return ASC_OK;
}

asc_status asc_case_bytes(asc_case *c, int64_t report, asc_write_fn write, void *user, asc_error *err)
{
    sqlite3_stmt *st;
    asc_error why = { 0 };
    asc_buf bytes = { 0 };
    asc_hash hash;
    bool found;
    asc_status rc = asc_db_prepare(c, "SELECT c.packing, c.bytes, c.size, c.sha256 FROM report r "
                                      "JOIN content c ON c.id = r.content WHERE r.id = ?1", &st, err);
    if (rc) return rc;
    sqlite3_bind_int64(st, 1, report);
    rc = asc_db_row(c, st, &found, err);
    if (!rc && !found) rc = asc_fail(err, ASC_EARG, "%s: there is no report r%lld", c->path, (long long)report);
    else if (!rc && !asc_db_get_hash(st, 3, &hash)) rc = asc_fail(err, ASC_EFORMAT, "%s: r%lld: no hash", c->path, (long long)report);
    else if (!rc) {
        rc = asc_find_unpacked(c, asc_db_get(st, 0), asc_db_get(st, 1), sqlite3_column_int64(st, 2), &hash, &bytes, &why);
        if (rc) asc_fail(err, rc, "%s: r%lld: %s", c->path, (long long)report, why.message);
    }
    sqlite3_finalize(st);
    if (!rc && !write(user, bytes.p, bytes.n)) rc = asc_fail(err, ASC_EIO, "the output could not be written");
    asc_buf_free(&bytes);
    return rc;
}

/* ---- refusals --------------------------------------------------------------------*/

asc_status asc_case_refusals(asc_case *c, asc_refusal_fn each, void *user, asc_error *err)
{
    sqlite3_stmt *st;
    bool found = true, on = true;
    asc_status rc = asc_db_prepare(
        c, "SELECT path, reason, collector, at, sha256, size, tries FROM refusal ORDER BY path, sha256", &st, err);
    if (rc) return rc;
    while (on && !(rc = asc_db_row(c, st, &found, err)) && found) {
        asc_hash hash;
        asc_refusal r = { .path = asc_db_get(st, 0), .reason = asc_db_get(st, 1), .collector = asc_db_get(st, 2),
                          .at = asc_db_get(st, 3), .size = (uint64_t)sqlite3_column_int64(st, 5),
                          .tries = (uint32_t)sqlite3_column_int64(st, 6) };
        if (asc_db_get_hash(st, 4, &hash)) asc_hash_hex(&hash, r.sha256);
        on = each(user, &r);
    }
    sqlite3_finalize(st);
    return rc;
}

/* ---- search ------------------------------------------------------------------------*/

static bool is_space(char ch)
{
    return ch == ' ' || ch == '\t' || ch == '\n' || ch == '\r';
}

/* One word or "phrase" at s[i] as the index wants it: in quotation marks, a star behind
 * for a beginning. Returns where it ends. */
static size_t put_word(asc_buf *b, asc_str s, size_t i)
{
    bool phrase = s.p[i] == '"';
    size_t end = i += phrase;
    while (end < s.n && (phrase ? s.p[end] != '"' : !is_space(s.p[end]))) end++;
    size_t last = end;
    bool beginning = !phrase && last > i && s.p[last - 1] == '*';
    if (beginning) last--;
    asc_buf_putc(b, '"');
    for (size_t k = i; k < last; k++) {
        if (s.p[k] == '"') asc_buf_putc(b, '"');
        asc_buf_putc(b, s.p[k] ? s.p[k] : ' ');
    }
    asc_buf_puts(b, beginning ? "\"* " : "\" ");
    return end + (phrase && end < s.n);
}

static asc_status query_of(asc_buf *b, asc_str words, asc_error *err)
{
    size_t count = 0;
    for (size_t i = 0; i < words.n;) {
        if (is_space(words.p[i])) {
            i++;
            continue;
        }
        if (++count > SEARCH_WORDS_MAX) return asc_fail(err, ASC_ELIMIT, "over %d words to search for", SEARCH_WORDS_MAX);
        i = put_word(b, words, i);
    }
    asc_buf_putc(b, '\0');
    if (b->failed) return asc_fail(err, ASC_ENOMEM, "out of memory");
    return count ? ASC_OK : asc_fail(err, ASC_EARG, "no word to search for");
}

/* Number of hits, counted to ASC_SEARCH_RANKED and one more. */
static asc_status count_hits(asc_case *c, asc_str query, int64_t *n, asc_error *err)
{
    sqlite3_stmt *st;
    bool found;
    asc_status rc = asc_db_prepare(c, "SELECT count(*) FROM (SELECT rowid FROM word WHERE word MATCH ?1 LIMIT ?2)", &st, err);
    if (rc) return rc;
    asc_db_text(st, 1, query);
    sqlite3_bind_int64(st, 2, (int64_t)ASC_SEARCH_RANKED + 1);
    rc = asc_db_row(c, st, &found, err);
    if (!rc) *n = found ? sqlite3_column_int64(st, 0) : 0;
    sqlite3_finalize(st);
    return rc;
}

struct excerpted {
    asc_hit_fn each;
    void *user;
    asc_str excerpt;
    bool on;
};

static bool hit(void *user, const asc_case_report *r)
{
    struct excerpted *e = user;
    asc_hit h = { r, e->excerpt };
    e->on = e->each(e->user, &h);
    return e->on;
}

static asc_status show_hits(asc_case *c, asc_str query, bool ranked, uint32_t limit, struct excerpted *e, asc_error *err)
{
    sqlite3_stmt *st;
    bool found = true, there;
    asc_status rc = asc_db_prepare(c, ranked ? "SELECT rowid, snippet(word, 1, '', '', '\xE2\x80\xA6', " EXCERPT_WORDS
                                               ") FROM word WHERE word MATCH ?1 ORDER BY rank, rowid DESC LIMIT ?2"
                                             : "SELECT rowid, snippet(word, 1, '', '', '\xE2\x80\xA6', " EXCERPT_WORDS
                                               ") FROM word WHERE word MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
                                   &st, err);
    if (rc) return rc;
    asc_db_text(st, 1, query);
    sqlite3_bind_int64(st, 2, limit);
    while (e->on && !rc && !(rc = asc_db_row(c, st, &found, err)) && found) {
        e->excerpt = asc_db_get(st, 1);
        rc = report_by_id(c, sqlite3_column_int64(st, 0), false, hit, e, &there, err);
    }
    sqlite3_finalize(st);
    return rc;
}

asc_status asc_case_search(asc_case *c, asc_str words, uint32_t limit, asc_hit_fn each, void *user, bool *more,
                           asc_error *err)
{
    asc_buf query = { 0 };
    int64_t n = 0;
    struct excerpted e = { .each = each, .user = user, .on = true };
    asc_status rc = query_of(&query, words, err);
    asc_str q = { query.p, query.n ? query.n - 1 : 0 };
    if (!rc) rc = count_hits(c, q, &n, err);
    if (!rc && n) rc = show_hits(c, q, n <= (int64_t)ASC_SEARCH_RANKED, limit, &e, err);
    if (!rc && more) *more = n > (int64_t)limit;
    asc_buf_free(&query);
    return rc;
}
