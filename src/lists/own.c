/*
 * One's own list: CSV whose first line names its columns, in any order.
 *
 *   regime      what gives the standing: "FATF grey list", "Rewards for Justice"
 *   subject     who has it (needed)
 *   from, to    since when and, if it ended, the day it ended
 *   reference   how it is cited
 *   measures    "; " between several
 *   kind        person, organisation, state, vessel, aircraft
 *   aliases     other names, "; " between them; "(low) X" is a weak one
 */
#include <stdio.h>

#include "base/csv.h"
#include "base/error.h"
#include "base/map.h"
#include "lists/formats.h"

#include "base/banned.h"

#define COLUMNS_MAX 64

enum column { REGIME, SUBJECT, FROM, TO, REFERENCE, MEASURES, KIND, ALIASES, COLUMNS };
static const char *const titles[COLUMNS] = { "regime",    "subject",  "from", "to",
                                             "reference", "measures", "kind", "aliases" };

struct own {
    asc_list_writer *w;
    asc_arena *tmp;
    asc_error *err;
    size_t at[COLUMNS];
    asc_map seen; /* regime, subject, reference and from of each row */
};

static asc_status header(struct own *o, const asc_str *f, size_t n)
{
    for (int c = 0; c < COLUMNS; c++) {
        o->at[c] = SIZE_MAX;
        for (size_t i = 0; i < n; i++)
            if (asc_str_eq_nocase(asc_str_trim(f[i]), asc_str_from(titles[c]))) o->at[c] = i;
    }
    if (o->at[SUBJECT] != SIZE_MAX && o->at[REGIME] != SIZE_MAX) return ASC_OK;
    return asc_fail(o->err, ASC_EFORMAT,
                    "line 1: no columns \"regime\" and \"subject\"; it should read "
                    "regime,subject,from,to,reference,measures,kind,aliases");
}

static asc_str get(const struct own *o, const asc_str *f, size_t n, enum column c)
{
    return o->at[c] < n ? asc_str_trim(f[o->at[c]]) : (asc_str){ NULL, 0 };
}

static asc_status date_of(struct own *o, asc_str written, size_t line)
{
    char iso[11];
    asc_list_date(written, iso);
    if (!written.n || iso[0]) return ASC_OK;
    return asc_fail(o->err, ASC_EFORMAT, "line %zu: \"%.*s\" is no date; write 2013-06-04", line,
                    ASC_FMT(written));
}

static asc_status aliases(struct own *o, asc_str key, asc_str s, size_t line)
{
    asc_status rc = ASC_OK;
    while (!rc && s.n) {
        asc_str one = s, rest = { NULL, 0 };
        asc_names_quality q = ASC_NAMES_GOOD;
        asc_str_cut(s, ';', &one, &rest);
        one = asc_str_trim(one);
        if (asc_str_starts(one, ASC_STR("(low)"))) q = ASC_NAMES_LOW;
        if (asc_str_starts(one, ASC_STR("(former)"))) q = ASC_NAMES_FORMER;
        if (q == ASC_NAMES_LOW) one = asc_str_slice(one, 5, one.n);
        if (q == ASC_NAMES_FORMER) one = asc_str_slice(one, 8, one.n);
        rc = asc_list_put_name(o->w, key, q, one, line, o->err);
        s = rest;
    }
    return rc;
}

/* Two rows that say the same are a slip of whoever wrote them. */
static asc_status known_before(struct own *o, const asc_list_entry *e, asc_str subject)
{
    asc_buf b = { 0 };
    asc_str parts[] = { e->programme, subject, e->reference, e->listed }, key;
    bool fresh = false;
    for (size_t k = 0; k < 4; k++) {
        asc_buf_put(&b, parts[k]);
        asc_buf_putc(&b, '\n');
    }
    uint64_t *at = !b.failed && asc_arena_copy(o->tmp, asc_buf_str(&b), &key)
                       ? asc_map_put(&o->seen, key, e->line, &fresh)
                       : NULL;
    asc_buf_free(&b);
    if (!at) return asc_fail(o->err, ASC_ENOMEM, "out of memory");
    if (fresh) return ASC_OK;
    return asc_fail(o->err, ASC_EFORMAT, "line %zu: says again what line %llu says", e->line,
                    (unsigned long long)*at);
}

static asc_status row(struct own *o, const asc_str *f, size_t n, size_t line)
{
    char key[24];
    asc_str subject = get(o, f, n, SUBJECT), kind = get(o, f, n, KIND);
    if (n == 1 && !asc_str_trim(f[0]).n) return ASC_OK;
    if (!subject.n) return asc_fail(o->err, ASC_EFORMAT, "line %zu: no subject is named", line);
    snprintf(key, sizeof key, "%zu", line);
    asc_list_entry e = { .key = asc_str_from(key),
                         .reference = get(o, f, n, REFERENCE),
                         .programme = get(o, f, n, REGIME),
                         .measures = get(o, f, n, MEASURES),
                         .listed = get(o, f, n, FROM),
                         .delisted = get(o, f, n, TO),
                         .line = line };
    if (kind.n && !asc_listed_kind_from(kind, &e.kind))
        return asc_fail(o->err, ASC_EFORMAT,
                        "line %zu: \"%.*s\" is no kind; person, organisation, state, vessel and "
                        "aircraft are",
                        line, ASC_FMT(kind));
    asc_status rc = date_of(o, e.listed, line);
    if (!rc) rc = date_of(o, e.delisted, line);
    if (!rc) rc = known_before(o, &e, subject);
    if (!rc) rc = asc_list_put_entry(o->w, &e, o->err);
    if (!rc) rc = asc_list_put_name(o->w, e.key, ASC_NAMES_PRIMARY, subject, line, o->err);
    return rc ? rc : aliases(o, e.key, get(o, f, n, ALIASES), line);
}

asc_status asc_list_own(asc_list_writer *w, asc_arena *tmp, asc_str text, asc_error *err)
{
    struct own o = { .w = w, .tmp = tmp, .err = err };
    asc_csv c = { tmp, text, 0, 1, ',', false };
    asc_str f[COLUMNS_MAX];
    size_t n;
    asc_map_init(&o.seen, tmp);
    asc_status rc = asc_csv_record(&c, f, COLUMNS_MAX, &n, err);
    if (!rc) rc = header(&o, f, n);
    while (!rc && n) {
        size_t line = c.line;
        rc = asc_csv_record(&c, f, COLUMNS_MAX, &n, err);
        if (!rc && n) rc = row(&o, f, n, line);
    }
    if (!rc) asc_list_head(w, (asc_str){ NULL, 0 }, (asc_str){ NULL, 0 }, (asc_str){ NULL, 0 });
    return rc;
}
