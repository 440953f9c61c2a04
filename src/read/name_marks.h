/*
 * name_marks - words with a capital that are names, and were taken for something else.
 *
 * Family names that are words: "Sand denies it" in a report on Viktor Sand is no sand. Where a report
 * has given a person's full name and never writes the last word of it small, that word with a capital is
 * the person's name, also at the beginning of a sentence, where the annotator takes it for a noun.
 *
 * Groups that are called by a day: "the 9 April Command" is no date.
 */
#ifndef ASC_READ_NAME_MARKS_H
#define ASC_READ_NAME_MARKS_H

#include "read/tree.h"

/* Marks such words among `tok`, a copy of t's tokens, as names of persons, or groups. False: out
 * of memory. */
bool asc_names_mark(const asc_tree *t, asc_token *tok, asc_arena *tmp);

#endif
