/*
 * shares - what each actor's part in an incident comes to by itself.
 *
 * A hypothesis is a whole story: who carried it out, on whose order, with whose help. Credence is
 * divided among such stories, so that what all of them agree on ("she ordered it") is seen in
 * none of them. Here it is added up: of each draw, over all doers, the doer's credence times the
 * probability of the part given that doer.
 */
#ifndef ASC_WEIGH_SHARES_H
#define ASC_WEIGH_SHARES_H

#include "weigh/parts.h"

typedef struct asc_shares asc_shares;

/*
 * `doers`, the last of them nobody, outlive the shares. Of at most `draws` draws; fewer where that
 * would be too much work. NULL: out of memory.
 */
asc_shares *asc_shares_new(asc_arena *keep, const asc_weigh_input *in, const asc_evidence *e,
                           const asc_doer *doers, uint32_t doer_count, uint32_t draws);
/* So many draws are wanted. */
uint32_t asc_shares_draws(const asc_shares *s);
/* Draw k: what each origin's word is worth, and each doer's credence. */
void asc_shares_draw(asc_shares *s, uint32_t k, const asc_worth *worths, const double *credence);
/* By part, most credence first; `mean` is that of each doer over all draws. A view into the arena. */
const asc_share *asc_shares_done(asc_shares *s, const double *mean, uint32_t *count);

/* The mean of n values, and the middle nine tenths of them, which hold the mean. Sorts them. */
void asc_shares_middle(double *v, uint32_t n, double mean, double *low, double *high);

#endif
