#include "link/states.h"

#include "base/str.h"
#include "core/name.h"
#include "resolve/aliases.h"

#include "base/banned.h"

#define SHORT 3 /* bytes of a name that only counts as a whole word: "US", "Mali" is longer */

static bool put(asc_states *out, asc_arena *keep, asc_str name, uint32_t actor)
{
    if (out->count == out->cap) {
        void *grown = asc_arena_grow(keep, out->items, out->count, &out->cap, sizeof *out->items);
        if (!grown) return false;
        out->items = grown;
    }
    out->items[out->count++] = (asc_state_name){ name, actor };
    return true;
}

/* What the table of names calls it and its people: "French", of France. */
static bool put_aliases(asc_states *out, asc_arena *keep, const asc_aliases *table,
                        const asc_actor *x, uint32_t actor)
{
    uint32_t entry = ASC_NONE;
    for (uint32_t k = 0; k < x->name_count && entry == ASC_NONE; k++) {
        asc_str key;
        if (!asc_name_key(keep, x->names[k], &key)) return false;
        entry = key.n ? asc_aliases_find(table, key) : ASC_NONE;
        if (entry != ASC_NONE && !table->state[entry]) entry = ASC_NONE;
    }
    if (entry == ASC_NONE) return true;
    for (uint32_t i = table->first[entry]; i < table->first[entry + 1]; i++)
        if (!asc_alias_is_tie(&table->lines[i]) && !put(out, keep, table->lines[i].name, actor))
            return false;
    return true;
}

bool asc_states_list(asc_states *out, asc_arena *keep, const asc_link_view *v)
{
    *out = (asc_states){ 0 };
    for (uint32_t a = 0; a < v->actor_count; a++) {
        const asc_actor *x = &v->actors[a];
        if (x->kind != ASC_ACTOR_STATE || !x->named) continue;
        for (uint32_t k = 0; k < x->name_count; k++)
            if (!put(out, keep, x->names[k], a)) return false;
        if (v->aliases && !put_aliases(out, keep, v->aliases, x, a)) return false;
    }
    return true;
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool names(asc_str words, asc_str name)
{
    size_t at = asc_str_find(words, name);
    if (at == SIZE_MAX) return false;
    if (name.n > SHORT) return true;
    return (at == 0 || !letter(words.p[at - 1])) &&
           (at + name.n == words.n || !letter(words.p[at + name.n]));
}

uint32_t asc_states_among(const asc_states *s, asc_str words)
{
    for (size_t i = 0; i < s->count; i++)
        if (names(words, s->items[i].name)) return s->items[i].actor;
    return ASC_NONE;
}
