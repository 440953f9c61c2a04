/*
 * english - is a text English at all?
 *
 * The annotator makes trees of anything; over Spanish they are nonsense, and so would be
 * what is read from them. A text passes for English unless its small words speak against
 * it: fewer of them are English than are another language's, or most of its letters are
 * no Latin ones. A text of few words gets the benefit of the doubt.
 *
 * It names no language: that is text's work.
 */
#ifndef ASC_READ_ENGLISH_H
#define ASC_READ_ENGLISH_H

#include <ascribe.h>

#define ASC_ENGLISH_LOOK ((size_t)1 << 16) /* bytes of a text that are looked at */
#define ASC_ENGLISH_WORDS_MIN 12u          /* below, small words prove nothing */
#define ASC_ENGLISH_OTHERS_MIN 3u          /* so few of another language do not either */

bool asc_is_english(asc_str text);

#endif
