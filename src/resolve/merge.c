#include "resolve/merge.h"

#include "base/error.h"
#include "base/str.h"
#include "core/name.h"
#include "resolve/actor_forms.h"
#include "resolve/merge_inner.h"

#include "base/banned.h"

#define APART_MAX 1000u /* pairs kept apart by analysts */

uint32_t asc_merger_root(const struct merger *m, uint32_t i)
{
    while (m->same[i] != i) i = m->same[i];
    return i;
}

static bool kept_apart(const struct merger *m, uint32_t a, uint32_t b)
{
    for (size_t k = 0; k < m->apart_count; k++) {
        uint32_t x = asc_merger_root(m, m->apart[k][0]), y = asc_merger_root(m, m->apart[k][1]);
        if ((x == a && y == b) || (x == b && y == a)) return true;
    }
    return false;
}

void asc_merger_join(struct merger *m, uint32_t a, uint32_t b)
{
    a = asc_merger_root(m, a);
    b = asc_merger_root(m, b);
    if (a == b || kept_apart(m, a, b)) return;
    if (a < b) m->same[b] = a;
    else m->same[a] = b;
}

/* ---- what analysts said ------------------------------------------------------------------*/

/* The actor that has this name, one that has no other before those who have; NOBODY if none
 * does. */
static uint32_t named(const struct merger *m, asc_str key)
{
    uint32_t found = NOBODY;
    for (uint32_t i = 0; i < m->a->count; i++)
        for (uint32_t k = 0; k < m->a->items[i].name_count; k++) {
            if (!asc_str_eq(m->keys[i][k], key)) continue;
            if (m->own[i] == 1) return i;
            if (found == NOBODY) found = i;
        }
    return found;
}

static asc_status rule(struct merger *m, asc_ruling_kind kind, asc_error *err)
{
    for (size_t k = 0; k < m->with->ruling_count; k++) {
        const asc_ruling *r = &m->with->rulings[k];
        asc_str one, other;
        if (r->kind != kind) continue;
        if (!asc_name_key(m->tmp, r->subject, &one) || !asc_name_key(m->tmp, r->value, &other))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
        uint32_t a = named(m, one), b = named(m, other);
        if (a == NOBODY || b == NOBODY || a == b) continue;
        if (kind == ASC_RULING_MERGE_ACTORS) asc_merger_join(m, a, b);
        else if (m->apart_count < APART_MAX) {
            m->apart[m->apart_count][0] = a;
            m->apart[m->apart_count++][1] = b;
        }
    }
    return ASC_OK;
}

/* ---- the alias table -------------------------------------------------------------------------*/

uint32_t asc_merge_entry_of(const struct merger *m, uint32_t i)
{
    const asc_actor *x = &m->a->items[i];
    if (x->kind == ASC_ACTOR_PERSON) return ASC_NONE;
    for (uint32_t k = 0; k < x->name_count; k++) {
        uint32_t e = asc_aliases_find(m->with->aliases, m->keys[i][k]);
        if (e != ASC_NONE && (asc_several_words(m->keys[i][k]) || m->with->aliases->state[e]))
            return e;
    }
    return ASC_NONE;
}

static asc_status by_table(struct merger *m, asc_error *err)
{
    size_t entries = m->with->aliases ? m->with->aliases->entries : 0;
    uint32_t *first = asc_arena_alloc(m->tmp, entries + 1, sizeof *first);
    if (!first) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t e = 0; e < entries; e++) first[e] = NOBODY;
    for (uint32_t i = 0; entries && i < m->a->count; i++) {
        uint32_t e = m->a->items[i].named ? asc_merge_entry_of(m, i) : ASC_NONE;
        if (e == ASC_NONE) continue;
        if (first[e] == NOBODY) first[e] = i;
        else asc_merger_join(m, first[e], i);
    }
    return ASC_OK;
}

/* A name whose own words say that it is a group's, or that has an army, outweighs the
 * annotator's guess. */
static void groups_are_no_persons(struct merger *m)
{
    for (size_t r = 0; r < m->report_count; r++)
        for (uint32_t k = 0; k < m->mentions[r]->count; k++) {
            const asc_mention *x = &m->mentions[r]->items[k];
            uint32_t i = m->a->of[r][k];
            if (i == ASC_NONE || (!x->sure_group && !x->sure_state)) continue;
            asc_actor *to = &m->a->items[asc_merger_root(m, i)];
            if (to->kind == ASC_ACTOR_PERSON) to->kind = x->kind;
        }
}

/* ---- making them one --------------------------------------------------------------------------------*/

/* Of the kinds of its parts: the first known, but what the table says of states. */
static void settle_kind(const struct merger *m, asc_actor *to, uint32_t i)
{
    const asc_actor *from = &m->a->items[i];
    if (to->kind == ASC_ACTOR_UNKNOWN) to->kind = from->kind;
    if (!m->with->aliases || !from->named) return;
    uint32_t e = asc_merge_entry_of(m, i);
    if (e == ASC_NONE) return;
    if (m->with->aliases->state[e] && to->kind != ASC_ACTOR_ORGANISATION)
        to->kind = ASC_ACTOR_STATE;
    else if (to->kind == ASC_ACTOR_UNKNOWN || to->kind == ASC_ACTOR_ORGANISATION)
        to->kind = m->with->aliases->state[e] ? to->kind : ASC_ACTOR_GROUP;
}

static asc_status settle(struct merger *m, asc_error *err)
{
    asc_actors *a = m->a;
    uint32_t *now = asc_arena_alloc(m->tmp, a->count + 1, sizeof *now);
    size_t n = 0;
    if (!now) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (uint32_t i = 0; i < a->count; i++) {
        uint32_t r = asc_merger_root(m, i);
        if (r == i) now[i] = (uint32_t)n++;
        else now[i] = now[r];
    }
    for (uint32_t i = 0; i < a->count; i++) {
        uint32_t r = asc_merger_root(m, i);
        if (r != i) asc_actor_add_names(&a->items[r], &a->items[i]);
        settle_kind(m, &a->items[r], i);
    }
    groups_are_no_persons(m);
    for (uint32_t i = 0; i < a->count; i++) {
        if (asc_merger_root(m, i) != i) continue;
        if (!asc_merge_state_first(m, &a->items[i]))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
        a->items[now[i]] = a->items[i];
        asc_str_id(a->items[now[i]].id, 'a', now[i] + 1);
    }
    asc_status rc = asc_merger_tell_disputes(m, now, err);
    if (rc) return rc;
    a->count = n;
    for (size_t k = 0; k < m->report_count; k++)
        for (uint32_t i = 0; i < m->mentions[k]->count; i++)
            if (a->of[k][i] != ASC_NONE) a->of[k][i] = now[a->of[k][i]];
    return ASC_OK;
}

static asc_status prepare(struct merger *m, asc_error *err)
{
    size_t n = m->a->count;
    m->keys = asc_arena_zalloc(m->tmp, n + 1, sizeof *m->keys);
    m->same = asc_arena_alloc(m->tmp, n + 1, sizeof *m->same);
    m->own = asc_arena_alloc(m->tmp, n + 1, sizeof *m->own);
    m->apart = asc_arena_alloc(m->tmp, APART_MAX, sizeof *m->apart);
    m->may_be = asc_arena_zalloc(m->tmp, n + 1, sizeof *m->may_be);
    if (!m->keys || !m->same || !m->own || !m->apart || !m->may_be)
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (uint32_t i = 0; i < n; i++) m->own[i] = m->a->items[i].name_count;
    asc_merge_forms(m);
    for (uint32_t i = 0; i < n; i++) m->same[i] = i;
    groups_are_no_persons(m);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = 0; k < m->a->items[i].name_count; k++)
            if (!asc_name_key_once(m->known_keys, m->a->items[i].names[k], &m->keys[i][k]))
                return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    return ASC_OK;
}

asc_status asc_actors_merge(asc_actors *a, asc_arena *keep, const asc_mentions *const *reports,
                            size_t report_count, const asc_merging *with, asc_error *err)
{
    struct merger m = { .keep = keep,
                        .tmp = asc_arena_new(),
                        .a = a,
                        .mentions = reports,
                        .report_count = report_count,
                        .with = with };
    asc_name_keys known_keys;
    if (!m.tmp) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_name_keys_init(&known_keys, m.tmp);
    m.known_keys = &known_keys;
    asc_status rc = asc_merge_divide(&m, err);
    if (!rc) rc = asc_merge_outlets(&m, err);
    if (!rc) rc = prepare(&m, err);
    if (!rc) rc = rule(&m, ASC_RULING_SPLIT_ACTOR, err);
    if (!rc) rc = rule(&m, ASC_RULING_MERGE_ACTORS, err);
    if (!rc) rc = by_table(&m, err);
    if (!rc && !asc_merge_governments(&m)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc && !asc_merge_by_capitals(&m)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc && !asc_merge_by_surname(&m)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    for (uint32_t i = 0; !rc && a->count <= ASC_MATCH_ACTORS_MAX && i < a->count; i++)
        asc_merge_by_demonym(&m, i);
    if (!rc && a->count <= ASC_MATCH_ACTORS_MAX) asc_merge_by_seat(&m);
    if (!rc) rc = asc_merge_by_matcher(&m, err);
    if (!rc && !asc_merge_own_initials(&m)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc && !asc_merge_short_forms(&m)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc && !asc_merge_by_head(&m)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) rc = settle(&m, err);
    asc_arena_free(m.tmp);
    return rc;
}

asc_status asc_actor_entry(uint32_t *out, const asc_actor *a, const asc_aliases *aliases,
                           asc_error *err)
{
    asc_arena *tmp = asc_arena_new();
    asc_str key;
    if (!tmp) return asc_fail(err, ASC_ENOMEM, "out of memory");
    *out = ASC_NONE;
    for (uint32_t k = 0; a->kind != ASC_ACTOR_PERSON && *out == ASC_NONE && k < a->name_count;
         k++) {
        if (!asc_name_key(tmp, a->names[k], &key)) break;
        uint32_t e = asc_aliases_find(aliases, key);
        if (e != ASC_NONE && (asc_several_words(key) || aliases->state[e])) *out = e;
    }
    asc_arena_free(tmp);
    return ASC_OK;
}
