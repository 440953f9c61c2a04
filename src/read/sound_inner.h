/*
 * sound_inner - what the files of sound.h share.
 */
#ifndef ASC_READ_SOUND_INNER_H
#define ASC_READ_SOUND_INNER_H

#include "read/sound.h"

/* Is the word of the frame one of the set? */
static inline bool asc_sound_word_of(const asc_site *s, const char *set)
{
    return asc_tables_word(s->t->lx, asc_str_from(set), s->f->word);
}

/* Who did it: of a deed. */
bool asc_sound_deed(const asc_site *s, const asc_match *x);
/* "Paid him to kill X, who was gunned down": whom it was done to. */
bool asc_sound_victim(const asc_site *s, uint32_t who);
/* Between actors; `person`: the agent is one. */
bool asc_sound_relation(const asc_site *s, const asc_match *x, bool person);

#endif
