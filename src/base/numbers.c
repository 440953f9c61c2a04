#include "base/numbers.h"

#include "base/banned.h"

static size_t slot_of(const asc_numbers *m, uint64_t key)
{
    uint64_t h = (key ^ key >> 32) * 0x9e3779b97f4a7c15u;
    size_t at = (size_t)(h ^ h >> 29) & (m->slots - 1);
    while (m->values[at] && m->keys[at] != key) at = (at + 1) & (m->slots - 1);
    return at;
}

void asc_numbers_init(asc_numbers *m, asc_arena *arena)
{
    *m = (asc_numbers){ .arena = arena };
}

const uint32_t *asc_numbers_find(const asc_numbers *m, uint64_t key)
{
    static const uint32_t none = 0;
    const uint32_t *at = m->slots ? &m->values[slot_of(m, key)] : &none;
    return *at ? at : NULL;
}

static bool grow(asc_numbers *m)
{
    asc_numbers wide = { .arena = m->arena,
                         .slots = m->slots ? m->slots * 4 : 64,
                         .count = m->count };
    wide.keys = asc_arena_alloc(m->arena, wide.slots, sizeof *wide.keys);
    wide.values = asc_arena_zalloc(m->arena, wide.slots, sizeof *wide.values);
    if (!wide.keys || !wide.values) return false;
    for (size_t i = 0; i < m->slots; i++) {
        if (!m->values[i]) continue;
        size_t at = slot_of(&wide, m->keys[i]);
        wide.keys[at] = m->keys[i];
        wide.values[at] = m->values[i];
    }
    *m = wide;
    return true;
}

bool asc_numbers_put(asc_numbers *m, uint64_t key, uint32_t value, uint32_t *out, bool *fresh)
{
    if (m->count * 2 >= m->slots && !grow(m)) return false;
    size_t at = slot_of(m, key);
    bool is_new = !m->values[at];
    if (is_new) {
        m->keys[at] = key;
        m->values[at] = value + 1;
        m->count++;
    }
    if (fresh) *fresh = is_new;
    *out = m->values[at] - 1;
    return true;
}
