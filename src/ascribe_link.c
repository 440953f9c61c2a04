/*
 * The facade behind <ascribe/link.h>: copies among texts, and what a reading keeps of
 * who took what from whom.
 */
#include "ascribe_reading.h"

#include <stdlib.h>

#include "base/error.h"
#include "link/copying.h"

#include "base/banned.h"

struct asc_copies {
    asc_arena *keep;
    asc_copy *items;
    size_t count;
};

const char *asc_copy_kind_name(asc_copy_kind k)
{
    static const char *const names[] = {
#define ASC_X(id, s) s,
        ASC_COPY_KIND_LIST(ASC_X)
#undef ASC_X
    };
    return (unsigned)k < ASC_COPY_KIND_COUNT ? names[k] : "";
}

asc_status asc_copies_find(asc_copies **out, const asc_copy_text *texts, size_t count,
                           asc_error *err)
{
    if (count > ASC_REPORTS_MAX)
        return asc_fail(err, ASC_ELIMIT, "%zu texts; at most %u are compared", count,
                        ASC_REPORTS_MAX);
    asc_arena *keep = asc_arena_new();
    asc_copies *c = keep ? asc_arena_zalloc(keep, 1, sizeof *c) : NULL;
    asc_status rc = c ? asc_copying_find(&c->items, &c->count, keep, texts, count, NULL, err)
                      : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc) {
        asc_arena_free(keep);
        return rc;
    }
    c->keep = keep;
    *out = c;
    return ASC_OK;
}

const asc_copy *asc_copies_items(const asc_copies *c, size_t *count)
{
    *count = c->count;
    return c->items;
}

void asc_copies_free(asc_copies *c)
{
    if (c) asc_arena_free(c->keep);
}

/* ---- of a reading --------------------------------------------------------------*/

const asc_copy *asc_reading_copies(const asc_reading *r, size_t *count)
{
    *count = r->provenance.copy_count;
    return r->provenance.copies;
}

const asc_circle *asc_reading_circles(const asc_reading *r, size_t *count)
{
    *count = r->provenance.circle_count;
    return r->provenance.circles;
}

const asc_correction *asc_reading_corrections(const asc_reading *r, size_t *count)
{
    *count = r->provenance.correction_count;
    return r->provenance.corrections;
}

const asc_root *asc_reading_roots(const asc_reading *r, size_t *count)
{
    *count = r->provenance.root_count;
    return r->provenance.roots;
}

bool asc_reading_origin_of(const asc_reading *r, size_t statement, uint32_t *root, uint32_t *origin)
{
    size_t count;
    const asc_provenance *p = &r->provenance;
    asc_reading_statements(r, &count);
    if (statement >= count || !p->origin_of || p->origin_of[statement].root == ASC_NONE)
        return false;
    *root = p->origin_of[statement].root;
    *origin = p->origin_of[statement].origin;
    return true;
}
