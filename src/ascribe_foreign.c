/*
 * Statements of another program into a reading: each line to its report, checked there
 * (src/read/foreign.c).
 */
#include <ascribe.h>

#include "ascribe_reading.h"
#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/foreign.h"

#include "base/banned.h"

struct reader {
    asc_reading *r;
    asc_arena *tmp;
    asc_map names;     /* report's name -> its place */
    asc_foreign *each; /* one a report */
    asc_foreign_statements *told;
};

static asc_status begin(struct reader *x, asc_error *err)
{
    asc_reading *r = x->r;
    asc_map_init(&x->names, x->tmp);
    x->each = asc_arena_zalloc(x->tmp, r->report_count + 1, sizeof *x->each);
    if (!x->each) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < r->report_count; i++) {
        bool fresh;
        if (!asc_map_put(&x->names, r->reports[i].facts.name, i, &fresh))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
        asc_status rc =
            asc_foreign_begin(&x->each[i], r->keep, &r->taken[i].readout, r->reports[i].text, err);
        if (rc) return rc;
    }
    return ASC_OK;
}

static asc_status one_line(struct reader *x, asc_str line, asc_error *err)
{
    if (line.n > ASC_FOREIGN_LINE_MAX)
        return asc_fail(err, ASC_EFORMAT, "over %zu bytes", ASC_FOREIGN_LINE_MAX);
    if (asc_utf8_check(line) < line.n) return asc_fail(err, ASC_EFORMAT, "not UTF-8");
    asc_json *v = NULL;
    asc_status rc = asc_json_parse_whole(&v, x->tmp, line, err);
    if (rc) return rc;
    if (!asc_str_eq(asc_json_text(v, "type"), ASC_STR("statement")))
        return asc_fail(err, ASC_EFORMAT, "no object of type statement");
    const uint64_t *at = asc_map_find(&x->names, asc_json_text(v, "report"));
    if (!at) return asc_fail(err, ASC_EFORMAT, "of a report that is not here");
    rc = asc_foreign_add(&x->each[*at], v, err);
    if (!rc) x->r->reports[*at].passed_by = false;
    return rc;
}

static asc_status all_lines(struct reader *x, asc_str lines, asc_error *err)
{
    asc_lines it = { lines, 0 };
    asc_str line;
    asc_status rc = ASC_OK;
    while (rc != ASC_ENOMEM && asc_lines_next(&it, &line)) {
        asc_error why;
        if (asc_str_trim(line).n == 0) continue;
        asc_mark before = asc_arena_save(x->tmp);
        rc = one_line(x, line, &why);
        asc_arena_restore(x->tmp, before);
        if (!rc) x->told->taken++;
        else if (rc == ASC_ENOMEM) return asc_fail(err, rc, "%s", why.message);
        else x->told->refused++;
        if (rc && x->told->refuse) x->told->refuse(x->told->user, it.no, &why);
    }
    return ASC_OK;
}

asc_status asc_reading_take_statements(asc_reading *r, asc_str lines, asc_foreign_statements *told,
                                       asc_error *err)
{
    asc_foreign_statements quiet = { 0 };
    struct reader x = { .r = r, .tmp = asc_arena_new(), .told = told ? told : &quiet };
    if (!x.tmp) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc =
        r->done ? asc_fail(err, ASC_EARG, "statements were given after the run") : begin(&x, err);
    if (!rc) rc = all_lines(&x, lines, err);
    for (size_t i = 0; !rc && i < r->report_count; i++) asc_foreign_end(&x.each[i]);
    asc_arena_free(x.tmp);
    return rc;
}
