/*
 * outcome - a table of claims weighed: which model, and its answers as tables again.
 */
#ifndef ASC_WEIGH_OUTCOME_H
#define ASC_WEIGH_OUTCOME_H

#include "base/str.h"
#include "weigh/build.h"
#include "weigh/crowd.h"
#include "weigh/learn.h"
#include "weigh/stance.h"

/* The full model looks at so many claims at most; beyond, one coin a source. */
#define ASC_FULL_CLAIMS_MAX 4000000u

struct asc_outcome {
    asc_arena *arena;
    const asc_claims *t;
    asc_claims_options o;
    asc_outcome_facts facts;
    asc_table_ledger table;
    asc_weights *weights; /* of the full model, or NULL */
    asc_crowd crowd;      /* of the plain ones */
    asc_coin coin;
    asc_confusion confusion;
    const float *p, *low, *high; /* theirs, by crowd.offset; low NULL: none */
    asc_stances stances;
};

/* All of it; v->arena, t and o are set. */
asc_status asc_outcome_make(asc_outcome *v, asc_error *err) ASC_MUST_USE;

/* Append step k of a table: its head for 0, then an object, edge or source; false at the end. */
typedef bool (*asc_outcome_row_fn)(const asc_outcome *v, size_t k, asc_buf *b);
bool asc_outcome_pred(const asc_outcome *v, size_t k, asc_buf *b);
bool asc_outcome_edges(const asc_outcome *v, size_t k, asc_buf *b);
bool asc_outcome_roots(const asc_outcome *v, size_t k, asc_buf *b);
bool asc_outcome_sources(const asc_outcome *v, size_t k, asc_buf *b);

#endif
