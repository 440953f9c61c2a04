/*
 * learnt - what the sources of a case are worth, learnt from the case itself.
 *
 * Where enough incidents have two voices or more, asc_learn is asked who is right how
 * often and who copies whom, starting at the priors of data/voices.tsv; a source of which
 * little is heard stays there. A case of few incidents stays on the priors altogether.
 */
#ifndef ASC_WEIGH_LEARNT_H
#define ASC_WEIGH_LEARNT_H

#include "weigh/evidence.h"

#define ASC_LEARN_FROM 12 /* incidents with two voices or more, from which on it is learnt */

#define ASC_LEARN_MOST 2048 /* and at most from so many */

/*
 * Which incidents are learnt from where there are more than ASC_LEARN_MOST: those whose
 * statements' ids come first, so that it depends on nothing but what there is, and one more
 * report changes it seldom. NULL in *out: all are. False: out of memory.
 */
bool asc_teachers_choose(bool **out, asc_arena *keep, const asc_statement *statements,
                         size_t statement_count, const asc_actor *actors,
                         size_t incident_count) ASC_MUST_USE;

/* The statements of incident i: list[first[i] .. first[i + 1]). */
typedef struct asc_by_incident {
    const uint32_t *first, *list;
    size_t count;
} asc_by_incident;

/*
 * Learn from what was said by `until` (NULL: whenever) and set learnt, own, temper and
 * learnt_from of `in`; they live in `keep`. Nothing is set where there is too little.
 * ASC_ENOMEM.
 */
asc_status asc_case_learn(asc_weigh_input *in, asc_arena *keep, const asc_reputes *standings,
                          const asc_by_incident *incidents, const char *until,
                          asc_error *err) ASC_MUST_USE;

/*
 * What was learnt as bytes, and back: the same reports, asked about another incident, need not
 * be learnt from again. Of bytes that asc_learnt_sound refuses nothing may be unpacked. They are
 * good for the very statements that they were packed of. ASC_ENOMEM, ASC_EFORMAT.
 */
asc_status asc_learnt_pack(asc_str *out, asc_arena *keep, const asc_weigh_input *in,
                           asc_error *err) ASC_MUST_USE;
bool asc_learnt_sound(asc_str bytes);
asc_status asc_learnt_unpack(asc_weigh_input *in, asc_arena *keep, asc_str bytes,
                             asc_error *err) ASC_MUST_USE;

/*
 * A sample that was learnt from, within the whole: which report, statement and actor of the whole
 * each of its own is, ascending.
 */
typedef struct asc_sample_of {
    const uint32_t *reports, *statements, *actors;
    size_t report_count, statement_count, actor_count;
} asc_sample_of;

/* The same of a sample: packed by its own numbers, with a stamp of all that it tells, never 0;
 * unpacked into the whole. */
asc_status asc_learnt_pack_sample(asc_str *out, asc_arena *keep, const asc_weigh_input *sample,
                                  uint64_t stamp, asc_error *err) ASC_MUST_USE;
asc_status asc_learnt_unpack_sample(asc_weigh_input *in, asc_arena *keep, asc_str bytes,
                                    const asc_sample_of *of, asc_error *err) ASC_MUST_USE;
/* The stamp of the sample that it was learnt from; 0: it was learnt from all. Of sound bytes. */
uint64_t asc_learnt_stamp(asc_str bytes);

#endif
