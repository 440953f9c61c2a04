#include "link/circles.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/order.h"

#include "base/banned.h"

/* Who each report took from, one behind the other; and Tarjan's numbers. */
struct graph {
    size_t *begin; /* of each report's; one more */
    uint32_t *from;
    uint32_t *number, *low, *stack, *path;
    size_t *next; /* where the walk stands in each report's list */
    bool *on_stack;
    size_t reports;
};

static bool is_edge(const asc_copy *c)
{
    return c->from_report != ASC_NONE && c->from_report != c->to && c->directed >= ASC_DIRECTED_MIN;
}

static bool load(struct graph *g, asc_arena *tmp, const asc_copy *copies, size_t count)
{
    size_t n = g->reports;
    g->begin = asc_arena_zalloc(tmp, n + 2, sizeof *g->begin);
    g->from = asc_arena_alloc(tmp, count + 1, sizeof *g->from);
    g->number = asc_arena_zalloc(tmp, n + 1, sizeof *g->number);
    g->low = asc_arena_zalloc(tmp, n + 1, sizeof *g->low);
    g->stack = asc_arena_alloc(tmp, n + 1, sizeof *g->stack);
    g->path = asc_arena_alloc(tmp, n + 1, sizeof *g->path);
    g->next = asc_arena_alloc(tmp, n + 1, sizeof *g->next);
    g->on_stack = asc_arena_zalloc(tmp, n + 1, sizeof *g->on_stack);
    if (!g->begin || !g->from || !g->number || !g->low || !g->stack || !g->path || !g->next ||
        !g->on_stack)
        return false;
    for (size_t i = 0; i < count; i++)
        if (is_edge(&copies[i])) g->begin[copies[i].to + 1]++;
    for (size_t i = 0; i < n; i++) g->begin[i + 1] += g->begin[i];
    for (size_t i = 0; i < n; i++) g->next[i] = g->begin[i];
    for (size_t i = 0; i < count; i++)
        if (is_edge(&copies[i])) g->from[g->next[copies[i].to]++] = copies[i].from_report;
    for (size_t i = 0; i < n; i++) g->next[i] = g->begin[i];
    return true;
}

struct found {
    asc_circle *items;
    size_t count, cap;
};

/* Take the set above `at` off the stack; keep it when there are two. */
static bool close_set(struct graph *g, struct found *f, asc_arena *keep, size_t at, size_t *top)
{
    size_t n = *top - at;
    for (size_t i = at; i < *top; i++) g->on_stack[g->stack[i]] = false;
    *top = at;
    if (n < 2) return true;
    if (f->count == f->cap) {
        void *grown = asc_arena_grow(keep, f->items, f->count, &f->cap, sizeof *f->items);
        if (!grown) return false;
        f->items = grown;
    }
    asc_circle *c = &f->items[f->count];
    c->reports = asc_arena_alloc(keep, n, sizeof *c->reports);
    if (!c->reports) return false;
    c->report_count = (uint32_t)n;
    for (size_t i = 0; i < n; i++) c->reports[i] = g->stack[at + i];
    qsort(c->reports, n, sizeof *c->reports, asc_order_u32);
    f->count++;
    return true;
}

static void enter(struct graph *g, uint32_t v, uint32_t *seen, size_t *top, size_t *depth)
{
    g->number[v] = g->low[v] = ++*seen;
    g->stack[(*top)++] = v;
    g->on_stack[v] = true;
    g->path[(*depth)++] = v;
}

static bool walk(struct graph *g, struct found *f, asc_arena *keep, uint32_t start, uint32_t *seen)
{
    size_t top = 0, depth = 0;
    enter(g, start, seen, &top, &depth);
    while (depth) {
        uint32_t v = g->path[depth - 1];
        if (g->next[v] < g->begin[v + 1]) {
            uint32_t w = g->from[g->next[v]++];
            if (!g->number[w]) enter(g, w, seen, &top, &depth);
            else if (g->on_stack[w] && g->number[w] < g->low[v]) g->low[v] = g->number[w];
            continue;
        }
        depth--;
        if (depth && g->low[v] < g->low[g->path[depth - 1]]) g->low[g->path[depth - 1]] = g->low[v];
        if (g->low[v] != g->number[v]) continue;
        size_t at = top;
        while (g->stack[at - 1] != v) at--;
        if (!close_set(g, f, keep, at - 1, &top)) return false;
    }
    return true;
}

static int by_first(const void *x, const void *y)
{
    const asc_circle *a = x, *b = y;
    return a->reports[0] < b->reports[0] ? -1 : a->reports[0] > b->reports[0];
}

asc_status asc_circles_find(asc_circle **out, size_t *count, asc_arena *keep,
                            const asc_copy *copies, size_t copy_count, size_t report_count,
                            asc_error *err)
{
    asc_arena *tmp = asc_arena_new();
    struct graph g = { .reports = report_count };
    struct found f = { 0 };
    uint32_t seen = 0;
    bool good = tmp && load(&g, tmp, copies, copy_count);
    for (size_t i = 0; good && i < report_count; i++)
        if (!g.number[i]) good = walk(&g, &f, keep, (uint32_t)i, &seen);
    asc_arena_free(tmp);
    if (!good) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (f.count) qsort(f.items, f.count, sizeof *f.items, by_first);
    *out = f.items;
    *count = f.count;
    return ASC_OK;
}
