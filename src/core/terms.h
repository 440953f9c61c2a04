/*
 * terms - the closed sets: what a predicate's arguments are, names to values.
 *
 * All derives from the X-macro tables of ascribe.h.
 */
#ifndef ASC_CORE_TERMS_H
#define ASC_CORE_TERMS_H

#include <ascribe.h>

/* The text of a source that a report does not name: "is believed to". */
#define ASC_UNNAMED_SOURCE "unnamed source"

/* What an argument of a predicate is. */
typedef enum asc_role { ASC_ROLE_NOTHING, ASC_ROLE_ACTOR, ASC_ROLE_INCIDENT } asc_role;

asc_role asc_predicate_agent(asc_predicate p);
asc_role asc_predicate_object(asc_predicate p);

/* Look a name up; false when it is none of the set's. */
bool asc_predicate_from(asc_str name, asc_predicate *out);
bool asc_certainty_from(asc_str name, asc_certainty *out);
bool asc_basis_from(asc_str name, asc_basis *out);
bool asc_act_from(asc_str name, asc_act *out);
bool asc_mood_from(asc_str name, asc_mood *out);
bool asc_actor_kind_from(asc_str name, asc_actor_kind *out);
bool asc_incident_kind_from(asc_str name, asc_incident_kind *out);

/* Can one incident be called both? A pipeline's sabotage is a bombing, too. */
bool asc_incident_kinds_meet(asc_incident_kind a, asc_incident_kind b);

/* The less certain of the two. */
asc_certainty asc_certainty_weaker(asc_certainty a, asc_certainty b);

#endif
