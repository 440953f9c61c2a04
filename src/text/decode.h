/*
 * decode - bytes of a plain text to normalised UTF-8.
 *
 * A byte order mark decides (UTF-8, UTF-16 either way); else every other byte being NUL
 * makes it UTF-16; else the bytes are UTF-8
 * if they are valid as such; else they are read as Windows-1252, which includes
 * the printable part of Latin-1 and gives a character for every byte. Which one
 * it was is said, never hidden.
 *
 * Normalised: no byte order mark, "\n" for "\r\n", "\r", U+0085, U+2028 and
 * U+2029, no NUL characters; lone surrogates become U+FFFD. Nothing else changes.
 */
#ifndef ASC_TEXT_DECODE_H
#define ASC_TEXT_DECODE_H

#include <ascribe.h>

#include "base/arena.h"
#include "text/origin.h"

typedef struct asc_decoded {
    asc_str text;
    asc_str charset; /* "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252" */
    size_t nuls;     /* NUL characters left out */
    size_t bad_at;   /* with Windows-1252: the first byte that was not UTF-8 */
} asc_decoded;

/* Does it begin with UTF-16's byte order mark, or look like UTF-16 of mostly ASCII? */
bool asc_decode_is_pairs(asc_str bytes);

/* The text lives in `keep`. ASC_ENOMEM. Linear. */
asc_status asc_decode_mapped(asc_decoded *out, asc_stretches *origins, asc_arena *keep,
                             asc_str bytes, asc_error *err) ASC_MUST_USE;
/* The same without a map back. */
asc_status asc_decode(asc_decoded *out, asc_arena *keep, asc_str bytes,
                      asc_error *err) ASC_MUST_USE;

#endif
