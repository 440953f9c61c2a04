/*
 * The facade behind ascribe/answer.h: what was read -> what one may believe.
 */
#include "ascribe_reading.h"
#include "ascribe_sample.h"
#include "ascribe_weigh_input.h"

#include "base/arena.h"
#include "base/error.h"
#include "show/answer.h"
#include "show/brief.h"
#include "show/lines.h"
#include "show/paths.h"
#include "show/trace.h"
#include "show/why.h"
#include "weigh/weighing.h"

#include "base/banned.h"

struct asc_weighing {
    asc_arena *keep;
    asc_weighing_list list;
    const asc_reading *reading;
};

asc_status asc_weighing_new(asc_weighing **out, const asc_reading *r,
                            const asc_weigh_options *options, asc_error *err)
{
    size_t count;
    const asc_incident *incidents = asc_reading_incidents(r, &count);
    bool sampled = r->teaches && !(options && options->according_to.n);
    asc_str as_of = options ? options->as_of : (asc_str){ NULL, 0 };
    asc_weigh_input in;
    asc_arena *keep = asc_arena_new();
    const asc_looked *looked = options && options->according_to.n ? NULL : r->looked;
    asc_sampled now, *sample = &now;
    asc_weighing *w = keep ? asc_arena_zalloc(keep, 1, sizeof *w) : NULL;
    asc_status rc = w ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (looked) in = looked->in;
    else if (!rc) rc = asc_weigh_input_of(&in, keep, r, err);
    if (!rc && sampled && r->sampled && asc_str_eq(r->as_of, as_of)) sample = r->sampled;
    else if (!rc && sampled) rc = asc_sample_learn(&now, keep, r, options, err);
    if (!rc && sampled) rc = asc_sample_take(&in, keep, sample, err);
    if (!rc) rc = asc_weighing_run(&w->list, keep, &in, looked, incidents, count, options, err);
    if (rc) {
        asc_arena_free(keep);
        return rc;
    }
    if (sampled) w->list.learnt = sample->fresh ? sample->learnt : (asc_str){ NULL, 0 };
    w->keep = keep;
    w->reading = r;
    *out = w;
    return ASC_OK;
}

asc_str asc_weighing_learnt(const asc_weighing *w)
{
    return w->list.learnt;
}

void asc_weighing_free(asc_weighing *w)
{
    if (w) asc_arena_free(w->keep);
}

const asc_weighed *asc_weighing_incidents(const asc_weighing *w, size_t *count)
{
    *count = w->list.count;
    return w->list.items;
}

static asc_read_case read_case(const asc_reading *r)
{
    asc_read_case c = { 0 };
    c.reports = asc_reading_reports(r, &c.report_count);
    c.statements = asc_reading_statements(r, &c.statement_count);
    c.actors = asc_reading_actors(r, &c.actor_count);
    c.incidents = asc_reading_incidents(r, &c.incident_count);
    c.namings = asc_reading_namings(r, &c.naming_count);
    c.copies = asc_reading_copies(r, &c.copy_count);
    c.circles = asc_reading_circles(r, &c.circle_count);
    c.roots = asc_reading_roots(r, &c.root_count);
    return c;
}

static asc_read_case case_of(const asc_weighing *w)
{
    asc_read_case c = read_case(w->reading);
    c.weighed = w->list.items;
    c.weighed_count = w->list.count;
    return c;
}

asc_status asc_weighing_show(const asc_weighing *w, asc_view view, const asc_show_options *options,
                             asc_write_fn write, void *user, asc_error *err)
{
    asc_read_case c = case_of(w);
    switch (view) {
    case ASC_VIEW_WHO: return asc_show_answer(&c, options, write, user, err);
    case ASC_VIEW_WHY: return asc_show_why(&c, options, write, user, err);
    case ASC_VIEW_MATRIX: return asc_show_matrix(&c, options, write, user, err);
    case ASC_VIEW_TIMELINE: return asc_show_timeline(&c, options, write, user, err);
    case ASC_VIEW_TRACE: return asc_show_trace(&c, options, write, user, err);
    case ASC_VIEW_BRIEF_HTML: return asc_show_brief_html(&c, options, write, user, err);
    case ASC_VIEW_BRIEF_MD: return asc_show_brief_md(&c, options, write, user, err);
    }
    return asc_fail(err, ASC_EARG, "there is no view %d", (int)view);
}

asc_status asc_weighing_lines(const asc_weighing *w, asc_write_fn write, void *user, asc_error *err)
{
    asc_read_case c = case_of(w);
    return asc_show_hypothesis_lines(&c, write, user, err);
}

asc_status asc_reading_paths(const asc_reading *r, asc_str from, asc_str to,
                             const asc_show_options *options, asc_write_fn write, void *user,
                             asc_error *err)
{
    asc_read_case c = read_case(r);
    return asc_show_paths(&c, from, to, options, write, user, err);
}
