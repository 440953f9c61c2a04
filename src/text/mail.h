/*
 * mail - a message (RFC 5322, MIME) to its text, and its attachments to reports.
 *
 * The text is the plain part, or the HTML one where there is no other. Attached
 * documents of any format and messages are records of their own, called by their file
 * names. A page that a browser saved (MHTML) is a page: pictures and styles in it are
 * passed over.
 *
 * Limits   parts ASC_MAIL_PARTS_MAX, nesting ASC_MAIL_DEPTH_MAX: what is beyond is
 *          left out, and the note says so.
 */
#ifndef ASC_TEXT_MAIL_H
#define ASC_TEXT_MAIL_H

#include "text/parts.h"

#define ASC_MAIL_PARTS_MAX 200
#define ASC_MAIL_DEPTH_MAX 16
#define ASC_MAIL_HEADERS_MAX 2000 /* lines of one head; the rest is text */

/* `page`: a saved web page (MHTML), whose address and date of saving the head tells. A
 * mail that a browser wrote is taken for one in any case. */
asc_status asc_mail_read(asc_parts *p, asc_part_fn read, asc_str bytes, bool page) ASC_MUST_USE;

#endif
