#include "link/edges.h"

#include <stdlib.h>

#include "base/str.h"

#include "base/banned.h"

static int by_ends(const void *x, const void *y)
{
    const asc_copy *a = x, *b = y;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    if (a->from_report != b->from_report) return a->from_report < b->from_report ? -1 : 1;
    if (a->from_report == ASC_NONE) {
        if (a->from_actor != b->from_actor) return a->from_actor < b->from_actor ? -1 : 1;
        int words = a->from_actor == ASC_NONE ? asc_str_cmp(a->from_text, b->from_text) : 0;
        if (words) return words;
    }
    /* what a report itself shows goes before what others tell of it */
    if ((a->told_by == a->to) != (b->told_by == b->to)) return a->told_by == a->to ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if (a->told_by != b->told_by) return a->told_by < b->told_by ? -1 : 1;
    return a->cue.begin < b->cue.begin ? -1 : a->cue.begin > b->cue.begin;
}

static bool same_ends(const asc_copy *a, const asc_copy *b)
{
    if (a->to != b->to || a->from_report != b->from_report) return false;
    if (a->from_report != ASC_NONE) return true;
    if (a->from_actor != b->from_actor) return false;
    return a->from_actor != ASC_NONE || asc_str_eq_nocase(a->from_text, b->from_text);
}

void asc_edge_turn(const asc_copy *items, size_t count, asc_copy *copy)
{
    bool there = false, back = false;
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind == ASC_COPY_COPIES || items[i].told_by != items[i].to) continue;
        there |= items[i].to == copy->to && items[i].from_report == copy->from_report;
        back |= items[i].to == copy->from_report && items[i].from_report == copy->to;
    }
    if (there == back) return;
    copy->directed = .97;
    if (there) return;
    uint32_t swap = copy->to;
    copy->to = copy->from_report;
    copy->from_report = swap;
    if (copy->told_by != copy->to) copy->told_by = copy->to;
    for (uint32_t k = 0; k < copy->passage_count; k++) {
        asc_span s = copy->passages[k].to;
        copy->passages[k].to = copy->passages[k].from;
        copy->passages[k].from = s;
    }
}

#define TAKERS_MAX 64 /* texts that one took from; of more, all stay */

/* Items are in order of their ends. */
static bool took(const asc_copy *items, size_t count, uint32_t to, uint32_t from)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const asc_copy *x = &items[mid];
        if (x->to == to && x->from_report == from) return true;
        if (x->to < to || (x->to == to && x->from_report < from)) low = mid + 1;
        else high = mid;
    }
    return false;
}

static uint32_t bytes_taken(const asc_copy *c)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < c->passage_count; k++)
        n += c->passages[k].to.end - c->passages[k].to.begin;
    return n;
}

/* Does each passage of c lie in one of `other`, but for a few bytes of its ends? */
static bool within(const asc_copy *c, const asc_copy *other)
{
    for (uint32_t k = 0; k < c->passage_count; k++) {
        asc_span x = c->passages[k].to;
        uint32_t in = 0;
        for (uint32_t j = 0; j < other->passage_count; j++) {
            asc_span y = other->passages[j].to;
            uint32_t begin = x.begin > y.begin ? x.begin : y.begin;
            uint32_t end = x.end < y.end ? x.end : y.end;
            if (end > begin) in += end - begin;
        }
        if (in + 2 < x.end - x.begin) return false;
    }
    return bytes_taken(other) > bytes_taken(c);
}

size_t asc_edges_reprints(asc_copy *items, size_t count)
{
    size_t n = 0;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && items[end].to == items[i].to;) end++;
        for (size_t k = i; end - i <= TAKERS_MAX && k < end; k++)
            for (size_t j = i; j < end && items[k].share >= 0; j++)
                if (j != k && within(&items[k], &items[j]) &&
                    took(items, count, items[k].from_report, items[j].from_report))
                    items[k].share = -1; /* goes below; until then it is still one of them */
    }
    for (size_t k = 0; k < count; k++)
        if (items[k].share >= 0) items[n++] = items[k];
    return n;
}

size_t asc_edges_settle(asc_copy *items, size_t count)
{
    size_t n = 0;
    if (count) qsort(items, count, sizeof *items, by_ends);
    for (size_t i = 0; i < count; i++)
        if (!n || !same_ends(&items[n - 1], &items[i])) items[n++] = items[i];
    return n;
}
