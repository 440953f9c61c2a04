/*
 * mouths - for whom somebody speaks: by what reports say of him, and by the words beside his name ("CIA director X",
 * "X, a spokesman for the ministry", "the French ambassador, X").
 */
#ifndef ASC_LINK_MOUTHS_H
#define ASC_LINK_MOUTHS_H

#include "link/states.h"
#include "link/voices.h"

/* b->speaks of each actor; who holds an office of a government of which nobody says which one is given that office. Actors
 * must be known by their names. False: out of memory. */
bool asc_mouths_know(asc_voice_book *b, asc_arena *keep, const asc_link_view *v,
                     const asc_states *states) ASC_MUST_USE;

#endif
