/*
 * sound - how a folded word sounds, and how near two words are.
 *
 * A word's sound has one code for each sound however it is spelled ("sch", "sh"; "oo",
 * "ou", "u"), doubles written once. Its bones are the consonants in a few classes: what is
 * left of "Muhammad", "Mohamed" and "mhmd" alike. Nearness by sound is an edit distance
 * whose costs are learnt for each script (data/sounds.bin); nearness by spelling is the plain one, with
 * neighbours changing places as one edit.
 */
#ifndef ASC_RESOLVE_SOUND_H
#define ASC_RESOLVE_SOUND_H

#include "resolve/fold.h"

/* Fill sound, bones and letters of a word whose text and n are set. */
void asc_word_sound(asc_word *w);

/* 0 to 1, by sound. The costs are those of the script that is not Latin. */
float asc_sound_like(const asc_sound_costs *costs, const uint8_t *a, size_t an, const uint8_t *b,
                     size_t bn);
/* Edits that make b of a (insert, delete, put another, swap neighbours); at most 64 letters
 * of each are looked at. */
unsigned asc_edits(const char *a, size_t an, const char *b, size_t bn);
/* Letters that both have in the same order, at most: the longest common subsequence. */
unsigned asc_common(const char *a, size_t an, const char *b, size_t bn);

#endif
