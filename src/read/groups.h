/*
 * groups - words that tell of a group as a whole: "the movement", "the Velm militia", "Velm
 * fighters".
 */
#ifndef ASC_READ_GROUPS_H
#define ASC_READ_GROUPS_H

#include "read/names.h"
#include "read/tree.h"

/* "The group", "the separatists"; not a cell or a crew, which is a part of one. */
bool asc_group_noun(const asc_actor_word *w);
/* Does the clause hang on group i though it tells of a member? "A member of the group, who was arrested". */
bool asc_anothers_clause(const asc_tree *t, uint32_t i, uint32_t clause);
/* The mention whose name noun i is told with, as what the whole group is; ASC_NONE. Its kind may be unknown. */
uint32_t asc_told_with_name(const asc_mentions *m, const asc_tree *t, uint32_t i,
                            const asc_actor_word *w);

#endif
