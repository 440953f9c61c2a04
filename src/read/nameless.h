/*
 * nameless - is somebody named by a phrase, or no one in particular?
 *
 * "Gunmen", "the attackers", "smugglers" name whoever did it; "Tuareg rebels", "a six-person
 * crew using a yacht", "mercenaries in the pay of X" are told from others.
 */
#ifndef ASC_READ_NAMELESS_H
#define ASC_READ_NAMELESS_H

#include "read/roles.h"

/* Words that name whoever did it, whoever that is: no one is named by them. */
bool asc_nameless(const asc_tree *t, const asc_mention *x);

/* As who does it, by the site's frame: words that name whoever did it are no doer, but may be what
 * else is told of them. */
bool asc_nameless_agent(const asc_site *s, const asc_mention *x);

/* As what something is done to: "fighters" are none in particular; "Island fanatics", "two of the
 * rebels" are. */
bool asc_nameless_object(const asc_tree *t, const asc_mention *x);

#endif
