/*
 * The facade behind ascribe.h's "Reading": bytes -> text -> words and trees ->
 * statements, report by report; then actors, incidents and voices over all.
 *
 * What one report needs while it is read (tokens, trees, mentions) lives in an
 * arena of its own that goes once the report is read; what it says is copied out.
 */
#include <ascribe.h>

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "ascribe_reading.h"
#include "ascribe_sample.h"
#include "ascribe_state.h"
#include "ascribe_told.h"
#include "ascribe_weigh_input.h"
#include "ascribe_words.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/os.h"
#include "base/facts.h"
#include "base/str.h"
#include "core/terms.h"
#include "nlp/annotate.h"
#include "read/english.h"
#include "read/extras.h"
#include "read/read.h"
#include "resolve/actors.h"
#include "resolve/described.h"
#include "show/lines.h"
#include "text/blocks.h"
#include "text/heading.h"
#include "text/decode.h"
#include "text/language.h"
#include "weigh/voices.h"
#include "weigh/weighing.h"

#include "base/banned.h"

asc_status asc_reading_new(asc_reading **out, const asc_model *model, asc_error *err)
{
    asc_arena *keep = asc_arena_new();
    asc_reading *r = keep ? asc_arena_zalloc(keep, 1, sizeof *r) : NULL;
    if (!r) {
        asc_arena_free(keep);
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    r->keep = keep;
    r->model = model;
    asc_status rc = asc_tables_begin(&r->tables, keep, err);
    if (rc) asc_reading_free(r);
    else *out = r;
    return rc;
}

/* Giving much memory back takes as long as a stage: half of it is given back beside the other. */
static void free_sides(void *user)
{
    const asc_reading *r = user;
    asc_arena_free(r->also);
    for (unsigned i = 0; i < ASC_SIDES_MAX; i++) {
        asc_arena_free(r->sides[i]);
        for (int k = 0; k < 3; k++) asc_arena_free(r->lists[k][i]);
    }
}

static void free_arena(void *user)
{
    asc_arena_free(user);
}

void asc_reading_free(asc_reading *r)
{
    if (!r) return;
    asc_reading last = *r; /* r itself lies in `keep` */
    asc_crew_free(last.crew);
    asc_worker_free(last.worker);
    asc_model_close(last.whole);
    if (last.matcher) asc_names_free(last.matcher);
    asc_side_both(asc_reading_sides(&last), free_sides, &last, free_arena, last.keep);
}

asc_status asc_reading_worker(asc_reading *r, asc_arena *keep, asc_error *err)
{
    if (r->worker) return ASC_OK;
    asc_status rc = r->whole ? ASC_OK : asc_model_complete(&r->whole, r->model, err);
    if (!rc) rc = asc_tables_complete(r->tables, keep, err);
    if (rc) return rc;
    r->worker = asc_worker_new(r->whole ? r->whole : r->model);
    return r->worker ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory for an annotator");
}

asc_status asc_reading_words(asc_reading *r, asc_str name, asc_str text, asc_error *err)
{
    if (r->report_count || r->done)
        return asc_fail(err, ASC_EARG, "words of one's own come before the first report");
    asc_status rc = asc_tables_complete(r->tables, r->keep, err);
    if (rc) return rc;
    r->own_words = r->own_words * 31 + (asc_str_hash(text) | 1);
    return asc_tables_extend(r->tables, r->keep, name, text, err);
}

/* ---- one report --------------------------------------------------------------*/

unsigned asc_reading_sides(const asc_reading *r)
{
    return asc_side_count(r->threads, r->report_count);
}

bool asc_reading_open_sides(asc_reading *r, unsigned sides)
{
    bool good = true;
    for (unsigned i = 0; good && i < sides; i++) {
        asc_arena **const all[] = { &r->sides[i], &r->lists[0][i], &r->lists[1][i],
                                    &r->lists[2][i] };
        for (size_t k = 0; good && k < sizeof all / sizeof *all; k++) {
            if (!*all[k]) *all[k] = asc_arena_new();
            good = *all[k] != NULL;
        }
    }
    return good;
}

bool asc_reading_wants_more(const asc_reading *r)
{
    return r->want_attributions || r->wanted.entities || r->wanted.events || r->wanted.slots;
}

asc_status asc_report_read(asc_taken *out, asc_report *report, const asc_reading *r,
                           asc_worker *worker, asc_arena *keep, asc_arena *work, asc_error *err)
{
    asc_span *blocks = NULL;
    size_t block_count = 0;
    asc_words m = { 0 };
    asc_taken t = { 0 };
    asc_status rc = asc_text_blocks(work, report->text, &blocks, &block_count, err);
    if (rc) return rc;
    if (!asc_date_parse(report->facts.published, &t.published)) t.published = (asc_date){ 0 };
    report->passed_by = !asc_is_english(report->text);
    if (report->passed_by) block_count = 0; /* no words, no trees */
    else block_count = asc_language_english(report->text, blocks, block_count);
    rc = asc_words_annotate(&m, work, worker, report->text, blocks, block_count, err);
    if (rc) return rc;
    rc = asc_read(&t.readout, work, r->tables, report->text, m.items, (uint32_t)m.count,
                  report->facts.outlet, t.published, r->want_attributions, err);
    if (!rc)
        rc = asc_extras_read(&t.extras, keep, work, &r->wanted, r->tables, report->text, m.items,
                             (uint32_t)m.count, t.published, &t.readout, err);
    if (!rc) rc = asc_readout_keep(&t.readout, keep, err);
    if (!rc) *out = t;
    return rc;
}

asc_status asc_report_take(asc_report *out, asc_arena *keep, const asc_report_facts *facts,
                           asc_str bytes, asc_error *err)
{
    asc_decoded text;
    asc_report report = { 0 };
    if (bytes.n > ASC_REPORT_BYTES_MAX)
        return asc_fail(err, ASC_ELIMIT, "%.*s: %zu bytes; at most %zu are read: split it",
                        ASC_FMT(facts->name), bytes.n, ASC_REPORT_BYTES_MAX);
    asc_status rc = asc_decode(&text, keep, bytes, err);
    if (!rc && !asc_report_facts_copy(keep, facts, &report.facts))
        rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) rc = asc_facts_guess(keep, &report.facts, text.text, err);
    if (rc) return rc;
    report.text = text.text;
    report.charset = text.charset;
    *out = report;
    return ASC_OK;
}

static asc_status room(asc_reading *r, asc_error *err)
{
    if (r->done) return asc_fail(err, ASC_EARG, "a report was added after the run");
    if (r->report_count >= ASC_REPORTS_MAX)
        return asc_fail(err, ASC_ELIMIT, "over %u reports", ASC_REPORTS_MAX);
    if (r->report_count == r->report_cap) {
        void *grown = asc_arena_grow(r->keep, r->reports, r->report_count, &r->report_cap,
                                     sizeof *r->reports);
        if (!grown) return asc_fail(err, ASC_ENOMEM, "out of memory");
        r->reports = grown;
    }
    if (r->report_count == r->taken_cap) {
        void *grown =
            asc_arena_grow(r->keep, r->taken, r->report_count, &r->taken_cap, sizeof *r->taken);
        if (!grown) return asc_fail(err, ASC_ENOMEM, "out of memory");
        r->taken = grown;
    }
    return ASC_OK;
}

asc_status asc_reading_reserve(asc_reading *r, size_t count, asc_error *err)
{
    if (r->report_count || count <= r->report_cap || count > ASC_REPORTS_MAX) return ASC_OK;
    asc_report *reports = asc_arena_alloc(r->keep, count, sizeof *reports);
    asc_taken *taken = asc_arena_alloc(r->keep, count, sizeof *taken);
    if (!reports || !taken) return asc_fail(err, ASC_ENOMEM, "out of memory");
    r->reports = reports;
    r->taken = taken;
    r->report_cap = r->taken_cap = count;
    return ASC_OK;
}

asc_status asc_reading_place(asc_reading *r, const asc_report *report, const asc_taken *t,
                             asc_error *err)
{
    asc_status rc = room(r, err);
    if (rc) return rc;
    r->taken[r->report_count] = *t;
    r->reports[r->report_count++] = *report;
    return ASC_OK;
}

asc_status asc_reading_add(asc_reading *r, const asc_report_facts *facts, asc_str bytes,
                           asc_error *err)
{
    asc_status rc = room(r, err);
    if (rc) return rc;
    asc_mark before = asc_arena_save(r->keep);
    asc_report report = { 0 };
    asc_taken t = { 0 };
    asc_arena *work = asc_arena_new();
    rc = work ? asc_report_take(&report, r->keep, facts, bytes, err)
              : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) rc = asc_reading_worker(r, r->keep, err);
    if (!rc) rc = asc_report_read(&t, &report, r, r->worker, r->keep, work, err);
    asc_arena_free(work);
    if (!rc) rc = asc_reading_place(r, &report, &t, err);
    if (rc) asc_arena_restore(r->keep, before);
    return rc;
}

/* ---- all of them -------------------------------------------------------------*/

static void mark_used(bool *used, const asc_readout *o)
{
    for (size_t k = 0; k < o->finding_count; k++) {
        const asc_finding *f = &o->findings[k];
        if (f->agent != ASC_NONE) used[f->agent] = true;
        if (f->object != ASC_NONE) used[f->object] = true;
        for (uint32_t v = 0; v < f->voice_count; v++)
            if (f->voices[v].mention != ASC_NONE) used[f->voices[v].mention] = true;
    }
}

static asc_status resolve(asc_reading *r, asc_arena *tmp, const asc_mentions ***mentions,
                          asc_error *err)
{
    const asc_mentions **m = asc_arena_alloc(tmp, r->report_count + 1, sizeof *m);
    if (!m) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < r->report_count; i++) m[i] = &r->taken[i].readout.mentions;
    *mentions = m;
    asc_status rc = asc_actors_resolve(&r->actors, r->keep, m, r->report_count, err);
    if (!rc) rc = asc_names_new(&r->matcher, err);
    if (!rc) rc = asc_aliases_load(&r->aliases, r->keep, err);
    asc_merging with = {
        r->matcher, r->aliases, r->rulings, r->ruling_count, r->reports, r->tables
    };
    if (!rc) rc = asc_actors_merge(&r->actors, r->keep, m, r->report_count, &with, err);
    return rc;
}

/* Which mentions of each report its statements use. */
static asc_status list_used(asc_reading *r, asc_arena *tmp, bool ***out, asc_error *err)
{
    size_t total = 0;
    for (size_t i = 0; i < r->report_count; i++) total += r->taken[i].readout.mentions.count;
    bool **used = asc_arena_alloc(tmp, r->report_count + 1, sizeof *used);
    bool *all = asc_arena_zalloc(tmp, total + 1, sizeof *all);
    if (!used || !all) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < r->report_count; i++) {
        used[i] = all;
        all += r->taken[i].readout.mentions.count;
        mark_used(used[i], &r->taken[i].readout);
    }
    *out = used;
    return ASC_OK;
}

/* Descriptions: some are known by the incident that their report tells. */
static asc_status describe(asc_reading *r, asc_arena *tmp, const asc_mentions *const *m,
                           const bool *const *used, const asc_told_list *l, asc_error *err)
{
    uint32_t *incident = asc_arena_alloc(tmp, r->report_count + 1, sizeof *incident);
    if (!incident) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < r->report_count; i++) {
        const asc_readout *o = &r->taken[i].readout;
        uint32_t told = o->events.main == ASC_NONE ? ASC_NONE : l->at[i][o->events.main];
        incident[i] = told == ASC_NONE ? ASC_NONE : l->linked.of[told];
    }
    if (!asc_actors_drop_scenes(&r->actors, r->keep, m, used, r->report_count))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_describing with = { m,         used,       r->reports,      r->report_count,
                            r->tables, r->rulings, r->ruling_count, incident };
    return asc_actors_describe(&r->actors, r->keep, &with, err);
}

/* What a report told of one kind; `report` is the first member of each item. */
typedef const void *(*told_fn)(const asc_taken *t, size_t *count);

/* The lists of all reports as one, each item with its report; NULL if out of memory. */
static void *gather(asc_reading *r, told_fn told, size_t size, size_t *count)
{
    size_t total = 0, n;
    for (size_t i = 0; i < r->report_count; i++) {
        told(&r->taken[i], &n);
        total += n;
    }
    char *all = asc_arena_alloc(r->keep, total + 1, size), *at = all;
    if (!all) return NULL;
    for (uint32_t i = 0; i < r->report_count; i++) {
        const char *items = told(&r->taken[i], &n);
        if (n) memcpy(at, items, n * size);
        for (; n > 0; n--, at += size) memcpy(at, &i, sizeof i);
    }
    *count = total;
    return all;
}

static const void *attributions_of(const asc_taken *t, size_t *count)
{
    _Static_assert(offsetof(asc_attribution, report) == 0, "gather writes it there");
    *count = t->readout.attribution_count;
    return t->readout.attributions;
}

static const void *entities_of(const asc_taken *t, size_t *count)
{
    _Static_assert(offsetof(asc_entity, report) == 0, "gather writes it there");
    *count = t->extras.entity_count;
    return t->extras.entities;
}

static const void *events_of(const asc_taken *t, size_t *count)
{
    _Static_assert(offsetof(asc_event_told, report) == 0, "gather writes it there");
    *count = t->extras.event_count;
    return t->extras.events;
}

static const void *accounts_of(const asc_taken *t, size_t *count)
{
    _Static_assert(offsetof(asc_account, report) == 0, "gather writes it there");
    *count = t->extras.account_count;
    return t->extras.accounts;
}

/* An account's happening and mentions as incident and actors. */
static void join_account(const asc_reading *r, const asc_told_list *l, asc_account *a)
{
    uint32_t told = a->incident == ASC_NONE ? ASC_NONE : l->at[a->report][a->incident];
    a->incident = told == ASC_NONE ? ASC_NONE : l->linked.of[told];
    for (int k = 0; k < ASC_FILL_COUNT; k++)
        for (uint32_t i = 0; i < a->counts[k]; i++) {
            asc_fill *f = &a->fills[k][i];
            if (f->actor != ASC_NONE) f->actor = r->actors.of[a->report][f->actor];
        }
}

static asc_status copy_extras(asc_reading *r, const asc_told_list *l, asc_error *err)
{
    r->attributions = gather(r, attributions_of, sizeof *r->attributions, &r->attribution_count);
    r->entities = gather(r, entities_of, sizeof *r->entities, &r->entity_count);
    r->events = gather(r, events_of, sizeof *r->events, &r->event_count);
    r->accounts = gather(r, accounts_of, sizeof *r->accounts, &r->account_count);
    if (!r->attributions || !r->entities || !r->events || !r->accounts)
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t k = 0; k < r->account_count; k++) join_account(r, l, &r->accounts[k]);
    return ASC_OK;
}

/* The incident that a statement is about, or NULL. */
static asc_incident *incident_of(const asc_reading *r, const asc_statement *st)
{
    return st->object.incident == ASC_NONE ? NULL : &r->incidents[st->object.incident];
}

/* Count, then fill, each incident's reports and competing tolls. Statements come
 * report by report, so a report is new when it is not the last one seen. */
static void list_reports_and_tolls(const asc_reading *r, uint32_t *last, bool fill)
{
    for (uint32_t i = 0; i < r->incident_count; i++) {
        last[i] = ASC_NONE;
        asc_incident *in = &r->incidents[i];
        in->report_count = in->killed_count = in->wounded_count = 0;
    }
    for (uint32_t k = 0; k < r->statement_count; k++) {
        const asc_statement *st = &r->statements[k];
        asc_incident *in = incident_of(r, st);
        if (!in) continue;
        if (last[in - r->incidents] != st->report) {
            if (fill) in->reports[in->report_count] = st->report;
            in->report_count++;
            last[in - r->incidents] = st->report;
        }
        asc_toll toll = { st->value, k, st->at_least };
        if (st->predicate == ASC_PREDICATE_KILLED_COUNT) {
            if (fill) in->killed[in->killed_count] = toll;
            in->killed_count++;
        } else if (st->predicate == ASC_PREDICATE_WOUNDED_COUNT) {
            if (fill) in->wounded[in->wounded_count] = toll;
            in->wounded_count++;
        }
    }
}

static asc_status fill_incidents(asc_reading *r, asc_arena *keep, asc_arena *tmp, asc_error *err)
{
    uint32_t *last = asc_arena_alloc(tmp, r->incident_count + 1, sizeof *last);
    if (!last) return asc_fail(err, ASC_ENOMEM, "out of memory");
    list_reports_and_tolls(r, last, false);
    for (uint32_t i = 0; i < r->incident_count; i++) {
        asc_incident *in = &r->incidents[i];
        in->reports = asc_arena_alloc(keep, in->report_count + 1, sizeof *in->reports);
        in->killed = asc_arena_alloc(keep, in->killed_count + 1, sizeof *in->killed);
        in->wounded = asc_arena_alloc(keep, in->wounded_count + 1, sizeof *in->wounded);
        if (!in->reports || !in->killed || !in->wounded)
            return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    list_reports_and_tolls(r, last, true);
    return ASC_OK;
}

struct placed {
    asc_report report;
    asc_taken taken;
};

static int order_of(const asc_report *x, const asc_taken *t, const asc_report *y,
                    const asc_taken *u)
{
    int c = asc_str_cmp(x->facts.name, y->facts.name);
    if (!c) c = asc_date_cmp(t->published, u->published);
    return c ? c : asc_str_cmp(x->text, y->text);
}

static int by_name(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    return order_of(&x->report, &x->taken, &y->report, &y->taken);
}

/* The reports by name, so that no answer hangs on the order in which they came. */
static asc_status in_order(asc_reading *r, asc_arena *tmp, asc_error *err)
{
    size_t sorted = 1;
    while (sorted < r->report_count && order_of(&r->reports[sorted - 1], &r->taken[sorted - 1],
                                                &r->reports[sorted], &r->taken[sorted]) <= 0)
        sorted++;
    if (sorted >= r->report_count) return ASC_OK;
    struct placed *p = asc_arena_alloc(tmp, r->report_count + 1, sizeof *p);
    if (!p) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < r->report_count; i++)
        p[i] = (struct placed){ r->reports[i], r->taken[i] };
    if (r->report_count) qsort(p, r->report_count, sizeof *p, by_name);
    for (size_t i = 0; i < r->report_count; i++) {
        r->reports[i] = p[i].report;
        r->taken[i] = p[i].taken;
    }
    return ASC_OK;
}

/* Who is meant, and what is told of: neither needs the other. */
struct joining {
    asc_reading *r;
    asc_arena *tmp[2];
    const asc_mentions **mentions;
    bool **used; /* of each report's mentions: its statements use them */
    asc_told_list told;
    asc_stating stating;
    asc_scanned *scanned;
    asc_weigh_input in; /* all that is weighed */
    atomic_bool told_joined, look_taken, voices_taken;
    asc_status rc[2];
    asc_error err[2];
};

static void join_names(void *user)
{
    struct joining *j = user;
    j->rc[0] = resolve(j->r, j->tmp[0], &j->mentions, &j->err[0]);
    if (!j->rc[0]) j->rc[0] = list_used(j->r, j->tmp[0], &j->used, &j->err[0]);
    asc_state_some(&j->stating, &j->told_joined);
}

static void join_happenings(void *user)
{
    struct joining *j = user;
    j->rc[1] = asc_told_link(&j->told, j->r->also, &j->err[1]);
    atomic_store(&j->told_joined, true);
}

static void join_descriptions(void *user)
{
    struct joining *j = user;
    j->rc[0] =
        describe(j->r, j->tmp[0], j->mentions, (const bool *const *)j->used, &j->told, &j->err[0]);
    asc_state_some(&j->stating, NULL);
    asc_reports_scan_some(j->scanned);
}

static void make_statements(void *user)
{
    struct joining *j = user;
    j->rc[1] = asc_told_describe(&j->told, j->r->also, &j->err[1]);
    asc_state_some(&j->stating, NULL);
    asc_reports_scan_some(j->scanned);
}

static asc_status join_all(struct joining *j, asc_error *err)
{
    asc_reading *r = j->r;
    if (!r->also) r->also = asc_arena_new();
    if (!r->also) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc = asc_told_list_make(&j->told, j->tmp[1], r, err);
    if (rc) return rc;
    if (!asc_state_prepare(&j->stating, r, &j->told, j->tmp[1]))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_side_both(j->stating.sides, join_happenings, j, join_names, j);
    for (int k = 0; k < 2; k++)
        if (j->rc[k]) return asc_fail(err, j->rc[k], "%s", j->err[k].message);
    rc = asc_reports_scan(&j->scanned, j->tmp[1], r->reports, r->report_count, err);
    if (rc) return rc;
    asc_side_both(j->stating.sides, make_statements, j, join_descriptions, j);
    for (int k = 0; k < 2; k++)
        if (j->rc[k]) return asc_fail(err, j->rc[k], "%s", j->err[k].message);
    return asc_state_finish(&j->stating, err);
}

/* What the weighing will ask of the sample. What is refused is refused when it asks. */
static asc_status learn_ahead(asc_reading *r, asc_error *err)
{
    const asc_weigh_options options = { .as_of = r->as_of };
    asc_sampled *s = asc_arena_alloc(r->also, 1, sizeof *s);
    if (!s) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc = asc_sample_learn(s, r->also, r, &options, err);
    if (!rc) r->sampled = s;
    return rc == ASC_EARG ? ASC_OK : rc;
}

/* What needs no provenance: whoever is first done with what is his does it. */
static asc_status weigh_voices(asc_reading *r, asc_arena *keep, asc_error *err)
{
    return asc_voices_weigh(&r->namings, &r->naming_count, keep, r->statements, r->statement_count,
                            err);
}

static asc_status look_ahead(asc_reading *r, asc_arena *keep, asc_error *err)
{
    const asc_weigh_input in = asc_weigh_input_plain(r);
    asc_looked *looked = asc_arena_alloc(keep, 1, sizeof *looked);
    if (!looked) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc = asc_weighing_look(looked, keep, &in, r->incident_count, err);
    if (!rc) r->looked = looked;
    return rc;
}

static void do_the_rest(struct joining *j, asc_arena *keep, int side)
{
    asc_reading *r = j->r;
    if (!j->rc[side] && r->foreseen && !atomic_exchange(&j->look_taken, true))
        j->rc[side] = look_ahead(r, keep, &j->err[side]);
    if (!j->rc[side] && !atomic_exchange(&j->voices_taken, true))
        j->rc[side] = weigh_voices(r, keep, &j->err[side]);
}

/* What else is told of the incidents, and what is learnt of the sample: in r->also. */
static void look_at_all(void *user)
{
    struct joining *j = user;
    asc_reading *r = j->r;
    j->rc[1] = fill_incidents(r, r->also, j->tmp[1], &j->err[1]);
    if (!j->rc[1] && r->foreseen && r->teaches) j->rc[1] = learn_ahead(r, &j->err[1]);
    do_the_rest(j, r->also, 1);
}

/* What the weighing asks once it is known whose word each statement is. */
static asc_status look_back(struct joining *j, asc_error *err)
{
    asc_status rc = asc_weigh_input_of(&j->in, j->r->keep, j->r, err);
    return rc ? rc : asc_weighing_look_back(&j->in, j->r->keep, err);
}

static void trace_all(void *user)
{
    struct joining *j = user;
    j->rc[0] = asc_reading_trace(j->r, j->tmp[0], j->scanned, &j->err[0]);
    if (!j->rc[0] && j->r->foreseen) j->rc[0] = look_back(j, &j->err[0]);
    do_the_rest(j, j->r->keep, 0);
}

static asc_status run(asc_reading *r, struct joining *j, asc_error *err)
{
    asc_status rc = in_order(r, j->tmp[0], err);
    if (!rc) rc = join_all(j, err);
    if (rc) return rc;
    r->incidents = j->told.linked.items;
    r->incident_count = j->told.linked.count;
    rc = asc_statements_rule(r, err);
    if (!rc) rc = copy_extras(r, &j->told, err);
    if (!rc) rc = asc_reading_choose_teachers(r, err);
    if (rc) return rc;
    asc_side_both(asc_reading_sides(r), look_at_all, j, trace_all, j);
    for (int k = 0; k < 2; k++)
        if (j->rc[k]) return asc_fail(err, j->rc[k], "%s", j->err[k].message);
    if (r->looked) asc_weighing_look_join(r->looked, &j->in);
    return ASC_OK;
}

asc_status asc_reading_run(asc_reading *r, asc_error *err)
{
    struct joining j = { .r = r };
    if (r->done) return asc_fail(err, ASC_EARG, "the reading was run already");
    j.tmp[0] = asc_arena_new();
    j.tmp[1] = asc_arena_new();
    asc_status rc =
        j.tmp[0] && j.tmp[1] ? run(r, &j, err) : asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_arena_free(j.tmp[0]);
    asc_arena_free(j.tmp[1]);
    r->done = true;
    return rc;
}

/* ---- walking -----------------------------------------------------------------*/

const asc_report *asc_reading_reports(const asc_reading *r, size_t *count)
{
    *count = r->report_count;
    return r->reports;
}

const asc_statement *asc_reading_statements(const asc_reading *r, size_t *count)
{
    *count = r->statement_count;
    return r->statements;
}

void asc_reading_want_attributions(asc_reading *r)
{
    r->want_attributions = true;
}

const asc_attribution *asc_reading_attributions(const asc_reading *r, size_t *count)
{
    *count = r->attribution_count;
    return r->attributions;
}

asc_status asc_reading_want_mentions(asc_reading *r, asc_error *err)
{
    return asc_entity_model_open(&r->wanted.entities, r->keep, err);
}

const asc_entity *asc_reading_mentions(const asc_reading *r, size_t *count)
{
    *count = r->entity_count;
    return r->entities;
}

asc_status asc_reading_want_events(asc_reading *r, asc_error *err)
{
    return asc_factuality_model_open(&r->wanted.events, r->keep, err);
}

const asc_event_told *asc_reading_events(const asc_reading *r, size_t *count)
{
    *count = r->event_count;
    return r->events;
}

asc_status asc_reading_want_accounts(asc_reading *r, asc_error *err)
{
    return asc_slot_model_load(&r->wanted.slots, r->keep, err);
}

const asc_account *asc_reading_accounts(const asc_reading *r, size_t *count)
{
    *count = r->account_count;
    return r->accounts;
}

const asc_actor *asc_reading_actors(const asc_reading *r, size_t *count)
{
    *count = r->actors.count;
    return r->actors.items;
}

const asc_incident *asc_reading_incidents(const asc_reading *r, size_t *count)
{
    *count = r->incident_count;
    return r->incidents;
}

const asc_naming *asc_reading_namings(const asc_reading *r, size_t *count)
{
    *count = r->naming_count;
    return r->namings;
}

static asc_read_case case_of(const asc_reading *r)
{
    return (asc_read_case){ .reports = r->reports,
                            .report_count = r->report_count,
                            .statements = r->statements,
                            .statement_count = r->statement_count,
                            .actors = r->actors.items,
                            .actor_count = r->actors.count,
                            .incidents = r->incidents,
                            .incident_count = r->incident_count,
                            .namings = r->namings,
                            .naming_count = r->naming_count,
                            .attributions = r->attributions,
                            .attribution_count = r->attribution_count,
                            .copies = r->provenance.copies,
                            .copy_count = r->provenance.copy_count,
                            .circles = r->provenance.circles,
                            .circle_count = r->provenance.circle_count,
                            .corrections = r->provenance.corrections,
                            .correction_count = r->provenance.correction_count,
                            .roots = r->provenance.roots,
                            .root_count = r->provenance.root_count,
                            .entities = r->entities,
                            .entity_count = r->entity_count,
                            .events = r->events,
                            .event_count = r->event_count,
                            .accounts = r->accounts,
                            .account_count = r->account_count };
}

asc_status asc_reading_lines(const asc_reading *r, const asc_show_options *options,
                             asc_write_fn write, void *user, asc_error *err)
{
    asc_read_case c = case_of(r);
    return asc_show_lines(&c, options, write, user, err);
}
