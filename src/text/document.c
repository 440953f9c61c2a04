#include "text/document.h"

#include "base/error.h"
#include "text/charset.h"
#include "text/decode.h"
#include "text/feed.h"
#include "text/html.h"
#include "text/mail.h"
#include "text/maintext.h"
#include "text/pagemeta.h"
#include "text/pagetext.h"

#include "base/banned.h"

/* ---- what it is ------------------------------------------------------------------*/

static bool begins(asc_str s, const char *with)
{
    asc_str w = asc_str_from(with);
    return s.n >= w.n && asc_str_eq_nocase(asc_str_slice(s, 0, w.n), w);
}

static bool ends(asc_str name, const char *with)
{
    asc_str w = asc_str_from(with);
    return name.n >= w.n && asc_str_eq_nocase(asc_str_slice(name, name.n - w.n, name.n), w);
}

static asc_media media_by_name(asc_str name)
{
    static const struct {
        const char *ending;
        asc_media is;
    } endings[] = {
        { ".html", ASC_MEDIA_HTML },     { ".htm", ASC_MEDIA_HTML },
        { ".xhtml", ASC_MEDIA_HTML },    { ".txt", ASC_MEDIA_PLAIN },
        { ".md", ASC_MEDIA_PLAIN },      { ".eml", ASC_MEDIA_MAIL },
        { ".rss", ASC_MEDIA_FEED },      { ".atom", ASC_MEDIA_FEED },
        { ".xml", ASC_MEDIA_FEED },      { ".pdf", ASC_MEDIA_UNKNOWN },
        { ".docx", ASC_MEDIA_UNKNOWN },  { ".odt", ASC_MEDIA_UNKNOWN },
        { ".zip", ASC_MEDIA_UNKNOWN },   { ".gz", ASC_MEDIA_UNKNOWN },
        { ".warc", ASC_MEDIA_UNKNOWN },  { ".json", ASC_MEDIA_UNKNOWN },
        { ".jsonl", ASC_MEDIA_UNKNOWN }, { ".csv", ASC_MEDIA_UNKNOWN },
    };
    for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
        if (ends(name, endings[k].ending)) return endings[k].is;
    return ASC_MEDIA_PLAIN;
}

static asc_media media_by_bytes(asc_str bytes)
{
    static const char *const pages[] = { "<!doctype html", "<html",  "<head",
                                         "<body",          "<title", "<meta" };
    static const char *const strangers[] = { "%PDF-", "PK\x03\x04", "\x1F\x8B",
                                             "WARC/", "\x89PNG",    "\xFF\xD8\xFF" };
    static const char *const feed16[] = { "\xFF\xFE<\0?\0x\0", "\xFE\xFF\0<\0?\0x" };
    asc_str s = asc_str_trim(asc_str_slice(bytes, 0, 4096));
    if (bytes.n >= 8 && (!memcmp(bytes.p, feed16[0], 8) || !memcmp(bytes.p, feed16[1], 8)))
        return ASC_MEDIA_FEED;
    if (asc_str_starts(s, ASC_STR("\xEF\xBB\xBF"))) s = asc_str_trim(asc_str_slice(s, 3, s.n));
    for (size_t k = 0; k < sizeof strangers / sizeof *strangers; k++)
        if (asc_str_starts(bytes, asc_str_from(strangers[k]))) return ASC_MEDIA_UNKNOWN;
    for (size_t k = 0; k < sizeof pages / sizeof *pages; k++)
        if (begins(s, pages[k])) return ASC_MEDIA_HTML;
    bool xml = begins(s, "<?xml") || begins(s, "<!--");
    if (begins(s, "<rss") || begins(s, "<feed") || begins(s, "<rdf:RDF") ||
        (xml && (asc_str_find(s, ASC_STR("<rss")) != SIZE_MAX ||
                 asc_str_find(s, ASC_STR("<feed")) != SIZE_MAX ||
                 asc_str_find(s, ASC_STR("<rdf:RDF")) != SIZE_MAX)))
        return ASC_MEDIA_FEED;
    if ((xml || begins(s, "<!doctype")) && asc_str_find(s, ASC_STR("<html")) != SIZE_MAX)
        return ASC_MEDIA_HTML;
    return ASC_MEDIA_PLAIN;
}

asc_media asc_media_of(asc_str name, asc_str bytes)
{
    asc_media seen = media_by_bytes(bytes);
    return seen == ASC_MEDIA_PLAIN ? media_by_name(name) : seen;
}

const char *asc_media_name(asc_media m)
{
    static const char *const names[] = { "text/plain", "text/html", "message/rfc822",
                                         "application/xml" };
    return m < ASC_MEDIA_UNKNOWN ? names[m] : "";
}

/* ---- pages ---------------------------------------------------------------------------*/

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

static asc_status plain_record(asc_records *out, asc_arena *keep, asc_str bytes, asc_error *err)
{
    asc_decoded d;
    asc_status rc = asc_decode(&d, keep, bytes, err);
    asc_record *r = rc ? NULL : asc_records_add(out, keep);
    if (rc) return rc;
    if (!r) return asc_fail(err, ASC_ENOMEM, "out of memory");
    r->text = d.text;
    r->charset = d.charset;
    r->media = ASC_STR("text/plain");
    return ASC_OK;
}

asc_status asc_document_read(asc_records *out, asc_arena *keep, asc_str name, asc_str bytes,
                             asc_error *err)
{
    switch (asc_media_of(name, bytes)) {
    case ASC_MEDIA_HTML: return asc_page_record(out, keep, bytes, (asc_str){ NULL, 0 }, err);
    case ASC_MEDIA_PLAIN: return plain_record(out, keep, bytes, err);
    case ASC_MEDIA_MAIL: return asc_mail_read(out, keep, bytes, err);
    case ASC_MEDIA_FEED: return asc_feed_read(out, keep, bytes, err);
    default: return asc_fail(err, ASC_EFORMAT, "no format that is read");
    }
}
