/*
 * The facade's way from a reading to what is weighed: whose word each statement is, what
 * was taken back, and what analysts decided.
 */
#include "ascribe_weigh_input.h"

#include "ascribe_reading.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "weigh/sources.h"

#include "base/banned.h"

/* Whose word each statement is in the end, as link found it; of what was later taken back, as it was. */
static uint64_t origin_of(const asc_reading *r, const asc_root *roots, size_t statement)
{
    uint32_t root, at;
    const asc_root_end *e = r->provenance.ends ? &r->provenance.ends[statement] : NULL;
    if (e && e->known) {
        if (e->actor != ASC_NONE) return e->actor;
        if (e->report != ASC_NONE) return ASC_ORIGIN_REPORT + e->report;
        return e->text.n ? ASC_ORIGIN_REPORT + e->told_in : ASC_ORIGIN_NONE;
    }
    if (!asc_reading_origin_of(r, statement, &root, &at)) return ASC_ORIGIN_NONE - 1;
    const asc_root_origin *o = &roots[root].origins[at];
    if (o->actor != ASC_NONE) return o->actor;
    if (o->report != ASC_NONE) return ASC_ORIGIN_REPORT + o->report;
    return o->text.n && o->report_count ? ASC_ORIGIN_REPORT + o->reports[0] : ASC_ORIGIN_NONE;
}

static bool list_origins(asc_arena *keep, const asc_reading *r, asc_weigh_input *in)
{
    size_t count;
    const asc_root *roots = asc_reading_roots(r, &count);
    uint64_t *of = asc_arena_alloc(keep, in->statement_count + 1, sizeof *of);
    if (!of) return false;
    for (uint32_t k = 0; k < in->statement_count; k++) {
        of[k] = origin_of(r, roots, k);
        if (of[k] == ASC_ORIGIN_NONE - 1) of[k] = asc_origin_of(in, k); /* in no proposition */
    }
    in->origin_of = of;
    return true;
}

/* What a report took back, with what rests on it, and when. */
static bool list_fallen(asc_arena *keep, const asc_reading *r, asc_weigh_input *in)
{
    size_t count;
    const asc_correction *c = asc_reading_corrections(r, &count);
    const uint32_t *fell = r->provenance.fell;
    const char **fallen = asc_arena_zalloc(keep, in->statement_count + 1, sizeof *fallen);
    const char **day = asc_arena_zalloc(keep, count + 1, sizeof *day);
    if (!fallen || !day) return false;
    for (size_t i = 0; i < count; i++) {
        char on[11] = "";
        asc_date d;
        asc_str kept;
        if (asc_date_parse(in->reports[c[i].report].facts.published, &d)) asc_date_format(d, on);
        if (!asc_arena_copy(keep, asc_str_from(on), &kept)) return false;
        if (c[i].retracts) day[i] = kept.p;
        for (uint32_t k = 0; c[i].retracts && k < c[i].statement_count; k++)
            fallen[c[i].statements[k]] = kept.p;
    }
    for (size_t k = 0; fell && count && k < in->statement_count; k++)
        if (!fallen[k] && fell[k] != ASC_NONE) fallen[k] = day[fell[k]];
    in->fallen = fallen;
    return true;
}

/* ---- what analysts decided ---- */

/* Two sources are one: statements of either go back to the first report or actor of both. */
static bool same_source(asc_arena *keep, asc_weigh_input *in, uint64_t *of, const asc_ruling *x)
{
    asc_named_source a, b;
    if (!asc_source_find(&a, keep, in, x->subject) || !asc_source_find(&b, keep, in, x->value))
        return false;
    if (!a.any || !b.any) return true;
    uint64_t least = ASC_ORIGIN_NONE;
    for (size_t k = 0; k < in->statement_count; k++)
        if ((asc_source_is(&a, of[k]) || asc_source_is(&b, of[k])) && of[k] < least) least = of[k];
    for (size_t k = 0; k < in->statement_count; k++)
        if (asc_source_is(&a, of[k]) || asc_source_is(&b, of[k])) of[k] = least;
    return true;
}

/*
 * The Admiralty letter as a probability, by judgement, 2026-11: the scale (NATO AJP-2.1) gives
 * words alone, A "completely reliable" to E "unreliable"; F cannot be judged, and
 * leaves what its standing says.
 */
static double right_of(asc_str letter)
{
    static const double right[] = { .95, .85, .70, .50, .30 };
    char c = letter.n == 1 ? letter.p[0] : 'F';
    return c >= 'A' && c <= 'E' ? right[c - 'A'] : 0;
}

/* Room for every origin that the name stands for. */
static bool rate(asc_arena *keep, const asc_weigh_input *in, asc_rated *list, size_t *n,
                 const asc_ruling *x)
{
    asc_named_source s;
    double right = right_of(x->value);
    if (!asc_source_find(&s, keep, in, x->subject)) return false;
    for (size_t k = 0; right > 0 && k < in->report_count; k++)
        if (s.report[k]) list[(*n)++] = (asc_rated){ ASC_ORIGIN_REPORT + k, right };
    for (size_t k = 0; right > 0 && k < in->actor_count; k++)
        if (s.actor[k]) list[(*n)++] = (asc_rated){ k, right };
    return true;
}

static bool add(asc_arena *keep, const asc_weigh_input *in, asc_added *list, size_t *n,
                const asc_ruling *x)
{
    asc_named_source s;
    uint32_t incident = ASC_NONE;
    if (x->field.n && !asc_str_eq(x->field, ASC_STR("carried-out"))) return true;
    if (!asc_source_find(&s, keep, in, x->value)) return false;
    for (size_t k = 0; k < in->statement_count; k++)
        if (asc_str_eq(x->subject, asc_str_from(in->statements[k].id)))
            incident = in->statements[k].object.incident;
    for (uint32_t a = 0; incident != ASC_NONE && a < in->actor_count; a++) {
        if (!s.actor[a]) continue;
        list[(*n)++] = (asc_added){ incident, a };
        break; /* one name, one actor: the first that has it */
    }
    return true;
}

static bool rule(asc_arena *keep, const asc_reading *r, asc_weigh_input *in)
{
    size_t count, rated = 0, added = 0, ratings = 0;
    const asc_ruling *rulings = asc_reading_rulings(r, &count);
    for (size_t i = 0; i < count; i++) ratings += rulings[i].kind == ASC_RULING_RATE_SOURCE;
    size_t most = ratings * (in->report_count + in->actor_count);
    asc_rated *rate_list = asc_arena_alloc(keep, most + 1, sizeof *rate_list);
    asc_added *add_list = asc_arena_alloc(keep, count + 1, sizeof *add_list);
    uint64_t *of = asc_arena_alloc(keep, in->statement_count + 1, sizeof *of);
    if (!rate_list || !add_list || !of) return false;
    for (size_t k = 0; k < in->statement_count; k++) of[k] = in->origin_of[k];
    in->origin_of = of;
    bool good = true;
    for (size_t i = 0; good && i < count; i++) {
        const asc_ruling *x = &rulings[i];
        if (x->kind == ASC_RULING_SAME_SOURCE) good = same_source(keep, in, of, x);
        if (x->kind == ASC_RULING_RATE_SOURCE) good = rate(keep, in, rate_list, &rated, x);
        if (x->kind == ASC_RULING_ADD_HYPOTHESIS) good = add(keep, in, add_list, &added, x);
    }
    in->ratings = rate_list;
    in->rating_count = rated;
    in->added = add_list;
    in->added_count = added;
    return good;
}

asc_weigh_input asc_weigh_input_plain(const asc_reading *r)
{
    asc_weigh_input in = { 0 };
    in.reports = asc_reading_reports(r, &in.report_count);
    in.statements = asc_reading_statements(r, &in.statement_count);
    in.actors = asc_reading_actors(r, &in.actor_count);
    in.teaches = r->teaches;
    in.taught = r->taught;
    in.threads = asc_reading_sides(r);
    return in;
}

asc_status asc_weigh_input_of(asc_weigh_input *out, asc_arena *keep, const asc_reading *r,
                              asc_error *err)
{
    asc_weigh_input in = asc_weigh_input_plain(r);
    if (!list_origins(keep, r, &in) || !list_fallen(keep, r, &in) || !rule(keep, r, &in))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    *out = in;
    return ASC_OK;
}
