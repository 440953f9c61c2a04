/*
 * build - a table of claims as evidence.
 */
#ifndef ASC_WEIGH_BUILD_H
#define ASC_WEIGH_BUILD_H

#include "weigh/claims.h"
#include "weigh/ledger.h"

/* Above so many different values they are taken for names of each object's own answers;
 * up to it, and with enough objects, they are one closed set, the same for all. */
#define ASC_CLOSED_VALUES_MAX 40u

typedef struct asc_table_ledger {
    asc_ledger evidence;
    bool closed;             /* value v of all hyps is the table's value v */
    const uint32_t *objects; /* [incident_count]: the table's number */
    /* When not closed: the table's value of an incident's value v is
     * values[value_start[i] + v]. */
    const uint32_t *values;
    const size_t *value_start;
    size_t capped;     /* values left out, past ASC_VALUES_MAX of an object */
    size_t parties;    /* sources found to speak of one value alone, their own */
    size_t self_cited; /* rows whose chain names the speaker: passed over */
} asc_table_ledger;

/*
 * Evidence from the rows; `keep` holds it. With roles, claims of who did it are the
 * evidence, and who is said to have helped is a detail by which copies are known.
 */
asc_status asc_claims_ledger(asc_table_ledger *out, asc_arena *keep, const asc_claims *t,
                             asc_error *err) ASC_MUST_USE;

#endif
