/*
 * ranges - what is not known of the parameters: draws of them, and the temper.
 */
#ifndef ASC_WEIGH_RANGES_H
#define ASC_WEIGH_RANGES_H

#include "weigh/pass.h"

#define ASC_DRAWS 64u
#define ASC_DRAWN_MAX ((size_t)48 << 20) /* numbers kept for them in all */
#define ASC_DRAWS_MIN 8u

/*
 * How far the summed log-likelihood is to be trusted: a tenth of the statements is hidden
 * in turn and foretold from the others; the power that foretells best. No truth is needed.
 */
double asc_model_temper(const asc_model *m, asc_pass_scratch *x);

/*
 * Draw the parameters again and again. Leaves the mean credence over them and the
 * parameters themselves in m->credence; low and high, as m->credence, take the middle nine tenths of each hypothesis, vlow and
 * vhigh those of each value, incident by incident (NULL: not wanted). False when memory ran out
 * or progress stopped it (then *stopped).
 */
typedef struct asc_ranges {
    double *low, *high, *value_low, *value_high;
    const size_t *value_offset;
    double *shift; /* as m->credence: what averaging adds to its logarithm; 0 to begin with */
} asc_ranges;
bool asc_model_ranges(asc_model *m, asc_pass_scratch *x, asc_ranges *r, unsigned draws,
                      uint64_t seed);

#endif
