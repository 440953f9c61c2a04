#include "link/repeats.h"

#include "base/str.h"

#include "base/banned.h"

#define GROUP_MAX \
    512u /* statements of a proposition among which it is looked for what was said before */

/* Statement k is made to rest on statement `on`, unless that rests on k. */
static bool rest(struct tracer *t, uint32_t k, uint32_t on, size_t n)
{
    uint32_t at = on;
    for (size_t steps = 0; at != ASC_NONE && steps <= n; steps++) {
        if (at == k) return false;
        at = t->end[at].next;
    }
    if (at != ASC_NONE) return false; /* a circle */
    t->end[k].next = on;
    return true;
}

static asc_instant when(const struct tracer *t, const asc_statement *s)
{
    return t->when[s->report];
}

/* Does the report tell it in its own voice? */
static bool own_voice(const struct tracer *t, uint32_t k)
{
    const struct end *e = &t->end[k];
    return t->v->statements[k].source_count == 1 && e->next == ASC_NONE &&
           e->report == t->v->statements[k].report;
}

/* ---- what a court found ----------------------------------------------------------*/

static bool is_deed(asc_predicate p)
{
    return p == ASC_PREDICATE_CARRIED_OUT || p == ASC_PREDICATE_ORDERED ||
           p == ASC_PREDICATE_PLANNED || p == ASC_PREDICATE_HELPED || p == ASC_PREDICATE_FINANCED;
}

/* Does the paragraph of the statement speak of a court? */
static bool near_court(const struct tracer *t, const asc_statement *s)
{
    static const char *const words[] = { " court", " Court", "verdict", "convict", "judgment" };
    asc_str text = t->v->reports[s->report].text;
    size_t begin = s->sentence.begin, end = s->sentence.end;
    while (begin > 0 && text.p[begin - 1] != '\n') begin--;
    while (end < text.n && text.p[end] != '\n') end++;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_find(asc_str_slice(text, begin, end), asc_str_from(words[k])) != SIZE_MAX)
            return true;
    return false;
}

/*
 * Once a court has found somebody guilty, who tells it in his own voice tells what the court found. An inquiry finds for
 * itself, but where it speaks of the court.
 */
static uint32_t found_by_court(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k)
{
    const asc_statement *s = &t->v->statements[k];
    bool finds = t->book->of_report[s->report].office != ASC_OFFICE_NONE;
    asc_instant now = when(t, s), then = { 0 };
    uint32_t found = ASC_NONE;
    if (!is_deed(s->predicate) || s->certainty != ASC_CERTAINTY_CT || !own_voice(t, k) ||
        (finds && !near_court(t, s)))
        return ASC_NONE;
    for (size_t i = 0; i < n; i++) {
        const asc_statement *x = &t->v->statements[group[i]];
        if (t->end[group[i]].voice.office != ASC_OFFICE_COURT ||
            t->end[group[i]].next != ASC_NONE || x->certainty != ASC_CERTAINTY_CT ||
            asc_instant_order(when(t, x), now) >= 0)
            continue;
        if (found == ASC_NONE || asc_instant_order(when(t, x), then) < 0)
            found = group[i], then = when(t, x);
    }
    return found;
}

/* ---- what a paper had from somebody ----------------------------------------------*/

/* Does it go back to a claim of the doer's own? */
static bool a_claim(const struct tracer *t, uint32_t k, size_t n)
{
    uint32_t at = k;
    for (size_t steps = 0; t->end[at].next != ASC_NONE && steps <= n; steps++) at = t->end[at].next;
    const asc_statement *x = &t->v->statements[at];
    return x->sources[x->source_count - 1].actor == x->agent.actor;
}

static bool same_outlet(const struct tracer *t, uint32_t a, uint32_t b)
{
    asc_str x = t->v->reports[a].facts.outlet, y = t->v->reports[b].facts.outlet;
    return a != b && x.n && asc_str_eq(x, y);
}

/* What a paper tells in its own voice and earlier had from somebody: it knows it from him. That somebody claims a deed
 * is not all that makes a paper tell of it. */
static uint32_t had_before(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k)
{
    const asc_statement *s = &t->v->statements[k];
    asc_instant now = when(t, s), then = { 0 };
    uint32_t found = ASC_NONE;
    if (!own_voice(t, k)) return ASC_NONE;
    for (size_t i = 0; i < n; i++) {
        const asc_statement *x = &t->v->statements[group[i]];
        if (!same_outlet(t, s->report, x->report) || asc_instant_order(when(t, x), now) >= 0 ||
            own_voice(t, group[i]) || a_claim(t, group[i], n))
            continue;
        if (found == ASC_NONE || asc_instant_order(when(t, x), then) < 0)
            found = group[i], then = when(t, x);
    }
    return found;
}

/* ---- whom somebody had it from ---------------------------------------------------*/

/* A person with a name, or a paper: not an office, which finds for itself. */
static bool may_have_it_from(const struct tracer *t, const struct end *e)
{
    if (e->voice.paper) return true;
    return e->actor != ASC_NONE && t->v->actors[e->actor].kind == ASC_ACTOR_PERSON &&
           t->v->actors[e->actor].named && e->voice.office == ASC_OFFICE_NONE;
}

/* "The prisoner said that X did it", where another report has it that he heard so from somebody else. */
static uint32_t from_another(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k)
{
    const struct end *e = &t->end[k];
    if (!may_have_it_from(t, e)) return ASC_NONE;
    for (size_t i = 0; i < n; i++) {
        const asc_statement *x = &t->v->statements[group[i]];
        for (uint32_t j = 1; j + 1 < x->source_count; j++) {
            const asc_source *by = &x->sources[j];
            bool same = e->actor != ASC_NONE
                            ? by->actor == e->actor
                            : x->report == t->v->statements[k].report &&
                                  e->voice.paper == asc_voice_by_words(by->text).paper;
            if (group[i] != k && same && x->sources[j + 1].actor != ASC_NONE) return group[i];
        }
    }
    return ASC_NONE;
}

/* What is said by somebody who wrote a report of his own that says it. */
static uint32_t as_author(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k)
{
    uint32_t who = t->end[k].actor;
    if (who == ASC_NONE || t->v->statements[k].source_count == 1) return ASC_NONE;
    for (size_t i = 0; i < n; i++)
        if (t->book->author[t->v->statements[group[i]].report] == who && group[i] != k &&
            t->v->statements[group[i]].report != t->v->statements[k].report)
            return group[i];
    return ASC_NONE;
}

void asc_repeats_settle(struct tracer *t, const uint32_t *group, size_t n)
{
    static uint32_t (*const rules[])(const struct tracer *, const uint32_t *, size_t,
                                     uint32_t) = { found_by_court, had_before, as_author,
                                                   from_another };
    if (n < 2 || n > GROUP_MAX) return;
    for (size_t i = 0; i < n; i++)
        for (size_t r = 0; r < sizeof rules / sizeof *rules && t->end[group[i]].next == ASC_NONE;
             r++) {
            uint32_t on = rules[r](t, group, n, group[i]);
            if (on != ASC_NONE) rest(t, group[i], on, n);
        }
}
