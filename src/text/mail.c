#include "text/mail.h"

#include <stdio.h>

#include "base/error.h"
#include "text/charset.h"
#include "text/datetext.h"
#include "text/decode.h"
#include "text/document.h"
#include "text/mail_words.h"

#include "base/banned.h"

/* What a head says; views of its bytes, folded as they stand. */
struct head {
    asc_str from, subject, date, type, encoding, disposition;
};

struct mail {
    asc_arena *keep;
    asc_records *out;
    asc_str plain, html; /* bytes of the first of each */
    asc_str plain_charset, html_charset;
    unsigned parts;
    bool left_out;
    asc_status rc;
    asc_error *err;
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
    asc_str w = asc_str_from(wanted);
    return type.n >= w.n && asc_str_eq_nocase(asc_str_slice(type, 0, w.n), w);
}

static asc_str unpacked(struct mail *m, const struct head *h, asc_str body)
{
    asc_str out = body;
    bool good = true;
    if (is_type(h->encoding, "base64")) good = asc_mail_base64(m->keep, body, &out);
    else if (is_type(h->encoding, "quoted-printable"))
        good = asc_mail_quoted(m->keep, body, false, &out);
    if (!good) m->rc = asc_fail(m->err, ASC_ENOMEM, "out of memory");
    return out;
}

/* An attached document: its records come behind the message's own. */
static void take_attachment(struct mail *m, const struct head *h, asc_str bytes)
{
    asc_str name = asc_mail_parameter(h->disposition, "filename");
    asc_error err;
    char number[32];
    size_t before = m->out->count;
    if (!name.n) name = asc_mail_parameter(h->type, "name");
    /* A mail inside a file inside a mail is not followed: nesting has a limit. */
    bool mail = asc_media_of(name, bytes) == ASC_MEDIA_MAIL;
    asc_status rc = mail
                        ? ASC_EFORMAT
                        : asc_document_read(m->out, m->keep,
                                            is_type(h->type, "text/html") ? ASC_STR(".html") : name,
                                            bytes, &err);
    if (rc) { /* it is left out, the message stays */
        m->out->count = before;
        m->left_out = true;
        return;
    }
    for (size_t i = before; i < m->out->count; i++) {
        asc_record *r = &m->out->items[i];
        int n = snprintf(number, sizeof number, "%zu", i);
        asc_str part = name.n ? name : (asc_str){ number, (size_t)(n > 0 ? n : 0) };
        if (!r->part.n && !asc_mail_header_text(m->keep, part, &r->part)) m->rc = ASC_ENOMEM;
    }
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
    bool html = is_type(h->type, "text/html"), text = !h->type.n || is_type(h->type, "text/");
    asc_str bytes = unpacked(m, h, body);
    if (m->rc) return;
    if (!attached && html && !m->html.p) {
        m->html = bytes;
        m->html_charset = asc_mail_parameter(h->type, "charset");
    } else if (!attached && text && !html && !m->plain.p) {
        m->plain = bytes;
        m->plain_charset = asc_mail_parameter(h->type, "charset");
    } else if (attached || !text) {
        take_attachment(m, h, bytes);
    }
}

static void take_part(struct mail *m, asc_str s, int depth)
{
    struct head h;
    if (depth > ASC_MAIL_DEPTH_MAX || m->parts++ >= ASC_MAIL_PARTS_MAX) {
        m->left_out = true;
        return;
    }
    asc_str body = take_head(s, &h), boundary = asc_mail_parameter(h.type, "boundary");
    if (is_type(h.type, "multipart/") && boundary.n) take_parts(m, body, boundary, depth);
    else if (is_type(h.type, "message/rfc822")) take_part(m, unpacked(m, &h, body), depth + 1);
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

static asc_status take_text(struct mail *m, size_t at)
{
    asc_record *r = &m->out->items[at];
    if (!m->plain.p && !m->html.p) return ASC_OK;
    if (m->plain.p) {
        asc_status rc =
            asc_charset_decode(&r->text, &r->charset, m->keep, m->plain, m->plain_charset, m->err);
        asc_decoded lines = { { NULL, 0 }, { NULL, 0 }, 0, 0 };
        if (!rc) rc = asc_decode(&lines, m->keep, r->text, m->err); /* line ends, NULs */
        r->text = asc_str_trim(above_signature(lines.text));
        return rc;
    }
    asc_records page = { 0 };
    asc_status rc = asc_page_record(&page, m->keep, m->html, m->html_charset, m->err);
    if (rc) return rc;
    r->text = page.items[0].text;
    r->blocks = page.items[0].blocks;
    r->block_count = page.items[0].block_count;
    r->charset = page.items[0].charset;
    return ASC_OK;
}

static asc_status take_facts(struct mail *m, const struct head *h, size_t at)
{
    char iso[ASC_DATETEXT_MAX];
    asc_record *r = &m->out->items[at];
    asc_str from;
    if (!asc_mail_header_text(m->keep, h->subject, &r->title) ||
        !asc_mail_header_text(m->keep, h->from, &from))
        return asc_fail(m->err, ASC_ENOMEM, "out of memory");
    r->author = sender(from);
    r->media = ASC_STR("message/rfc822");
    if (m->left_out) r->note = ASC_STR("parts of the message that could not be read were left out");
    if (asc_datetext_find(h->date, iso) &&
        !asc_arena_copy(m->keep, asc_str_from(iso), &r->published))
        return asc_fail(m->err, ASC_ENOMEM, "out of memory");
    return ASC_OK;
}

/* The subject stands above the text, as a page's headline does. */
static asc_status put_subject(struct mail *m, size_t at)
{
    asc_record *r = &m->out->items[at];
    asc_buf b = { 0 };
    if (!r->title.n) return ASC_OK;
    asc_buf_put(&b, r->title);
    asc_buf_puts(&b, "\n\n");
    uint32_t shift = (uint32_t)b.n;
    asc_buf_put(&b, r->text);
    bool good = !b.failed && asc_arena_copy(m->keep, asc_buf_str(&b), &r->text);
    asc_buf_free(&b);
    for (size_t k = 0; k < r->block_count; k++) {
        r->blocks[k].span.begin += shift;
        r->blocks[k].span.end += shift;
    }
    return good ? ASC_OK : asc_fail(m->err, ASC_ENOMEM, "out of memory");
}

asc_status asc_mail_read(asc_records *out, asc_arena *keep, asc_str bytes, asc_error *err)
{
    struct mail m = { .keep = keep, .out = out, .err = err };
    struct head h;
    size_t at = out->count;
    take_head(bytes, &h);
    if (!h.from.n && !h.subject.n && !h.date.n && !h.type.n)
        return asc_fail(err, ASC_EFORMAT, "a mail without a head");
    if (!asc_records_add(out, keep)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    take_part(&m, bytes, 0);
    asc_status rc = m.rc;
    if (!rc) rc = take_text(&m, at);
    if (!rc) rc = take_facts(&m, &h, at);
    return rc ? rc : put_subject(&m, at);
}
