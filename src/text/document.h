/*
 * document - a document's bytes to its records. Runs inside the jail.
 *
 * What it is: by how it begins, then by its name's ending. Read are HTML, MHTML, mail,
 * RSS, Atom, JSON and JSONL (Telegram's export, JSON Feed, reports), Markdown, Word and
 * OpenDocument texts, crawls (WARC, WACZ), zip and gzip of all these, and plain text in
 * any charset that charset.h knows. PDF is read by a program of its own.
 */
#ifndef ASC_TEXT_DOCUMENT_H
#define ASC_TEXT_DOCUMENT_H

#include "text/parts.h"

/* clang-format off */
#define ASC_MEDIA_LIST(X) \
    X(PLAIN, "text/plain") X(HTML, "text/html") X(MAIL, "message/rfc822") \
    X(MHTML, "multipart/related") X(FEED, "application/xml") X(JSON, "application/json") \
    X(JSONL, "application/jsonl") X(MARKDOWN, "text/markdown") X(ZIP, "application/zip") \
    X(GZIP, "application/gzip") X(WARC, "application/warc") X(PDF, "application/pdf")
/* clang-format on */
typedef enum asc_media {
#define ASC_X(id, s) ASC_MEDIA_##id,
    ASC_MEDIA_LIST(ASC_X)
#undef ASC_X
        ASC_MEDIA_UNKNOWN
} asc_media;

/* What the document seems to be. Reads its name and first bytes only. */
asc_media asc_media_of(asc_str name, asc_str bytes);

/* Records and all their texts live in `keep`. Behind a NUL the name may say the charset
 * that the document is told to be in. ASC_EFORMAT says what is wrong. */
asc_status asc_document_read(asc_records *out, asc_arena *keep, asc_str name, asc_str bytes,
                             asc_error *err) ASC_MUST_USE;

/* A document that may stand in another: an asc_part_fn. */
asc_status asc_document_part(asc_parts *p, asc_str name, asc_str bytes) ASC_MUST_USE;

/* A web page, already known to be one; the record is added to `out`. `declared` is
 * a charset told from outside, or empty. */
asc_status asc_page_record(asc_records *out, asc_arena *keep, asc_str bytes, asc_str declared,
                           asc_error *err) ASC_MUST_USE;

/* All visible text of a piece of HTML: r's text and blocks. */
asc_status asc_fragment_text(asc_record *r, asc_arena *keep, asc_str fragment,
                             asc_error *err) ASC_MUST_USE;

#endif
