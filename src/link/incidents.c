#include "link/incidents.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/numbers.h"
#include "base/str.h"
#include "link/likeness.h"
#include "link/places.h"

#include "base/banned.h"

#define MEMBERS_LOOKED 12u  /* tellings of an incident that one is compared with, the first ones */
#define LEAST 3.0f          /* points that make one incident of two tellings, of LEAST_MAINS... */
#define LEAST_MAINS 500.0f  /* ...reports... */
#define LEAST_SLOPE .8f     /* ...and so much more for each e-fold of them */
#define LEAST_LEAST .5f     /* but never less than that */
#define NAME_OFTEN_MAX 64u  /* a name in more tellings than that leads nowhere */
#define RULED_OUT (-4.0f)   /* points where one telling of several rules it out... */
#define RULED_OUT_LESS 3u   /* ...but at most one in so many may */
#define ROUNDS_MAX 16       /* of joining incidents; most cases need five */
#define NEAR_MAX (1u << 20) /* pairs of incidents that are looked at again; later ones are not */

/* An incident while it grows. */
struct cluster {
    uint32_t member, last;   /* places in the line; further ones by linker.next */
    uint32_t reports, order; /* order: of making */
    uint32_t joined_to;      /* the cluster that took it in; itself while it stands alone */
    uint32_t first;          /* the first of `told` in it, in order of reports */
    uint32_t count;          /* its tellings */
};

/* Two clusters, the one made first first. */
struct pair {
    uint32_t a, b;
    float points;
};

/* Clusters that share a block's key, newest first. */
struct node {
    uint32_t cluster, next; /* next: index + 1 */
};

struct block {
    uint32_t head, count; /* head: index + 1 */
};

struct linker {
    asc_arena *keep;
    asc_likeness like;
    const uint32_t *line; /* of each place in the line: the index into `told` */
    struct cluster *c;
    size_t count;
    uint32_t *next; /* of each telling: the next of its cluster */
    struct block *blocks;
    size_t block_count, block_cap;
    struct node *nodes;
    size_t node_count, node_cap;
    asc_numbers by_key;
    asc_numbers members; /* which report tells of which cluster */
    float least;         /* points that are needed: least_of */
    uint32_t *looked;    /* of each cluster: the telling it was last compared with, + 1 */
    struct pair *near;   /* clusters that one telling would have done for */
    size_t near_count, near_cap;
};

/* ---- blocks ------------------------------------------------------------------------------*/

#define KEYS_MAX \
    (2 + 2 * (ASC_TOLD_WORDS_MAX + ASC_TARGET_WORDS_MAX) + ASC_LINK_NAMES_MAX + ASC_LINK_WORDS_MAX)

static uint64_t key_of(uint64_t kind, uint32_t word, int64_t time)
{
    uint64_t h = kind * 0x9e3779b97f4a7c15u + word;
    h = (h ^ h >> 31) * 0xd6e8feb86659fd93u + (uint64_t)time;
    return (h ^ h >> 29) * 0x9e3779b97f4a7c15u;
}

/* The month that a telling is of, as a number, and the one before where the report's date alone
 * tells; how many. */
static size_t months_of(const asc_told *t, int64_t out[2])
{
    asc_date d = t->happening->when.month ? t->happening->when : t->published;
    out[0] = d.year * 12 + d.month;
    out[1] = out[0] - 1;
    return t->happening->when.month || !t->published.month ? 1 : 2;
}

/* The keys of the blocks that a telling is in. */
static size_t keys_of(const asc_likeness *l, const asc_told *t, uint32_t index,
                      uint64_t out[KEYS_MAX])
{
    size_t n = 0;
    int64_t months[2];
    const asc_mark_of *x = &l->items[index];
    size_t month_count = months_of(t, months);
    if (x->precision == 3) out[n++] = key_of(1, 0, x->first);
    if (x->person)
        out[n++] = key_of(6, (uint32_t)x->person, 0); /* murdered once, whenever it is told */
    for (size_t m = 0; m < month_count; m++) {
        for (uint32_t k = 0; x->place != ASC_NONE && k < l->places[x->place].count; k++)
            out[n++] = key_of(2, l->places[x->place].words[k], months[m]);
        for (uint32_t k = 0; x->main && k < x->target.count; k++)
            out[n++] = key_of(3, x->target.items[k], months[m]);
    }
    for (uint32_t k = 0; x->main && k < x->names.count; k++)
        if (l->often[x->names.items[k]] <= NAME_OFTEN_MAX)
            out[n++] = key_of(4, x->names.items[k], 0);
    for (uint32_t k = 0; k < x->words.count; k++) {
        uint32_t w = x->words.items[k];
        if (l->often[w] < 2 || l->often[w] > NAME_OFTEN_MAX) continue;
        out[n++] = key_of(5, w, 0);
    }
    return n;
}

static bool put_key(struct linker *l, uint64_t key, uint32_t cluster)
{
    bool fresh;
    uint32_t at;
    if (!asc_numbers_put(&l->by_key, key, (uint32_t)l->block_count, &at, &fresh)) return false;
    if (fresh) {
        if (l->block_count == l->block_cap) {
            void *grown = asc_arena_grow(l->keep, l->blocks, l->block_count, &l->block_cap,
                                         sizeof *l->blocks);
            if (!grown) return false;
            l->blocks = grown;
        }
        l->blocks[l->block_count++] = (struct block){ 0, 0 };
    }
    struct block *b = &l->blocks[at];
    if (b->count >= ASC_LINK_BLOCK_MAX) return true;
    for (uint32_t i = b->head; i; i = l->nodes[i - 1].next)
        if (l->nodes[i - 1].cluster == cluster) return true;
    if (l->node_count == l->node_cap) {
        void *grown =
            asc_arena_grow(l->keep, l->nodes, l->node_count, &l->node_cap, sizeof *l->nodes);
        if (!grown) return false;
        l->nodes = grown;
    }
    l->nodes[l->node_count] = (struct node){ cluster, b->head };
    b->head = (uint32_t)++l->node_count;
    b->count++;
    return true;
}

/* ---- joining -----------------------------------------------------------------------------*/

static uint64_t membership(uint32_t cluster, uint32_t report)
{
    return (uint64_t)cluster << 32 | report;
}

/* Points between some tellings of a cluster and some others. */
struct points {
    float sum, most;
    uint32_t n, ruled_out;
    uint32_t of_cluster; /* a bit for each of its tellings that rules out one of the others */
    uint32_t others;     /* of which something is ruled out */
};

/* Telling x and those of a cluster, until more than `most` rule it out. */
static void add_points(const struct linker *l, uint32_t cluster, uint32_t x, uint32_t most,
                       struct points *p)
{
    uint32_t n = 0, before = p->ruled_out;
    for (uint32_t i = l->c[cluster].member;
         i != ASC_NONE && n < MEMBERS_LOOKED && p->ruled_out <= most; i = l->next[i]) {
        float s = asc_likeness_of(&l->like, i, x);
        if (s <= ASC_LIKENESS_NEVER) {
            s = RULED_OUT;
            p->ruled_out++;
            p->of_cluster |= 1u << n;
        }
        p->sum += s;
        if (s > p->most) p->most = s;
        n++;
    }
    p->n += n;
    p->others += p->ruled_out > before;
}

/* Does one telling stand against two or more, in what is but a small part of all? Then its date or
 * place is read or told wrongly. */
static bool outvoted(const struct points *p)
{
    bool several = (p->of_cluster & (p->of_cluster - 1)) != 0;
    bool one = p->others == 1 ? several : !several && p->others > 1;
    return one && p->ruled_out * RULED_OUT_LESS <= p->n;
}

/* Of a cluster of so many tellings, that many may rule out one and be outvoted: two at least, or none. */
static uint32_t outvoted_most(uint32_t count)
{
    uint32_t n = (count < MEMBERS_LOOKED ? count : MEMBERS_LOOKED) / RULED_OUT_LESS;
    return n < 2 ? 0 : n;
}

/*
 * How much speaks for some tellings being of one incident with some others: half of it the nearest
 * two, half the average. The average alone (never single linkage) keeps apart what a short first
 * report and a full later one tell (MUC-4: half of the right pairs).
 */
static float agreement(const struct points *p)
{
    if (p->ruled_out && !outvoted(p)) return ASC_LIKENESS_NEVER;
    return (p->most + p->sum / (float)p->n) / 2;
}

/* Looked at again once all tellings are placed. False: out of memory. */
static bool note_near(struct linker *l, uint32_t a, uint32_t b)
{
    if (l->near_count >= NEAR_MAX) return true;
    if (l->near_count == l->near_cap) {
        void *grown =
            asc_arena_grow(l->keep, l->near, l->near_count, &l->near_cap, sizeof *l->near);
        if (!grown) return false;
        l->near = grown;
    }
    l->near[l->near_count++] = (struct pair){ a < b ? a : b, a < b ? b : a, 0 };
    return true;
}

/* The cluster that telling x is of, ASC_NONE: a new one. The others that would have done are noted.
 * False: out of memory. */
static bool best_cluster(struct linker *l, const asc_told *t, uint32_t x, const uint64_t *keys,
                         size_t n, uint32_t *best)
{
    float most = 0;
    size_t noted = l->near_count;
    *best = ASC_NONE;
    for (size_t k = 0; k < n; k++) {
        const uint32_t *at = asc_numbers_find(&l->by_key, keys[k]);
        if (!at) continue;
        for (uint32_t i = l->blocks[*at - 1].head; i; i = l->nodes[i - 1].next) {
            uint32_t c = l->nodes[i - 1].cluster;
            if (l->looked[c] == x + 1) continue;
            l->looked[c] = x + 1;
            struct points p = { .most = ASC_LIKENESS_NEVER };
            add_points(l, c, x, outvoted_most(l->c[c].count), &p);
            float s = agreement(&p);
            if (s < l->least) continue;
            /* two happenings that one report keeps apart stay apart */
            if (asc_numbers_find(&l->members, membership(c, t->report))) continue;
            if (!note_near(l, c, c)) return false;
            if (s < most || (s <= most && c > *best)) continue; /* of equals the one made first */
            *best = c;
            most = s;
        }
    }
    size_t kept = noted;
    for (size_t k = noted; k < l->near_count; k++) {
        uint32_t c = l->near[k].a;
        if (c == *best) continue;
        l->near[kept++] = (struct pair){ c < *best ? c : *best, c < *best ? *best : c, 0 };
    }
    l->near_count = kept;
    return true;
}

static bool join(struct linker *l, uint32_t cluster, uint32_t index, uint32_t report)
{
    bool fresh;
    uint32_t one;
    struct cluster *c = &l->c[cluster];
    if (!asc_numbers_put(&l->members, membership(cluster, report), 1, &one, &fresh)) return false;
    c->reports += fresh;
    c->count++;
    l->next[index] = ASC_NONE;
    if (c->member == ASC_NONE) c->member = index;
    else l->next[c->last] = index;
    c->last = index;
    if (l->line[index] < c->first) c->first = l->line[index];
    return true;
}

/*
 * How many points two tellings need. The more incidents there are, the less likely it is
 * beforehand that two tellings are of the same one: in a case of ten reports little is needed,
 * in one of a hundred thousand much.
 */
static float least_of(const asc_told *told, size_t count)
{
    size_t mains = 1;
    for (size_t i = 0; i < count; i++) mains += told[i].main;
    float least = LEAST + LEAST_SLOPE * logf((float)mains / LEAST_MAINS);
    return least > LEAST_LEAST ? least : LEAST_LEAST;
}

static asc_status take(struct linker *l, const asc_told *x, uint32_t index, uint32_t *of,
                       asc_error *err)
{
    uint64_t keys[KEYS_MAX];
    size_t n = keys_of(&l->like, x, index, keys);
    uint32_t c;
    if (!best_cluster(l, x, index, keys, n, &c)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (c == ASC_NONE) {
        c = (uint32_t)l->count++;
        l->c[c] = (struct cluster){
            .member = ASC_NONE, .order = c, .first = l->line[index], .joined_to = c
        };
    }
    bool good = join(l, c, index, x->report);
    for (size_t k = 0; good && k < n; k++) good = put_key(l, keys[k], c);
    *of = c;
    return good ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}

/* ---- joining incidents ----------------------------------------------------------------------*/

static uint32_t now(const struct linker *l, uint32_t c)
{
    while (l->c[c].joined_to != c) c = l->c[c].joined_to;
    return c;
}

/* Does no report tell of both as of two? */
static bool disjoint(const struct linker *l, uint32_t a, uint32_t b)
{
    if (l->c[a].reports < l->c[b].reports) return disjoint(l, b, a);
    for (uint32_t i = l->c[b].member; i != ASC_NONE; i = l->next[i])
        if (asc_numbers_find(&l->members, membership(a, l->like.items[i].report))) return false;
    return true;
}

static float agreement_of(const struct linker *l, uint32_t a, uint32_t b)
{
    struct points p = { .most = ASC_LIKENESS_NEVER };
    uint32_t n = 0;
    for (uint32_t i = l->c[b].member; i != ASC_NONE && n < MEMBERS_LOOKED; i = l->next[i], n++)
        add_points(l, a, i, UINT32_MAX, &p);
    return agreement(&p);
}

/* Cluster b's tellings are a's from now on. */
static bool take_in(struct linker *l, uint32_t a, uint32_t b)
{
    struct cluster *to = &l->c[a], *from = &l->c[b];
    bool fresh;
    uint32_t one;
    for (uint32_t i = from->member; i != ASC_NONE; i = l->next[i]) {
        if (!asc_numbers_put(&l->members, membership(a, l->like.items[i].report), 1, &one, &fresh))
            return false;
        to->reports += fresh;
    }
    l->next[to->last] = from->member;
    to->last = from->last;
    if (from->first < to->first) to->first = from->first;
    to->count += from->count;
    from->joined_to = a;
    from->member = ASC_NONE;
    return true;
}

static int by_pair(const void *x, const void *y)
{
    const struct pair *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return p->b < q->b ? -1 : p->b > q->b;
}

static int by_points(const void *x, const void *y)
{
    const struct pair *p = x, *q = y;
    if (p->points > q->points || p->points < q->points) return p->points > q->points ? -1 : 1;
    return by_pair(x, y);
}

/* The pairs as their clusters are by now, each once, with points; those that may be one. */
static void count_near(struct linker *l)
{
    size_t kept = 0, n = l->near_count;
    for (size_t i = 0; i < n; i++) {
        uint32_t a = now(l, l->near[i].a), b = now(l, l->near[i].b);
        l->near[i] = (struct pair){ a < b ? a : b, a < b ? b : a, 0 };
    }
    if (n) qsort(l->near, n, sizeof *l->near, by_pair);
    for (size_t i = 0; i < n; i++) {
        struct pair p = l->near[i];
        if (p.a == p.b || (kept && !by_pair(&p, &l->near[kept - 1]))) continue;
        l->near[kept++] = p;
    }
    l->near_count = kept;
    for (size_t i = 0; i < kept; i++) {
        struct pair *p = &l->near[i];
        p->points = disjoint(l, p->a, p->b) ? agreement_of(l, p->a, p->b) : ASC_LIKENESS_NEVER;
    }
    if (kept) qsort(l->near, kept, sizeof *l->near, by_points);
}

/*
 * Incidents that one telling would have done for may be one themselves: the first tellings are
 * taken before there is much to compare with. The pair that agrees best first, and anew until none
 * does (average linkage); an incident joins one other at a time.
 */
static bool join_incidents(struct linker *l)
{
    bool joined = true;
    for (int round = 0; joined && l->near_count && round < ROUNDS_MAX; round++) {
        joined = false;
        count_near(l);
        for (size_t i = 0; i < l->near_count; i++)
            l->looked[l->near[i].a] = l->looked[l->near[i].b] = 0;
        for (size_t i = 0; i < l->near_count && l->near[i].points >= l->least; i++) {
            uint32_t a = l->near[i].a, b = l->near[i].b;
            if (l->looked[a] || l->looked[b]) continue;
            l->looked[a] = l->looked[b] = 1;
            if (!take_in(l, a, b)) return false;
            joined = true;
        }
    }
    return true;
}

/* ---- what they are ------------------------------------------------------------------------*/

static int by_reports(const void *a, const void *b)
{
    const struct cluster *x = a, *y = b;
    if (x->reports != y->reports) return x->reports < y->reports ? 1 : -1;
    return x->first < y->first ? -1 : x->first > y->first;
}

static void edges_of(const asc_happening *h, char earliest[11], char latest[11])
{
    earliest[0] = latest[0] = '\0';
    if (!h || !h->when.year) return;
    asc_date_format(asc_date_from_days(asc_date_first(h->when)), earliest);
    asc_date_format(asc_date_from_days(asc_happening_last(h)), latest);
}

/* Of its tellings, in the order in which they joined: the first kind that says something, the
 * first of the most exact dates; called as the first report calls it. */
static void describe(const struct linker *l, const struct cluster *c, const asc_told *told,
                     asc_incident *in)
{
    const asc_happening *when = NULL;
    int most = 0;
    in->kind = ASC_INCIDENT_OTHER;
    for (uint32_t i = c->member; i != ASC_NONE; i = l->next[i]) {
        const asc_happening *h = told[l->line[i]].happening;
        bool vague = in->kind == ASC_INCIDENT_ATTACK || in->kind == ASC_INCIDENT_OTHER;
        if (vague && h->kind != ASC_INCIDENT_OTHER) in->kind = h->kind;
        int precision = l->like.items[i].precision;
        if (precision > most) when = h, most = precision;
    }
    in->what = told[c->first].happening->what;
    edges_of(when, in->earliest, in->latest);
}

/* Those that stand alone, most reports first; `of` has the clusters as they were made, in the line. */
static asc_status publish(struct linker *l, asc_linked *out, const uint32_t *of,
                          const asc_told *told, size_t count, asc_error *err)
{
    uint32_t *rank = asc_arena_alloc(l->keep, l->count + 1, sizeof *rank);
    out->items = asc_arena_zalloc(l->keep, l->count + 1, sizeof *out->items);
    if (!rank || !out->items) return asc_fail(err, ASC_ENOMEM, "out of memory");
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) out->of[l->line[i]] = now(l, of[i]);
    for (uint32_t k = 0; k < l->count; k++)
        if (l->c[k].joined_to == k) l->c[kept++] = l->c[k];
    if (kept) qsort(l->c, kept, sizeof *l->c, by_reports);
    for (uint32_t k = 0; k < kept; k++) {
        rank[l->c[k].order] = k;
        asc_str_id(out->items[k].id, 'i', k + 1);
        describe(l, &l->c[k], told, &out->items[k]);
    }
    for (size_t i = 0; i < count; i++) out->of[i] = rank[out->of[i]];
    out->count = kept;
    return ASC_OK;
}

/* Tellings between which those numbers do not decide. */
struct equal_in_line {
    const asc_happening *happening;
    uint32_t index;
};

/* What decides of order goes into numbers first, so that few texts are looked at. */
struct place_in_line {
    uint64_t report;    /* how little is told of when and where, and whether in passing; the first
                           and the last day of the report's date */
    uint64_t happening; /* the same two of the happening's */
    uint64_t place;     /* its first letters */
    uint32_t index;
};

#define DAY_BITS 22       /* from the year 1 to 9999 */
#define DAY_ONE (-719162) /* 0001-01-01 */

static uint64_t days_of(asc_date d)
{
    const uint64_t undated = ((uint64_t)1 << DAY_BITS) - 1; /* the last */
    uint64_t first = d.year ? (uint64_t)(asc_date_first(d) - DAY_ONE) : undated;
    uint64_t last = d.year ? (uint64_t)(asc_date_last(d) - DAY_ONE) : undated;
    return first << DAY_BITS | last;
}

static uint64_t first_letters(asc_str s)
{
    uint64_t v = 0;
    for (size_t i = 0; i < 8; i++) v = v << 8 | (i < s.n ? (unsigned char)s.p[i] : 0);
    return v;
}

static struct place_in_line place_of(const asc_told *t, uint32_t index)
{
    const asc_happening *h = t->happening;
    uint64_t vague = (uint64_t)(3 - asc_happening_precision(h)) << 2 |
                     (uint64_t)(h->place.n == 0) << 1 | (uint64_t)!t->main;
    return (struct place_in_line){ vague << 2 * DAY_BITS | days_of(t->published), days_of(h->when),
                                   first_letters(h->place), index };
}

/*
 * Who tells most of when and where comes first, so that the vague join the exact and not the
 * exact the vague; among equals what they say decides, and never in which order the reports
 * came, unless they say the same.
 */
static bool numbers_differ(const struct place_in_line *p, const struct place_in_line *q)
{
    return p->report != q->report || p->happening != q->happening || p->place != q->place;
}

static int by_numbers(const void *a, const void *b)
{
    const struct place_in_line *p = a, *q = b;
    if (p->report != q->report) return p->report < q->report ? -1 : 1;
    if (p->happening != q->happening) return p->happening < q->happening ? -1 : 1;
    if (p->place != q->place) return p->place < q->place ? -1 : 1;
    return p->index < q->index ? -1 : p->index > q->index;
}

static int by_texts(const void *a, const void *b)
{
    const struct equal_in_line *p = a, *q = b;
    const asc_happening *x = p->happening, *y = q->happening;
    int order = asc_str_cmp(x->place, y->place);
    if (!order) order = asc_str_cmp(x->what, y->what);
    if (!order) order = (int)x->kind - (int)y->kind;
    return order ? order : p->index < q->index ? -1 : p->index > q->index;
}

/* The tellings in their line: *out[i] is the index of the i-th. False: out of memory. */
static bool line_up(uint32_t **out, asc_arena *keep, const asc_told *told, size_t count)
{
    struct place_in_line *line = asc_arena_alloc(keep, count + 1, sizeof *line);
    struct equal_in_line *equal = asc_arena_alloc(keep, count + 1, sizeof *equal);
    *out = asc_arena_alloc(keep, count + 1, sizeof **out);
    if (!line || !equal || !*out) return false;
    for (uint32_t i = 0; i < count; i++) line[i] = place_of(&told[i], i);
    if (count) qsort(line, count, sizeof *line, by_numbers);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && !numbers_differ(&line[i], &line[end]);) end++;
        for (size_t k = i; k < end; k++)
            equal[k] = (struct equal_in_line){ told[line[k].index].happening, line[k].index };
        if (end - i > 1) qsort(equal + i, end - i, sizeof *equal, by_texts);
        for (size_t k = i; k < end; k++) (*out)[k] = equal[k].index;
    }
    return true;
}

/* The tellings of each incident side by side, still in their line; then its place. */
asc_status asc_incidents_place(asc_linked *o, asc_arena *keep, const asc_told *told, size_t count,
                               asc_error *err)
{
    const asc_told **by = asc_arena_alloc(keep, count + 1, sizeof *by);
    size_t *end = asc_arena_zalloc(keep, o->count + 1, sizeof *end);
    if (!by || !end) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < count; i++) end[o->of[i] + 1]++;
    for (size_t k = 0; k < o->count; k++) end[k + 1] += end[k];
    for (size_t i = 0; i < count; i++) by[end[o->of[o->line[i]]]++] = &told[o->line[i]];
    asc_status rc = ASC_OK;
    for (size_t k = 0; !rc && k < o->count; k++) {
        size_t begin = k ? end[k - 1] : 0;
        rc = asc_places_choose(&o->items[k], keep, by + begin, end[k] - begin, err);
    }
    return rc;
}

asc_status asc_incidents_join(asc_linked *out, asc_arena *keep, const asc_told *told, size_t count,
                              asc_error *err)
{
    struct linker l = { .keep = keep };
    asc_linked o = { 0 };
    l.c = asc_arena_alloc(keep, count + 1, sizeof *l.c);
    l.next = asc_arena_alloc(keep, count + 1, sizeof *l.next);
    l.looked = asc_arena_zalloc(keep, count + 1, sizeof *l.looked);
    o.of = asc_arena_alloc(keep, count + 1, sizeof *o.of);
    uint32_t *of = asc_arena_alloc(keep, count + 1, sizeof *of);
    if (!l.c || !l.next || !l.looked || !o.of || !of || !line_up(&o.line, keep, told, count))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    l.line = o.line;
    asc_numbers_init(&l.by_key, keep);
    asc_numbers_init(&l.members, keep);
    l.least = least_of(told, count);
    asc_status rc = asc_likeness_make(&l.like, keep, told, o.line, count, err);
    for (size_t i = 0; !rc && i < count; i++)
        rc = take(&l, &told[o.line[i]], (uint32_t)i, &of[i], err);
    if (!rc && !join_incidents(&l)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) rc = publish(&l, &o, of, told, count, err);
    if (!rc) *out = o;
    return rc;
}

asc_status asc_incidents_link(asc_linked *out, asc_arena *keep, const asc_told *told, size_t count,
                              asc_error *err)
{
    asc_status rc = asc_incidents_join(out, keep, told, count, err);
    return rc ? rc : asc_incidents_place(out, keep, told, count, err);
}
