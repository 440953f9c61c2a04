/*
 * context - who says it, and how sure: from a trigger up its tree to the root.
 *
 * On the way each cue with the content in one of its slots is a link of the chain
 * of sources; what is negated, hedged ("may", "likely") or put under "if" between
 * the trigger and the innermost cue belongs to the innermost source. What stands
 * above that cue is about the saying, not about what is said.
 *
 * A relative clause, an apposition or an adverbial clause is asserted by whoever
 * speaks there: above it only sources are collected.
 */
#ifndef ASC_READ_CONTEXT_H
#define ASC_READ_CONTEXT_H

#include "read/names.h"
#include "read/tree.h"

typedef struct asc_link {
    uint32_t who; /* token of the source; ASC_NONE: not told */
    uint32_t cue; /* token of the word that shows the saying */
    const asc_cue *entry;
} asc_link;

typedef struct asc_context {
    asc_link links[ASC_SOURCES_MAX]; /* innermost first, without AUTHOR */
    uint32_t count;
    const asc_cue *unnamed; /* of "is believed to", where nobody is named: its cue; NULL */
    uint32_t unnamed_cue;
    uint32_t somebody; /* the mark before words that an unknown one says; ASC_NONE */
    asc_polarity polarity;
    asc_certainty certainty;
    asc_act act;
    asc_basis basis;
    asc_mood mood;
    bool conditional, question;
    bool hypothetical; /* "would", "will", "should" */
    bool over_all;     /* it only describes, in a sentence that "according to X" tells */
    bool cued;         /* some cue of saying or thinking stands above */
    unsigned shaky;
    asc_link denier;    /* "X denied charges by Y that": X, where Y says it; who ASC_NONE: nobody */
    uint32_t denied_at; /* how many of the links stand inside the denial */
} asc_context;

/* Does i's head say, or hedge, that i is so: "claims to have", "appears to have"? */
bool asc_context_cued(const asc_tree *t, uint32_t i);

asc_context asc_context_of(const asc_tree *t, uint32_t trigger);

/* What the denier of c says of the same: the contrary. Only where there is one. */
asc_context asc_context_denied(const asc_context *c);

#endif
