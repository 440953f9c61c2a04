#include "weigh/outcome.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

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

/* Credence and range of each value of object i of the table. */
static void values_of(const asc_outcome *v, size_t i, double *p, double *low, double *high)
{
    uint32_t n = v->table.evidence.hyps[v->table.evidence.incidents[i].hyps].values;
    if (v->weights && !v->p) {
        const double *l, *h;
        asc_weights_values(v->weights, i, p, &l, &h);
        memcpy(low, l, n * sizeof *low);
        memcpy(high, h, n * sizeof *high);
        return;
    }
    for (uint32_t k = 0; k < n; k++) {
        size_t at = v->crowd.offset[i] + k;
        p[k] = (double)v->p[at];
        low[k] = v->low ? (double)v->low[at] : p[k];
        high[k] = v->high ? (double)v->high[at] : p[k];
    }
}

static bool stance_pred(const asc_outcome *v, size_t k, asc_buf *b)
{
    const asc_stances *s = &v->stances;
    static const char *const answers[] = { "true", "false", "unknown" };
    if (k == 0) asc_buf_puts(b, "object,value,p,low,high\n");
    if (k == 0) return true;
    if (k > s->count) return false;
    for (int a = 0; a < ASC_STANCE_ANSWERS; a++) {
        field(b, v->t->objects.names[k - 1]);
        double known = s->p[k - 1][0] + s->p[k - 1][1], low = s->low[k - 1], high = s->high[k - 1];
        if (a == 1) {
            double turned = 1 - high;
            high = 1 - low;
            low = turned;
        }
        asc_buf_printf(b, ",%s,%.6f,%.4f,%.4f\n", answers[a], s->p[k - 1][a],
                       a < 2 ? low * known : s->p[k - 1][a], a < 2 ? high * known : s->p[k - 1][a]);
    }
    return true;
}

bool asc_outcome_pred(const asc_outcome *v, size_t k, asc_buf *b)
{
    const asc_ledger *e = &v->table.evidence;
    bool roles = v->t->has_role;
    double p[ASC_VALUES_MAX], low[ASC_VALUES_MAX], high[ASC_VALUES_MAX];
    if (v->stances.p) return stance_pred(v, k, b);
    if (k == 0)
        asc_buf_puts(b, roles ? "incident,actor,role,p,low,high\n" : "object,value,p,low,high\n");
    if (k == 0) return true;
    if (k > e->incident_count) return false;
    values_of(v, k - 1, p, low, high);
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
    size_t n = 0;
    const asc_copy_edge *e = v->weights && !v->p ? asc_weights_edges(v->weights, &n) : NULL;
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
    const asc_claim_weight *w = v->weights && !v->p ? asc_weights_claims(v->weights) : NULL;
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
        roots[claim->value] += w ? (double)w[c].own : 1;
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

/* What a source's confusions come to: how often it is right, over the answers. */
static double confusion_right(const asc_outcome *v, size_t s)
{
    const asc_confusion *m = &v->confusion;
    double sum = 0;
    for (uint32_t t = 0; t < m->values; t++)
        sum += m->prior[t] * exp((double)m->table[(s * m->values + t) * m->values + t]);
    return sum;
}

bool asc_outcome_sources(const asc_outcome *v, size_t k, asc_buf *b)
{
    const asc_ledger *e = &v->table.evidence;
    if (k == 0) asc_buf_puts(b, "source,right,low,high,own,own_right,copied,interest,bias\n");
    if (k == 0) return true;
    if (k > e->source_count) return false;
    field(b, v->t->sources.names[k - 1]);
    if (v->p) {
        double right = v->confusion.p ? confusion_right(v, k - 1) : (double)v->coin.right[k - 1];
        asc_buf_printf(b, ",%.4f,,,,,,,\n", right);
        return true;
    }
    const asc_source_weight *s = &asc_weights_sources(v->weights)[k - 1];
    asc_buf_printf(b, ",%.4f,%.4f,%.4f,%.1f,%.1f,%.1f,", s->right, s->low, s->high, s->own,
                   s->own_right, s->copied);
    if (s->interest != ASC_NO_VALUE) field(b, v->t->values.names[s->interest]);
    asc_buf_printf(b, ",%.4f\n", s->bias);
    return true;
}
