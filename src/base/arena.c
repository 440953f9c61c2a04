#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/os.h"

#include "base/banned.h"

/*
 * Blocks form a stack; the newest is on top. Each new block doubles, from 4 KB to
 * 1 MB, so that a small arena is cheap and a large one makes few system calls.
 */
#define BLOCK_MIN ((size_t)4096)
#define BLOCK_MAX ((size_t)1 << 20)
#define TOUCH_MIN ((size_t)256 << 10) /* blocks from that size on are touched at once */
#define ALIGN ((size_t)16)
/* No object of C is larger than half the address space; rounding up cannot overflow. */
#define OBJECT_MAX ((size_t)PTRDIFF_MAX - 4096)

struct block {
    struct block *below;
    size_t size, used;
    _Alignas(16) unsigned char bytes[];
};

struct asc_arena {
    struct block *top, *spare; /* spare: the largest of those given back, for the next */
    size_t total;
};

_Thread_local long asc_arena_fail_nth;

static bool must_fail(void)
{
    return asc_arena_fail_nth > 0 && --asc_arena_fail_nth == 0;
}

asc_arena *asc_arena_new(void)
{
    if (must_fail()) return NULL;
    return calloc(1, sizeof(asc_arena));
}

static void pop_block(asc_arena *a)
{
    struct block *b = a->top;
    a->top = b->below;
    a->total -= b->size;
#ifndef ASC_ARENA_DEBUG
    if (b->size <= BLOCK_MAX && (!a->spare || a->spare->size < b->size)) {
        struct block *smaller = a->spare;
        a->spare = b;
        b = smaller;
    }
#endif
    free(b);
}

void asc_arena_free(asc_arena *a)
{
    if (!a) return;
    while (a->top) pop_block(a);
    free(a->spare);
    free(a);
}

static struct block *push_block(asc_arena *a, size_t need)
{
    size_t size = need;
#ifndef ASC_ARENA_DEBUG
    size_t next = a->top ? a->top->size * 2 : BLOCK_MIN;
    if (next > BLOCK_MAX) next = BLOCK_MAX;
    if (next < BLOCK_MIN) next = BLOCK_MIN;
    if (size < next) size = next;
#endif
    struct block *b = a->spare;
    if (b && b->size >= need) a->spare = NULL;
    else if ((b = malloc(sizeof *b + size))) b->size = size;
    if (!b) return NULL;
    if (size >= TOUCH_MIN && size <= BLOCK_MAX) asc_os_touch(b, size);
    size = b->size;
    b->below = a->top;
    b->used = 0;
    a->top = b;
    a->total += size;
    return b;
}

void *asc_arena_alloc(asc_arena *a, size_t n, size_t size)
{
    if (must_fail()) return NULL;
    if (size && n > OBJECT_MAX / size) return NULL;
    size_t want = n * size;
    size_t need = (want + ALIGN - 1) & ~(ALIGN - 1);
    struct block *b = a->top;
#ifdef ASC_ARENA_DEBUG
    need = want ? want : 1;
    b = NULL;
#else
    if (need == 0) need = ALIGN;
#endif
    if (!b || b->size - b->used < need) {
        b = push_block(a, need);
        if (!b) return NULL;
    }
    void *p = b->bytes + b->used;
    b->used += need;
    return p;
}

void *asc_arena_zalloc(asc_arena *a, size_t n, size_t size)
{
    void *p = asc_arena_alloc(a, n, size);
    if (p && n * size > BLOCK_MAX) asc_os_touch(p, n * size);
    if (p) memset(p, 0, n * size);
    return p;
}

void *asc_arena_grow(asc_arena *a, void *items, size_t n, size_t *cap, size_t size)
{
    if (n < *cap) return items;
    size_t want = *cap ? *cap * 2 : 8;
    if (want <= n || want > SIZE_MAX / 2) return NULL;
    void *fresh = asc_arena_alloc(a, want, size);
    if (!fresh) return NULL;
    if (want > BLOCK_MAX / size) asc_os_touch(fresh, want * size);
    if (n) memcpy(fresh, items, n * size);
    *cap = want;
    return fresh;
}

bool asc_arena_copy(asc_arena *a, asc_str s, asc_str *out)
{
    if (s.n == SIZE_MAX) return false;
    char *p = asc_arena_alloc(a, s.n + 1, 1);
    if (!p) return false;
    if (s.n) memcpy(p, s.p, s.n);
    p[s.n] = '\0';
    *out = (asc_str){ p, s.n };
    return true;
}

bool asc_arena_lower(asc_arena *a, asc_str s, asc_str *out)
{
    if (s.n == SIZE_MAX) return false;
    char *p = asc_arena_alloc(a, s.n + 1, 1);
    if (!p) return false;
    for (size_t i = 0; i < s.n; i++)
        p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
    p[s.n] = '\0';
    *out = (asc_str){ p, s.n };
    return true;
}

asc_mark asc_arena_save(const asc_arena *a)
{
    return (asc_mark){ a->top, a->top ? a->top->used : 0 };
}

void asc_arena_restore(asc_arena *a, asc_mark m)
{
    while (a->top && a->top != m.block) pop_block(a);
    if (a->top) a->top->used = m.used;
}

void asc_arena_touch(void *p, size_t bytes)
{
    asc_os_touch(p, bytes);
}

size_t asc_arena_bytes(const asc_arena *a)
{
    return a->total;
}
