/*
 * quotes - who speaks between quotation marks.
 *
 * '"It is clear," Daoud said. "They planned it."': the second quotation is Daoud's too. A
 * quotation has the speaker that stands behind or before it in its sentence, else that of
 * the one before it in its paragraph, else whom the sentence before is about; one that stands by
 * itself has a speaker, if an unknown one. "HORN: ..." and "...: army" are their words, too.
 * A few quoted words ("called it 'absurd'") are left to
 * the tree.
 */
#ifndef ASC_READ_QUOTES_H
#define ASC_READ_QUOTES_H

#include "read/tree.h"

#define ASC_QUOTE_TOKENS_MIN 4   /* a shorter one quotes words, not a sentence */
#define ASC_QUOTE_TOKENS_MAX 400 /* a longer one was never closed */

/* Sets t->speaker and t->speech (ASC_NONE and a mark: somebody) for every token, in `keep`. ASC_ENOMEM. */
asc_status asc_quotes_find(asc_tree *t, asc_arena *keep, asc_error *err) ASC_MUST_USE;

#endif
