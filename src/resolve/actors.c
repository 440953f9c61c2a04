#include "resolve/actors.h"

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "core/name.h"

#include "base/banned.h"

#define AMBIGUOUS UINT64_MAX
#define NOBODY UINT32_MAX

struct resolver {
    asc_arena *keep, *tmp;
    asc_actors out;
    size_t cap;
    asc_map by_key;  /* key of a name -> actor */
    asc_map bare;    /* a short form that several spell out -> who is called so alone */
    asc_map by_tail; /* last word of full names -> actor, or AMBIGUOUS */
    int (*votes)[ASC_ACTOR_KIND_COUNT];
    asc_str *full; /* longest name of each actor, for short forms */
    size_t votes_cap, full_cap;
};

static bool single(asc_str key)
{
    return key.n && !memchr(key.p, ' ', key.n);
}

/* A new actor; ASC_NONE if out of memory. */
static uint32_t new_actor(struct resolver *r)
{
    size_t n = r->out.count;
    if (n == r->cap) {
        asc_actor *items = asc_arena_grow(r->keep, r->out.items, n, &r->cap, sizeof *items);
        if (!items) return ASC_NONE;
        r->out.items = items;
    }
    if (n == r->votes_cap) {
        void *v = asc_arena_grow(r->keep, r->votes, n, &r->votes_cap, sizeof *r->votes);
        if (!v) return ASC_NONE;
        r->votes = v;
    }
    if (n == r->full_cap) {
        void *f = asc_arena_grow(r->keep, r->full, n, &r->full_cap, sizeof *r->full);
        if (!f) return ASC_NONE;
        r->full = f;
    }
    asc_actor a = { 0 };
    asc_str_id(a.id, 'a', (uint32_t)n + 1);
    a.names = asc_arena_zalloc(r->keep, ASC_ACTOR_NAMES_MAX, sizeof *a.names);
    if (!a.names) return ASC_NONE;
    memset(r->votes[n], 0, sizeof r->votes[n]);
    r->full[n] = (asc_str){ NULL, 0 };
    r->out.items[n] = a;
    return (uint32_t)r->out.count++;
}

static void add_name(asc_actor *a, asc_str name)
{
    for (uint32_t k = 0; k < a->name_count; k++)
        if (asc_str_eq(a->names[k], name)) return;
    if (a->name_count < ASC_ACTOR_NAMES_MAX) a->names[a->name_count++] = name;
}

/* One report's groups: the mentions of each root, as a list. */
struct groups {
    uint32_t *first, *next; /* by root; by mention */
};

static bool group(struct groups *g, asc_arena *tmp, const asc_mentions *m)
{
    uint32_t *last = asc_arena_alloc(tmp, m->count + 1, sizeof *last);
    g->first = asc_arena_alloc(tmp, m->count + 1, sizeof *g->first);
    g->next = asc_arena_alloc(tmp, m->count + 1, sizeof *g->next);
    if (!last || !g->first || !g->next) return false;
    for (uint32_t i = 0; i < m->count; i++) g->first[i] = g->next[i] = ASC_NONE;
    for (uint32_t i = 0; i < m->count; i++) {
        uint32_t root = m->items[i].same;
        if (g->first[root] == ASC_NONE) g->first[root] = i;
        else g->next[last[root]] = i;
        last[root] = i;
    }
    return true;
}

static asc_str longest_key(const asc_mentions *m, const struct groups *g, uint32_t root,
                           asc_str *text)
{
    asc_str best = { NULL, 0 };
    for (uint32_t i = g->first[root]; i != ASC_NONE; i = g->next[i])
        if (m->items[i].key.n > best.n) best = m->items[i].key, *text = m->items[i].text;
    return best;
}

/* May a short form join a group to an actor? Where both spell it out it says nothing: "JI" is
 * Jemaah Islavia in one report and Jamaat-e-Iskar in the next. */
static bool short_form_agrees(const struct resolver *r, uint32_t actor, asc_str full)
{
    asc_str other = r->full[actor];
    return !full.n || !other.n || single(full) || single(other);
}

/* The actor that one of the group's keys already names. */
static uint32_t known(struct resolver *r, const asc_mentions *m, const struct groups *g,
                      uint32_t root, asc_str longest)
{
    for (uint32_t i = g->first[root]; i != ASC_NONE; i = g->next[i]) {
        asc_str key = m->items[i].key;
        const uint64_t *at = key.n ? asc_map_find(&r->by_key, key) : NULL;
        if (!at || *at == AMBIGUOUS) continue;
        if (single(key) && !single(longest) && !asc_name_is_short(m->items[i].text))
            continue; /* a mere tail */
        if (asc_name_is_short(m->items[i].text) && !short_form_agrees(r, (uint32_t)*at, longest))
            continue;
        return (uint32_t)*at;
    }
    return ASC_NONE;
}

/* Enter the group's keys, names and kind under the actor. */
static bool enrol(struct resolver *r, const asc_mentions *m, const struct groups *g, uint32_t root,
                  uint32_t actor, asc_str longest, uint32_t *of)
{
    for (uint32_t i = g->first[root]; i != ASC_NONE; i = g->next[i]) {
        const asc_mention *x = &m->items[i];
        of[i] = actor;
        if (!x->is_name) continue; /* a description; see described.h */
        add_name(&r->out.items[actor], x->text);
        r->out.items[actor].named |= x->is_name;
        r->votes[actor][x->kind]++;
        if (!x->key.n || (single(x->key) && !single(longest) && !asc_name_is_short(x->text)))
            continue;
        bool fresh;
        uint64_t *at = asc_map_put(&r->by_key, x->key, actor, &fresh);
        if (!at) return false;
        if (!fresh && *at != actor && !single(longest)) *at = AMBIGUOUS; /* both spell it out */
        if (single(x->key) || asc_str_find(x->key, ASC_STR(" of ")) != SIZE_MAX)
            continue; /* "the Bank of Ladara" is not called Ladara */
        uint64_t *tail = asc_map_put(&r->by_tail, asc_name_last_word(x->key), actor, &fresh);
        if (!tail) return false;
        if (!fresh && *tail != actor) *tail = AMBIGUOUS;
    }
    if (longest.n > r->full[actor].n) r->full[actor] = longest;
    return true;
}

/* Full names first (pass 0), then short forms alone (1), then single words alone (2). *later
 * gets a bit for each pass that the report has something for. */
static bool one_report(struct resolver *r, const asc_mentions *m, uint32_t *of, int pass,
                       uint8_t *later)
{
    struct groups g;
    if (!group(&g, r->tmp, m)) return false;
    for (uint32_t root = 0; root < m->count; root++) {
        asc_str text = { NULL, 0 };
        if (m->items[root].same != root || !m->items[root].is_name) continue;
        asc_str longest = longest_key(m, &g, root, &text);
        bool lonely = single(longest) && !asc_name_is_short(text);
        bool brief = single(longest) && !lonely;
        int turn = lonely ? 2 : brief ? 1 : 0;
        *later |= (uint8_t)(1u << turn);
        if (turn != pass) continue;
        uint32_t actor = known(r, m, &g, root, longest);
        if (actor == ASC_NONE &&
            brief) { /* of two that spell it out: one actor that may be either */
            uint64_t *at = asc_map_put(&r->bare, longest, NOBODY, NULL);
            if (!at) return false;
            if (*at == NOBODY && (*at = new_actor(r)) == ASC_NONE) return false;
            actor = (uint32_t)*at;
        }
        if (actor == ASC_NONE && lonely && !m->items[root].place) {
            const uint64_t *at = asc_map_find(&r->by_tail, longest);
            if (at && *at != AMBIGUOUS) actor = (uint32_t)*at;
        }
        if (actor == ASC_NONE) actor = new_actor(r);
        if (actor == ASC_NONE || !enrol(r, m, &g, root, actor, longest, of)) return false;
    }
    return true;
}

bool asc_actors_drop_scenes(asc_actors *a, asc_arena *keep, const asc_mentions *const *reports,
                            const bool *const *used, size_t report_count)
{
    bool *stays = asc_arena_zalloc(keep, a->count + 1, sizeof *stays);
    bool *meant = asc_arena_zalloc(keep, a->count + 1, sizeof *meant);
    uint32_t *now = asc_arena_alloc(keep, a->count + 1, sizeof *now), n = 0;
    if (!stays || !meant || !now) return false;
    for (size_t k = 0; k < report_count; k++)
        for (uint32_t i = 0; i < reports[k]->count; i++) {
            uint32_t to = a->of[k][i];
            if (to == ASC_NONE) continue;
            meant[to] = true;
            stays[to] |= !reports[k]->items[i].scene || used[k][i];
        }
    for (uint32_t i = 0; i < a->count; i++) {
        bool gone = meant[i] && !stays[i];
        now[i] = gone ? ASC_NONE : n;
        if (gone) continue;
        a->items[n] = a->items[i];
        asc_str_id(a->items[n].id, 'a', n + 1);
        n++;
    }
    a->count = n;
    for (size_t k = 0; k < report_count; k++)
        for (uint32_t i = 0; i < reports[k]->count; i++)
            if (a->of[k][i] != ASC_NONE) a->of[k][i] = now[a->of[k][i]];
    return true;
}

static bool all_nobody(struct resolver *r, const asc_mentions *const *reports, size_t report_count)
{
    size_t total = 0;
    for (size_t k = 0; k < report_count; k++) total += reports[k]->count;
    r->out.of = asc_arena_alloc(r->keep, report_count + 1, sizeof *r->out.of);
    uint32_t *all = asc_arena_alloc(r->keep, total + 1, sizeof *all);
    if (!r->out.of || !all) return false;
    for (size_t i = 0; i < total; i++) all[i] = ASC_NONE;
    for (size_t k = 0; k < report_count; k++) {
        r->out.of[k] = all;
        all += reports[k]->count;
    }
    return true;
}

static bool every_pass(struct resolver *r, const asc_mentions *const *reports, size_t report_count)
{
    r->tmp = asc_arena_new();
    uint8_t *turns = r->tmp ? asc_arena_zalloc(r->tmp, report_count + 1, sizeof *turns) : NULL;
    bool good = turns != NULL;
    asc_mark mark = good ? asc_arena_save(r->tmp) : (asc_mark){ 0 };
    for (int pass = 0; pass < 3; pass++)
        for (size_t k = 0; good && k < report_count; k++) {
            if (pass && !(turns[k] >> pass & 1)) continue;
            good = one_report(r, reports[k], r->out.of[k], pass, &turns[k]);
            asc_arena_restore(r->tmp, mark);
        }
    return good;
}

asc_status asc_actors_resolve(asc_actors *out, asc_arena *keep, const asc_mentions *const *reports,
                              size_t report_count, asc_error *err)
{
    struct resolver r = { .keep = keep };
    asc_map_init(&r.by_key, keep);
    asc_map_init(&r.by_tail, keep);
    asc_map_init(&r.bare, keep);
    if (!all_nobody(&r, reports, report_count) || !every_pass(&r, reports, report_count)) goto oom;
    for (size_t a = 0; a < r.out.count; a++) {
        const int *v = r.votes[a];
        int best = ASC_ACTOR_UNKNOWN;
        for (int k = 1; k < ASC_ACTOR_KIND_COUNT; k++)
            if (v[k] > 0 && (best == ASC_ACTOR_UNKNOWN || v[k] > v[best])) best = k;
        r.out.items[a].kind = (asc_actor_kind)best;
    }
    *out = r.out;
    asc_arena_free(r.tmp);
    return ASC_OK;
oom:
    asc_arena_free(r.tmp);
    return asc_fail(err, ASC_ENOMEM, "out of memory joining names to actors");
}
