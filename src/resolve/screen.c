/*
 * Screening: the names of all versions of all lists in one index; what is found is
 * told once a listing, by the newest version that has it.
 */
#include <stdlib.h>

#include "base/date.h"
#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "core/name.h"
#include "resolve/listings.h"

#include "base/banned.h"

#define LISTS_MAX 256u
#define LIMIT_DEFAULT 10u
#define HEAVY 1.0f     /* a word that is neither particle nor form nor title */
#define LEAD_LEAST 0.2 /* a lead under it is noise; docs/commands/screen.md */

struct asc_screen {
    const asc_names *m;
    asc_names_index *ix;
    asc_names_search *search;
    asc_list *lists[LISTS_MAX];
    bool versions[LISTS_MAX];    /* is there another version of the list? */
    asc_map listings[LISTS_MAX]; /* then: reference, or name without one -> its place */
    asc_arena *keep;
    size_t count;
};

asc_status asc_screen_new(asc_screen **out, const asc_names *m, asc_error *err)
{
    asc_screen *s = calloc(1, sizeof *s);
    if (!s) return asc_fail(err, ASC_ENOMEM, "out of memory");
    s->m = m;
    s->keep = asc_arena_new();
    asc_status rc =
        s->keep ? asc_names_index_new(&s->ix, m, err) : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) {
        *out = s;
        return ASC_OK;
    }
    asc_arena_free(s->keep);
    free(s);
    return rc;
}

void asc_screen_free(asc_screen *s)
{
    if (!s) return;
    if (s->search) asc_names_search_free(s->search);
    asc_names_index_free(s->ix);
    for (size_t k = 0; k < s->count; k++) asc_list_free(s->lists[k]);
    asc_arena_free(s->keep);
    free(s);
}

static asc_names_kind kind_of(asc_listed_kind k)
{
    switch (k) {
    case ASC_LISTED_PERSON: return ASC_NAMES_PERSON;
    case ASC_LISTED_ORGANISATION:
    case ASC_LISTED_STATE: return ASC_NAMES_ORG;
    case ASC_LISTED_VESSEL: return ASC_NAMES_VESSEL;
    default: return ASC_NAMES_UNKNOWN;
    }
}

static uint64_t id_of(size_t list, size_t listing)
{
    return (uint64_t)list << 32 | (uint64_t)listing;
}

asc_status asc_screen_add(asc_screen *s, asc_list *l, asc_error *err)
{
    if (s->count == LISTS_MAX) {
        asc_list_free(l);
        return asc_fail(err, ASC_ELIMIT, "over %u lists", LISTS_MAX);
    }
    s->lists[s->count++] = l;
    return ASC_OK;
}

/* ---- the index -----------------------------------------------------------------------------*/

static bool is_entry(const asc_screen *s, size_t at, uint64_t id, const asc_listing *x, uint32_t k)
{
    asc_names_entry e = asc_names_index_entry(s->ix, at);
    return e.id == id && e.kind == kind_of(x->kind) && e.quality == x->names[k].quality &&
           asc_str_eq(e.text, x->names[k].text);
}

/* Are the index's names those of the first lists, in order? What is kept may be of others. */
static bool fits(const asc_screen *s)
{
    size_t have = asc_names_index_count(s->ix), at = 0;
    for (size_t which = 0; which < s->count && at < have; which++) {
        size_t n;
        const asc_listing *x = asc_list_items(s->lists[which], &n);
        for (size_t i = 0; i < n; i++)
            for (uint32_t k = 0; k < x[i].name_count; k++, at++)
                if (at >= have || !is_entry(s, at, id_of(which, i), &x[i], k)) return false;
    }
    return at == have;
}

/* Names behind those that the index has. */
static asc_status add_rest(asc_screen *s, bool *added, asc_error *err)
{
    size_t have = asc_names_index_count(s->ix), at = 0;
    asc_status rc = ASC_OK;
    for (size_t which = 0; !rc && which < s->count; which++) {
        size_t n;
        const asc_listing *x = asc_list_items(s->lists[which], &n);
        for (size_t i = 0; !rc && i < n; i++)
            for (uint32_t k = 0; !rc && k < x[i].name_count; k++, at++) {
                if (at < have) continue;
                *added = true;
                rc = asc_names_index_add(s->ix, id_of(which, i), x[i].names[k].text,
                                         kind_of(x[i].kind), x[i].names[k].quality, err);
            }
    }
    return rc;
}

static asc_str key_of(const asc_listing *x)
{
    return x->reference.n ? x->reference : x->names[0].text;
}

/* Where each listing stands in each version of a list that has several. */
static asc_status map_versions(asc_screen *s, asc_error *err)
{
    for (size_t k = 0; k < s->count; k++)
        for (size_t j = 0; j < s->count; j++)
            if (j != k &&
                asc_str_eq(asc_list_about(s->lists[j]).id, asc_list_about(s->lists[k]).id))
                s->versions[k] = true;
    for (size_t k = 0; k < s->count; k++) {
        size_t n;
        const asc_listing *x = asc_list_items(s->lists[k], &n);
        asc_map_init(&s->listings[k], s->keep);
        for (size_t i = 0; s->versions[k] && i < n; i++)
            if (!asc_map_put(&s->listings[k], key_of(&x[i]), i, NULL))
                return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    return ASC_OK;
}

asc_status asc_screen_save(const asc_screen *s, asc_write_fn write, void *user, asc_error *err)
{
    return asc_names_index_save(s->ix, write, user, err);
}

asc_status asc_screen_ready(asc_screen *s, asc_error *err)
{
    return asc_screen_ready_from(s, (asc_str){ NULL, 0 }, NULL, err);
}

asc_status asc_screen_ready_from(asc_screen *s, asc_str bytes, bool *kept, asc_error *err)
{
    asc_names_index *old = s->ix, *ix = NULL;
    bool opened = bytes.n && !asc_names_index_open(&ix, s->m, bytes, NULL), added = false;
    if (opened) s->ix = ix;
    opened = opened && fits(s);
    if (!opened && ix) asc_names_index_free(ix);
    if (opened) asc_names_index_free(old);
    else s->ix = old;
    asc_status rc = add_rest(s, &added, err);
    if (!rc && (added || !opened)) rc = asc_names_index_ready(s->ix, err);
    if (kept) *kept = opened && !added;
    if (!rc) rc = map_versions(s, err);
    return rc ? rc : asc_names_search_new(&s->search, s->ix, err);
}

/* ---- one listing in several versions ---------------------------------------------------*/

static const asc_listing *listing_of(const asc_screen *s, uint64_t id)
{
    size_t n;
    return &asc_list_items(s->lists[id >> 32], &n)[id & 0xFFFFFFFFu];
}

static bool one_listing(const asc_listing *a, const asc_listing *b)
{
    return asc_str_eq(key_of(a), key_of(b));
}

/* Of a list that has several versions. */
static const asc_listing *in_version(const asc_screen *s, size_t k, const asc_listing *wanted)
{
    size_t n;
    const uint64_t *at = asc_map_find(&s->listings[k], key_of(wanted));
    return at ? &asc_list_items(s->lists[k], &n)[*at] : NULL;
}

static bool version_of(const asc_screen *s, size_t k, asc_str list)
{
    return asc_str_eq(asc_list_about(s->lists[k]).id, list);
}

static asc_str date_of(const asc_screen *s, size_t k)
{
    return asc_list_about(s->lists[k]).date;
}

/* The newest version of the list, from `before` on the newest not after that day if there
 * is a day; SIZE_MAX if there is none. Only versions that have `wanted`, if it is not NULL. */
static size_t newest(const asc_screen *s, asc_str list, asc_str not_after,
                     const asc_listing *wanted)
{
    size_t best = SIZE_MAX;
    for (size_t k = 0; k < s->count; k++) {
        if (!version_of(s, k, list) || (wanted && !in_version(s, k, wanted))) continue;
        asc_str date = date_of(s, k);
        if (not_after.n && (!date.n || asc_str_cmp(date, not_after) > 0)) continue;
        if (best == SIZE_MAX || asc_str_cmp(date, date_of(s, best)) >= 0) best = k;
    }
    return best;
}

/*
 * Was it listed on the day? The list's own dates say, where it has them: it was listed
 * since, unless the version in force on that day lacks it although an earlier one has it.
 */
static asc_standing standing_on(const asc_screen *s, asc_str list, const asc_listing *x,
                                asc_str day)
{
    asc_standing says = asc_listing_on(x, day);
    size_t then = newest(s, list, day, NULL), had = newest(s, list, day, x);
    if (then == SIZE_MAX) return says;
    if (had == then) {
        asc_standing told = asc_listing_on(in_version(s, then, x), day);
        return told == ASC_STANDING_UNKNOWN ? ASC_STANDING_YES : told;
    }
    if (had != SIZE_MAX) return ASC_STANDING_NO; /* removed in between */
    return says; /* it came later than that version: perhaps before the day */
}

/* Of a list with one version: whoever is on it without a date was there on the list's day. */
static asc_standing alone_on(const asc_screen *s, size_t k, const asc_listing *x, asc_str day)
{
    asc_standing says = asc_listing_on(x, day);
    bool that_day = date_of(s, k).n && asc_str_eq(date_of(s, k), day);
    return says == ASC_STANDING_UNKNOWN && that_day ? ASC_STANDING_YES : says;
}

/* ---- a search ----------------------------------------------------------------------------*/

struct run {
    asc_screen *s;
    const asc_screen_options *o;
    const asc_names_hit *hits;
    size_t count;
};

/* Has a better hit told of the same listing? */
static bool told(const struct run *r, size_t i)
{
    const asc_listing *x = listing_of(r->s, r->hits[i].id);
    asc_str list = asc_list_about(r->s->lists[r->hits[i].id >> 32]).id;
    for (size_t k = 0; k < i; k++)
        if (version_of(r->s, r->hits[k].id >> 32, list) &&
            one_listing(listing_of(r->s, r->hits[k].id), x))
            return true;
    return false;
}

/*
 * One word out of a longer listed name says little: "Taiba" is no Lashkar-e-Taiba. Of a
 * person it is a lead (a surname); of anything else it is nothing.
 */
static bool mere_part(const asc_screen_hit *h, bool *lead)
{
    unsigned met = 0, left = 0;
    for (uint32_t k = 0; k < h->why.step_count; k++) {
        const asc_names_step *s = &h->why.steps[k];
        bool of_query = s->a.end > s->a.begin, of_listed = s->b.end > s->b.begin;
        met += of_query;
        left += !of_query && of_listed && s->weight >= HEAVY;
    }
    if (met != 1 || !left) return false;
    *lead = true;
    return h->listing->kind != ASC_LISTED_PERSON;
}

static void fill(struct run *r, const asc_names_hit *hit, asc_screen_hit *out)
{
    asc_screen *s = r->s;
    const asc_listing *x = listing_of(s, hit->id);
    asc_str list = asc_list_about(s->lists[hit->id >> 32]).id, none = { NULL, 0 };
    asc_names_entry entry = asc_names_index_entry(s->ix, hit->name);
    size_t last = hit->id >> 32, current = last;
    if (s->versions[last]) {
        last = newest(s, list, none, x);
        current = newest(s, list, none, NULL);
        x = in_version(s, last, x);
    }
    *out = (asc_screen_hit){ .list = s->lists[last],
                             .listing = x,
                             .name = entry.text,
                             .quality = entry.quality,
                             .score = hit->score,
                             .lead = hit->lead };
    if (last != current) out->removed_by = date_of(s, current);
    if (r->o->on.n)
        out->on =
            s->versions[last] ? standing_on(s, list, x, r->o->on) : alone_on(s, last, x, r->o->on);
    asc_names_search_explain(s->search, hit->name, &out->why);
}

asc_status asc_screen_run(asc_screen *s, asc_str name, const asc_screen_options *options,
                          asc_screen_fn each, void *user, asc_error *err)
{
    static const asc_screen_options none = { 0 };
    struct run r = { .s = s, .o = options ? options : &none };
    asc_date day;
    double threshold = r.o->threshold > 0 ? r.o->threshold : ASC_NAMES_YES;
    uint32_t limit = r.o->limit ? r.o->limit : LIMIT_DEFAULT, given = 0;
    if (r.o->on.n && !asc_date_parse(r.o->on, &day))
        return asc_fail(err, ASC_EARG, "\"%.*s\" is no day; write 2019-02-14", ASC_FMT(r.o->on));
    double least = r.o->no_leads || threshold < LEAD_LEAST ? threshold : LEAD_LEAST;
    size_t most = s->count > 1 || limit > ASC_NAMES_HITS_MAX / 3 ? ASC_NAMES_HITS_MAX : 3 * limit;
    asc_status rc = asc_names_search_run(s->search, name, kind_of(r.o->kind), most, least, &r.hits,
                                         &r.count, err);
    for (int leads = 0; !rc && leads < 2; leads++)
        for (size_t i = 0; i < r.count && given < limit; i++) {
            asc_screen_hit hit;
            if (r.hits[i].score < (r.hits[i].lead ? least : threshold) || told(&r, i)) continue;
            fill(&r, &r.hits[i], &hit);
            if (asc_name_is_short(name)) hit.lead = true; /* many may bear an acronym */
            if (mere_part(&hit, &hit.lead) || hit.lead != (leads == 1)) continue;
            if (hit.lead && r.o->no_leads) continue;
            given++;
            if (!each(user, &hit)) return ASC_OK;
        }
    return rc;
}
