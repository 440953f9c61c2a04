/*
 * derived - statements, actors and incidents as tables, for people who open a case in
 * another program.
 *
 * They are made of what the reports say and can be made again: no content, in no dump.
 * All of them are written at once, with a stamp of what they were made of and by.
 */
#ifndef ASC_CASE_DERIVED_H
#define ASC_CASE_DERIVED_H

#include <ascribe.h>

#include "case/db.h"

typedef struct asc_derived {
    asc_str stamp;
    const int64_t *report_ids; /* in the case, of each report of the reading */
    const asc_report *reports;
    const asc_statement *statements;
    size_t statement_count;
    const asc_actor *actors;
    size_t actor_count;
    const asc_incident *incidents;
    size_t incident_count;
} asc_derived;

/* Write them in place of what is there, unless it has the same stamp. */
asc_status asc_derived_write(asc_case *c, const asc_derived *d, asc_error *err) ASC_MUST_USE;

#endif
