/*
 * The facade behind ascribe/weigh.h.
 */
#include <ascribe.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "weigh/outcome.h"

#include "base/banned.h"

const char *asc_weigher_name(asc_weigher w)
{
    static const char *const names[] = {
#define ASC_X(id, s) s,
        ASC_WEIGHER_LIST(ASC_X)
#undef ASC_X
    };
    return (unsigned)w < ASC_WEIGHER_COUNT ? names[w] : "";
}

const char *asc_outcome_table_name(asc_outcome_table t)
{
    static const char *const names[] = {
#define ASC_X(id, s) s,
        ASC_OUTCOME_TABLE_LIST(ASC_X)
#undef ASC_X
    };
    return (unsigned)t < ASC_OUTCOME_TABLE_COUNT ? names[t] : "";
}

asc_status asc_claims_weigh(asc_outcome **out, const asc_claims *t,
                            const asc_claims_options *options, asc_error *err)
{
    asc_arena *arena = asc_arena_new();
    asc_outcome *v = arena ? asc_arena_zalloc(arena, 1, sizeof *v) : NULL;
    asc_status rc = ASC_OK;
    if (!v) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (v) {
        v->arena = arena;
        v->t = t;
        if (options) v->o = *options;
    }
    if (!rc) rc = asc_outcome_make(v, err);
    if (rc) asc_arena_free(arena);
    else *out = v;
    return rc;
}

void asc_outcome_free(asc_outcome *v)
{
    if (v) asc_arena_free(v->arena);
}

asc_outcome_facts asc_outcome_about(const asc_outcome *v)
{
    return v->facts;
}

asc_status asc_outcome_write(const asc_outcome *v, asc_outcome_table table, asc_write_fn write,
                             void *user, asc_error *err)
{
    static const asc_outcome_row_fn rows[] = { asc_outcome_pred, asc_outcome_edges,
                                               asc_outcome_roots, asc_outcome_sources };
    if ((unsigned)table >= ASC_OUTCOME_TABLE_COUNT) return asc_fail(err, ASC_EARG, "no such table");
    asc_buf b = { 0 };
    asc_status rc = ASC_OK;
    for (size_t k = 0; !rc && rows[table](v, k, &b); k++) {
        if (b.failed) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
        else if (b.n > 60000 && !write(user, b.p, b.n))
            rc = asc_fail(err, ASC_EIO, "the output was stopped");
        if (b.n > 60000) asc_buf_clear(&b);
    }
    if (!rc && b.failed) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc && b.n && !write(user, b.p, b.n)) rc = asc_fail(err, ASC_EIO, "the output was stopped");
    asc_buf_free(&b);
    return rc;
}
