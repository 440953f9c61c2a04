/*
 * case - all that was read, as show sees it: views, nothing owned.
 */
#ifndef ASC_SHOW_CASE_H
#define ASC_SHOW_CASE_H

#include <ascribe.h>

#include "base/str.h"

typedef struct asc_read_case {
    const asc_report *reports;
    const asc_statement *statements;
    const asc_actor *actors;
    const asc_incident *incidents;
    const asc_naming *namings;
    size_t report_count, statement_count, actor_count, incident_count, naming_count;
    const asc_attribution *attributions;
    size_t attribution_count;
    const asc_entity *entities;
    size_t entity_count;
    const asc_event_told *events;
    size_t event_count;
    const asc_account *accounts;
    size_t account_count;
    const asc_weighed *weighed; /* of the incidents asked for; NULL where nothing was weighed */
    size_t weighed_count;
    const asc_copy *copies;
    const asc_circle *circles;
    const asc_correction *corrections;
    const asc_root *roots;
    size_t copy_count, circle_count, correction_count, root_count;
} asc_read_case;

#endif
