/*
 * pass - one look at all incidents: credence given the parameters, and expected counts.
 *
 * Given a hypothesis D and the order of speaking, each claim is a mixture of being its own
 * and being a copy of some earlier one, so the probability of all claims of an incident is
 * a product over them: the parents are summed out exactly, no sampling is needed.
 */
#ifndef ASC_WEIGH_PASS_H
#define ASC_WEIGH_PASS_H

#include "weigh/model.h"

/* An item's likelihood under D is misread + copied + biased + right * in(D) + wrong * out(D). */
typedef struct asc_factor {
    double misread, copied, biased, right, wrong;
    double weight;      /* of all it could come from */
    double copy, cited; /* hidden and shown copying, whatever `read` is */
} asc_factor;

typedef struct asc_pass_scratch {
    double *l, *t; /* [hyps_max] */
    asc_factor *f; /* [largest incident] */
} asc_pass_scratch;

asc_factor asc_item_factor(const asc_model *m, const asc_hyps_model *h, const asc_item *it);
/* out[k]: likelihood of the item under hypothesis k. */
void asc_item_likelihood(const asc_model *m, const asc_hyps_model *h, const asc_item *it,
                         const asc_factor *f, double *out);
/* x->l: likelihood of all claims, largest 1; x->f: the items' factors. */
void asc_incident_likelihood(const asc_model *m, size_t i, asc_pass_scratch *x);
/* q: prior times l to the power `temper`, summing to one. */
void asc_credence_of(const asc_hyps_model *h, const double *l, double temper, double *q);

/* All incidents; with `learn` the expected counts too. */
void asc_model_pass(asc_model *m, asc_pass_scratch *x, double temper, bool learn);
/* Put each item's candidates along active edges first: passes look at those alone. */
void asc_model_settle(asc_model *m);
/* Keep the edges for which copying explains more than the rest does: log Bayes factor over
 * `threshold`. `sums` is scratch of 3 doubles an edge. */
void asc_model_screen(asc_model *m, double *sums, double threshold);

#endif
