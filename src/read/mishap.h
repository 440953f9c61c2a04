/*
 * mishap - that an incident came about by accident: "a fire that had begun in a deep fryer".
 *
 * Said of what somebody claims, it is a word against the claim.
 */
#ifndef ASC_READ_MISHAP_H
#define ASC_READ_MISHAP_H

#include "read/events.h"
#include "read/tree.h"

/* The happening that token i tells this of; ASC_NONE. */
uint32_t asc_mishap_at(const asc_tree *t, const asc_events *ev, uint32_t i);

#endif
