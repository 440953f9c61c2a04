/*
 * arena - memory by lifetime: many small allocations, freed together.
 *
 * Two arenas reach most functions: `keep` for what the caller will hold, `tmp`
 * for scratch. An arena is for one thread at a time. A mark taken with
 * asc_arena_save gives everything allocated since back with asc_arena_restore,
 * so that a function that fails leaves the arena as it was.
 *
 * Built with ASC_ARENA_DEBUG every allocation is a malloc of its own, so that
 * the address sanitizer sees each one's ends.
 */
#ifndef ASC_BASE_ARENA_H
#define ASC_BASE_ARENA_H

#include <ascribe.h>

typedef struct asc_arena asc_arena;
typedef struct asc_mark {
    void *block;
    size_t used;
} asc_mark;

/* NULL when memory ran out. */
asc_arena *asc_arena_new(void);
void asc_arena_free(asc_arena *a);

/* Bytes for n items of `size`, aligned for anything; NULL if out of memory or n*size overflows. */
void *asc_arena_alloc(asc_arena *a, size_t n, size_t size) ASC_MUST_USE;
void *asc_arena_zalloc(asc_arena *a, size_t n, size_t size) ASC_MUST_USE;

/*
 * Room for one more item in a growing array: returns the array (perhaps moved)
 * with *cap > n, or NULL if out of memory (the old array is then still good).
 * The old copy stays in the arena: total waste is at most twice the final size.
 */
void *asc_arena_grow(asc_arena *a, void *items, size_t n, size_t *cap, size_t size) ASC_MUST_USE;

/* Copy bytes (a NUL is put behind them, outside n). False if out of memory. */
bool asc_arena_copy(asc_arena *a, asc_str s, asc_str *out) ASC_MUST_USE;
/* The same with ASCII letters in lower case. */
bool asc_arena_lower(asc_arena *a, asc_str s, asc_str *out) ASC_MUST_USE;

asc_mark asc_arena_save(const asc_arena *a);
void asc_arena_restore(asc_arena *a, asc_mark m);

/* Memory of an arena that is about to be written is asked of the system at once: a page at a time takes
 * three times as long. */
void asc_arena_touch(void *p, size_t bytes);

/* Bytes held from the system. */
size_t asc_arena_bytes(const asc_arena *a);

/*
 * For tests: when not 0, counts down at each allocation on this thread, which
 * fails when it reaches 0 (and from then on, until set anew, none does).
 */
extern _Thread_local long asc_arena_fail_nth;

#endif
