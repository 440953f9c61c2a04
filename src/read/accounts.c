#include "read/accounts.h"

#include "base/error.h"
#include "read/account_finder.h"
#include "read/account_record.h"
#include "read/account_words.h"

#include "base/banned.h"

#define TOLD .26         /* probability from which a report tells of an incident of a kind */
#define TOLD_HARDLY .15  /* the same where nothing else is told, but somebody did something */
#define ELSEWHERE .25    /* probability from which a fill stands in one more account */
#define ELSEWHERE_HIT .4 /* the same of a target or victim */
#define COUNTS .05       /* probability from which a thing counts for what is told */
#define OF_KIND .3       /* share of a kind's own probability in where a thing belongs */
#define FAR 50u          /* sentences to what is not there */

static const asc_incident_kind kinds[ASC_SLOT_KINDS] = { ASC_INCIDENT_OTHER, ASC_INCIDENT_ATTACK,
                                                         ASC_INCIDENT_BOMBING,
                                                         ASC_INCIDENT_HOSTAGE_TAKING,
                                                         ASC_INCIDENT_ARSON };

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
    if (k == ASC_FILL_ORGANISATION) c.firmness = asc_finder_how_surely(f, g);
    f->chosen[f->chosen_count++] = c;
    ++*taken;
    return true;
}

/* Does y, one wording within the other, stand for x: the longer one, of an organisation the likelier? */
static bool stands_for(const struct chosen *y, asc_str longer, const struct chosen *x,
                       asc_str words)
{
    bool organisation = x->role == ASC_FILL_ORGANISATION;
    if (organisation && y->p < x->p) return false;
    return asc_wording_within(words, longer) ||
           (organisation && y->p > x->p && asc_wording_within(longer, words));
}

/* "guerrillas" beside "FMLN guerrillas": one wording stands for both. */
static bool drop_others(struct finder *f, size_t first)
{
    asc_str words[ASC_FILLS_MAX];
    struct chosen all[ASC_FILLS_MAX];
    size_t kept = first, n = f->chosen_count - first;
    for (size_t i = 0; i < n; i++) {
        const struct chosen *c = &f->chosen[first + i];
        all[i] = *c;
        if (!asc_finder_wording(f, &f->told[c->best], c->role, &words[i])) return false;
    }
    for (size_t i = 0; i < n; i++) {
        bool other = false;
        for (size_t k = 0; k < n && !other; k++)
            other = k != i && stands_for(&all[k], words[k], &all[i], words[i]);
        if (!other) f->chosen[kept++] = all[i];
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
        asc_finder_more_facts(f, k, g);
        asc_str words;
        if (!asc_finder_wording(f, &f->told[g->best], k, &words) ||
            !asc_record_facts(f->model, f->tmp, (asc_fill_role)k, words, g->facts + ASC_RECORD_AT))
            return false;
        double p = asc_slot_thing(f->model, (asc_fill_role)k, g->facts);
        if (!take(f, k, g, p, &taken)) return false;
    }
    return drop_others(f, before);
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
                         f->thing_count, &f->whom))
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
    if (!a || !f->chosen || !asc_finder_look(f)) return ASC_ENOMEM;
    f->things = asc_arena_alloc(f->tmp, (size_t)f->count * ASC_FILL_COUNT + 1, sizeof *f->things);
    if (!f->things) return ASC_ENOMEM;
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        if (!asc_finder_judge(f, k)) return ASC_ENOMEM;
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
