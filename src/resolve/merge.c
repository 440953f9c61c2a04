#include "resolve/merge.h"

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "core/name.h"
#include "resolve/actor_forms.h"
#include "resolve/merge_inner.h"
#include "resolve/publisher.h"

#include "base/banned.h"

#define SEVERAL UINT64_MAX
#define HEAD_LEAST 5u   /* letters of a word that stands for a whole name */
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

static bool person(asc_actor_kind k)
{
    return k == ASC_ACTOR_PERSON;
}

void asc_merger_join(struct merger *m, uint32_t a, uint32_t b)
{
    a = asc_merger_root(m, a);
    b = asc_merger_root(m, b);
    if (a == b || kept_apart(m, a, b)) return;
    if (a < b) m->same[b] = a;
    else m->same[a] = b;
}

/* "atallah" for "selim atallah". */
static asc_str last_word(asc_str key)
{
    size_t i = key.n;
    while (i > 0 && key.p[i - 1] != ' ') i--;
    return i ? asc_str_slice(key, i, key.n) : (asc_str){ NULL, 0 };
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

/* The entry that a full name of the actor means. A short form means too many: "ISI" is an
 * agency and was a name of the Islamic State. */
static uint32_t entry_of(const struct merger *m, uint32_t i)
{
    const asc_actor *x = &m->a->items[i];
    if (person(x->kind)) return ASC_NONE;
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
        uint32_t e = m->a->items[i].named ? entry_of(m, i) : ASC_NONE;
        if (e == ASC_NONE) continue;
        if (first[e] == NOBODY) first[e] = i;
        else asc_merger_join(m, first[e], i);
    }
    return ASC_OK;
}

/* ---- rules about words -------------------------------------------------------------------------*/

/* "abi rashed" for "yusuf abi rashed". */
static asc_str without_first(asc_str key)
{
    const char *space = key.n ? memchr(key.p, ' ', key.n) : NULL;
    return space ? asc_str_slice(key, (size_t)(space - key.p) + 1, key.n) : (asc_str){ NULL, 0 };
}

/* Enter what `of` makes of each key of several words: the one actor it belongs to. */
static bool enter(struct merger *m, asc_map *to, asc_str (*of)(asc_str key), bool persons)
{
    asc_map_init(to, m->tmp);
    for (uint32_t i = 0; i < m->a->count; i++)
        for (uint32_t k = 0; k < m->own[i]; k++) {
            asc_str key = of(m->keys[i][k]);
            bool fresh;
            if (!key.n || !m->a->items[i].named) continue;
            if (persons && asc_str_find(m->keys[i][k], ASC_STR(" of ")) != SIZE_MAX)
                continue; /* "the Bureau of Ladara" ends with no surname */
            asc_actor_kind kind = m->a->items[i].kind;
            if (persons && !person(kind) && kind != ASC_ACTOR_UNKNOWN) continue;
            uint64_t *at = asc_map_put(to, key, asc_merger_root(m, i), &fresh);
            if (!at) return false;
            if (!fresh && *at != asc_merger_root(m, i)) *at = SEVERAL;
        }
    return true;
}

/* A surname that ends the names of several: it may be any of them. */
static void by_tail_of_several(struct merger *m, uint32_t i)
{
    for (uint32_t j = 0; j < m->a->count; j++)
        for (uint32_t k = 0; j != i && m->a->items[j].named && k < m->own[j]; k++)
            if (asc_str_ends(m->keys[j][k], m->keys[i][0]) &&
                m->keys[j][k].n > m->keys[i][0].n + 1 &&
                m->keys[j][k].p[m->keys[j][k].n - m->keys[i][0].n - 1] == ' ')
                asc_merger_dispute(m, i, j);
}

static bool by_surname(struct merger *m)
{
    asc_map tails, lasts;
    if (!enter(m, &tails, without_first, true) || !enter(m, &lasts, last_word, true)) return false;
    for (uint32_t i = 0; i < m->a->count; i++)
        for (uint32_t k = 0; k < m->own[i]; k++) {
            asc_actor_kind kind = m->a->items[i].kind;
            bool single = !asc_several_words(m->keys[i][k]);
            if (!m->a->items[i].named) continue;
            if (single && !person(kind) && kind != ASC_ACTOR_UNKNOWN) continue;
            const uint64_t *at = asc_map_find(single ? &lasts : &tails, m->keys[i][k]);
            if (at && *at != SEVERAL) asc_merger_join(m, (uint32_t)*at, i);
            if (at && *at == SEVERAL && m->own[i] == 1) by_tail_of_several(m, i);
        }
    return true;
}

static bool all_capitals(asc_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 'A' || s.p[i] > 'Z') return false;
    return true;
}

/* "CORVAL" is "Corval", "HAMAS" Hamas: capitals say nothing of a word that is no short form. */
static bool by_capitals(struct merger *m)
{
    asc_map low;
    asc_str key;
    asc_map_init(&low, m->tmp);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < m->a->count; i++)
            for (uint32_t k = 0; m->a->items[i].named && k < m->own[i]; k++) {
                bool fresh, capitals = all_capitals(m->keys[i][k]);
                if (asc_several_words(m->keys[i][k]) || m->keys[i][k].n < HEAD_LEAST ||
                    capitals != (pass == 1))
                    continue;
                if (!asc_arena_lower(m->tmp, m->keys[i][k], &key)) return false;
                uint64_t *at = pass ? asc_map_find(&low, key) : asc_map_put(&low, key, i, &fresh);
                if (pass == 0 && !at) return false;
                if (pass == 0 && !fresh && *at != SEVERAL &&
                    asc_merger_root(m, (uint32_t)*at) != asc_merger_root(m, i))
                    *at = SEVERAL;
                if (pass == 1 && at && *at != SEVERAL) asc_merger_join(m, (uint32_t)*at, i);
            }
    return true;
}

/* The word by which a group is called for short: "front" of "velm liberation front",
 * "directorate" of "general directorate of state protection", "katiba" of "katibat al velm",
 * whose ending hangs on what follows. */
static asc_str head_word(asc_str key)
{
    static const char *const behind[] = { " of ", " for ", " in ",  " against ", " al ",
                                          " el ", " ul ",  " ash ", " as " };
    size_t end = key.n;
    for (size_t k = 0; k < sizeof behind / sizeof *behind; k++) {
        size_t at = asc_str_find(key, asc_str_from(behind[k]));
        if (at < end) end = at;
    }
    asc_str head = asc_str_slice(key, 0, end);
    return asc_several_words(head) ? last_word(head) : head;
}

/* "katibat" and "katibah" are "katiba". */
static asc_str without_ending(asc_str word)
{
    bool ends = asc_str_ends(word, ASC_STR("at")) || asc_str_ends(word, ASC_STR("ah"));
    return ends && word.n > HEAD_LEAST ? asc_str_slice(word, 0, word.n - 1) : word;
}

static bool of_many(const struct merger *m, uint32_t i)
{
    asc_actor_kind k = m->a->items[i].kind;
    return m->a->items[i].named && !person(k) && k != ASC_ACTOR_STATE;
}

/* "the Directorate" in a report that never spells it out: the only one there is. */
static bool by_head(struct merger *m)
{
    asc_map heads;
    asc_str word;
    asc_map_init(&heads, m->tmp);
    for (uint32_t i = 0; i < m->a->count; i++)
        for (uint32_t k = 0; m->a->items[i].named && k < m->own[i]; k++) {
            bool fresh; /* "Jazirat Sawwan" is a place, and yet "Sawwan" may mean it */
            if (!asc_several_words(m->keys[i][k]) || person(m->a->items[i].kind)) continue;
            if (!asc_arena_lower(m->tmp, head_word(m->keys[i][k]), &word)) return false;
            word = without_ending(word);
            if (word.n < HEAD_LEAST) continue;
            uint64_t *at = asc_map_put(&heads, word, asc_merger_root(m, i), &fresh);
            if (!at) return false;
            if (!fresh && *at != asc_merger_root(m, i)) *at = SEVERAL;
        }
    for (uint32_t i = 0; i < m->a->count; i++) {
        if (!of_many(m, i) || m->own[i] != 1 || asc_several_words(m->keys[i][0])) continue;
        if (!asc_arena_lower(m->tmp, m->keys[i][0], &word)) return false;
        const uint64_t *at = asc_map_find(&heads, without_ending(word));
        if (at && *at != SEVERAL && of_many(m, (uint32_t)*at)) asc_merger_join(m, (uint32_t)*at, i);
    }
    return true;
}

/* Is `adjective` what people of `state` are called? "ladaran" of "ladara". */
static bool demonym(asc_str adjective, asc_str state)
{
    static const char *const endings[] = { "n", "an", "ian", "i", "ese", "nese", "ish" };
    if (state.n < 4 || adjective.n <= state.n - 1) return false;
    bool vowel = strchr("aeioyAEIOY", state.p[state.n - 1]) != NULL; /* Iran is not of Iraq */
    for (size_t cut = 0; cut < (vowel ? 2u : 1u); cut++) {
        asc_str stem = asc_str_slice(state, 0, state.n - cut);
        if (!asc_str_eq_nocase(asc_str_slice(adjective, 0, stem.n), stem)) continue;
        asc_str rest = asc_str_slice(adjective, stem.n, adjective.n);
        for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
            if (asc_str_eq_nocase(rest, asc_str_from(endings[k]))) return true;
    }
    return false;
}

static void by_demonym(struct merger *m, uint32_t i)
{
    if (m->a->items[i].kind != ASC_ACTOR_STATE || m->a->items[i].name_count == 0) return;
    asc_str state = m->keys[i][0];
    for (uint32_t j = 0; j < m->a->count; j++) {
        const asc_actor *x = &m->a->items[j];
        if (j == i || !x->named || person(x->kind)) continue;
        bool all = x->name_count > 0;
        for (uint32_t k = 0; all && k < x->name_count; k++)
            all = !asc_several_words(m->keys[j][k]) && demonym(m->keys[j][k], state);
        if (all) asc_merger_join(m, i, j);
    }
}

/* ---- the matcher ---------------------------------------------------------------------------------*/

static asc_names_kind matcher_kind(asc_actor_kind k)
{
    switch (k) {
    case ASC_ACTOR_PERSON: return ASC_NAMES_PERSON;
    case ASC_ACTOR_GROUP:
    case ASC_ACTOR_AGENCY:
    case ASC_ACTOR_ORGANISATION:
    case ASC_ACTOR_OUTLET:
    case ASC_ACTOR_STATE: return ASC_NAMES_ORG;
    default: return ASC_NAMES_UNKNOWN;
    }
}

/* What speaks against one being the other, however near they are spelled. */
#define AGAINST                                                                   \
    (1u << ASC_NAMES_AGAINST_NUMBERS | 1u << ASC_NAMES_AGAINST_RARE_UNMATCHED |   \
     1u << ASC_NAMES_AGAINST_COMMON_ONLY | 1u << ASC_NAMES_AGAINST_GIVEN_ONLY |   \
     1u << ASC_NAMES_AGAINST_SURNAME_ONLY | 1u << ASC_NAMES_AGAINST_SINGLE_WORD | \
     1u << ASC_NAMES_AGAINST_BARE_ACRONYM | 1u << ASC_NAMES_AGAINST_KUNYA)

#define WEIGHTY .6f /* a word that says something: "Hassan" is not "Hussein" */
#define LIKE_LEAST .82f
#define TELLING 1.f /* a word that one name may lack only if no third name has it otherwise */

/* How two names hang together. */
enum verdict { DIFFER, ONE, PART /* the first is a part of the second */ };

static enum verdict judge(const asc_names_why *why)
{
    enum verdict v = ONE;
    if (why->lead || (why->against & AGAINST)) return DIFFER;
    for (uint32_t k = 0; k < why->step_count; k++) {
        const asc_names_step *s = &why->steps[k];
        bool a = s->a.end > s->a.begin, b = s->b.end > s->b.begin;
        if (a && b && s->weight >= WEIGHTY && s->like < LIKE_LEAST) return DIFFER;
        if (a && !b && s->weight >= TELLING) return DIFFER; /* the other way round it is a part */
        if (!a && b && s->weight >= TELLING) v = PART;
    }
    return v;
}

static enum verdict compare(const struct merger *m, asc_str a, asc_actor_kind ka, asc_str b,
                            asc_actor_kind kb)
{
    asc_name *x = NULL, *y = NULL;
    asc_names_why why = { 0 };
    enum verdict v = DIFFER;
    /* Kinds are guesses of the reading: they are told only where they agree. */
    asc_names_kind k = matcher_kind(ka) == matcher_kind(kb) ? matcher_kind(ka) : ASC_NAMES_UNKNOWN;
    if (!asc_name_new(&x, m->with->matcher, a, k, NULL) &&
        !asc_name_new(&y, m->with->matcher, b, k, NULL) &&
        asc_names_compare(m->with->matcher, x, y, ASC_NAMES_PAIR, &why) >= ASC_MATCH_LEAST)
        v = judge(&why);
    if (x) asc_name_free(x);
    if (y) asc_name_free(y);
    return v;
}

static bool matchable(const struct merger *m, uint32_t i, uint32_t k)
{
    return m->a->items[i].named && asc_several_words(m->keys[i][k]);
}

/* Is the actor one by now with names that this name of it is only a part of? It is one of
 * those already, and no other's too. */
static bool spelled_otherwise(const struct merger *m, uint32_t i, uint32_t k)
{
    uint32_t mine = asc_merger_root(m, i);
    for (uint32_t j = 0; j < m->a->count; j++)
        for (uint32_t n = 0; asc_merger_root(m, j) == mine && n < m->own[j]; n++)
            if (m->keys[j][n].n > m->keys[i][k].n && asc_several_words(m->keys[j][n]) &&
                !asc_str_eq(m->keys[j][n], m->keys[i][k]))
                return true;
    return false;
}

static asc_status match_one(struct merger *m, asc_names_search *s, uint32_t i, uint32_t k,
                            asc_error *err)
{
    const asc_names_hit *hits;
    size_t count;
    const asc_actor *x = &m->a->items[i];
    asc_status rc =
        asc_names_search_run(s, x->names[k], ASC_NAMES_UNKNOWN, 10, .2, &hits, &count, err);
    uint32_t whole = NOBODY;
    bool several = false;
    for (size_t h = 0; !rc && h < count; h++) {
        uint32_t j = (uint32_t)(hits[h].id >> 8);
        const asc_actor *y = &m->a->items[j];
        if (asc_merger_root(m, i) == asc_merger_root(m, j)) continue;
        if (x->kind == ASC_ACTOR_STATE && y->kind == ASC_ACTOR_STATE) continue; /* two Guineas */
        enum verdict v = compare(m, x->names[k], x->kind, y->names[hits[h].id & 0xFF], y->kind);
        if (v == ONE) asc_merger_join(m, i, j);
        if (v != PART) continue;
        several =
            several || (whole != NOBODY && asc_merger_root(m, whole) != asc_merger_root(m, j));
        whole = j;
        if (several) asc_merger_dispute(m, i, j);
    }
    if (several) asc_merger_dispute(m, i, whole);
    several = several || m->may_be[i].count > 1 || (whole != NOBODY && spelled_otherwise(m, i, k));
    /* "Sanctions Committee" may be any committee's, if there are two. */
    if (!rc && whole != NOBODY && !several) asc_merger_join(m, i, whole);
    return rc;
}

static asc_status by_matcher(struct merger *m, asc_error *err)
{
    asc_names_index *ix = NULL;
    asc_names_search *s = NULL;
    size_t names = 0;
    if (!m->with->matcher || m->a->count > ASC_MATCH_ACTORS_MAX) return ASC_OK;
    asc_status rc = asc_names_index_new(&ix, m->with->matcher, err);
    for (uint32_t i = 0; !rc && i < m->a->count; i++)
        for (uint32_t k = 0; !rc && k < m->a->items[i].name_count; k++)
            if (matchable(m, i, k)) {
                names++;
                rc = asc_names_index_add(ix, (uint64_t)i << 8 | k, m->a->items[i].names[k],
                                         ASC_NAMES_UNKNOWN, ASC_NAMES_PRIMARY, err);
            }
    if (!rc) rc = asc_names_index_ready(ix, err);
    if (!rc) rc = asc_names_search_new(&s, ix, err);
    for (uint32_t i = 0; !rc && names > 1 && i < m->a->count; i++)
        for (uint32_t k = 0; !rc && k < m->a->items[i].name_count; k++)
            if (matchable(m, i, k)) rc = match_one(m, s, i, k, err);
    if (s) asc_names_search_free(s);
    if (ix) asc_names_index_free(ix);
    return rc;
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
            if (person(to->kind)) to->kind = x->kind;
        }
}

/* ---- making them one --------------------------------------------------------------------------------*/

/* Of the kinds of its parts: the first known, but what the table says of states. */
static void settle_kind(const struct merger *m, asc_actor *to, uint32_t i)
{
    const asc_actor *from = &m->a->items[i];
    if (to->kind == ASC_ACTOR_UNKNOWN) to->kind = from->kind;
    if (!m->with->aliases || !from->named) return;
    uint32_t e = entry_of(m, i);
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

/* ---- before: what one actor is too much for, and who publishes ----------------------------------*/

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

/* Names that an analyst holds apart and the reading took for one. */
static asc_status divide_all(struct merger *m, asc_error *err)
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

/* The actor that report r, of that outlet, calls so; NOBODY. */
static uint32_t own_outlet(const struct merger *m, size_t r, asc_str key)
{
    asc_str said = asc_publisher_short(m->with->tables, key);
    for (uint32_t k = 0; said.n && k < m->mentions[r]->count; k++) {
        const asc_mention *x = &m->mentions[r]->items[k];
        uint32_t i = m->a->of[r][k];
        if (!x->is_name || i == ASC_NONE || !asc_str_eq_nocase(x->key, said)) continue;
        return m->a->items[i].kind == ASC_ACTOR_STATE || x->place ? NOBODY : i;
    }
    return NOBODY;
}

/* Does a report call it a group ("X, a militant group"), or a state with a government of its own? Then it
 * puts out what it says of itself. */
static bool called(const struct merger *m, uint32_t i, asc_actor_kind kind)
{
    for (size_t r = 0; r < m->report_count; r++)
        for (uint32_t k = 0; k < m->mentions[r]->count; k++) {
            const asc_mention *x = &m->mentions[r]->items[k];
            bool sure = kind == ASC_ACTOR_STATE ? x->sure_state : x->sure_group && x->kind == kind;
            if (m->a->of[r][k] == i && sure) return true;
        }
    return false;
}

/* What one that publishes is: mostly an outlet, whatever it was taken for where others name it. */
static void publishes(const struct merger *m, uint32_t i, asc_str key)
{
    asc_actor *x = &m->a->items[i];
    uint32_t e = m->with->aliases ? asc_aliases_find(m->with->aliases, key) : ASC_NONE;
    bool state = e != ASC_NONE && m->with->aliases->state[e];
    bool open = x->kind == ASC_ACTOR_UNKNOWN || x->kind == ASC_ACTOR_ORGANISATION ||
                x->kind == ASC_ACTOR_OUTLET;
    if (open && called(m, i, ASC_ACTOR_GROUP)) x->kind = ASC_ACTOR_GROUP;
    else if (open || (x->kind == ASC_ACTOR_STATE && !state && !called(m, i, ASC_ACTOR_STATE)))
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

/* Who publishes is an actor, whether a report names it or not. */
static asc_status outlets(struct merger *m, asc_error *err)
{
    asc_map known;
    asc_str key;
    asc_map_init(&known, m->tmp);
    for (uint32_t i = 0; m->with->reports && i < m->a->count; i++)
        for (uint32_t k = 0; m->a->items[i].named && k < m->a->items[i].name_count; k++)
            if (!asc_name_key_once(m->known_keys, m->a->items[i].names[k], &key) ||
                !asc_map_put(&known, key, i, NULL))
                return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t r = 0; m->with->reports && r < m->report_count; r++) {
        bool fresh;
        asc_str outlet = m->with->reports[r].facts.outlet;
        if (!asc_name_key_once(m->known_keys, outlet, &key))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
        if (!key.n) continue;
        uint64_t *at = asc_map_put(&known, key, m->a->count, &fresh);
        if (!at) return asc_fail(err, ASC_ENOMEM, "out of memory");
        if (!fresh) {
            publishes(m, (uint32_t)*at, key);
            uint32_t brief = own_outlet(m, r, key); /* "the Correo", by El Correo del Puerto itself */
            if (brief != NOBODY && brief != *at && m->a->items[brief].kind != ASC_ACTOR_PERSON)
                asc_actor_add_name(&m->a->items[brief], outlet);
            continue;
        }
        uint32_t own = own_outlet(m, r, key);
        if (own != NOBODY) {
            *at = own;
            asc_actor_add_name(&m->a->items[own], outlet);
            m->a->items[own].kind = ASC_ACTOR_OUTLET;
            continue;
        }
        asc_actor_kind kind = asc_publisher_kind(m->with->tables, key);
        uint32_t party = kind == ASC_ACTOR_GROUP ? party_of(m, &known, key) : NOBODY;
        if (party != NOBODY) {
            *at = party;
            asc_actor_add_name(&m->a->items[party], outlet);
            continue;
        }
        asc_status rc = new_actor(m, outlet, kind, err);
        if (rc) return rc;
    }
    return ASC_OK;
}

/* ---- names as they stand in the text --------------------------------------------------------*/

static bool demonym(asc_str adjective, asc_str state);

/* The state whose people are called so; NOBODY if none or several are. */
static uint32_t state_called(const struct merger *m, asc_str adjective)
{
    uint32_t found = NOBODY;
    for (uint32_t i = 0; i < m->a->count; i++) {
        const asc_actor *x = &m->a->items[i];
        if (x->kind != ASC_ACTOR_STATE || !x->named || !demonym(adjective, m->keys[i][0])) continue;
        if (found != NOBODY) return NOBODY;
        found = i;
    }
    return found;
}

/* The actor that an entry of the table is of; NOBODY. */
static uint32_t of_entry(const struct merger *m, asc_str name)
{
    asc_str key;
    if (!m->with->aliases || !asc_name_key(m->tmp, name, &key)) return NOBODY;
    uint32_t e = asc_aliases_find(m->with->aliases, key);
    for (uint32_t i = 0; e != ASC_NONE && i < m->a->count; i++)
        if (m->a->items[i].named && entry_of(m, i) == e) return i;
    return NOBODY;
}

/* "the Ladaran government", where no name of Ladara stands: it is Ladara's. So is "the Obama
 * administration" the United States', which the table says. */
static bool governments(struct merger *m, asc_str text, asc_str government, asc_map *seen)
{
    bool administration = asc_str_eq(government, ASC_STR(" administration"));
    for (size_t i = 0, at;
         (at = asc_str_find(asc_str_slice(text, i, text.n), government)) != SIZE_MAX;) {
        bool fresh;
        size_t end = i + at, from = end;
        i = end + government.n;
        while (from > 0 && text.p[from - 1] != ' ' && text.p[from - 1] != '\n') from--;
        asc_str word = asc_str_slice(text, from, end);
        if (word.n < 4 || word.p[0] < 'A' || word.p[0] > 'Z') continue;
        asc_str whole = asc_str_slice(text, from, end + government.n);
        uint64_t *who = asc_map_put(seen, whole, 0, &fresh);
        if (!who) return false;
        if (fresh) *who = administration ? of_entry(m, whole) : state_called(m, word);
        if (*who != NOBODY) asc_actor_add_name(&m->a->items[*who], whole);
    }
    return true;
}

static bool all_governments(struct merger *m)
{
    asc_map seen;
    asc_map_init(&seen, m->tmp);
    for (size_t r = 0; m->with->reports && r < m->report_count; r++)
        if (!governments(m, m->with->reports[r].text, ASC_STR(" government"), &seen) ||
            !governments(m, m->with->reports[r].text, ASC_STR(" administration"), &seen))
            return false;
    return true;
}

static void forms(const struct merger *m)
{
    for (size_t r = 0; m->with->reports && m->with->tables && r < m->report_count; r++)
        for (uint32_t k = 0; k < m->mentions[r]->count; k++) {
            uint32_t i = m->a->of[r][k];
            if (i != ASC_NONE && m->mentions[r]->items[k].is_name)
                asc_actor_forms(&m->a->items[i], &m->with->reports[r], &m->mentions[r]->items[k],
                                m->with->tables, m->with->matcher);
        }
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
    forms(m);
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
    asc_status rc = divide_all(&m, err);
    if (!rc) rc = outlets(&m, err);
    if (!rc) rc = prepare(&m, err);
    if (!rc) rc = rule(&m, ASC_RULING_SPLIT_ACTOR, err);
    if (!rc) rc = rule(&m, ASC_RULING_MERGE_ACTORS, err);
    if (!rc) rc = by_table(&m, err);
    if (!rc && !all_governments(&m)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc && !by_capitals(&m)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc && !by_surname(&m)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    for (uint32_t i = 0; !rc && a->count <= ASC_MATCH_ACTORS_MAX && i < a->count; i++)
        by_demonym(&m, i);
    if (!rc) rc = by_matcher(&m, err);
    if (!rc && !asc_merge_own_initials(&m)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc && !asc_merge_short_forms(&m)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc && !by_head(&m)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
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
    for (uint32_t k = 0; !person(a->kind) && *out == ASC_NONE && k < a->name_count; k++) {
        if (!asc_name_key(tmp, a->names[k], &key)) break;
        uint32_t e = asc_aliases_find(aliases, key);
        if (e != ASC_NONE && (asc_several_words(key) || aliases->state[e])) *out = e;
    }
    asc_arena_free(tmp);
    return ASC_OK;
}
