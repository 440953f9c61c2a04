#include "link/told_again.h"

#include "link/circles.h"

#include "base/banned.h"

#define SHIFTED 40 /* bytes by which what is copied may stand elsewhere in its passage */

struct settling {
    uint32_t *agent, *object, *begin; /* begin: of each report's statements */
    const asc_link_view *v;
};

/* The statement of the copied report that stands where s was copied from; ASC_NONE. */
static uint32_t original(const struct settling *w, const asc_statement *s, const asc_copy *c,
                         const asc_passage *x)
{
    const asc_statement *all = w->v->statements;
    int64_t at = (int64_t)x->from.begin + s->span.begin - x->to.begin;
    for (uint32_t j = w->begin[c->from_report]; j < w->begin[c->from_report + 1]; j++) {
        int64_t off = (int64_t)all[j].span.begin - at;
        if (all[j].predicate == s->predicate && all[j].polarity == s->polarity &&
            all[j].object.incident == s->object.incident && off <= SHIFTED && off >= -SHIFTED)
            return j;
    }
    return ASC_NONE;
}

static void become(const asc_link_view *v, uint32_t *of, uint32_t k, uint32_t o)
{
    bool named = of[k] != ASC_NONE && v->actors[of[k]].named;
    if (!named && of[k] != ASC_NONE && of[o] != ASC_NONE) of[k] = of[o];
}

/* Those statements of the copy that stand in one of its passages for the most part. */
static void settle(const struct settling *w, const asc_copy *c, const asc_passage *x)
{
    for (uint32_t k = w->begin[c->to]; k < w->begin[c->to + 1]; k++) {
        const asc_statement *s = &w->v->statements[k];
        uint32_t begin = s->span.begin > x->to.begin ? s->span.begin : x->to.begin;
        uint32_t end = s->span.end < x->to.end ? s->span.end : x->to.end;
        if (begin >= end || (end - begin) * 2 < s->span.end - s->span.begin) continue;
        uint32_t o = original(w, s, c, x);
        if (o == ASC_NONE) continue;
        become(w->v, w->agent, k, o);
        become(w->v, w->object, k, o);
    }
}

bool asc_told_again_settle(uint32_t *agent, uint32_t *object, asc_arena *tmp,
                           const asc_link_view *v, const asc_provenance *p)
{
    struct settling w = { agent, object, NULL, v };
    w.begin = asc_arena_zalloc(tmp, v->report_count + 2, sizeof *w.begin);
    if (!w.begin) return false;
    for (size_t k = 0; k < v->statement_count; k++) w.begin[v->statements[k].report + 1]++;
    for (size_t r = 0; r < v->report_count; r++) w.begin[r + 1] += w.begin[r];
    for (size_t i = 0; i < p->copy_count; i++) {
        const asc_copy *c = &p->copies[i];
        if (c->from_report == ASC_NONE || c->directed < ASC_DIRECTED_MIN) continue;
        for (uint32_t j = 0; j < c->passage_count; j++) settle(&w, c, &c->passages[j]);
    }
    return true;
}
