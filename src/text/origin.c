#include "text/origin.h"

#include "base/utf8.h"

#include "base/banned.h"

void asc_stretches_put(asc_stretches *o, asc_stretch one)
{
    asc_stretch *last = o->count ? &o->items[o->count - 1] : NULL;
    if (o->failed || one.begin >= one.end) return;
    if (last && one.unit == last->unit && one.unit != ASC_STRETCH_WHOLE) {
        bool same = one.unit == ASC_STRETCH_SAME;
        bool gap = same && one.begin == last->end + 1 && one.from == last->to + 1;
        if (gap || (one.begin == last->end && one.from == last->to)) { /* a blank that stayed */
            last->end = one.end;
            last->to = one.to;
            return;
        }
    }
    if (o->count >= ASC_STRETCHES_MAX) o->failed = true;
    if (!o->failed && o->count == o->cap) {
        void *grown = asc_arena_grow(o->keep, o->items, o->count, &o->cap, sizeof *o->items);
        o->failed = !grown;
        if (grown) o->items = grown;
    }
    if (!o->failed) o->items[o->count++] = one;
}

static size_t characters(asc_str s, size_t from, size_t to)
{
    return asc_utf8_count(asc_str_slice(s, from, to));
}

void asc_stretches_to_bytes(asc_stretches *o, asc_str decoded)
{
    size_t at = 0, bytes = 0;
    for (size_t i = 0; i < o->count; i++) {
        asc_stretch *one = &o->items[i];
        if (one->from < at) at = bytes = 0; /* laid out in another order */
        bytes += characters(decoded, at, one->from);
        at = one->from;
        uint32_t from = (uint32_t)bytes;
        bytes += characters(decoded, at, one->to);
        at = one->to;
        one->from = from;
        one->to = (uint32_t)bytes;
        if (one->unit == ASC_STRETCH_SAME) one->unit = ASC_STRETCH_BYTE;
    }
}

bool asc_stretches_sound(const asc_stretch *items, size_t count, size_t text, size_t document)
{
    size_t last = 0;
    for (size_t i = 0; i < count; i++) {
        const asc_stretch *o = &items[i];
        bool sound = o->begin >= last && o->begin < o->end && o->end <= text && o->from <= o->to &&
                     o->unit <= ASC_STRETCH_WHOLE && (!document || o->to <= document);
        if (!sound || (o->unit == ASC_STRETCH_SAME && o->to - o->from != o->end - o->begin))
            return false;
        last = o->end;
    }
    return true;
}

/* The stretch that holds byte `at` of the text, or NULL. */
static const asc_stretch *find(const asc_text *t, uint32_t at)
{
    size_t lo = 0, hi = t->origin_count;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (t->origins[mid].end <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo < t->origin_count && t->origins[lo].begin <= at ? &t->origins[lo] : NULL;
}

/* Bytes of the document that the stretch's text up to byte `at` was made of. */
static uint32_t bytes_until(asc_str text, const asc_stretch *o, uint32_t at)
{
    size_t n = at - o->begin;
    if (o->unit == ASC_STRETCH_SAME) return (uint32_t)n;
    size_t pairs = 0;
    for (size_t i = o->begin; i < at; i++)
        if (((uint8_t)text.p[i] & 0xF8) == 0xF0) pairs++; /* beyond U+FFFF: two units */
    n = characters(text, o->begin, at);
    return (uint32_t)(o->unit == ASC_STRETCH_BYTE ? n : 2 * (n + pairs));
}

bool asc_text_origin(const asc_text *t, asc_span span, asc_span *out)
{
    if (span.begin >= span.end || span.end > t->text.n) return false;
    const asc_stretch *first = find(t, span.begin), *last = find(t, span.end - 1);
    if (!first || !last) return false;
    uint32_t begin = first->from, end = last->to;
    if (first->unit != ASC_STRETCH_WHOLE) begin += bytes_until(t->text, first, span.begin);
    if (last->unit != ASC_STRETCH_WHOLE) end = last->from + bytes_until(t->text, last, span.end);
    if (begin >= end) return false;
    *out = (asc_span){ begin, end };
    return true;
}
