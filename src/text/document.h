/*
 * document - a document's bytes to its records. Runs inside the jail.
 *
 * What it is: by how it begins, then by its name's ending. Formats so far: HTML,
 * mail, RSS and Atom, and plain text in any charset that charset.h knows.
 */
#ifndef ASC_TEXT_DOCUMENT_H
#define ASC_TEXT_DOCUMENT_H

#include "text/record.h"

typedef enum asc_media {
    ASC_MEDIA_PLAIN,
    ASC_MEDIA_HTML,
    ASC_MEDIA_MAIL,
    ASC_MEDIA_FEED,
    ASC_MEDIA_UNKNOWN
} asc_media;

/* What the document seems to be. Reads its name and first bytes only. */
asc_media asc_media_of(asc_str name, asc_str bytes);
/* "text/html", ... */
const char *asc_media_name(asc_media m);

/* Records and all their texts live in `keep`. ASC_EFORMAT says what is wrong. */
asc_status asc_document_read(asc_records *out, asc_arena *keep, asc_str name, asc_str bytes,
                             asc_error *err) ASC_MUST_USE;

/* A web page, already known to be one; the record is added to `out`. `declared` is
 * a charset told from outside, or empty. */
asc_status asc_page_record(asc_records *out, asc_arena *keep, asc_str bytes, asc_str declared,
                           asc_error *err) ASC_MUST_USE;

/* All visible text of a piece of HTML: r's text and blocks. */
asc_status asc_fragment_text(asc_record *r, asc_arena *keep, asc_str fragment,
                             asc_error *err) ASC_MUST_USE;

#endif
