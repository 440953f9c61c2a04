/*
 * kinds - what each name of a report is: a person, a group, an agency, a state, a paper.
 *
 * The annotator's label of a name counts little: it takes groups for persons, papers for
 * persons and villages for groups. What the report says of the name counts more: the words it
 * is made of ("Brigade", "Courier", "Katiba"), nouns beside it ("the newspaper X", "X, a militant
 * group", "X fighters"), what it does and what it has ("X's embassy", "X's sister", "the village
 * of X"). All mentions of one name in the report vote together, so that its kind is the same
 * throughout.
 *
 * A place that does nothing in the report is a scene: it is no actor unless a statement has it.
 */
#ifndef ASC_READ_KINDS_H
#define ASC_READ_KINDS_H

#include "read/names.h"
#include "read/tree.h"

/* Settle `same`, `kind`, `place`, `scene`, `sure_group` and `sure_state` of all names. A kind that a mention
 * has already (by a title, or as the report's author or outlet) is a vote. `dateline`: the place that the report
 * was sent from, or empty. False when memory ran out. */
bool asc_kinds_decide(asc_mentions *m, const asc_tree *t, asc_str dateline) ASC_MUST_USE;

#endif
