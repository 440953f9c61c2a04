/*
 * answers - what a case stands at, for the answers that are kept in it.
 */
#ifndef ASC_CASE_ANSWERS_H
#define ASC_CASE_ANSWERS_H

#include <ascribe.h>

#define ASC_ANSWERS_SINCE 6 /* the version of cases that keep any */
#define ASC_ANSWERS_MAX 32u /* of one state */

/* A number for the reports, decisions and lists of the case, and for `with`; 0 for a
 * case that keeps no answers. */
asc_status asc_answers_state(asc_case *c, asc_str with, uint64_t *state,
                             asc_error *err) ASC_MUST_USE;

#endif
