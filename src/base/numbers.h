/*
 * numbers - 64-bit numbers to 32-bit ones, in an arena. Open addressing, no removal.
 */
#ifndef ASC_BASE_NUMBERS_H
#define ASC_BASE_NUMBERS_H

#include <ascribe.h>

#include "base/arena.h"

typedef struct asc_numbers {
    asc_arena *arena;
    uint64_t *keys;
    uint32_t *values; /* value + 1; 0: no entry */
    size_t count, slots;
} asc_numbers;

void asc_numbers_init(asc_numbers *m, asc_arena *arena);
/* The place of the key's value + 1, or NULL. It moves with the next insertion. */
const uint32_t *asc_numbers_find(const asc_numbers *m, uint64_t key);
/* The value of `key`, which is `value` (below UINT32_MAX) where it is new; *fresh says so and
 * may be NULL. False: out of memory. */
bool asc_numbers_put(asc_numbers *m, uint64_t key, uint32_t value, uint32_t *out,
                     bool *fresh) ASC_MUST_USE;

#endif
