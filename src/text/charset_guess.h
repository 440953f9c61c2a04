/*
 * charset_guess - which charset bytes are in that nobody declares and that are no UTF-8.
 *
 * Each charset is asked how likely it makes the bytes, with how often the letters of its
 * languages stand in texts (charset_letters.c), whether they stand among their like, and
 * where capitals stand; the likeliest wins. It must be clearly likelier than Windows-1252, so
 * that a few bytes, a name or a price, stay what they most often are.
 *
 * Limits   the first ASC_CHARSET_SAMPLE bytes of words that are not ASCII are looked at.
 */
#ifndef ASC_TEXT_CHARSET_GUESS_H
#define ASC_TEXT_CHARSET_GUESS_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_CHARSET_SAMPLE ((size_t)6 << 10)

/* A charset's name as charset.h has it; ASC_CHARSET_PLAIN where nothing else is likelier by
 * `clearly` nats, also when memory ran out. */
#define ASC_CHARSET_PLAIN "Windows-1252"
#define ASC_CHARSET_CLEARLY 3.0 /* where nothing is declared */
#define ASC_CHARSET_SURELY 30.0 /* against a declared Latin-1, the default of many servers */
const char *asc_charset_guess(asc_arena *tmp, asc_str bytes, double clearly);

/* ---- charset_letters.c: what stands in texts of a language ----------------------------- */

typedef enum asc_letters_kind {
    ASC_LETTERS_LATIN, /* those beyond ASCII stand among ASCII letters */
    ASC_LETTERS_OTHER, /* words of nothing else, a byte a letter */
    ASC_LETTERS_WIDE   /* of several bytes */
} asc_letters_kind;

/* `charsets`: "NAME:n", blanks between, n how unlikely the charset is beside its like, in
 * nats. `letters`: the letter in UTF-8, then how often of a thousand. Of a wide script
 * `letters` are characters from the commonest on, in runs: "500 " and the run's characters,
 * 500 of a thousand being among these. */
typedef struct asc_letters {
    const char *charsets;
    asc_letters_kind kind;
    const char *letters;
} asc_letters;

extern const asc_letters asc_letters_table[];
extern const size_t asc_letters_count;
/* Signs that stand in texts of all languages, in the same form. */
extern const char *const asc_letters_signs;

#endif
