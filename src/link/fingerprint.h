/*
 * fingerprint - a text as the words that are compared.
 *
 * A word is a run of letters and digits, in lower case, without apostrophes and a
 * possessive; each is 29 bits of a hash and three marks. It is a pure function of the
 * text, at some hundreds of MB a second: nothing of it need be stored.
 */
#ifndef ASC_LINK_FINGERPRINT_H
#define ASC_LINK_FINGERPRINT_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_WORD_FIRST 1u  /* begins a sentence */
#define ASC_WORD_COMMON 2u /* a function word: it tells nothing of the matter */
#define ASC_WORD_QUOTED 4u /* between quotation marks */
#define ASC_WORD_MARKS 7u

#define ASC_LINK_WORDS_MAX 2000000u /* words of a report that are compared; later ones are not */

/* Words that a text of n bytes may have, at most. */
size_t asc_fingerprint_most(size_t bytes);
/*
 * The words of `text` to hash[asc_fingerprint_most(text.n)], and where each stands to `at`, as
 * many, unless it is NULL. Returns how many there are.
 */
uint32_t asc_fingerprint(asc_str text, uint32_t *hash, asc_span *at);
/* The words that ASC_WORD_COMMON marks, with spaces between. */
const char *asc_fingerprint_common(void);
/* One word's hash, without marks; 0 for what is no single word. */
uint32_t asc_fingerprint_word(const char *word);

#endif
