#include "ascribe_told.h"

#include "base/error.h"
#include "base/str.h"
#include "core/plain_words.h"
#include "link/traits.h"

#include "base/banned.h"

static void tolls_of(const asc_readout *o, uint32_t happening, int64_t killed[4])
{
    size_t n = 0;
    for (int k = 0; k < 4; k++) killed[k] = -1;
    for (size_t k = 0; k < o->finding_count && n < 4; k++)
        if (o->findings[k].happening == happening &&
            o->findings[k].predicate == ASC_PREDICATE_KILLED_COUNT)
            killed[n++] = o->findings[k].value;
}

/* "Was convicted of it", "pleads guilty to it": told of in court. */
static bool in_court(const asc_readout *o, asc_str text, uint32_t happening)
{
    static const char *const words[] = { "convicted", "sentenced", "guilty",  "acquitted", "cleared",
                                         "jailed",    "liable",    "pleaded", "pleads",    "Sentenced",
                                         "convicts",  "sentences", "acquits", NULL };
    for (size_t k = 0; k < o->finding_count; k++) {
        const asc_finding *f = &o->findings[k];
        if (f->happening == happening && f->trigger.end > f->trigger.begin &&
            asc_str_among(asc_str_slice(text, f->trigger.begin, f->trigger.end), words))
            return true;
    }
    return false;
}

static bool keep_hashes(const uint64_t **out, asc_arena *tmp, const uint64_t *hashes, uint32_t n)
{
    uint64_t *kept = asc_arena_alloc(tmp, n + 1u, sizeof *kept);
    if (kept) memcpy(kept, hashes, n * sizeof *kept);
    *out = kept;
    return kept != NULL;
}

/* The first names of a report, by which two reports of one incident know each other. */
static bool names_of(asc_arena *tmp, const asc_mentions *m, asc_told *t)
{
    uint64_t names[ASC_LINK_NAMES_MAX];
    for (size_t i = 0; i < m->count && t->name_count < ASC_LINK_NAMES_MAX; i++) {
        if (!m->items[i].is_name || m->items[i].same != i || m->items[i].key.n < 3) continue;
        names[t->name_count++] = asc_str_hash(m->items[i].key);
    }
    return keep_hashes(&t->names, tmp, names, t->name_count);
}

/* The words of `span` that are not yet among the telling's. */
static void words_of(asc_str text, asc_span span, uint64_t *words, uint32_t *count)
{
    asc_plain_words w = { asc_str_slice(text, span.begin, span.end) };
    for (uint64_t h; *count < ASC_LINK_WORDS_MAX && (h = asc_plain_words_next(&w)) != 0;) {
        bool known = false;
        for (uint32_t k = 0; !known && k < *count; k++) known = words[k] == h;
        if (!known) words[(*count)++] = h;
    }
}

/* The words of the sentences that tell of it. */
static bool sentences_of(asc_arena *tmp, const asc_readout *o, asc_str text, uint32_t happening,
                         asc_told *t)
{
    uint64_t words[ASC_LINK_WORDS_MAX];
    asc_span last = { 0, 0 };
    for (size_t k = 0; k < o->finding_count; k++) {
        asc_span s = o->findings[k].sentence;
        if (o->findings[k].happening != happening || s.begin == last.begin) continue;
        words_of(text, s, words, &t->word_count);
        last = s;
    }
    return keep_hashes(&t->words, tmp, words, t->word_count);
}

/* The tellings of all reports, made side by side. */
struct telling {
    const asc_reading *r;
    asc_told_list *l;
    size_t *begin; /* [report] its first telling, if all happenings are told of; one more */
    asc_arena *tmp[ASC_SIDES_MAX];
    unsigned sides;
    bool failed[ASC_SIDES_MAX];
};

/* What report i tells of; *n: how much. */
static bool tell(struct telling *t, asc_arena *tmp, uint32_t i, size_t *n)
{
    const asc_readout *o = &t->r->taken[i].readout;
    bool good = true;
    *n = 0;
    for (size_t k = 0; k < o->events.happening_count; k++) t->l->at[i][k] = ASC_NONE;
    for (size_t k = 0; good && k < o->finding_count; k++) {
        uint32_t h = o->findings[k].happening;
        if (h == ASC_NONE || t->l->at[i][h] != ASC_NONE) continue;
        t->l->at[i][h] = (uint32_t)(t->begin[i] + *n);
        asc_told *x = &t->l->items[t->begin[i] + (*n)++];
        *x = (asc_told){ .report = i,
                         .happening = &o->events.happenings[h],
                         .published = t->r->taken[i].published,
                         .main = h == o->events.main };
        tolls_of(o, h, x->killed);
        x->tried = in_court(o, t->r->reports[i].text, h);
        good = !x->main || names_of(tmp, &o->mentions, x);
        good = good && sentences_of(tmp, o, t->r->reports[i].text, h, x);
    }
    return good;
}

static void tell_some(void *user, unsigned side)
{
    struct telling *t = user;
    size_t count = t->r->report_count, n;
    bool good = true;
    size_t begin = asc_side_begin(count, t->sides, side),
           end = asc_side_begin(count, t->sides, side + 1);
    asc_arena_touch(t->l->items + t->begin[begin],
                    (t->begin[end] - t->begin[begin]) * sizeof *t->l->items);
    for (size_t i = begin; good && i < end; i++) good = tell(t, t->tmp[side], (uint32_t)i, &n);
    t->failed[side] = !good;
}

/* Happenings that nothing is said of are no tellings: without the room left for them. */
static void close_up(asc_told_list *l, const struct telling *t)
{
    const asc_reading *r = t->r;
    l->count = 0;
    for (size_t i = 0; i < r->report_count; i++) {
        size_t count = r->taken[i].readout.events.happening_count, n = 0, from = t->begin[i];
        for (size_t h = 0; h < count; h++) {
            if (l->at[i][h] == ASC_NONE) continue;
            l->at[i][h] -= (uint32_t)(from - l->count);
            n++;
        }
        if (n && from != l->count)
            memmove(l->items + l->count, l->items + from, n * sizeof *l->items);
        l->count += n;
    }
}

static bool make_room(struct telling *t, asc_arena *tmp)
{
    const asc_reading *r = t->r;
    size_t total = 0;
    for (size_t i = 0; i < r->report_count; i++)
        total += r->taken[i].readout.events.happening_count;
    t->l->items = asc_arena_alloc(tmp, total + 1, sizeof *t->l->items);
    t->l->at = asc_arena_alloc(tmp, r->report_count + 1, sizeof *t->l->at);
    t->begin = asc_arena_alloc(tmp, r->report_count + 1, sizeof *t->begin);
    uint32_t *all = asc_arena_alloc(tmp, total + 1, sizeof *all);
    if (!t->l->items || !t->l->at || !t->begin || !all) return false;
    total = 0;
    for (size_t i = 0; i < r->report_count; i++) {
        t->l->at[i] = all + total;
        t->begin[i] = total;
        total += r->taken[i].readout.events.happening_count;
    }
    t->begin[r->report_count] = total;
    for (unsigned k = 0; k < t->sides; k++) t->tmp[k] = k ? r->sides[k] : tmp;
    return true;
}

asc_status asc_told_list_make(asc_told_list *out, asc_arena *tmp, asc_reading *r, asc_error *err)
{
    asc_told_list l = { 0 };
    struct telling t = { .r = r, .l = &l, .sides = asc_reading_sides(r) };
    bool good = asc_reading_open_sides(r, t.sides) && make_room(&t, tmp);
    if (good) asc_side_all(t.sides, tell_some, &t);
    for (unsigned k = 0; good && k < t.sides; k++) good = !t.failed[k];
    if (!good) return asc_fail(err, ASC_ENOMEM, "out of memory");
    close_up(&l, &t);
    *out = l;
    return ASC_OK;
}

asc_status asc_told_link(asc_told_list *l, asc_arena *keep, asc_error *err)
{
    return asc_incidents_join(&l->linked, keep, l->items, l->count, err);
}

asc_status asc_told_describe(asc_told_list *l, asc_arena *keep, asc_error *err)
{
    asc_status rc = asc_incidents_place(&l->linked, keep, l->items, l->count, err);
    if (!rc)
        rc = asc_traits_choose(l->linked.items, l->linked.count, keep, l->items, l->linked.of,
                               l->count, err);
    return rc;
}
