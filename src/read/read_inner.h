/*
 * read_inner - what the files of read.c share.
 */
#ifndef ASC_READ_READ_INNER_H
#define ASC_READ_READ_INNER_H

#include "read/answers.h"
#include "read/context.h"
#include "read/frames.h"
#include "read/read.h"
#include "read/tree.h"

#define ASC_READ_GUESSED_MAX .89 /* of what answers a charge: which one was meant is guessed */

/* One report, while it is read. */
struct reader {
    const asc_tree *t;
    asc_readout *out;
    asc_arena *keep;
    size_t cap;
    uint32_t claimer;  /* who claimed an attack last; ASC_NONE */
    asc_finding asked; /* what somebody was asked about last: "asked whether he had ordered it" */
    bool asks;
};

/* ---- findings: read_finding.c ---- */

/* From where the first begins to where the last ends. */
asc_span asc_read_cover(asc_span a, asc_span b);
/* The shortest stretch with trigger, agent and object; what stands in another sentence is left out. */
asc_span asc_read_clause(const asc_tree *t, uint32_t trigger, uint32_t agent, uint32_t object);
/* The object's phrase; of a name that the parser takes apart the whole name. */
asc_span asc_read_object_span(const struct reader *r, uint32_t tok);
bool asc_read_same_actor(const struct reader *r, uint32_t a, uint32_t b);
/* Is it a predicate of what somebody did? */
bool asc_read_deed(asc_predicate p);
/* Told already, in this sentence, by the same voice? Then the surer one stays. */
bool asc_read_told(struct reader *r, const asc_finding *f);
/* Adds it, if it is told surely enough. ASC_ENOMEM. */
asc_status asc_read_keep(struct reader *r, const asc_finding *f, asc_error *err) ASC_MUST_USE;
/* How likely it was read rightly, by what that rests on. */
void asc_read_put_sure(const struct reader *r, asc_finding *f, uint64_t doubts,
                       const asc_frame *frame, double read);
/* Voices, certainty and what leaves it open, as the climb found them. */
void asc_read_from_context(asc_finding *f, const asc_context *c);
/* A finding of the match, with its spans, ... */
asc_finding asc_read_begin(const struct reader *r, const asc_match *m, uint32_t agent,
                           uint32_t agent_tok);
/* ... and with voices, certainty, polarity, basis of frame and context together. */
void asc_read_finish(struct reader *r, asc_finding *f, const asc_match *m, const asc_context *c);

/* ---- what a match tells: read_match.c ---- */

/* All that it tells. ASC_ENOMEM. */
asc_status asc_read_tell_match(struct reader *r, const asc_match *m, asc_error *err) ASC_MUST_USE;
/* What was said before, of the agent, denied: "called the charge absurd"; of others, again. `certainty`: of a
 * finding (ASC_ANSWER_FINDS). */
asc_status asc_read_tell_record(struct reader *r, const asc_match *m, asc_answering how,
                                asc_certainty certainty, asc_error *err) ASC_MUST_USE;

/* ---- what is said of it afterwards: read_back.c ---- */

/* Keeps what the match asks of, for the answer to come. */
void asc_read_put_asked(struct reader *r, const asc_match *m);
/* "Y was not", "He did not", "That was untrue", "No, he said", at token i. ASC_ENOMEM. */
asc_status asc_read_tell_back(struct reader *r, uint32_t i, asc_error *err) ASC_MUST_USE;

#endif
