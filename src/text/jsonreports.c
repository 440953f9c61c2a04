#include "text/jsonreports.h"

#include <stdio.h>

#include "base/date.h"
#include "base/error.h"
#include "text/charset.h"
#include "text/datetext.h"
#include "text/document.h"
#include "text/json.h"
#include "text/laid.h"

#include "base/banned.h"

#define NAME_BYTES_MAX 200
#define TITLE_BYTES_MAX 500
#define LANGUAGE_BYTES_MAX 35
#define LIST_DEPTH_MAX 4
#define SECONDS_A_DAY 86400

struct dump {
    asc_parts *p;
    asc_str outlet, charset; /* of what stands around the reports */
    size_t silent;           /* posts without a word */
};

static asc_status out_of_memory(struct dump *d)
{
    return asc_fail(d->p->err, ASC_ENOMEM, "out of memory");
}

/* ---- values ----------------------------------------------------------------------*/

/* The first of the members that is a string with something in it. */
static asc_str text_of(const asc_json *v, const char *const *keys)
{
    for (; *keys; keys++) {
        asc_str s = asc_str_trim(asc_json_text(v, *keys));
        if (s.n) return s;
    }
    return (asc_str){ NULL, 0 };
}

static void put_names(const asc_json *v, asc_buf *b, int depth)
{
    if (!v || depth > 3 || b->n > NAME_BYTES_MAX) return;
    if (v->kind == ASC_JSON_OBJECT) put_names(asc_json_get(v, "name"), b, depth + 1);
    for (const asc_json *m = v->first; v->kind == ASC_JSON_ARRAY && m; m = m->next)
        put_names(m, b, depth + 1);
    if (v->kind != ASC_JSON_STRING || !asc_str_trim(v->text).n) return;
    if (b->n) asc_buf_puts(b, "; ");
    asc_buf_put(b, asc_str_trim(v->text));
}

/* The names under the first key that has any: a string, an object's "name", a list. */
static bool names_of(asc_arena *keep, const asc_json *v, const char *const *keys, asc_str *out)
{
    asc_buf b = { 0 };
    for (; *keys && !b.n; keys++) put_names(asc_json_get(v, *keys), &b, 0);
    bool good =
        !b.failed && asc_arena_copy(keep, asc_record_cut(asc_buf_str(&b), NAME_BYTES_MAX), out);
    asc_buf_free(&b);
    return good;
}

/* Seconds, or thousandths of them, since 1970 in UTC. */
static bool unix_date(asc_str s, char iso[ASC_DATETEXT_MAX])
{
    uint64_t n;
    if (!asc_str_u64(s, &n)) return false;
    if (n > 100000000000u) n /= 1000;
    if (n < 100000000u || n / SECONDS_A_DAY > 40000) return false;
    char day[11];
    unsigned second = (unsigned)(n % SECONDS_A_DAY);
    asc_date_format(asc_date_from_days((int32_t)(n / SECONDS_A_DAY)), day);
    snprintf(iso, ASC_DATETEXT_MAX, "%sT%02u:%02u:%02uZ", day, second / 3600 % 24, second / 60 % 60,
             second % 60);
    return true;
}

static bool date_of(asc_arena *keep, const asc_json *v, const char *const *keys, asc_str *out)
{
    char iso[ASC_DATETEXT_MAX];
    for (; *keys; keys++) {
        const asc_json *m = asc_json_get(v, *keys);
        if (!m || (m->kind != ASC_JSON_STRING && m->kind != ASC_JSON_NUMBER)) continue;
        asc_date partial;
        asc_str s = asc_str_trim(m->text);
        if (unix_date(s, iso) || asc_datetext_find(s, iso))
            return asc_arena_copy(keep, asc_str_from(iso), out);
        if (s.n <= 7 && asc_date_parse(s, &partial)) return asc_arena_copy(keep, s, out);
    }
    return true;
}

/* A string, or a number as written. */
static asc_str id_of(const asc_json *v, const char *const *keys)
{
    for (; *keys; keys++) {
        const asc_json *m = asc_json_get(v, *keys);
        if (m && (m->kind == ASC_JSON_STRING || m->kind == ASC_JSON_NUMBER) && m->text.n)
            return asc_record_cut(m->text, ASC_DOCUMENT_NAME_MAX);
    }
    return (asc_str){ NULL, 0 };
}

/* ---- one report ------------------------------------------------------------------*/

static const char *const texts[] = {
    "text",        "content_text", "content",  "body",    "fulltext",    "full_text", "article",
    "articleBody", "maintext",     "raw_text", "message", "description", "summary",   NULL
};
static const char *const pages[] = { "content_html", "html", "body_html", NULL };
static const char *const titles[] = { "title", "headline", "subject", NULL };
static const char *const outlets[] = { "outlet",    "source", "publisher", "site_name", "sitename",
                                       "newspaper", "domain", "channel",   NULL };
static const char *const authors[] = { "author", "authors", "byline", "creator", NULL };
static const char *const dates[] = { "published",        "date_published", "datePublished",
                                     "publication_date", "published_at",   "publishedAt",
                                     "date_publish",     "pubDate",        "date",
                                     "created_at",       "timestamp",      NULL };
static const char *const addresses[] = { "url", "link", "canonical_url", "source_url", NULL };
static const char *const languages[] = { "language", "lang", NULL };
static const char *const ids[] = { "id", "guid", "uuid", "doc_id", "docid", "name", "url", NULL };

static asc_status keep_record(struct dump *d, asc_record *r)
{
    asc_record *to = asc_records_add(d->p->out, d->p->keep);
    if (!to && d->p->out->count < ASC_RECORDS_MAX) return out_of_memory(d);
    if (to) *to = *r;
    else asc_parts_refuse(d->p, r->part, "too many reports");
    return ASC_OK;
}

/* Line ends as elsewhere, no NULs; a text that has its title above keeps it. */
static asc_status put_plain(struct dump *d, asc_record *r, asc_str text)
{
    char *p = asc_arena_alloc(d->p->keep, text.n + 1, 1);
    size_t n = 0;
    if (!p) return out_of_memory(d);
    for (size_t i = 0; i < text.n; i++) {
        if (!text.p[i] || (text.p[i] == '\r' && i + 1 < text.n && text.p[i + 1] == '\n')) continue;
        p[n++] = text.p[i] == '\r' ? '\n' : text.p[i];
    }
    r->text = asc_str_trim((asc_str){ p, n });
    if (asc_str_starts(r->text, r->title)) return ASC_OK;
    return asc_record_headline(r, d->p->keep) ? ASC_OK : out_of_memory(d);
}

static bool is_report(const asc_json *v)
{
    return v->kind == ASC_JSON_OBJECT && (text_of(v, texts).n || text_of(v, pages).n);
}

static asc_status take_report(struct dump *d, const asc_json *v)
{
    asc_arena *keep = d->p->keep;
    asc_record r = { .media = ASC_STR("application/json"), .charset = d->charset };
    asc_str page = text_of(v, pages), text = text_of(v, texts);
    r.title = asc_record_cut(text_of(v, titles), TITLE_BYTES_MAX);
    r.url = text_of(v, addresses);
    r.language = asc_record_cut(text_of(v, languages), LANGUAGE_BYTES_MAX);
    r.part = id_of(v, ids);
    if (!names_of(keep, v, outlets, &r.outlet) || !names_of(keep, v, authors, &r.author) ||
        !date_of(keep, v, dates, &r.published))
        return out_of_memory(d);
    if (!r.outlet.n) r.outlet = d->outlet;
    asc_status rc = ASC_OK;
    if (page.n >= text.n) rc = asc_fragment_text(&r, keep, page, d->p->err);
    if (page.n >= text.n && !rc && !asc_record_headline(&r, keep)) rc = out_of_memory(d);
    if (page.n < text.n) rc = put_plain(d, &r, text);
    return rc ? rc : keep_record(d, &r);
}

/* ---- Telegram --------------------------------------------------------------------*/

static bool put_post(asc_buf *b, const asc_json *text)
{
    if (!text) return false;
    if (text->kind == ASC_JSON_STRING) asc_buf_put(b, text->text);
    for (const asc_json *m = text->first; text->kind == ASC_JSON_ARRAY && m; m = m->next)
        asc_buf_put(b, m->kind == ASC_JSON_STRING ? m->text : asc_json_text(m, "text"));
    return asc_str_trim(asc_buf_str(b)).n > 0;
}

/* Who is forwarded stands above the text, as the program shows it. */
static asc_status post_text(struct dump *d, asc_record *r, const asc_json *post)
{
    asc_buf b = { 0 }, said = { 0 };
    bool any = put_post(&said, asc_json_get(post, "text"));
    asc_str from = asc_json_text(post, "forwarded_from");
    if (any && from.n) {
        asc_buf_puts(&b, "Forwarded from ");
        asc_buf_put(&b, asc_record_cut(from, NAME_BYTES_MAX));
        asc_buf_puts(&b, "\n\n");
    }
    asc_buf_put(&b, asc_buf_str(&said));
    asc_str text;
    bool good = !said.failed && !b.failed && asc_arena_copy(d->p->keep, asc_buf_str(&b), &text);
    asc_buf_free(&b);
    asc_buf_free(&said);
    if (!good) return out_of_memory(d);
    return any ? put_plain(d, r, text) : ASC_OK;
}

static asc_status take_post(struct dump *d, const asc_json *post, asc_str chat, bool several)
{
    static const char *const id[] = { "id", NULL }, *const from[] = { "from", "actor", NULL },
                             *const when[] = { "date_unixtime", "date", NULL };
    asc_arena *keep = d->p->keep;
    asc_record r = { .media = ASC_STR("application/json"), .charset = d->charset, .outlet = chat };
    asc_status rc = post_text(d, &r, post);
    if (rc || !r.text.n) {
        d->silent += !rc;
        return rc;
    }
    asc_buf b = { 0 };
    if (several) asc_buf_put(&b, asc_record_cut(chat, NAME_BYTES_MAX));
    if (several) asc_buf_putc(&b, '/');
    asc_buf_put(&b, id_of(post, id));
    bool good = !b.failed && asc_arena_copy(keep, asc_buf_str(&b), &r.part) &&
                names_of(keep, post, from, &r.author) && date_of(keep, post, when, &r.published);
    asc_buf_free(&b);
    return good ? keep_record(d, &r) : out_of_memory(d);
}

static asc_status take_chat(struct dump *d, const asc_json *chat, bool several)
{
    const asc_json *messages = asc_json_get(chat, "messages");
    asc_str name = asc_record_cut(asc_json_text(chat, "name"), NAME_BYTES_MAX);
    asc_status rc = ASC_OK;
    for (const asc_json *m = messages ? messages->first : NULL; !rc && m; m = m->next)
        if (m->kind == ASC_JSON_OBJECT) rc = take_post(d, m, name, several);
    return rc;
}

static bool is_chat(const asc_json *v)
{
    const asc_json *list = asc_json_get(v, "messages");
    return list && list->kind == ASC_JSON_ARRAY && asc_json_get(v, "type") && asc_json_get(v, "id");
}

/* ---- what it is ------------------------------------------------------------------*/

/* The list of reports under one of the usual names. */
static const asc_json *list_in(const asc_json *v)
{
    static const char *const keys[] = { "items", "articles", "reports",  "documents",
                                        "docs",  "results",  "posts",    "entries",
                                        "data",  "hits",     "response", NULL };
    for (const char *const *k = keys; *k; k++) {
        const asc_json *m = asc_json_get(v, *k);
        if (m && (m->kind == ASC_JSON_ARRAY || m->kind == ASC_JSON_OBJECT)) return m;
    }
    return NULL;
}

static asc_status take_value(struct dump *d, const asc_json *v, int depth);

static asc_status take_list(struct dump *d, const asc_json *v, int depth)
{
    asc_status rc = ASC_OK;
    for (const asc_json *m = v->first; !rc && m; m = m->next) rc = take_value(d, m, depth + 1);
    return rc;
}

static asc_status take_value(struct dump *d, const asc_json *v, int depth)
{
    const asc_json *chats = asc_json_get(asc_json_get(v, "chats"), "list"), *list;
    asc_status rc = ASC_OK;
    if (depth > LIST_DEPTH_MAX) return ASC_OK;
    if (v->kind == ASC_JSON_ARRAY) return take_list(d, v, depth);
    if (is_chat(v)) return take_chat(d, v, false);
    for (const asc_json *m = chats ? chats->first : NULL; !rc && m; m = m->next)
        rc = take_chat(d, m, true);
    if (chats) return rc;
    if ((list = list_in(v)) != NULL) {
        if (depth == 0 && asc_json_get(v, "version"))
            d->outlet = asc_record_cut(asc_json_text(v, "title"), TITLE_BYTES_MAX);
        return take_value(d, list, depth + 1);
    }
    return is_report(v) ? take_report(d, v) : ASC_OK;
}

static void put_strings(asc_laid *l, const asc_json *v)
{
    if (v->kind == ASC_JSON_STRING) {
        asc_laid_begin(l, ASC_BLOCK_PARAGRAPH);
        asc_laid_put(l, v->text);
    }
    if (v->kind == ASC_JSON_ARRAY || v->kind == ASC_JSON_OBJECT)
        for (const asc_json *m = v->first; m; m = m->next) put_strings(l, m);
}

/* JSON of no known form: whatever it says is kept, to be found again. */
static asc_status take_strings(struct dump *d, const asc_json *v)
{
    asc_laid l = { .keep = d->p->keep };
    asc_record r = { .media = ASC_STR("application/json"),
                     .charset = d->charset,
                     .note = ASC_STR("JSON of no known form: all its strings") };
    put_strings(&l, v);
    asc_status rc = asc_laid_finish(&l, &r, d->p->err);
    return rc || !r.text.n ? rc : keep_record(d, &r);
}

static asc_status take_document(struct dump *d, asc_str s)
{
    asc_json *v;
    asc_status rc = asc_json_parse_whole(&v, d->p->keep, s, d->p->err);
    size_t before = d->p->out->count;
    if (!rc) rc = take_value(d, v, 0);
    return !rc && d->p->out->count == before && !d->silent ? take_strings(d, v) : rc;
}

static asc_status take_lines(struct dump *d, asc_str s)
{
    asc_lines it = { s, 0 };
    asc_str line;
    asc_error why = { ASC_OK, "" }, *err = d->p->err;
    char place[40];
    asc_status rc = ASC_OK;
    while (!rc && asc_lines_next(&it, &line)) {
        if (!asc_str_trim(line).n) continue;
        d->p->err = &why;
        rc = take_document(d, line);
        d->p->err = err;
        if (rc != ASC_EFORMAT) continue;
        snprintf(place, sizeof place, "line %zu", it.no);
        asc_parts_refuse(d->p, asc_str_from(place), why.message);
        rc = ASC_OK;
    }
    if (rc) return asc_fail(err, rc, "%s", why.message);
    return d->p->out->count > d->p->before || d->p->refused ? asc_parts_end(d->p, "JSON") : ASC_OK;
}

static asc_status note_silent(struct dump *d)
{
    asc_buf b = { 0 };
    if (!d->silent || d->p->out->count == d->p->before) return ASC_OK;
    asc_record *first = &d->p->out->items[d->p->before];
    asc_buf_put(&b, first->note);
    asc_buf_printf(&b, "%s%zu posts without a text were left out", first->note.n ? "; " : "",
                   d->silent);
    bool good = !b.failed && asc_arena_copy(d->p->keep, asc_buf_str(&b), &first->note);
    asc_buf_free(&b);
    return good ? ASC_OK : out_of_memory(d);
}

asc_status asc_json_reports(asc_parts *p, asc_str bytes, bool lines)
{
    struct dump d = { .p = p };
    asc_str s;
    asc_status rc =
        asc_charset_decode(&s, &d.charset, p->keep, bytes, (asc_str){ NULL, 0 }, p->err);
    if (!rc) rc = lines ? take_lines(&d, s) : take_document(&d, s);
    return rc ? rc : note_silent(&d);
}
