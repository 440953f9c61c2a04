#include "case/rulings.h"

#include "base/date.h"
#include "base/error.h"
#include "base/lower.h"
#include "base/map.h"
#include "case/db.h"
#include "case/log.h"
#include "core/terms.h"
#include "text/json.h"

#include "base/banned.h"

#define RULINGS_MAX ((size_t)1 << 20)

struct asc_rulings {
    asc_arena *keep;
    asc_ruling *items;
    size_t count, cap;
};

static const struct {
    const char *kind, *subject, *field, *value;
} kinds[] = {
#define ASC_X(id, kind, subject, field, value) { kind, subject, field, value },
    ASC_RULING_LIST(ASC_X)
#undef ASC_X
};

/* ---- one decision -------------------------------------------------------------------*/

static bool one_of(asc_str s, const char *words)
{
    asc_str rest = asc_str_from(words), word;
    while (asc_str_cut(rest, ' ', &word, &rest))
        if (asc_str_eq(s, word)) return true;
    return asc_str_eq(s, rest);
}

/* Is it a name of the closed set that `field` of a statement takes its value from? */
static bool statement_value(asc_str field, asc_str v)
{
    asc_predicate p;
    asc_certainty c;
    asc_basis b;
    asc_act a;
    if (asc_str_eq(field, ASC_STR("predicate"))) return asc_predicate_from(v, &p);
    if (asc_str_eq(field, ASC_STR("certainty"))) return asc_certainty_from(v, &c);
    if (asc_str_eq(field, ASC_STR("basis"))) return asc_basis_from(v, &b);
    if (asc_str_eq(field, ASC_STR("act"))) return asc_act_from(v, &a);
    if (asc_str_eq(field, ASC_STR("polarity"))) return one_of(v, "+ -");
    for (int m = 0; asc_str_eq(field, ASC_STR("mood")) && m < ASC_MOOD_COUNT; m++)
        if (asc_str_eq(v, asc_str_from(asc_mood_name((asc_mood)m)))) return true;
    return false;
}

static asc_status check(const asc_ruling *r, asc_error *err)
{
    asc_date day;
    asc_predicate role;
    bool good = true;
    if (!r->subject.n) return asc_fail(err, ASC_EARG, "%s: of what?", kinds[r->kind].kind);
    if (*kinds[r->kind].value && !r->value.n)
        return asc_fail(err, ASC_EARG, "%s: its payload lacks \"%s\"", kinds[r->kind].kind,
                        kinds[r->kind].value);
    switch (r->kind) {
    case ASC_RULING_RATE_SOURCE: good = one_of(r->value, "A B C D E F"); break;
    case ASC_RULING_CORRECT_STATEMENT: good = statement_value(r->field, r->value); break;
    case ASC_RULING_CORRECT_REPORT:
        good = one_of(r->field, "title outlet author published") &&
               (!asc_str_eq(r->field, ASC_STR("published")) || asc_date_parse(r->value, &day));
        break;
    case ASC_RULING_ADD_HYPOTHESIS:
        good = asc_predicate_from(r->field, &role) && asc_predicate_agent(role) == ASC_ROLE_ACTOR &&
               asc_predicate_object(role) == ASC_ROLE_INCIDENT;
        break;
    default: break;
    }
    if (good) return ASC_OK;
    asc_str what = r->kind == ASC_RULING_RATE_SOURCE      ? ASC_STR("a rating")
                   : r->kind == ASC_RULING_ADD_HYPOTHESIS ? ASC_STR("a role in an incident")
                                                          : r->field;
    return asc_fail(err, ASC_EARG, "%s: %.*s cannot be %.*s", kinds[r->kind].kind, ASC_FMT(what),
                    ASC_FMT(r->kind == ASC_RULING_ADD_HYPOTHESIS ? r->field : r->value));
}

asc_status asc_ruling_parse(asc_ruling *out, bool *known, asc_arena *keep, asc_str kind,
                            asc_str subject, asc_str payload, asc_error *err)
{
    asc_ruling r = { .kind = ASC_RULING_COUNT };
    bool any = false;
    *known = false;
    for (int k = 0; k < ASC_RULING_COUNT; k++) {
        asc_str begin = asc_str_from(kinds[k].subject);
        if (!asc_str_eq(kind, asc_str_from(kinds[k].kind))) continue;
        any = true;
        if (!asc_str_starts(subject, begin)) continue;
        r.kind = (asc_ruling_kind)k;
        r.subject = asc_str_slice(subject, begin.n, subject.n);
    }
    if (!any) return ASC_OK;
    if (r.kind == ASC_RULING_COUNT)
        return asc_fail(err, ASC_EARG, "%.*s: it cannot be about %.*s", ASC_FMT(kind),
                        ASC_FMT(subject));
    asc_json *json = asc_json_parse(keep, payload);
    if (!json || json->kind != ASC_JSON_OBJECT)
        return asc_fail(err, ASC_EARG, "%.*s: its payload is no JSON object", ASC_FMT(kind));
    r.field = asc_json_text(json, kinds[r.kind].field);
    r.value = asc_json_text(json, kinds[r.kind].value);
    if (r.kind == ASC_RULING_ADD_HYPOTHESIS && !r.field.n) r.field = ASC_STR("carried-out");
    asc_status rc = check(&r, err);
    if (rc) return rc;
    *known = true;
    *out = r;
    return ASC_OK;
}

/* ---- the log folded --------------------------------------------------------------------*/

/* Do two kinds speak of the same question, so that the later one answers it? */
static int question(asc_ruling_kind k)
{
    return k == ASC_RULING_SPLIT_ACTOR ? (int)ASC_RULING_MERGE_ACTORS : (int)k;
}

/* What a ruling is about, as bytes; names without case, a pair in either order. */
static bool question_key(asc_arena *keep, const asc_ruling *r, asc_str *out)
{
    bool pair = question(r->kind) == ASC_RULING_MERGE_ACTORS || r->kind == ASC_RULING_SAME_SOURCE;
    bool listed = r->kind == ASC_RULING_ADD_HYPOTHESIS;
    asc_str parts[3] = { r->subject, r->field, pair || listed ? r->value : (asc_str){ NULL, 0 } };
    asc_buf b = { 0 };
    for (int i = 0; i < 3; i++) {
        char *low = asc_arena_alloc(keep, 2 * parts[i].n + 1, 1);
        if (!low) return false;
        parts[i] = (asc_str){ low, parts[i].n ? asc_lower(parts[i], low) : 0 };
    }
    if (pair && asc_str_cmp(parts[0], parts[2]) > 0) {
        asc_str first = parts[0];
        parts[0] = parts[2];
        parts[2] = first;
    }
    asc_buf_printf(&b, "%d", question(r->kind));
    for (int i = 0; i < 3; i++) asc_pack_field(&b, parts[i]);
    bool good = !b.failed && asc_arena_copy(keep, asc_buf_str(&b), out);
    asc_buf_free(&b);
    return good;
}

static asc_status put(asc_rulings *s, asc_map *asked, const asc_ruling *r, asc_error *err)
{
    asc_str key;
    bool fresh = false;
    uint64_t *at =
        question_key(s->keep, r, &key) ? asc_map_put(asked, key, s->count, &fresh) : NULL;
    if (!at) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!fresh) {
        s->items[*at] = *r;
        return ASC_OK;
    }
    if (s->count >= RULINGS_MAX)
        return asc_fail(err, ASC_ELIMIT, "over %zu decisions are in force", RULINGS_MAX);
    if (s->count == s->cap) {
        void *grown = asc_arena_grow(s->keep, s->items, s->count, &s->cap, sizeof *s->items);
        if (!grown) return asc_fail(err, ASC_ENOMEM, "out of memory");
        s->items = grown;
    }
    s->items[s->count++] = *r;
    return ASC_OK;
}

/* The other one that a pair names, as the log would have it as a subject. */
static bool hidden(const asc_marks *m, asc_str subject, const asc_ruling *r)
{
    asc_buf b = { 0 };
    if (asc_marks_subject(m, subject)) return true;
    if (r->kind != ASC_RULING_SAME_SOURCE) return false;
    asc_buf_puts(&b, kinds[r->kind].subject);
    asc_buf_put(&b, r->value);
    bool hit = b.failed || asc_marks_subject(m, asc_buf_str(&b));
    asc_buf_free(&b);
    return hit;
}

/* A decision that says nothing usable (a later version's, perhaps) changes nothing. */
static asc_status fold_row(asc_rulings *s, asc_map *asked, const asc_marks *m, sqlite3_stmt *st,
                           bool include_confidential, asc_error *err)
{
    asc_ruling r;
    bool known;
    asc_str kind = asc_db_get(st, 1), subject, payload;
    int64_t id = sqlite3_column_int64(st, 0);
    if (id <= 0 || id > m->last || m->undone[id]) return ASC_OK;
    if (!asc_arena_copy(s->keep, asc_db_get(st, 2), &subject) ||
        !asc_arena_copy(s->keep, asc_db_get(st, 3), &payload))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (asc_ruling_parse(&r, &known, s->keep, kind, subject, payload, NULL) != ASC_OK || !known)
        return ASC_OK;
    if (!include_confidential && hidden(m, subject, &r)) return ASC_OK;
    r.decision = id;
    return put(s, asked, &r, err);
}

static asc_status fold(asc_rulings *s, asc_case *c, bool include_confidential, asc_error *err)
{
    asc_marks m;
    asc_map asked;
    sqlite3_stmt *st;
    bool found = true;
    asc_map_init(&asked, s->keep);
    asc_status rc = asc_marks_load(&m, s->keep, c, err);
    if (rc) return rc;
    rc = asc_db_prepare(c, "SELECT id, kind, subject, payload FROM decision ORDER BY id", &st, err);
    if (rc) return rc;
    while (!rc && !(rc = asc_db_row(c, st, &found, err)) && found)
        rc = fold_row(s, &asked, &m, st, include_confidential, err);
    sqlite3_finalize(st);
    return rc;
}

asc_status asc_case_rulings(asc_rulings **out, asc_case *c, bool include_confidential,
                            asc_error *err)
{
    asc_arena *keep = asc_arena_new();
    asc_rulings *s = keep ? asc_arena_zalloc(keep, 1, sizeof *s) : NULL;
    asc_status rc = ASC_OK;
    if (s) s->keep = keep;
    rc = s ? fold(s, c, include_confidential, err)
           : asc_fail(err, ASC_ENOMEM, "%s: out of memory", c->path);
    if (rc) asc_arena_free(keep);
    else *out = s;
    return rc;
}

const asc_ruling *asc_rulings_items(const asc_rulings *r, size_t *count)
{
    *count = r->count;
    return r->items;
}

void asc_rulings_free(asc_rulings *r)
{
    if (r) asc_arena_free(r->keep);
}
