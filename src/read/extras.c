#include "read/extras.h"

#include <string.h>

#include "base/error.h"

#include "base/banned.h"

asc_status asc_extras_read(asc_extras *out, asc_arena *keep, asc_arena *tmp,
                           const asc_extras_wanted *wanted, const asc_tables *lx, asc_str text,
                           const asc_token *tokens, uint32_t count, const asc_readout *readout,
                           asc_error *err)
{
    asc_tree t;
    asc_extras x = { 0 };
    asc_status rc = ASC_OK;
    if (!wanted->entities && !wanted->events && !wanted->slots) {
        *out = x;
        return ASC_OK;
    }
    rc = asc_tree_make(&t, tmp, lx, text, tokens, count, err);
    if (!rc && wanted->entities)
        rc = asc_entities_read(&x.entities, &x.entity_count, keep, wanted->entities, &t, err);
    if (!rc && wanted->events)
        rc = asc_factuality_read(&x.events, &x.event_count, keep, wanted->events, &t, err);
    if (!rc && wanted->slots)
        rc =
            asc_accounts_find(&x.accounts, &x.account_count, keep, wanted->slots, &t, readout, err);
    if (!rc) *out = x;
    return rc;
}

asc_status asc_extras_keep(asc_extras *x, asc_arena *keep, asc_error *err)
{
    asc_extras k = *x;
    k.entities = asc_arena_alloc(keep, x->entity_count + 1, sizeof *k.entities);
    k.events = asc_arena_alloc(keep, x->event_count + 1, sizeof *k.events);
    if (!k.entities || !k.events) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (x->entity_count) memcpy(k.entities, x->entities, x->entity_count * sizeof *k.entities);
    if (x->event_count) memcpy(k.events, x->events, x->event_count * sizeof *k.events);
    *x = k;
    return ASC_OK;
}
