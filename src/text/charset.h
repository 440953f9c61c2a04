/*
 * charset - bytes of a page, feed or mail to UTF-8.
 *
 * Which charset: a byte order mark; else UTF-8 if the bytes are valid as such and
 * not plain ASCII; else what the document declares; else Windows-1252. A document
 * that says UTF-8 and is none is read as Windows-1252 unless most of it is UTF-8:
 * then single bad bytes become U+FFFD.
 */
#ifndef ASC_TEXT_CHARSET_H
#define ASC_TEXT_CHARSET_H

#include <ascribe.h>

#include "base/arena.h"

/* How far into a page a declaration is looked for. */
#define ASC_CHARSET_SEARCH 8192

/* The charset that a page ("<meta charset>", "<?xml encoding") declares; may be empty. */
asc_str asc_charset_declared(asc_str bytes);

/* UTF-8 text of the bytes, and the name of the charset that they were read in. A
 * charset that is declared and not known is read as if none were. */
asc_status asc_charset_decode(asc_str *text, asc_str *charset, asc_arena *keep, asc_str bytes,
                              asc_str declared, asc_error *err) ASC_MUST_USE;

/* Whether each byte of that charset, as named above, is one character. */
bool asc_charset_is_single(asc_str charset);

/*
 * Load what the charsets of East Asia need (the C library's iconv), so that nothing has
 * to be opened later: for the reader, before it is locked in. Where a machine lacks
 * them such documents are read as if nothing were declared.
 */
void asc_charset_prepare(void);

#endif
