#include "link/incidents.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "core/name.h"
#include "link/places.h"
#include "read/gazetteer.h"

#include "base/banned.h"

/* An incident while it grows. */
struct cluster {
    asc_incident_kind kind;
    asc_date when, published; /* published: of the first report that is about it */
    asc_str place, place_key, target, what;
    char country[3]; /* that a telling names beside the place; "" none */
    bool main;
    int64_t killed[4];
    uint64_t names[ASC_LINK_NAMES_MAX];
    uint32_t name_count;
    uint32_t reports, order; /* order: of making */
    uint32_t first;          /* the first of `told` in it, in order of reports */
};

/* Incidents that share a block's key, newest last. */
struct block {
    uint32_t items[ASC_LINK_BLOCK_MAX];
    uint32_t count;
};

struct linker {
    asc_arena *keep;
    struct cluster *c;
    size_t count;
    struct block *blocks;
    size_t block_count, block_cap;
    asc_map by_key;
    asc_map members; /* which report tells of which cluster */
};

static bool kinds_meet(asc_incident_kind a, asc_incident_kind b)
{
    return a == b || a == ASC_INCIDENT_ATTACK || b == ASC_INCIDENT_ATTACK ||
           a == ASC_INCIDENT_OTHER || b == ASC_INCIDENT_OTHER;
}

/* Have the two keys a word in common? */
static bool share_word(asc_str a, asc_str b)
{
    for (size_t i = 0; i < a.n;) {
        size_t j = i;
        while (j < a.n && a.p[j] != ' ') j++;
        asc_str w = asc_str_slice(a, i, j), rest = b, head;
        while (rest.n) {
            if (!asc_str_cut(rest, ' ', &head, &rest)) head = rest, rest = (asc_str){ NULL, 0 };
            if (w.n > 2 && asc_str_eq(w, head)) return true;
        }
        i = j + 1;
    }
    return false;
}

static bool tolls_meet(const int64_t a[4], const int64_t b[4])
{
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 4; k++)
            if (a[i] > 1 && a[i] == b[k]) return true;
    return false;
}

static bool near_in_time(asc_date a, asc_date b)
{
    if (!a.day || !b.day) return false;
    int32_t apart = asc_date_first(a) - asc_date_first(b);
    return apart <= ASC_LINK_DAYS && apart >= -ASC_LINK_DAYS;
}

static uint32_t names_shared(const struct cluster *c, const asc_told *x)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->name_count; i++)
        for (uint32_t k = 0; k < x->name_count; k++)
            if (c->names[i] == x->names[k]) {
                n++;
                break;
            }
    return n;
}

/* How much speaks for one incident; 0 nothing, negative: it cannot be. */
static int agreement(const struct cluster *c, const asc_told *x, asc_str place_key,
                     const char country[3])
{
    const asc_happening *h = x->happening;
    int score = 0;
    bool dated = c->when.year && h->when.year, placed = c->place_key.n && place_key.n;
    if (dated && !asc_date_meet(c->when, h->when)) return -1;
    bool both_main = c->main && x->main, same_place = placed && share_word(c->place_key, place_key);
    bool elsewhere = c->country[0] && country[0] && strcmp(c->country, country) != 0;
    if (same_place && elsewhere) return -1; /* Tripoli, Lebanon is not Tripoli, Libya */
    bool same_target = c->target.n && h->target.n && asc_str_eq(c->target, h->target);
    bool same_toll = tolls_meet(c->killed, x->killed);
    uint32_t shared = both_main ? names_shared(c, x) : 0;
    bool near = both_main && near_in_time(c->published, x->published);
    bool one_day = dated && c->when.day && h->when.day;
    /* "Saltgate" and "the capital" may be one place: mains may differ in it, unless what was
     * hit, or how many died, tells that there were two */
    bool other_target = c->target.n && h->target.n && !same_target;
    bool other_toll = c->killed[0] > 1 && x->killed[0] > 1 && !same_toll;
    if (placed && !same_place) {
        if (!both_main || (other_target && other_toll && shared < 6)) return -1;
        if (!same_target && !same_toll && shared < 3 && !one_day) return -1;
    }
    if (!kinds_meet(c->kind, h->kind)) score--;
    if (dated) score += c->when.day && h->when.day ? 4 : c->when.month && h->when.month ? 3 : 1;
    if (same_place) score += 3;
    if (both_main && same_target) score += 2;
    if (both_main && same_toll) score += 3;
    if (near) score += 2;
    if (shared >= 3) score += shared >= 6 ? 2 : 1; /* a country and its capital say little */
    return score >= 2 ? score : 0;
}

static asc_status put_key(struct linker *l, asc_str key, uint32_t cluster, asc_error *err)
{
    bool fresh;
    asc_str kept;
    if (!asc_arena_copy(l->keep, key, &kept)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    uint64_t *at = asc_map_put(&l->by_key, kept, l->block_count, &fresh);
    if (!at) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (fresh) {
        if (l->block_count == l->block_cap) {
            void *grown = asc_arena_grow(l->keep, l->blocks, l->block_count, &l->block_cap,
                                         sizeof *l->blocks);
            if (!grown) return asc_fail(err, ASC_ENOMEM, "out of memory");
            l->blocks = grown;
        }
        l->blocks[l->block_count++].count = 0;
    }
    struct block *b = &l->blocks[*at];
    for (uint32_t i = 0; i < b->count; i++)
        if (b->items[i] == cluster) return ASC_OK;
    if (b->count < ASC_LINK_BLOCK_MAX) b->items[b->count++] = cluster;
    return ASC_OK;
}

#define KEYS_MAX 20

/* The keys of the blocks that a happening is in, each below 80 bytes. */
static size_t keys_of(const asc_told *x, asc_str place_key, char out[KEYS_MAX][80])
{
    size_t n = 0;
    const asc_happening *h = x->happening;
    if (h->when.year) snprintf(out[n++], 80, "y%d", h->when.year);
    for (size_t i = 0; i < place_key.n && n < 6;) {
        size_t j = i;
        while (j < place_key.n && place_key.p[j] != ' ') j++;
        if (j - i > 2)
            snprintf(out[n++], 80, "p%.*s", (int)(j - i > 70 ? 70 : j - i), place_key.p + i);
        i = j + 1;
    }
    if (x->main && h->target.n)
        snprintf(out[n++], 80, "t%.*s", (int)(h->target.n > 70 ? 70 : h->target.n), h->target.p);
    for (int k = 0; x->main && k < 2; k++)
        if (x->killed[k] > 1) snprintf(out[n++], 80, "k%lld", (long long)x->killed[k]);
    if (x->main && x->published.year) {
        snprintf(out[n++], 80, "m%d-%d", x->published.year, x->published.month);
        asc_date before = x->published;
        if (--before.month < 1) before = (asc_date){ (int16_t)(before.year - 1), 12, 0 };
        snprintf(out[n++], 80, "m%d-%d", before.year, before.month);
    }
    for (uint32_t k = 0; x->main && k < x->name_count && n < KEYS_MAX; k++)
        snprintf(out[n++], 80, "n%016llx", (unsigned long long)x->names[k]);
    return n;
}

/* The bytes by which the map knows that a report tells of a cluster. */
static void membership(uint32_t cluster, uint32_t report, char out[8])
{
    memcpy(out, &cluster, 4);
    memcpy(out + 4, &report, 4);
}

static bool tells_already(const struct linker *l, uint32_t cluster, uint32_t report)
{
    char key[8];
    membership(cluster, report, key);
    return asc_map_find(&l->members, (asc_str){ key, 8 }) != NULL;
}

static bool join(struct linker *l, uint32_t cluster, uint32_t report)
{
    char key[8];
    bool fresh = false;
    asc_str kept;
    membership(cluster, report, key);
    if (!asc_arena_copy(l->keep, (asc_str){ key, 8 }, &kept) ||
        !asc_map_put(&l->members, kept, 1, &fresh))
        return false;
    l->c[cluster].reports += fresh;
    return true;
}

static uint32_t best_cluster(const struct linker *l, const asc_told *x, asc_str place_key,
                             const char country[3], char keys[KEYS_MAX][80], size_t n)
{
    uint32_t best = ASC_NONE;
    int score = 0;
    for (size_t k = 0; k < n; k++) {
        const uint64_t *at = asc_map_find(&l->by_key, asc_str_from(keys[k]));
        if (!at) continue;
        const struct block *b = &l->blocks[*at];
        for (uint32_t i = 0; i < b->count; i++) {
            int s = agreement(&l->c[b->items[i]], x, place_key, country);
            /* two happenings that one report keeps apart stay apart */
            if (tells_already(l, b->items[i], x->report)) continue;
            if (s > score) best = b->items[i], score = s;
        }
    }
    return best;
}

static void absorb(struct cluster *c, const asc_told *x, asc_str place_key)
{
    const asc_happening *h = x->happening;
    if (c->kind == ASC_INCIDENT_ATTACK || c->kind == ASC_INCIDENT_OTHER)
        if (h->kind != ASC_INCIDENT_OTHER) c->kind = h->kind;
    if (!c->place.n) c->place = h->place, c->place_key = place_key;
    if (!c->target.n) c->target = h->target;
    if (!c->when.year || (h->when.year && h->when.month && !c->when.month) ||
        (h->when.day && !c->when.day))
        if (h->when.year) c->when = h->when;
    if (!c->main && x->main) c->published = x->published;
    for (uint32_t k = 0; x->main && k < x->name_count && c->name_count < ASC_LINK_NAMES_MAX; k++) {
        bool known = false;
        for (uint32_t i = 0; i < c->name_count; i++) known |= c->names[i] == x->names[k];
        if (!known) c->names[c->name_count++] = x->names[k];
    }
    c->main |= x->main;
    for (int k = 0; k < 4; k++)
        if (c->killed[k] < 0) c->killed[k] = x->killed[k];
}

static int by_reports(const void *a, const void *b)
{
    const struct cluster *x = a, *y = b;
    if (x->reports != y->reports) return x->reports < y->reports ? 1 : -1;
    return x->first < y->first ? -1 : x->first > y->first;
}

static void edges_of(asc_date d, char earliest[11], char latest[11])
{
    earliest[0] = latest[0] = '\0';
    if (!d.year) return;
    asc_date_format(asc_date_from_days(asc_date_first(d)), earliest);
    asc_date_format(asc_date_from_days(asc_date_last(d)), latest);
}

/* Most reports first; `of` still has the order of making. */
static asc_status publish(struct linker *l, asc_linked *out, size_t told, asc_error *err)
{
    uint32_t *rank = asc_arena_alloc(l->keep, l->count + 1, sizeof *rank);
    out->items = asc_arena_zalloc(l->keep, l->count + 1, sizeof *out->items);
    if (!rank || !out->items) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (l->count) qsort(l->c, l->count, sizeof *l->c, by_reports);
    for (uint32_t k = 0; k < l->count; k++) {
        asc_incident *in = &out->items[k];
        const struct cluster *c = &l->c[k];
        rank[c->order] = k;
        snprintf(in->id, sizeof in->id, "i%u", k + 1);
        in->kind = c->kind;
        in->what = c->what;
        edges_of(c->when, in->earliest, in->latest);
    }
    for (size_t i = 0; i < told; i++) out->of[i] = rank[out->of[i]];
    out->count = l->count;
    return ASC_OK;
}

struct place_in_line {
    const asc_told *told;
    uint32_t index;
};

static int precision(asc_date d)
{
    return d.day ? 3 : d.month ? 2 : d.year ? 1 : 0;
}

/*
 * Who tells most of when and where comes first, so that the vague join the exact and not the
 * exact the vague; among equals what they say decides, and never in which order the reports
 * came, unless they say the same.
 */
static int by_what_is_told(const void *a, const void *b)
{
    const struct place_in_line *p = a, *q = b;
    const asc_happening *x = p->told->happening, *y = q->told->happening;
    int order = precision(y->when) - precision(x->when);
    if (!order) order = (int)(y->place.n > 0) - (int)(x->place.n > 0);
    if (!order) order = (int)q->told->main - (int)p->told->main;
    if (!order) order = asc_date_cmp(p->told->published, q->told->published);
    if (!order) order = asc_date_cmp(x->when, y->when);
    if (!order) order = asc_str_cmp(x->place, y->place);
    if (!order) order = asc_str_cmp(x->what, y->what);
    if (!order) order = (int)x->kind - (int)y->kind;
    return order ? order : p->index < q->index ? -1 : p->index > q->index;
}

static asc_status take(struct linker *l, const asc_told *x, uint32_t index, uint32_t *of,
                       asc_error *err)
{
    char keys[KEYS_MAX][80];
    asc_str place_key, within_key;
    char country[3];
    if (!asc_name_key(l->keep, x->happening->place, &place_key) ||
        !asc_name_key(l->keep, x->happening->within, &within_key))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_gazetteer_country(within_key, country);
    size_t n = keys_of(x, place_key, keys);
    uint32_t c = best_cluster(l, x, place_key, country, keys, n);
    if (c == ASC_NONE) {
        c = (uint32_t)l->count++;
        l->c[c] = (struct cluster){
            .order = c, .first = index, .kind = x->happening->kind, .killed = { -1, -1, -1, -1 }
        };
    }
    absorb(&l->c[c], x, place_key);
    if (!l->c[c].country[0]) memcpy(l->c[c].country, country, sizeof country);
    if (index <= l->c[c].first) { /* called as the first report calls it */
        l->c[c].first = index;
        l->c[c].what = x->happening->what;
    }
    if (!join(l, c, x->report)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    *of = c;
    asc_status rc = ASC_OK;
    for (size_t k = 0; !rc && k < n; k++) rc = put_key(l, asc_str_from(keys[k]), c, err);
    return rc;
}

/* The tellings of each incident side by side, still in their line; then its place. */
static asc_status places_of(asc_linked *o, asc_arena *keep, const struct place_in_line *line,
                            size_t count, asc_error *err)
{
    const asc_told **by = asc_arena_alloc(keep, count + 1, sizeof *by);
    size_t *end = asc_arena_zalloc(keep, o->count + 1, sizeof *end);
    if (!by || !end) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < count; i++) end[o->of[i] + 1]++;
    for (size_t k = 0; k < o->count; k++) end[k + 1] += end[k];
    for (size_t i = 0; i < count; i++) by[end[o->of[line[i].index]]++] = line[i].told;
    asc_status rc = ASC_OK;
    for (size_t k = 0; !rc && k < o->count; k++) {
        size_t begin = k ? end[k - 1] : 0;
        rc = asc_places_choose(&o->items[k], keep, by + begin, end[k] - begin, err);
    }
    return rc;
}

asc_status asc_incidents_link(asc_linked *out, asc_arena *keep, const asc_told *told, size_t count,
                              asc_error *err)
{
    struct linker l = { .keep = keep };
    asc_linked o = { 0 };
    struct place_in_line *line = asc_arena_alloc(keep, count + 1, sizeof *line);
    l.c = asc_arena_zalloc(keep, count + 1, sizeof *l.c);
    o.of = asc_arena_alloc(keep, count + 1, sizeof *o.of);
    if (!l.c || !o.of || !line) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_map_init(&l.by_key, keep);
    asc_map_init(&l.members, keep);
    for (uint32_t i = 0; i < count; i++) line[i] = (struct place_in_line){ &told[i], i };
    if (count) qsort(line, count, sizeof *line, by_what_is_told);
    asc_status rc = ASC_OK;
    for (size_t i = 0; !rc && i < count; i++)
        rc = take(&l, line[i].told, line[i].index, &o.of[line[i].index], err);
    if (!rc) rc = publish(&l, &o, count, err);
    if (!rc) rc = places_of(&o, keep, line, count, err);
    if (!rc) *out = o;
    return rc;
}
