/*
 * language - which language a text is in: its script, and its small words.
 *
 * A script of one language names it (Greek, Hangul). Else the commonest function words of
 * the languages written in it are counted, a word that several share for less. Where no
 * language clearly leads there is no answer: a name, a list, a line are too little.
 *
 * Limits   the first ASC_LANGUAGE_BYTES of a text are looked at.
 */
#ifndef ASC_TEXT_LANGUAGE_H
#define ASC_TEXT_LANGUAGE_H

#include <ascribe.h>

#define ASC_LANGUAGE_BYTES 12000u

/* Languages with a script that others write in too: ISO 639 code, and function words in
 * lower case, commonest first, one blank between. language_words.c. */
typedef struct asc_language_words {
    const char *code, *words;
} asc_language_words;
extern const asc_language_words asc_language_table[];
extern const size_t asc_language_table_count;

/* Keep the blocks that are in English, or in nothing known within a text that is in
 * English or in nothing known; how many stay. The English annotator would misread others. */
size_t asc_language_english(asc_str text, asc_span *blocks, size_t count);

#endif
