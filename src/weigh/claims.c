#include "weigh/claims.h"

#include <math.h>
#include <stdlib.h>

#include "base/csv.h"
#include "base/date.h"
#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

enum column {
    SOURCE,
    OBJECT,
    VALUE,
    TIME,
    ROLE,
    POLARITY,
    FIRMNESS,
    CHAIN,
    STANCE,
    READ,
    RATING,
    COLUMNS
};
static const struct {
    const char *name;
    enum column column;
} names[] = {
    { "source", SOURCE }, { "object", OBJECT },     { "incident", OBJECT },
    { "value", VALUE },   { "actor", VALUE },       { "time", TIME },
    { "role", ROLE },     { "polarity", POLARITY }, { "firmness", FIRMNESS },
    { "chain", CHAIN },   { "stance", STANCE },     { "read", READ },
    { "rating", RATING },
};
#define NAMES (sizeof names / sizeof *names)
#define FIELDS_MAX 64

struct parse {
    asc_claims *t;
    asc_arena *tmp;
    asc_csv csv;
    size_t line, at[COLUMNS];
    asc_map sources, objects, values;
    uint32_t *chains;
    size_t cap, chain_count, chain_cap;
    asc_error *err;
};

static asc_status fail(const struct parse *p, const char *what, asc_str field)
{
    return asc_fail(p->err, ASC_EFORMAT, "line %zu: %.*s: %s", p->line, ASC_FMT(field), what);
}
static asc_status no_memory(const struct parse *p)
{
    return asc_fail(p->err, ASC_ENOMEM, "line %zu: out of memory", p->line);
}

/* From behind a byte order mark. */
static asc_csv reader(asc_arena *keep, asc_str csv)
{
    if (asc_str_starts(csv, ASC_STR("\xEF\xBB\xBF"))) csv = asc_str_slice(csv, 3, csv.n);
    return (asc_csv){ keep, csv, 0, 1, ',', true };
}

/* The next record's fields; those past the last are passed over. */
static asc_status record(struct parse *p, asc_str *fields, size_t *count)
{
    p->line = p->csv.line;
    return asc_csv_record(&p->csv, fields, FIELDS_MAX, count, p->err);
}

/* ---- Columns -----------------------------------------------------------------*/

/* Which field each column is, from the first line. */
static asc_status columns(struct parse *p)
{
    asc_str fields[FIELDS_MAX];
    size_t n;
    for (int k = 0; k < COLUMNS; k++) p->at[k] = SIZE_MAX;
    asc_status rc = record(p, fields, &n);
    if (rc) return rc;
    for (size_t f = 0; f < n; f++)
        for (size_t k = 0; k < NAMES; k++)
            if (asc_str_eq_nocase(asc_str_trim(fields[f]), asc_str_from(names[k].name)))
                p->at[names[k].column] = f;
    return ASC_OK;
}

static asc_status header(struct parse *p)
{
    asc_status rc = columns(p);
    if (rc) return rc;
    if (p->at[SOURCE] == SIZE_MAX || p->at[OBJECT] == SIZE_MAX ||
        (p->at[VALUE] == SIZE_MAX && p->at[STANCE] == SIZE_MAX))
        return asc_fail(p->err, ASC_EFORMAT,
                        "line 1: the columns must be source, object and value (or incident and "
                        "actor; or stance in value's place)");
    p->t->has_role = p->at[ROLE] != SIZE_MAX;
    p->t->has_chain = p->at[CHAIN] != SIZE_MAX;
    p->t->has_stance = p->at[STANCE] != SIZE_MAX;
    p->t->has_time = p->at[TIME] != SIZE_MAX;
    p->t->has_value = p->at[VALUE] != SIZE_MAX;
    p->t->has_polarity = p->at[POLARITY] != SIZE_MAX;
    return ASC_OK;
}

/* ---- Values of fields ----------------------------------------------------------*/

/* Two digits at i, or -1. */
static int two(asc_str s, size_t i)
{
    if (i + 1 >= s.n || s.p[i] < '0' || s.p[i] > '9' || s.p[i + 1] < '0' || s.p[i + 1] > '9')
        return -1;
    return (s.p[i] - '0') * 10 + s.p[i + 1] - '0';
}

/* Days since 1970, with the time of day as a fraction where it is told. */
static bool moment(asc_str s, double *out)
{
    asc_date d;
    if (asc_str_number(s, out)) return true;
    if (!asc_date_parse(s, &d)) return false;
    *out = asc_date_first(d);
    if (s.n > 15 && s.p[10] == 'T' && s.p[13] == ':') {
        int hour = two(s, 11), minute = two(s, 14), second = s.n > 18 ? two(s, 17) : 0;
        if (hour < 0 || minute < 0) return true;
        *out += (hour * 3600.0 + minute * 60.0 + (second > 0 ? second : 0)) / 86400;
    }
    return true;
}

static asc_str at(const struct parse *p, const asc_str *fields, size_t n, enum column k)
{
    return p->at[k] < n ? asc_str_trim(fields[p->at[k]]) : (asc_str){ "", 0 };
}

static asc_status name(struct parse *p, asc_map *map, asc_str s, uint32_t *out)
{
    uint64_t *v = asc_map_put(map, s, map->count, NULL);
    if (!v) return no_memory(p);
    *out = (uint32_t)*v;
    return ASC_OK;
}

static asc_status chain_link(struct parse *p, asc_row *row, asc_str link)
{
    uint32_t source = 0;
    link = asc_str_trim(link);
    if (!link.n) return ASC_OK;
    if (row->chain_count == ASC_CHAIN_MAX) return ASC_OK; /* what is further off says little */
    asc_status rc = name(p, &p->sources, link, &source);
    if (rc) return rc;
    if (p->chain_count == p->chain_cap) {
        uint32_t *grown =
            asc_arena_grow(p->t->arena, p->chains, p->chain_count, &p->chain_cap, sizeof *grown);
        if (!grown) return no_memory(p);
        p->chains = grown;
    }
    p->chains[p->chain_count++] = source;
    row->chain_count++;
    return ASC_OK;
}

/* The chain without its first member, the speaker. */
static asc_status chain(struct parse *p, asc_row *row, asc_str s, asc_str speaker)
{
    asc_str link, rest;
    bool first = true;
    row->chain = (uint32_t)p->chain_count;
    while (s.n) {
        if (!asc_str_cut(s, '>', &link, &rest)) {
            link = s;
            rest = (asc_str){ "", 0 };
        }
        if (!first || !asc_str_eq(asc_str_trim(link), speaker)) {
            asc_status rc = chain_link(p, row, link);
            if (rc) return rc;
        }
        first = false;
        s = rest;
    }
    return ASC_OK;
}

static asc_status stance(const struct parse *p, asc_row *row, asc_str s)
{
    static const char *const words[] = { "for", "against", "observing" };
    for (uint8_t k = 0; k < ASC_STANCES; k++)
        if (asc_str_eq_nocase(s, asc_str_from(words[k]))) {
            row->stance = k;
            return ASC_OK;
        }
    return fail(p, "a stance is for, against or observing", s);
}

static asc_status qualities(struct parse *p, asc_row *row, const asc_str *fields, size_t n)
{
    double x;
    asc_str s = at(p, fields, n, FIRMNESS);
    row->firmness = 1;
    if (s.n && (!asc_str_number(s, &x) || x < 0 || x > 3 || x != floor(x)))
        return fail(p, "firmness is 0, 1, 2 or 3", s);
    if (s.n) row->firmness = (uint8_t)x;
    s = at(p, fields, n, POLARITY);
    if (s.n && (!asc_str_number(s, &x) || (x != 1 && x != -1)))
        return fail(p, "polarity is 1 or -1", s);
    row->denied = s.n && x < 0;
    s = at(p, fields, n, ROLE);
    if (s.n && !asc_str_eq(s, ASC_STR("did")) && !asc_str_eq(s, ASC_STR("helped")))
        return fail(p, "a role is did or helped", s);
    row->helped = s.n == 6;
    s = at(p, fields, n, READ);
    row->read = 1;
    if (s.n && (!asc_str_number(s, &x) || x < 0 || x > 1)) return fail(p, "read is from 0 to 1", s);
    if (s.n) row->read = (float)x;
    s = at(p, fields, n, RATING);
    if (s.n && (s.n > 1 || s.p[0] < 'A' || s.p[0] > 'F'))
        return fail(p, "a rating is a letter from A to F", s);
    row->rating = s.n ? (uint8_t)s.p[0] : 0;
    return ASC_OK;
}

static asc_status row(struct parse *p, const asc_str *fields, size_t n)
{
    asc_claims *t = p->t;
    asc_str source = at(p, fields, n, SOURCE), object = at(p, fields, n, OBJECT);
    asc_str value = at(p, fields, n, VALUE);
    if (n == 1 && !asc_str_trim(fields[0]).n) return ASC_OK; /* an empty line */
    if (!source.n || !object.n || (!value.n && t->has_value && !t->has_stance))
        return asc_fail(p->err, ASC_EFORMAT, "line %zu: no %s", p->line,
                        !source.n   ? "source"
                        : !object.n ? "object"
                                    : "value");
    if (t->count == ASC_TABLE_CLAIMS_MAX)
        return asc_fail(p->err, ASC_ELIMIT, "line %zu: over %u claims", p->line,
                        ASC_TABLE_CLAIMS_MAX);
    if (t->count == p->cap) {
        asc_row *grown = asc_arena_grow(p->tmp, t->rows, t->count, &p->cap, sizeof *grown);
        if (!grown) return no_memory(p);
        t->rows = grown;
    }
    asc_row *r = &t->rows[t->count];
    *r = (asc_row){ .line = (uint32_t)p->line, .time = NAN };
    asc_status rc = name(p, &p->sources, source, &r->source);
    if (!rc) rc = name(p, &p->objects, object, &r->object);
    if (!rc) rc = name(p, &p->values, value, &r->value);
    if (!rc) rc = qualities(p, r, fields, n);
    if (!rc && t->has_stance) rc = stance(p, r, at(p, fields, n, STANCE));
    if (!rc && t->has_chain) rc = chain(p, r, at(p, fields, n, CHAIN), source);
    if (rc) return rc;
    asc_str time = at(p, fields, n, TIME);
    if (time.n && !moment(time, &r->time)) {
        r->time = NAN;
        t->untimed++;
    }
    t->count++;
    return ASC_OK;
}

/* ---- Numbering by name -----------------------------------------------------------*/

struct named {
    asc_str name;
    uint32_t was;
};
static int by_name(const void *pa, const void *pb)
{
    return asc_str_cmp(((const struct named *)pa)->name, ((const struct named *)pb)->name);
}

/* Names in order, and now[was] = new number. */
static bool in_order(struct parse *p, const asc_map *map, asc_names *out, uint32_t **now)
{
    struct named *all = asc_arena_alloc(p->tmp, map->count + 1, sizeof *all);
    asc_str *sorted = asc_arena_alloc(p->t->arena, map->count + 1, sizeof *sorted);
    *now = asc_arena_alloc(p->tmp, map->count + 1, sizeof **now);
    if (!all || !sorted || !*now) return false;
    for (size_t k = 0; k < map->count; k++)
        all[k] = (struct named){ map->entries[k].key, (uint32_t)k };
    qsort(all, map->count, sizeof *all, by_name);
    for (size_t k = 0; k < map->count; k++) {
        if (!asc_arena_copy(p->t->arena, all[k].name, &sorted[k])) return false;
        (*now)[all[k].was] = (uint32_t)k;
    }
    *out = (asc_names){ sorted, map->count };
    return true;
}

/* Rows by object, in the order they were read within each. */
static bool by_object(struct parse *p)
{
    asc_claims *t = p->t;
    asc_row *sorted = asc_arena_alloc(t->arena, t->count + 1, sizeof *sorted);
    size_t *start = asc_arena_zalloc(p->tmp, t->objects.count + 2, sizeof *start);
    if (!sorted || !start) return false;
    for (size_t k = 0; k < t->count; k++) start[t->rows[k].object + 1]++;
    for (size_t k = 0; k < t->objects.count; k++) start[k + 1] += start[k];
    for (size_t k = 0; k < t->count; k++) sorted[start[t->rows[k].object]++] = t->rows[k];
    t->rows = sorted;
    return true;
}

static asc_status finish(struct parse *p)
{
    asc_claims *t = p->t;
    uint32_t *source, *object, *value;
    if (!in_order(p, &p->sources, &t->sources, &source) ||
        !in_order(p, &p->objects, &t->objects, &object) ||
        !in_order(p, &p->values, &t->values, &value))
        return no_memory(p);
    for (size_t k = 0; k < t->count; k++) {
        asc_row *r = &t->rows[k];
        r->source = source[r->source];
        r->object = object[r->object];
        r->value = value[r->value];
    }
    for (size_t k = 0; k < p->chain_count; k++) p->chains[k] = source[p->chains[k]];
    t->chains = p->chains;
    return by_object(p) ? ASC_OK : no_memory(p);
}

static asc_status parse(struct parse *p)
{
    asc_str fields[FIELDS_MAX];
    size_t n = 1;
    asc_map_init(&p->sources, p->tmp);
    asc_map_init(&p->objects, p->tmp);
    asc_map_init(&p->values, p->tmp);
    size_t bad = asc_utf8_check(p->csv.s);
    if (bad < p->csv.s.n)
        return asc_fail(p->err, ASC_EFORMAT, "byte %zu: not UTF-8; save the table as UTF-8", bad);
    asc_status rc = header(p);
    while (!rc && n) {
        rc = record(p, fields, &n);
        if (!rc && n) rc = row(p, fields, n);
    }
    return rc ? rc : finish(p);
}

asc_status asc_claims_parse(asc_claims **out, asc_str csv, asc_error *err)
{
    asc_arena *arena = asc_arena_new(), *tmp = asc_arena_new();
    asc_claims *t = arena ? asc_arena_zalloc(arena, 1, sizeof *t) : NULL;
    asc_status rc;
    if (!t || !tmp) {
        rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    } else {
        struct parse p = { .t = t, .tmp = tmp, .csv = reader(arena, csv), .err = err };
        t->arena = arena;
        rc = parse(&p);
    }
    asc_arena_free(tmp);
    if (rc) asc_arena_free(arena);
    else *out = t;
    return rc;
}

void asc_claims_free(asc_claims *t)
{
    if (t) asc_arena_free(t->arena);
}

/* ---- Labels ----------------------------------------------------------------------*/

static asc_status label(struct parse *p, asc_labels *out, size_t caps[3], const asc_str *fields,
                        size_t n)
{
    asc_str object = at(p, fields, n, OBJECT), value = at(p, fields, n, VALUE);
    if (n == 1 && !asc_str_trim(fields[0]).n) return ASC_OK;
    if (!object.n || !value.n)
        return asc_fail(p->err, ASC_EFORMAT, "labels, line %zu: no %s", p->line,
                        object.n ? "value" : "object");
    if (out->count == caps[0]) {
        asc_str *o = asc_arena_grow(p->tmp, out->objects, out->count, &caps[0], sizeof *o);
        asc_str *v = asc_arena_grow(p->tmp, out->values, out->count, &caps[1], sizeof *v);
        uint32_t *l = asc_arena_grow(p->tmp, out->lines, out->count, &caps[2], sizeof *l);
        if (!o || !v || !l) return no_memory(p);
        out->objects = o;
        out->values = v;
        out->lines = l;
    }
    out->objects[out->count] = object;
    out->values[out->count] = value;
    out->lines[out->count++] = (uint32_t)p->line;
    return ASC_OK;
}

asc_status asc_labels_parse(asc_labels *out, asc_arena *keep, asc_str csv, asc_error *err)
{
    asc_claims t = { .arena = keep };
    struct parse p = { .t = &t, .tmp = keep, .csv = reader(keep, csv), .err = err };
    asc_str fields[FIELDS_MAX];
    size_t n = 1, caps[3] = { 0 };
    *out = (asc_labels){ .count = 0 };
    asc_status rc = columns(&p);
    if (!rc && (p.at[OBJECT] == SIZE_MAX || p.at[VALUE] == SIZE_MAX))
        return asc_fail(err, ASC_EFORMAT, "labels, line 1: the columns must be object and value");
    while (!rc && n) {
        rc = record(&p, fields, &n);
        if (!rc && n) rc = label(&p, out, caps, fields, n);
    }
    return rc;
}

asc_claims_size asc_claims_count(const asc_claims *t)
{
    return (asc_claims_size){ t->count, t->sources.count, t->objects.count, t->values.count,
                              t->untimed };
}
