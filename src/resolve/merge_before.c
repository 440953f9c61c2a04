/*
 * Before actors are joined: what one actor is too much for, and who publishes.
 */
#include "resolve/merge_inner.h"

#include "base/error.h"
#include "base/map.h"
#include "resolve/actor_forms.h"
#include "resolve/publisher.h"

#include "base/banned.h"

#define CALLED_GROUP 1u
#define CALLED_STATE 2u
#define CALLED_BY_OUTLET 4u /* is the short form of an outlet of the case */

static asc_status new_actor(struct merger *m, asc_str name, asc_actor_kind kind, asc_error *err)
{
    asc_actors *a = m->a;
    if (a->count >= m->room) { /* the first time it is another's array */
        size_t room = a->count * 2 + 16;
        asc_actor *items = asc_arena_alloc(m->keep, room, sizeof *items);
        if (!items) return asc_fail(err, ASC_ENOMEM, "out of memory");
        if (a->count) memcpy(items, a->items, a->count * sizeof *items);
        a->items = items;
        m->room = room;
    }
    asc_str *names = asc_arena_zalloc(m->keep, ASC_ACTOR_NAMES_MAX, sizeof *names);
    if (!names) return asc_fail(err, ASC_ENOMEM, "out of memory");
    names[0] = name;
    a->items[a->count++] =
        (asc_actor){ .kind = kind, .names = names, .name_count = 1, .named = true };
    return ASC_OK;
}

/* Take the names with this key, and their mentions, from actor `i` into one of their own. */
static asc_status divide(struct merger *m, uint32_t i, asc_str key, asc_error *err)
{
    asc_actor *x = &m->a->items[i];
    asc_str name = { NULL, 0 }, one;
    uint32_t kept = 0;
    for (uint32_t k = 0; k < x->name_count; k++) {
        if (!asc_name_key(m->tmp, x->names[k], &one))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
        if (asc_str_eq(one, key)) name = x->names[k];
        else x->names[kept++] = x->names[k];
    }
    x->name_count = kept;
    asc_status rc = new_actor(m, name, x->kind, err);
    for (size_t r = 0; !rc && r < m->report_count; r++)
        for (uint32_t k = 0; k < m->mentions[r]->count; k++)
            if (m->a->of[r][k] == i && asc_str_eq(m->mentions[r]->items[k].key, key))
                m->a->of[r][k] = (uint32_t)m->a->count - 1;
    return rc;
}

asc_status asc_merge_divide(struct merger *m, asc_error *err)
{
    asc_status rc = ASC_OK;
    for (size_t k = 0; !rc && k < m->with->ruling_count; k++) {
        const asc_ruling *r = &m->with->rulings[k];
        asc_str one, other, key;
        if (r->kind != ASC_RULING_SPLIT_ACTOR) continue;
        if (!asc_name_key(m->tmp, r->subject, &one) || !asc_name_key(m->tmp, r->value, &other))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
        for (uint32_t i = 0; !rc && i < m->a->count; i++) {
            bool has_one = false, has_other = false;
            for (uint32_t n = 0; n < m->a->items[i].name_count; n++) {
                if (!asc_name_key(m->tmp, m->a->items[i].names[n], &key))
                    return asc_fail(err, ASC_ENOMEM, "out of memory");
                has_one = has_one || asc_str_eq(key, one);
                has_other = has_other || asc_str_eq(key, other);
            }
            if (has_one && has_other && !asc_str_eq(one, other)) rc = divide(m, i, one, err);
        }
    }
    return rc;
}

/* How outlets are called for short, by their keys. */
struct shorts {
    asc_map at;
    asc_str *items;
    size_t cap;
};

/* The actor that report r, of that outlet, calls so; NOBODY. */
static uint32_t own_outlet(const struct merger *m, size_t r, asc_str said)
{
    for (uint32_t k = 0; said.n && k < m->mentions[r]->count; k++) {
        const asc_mention *x = &m->mentions[r]->items[k];
        uint32_t i = m->a->of[r][k];
        if (!x->is_name || i == ASC_NONE || !asc_str_eq_nocase(x->key, said)) continue;
        return m->a->items[i].kind == ASC_ACTOR_STATE || x->place ? NOBODY : i;
    }
    return NOBODY;
}

/* Who is called a group by a report ("X, a militant group"), or a state with a government of its own: such a
 * one puts out what it says of itself. Looked up once for all; those that come later are called nothing. */
static bool note_callings(struct merger *m)
{
    m->called_count = m->a->count;
    m->called = asc_arena_zalloc(m->tmp, m->called_count + 1, sizeof *m->called);
    for (size_t r = 0; m->called && r < m->report_count; r++)
        for (uint32_t k = 0; k < m->mentions[r]->count; k++) {
            const asc_mention *x = &m->mentions[r]->items[k];
            uint32_t i = m->a->of[r][k];
            if (i == ASC_NONE) continue;
            if (x->sure_group && x->kind == ASC_ACTOR_GROUP) m->called[i] |= CALLED_GROUP;
            if (x->sure_state) m->called[i] |= CALLED_STATE;
        }
    return m->called != NULL;
}

static bool called(const struct merger *m, uint32_t i, unsigned what)
{
    return i < m->called_count && (m->called[i] & what);
}

static bool is_state(const asc_aliases *aliases, asc_str key)
{
    uint32_t e = aliases ? asc_aliases_find(aliases, key) : ASC_NONE;
    return e != ASC_NONE && aliases->state[e];
}

/* A group, whose name the annotator took for a place's. */
static void group_not_state(const struct merger *m, uint32_t i, asc_str key)
{
    asc_actor *x = &m->a->items[i];
    if (x->kind == ASC_ACTOR_STATE && called(m, i, CALLED_GROUP) && !called(m, i, CALLED_STATE) &&
        !is_state(m->with->aliases, key))
        x->kind = ASC_ACTOR_GROUP;
}

/* What one that publishes is: mostly an outlet, whatever it was taken for where others name it. */
static void publishes(const struct merger *m, uint32_t i, asc_str key)
{
    asc_actor *x = &m->a->items[i];
    bool open = x->kind == ASC_ACTOR_UNKNOWN || x->kind == ASC_ACTOR_ORGANISATION ||
                x->kind == ASC_ACTOR_OUTLET;
    if (open && called(m, i, CALLED_GROUP)) x->kind = ASC_ACTOR_GROUP;
    else if (open || (x->kind == ASC_ACTOR_STATE && !called(m, i, CALLED_STATE) &&
                      !is_state(m->with->aliases, key)))
        x->kind = ASC_ACTOR_OUTLET;
}

/* "Amber Line of 12 May" publishes, and the reports name the Amber Line: it is that group; NOBODY. */
static uint32_t party_of(const struct merger *m, const asc_map *known, asc_str key)
{
    size_t of = asc_str_find(key, ASC_STR(" of "));
    const uint64_t *at = of == SIZE_MAX ? NULL : asc_map_find(known, asc_str_slice(key, 0, of));
    return at && *at < m->a->count && m->a->items[*at].kind == ASC_ACTOR_GROUP ? (uint32_t)*at
                                                                               : NOBODY;
}

/* asc_publisher_short, looked at once for each outlet: whose `shorts` are as many as it has keys. */
static bool short_of(struct merger *m, struct shorts *s, asc_str key, asc_str *out)
{
    bool fresh;
    uint64_t *at = asc_map_put(&s->at, key, s->at.count, &fresh);
    if (!at) return false;
    size_t i = (size_t)*at;
    if (fresh) {
        asc_str *items = asc_arena_grow(m->tmp, s->items, i, &s->cap, sizeof *items);
        if (!items) return false;
        s->items = items;
        items[i] = asc_publisher_short(m->with->tables, key);
    }
    *out = s->items[i];
    return true;
}

/* "The Ministry", in the reports of two ministries: each means itself. */
static void own_mentions(const struct merger *m, size_t r, asc_str said, uint32_t outlet)
{
    for (uint32_t k = 0; k < m->mentions[r]->count; k++) {
        const asc_mention *x = &m->mentions[r]->items[k];
        if (x->is_name && m->a->of[r][k] != ASC_NONE && asc_str_eq_nocase(x->key, said))
            m->a->of[r][k] = outlet;
    }
}

asc_status asc_merge_outlets(struct merger *m, asc_error *err)
{
    asc_map known;
    struct shorts shorts = { .items = NULL };
    asc_str key;
    asc_map_init(&known, m->tmp);
    asc_map_init(&shorts.at, m->tmp);
    if (!note_callings(m)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (uint32_t i = 0; m->with->reports && i < m->a->count; i++)
        for (uint32_t k = 0; m->a->items[i].named && k < m->a->items[i].name_count; k++) {
            if (!asc_name_key_once(m->known_keys, m->a->items[i].names[k], &key) ||
                !asc_map_put(&known, key, i, NULL))
                return asc_fail(err, ASC_ENOMEM, "out of memory");
            if (!k) group_not_state(m, i, key);
        }
    for (size_t r = 0; m->with->reports && r < m->report_count; r++) {
        bool fresh;
        asc_str brief_name, outlet = m->with->reports[r].facts.outlet;
        if (!asc_name_key_once(m->known_keys, outlet, &key))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
        if (!key.n) continue;
        uint64_t *at = asc_map_put(&known, key, m->a->count, &fresh);
        if (!at || !short_of(m, &shorts, key, &brief_name))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
        if (!fresh) {
            publishes(m, (uint32_t)*at, key);
            uint32_t brief =
                own_outlet(m, r, brief_name); /* "the Correo", by El Correo del Puerto itself */
            if (brief == NOBODY || brief == *at || m->a->items[brief].kind == ASC_ACTOR_PERSON)
                continue;
            if (called(m, brief, CALLED_BY_OUTLET)) own_mentions(m, r, brief_name, (uint32_t)*at);
            else asc_actor_add_name(&m->a->items[brief], outlet);
            continue;
        }
        uint32_t own = own_outlet(m, r, brief_name);
        asc_actor_kind kind = asc_publisher_kind(m->with->tables, key);
        if (own != NOBODY && own < m->called_count && !(m->called[own] & CALLED_BY_OUTLET)) {
            *at = own;
            asc_actor_add_name(&m->a->items[own], outlet);
            m->a->items[own].kind = ASC_ACTOR_OUTLET;
            m->called[own] |= CALLED_BY_OUTLET;
            continue;
        }
        uint32_t party = kind == ASC_ACTOR_GROUP ? party_of(m, &known, key) : NOBODY;
        if (party != NOBODY) {
            *at = party;
            asc_actor_add_name(&m->a->items[party], outlet);
            continue;
        }
        asc_status rc = new_actor(m, outlet, own != NOBODY ? ASC_ACTOR_OUTLET : kind, err);
        if (rc) return rc;
        if (own != NOBODY) own_mentions(m, r, brief_name, (uint32_t)m->a->count - 1);
    }
    return ASC_OK;
}
