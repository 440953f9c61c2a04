/*
 * warc - crawls (WARC 0.17 to 1.1; ARC 1): each page that was answered a report.
 *
 * Of the records only `response`, `resource` and `conversion` hold documents. An HTTP
 * answer is read when it is a success (2xx) and its type is one that is read: pictures,
 * scripts and styles are passed over in silence. A report's part and address are the
 * address asked for; when it was fetched stands in `fetched`. The day it was published is
 * only what it says itself.
 */
#ifndef ASC_TEXT_WARC_H
#define ASC_TEXT_WARC_H

#include "text/parts.h"

#define ASC_WARC_RECORDS_MAX 1000000u
#define ASC_WARC_HEADERS_MAX 500u

asc_status asc_warc_read(asc_parts *p, asc_part_fn read, asc_str bytes) ASC_MUST_USE;

/* ---- for cutting.h: records one by one ---- */
typedef enum asc_warc_find {
    ASC_WARC_NONE,     /* blank lines to the end */
    ASC_WARC_BAD,      /* no record begins here */
    ASC_WARC_CUT_HEAD, /* one does, and its head goes on behind s */
    ASC_WARC_RECORD
} asc_warc_find;
/* *end: where the record at the start of s ends, which may be behind s. */
asc_warc_find asc_warc_record_end(asc_str s, uint64_t *end);
bool asc_warc_begins(asc_str s);
/* May a report be in the record at the start of s? Looks at its heads alone. */
bool asc_warc_tells(asc_str s);

#endif
