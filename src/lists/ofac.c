/*
 * OFAC's csv files: no header, "-0-" is empty, the file may end in 0x1A.
 *
 *   sdn, cons_prim   number, name, type, programmes "A] [B", ..., remarks (12 fields)
 *   alt, cons_alt    number, alias's number, aka|fka|nka, name, remarks (5)
 *   comments         number, what did not fit into the remarks (2)
 *   add, cons_add    number, ..., addresses (6): passed over
 *
 * Weak aliases stand in the remarks, as a.k.a. 'X'.
 */
#include "base/csv.h"
#include "base/error.h"
#include "lists/formats.h"

#include "base/banned.h"

#define COLUMNS_MAX 16
enum { NUMBER = 0, NAME = 1, TYPE = 2, PROGRAMME = 3, REMARKS = 11, ENTRY_COLUMNS = 12 };
enum { ALIAS_TYPE = 2, ALIAS_NAME = 3, ALIAS_COLUMNS = 5 };
enum { COMMENT_COLUMNS = 2, ADDRESS_COLUMNS = 6 };

static asc_str value(asc_str field)
{
    field = asc_str_trim(field);
    return asc_str_eq(field, ASC_STR("-0-")) ? (asc_str){ NULL, 0 } : field;
}

static bool is_number(asc_str s)
{
    uint64_t v;
    return asc_str_u64(s, &v);
}

/* "SDGT] [IFSR" as "SDGT; IFSR". */
static asc_status programmes(asc_str s, asc_arena *tmp, asc_str *out, asc_error *err)
{
    char *p = asc_arena_alloc(tmp, s.n + 1, 1);
    size_t n = 0;
    if (!p) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < s.n; i++) {
        bool between = asc_str_starts(asc_str_slice(s, i, s.n), ASC_STR("] ["));
        if (s.p[i] == '[' || (s.p[i] == ']' && !between)) continue;
        p[n++] = between ? ';' : s.p[i];
    }
    *out = (asc_str){ p, n };
    return ASC_OK;
}

static asc_listed_kind kind_of(asc_str type)
{
    if (asc_str_eq(type, ASC_STR("individual"))) return ASC_LISTED_PERSON;
    if (asc_str_eq(type, ASC_STR("vessel"))) return ASC_LISTED_VESSEL;
    if (asc_str_eq(type, ASC_STR("aircraft"))) return ASC_LISTED_AIRCRAFT;
    return ASC_LISTED_ORGANISATION;
}

/* a.k.a. 'X'; f.k.a. 'Y'. A name may hold an apostrophe: it ends at "'" before ';' or '.'. */
static asc_status weak_names(asc_list_writer *w, asc_str key, asc_str remarks, size_t line,
                             asc_error *err)
{
    static const asc_str marks = { "k.a. '", 6 };
    asc_status rc = ASC_OK;
    for (size_t at; !rc && (at = asc_str_find(remarks, marks)) != SIZE_MAX;) {
        bool former = at >= 2 && remarks.p[at - 2] == 'f';
        remarks = asc_str_slice(remarks, at + marks.n, remarks.n);
        size_t semi = asc_str_find(remarks, ASC_STR("';")),
               dot = asc_str_find(remarks, ASC_STR("'."));
        size_t end = semi < dot ? semi : dot;
        if (end == SIZE_MAX) return ASC_OK; /* cut: goes on in the comments */
        rc = asc_list_put_name(w, key, former ? ASC_NAMES_FORMER : ASC_NAMES_LOW,
                               asc_str_slice(remarks, 0, end), line, err);
        remarks = asc_str_slice(remarks, end, remarks.n);
    }
    return rc;
}

static asc_status entry(asc_list_writer *w, asc_arena *tmp, const asc_str *f, size_t line,
                        asc_error *err)
{
    asc_list_entry e = { .key = f[NUMBER], .reference = f[NUMBER], .line = line };
    e.kind = kind_of(value(f[TYPE]));
    asc_status rc = programmes(value(f[PROGRAMME]), tmp, &e.programme, err);
    if (!rc) rc = asc_list_put_entry(w, &e, err);
    if (!rc) rc = asc_list_put_name(w, e.key, ASC_NAMES_PRIMARY, value(f[NAME]), line, err);
    return rc ? rc : weak_names(w, e.key, value(f[REMARKS]), line, err);
}

static asc_status row(asc_list_writer *w, asc_arena *tmp, const asc_str *f, size_t n, size_t line,
                      asc_error *err)
{
    if (n == 1 && (!asc_str_trim(f[0]).n || asc_str_eq(f[0], ASC_STR("\x1A")))) return ASC_OK;
    if (!is_number(f[NUMBER]))
        return asc_fail(err, ASC_EFORMAT, "line %zu: \"%.*s\" is no entry's number", line,
                        ASC_FMT(f[NUMBER]));
    if (n == ENTRY_COLUMNS) return entry(w, tmp, f, line, err);
    if (n == COMMENT_COLUMNS) return weak_names(w, f[NUMBER], f[1], line, err);
    if (n == ALIAS_COLUMNS)
        return asc_list_put_name(w, f[NUMBER],
                                 asc_str_eq(value(f[ALIAS_TYPE]), ASC_STR("fka")) ? ASC_NAMES_FORMER
                                                                                  : ASC_NAMES_GOOD,
                                 value(f[ALIAS_NAME]), line, err);
    if (n == ADDRESS_COLUMNS) return ASC_OK;
    return asc_fail(err, ASC_EFORMAT,
                    "line %zu: %zu fields, where OFAC's files have %d, %d, %d or %d", line, n,
                    ENTRY_COLUMNS, ALIAS_COLUMNS, ADDRESS_COLUMNS, COMMENT_COLUMNS);
}

asc_status asc_list_ofac(asc_list_writer *w, asc_arena *tmp, asc_str name, asc_str text,
                         asc_error *err)
{
    asc_csv c = { tmp, text, 0, 1, ',', false };
    asc_str f[COLUMNS_MAX];
    size_t n = 1;
    asc_status rc = ASC_OK;
    while (!rc && n) {
        asc_mark before = asc_arena_save(tmp);
        size_t line = c.line;
        rc = asc_csv_record(&c, f, COLUMNS_MAX, &n, err);
        if (!rc && n) rc = row(w, tmp, f, n, line, err);
        asc_arena_restore(tmp, before);
    }
    bool cons = asc_str_find(name, ASC_STR("cons")) != SIZE_MAX;
    if (!rc && w->entries)
        asc_list_head(w, cons ? ASC_STR("ofac-cons") : ASC_STR("ofac-sdn"),
                      cons ? ASC_STR("OFAC Consolidated (non-SDN) List")
                           : ASC_STR("OFAC Specially Designated Nationals List"),
                      (asc_str){ NULL, 0 });
    return rc;
}
