/*
 * The facade's part for lists: what a reader makes of their files, joined.
 */
#include <ascribe.h>

#include "base/error.h"
#include "resolve/listings.h"
#include "text/take.h"

#include "base/banned.h"

/* "fatf-grey" of "lists/fatf-grey.csv": what a list is called that has no name of its own. */
static asc_str stem(asc_str path)
{
    asc_str name = asc_str_last_part(path), before, after;
    return asc_str_cut(name, '.', &before, &after) && before.n ? before : name;
}

static asc_status read_part(asc_list_text *out, asc_reader *r, asc_arena *keep,
                            const asc_list_part *part, asc_error *err)
{
    asc_records records = { 0 };
    asc_error inner = { ASC_OK, "" };
    asc_status rc =
        asc_reader_list(&records, r, keep, asc_str_last_part(part->name), part->bytes, &inner);
    if (rc) return asc_fail(err, rc, "%.*s: %s", ASC_FMT(part->name), inner.message);
    if (records.count != 1)
        return asc_fail(err, ASC_EFORMAT, "%.*s: no list came of it", ASC_FMT(part->name));
    *out = (asc_list_text){ part->name, records.items[0].text };
    return ASC_OK;
}

asc_status asc_list_read(asc_list **out, asc_reader *r, const asc_list_part *parts, size_t count,
                         const asc_list_options *options, asc_error *err)
{
    asc_list_text texts[ASC_LIST_PARTS_MAX];
    asc_list_options told =
        options ? *options : (asc_list_options){ { NULL, 0 }, { NULL, 0 }, { NULL, 0 } };
    if (!count || count > ASC_LIST_PARTS_MAX)
        return asc_fail(err, ASC_EARG, "a list is 1 to %u files", ASC_LIST_PARTS_MAX);
    asc_arena *tmp = asc_arena_new();
    if (!tmp) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_list *l = NULL;
    asc_status rc = ASC_OK;
    for (size_t k = 0; !rc && k < count; k++) rc = read_part(&texts[k], r, tmp, &parts[k], err);
    if (!rc) rc = asc_list_join(&l, texts, count, &told, err);
    if (!rc && !asc_list_about(l).id.n) { /* it has no name of its own: its file's */
        asc_list_free(l);
        told.id = stem(parts[0].name);
        if (!told.title.n) told.title = told.id;
        rc = asc_list_join(&l, texts, count, &told, err);
    }
    if (!rc) *out = l;
    asc_arena_free(tmp);
    return rc;
}
