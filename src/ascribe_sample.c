#include "ascribe_sample.h"

#include "ascribe_weigh_input.h"
#include "base/error.h"
#include "base/str.h"
#include "link/provenance.h"
#include "weigh/learnt.h"
#include "weigh/weighing.h"

#include "base/banned.h"

/* made by cmake/stamp.cmake */
const char *asc_build_stamp_whole(void);

/* Numbers of the whole that the sample has, and back. */
struct picked {
    uint32_t *whole; /* [own number] */
    uint32_t *own;   /* [number of the whole]; ASC_NONE: it is not in the sample */
    size_t count;
};

struct sample {
    const asc_reading *r;
    asc_arena *keep;
    struct picked reports, statements, actors, incidents;
};

/* ---- what belongs to it ----------------------------------------------------------------*/

static bool open_picked(struct picked *p, asc_arena *keep, asc_arena *tmp, size_t count)
{
    p->whole = asc_arena_alloc(keep, count + 1, sizeof *p->whole);
    p->own = asc_arena_alloc(tmp, count + 1, sizeof *p->own);
    for (size_t i = 0; p->whole && p->own && i < count; i++) p->own[i] = ASC_NONE;
    return p->whole && p->own;
}

static void want(struct picked *p, uint32_t i)
{
    if (i != ASC_NONE) p->own[i] = 0;
}

/* What is wanted is numbered, in the order of the whole. */
static void number(struct picked *p, size_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (p->own[i] == ASC_NONE) continue;
        p->own[i] = (uint32_t)p->count;
        p->whole[p->count++] = i;
    }
}

static uint32_t own(const struct picked *p, uint32_t i)
{
    return i == ASC_NONE ? ASC_NONE : p->own[i];
}

static void want_all_of(struct sample *s, const asc_statement *st)
{
    want(&s->actors, st->agent.actor);
    want(&s->actors, st->object.actor);
    want(&s->incidents, st->object.incident);
    for (uint32_t i = 0; i < st->source_count; i++) want(&s->actors, st->sources[i].actor);
}

/* The reports that tell of what is learnt from, all that they state, and whom they name; and who may be meant
 * or cited without being named: states and outlets. Which these are of the whole stays in `keep`. */
static bool pick(struct sample *s, asc_arena *keep)
{
    const asc_reading *r = s->r;
    if (!open_picked(&s->reports, keep, s->keep, r->report_count) ||
        !open_picked(&s->statements, keep, s->keep, r->statement_count) ||
        !open_picked(&s->actors, keep, s->keep, r->actors.count) ||
        !open_picked(&s->incidents, s->keep, s->keep, r->incident_count))
        return false;
    for (size_t k = 0; k < r->statement_count; k++) {
        uint32_t in = r->statements[k].object.incident;
        if (in != ASC_NONE && r->teaches[in]) want(&s->reports, r->statements[k].report);
    }
    for (uint32_t k = 0; k < r->statement_count; k++) {
        if (own(&s->reports, r->statements[k].report) == ASC_NONE) continue;
        want(&s->statements, k);
        want_all_of(s, &r->statements[k]);
    }
    for (size_t i = 0; i < r->report_count; i++)
        for (size_t m = 0; s->reports.own[i] != ASC_NONE && m < r->taken[i].readout.mentions.count;
             m++)
            want(&s->actors, r->actors.of[i][m]);
    for (uint32_t a = 0; a < r->actors.count; a++)
        if (r->actors.items[a].kind == ASC_ACTOR_STATE ||
            r->actors.items[a].kind == ASC_ACTOR_OUTLET)
            want(&s->actors, a);
    number(&s->reports, r->report_count);
    number(&s->statements, r->statement_count);
    number(&s->actors, r->actors.count);
    number(&s->incidents, r->incident_count);
    return true;
}

/* ---- its stamp --------------------------------------------------------------------------*/

static void put_number(asc_buf *b, uint64_t v)
{
    char bytes[8];
    for (int i = 0; i < 8; i++) bytes[i] = (char)(unsigned char)(v >> 8 * i);
    asc_buf_put(b, (asc_str){ bytes, sizeof bytes });
}

static void put_text(asc_buf *b, asc_str s)
{
    put_number(b, s.n);
    asc_buf_put(b, s);
}

/* Of a report all that was read of it: by this build and model of this text and these facts. */
static void put_report(asc_buf *b, const asc_reading *r, uint32_t i)
{
    const asc_report_facts *f = &r->reports[i].facts;
    const asc_str texts[] = { f->name, f->title, f->outlet, f->author, f->published };
    uint64_t hash = r->taken[i].text_hash;
    put_number(b, hash ? hash : asc_str_hash(r->reports[i].text));
    put_number(b, r->reports[i].text.n);
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) put_text(b, texts[k]);
}

/* Its id stands for all that it says; whom and what it means is told by what else there is. */
static void put_statement(asc_buf *b, const struct sample *s, const asc_statement *st)
{
    asc_buf_put(b, (asc_str){ st->id, sizeof st->id - 1 });
    put_number(b, (uint64_t)own(&s->reports, st->report) << 32 |
                      own(&s->incidents, st->object.incident));
    put_number(b, (uint64_t)own(&s->actors, st->agent.actor) << 32 |
                      own(&s->actors, st->object.actor));
    put_number(b, st->source_count);
    for (uint32_t i = 0; i < st->source_count; i++)
        put_number(b, own(&s->actors, st->sources[i].actor));
}

static void put_actor(asc_buf *b, const asc_actor *a)
{
    put_number(b, (uint64_t)a->kind << 33 | (uint64_t)a->named << 32 | a->described);
    put_number(b, (uint64_t)a->name_count << 32 | a->may_be_count);
    for (uint32_t k = 0; k < a->name_count + a->described; k++) put_text(b, a->names[k]);
    for (uint32_t k = 0; k < a->may_be_count; k++) put_text(b, a->may_be[k]);
}

static void put_ruling(asc_buf *b, const asc_ruling *x)
{
    put_number(b, x->kind);
    put_text(b, x->subject);
    put_text(b, x->field);
    put_text(b, x->value);
}

/* All that what is learnt of it hangs on, as one number; 0: out of memory. */
static uint64_t stamp_of(const struct sample *s, const asc_weigh_options *options)
{
    const asc_reading *r = s->r;
    asc_buf b = { 0 };
    put_text(&b, asc_str_from(asc_build_stamp_whole()));
    put_number(&b, asc_model_checksum(r->model));
    put_number(&b, r->own_words);
    put_text(&b, options ? options->as_of : ASC_STR(""));
    for (size_t i = 0; i < r->ruling_count; i++) put_ruling(&b, &r->rulings[i]);
    for (size_t i = 0; i < s->reports.count; i++) put_report(&b, r, s->reports.whole[i]);
    for (size_t k = 0; k < s->statements.count; k++)
        put_statement(&b, s, &r->statements[s->statements.whole[k]]);
    for (size_t a = 0; a < s->actors.count; a++)
        put_actor(&b, &r->actors.items[s->actors.whole[a]]);
    for (size_t i = 0; i < s->incidents.count; i++)
        put_number(&b, r->teaches[s->incidents.whole[i]]);
    uint64_t hash = b.failed ? 0 : asc_str_hash(asc_buf_str(&b)) | 1;
    asc_buf_free(&b);
    return hash;
}

/* ---- as a reading of its own -------------------------------------------------------------*/

static bool take_reports(const struct sample *s, asc_reading *out)
{
    out->report_count = s->reports.count;
    out->reports = asc_arena_alloc(s->keep, s->reports.count + 1, sizeof *out->reports);
    for (size_t i = 0; out->reports && i < s->reports.count; i++)
        out->reports[i] = s->r->reports[s->reports.whole[i]];
    return out->reports != NULL;
}

static bool take_statements(const struct sample *s, asc_reading *out)
{
    out->statement_count = s->statements.count;
    out->statements = asc_arena_alloc(s->keep, s->statements.count + 1, sizeof *out->statements);
    for (size_t k = 0; out->statements && k < s->statements.count; k++) {
        asc_statement *st = &out->statements[k];
        *st = s->r->statements[s->statements.whole[k]];
        st->report = own(&s->reports, st->report);
        st->object.incident = own(&s->incidents, st->object.incident);
        st->agent.actor = own(&s->actors, st->agent.actor);
        st->object.actor = own(&s->actors, st->object.actor);
        for (uint32_t i = 0; i < st->source_count; i++)
            st->sources[i].actor = own(&s->actors, st->sources[i].actor);
    }
    return out->statements != NULL;
}

/* They are called by their own numbers, so that nothing hangs on those of the whole. */
static bool take_actors(const struct sample *s, asc_reading *out)
{
    out->actors.count = s->actors.count;
    out->actors.items = asc_arena_alloc(s->keep, s->actors.count + 1, sizeof *out->actors.items);
    for (size_t a = 0; out->actors.items && a < s->actors.count; a++) {
        out->actors.items[a] = s->r->actors.items[s->actors.whole[a]];
        asc_str_id(out->actors.items[a].id, 'a', (uint32_t)a + 1);
    }
    return out->actors.items != NULL;
}

static bool take_incidents(const struct sample *s, asc_reading *out)
{
    size_t n = s->incidents.count;
    out->incident_count = n;
    out->incidents = asc_arena_alloc(s->keep, n + 1, sizeof *out->incidents);
    out->teaches = asc_arena_alloc(s->keep, n + 1, sizeof *out->teaches);
    for (size_t i = 0; out->incidents && out->teaches && i < n; i++) {
        out->incidents[i] = s->r->incidents[s->incidents.whole[i]];
        asc_str_id(out->incidents[i].id, 'i', (uint32_t)i + 1);
        out->teaches[i] = s->r->teaches[s->incidents.whole[i]];
    }
    return out->incidents && out->teaches;
}

/* The sample with its origins; what it tells is a view of the whole. */
static asc_status trace(const struct sample *s, asc_reading *out, asc_error *err)
{
    *out = (asc_reading){ .keep = s->keep,
                          .threads = s->r->threads,
                          .rulings = s->r->rulings,
                          .ruling_count = s->r->ruling_count,
                          .done = true };
    if (!take_reports(s, out) || !take_statements(s, out) || !take_actors(s, out) ||
        !take_incidents(s, out))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    const asc_link_view v = { .reports = out->reports,
                              .report_count = out->report_count,
                              .statements = out->statements,
                              .statement_count = out->statement_count,
                              .actors = out->actors.items,
                              .actor_count = out->actors.count,
                              .incidents = out->incidents,
                              .incident_count = out->incident_count,
                              .asked = out->teaches,
                              .threads = out->threads,
                              .aliases = s->r->aliases };
    return asc_provenance_trace(&out->provenance, s->keep, &v, err);
}

/* ---- learning ----------------------------------------------------------------------------*/

static asc_status learn(asc_str *learnt, const struct sample *s, uint64_t stamp,
                        const asc_weigh_options *options, asc_error *err)
{
    asc_reading as_reading;
    asc_weigh_input in;
    asc_status rc = trace(s, &as_reading, err);
    if (!rc) rc = asc_weigh_input_of(&in, s->keep, &as_reading, err);
    return rc ? rc
              : asc_weighing_learn(learnt, s->keep, &in, as_reading.incident_count, options, stamp,
                                   err);
}

static asc_status learn_or_take(asc_sampled *out, const struct sample *s, asc_arena *keep,
                                const asc_weigh_options *options, asc_error *err)
{
    uint64_t stamp = stamp_of(s, options);
    asc_str fresh;
    if (!stamp) return asc_fail(err, ASC_ENOMEM, "out of memory");
    out->learnt = s->r->taught;
    out->of = (asc_sample_of){ .reports = s->reports.whole,
                               .statements = s->statements.whole,
                               .actors = s->actors.whole,
                               .report_count = s->reports.count,
                               .statement_count = s->statements.count,
                               .actor_count = s->actors.count };
    if (out->learnt.n && asc_learnt_stamp(out->learnt) == stamp) return ASC_OK;
    asc_status rc = learn(&fresh, s, stamp, options, err);
    if (rc) return rc;
    out->fresh = true;
    return asc_arena_copy(keep, fresh, &out->learnt) ? ASC_OK
                                                     : asc_fail(err, ASC_ENOMEM, "out of memory");
}

asc_status asc_sample_learn(asc_sampled *out, asc_arena *keep, const asc_reading *r,
                            const asc_weigh_options *options, asc_error *err)
{
    struct sample s = { .r = r, .keep = asc_arena_new() };
    asc_sampled made = { .fresh = false };
    asc_status rc = s.keep && pick(&s, keep) ? learn_or_take(&made, &s, keep, options, err)
                                             : asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_arena_free(s.keep);
    if (!rc) *out = made;
    return rc;
}

asc_status asc_sample_take(asc_weigh_input *in, asc_arena *keep, const asc_sampled *s,
                           asc_error *err)
{
    asc_status rc = asc_learnt_unpack_sample(in, keep, s->learnt, &s->of, err);
    if (!rc) in->knows = true;
    return rc;
}
