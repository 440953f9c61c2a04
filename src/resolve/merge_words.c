/*
 * Rules about the words of names: surnames, capitals, the word that a name is called by, demonyms.
 */
#include "read/capitals.h"
#include "read/gazetteer.h"
#include "resolve/merge_inner.h"

#include "base/map.h"

#include "base/banned.h"

#define SEVERAL UINT64_MAX
#define HEAD_LEAST 5u /* letters of a word that stands for a whole name */

/* "atallah" for "selim atallah"; nothing for one word. */
static asc_str surname(asc_str key)
{
    return asc_several_words(key) ? asc_name_last_word(key) : (asc_str){ NULL, 0 };
}

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
            if (persons && kind != ASC_ACTOR_PERSON && kind != ASC_ACTOR_UNKNOWN) continue;
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

bool asc_merge_by_surname(struct merger *m)
{
    asc_map tails, lasts;
    if (!enter(m, &tails, without_first, true) || !enter(m, &lasts, surname, true)) return false;
    for (uint32_t i = 0; i < m->a->count; i++)
        for (uint32_t k = 0; k < m->own[i]; k++) {
            asc_actor_kind kind = m->a->items[i].kind;
            bool single = !asc_several_words(m->keys[i][k]);
            if (!m->a->items[i].named) continue;
            if (single && kind != ASC_ACTOR_PERSON && kind != ASC_ACTOR_UNKNOWN) continue;
            const uint64_t *at = asc_map_find(single ? &lasts : &tails, m->keys[i][k]);
            if (at && *at != SEVERAL) asc_merger_join(m, (uint32_t)*at, i);
            if (at && *at == SEVERAL && m->own[i] == 1) by_tail_of_several(m, i);
        }
    return true;
}

/* "CORVAL", "DarkSide": a key keeps the capitals of what may be a short form. */
static bool has_capital(asc_str key)
{
    for (size_t i = 0; i < key.n; i++)
        if (key.p[i] >= 'A' && key.p[i] <= 'Z') return true;
    return false;
}

#define MIXED (UINT64_C(1) << 40) /* of a map's value: two spellings are one by it... */
#define INNER (UINT64_C(1) << 41) /* ...the first has a capital within */

/* "DeepTide" beside "Deeptide" is one, if nobody spells it in a third way. */
static void mixed_too(struct merger *m, uint64_t *at, uint32_t i, bool inner)
{
    uint32_t first = (uint32_t)*at;
    if (*at == SEVERAL || asc_merger_root(m, first) == asc_merger_root(m, i)) return;
    if (inner == ((*at & INNER) != 0) || (*at & MIXED)) {
        *at = SEVERAL;
        return;
    }
    asc_merger_join(m, first, i);
    *at = (inner ? first : i) | MIXED;
}

bool asc_merge_by_capitals(struct merger *m)
{
    asc_map low;
    asc_str key;
    asc_map_init(&low, m->tmp);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < m->a->count; i++)
            for (uint32_t k = 0; m->a->items[i].named && k < m->own[i]; k++) {
                bool fresh = false, capitals = asc_str_capitals(m->keys[i][k]);
                if (asc_several_words(m->keys[i][k]) || m->keys[i][k].n < HEAD_LEAST ||
                    capitals != (pass == 1))
                    continue;
                if (!asc_arena_lower(m->tmp, m->keys[i][k], &key)) return false;
                bool inner = has_capital(m->keys[i][k]);
                uint64_t *at = pass ? asc_map_find(&low, key)
                                    : asc_map_put(&low, key, i | (inner ? INNER : 0), &fresh);
                if (pass == 0 && !at) return false;
                if (pass == 0 && !fresh) mixed_too(m, at, i, inner);
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
    return asc_name_last_word(head);
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
    return m->a->items[i].named && k != ASC_ACTOR_PERSON && k != ASC_ACTOR_STATE;
}

bool asc_merge_by_head(struct merger *m)
{
    asc_map heads;
    asc_str word;
    asc_map_init(&heads, m->tmp);
    for (uint32_t i = 0; i < m->a->count; i++)
        for (uint32_t k = 0; m->a->items[i].named && k < m->own[i]; k++) {
            bool fresh; /* "Jazirat Sawwan" is a place, and yet "Sawwan" may mean it */
            if (!asc_several_words(m->keys[i][k]) || m->a->items[i].kind == ASC_ACTOR_PERSON)
                continue;
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

bool asc_merge_demonym(asc_str adjective, asc_str state)
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

void asc_merge_by_demonym(struct merger *m, uint32_t i)
{
    if (m->a->items[i].kind != ASC_ACTOR_STATE || m->a->items[i].name_count == 0) return;
    asc_str state = m->keys[i][0];
    for (uint32_t j = 0; j < m->a->count; j++) {
        const asc_actor *x = &m->a->items[j];
        if (j == i || !x->named || x->kind == ASC_ACTOR_PERSON) continue;
        bool all = x->name_count > 0;
        for (uint32_t k = 0; all && k < x->name_count; k++)
            all = !asc_several_words(m->keys[j][k]) && asc_merge_demonym(m->keys[j][k], state);
        if (all) asc_merger_join(m, i, j);
    }
}

void asc_merge_by_seat(struct merger *m)
{
    for (uint32_t i = 0; i < m->a->count; i++) {
        char seat[3], of[3];
        if (m->a->items[i].kind != ASC_ACTOR_STATE || !m->own[i]) continue;
        if (!asc_capitals_state(m->keys[i][0], seat)) continue;
        for (uint32_t j = 0; j < m->a->count; j++) {
            if (j == i || m->a->items[j].kind != ASC_ACTOR_STATE || !m->own[j]) continue;
            asc_gazetteer_country(m->keys[j][0], of);
            if (strcmp(of, seat) != 0) continue;
            asc_merger_join(m, j, i);
            break;
        }
    }
}

bool asc_merge_state_first(const struct merger *m, asc_actor *a)
{
    char seat[3], of[3];
    asc_str low;
    if (a->kind != ASC_ACTOR_STATE || a->name_count < 2 || !asc_capitals_state(a->names[0], seat))
        return true;
    for (uint32_t k = 1; k < a->name_count; k++) {
        if (!asc_arena_lower(m->tmp, a->names[k], &low)) return false;
        asc_gazetteer_country(low, of);
        if (strcmp(of, seat) != 0) continue;
        asc_str first = a->names[k];
        a->names[k] = a->names[0];
        a->names[0] = first;
        break;
    }
    return true;
}
