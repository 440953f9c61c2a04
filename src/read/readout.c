/* What later stages need of what was read, copied out of the arena it was read in. */
#include "read/read.h"

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

static void *copied(asc_arena *keep, const void *items, size_t count, size_t size)
{
    void *p = asc_arena_alloc(keep, count + 1, size);
    if (p && count) memcpy(p, items, count * size);
    return p;
}

asc_status asc_readout_keep(asc_readout *o, asc_arena *keep, asc_error *err)
{
    asc_readout k = *o;
    k.mentions.items = copied(keep, o->mentions.items, o->mentions.count, sizeof *k.mentions.items);
    k.events.happenings =
        copied(keep, o->events.happenings, o->events.happening_count, sizeof *k.events.happenings);
    k.findings = copied(keep, o->findings, o->finding_count, sizeof *k.findings);
    k.attributions = copied(keep, o->attributions, o->attribution_count, sizeof *k.attributions);
    bool good = k.mentions.items && k.events.happenings && k.findings && k.attributions;
    for (size_t i = 0; good && i < k.mentions.count; i++) {
        asc_mention *m = &k.mentions.items[i];
        good = asc_arena_copy(keep, m->key, &m->key);
    }
    for (size_t i = 0; good && i < k.events.happening_count;
         i++) /* the target is a token's lemma */
        good = asc_arena_copy(keep, k.events.happenings[i].target, &k.events.happenings[i].target);
    if (!good) return asc_fail(err, ASC_ENOMEM, "out of memory keeping what was read");
    k.mentions.keep = NULL;
    k.mentions.of_token = k.events.of_token = NULL;
    k.mentions.meant = NULL;
    k.events.items = NULL;
    k.mentions.cap = k.events.count = 0;
    *o = k;
    return ASC_OK;
}
