/*
 * answers - words that say nothing themselves but that what was told before is not so.
 *
 * "..., a charge X denies", "..., which X has denied", "X said the charge was baseless" answer
 * what others told of X; "X withdrew his confession", "X recanted" take back what he told
 * himself. Others say again what was told of whomever, or its contrary (echo.h). What that was,
 * record.h looks up.
 */
#ifndef ASC_READ_ANSWERS_H
#define ASC_READ_ANSWERS_H

#include "read/context.h"
#include "read/frames.h"

/* What was told of him is denied, what he told taken back, what others told said again, or its contrary. */
typedef enum asc_answering {
    ASC_ANSWER_DENIES,
    ASC_ANSWER_UNDOES, /* "did not do it": the words deny, none that says so need stand before */
    ASC_ANSWER_RETRACTS,
    ASC_ANSWER_AGREES,
    ASC_ANSWER_OPPOSES,
    ASC_ANSWER_FINDS /* an inquiry makes nothing of what others told */
} asc_answering;

typedef struct asc_answer {
    asc_match match; /* its agent is who answers, its frame "deny" */
    asc_answering how;
    asc_certainty certainty; /* of a finding */
} asc_answer;

/* Does token i answer? */
bool asc_answer_at(const asc_tree *t, asc_mentions *m, uint32_t i, asc_answer *out);

/* "X accused Y of it, a charge Y denies": clause c of verb p is not what p denies. */
bool asc_answer_resumes(const asc_tree *t, uint32_t p, uint32_t c);

#endif
