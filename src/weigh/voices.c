#include "weigh/voices.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/map.h"
#include "core/terms.h"
#include "weigh/evidence.h"

#include "base/banned.h"

uint64_t asc_voice_key(const asc_statement *st)
{
    const asc_source *s = &st->sources[st->source_count - 1];
    if (s->actor != ASC_NONE) return s->actor;
    return ((uint64_t)1 << 32) + st->report; /* the report's own, or someone without a name in it */
}

static int by_firmness(const asc_statement *a, const asc_statement *b)
{
    if (a->conditional != b->conditional) return a->conditional ? 1 : -1;
    if (a->certainty != b->certainty) return a->certainty < b->certainty ? -1 : 1;
    if (a->read != b->read) return a->read > b->read ? -1 : 1;
    if (a->report != b->report) return a->report < b->report ? -1 : 1;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    return a->predicate < b->predicate ? -1 : a->predicate > b->predicate;
}

/* One entry for sorting: everything that decides the order is in it. */
struct entry {
    uint32_t incident, actor, index;
    asc_predicate role;
    const asc_statement *st;
};

static int by_hypothesis(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    if (a->incident != b->incident) return a->incident < b->incident ? -1 : 1;
    if (a->role != b->role) return a->role < b->role ? -1 : 1;
    if (a->actor != b->actor) return a->actor < b->actor ? -1 : 1;
    int c = by_firmness(a->st, b->st);
    return c ? c : a->index < b->index ? -1 : a->index > b->index;
}

static uint32_t distinct(const struct entry *e, size_t n, asc_polarity polarity)
{
    uint32_t found = 0;
    for (size_t i = 0; i < n; i++) {
        bool seen = e[i].st->polarity != polarity || e[i].st->certainty == ASC_CERTAINTY_U;
        for (size_t k = 0; k < i && k < 256 && !seen; k++)
            seen = e[k].st->polarity == polarity && e[k].st->certainty != ASC_CERTAINTY_U &&
                   asc_voice_key(e[k].st) == asc_voice_key(e[i].st);
        found += !seen;
    }
    return found;
}

static int by_weight(const void *x, const void *y)
{
    const asc_naming *a = x, *b = y;
    if (a->incident != b->incident) return a->incident < b->incident ? -1 : 1;
    if (a->role != b->role) return a->role < b->role ? -1 : 1;
    if (a->voices_for != b->voices_for) return a->voices_for > b->voices_for ? -1 : 1;
    if (a->statement_count != b->statement_count)
        return a->statement_count > b->statement_count ? -1 : 1;
    return a->actor < b->actor ? -1 : a->actor > b->actor;
}

static size_t collect(struct entry *e, const asc_statement *st, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (!asc_is_role(st[i].predicate) || st[i].agent.actor == ASC_NONE ||
            st[i].object.incident == ASC_NONE)
            continue;
        e[count++] = (struct entry){ st[i].object.incident, st[i].agent.actor, (uint32_t)i,
                                     st[i].predicate, &st[i] };
    }
    return count;
}

asc_status asc_voices_weigh(asc_naming **out, size_t *count, asc_arena *keep,
                            const asc_statement *st, size_t n, asc_error *err)
{
    struct entry *e = asc_arena_alloc(keep, n + 1, sizeof *e);
    uint32_t *indexes = asc_arena_alloc(keep, n + 1, sizeof *indexes);
    if (!e || !indexes) return asc_fail(err, ASC_ENOMEM, "out of memory");
    size_t entries = collect(e, st, n), found = 0;
    asc_naming *h = asc_arena_alloc(keep, entries + 1, sizeof *h);
    if (!h) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (entries) qsort(e, entries, sizeof *e, by_hypothesis);
    for (size_t i = 0, end; i < entries; i = end) {
        for (end = i; end < entries && e[end].incident == e[i].incident &&
                      e[end].role == e[i].role && e[end].actor == e[i].actor;
             end++)
            indexes[end] = e[end].index;
        h[found++] = (asc_naming){ e[i].incident,
                                   e[i].actor,
                                   e[i].role,
                                   indexes + i,
                                   (uint32_t)(end - i),
                                   distinct(e + i, end - i, ASC_POLARITY_PLUS),
                                   distinct(e + i, end - i, ASC_POLARITY_MINUS) };
    }
    if (found) qsort(h, found, sizeof *h, by_weight);
    *out = h;
    *count = found;
    return ASC_OK;
}
