#include "weigh/learn.h"

#include "base/error.h"
#include "weigh/pass.h"
#include "weigh/ranges.h"
#include "weigh/results.h"
#include "weigh/step.h"

#include "base/banned.h"

static bool scratch(asc_model *m, asc_pass_scratch *x)
{
    size_t largest = 1;
    for (size_t i = 0; i < m->e->incident_count; i++) {
        size_t n = m->e->incidents[i].end - m->e->incidents[i].begin;
        if (n > largest) largest = n;
    }
    x->l = asc_arena_alloc(m->keep, m->hyps_max + 1, sizeof(double));
    x->t = asc_arena_alloc(m->keep, m->hyps_max + 1, sizeof(double));
    x->f = asc_arena_alloc(m->keep, largest, sizeof *x->f);
    return x->l && x->t && x->f;
}

/* ---- Learning ------------------------------------------------------------------*/

#define ROUNDS 4
static const int round_passes[ROUNDS] = { 6, 12, 12, 25 };
static const double round_temper[ROUNDS] = { 0.4, 0.7, 1, 1 };

static bool tell(const asc_model *m, unsigned done, unsigned of)
{
    return !m->o.progress || m->o.progress(m->o.user, done, of);
}

static asc_status learn(asc_weights *w, asc_error *err)
{
    asc_model *m = &w->m;
    double *sums = asc_arena_alloc(m->keep, m->edge_count * 3 + 1, sizeof *sums);
    if (!sums) return asc_fail(err, ASC_ENOMEM, "out of memory");
    unsigned done = 0, of = 0;
    for (int r = 0; r < ROUNDS; r++) of += (unsigned)round_passes[r];
    asc_model_start(m);
    asc_model_settle(m);
    for (int r = 0; r < ROUNDS; r++) {
        for (int k = 0; k < round_passes[r]; k++) {
            asc_model_pass(m, &w->x, round_temper[r], true);
            asc_model_step(m);
            if (!tell(m, ++done, of)) return asc_fail(err, ASC_EIO, "stopped");
        }
        asc_model_pass(m, &w->x, round_temper[r], false);
        if (r + 1 < ROUNDS && !m->o.no_copying) asc_model_screen(m, sums, 6);
    }
    asc_model_pass(m, &w->x, 1, true);
    m->temper = m->o.no_temper ? 1 : asc_model_temper(m, &w->x);
    return ASC_OK;
}

asc_status asc_learn(asc_weights **out, asc_arena *keep, const asc_ledger *evidence,
                     const asc_learn_options *options, asc_error *err)
{
    asc_mark mark = asc_arena_save(keep);
    asc_weights *w = asc_arena_zalloc(keep, 1, sizeof *w);
    if (!w) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (options) w->m.o = *options;
    w->m.e = evidence;
    w->m.keep = keep;
    asc_status rc = asc_model_prepare(&w->m, err);
    if (!rc && !scratch(&w->m, &w->x)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) rc = learn(w, err);
    if (!rc && !asc_results_make(w)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc) asc_arena_restore(keep, mark);
    else *out = w;
    return rc;
}
