#include "text/document.h"

#include "base/error.h"
#include "base/utf8.h"
#include "text/archive.h"
#include "text/charset.h"
#include "text/feed.h"
#include "text/heading.h"
#include "text/html.h"
#include "text/jsonreports.h"
#include "text/language.h"
#include "text/mail.h"
#include "text/maintext.h"
#include "text/markdown.h"
#include "text/pagemeta.h"
#include "text/pagetext.h"
#include "text/warc.h"

#include "base/banned.h"

/* ---- pages ---------------------------------------------------------------------------*/

/* The map back, in the page's bytes; none where a charset of several bytes was decoded. */
static void take_origins(asc_record *r, asc_pagetext *laid, asc_str text, asc_str bytes)
{
    asc_stretches *o = &laid->origins;
    if (!text.n || !bytes.n) return;
    bool view = text.p >= bytes.p && text.p + text.n <= bytes.p + bytes.n;
    bool single = !view && asc_charset_is_single(r->charset);
    if (o->failed || (!view && !single)) return;
    if (single) asc_stretches_to_bytes(o, text);
    for (size_t i = 0; view && i < o->count; i++) { /* behind a byte order mark */
        o->items[i].from += (uint32_t)(text.p - bytes.p);
        o->items[i].to += (uint32_t)(text.p - bytes.p);
    }
    r->origins = o->items;
    r->origin_count = o->count;
}

asc_status asc_page_record(asc_records *out, asc_arena *keep, asc_str bytes, asc_str declared,
                           asc_error *err)
{
    asc_html html;
    asc_pagetext laid = { 0 };
    asc_str text, charset;
    if (!declared.n) declared = asc_charset_declared(bytes);
    asc_status rc = asc_charset_decode(&text, &charset, keep, bytes, declared, err);
    if (!rc) rc = asc_html_parse(&html, keep, text, err);
    if (rc) return rc;
    asc_record *r = asc_records_add(out, keep);
    uint8_t *kept = asc_arena_alloc(keep, html.count, 1);
    if (!r || !kept) return asc_fail(err, ASC_ENOMEM, "out of memory");
    rc = asc_page_facts(r, &html, keep, err);
    if (!rc) rc = asc_maintext(kept, &html, r->title, keep, err);
    if (!rc) rc = asc_pagetext_make(&laid, &html, kept, keep, err);
    if (rc) return rc;
    bool copied = asc_arena_copy(keep, asc_buf_str(&laid.text), &r->text);
    asc_buf_free(&laid.text);
    r->blocks = laid.blocks;
    r->block_count = laid.count;
    r->charset = charset;
    r->media = ASC_STR("text/html");
    take_origins(r, &laid, text, bytes);
    return copied ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}

asc_status asc_fragment_text(asc_record *r, asc_arena *keep, asc_str fragment, asc_error *err)
{
    asc_html html;
    asc_pagetext laid = { 0 };
    asc_status rc = asc_html_parse(&html, keep, fragment, err);
    uint8_t *kept = rc ? NULL : asc_arena_alloc(keep, html.count, 1);
    if (rc) return rc;
    if (!kept) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_visible_text(kept, &html);
    rc = asc_pagetext_make(&laid, &html, kept, keep, err);
    if (rc) return rc;
    bool copied = asc_arena_copy(keep, asc_buf_str(&laid.text), &r->text);
    asc_buf_free(&laid.text);
    r->blocks = laid.blocks;
    r->block_count = laid.count;
    return copied ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}

static asc_status plain_record(asc_records *out, asc_arena *keep, asc_str bytes, asc_str declared,
                               asc_error *err)
{
    asc_decoded d;
    asc_stretches origins = { .keep = keep };
    asc_status rc = asc_charset_plain(&d, &origins, keep, bytes, declared, err);
    asc_record *r = rc ? NULL : asc_records_add(out, keep);
    if (rc) return rc;
    if (!r) return asc_fail(err, ASC_ENOMEM, "out of memory");
    r->origins = origins.items;
    r->origin_count = origins.failed ? 0 : origins.count;
    r->text = d.text;
    r->charset = d.charset;
    r->media = ASC_STR("text/plain");
    asc_report_facts facts = { 0 };
    rc = asc_facts_guess(keep, &facts, d.text, err);
    r->title = facts.title;
    r->outlet = facts.outlet;
    r->author = facts.author;
    r->published = facts.published;
    return rc;
}

/* A PDF is read by a program of its own: its bytes go back as they are. */
static asc_status leave_to_other(asc_parts *p, asc_str bytes)
{
    asc_record *r = asc_records_add(p->out, p->keep);
    if (!r) return asc_fail(p->err, ASC_ENOMEM, "out of memory");
    r->media = ASC_STR("application/pdf");
    r->raw = bytes;
    return ASC_OK;
}

asc_status asc_document_part(asc_parts *p, asc_str name, asc_str bytes)
{
    switch (asc_media_of(name, bytes)) {
    case ASC_MEDIA_HTML: return asc_page_record(p->out, p->keep, bytes, p->charset, p->err);
    case ASC_MEDIA_PLAIN: return plain_record(p->out, p->keep, bytes, p->charset, p->err);
    case ASC_MEDIA_MAIL: return asc_mail_read(p, asc_document_part, bytes, false);
    case ASC_MEDIA_MHTML: return asc_mail_read(p, asc_document_part, bytes, true);
    case ASC_MEDIA_FEED: return asc_feed_read(p->out, p->keep, bytes, p->charset, p->err);
    case ASC_MEDIA_JSON: return asc_json_reports(p, bytes, false);
    case ASC_MEDIA_JSONL: return asc_json_reports(p, bytes, true);
    case ASC_MEDIA_MARKDOWN: return asc_markdown_read(p->out, p->keep, bytes, p->charset, p->err);
    case ASC_MEDIA_ZIP: return asc_archive_read_zip(p, asc_document_part, bytes);
    case ASC_MEDIA_GZIP: return asc_archive_read_gzip(p, asc_document_part, name, bytes);
    case ASC_MEDIA_WARC: return asc_warc_read(p, asc_document_part, bytes);
    case ASC_MEDIA_PDF: return leave_to_other(p, bytes);
    default: return asc_fail(p->err, ASC_EFORMAT, "no format that is read");
    }
}

/* The text itself decides; "zh-CN" of the document stays where the text says "zh". */
static void name_language(asc_record *r)
{
    asc_str seen = asc_str_from(asc_text_language(r->text));
    bool agrees =
        r->language.n >= seen.n && asc_str_eq_nocase(asc_str_slice(r->language, 0, seen.n), seen);
    if (seen.n && !agrees) r->language = seen;
}

/* A zip's file names, for one, may be in any charset. Texts were decoded before. */
static bool mend_fields(asc_record *r, asc_arena *keep)
{
    asc_str *const fields[] = { &r->part,    &r->title,    &r->outlet, &r->author, &r->published,
                                &r->fetched, &r->language, &r->url,    &r->note };
    asc_str charset;
    for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
        if (asc_utf8_check(*fields[k]) < fields[k]->n &&
            asc_charset_decode(fields[k], &charset, keep, *fields[k], (asc_str){ NULL, 0 }, NULL))
            return false;
    return true;
}

asc_status asc_document_read(asc_records *out, asc_arena *keep, asc_str name, asc_str bytes,
                             asc_error *err)
{
    asc_parts p = asc_parts_begin(out, keep, bytes.n, err);
    asc_str_cut(name, '\0', &name, &p.charset);
    asc_status rc = asc_document_part(&p, name, bytes);
    if (rc) return rc;
    for (size_t i = 0; i < out->count; i++) {
        name_language(&out->items[i]);
        if (!mend_fields(&out->items[i], keep)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    return asc_parts_name(out, keep, err);
}
