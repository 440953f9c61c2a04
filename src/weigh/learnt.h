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

#endif
