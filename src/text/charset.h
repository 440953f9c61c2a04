/*
 * charset - bytes of a page, feed or mail to UTF-8.
 *
 * Which charset: a byte order mark; else UTF-8 if the bytes are valid as such and
 * not plain ASCII; else what is declared; else what the bytes themselves make likely
 * (charset_guess.h), Windows-1252 where they tell nothing. What says UTF-8, or nothing, and
 * is UTF-8 for the most part is read as that: single bad bytes become U+FFFD. A declared
 * Latin-1, which many servers say of everything, gives way to bytes that surely are else.
 */
#ifndef ASC_TEXT_CHARSET_H
#define ASC_TEXT_CHARSET_H

#include <ascribe.h>

#include "base/arena.h"
#include "text/decode.h"
#include "text/origin.h"

/* How far into a page a declaration is looked for. */
#define ASC_CHARSET_SEARCH 8192

/* The charset that a page ("<meta charset>", "<?xml encoding") declares; may be empty. */
asc_str asc_charset_declared(asc_str bytes);

/* UTF-8 text of the bytes, and the name of the charset that they were read in. A
 * charset that is declared and not known is read as if none were. */
asc_status asc_charset_decode(asc_str *text, asc_str *charset, asc_arena *keep, asc_str bytes,
                              asc_str declared, asc_error *err) ASC_MUST_USE;

/* The same of a plain text, normalised as decode.h says, with its map back (`origins` may
 * be NULL; empty where the charset has several bytes a character). */
asc_status asc_charset_plain(asc_decoded *out, asc_stretches *origins, asc_arena *keep,
                             asc_str bytes, asc_str declared, asc_error *err) ASC_MUST_USE;

/* The name that this file gives a charset; NULL for one that it does not know. */
const char *asc_charset_known(asc_str name);
/* What the bytes from 0x80 on are in a charset of one byte a character, else NULL. */
const uint16_t *asc_charset_upper(asc_str name);
/* UTF-8 of bytes in a charset of several; false when it is none, or the machine lacks it. */
bool asc_charset_wide(asc_arena *keep, asc_str bytes, asc_str name, asc_str *text) ASC_MUST_USE;
/* Japanese in seven bits: ESC $ B begins it and ESC ( B ends it. */
bool asc_charset_is_escaped(asc_str bytes);

/* Whether each byte of that charset, as named above, is one character. */
bool asc_charset_is_single(asc_str charset);

/*
 * Load what the charsets of East Asia need (the C library's iconv), so that nothing has
 * to be opened later: for the reader, before it is locked in. Where a machine lacks
 * them such documents are read as if nothing were declared.
 */
void asc_charset_prepare(void);

#endif
