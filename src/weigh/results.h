/*
 * results - what is handed out once the parameters are learnt.
 */
#ifndef ASC_WEIGH_RESULTS_H
#define ASC_WEIGH_RESULTS_H

#include "weigh/pass.h"

struct asc_weights {
    asc_model m;
    asc_pass_scratch x;
    double *low, *high;             /* as m.credence */
    double *shift;                  /* as m.credence: see asc_ranges */
    double *value_low, *value_high; /* values, incident by incident */
    size_t *value_offset;
    asc_claim_weight *claims;
    asc_source_weight *sources;
    asc_copy_edge *edges;
    size_t edge_count;
};

/* Everything but what is made on request. False when memory ran out. */
bool asc_results_make(asc_weights *w);

#endif
