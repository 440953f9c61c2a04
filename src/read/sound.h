/*
 * sound - what a predicate asks of its agent and object beyond where they stand: a
 * document bombs nothing, a state is not led, nobody is a member of a place.
 */
#ifndef ASC_READ_SOUND_H
#define ASC_READ_SOUND_H

#include "read/frames.h"
#include "read/roles.h"

bool asc_sound(const asc_site *s, const asc_match *x);
/* Of what somebody can do, where the report tells of no incident: is it an attack? Clears the
 * match's incident. */
bool asc_sound_attack(const asc_site *s, asc_match *x);
/* The same of what a word for ability is about: "the capability to ..."; true where nothing is told. */
bool asc_sound_content(const asc_site *s);

#endif
