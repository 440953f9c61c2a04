#include "text/mail.h"

#include "base/error.h"
#include "text/charset.h"
#include "text/datetext.h"
#include "text/decode.h"
#include "text/document.h"
#include "text/mail_words.h"

#include "base/banned.h"

/* What a head says; views of its bytes, folded as they stand. */
struct head {
    asc_str from, subject, date, type, encoding, disposition, location;
};

struct mail {
    asc_parts *p;
    asc_part_fn read;
    asc_str plain, html; /* bytes of the first of each */
    asc_str plain_charset, html_charset, location;
    unsigned parts;
    bool page; /* MHTML */
    asc_status rc;
};

/* ---- heads -----------------------------------------------------------------------*/

static void keep_header(struct head *h, asc_str name, asc_str value)
{
    const struct {
        const char *name;
        asc_str *to;
    } wanted[] = {
        { "from", &h->from },
        { "subject", &h->subject },
        { "date", &h->date },
        { "content-type", &h->type },
        { "content-transfer-encoding", &h->encoding },
        { "content-disposition", &h->disposition },
        { "content-location", &h->location },
        { "snapshot-content-location", &h->location },
    };
    for (size_t k = 0; k < sizeof wanted / sizeof *wanted; k++)
        if (!wanted[k].to->n && asc_str_eq_nocase(name, asc_str_from(wanted[k].name)))
            *wanted[k].to = asc_str_trim(value);
}

/* Read the head of `s`; what is left is the body. */
static asc_str take_head(asc_str s, struct head *h)
{
    asc_lines it = { s, 0 };
    asc_str line, name = { NULL, 0 }, value = { NULL, 0 };
    *h = (struct head){ 0 };
    for (int k = 0; k < ASC_MAIL_HEADERS_MAX && asc_lines_next(&it, &line); k++) {
        if (!line.n) {
            keep_header(h, name, value);
            return it.rest;
        }
        if (name.n &&
            (line.p[0] == ' ' || line.p[0] == '\t')) { /* goes on: the view spans the fold */
            value.n = (size_t)(line.p + line.n - value.p);
            continue;
        }
        keep_header(h, name, value);
        if (!asc_str_cut(line, ':', &name, &value)) {
            if (k == 0 && asc_str_starts(line, ASC_STR("From "))) continue; /* mbox */
            return asc_str_slice(s, (size_t)(line.p - s.p),
                                 s.n); /* no head at all, or its end is missing */
        }
    }
    keep_header(h, name, value);
    return it.rest;
}

/* ---- parts -----------------------------------------------------------------------*/

static bool is_type(asc_str type, const char *wanted)
{
    return asc_str_starts_nocase(type, wanted);
}

static asc_str unpacked(struct mail *m, const struct head *h, asc_str body)
{
    asc_str out = body;
    bool good = true;
    if (is_type(h->encoding, "base64")) good = asc_mail_base64(m->p->keep, body, &out);
    else if (is_type(h->encoding, "quoted-printable"))
        good = asc_mail_quoted(m->p->keep, body, false, &out);
    if (!good) m->rc = asc_fail(m->p->err, ASC_ENOMEM, "out of memory");
    return out;
}

/* An attached document: its records come behind the message's own. */
static void take_attachment(struct mail *m, const struct head *h, asc_str bytes)
{
    asc_str name = asc_mail_parameter(h->disposition, "filename"), plain;
    if (!name.n) name = asc_mail_parameter(h->type, "name");
    if (!asc_mail_header_text(m->p->keep, name, &plain)) {
        m->rc = asc_fail(m->p->err, ASC_ENOMEM, "out of memory");
        return;
    }
    asc_str told = is_type(h->type, "text/html")        ? ASC_STR(".html")
                   : is_type(h->type, "message/rfc822") ? ASC_STR(".eml")
                                                        : plain;
    if (!plain.n) plain = is_type(h->type, "message/rfc822") ? ASC_STR("message") : ASC_STR("part");
    asc_record like = { .charset = asc_mail_parameter(h->type, "charset") };
    m->rc = asc_parts_add(m->p, m->read, plain, told, bytes, &like);
}

static void take_part(struct mail *m, asc_str s, int depth);

/* The parts between the boundary's lines. */
static void take_parts(struct mail *m, asc_str body, asc_str boundary, int depth)
{
    asc_lines it = { body, 0 };
    asc_str line;
    const char *from = NULL;
    while (!m->rc && asc_lines_next(&it, &line)) {
        if (line.n < boundary.n + 2 || memcmp(line.p, "--", 2) ||
            memcmp(line.p + 2, boundary.p, boundary.n))
            continue;
        asc_str rest = asc_str_trim(asc_str_slice(line, boundary.n + 2, line.n));
        if (rest.n && !asc_str_eq(rest, ASC_STR("--"))) continue; /* a longer boundary */
        if (from) take_part(m, (asc_str){ from, (size_t)(line.p - from) }, depth + 1);
        from = it.rest.p;
        if (rest.n) return;
    }
    if (from && from < body.p + body.n)
        take_part(m, (asc_str){ from, (size_t)(body.p + body.n - from) }, depth + 1);
}

static void take_leaf(struct mail *m, const struct head *h, asc_str body)
{
    bool attached = is_type(h->disposition, "attachment");
    bool html = is_type(h->type, "text/html") || is_type(h->type, "application/xhtml");
    bool text = !h->type.n || is_type(h->type, "text/plain");
    if (!attached && (m->page || is_type(h->type, "text/")) && !html && (!text || m->page))
        return; /* pictures and styles of a page, calendars */
    asc_str bytes = unpacked(m, h, body);
    if (m->rc) return;
    if (!attached && html && !m->html.p) {
        m->html = bytes;
        m->html_charset = asc_mail_parameter(h->type, "charset");
        m->location = h->location;
    } else if (!attached && text && !m->plain.p) {
        m->plain = bytes;
        m->plain_charset = asc_mail_parameter(h->type, "charset");
    } else if (!m->page && (attached || !text)) {
        take_attachment(m, h, bytes);
    }
}

static void take_part(struct mail *m, asc_str s, int depth)
{
    struct head h;
    if (depth > ASC_MAIL_DEPTH_MAX || m->parts++ >= ASC_MAIL_PARTS_MAX) {
        asc_parts_refuse(m->p, ASC_STR("a part"), "there are too many");
        return;
    }
    asc_str body = take_head(s, &h), boundary = asc_mail_parameter(h.type, "boundary");
    if (is_type(h.type, "multipart/") && boundary.n) take_parts(m, body, boundary, depth);
    else if (is_type(h.type, "message/rfc822")) take_attachment(m, &h, unpacked(m, &h, body));
    else take_leaf(m, &h, body);
}

/* ---- the message itself --------------------------------------------------------------*/

/* "Information Office SLF <info@...>": the name, or the address where there is none. */
static asc_str sender(asc_str s)
{
    size_t open = asc_str_find(s, ASC_STR("<"));
    asc_str name = open == SIZE_MAX ? s : asc_str_trim(asc_str_slice(s, 0, open));
    if (!name.n) name = asc_str_slice(s, open + 1, s.n && s.p[s.n - 1] == '>' ? s.n - 1 : s.n);
    if (name.n > 1 && name.p[0] == '"' && name.p[name.n - 1] == '"')
        name = asc_str_slice(name, 1, name.n - 1);
    return name;
}

/* The text above the signature ("-- " on a line of its own). */
static asc_str above_signature(asc_str text)
{
    asc_lines it = { text, 0 };
    asc_str line;
    while (asc_lines_next(&it, &line))
        if (asc_str_eq(line, ASC_STR("-- ")))
            return asc_str_slice(text, 0, (size_t)(line.p - text.p));
    return text;
}

static asc_status out_of_memory(struct mail *m)
{
    return asc_fail(m->p->err, ASC_ENOMEM, "out of memory");
}

static asc_status take_text(struct mail *m, asc_record *r)
{
    asc_parts *p = m->p;
    if (!m->plain.p && !m->html.p) return ASC_OK;
    if (m->plain.p && !m->page) {
        asc_decoded lines = { 0 };
        asc_status rc =
            asc_charset_plain(&lines, NULL, p->keep, m->plain, m->plain_charset, p->err);
        r->charset = lines.charset;
        r->text = asc_str_trim(above_signature(lines.text));
        return rc;
    }
    asc_records page = { 0 };
    asc_status rc = asc_page_record(&page, p->keep, m->html, m->html_charset, p->err);
    if (rc) return rc;
    asc_str media = r->media, part = r->part;
    if (m->page) *r = page.items[0];
    r->origin_count = 0; /* of the part's bytes, not of the mail's */
    r->text = page.items[0].text;
    r->blocks = page.items[0].blocks;
    r->block_count = page.items[0].block_count;
    r->charset = page.items[0].charset;
    r->media = media;
    r->part = part;
    return ASC_OK;
}

static bool find_date(struct mail *m, asc_str s, asc_str *out)
{
    char iso[ASC_DATETEXT_MAX];
    return !asc_datetext_find(s, iso) || asc_arena_copy(m->p->keep, asc_str_from(iso), out);
}

/* Of a saved page: where it was, and when it was saved. */
static asc_status take_page_facts(struct mail *m, const struct head *h, asc_record *r)
{
    asc_str subject, location = m->location.n ? m->location : h->location;
    if (!asc_mail_header_text(m->p->keep, h->subject, &subject) ||
        !asc_mail_header_text(m->p->keep, location, &location) ||
        !find_date(m, h->date, &r->fetched))
        return out_of_memory(m);
    if (!r->title.n) r->title = subject;
    if (location.n) r->url = location;
    return ASC_OK;
}

static asc_status take_facts(struct mail *m, const struct head *h, asc_record *r)
{
    asc_str from;
    if (!asc_mail_header_text(m->p->keep, h->subject, &r->title) ||
        !asc_mail_header_text(m->p->keep, h->from, &from) || !find_date(m, h->date, &r->published))
        return out_of_memory(m);
    r->author = sender(from);
    /* The subject stands above the text, as a page's headline does. */
    return asc_record_headline(r, m->p->keep) ? ASC_OK : out_of_memory(m);
}

/* A browser's own head, or a body that is a page with what belongs to it. */
static bool is_saved_page(const struct head *h, asc_str bytes)
{
    size_t at = asc_str_find(asc_str_slice(bytes, 0, 4096), ASC_STR("Snapshot-Content-Location:"));
    return is_type(h->type, "multipart/related") &&
           (at != SIZE_MAX || is_type(h->from, "<Saved by "));
}

asc_status asc_mail_read(asc_parts *p, asc_part_fn read, asc_str bytes, bool page)
{
    struct mail m = { .p = p, .read = read, .page = page };
    struct head h;
    size_t at = p->out->count;
    take_head(bytes, &h);
    m.page = m.page || is_saved_page(&h, bytes);
    if (!h.from.n && !h.subject.n && !h.date.n && !h.type.n)
        return asc_fail(p->err, ASC_EFORMAT, "a mail without a head");
    p->before = at;
    if (!asc_records_add(p->out, p->keep)) return out_of_memory(&m);
    take_part(&m, bytes, 0);
    asc_record r = { .media = m.page ? ASC_STR("multipart/related") : ASC_STR("message/rfc822") };
    asc_status rc = m.rc;
    if (!rc && m.page && !m.html.p)
        rc = asc_fail(p->err, ASC_EFORMAT, "a saved page without a page");
    if (!rc) rc = take_text(&m, &r);
    if (!rc) rc = m.page ? take_page_facts(&m, &h, &r) : take_facts(&m, &h, &r);
    p->out->items[at] = r; /* the records of attachments may have moved them all */
    return rc ? rc : asc_parts_end(p, "a mail");
}
