#include "read/accounts.h"

#include <math.h>

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "read/account_record.h"
#include "read/account_sure.h"
#include "read/account_words.h"

#include "base/banned.h"

#define LOWEST -5.0      /* of the first layer: what is less likely is looked at no more */
#define AGAIN .4         /* share of the second look at a phrase in its answer */
#define NOTHING -9.0     /* stands for a phrase that is not there */
#define TOLD .3          /* probability from which a report tells of an incident of a kind */
#define TOLD_HARDLY .15  /* the same where nothing else is told, but somebody did something */
#define ELSEWHERE .25    /* probability from which a fill stands in one more account */
#define ELSEWHERE_HIT .4 /* the same of a target or victim */
#define LIKELY .3        /* of a thing, by its phrases alone, that counts as one */
#define COUNTS .05       /* probability from which a thing counts for what is told */
#define OF_KIND .3       /* share of a kind's own probability in where a thing belongs */
#define FAR 50u          /* sentences to what is not there */
#define CUT_WEIGHT .2    /* of the cut's answer where a thing's best phrase is chosen */
#define NAMES_MOST 16u /* actors that are one thing and are looked at for how surely it is named */
#define NAME_TOKENS 8u /* of an organisation's name that stands in a longer wording */

/* A phrase that may be something. */
struct told {
    uint32_t head, sent, actor, kinds, next; /* actor: root mention of a name, ASC_NONE */
    double answer[ASC_FILL_COUNT], cut_answer[ASC_FILL_COUNT];
    uint32_t first[ASC_FILL_COUNT], last[ASC_FILL_COUNT]; /* tokens of the likeliest cut */
    float numbers[ASC_DENSE_NUMBERS];                     /* of slot_dense.h */
};

/* The phrases of one actor or one wording. */
struct thing {
    uint32_t begin, end;         /* first and last of its phrases, over told.next */
    uint32_t best;               /* the phrase by which it is cited */
    double top, p;               /* p: by its phrases alone */
    double near[ASC_SLOT_KINDS]; /* what speaks for an account of each kind */
    double facts[ASC_THING_FACTS];
};

/* The likeliest things of one role in one sentence. */
struct tops {
    double first, second;
    const struct thing *who; /* the first */
};

/* A thing that is likely enough. */
struct chosen {
    int role, kind;
    asc_firmness firmness;       /* of an organisation */
    uint32_t best, account;      /* account: ASC_NONE until it has one */
    uint32_t *sents, sent_count; /* of its first phrases */
    double p, near[ASC_SLOT_KINDS];
};

struct finder {
    const asc_slot_model *model;
    const asc_tree *t;
    const asc_readout *o;
    asc_slot_view view;
    asc_dense_view dense;
    asc_arena *tmp, *keep;
    struct told *told;
    uint32_t count;
    double report[ASC_FILL_COUNT]; /* any incident, attack, bombing, kidnapping, arson */
    double tops[ASC_FILL_COUNT];
    struct thing *groups[ASC_FILL_COUNT];
    uint32_t group_count[ASC_FILL_COUNT];
    struct tops *by_sent[ASC_FILL_COUNT]; /* with one sentence in front of the first, one behind */
    double likely[ASC_FILL_COUNT];        /* how many things of each role are */
    struct chosen *chosen;
    size_t chosen_count;
    asc_kinds_thing *things;
    size_t thing_count;
    double kind_p[ASC_SLOT_KINDS], more[ASC_SLOT_KINDS][ASC_SAME_KIND_MAX];
};

static const asc_incident_kind kinds[ASC_SLOT_KINDS] = { ASC_INCIDENT_OTHER, ASC_INCIDENT_ATTACK,
                                                         ASC_INCIDENT_BOMBING,
                                                         ASC_INCIDENT_HOSTAGE_TAKING,
                                                         ASC_INCIDENT_ARSON };

/* ---- first layer ---- */

static void answer_cuts(const struct finder *f, const asc_phrase *p, struct told *x)
{
    uint32_t room[ASC_SLOT_FEATURES_MAX];
    for (uint32_t c = 0; c < p->cut_count; c++) {
        double a[ASC_FILL_COUNT];
        asc_slot_features features = { room, 0, ASC_SLOT_FEATURES_MAX };
        asc_cut_features(&f->view, p, &p->cuts[c], &features);
        asc_slot_answer(&f->model->cut, &features, a);
        for (int k = 0; k < ASC_FILL_COUNT; k++) {
            if (c && a[k] <= x->cut_answer[k]) continue;
            x->cut_answer[k] = a[k];
            x->first[k] = p->cuts[c].first;
            x->last[k] = p->cuts[c].last;
        }
    }
}

static asc_str text_of(const struct finder *f, uint32_t first, uint32_t last)
{
    return asc_str_slice(f->t->text, f->t->tok[first].begin, f->t->tok[last - 1].end);
}

/* The same with the rest of the words at its ends: of "ELN" in "UC-ELN" all. */
static asc_str whole_words(const struct finder *f, uint32_t first, uint32_t last)
{
    asc_str text = f->t->text;
    size_t begin = f->t->tok[first].begin, end = f->t->tok[last - 1].end;
    while (begin > 0 && (unsigned char)text.p[begin - 1] > ' ') begin--;
    while (end < text.n && (unsigned char)text.p[end] > ' ') end++;
    return asc_str_slice(text, begin, end);
}

static bool wording(const struct finder *f, const struct told *x, int k, asc_str *out)
{
    return asc_wording(f->tmp, text_of(f, x->first[k], x->last[k]), out);
}

/* The group of a wording of an organisation, ASC_NONE; see asc_slot_alias. */
static uint32_t alias_of(const struct finder *f, asc_str wording, bool *is_name)
{
    return asc_slot_alias(f->model, asc_str_slice(wording, 0, wording.n ? wording.n - 1 : 0),
                          is_name);
}

/* "Maoist Shining Path guerrillas", if an organisation, is cited by the name that is in it. */
static bool cite_name(const struct finder *f, const asc_phrase *p, struct told *x)
{
    uint32_t first = p->cuts[0].first, last = p->cuts[0].last;
    uint32_t i = first + 1 > NAME_TOKENS ? first + 1 - NAME_TOKENS : 0;
    size_t longest = 0;
    for (; i < last; i++) {
        for (uint32_t n = 1; n <= NAME_TOKENS && i + n <= f->t->n; n++) {
            asc_str s, all;
            bool is_name = false;
            if (i + n <= first) continue;
            if (!asc_wording(f->tmp, text_of(f, i, i + n), &s)) return false;
            if (s.n <= longest || alias_of(f, s, &is_name) == ASC_NONE || !is_name) continue;
            if (!asc_wording(f->tmp, whole_words(f, i, i + n), &all)) return false;
            if (!asc_str_eq(s, all)) continue;
            longest = s.n;
            x->first[ASC_FILL_ORGANISATION] = i;
            x->last[ASC_FILL_ORGANISATION] = i + n;
        }
    }
    return true;
}

/* Every phrase as the first layer sees it. */
static void look(const struct finder *f, const asc_phrase *p, struct told *x, asc_slot_look *look)
{
    uint32_t room[ASC_SLOT_FEATURES_MAX], m = f->o->mentions.of_token[p->head];
    asc_slot_features features = { room, 0, ASC_SLOT_FEATURES_MAX };
    bool named = m != ASC_NONE && f->o->mentions.items[m].is_name;
    asc_phrase_features(&f->view, p, &features);
    *x = (struct told){ .head = p->head, .sent = f->t->tok[p->head].sent, .next = ASC_NONE };
    x->actor = named ? f->o->mentions.items[m].same : ASC_NONE;
    asc_slot_answer(&f->model->phrase, &features, x->answer);
    look->sent = x->sent;
    look->key = named ? UINT64_C(1) << 32 | x->actor : f->view.word[p->head];
    for (int k = 0; k < ASC_FILL_COUNT; k++) look->answer[k] = x->answer[k];
}

static bool likely(const struct told *x)
{
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        if (x->answer[k] >= LOWEST) return true;
    return false;
}

/* The likely ones again, with what stands around them. */
static bool look_again(const struct finder *f, const asc_slot_context *c, uint32_t i)
{
    float seen[ASC_SLOT_SEEN];
    double again[ASC_FILL_COUNT];
    struct told *x = &f->told[i];
    asc_phrase p;
    if (!likely(x) || !asc_phrase_at(f->t, &f->o->mentions, x->head, &p)) return true;
    asc_phrase_dense(&f->dense, &p, seen);
    for (int k = 0; k < ASC_DENSE_NUMBERS; k++)
        x->numbers[k] = seen[ASC_DENSE - ASC_DENSE_NUMBERS + k];
    asc_slot_context_of(c, i, seen + ASC_DENSE);
    asc_slot_again(f->model, seen, again);
    for (int k = 0; k < ASC_FILL_COUNT; k++) x->answer[k] += (again[k] - x->answer[k]) * AGAIN;
    x->kinds = asc_slot_kinds(&f->view, x->head);
    answer_cuts(f, &p, x);
    return x->answer[ASC_FILL_ORGANISATION] < LOWEST || cite_name(f, &p, x);
}

static bool first_layer(struct finder *f)
{
    asc_slot_features features;
    asc_slot_context context;
    asc_phrase p;
    asc_slot_look *looks = asc_arena_alloc(f->tmp, f->t->n + 1, sizeof *looks);
    f->told = asc_arena_alloc(f->tmp, f->t->n + 1, sizeof *f->told);
    if (!f->told || !looks || !asc_report_features(&f->view, f->tmp, &features) ||
        !asc_dense_view_make(&f->dense, f->tmp, &f->view, &f->model->words))
        return false;
    asc_slot_answer(&f->model->report, &features, f->report);
    for (uint32_t i = 0; i < f->t->n; i++) {
        if (!asc_phrase_at(f->t, &f->o->mentions, i, &p)) continue;
        look(f, &p, &f->told[f->count], &looks[f->count]);
        f->count++;
    }
    if (!asc_slot_context_make(&context, f->tmp, looks, f->count, f->report)) return false;
    for (uint32_t i = 0; i < f->count; i++)
        if (!look_again(f, &context, i)) return false;
    for (int k = 0; k < ASC_FILL_COUNT; k++) {
        f->tops[k] = NOTHING;
        for (uint32_t i = 0; i < f->count; i++)
            if (f->told[i].answer[k] > f->tops[k]) f->tops[k] = f->told[i].answer[k];
    }
    return true;
}

/* ---- second layer ---- */

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
        if (f->told[i].actor == ASC_NONE || f->told[i].answer[k] < LOWEST) continue;
        if (!wording(f, &f->told[i], k, &s) || !asc_map_put(names, s, i, &fresh)) return false;
    }
    return true;
}

/* By what told phrase i is put together with others: its actor, else its wording. */
static bool group_key(const struct finder *f, int k, const asc_map *names, uint32_t i, asc_str *out)
{
    const struct told *x = &f->told[i];
    if (x->actor != ASC_NONE) return key_of(f, x, out);
    if (!wording(f, x, k, out)) return false;
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
        if (f->told[i].answer[k] < LOWEST) continue;
        if (!wording(f, &f->told[i], k, &s) || !group_key(f, k, names, i, &key)) return false;
        uint32_t g = alias_of(f, s, NULL);
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
    for (uint32_t i = 0; i < f->count; i++) most += f->told[i].answer[k] >= LOWEST;
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
        if (x->answer[k] < LOWEST) continue;
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
    double sum = 0, a0 = LOWEST, a1 = LOWEST, others = NOTHING;
    uint32_t n = 0;
    for (uint32_t i = g->begin; i != ASC_NONE; i = f->told[i].next, n++) {
        const struct told *x = &f->told[i];
        double a = x->answer[k];
        sum += exp(a);
        if (a > a0 || n == 0) a1 = n ? a0 : LOWEST, a0 = a;
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

static uint32_t likeliest(const struct finder *f, int k, const struct thing *g)
{
    uint32_t best = g->begin;
    double top = -1e9;
    for (uint32_t i = g->begin; i != ASC_NONE; i = f->told[i].next) {
        double a = f->told[i].answer[k] + CUT_WEIGHT * f->told[i].cut_answer[k];
        if (a > top) top = a, best = i;
    }
    return best;
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

/* The things of a role, by their phrases alone. */
static bool judge_role(struct finder *f, int k)
{
    double best = NOTHING, second = NOTHING;
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
        g->best = likeliest(f, k, g);
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

/* What the second judge of a thing looks at beside `facts`; the twin of `more_facts` in
 * train/slots/train.py. */
static void more_facts(const struct finder *f, int k, struct thing *g)
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

/* How surely an organisation is named; the twin of `sure_facts` in train/slots/train.py. */
static asc_firmness how_surely(const struct finder *f, const struct thing *g)
{
    double facts[ASC_SURE_FACTS] = { 0 };
    asc_firmness told = asc_firmness_told(f->o, f->told[g->best].actor);
    stated(f, g, facts);
    facts[ASC_SURE_TOLD + told] = 1;
    facts[ASC_SURE_RULED + words_around(f, g, told, facts + ASC_SURE_NEAR)] = 1;
    return asc_slot_firmness(f->model, facts);
}

/* ---- accounts ---- */

static bool put_fill(struct finder *f, asc_account *a, const struct chosen *c)
{
    const struct told *x = &f->told[c->best];
    int k = c->role;
    if (!a->fills[k]) a->fills[k] = asc_arena_alloc(f->keep, ASC_FILLS_MAX, sizeof *a->fills[k]);
    if (!a->fills[k]) return false;
    a->fills[k][a->counts[k]++] =
        (asc_fill){ .span = { f->t->tok[x->first[k]].begin, f->t->tok[x->last[k] - 1].end },
                    .p = c->p,
                    .actor = x->actor,
                    .firmness = c->firmness };
    return true;
}

static bool keep_sents(const struct finder *f, const struct thing *g, struct chosen *out)
{
    out->sents = asc_arena_alloc(f->tmp, ASC_PLACE_PHRASES, sizeof *out->sents);
    if (!out->sents) return false;
    for (uint32_t i = g->begin; i != ASC_NONE && out->sent_count < ASC_PLACE_PHRASES;
         i = f->told[i].next)
        out->sents[out->sent_count++] = f->told[i].sent;
    return true;
}

/* Every thing counts for what the report tells of; what is likely enough is a fill. */
static bool take(struct finder *f, int k, const struct thing *g, double p, uint32_t *taken)
{
    struct chosen c = { .role = k, .best = g->best, .p = p, .account = ASC_NONE };
    if (p < COUNTS) return true;
    asc_kinds_thing *x = &f->things[f->thing_count++];
    *x = (asc_kinds_thing){ .role = k, .p = p, .sent = f->told[c.best].sent };
    for (int q = 0; q < ASC_SLOT_KINDS; q++) x->near[q] = c.near[q] = g->near[q];
    if (p <= (double)f->model->threshold[k] || *taken == ASC_FILLS_MAX) return true;
    if (!keep_sents(f, g, &c)) return false;
    if (k == ASC_FILL_ORGANISATION) c.firmness = how_surely(f, g);
    f->chosen[f->chosen_count++] = c;
    ++*taken;
    return true;
}

/* "guerrillas" beside "FMLN guerrillas": the longer wording stands for both. */
static bool drop_shorter(struct finder *f, size_t first)
{
    asc_str words[ASC_FILLS_MAX];
    size_t kept = first, n = f->chosen_count - first;
    for (size_t i = 0; i < n; i++) {
        const struct chosen *c = &f->chosen[first + i];
        if (!wording(f, &f->told[c->best], c->role, &words[i])) return false;
    }
    for (size_t i = 0; i < n; i++) {
        bool shorter = false;
        for (size_t k = 0; k < n && !shorter; k++)
            shorter = k != i && asc_wording_within(words[i], words[k]);
        if (!shorter) f->chosen[kept++] = f->chosen[first + i];
    }
    f->chosen_count = kept;
    return true;
}

/* What is likely enough of one role, in the order of the text. */
static bool choose_role(struct finder *f, int k)
{
    uint32_t taken = 0;
    size_t before = f->chosen_count;
    for (uint32_t i = 0; i < f->group_count[k]; i++) {
        struct thing *g = &f->groups[k][i];
        more_facts(f, k, g);
        asc_str words;
        if (!wording(f, &f->told[g->best], k, &words) ||
            !asc_record_facts(f->model, f->tmp, (asc_fill_role)k, words, g->facts + ASC_RECORD_AT))
            return false;
        double p = asc_slot_thing(f->model, (asc_fill_role)k, g->facts);
        if (!take(f, k, g, p, &taken)) return false;
    }
    return drop_shorter(f, before);
}

static bool is_hit(const struct chosen *c)
{
    return c->role == ASC_FILL_TARGET || c->role == ASC_FILL_VICTIM;
}

/* How many accounts of each kind: what is likely to be told of. */
static bool count_kinds(struct finder *f, uint32_t counts[ASC_SLOT_KINDS])
{
    double facts_of[ASC_SLOT_KINDS - 1][ASC_KINDS_FACTS];
    int best = 1;
    if (!asc_kinds_facts(facts_of, f->tmp, f->t, &f->o->events, f->report, f->things,
                         f->thing_count))
        return false;
    bool any = false;
    for (int k = 1; k < ASC_SLOT_KINDS; k++) {
        counts[k] = 0;
        for (uint32_t j = 0; j < ASC_SAME_KIND_MAX; j++)
            f->more[k][j] = asc_slot_more(f->model, j, facts_of[k - 1]);
        f->kind_p[k] = f->more[k][0];
        while (counts[k] < ASC_SAME_KIND_MAX && f->more[k][counts[k]] > TOLD) counts[k]++;
        any |= counts[k] > 0;
        if (f->kind_p[k] > f->kind_p[best]) best = k;
    }
    if (!any && f->chosen_count && f->kind_p[best] > TOLD_HARDLY) counts[best] = 1;
    return true;
}

/* The kind of account that a thing belongs to, among those there are. */
static int kind_of(const struct finder *f, const struct chosen *c,
                   const uint32_t counts[ASC_SLOT_KINDS])
{
    double sum = 0, top = -1;
    int best = 0;
    for (int k = 1; k < ASC_SLOT_KINDS; k++) sum += c->near[k];
    for (int k = 1; k < ASC_SLOT_KINDS; k++) {
        double speaks = (sum > 0 ? c->near[k] / sum : 0) + OF_KIND * f->kind_p[k];
        if (counts[k] && speaks > top) top = speaks, best = k;
    }
    return best;
}

static uint32_t sent_of(const struct finder *f, const struct chosen *c)
{
    return f->told[c->best].sent;
}

/* Does a wider gap than that in front of hits[i] follow or precede at less than `rank`? */
static bool gapes(const struct finder *f, struct chosen *const *hits, uint32_t n, uint32_t i,
                  uint32_t accounts)
{
    uint32_t own = sent_of(f, hits[i]) - sent_of(f, hits[i - 1]), wider = 0;
    for (uint32_t k = 1; k < n; k++) {
        uint32_t gap = sent_of(f, hits[k]) - sent_of(f, hits[k - 1]);
        wider += gap > own || (gap == own && k < i);
    }
    return own > 0 && wider + 1 < accounts;
}

/* What was hit, by kind and in the order of the text, goes to the accounts of its kind: the
 * widest gaps between part them. */
static void split(struct finder *f, int kind, uint32_t first, uint32_t accounts)
{
    struct chosen *hits[2 * ASC_FILLS_MAX];
    uint32_t n = 0, at = 0;
    for (size_t i = 0; i < f->chosen_count; i++) {
        struct chosen *c = &f->chosen[i];
        if (!is_hit(c) || c->kind != kind) continue;
        uint32_t k = n++;
        for (; k > 0 && sent_of(f, hits[k - 1]) > sent_of(f, c); k--) hits[k] = hits[k - 1];
        hits[k] = c;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (i && gapes(f, hits, n, i, accounts)) at++;
        hits[i]->account = first + at;
    }
}

/* The account, of these, whose targets and victims stand nearest. */
static uint32_t nearest(const struct finder *f, const struct chosen *c, uint32_t first,
                        uint32_t accounts)
{
    uint32_t best = first, near = UINT32_MAX;
    for (uint32_t a = first; a < first + accounts; a++) {
        uint32_t here = FAR;
        for (size_t i = 0; i < f->chosen_count; i++) {
            const struct chosen *o = &f->chosen[i];
            uint32_t x = sent_of(f, c), y = sent_of(f, o), d = x > y ? x - y : y - x;
            if (is_hit(o) && o->account == a && d < here) here = d;
        }
        if (here < near) near = here, best = a;
    }
    return best;
}

/* A first guess at where each fill stands, one account each. */
static void guess(struct finder *f, const uint32_t counts[ASC_SLOT_KINDS])
{
    uint32_t first[ASC_SLOT_KINDS], total = 0;
    for (int k = 1; k < ASC_SLOT_KINDS; k++) first[k] = total, total += counts[k];
    for (size_t i = 0; i < f->chosen_count; i++)
        f->chosen[i].kind = kind_of(f, &f->chosen[i], counts);
    for (int k = 1; k < ASC_SLOT_KINDS; k++)
        if (counts[k]) split(f, k, first[k], counts[k]);
    for (size_t i = 0; i < f->chosen_count; i++) {
        struct chosen *c = &f->chosen[i];
        if (!is_hit(c)) c->account = nearest(f, c, first[c->kind], counts[c->kind]);
    }
}

static asc_place_fill placed(const struct finder *f, const struct chosen *c)
{
    return (asc_place_fill){ .role = c->role,
                             .p = c->p,
                             .near = c->near,
                             .sent = sent_of(f, c),
                             .account = c->account,
                             .sents = c->sents,
                             .sent_count = c->sent_count };
}

static bool place_view(const struct finder *f, const uint32_t counts[ASC_SLOT_KINDS],
                       asc_place_account accounts[ASC_ACCOUNTS_MAX], asc_place_view *v)
{
    asc_place_fill *fills = asc_arena_alloc(f->tmp, f->chosen_count + 1, sizeof *fills);
    if (!fills) return false;
    *v = (asc_place_view){ .accounts = accounts, .fills = fills, .report = f->report };
    for (int k = 1; k < ASC_SLOT_KINDS; k++) {
        v->some += f->kind_p[k];
        for (uint32_t j = 0; j < counts[k]; j++)
            accounts[v->account_count++] =
                (asc_place_account){ k, j, counts[k], f->more[k][j], f->kind_p[k] };
    }
    for (size_t i = 0; i < f->chosen_count; i++) fills[v->fill_count++] = placed(f, &f->chosen[i]);
    return asc_place_view_make(v, f->tmp, f->t, &f->o->events, f->things, f->thing_count);
}

/* Each fill to its likeliest account, and to all others that are likely enough. */
static bool fill(struct finder *f, asc_account *accounts, const uint32_t counts[ASC_SLOT_KINDS])
{
    double facts_of[ASC_ACCOUNTS_MAX][ASC_PLACE_FACTS], p[ASC_ACCOUNTS_MAX];
    asc_place_account places[ASC_ACCOUNTS_MAX];
    asc_place_view v;
    guess(f, counts);
    if (!place_view(f, counts, places, &v)) return false;
    for (uint32_t i = 0; i < v.fill_count; i++) {
        uint32_t best = 0;
        double enough = is_hit(&f->chosen[i]) ? ELSEWHERE_HIT : ELSEWHERE;
        asc_place_facts(&v, i, facts_of);
        for (uint32_t a = 0; a < v.account_count; a++) {
            p[a] = asc_slot_place(f->model, (asc_fill_role)f->chosen[i].role, facts_of[a]);
            if (p[a] > p[best]) best = a;
        }
        for (uint32_t a = 0; a < v.account_count; a++)
            if ((a == best || p[a] > enough) && !put_fill(f, &accounts[a], &f->chosen[i]))
                return false;
    }
    return true;
}

static asc_status find(struct finder *f, asc_account **out, size_t *count)
{
    asc_account *a = asc_arena_zalloc(f->keep, ASC_ACCOUNTS_MAX, sizeof *a);
    uint32_t counts[ASC_SLOT_KINDS] = { 0 }, n = 0;
    f->chosen = asc_arena_alloc(f->tmp, ASC_FILL_COUNT * ASC_FILLS_MAX, sizeof *f->chosen);
    if (!a || !f->chosen || !first_layer(f)) return ASC_ENOMEM;
    f->things = asc_arena_alloc(f->tmp, (size_t)f->count * ASC_FILL_COUNT + 1, sizeof *f->things);
    if (!f->things) return ASC_ENOMEM;
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        if (!judge_role(f, k)) return ASC_ENOMEM;
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        if (!choose_role(f, k)) return ASC_ENOMEM;
    if (!count_kinds(f, counts)) return ASC_ENOMEM;
    for (int k = 1; k < ASC_SLOT_KINDS; k++) {
        for (uint32_t i = 0; i < counts[k]; i++) {
            a[n++] = (asc_account){ .kind = kinds[k],
                                    .incident = asc_kinds_happening(&f->o->events, k),
                                    .stage = asc_kinds_stage(f->t, &f->o->events, k),
                                    .p = f->kind_p[k] };
        }
    }
    if (n && !fill(f, a, counts)) return ASC_ENOMEM;
    *out = a;
    *count = n;
    return ASC_OK;
}

asc_status asc_accounts_find(asc_account **out, size_t *count, asc_arena *keep,
                             const asc_slot_model *model, const asc_tree *t, const asc_readout *o,
                             asc_date published, asc_error *err)
{
    struct finder f = { .model = model, .t = t, .o = o, .keep = keep, .tmp = asc_arena_new() };
    *out = NULL;
    *count = 0;
    asc_status rc = f.tmp ? ASC_OK : ASC_ENOMEM;
    if (!rc && t->n)
        rc = asc_slot_view_make(&f.view, f.tmp, t, &o->mentions, &o->events, o->findings,
                                o->finding_count, published, err);
    /* No incident without a word that tells of one, or points back to one. */
    if (!rc && t->n && o->events.count) rc = find(&f, out, count);
    asc_arena_free(f.tmp);
    return rc ? asc_fail(err, rc, "out of memory finding what a report is about") : ASC_OK;
}
