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

#define CITED_MAX \
    64u /* of those told without a name that others cite: how many are looked for in all of a case */

static bool same_object(const struct settling *w, uint32_t k, uint32_t o)
{
    const asc_statement *a = &w->v->statements[k], *b = &w->v->statements[o];
    if (a->predicate != b->predicate || a->polarity != b->polarity ||
        a->object.incident != b->object.incident)
        return false;
    return a->object.incident != ASC_NONE || w->object[k] == w->object[o];
}

/* Whom the cited report says it of, if that is one alone; ASC_NONE. */
static uint32_t cited_agent(const struct settling *w, uint32_t k, uint32_t report)
{
    uint32_t found = ASC_NONE;
    for (uint32_t o = w->begin[report]; o < w->begin[report + 1]; o++) {
        if (!same_object(w, k, o) || w->agent[o] == ASC_NONE || w->agent[o] == found) continue;
        if (found != ASC_NONE) return ASC_NONE;
        found = w->agent[o];
    }
    return found;
}

/*
 * "Corin mercenaries trained them, says the Echo", which says so of "former marines": they are the same, wherever they
 * are told of without a name.
 */
static void settle_cited(const struct settling *w, const asc_copy *c, uint32_t *left)
{
    const asc_statement *all = w->v->statements;
    for (uint32_t k = w->begin[c->to]; k < w->begin[c->to + 1] && *left; k++) {
        uint32_t last = all[k].sources[all[k].source_count - 1].actor, old = w->agent[k];
        if (all[k].source_count < 2 || last == ASC_NONE || last != c->from_actor ||
            old == ASC_NONE || w->v->actors[old].named)
            continue;
        uint32_t found = cited_agent(w, k, c->from_report);
        if (found == ASC_NONE || found == old) continue;
        for (uint32_t j = 0; j < w->v->statement_count; j++)
            if (w->agent[j] == old && same_object(w, k, j)) w->agent[j] = found;
        --*left;
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
    uint32_t left = CITED_MAX;
    for (size_t i = 0; i < p->copy_count; i++) {
        const asc_copy *c = &p->copies[i];
        if (c->from_report == ASC_NONE || c->directed < ASC_DIRECTED_MIN) continue;
        if (c->kind == ASC_COPY_CITES && c->told_by == c->to) settle_cited(&w, c, &left);
        for (uint32_t j = 0; j < c->passage_count; j++) settle(&w, c, &c->passages[j]);
    }
    return true;
}
