/*
 * houses - families and clans that a report names: "the Olmedilla clan", "the Olmedillas", "his family".
 *
 * A house is a group of its own (names_words says what makes one), never the persons who are called so. Here
 * is what else means it. Costs: linear in the names of the report; asking looks a few sentences back.
 */
#ifndef ASC_READ_HOUSES_H
#define ASC_READ_HOUSES_H

#include "read/names.h"
#include "read/tree.h"

/* "The Olmedillas" where the report names the Olmedilla clan: gives them its key, before names are joined;
 * false only when memory ran out. */
bool asc_houses_plural(asc_mentions *m, const asc_tree *t);

/* "The family", "the clan", "my family" at noun i: the house named before it, the only one of a few sentences;
 * with a possessor, one that is called as he is. ASC_NONE: none. */
uint32_t asc_house_meant(asc_mentions *m, const asc_tree *t, uint32_t i);

#endif
