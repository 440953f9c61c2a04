/*
 * ruling - what analysts decided that changes the answer, as the stages take it.
 *
 * A decision is an envelope in a case's log (kind, subject, payload). A ruling is what
 * it comes to while it stands: not undone, and not replaced by a later one about the
 * same thing. Nothing read is deleted by it; asc_case_rulings folds the log anew each
 * time.
 *
 * What a decision is about must outlast new reports and reading them again: statements
 * by their id, sources and actors by name, an incident by a statement about it.
 *
 * Part of <ascribe.h>; include that.
 */
#ifndef ASCRIBE_RULING_H
#define ASCRIBE_RULING_H

#include <ascribe/words.h>

#ifdef __cplusplus
extern "C" {
#endif

/* clang-format off */
/*
 * identifier, kind in the log, what its subject begins with, member of the payload that
 * is `field` ("" none), member that is `value` ("" none):
 *
 *   reject-statement  the statement counts for nothing
 *   same-source       two sources are one; the order does not matter
 *   rate-source       `value` is the Admiralty letter of its reliability, A to F
 *   add-hypothesis    `value` (an actor) may be behind the incident that the subject, a
 *                     statement, is about; `field` is the role: "carried-out" if empty
 *   merge-actors      the actors of the two names are one
 *   split-actor       the two names are of two actors, whatever their spelling says
 *   correct           of a statement: `field` predicate, polarity, certainty, basis, act
 *                     or mood is `value`; of a report: title, outlet, author, published
 */
#define ASC_RULING_LIST(X) \
    X(REJECT_STATEMENT, "reject-statement", "statement:", "", "") \
    X(SAME_SOURCE, "same-source", "source:", "", "with") \
    X(RATE_SOURCE, "rate-source", "source:", "", "rating") \
    X(ADD_HYPOTHESIS, "add-hypothesis", "incident:", "role", "actor") \
    X(MERGE_ACTORS, "merge-actors", "actor:", "", "with") \
    X(SPLIT_ACTOR, "split-actor", "actor:", "", "from") \
    X(CORRECT_STATEMENT, "correct", "statement:", "field", "value") \
    X(CORRECT_REPORT, "correct", "report:", "field", "value")
/* clang-format on */

typedef enum asc_ruling_kind {
#define ASC_X(id, kind, subject, field, value) ASC_RULING_##id,
    ASC_RULING_LIST(ASC_X)
#undef ASC_X
        ASC_RULING_COUNT
} asc_ruling_kind;

typedef struct asc_ruling {
    asc_ruling_kind kind;
    asc_str subject;      /* without what it begins with: an id, a name, "SHA256#ITEM" */
    asc_str field, value; /* empty where the kind has none */
    int64_t decision;     /* its number in the log */
} asc_ruling;

#ifdef __cplusplus
}
#endif
#endif
