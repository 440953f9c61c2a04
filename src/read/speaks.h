/*
 * speaks - for whom does someone speak?
 *
 * "A spokesman for the Front", "its ambassador", "Holub, a spokesman for the rebels", "the
 * suspect's lawyer" say what those say whom they speak for: a denial of theirs is a
 * denial by these. A state's ministries, embassies and envoys speak for the state.
 */
#ifndef ASC_READ_SPEAKS_H
#define ASC_READ_SPEAKS_H

#include "read/names.h"
#include "read/tree.h"

/* The mention for whom the one at token i speaks; ASC_NONE when for himself alone. *shaky grows
 * with each guess. May add a nominal to m. */
uint32_t asc_speaks_for(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky);

/* The same, where it is a group's own voice: a spokesman, no lawyer, and no state's office. */
uint32_t asc_speaks_as(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky);

/* The group or firm that i leads: what it was accused of, he may deny. ASC_NONE: none. */
uint32_t asc_speaks_leading(asc_mentions *m, const asc_tree *t, uint32_t i, unsigned *shaky);

#endif
