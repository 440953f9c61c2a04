/*
 * mail_words - the encodings of mail: base64, quoted-printable, encoded words.
 */
#ifndef ASC_TEXT_MAIL_WORDS_H
#define ASC_TEXT_MAIL_WORDS_H

#include <ascribe.h>

#include "base/arena.h"

/* What is no base64 is skipped; "=XY" that is no number stays. False: out of memory. */
bool asc_mail_base64(asc_arena *keep, asc_str s, asc_str *out) ASC_MUST_USE;
bool asc_mail_quoted(asc_arena *keep, asc_str s, bool underscores, asc_str *out) ASC_MUST_USE;
/* "=?utf-8?Q?caf=C3=A9?=" in a header's value, as UTF-8 on one line. */
bool asc_mail_header_text(asc_arena *keep, asc_str s, asc_str *out) ASC_MUST_USE;
/* The parameter of a header's value: name "charset" of "text/plain; charset=utf-8". */
asc_str asc_mail_parameter(asc_str value, const char *name);

#endif
