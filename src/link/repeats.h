/*
 * repeats - what rests on what was said before, though nobody is cited: what a court found and is then told as a fact, a
 * paper's earlier word, whoever a witness had it from.
 */
#ifndef ASC_LINK_REPEATS_H
#define ASC_LINK_REPEATS_H

#include "link/roots_inner.h"

/* After asc_rests_on of all n statements of one proposition: where those lead that lead nowhere so far. Large groups,
 * in which many speak anyway, stay as they are. */
void asc_repeats_settle(struct tracer *t, const uint32_t *group, size_t n);

#endif
