/*
 * map - strings to numbers, in an arena. Open addressing; entries keep their
 * order of insertion, so that walking a map gives the same bytes every time.
 *
 * Keys are views: their bytes must outlive the map. There is no removal.
 */
#ifndef ASC_BASE_MAP_H
#define ASC_BASE_MAP_H

#include <ascribe.h>

#include "base/arena.h"

typedef struct asc_map_entry {
    asc_str key;
    uint64_t hash;
    uint64_t value;
} asc_map_entry;

typedef struct asc_map {
    asc_arena *arena;
    asc_map_entry *entries; /* [count], in order of insertion */
    size_t count, cap;
    uint32_t *slots; /* index + 1 into entries, 0 = empty */
    size_t slot_count;
} asc_map;

void asc_map_init(asc_map *m, asc_arena *arena);
/* The value's place, or NULL. It moves with the next insertion. */
uint64_t *asc_map_find(const asc_map *m, asc_str key);
/* The place of key's value, made with `value` when new (*fresh says so; may be
 * NULL). NULL if out of memory. */
uint64_t *asc_map_put(asc_map *m, asc_str key, uint64_t value, bool *fresh) ASC_MUST_USE;

#endif
