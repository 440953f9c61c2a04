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

size_t asc_edges_settle(asc_copy *items, size_t count)
{
    size_t n = 0;
    if (count) qsort(items, count, sizeof *items, by_ends);
    for (size_t i = 0; i < count; i++)
        if (!n || !same_ends(&items[n - 1], &items[i])) items[n++] = items[i];
    return n;
}
