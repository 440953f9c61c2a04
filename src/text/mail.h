/*
 * mail - a message (RFC 5322, MIME) to its text, and its attachments to reports.
 *
 * The text is the plain part, or the HTML one where there is no other. Attached
 * pages, texts and messages are records of their own, called by their file names.
 *
 * Limits   parts ASC_MAIL_PARTS_MAX, nesting ASC_MAIL_DEPTH_MAX: what is beyond is
 *          left out, and the note says so.
 */
#ifndef ASC_TEXT_MAIL_H
#define ASC_TEXT_MAIL_H

#include "text/record.h"

#define ASC_MAIL_PARTS_MAX 200
#define ASC_MAIL_DEPTH_MAX 16
#define ASC_MAIL_HEADERS_MAX 2000 /* lines of one head; the rest is text */

asc_status asc_mail_read(asc_records *out, asc_arena *keep, asc_str bytes,
                         asc_error *err) ASC_MUST_USE;

#endif
