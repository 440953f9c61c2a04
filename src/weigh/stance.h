/*
 * stance - is it so? from who writes for it, against it, or just that it is said.
 *
 * Counting heads is worse than knowing nothing: papers repeat a rumour whether it is true
 * or not, and few say so when it is; one that contradicts it has looked. So each stance
 * has a worth of its own, and the second source of a stance adds less than the
 * first: log odds = base + sum over stances of worth * log(1 + sources). Defaults are
 * judgement; with answers known for some objects the worths are learnt from those, each as
 * it stood at each of its claims.
 */
#ifndef ASC_WEIGH_STANCE_H
#define ASC_WEIGH_STANCE_H

#include "weigh/claims.h"

#define ASC_STANCE_ANSWERS 3 /* true, false, unknown */

typedef struct asc_stances {
    /* By object of the table: credence of true, false, unknown; range of true against false. */
    double (*p)[ASC_STANCE_ANSWERS];
    double *low, *high;
    size_t count, learnt_from;
} asc_stances;

/* `labels`: CSV of object,value, value being true, false or unknown; empty: the defaults. */
asc_status asc_stances_weigh(asc_stances *out, asc_arena *keep, const asc_claims *t, asc_str labels,
                             asc_error *err) ASC_MUST_USE;

#endif
