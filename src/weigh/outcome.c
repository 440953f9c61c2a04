#include "weigh/outcome.h"

#include "base/error.h"

#include "base/banned.h"

asc_status asc_outcome_make(asc_outcome *v, asc_error *err)
{
    asc_status rc = asc_claims_ledger(&v->table, v->arena, v->t, err);
    if (rc) return rc;
    asc_learn_options o = {
        .seed = v->o.seed, .draws = v->o.draws, .progress = v->o.progress, .user = v->o.user
    };
    rc = asc_learn(&v->weights, v->arena, &v->table.evidence, &o, err);
    if (rc) return rc;
    v->facts = (asc_outcome_facts){ .weighing = ASC_WEIGHER_COPYING,
                                     .objects = v->table.evidence.incident_count,
                                     .parties = v->table.parties,
                                     .capped = v->table.capped,
                                     .self_cited = v->table.self_cited,
                                     .temper = asc_weights_temper(v->weights) };
    asc_weights_edges(v->weights, &v->facts.edges);
    return ASC_OK;
}

/* ---- CSV ----------------------------------------------------------------------*/

static void field(asc_buf *b, asc_str s)
{
    bool plain = s.n > 0;
    for (size_t i = 0; i < s.n && plain; i++) plain = !memchr(",\"\r\n", s.p[i], 4);
    if (plain) {
        asc_buf_put(b, s);
        return;
    }
    asc_buf_putc(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') asc_buf_putc(b, '"');
        asc_buf_putc(b, s.p[i]);
    }
    asc_buf_putc(b, '"');
}

static asc_str value_name(const asc_outcome *v, size_t i, uint32_t value)
{
    const asc_table_ledger *t = &v->table;
    return v->t->values.names[t->closed ? value : t->values[t->value_start[i] + value]];
}

bool asc_outcome_pred(const asc_outcome *v, size_t k, asc_buf *b)
{
    const asc_ledger *e = &v->table.evidence;
    bool roles = v->t->has_role;
    double p[ASC_VALUES_MAX];
    const double *low, *high;
    if (k == 0)
        asc_buf_puts(b, roles ? "incident,actor,role,p,low,high\n" : "object,value,p,low,high\n");
    if (k == 0) return true;
    if (k > e->incident_count) return false;
    asc_weights_values(v->weights, k - 1, p, &low, &high);
    for (uint32_t value = 0; value < e->hyps[e->incidents[k - 1].hyps].values; value++) {
        if (p[value] < 5e-7) continue;
        field(b, v->t->objects.names[v->table.objects[k - 1]]);
        asc_buf_putc(b, ',');
        field(b, value_name(v, k - 1, value));
        asc_buf_printf(b, "%s,%.6f,%.4f,%.4f\n", roles ? ",did" : "", p[value], low[value],
                       high[value]);
    }
    return true;
}

bool asc_outcome_edges(const asc_outcome *v, size_t k, asc_buf *b)
{
    size_t n;
    const asc_copy_edge *e = asc_weights_edges(v->weights, &n);
    if (k == 0) asc_buf_puts(b, "copier,original,p,copied,cited\n");
    if (k == 0) return true;
    if (k > n) return false;
    e += k - 1;
    field(b, v->t->sources.names[e->copier]);
    asc_buf_putc(b, ',');
    field(b, v->t->sources.names[e->original]);
    asc_buf_printf(b, ",%.4f,%.2f,%u\n", e->p, e->copied, e->cited);
    return true;
}

bool asc_outcome_roots(const asc_outcome *v, size_t k, asc_buf *b)
{
    const asc_ledger *e = &v->table.evidence;
    const asc_claim_weight *w = asc_weights_claims(v->weights);
    bool roles = v->t->has_role;
    double roots[ASC_VALUES_MAX] = { 0 };
    uint32_t reports[ASC_VALUES_MAX] = { 0 };
    if (k == 0)
        asc_buf_puts(b, roles ? "incident,actor,role,roots,reports\n"
                              : "object,value,roots,reports\n");
    if (k == 0) return true;
    if (k > e->incident_count) return false;
    const asc_incident_claims *in = &e->incidents[k - 1];
    for (uint32_t c = in->begin; c < in->end; c++) {
        const asc_claim *claim = &e->claims[c];
        if (claim->say != ASC_SAY_ASSERT && claim->say != ASC_SAY_CLAIM) continue;
        roots[claim->value] += (double)w[c].own;
        reports[claim->value] += !claim->latent;
    }
    for (uint32_t value = 0; value < e->hyps[in->hyps].values; value++) {
        if (!reports[value]) continue;
        field(b, v->t->objects.names[v->table.objects[k - 1]]);
        asc_buf_putc(b, ',');
        field(b, value_name(v, k - 1, value));
        asc_buf_printf(b, "%s,%.2f,%u\n", roles ? ",did" : "", roots[value] > 1 ? roots[value] : 1,
                       reports[value]);
    }
    return true;
}

bool asc_outcome_sources(const asc_outcome *v, size_t k, asc_buf *b)
{
    const asc_ledger *e = &v->table.evidence;
    if (k == 0) asc_buf_puts(b, "source,right,low,high,own,own_right,copied,interest,bias\n");
    if (k == 0) return true;
    if (k > e->source_count) return false;
    const asc_source_weight *s = &asc_weights_sources(v->weights)[k - 1];
    field(b, v->t->sources.names[k - 1]);
    asc_buf_printf(b, ",%.4f,%.4f,%.4f,%.1f,%.1f,%.1f,", s->right, s->low, s->high, s->own,
                   s->own_right, s->copied);
    if (s->interest != ASC_NO_VALUE) field(b, v->t->values.names[s->interest]);
    asc_buf_printf(b, ",%.4f\n", s->bias);
    return true;
}
