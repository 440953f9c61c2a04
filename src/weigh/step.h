/*
 * step - parameters: their priors, and new ones from a pass's expected counts.
 */
#ifndef ASC_WEIGH_STEP_H
#define ASC_WEIGH_STEP_H

#include "weigh/model.h"

void asc_model_start(asc_model *m);  /* before the first pass */
void asc_model_step(asc_model *m);   /* from the counts of the last one */
void asc_model_tables(asc_model *m); /* what passes read, from the parameters */
/* Pseudo-counts of a party's prior, for what it did (1) and did not do (0). */
double asc_party_weight(int did);

#endif
