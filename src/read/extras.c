#include "read/extras.h"

#include <string.h>

#include "base/error.h"

#include "base/banned.h"

asc_status asc_extras_read(asc_extras *out, asc_arena *keep, asc_arena *tmp,
                           const asc_extras_wanted *wanted, const asc_tables *lx, asc_str text,
                           const asc_token *tokens, uint32_t count, asc_date published,
                           const asc_readout *readout, asc_error *err)
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
        rc = asc_accounts_find(&x.accounts, &x.account_count, keep, wanted->slots, &t, readout,
                               published, err);
    if (!rc) *out = x;
    return rc;
}

static bool copied(asc_arena *keep, const void *items, size_t count, size_t size, void **out)
{
    *out = asc_arena_alloc(keep, count + 1, size);
    if (*out && count) memcpy(*out, items, count * size);
    return *out;
}

static bool accounts_keep(asc_extras *k, asc_arena *keep)
{
    void *p;
    if (!copied(keep, k->accounts, k->account_count, sizeof *k->accounts, &p)) return false;
    k->accounts = p;
    for (size_t i = 0; i < k->account_count; i++)
        for (int r = 0; r < ASC_FILL_COUNT; r++) {
            asc_account *a = &k->accounts[i];
            if (!copied(keep, a->fills[r], a->counts[r], sizeof *a->fills[r], &p)) return false;
            a->fills[r] = p;
        }
    return true;
}

asc_status asc_extras_keep(asc_extras *x, asc_arena *keep, asc_error *err)
{
    asc_extras k = *x;
    void *entities, *events;
    if (!copied(keep, x->entities, x->entity_count, sizeof *k.entities, &entities) ||
        !copied(keep, x->events, x->event_count, sizeof *k.events, &events) ||
        !accounts_keep(&k, keep))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    k.entities = entities;
    k.events = events;
    *x = k;
    return ASC_OK;
}
