#include "resolve/aliases.h"

#include "base/error.h"
#include "base/str.h"
#include "core/name.h"

#include "base/banned.h"

asc_str asc_table_aliases(void);
asc_str asc_table_ties(void);

#define TIES_MAX 2000u

bool asc_alias_is_tie(const asc_alias *a)
{
    return asc_str_eq(a->relation, ASC_STR("split-from")) ||
           asc_str_eq(a->relation, ASC_STR("allied-with")) ||
           asc_str_eq(a->relation, ASC_STR("joined"));
}

struct loading {
    asc_aliases *a;
    asc_arena *keep;
    size_t cap, state_cap;
    asc_str entry; /* as written, of the line before */
};

static bool open_entry(struct loading *l, bool state)
{
    asc_aliases *a = l->a;
    if (a->entries == l->state_cap) {
        void *grown =
            asc_arena_grow(l->keep, a->state, a->entries, &l->state_cap, sizeof *a->state);
        if (!grown) return false;
        a->state = grown;
    }
    a->state[a->entries++] = state;
    return true;
}

static bool enter_key(struct loading *l, const asc_alias *x)
{
    asc_str key;
    bool fresh;
    if (asc_alias_is_tie(x)) return true;
    if (!asc_name_key(l->keep, x->name, &key)) return false;
    if (!key.n) return true;
    uint64_t *at = asc_map_put(&l->a->by_key, key, x->entry, &fresh);
    if (at && !fresh && *at != x->entry) *at = ASC_ALIAS_SEVERAL;
    return at != NULL;
}

static asc_status take_line(struct loading *l, asc_str line, size_t no, asc_error *err)
{
    asc_aliases *a = l->a;
    asc_str entry, kind, relation, name, source;
    if (!asc_str_cut(line, '\t', &entry, &line) || !asc_str_cut(line, '\t', &kind, &line) ||
        !asc_str_cut(line, '\t', &relation, &line) || !asc_str_cut(line, '\t', &name, &source))
        return asc_fail(err, ASC_EFORMAT, "aliases.tsv line %zu: five columns are needed", no);
    if (a->count == ASC_ALIAS_LINES_MAX)
        return asc_fail(err, ASC_ELIMIT, "aliases.tsv line %zu: over %u lines", no,
                        ASC_ALIAS_LINES_MAX);
    bool good = true;
    if (a->count == l->cap) {
        void *grown = asc_arena_grow(l->keep, a->lines, a->count, &l->cap, sizeof *a->lines);
        if (!grown) good = false;
        else a->lines = grown;
    }
    if (good && !asc_str_eq(entry, l->entry))
        good = open_entry(l, asc_str_eq(kind, ASC_STR("state")));
    l->entry = entry;
    if (good) {
        asc_alias *x = &a->lines[a->count++];
        *x = (asc_alias){ (uint32_t)a->entries - 1, relation, name, source };
        good = enter_key(l, x);
    }
    return good ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}

static asc_status take_tie(asc_aliases *a, asc_arena *keep, asc_str line, size_t no, asc_error *err)
{
    asc_dated_tie *x = &a->ties[a->tie_count];
    if (!asc_str_cut(line, '\t', &x->name, &line) ||
        !asc_str_cut(line, '\t', &x->relation, &line) ||
        !asc_str_cut(line, '\t', &x->other, &line) ||
        !asc_str_cut(line, '\t', &x->when, &x->source))
        return asc_fail(err, ASC_EFORMAT, "ties.tsv line %zu: five columns are needed", no);
    if (a->tie_count + 1 == TIES_MAX)
        return asc_fail(err, ASC_ELIMIT, "ties.tsv line %zu: over %u lines", no, TIES_MAX);
    if (!asc_name_key(keep, x->name, &x->key) || !asc_name_key(keep, x->other, &x->other_key))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    a->tie_count++;
    return ASC_OK;
}

static asc_status load_ties(asc_aliases *a, asc_arena *keep, asc_error *err)
{
    asc_lines it = { asc_table_ties(), 0 };
    asc_str line;
    asc_status rc = ASC_OK;
    a->ties = asc_arena_zalloc(keep, TIES_MAX, sizeof *a->ties);
    if (!a->ties) return asc_fail(err, ASC_ENOMEM, "out of memory");
    while (!rc && asc_lines_next(&it, &line))
        if (line.n && line.p[0] != '#') rc = take_tie(a, keep, line, it.no, err);
    return rc;
}

asc_status asc_aliases_load(asc_aliases **out, asc_arena *keep, asc_error *err)
{
    struct loading l = { .a = asc_arena_zalloc(keep, 1, sizeof *l.a), .keep = keep };
    asc_lines it = { asc_table_aliases(), 0 };
    asc_str line;
    asc_status rc = ASC_OK;
    if (!l.a) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_map_init(&l.a->by_key, keep);
    while (!rc && asc_lines_next(&it, &line))
        if (line.n && line.p[0] != '#') rc = take_line(&l, line, it.no, err);
    if (!rc && !l.a->entries) rc = asc_fail(err, ASC_EFORMAT, "aliases.tsv: it is empty");
    if (!rc) rc = load_ties(l.a, keep, err);
    if (rc) return rc;
    l.a->first = asc_arena_alloc(keep, l.a->entries + 1, sizeof *l.a->first);
    if (!l.a->first) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t k = l.a->count; k-- > 0;) l.a->first[l.a->lines[k].entry] = (uint32_t)k;
    l.a->first[l.a->entries] = (uint32_t)l.a->count;
    *out = l.a;
    return ASC_OK;
}

uint32_t asc_aliases_find(const asc_aliases *a, asc_str key)
{
    const uint64_t *at = asc_map_find(&a->by_key, key);
    return at && *at != ASC_ALIAS_SEVERAL ? (uint32_t)*at : ASC_NONE;
}
