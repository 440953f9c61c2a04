/*
 * extras - what is read of a report on request, beside its statements.
 *
 * Mentions (entities.h), how surely events happened (factuality.h) and what a report tells at
 * a glance (accounts.h). Statements do not rest on these, and who does not ask for them
 * pays nothing.
 */
#ifndef ASC_READ_EXTRAS_H
#define ASC_READ_EXTRAS_H

#include "read/accounts.h"
#include "read/entities.h"
#include "read/factuality.h"

/* The models of what is wanted; NULL for what is not. */
typedef struct asc_extras_wanted {
    asc_entity_model *entities;
    asc_factuality_model *events;
    const asc_slot_model *slots;
} asc_extras_wanted;

typedef struct asc_extras {
    asc_entity *entities;
    size_t entity_count;
    asc_event_told *events;
    size_t event_count;
    asc_account *accounts; /* `incident` is a happening, `actor` a mention of the readout */
    size_t account_count;
} asc_extras;

/* *out lives in `keep`; `tmp` is scratch. ASC_ENOMEM. */
asc_status asc_extras_read(asc_extras *out, asc_arena *keep, asc_arena *tmp,
                           const asc_extras_wanted *wanted, const asc_tables *lx, asc_str text,
                           const asc_token *tokens, uint32_t count, asc_date published,
                           const asc_readout *readout, asc_error *err) ASC_MUST_USE;

/* Copy *x to `keep`, so that the arena it was read in can go. ASC_ENOMEM. */
asc_status asc_extras_keep(asc_extras *x, asc_arena *keep, asc_error *err) ASC_MUST_USE;

#endif
