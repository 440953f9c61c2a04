/*
 * The statements of one incident, made testimonies by origin. Who an origin is, is told in evidence_who.c, whose deed
 * it is when men and their bodies are told of in evidence_bodies.c, what is doubted and motivated in evidence_asides.c.
 */
#include "weigh/evidence.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/order.h"
#include "base/str.h"
#include "weigh/evidence_inner.h"
#include "weigh/sides.h"

#include "base/banned.h"

const asc_learnt *asc_learnt_of(const asc_weigh_input *in, uint64_t key)
{
    size_t lo = 0, hi = in->learnt_count;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (in->learnt[mid].key < key) lo = mid + 1;
        else hi = mid;
    }
    return lo < in->learnt_count && in->learnt[lo].key == key ? &in->learnt[lo] : NULL;
}

int asc_tied_cmp(const void *x, const void *y)
{
    const asc_tied *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return p->b < q->b ? -1 : p->b > q->b;
}

bool asc_is_tied(const asc_weigh_input *in, uint32_t x, uint32_t y, const char *until)
{
    asc_tied pair = { .a = x < y ? x : y, .b = x < y ? y : x };
    const asc_tied *found = NULL;
    if (in->tie_count) found = bsearch(&pair, in->ties, in->tie_count, sizeof pair, asc_tied_cmp);
    return found && (!until || strncmp(found->since, until, 10) <= 0);
}

bool asc_is_role(asc_predicate p)
{
    return p == ASC_PREDICATE_CARRIED_OUT || p == ASC_PREDICATE_ORDERED ||
           p == ASC_PREDICATE_PLANNED || p == ASC_PREDICATE_HELPED || p == ASC_PREDICATE_FINANCED ||
           p == ASC_PREDICATE_KNEW_OF;
}

bool asc_speaks_of_itself(const asc_statement *st)
{
    const asc_source *s = &st->sources[st->source_count - 1];
    if (st->agent.actor == ASC_NONE) return false;
    if (st->source_count > 1) return s->actor == st->agent.actor;
    return st->act == ASC_ACT_CLAIM || (st->act == ASC_ACT_DENY && st->basis == ASC_BASIS_CLAIMED);
}

uint64_t asc_origin_of(const asc_weigh_input *in, uint32_t statement)
{
    const asc_statement *st = &in->statements[statement];
    if (asc_speaks_of_itself(st)) return st->agent.actor;
    if (in->origin_of) return in->origin_of[statement];
    const asc_source *s = &st->sources[st->source_count - 1];
    return s->actor != ASC_NONE ? s->actor : ASC_ORIGIN_REPORT + st->report;
}

double asc_evidence_firmness(asc_certainty c)
{
    return c == ASC_CERTAINTY_CT ? 1 : c == ASC_CERTAINTY_PR ? .7 : c == ASC_CERTAINTY_PS ? .35 : 0;
}

static bool taken_back(const asc_weigh_input *in, uint32_t statement, const char *until)
{
    const char *day = in->fallen ? in->fallen[statement] : NULL;
    return day && (!until || (day[0] && strncmp(day, until, 10) <= 0));
}

bool asc_evidence_counts(const asc_weigh_input *in, uint32_t statement, const char *until)
{
    const asc_statement *st = &in->statements[statement];
    if (st->conditional || st->mood != ASC_MOOD_HAPPENED || st->agent.actor == ASC_NONE)
        return false;
    if (st->certainty == ASC_CERTAINTY_U || taken_back(in, statement, until)) return false;
    if (asc_origin_of(in, statement) == ASC_ORIGIN_NONE) return false;
    /* A partial date counts from its first day on: "2010-10" < "2010-10-05". */
    return !until || (st->said[0] && strncmp(st->said, until, 10) <= 0);
}

/* ---- testimonies ---- */

/* Everything that decides the order is in it; the firmest of one kind comes first. */
int asc_evidence_by_origin(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    double fa = a->t.firm * a->t.read, fb = b->t.firm * b->t.read;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    if (a->t.actor != b->t.actor) return a->t.actor < b->t.actor ? -1 : 1;
    if (a->t.role != b->t.role) return a->t.role < b->t.role ? -1 : 1;
    if (a->t.polarity != b->t.polarity) return a->t.polarity < b->t.polarity ? -1 : 1;
    if (a->t.word != b->t.word) return a->t.word < b->t.word ? -1 : 1;
    if (fa != fb) return fa > fb ? -1 : 1;
    return a->t.statement < b->t.statement ? -1 : a->t.statement > b->t.statement;
}

bool asc_evidence_same_word(const asc_testimony *a, const asc_testimony *b)
{
    return a->actor == b->actor && a->role == b->role && a->polarity == b->polarity &&
           a->word == b->word;
}

/* ---- gathering ---- */

asc_testimony asc_evidence_testimony(const asc_statement *st, uint32_t index, asc_word word)
{
    return (asc_testimony){ .actor = st->agent.actor,
                            .statement = index,
                            .role = st->predicate,
                            .polarity = st->polarity,
                            .word = word,
                            .firm = asc_evidence_firmness(st->certainty),
                            .read = st->read };
}

#define SAME_OFFICE_LOOK 256 /* entries of the same report that are looked through */

/* "The court", "a special court in Ladara": an article, and then no capital. */
static bool common(asc_str name)
{
    static const char *const articles[] = { "the ", "The ", "a ", "A ", "an ", "An " };
    for (size_t k = 0; k < sizeof articles / sizeof *articles; k++) {
        size_t n = strlen(articles[k]);
        if (name.n > n && memcmp(name.p, articles[k], n) == 0)
            return name.p[n] >= 'a' && name.p[n] <= 'z';
    }
    return false;
}

/* Has it a name of its own? An office alone ("Court", in a headline) is none. */
static bool proper(const asc_reputes *s, const asc_actor *a)
{
    for (uint32_t k = 0; k < a->name_count; k++) {
        asc_str name = a->names[k];
        bool office = !memchr(name.p, ' ', name.n) && asc_repute_of_words(s, name) != ASC_NONE;
        if (office || common(name)) return false;
    }
    return a->named;
}

/*
 * "A special court in Ladara" and "the court", "two officials" and "an official": in one
 * report voices without a name that belong to one office are one origin. Statements lie
 * by report.
 */
static uint64_t same_office(const struct gather *g, uint64_t key, uint32_t report)
{
    if (key >= ASC_ORIGIN_REPORT || proper(g->standings, &g->in->actors[key])) return key;
    uint32_t words = asc_repute_of_actor(g->standings, &g->in->actors[key]);
    for (size_t k = g->count, left = SAME_OFFICE_LOOK; words != ASC_NONE && k > 0 && left; left--) {
        const struct entry *e = &g->entries[--k];
        if (g->in->statements[e->t.statement].report != report) break;
        if (e->key < ASC_ORIGIN_REPORT && !proper(g->standings, &g->in->actors[e->key]) &&
            asc_repute_of_actor(g->standings, &g->in->actors[e->key]) == words)
            return e->key;
    }
    return key;
}

/* "People say it was X. It was not X": who tells a rumour to contradict it has it counted as none. */
static bool refuted(const struct gather *g, const asc_statement *st, const uint32_t *of_incident,
                    uint32_t count)
{
    uint32_t last = st->sources[st->source_count - 1].actor;
    if (last == ASC_NONE || !asc_evidence_is_crowd(&g->in->actors[last])) return false;
    uint32_t by = st->source_count > 2 ? st->sources[st->source_count - 2].actor : ASC_NONE;
    for (uint32_t k = 0; k < count; k++) {
        const asc_statement *x = &g->in->statements[of_incident[k]];
        if (x->report == st->report && x->polarity == ASC_POLARITY_MINUS &&
            x->predicate == st->predicate && x->agent.actor == st->agent.actor &&
            x->source_count + 1 == st->source_count && x->sources[x->source_count - 1].actor == by)
            return true;
    }
    return false;
}

static void list_entries(struct gather *g, const uint32_t *of_incident, uint32_t count,
                         const char *until)
{
    for (uint32_t k = 0; k < count; k++) {
        const asc_statement *st = &g->in->statements[of_incident[k]];
        if (!asc_is_role(st->predicate) || !asc_evidence_counts(g->in, of_incident[k], until))
            continue;
        if (refuted(g, st, of_incident, count) || asc_evidence_fell(g, st, until)) continue;
        struct entry *e = &g->entries[g->count];
        asc_side side = asc_side_of(g->in, g->standings, of_incident[k], until);
        e->key = same_office(g, side.key, st->report);
        e->confession = side.confession;
        e->second_hand = side.second_hand;
        e->t = asc_evidence_testimony(st, of_incident[k], side.word);
        e->t.actor = asc_alias_of(g->in, e->t.actor, until);
        asc_evidence_stand_for(g, e, until);
        g->count++;
    }
    asc_evidence_act_for_groups(g);
    asc_evidence_plans_are_deeds(g);
    qsort(g->entries, g->count, sizeof *g->entries, asc_evidence_by_origin);
}

/* The statements, firmest first as sorted, and the reports they stand in. */
static bool list_places(struct gather *g, asc_heard *o, const struct entry *e, size_t n)
{
    uint32_t *st = asc_arena_alloc(g->keep, n + 1, sizeof *st);
    uint32_t *reports = asc_arena_alloc(g->keep, n + 1, sizeof *reports);
    if (!st || !reports) return false;
    o->seed = UINT64_MAX;
    for (size_t k = 0; k < n; k++) {
        const asc_statement *s = &g->in->statements[e[k].t.statement];
        uint64_t id = asc_str_hash(asc_str_from(s->id));
        if (id < o->seed) o->seed = id;
        st[k] = e[k].t.statement;
        reports[k] = s->report;
    }
    qsort(reports, n, sizeof *reports, asc_order_u32);
    for (size_t k = 0; k < n; k++)
        if (k == 0 || reports[k] != reports[o->report_count - 1])
            reports[o->report_count++] = reports[k];
    o->statements = st;
    o->statement_count = (uint32_t)n;
    o->reports = reports;
    return true;
}

static bool take_origin(struct gather *g, const struct entry *e, size_t n)
{
    asc_evidence *out = g->out;
    if (out->origin_count == ASC_ORIGINS_MAX) {
        out->left_out++;
        return true;
    }
    asc_heard *o = &out->origins[out->origin_count];
    *o = (asc_heard){ .key = e->key, .trust = 1, .echo = 1, .first = out->count };
    o->own = o->trust = asc_evidence_own(g->in, e, n);
    for (size_t k = 0; k < n; k++) {
        if (k && asc_evidence_same_word(&e[k].t, &e[k - 1].t)) continue;
        asc_testimony *t = &out->items[out->count++];
        *t = e[k].t;
        t->origin = out->origin_count;
    }
    o->end = out->count;
    asc_evidence_stand(o, g->standings, g->in, e, n);
    out->origin_count++;
    return list_places(g, o, e, n);
}

static bool take_origins(struct gather *g)
{
    size_t origins = 0;
    for (size_t k = 0; k < g->count; k++)
        origins += k == 0 || g->entries[k].key != g->entries[k - 1].key;
    if (origins > ASC_ORIGINS_MAX) origins = ASC_ORIGINS_MAX;
    g->out->origins = asc_arena_zalloc(g->keep, origins + 1, sizeof *g->out->origins);
    g->out->items = asc_arena_alloc(g->keep, g->count + 1, sizeof *g->out->items);
    if (!g->out->origins || !g->out->items) return false;
    for (size_t k = 0, end; k < g->count; k = end) {
        for (end = k + 1; end < g->count && g->entries[end].key == g->entries[k].key;) end++;
        if (!take_origin(g, &g->entries[k], end - k)) return false;
    }
    return true;
}

/* ---- who may be an answer ---- */

/* Does this voice name anybody that has a name? "A court convicted four men": then it says who they are. */
static bool has_named(const struct gather *g, uint32_t origin)
{
    const asc_heard *o = &g->out->origins[origin];
    for (uint32_t k = o->first; k < o->end; k++) {
        const asc_testimony *t = &g->out->items[k];
        if (t->role == ASC_PREDICATE_CARRIED_OUT && t->polarity == ASC_POLARITY_PLUS &&
            asc_told_apart(&g->in->actors[t->actor]))
            return true;
    }
    return false;
}

/* "Two teenagers were convicted of it": a court knows who they are, whether they are named or not. */
static bool is_convicted(const struct gather *g, const asc_testimony *t)
{
    const asc_statement *st = &g->in->statements[t->statement];
    if (t->role != ASC_PREDICATE_CARRIED_OUT || t->polarity != ASC_POLARITY_PLUS ||
        st->certainty != ASC_CERTAINTY_CT || has_named(g, t->origin))
        return false;
    return g->out->origins[t->origin].standing == g->standings->verdict ||
           asc_evidence_tells_verdict(g->in, st);
}

static void tell_apart(struct gather *g)
{
    for (uint32_t k = 0; k < g->out->count; k++) {
        asc_testimony *t = &g->out->items[k];
        t->apart = asc_told_apart(&g->in->actors[t->actor]) || is_convicted(g, t);
    }
    for (uint32_t k = 0; k < g->out->count; k++)
        for (uint32_t j = 0; j < g->out->count && !g->out->items[k].apart; j++)
            g->out->items[k].apart =
                g->out->items[j].apart && g->out->items[j].actor == g->out->items[k].actor;
}

asc_status asc_evidence_gather(asc_evidence *out, asc_arena *keep, const asc_weigh_input *in,
                               const asc_reputes *standings, const uint32_t *of_incident,
                               uint32_t count, const char *until, asc_error *err)
{
    asc_evidence e = { .until = until };
    struct gather g = { .out = &e, .keep = keep, .in = in, .standings = standings };
    g.entries = asc_arena_zalloc(keep, 2 * (size_t)count + 1, sizeof *g.entries);
    if (!g.entries) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!asc_evidence_find_reversals(&g, of_incident, count, until))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    list_entries(&g, of_incident, count, until);
    if (!take_origins(&g)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    tell_apart(&g);
    asc_evidence_disown(&g);
    if (!asc_evidence_find_echoes(&g) || !asc_evidence_take_asides(&g, of_incident, count, until))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    *out = e;
    return ASC_OK;
}
