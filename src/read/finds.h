/*
 * finds - a court's, a panel's or an inquiry's word on what others told just before.
 *
 * "The Commission rejects that suggestion", "found no support for this", "regards it as unlikely", "does not accept
 * this conclusion", "is not persuaded" say nothing themselves: what they answer was told by somebody else, in this
 * sentence or shortly before. record.h looks it up.
 */
#ifndef ASC_READ_FINDS_H
#define ASC_READ_FINDS_H

#include "read/tree.h"

typedef struct asc_found_so {
    uint32_t who;            /* the token of who finds so */
    bool against;            /* it was not so */
    asc_certainty certainty; /* "rejects": CT; "regards it as unlikely": PR */
} asc_found_so;

/* Does the word at i tell what somebody makes of what was told before? */
bool asc_finds_at(const asc_tree *t, uint32_t i, asc_found_so *out);

#endif
