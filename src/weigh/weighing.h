/*
 * weighing - all incidents of a reading, one by one: evidence, credence, over time.
 */
#ifndef ASC_WEIGH_WEIGHING_H
#define ASC_WEIGH_WEIGHING_H

#include "weigh/evidence.h"

typedef struct asc_weighing_list {
    asc_weighed *items;
    size_t count;
    asc_str learnt; /* packed, where it was learnt now; else empty */
} asc_weighing_list;

typedef struct asc_looked asc_looked;

/* What the statements of a case tell together, whichever incident is asked for; it lives in an arena. */
struct asc_looked {
    asc_weigh_input in;     /* with ties, aliases, bodies, claims, posts and, in the end, records */
    uint32_t *first, *list; /* statements of incident i: list[first[i] .. first[i + 1]) */
};

/*
 * Look for that before asc_weighing_run, beside whatever else there is to do, where what all hold is asked (no
 * according_to). In three steps: what needs nothing but reports, statements and actors; what has to know
 * what was taken back (`fallen`), put into `in`; and both together, `in` being all that is weighed. ASC_ENOMEM.
 */
asc_status asc_weighing_look(asc_looked *out, asc_arena *keep, const asc_weigh_input *in,
                             size_t incident_count, asc_error *err) ASC_MUST_USE;
asc_status asc_weighing_look_back(asc_weigh_input *in, asc_arena *keep,
                                  asc_error *err) ASC_MUST_USE;
void asc_weighing_look_join(asc_looked *looked, const asc_weigh_input *in);

/*
 * `ties` and `origin_of` of `in` may be NULL: ties are then found among its statements. `in` may have come
 * out of asc_weighing_look_join, which is then `looked`; else that is NULL. ASC_EARG as asc_weighing_new tells.
 */
asc_status asc_weighing_run(asc_weighing_list *out, asc_arena *keep, const asc_weigh_input *in,
                            const asc_looked *looked, const asc_incident *incidents,
                            size_t incident_count, const asc_weigh_options *options,
                            asc_error *err) ASC_MUST_USE;

/*
 * What is learnt from a sample of a case (asc_sample_of in learnt.h), of so many incidents, packed
 * with the sample's stamp. As asc_weighing_run.
 */
asc_status asc_weighing_learn(asc_str *out, asc_arena *keep, const asc_weigh_input *sample,
                              size_t incident_count, const asc_weigh_options *options,
                              uint64_t stamp, asc_error *err) ASC_MUST_USE;

#endif
