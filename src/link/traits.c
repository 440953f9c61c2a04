#include "link/traits.h"

#include "base/error.h"
#include "base/map.h"
#include "base/numbers.h"
#include "base/str.h"

#include "base/banned.h"

/* What one incident's tellings call a thing, and how often. */
struct call {
    asc_str text;
    uint32_t count;
};

struct poll {
    struct call target, weapon; /* leading so far */
    bool met;
};

struct counting {
    asc_arena *tmp;
    asc_map texts;     /* what things are called, as numbers */
    asc_numbers votes; /* incident, role and text -> index into `counts` */
    uint32_t *counts;
    size_t cap;
};

/* `weight` votes more for `text`; the leader is kept in *best. False: out of memory. */
static bool cast(struct counting *c, uint32_t incident, uint32_t role, asc_str text,
                 uint32_t weight, struct call *best)
{
    bool fresh;
    uint32_t at;
    size_t count = c->votes.count;
    if (!text.n) return true;
    const uint64_t *name = asc_map_put(&c->texts, text, c->texts.count, NULL);
    if (!name) return false;
    uint64_t key = (uint64_t)incident << 32 | *name << 1 | role;
    if (!asc_numbers_put(&c->votes, key, (uint32_t)count, &at, &fresh)) return false;
    if (fresh) {
        uint32_t *counts = asc_arena_grow(c->tmp, c->counts, count, &c->cap, sizeof *counts);
        if (!counts) return false;
        c->counts = counts;
        counts[at] = 0;
    }
    c->counts[at] += weight;
    if (c->counts[at] > best->count ||
        (c->counts[at] == best->count && asc_str_cmp(text, best->text) < 0))
        *best = (struct call){ text, c->counts[at] };
    return true;
}

asc_status asc_traits_choose(asc_incident *items, size_t count, asc_arena *keep,
                             const asc_told *told, const uint32_t *of, size_t told_count,
                             asc_error *err)
{
    struct poll *polls = asc_arena_zalloc(keep, count + 1, sizeof *polls);
    struct counting c = { .tmp = keep };
    if (!polls) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_map_init(&c.texts, keep);
    asc_numbers_init(&c.votes, keep);
    for (size_t i = 0; i < told_count; i++) {
        const asc_happening *h = told[i].happening;
        struct poll *p = &polls[of[i]];
        uint32_t weight = told[i].main ? 2 : 1;
        asc_incident *in = &items[of[i]];
        if (!p->met || h->stage < in->stage) in->stage = h->stage;
        p->met = true;
        if (!cast(&c, of[i], 0, h->aim, weight, &p->target) ||
            !cast(&c, of[i], 1, h->weapon, weight, &p->weapon))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    for (size_t k = 0; k < count; k++) {
        items[k].target = polls[k].target.text;
        items[k].weapon = polls[k].weapon.text;
    }
    return ASC_OK;
}
