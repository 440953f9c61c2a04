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
#include "weigh/learnt.h"

/* What was learnt of the sample of a reading. */
struct asc_sampled {
    asc_str learnt; /* packed */
    bool fresh;     /* it was learnt now */
    asc_sample_of of;
};

/*
 * Learn from the sample of `r`, of which statements, incidents and r->teaches are there, or take what
 * r->taught has of the very same one. What comes of it lives in `keep`, or is a view of r->taught.
 * ASC_ENOMEM, and what `options` is refused for.
 */
asc_status asc_sample_learn(asc_sampled *out, asc_arena *keep, const asc_reading *r,
                            const asc_weigh_options *options, asc_error *err) ASC_MUST_USE;
/* The same into `in`; in->knows is set. */
asc_status asc_sample_take(asc_weigh_input *in, asc_arena *keep, const asc_sampled *s,
                           asc_error *err) ASC_MUST_USE;

#endif
