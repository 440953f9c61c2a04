#include "weigh/outcome.h"

#include <string.h>

#include "base/error.h"

#include "base/banned.h"

/* Less of all claims than this copied: a closed set of answers is better told by how each
 * source confuses them. docs/decisions/0017-weighing-tables.md has the figures. */
#define COPIED_MIN 0.1

/* ---- The plain models ------------------------------------------------------------*/

static bool plain(const asc_claims *t)
{
    return !t->has_role && !t->has_chain && !t->has_polarity;
}

/* Claims of objects as flat arrays; denials and whatever else is more than a value are not
 * for these models. */
static asc_status make_crowd(asc_outcome *v, asc_error *err)
{
    const asc_ledger *e = &v->table.evidence;
    uint32_t *start = asc_arena_alloc(v->arena, e->incident_count + 1, sizeof *start);
    uint32_t *offset = asc_arena_alloc(v->arena, e->incident_count + 1, sizeof *offset);
    uint32_t *source = asc_arena_alloc(v->arena, e->claim_count + 1, sizeof *source);
    uint16_t *value = asc_arena_alloc(v->arena, e->claim_count + 1, sizeof *value);
    uint32_t n = 0, values = 0;
    if (!start || !offset || !source || !value) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < e->incident_count; i++) {
        start[i] = n;
        offset[i] = values;
        values += e->hyps[e->incidents[i].hyps].values;
        for (uint32_t k = e->incidents[i].begin; k < e->incidents[i].end; k++) {
            const asc_claim *c = &e->claims[k];
            if (c->say != ASC_SAY_ASSERT || c->latent) continue;
            source[n] = c->source;
            value[n++] = c->value;
        }
    }
    start[e->incident_count] = n;
    offset[e->incident_count] = values;
    v->crowd = (asc_crowd){ n,      e->incident_count, e->source_count, start, source, value,
                            offset, v->table.closed };
    return ASC_OK;
}

static asc_status one_coin(asc_outcome *v, unsigned passes, asc_error *err)
{
    asc_status rc = make_crowd(v, err);
    if (rc) return rc;
    if (!asc_coin_start(&v->crowd, &v->coin, v->arena))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (unsigned k = 0; k < passes; k++) {
        asc_coin_pass(&v->crowd, &v->coin);
        if (v->o.progress && !v->o.progress(v->o.user, k + 1, passes))
            return asc_fail(err, ASC_EIO, "stopped");
    }
    v->p = v->coin.p;
    v->facts.weighing = passes == 1 ? ASC_WEIGHER_MAJORITY : ASC_WEIGHER_ONE_COIN;
    return ASC_OK;
}

/* Draws by how much work each is. */
static unsigned draws_for(const asc_outcome *v)
{
    size_t cells = v->crowd.claims * v->confusion.values + 1;
    size_t n = (size_t)400000000 / cells;
    unsigned most = v->o.draws ? v->o.draws : 64;
    return n < most ? (unsigned)n : most;
}

static asc_status confusion(asc_outcome *v, asc_error *err)
{
    asc_status rc = make_crowd(v, err);
    if (rc) return rc;
    v->confusion.values = (uint32_t)v->t->values.count;
    rc = asc_confusion_fit(&v->confusion, v->arena, &v->crowd, 0, v->o.progress, v->o.user, err);
    if (rc) return rc;
    size_t n = v->crowd.offset[v->crowd.objects];
    float *low = asc_arena_alloc(v->arena, n + 1, sizeof *low);
    float *high = asc_arena_alloc(v->arena, n + 1, sizeof *high);
    if (!low || !high) return asc_fail(err, ASC_ENOMEM, "out of memory");
    rc = asc_confusion_ranges(&v->confusion, &v->crowd, draws_for(v), v->o.seed, low, high, err);
    v->p = v->confusion.p;
    v->low = low;
    v->high = high;
    v->facts.weighing = ASC_WEIGHER_CONFUSION;
    return rc;
}

/* ---- The full model --------------------------------------------------------------*/

static asc_status copying(asc_outcome *v, bool hidden, asc_error *err)
{
    asc_learn_options o = { .no_copying = !hidden,
                            .seed = v->o.seed,
                            .draws = v->o.draws,
                            .progress = v->o.progress,
                            .user = v->o.user };
    asc_status rc = asc_learn(&v->weights, v->arena, &v->table.evidence, &o, err);
    if (rc) return rc;
    v->facts.weighing = hidden ? ASC_WEIGHER_COPYING : ASC_WEIGHER_CITATIONS;
    v->facts.temper = asc_weights_temper(v->weights);
    asc_weights_edges(v->weights, &v->facts.edges);
    return ASC_OK;
}

static double copied_share(const asc_outcome *v)
{
    const asc_source_weight *s = asc_weights_sources(v->weights);
    double own = 0, copied = 0;
    for (size_t k = 0; k < v->table.evidence.source_count; k++) {
        own += s[k].own;
        copied += s[k].copied;
    }
    return copied / (own + copied + 1e-9);
}

static asc_status choose(asc_outcome *v, asc_error *err)
{
    if (v->t->count > ASC_FULL_CLAIMS_MAX) return one_coin(v, ASC_COIN_PASSES, err);
    asc_status rc = copying(v, true, err);
    if (rc || !v->table.closed || !plain(v->t) || copied_share(v) >= COPIED_MIN) return rc;
    v->facts.edges = 0;
    v->facts.temper = 1;
    return confusion(v, err);
}

static asc_status stance(asc_outcome *v, asc_error *err)
{
    if (!v->t->has_stance) return asc_fail(err, ASC_EARG, "no column \"stance\" to weigh");
    v->facts.weighing = ASC_WEIGHER_STANCE;
    v->facts.objects = v->t->objects.count;
    return asc_stances_weigh(&v->stances, v->arena, v->t, v->o.labels, err);
}

asc_status asc_outcome_make(asc_outcome *v, asc_error *err)
{
    asc_weigher how = v->o.weighing;
    v->facts.temper = 1;
    if ((unsigned)how >= ASC_WEIGHER_COUNT) return asc_fail(err, ASC_EARG, "no such weighing");
    if (how == ASC_WEIGHER_STANCE || (how == ASC_WEIGHER_AUTO && v->t->has_stance))
        return stance(v, err);
    if (!v->t->has_value) return asc_fail(err, ASC_EARG, "no column \"value\" to weigh");
    if (v->o.labels.n)
        return asc_fail(err, ASC_EARG, "labels are learnt from where claims are stances only");
    asc_status rc = asc_claims_ledger(&v->table, v->arena, v->t, err);
    if (rc) return rc;
    v->facts.objects = v->table.evidence.incident_count;
    v->facts.parties = v->table.parties;
    v->facts.capped = v->table.capped;
    v->facts.self_cited = v->table.self_cited;
    if (how == ASC_WEIGHER_MAJORITY) return one_coin(v, 1, err);
    if (how == ASC_WEIGHER_ONE_COIN) return one_coin(v, ASC_COIN_PASSES, err);
    if (how == ASC_WEIGHER_COPYING || how == ASC_WEIGHER_CITATIONS)
        return copying(v, how == ASC_WEIGHER_COPYING, err);
    if (how == ASC_WEIGHER_AUTO) return choose(v, err);
    if (!v->table.closed)
        return asc_fail(err, ASC_EARG, "%zu different values: too many to be confused",
                        v->t->values.count);
    return confusion(v, err);
}
