/*
 * account_words - the wordings by which phrases are one thing.
 */
#ifndef ASC_READ_ACCOUNT_WORDS_H
#define ASC_READ_ACCOUNT_WORDS_H

#include <ascribe.h>

#include "base/arena.h"

/* In lower case, without articles and punctuation, a space behind each word. False when memory
 * ran out. */
bool asc_wording(asc_arena *tmp, asc_str s, asc_str *out);

/* Do the words of wording a stand in a row within those of b? */
bool asc_wording_within(asc_str a, asc_str b);

#endif
