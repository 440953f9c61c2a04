/*
 * Names that are spelled alike: the matcher.
 */
#include "resolve/merge_inner.h"

#include "base/error.h"

#include "base/banned.h"

static asc_names_kind matcher_kind(asc_actor_kind k)
{
    switch (k) {
    case ASC_ACTOR_PERSON: return ASC_NAMES_PERSON;
    case ASC_ACTOR_GROUP:
    case ASC_ACTOR_AGENCY:
    case ASC_ACTOR_ORGANISATION:
    case ASC_ACTOR_OUTLET:
    case ASC_ACTOR_STATE: return ASC_NAMES_ORG;
    default: return ASC_NAMES_UNKNOWN;
    }
}

/* What speaks against one being the other, however near they are spelled. */
#define AGAINST                                                                   \
    (1u << ASC_NAMES_AGAINST_NUMBERS | 1u << ASC_NAMES_AGAINST_RARE_UNMATCHED |   \
     1u << ASC_NAMES_AGAINST_COMMON_ONLY | 1u << ASC_NAMES_AGAINST_GIVEN_ONLY |   \
     1u << ASC_NAMES_AGAINST_SURNAME_ONLY | 1u << ASC_NAMES_AGAINST_SINGLE_WORD | \
     1u << ASC_NAMES_AGAINST_BARE_ACRONYM | 1u << ASC_NAMES_AGAINST_KUNYA)

#define WEIGHTY .6f /* a word that says something: "Hassan" is not "Hussein" */
#define LIKE_LEAST .82f
#define TELLING 1.f /* a word that one name may lack only if no third name has it otherwise */

/* How two names hang together. */
enum verdict { DIFFER, ONE, PART /* the first is a part of the second */ };

static enum verdict judge(const asc_names_why *why)
{
    enum verdict v = ONE;
    if (why->lead || (why->against & AGAINST)) return DIFFER;
    for (uint32_t k = 0; k < why->step_count; k++) {
        const asc_names_step *s = &why->steps[k];
        bool a = s->a.end > s->a.begin, b = s->b.end > s->b.begin;
        if (a && b && s->weight >= WEIGHTY && s->like < LIKE_LEAST) return DIFFER;
        if (a && !b && s->weight >= TELLING) return DIFFER; /* the other way round it is a part */
        if (!a && b && s->weight >= TELLING) v = PART;
    }
    return v;
}

/* "The Assize Court of Port Ladara", "the Bank of Ladara": is neither the town nor the state, while "the
 * Republic of Ladara" is. */
static bool body_of(asc_str whole, asc_str part)
{
    static const char *const lands[] = { "republic",   "state",     "states",   "kingdom",
                                         "government", "emirate",   "emirates", "federation",
                                         "union",      "sultanate", "city",     "town",
                                         "province",   "island",    NULL };
    asc_str head, word;
    if (part.n + 4 >= whole.n ||
        !asc_str_eq_nocase(asc_str_slice(whole, whole.n - part.n, whole.n), part))
        return false;
    head = asc_str_slice(whole, 0, whole.n - part.n);
    if (!asc_str_ends(head, ASC_STR(" of ")) && !asc_str_ends(head, ASC_STR(" of the ")))
        return false;
    while (head.n) {
        if (!asc_str_cut(head, ' ', &word, &head)) word = head, head = (asc_str){ NULL, 0 };
        for (size_t k = 0; lands[k]; k++)
            if (asc_str_eq_nocase(word, asc_str_from(lands[k]))) return false;
    }
    return true;
}

static enum verdict compare(const struct merger *m, asc_str a, asc_actor_kind ka, asc_str b,
                            asc_actor_kind kb)
{
    asc_name *x = NULL, *y = NULL;
    asc_names_why why = { 0 };
    enum verdict v = DIFFER;
    if (body_of(a, b) || body_of(b, a)) return v;
    /* Kinds are guesses of the reading: they are told only where they agree. */
    asc_names_kind k = matcher_kind(ka) == matcher_kind(kb) ? matcher_kind(ka) : ASC_NAMES_UNKNOWN;
    if (!asc_name_new(&x, m->with->matcher, a, k, NULL) &&
        !asc_name_new(&y, m->with->matcher, b, k, NULL) &&
        asc_names_compare(m->with->matcher, x, y, ASC_NAMES_PAIR, &why) >= ASC_MATCH_LEAST)
        v = judge(&why);
    if (x) asc_name_free(x);
    if (y) asc_name_free(y);
    return v;
}

/* In which reports each person is told of by a name of several words. */
struct told_in {
    bool listed; /* only once somebody asks: a large case has many mentions, and few names alike */
    uint32_t *first, *reports; /* reports[first[i] .. first[i + 1]) of actor i, in order */
};

static bool full_name(const struct merger *m, size_t r, uint32_t k)
{
    const asc_mention *x = &m->mentions[r]->items[k];
    uint32_t i = m->a->of[r][k];
    return x->is_name && i != ASC_NONE && m->a->items[i].kind == ASC_ACTOR_PERSON &&
           asc_several_words(x->key);
}

/* False: out of memory. */
static bool list_told(const struct merger *m, struct told_in *out)
{
    uint32_t *seen = asc_arena_zalloc(m->tmp, m->a->count + 1, sizeof *seen);
    out->first = asc_arena_zalloc(m->tmp, m->a->count + 2, sizeof *out->first);
    if (!seen || !out->first) return false;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i <= m->a->count; i++) seen[i] = 0;
        for (size_t r = 0; r < m->report_count; r++)
            for (uint32_t k = 0; k < m->mentions[r]->count; k++) {
                uint32_t i = m->a->of[r][k];
                if (!full_name(m, r, k) || seen[i] == (uint32_t)r + 1) continue;
                seen[i] = (uint32_t)r + 1;
                if (pass) out->reports[out->first[i + 1]++] = (uint32_t)r;
                else out->first[i + 2]++;
            }
        if (pass) break;
        for (size_t i = 2; i < m->a->count + 2; i++) out->first[i] += out->first[i - 1];
        out->reports =
            asc_arena_alloc(m->tmp, out->first[m->a->count + 1] + 1, sizeof *out->reports);
        if (!out->reports) return false;
    }
    return true;
}

/* "Krister Petersson" and "Christer Pettersson" in one report: whoever spells a surname in two ways means two. */
static asc_status told_as_two(const struct merger *m, struct told_in *told, uint32_t i, uint32_t k,
                              uint32_t j, uint32_t n, bool *two, asc_error *err)
{
    *two = false;
    if (m->a->items[i].kind != ASC_ACTOR_PERSON || m->a->items[j].kind != ASC_ACTOR_PERSON ||
        asc_str_eq(asc_name_last_word(m->keys[i][k]), asc_name_last_word(m->keys[j][n])))
        return ASC_OK;
    if (!told->listed && !list_told(m, told)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    told->listed = true;
    for (uint32_t a = told->first[i], b = told->first[j];
         a < told->first[i + 1] && b < told->first[j + 1];) {
        if (told->reports[a] == told->reports[b]) return *two = true, ASC_OK;
        if (told->reports[a] < told->reports[b]) a++;
        else b++;
    }
    return ASC_OK;
}

static bool matchable(const struct merger *m, uint32_t i, uint32_t k)
{
    return m->a->items[i].named && asc_several_words(m->keys[i][k]);
}

/* Is the actor one by now with names that this name of it is only a part of? It is one of
 * those already, and no other's too. */
static bool spelled_otherwise(const struct merger *m, uint32_t i, uint32_t k)
{
    uint32_t mine = asc_merger_root(m, i);
    for (uint32_t j = 0; j < m->a->count; j++)
        for (uint32_t n = 0; asc_merger_root(m, j) == mine && n < m->own[j]; n++)
            if (m->keys[j][n].n > m->keys[i][k].n && asc_several_words(m->keys[j][n]) &&
                !asc_str_eq(m->keys[j][n], m->keys[i][k]))
                return true;
    return false;
}

static asc_status match_one(struct merger *m, asc_names_search *s, struct told_in *told, uint32_t i,
                            uint32_t k, asc_error *err)
{
    const asc_names_hit *hits;
    size_t count;
    const asc_actor *x = &m->a->items[i];
    asc_status rc =
        asc_names_search_run(s, x->names[k], ASC_NAMES_UNKNOWN, 10, .2, &hits, &count, err);
    uint32_t whole = NOBODY;
    bool several = false;
    for (size_t h = 0; !rc && h < count; h++) {
        uint32_t j = (uint32_t)(hits[h].id >> 8);
        const asc_actor *y = &m->a->items[j];
        if (asc_merger_root(m, i) == asc_merger_root(m, j)) continue;
        if (x->kind == ASC_ACTOR_STATE && y->kind == ASC_ACTOR_STATE) continue; /* two Guineas */
        uint32_t n = (uint32_t)(hits[h].id & 0xFF);
        enum verdict v = compare(m, x->names[k], x->kind, y->names[n], y->kind);
        bool two = false;
        if (v != DIFFER) rc = told_as_two(m, told, i, k, j, n, &two, err);
        if (rc || two) continue;
        if (v == ONE) asc_merger_join(m, i, j);
        if (v != PART) continue;
        several =
            several || (whole != NOBODY && asc_merger_root(m, whole) != asc_merger_root(m, j));
        whole = j;
        if (several) asc_merger_dispute(m, i, j);
    }
    if (several) asc_merger_dispute(m, i, whole);
    several = several || m->may_be[i].count > 1 || (whole != NOBODY && spelled_otherwise(m, i, k));
    /* "Sanctions Committee" may be any committee's, if there are two. */
    if (!rc && whole != NOBODY && !several) asc_merger_join(m, i, whole);
    return rc;
}

asc_status asc_merge_by_matcher(struct merger *m, asc_error *err)
{
    asc_names_index *ix = NULL;
    asc_names_search *s = NULL;
    size_t names = 0;
    if (!m->with->matcher || m->a->count > ASC_MATCH_ACTORS_MAX) return ASC_OK;
    struct told_in told = { .listed = false };
    asc_status rc = asc_names_index_new(&ix, m->with->matcher, err);
    for (uint32_t i = 0; !rc && i < m->a->count; i++)
        for (uint32_t k = 0; !rc && k < m->a->items[i].name_count; k++)
            if (matchable(m, i, k)) {
                names++;
                rc = asc_names_index_add(ix, (uint64_t)i << 8 | k, m->a->items[i].names[k],
                                         ASC_NAMES_UNKNOWN, ASC_NAMES_PRIMARY, err);
            }
    if (!rc) rc = asc_names_index_ready(ix, err);
    if (!rc) rc = asc_names_search_new(&s, ix, err);
    for (uint32_t i = 0; !rc && names > 1 && i < m->a->count; i++)
        for (uint32_t k = 0; !rc && k < m->a->items[i].name_count; k++)
            if (matchable(m, i, k)) rc = match_one(m, s, &told, i, k, err);
    if (s) asc_names_search_free(s);
    if (ix) asc_names_index_free(ix);
    return rc;
}
