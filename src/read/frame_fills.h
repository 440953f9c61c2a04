/*
 * frame_fills - what fills the roles of a frame that fits at a word: the one who does it, the
 * incident, the other actor.
 *
 * Each looks at the frame's places in their order and writes the first that holds somebody or
 * something into the match; false where none does.
 */
#ifndef ASC_READ_FRAME_FILLS_H
#define ASC_READ_FRAME_FILLS_H

#include "read/frames.h"
#include "read/roles.h"

bool asc_frame_agent(const asc_site *s, asc_match *out);
bool asc_frame_incident(const asc_site *s, asc_match *out);
/* Never the agent again. */
bool asc_frame_object(const asc_site *s, asc_match *out);

/* Is something given by it: arms, money, shelter, orders, or a meeting? */
bool asc_frame_gives(asc_predicate p);
/* Has noun i "the" or "that" before it? */
bool asc_frame_article(const asc_tree *t, uint32_t i);

#endif
