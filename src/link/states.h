/*
 * states - the states that reports speak of, and which of them words name: "Ladaran officers", "the French
 * ambassador".
 */
#ifndef ASC_LINK_STATES_H
#define ASC_LINK_STATES_H

#include "link/provenance.h"

typedef struct asc_state_name {
    asc_str name; /* of the actor, or an adjective of it */
    uint32_t actor;
} asc_state_name;

typedef struct asc_states {
    asc_state_name *items; /* in the order of actors */
    size_t count, cap;
} asc_states;

/* False: out of memory. */
bool asc_states_list(asc_states *out, asc_arena *keep, const asc_link_view *v) ASC_MUST_USE;
/* The first actor that is named among the words; ASC_NONE: none. */
uint32_t asc_states_among(const asc_states *s, asc_str words);

#endif
