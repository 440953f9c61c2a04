/*
 * sound - what a predicate asks of its agent and object beyond where they stand: a
 * document bombs nothing, a state is not led, nobody is a member of a place.
 */
#ifndef ASC_READ_SOUND_H
#define ASC_READ_SOUND_H

#include "read/frames.h"
#include "read/roles.h"

bool asc_sound(const asc_site *s, const asc_match *x);

#endif
