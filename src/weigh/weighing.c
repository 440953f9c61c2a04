#include "weigh/weighing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/side.h"
#include "base/str.h"
#include "weigh/bodies.h"
#include "weigh/credence.h"
#include "weigh/learnt.h"
#include "weigh/posts.h"
#include "weigh/sides.h"
#include "weigh/sources.h"

#include "base/banned.h"

struct run {
    asc_arena *keep;
    asc_weigh_input in;
    asc_reputes standings;
    const asc_weigh_options *options;
    const asc_incident *incidents;
    size_t incident_count;
    uint32_t *first, *list; /* statements of incident i: list[first[i] .. first[i + 1]) */
    char as_of[11];
};

/* ---- which statements belong to which incident ---- */

static bool heard(const struct run *r, const bool *holds, uint32_t k)
{
    const asc_statement *st = &r->in.statements[k];
    return st->object.incident != ASC_NONE && (!holds || holds[k]);
}

static asc_status by_incident(struct run *r, const bool *holds, asc_error *err)
{
    size_t n = r->incident_count;
    r->first = asc_arena_zalloc(r->keep, n + 2, sizeof *r->first);
    r->list = asc_arena_alloc(r->keep, r->in.statement_count + 1, sizeof *r->list);
    if (!r->first || !r->list) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (uint32_t k = 0; k < r->in.statement_count; k++)
        if (heard(r, holds, k)) r->first[r->in.statements[k].object.incident + 2]++;
    for (size_t i = 2; i < n + 2; i++) r->first[i] += r->first[i - 1];
    for (uint32_t k = 0; k < r->in.statement_count; k++)
        if (heard(r, holds, k)) r->list[r->first[r->in.statements[k].object.incident + 1]++] = k;
    return ASC_OK;
}

/* ---- ties ---- */

static bool is_tie(const asc_statement *st)
{
    return (st->predicate == ASC_PREDICATE_LEADS || st->predicate == ASC_PREDICATE_MEMBER_OF ||
            st->predicate == ASC_PREDICATE_PART_OF) &&
           st->polarity == ASC_POLARITY_PLUS && st->certainty != ASC_CERTAINTY_U &&
           st->agent.actor != ASC_NONE && st->object.actor != ASC_NONE &&
           st->agent.actor != st->object.actor;
}

static asc_tied tied(const asc_statement *st, uint32_t a, uint32_t b)
{
    asc_tied x = { .a = a < b ? a : b, .b = a < b ? b : a };
    snprintf(x.since, sizeof x.since, "%s", st->said[0] ? st->said : "~");
    return x;
}

/* The ties as told, and as they are of those whom these are the same as. */
static asc_status find_ties(struct run *r, asc_error *err)
{
    size_t n = 0, kept = 0;
    for (size_t k = 0; k < r->in.statement_count; k++) n += is_tie(&r->in.statements[k]);
    asc_tied *ties = asc_arena_alloc(r->keep, 2 * n + r->in.actor_count + 1, sizeof *ties);
    const uint32_t *clans = asc_clans_find(&r->in, r->keep);
    if (!ties || !clans) return asc_fail(err, ASC_ENOMEM, "out of memory");
    n = 0;
    for (uint32_t a = 0; a < r->in.actor_count; a++) /* whatever day it is */
        if (clans[a] != ASC_NONE)
            ties[n++] =
                (asc_tied){ .a = a < clans[a] ? a : clans[a], .b = a < clans[a] ? clans[a] : a };
    for (size_t k = 0; k < r->in.statement_count; k++) {
        const asc_statement *st = &r->in.statements[k];
        if (!is_tie(st)) continue;
        uint32_t a = asc_alias_of(&r->in, st->agent.actor, NULL);
        uint32_t b = asc_alias_of(&r->in, st->object.actor, NULL);
        ties[n++] = tied(st, st->agent.actor, st->object.actor);
        if (a != b && (a != st->agent.actor || b != st->object.actor)) ties[n++] = tied(st, a, b);
    }
    qsort(ties, n, sizeof *ties, asc_tied_cmp);
    for (size_t k = 0; k < n; k++) {
        if (kept == 0 || asc_tied_cmp(&ties[k], &ties[kept - 1])) ties[kept++] = ties[k];
        else if (strcmp(ties[k].since, ties[kept - 1].since) < 0) ties[kept - 1] = ties[k];
    }
    r->in.ties = ties;
    r->in.tie_count = kept;
    return ASC_OK;
}

/* ---- who is one ---- */

/* Of two persons, or of two bodies: "Marrin, formerly of the Guard" is neither. */
static bool alike(const asc_actor *x, const asc_actor *y)
{
    return x->named && y->named && (x->kind == ASC_ACTOR_PERSON) == (y->kind == ASC_ACTOR_PERSON) &&
           x->kind != ASC_ACTOR_STATE && y->kind != ASC_ACTOR_STATE;
}

static bool is_alias(const struct run *r, const asc_statement *st)
{
    return st->predicate == ASC_PREDICATE_SAME_AS && st->source_count == 1 && !st->conditional &&
           st->polarity == ASC_POLARITY_PLUS && st->certainty == ASC_CERTAINTY_CT &&
           st->agent.actor != ASC_NONE && st->object.actor != ASC_NONE &&
           st->agent.actor != st->object.actor &&
           alike(&r->in.actors[st->agent.actor], &r->in.actors[st->object.actor]);
}

static int by_later(const void *x, const void *y)
{
    const asc_tied *p = x, *q = y;
    if (p->b != q->b) return p->b < q->b ? -1 : 1;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return strcmp(p->since, q->since);
}

static asc_status find_aliases(struct run *r, asc_error *err)
{
    size_t n = 0;
    for (size_t k = 0; k < r->in.statement_count; k++) n += is_alias(r, &r->in.statements[k]);
    if (!n) return ASC_OK;
    asc_tied *aliases = asc_arena_alloc(r->keep, n, sizeof *aliases);
    if (!aliases) return asc_fail(err, ASC_ENOMEM, "out of memory");
    n = 0;
    for (size_t k = 0; k < r->in.statement_count; k++)
        if (is_alias(r, &r->in.statements[k]))
            aliases[n++] = tied(&r->in.statements[k], r->in.statements[k].agent.actor,
                                r->in.statements[k].object.actor);
    qsort(aliases, n, sizeof *aliases, by_later);
    r->in.aliases = aliases;
    r->in.alias_count = n;
    return ASC_OK;
}

/* ---- who claims what it does ---- */

/*
 * How often an actor claims what others name it for, over the incidents of these reports.
 * Prior: Beta(.26, .61), the mean of all and the weight that the spread between groups of
 * the Global Terrorism Database, 2012 to 2015, has (Beta(.42, .45) over groups).
 */
#define CLAIMS_PRIOR .26
#define SILENT_PRIOR .61

static asc_status find_claims(struct run *r, asc_error *err)
{
    size_t n = r->in.actor_count;
    uint32_t *last = asc_arena_alloc(r->keep, n + 1, sizeof *last);
    uint32_t *claimed = asc_arena_zalloc(r->keep, n + 1, sizeof *claimed);
    uint32_t *named = asc_arena_zalloc(r->keep, n + 1, sizeof *named);
    double *rate = asc_arena_alloc(r->keep, n + 1, sizeof *rate);
    if (!last || !claimed || !named || !rate) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t a = 0; a < n; a++) last[a] = ASC_NONE;
    for (size_t i = 0; i < r->incident_count; i++) {
        for (int pass = 0; pass < 2; pass++) { /* named by others; then: by itself too? */
            for (uint32_t k = r->first[i]; k < r->first[i + 1]; k++) {
                const asc_statement *st = &r->in.statements[r->list[k]];
                uint32_t a = st->agent.actor;
                if (st->predicate != ASC_PREDICATE_CARRIED_OUT || a == ASC_NONE ||
                    st->polarity == ASC_POLARITY_MINUS || st->conditional)
                    continue;
                bool self = asc_speaks_of_itself(st);
                if (!pass && !self && last[a] != i) {
                    last[a] = (uint32_t)i;
                    named[a]++;
                } else if (pass && self && last[a] == i) {
                    claimed[a]++;
                    last[a] = ASC_NONE; /* once an incident */
                }
            }
        }
    }
    for (size_t a = 0; a < n; a++)
        rate[a] = (CLAIMS_PRIOR + claimed[a]) / (CLAIMS_PRIOR + SILENT_PRIOR + named[a]);
    r->in.claims = rate;
    return ASC_OK;
}

/* ---- who has done such a thing elsewhere ---- */

/* Who was doubted, by others, to have done what: sorted by both. */
struct dispute {
    uint32_t actor, incident;
    const char *day; /* on which that was first told */
};

static int by_actor(const void *x, const void *y)
{
    const struct dispute *a = x, *b = y;
    if (a->actor != b->actor) return a->actor < b->actor ? -1 : 1;
    if (a->incident != b->incident) return a->incident < b->incident ? -1 : 1;
    return strcmp(a->day, b->day);
}

static bool disputes(const asc_statement *st)
{
    bool of_him =
        st->predicate == ASC_PREDICATE_CARRIED_OUT || st->predicate == ASC_PREDICATE_CREDIBLE;
    const asc_source *by = &st->sources[st->source_count - 1];
    return of_him && st->polarity == ASC_POLARITY_MINUS && st->agent.actor != ASC_NONE &&
           st->object.incident != ASC_NONE && by->actor != st->agent.actor;
}

static bool list_disputes(struct run *r, struct dispute **out, size_t *count)
{
    size_t n = 0;
    for (size_t k = 0; k < r->in.statement_count; k++) n += disputes(&r->in.statements[k]);
    struct dispute *d = asc_arena_alloc(r->keep, n + 1, sizeof *d);
    if (!d) return false;
    n = 0;
    for (size_t k = 0; k < r->in.statement_count; k++) {
        const asc_statement *st = &r->in.statements[k];
        if (disputes(st))
            d[n++] = (struct dispute){ st->agent.actor, st->object.incident, st->said };
    }
    if (n) qsort(d, n, sizeof *d, by_actor);
    *out = d;
    *count = n;
    return true;
}

/* Was what he claims doubted when he claimed it? What was told later must not change what was known. */
static bool disputed(const struct dispute *d, size_t count, const asc_statement *claim)
{
    size_t low = 0, high = count;
    struct dispute first = { claim->agent.actor, claim->object.incident, "" };
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (by_actor(&d[mid], &first) < 0) low = mid + 1;
        else high = mid;
    }
    return low < count && d[low].actor == first.actor && d[low].incident == first.incident &&
           strcmp(d[low].day, claim->said) <= 0;
}

/* Does a report say in its own voice, or the actor of itself, that it carried this out? What
 * one source says of another is weighed where it belongs, and is no record. */
static bool is_record(const struct run *r, uint32_t k)
{
    const asc_statement *st = &r->in.statements[k];
    if (st->predicate != ASC_PREDICATE_CARRIED_OUT || st->polarity != ASC_POLARITY_PLUS ||
        st->certainty != ASC_CERTAINTY_CT || st->mood != ASC_MOOD_HAPPENED || st->conditional ||
        st->agent.actor == ASC_NONE || st->object.incident == ASC_NONE ||
        (r->in.fallen && r->in.fallen[k]))
        return false;
    if (st->source_count > 1) return st->sources[st->source_count - 1].actor == st->agent.actor;
    asc_str outlet = r->in.reports[st->report].facts.outlet;
    return st->act == ASC_ACT_CLAIM ||
           asc_repute_of_words(&r->standings, outlet) != r->standings.party;
}

static void swap_record(asc_record *x)
{
    asc_record was = *x;
    for (int i = 0; i < 2; i++) {
        x->incident[i] = was.incident[1 - i];
        x->statement[i] = was.statement[1 - i];
        memcpy(x->since[i], was.since[1 - i], sizeof x->since[i]);
    }
}

/* Keep the two that were told first. */
static void put_record(asc_record *x, const asc_statement *st, uint32_t statement)
{
    uint32_t incident = st->object.incident;
    const char *day = st->said[0] ? st->said : "~";
    int at = x->incident[0] == incident || x->incident[0] == ASC_NONE ? 0 : 1;
    if (x->incident[at] != ASC_NONE && strcmp(day, x->since[at]) >= 0) return;
    x->incident[at] = incident;
    x->statement[at] = statement;
    snprintf(x->since[at], sizeof x->since[at], "%s", day);
    if (x->incident[1] != ASC_NONE && strcmp(x->since[1], x->since[0]) < 0) swap_record(x);
}

static asc_status find_records(struct run *r, asc_error *err)
{
    size_t n = r->in.actor_count;
    asc_record *records = asc_arena_alloc(r->keep, n + 1, sizeof *records);
    if (!records) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_arena_touch(records, n * sizeof *records);
    for (size_t a = 0; a < n; a++) records[a] = (asc_record){ .incident = { ASC_NONE, ASC_NONE } };
    struct dispute *doubted = NULL;
    size_t n_doubted = 0;
    if (!list_disputes(r, &doubted, &n_doubted)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (uint32_t k = 0; k < r->in.statement_count; k++) {
        const asc_statement *st = &r->in.statements[k];
        bool boast = st->source_count > 1 && disputed(doubted, n_doubted, st);
        if (!boast && is_record(r, k)) put_record(&records[st->agent.actor], st, k);
    }
    r->in.records = records;
    return ASC_OK;
}

/* ---- what one source holds ---- */

/* [statement]: does the source commit itself to it? NULL in *out: no such source. */
static asc_status holdings(struct run *r, bool **out, asc_error *err)
{
    asc_str name = r->options->according_to;
    asc_named_source source;
    bool *holds = asc_arena_zalloc(r->keep, r->in.statement_count + 1, sizeof *holds);
    if (!holds || !asc_source_find(&source, r->keep, &r->in, name))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!source.any)
        return asc_fail(err, ASC_EARG,
                        "no source is called \"%.*s\": name a report, its outlet or author, or "
                        "somebody who is quoted",
                        ASC_FMT(name));
    for (size_t k = 0; k < r->in.statement_count; k++) {
        const asc_statement *st = &r->in.statements[k];
        uint32_t last = st->sources[st->source_count - 1].actor;
        holds[k] = asc_source_is(&source, asc_origin_of(&r->in, (uint32_t)k)) ||
                   (last != ASC_NONE && source.actor[last]) ||
                   (st->source_count == 1 && source.report[st->report]);
    }
    /* What it holds is asked, not whether it is right. */
    for (uint32_t c = 0; c < r->standings.count; c++) {
        r->standings.items[c].right = .9;
        r->standings.items[c].fits = .2;
        r->standings.items[c].spread = .3;
    }
    *out = holds;
    return ASC_OK;
}

/* ---- one incident ---- */

static int by_date(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The days on which something was said of it: each once, thinned out evenly if many. */
static size_t days(const struct run *r, size_t i, const char **out, size_t cap)
{
    size_t n = 0, kept = 0;
    for (uint32_t k = r->first[i]; k < r->first[i + 1] && n < cap; k++) {
        const char *said = r->in.statements[r->list[k]].said;
        if (said[0] && (!r->as_of[0] || strcmp(said, r->as_of) <= 0)) out[n++] = said;
    }
    qsort(out, n, sizeof *out, by_date);
    for (size_t k = 0; k < n; k++)
        if (kept == 0 || strcmp(out[k], out[kept - 1]) != 0) out[kept++] = out[k];
    if (kept <= ASC_MOMENTS_MAX) return kept;
    for (size_t k = 0; k < ASC_MOMENTS_MAX; k++)
        out[k] = out[k * (kept - 1) / (ASC_MOMENTS_MAX - 1)];
    return ASC_MOMENTS_MAX;
}

static asc_status heard_until(struct run *r, size_t i, const char *until, asc_evidence *out,
                              asc_error *err)
{
    return asc_evidence_gather(out, r->keep, &r->in, &r->standings, r->list + r->first[i],
                               r->first[i + 1] - r->first[i], until, err);
}

static asc_status over_time(struct run *r, size_t i, asc_weighed *out, asc_error *err)
{
    size_t cap = r->first[i + 1] - r->first[i];
    const char **day = asc_arena_alloc(r->keep, cap + 1, sizeof *day);
    if (!day) return asc_fail(err, ASC_ENOMEM, "out of memory");
    size_t n = days(r, i, day, cap);
    asc_moment *m = asc_arena_zalloc(r->keep, n + 1, sizeof *m);
    if (!m) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t k = 0; k < n; k++) {
        asc_weighed then = { .incident = (uint32_t)i };
        asc_evidence e;
        asc_status rc = heard_until(r, i, day[k], &e, err);
        if (!rc) rc = asc_credence_weigh(&then, r->keep, &r->in, &r->standings, &e, false, err);
        if (rc) return rc;
        memcpy(m[k].date, day[k], sizeof m[k].date);
        m[k].hypotheses = then.hypotheses;
        m[k].hypothesis_count = then.hypothesis_count;
        m[k].origins = e.origin_count;
        m[k].too_little = then.too_little;
    }
    out->moments = m;
    out->moment_count = (uint32_t)n;
    return ASC_OK;
}

static asc_status set_out(struct run *r, asc_error *err)
{
    asc_date d;
    if (r->in.temper <= 0) r->in.temper = ASC_TEMPER;
    asc_status rc = asc_reputes_load(&r->standings, asc_table_voices(), err);
    if (!rc) rc = asc_misreading_load(&r->standings.misread, asc_table_misreading(), err);
    if (rc || !r->options->as_of.n) return rc;
    if (!asc_date_parse(r->options->as_of, &d))
        return asc_fail(err, ASC_EARG, "\"%.*s\" is no date: write 2010, 2010-10 or 2010-10-18",
                        ASC_FMT(r->options->as_of));
    /* "As of 2010" is the end of 2010. */
    asc_date_format(asc_date_from_days(asc_date_last(d)), r->as_of);
    return ASC_OK;
}

static asc_status learn(struct run *r, asc_str *learnt, asc_error *err)
{
    asc_by_incident all = { r->first, r->list, r->incident_count };
    if (r->in.knows) return ASC_OK;
    if (r->in.taught.n) return asc_learnt_unpack(&r->in, r->keep, r->in.taught, err);
    asc_status rc =
        asc_case_learn(&r->in, r->keep, &r->standings, &all, r->as_of[0] ? r->as_of : NULL, err);
    return rc ? rc : asc_learnt_pack(learnt, r->keep, &r->in, err);
}

/* All that is found out of the statements together, before anything is learnt. */
struct looking {
    struct run *r;
    asc_post *posts;
    const bool *holds;
    asc_status rc;
    asc_error err;
};

static void look_at_voices(void *user)
{
    struct looking *l = user;
    asc_list_posts(l->posts, &l->r->in, &l->r->standings);
}

static void look_at_statements(void *user)
{
    struct looking *l = user;
    struct run *r = l->r;
    bool all = !r->options->according_to.n;
    l->rc = by_incident(r, l->holds, &l->err);
    if (!l->rc) l->rc = find_aliases(r, &l->err);
    if (!l->rc && !r->in.ties) l->rc = find_ties(r, &l->err);
    if (!l->rc && !(r->in.bodies = asc_bodies_find(&r->in, r->keep)))
        l->rc = asc_fail(&l->err, ASC_ENOMEM, "out of memory");
    if (!l->rc && all) l->rc = find_claims(r, &l->err);
}

static asc_status look_over(struct run *r, const bool *holds, asc_error *err)
{
    struct looking l = { .r = r, .holds = holds };
    l.posts = asc_arena_alloc(r->keep, r->in.actor_count + 1, sizeof *l.posts);
    if (!l.posts) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_side_both(r->in.threads, look_at_voices, &l, look_at_statements, &l);
    r->in.posts = l.posts;
    return l.rc ? asc_fail(err, l.rc, "%s", l.err.message) : ASC_OK;
}

/* The same and, where what all hold is asked, what actors did before. */
static asc_status look_at_all(struct run *r, const bool *holds, asc_error *err)
{
    asc_status rc = look_over(r, holds, err);
    if (rc || r->options->according_to.n) return rc;
    return find_records(r, err);
}

static const asc_weigh_options no_options = { 0 };

asc_status asc_weighing_look(asc_looked *out, asc_arena *keep, const asc_weigh_input *in,
                             size_t incident_count, asc_error *err)
{
    struct run r = {
        .keep = keep, .in = *in, .options = &no_options, .incident_count = incident_count
    };
    asc_status rc = set_out(&r, err);
    if (!rc) rc = look_over(&r, NULL, err);
    if (!rc) *out = (asc_looked){ r.in, r.first, r.list };
    return rc;
}

asc_status asc_weighing_look_back(asc_weigh_input *in, asc_arena *keep, asc_error *err)
{
    struct run r = { .keep = keep, .in = *in, .options = &no_options };
    asc_status rc = set_out(&r, err);
    if (!rc) rc = find_records(&r, err);
    if (!rc) in->records = r.in.records;
    return rc;
}

void asc_weighing_look_join(asc_looked *looked, const asc_weigh_input *in)
{
    asc_weigh_input all = *in;
    const asc_weigh_input *found = &looked->in;
    all.ties = found->ties;
    all.tie_count = found->tie_count;
    all.aliases = found->aliases;
    all.alias_count = found->alias_count;
    all.bodies = found->bodies;
    all.claims = found->claims;
    all.posts = found->posts;
    looked->in = all;
}

asc_status asc_weighing_learn(asc_str *out, asc_arena *keep, const asc_weigh_input *sample,
                              size_t incident_count, const asc_weigh_options *options,
                              uint64_t stamp, asc_error *err)
{
    struct run r = { .keep = keep,
                     .in = *sample,
                     .options = options ? options : &no_options,
                     .incident_count = incident_count };
    asc_status rc = set_out(&r, err);
    if (!rc) rc = look_at_all(&r, NULL, err);
    asc_by_incident all = { r.first, r.list, incident_count };
    if (!rc) rc = asc_case_learn(&r.in, keep, &r.standings, &all, r.as_of[0] ? r.as_of : NULL, err);
    return rc ? rc : asc_learnt_pack_sample(out, keep, &r.in, stamp, err);
}

asc_status asc_weighing_run(asc_weighing_list *out, asc_arena *keep, const asc_weigh_input *in,
                            const asc_looked *looked, const asc_incident *incidents,
                            size_t incident_count, const asc_weigh_options *options, asc_error *err)
{
    struct run r = { .keep = keep,
                     .in = *in,
                     .options = options ? options : &no_options,
                     .incidents = incidents,
                     .incident_count = incident_count };
    bool *holds = NULL;
    asc_str learnt = { NULL, 0 };
    asc_status rc = set_out(&r, err);
    if (!rc && r.options->according_to.n) rc = holdings(&r, &holds, err);
    if (!rc && looked) r.first = looked->first, r.list = looked->list;
    else if (!rc) rc = look_at_all(&r, holds, err);
    if (!rc && !r.options->according_to.n) rc = learn(&r, &learnt, err);
    asc_weighed *items = rc ? NULL : asc_arena_zalloc(keep, incident_count + 1, sizeof *items);
    if (!rc && !items) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    size_t n = 0;
    for (size_t i = 0; !rc && i < incident_count; i++) {
        asc_str id = r.options->incident;
        if (id.n && !asc_str_eq(id, asc_str_from(incidents[i].id))) continue;
        asc_evidence e;
        items[n].incident = (uint32_t)i;
        rc = heard_until(&r, i, r.as_of[0] ? r.as_of : NULL, &e, err);
        if (!rc) rc = asc_credence_weigh(&items[n], keep, &r.in, &r.standings, &e, true, err);
        if (!rc && r.options->over_time) rc = over_time(&r, i, &items[n], err);
        items[n].according_to = r.options->according_to;
        if (holds && items[n].too_little != ASC_TOO_LITTLE_UNNAMED)
            items[n].too_little = ASC_ENOUGH; /* what it holds is asked, not what to believe */
        n++;
    }
    if (rc) return rc;
    if (!n && r.options->incident.n)
        return asc_fail(err, ASC_EARG, "no incident %.*s among the %zu found",
                        ASC_FMT(r.options->incident), incident_count);
    *out = (asc_weighing_list){ items, n, learnt };
    return ASC_OK;
}
