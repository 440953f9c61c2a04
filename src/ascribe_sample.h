/*
 * ascribe_sample - what a large case is learnt from, as a case of its own.
 *
 * Of a case of more incidents than asc_teachers_choose takes, those that teach are traced and learnt from
 * among the reports that tell of them alone: what is learnt hangs on these reports, and on who the actors
 * are. A stamp over both tells whether what was learnt before still holds.
 */
#ifndef ASC_ASCRIBE_SAMPLE_H
#define ASC_ASCRIBE_SAMPLE_H

#include "ascribe_reading.h"
#include "weigh/evidence.h"

/*
 * Learn from the sample of `r`, or take what r->taught has of the very same one, into `in`; in->knows is set.
 * *learnt: packed, where it was learnt now. ASC_ENOMEM, and what `options` is refused for.
 */
asc_status asc_sample_learn(asc_weigh_input *in, asc_str *learnt, asc_arena *keep,
                            const asc_reading *r, const asc_weigh_options *options,
                            asc_error *err) ASC_MUST_USE;

#endif
