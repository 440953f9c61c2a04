#include "read/extras.h"

#include "base/banned.h"

asc_status asc_extras_read(asc_extras *out, asc_arena *keep, asc_arena *tmp,
                           const asc_extras_wanted *wanted, const asc_tables *lx, asc_str text,
                           const asc_token *tokens, uint32_t count, asc_error *err)
{
    asc_tree t;
    asc_extras x = { 0 };
    asc_status rc = ASC_OK;
    if (!wanted->entities && !wanted->events) {
        *out = x;
        return ASC_OK;
    }
    rc = asc_tree_make(&t, tmp, lx, text, tokens, count, err);
    if (!rc && wanted->entities)
        rc = asc_entities_read(&x.entities, &x.entity_count, keep, wanted->entities, &t, err);
    if (!rc && wanted->events)
        rc = asc_factuality_read(&x.events, &x.event_count, keep, wanted->events, &t, err);
    if (!rc) *out = x;
    return rc;
}
