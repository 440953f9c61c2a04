#include "text/warc.h"

#include "base/error.h"
#include "base/utf8.h"
#include "text/datetext.h"
#include "text/inflate.h"
#include "text/mail_words.h"

#include "base/banned.h"

#define CODINGS_MAX 3u /* of one answer, one over the other */

/* Heads of WARC records and of HTTP answers: lines "Name: value". */
struct head {
    asc_str first; /* the line before them */
    asc_str type, length, uri, date, content_type, encoding, transfer;
};

static void keep_header(struct head *h, asc_str name, asc_str value)
{
    const struct {
        const char *name;
        asc_str *to;
    } wanted[] = {
        { "warc-type", &h->type },
        { "content-length", &h->length },
        { "warc-target-uri", &h->uri },
        { "warc-date", &h->date },
        { "content-type", &h->content_type },
        { "content-encoding", &h->encoding },
        { "transfer-encoding", &h->transfer },
    };
    for (size_t k = 0; k < sizeof wanted / sizeof *wanted; k++)
        if (!wanted[k].to->n && asc_str_eq_nocase(name, asc_str_from(wanted[k].name)))
            *wanted[k].to = asc_str_trim(value);
}

/* The head at the start of s; what is left is the body. */
static asc_str take_head(asc_str s, struct head *h)
{
    asc_lines it = { s, 0 };
    asc_str line, name, value;
    *h = (struct head){ .first = { NULL, 0 } };
    if (asc_lines_next(&it, &line)) h->first = line;
    for (unsigned k = 0; k < ASC_WARC_HEADERS_MAX && asc_lines_next(&it, &line); k++) {
        if (!asc_str_trim(line).n) break;
        if (asc_str_cut(line, ':', &name, &value)) keep_header(h, asc_str_trim(name), value);
    }
    return it.rest;
}

/* ---- HTTP ------------------------------------------------------------------------*/

static bool hex_length(asc_str line, size_t *n)
{
    *n = 0;
    size_t i = 0;
    for (; i < line.n && i < 8; i++) {
        char c = line.p[i];
        int d = c >= '0' && c <= '9'                 ? c - '0'
                : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                     : -1;
        if (d < 0) break;
        *n = *n * 16 + (size_t)d;
    }
    return i > 0;
}

/* Chunks put together; a body that is not chunked, whatever it says, as it stands. */
static asc_status join_chunks(asc_str body, asc_arena *tmp, asc_str *out)
{
    char *p = asc_arena_alloc(tmp, body.n + 1, 1);
    asc_lines it = { body, 0 };
    asc_str line;
    size_t n = 0, size;
    if (!p) return ASC_ENOMEM;
    *out = body;
    while (asc_lines_next(&it, &line)) {
        if (!hex_length(line, &size)) break;
        if (size > it.rest.n) size = it.rest.n;
        if (size) memcpy(p + n, it.rest.p, size);
        n += size;
        it.rest = asc_str_slice(it.rest, size, it.rest.n);
        if (!size) break;
        if (asc_str_starts(it.rest, ASC_STR("\r\n")))
            it.rest = asc_str_slice(it.rest, 2, it.rest.n);
        else if (asc_str_starts(it.rest, ASC_STR("\n")))
            it.rest = asc_str_slice(it.rest, 1, it.rest.n);
    }
    if (n) *out = (asc_str){ p, n };
    return ASC_OK;
}

/* Markup or words: what a server said was packed is not. */
static bool looks_plain(asc_str s)
{
    s = asc_str_trim(asc_str_slice(s, 0, 256));
    for (size_t i = 0; i < s.n; i++)
        if ((uint8_t)s.p[i] < ' ' && s.p[i] != '\n' && s.p[i] != '\r' && s.p[i] != '\t')
            return false;
    return s.n > 0;
}

static bool begins(asc_str s, const char *with, size_t n)
{
    return s.n >= n && !memcmp(s.p, with, n);
}

/* One coding taken off; what does not look like it was unpacked by whoever kept it. */
static asc_status unpack_one(asc_parts *p, asc_str coding, asc_str *body, asc_arena *tmp)
{
    bool damaged = false,
         zlib = body->n > 2 && ((uint8_t)body->p[0] & 0x0F) == 8 &&
                ((unsigned)(uint8_t)body->p[0] * 256 + (uint8_t)body->p[1]) % 31 == 0;
    asc_str packed = *body;
    asc_status rc = ASC_OK;
    if (!coding.n || asc_str_starts_nocase(coding, "identity")) return ASC_OK;
    if (asc_str_starts_nocase(coding, "gzip") || asc_str_starts_nocase(coding, "x-gzip")) {
        if (!zlib && !begins(packed, "\x1F\x8B", 2)) return ASC_OK;
        rc = asc_inflate(body, &damaged, tmp, packed, ASC_DEFLATED_ANY, p->budget, p->err);
    } else if (asc_str_starts_nocase(coding, "deflate")) {
        rc = asc_inflate(body, &damaged, tmp, packed, zlib ? ASC_DEFLATED_ANY : ASC_DEFLATED_BARE,
                         p->budget, p->err);
    } else if (asc_str_starts_nocase(coding, "zstd")) {
        if (!begins(packed, "\x28\xB5\x2F\xFD", 4)) return ASC_OK;
        rc = asc_unzstd(body, &damaged, tmp, packed, p->budget, p->err);
    } else if (asc_str_starts_nocase(coding, "br")) {
        rc = asc_unbrotli(body, &damaged, tmp, packed, p->budget, p->err);
        if (!rc && damaged && !body->n) { /* brotli has no sign of its own */
            *body = packed;
            return looks_plain(packed) ? ASC_OK
                                       : asc_fail(p->err, ASC_EFORMAT, "its brotli is damaged");
        }
    } else {
        return asc_fail(p->err, ASC_EFORMAT, "packed in a way that is not read (%.*s)",
                        ASC_FMT(coding));
    }
    if (rc == ASC_ELIMIT) return asc_parts_spend(p, SIZE_MAX);
    return rc ? rc : asc_parts_spend(p, body->n);
}

/* "gzip, br": the last was put on last. */
static asc_status unpack(asc_parts *p, asc_str encoding, asc_str *body, asc_arena *tmp)
{
    asc_str codings[CODINGS_MAX + 1], rest = encoding;
    size_t n = 0;
    while (n < CODINGS_MAX && asc_str_cut(rest, ',', &codings[n], &rest)) n++;
    if (n == CODINGS_MAX)
        return asc_fail(p->err, ASC_EFORMAT, "packed more than %u times over", CODINGS_MAX);
    codings[n++] = rest;
    asc_status rc = ASC_OK;
    while (!rc && n-- > 0) rc = unpack_one(p, asc_str_trim(codings[n]), body, tmp);
    return rc;
}

/* The ending that tells the format of a type; NULL for types that are passed over. */
static const char *ending_of(asc_str type)
{
    static const struct {
        const char *type, *ending;
    } types[] = {
        { "text/html", ".html" },
        { "application/xhtml+xml", ".html" },
        { "text/plain", ".txt" },
        { "text/markdown", ".md" },
        { "application/pdf", ".pdf" },
        { "application/rss+xml", ".rss" },
        { "application/atom+xml", ".rss" },
        { "application/feed+json", ".json" },
        { "message/rfc822", ".eml" },
        { "application/vnd.openxmlformats", ".docx" },
        { "application/vnd.oasis", ".odt" },
    };
    for (size_t k = 0; k < sizeof types / sizeof *types; k++)
        if (asc_str_starts_nocase(type, types[k].type)) return types[k].ending;
    return NULL;
}

static asc_status add(asc_parts *p, asc_part_fn read, const struct head *w, asc_str type,
                      asc_str body)
{
    char iso[ASC_DATETEXT_MAX];
    asc_record like = { .url = w->uri, .charset = asc_mail_parameter(type, "charset") };
    const char *ending = ending_of(type);
    if (!ending || !body.n) return ASC_OK;
    if (asc_datetext_find(w->date, iso)) like.fetched = asc_str_from(iso);
    return asc_parts_add(p, read, w->uri, asc_str_from(ending), body, &like);
}

/* An HTTP answer of success in a format that is read; *body: what stands behind its head. */
static bool is_answer(asc_str *body, struct head *h)
{
    *body = take_head(*body, h);
    size_t space = asc_str_find(h->first, ASC_STR(" "));
    bool success = asc_str_starts_nocase(h->first, "HTTP/") && space != SIZE_MAX &&
                   space + 1 < h->first.n && h->first.p[space + 1] == '2';
    return success && ending_of(h->content_type);
}

static bool is_plain(const struct head *w)
{
    return asc_str_eq_nocase(w->type, ASC_STR("resource")) ||
           asc_str_eq_nocase(w->type, ASC_STR("conversion"));
}

static asc_status take_answer(asc_parts *p, asc_part_fn read, const struct head *w, asc_str body,
                              asc_arena *tmp)
{
    struct head h;
    if (!is_answer(&body, &h)) return ASC_OK;
    asc_status rc =
        asc_str_starts_nocase(h.transfer, "chunked") ? join_chunks(body, tmp, &body) : ASC_OK;
    if (rc) return asc_fail(p->err, rc, "out of memory");
    asc_error why = { ASC_OK, "" }, *err = p->err;
    p->err = &why;
    rc = unpack(p, h.encoding, &body, tmp);
    p->err = err;
    if (rc == ASC_EFORMAT) {
        asc_parts_refuse(p, w->uri, why.message);
        return ASC_OK;
    }
    return rc ? asc_fail(err, rc, "%s", why.message) : add(p, read, w, h.content_type, body);
}

/* ---- records ---------------------------------------------------------------------*/

static asc_status take_record(asc_parts *p, asc_part_fn read, struct head *w, asc_str body)
{
    bool response = asc_str_eq_nocase(w->type, ASC_STR("response"));
    if (w->uri.n > 1 && w->uri.p[0] == '<') w->uri = asc_str_slice(w->uri, 1, w->uri.n - 1);
    w->uri = asc_str_slice(w->uri, 0, asc_utf8_check(w->uri));
    if (is_plain(w)) return add(p, read, w, w->content_type, body);
    if (!response || !asc_str_starts_nocase(w->content_type, "application/http")) return ASC_OK;
    asc_arena *tmp = asc_arena_new();
    asc_status rc =
        tmp ? take_answer(p, read, w, body, tmp) : asc_fail(p->err, ASC_ENOMEM, "out of memory");
    asc_arena_free(tmp);
    return rc;
}

/* "URL address 20130605174800 text/html 1234": a record of ARC's first version. */
static bool arc_head(asc_str line, struct head *w)
{
    asc_str field[5] = { { NULL, 0 } };
    for (size_t k = 0; k < 4; k++)
        if (!asc_str_cut(line, ' ', &field[k], &line)) return false;
    if (!asc_str_cut(line, ' ', &field[4], &line)) field[4] = line;
    *w = (struct head){ .type = ASC_STR("response"),
                        .uri = field[0],
                        .length = field[4],
                        .content_type = ASC_STR("application/http") };
    if (field[2].n >= 8) w->date = asc_str_slice(field[2], 0, 8);
    return true;
}

/* What stands at the start of s, over blank lines; `rest` begins behind its head. */
static asc_warc_find find_record(asc_str s, struct head *w, asc_str *rest, uint64_t *n)
{
    size_t blank = 0;
    while (blank < s.n && (s.p[blank] == '\r' || s.p[blank] == '\n')) blank++;
    s = asc_str_slice(s, blank, s.n);
    if (!s.n) return ASC_WARC_NONE;
    bool warc = asc_str_starts(s, ASC_STR("WARC/"));
    asc_lines it = { s, 0 };
    asc_str line;
    if (warc) it.rest = take_head(s, w);
    else if (!asc_lines_next(&it, &line) || !arc_head(line, w)) return ASC_WARC_BAD;
    *rest = it.rest.p ? it.rest : asc_str_slice(s, s.n, s.n); /* the head goes to the end */
    if (!asc_str_u64(w->length, n)) return it.rest.n ? ASC_WARC_BAD : ASC_WARC_CUT_HEAD;
    return ASC_WARC_RECORD;
}

asc_warc_find asc_warc_record_end(asc_str s, uint64_t *end)
{
    struct head w;
    asc_str rest;
    uint64_t n;
    asc_warc_find found = find_record(s, &w, &rest, &n);
    if (found != ASC_WARC_RECORD) return found;
    if (n > INT64_MAX) return ASC_WARC_BAD;
    *end = (uint64_t)(rest.p - s.p) + n;
    /* The blank lines behind it are its own. */
    for (int k = 0; k < 4 && *end < s.n && (s.p[*end] == '\r' || s.p[*end] == '\n'); k++) ++*end;
    return ASC_WARC_RECORD;
}

bool asc_warc_begins(asc_str s)
{
    return asc_str_starts(s, ASC_STR("WARC/")) || asc_str_starts(s, ASC_STR("filedesc://"));
}

bool asc_warc_tells(asc_str s)
{
    struct head w, h;
    asc_str rest;
    uint64_t n;
    if (find_record(s, &w, &rest, &n) != ASC_WARC_RECORD) return false;
    if (is_plain(&w)) return ending_of(w.content_type) != NULL;
    return asc_str_eq_nocase(w.type, ASC_STR("response")) && is_answer(&rest, &h);
}

static bool next_record(asc_str *rest, struct head *w, asc_str *body, bool *cut)
{
    uint64_t n;
    asc_str behind;
    *cut = true;
    asc_warc_find found = find_record(*rest, w, &behind, &n);
    if (found == ASC_WARC_NONE) *cut = false;
    if (found != ASC_WARC_RECORD) return false;
    *cut = n > behind.n;
    if (*cut) n = behind.n;
    *body = asc_str_slice(behind, 0, (size_t)n);
    *rest = asc_str_slice(behind, (size_t)n, behind.n);
    return true;
}

asc_status asc_warc_read(asc_parts *p, asc_part_fn read, asc_str bytes)
{
    struct head w;
    asc_str body;
    asc_status rc = ASC_OK;
    bool cut = false;
    unsigned count = 0;
    while (!rc && !cut && count < ASC_WARC_RECORDS_MAX && next_record(&bytes, &w, &body, &cut)) {
        count++;
        rc = take_record(p, read, &w, body);
    }
    if (rc) return rc;
    if (cut) asc_parts_refuse(p, ASC_STR("the crawl's end"), "it is cut or damaged there");
    return asc_parts_end(p, "a crawl");
}
