#include "weigh/build.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/order.h"
#include "base/str.h"

#include "base/banned.h"

/* A source with so many claims, most of one value, a good share of these denials, hardly any
 * citing anybody or cited, speaks for that value. Shares, since lines may be misread. */
#define PARTY_CLAIMS_MIN 5u
#define PARTY_SHARE 0.55
#define PARTY_DENIALS 0.12
#define PARTY_CITING 0.25
/* Two in one answer: a tenth of the prior (judgement, 2026-11). */
#define JOINT_PRIOR 0.1
/* Incidents that the prior of a closed set is worth. */
#define LEARN 12.0
/* Without roles a set of values is closed when there are so many objects a value. */
#define CLOSED_OBJECTS 3
/* Lists are compared where an object has up to so many answers. */
#define LIST_VALUES_MAX 64u

struct build {
    asc_table_ledger *out;
    asc_arena *keep, *tmp;
    const asc_claims *t;
    asc_claim *claims;
    asc_incident_claims *incidents;
    size_t count, cap;
    uint32_t *objects, *values;
    size_t value_count, value_cap;
    size_t *value_start;
    uint32_t *party;   /* [sources]: its value, or UINT32_MAX */
    uint32_t *parties; /* the sources that are parties */
    uint32_t *frames;  /* open: hyps of n values, + 1 */
    asc_hyps *hyps;
    size_t hyps_count;
    uint32_t *spoke; /* [sources]: incident + 1 in which it last spoke as party */
    uint32_t *said;  /* [sources]: its last row of the incident + 1 */
    /* An object's rows by source: the first + 1, and the next + 1. */
    uint32_t *first, *next, *helped, *helped_next;
    asc_source_prior *sources;
};

static asc_claim *add(struct build *b)
{
    if (b->count == b->cap) {
        asc_claim *grown = asc_arena_grow(b->keep, b->claims, b->count, &b->cap, sizeof *grown);
        if (!grown) return NULL;
        b->claims = grown;
    }
    b->claims[b->count] = (asc_claim){ .time = NAN, .parent = ASC_NO_CLAIM, .read = 1 };
    return &b->claims[b->count++];
}

/* ---- Who speaks for itself -----------------------------------------------------*/

/* What one source says, in numbers. */
struct habit {
    uint32_t claims, denials, citing, cited;
};

/* The value that a source speaks for, or UINT32_MAX: `of` has its claims of each value. */
static uint32_t party_of(const struct habit *h, const struct habit *of, size_t values)
{
    size_t most = 0;
    for (size_t v = 1; v < values; v++)
        if (of[v].claims > of[most].claims) most = v;
    bool is = h->claims >= PARTY_CLAIMS_MIN && of[most].claims >= PARTY_SHARE * h->claims &&
              of[most].denials >= PARTY_DENIALS * of[most].claims &&
              h->citing + h->cited <= PARTY_CITING * h->claims;
    return is ? (uint32_t)most : UINT32_MAX;
}

static bool find_parties(struct build *b)
{
    const asc_claims *t = b->t;
    size_t n = t->sources.count, values = t->has_role ? t->values.count : 0;
    struct habit *all = asc_arena_zalloc(b->tmp, n + 1, sizeof *all);
    struct habit *of = asc_arena_zalloc(b->tmp, n * values + 1, sizeof *of);
    b->party = asc_arena_alloc(b->keep, n + 1, sizeof *b->party);
    b->parties = asc_arena_alloc(b->keep, n + 1, sizeof *b->parties);
    if (!all || !of || !b->party || !b->parties) return false;
    for (size_t k = 0; values && k < t->count; k++) {
        const asc_row *r = &t->rows[k];
        struct habit *h = &all[r->source], *v = &of[r->source * values + r->value];
        h->claims++;
        v->claims += !r->helped;
        v->denials += r->denied && !r->helped;
        h->citing += r->chain_count > 0;
        if (r->chain_count) all[t->chains[r->chain]].cited++;
    }
    for (size_t s = 0; s < n; s++) {
        b->party[s] = values ? party_of(&all[s], &of[s * values], values) : UINT32_MAX;
        if (b->party[s] != UINT32_MAX) b->parties[b->out->parties++] = (uint32_t)s;
    }
    return true;
}

/* ---- Hypotheses ------------------------------------------------------------------*/

static bool closed_hyps(struct build *b)
{
    uint32_t v = (uint32_t)b->t->values.count;
    bool joint = b->t->has_role;
    uint32_t pairs = joint ? v * (v - 1) / 2 : 0, n = v + pairs, at = v;
    uint8_t *member = asc_arena_zalloc(b->keep, (size_t)n * v + 1, 1);
    double *prior = asc_arena_alloc(b->keep, n + 1, sizeof *prior);
    b->hyps = asc_arena_alloc(b->keep, 1, sizeof *b->hyps);
    if (!member || !prior || !b->hyps) return false;
    for (uint32_t k = 0; k < v; k++) {
        member[(size_t)k * v + k] = 1;
        prior[k] = (pairs ? 1 - JOINT_PRIOR : 1) / v;
    }
    for (uint32_t a = 0; joint && a < v; a++)
        for (uint32_t c = a + 1; c < v; c++, at++) {
            member[(size_t)at * v + a] = member[(size_t)at * v + c] = 1;
            prior[at] = JOINT_PRIOR / pairs;
        }
    b->hyps[0] =
        (asc_hyps){ .values = v, .count = n, .member = member, .prior = prior, .learn = LEARN };
    b->hyps_count = 1;
    return true;
}

/* ---- Lists ------------------------------------------------------------------------*/

/* Is the list a (its parts between semicolons) part of the list b, and shorter? */
static bool part_of(asc_str a, asc_str b)
{
    asc_str rest = a;
    if (a.n >= b.n || !memchr(b.p, ';', b.n)) return false;
    while (rest.n) {
        asc_str one = rest, left = b;
        if (!asc_str_cut(rest, ';', &one, &rest)) rest.n = 0;
        bool found = false;
        while (left.n && !found) {
            asc_str other = left;
            if (!asc_str_cut(left, ';', &other, &left)) left.n = 0;
            found = asc_str_eq(asc_str_trim(one), asc_str_trim(other));
        }
        if (!found) return false;
    }
    return true;
}

/* Hyps of its own for an object of which some answers are parts of others; UINT32_MAX when
 * none is, or there are too many answers to compare. */
static asc_status list_frame(struct build *b, size_t i, uint32_t n, uint32_t *out)
{
    const asc_str *names = b->t->values.names;
    const uint32_t *values = b->values + b->value_start[i];
    bool lists = false, any = false;
    *out = UINT32_MAX;
    if (n > LIST_VALUES_MAX) return ASC_OK;
    for (uint32_t k = 0; k < n; k++)
        lists |= memchr(names[values[k]].p, ';', names[values[k]].n) != NULL;
    if (!lists) return ASC_OK;
    uint8_t *part = asc_arena_zalloc(b->keep, (size_t)n * n, 1);
    if (!part) return ASC_ENOMEM;
    for (uint32_t v = 0; v < n; v++)
        for (uint32_t d = 0; d < n; d++)
            any |= part[(size_t)v * n + d] = part_of(names[values[v]], names[values[d]]);
    if (!any) return ASC_OK;
    *out = (uint32_t)b->hyps_count;
    b->hyps[b->hyps_count++] = (asc_hyps){ .values = n, .count = n + 1, .part = part };
    return ASC_OK;
}

static bool open_hyps(struct build *b)
{
    b->frames = asc_arena_zalloc(b->keep, ASC_VALUES_MAX + 1, sizeof *b->frames);
    size_t n = ASC_VALUES_MAX + 1 + b->t->objects.count;
    b->hyps = asc_arena_zalloc(b->keep, n, sizeof *b->hyps);
    return b->frames && b->hyps;
}

static uint32_t frame_of(struct build *b, uint32_t n)
{
    if (b->out->closed) return 0;
    if (!b->frames[n]) {
        b->hyps[b->hyps_count] = (asc_hyps){ .values = n, .count = n + 1 };
        b->frames[n] = (uint32_t)++b->hyps_count;
    }
    return b->frames[n] - 1;
}

/* ---- Claims -----------------------------------------------------------------------*/

/* Number an object's own values, in the order of their names, as many as may be. */
static bool number_values(struct build *b, const asc_row *rows, size_t n)
{
    uint32_t *all = asc_arena_alloc(b->tmp, n + 1, sizeof *all);
    size_t count = 0;
    if (!all) return false;
    for (size_t k = 0; k < n; k++) all[k] = rows[k].value;
    qsort(all, n, sizeof *all, asc_order_u32);
    for (size_t k = 0; k < n && count < ASC_VALUES_MAX; k++) {
        if (k && all[k] == all[k - 1]) continue;
        if (b->value_count == b->value_cap) {
            uint32_t *grown =
                asc_arena_grow(b->keep, b->values, b->value_count, &b->value_cap, sizeof *grown);
            if (!grown) return false;
            b->values = grown;
        }
        b->values[b->value_count++] = all[k];
        count++;
    }
    return true;
}

/* The incident's number of a value; ASC_NO_VALUE when it was one too many. */
static uint16_t number_of(const struct build *b, size_t i, uint32_t value)
{
    if (b->out->closed) return (uint16_t)value;
    const uint32_t *from = b->values + b->value_start[i];
    const uint32_t *at =
        bsearch(&value, from, b->value_count - b->value_start[i], sizeof *from, asc_order_u32);
    return at ? (uint16_t)(at - from) : ASC_NO_VALUE;
}

/* Who, of the rows of one object, this source says in the same breath to have helped. */
static uint32_t helper_of(const struct build *b, const asc_row *rows, const asc_row *r)
{
    for (uint32_t k = b->helped[r->source]; k; k = b->helped_next[k - 1])
        if (rows[k - 1].time == r->time || (isnan(rows[k - 1].time) && isnan(r->time)))
            return rows[k - 1].value + 1;
    return 0;
}

static asc_status add_row(struct build *b, size_t i, const asc_row *rows, const asc_row *r)
{
    uint16_t value = number_of(b, i, r->value);
    bool party = b->party[r->source] == r->value;
    if (value == ASC_NO_VALUE) {
        b->out->capped++;
        return ASC_OK;
    }
    asc_claim *c = add(b);
    if (!c) return ASC_ENOMEM;
    c->time = r->time;
    c->source = r->source;
    c->value = value;
    c->certainty = r->firmness;
    c->read = r->read;
    c->say = party ? (r->denied ? ASC_SAY_DISCLAIM : ASC_SAY_CLAIM)
                   : (r->denied ? ASC_SAY_DENY : ASC_SAY_ASSERT);
    c->detail = b->t->has_role ? helper_of(b, rows, r) : 0;
    if (party) b->spoke[r->source] = (uint32_t)i + 1;
    return ASC_OK;
}

/* Plain tables: one claim a source and object, the last one wins. */
static bool superseded(const struct build *b, const asc_row *rows, size_t k)
{
    if (b->t->has_role || b->t->has_chain || b->t->has_polarity) return false;
    return b->said[rows[k].source] != k + 1;
}

static void link_claim(struct build *b, size_t from, size_t claim)
{
    uint32_t s = b->claims[claim].source;
    b->next[claim - from] = b->first[s];
    b->first[s] = (uint32_t)(claim - from) + 1;
}

/* Point citations at the claim they repeat; an origin without one gets it, once. */
static asc_status cite(struct build *b, size_t from, const asc_row *const *row_of, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        const asc_row *r = row_of[k];
        asc_claim *c = &b->claims[from + k];
        if (!r->chain_count || c->say >= ASC_SAY_CLAIM) continue;
        uint32_t origin = b->t->chains[r->chain], best = ASC_NO_CLAIM;
        if (origin == r->source) {
            b->out->self_cited++;
            continue;
        }
        for (uint32_t j = b->first[origin]; j; j = b->next[j - 1]) {
            const asc_claim *o = &b->claims[from + j - 1];
            if (o->say != c->say) continue;
            if (best == ASC_NO_CLAIM || (o->time <= c->time && !(b->claims[best].time >= o->time)))
                best = (uint32_t)from + j - 1;
        }
        if (best == ASC_NO_CLAIM) {
            asc_claim like = *c, *o = add(b);
            if (!o) return ASC_ENOMEM;
            best = (uint32_t)(b->count - 1);
            *o = like;
            o->source = origin;
            o->time = NAN;
            o->detail = ASC_DETAIL_UNKNOWN;
            o->latent = true;
            o->parent = ASC_NO_CLAIM;
            o->read = 1;
            link_claim(b, from, best);
        }
        b->claims[from + k].parent = best;
    }
    return ASC_OK;
}

static asc_status silences(struct build *b, size_t i)
{
    for (size_t k = 0; k < b->out->parties; k++) {
        uint32_t s = b->parties[k];
        if (b->spoke[s] == i + 1) continue;
        asc_claim *c = add(b);
        if (!c) return ASC_ENOMEM;
        c->source = s;
        c->value = (uint16_t)b->party[s];
        c->say = ASC_SAY_SILENT;
    }
    return ASC_OK;
}

static asc_status object(struct build *b, size_t i, const asc_row *rows, size_t n)
{
    size_t from = b->count, kept = 0;
    asc_mark mark = asc_arena_save(b->tmp);
    const asc_row **row_of = asc_arena_alloc(b->tmp, n + 1, sizeof *row_of);
    if (!row_of) return ASC_ENOMEM;
    b->value_start[i] = b->value_count;
    if (!b->out->closed && !number_values(b, rows, n)) return ASC_ENOMEM;
    b->objects[i] = rows[0].object;
    for (size_t k = 0; k < n; k++) {
        b->said[rows[k].source] = (uint32_t)k + 1;
        if (!rows[k].helped) continue;
        b->helped_next[k] = b->helped[rows[k].source];
        b->helped[rows[k].source] = (uint32_t)k + 1;
    }
    for (size_t k = 0; k < n; k++) {
        if (rows[k].helped || superseded(b, rows, k)) continue;
        size_t before = b->count;
        if (add_row(b, i, rows, &rows[k])) return ASC_ENOMEM;
        if (b->count == before) continue;
        row_of[kept++] = &rows[k];
        link_claim(b, from, before);
    }
    if (b->t->has_chain && cite(b, from, row_of, kept)) return ASC_ENOMEM;
    for (size_t k = from; k < b->count; k++) b->first[b->claims[k].source] = 0;
    for (size_t k = 0; k < n; k++) b->helped[rows[k].source] = 0;
    asc_arena_restore(b->tmp, mark);
    if (silences(b, i)) return ASC_ENOMEM;
    uint32_t hyps = UINT32_MAX, values = (uint32_t)(b->value_count - b->value_start[i]);
    if (!b->out->closed && list_frame(b, i, values, &hyps)) return ASC_ENOMEM;
    if (hyps == UINT32_MAX) hyps = frame_of(b, values);
    b->incidents[i] = (asc_incident_claims){ (uint32_t)from, (uint32_t)b->count, hyps };
    return ASC_OK;
}

static bool ratings(struct build *b)
{
    b->sources = asc_arena_zalloc(b->keep, b->t->sources.count + 1, sizeof *b->sources);
    if (!b->sources) return false;
    for (size_t k = 0; k < b->t->count; k++)
        if (b->t->rows[k].rating)
            b->sources[b->t->rows[k].source].rating = (char)b->t->rows[k].rating;
    return true;
}

static asc_status build(struct build *b)
{
    const asc_claims *t = b->t;
    size_t i = 0, n = t->sources.count, longest = 0;
    b->out->closed =
        t->count && (t->has_role || (t->values.count <= ASC_CLOSED_VALUES_MAX &&
                                     t->objects.count >= CLOSED_OBJECTS * t->values.count));
    if (t->has_role && t->values.count > ASC_CLOSED_VALUES_MAX) return ASC_ELIMIT;
    b->incidents = asc_arena_alloc(b->keep, t->objects.count + 1, sizeof *b->incidents);
    b->objects = asc_arena_alloc(b->keep, t->objects.count + 1, sizeof *b->objects);
    b->value_start = asc_arena_alloc(b->keep, t->objects.count + 1, sizeof *b->value_start);
    b->spoke = asc_arena_zalloc(b->tmp, n + 1, sizeof *b->spoke);
    b->said = asc_arena_zalloc(b->tmp, n + 1, sizeof *b->said);
    b->first = asc_arena_zalloc(b->tmp, n + 1, sizeof *b->first);
    b->helped = asc_arena_zalloc(b->tmp, n + 1, sizeof *b->helped);
    for (size_t k = 0, end; k < t->count; k = end) {
        for (end = k; end < t->count && t->rows[end].object == t->rows[k].object;) end++;
        if (end - k > longest) longest = end - k;
    }
    b->next = asc_arena_alloc(b->tmp, 2 * longest + 1, sizeof *b->next);
    b->helped_next = asc_arena_alloc(b->tmp, longest + 1, sizeof *b->helped_next);
    if (!b->first || !b->helped || !b->next || !b->helped_next) return ASC_ENOMEM;
    if (!b->incidents || !b->objects || !b->value_start || !b->spoke || !b->said || !ratings(b) ||
        !find_parties(b) || !(b->out->closed ? closed_hyps(b) : open_hyps(b)))
        return ASC_ENOMEM;
    for (size_t k = 0, end; k < t->count; k = end, i++) {
        for (end = k; end < t->count && t->rows[end].object == t->rows[k].object;) end++;
        if (object(b, i, t->rows + k, end - k)) return ASC_ENOMEM;
    }
    b->out->evidence = (asc_ledger){ .claims = b->claims,
                                     .incidents = b->incidents,
                                     .hyps = b->hyps,
                                     .sources = b->sources,
                                     .claim_count = b->count,
                                     .incident_count = i,
                                     .hyps_count = b->hyps_count,
                                     .source_count = n };
    b->out->objects = b->objects;
    b->out->values = b->values;
    b->out->value_start = b->value_start;
    return ASC_OK;
}

asc_status asc_claims_ledger(asc_table_ledger *out, asc_arena *keep, const asc_claims *t,
                             asc_error *err)
{
    asc_arena *tmp = asc_arena_new();
    asc_table_ledger made = { .closed = false };
    struct build b = { .out = &made, .keep = keep, .tmp = tmp, .t = t };
    asc_status rc = tmp ? build(&b) : ASC_ENOMEM;
    asc_arena_free(tmp);
    if (rc == ASC_ELIMIT)
        return asc_fail(err, rc, "%zu different actors; with roles at most %u", t->values.count,
                        ASC_CLOSED_VALUES_MAX);
    if (rc) return asc_fail(err, rc, "out of memory");
    *out = made;
    return ASC_OK;
}
