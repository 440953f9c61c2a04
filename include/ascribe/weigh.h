/*
 * weigh - a table of claims in, credence in each answer out.
 *
 * For those who only want truth discovery: who says what of which object, and what is so?
 * Sources are found to be good or bad, to copy each other with or without saying so, to
 * have an interest; nothing needs to be known of them beforehand.
 *
 * Part of <ascribe.h>; include that.
 */
#ifndef ASCRIBE_WEIGH_H
#define ASCRIBE_WEIGH_H

#include <ascribe/words.h>

#ifdef __cplusplus
extern "C" {
#endif
/* The shared library shows what stands here and nothing else. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility push(default)
#endif

/* A table of claims, and the answers to it. */
typedef struct asc_claims asc_claims;
typedef struct asc_outcome asc_outcome;

typedef struct asc_claims_size {
    size_t claims, sources, objects, values;
    size_t untimed; /* claims whose time could not be read: they take no part in order */
} asc_claims_size;

/*
 * Read CSV (RFC 4180, UTF-8). The first line names the columns, in any order: source;
 * object or incident; value or actor; and, where they are known, time, role, polarity,
 * firmness, chain, stance, read, rating. docs/commands/weigh.md says what each holds.
 * ASC_EFORMAT and ASC_ELIMIT name the line. Free it with asc_claims_free.
 */
asc_status asc_claims_parse(asc_claims **out, asc_str csv, asc_error *err) ASC_MUST_USE;
void asc_claims_free(asc_claims *t);
/* How much there is of everything. */
asc_claims_size asc_claims_count(const asc_claims *t);

/* clang-format off */
#define ASC_WEIGHER_LIST(X) \
    X(AUTO, "auto") X(MAJORITY, "majority") X(ONE_COIN, "one-coin") X(CONFUSION, "confusion") \
    X(CITATIONS, "citations") X(COPYING, "copying") X(STANCE, "stance")
/* clang-format on */
typedef enum asc_weigher {
#define ASC_X(id, s) ASC_WEIGHER_##id,
    ASC_WEIGHER_LIST(ASC_X)
#undef ASC_X
        ASC_WEIGHER_COUNT
} asc_weigher;
const char *asc_weigher_name(asc_weigher w); /* "" when out of range */

/* All zeros are the defaults. */
typedef struct asc_claims_options {
    asc_weigher weighing; /* AUTO: the one that foretells hidden claims best */
    uint64_t seed;
    unsigned draws; /* of what is not known of the sources, for the ranges; 0: 64 */
    asc_str labels; /* CSV of object,value: answers known already, to learn from */
    /* Called now and then; false stops the work (ASC_EIO). May be NULL. */
    bool (*progress)(void *user, unsigned done, unsigned of);
    void *user;
} asc_claims_options;

/* Weigh. `options` may be NULL. The table must outlive the verdicts, which are to be
 * freed with asc_outcome_free. */
asc_status asc_claims_weigh(asc_outcome **out, const asc_claims *t,
                            const asc_claims_options *options, asc_error *err) ASC_MUST_USE;
void asc_outcome_free(asc_outcome *v);

/* What came out, in numbers. */
typedef struct asc_outcome_facts {
    asc_weigher weighing; /* the one that was used */
    size_t objects, parties, capped, self_cited, edges;
    double temper;
} asc_outcome_facts;
asc_outcome_facts asc_outcome_about(const asc_outcome *v);

/* clang-format off */
#define ASC_OUTCOME_TABLE_LIST(X) \
    X(PRED, "pred.csv") X(EDGES, "edges.csv") X(ROOTS, "roots.csv") X(SOURCES, "sources.csv")
/* clang-format on */
typedef enum asc_outcome_table {
#define ASC_X(id, s) ASC_OUTCOME_##id,
    ASC_OUTCOME_TABLE_LIST(ASC_X)
#undef ASC_X
        ASC_OUTCOME_TABLE_COUNT
} asc_outcome_table;
const char *asc_outcome_table_name(asc_outcome_table t); /* "" when out of range */

/* Write a table as CSV: answers with their credence; who copies whom; independent roots
 * behind each answer; what each source is worth. */
asc_status asc_outcome_write(const asc_outcome *v, asc_outcome_table table, asc_write_fn write,
                             void *user, asc_error *err) ASC_MUST_USE;

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
