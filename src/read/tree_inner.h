/*
 * tree_inner - what the files of tree.h share.
 */
#ifndef ASC_READ_TREE_INNER_H
#define ASC_READ_TREE_INNER_H

#include "read/tree.h"

/* "Outlawed in 2002, the group sells oil": of whom a participle before its sentence tells;
 * ASC_NONE. */
uint32_t asc_tree_fronted(const asc_tree *t, uint32_t verb);

/* "The fax sent in its name was thrown out": the parser makes "sent" the subject. */
uint32_t asc_tree_real_subject(const asc_tree *t, uint32_t s);

/* "Ex-combatants": the parser makes each of its parts a subject. The last part. */
uint32_t asc_tree_whole_word(const asc_tree *t, uint32_t s);

/* Who does what hangs on the verb: the one accused, or its own subject; ASC_NONE. `depth`: how many
 * verbs led here; too many end the search. */
uint32_t asc_tree_subject_from(const asc_tree *t, uint32_t verb, unsigned *shaky, int depth);

#endif
