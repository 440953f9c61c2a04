/*
 * where - places as reports write them: sites, containers, datelines; and what is no place.
 */
#ifndef ASC_READ_WHERE_H
#define ASC_READ_WHERE_H

#include "read/names.h"

/* Does the plural at i sound like a people: "Moroccans"? */
bool asc_where_sounds_so(const asc_tree *t, uint32_t i);
/* "Ladaran" of "the Ladaran capital": it tells of which, not where. */
bool asc_where_demonym(const asc_tree *t, const asc_mention *x);

/* "Saltgate terminal" of "at the Saltgate terminal", i being its head: a site that a name
 * tells from others, behind a word of place. */
bool asc_where_spot(const asc_tree *t, uint32_t i, asc_str *out);

/* "Pakistan" of "in Karachi, Pakistan", where x is Karachi; else empty. */
asc_str asc_where_within(const asc_tree *t, const asc_mentions *m, uint32_t x);

/* "KARACHI" of "KARACHI, Nov. 3 (Meridian) - ..." in the first lines; else empty. */
asc_str asc_where_dateline(asc_str text);

#endif
