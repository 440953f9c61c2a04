#include "link/provenance.h"

#include "base/error.h"
#include "base/side.h"
#include "link/circles.h"
#include "link/cites.h"
#include "link/copying.h"
#include "link/edges.h"
#include "link/corrections.h"
#include "link/roots.h"
#include "link/voices.h"

#include "base/banned.h"

bool asc_reports_asked(bool **out, asc_arena *keep, const asc_link_view *v)
{
    *out = NULL;
    if (!v->asked) return true;
    if (!(*out = asc_arena_zalloc(keep, v->report_count + 1, sizeof **out))) return false;
    for (size_t k = 0; k < v->statement_count; k++) {
        uint32_t in = v->statements[k].object.incident;
        if (in != ASC_NONE && v->asked[in]) (*out)[v->statements[k].report] = true;
    }
    return true;
}

/* ---- words -------------------------------------------------------------------------*/

struct asc_scanned {
    asc_scanning *scanning;
    asc_cue_book cues;
    asc_noticing noticing; /* who scans a report feels for notices */
};

asc_status asc_reports_scan(asc_scanned **out, asc_arena *keep, const asc_report *reports,
                            size_t count, asc_error *err)
{
    asc_scanned *s = asc_arena_alloc(keep, 1, sizeof *s);
    asc_str *texts = asc_arena_alloc(keep, count + 1, sizeof *texts);
    bool *may = asc_arena_zalloc(keep, count + 1, sizeof *may);
    if (!s || !texts || !may) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc = asc_cue_book_load(&s->cues, keep, err);
    if (rc) return rc;
    for (size_t i = 0; i < count; i++) texts[i] = reports[i].text;
    s->noticing = (asc_noticing){ &s->cues, may };
    s->scanning = asc_scanning_begin(keep, texts, count, asc_notices_feel, &s->noticing);
    *out = s;
    return s->scanning ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}

void asc_reports_scan_some(asc_scanned *s)
{
    asc_scanning_some(s->scanning);
}

/* ---- origins -----------------------------------------------------------------------*/

static asc_status find_copies(asc_provenance *p, asc_arena *keep, asc_arena *tmp,
                              const asc_link_view *v, const bool *wanted, asc_scanned *scanned,
                              asc_error *err)
{
    asc_copying_options options = { wanted, scanned->scanning, v->threads };
    asc_copy_text *texts = asc_arena_zalloc(tmp, v->report_count + 1, sizeof *texts);
    if (!texts) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < v->report_count; i++) {
        const asc_report *r = &v->reports[i];
        texts[i] = (asc_copy_text){ r->text, r->facts.published, r->facts.outlet };
    }
    asc_status rc =
        asc_copying_find(&p->copies, &p->copy_count, keep, texts, v->report_count, &options, err);
    if (!rc) p->copy_count = asc_edges_reprints(p->copies, p->copy_count);
    return rc;
}

/* Copies are looked for while it is found out who the sources are. */
struct tracing {
    const asc_link_view *v;
    asc_arena *keep, *tmp, *books;
    asc_provenance *p;
    const bool *wanted;
    asc_scanned *scanned;
    asc_voice_book voices;
    asc_outlet_book outlets;
    asc_status rc[2];
    asc_error err[2];
};

static void know_sources(void *user)
{
    struct tracing *t = user;
    t->rc[0] = asc_voices_know(&t->voices, t->books, t->v, &t->err[0]);
    if (!t->rc[0])
        t->rc[0] = asc_outlets_know(&t->outlets, t->books, t->v, &t->voices, &t->scanned->cues,
                                    &t->err[0]);
}

static void look_for_copies(void *user)
{
    struct tracing *t = user;
    t->rc[1] = find_copies(t->p, t->keep, t->tmp, t->v, t->wanted, t->scanned, &t->err[1]);
}

static asc_status begin(struct tracing *t, asc_error *err)
{
    const asc_link_view *v = t->v;
    bool *wanted = NULL;
    asc_status rc = v->scanned
                        ? ASC_OK
                        : asc_reports_scan(&t->scanned, t->tmp, v->reports, v->report_count, err);
    if (v->scanned) t->scanned = v->scanned;
    if (!rc && !asc_reports_asked(&wanted, t->tmp, v))
        rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc) return rc;
    t->wanted = wanted;
    asc_side_both(asc_side_count(v->threads, v->report_count), know_sources, t, look_for_copies, t);
    for (int k = 0; k < 2; k++)
        if (t->rc[k]) return asc_fail(err, t->rc[k], "%s", t->err[k].message);
    return ASC_OK;
}

asc_status asc_provenance_trace(asc_provenance *out, asc_arena *keep, const asc_link_view *v,
                                asc_error *err)
{
    asc_provenance p = { 0 };
    struct tracing t = {
        .v = v, .keep = keep, .tmp = asc_arena_new(), .books = asc_arena_new(), .p = &p
    };
    asc_status rc = t.tmp && t.books ? begin(&t, err) : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc)
        rc = asc_cites_find(&p, keep, v, t.wanted, &t.voices, &t.scanned->cues, &t.outlets, err);
    if (!rc) rc = asc_corrections_find(&p, keep, v, &t.scanned->noticing, &t.outlets, err);
    if (!rc && !t.wanted)
        rc = asc_circles_find(&p.circles, &p.circle_count, keep, p.copies, p.copy_count,
                              v->report_count, err);
    if (!rc) rc = asc_roots_find(&p, keep, v, &t.voices, err);
    asc_arena_free(t.tmp);
    asc_arena_free(t.books);
    if (!rc) *out = p;
    return rc;
}

bool asc_same_proposition(const asc_statement *a, const asc_statement *b)
{
    return a->predicate == b->predicate && a->polarity == b->polarity &&
           a->agent.actor == b->agent.actor && a->agent.actor != ASC_NONE &&
           a->object.incident == b->object.incident &&
           (a->object.incident != ASC_NONE || a->object.actor == b->object.actor);
}
