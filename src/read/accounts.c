#include "read/accounts.h"

#include <math.h>

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"

#include "base/banned.h"

#define LOWEST -5.0       /* of the first layer: what is less likely is looked at no more */
#define NOTHING -9.0      /* stands for a phrase that is not there */
#define RELEVANT -.5      /* log odds above which a report without any fill has an account */
#define SECOND_KIND .0    /* log odds above which a second kind has an account of its own */
#define OPENS .5          /* probability from which a target or victim opens an account */
#define APART 1u          /* sentences within which what is hit is hit by the same */
#define CUT_WEIGHT .5     /* of the cut's answer where a thing's best phrase is chosen */
#define LISTENED 60       /* tokens either side of a name that may tell how surely it is named */
#define EVENTS_LOOKED 400 /* event words of one report that may tell its stage */

/* A phrase that may be something. */
struct told {
    uint32_t head, sent, actor, kinds, next; /* actor: root mention of a name, ASC_NONE */
    double answer[ASC_FILL_COUNT], cut_answer[ASC_FILL_COUNT];
    uint32_t first[ASC_FILL_COUNT], last[ASC_FILL_COUNT]; /* tokens of the likeliest cut */
};

/* The phrases of one actor or one wording. */
struct thing {
    uint32_t begin, end; /* first and last of its phrases, over told.next */
    double top;
};

/* A thing that is likely enough. */
struct chosen {
    int role;
    asc_firmness firmness;                /* of an organisation */
    uint32_t best, account;               /* account: ASC_NONE until it has one */
    double p, mass, near[ASC_SLOT_KINDS]; /* near: what speaks for an account of each kind */
};

struct finder {
    const asc_slot_model *model;
    const asc_tree *t;
    const asc_readout *o;
    asc_slot_view view;
    asc_arena *tmp, *keep;
    struct told *told;
    uint32_t count;
    double report[ASC_FILL_COUNT]; /* any incident, attack, bombing, kidnapping, arson */
    double tops[ASC_FILL_COUNT];
    struct chosen *chosen;
    size_t chosen_count;
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

static bool answer_phrase(struct finder *f, const asc_phrase *p, struct told *x)
{
    uint32_t room[ASC_SLOT_FEATURES_MAX], m = f->o->mentions.of_token[p->head];
    asc_slot_features features = { room, 0, ASC_SLOT_FEATURES_MAX };
    bool likely = false;
    asc_phrase_features(&f->view, p, &features);
    *x = (struct told){ .head = p->head, .sent = f->t->tok[p->head].sent, .next = ASC_NONE };
    asc_slot_answer(&f->model->phrase, &features, x->answer);
    for (int k = 0; k < ASC_FILL_COUNT; k++) {
        likely |= x->answer[k] >= LOWEST;
        if (x->answer[k] > f->tops[k]) f->tops[k] = x->answer[k];
    }
    if (!likely) return false;
    bool named = m != ASC_NONE && f->o->mentions.items[m].is_name;
    x->actor = named ? f->o->mentions.items[m].same : ASC_NONE;
    x->kinds = asc_slot_kinds(&f->view, p->head);
    answer_cuts(f, p, x);
    return true;
}

static bool first_layer(struct finder *f)
{
    asc_slot_features features;
    asc_phrase p;
    f->told = asc_arena_alloc(f->tmp, f->t->n + 1, sizeof *f->told);
    if (!f->told || !asc_report_features(&f->view, f->tmp, &features)) return false;
    asc_slot_answer(&f->model->report, &features, f->report);
    for (int k = 0; k < ASC_FILL_COUNT; k++) f->tops[k] = NOTHING;
    for (uint32_t i = 0; i < f->t->n; i++)
        if (asc_phrase_at(f->t, &f->o->mentions, i, &p) && answer_phrase(f, &p, &f->told[f->count]))
            f->count++;
    return true;
}

/* ---- second layer ---- */

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool is_article(asc_str s)
{
    return asc_str_eq(s, ASC_STR("a")) || asc_str_eq(s, ASC_STR("an")) ||
           asc_str_eq(s, ASC_STR("the"));
}

/* The wording by which phrases are one thing: lower case, no articles, no punctuation. */
static bool wording(const struct finder *f, const struct told *x, int k, asc_str *out)
{
    asc_str s =
        asc_str_slice(f->t->text, f->t->tok[x->first[k]].begin, f->t->tok[x->last[k] - 1].end);
    char *p = asc_arena_alloc(f->tmp, s.n + 2, 1);
    size_t n = 0, word = 0;
    if (!p) return false;
    for (size_t i = 0; i <= s.n; i++) {
        char c = i < s.n ? s.p[i] : ' ';
        if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
        if (letter(c)) p[n++] = c;
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') continue;
        if (n == word) continue;
        if (is_article((asc_str){ p + word, n - word })) n = word;
        else p[n++] = ' ';
        word = n;
    }
    *out = (asc_str){ p, n };
    return true;
}

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

static bool group(struct finder *f, int k, struct thing **out, uint32_t *count)
{
    asc_map names, groups;
    struct thing *things = asc_arena_alloc(f->tmp, f->count + 1, sizeof *things);
    asc_map_init(&groups, f->tmp);
    *count = 0;
    if (!things || !names_in(f, k, &names)) return false;
    for (uint32_t i = 0; i < f->count; i++) {
        struct told *x = &f->told[i];
        asc_str key;
        bool fresh;
        x->next = ASC_NONE;
        if (x->answer[k] < LOWEST) continue;
        if (!wording(f, x, k, &key)) return false;
        const uint64_t *named = asc_map_find(&names, key);
        if (x->actor != ASC_NONE && !key_of(f, x, &key)) return false;
        if (x->actor == ASC_NONE && named && !key_of(f, &f->told[*named], &key)) return false;
        const uint64_t *at = asc_map_put(&groups, key, *count, &fresh);
        if (!at) return false;
        struct thing *g = &things[*at];
        if (fresh) {
            *g = (struct thing){ i, i, x->answer[k] };
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
                  double out[ASC_SLOT_FACTS])
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

/* ---- how surely ---- */

asc_firmness asc_firmness_of(asc_polarity polarity, asc_certainty certainty, asc_act act, bool told,
                             bool office)
{
    if (polarity == ASC_POLARITY_MINUS) return ASC_FIRMNESS_DENIED;
    if (act == ASC_ACT_CLAIM) return ASC_FIRMNESS_CLAIMED;
    if (act == ASC_ACT_ACCUSE || (told && certainty == ASC_CERTAINTY_PR))
        return office ? ASC_FIRMNESS_ACCUSED_BY_AUTHORITIES : ASC_FIRMNESS_ACCUSED;
    if (certainty == ASC_CERTAINTY_CT) return ASC_FIRMNESS_FACT;
    return certainty == ASC_CERTAINTY_PR ? ASC_FIRMNESS_ACCUSED : ASC_FIRMNESS_POSSIBLE;
}

static bool office(const struct finder *f, uint32_t mention)
{
    if (mention == ASC_NONE) return false;
    asc_actor_kind kind = f->o->mentions.items[mention].kind;
    return kind == ASC_ACTOR_AGENCY || kind == ASC_ACTOR_STATE;
}

static bool deed(asc_predicate p)
{
    return p == ASC_PREDICATE_CARRIED_OUT || p == ASC_PREDICATE_ORDERED ||
           p == ASC_PREDICATE_PLANNED || p == ASC_PREDICATE_HELPED;
}

/* The statement that names the actor as the doer, the most surely read one; or NULL. */
static const asc_finding *naming(const struct finder *f, uint32_t actor)
{
    const asc_finding *best = NULL;
    for (size_t i = 0; actor != ASC_NONE && i < f->o->finding_count; i++) {
        const asc_finding *s = &f->o->findings[i];
        if (!deed(s->predicate) || s->agent == ASC_NONE ||
            f->o->mentions.items[s->agent].same != actor)
            continue;
        if (!best || s->read > best->read) best = s;
    }
    return best;
}

static bool one_of(const struct finder *f, uint32_t i, const char *const *words, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (asc_tree_is(f->t, i, words[k])) return true;
    return false;
}

/* What the words around i, in its sentence, make of a doer named there. */
static asc_firmness told_near(const struct finder *f, uint32_t head)
{
    static const char *const accused[] = { "accuse",     "blame",    "attribute",  "suspect",
                                           "suspected",  "allege",   "alleged",    "allegedly",
                                           "presume",    "presumed", "presumably", "believe",
                                           "responsible" };
    static const char *const claimed[] = { "responsibility" };
    const asc_tree *t = f->t;
    uint32_t from = head > LISTENED ? head - LISTENED : 0;
    asc_firmness out = ASC_FIRMNESS_FACT;
    for (uint32_t i = from; i < t->n && i < head + LISTENED; i++) {
        if (t->tok[i].sent != t->tok[head].sent) continue;
        if (one_of(f, i, claimed, sizeof claimed / sizeof *claimed)) return ASC_FIRMNESS_CLAIMED;
        if (one_of(f, i, accused, sizeof accused / sizeof *accused)) out = ASC_FIRMNESS_ACCUSED;
    }
    return out;
}

/* Off the statement that names the actor, if one does; else off the sentences that do. */
static asc_firmness how_surely(const struct finder *f, const struct told *x, const struct thing *g)
{
    const asc_finding *s = naming(f, x->actor);
    asc_firmness out = ASC_FIRMNESS_FACT;
    if (s) {
        uint32_t who = s->voice_count ? s->voices[s->voice_count - 1].mention : ASC_NONE;
        out =
            asc_firmness_of(s->polarity, s->certainty, s->act, s->voice_count > 0, office(f, who));
    }
    if (out != ASC_FIRMNESS_FACT && out != ASC_FIRMNESS_ACCUSED) return out;
    for (uint32_t i = g->begin; i != ASC_NONE; i = f->told[i].next) {
        asc_firmness near = told_near(f, f->told[i].head);
        if (near == ASC_FIRMNESS_CLAIMED) return near;
        if (near == ASC_FIRMNESS_ACCUSED) out = near;
    }
    return out;
}

/* ---- accounts ---- */

/* The kind (an index of `kinds`) that an incident's own kind counts as; 0: none. */
static int counts_as(uint32_t kind)
{
    switch ((asc_incident_kind)kind) {
    case ASC_INCIDENT_BOMBING: return 2;
    case ASC_INCIDENT_HOSTAGE_TAKING: return 3;
    case ASC_INCIDENT_ARSON: return 4;
    case ASC_INCIDENT_OTHER: return 0;
    default: return 1;
    }
}

/* How much speaks for it that the thing belongs to an account of each kind. */
static void belongs(const struct finder *f, int k, const struct thing *g, struct chosen *out)
{
    for (uint32_t i = g->begin; i != ASC_NONE; i = f->told[i].next) {
        double p = 1 / (1 + exp(-f->told[i].answer[k]));
        out->mass += p;
        for (uint32_t rest = f->told[i].kinds, first = 1; rest; rest >>= 4, first = 0)
            out->near[counts_as((rest & 15) - 1)] += first ? p : .3 * p;
    }
}

static asc_stage stage_of(const struct finder *f, int kind)
{
    static const char *const tried[] = { "attempt",   "try",   "foil",       "thwart",    "defuse",
                                         "frustrate", "abort", "deactivate", "unexploded" };
    static const char *const said[] = { "threaten", "threat" };
    const asc_events *ev = &f->o->events;
    for (size_t k = 0; k < ev->count && k < EVENTS_LOOKED; k++) {
        const asc_event *e = &ev->items[k];
        if (e->strength != ASC_EVENT_STRONG || counts_as((uint32_t)e->kind) != kind) continue;
        for (uint32_t i = e->tok, up = 0; up < 4; up++, i = f->t->tok[i].head) {
            for (size_t w = 0; w < sizeof tried / sizeof *tried; w++)
                if (asc_tree_is(f->t, i, tried[w])) return ASC_STAGE_ATTEMPTED;
            for (size_t w = 0; w < sizeof said / sizeof *said; w++)
                if (asc_tree_is(f->t, i, said[w])) return ASC_STAGE_THREATENED;
        }
        return ASC_STAGE_ACCOMPLISHED; /* the first one decides */
    }
    return ASC_STAGE_ACCOMPLISHED;
}

static uint32_t happening_of(const struct finder *f, int kind)
{
    const asc_events *ev = &f->o->events;
    if (ev->main != ASC_NONE && counts_as((uint32_t)ev->happenings[ev->main].kind) == kind)
        return ev->main;
    for (uint32_t h = 0; h < ev->happening_count; h++)
        if (counts_as((uint32_t)ev->happenings[h].kind) == kind) return h;
    return ev->main;
}

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

/* What is likely enough of one role, in the order of the text. */
static bool choose_role(struct finder *f, int k)
{
    struct thing *things;
    uint32_t n, taken = 0;
    double best = NOTHING, second = NOTHING;
    if (!group(f, k, &things, &n)) return false;
    for (uint32_t i = 0; i < n; i++) {
        if (things[i].top > best) second = best, best = things[i].top;
        else if (things[i].top > second) second = things[i].top;
    }
    for (uint32_t i = 0; i < n && taken < ASC_FILLS_MAX; i++) {
        double x[ASC_SLOT_FACTS];
        facts(f, k, &things[i], best, second, x);
        double p = asc_slot_second(f->model, (asc_fill_role)k, x);
        if (p <= (double)f->model->threshold[k]) continue;
        struct chosen *c = &f->chosen[f->chosen_count++];
        *c = (struct chosen){ .role = k, .best = likeliest(f, k, &things[i]), .p = p };
        c->account = ASC_NONE;
        belongs(f, k, &things[i], c);
        c->firmness = k == ASC_FILL_ORGANISATION ? how_surely(f, &f->told[c->best], &things[i])
                                                 : ASC_FIRMNESS_FACT;
        taken++;
    }
    return true;
}

static bool is_hit(const struct chosen *c)
{
    return c->role == ASC_FILL_TARGET || c->role == ASC_FILL_VICTIM;
}

static uint32_t sentences_apart(const struct finder *f, const struct chosen *a,
                                const struct chosen *b)
{
    uint32_t x = f->told[a->best].sent, y = f->told[b->best].sent;
    return x > y ? x - y : y - x;
}

/* The account whose targets and victims stand nearest; *of_role: how near one of that role. */
static uint32_t nearest_hit(const struct finder *f, const struct chosen *c, uint32_t count,
                            uint32_t *of_role)
{
    uint32_t near[ASC_ACCOUNTS_MAX], best = 0, role[ASC_ACCOUNTS_MAX];
    for (uint32_t a = 0; a < count; a++) near[a] = role[a] = UINT32_MAX;
    for (size_t i = 0; i < f->chosen_count; i++) {
        const struct chosen *o = &f->chosen[i];
        if (!is_hit(o) || o->account == ASC_NONE || o == c) continue;
        uint32_t d = sentences_apart(f, c, o);
        if (d < near[o->account]) near[o->account] = d;
        if (o->role == c->role && d < role[o->account]) role[o->account] = d;
    }
    for (uint32_t a = 1; a < count; a++)
        if (near[a] < near[best]) best = a;
    *of_role = count ? role[best] : UINT32_MAX;
    return best;
}

/*
 * The likeliest target or victim first: each goes to the nearest account, unless what this
 * one has of the same role stands sentences away; then it opens an account if it is likely.
 */
static uint32_t split(struct finder *f)
{
    uint32_t count = 0;
    for (;;) {
        struct chosen *c = NULL;
        for (size_t i = 0; i < f->chosen_count; i++) {
            struct chosen *o = &f->chosen[i];
            if (is_hit(o) && o->account == ASC_NONE && (!c || o->p > c->p)) c = o;
        }
        if (!c) return count ? count : 1;
        uint32_t same, to = nearest_hit(f, c, count, &same);
        bool apart = same != UINT32_MAX && same > APART;
        if (!count || (apart && c->p >= OPENS && count < ASC_ACCOUNTS_MAX)) to = count++;
        c->account = to;
    }
}

/* The likeliest kind of account a: what the report tells of, and what stands by its hits. */
static int kind_of(const struct finder *f, uint32_t a)
{
    double own[ASC_SLOT_KINDS] = { 0 }, all = 0;
    int best = 1;
    for (size_t i = 0; i < f->chosen_count; i++) {
        const struct chosen *c = &f->chosen[i];
        if (!is_hit(c) || c->account != a) continue;
        for (int k = 1; k < ASC_SLOT_KINDS; k++) own[k] += c->near[k];
        all += c->mass;
    }
    for (int k = 1; k < ASC_SLOT_KINDS; k++) {
        own[k] = f->report[k] + (all > 0 ? own[k] / all : 0);
        if (own[k] > own[best]) best = k;
    }
    return best;
}

/* A second kind that the report tells of as surely; 0: none. */
static int second_kind(const struct finder *f, int first)
{
    int best = 0;
    for (int k = 1; k < ASC_SLOT_KINDS; k++)
        if (k != first && f->report[k] > SECOND_KIND && (!best || f->report[k] > f->report[best]))
            best = k;
    return best;
}

/* Organisations are behind all that a report tells of; the rest goes to the nearest. */
static bool fill(struct finder *f, asc_account *accounts, uint32_t hits, uint32_t count)
{
    for (size_t i = 0; i < f->chosen_count; i++) {
        struct chosen *c = &f->chosen[i];
        uint32_t same;
        if (c->account == ASC_NONE) c->account = nearest_hit(f, c, hits, &same);
        bool all = c->role == ASC_FILL_ORGANISATION;
        for (uint32_t a = all ? 0 : c->account; a < (all ? count : c->account + 1); a++)
            if (!put_fill(f, &accounts[a], c)) return false;
    }
    return true;
}

/* No incident without a word that tells of one. */
static bool tells_of_any(const asc_events *ev)
{
    for (size_t k = 0; k < ev->count; k++)
        if (ev->items[k].strength == ASC_EVENT_STRONG) return true;
    return false;
}

static asc_status find(struct finder *f, asc_account **out, size_t *count)
{
    asc_account *a = asc_arena_zalloc(f->keep, ASC_ACCOUNTS_MAX, sizeof *a);
    int kind[ASC_ACCOUNTS_MAX] = { 0 };
    f->chosen = asc_arena_alloc(f->tmp, ASC_FILL_COUNT * ASC_FILLS_MAX, sizeof *f->chosen);
    if (!a || !f->chosen || !first_layer(f)) return ASC_ENOMEM;
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        if (!choose_role(f, k)) return ASC_ENOMEM;
    if (!f->chosen_count && f->report[0] <= RELEVANT) return ASC_OK;
    uint32_t hits = split(f), n = hits;
    for (uint32_t i = 0; i < hits; i++) kind[i] = kind_of(f, i);
    if (hits == 1 && (kind[1] = second_kind(f, kind[0])) != 0) n = 2;
    for (uint32_t i = 0; i < n; i++) {
        a[i].kind = kinds[kind[i]];
        a[i].incident = happening_of(f, kind[i]);
        a[i].stage = stage_of(f, kind[i]);
        a[i].p = 1 / (1 + exp(-f->report[kind[i]]));
    }
    if (!fill(f, a, hits, n)) return ASC_ENOMEM;
    *out = a;
    *count = n;
    return ASC_OK;
}

asc_status asc_accounts_find(asc_account **out, size_t *count, asc_arena *keep,
                             const asc_slot_model *model, const asc_tree *t, const asc_readout *o,
                             asc_error *err)
{
    struct finder f = { .model = model, .t = t, .o = o, .keep = keep, .tmp = asc_arena_new() };
    *out = NULL;
    *count = 0;
    asc_status rc = f.tmp ? ASC_OK : ASC_ENOMEM;
    if (!rc && t->n)
        rc = asc_slot_view_make(&f.view, f.tmp, t, &o->mentions, &o->events, o->findings,
                                o->finding_count, err);
    if (!rc && t->n && tells_of_any(&o->events)) rc = find(&f, out, count);
    asc_arena_free(f.tmp);
    return rc ? asc_fail(err, rc, "out of memory finding what a report is about") : ASC_OK;
}
