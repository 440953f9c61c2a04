#include "read/slot_model.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "read/embedded.h"

#include "base/banned.h"

#define MAGIC "ASCSLOTA"
#define BITS_MAX 20u
#define TREES_MAX 2000u
#define NODE_BYTES 8u
#define DOUBT 4         /* a record counts as if so many more were as usual */
#define SURELY_NOT 1e-4 /* nothing is held to be less likely */
#define WIDEST 6.0      /* a fact is cut to this, either side, before it is squared */

struct bytes {
    const unsigned char *p;
    size_t n, at;
};

static bool u32(struct bytes *b, uint32_t *out)
{
    if (b->n - b->at < 4) return false;
    const unsigned char *p = b->p + b->at;
    *out = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
    b->at += 4;
    return true;
}

static bool floats(struct bytes *b, float *out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t bits;
        if (!u32(b, &bits)) return false;
        memcpy(&out[i], &bits, sizeof bits);
        if (!isfinite(out[i])) return false;
    }
    return true;
}

static bool layer(struct bytes *b, asc_slot_layer *l)
{
    size_t size = ((size_t)l->mask + 1) * ASC_FILL_COUNT;
    if (!floats(b, l->scale, ASC_FILL_COUNT) || !floats(b, l->bias, ASC_FILL_COUNT) ||
        b->n - b->at < size)
        return false;
    l->weights = (const signed char *)b->p + b->at;
    b->at += size;
    return true;
}

static bool lone(struct bytes *b, asc_slot_lone *l, uint32_t mask)
{
    if (!floats(b, &l->scale, 1) || !floats(b, &l->bias, 1) || b->n - b->at <= mask) return false;
    l->weights = (const signed char *)b->p + b->at;
    b->at += (size_t)mask + 1;
    return true;
}

static bool aliases(struct bytes *b, asc_slot_model *m)
{
    if (!u32(b, &m->alias_count) || m->alias_count > ASC_SLOT_ALIASES_MAX) return false;
    for (uint32_t i = 0; i < m->alias_count; i++) {
        uint32_t *group = &m->aliases[i][1];
        if (!u32(b, &m->aliases[i][0]) || !u32(b, group)) return false;
        m->alias_is_name[i] = *group >> 31;
        m->alias_cites[i] = *group >> 30 & 1;
        *group &= INT32_MAX >> 1;
        if (*group >= ASC_SLOT_ALIASES_MAX) return false;
    }
    return true;
}

static bool u16(struct bytes *b, uint16_t *out)
{
    if (b->n - b->at < 2) return false;
    *out = (uint16_t)(b->p[b->at] | b->p[b->at + 1] << 8);
    b->at += 2;
    return true;
}

/* Nodes of one tree; what is behind a node is behind it in the file, so that a walk ends. */
static bool tree(struct bytes *b, asc_slot_node *nodes, uint32_t count, uint32_t facts)
{
    for (uint32_t i = 0; i < count; i++) {
        asc_slot_node *n = &nodes[i];
        if (!u16(b, &n->fact) || !u16(b, &n->right) || !floats(b, &n->value, 1)) return false;
        if (n->fact == ASC_SLOT_LEAF) continue;
        if (n->fact >= facts || n->right <= i + 1 || n->right >= count) return false;
    }
    return count > 0;
}

static bool forest(struct bytes *b, asc_slot_forest *f, uint32_t facts, asc_arena *keep)
{
    uint32_t total, used = 0;
    if (!u32(b, &f->count) || !u32(b, &total) || !floats(b, &f->bias, 1) || f->count > TREES_MAX ||
        total > b->n / NODE_BYTES)
        return false;
    asc_slot_node *nodes = asc_arena_alloc(keep, (size_t)total + 1, sizeof *nodes);
    uint32_t *roots = asc_arena_alloc(keep, (size_t)f->count + 1, sizeof *roots);
    for (uint32_t i = 0; nodes && roots && i < f->count; i++) {
        uint16_t n;
        if (!u16(b, &n) || n > total - used || !tree(b, nodes + used, n, facts)) return false;
        roots[i] = used;
        used += n;
    }
    f->nodes = nodes;
    f->roots = roots;
    return nodes && roots && used == total;
}

static bool record(struct bytes *b, asc_slot_record *r, asc_arena *keep)
{
    if (!floats(b, &r->usual, 1) || !u32(b, &r->count) || r->count > b->n / NODE_BYTES)
        return false;
    asc_slot_seen *items = asc_arena_alloc(keep, (size_t)r->count + 1, sizeof *items);
    for (uint32_t i = 0; items && i < r->count; i++) {
        asc_slot_seen *x = &items[i];
        if (!u32(b, &x->hash) || !u16(b, &x->seen) || !u16(b, &x->right)) return false;
        if (x->right > x->seen || (i && x->hash < items[i - 1].hash)) return false;
    }
    r->items = items;
    return items && r->usual > 0 && r->usual < 1;
}

static bool parse(asc_slot_model *m, asc_str data, asc_arena *keep)
{
    struct bytes b = { (const unsigned char *)data.p, data.n, sizeof MAGIC - 1 };
    asc_slot_layer *layers[] = { &m->phrase, &m->cut, &m->report };
    if (!asc_str_starts(data, ASC_STR(MAGIC))) return false;
    for (int k = 0; k < 3; k++) {
        uint32_t bits;
        if (!u32(&b, &bits) || bits > BITS_MAX) return false;
        layers[k]->mask = (1u << bits) - 1;
    }
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        if (!floats(&b, m->second[k], ASC_SLOT_SQUARES) || !floats(&b, &m->bias[k], 1) ||
            !floats(&b, &m->threshold[k], 1))
            return false;
    if (!floats(&b, m->again.hidden[0], ASC_SLOT_SEEN * ASC_SLOT_HIDDEN) ||
        !floats(&b, m->again.hidden_bias, ASC_SLOT_HIDDEN) ||
        !floats(&b, m->again.out[0], ASC_SLOT_HIDDEN * ASC_FILL_COUNT) ||
        !floats(&b, m->again.out_bias, ASC_FILL_COUNT))
        return false;
    for (int k = 0; k < ASC_SAME_KIND_MAX; k++)
        if (!floats(&b, m->kinds[k], ASC_KINDS_FACTS) || !floats(&b, &m->kinds_bias[k], 1))
            return false;
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        if (!floats(&b, m->places[k], ASC_PLACE_WEIGHTS) || !floats(&b, &m->places_bias[k], 1))
            return false;
    for (int k = 0; k < ASC_FIRMNESS_COUNT; k++)
        if (!floats(&b, m->sure[k], ASC_SURE_FACTS) || !floats(&b, &m->sure_bias[k], 1))
            return false;
    if (!aliases(&b, m)) return false;
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        if (!record(&b, &m->records[k], keep)) return false;
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        if (!forest(&b, &m->forests[k], ASC_THING_FACTS, keep)) return false;
    for (int k = 0; k < ASC_SAME_KIND_MAX; k++)
        if (!forest(&b, &m->kind_forests[k], ASC_KINDS_FACTS, keep)) return false;
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        if (!forest(&b, &m->place_forests[k], ASC_PLACE_FACTS, keep)) return false;
    return layer(&b, &m->phrase) && layer(&b, &m->cut) && layer(&b, &m->report) &&
           lone(&b, &m->whom, m->phrase.mask) && lone(&b, &m->sorts[0], m->report.mask) &&
           lone(&b, &m->sorts[1], m->report.mask) && b.at == b.n;
}

asc_status asc_slot_model_load(const asc_slot_model **out, asc_arena *keep, asc_error *err)
{
    asc_slot_model *m = asc_arena_zalloc(keep, 1, sizeof *m);
    if (!m) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!parse(m, asc_table_slots(), keep))
        return asc_fail(err, ASC_EFORMAT, "data/slots.bin: damaged, or of another version");
    asc_status rc = asc_word_vectors_load(&m->words, err);
    if (!rc) *out = m;
    return rc;
}

/* Is feature i one of those before it? It counts once. */
static bool again(const asc_slot_features *f, size_t i, uint32_t mask)
{
    bool seen = false;
    for (size_t k = i; k-- > 0 && !seen;) seen = (f->items[k] & mask) == (f->items[i] & mask);
    return seen;
}

static double of_lone(const asc_slot_lone *l, uint32_t mask, const asc_slot_features *f)
{
    int32_t sum = 0;
    for (size_t i = 0; i < f->count; i++)
        if (!again(f, i, mask)) sum += l->weights[f->items[i] & mask];
    return (double)sum * (double)l->scale + (double)l->bias;
}

double asc_slot_whom(const asc_slot_model *m, const asc_slot_features *f)
{
    return of_lone(&m->whom, m->phrase.mask, f);
}

void asc_slot_sorts(const asc_slot_model *m, const asc_slot_features *f, double out[ASC_SLOT_SORTS])
{
    for (int k = 0; k < ASC_SLOT_SORTS; k++) out[k] = of_lone(&m->sorts[k], m->report.mask, f);
}

void asc_slot_answer(const asc_slot_layer *l, const asc_slot_features *f,
                     double out[ASC_FILL_COUNT])
{
    int32_t sum[ASC_FILL_COUNT] = { 0 };
    for (size_t i = 0; i < f->count; i++) {
        size_t at = f->items[i] & l->mask;
        if (again(f, i, l->mask)) continue;
        const signed char *w = l->weights + at * ASC_FILL_COUNT;
        for (int k = 0; k < ASC_FILL_COUNT; k++) sum[k] += w[k];
    }
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        out[k] = (double)sum[k] * (double)l->scale[k] + (double)l->bias[k];
}

void asc_slot_again(const asc_slot_model *m, const float seen[ASC_SLOT_SEEN],
                    double out[ASC_FILL_COUNT])
{
    const asc_slot_look_again *n = &m->again;
    float h[ASC_SLOT_HIDDEN], y[ASC_FILL_COUNT];
    for (int j = 0; j < ASC_SLOT_HIDDEN; j++) h[j] = n->hidden_bias[j];
    for (int i = 0; i < ASC_SLOT_SEEN; i++) {
        float x = seen[i];
        if (x < 0 || x > 0)
            for (int j = 0; j < ASC_SLOT_HIDDEN; j++) h[j] += x * n->hidden[i][j];
    }
    for (int k = 0; k < ASC_FILL_COUNT; k++) y[k] = n->out_bias[k];
    for (int j = 0; j < ASC_SLOT_HIDDEN; j++)
        for (int k = 0; k < ASC_FILL_COUNT && h[j] > 0; k++) y[k] += h[j] * n->out[j][k];
    for (int k = 0; k < ASC_FILL_COUNT; k++) out[k] = (double)y[k];
}

static double of_trees(const asc_slot_forest *f, const double *facts)
{
    double sum = (double)f->bias;
    for (uint32_t i = 0; i < f->count; i++) {
        const asc_slot_node *root = f->nodes + f->roots[i], *n = root;
        while (n->fact != ASC_SLOT_LEAF)
            n = facts[n->fact] <= (double)n->value ? n + 1 : root + n->right;
        sum += (double)n->value;
    }
    return sum;
}

/* The probability from the mean of two log odds. */
static double of_both(double a, double b)
{
    return 1 / (1 + exp(-(a + b) / 2));
}

double asc_slot_more(const asc_slot_model *m, uint32_t than, const double facts[ASC_KINDS_FACTS])
{
    double sum = (double)m->kinds_bias[than];
    for (int i = 0; i < ASC_KINDS_FACTS; i++) sum += facts[i] * (double)m->kinds[than][i];
    return of_both(sum, of_trees(&m->kind_forests[than], facts));
}

static uint32_t alias_at(const asc_slot_model *m, asc_str wording)
{
    uint32_t hash = (uint32_t)asc_str_hash(wording), i = 0;
    while (i < m->alias_count && m->aliases[i][0] != hash) i++;
    return i < m->alias_count ? i : ASC_NONE;
}

uint32_t asc_slot_alias(const asc_slot_model *m, asc_str wording, bool *is_name)
{
    uint32_t i = alias_at(m, wording);
    if (i == ASC_NONE) return ASC_NONE;
    if (is_name) *is_name = m->alias_is_name[i];
    return m->aliases[i][1];
}

bool asc_slot_cites(const asc_slot_model *m, asc_str wording)
{
    uint32_t i = alias_at(m, wording);
    return i != ASC_NONE && m->alias_cites[i];
}

void asc_slot_known(const asc_slot_model *m, asc_fill_role role, asc_str wording,
                    double out[ASC_RECORD_FACTS])
{
    const asc_slot_record *r = &m->records[role];
    uint32_t hash = (uint32_t)asc_str_hash(wording), low = 0, high = r->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (r->items[middle].hash < hash) low = middle + 1;
        else high = middle;
    }
    bool known = low < r->count && r->items[low].hash == hash;
    double seen = known ? r->items[low].seen : 0, right = known ? r->items[low].right : 0;
    double p = (right + DOUBT * (double)r->usual) / (seen + DOUBT);
    p = p < SURELY_NOT ? SURELY_NOT : p > 1 - SURELY_NOT ? 1 - SURELY_NOT : p;
    out[0] = log(p / (1 - p));
    out[1] = log(1 + seen);
}

asc_firmness asc_slot_firmness(const asc_slot_model *m, const double facts[ASC_SURE_FACTS])
{
    double p[ASC_FIRMNESS_COUNT], top = -INFINITY;
    int best = 0;
    for (int k = 0; k < ASC_FIRMNESS_COUNT; k++) {
        p[k] = (double)m->sure_bias[k];
        for (int i = 0; i < ASC_SURE_FACTS; i++) p[k] += facts[i] * (double)m->sure[k][i];
        if (p[k] > top) top = p[k];
    }
    for (int k = 0; k < ASC_FIRMNESS_COUNT; k++) p[k] = exp(p[k] - top);
    /* "Accused" is half right where authorities accuse. */
    p[ASC_FIRMNESS_ACCUSED] += p[ASC_FIRMNESS_ACCUSED_BY_AUTHORITIES] / 2;
    for (int k = 1; k < ASC_FIRMNESS_COUNT; k++)
        if (p[k] > p[best]) best = k;
    return (asc_firmness)best;
}

double asc_slot_place(const asc_slot_model *m, asc_fill_role role,
                      const double facts[ASC_PLACE_FACTS])
{
    double sum = (double)m->places_bias[role];
    const float *w = m->places[role];
    for (int i = 0; i < ASC_PLACE_FACTS; i++) sum += facts[i] * (double)*w++;
    for (int i = 0; i < ASC_PLACE_CORE; i++)
        for (int k = i; k < ASC_PLACE_CORE; k++) sum += facts[i] * facts[k] * (double)*w++;
    return of_both(sum, of_trees(&m->place_forests[role], facts));
}

static double odds_second(const asc_slot_model *m, asc_fill_role role,
                          const double facts[ASC_SLOT_FACTS])
{
    double x[ASC_SLOT_FACTS], sum = (double)m->bias[role];
    const float *w = m->second[role];
    for (int i = 0; i < ASC_SLOT_FACTS; i++) {
        x[i] = facts[i] > WIDEST ? WIDEST : facts[i] < -WIDEST ? -WIDEST : facts[i];
        sum += x[i] * (double)*w++;
    }
    for (int i = 0; i < ASC_SLOT_FACTS; i++)
        for (int k = i; k < ASC_SLOT_FACTS; k++) sum += x[i] * x[k] / 4 * (double)*w++;
    return sum;
}

double asc_slot_second(const asc_slot_model *m, asc_fill_role role,
                       const double facts[ASC_SLOT_FACTS])
{
    return 1 / (1 + exp(-odds_second(m, role, facts)));
}

double asc_slot_thing(const asc_slot_model *m, asc_fill_role role,
                      const double facts[ASC_THING_FACTS])
{
    return of_both(odds_second(m, role, facts), of_trees(&m->forests[role], facts));
}
