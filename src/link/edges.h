/*
 * edges - who took from whom, each pair once.
 */
#ifndef ASC_LINK_EDGES_H
#define ASC_LINK_EDGES_H

#include <ascribe.h>

/* A citation among the items says which way a copy went when the times do not: who cites, took. */
void asc_edge_turn(const asc_copy *items, size_t count, asc_copy *copy);
/*
 * "T took from B" is left out where T took all that, and more, from A, and so did B: what B has of A alone is no
 * sign that T saw B. Of copies in order of their ends; how many are left.
 */
size_t asc_edges_reprints(asc_copy *items, size_t count);
/* In order of their ends, of those with the same ends the first alone; how many are left. */
size_t asc_edges_settle(asc_copy *items, size_t count);

#endif
