/*
 * groups - words that tell of a group as a whole: "the movement", "the Velm militia", "Velm
 * fighters".
 */
#ifndef ASC_READ_GROUPS_H
#define ASC_READ_GROUPS_H

#include "read/read.h"
#include "read/tree.h"

/* "The group", "the separatists"; not a cell or a crew, which is a part of one. */
bool asc_group_noun(const asc_actor_word *w);
/* Does the clause hang on group i though it tells of a member? "A member of the group, who was arrested". */
bool asc_anothers_clause(const asc_tree *t, uint32_t i, uint32_t clause);
/* The mention whose name noun i is told with, as what the whole group is; ASC_NONE. Its kind may be unknown. */
uint32_t asc_told_with_name(const asc_mentions *m, const asc_tree *t, uint32_t i,
                            const asc_actor_word *w);
/* Makes one of a group without a name and the one group with a name that claim the same deed: "a
 * jihadist brigade said that it was its work" of a lead, and who it is in the text. */
void asc_groups_claim(asc_readout *o);

#endif
