/*
 * The UK's csv, a row a name: OFSI's consolidated list (columns "Group ID", "Regime",
 * "Listed On", ...) and the UK Sanctions List ("Unique ID", "Regime Name", "Date
 * Designated", ...). The first line tells the list's date. Columns are found by name.
 *
 * Made from the published columns; tested on made samples alone.
 */
#include "base/csv.h"
#include "base/error.h"
#include "base/map.h"
#include "lists/formats.h"

#include "base/banned.h"

#define COLUMNS_MAX 128

enum column {
    NAME_1,
    NAME_2,
    NAME_3,
    NAME_4,
    NAME_5,
    NAME_6,
    ORIGINAL,
    KIND,
    ALIAS,
    STRENGTH,
    REGIME,
    LISTED,
    ENTERED,
    AMENDED,
    MEASURES,
    KEY,
    REFERENCE,
    COLUMNS
};
/* clang-format off */
static const char *const titles[COLUMNS][3] = {
    [NAME_1] = { "Name 1" }, [NAME_2] = { "Name 2" }, [NAME_3] = { "Name 3" },
    [NAME_4] = { "Name 4" }, [NAME_5] = { "Name 5" }, [NAME_6] = { "Name 6" },
    [ORIGINAL] = { "Name Non-Latin Script" },
    [KIND] = { "Group Type", "Individual, Entity, Ship", "Designation Type" },
    [ALIAS] = { "Alias Type", "Name type" }, [STRENGTH] = { "Alias Quality", "Alias strength" },
    [REGIME] = { "Regime", "Regime Name" },
    [LISTED] = { "UK Sanctions List Date Designated", "Date Designated" },
    [ENTERED] = { "Listed On" },
    [AMENDED] = { "Last Updated" }, [MEASURES] = { "Sanctions Imposed" },
    [KEY] = { "Group ID", "Unique ID" }, [REFERENCE] = { "Unique ID", "Group ID" },
};
/* clang-format on */

struct uk {
    asc_list_writer *w;
    asc_arena *tmp;
    asc_error *err;
    size_t at[COLUMNS]; /* SIZE_MAX: it has no such column */
    asc_map seen;       /* keys of the entries written */
    asc_str date;
};

static bool header(struct uk *u, const asc_str *f, size_t n)
{
    for (int c = 0; c < COLUMNS; c++) {
        u->at[c] = SIZE_MAX;
        for (int k = 0; k < 3 && titles[c][k] && u->at[c] == SIZE_MAX; k++)
            for (size_t i = 0; i < n; i++)
                if (asc_str_eq_nocase(asc_str_trim(f[i]), asc_str_from(titles[c][k]))) {
                    u->at[c] = i;
                    break;
                }
    }
    return u->at[KEY] != SIZE_MAX && u->at[NAME_6] != SIZE_MAX;
}

static asc_str get(const struct uk *u, const asc_str *f, size_t n, enum column c)
{
    return u->at[c] < n ? asc_str_trim(f[u->at[c]]) : (asc_str){ NULL, 0 };
}

static asc_names_quality quality_of(asc_str alias, asc_str strength)
{
    if (asc_str_starts_nocase(alias, "primary name variation")) return ASC_NAMES_GOOD;
    if (asc_str_starts_nocase(alias, "primary")) return ASC_NAMES_PRIMARY;
    if (asc_str_starts_nocase(strength, "low") || asc_str_starts_nocase(strength, "weak"))
        return ASC_NAMES_LOW;
    if (asc_str_starts_nocase(alias, "fka") || asc_str_starts_nocase(alias, "f.k.a"))
        return ASC_NAMES_FORMER;
    return ASC_NAMES_GOOD;
}

/* Name 6 is the surname, or the whole name. */
static asc_status put_name(struct uk *u, const asc_str *f, size_t n, asc_str key, size_t line)
{
    asc_buf b = { 0 };
    for (int c = NAME_1; c <= NAME_6; c++) {
        asc_buf_putc(&b, ' ');
        asc_buf_put(&b, get(u, f, n, (enum column)c));
    }
    asc_names_quality q = quality_of(get(u, f, n, ALIAS), get(u, f, n, STRENGTH));
    asc_status rc = b.failed ? asc_fail(u->err, ASC_ENOMEM, "out of memory")
                             : asc_list_put_name(u->w, key, q, asc_buf_str(&b), line, u->err);
    asc_buf_free(&b);
    if (rc) return rc;
    return asc_list_put_name(u->w, key, ASC_NAMES_ORIGINAL, get(u, f, n, ORIGINAL), line, u->err);
}

static asc_status row(struct uk *u, const asc_str *f, size_t n, size_t line)
{
    bool fresh;
    asc_str key = get(u, f, n, KEY), kept, kind = get(u, f, n, KIND);
    asc_str listed = get(u, f, n, LISTED);
    if (n == 1 && !asc_str_trim(f[0]).n) return ASC_OK;
    if (!key.n) return asc_fail(u->err, ASC_EFORMAT, "line %zu: no group's number", line);
    if (!asc_arena_copy(u->tmp, key, &kept) || !asc_map_put(&u->seen, kept, 0, &fresh))
        return asc_fail(u->err, ASC_ENOMEM, "out of memory");
    asc_list_entry e = { .key = key,
                         .reference = get(u, f, n, REFERENCE),
                         .kind = asc_str_starts_nocase(kind, "ind")    ? ASC_LISTED_PERSON
                                 : asc_str_starts_nocase(kind, "ship") ? ASC_LISTED_VESSEL
                                                                       : ASC_LISTED_ORGANISATION,
                         .programme = get(u, f, n, REGIME),
                         .measures = get(u, f, n, MEASURES),
                         .listed = listed.n ? listed : get(u, f, n, ENTERED),
                         .amended = get(u, f, n, AMENDED),
                         .line = line };
    asc_status rc = fresh ? asc_list_put_entry(u->w, &e, u->err) : ASC_OK;
    return rc ? rc : put_name(u, f, n, key, line);
}

/* "Last Updated,31/01/2024" or "Report Date: 26-Nov-2025". */
static void take_date(struct uk *u, const asc_str *f, size_t n)
{
    for (size_t i = 0; i < n && !u->date.n; i++) {
        asc_str s = f[i], before, after;
        char iso[11];
        if (asc_str_cut(s, ':', &before, &after)) s = after;
        asc_list_date(s, iso);
        if (iso[0]) u->date = asc_str_trim(s);
    }
}

asc_status asc_list_uk(asc_list_writer *w, asc_arena *tmp, asc_str text, asc_error *err)
{
    struct uk u = { .w = w, .tmp = tmp, .err = err };
    asc_csv c = { tmp, text, 0, 1, ',', false };
    asc_str f[COLUMNS_MAX];
    size_t n = 1;
    bool headed = false;
    asc_status rc = ASC_OK;
    asc_map_init(&u.seen, tmp);
    while (!rc && n) {
        size_t line = c.line;
        rc = asc_csv_record(&c, f, COLUMNS_MAX, &n, err);
        if (rc || !n) break;
        if (headed) rc = row(&u, f, n, line);
        else if (!(headed = header(&u, f, n))) {
            if (line > 2)
                return asc_fail(err, ASC_EFORMAT,
                                "line %zu: no columns \"Group ID\" or \"Unique ID\" and \"Name 6\"",
                                line);
            take_date(&u, f, n);
        }
    }
    if (!rc) asc_list_head(w, ASC_STR("uk"), ASC_STR("UK Sanctions List"), u.date);
    return rc;
}
