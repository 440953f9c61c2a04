#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/order.h"
#include "weigh/model.h"

#include "base/banned.h"

/* ---- What is asked must make sense ------------------------------------------*/

static asc_status check_claim(const asc_ledger *e, size_t i, size_t k, asc_error *err)
{
    const asc_claim *c = &e->claims[k];
    const asc_incident_claims *in = &e->incidents[i];
    if (c->source >= e->source_count)
        return asc_fail(err, ASC_EARG, "claim %zu: no source %u", k, c->source);
    if (c->value >= e->hyps[in->hyps].values)
        return asc_fail(err, ASC_EARG, "claim %zu: no value %u", k, c->value);
    if (c->say >= ASC_SAY_COUNT || c->certainty >= ASC_WEIGH_CERTAINTIES)
        return asc_fail(err, ASC_EARG, "claim %zu: no such act or certainty", k);
    if (!(c->read >= 0 && c->read <= 1))
        return asc_fail(err, ASC_EARG, "claim %zu: read is no probability", k);
    if (c->parent != ASC_NO_CLAIM && (c->parent < in->begin || c->parent >= in->end))
        return asc_fail(err, ASC_EARG, "claim %zu: its parent is in another incident", k);
    if (c->parent == k) return asc_fail(err, ASC_EARG, "claim %zu: it cites itself", k);
    return ASC_OK;
}

static asc_status check_hyps(const asc_hyps *h, size_t k, asc_error *err)
{
    if (h->values > ASC_VALUES_MAX || h->count > ASC_HYPS_MAX)
        return asc_fail(err, ASC_ELIMIT, "over %u values or %u hypotheses", ASC_VALUES_MAX,
                        ASC_HYPS_MAX);
    if (h->count == 0 || (!h->member && h->count != h->values + 1))
        return asc_fail(err, ASC_EARG, "hypotheses %zu: %u for %u values", k, h->count, h->values);
    for (uint32_t j = 0; h->prior && j < h->count; j++)
        if (!(h->prior[j] > 0) || !isfinite(h->prior[j]))
            return asc_fail(err, ASC_EARG, "hypotheses %zu: a prior that is not positive", k);
    return ASC_OK;
}

static asc_status check(const asc_ledger *e, asc_error *err)
{
    if (e->claim_count > ASC_CLAIMS_MAX || e->source_count > ASC_WEIGH_SOURCES_MAX)
        return asc_fail(err, ASC_ELIMIT, "over %u claims or %u sources", ASC_CLAIMS_MAX,
                        ASC_WEIGH_SOURCES_MAX);
    size_t at = 0;
    for (size_t k = 0; k < e->hyps_count; k++) {
        asc_status rc = check_hyps(&e->hyps[k], k, err);
        if (rc) return rc;
    }
    for (size_t i = 0; i < e->incident_count; i++) {
        const asc_incident_claims *in = &e->incidents[i];
        if (in->begin != at || in->end < in->begin || in->end > e->claim_count)
            return asc_fail(err, ASC_EARG, "incident %zu: its claims do not follow", i);
        if (in->hyps >= e->hyps_count)
            return asc_fail(err, ASC_EARG, "incident %zu: no hypotheses", i);
        for (at = in->begin; at < in->end; at++) {
            asc_status rc = check_claim(e, i, at, err);
            if (rc) return rc;
        }
    }
    if (at != e->claim_count) return asc_fail(err, ASC_EARG, "claims of no incident");
    for (size_t s = 0; e->sources && s < e->source_count; s++)
        if (e->sources[s].rating && (e->sources[s].rating < 'A' || e->sources[s].rating > 'F'))
            return asc_fail(err, ASC_EARG, "source %zu: rated %c, which is no letter from A to F",
                            s, e->sources[s].rating);
    for (size_t s = 0; e->sources && s < e->source_count; s++)
        if (e->sources[s].group >= ASC_WEIGH_GROUPS_MAX ||
            (e->sources[s].group && !(e->sources[s].weight > 0)))
            return asc_fail(err, ASC_EARG, "source %zu: its group's prior makes no sense", s);
    return ASC_OK;
}

/* ---- Order -------------------------------------------------------------------*/

struct order {
    const asc_claim *c;
    uint32_t claim, rank; /* rank of the source where nothing is dated */
    double time;
};

static int compare(double a, double b)
{
    return (a > b) - (a < b);
}

/* Cited origins first, then the undated, then by time; the rest makes order of input
 * and names of sources matter as little as can be. */
static int by_time(const void *pa, const void *pb)
{
    const struct order *a = pa, *b = pb;
    int d = (int)b->c->latent - (int)a->c->latent;
    if (!d) d = (int)!isnan(a->time) - (int)!isnan(b->time);
    if (!d && !isnan(a->time)) d = compare(a->time, b->time);
    if (!d) d = (a->rank > b->rank) - (a->rank < b->rank);
    if (!d) d = (a->c->value > b->c->value) - (a->c->value < b->c->value);
    if (!d) d = (a->c->certainty > b->c->certainty) - (a->c->certainty < b->c->certainty);
    if (!d) d = (a->c->source > b->c->source) - (a->c->source < b->c->source);
    return d ? d : (a->claim > b->claim) - (a->claim < b->claim);
}

/* Rank of each source: who says most comes first, for originals are copied from. */
struct rank {
    uint32_t source, count;
};
static int by_count(const void *pa, const void *pb)
{
    const struct rank *a = pa, *b = pb;
    if (a->count != b->count) return a->count < b->count ? 1 : -1;
    return (a->source > b->source) - (a->source < b->source);
}

static bool rank_sources(const asc_ledger *e, uint32_t *ranks, asc_arena *tmp)
{
    struct rank *r = asc_arena_zalloc(tmp, e->source_count + 1, sizeof *r);
    if (!r) return false;
    for (size_t s = 0; s < e->source_count; s++) r[s].source = (uint32_t)s;
    for (size_t k = 0; k < e->claim_count; k++) r[e->claims[k].source].count++;
    qsort(r, e->source_count, sizeof *r, by_count);
    for (size_t s = 0; s < e->source_count; s++) ranks[r[s].source] = (uint32_t)s;
    return true;
}

static asc_item_kind kind_of(const asc_claim *c)
{
    if (c->say >= ASC_SAY_CLAIM) return ASC_ITEM_PARTY;
    if (c->say == ASC_SAY_PASS) return ASC_ITEM_PASS;
    if (c->parent != ASC_NO_CLAIM) return ASC_ITEM_CITED;
    return c->say == ASC_SAY_DENY ? ASC_ITEM_DENY : ASC_ITEM_FREE;
}

/* Positions of all claims in order; parents become items' numbers. */
static bool sort_items(asc_model *m, asc_arena *tmp)
{
    const asc_ledger *e = m->e;
    struct order *o = asc_arena_alloc(tmp, e->claim_count + 1, sizeof *o);
    uint32_t *ranks = asc_arena_alloc(tmp, e->source_count + 1, sizeof *ranks);
    if (!o || !ranks || !rank_sources(e, ranks, tmp)) return false;
    for (size_t k = 0; k < e->claim_count; k++)
        o[k] = (struct order){ &e->claims[k], (uint32_t)k, ranks[e->claims[k].source],
                               e->claims[k].time };
    for (size_t i = 0; i < e->incident_count; i++)
        qsort(o + e->incidents[i].begin, e->incidents[i].end - e->incidents[i].begin, sizeof *o,
              by_time);
    for (size_t k = 0; k < e->claim_count; k++) m->item_of[o[k].claim] = (uint32_t)k;
    for (size_t k = 0; k < e->claim_count; k++) {
        const asc_claim *c = o[k].c;
        uint32_t parent = c->parent == ASC_NO_CLAIM ? UINT32_MAX : m->item_of[c->parent];
        m->items[k] = (asc_item){ .claim = o[k].claim,
                                  .source = c->source,
                                  .parent = parent,
                                  .edge = UINT32_MAX,
                                  .detail = c->detail,
                                  .read = c->read,
                                  .value = c->value,
                                  .certainty = c->certainty,
                                  .kind = (uint8_t)kind_of(c),
                                  .say = c->say,
                                  .latent = c->latent };
    }
    return true;
}

/* A source that says a value again in one incident gives no news: the first counts. */
static void find_echoes(asc_model *m, size_t begin, size_t end)
{
    for (size_t j = begin; j < end; j++) {
        asc_item *it = &m->items[j];
        if (it->kind > ASC_ITEM_DENY) continue;
        size_t first = j > begin + m->parents_max ? j - m->parents_max : begin;
        for (size_t k = first; k < j; k++)
            if (m->items[k].source == it->source && m->items[k].value == it->value &&
                m->items[k].say == it->say && m->items[k].kind <= ASC_ITEM_DENY) {
                it->kind = ASC_ITEM_ECHO;
                it->first = (uint32_t)k;
            }
    }
}

/* A misread line is often somebody else's line: it then says what others say. */
static void find_common(asc_model *m, size_t i, uint32_t *counts)
{
    const asc_incident_claims *in = &m->e->incidents[i];
    uint32_t values = m->hyps[in->hyps].values, all = in->end - in->begin;
    memset(counts, 0, values * sizeof *counts);
    for (size_t j = in->begin; j < in->end; j++) counts[m->items[j].value]++;
    for (size_t j = in->begin; j < in->end; j++) {
        asc_item *it = &m->items[j];
        double others = all > 1 ? (counts[it->value] - 1.0) / (all - 1.0) : 1.0 / values;
        it->common = (float)(0.5 / values + 0.5 * others);
    }
}

/* Circles of citations have no root; the claim that closes one counts as its own. */
static void break_circles(asc_model *m, size_t begin, size_t end)
{
    for (size_t j = begin; j < end; j++) {
        uint32_t slow = (uint32_t)j, fast = m->items[j].parent;
        while (fast != UINT32_MAX && fast != slow) {
            slow = m->items[slow].parent;
            fast = m->items[fast].parent;
            if (fast != UINT32_MAX) fast = m->items[fast].parent;
        }
        if (fast == UINT32_MAX) continue;
        uint32_t first = fast; /* the earliest of the circle becomes its root */
        for (uint32_t k = m->items[fast].parent; k != fast; k = m->items[k].parent)
            if (k < first) first = k;
        m->items[first].parent = UINT32_MAX;
        if (m->items[first].kind == ASC_ITEM_CITED) m->items[first].kind = ASC_ITEM_FREE;
    }
}

/* ---- Pairs -------------------------------------------------------------------*/

struct pairs {
    asc_model *m;
    asc_arena *tmp;
    uint32_t *slots; /* edge + 1 */
    size_t slot_count, edge_cap, cand_cap;
    const asc_likeness *likeness; /* sorted by child */
    size_t likeness_at;
};

static size_t hash_pair(uint32_t a, uint32_t b, bool echo)
{
    uint64_t x = ((uint64_t)a << 32 | b) * 2 + echo;
    x = (x ^ x >> 31) * 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 29) * 0xBF58476D1CE4E5B9u;
    return (size_t)(x ^ x >> 32);
}

static bool widen(struct pairs *p)
{
    asc_model *m = p->m;
    if ((m->edge_count + 1) * 2 <= p->slot_count) return true;
    size_t want = p->slot_count ? p->slot_count * 2 : 1024;
    uint32_t *slots = asc_arena_zalloc(p->tmp, want, sizeof *slots);
    if (!slots) return false;
    for (size_t k = 0; k < m->edge_count; k++) {
        const asc_edge *e = &m->edges[k];
        size_t at = hash_pair(e->copier, e->original, e->echo) & (want - 1);
        while (slots[at]) at = (at + 1) & (want - 1);
        slots[at] = (uint32_t)k + 1;
    }
    p->slots = slots;
    p->slot_count = want;
    return true;
}

/* The edge of two sources, made when new; UINT32_MAX when memory ran out. */
static uint32_t edge_of(struct pairs *p, uint32_t copier, uint32_t original, bool echo)
{
    asc_model *m = p->m;
    if (!widen(p)) return UINT32_MAX;
    size_t at = hash_pair(copier, original, echo) & (p->slot_count - 1);
    for (; p->slots[at]; at = (at + 1) & (p->slot_count - 1)) {
        const asc_edge *e = &m->edges[p->slots[at] - 1];
        if (e->copier == copier && e->original == original && e->echo == echo)
            return p->slots[at] - 1;
    }
    if (m->edge_count == p->edge_cap) {
        asc_edge *grown =
            asc_arena_grow(m->keep, m->edges, m->edge_count, &p->edge_cap, sizeof *grown);
        if (!grown) return UINT32_MAX;
        m->edges = grown;
    }
    m->edges[m->edge_count] =
        (asc_edge){ .copier = copier, .original = original, .echo = echo, .habit = 0.3f };
    p->slots[at] = (uint32_t)m->edge_count + 1;
    return (uint32_t)m->edge_count++;
}

/* How a child's details answer a parent's: 0 unknown, then as in asc_model.detail. */
static unsigned detail_case(uint32_t parent, uint32_t child)
{
    if (parent == ASC_DETAIL_UNKNOWN || child == ASC_DETAIL_UNKNOWN) return 0;
    if (!parent) return child ? 2 : 1;
    if (!child) return 4;
    return parent == child ? 3 : 5;
}

static uint8_t code_of(const asc_item *parent, const asc_item *child)
{
    return (uint8_t)((parent->value == child->value) | parent->certainty << 1 |
                     child->certainty << 3 | (int)detail_case(parent->detail, child->detail) << 5);
}

static float boost_of(struct pairs *p, uint32_t child, uint32_t parent)
{
    const asc_ledger *e = p->m->e;
    size_t lo = 0, hi = e->likeness_count;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        const asc_likeness *l = &p->likeness[mid];
        if (l->child < child || (l->child == child && l->parent < parent)) lo = mid + 1;
        else hi = mid;
    }
    if (lo == e->likeness_count || p->likeness[lo].child != child ||
        p->likeness[lo].parent != parent)
        return 1;
    double odds = p->likeness[lo].log_odds;
    return (float)exp(odds > 12 ? 12 : odds < -12 ? -12 : odds);
}

static bool add_candidate(struct pairs *p, size_t j, size_t k)
{
    asc_model *m = p->m;
    asc_item *it = &m->items[j];
    const asc_item *from = &m->items[k];
    bool cited = it->parent == k;
    float boost = m->e->likeness_count ? boost_of(p, it->claim, from->claim) : 1;
    uint32_t edge = edge_of(p, it->source, from->source, it->kind == ASC_ITEM_ECHO);
    if (edge == UINT32_MAX) return false;
    if (m->cand_count == p->cand_cap) {
        asc_candidate *grown =
            asc_arena_grow(m->keep, m->cands, m->cand_count, &p->cand_cap, sizeof *grown);
        if (!grown) return false;
        m->cands = grown;
    }
    m->cands[m->cand_count++] =
        (asc_candidate){ edge, (uint32_t)k, boost, code_of(from, it), cited };
    asc_edge *e = &m->edges[edge];
    e->cited += cited;
    if (cited || boost > 2) e->hinted = true;
    if (cited) it->edge = edge;
    return true;
}

static bool may_copy(const asc_item *it)
{
    return it->kind == ASC_ITEM_FREE || it->kind == ASC_ITEM_CITED || it->kind == ASC_ITEM_ECHO;
}

static bool pair_incident(struct pairs *p, size_t begin, size_t end, bool dated)
{
    asc_model *m = p->m;
    for (size_t j = begin; j < end; j++) {
        asc_item *it = &m->items[j];
        it->begin = it->end = m->cand_count;
        if (!may_copy(it) || it->latent) continue;
        bool loose = !dated || !isnan(m->e->claims[it->claim].time);
        size_t first = j > begin + m->parents_max ? j - m->parents_max : begin;
        if (it->parent != UINT32_MAX && (it->parent < first || it->parent > j) &&
            !add_candidate(p, j, it->parent))
            return false;
        for (size_t k = first; k < j; k++) {
            const asc_item *from = &m->items[k];
            bool known = it->parent == k || from->latent ||
                         (loose && (!dated || !isnan(m->e->claims[from->claim].time)));
            if (!known || !may_copy(from) || from->source == it->source) continue;
            if (m->o.no_copying && it->parent != k) continue;
            if (from->say != it->say) continue;
            if (it->kind == ASC_ITEM_ECHO && from->value != it->value) continue;
            if (!add_candidate(p, j, k)) return false;
        }
        it->end = m->cand_count;
    }
    return true;
}

static int by_child(const void *pa, const void *pb)
{
    const asc_likeness *a = pa, *b = pb;
    if (a->child != b->child) return a->child < b->child ? -1 : 1;
    return (a->parent > b->parent) - (a->parent < b->parent);
}

static bool sort_likeness(struct pairs *p)
{
    const asc_ledger *e = p->m->e;
    if (!e->likeness_count) return true;
    asc_likeness *l = asc_arena_alloc(p->tmp, e->likeness_count, sizeof *l);
    if (!l) return false;
    memcpy(l, e->likeness, e->likeness_count * sizeof *l);
    qsort(l, e->likeness_count, sizeof *l, by_child);
    p->likeness = l;
    return true;
}

static bool make_pairs(asc_model *m, asc_arena *tmp)
{
    size_t each = m->e->claim_count ? ASC_PAIRS_MAX / m->e->claim_count : 0;
    m->parents_max = (uint32_t)(each < ASC_PARENTS_MIN   ? ASC_PARENTS_MIN
                                : each > ASC_PARENTS_MAX ? ASC_PARENTS_MAX
                                                         : each);
    const asc_ledger *e = m->e;
    struct pairs p = { .m = m, .tmp = tmp };
    uint32_t *counts = asc_arena_alloc(tmp, m->values_max + 1, sizeof *counts);
    if (!counts || !sort_likeness(&p)) return false;
    for (size_t i = 0; i < e->incident_count; i++) {
        size_t begin = e->incidents[i].begin, end = e->incidents[i].end;
        bool dated = false;
        for (size_t k = begin; k < end; k++) dated |= !isnan(e->claims[k].time);
        find_common(m, i, counts);
        find_echoes(m, begin, end);
        break_circles(m, begin, end);
        if (!pair_incident(&p, begin, end, dated)) return false;
    }
    return true;
}

/* ---- Tables ------------------------------------------------------------------*/

static bool alloc_hyps(asc_model *m, asc_hyps_model *h, const asc_hyps *from)
{
    size_t n = from->count, v = from->values, cells = from->member ? n * v : 0;
    *h = (asc_hyps_model){
        .values = from->values,
        .count = from->count,
        .member = from->member,
        .part = from->part,
        .learn = from->learn,
    };
    h->prior = asc_arena_alloc(m->keep, n, sizeof(double));
    h->prior0 = asc_arena_alloc(m->keep, n, sizeof(double));
    h->count_of = asc_arena_zalloc(m->keep, n, sizeof(double));
    h->phi = asc_arena_alloc(m->keep, v + 1, sizeof(double));
    h->phi_count = asc_arena_zalloc(m->keep, v + 1, sizeof(double));
    h->in = asc_arena_alloc(m->keep, cells + 1, sizeof(double));
    h->out = asc_arena_alloc(m->keep, cells + 1, sizeof(double));
    h->rest = asc_arena_alloc(m->keep, n, sizeof(double));
    if (!h->prior || !h->prior0 || !h->count_of || !h->phi || !h->phi_count || !h->in || !h->out ||
        !h->rest)
        return false;
    h->parts = asc_arena_zalloc(m->keep, from->part ? n : 1, sizeof(double));
    if (!h->parts) return false;
    for (size_t k = 0; from->part && k < v * v; k++) h->parts[k % v] += from->part[k];
    double sum = 0;
    for (size_t k = 0; k < n; k++) sum += from->prior ? from->prior[k] : 1;
    for (size_t k = 0; k < n; k++) h->prior[k] = (from->prior ? from->prior[k] : 1) / sum;
    for (size_t k = 0; k < n; k++) h->prior0[k] = h->prior[k] * from->learn;
    for (size_t k = 0; k < v; k++) h->phi[k] = 1.0 / (double)(v + 1);
    if (from->count > m->hyps_max) m->hyps_max = from->count;
    if (from->values > m->values_max) m->values_max = from->values;
    return true;
}

static bool alloc(asc_model *m)
{
    const asc_ledger *e = m->e;
    m->items = asc_arena_alloc(m->keep, e->claim_count + 1, sizeof *m->items);
    m->item_of = asc_arena_alloc(m->keep, e->claim_count + 1, sizeof *m->item_of);
    m->sources = asc_arena_zalloc(m->keep, e->source_count + 1, sizeof *m->sources);
    m->hyps = asc_arena_zalloc(m->keep, e->hyps_count + 1, sizeof *m->hyps);
    m->offset = asc_arena_alloc(m->keep, e->incident_count + 1, sizeof *m->offset);
    if (!m->items || !m->item_of || !m->sources || !m->hyps || !m->offset) return false;
    for (size_t k = 0; k < e->hyps_count; k++)
        if (!alloc_hyps(m, &m->hyps[k], &e->hyps[k])) return false;
    size_t n = 0;
    for (size_t i = 0; i < e->incident_count; i++) {
        m->offset[i] = n;
        n += e->hyps[e->incidents[i].hyps].count;
        m->hyps[e->incidents[i].hyps].used++;
    }
    m->offset[e->incident_count] = n;
    m->credence = asc_arena_alloc(m->keep, n + 1, sizeof *m->credence);
    bool shared = e->hyps_count == 1 && e->incident_count > 1 && e->hyps[0].learn > 0;
    m->bias_values = shared ? e->hyps[0].values : 0;
    size_t cells = e->source_count * m->bias_values;
    m->bias = asc_arena_zalloc(m->keep, cells + 1, sizeof *m->bias);
    m->bias_count = asc_arena_zalloc(m->keep, cells + 1, sizeof *m->bias_count);
    return m->credence && m->bias && m->bias_count;
}

/* A reader that misreads one line in five misses about as many: an original may then be
 * among the lines that nobody saw. */
static void find_missing(asc_model *m)
{
    double sum = 0, n = 0;
    for (size_t k = 0; k < m->e->claim_count; k++) {
        const asc_claim *c = &m->e->claims[k];
        if (c->latent || c->say == ASC_SAY_SILENT) continue;
        sum += 1 - (double)c->read;
        n++;
    }
    m->missing = n > 0 ? sum / n : 0;
}

static bool count_details(asc_model *m, asc_arena *tmp)
{
    size_t n = 0;
    uint32_t *d = asc_arena_alloc(tmp, m->e->claim_count + 1, sizeof *d);
    if (!d) return false;
    for (size_t k = 0; k < m->e->claim_count; k++)
        if (m->e->claims[k].detail && m->e->claims[k].detail != ASC_DETAIL_UNKNOWN)
            d[n++] = m->e->claims[k].detail;
    qsort(d, n, sizeof *d, asc_order_u32);
    m->detail_kinds = n > 0;
    for (size_t k = 1; k < n; k++) m->detail_kinds += d[k] != d[k - 1];
    if (m->detail_kinds < 2) m->detail_kinds = 2;
    return true;
}

asc_status asc_model_prepare(asc_model *m, asc_error *err)
{
    asc_status rc = check(m->e, err);
    if (rc) return rc;
    asc_arena *tmp = asc_arena_new();
    bool good =
        tmp && alloc(m) && sort_items(m, tmp) && make_pairs(m, tmp) && count_details(m, tmp);
    asc_arena_free(tmp);
    find_missing(m);
    return good ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}
