/*
 * lists - what the other files of this room ask of the lists kept in a case.
 *
 * The functions for all others are asc_case_list* of ascribe.h.
 */
#ifndef ASC_CASE_LISTS_H
#define ASC_CASE_LISTS_H

#include "case/db.h"

/* Hold every list against its hash and read it; told which are damaged, and how. */
typedef void (*asc_list_fault_fn)(void *user, int64_t id, const asc_error *why);
asc_status asc_lists_check(asc_case *c, asc_list_fault_fn fault, void *user,
                           asc_error *err) ASC_MUST_USE;

#endif
