/*
 * A case as text: the dump, for comparing two of them, and the export, for others.
 */
#include <stdio.h>

#include "base/error.h"
#include "case/chain.h"
#include "case/find.h"

#include "base/banned.h"

struct out {
    asc_buf b;
    asc_write_fn write;
    void *user;
    bool arrivals;
    uint64_t withheld;
    asc_status rc;
};

static bool flush(struct out *o)
{
    if (o->b.failed) o->rc = ASC_ENOMEM;
    else if (!o->write(o->user, o->b.p, o->b.n)) o->rc = ASC_EIO;
    asc_buf_clear(&o->b);
    return o->rc == ASC_OK;
}

static asc_status status_of(struct out *o, asc_status rc, asc_error *err)
{
    asc_buf_free(&o->b);
    if (rc) return rc;
    if (o->rc == ASC_ENOMEM) return asc_fail(err, ASC_ENOMEM, "out of memory");
    return o->rc ? asc_fail(err, o->rc, "the output could not be written") : ASC_OK;
}

/* ---- dump ---------------------------------------------------------------------*/

static bool dump_report(void *user, const asc_case_report *r)
{
    struct out *o = user;
    asc_hash h = { { 0 } };
    char hex[ASC_HASH_HEX + 1];
    asc_hash_of(r->text, &h);
    asc_hash_hex(&h, hex);
    asc_buf_printf(&o->b, "{\"report\":\"%s\"", r->sha256);
    asc_buf_json_text(&o->b, "item", r->item);
    asc_buf_json_text(&o->b, "name", r->facts.name);
    asc_buf_json_text(&o->b, "title", r->facts.title);
    asc_buf_json_text(&o->b, "outlet", r->facts.outlet);
    asc_buf_json_text(&o->b, "author", r->facts.author);
    asc_buf_json_text(&o->b, "published", r->facts.published);
    asc_buf_json_text(&o->b, "language", r->language);
    asc_buf_json_text(&o->b, "url", r->url);
    asc_buf_json_text(&o->b, "charset", r->charset);
    asc_buf_json_text(&o->b, "media_type", r->media_type);
    asc_buf_json_text(&o->b, "note", r->note);
    asc_buf_json_text(&o->b, "fetched",
                      r->http_status ? ASC_STR("") : r->fetched); /* times are left out */
    asc_buf_printf(&o->b, ",\"size\":%llu,\"text_sha256\":\"%s\"}\n", (unsigned long long)r->size,
                   hex);
    return flush(o);
}

/* Rows of a query as lines of JSON, {"kind":..., column:value, ...}; blobs in hex. */
static asc_status dump_rows(struct out *o, asc_case *c, const char *kind, const char *sql,
                            asc_error *err)
{
    sqlite3_stmt *st;
    bool found = true;
    asc_status rc = asc_db_prepare(c, sql, &st, err);
    if (rc) return rc;
    while (!o->rc && !(rc = asc_db_row(c, st, &found, err)) && found) {
        asc_buf_printf(&o->b, "{\"%s\":", kind);
        for (int i = 0; i < sqlite3_column_count(st); i++) {
            if (i) asc_buf_printf(&o->b, ",\"%s\":", sqlite3_column_name(st, i));
            if (sqlite3_column_type(st, i) == SQLITE_INTEGER)
                asc_buf_printf(&o->b, "%lld", (long long)sqlite3_column_int64(st, i));
            else asc_buf_json(&o->b, asc_db_get(st, i));
        }
        asc_buf_puts(&o->b, "}\n");
        flush(o);
    }
    sqlite3_finalize(st);
    return rc;
}

/*
 * What depends on when and in which order things came (times, numbers, hashes of
 * chains, tries) is left out, but for the decisions, whose order has a meaning.
 */
static asc_status dump_case(struct out *o, asc_case *c, const asc_marks *m, bool confidential,
                            asc_error *err)
{
    asc_case_filter filter = { .with_text = true, .without_confidential = !confidential };
    asc_status rc = asc_find_reports(c, m, &filter, "c.sha256, r.item", dump_report, o, err);
    if (rc || o->rc) return rc;
    if (m->subjects.count && !confidential)
        asc_buf_puts(&o->b, "{\"withheld\":\"confidential reports, arrivals and decisions\"}\n");
    else {
        rc = dump_rows(o, c, "arrival",
                       "SELECT lower(hex(c.sha256)), a.path, a.facts, a.collector FROM arrival a "
                       "JOIN content c ON c.id = a.content ORDER BY c.sha256, a.path, a.collector",
                       err);
        if (!rc)
            rc = dump_rows(o, c, "decision",
                           "SELECT id, v, kind, subject, payload, who FROM decision ORDER BY id",
                           err);
    }
    if (!rc)
        rc = dump_rows(o, c, "refusal",
                       "SELECT path, lower(hex(sha256)) AS sha256, size, reason FROM refusal "
                       "ORDER BY path, sha256",
                       err);
    if (!rc && c->version >= 4)
        rc = dump_rows(
            o, c, "list",
            "SELECT name, title, date, dating, entries, lower(hex(sha256)) AS sha256 FROM "
            "list ORDER BY name, date, sha256",
            err);
    if (!rc && o->arrivals && (confidential || !m->subjects.count))
        rc = dump_rows(
            o, c, "at",
            "SELECT at, id, collector, path, lower(hex(hash)) AS hash FROM arrival ORDER BY id",
            err);
    if (!rc) flush(o);
    return rc;
}

asc_status asc_case_dump(asc_case *c, const asc_export_options *options, asc_write_fn write,
                         void *user, asc_error *err)
{
    static const asc_export_options none = { 0 };
    struct out o = { .write = write, .user = user };
    asc_marks m;
    asc_arena *tmp = asc_arena_new();
    if (!options) options = &none;
    o.arrivals = options->arrivals;
    asc_status rc = tmp ? asc_marks_load(&m, tmp, c, err)
                        : asc_fail(err, ASC_ENOMEM, "%s: out of memory", c->path);
    m.as_came = true;
    if (!rc) rc = dump_case(&o, c, &m, options->include_confidential, err);
    asc_arena_free(tmp);
    return status_of(&o, rc, err);
}

/* ---- export --------------------------------------------------------------------*/

/* TLP 2.0 (FIRST, 2022). */
static bool is_tlp(asc_str s)
{
    static const char *const markings[] = { "CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED" };
    for (size_t i = 0; i < sizeof markings / sizeof *markings; i++)
        if (asc_str_eq(s, asc_str_from(markings[i]))) return true;
    return false;
}

static bool count_withheld(void *user, const asc_case_report *r)
{
    struct out *o = user;
    if (r->confidential) o->withheld++;
    return true;
}

static bool export_report(void *user, const asc_case_report *r)
{
    struct out *o = user;
    asc_buf_puts(&o->b, "{\"type\":\"report\",\"v\":1");
    asc_buf_json_text(&o->b, "report", r->facts.name);
    asc_buf_json_text_or_null(&o->b, "title", r->facts.title);
    asc_buf_json_text_or_null(&o->b, "outlet", r->facts.outlet);
    asc_buf_json_text_or_null(&o->b, "author", r->facts.author);
    asc_buf_json_text_or_null(&o->b, "published", r->facts.published);
    asc_buf_json_text(&o->b, "charset", r->charset);
    if (r->language.n) asc_buf_json_text(&o->b, "language", r->language);
    if (r->url.n) asc_buf_json_text(&o->b, "url", r->url);
    if (r->fetched.n) asc_buf_json_text(&o->b, "fetched", r->fetched);
    asc_buf_printf(&o->b, ",\"sha256\":\"%s\"", r->sha256);
    if (r->confidential) asc_buf_puts(&o->b, ",\"confidential\":true");
    asc_buf_json_text(&o->b, "text", r->text);
    asc_buf_puts(&o->b, "}\n");
    return flush(o);
}

static asc_status export_case(struct out *o, asc_case *c, const asc_marks *m,
                              const asc_export_options *options, asc_str tlp, asc_error *err)
{
    asc_case_filter filter = { .with_text = true,
                               .without_confidential = !options->include_confidential };
    asc_case_filter all = { 0 };
    asc_status rc = ASC_OK;
    if (filter.without_confidential && m->subjects.count)
        rc = asc_find_reports(c, m, &all, "r.id", count_withheld, o, err);
    if (rc) return rc;
    asc_buf_printf(
        &o->b,
        "{\"type\":\"export\",\"v\":1,\"tlp\":\"TLP:%.*s\",\"program\":\"ascribe " ASC_VERSION
        "\",\"withheld\":%llu}\n",
        ASC_FMT(tlp), (unsigned long long)o->withheld);
    return flush(o) ? asc_find_reports(c, m, &filter, "r.id", export_report, o, err) : ASC_OK;
}

asc_status asc_case_export(asc_case *c, const asc_export_options *options, asc_write_fn write,
                           void *user, asc_error *err)
{
    static const asc_export_options none = { 0 };
    struct out o = { .write = write, .user = user };
    asc_marks m;
    if (!options) options = &none;
    asc_str tlp = options->tlp.n ? options->tlp : ASC_STR("AMBER+STRICT");
    if (!is_tlp(tlp))
        return asc_fail(
            err, ASC_EARG,
            "TLP:%.*s: no such marking; TLP 2.0 has CLEAR, GREEN, AMBER, AMBER+STRICT and RED",
            ASC_FMT(tlp));
    asc_arena *tmp = asc_arena_new();
    asc_status rc = tmp ? asc_marks_load(&m, tmp, c, err)
                        : asc_fail(err, ASC_ENOMEM, "%s: out of memory", c->path);
    if (!rc) rc = export_case(&o, c, &m, options, tlp, err);
    asc_arena_free(tmp);
    return status_of(&o, rc, err);
}
