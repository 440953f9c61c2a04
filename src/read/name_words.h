/*
 * name_words - which words of a report may be words of a name, and how far a name goes.
 *
 * names.c finds the names with it; name_joins.c says which of them are one.
 */
#ifndef ASC_READ_NAME_WORDS_H
#define ASC_READ_NAME_WORDS_H

#include "read/names.h"

/* Does it begin with a capital? */
bool asc_name_starts_upper(asc_str s);
/* Does it begin a sentence or a line, whose first letter is a capital anyhow? */
bool asc_name_begins_line(const asc_tree *t, uint32_t i);
/* Can the token be a word of a name by itself? */
bool asc_name_word(const asc_tree *t, uint32_t i);
/* "al", "bin", "de", "of": a small word inside a name. */
bool asc_name_connector(asc_str s);
/* Of any kind. */
bool asc_name_hyphen(asc_str s);
/* A word that surely tells of an incident. */
bool asc_name_is_event(const asc_tree *t, uint32_t i);

/* How far the name that has reached token i (its end) goes on; i if no further. */
uint32_t asc_name_grow(const asc_tree *t, uint32_t i, uint32_t end);
/* "Witness 3", "Bureau 17", "Unit 29155": a number that is part of the name. */
bool asc_name_numbered(const asc_tree *t, uint32_t first, uint32_t last);
/* Where the number at i ends: "61-T", "300-2" go on. */
uint32_t asc_name_code_end(const asc_tree *t, uint32_t i);
/* "The Olmedilla clan", "the Haqqani network": named after somebody, and not that one. */
bool asc_name_band_of(const asc_tree *t, uint32_t first, uint32_t last);
/* "4th Border Brigade", "9th Mountain Regiment". */
bool asc_name_counted(const asc_tree *t, uint32_t i, uint32_t last);
/* "The 9 April Command", "the December 12 Movement": how many words before i, a day and a month,
 * are part of the name; 0. asc_names_mark has told which are. */
uint32_t asc_name_day(const asc_tree *t, uint32_t i);
/* "The Rally for the Call in the Sahel (RCS)": a name goes on over small words to the brackets with its short
 * form; where it ends, or `end`. */
uint32_t asc_name_to_short(const asc_tree *t, uint32_t first, uint32_t end);
/* "Source C", "Witness 19": one who is called by a letter or a number. */
bool asc_name_coded(const asc_tree *t, uint32_t i);

/* "Known as "the Russian"": where the quotation that begins at i closes, the name's first word in *first; i
 * where it is no name. */
uint32_t asc_name_quoted(const asc_tree *t, uint32_t i, uint32_t *first);

#define ASC_NAME_WORD_MAX 40 /* bytes of a word that may be common */

/* The word in small letters, in `out`; false where it is no word of plain letters. */
bool asc_name_lowered(asc_str s, char out[ASC_NAME_WORD_MAX], asc_str *word);

/* Make names one that are spelled otherwise: equal keys, short forms, capitals, last and first
 * words. False when memory ran out. */
bool asc_mentions_join(asc_mentions *m, const asc_tree *t) ASC_MUST_USE;

#endif
