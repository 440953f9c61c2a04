/*
 * Who took it from whom in a reading, and how much of that is asked for.
 */
#include "ascribe_reading.h"

#include "base/error.h"
#include "base/str.h"
#include "weigh/learnt.h"

#include "base/banned.h"

asc_status asc_reading_narrow(asc_reading *r, asc_str incident, asc_error *err)
{
    if (r->done) return asc_fail(err, ASC_EARG, "the reading was run already");
    return asc_arena_copy(r->keep, incident, &r->narrow)
               ? ASC_OK
               : asc_fail(err, ASC_ENOMEM, "out of memory");
}

asc_status asc_reading_teach(asc_reading *r, asc_str learnt, asc_error *err)
{
    if (r->done) return asc_fail(err, ASC_EARG, "the reading was run already");
    if (!asc_learnt_sound(learnt)) return asc_fail(err, ASC_EFORMAT, "nothing that was learnt");
    return asc_arena_copy(r->keep, learnt, &r->taught) ? ASC_OK
                                                       : asc_fail(err, ASC_ENOMEM, "out of memory");
}

asc_status asc_reading_remind(asc_reading *r, asc_str learnt, asc_error *err)
{
    if (r->done) return asc_fail(err, ASC_EARG, "the reading was run already");
    if (!asc_learnt_sound(learnt) || !asc_learnt_stamp(learnt)) return ASC_OK;
    return asc_reading_teach(r, learnt, err);
}

asc_status asc_reading_foresee(asc_reading *r, asc_str as_of, asc_error *err)
{
    if (r->done) return asc_fail(err, ASC_EARG, "the reading was run already");
    r->foreseen = asc_arena_copy(r->keep, as_of, &r->as_of);
    return r->foreseen ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}

/*
 * The incidents whose origins are wanted: the one that is asked for, and, where voices are learnt from all
 * of them, all. NULL in *out: all. Where an analyst says that two sources are one, origins anywhere may
 * become one. A sample to be learnt from is traced for itself (ascribe_sample.h).
 */
static bool incidents_asked(bool **out, asc_reading *r, asc_arena *tmp)
{
    *out = NULL;
    for (size_t i = 0; i < r->ruling_count; i++)
        if (r->rulings[i].kind == ASC_RULING_SAME_SOURCE) return true;
    bool learns = !r->taught.n && !r->teaches && r->incident_count >= ASC_LEARN_FROM;
    if (!r->narrow.n || learns) return true;
    if (!(*out = asc_arena_alloc(tmp, r->incident_count + 1, sizeof **out))) return false;
    for (size_t i = 0; i < r->incident_count; i++)
        (*out)[i] = asc_str_eq(r->narrow, asc_str_from(r->incidents[i].id));
    return true;
}

asc_status asc_reading_choose_teachers(asc_reading *r, asc_error *err)
{
    if (!asc_teachers_choose(&r->teaches, r->keep, r->statements, r->statement_count,
                             r->actors.items, r->incident_count))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    /* what was learnt of a sample says nothing of all, nor the other way round */
    if (!r->teaches != !asc_learnt_stamp(r->taught)) r->taught = (asc_str){ NULL, 0 };
    return ASC_OK;
}

asc_status asc_reading_trace(asc_reading *r, asc_arena *tmp, asc_scanned *scanned, asc_error *err)
{
    bool *asked;
    if (!incidents_asked(&asked, r, tmp)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_link_view v = { .reports = r->reports,
                        .report_count = r->report_count,
                        .statements = r->statements,
                        .statement_count = r->statement_count,
                        .actors = r->actors.items,
                        .actor_count = r->actors.count,
                        .incidents = r->incidents,
                        .incident_count = r->incident_count,
                        .asked = asked,
                        .scanned = scanned,
                        .threads = r->threads,
                        .aliases = r->aliases };
    return asc_provenance_trace(&r->provenance, r->keep, &v, err);
}
