#include "link/provenance.h"

#include "base/error.h"
#include "link/circles.h"
#include "link/cites.h"
#include "link/copying.h"
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

static asc_status find_copies(asc_provenance *p, asc_arena *keep, asc_arena *tmp,
                              const asc_link_view *v, const bool *wanted, asc_noticing *noticing,
                              asc_error *err)
{
    asc_copying_options options = { wanted, asc_notices_feel, noticing };
    asc_copy_text *texts = asc_arena_zalloc(tmp, v->report_count + 1, sizeof *texts);
    if (!texts) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < v->report_count; i++) {
        const asc_report *r = &v->reports[i];
        texts[i] = (asc_copy_text){ r->text, r->facts.published, r->facts.outlet };
    }
    return asc_copying_find(&p->copies, &p->copy_count, keep, texts, v->report_count, &options,
                            err);
}

asc_status asc_provenance_trace(asc_provenance *out, asc_arena *keep, const asc_link_view *v,
                                asc_error *err)
{
    asc_provenance p = { 0 };
    asc_voice_book voices;
    asc_cue_book cues;
    asc_outlet_book book;
    asc_noticing noticing = { .cues = &cues };
    bool *wanted = NULL;
    asc_arena *tmp = asc_arena_new();
    if (!tmp) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc = asc_voices_know(&voices, tmp, v, err);
    if (!rc) rc = asc_cue_book_load(&cues, tmp, err);
    noticing.may = rc ? NULL : asc_arena_zalloc(tmp, v->report_count + 1, sizeof *noticing.may);
    if (!rc && (!noticing.may || !asc_reports_asked(&wanted, tmp, v)))
        rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) rc = find_copies(&p, keep, tmp, v, wanted, &noticing, err);
    if (!rc) rc = asc_outlets_know(&book, tmp, v, &voices, &cues, err);
    if (!rc) rc = asc_cites_find(&p, keep, v, wanted, &voices, &cues, &book, err);
    if (!rc) rc = asc_corrections_find(&p, keep, v, &noticing, &book, err);
    if (!rc && !wanted)
        rc = asc_circles_find(&p.circles, &p.circle_count, keep, p.copies, p.copy_count,
                              v->report_count, err);
    if (!rc) rc = asc_roots_find(&p, keep, v, &voices, err);
    asc_arena_free(tmp);
    if (!rc) *out = p;
    return rc;
}
