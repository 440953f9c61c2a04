/*
 * sound_who - who may be a party to what a frame tells: sound.c asks.
 */
#ifndef ASC_READ_SOUND_WHO_H
#define ASC_READ_SOUND_WHO_H

#include "read/frames.h"
#include "read/roles.h"

/* "Met envoys of the Front", "Iranian officials": whose they are is told. */
bool asc_sound_sent_by(const asc_site *s, const asc_mention *o);
/* A person by kind, or "the same man". */
bool asc_sound_person(const asc_site *s, uint32_t x);
/* "Three men, among them a sergeant": he is, and not they. */
bool asc_sound_one_of_several(const asc_site *s, const asc_match *x);

#endif
