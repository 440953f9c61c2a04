/*
 * random - a seeded generator (SplitMix64): the same numbers everywhere, from a seed.
 */
#ifndef ASC_WEIGH_RANDOM_H
#define ASC_WEIGH_RANDOM_H

#include <stdint.h>

typedef struct asc_random {
    uint64_t state;
} asc_random;

uint64_t asc_random_bits(asc_random *r);
double asc_random_uniform(asc_random *r);             /* above 0, up to 1 */
double asc_random_normal(asc_random *r);              /* mean 0, variance 1 */
double asc_random_gamma(asc_random *r, double shape); /* scale 1; shape over 0 */

#endif
