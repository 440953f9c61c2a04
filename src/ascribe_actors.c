/*
 * The facade's part for single actors.
 */
#include "ascribe_reading.h"

#include "base/error.h"
#include "base/str.h"
#include "core/name.h"

#include "base/banned.h"

static bool has_key(asc_arena *tmp, const asc_actor *a, asc_str key, bool *out)
{
    *out = false;
    for (uint32_t k = 0; k < a->name_count && !*out; k++) {
        asc_str one;
        if (!asc_name_key(tmp, a->names[k], &one)) return false;
        *out = one.n && asc_str_eq_nocase(one, key);
    }
    return true;
}

static uint32_t by_key(const asc_reading *r, asc_arena *tmp, asc_str key)
{
    uint32_t found = ASC_NONE;
    for (uint32_t i = 0; key.n && i < r->actors.count; i++) {
        bool has;
        if (!has_key(tmp, &r->actors.items[i], key, &has)) return ASC_NONE;
        if (has && r->actors.items[i].may_be_count) return i; /* it is none of the others */
        if (has && found == ASC_NONE) found = i;
    }
    return found;
}

static uint32_t by_matcher(const asc_reading *r, asc_str name)
{
    asc_name *wanted = NULL;
    uint32_t best = ASC_NONE;
    double most = ASC_MATCH_LEAST;
    if (!r->matcher || asc_name_new(&wanted, r->matcher, name, ASC_NAMES_UNKNOWN, NULL))
        return ASC_NONE;
    for (uint32_t i = 0; i < r->actors.count; i++)
        for (uint32_t k = 0; r->actors.items[i].named && k < r->actors.items[i].name_count; k++) {
            asc_name *one = NULL;
            asc_names_why why = { 0 };
            if (asc_name_new(&one, r->matcher, r->actors.items[i].names[k], ASC_NAMES_UNKNOWN,
                             NULL))
                continue;
            double p = asc_names_compare(r->matcher, wanted, one, ASC_NAMES_PAIR, &why);
            if (!why.lead && p > most) most = p, best = i;
            asc_name_free(one);
        }
    asc_name_free(wanted);
    return best;
}

uint32_t asc_reading_actor_find(const asc_reading *r, asc_str name)
{
    asc_arena *tmp = asc_arena_new();
    asc_str key;
    uint32_t found = ASC_NONE;
    if (tmp && asc_name_key(tmp, name, &key)) found = by_key(r, tmp, key);
    asc_arena_free(tmp);
    return found != ASC_NONE ? found : by_matcher(r, name);
}

static asc_str the_other_way(asc_str relation)
{
    static const char *const pairs[][2] = { { "split-from", "split-into" },
                                            { "renamed-to", "renamed-from" },
                                            { "merged-into", "merged-from" },
                                            { "front-of", "has-front" } };
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
        if (asc_str_eq(relation, asc_str_from(pairs[k][0]))) return asc_str_from(pairs[k][1]);
    return relation;
}

/* Is it one of the actor's names, or of its entry's? */
static bool means(const asc_reading *r, asc_arena *tmp, const asc_actor *a, uint32_t entry,
                  asc_str key, bool *out)
{
    *out = entry != ASC_NONE && asc_aliases_find(r->aliases, key) == entry;
    return *out ? true : has_key(tmp, a, key, out);
}

static asc_status dated_ties(const asc_reading *r, const asc_actor *a, uint32_t entry,
                             asc_known_fn each, void *user, bool *go, asc_error *err)
{
    asc_arena *tmp = asc_arena_new();
    bool good = tmp != NULL;
    for (size_t k = 0; good && *go && k < r->aliases->tie_count; k++) {
        const asc_dated_tie *t = &r->aliases->ties[k];
        bool from = false, to = false;
        good = means(r, tmp, a, entry, t->key, &from) && means(r, tmp, a, entry, t->other_key, &to);
        if (!good) break;
        asc_known of = { t->relation, t->other, t->source, t->when },
                  by = { the_other_way(t->relation), t->name, t->source, t->when };
        if (to) *go = each(user, &by); /* of both, when a list has the front as an alias */
        else if (from) *go = each(user, &of);
    }
    asc_arena_free(tmp);
    return good ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}

asc_status asc_reading_actor_known(const asc_reading *r, uint32_t actor, asc_known_fn each,
                                   void *user, asc_error *err)
{
    uint32_t entry = ASC_NONE;
    bool go = true;
    if (actor >= r->actors.count || !r->aliases)
        return asc_fail(err, ASC_EARG, "no such actor, or the reading was not run");
    asc_status rc = asc_actor_entry(&entry, &r->actors.items[actor], r->aliases, err);
    if (rc) return rc;
    for (int ties = 0; entry != ASC_NONE && go && ties < 2; ties++)
        for (uint32_t k = r->aliases->first[entry]; go && k < r->aliases->first[entry + 1]; k++) {
            const asc_alias *a = &r->aliases->lines[k];
            asc_known known = { a->relation, a->name, a->source, { NULL, 0 } };
            if (asc_alias_is_tie(a) == (ties == 1)) go = each(user, &known);
        }
    return dated_ties(r, &r->actors.items[actor], entry, each, user, &go, err);
}
