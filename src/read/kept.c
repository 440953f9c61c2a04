/*
 * One function a struct, for writing and for reading: `struct flow` says which. Numbers
 * are in base 128, low digits first; "no such one" is 0 and an index i is i + 1.
 */
#include "read/kept.h"

#include "base/error.h"

#include "base/banned.h"

/* A field more makes a struct larger: pass it on below, then put the new size here. */
#if UINTPTR_MAX == UINT64_MAX
#define FIELDS_OF(type, bytes) \
    _Static_assert(sizeof(type) == (bytes), "a field of " #type " more? kept.c must pass it on")
#else
#define FIELDS_OF(type, bytes) _Static_assert(sizeof(type) > 0, "")
#endif

struct flow {
    asc_buf *out;                 /* not NULL: writing */
    const unsigned char *p, *end; /* reading */
    const asc_kept_room *room;
    asc_str text;
    const asc_readout *in; /* reading: how many there are of what indices point into */
    bool bad, no_memory;
};

/* ---- numbers ------------------------------------------------------------------------*/

static void put_u64(struct flow *f, uint64_t v)
{
    while (v >= 128) {
        asc_buf_putc(f->out, (char)(v | 128));
        v >>= 7;
    }
    asc_buf_putc(f->out, (char)v);
}

static uint64_t get_u64(struct flow *f)
{
    uint64_t v = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (f->p == f->end) break;
        unsigned char b = *f->p++;
        if (shift == 63 && b > 1) break;
        v |= (uint64_t)(b & 127) << shift;
        if (b < 128) return v;
    }
    f->bad = true;
    return 0;
}

/* A number of at most `max`. */
static uint64_t number(struct flow *f, uint64_t v, uint64_t max)
{
    if (f->out) {
        put_u64(f, v);
        return v;
    }
    if (f->p != f->end && *f->p < 128) v = *f->p++; /* most are small */
    else v = get_u64(f);
    if (v <= max) return v;
    f->bad = true;
    return 0;
}

static void u32(struct flow *f, uint32_t *v)
{
    *v = (uint32_t)number(f, *v, UINT32_MAX);
}

/* Signed ones in zigzag: 0, -1, 1, -2, ... */
static void i64(struct flow *f, int64_t *v)
{
    uint64_t z = (uint64_t)*v << 1 ^ (*v < 0 ? UINT64_MAX : 0);
    z = number(f, z, UINT64_MAX);
    *v = (int64_t)(z >> 1 ^ (z & 1 ? UINT64_MAX : 0));
}

static void flag(struct flow *f, bool *v)
{
    *v = number(f, *v, 1) != 0;
}

/* A value of a closed set of `count`. */
#define PICK(f, field, count) \
    ((field) = (unsigned)number((f), (uint64_t)(field), (uint64_t)(count)-1))

/* An index into `count` things, or ASC_NONE. */
static void index_of(struct flow *f, uint32_t *v, size_t count)
{
    uint64_t i = number(f, *v == ASC_NONE ? 0 : (uint64_t)*v + 1, count);
    *v = i ? (uint32_t)(i - 1) : ASC_NONE;
}

static void probability(struct flow *f, double *v)
{
    uint64_t bits = 0;
    unsigned char b[8];
    if (f->out) {
        memcpy(&bits, v, sizeof bits);
        for (int i = 0; i < 8; i++) b[i] = (unsigned char)(bits >> 8 * i);
        asc_buf_put(f->out, (asc_str){ (const char *)b, sizeof b });
        return;
    }
    if (f->end - f->p < 8) {
        f->bad = true;
        return;
    }
    for (int i = 0; i < 8; i++) bits |= (uint64_t)*f->p++ << 8 * i;
    memcpy(v, &bits, sizeof bits);
    if (!(*v >= 0 && *v <= 1)) f->bad = true;
}

static void date(struct flow *f, asc_date *d)
{
    d->year = (int16_t)number(f, (uint64_t)d->year, 9999);
    d->month = (int8_t)number(f, (uint64_t)d->month, 12);
    d->day = (int8_t)number(f, (uint64_t)d->day, 31);
    if (f->out) return;
    if ((d->year == 0 && d->month) || (d->month == 0 && d->day) ||
        (d->day && d->day > asc_date_days_in_month(d->year, d->month)))
        f->bad = true;
}

/* ---- text -----------------------------------------------------------------------------*/

static void span(struct flow *f, asc_span *s)
{
    s->begin = (uint32_t)number(f, s->begin, f->text.n);
    s->end = s->begin + (uint32_t)number(f, s->end - s->begin, f->text.n - s->begin);
}

/* Where s lies in the report's text; false when it does not. */
static bool in_text(const struct flow *f, asc_str s, size_t *at)
{
    uintptr_t p = (uintptr_t)s.p, begin = (uintptr_t)f->text.p;
    if (p < begin || p - begin > f->text.n || s.n > f->text.n - (p - begin)) return false;
    *at = p - begin;
    return true;
}

static void put_str(struct flow *f, asc_str s)
{
    size_t at;
    bool view = in_text(f, s, &at);
    put_u64(f, s.n ? (uint64_t)s.n << 1 | view : 0);
    if (s.n && view) put_u64(f, at);
    else if (s.n) asc_buf_put(f->out, s);
}

/* A view of the text, or bytes of its own. */
static void str(struct flow *f, asc_str *s)
{
    if (f->out) {
        put_str(f, *s);
        return;
    }
    uint64_t head = get_u64(f), n = head >> 1;
    *s = (asc_str){ "", 0 };
    if (f->bad || n == 0) return;
    if (head & 1) {
        uint64_t at = number(f, 0, f->text.n);
        if (n > f->text.n - at) f->bad = true;
        else *s = asc_str_slice(f->text, (size_t)at, (size_t)(at + n));
    } else if (n > (size_t)(f->end - f->p)) {
        f->bad = true;
    } else {
        f->no_memory |=
            !asc_arena_copy(f->room->keep, (asc_str){ (const char *)f->p, (size_t)n }, s);
        f->p += n;
    }
}

/* ---- arrays ------------------------------------------------------------------------------*/

/* Of *count items; each takes a byte at least. NULL, and none, when something is wrong. */
static void *array(struct flow *f, asc_arena *in, void *items, size_t *count, size_t max,
                   size_t size)
{
    *count = (size_t)number(f, *count, max);
    if (f->out) return items;
    if (*count > (size_t)(f->end - f->p)) f->bad = true;
    if (f->bad) *count = 0;
    void *made = asc_arena_zalloc(in, *count, size);
    if (!made) f->no_memory = true;
    if (!made) *count = 0;
    return made;
}

static bool going(const struct flow *f)
{
    return !f->bad && !f->no_memory && !(f->out && f->out->failed);
}

/* ---- the fields ---------------------------------------------------------------------------*/

FIELDS_OF(asc_mention, 80);
static void mention(struct flow *f, asc_mention *m)
{
    u32(f, &m->first);
    u32(f, &m->last);
    u32(f, &m->head);
    span(f, &m->span);
    str(f, &m->text);
    str(f, &m->key);
    flag(f, &m->is_name);
    flag(f, &m->place);
    flag(f, &m->told);
    flag(f, &m->definite);
    flag(f, &m->plural);
    flag(f, &m->scene);
    flag(f, &m->sure_group);
    flag(f, &m->sure_state);
    PICK(f, m->kind, ASC_ACTOR_KIND_COUNT);
    m->same = (uint32_t)number(f, m->same, f->in->mentions.count - 1);
    index_of(f, &m->near, f->in->mentions.count);
    u32(f, &m->report);
}

FIELDS_OF(asc_happening, 176);
static void happening(struct flow *f, asc_happening *h)
{
    PICK(f, h->kind, ASC_INCIDENT_KIND_COUNT);
    date(f, &h->when);
    date(f, &h->until);
    str(f, &h->place);
    str(f, &h->spot);
    str(f, &h->within);
    str(f, &h->guess);
    str(f, &h->target);
    str(f, &h->what);
    str(f, &h->aim);
    str(f, &h->weapon);
    PICK(f, h->stage, ASC_STAGE_COUNT);
    flag(f, &h->rounded);
    flag(f, &h->timed);
    flag(f, &h->measured);
    u32(f, &h->weekday);
    PICK(f, h->aimed, ASC_AIMED_COUNT);
    u32(f, &h->mentions);
    u32(f, &h->first_event);
}

static void voice(struct flow *f, asc_voice *v)
{
    index_of(f, &v->mention, f->in->mentions.count);
    span(f, &v->span);
    span(f, &v->cue);
    u32(f, &v->entry);
}

FIELDS_OF(asc_finding, 264);
static void finding(struct flow *f, asc_finding *x)
{
    PICK(f, x->predicate, ASC_PREDICATE_COUNT);
    index_of(f, &x->agent, f->in->mentions.count);
    index_of(f, &x->object, f->in->mentions.count);
    span(f, &x->agent_span);
    span(f, &x->object_span);
    index_of(f, &x->happening, f->in->events.happening_count);
    i64(f, &x->value);
    flag(f, &x->at_least);
    x->voice_count = (uint32_t)number(f, x->voice_count, ASC_SOURCES_MAX);
    for (uint32_t i = 0; i < x->voice_count; i++) voice(f, &x->voices[i]);
    PICK(f, x->polarity, ASC_POLARITY_MINUS + 1);
    PICK(f, x->certainty, ASC_CERTAINTY_COUNT);
    PICK(f, x->basis, ASC_BASIS_COUNT);
    PICK(f, x->act, ASC_ACT_COUNT);
    PICK(f, x->mood, ASC_MOOD_COUNT);
    flag(f, &x->conditional);
    probability(f, &x->read);
    x->doubts = number(f, x->doubts, UINT64_MAX);
    span(f, &x->span);
    span(f, &x->trigger);
    span(f, &x->sentence);
    u32(f, &x->trigger_token);
    u32(f, &x->frame);
}

FIELDS_OF(asc_readout, 144);
static void readout(struct flow *f, asc_readout *o)
{
    asc_mentions *m = &o->mentions;
    asc_events *e = &o->events;
    static const asc_kept_room none = { NULL, NULL, NULL, NULL };
    const asc_kept_room *room = f->room ? f->room : &none; /* writing needs none */
    f->in = o;
    m->items = array(f, room->mentions, m->items, &m->count, ASC_MENTIONS_MAX, sizeof *m->items);
    for (size_t i = 0; going(f) && i < m->count; i++) mention(f, &m->items[i]);
    index_of(f, &m->author, m->count);
    e->happenings = array(f, room->happenings, e->happenings, &e->happening_count,
                          ASC_HAPPENINGS_MAX, sizeof *e->happenings);
    for (size_t i = 0; going(f) && i < e->happening_count; i++) happening(f, &e->happenings[i]);
    index_of(f, &e->main, e->happening_count);
    o->findings = array(f, room->findings, o->findings, &o->finding_count, ASC_FINDINGS_MAX,
                        sizeof *o->findings);
    for (size_t i = 0; going(f) && i < o->finding_count; i++) finding(f, &o->findings[i]);
}

static void reading(struct flow *f, asc_kept_reading *k)
{
    number(f, ASC_KEPT_LAYOUT, ASC_KEPT_LAYOUT);
    str(f, &k->facts.title);
    str(f, &k->facts.outlet);
    str(f, &k->facts.author);
    str(f, &k->facts.published);
    flag(f, &k->passed_by);
    readout(f, &k->readout);
}

/* ---- both ways ------------------------------------------------------------------------------*/

asc_status asc_kept_pack(asc_buf *out, const asc_kept_reading *k, asc_str text, asc_error *err)
{
    asc_kept_reading view = *k; /* whose fields the flow may write back as they are */
    size_t before = out->n;
    struct flow f = { .out = out, .text = text };
    reading(&f, &view);
    if (out->failed) return asc_fail(err, ASC_ENOMEM, "out of memory keeping what was read");
    if (out->n - before <= ASC_KEPT_BYTES_MAX) return ASC_OK;
    out->n = before;
    return asc_fail(err, ASC_ELIMIT, "what was read is over %zu bytes", ASC_KEPT_BYTES_MAX);
}

asc_status asc_kept_unpack(asc_kept_reading *out, const asc_kept_room *room, asc_str text,
                           asc_str bytes, asc_error *err)
{
    asc_kept_reading k = { 0 };
    asc_arena *const in[] = { room->keep, room->mentions, room->happenings, room->findings };
    asc_mark before[4];
    for (int i = 0; i < 4; i++) before[i] = asc_arena_save(in[i]);
    const unsigned char *p = (const unsigned char *)bytes.p;
    struct flow f = { .p = p, .end = p + bytes.n, .room = room, .text = text };
    bool layout = bytes.n && p[0] == ASC_KEPT_LAYOUT;
    if (layout) reading(&f, &k);
    if (layout && !f.bad && !f.no_memory && f.p == f.end) {
        *out = k;
        return ASC_OK;
    }
    for (int i = 0; i < 4; i++) asc_arena_restore(in[i], before[i]);
    if (f.no_memory) return asc_fail(err, ASC_ENOMEM, "out of memory");
    return asc_fail(err, ASC_EFORMAT, "what was read of it is kept in another form, or damaged");
}
