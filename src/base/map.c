#include "base/map.h"

#include <string.h>

#include "base/str.h"

#include "base/banned.h"

void asc_map_init(asc_map *m, asc_arena *arena)
{
    *m = (asc_map){ .arena = arena };
}

/* The slot that holds key, or the empty one where it belongs. slot_count > count. */
static size_t probe(const asc_map *m, asc_str key, uint64_t hash)
{
    size_t mask = m->slot_count - 1;
    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        if (m->slots[i] == 0) return i;
        const asc_map_entry *e = &m->entries[m->slots[i] - 1];
        if (e->hash == hash && asc_str_eq(e->key, key)) return i;
    }
}

uint64_t *asc_map_find(const asc_map *m, asc_str key)
{
    if (m->count == 0) return NULL;
    size_t i = probe(m, key, asc_str_hash(key));
    return m->slots[i] ? &m->entries[m->slots[i] - 1].value : NULL;
}

static bool widen(asc_map *m)
{
    if (m->count + 1 <= m->slot_count / 2) return true;
    size_t want = m->slot_count ? m->slot_count * 2 : 16;
    uint32_t *fresh = asc_arena_zalloc(m->arena, want, sizeof *fresh);
    if (!fresh) return false;
    m->slots = fresh;
    m->slot_count = want;
    for (size_t i = 0; i < m->count; i++)
        m->slots[probe(m, m->entries[i].key, m->entries[i].hash)] = (uint32_t)i + 1;
    return true;
}

uint64_t *asc_map_put(asc_map *m, asc_str key, uint64_t value, bool *fresh)
{
    if (fresh) *fresh = false;
    if (m->count >= UINT32_MAX - 1 || !widen(m)) return NULL;
    uint64_t hash = asc_str_hash(key);
    size_t i = probe(m, key, hash);
    if (m->slots[i]) return &m->entries[m->slots[i] - 1].value;
    asc_map_entry *entries =
        asc_arena_grow(m->arena, m->entries, m->count, &m->cap, sizeof *m->entries);
    if (!entries) return NULL;
    m->entries = entries;
    m->entries[m->count] = (asc_map_entry){ key, hash, value };
    m->slots[i] = (uint32_t)++m->count;
    if (fresh) *fresh = true;
    return &m->entries[m->count - 1].value;
}
