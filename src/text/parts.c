#include "text/parts.h"

#include <stdio.h>

#include "base/error.h"
#include "base/map.h"

#include "base/banned.h"

#define REASON_BYTES_MAX 200
#define SAME_NAMES_MAX 1000000u

asc_parts asc_parts_begin(asc_records *out, asc_arena *keep, size_t bytes, asc_error *err)
{
    size_t budget = ASC_UNPACKED_MAX;
    if (bytes < ASC_UNPACKED_MAX / ASC_UNPACKED_RATIO) budget = bytes * ASC_UNPACKED_RATIO;
    if (budget < ASC_UNPACKED_FLOOR) budget = ASC_UNPACKED_FLOOR;
    return (
        asc_parts){ .out = out, .keep = keep, .before = out->count, .budget = budget, .err = err };
}

asc_status asc_parts_spend(asc_parts *p, size_t n)
{
    if (n <= p->budget) {
        p->budget -= n;
        return ASC_OK;
    }
    p->budget = 0; /* the sign that the whole document is too much */
    return asc_fail(p->err, ASC_ELIMIT,
                    "it unpacks to over %u times its length, or over %zu MB: if it is no bomb, "
                    "unpack it and add "
                    "what is in it",
                    ASC_UNPACKED_RATIO, ASC_UNPACKED_MAX >> 20);
}

void asc_parts_refuse(asc_parts *p, asc_str part, const char *why)
{
    if (p->refused++) return;
    asc_buf b = { 0 };
    asc_str out;
    asc_buf_put(&b, asc_record_cut(part, REASON_BYTES_MAX));
    asc_buf_puts(&b, ": ");
    asc_buf_put(&b, asc_record_cut(asc_str_from(why), REASON_BYTES_MAX));
    if (!b.failed && asc_arena_copy(p->keep, asc_buf_str(&b), &out)) p->first_out = out;
    asc_buf_free(&b);
}

static bool joined(asc_arena *keep, asc_str outer, asc_str inner, asc_str *out)
{
    asc_buf b = { 0 };
    asc_buf_put(&b, outer);
    if (outer.n && inner.n) asc_buf_putc(&b, '#');
    asc_buf_put(&b, inner);
    bool good = !b.failed && asc_arena_copy(keep, asc_buf_str(&b), out);
    asc_buf_free(&b);
    return good;
}

static void fill_in(asc_str *fact, asc_str told)
{
    if (!fact->n) *fact = told;
}

static asc_status keep_record(asc_parts *p, asc_str part, asc_record *r, const asc_record *like)
{
    if (like) {
        fill_in(&r->title, like->title);
        fill_in(&r->outlet, like->outlet);
        fill_in(&r->author, like->author);
        fill_in(&r->published, like->published);
        fill_in(&r->fetched, like->fetched);
        if (like->url.n) r->url = like->url; /* where it was found, whatever it says */
    }
    asc_record *to = asc_records_add(p->out, p->keep);
    if (!to && p->out->count >= ASC_RECORDS_MAX) {
        asc_parts_refuse(p, part, "too many reports");
        return ASC_OK;
    }
    if (!to || !asc_record_copy(to, r, p->keep) || !joined(p->keep, part, r->part, &to->part))
        return asc_fail(p->err, ASC_ENOMEM, "out of memory");
    return ASC_OK;
}

asc_status asc_parts_add(asc_parts *p, asc_part_fn read, asc_str part, asc_str name, asc_str bytes,
                         const asc_record *like)
{
    asc_records found = { 0 };
    asc_error err = { ASC_OK, "" };
    asc_str cut = asc_record_cut(part, ASC_DOCUMENT_NAME_MAX);
    if (p->depth >= ASC_PARTS_DEPTH_MAX) {
        asc_parts_refuse(p, cut, "too many documents inside documents");
        return ASC_OK;
    }
    asc_arena *tmp = asc_arena_new();
    if (!tmp) return asc_fail(p->err, ASC_ENOMEM, "out of memory");
    asc_parts inner = {
        .out = &found,
        .keep = tmp,
        .budget = p->budget,
        .depth = p->depth + 1,
        .err = &err,
        .charset = like ? like->charset : (asc_str){ NULL, 0 },
    };
    asc_status rc = read(&inner, name, bytes);
    p->budget = inner.budget;
    if (rc == ASC_ENOMEM || (rc == ASC_ELIMIT && !p->budget))
        rc = asc_fail(p->err, rc, "%s", err.message);
    else if (rc) {
        asc_parts_refuse(p, cut, err.message);
        rc = ASC_OK;
    } else {
        for (size_t i = 0; !rc && i < found.count; i++)
            rc = keep_record(p, cut, &found.items[i], like);
    }
    asc_arena_free(tmp);
    return rc;
}

asc_status asc_parts_end(asc_parts *p, const char *what)
{
    char number[40];
    asc_buf b = { 0 };
    asc_str note;
    if (p->out->count == p->before && p->refused)
        return asc_fail(p->err, ASC_EFORMAT, "%s%.*s",
                        p->depth ? "" : "nothing in it can be read; ", ASC_FMT(p->first_out));
    if (p->out->count == p->before)
        return asc_fail(p->err, ASC_EFORMAT, "%s without any report", what);
    if (!p->refused) return ASC_OK;
    asc_record *first = &p->out->items[p->before];
    asc_buf_put(&b, first->note);
    if (first->note.n) asc_buf_puts(&b, "; ");
    snprintf(number, sizeof number, "%zu", p->refused);
    asc_buf_puts(&b, number);
    asc_buf_puts(&b,
                 p->refused == 1 ? " part was left out; " : " parts were left out; the first, ");
    asc_buf_put(&b, p->first_out);
    bool good = !b.failed && asc_arena_copy(p->keep, asc_buf_str(&b), &note);
    asc_buf_free(&b);
    if (!good) return asc_fail(p->err, ASC_ENOMEM, "out of memory");
    first->note = note;
    return ASC_OK;
}

/* "part (n)" */
static bool numbered(asc_arena *keep, asc_str part, size_t n, asc_str *out)
{
    asc_buf b = { 0 };
    asc_buf_put(&b, part);
    asc_buf_printf(&b, part.n ? " (%zu)" : "%zu", n);
    bool good = !b.failed && asc_arena_copy(keep, asc_buf_str(&b), out);
    asc_buf_free(&b);
    return good;
}

asc_status asc_parts_name(asc_records *r, asc_arena *keep, asc_error *err)
{
    asc_map seen;
    asc_map_init(&seen, keep);
    for (size_t i = 0; r->count > 1 && i < r->count; i++) {
        asc_str *part = &r->items[i].part, wanted = *part;
        bool fresh = false, good = wanted.n ? asc_map_put(&seen, wanted, 1, &fresh) != NULL
                                            : i == 0 || numbered(keep, wanted, i, part);
        if (good && !wanted.n) good = asc_map_put(&seen, *part, 1, &fresh) != NULL;
        for (unsigned k = 0; good && !fresh && k < SAME_NAMES_MAX; k++) {
            uint64_t *times = asc_map_find(&seen, wanted);
            uint64_t n = times ? ++*times : i + 1;
            good = numbered(keep, wanted, (size_t)n, part) &&
                   asc_map_put(&seen, *part, 1, &fresh) != NULL;
        }
        if (!good) return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    return ASC_OK;
}
