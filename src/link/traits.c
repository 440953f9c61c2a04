#include "link/traits.h"

#include "base/error.h"
#include "base/map.h"
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

/* One vote more for `text`; the leader is kept in *best. False: out of memory. */
static bool cast(asc_map *votes, asc_arena *tmp, uint32_t incident, char role, asc_str text,
                 uint32_t weight, struct call *best)
{
    asc_buf b = { 0 };
    asc_str key;
    bool fresh;
    if (!text.n) return true;
    asc_buf_printf(&b, "%u%c", (unsigned)incident, role);
    asc_buf_put(&b, text);
    bool good = !b.failed && asc_arena_copy(tmp, asc_buf_str(&b), &key);
    asc_buf_free(&b);
    uint64_t *at = good ? asc_map_put(votes, key, 0, &fresh) : NULL;
    if (!at) return false;
    *at += weight;
    if (*at > best->count || (*at == best->count && asc_str_cmp(text, best->text) < 0))
        *best = (struct call){ text, (uint32_t)*at };
    return true;
}

asc_status asc_traits_choose(asc_incident *items, size_t count, asc_arena *keep,
                             const asc_told *told, const uint32_t *of, size_t told_count,
                             asc_error *err)
{
    struct poll *polls = asc_arena_zalloc(keep, count + 1, sizeof *polls);
    asc_map votes;
    if (!polls) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_map_init(&votes, keep);
    for (size_t i = 0; i < told_count; i++) {
        const asc_happening *h = told[i].happening;
        struct poll *p = &polls[of[i]];
        uint32_t weight = told[i].main ? 2 : 1;
        asc_incident *in = &items[of[i]];
        if (!p->met || h->stage < in->stage) in->stage = h->stage;
        p->met = true;
        if (!cast(&votes, keep, of[i], 't', h->aim, weight, &p->target) ||
            !cast(&votes, keep, of[i], 'w', h->weapon, weight, &p->weapon))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    for (size_t k = 0; k < count; k++) {
        items[k].target = polls[k].target.text;
        items[k].weapon = polls[k].weapon.text;
    }
    return ASC_OK;
}
