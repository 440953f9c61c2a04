/*
 * learn - from who says what to how sure one can be.
 *
 * asc_learn learns what the sources are worth, who copies whom, and the base rates, from
 * the evidence alone, starting at documented priors that carry a case of three statements;
 * then gives each hypothesis of each incident its credence, exact given those parameters.
 * The model is told in docs/weighing.md.
 *
 * Memory   results live in the arena `keep`; the evidence must outlive them.
 * Threads  none are started; the same evidence gives the same bytes.
 */
#ifndef ASC_WEIGH_LEARN_H
#define ASC_WEIGH_LEARN_H

#include "base/arena.h"
#include "weigh/ledger.h"

typedef struct asc_learn_options {
    uint64_t seed;
    unsigned draws;  /* of the parameters, for the intervals; 0: 64 */
    bool no_copying; /* citations alone, no hidden copying */
    bool open;       /* "someone else" never under 1 / (roots + 2) */
    bool no_temper;
    /* Called now and then; false stops it with ASC_EIO. May be NULL. */
    bool (*progress)(void *user, unsigned done, unsigned of);
    void *user;
} asc_learn_options;

/* What became of one claim. */
typedef struct asc_claim_weight {
    float own;       /* probability that it is a statement of its own */
    uint32_t parent; /* likeliest claim it was copied from; ASC_NO_CLAIM when likelier own */
    float p_parent;  /* of that parent */
    uint32_t root;   /* claim that stands at the end of the likeliest parents; itself if own */
} asc_claim_weight;

typedef struct asc_source_weight {
    double right, low, high; /* probability that an own, unhedged statement is right; 90 % range */
    double own, own_right;   /* expected counts: own statements, right ones among them */
    double copied;           /* expected count of copied ones */
    uint16_t interest;       /* the value it names whatever happened; ASC_NO_VALUE */
    double bias;             /* how often it does */
    /* Of a party: how often it claims, and denies, what it did and what it did not do. */
    double claims_did, claims_not, denies_did, denies_not;
} asc_source_weight;

typedef struct asc_copy_edge {
    uint32_t copier, original; /* sources */
    double p;                  /* that it copies, three claims or more or a cited one */
    double copied;             /* expected number of claims copied */
    uint32_t cited;            /* of them with the citation shown */
} asc_copy_edge;

typedef struct asc_weights asc_weights;

/*
 * Weigh all. ASC_EARG for numbers out of range (a source, value, parent that is not there,
 * a rating that is no letter A to F, a parent in another incident, circles of parents),
 * ASC_ELIMIT, ASC_ENOMEM, ASC_EIO when `progress` stopped it. `options` may be NULL.
 */
asc_status asc_learn(asc_weights **out, asc_arena *keep, const asc_ledger *evidence,
                     const asc_learn_options *options, asc_error *err) ASC_MUST_USE;

/* Credence of the hypotheses of incident i, with the range over parameter draws; low and
 * high may be NULL. Arrays of hyps[...].count. */
const double *asc_weights_credence(const asc_weights *w, size_t i, const double **low,
                                   const double **high);
const asc_claim_weight *asc_weights_claims(const asc_weights *w);   /* [claim_count] */
const asc_source_weight *asc_weights_sources(const asc_weights *w); /* [source_count] */
const asc_copy_edge *asc_weights_edges(const asc_weights *w, size_t *count);
double asc_weights_temper(const asc_weights *w);

/* Credence of each value of incident i (that it is in the answer), and its range. Arrays of
 * hyps[...].values; p is written to `out`. */
void asc_weights_values(const asc_weights *w, size_t i, double *out, const double **low,
                        const double **high);

/* What one root does to an incident. */
typedef struct asc_root_weight {
    uint32_t claim; /* the root */
    uint32_t source;
    uint32_t copies;       /* claims that go back to it */
    const double *loglik;  /* [count] log-likelihood under each hypothesis, largest 0 */
    const double *without; /* [count] credence had the root and its copies not spoken */
    double diagnosticity;  /* spread of loglik over the hypotheses, weighed by credence */
} asc_root_weight;

/* The roots of incident i (rows of the evidence matrix), most diagnostic first. */
asc_status asc_weights_roots(const asc_weights *w, size_t i, asc_arena *keep, asc_root_weight **out,
                             size_t *count, asc_error *err) ASC_MUST_USE;

/* Credence after each claim of incident i in order of time; those without a time come
 * first. Row k, of hyps count doubles, is the credence after claims[order[k]]. */
asc_status asc_weights_series(const asc_weights *w, size_t i, asc_arena *keep, double **out,
                              uint32_t **order, size_t *rows, asc_error *err) ASC_MUST_USE;

/* Independent roots behind each value of incident i: expected number, [values]. */
asc_status asc_weights_voices(const asc_weights *w, size_t i, asc_arena *keep, double **out,
                              asc_error *err) ASC_MUST_USE;

#endif
