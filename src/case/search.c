/*
 * The search over titles and texts.
 */
#include "base/error.h"
#include "case/find.h"
#include "case/log.h"

#include "base/banned.h"

#define SEARCH_WORDS_MAX 64
#define EXCERPT_WORDS "24"
#define SATURATION 1.2 /* BM25's k1 (Robertson and Zaragoza 2009) */

/* ---- what is asked ----------------------------------------------------------------*/

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
        if (++count > SEARCH_WORDS_MAX)
            return asc_fail(err, ASC_ELIMIT, "over %d words to search for", SEARCH_WORDS_MAX);
        i = put_word(b, words, i);
    }
    asc_buf_putc(b, '\0');
    if (b->failed) return asc_fail(err, ASC_ENOMEM, "out of memory");
    return count ? ASC_OK : asc_fail(err, ASC_EARG, "no word to search for");
}

/* ---- how well it fits ---------------------------------------------------------------*/

/*
 * Every hit has all the words, so that how rare each is in the whole case (the idf of
 * BM25) tells little, and working it out would walk through every text for "the". What
 * is left of BM25: how often a word stands in the text, each time counting less; and a
 * word in the title counts as much as any number in the text. Least is best.
 */
static void fit(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *out, int count,
                sqlite3_value **values)
{
    int n = 0, phrase, column, offset;
    double in_text[SEARCH_WORDS_MAX] = { 0 }, in_title[SEARCH_WORDS_MAX] = { 0 }, sum = 0;
    (void)count;
    (void)values;
    if (api->xInstCount(fts, &n) != SQLITE_OK) n = 0;
    for (int i = 0; i < n && api->xInst(fts, i, &phrase, &column, &offset) == SQLITE_OK; i++) {
        if (phrase >= SEARCH_WORDS_MAX) continue;
        if (column == 0) in_title[phrase] = 1;
        else in_text[phrase]++;
    }
    for (int i = 0; i < SEARCH_WORDS_MAX; i++)
        sum += in_title[i] + in_text[i] / (in_text[i] + SATURATION);
    sqlite3_result_double(out, -sum);
}

/* Make fit() known to the index of this connection. */
static asc_status register_fit(asc_case *c, asc_error *err)
{
    fts5_api *api = NULL;
    sqlite3_stmt *st;
    bool found;
    asc_status rc = asc_db_prepare(c, "SELECT fts5(?1)", &st, err);
    if (rc) return rc;
    sqlite3_bind_pointer(st, 1, &api, "fts5_api_ptr", NULL);
    rc = asc_db_row(c, st, &found, err);
    sqlite3_finalize(st);
    if (!rc && (!api || api->xCreateFunction(api, "fit", NULL, fit, NULL) != SQLITE_OK))
        rc = asc_fail(err, ASC_ENOMEM, "%s: the search index cannot be asked", c->path);
    return rc;
}

/* ---- the search -----------------------------------------------------------------------*/

/* Number of hits, counted to ASC_SEARCH_RANKED and one more. */
static asc_status count_hits(asc_case *c, asc_str query, int64_t *n, asc_error *err)
{
    sqlite3_stmt *st;
    bool found;
    asc_status rc = asc_db_prepare(
        c, "SELECT count(*) FROM (SELECT rowid FROM word WHERE word MATCH ?1 LIMIT ?2)", &st, err);
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

static asc_status show_hits(asc_case *c, const asc_marks *m, sqlite3_stmt *hits,
                            struct excerpted *e, asc_error *err)
{
    bool found = true;
    sqlite3_stmt *report = asc_find_by_id(c, false, err);
    asc_status rc = report ? ASC_OK : ASC_EIO;
    while (e->on && !rc && !(rc = asc_db_row(c, hits, &found, err)) && found) {
        e->excerpt = asc_db_get(hits, 1);
        rc = asc_find_report(c, m, report, sqlite3_column_int64(hits, 0), hit, e, err);
    }
    sqlite3_finalize(report);
    return rc;
}

#define HITS_SQL(order)                                                     \
    "SELECT rowid, snippet(word, 1, '', '', '\xE2\x80\xA6', " EXCERPT_WORDS \
    ") FROM word WHERE word MATCH ?1" order " LIMIT ?2"

static asc_status find_hits(asc_case *c, asc_str query, bool ranked, uint32_t limit,
                            struct excerpted *e, asc_error *err)
{
    asc_marks m;
    asc_arena *tmp;
    sqlite3_stmt *st = NULL;
    asc_status rc = asc_find_marks(c, &tmp, &m, err);
    if (!rc && ranked) rc = register_fit(c, err);
    if (!rc)
        rc = asc_db_prepare(c,
                            ranked ? HITS_SQL(" AND rank MATCH 'fit()' ORDER BY rank")
                                   : HITS_SQL(" ORDER BY rowid DESC"),
                            &st, err);
    if (!rc) {
        asc_db_text(st, 1, query);
        sqlite3_bind_int64(st, 2, limit);
        rc = show_hits(c, &m, st, e, err);
    }
    sqlite3_finalize(st);
    asc_arena_free(tmp);
    return rc;
}

asc_status asc_case_search(asc_case *c, asc_str words, uint32_t limit, asc_hit_fn each, void *user,
                           bool *more, asc_error *err)
{
    asc_buf query = { 0 };
    int64_t n = 0;
    struct excerpted e = { .each = each, .user = user, .on = true };
    asc_status rc = query_of(&query, words, err);
    asc_str q = { query.p, query.n ? query.n - 1 : 0 };
    if (!rc) rc = count_hits(c, q, &n, err);
    if (!rc && n) rc = find_hits(c, q, n <= (int64_t)ASC_SEARCH_RANKED, limit, &e, err);
    if (!rc && more) *more = n > (int64_t)limit;
    asc_buf_free(&query);
    return rc;
}
