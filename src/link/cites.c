#include "link/cites.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "link/instant.h"

#include "base/banned.h"

struct citing {
    const asc_link_view *v;
    const asc_voice_book *book;
    asc_arena *keep;
    asc_copy *items;
    size_t count, cap;
};

/* The report of the case that an outlet stands for: its only one, else its newest that came
 * out before; ASC_NONE where it has none. */
static uint32_t report_of(const struct citing *c, uint32_t actor, uint32_t citing)
{
    uint32_t found = ASC_NONE, count = 0, newest = ASC_NONE;
    asc_instant now = asc_instant_parse(c->v->reports[citing].facts.published), then = { 0 };
    for (uint32_t r = 0; r < c->v->report_count; r++) {
        if (c->book->own[r] != actor || r == citing) continue;
        found = r;
        count++;
        asc_instant m = asc_instant_parse(c->v->reports[r].facts.published);
        if (asc_instant_order(m, now) >= 0) continue;
        if (newest == ASC_NONE || asc_instant_order(then, m) < 0) newest = r, then = m;
    }
    return count == 1 ? found : newest;
}

static bool known(const struct citing *c, const asc_copy *x)
{
    for (size_t i = 0; i < c->count; i++) {
        const asc_copy *y = &c->items[i];
        if (y->to != x->to) continue;
        if (x->from_report != ASC_NONE ? y->from_report == x->from_report
                                       : y->from_actor == x->from_actor)
            return true;
    }
    return false;
}

static bool add(struct citing *c, const asc_copy *x)
{
    if (known(c, x)) return true;
    if (c->count == c->cap) {
        void *grown = asc_arena_grow(c->keep, c->items, c->count, &c->cap, sizeof *c->items);
        if (!grown) return false;
        c->items = grown;
    }
    c->items[c->count++] = *x;
    return true;
}

/* Outlets in the chains of sources. */
static bool by_chains(struct citing *c)
{
    for (size_t k = 0; k < c->v->statement_count; k++) {
        const asc_statement *s = &c->v->statements[k];
        for (uint32_t i = 1; i < s->source_count; i++) {
            uint32_t actor = s->sources[i].actor;
            if (actor == ASC_NONE || c->v->actors[actor].kind != ASC_ACTOR_OUTLET) continue;
            if (actor == c->book->own[s->report]) continue;
            asc_copy x = { .to = s->report,
                           .from_report = report_of(c, actor, s->report),
                           .from_actor = actor,
                           .from_text = s->sources[i].text,
                           .kind = ASC_COPY_CITES,
                           .directed = .95,
                           .cue = s->sources[i].cue,
                           .told_by = s->report };
            if (!add(c, &x)) return false;
        }
    }
    return true;
}

static int by_ends(const void *x, const void *y)
{
    const asc_copy *a = x, *b = y;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    if (a->from_report != b->from_report) return a->from_report < b->from_report ? -1 : 1;
    if (a->from_actor != b->from_actor) return a->from_actor < b->from_actor ? -1 : 1;
    int words = asc_str_cmp(a->from_text, b->from_text);
    return words ? words : (int)a->kind - (int)b->kind;
}

asc_status asc_cites_find(asc_provenance *p, asc_arena *keep, const asc_link_view *v,
                          const asc_voice_book *voices, asc_error *err)
{
    struct citing c = { .v = v, .book = voices, .keep = keep };
    bool good = true;
    for (size_t i = 0; good && i < p->copy_count; i++) good = add(&c, &p->copies[i]);
    good = good && by_chains(&c);
    if (!good) return asc_fail(err, ASC_ENOMEM, "out of memory for the citations");
    if (c.count) qsort(c.items, c.count, sizeof *c.items, by_ends);
    p->copies = c.items;
    p->copy_count = c.count;
    return ASC_OK;
}
