#include "weigh/sources.h"

#include "base/str.h"
#include "core/name.h"

#include "base/banned.h"

static bool is_report(const asc_report_facts *f, asc_str key, asc_arena *keep)
{
    const asc_str names[] = { f->name, f->outlet, f->author, f->title };
    for (int i = 0; i < 4; i++) {
        asc_str k;
        if (!names[i].n || !asc_name_key(keep, names[i], &k)) continue;
        if (k.n && asc_str_eq(k, key)) return true;
    }
    return false;
}

static bool is_actor(const asc_actor *a, asc_str key, asc_arena *keep)
{
    for (uint32_t i = 0; i < a->name_count; i++) {
        asc_str k;
        if (asc_name_key(keep, a->names[i], &k) && k.n && asc_str_eq(k, key)) return true;
    }
    return false;
}

bool asc_source_find(asc_named_source *out, asc_arena *keep, const asc_weigh_input *in,
                     asc_str name)
{
    asc_str key;
    asc_named_source s = { asc_arena_zalloc(keep, in->report_count + 1, sizeof *s.report),
                           asc_arena_zalloc(keep, in->actor_count + 1, sizeof *s.actor), false };
    if (!s.report || !s.actor || !asc_name_key(keep, name, &key)) return false;
    for (size_t i = 0; key.n && i < in->report_count; i++)
        s.any |= s.report[i] = is_report(&in->reports[i].facts, key, keep);
    for (size_t i = 0; key.n && i < in->actor_count; i++)
        s.any |= s.actor[i] = is_actor(&in->actors[i], key, keep);
    *out = s;
    return true;
}

bool asc_source_is(const asc_named_source *s, uint64_t origin)
{
    if (origin == ASC_ORIGIN_NONE) return false;
    return origin >= ASC_ORIGIN_REPORT ? s->report[origin - ASC_ORIGIN_REPORT] : s->actor[origin];
}
