/*
 * judge - what somebody thinks of another's word: "considers this version implausible".
 *
 * Doubts and trust name neither the incident nor, often, whose word it is: "diplomats were
 * sceptical", "we do not believe him". It is the word of the one named there, or else of who
 * told last before, about what he told of.
 */
#ifndef ASC_READ_JUDGE_H
#define ASC_READ_JUDGE_H

#include "read/read.h"
#include "read/tree.h"

typedef struct asc_judgement {
    uint32_t judge,
        cue; /* tokens: who judges, ASC_NONE for the one whose context it is; the verb */
    uint32_t agent, agent_tok; /* whose word; the token that names it, or ASC_NONE */
    uint32_t happening;        /* what the word is about; ASC_NONE */
    asc_polarity polarity;
    asc_certainty certainty;
    bool guessed; /* whose word it is was not told here */
    unsigned shaky;
} asc_judgement;

/* Does token i judge somebody's word? May add nominals. */
bool asc_judgement_at(asc_readout *o, const asc_tree *t, uint32_t i, asc_judgement *out);

/* "can be set aside", "should not be believed" judge now; "little weight" is a doubt: f's certainty after
 * its word at trigger and the object word `second`, or ASC_NONE. */
void asc_judgement_firm(const asc_tree *t, asc_finding *f, uint32_t trigger, uint32_t second);

#endif
