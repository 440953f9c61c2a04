/*
 * Who was hit, as far as no name is told: "six watchmen", "a peasant woman". No account has them,
 * but that somebody was hit, and where, tells which incidents there are and who stands in them.
 */
#include "read/account_finder.h"

#include <math.h>

#include "base/banned.h"

#define LIKELY .3 /* of a phrase that is counted as one */

/* To what kinds of incident phrase x belongs, and how much of it to each. */
static void count(struct finder *f, const struct told *x)
{
    double near[ASC_SLOT_KINDS] = { 0 }, sum = 0;
    uint32_t rest = asc_slot_kinds(&f->view, x->head);
    int best = 1;
    for (bool first = true; rest; rest >>= 4, first = false)
        near[asc_kinds_index((rest & 15) - 1)] += first ? 1 : .3;
    for (int k = 1; k < ASC_SLOT_KINDS; k++) {
        sum += near[k];
        if (near[k] > near[best]) best = k;
    }
    if (sum <= 0) return;
    for (int k = 1; k < ASC_SLOT_KINDS; k++) f->whom.mass[k] += near[k] / sum * x->whom;
    f->whom.count[best] += x->whom > LIKELY;
}

bool asc_finder_count_whom(struct finder *f)
{
    f->whom_at = asc_arena_zalloc(f->tmp, f->t->tok[f->t->n - 1].sent + 3, sizeof *f->whom_at);
    if (!f->whom_at) return false;
    for (uint32_t i = 0; i < f->count; i++) {
        struct told *x = &f->told[i];
        double *at = &f->whom_at[x->sent + 1];
        bool looked = x->whom > ASC_TOLD_LOWEST;
        x->whom = 1 / (1 + exp(-x->whom));
        f->whom.sum += x->whom;
        if (x->whom > f->whom.top) f->whom.top = x->whom;
        if (x->whom > *at) *at = x->whom;
        if (looked) count(f, x);
    }
    return true;
}

void asc_finder_whom_facts(const struct finder *f, const struct thing *g, double *out)
{
    const double *at = &f->whom_at[f->told[g->best].sent];
    out[0] = f->whom.top;
    out[1] = f->whom.sum;
    out[2] = fmax(fmax(at[0], at[1]), at[2]);
    out[3] = out[4] = 0;
    for (uint32_t i = g->begin; i != ASC_NONE; i = f->told[i].next) {
        out[3] = fmax(out[3], f->whom_at[f->told[i].sent + 1]);
        out[4] = fmax(out[4], f->told[i].whom);
    }
}
