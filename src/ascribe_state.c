#include "ascribe_state.h"

#include "base/date.h"
#include "base/error.h"
#include "base/os.h"
#include "base/side.h"
#include "base/str.h"
#include "core/terms.h"

#include "base/banned.h"

static asc_argument argument(const asc_reading *r, uint32_t report, asc_span span)
{
    asc_argument a = { .actor = ASC_NONE, .incident = ASC_NONE, .span = span };
    a.text = asc_str_slice(r->reports[report].text, span.begin, span.end);
    return a;
}

/* A number behind `before`: printf is slow for what each statement needs a dozen times. */
static void put_number(asc_buf *b, char before, uint64_t v, unsigned base)
{
    char digits[21];
    size_t at = sizeof digits;
    do digits[--at] = "0123456789abcdef"[v % base];
    while ((v /= base) || (base == 16 && at > sizeof digits - 16));
    digits[--at] = before;
    asc_buf_put(b, (asc_str){ digits + at, sizeof digits - at });
}

static void put_span(asc_buf *b, asc_span s)
{
    put_number(b, '|', s.begin, 10);
    put_number(b, '-', s.end, 10);
}

/* The id's bytes: everything that makes it this statement and no other. */
static bool identify(const asc_reading *r, asc_buf *b, uint64_t text, asc_statement *st)
{
    asc_buf_clear(b);
    asc_buf_put(b, r->reports[st->report].facts.name);
    put_number(b, '|', text, 16);
    asc_buf_putc(b, '|');
    asc_buf_puts(b, asc_predicate_name(st->predicate));
    put_number(b, '|', st->polarity, 10);
    put_span(b, st->span);
    put_span(b, st->agent.span);
    put_span(b, st->object.span);
    if (st->value < 0) asc_buf_puts(b, "|-1"); /* there is none */
    else put_number(b, '|', (uint64_t)st->value, 10);
    for (uint32_t k = 0; k < st->source_count; k++) put_span(b, st->sources[k].span);
    if (b->failed) return false;
    uint64_t hash = asc_str_hash(asc_buf_str(b));
    asc_buf_clear(b);
    put_number(b, ' ', hash, 16);
    memcpy(st->id, b->p + 1, sizeof st->id - 1);
    return !b->failed;
}

static void state_sources(const asc_reading *r, const asc_finding *f, asc_statement *st)
{
    st->sources[0] = (asc_source){ .text = ASC_STR("AUTHOR"), .actor = ASC_NONE };
    st->source_count = 1;
    for (uint32_t v = 0; v < f->voice_count && st->source_count < ASC_SOURCES_MAX; v++) {
        asc_argument a = argument(r, st->report, f->voices[v].span);
        if (f->voices[v].mention == ASC_NONE && a.text.n == 0) a.text = ASC_STR(ASC_UNNAMED_SOURCE);
        st->sources[st->source_count++] =
            (asc_source){ a.text, a.span, f->voices[v].cue, ASC_NONE, f->voices[v].entry };
    }
}

/* All of a statement that needs nothing but its report. */
static bool state(const asc_reading *r, asc_buf *scratch, uint64_t text, uint32_t report,
                  const asc_finding *f, asc_statement *st)
{
    *st = (asc_statement){ .report = report,
                           .span = f->span,
                           .predicate = f->predicate,
                           .value = f->value,
                           .at_least = f->at_least,
                           .polarity = f->polarity,
                           .certainty = f->certainty,
                           .basis = f->basis,
                           .act = f->act,
                           .mood = f->mood,
                           .conditional = f->conditional,
                           .read = f->read,
                           .doubts = f->doubts,
                           .frame = f->frame,
                           .trigger = f->trigger,
                           .sentence = f->sentence };
    state_sources(r, f, st);
    st->agent = argument(r, report, f->agent_span);
    st->object = argument(r, report, f->object_span);
    if (f->happening != ASC_NONE)
        asc_date_format(r->taken[report].readout.events.happenings[f->happening].when, st->about);
    asc_date_format(r->taken[report].published, st->said);
    return identify(r, scratch, text, st);
}

#define SHARE 256u /* reports that one takes at a time */

bool asc_state_prepare(asc_stating *s, asc_reading *r, const asc_told_list *l, asc_arena *tmp)
{
    *s = (asc_stating){ .r = r, .l = l, .sides = asc_reading_sides(r) };
    s->begin = asc_arena_alloc(tmp, r->report_count + 1, sizeof *s->begin);
    if (!s->begin) return false;
    for (size_t i = 0; i < r->report_count; i++) {
        s->begin[i] = s->total;
        s->total += r->taken[i].readout.finding_count;
    }
    s->out = asc_arena_alloc(r->keep, s->total + 1, sizeof *s->out);
    return s->out != NULL;
}

static bool state_report(const asc_stating *s, asc_buf *scratch, uint32_t i)
{
    const asc_reading *r = s->r;
    const asc_readout *o = &r->taken[i].readout;
    uint64_t text = r->taken[i].text_hash;
    if (!text && o->finding_count) text = asc_str_hash(r->reports[i].text);
    for (size_t k = 0; k < o->finding_count; k++)
        if (!state(r, scratch, text, i, &o->findings[k], &s->out[s->begin[i] + k])) return false;
    return true;
}

void asc_state_some(asc_stating *s, const atomic_bool *stop)
{
    size_t count = s->r->report_count, at;
    asc_buf scratch = { 0 };
    while (!(stop && atomic_load(stop)) && (at = atomic_fetch_add(&s->next, SHARE)) < count) {
        size_t end = count - at < SHARE ? count : at + SHARE;
        size_t made = (end < count ? s->begin[end] : s->total) - s->begin[at];
        asc_os_touch(s->out + s->begin[at], made * sizeof *s->out);
        for (size_t i = at; i < end; i++)
            if (!state_report(s, &scratch, (uint32_t)i)) atomic_store(&s->failed, true);
    }
    asc_buf_free(&scratch);
}

/* The actor that a mention of the report means. */
static uint32_t actor_of(const asc_reading *r, uint32_t report, uint32_t mention)
{
    return mention == ASC_NONE ? ASC_NONE : r->actors.of[report][mention];
}

static void mean(const asc_stating *s, const asc_finding *f, asc_statement *st)
{
    st->agent.actor = actor_of(s->r, st->report, f->agent);
    st->object.actor = actor_of(s->r, st->report, f->object);
    if (f->happening != ASC_NONE)
        st->object.incident = s->l->linked.of[s->l->at[st->report][f->happening]];
    for (uint32_t k = 1; k < st->source_count; k++) /* the first is the author */
        st->sources[k].actor = actor_of(s->r, st->report, f->voices[k - 1].mention);
}

/* Who and what the statements mean, once all is joined. */
static void mean_some(void *user, unsigned side)
{
    const asc_stating *s = user;
    const asc_reading *r = s->r;
    size_t end = asc_side_begin(r->report_count, s->sides, side + 1);
    for (size_t i = asc_side_begin(r->report_count, s->sides, side); i < end; i++) {
        const asc_readout *o = &r->taken[i].readout;
        for (size_t k = 0; k < o->finding_count; k++)
            mean(s, &o->findings[k], &s->out[s->begin[i] + k]);
    }
}

asc_status asc_state_finish(asc_stating *s, asc_error *err)
{
    if (atomic_load(&s->failed)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_side_all(s->sides, mean_some, s);
    s->r->statements = s->out;
    s->r->statement_count = s->total;
    return ASC_OK;
}
