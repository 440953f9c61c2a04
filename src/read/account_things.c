/*
 * What each actor and each wording may be, by all its phrases: the second layer.
 */
#include "read/account_finder.h"

#include <math.h>

#include "base/map.h"
#include "read/account_sure.h"

#include "base/banned.h"

#define LIKELY .3      /* of a thing, by its phrases alone, that counts as one */
#define CUT_WEIGHT .2  /* of the cut's answer where a thing's best phrase is chosen */
#define NAMES_MOST 16u /* actors that are one thing and are looked at for how surely it is named */

static bool key_of(const struct finder *f, const struct told *x, asc_str *out)
{
    char *p = asc_arena_alloc(f->tmp, 5, 1);
    if (!p) return false;
    p[0] = '#'; /* no wording holds one */
    for (int b = 0; b < 4; b++) p[1 + b] = (char)(x->actor >> 8 * b & 255);
    *out = (asc_str){ p, 5 };
    return true;
}

/* Wordings by which named actors are cited stand for these actors. */
static bool names_in(const struct finder *f, int k, asc_map *names)
{
    asc_map_init(names, f->tmp);
    for (uint32_t i = 0; i < f->count; i++) {
        asc_str s;
        bool fresh;
        if (f->told[i].actor == ASC_NONE || f->told[i].answer[k] < ASC_TOLD_LOWEST) continue;
        if (!asc_finder_wording(f, &f->told[i], k, &s) || !asc_map_put(names, s, i, &fresh))
            return false;
    }
    return true;
}

/* By what told phrase i is put together with others: its actor, else its wording. */
static bool group_key(const struct finder *f, int k, const asc_map *names, uint32_t i, asc_str *out)
{
    const struct told *x = &f->told[i];
    if (x->actor != ASC_NONE) return key_of(f, x, out);
    if (!asc_finder_wording(f, x, k, out)) return false;
    const uint64_t *named = asc_map_find(names, *out);
    return !named || key_of(f, &f->told[*named], out);
}

/* Organisations whose wordings mean the same: `groups` of their keys, the `first` key of each. */
static bool aliases_in(const struct finder *f, int k, const asc_map *names, asc_map *groups,
                       asc_str first[ASC_SLOT_ALIASES_MAX])
{
    asc_map_init(groups, f->tmp);
    for (uint32_t g = 0; g < ASC_SLOT_ALIASES_MAX; g++) first[g] = (asc_str){ NULL, 0 };
    for (uint32_t i = 0; i < f->count && k == ASC_FILL_ORGANISATION; i++) {
        asc_str s, key;
        bool fresh;
        if (f->told[i].answer[k] < ASC_TOLD_LOWEST) continue;
        if (!asc_finder_wording(f, &f->told[i], k, &s) || !group_key(f, k, names, i, &key))
            return false;
        uint32_t g = asc_finder_alias(f, s, NULL);
        if (g == ASC_NONE) continue;
        if (!first[g].p) first[g] = key;
        if (!asc_map_put(groups, key, g, &fresh)) return false;
    }
    return true;
}

static bool group(struct finder *f, int k, struct thing **out, uint32_t *count)
{
    asc_map names, groups, aliases;
    asc_str first[ASC_SLOT_ALIASES_MAX];
    uint32_t most = 0;
    for (uint32_t i = 0; i < f->count; i++) most += f->told[i].answer[k] >= ASC_TOLD_LOWEST;
    struct thing *things = asc_arena_alloc(f->tmp, (size_t)most + 1, sizeof *things);
    asc_map_init(&groups, f->tmp);
    *count = 0;
    if (!things || !names_in(f, k, &names) || !aliases_in(f, k, &names, &aliases, first))
        return false;
    for (uint32_t i = 0; i < f->count; i++) {
        struct told *x = &f->told[i];
        asc_str key;
        bool fresh;
        x->next = ASC_NONE;
        if (x->answer[k] < ASC_TOLD_LOWEST) continue;
        if (!group_key(f, k, &names, i, &key)) return false;
        const uint64_t *alias = asc_map_find(&aliases, key);
        if (alias) key = first[*alias];
        const uint64_t *at = asc_map_put(&groups, key, *count, &fresh);
        if (!at) return false;
        struct thing *g = &things[*at];
        if (fresh) {
            *g = (struct thing){ .begin = i, .end = i, .top = x->answer[k] };
            ++*count;
        } else {
            f->told[g->end].next = i;
            g->end = i;
            if (x->answer[k] > g->top) g->top = x->answer[k];
        }
    }
    *out = things;
    return true;
}

/* What the second layer looks at; the twin of `facts` in train/slots/train.py. */
static void facts(const struct finder *f, int k, const struct thing *g, double best, double second,
                  double *out)
{
    double sum = 0, a0 = ASC_TOLD_LOWEST, a1 = ASC_TOLD_LOWEST, others = ASC_TOLD_NOTHING;
    uint32_t n = 0;
    for (uint32_t i = g->begin; i != ASC_NONE; i = f->told[i].next, n++) {
        const struct told *x = &f->told[i];
        double a = x->answer[k];
        sum += exp(a);
        if (a > a0 || n == 0) a1 = n ? a0 : ASC_TOLD_LOWEST, a0 = a;
        else if (a > a1) a1 = a;
        for (int q = 0; q < ASC_FILL_COUNT; q++)
            if (q != k && x->answer[q] > others) others = x->answer[q];
    }
    out[0] = a0;
    out[1] = log(sum);
    out[2] = a1;
    out[3] = n < 6 ? n : 6;
    out[4] = log(1 + (double)f->told[g->begin].sent);
    for (int q = 0; q < ASC_FILL_COUNT; q++) {
        out[5 + q] = f->report[q];
        out[13 + q] = f->tops[q];
    }
    out[10] = a0 - (a0 >= best ? second : best);
    out[11] = a0 >= best;
    out[12] = others;
}

/* The phrase by which a thing is cited: an organisation by one with the wording that its group is
 * cited by, if there is one; the twin of `cited` in train/slots/train.py. */
static bool likeliest(const struct finder *f, int k, struct thing *g)
{
    double top = -1e9;
    bool own = false; /* the best one has that wording */
    for (uint32_t i = g->begin; i != ASC_NONE; i = f->told[i].next) {
        double a = f->told[i].answer[k] + CUT_WEIGHT * f->told[i].cut_answer[k];
        asc_str s = { NULL, 0 };
        if (k == ASC_FILL_ORGANISATION && !asc_finder_wording(f, &f->told[i], k, &s)) return false;
        bool its = asc_finder_cites(f, s);
        if (its < own || (its == own && a <= top)) continue;
        top = a;
        own = its;
        g->best = i;
    }
    return true;
}

/* How much speaks for it that the thing belongs to an account of each kind. */
static void belongs(const struct finder *f, int k, struct thing *g)
{
    for (uint32_t i = g->begin; i != ASC_NONE; i = f->told[i].next) {
        double p = 1 / (1 + exp(-f->told[i].answer[k]));
        for (uint32_t rest = f->told[i].kinds, first = 1; rest; rest >>= 4, first = 0)
            g->near[asc_kinds_index((rest & 15) - 1)] += first ? p : .3 * p;
    }
}

static void put_top(struct tops *t, const struct thing *g)
{
    if (g->p > t->first) {
        t->second = t->first;
        t->first = g->p;
        t->who = g;
    } else if (g->p > t->second) {
        t->second = g->p;
    }
}

bool asc_finder_judge(struct finder *f, int k)
{
    double best = ASC_TOLD_NOTHING, second = ASC_TOLD_NOTHING;
    uint32_t sents = f->t->tok[f->t->n - 1].sent + 3;
    f->by_sent[k] = asc_arena_zalloc(f->tmp, sents, sizeof *f->by_sent[k]);
    if (!f->by_sent[k] || !group(f, k, &f->groups[k], &f->group_count[k])) return false;
    for (uint32_t i = 0; i < f->group_count[k]; i++) {
        double top = f->groups[k][i].top;
        if (top > best) second = best, best = top;
        else if (top > second) second = top;
    }
    for (uint32_t i = 0; i < f->group_count[k]; i++) {
        struct thing *g = &f->groups[k][i];
        facts(f, k, g, best, second, g->facts);
        g->p = asc_slot_second(f->model, (asc_fill_role)k, g->facts);
        if (!likeliest(f, k, g)) return false;
        belongs(f, k, g);
        f->likely[k] += g->p > LIKELY;
        put_top(&f->by_sent[k][f->told[g->best].sent + 1], g);
    }
    return true;
}

/* What the nearest event words of the thing's phrases tell. */
static double *incident_facts(const struct finder *f, const struct thing *g, double *out)
{
    double ages[ASC_AGE_COUNT] = { 0 }, found = 0, generic = 0, main = 0, most = 0;
    for (uint32_t i = g->begin; i != ASC_NONE; i = f->told[i].next) {
        uint32_t at = asc_slot_event(&f->view, f->told[i].head);
        if (at == ASC_NONE) continue;
        const asc_event *e = &f->o->events.items[at];
        ages[f->view.age[at]]++;
        found++;
        generic += e->generic;
        if (e->happening == ASC_NONE) continue;
        double told = f->o->events.happenings[e->happening].mentions;
        main += e->happening == f->o->events.main;
        if (told > most) most = told;
    }
    for (int a = 0; a < ASC_AGE_COUNT; a++) *out++ = found > 0 ? ages[a] / found : 0;
    *out++ = found;
    *out++ = generic;
    *out++ = main;
    *out++ = most;
    return out;
}

/* The likeliest other thing of role k in the sentence that the thing is cited from, or beside. */
static double likeliest_beside(const struct finder *f, int k, const struct thing *g)
{
    const struct tops *t = &f->by_sent[k][f->told[g->best].sent];
    double best = 0;
    for (int s = 0; s < 3; s++) {
        double p = t[s].who == g ? t[s].second : t[s].first;
        if (p > best) best = p;
    }
    return best;
}

static double *phrase_facts(const struct finder *f, int k, const struct thing *g, double *out)
{
    double top[ASC_FILL_COUNT] = { 0 }, sum[ASC_FILL_COUNT] = { 0 }, cut = 0, count = 0;
    double numbers[ASC_DENSE_NUMBERS] = { 0 };
    for (uint32_t i = g->begin; i != ASC_NONE; i = f->told[i].next, count++) {
        const struct told *x = &f->told[i];
        for (int q = 0; q < ASC_FILL_COUNT; q++) {
            if (count < 1 || x->answer[q] > top[q]) top[q] = x->answer[q];
            sum[q] += x->answer[q];
        }
        if (count < 1 || x->cut_answer[k] > cut) cut = x->cut_answer[k];
        for (int q = 0; q < ASC_DENSE_NUMBERS; q++)
            if ((double)x->numbers[q] > numbers[q]) numbers[q] = (double)x->numbers[q];
    }
    for (int q = 0; q < ASC_FILL_COUNT; q++) *out++ = top[q];
    for (int q = 0; q < ASC_FILL_COUNT; q++) *out++ = sum[q] / count;
    for (int q = 0; q < ASC_DENSE_NUMBERS; q++) *out++ = numbers[q];
    *out++ = cut;
    return out;
}

void asc_finder_more_facts(const struct finder *f, int k, struct thing *g)
{
    double *out = g->facts + ASC_SLOT_FACTS, near = 0;
    uint32_t sents = f->t->tok[f->t->n - 1].sent + 1;
    out = phrase_facts(f, k, g, out);
    out = incident_facts(f, g, out);
    for (int q = 1; q < ASC_SLOT_KINDS; q++) near += g->near[q];
    *out++ = near;
    for (int q = 1; q < ASC_SLOT_KINDS; q++) *out++ = near > 0 ? g->near[q] / near : 0;
    *out++ = f->t->n;
    *out++ = f->told[g->best].sent / (double)sents;
    for (int q = 0; q < ASC_FILL_COUNT; q++) *out++ = f->likely[q];
    for (int q = 0; q < ASC_FILL_COUNT; q++) *out++ = likeliest_beside(f, q, g);
    asc_finder_whom_facts(f, g, out);
    for (int q = 0; q < ASC_SLOT_SORTS; q++) out[ASC_WHOM_FACTS + q] = f->sorts[q];
}

/* What the words around the phrases say, each by how likely its phrase is; what the rule makes of
 * it, where statements say `told`. */
static asc_firmness words_around(const struct finder *f, const struct thing *g, asc_firmness told,
                                 double near[ASC_FIRMNESS_COUNT])
{
    asc_firmness out = told;
    bool open = told == ASC_FIRMNESS_FACT || told == ASC_FIRMNESS_ACCUSED;
    for (uint32_t i = g->begin; i != ASC_NONE; i = f->told[i].next) {
        const struct told *x = &f->told[i];
        asc_firmness its = asc_firmness_near(f->t, x->head);
        double share = exp(x->answer[ASC_FILL_ORGANISATION] - g->top);
        if (share > near[its]) near[its] = share;
        if (open && its != ASC_FIRMNESS_FACT && out != ASC_FIRMNESS_CLAIMED) out = its;
    }
    return out;
}

/* What is stated of the actors that its phrases name. */
static void stated(const struct finder *f, const struct thing *g, double out[ASC_SURE_STATED])
{
    uint32_t seen[NAMES_MOST], count = 0;
    for (uint32_t i = g->begin; i != ASC_NONE && count < NAMES_MOST; i = f->told[i].next) {
        uint32_t k = 0;
        while (k < count && seen[k] != f->told[i].actor) k++;
        if (k < count) continue;
        seen[count++] = f->told[i].actor;
        asc_sure_stated(f->o, f->told[i].actor, out);
    }
}

asc_firmness asc_finder_how_surely(const struct finder *f, const struct thing *g)
{
    double facts[ASC_SURE_FACTS] = { 0 };
    asc_firmness told = asc_firmness_told(f->o, f->told[g->best].actor);
    stated(f, g, facts);
    facts[ASC_SURE_TOLD + told] = 1;
    facts[ASC_SURE_RULED + words_around(f, g, told, facts + ASC_SURE_NEAR)] = 1;
    return asc_slot_firmness(f->model, facts);
}
