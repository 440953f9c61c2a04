#include "link/roots.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "core/terms.h"
#include "link/circles.h"
#include "link/instant.h"
#include "link/told_again.h"

#include "base/banned.h"

#define NEARBY 240 /* bytes after a sentence in which the rest of its paragraph tells its source */

#define NAME_LOOK 256 /* statements of a report in which a name is looked for */

/* Where a statement leads: onward to another one, or to an end. */
struct end {
    uint32_t next;          /* the statement it rests on, or ASC_NONE */
    uint32_t actor, report; /* the end otherwise */
    asc_str text;
    asc_voice_of voice;
};

struct tracer {
    const asc_link_view *v;
    const asc_voice_book *book;
    const asc_provenance *p;
    uint32_t *order;          /* statements by proposition */
    uint32_t *agent, *object; /* of each statement: the actors of its proposition */
    size_t count;
    struct end *end;      /* of each statement */
    uint32_t *last;       /* the statement that its chain ends with; ASC_NONE: a circle */
    uint8_t *state;       /* 0 not followed, 1 being followed, 2 followed */
    uint32_t *fallen;     /* statements that were put right or taken back: by which, + 1 */
    size_t *copies_begin; /* of each report's copies */
};

static int by_proposition(const void *x, const void *y, const struct tracer *t)
{
    uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
    const asc_statement *a = &t->v->statements[i], *b = &t->v->statements[k];
    if (a->predicate != b->predicate) return a->predicate < b->predicate ? -1 : 1;
    if (t->agent[i] != t->agent[k]) return t->agent[i] < t->agent[k] ? -1 : 1;
    if (a->object.incident != b->object.incident)
        return a->object.incident < b->object.incident ? -1 : 1;
    if (t->object[i] != t->object[k]) return t->object[i] < t->object[k] ? -1 : 1;
    if (a->polarity != b->polarity) return a->polarity < b->polarity ? -1 : 1;
    return 0;
}

static void sift(struct tracer *t, size_t at, size_t n)
{
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= n) return;
        if (child + 1 < n) {
            int c = by_proposition(&t->order[child], &t->order[child + 1], t);
            if (c < 0 || (c == 0 && t->order[child] < t->order[child + 1])) child++;
        }
        int c = by_proposition(&t->order[at], &t->order[child], t);
        if (c > 0 || (c == 0 && t->order[at] > t->order[child])) return;
        uint32_t swap = t->order[at];
        t->order[at] = t->order[child];
        t->order[child] = swap;
        at = child;
    }
}

/* A heap sort: qsort has no room for what it compares by, and there are no globals. */
static void sort_statements(struct tracer *t)
{
    for (size_t i = t->count / 2; i-- > 0;) sift(t, i, t->count);
    for (size_t n = t->count; n > 1; n--) {
        uint32_t swap = t->order[0];
        t->order[0] = t->order[n - 1];
        t->order[n - 1] = swap;
        sift(t, 0, n - 1);
    }
}

/* Does a statement say something of somebody that others may say as well? */
static bool counts(const asc_statement *s)
{
    return s->mood == ASC_MOOD_HAPPENED && !s->conditional && s->certainty != ASC_CERTAINTY_U &&
           s->agent.actor != ASC_NONE && s->predicate != ASC_PREDICATE_CREDIBLE;
}

static uint32_t overlap(asc_span a, asc_span b)
{
    uint32_t begin = a.begin > b.begin ? a.begin : b.begin, end = a.end < b.end ? a.end : b.end;
    return end > begin ? end - begin : 0;
}

/* ---- one statement -------------------------------------------------------------*/

/* "X is said to have done it": by somebody who is not named. */
static bool nobody(const asc_statement *s)
{
    const asc_source *last = &s->sources[s->source_count - 1];
    if (s->source_count < 2) return false;
    return (last->actor == ASC_NONE && asc_str_eq(last->text, ASC_STR(ASC_UNNAMED_SOURCE))) ||
           asc_voice_by_words(last->text).hearsay;
}

/* How many sources a chain has. That somebody, who is not named, suspects something is no
 * origin beside the report that says so; nor are the calls that an official tells of. */
static uint32_t named_sources(const asc_statement *s)
{
    uint32_t n = s->source_count - (nobody(s) ? 1 : 0);
    while (n > 2 && asc_voice_by_words(s->sources[n - 1].text).thing) n--;
    return n;
}

static bool is_outlet(const struct tracer *t, uint32_t actor)
{
    return actor != ASC_NONE && t->v->actors[actor].kind == ASC_ACTOR_OUTLET;
}

/* Where the statements of a report begin in a group, which has them in order of reports. */
static size_t first_of(const struct tracer *t, const uint32_t *group, size_t n, uint32_t report)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (t->v->statements[group[mid]].report < report) low = mid + 1;
        else high = mid;
    }
    return low;
}

/*
 * The statement of report `from` on the same proposition: the one that lies in `where`, or,
 * where that is empty, the one that says most of where it has it: from an outlet, from
 * somebody, from nobody.
 */
static uint32_t same_in(const struct tracer *t, const uint32_t *group, size_t n, uint32_t from,
                        asc_span where)
{
    uint32_t best = ASC_NONE, most = 0;
    for (size_t i = first_of(t, group, n, from); i < n; i++) {
        const asc_statement *s = &t->v->statements[group[i]];
        if (s->report != from) break;
        uint32_t o = where.end > where.begin ? overlap(s->sentence, where)
                     : is_outlet(t, s->sources[s->source_count - 1].actor) ? 3
                     : s->source_count > 1                                 ? 2
                                                                           : 1;
        if (o > most) most = o, best = group[i];
    }
    return best;
}

/* Does the statement stand in a passage that was copied? Then the one it was copied from. */
static uint32_t copied_from(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k)
{
    const asc_statement *s = &t->v->statements[k];
    for (size_t i = t->copies_begin[s->report]; i < t->copies_begin[s->report + 1]; i++) {
        const asc_copy *c = &t->p->copies[i];
        if (c->from_report == ASC_NONE || c->directed < ASC_DIRECTED_MIN) continue;
        for (uint32_t j = 0; j < c->passage_count; j++) {
            if (overlap(c->passages[j].to, s->span) * 2 < s->span.end - s->span.begin) continue;
            uint32_t found = same_in(t, group, n, c->from_report, c->passages[j].from);
            if (found != ASC_NONE) return found;
        }
    }
    return ASC_NONE;
}

/* Is the cue in the sentence, or in one of those that follow in its paragraph: "That X did it
 * is told everywhere. The Courier had it from ..."? */
static bool cited_nearby(const struct tracer *t, const asc_statement *s, asc_span cue)
{
    asc_str text = t->v->reports[s->report].text;
    if (overlap(cue, s->sentence) > 0) return true;
    if (cue.end <= cue.begin || cue.begin < s->sentence.end || cue.begin > text.n ||
        cue.begin - s->sentence.end > NEARBY)
        return false;
    return !memchr(text.p + s->sentence.end, '\n', cue.begin - s->sentence.end);
}

/* What its outlet later said that report `from` had said, and took back, of the same. */
static uint32_t same_in_notice(const struct tracer *t, const uint32_t *group, size_t n,
                               uint32_t from)
{
    for (size_t i = 0; i < t->p->correction_count; i++) {
        const asc_correction *c = &t->p->corrections[i];
        uint32_t found = c->retracts && c->corrects == from
                             ? same_in(t, group, n, c->report, c->notice)
                             : ASC_NONE;
        if (found != ASC_NONE && t->fallen[found]) return found;
    }
    return ASC_NONE;
}

/* "The Courier printed the Office's version": told of somebody by way of a report. Where that was taken
 * back, so is this. */
static bool goes_through(const struct tracer *t, const asc_statement *s, const asc_copy *c)
{
    for (uint32_t i = 1; i + 1 < named_sources(s); i++) {
        uint32_t by = s->sources[i].actor;
        if (by != ASC_NONE && (by == c->from_actor || by == t->book->own[c->from_report]))
            return true;
    }
    return false;
}

/* The statement of a report that this one cites for it: by its innermost source, or, where
 * it names none, in its paragraph. */
static uint32_t cited_from(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k)
{
    const asc_statement *s = &t->v->statements[k];
    const asc_source *inner = &s->sources[named_sources(s) - 1];
    uint32_t innermost = inner->actor;
    bool unnamed = s->source_count > 1 && asc_voice_by_words(inner->text).unnamed &&
                   (innermost == ASC_NONE || !t->v->actors[innermost].named);
    for (size_t i = t->copies_begin[s->report]; i < t->copies_begin[s->report + 1]; i++) {
        const asc_copy *c = &t->p->copies[i];
        if (c->from_report == ASC_NONE || c->told_by != c->to) continue;
        /* an outlet that is named for it is cited, whatever else was copied from it */
        if (c->kind == ASC_COPY_COPIES && s->source_count == 1) continue;
        bool meant = s->source_count == 1
                         ? cited_nearby(t, s, c->cue)
                         : innermost != ASC_NONE && (c->from_actor == innermost ||
                                                     t->book->own[c->from_report] == innermost);
        /* "a source says that X did it (via the Courier)": whom the Courier quotes */
        if (unnamed && overlap(c->cue, s->sentence) > 0) meant = true;
        bool through = !meant && goes_through(t, s, c);
        if (!meant && !through) continue;
        uint32_t found = same_in(t, group, n, c->from_report, (asc_span){ 0, 0 });
        if (through && found != ASC_NONE && !t->fallen[found])
            continue; /* whose word it is stays */
        if (found == ASC_NONE) found = same_in_notice(t, group, n, c->from_report);
        if (found != ASC_NONE) return found;
    }
    return ASC_NONE;
}

/* Is the chain of `outer` the beginning of that of `inner`, by its innermost source? */
static bool leads_to(const asc_statement *outer, const asc_statement *inner)
{
    uint32_t deep = named_sources(inner), count = named_sources(outer);
    if (deep <= count) return false;
    if (count == 1) return true;
    const asc_source *last = &outer->sources[count - 1];
    for (uint32_t i = 1; i + 1 < deep; i++)
        if (last->actor != ASC_NONE ? inner->sources[i].actor == last->actor
                                    : asc_str_eq_nocase(inner->sources[i].text, last->text))
            return true;
    return false;
}

/* A headline says of itself what the text has from somebody; a document only tells what a
 * suspect said: the same report's statement with the longer chain. */
static uint32_t deeper_in(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k)
{
    const asc_statement *s = &t->v->statements[k];
    for (size_t i = first_of(t, group, n, s->report); i < n; i++) {
        const asc_statement *x = &t->v->statements[group[i]];
        if (x->report != s->report) break;
        if (leads_to(s, x)) return group[i];
    }
    return ASC_NONE;
}

/* "The local press" is who of the case's papers said it first. */
static uint32_t first_in_press(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k)
{
    const asc_statement *s = &t->v->statements[k];
    const asc_source *who = &s->sources[s->source_count - 1];
    if (s->source_count < 2 || !asc_voice_by_words(who->text).press) return ASC_NONE;
    asc_instant now = asc_instant_parse(t->v->reports[s->report].facts.published);
    uint32_t found = ASC_NONE;
    asc_instant then = { 0 };
    for (size_t i = 0; i < n; i++) {
        const asc_statement *x = &t->v->statements[group[i]];
        const asc_source *by = &x->sources[x->source_count - 1];
        asc_instant when = asc_instant_parse(t->v->reports[x->report].facts.published);
        if (x->report == s->report || asc_instant_order(when, now) > 0) continue;
        if (asc_voice_by_words(by->text).press) continue;
        if (x->source_count > 1 && !is_outlet(t, by->actor))
            continue; /* a party's word, not the press's */
        if (found == ASC_NONE || asc_instant_order(when, then) < 0) found = group[i], then = when;
    }
    return found;
}

/* "Is said to", "was accused of": told on, and by no one in particular. */
static bool passed_on(const struct tracer *t, const asc_statement *s)
{
    static const char *const words[] = { "said",   "suppos",  "alleg",   "report",
                                         "rumour", "rumor",   "claim",   "accus",
                                         "blamed", "believe", "thought", "suspect" };
    asc_span cue = s->sources[s->source_count - 1].cue;
    asc_str text = asc_str_slice(t->v->reports[s->report].text, cue.begin, cue.end);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_find(text, asc_str_from(words[k])) != SIZE_MAX) return true;
    return false;
}

/* What "is said", "was alleged" was said before: by whoever of the case said it first. */
static uint32_t said_before(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k)
{
    const asc_statement *s = &t->v->statements[k];
    if (!nobody(s) ||
        !(passed_on(t, s) || asc_voice_by_words(s->sources[s->source_count - 1].text).hearsay))
        return ASC_NONE;
    asc_instant now = asc_instant_parse(t->v->reports[s->report].facts.published), then = { 0 };
    uint32_t found = ASC_NONE;
    for (size_t i = 0; i < n; i++) {
        const asc_statement *x = &t->v->statements[group[i]];
        asc_instant when = asc_instant_parse(t->v->reports[x->report].facts.published);
        if (x->report == s->report || nobody(x) || asc_instant_order(when, now) >= 0) continue;
        if (found == ASC_NONE || asc_instant_order(when, then) < 0) found = group[i], then = when;
    }
    return found;
}

/* "Was found guilty": by a court, though nobody says which. */
static bool by_verdict(const struct tracer *t, const asc_statement *s)
{
    static const char *const words[] = { "guilty",    "convict", "sentence", "jailed",
                                         "acquitted", "cleared", "verdict" };
    const asc_source *last = &s->sources[s->source_count - 1];
    if (s->source_count < 2 || last->actor != ASC_NONE) return false;
    asc_str text = asc_str_slice(t->v->reports[s->report].text, last->cue.begin,
                                 (size_t)last->cue.end + 10); /* "found guilty" */
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_find(text, asc_str_from(words[k])) != SIZE_MAX) return true;
    return false;
}

/* The court of which the report of statement k tells nearest to it; NULL: of none. */
static const asc_source *court_near(const struct tracer *t, uint32_t k)
{
    const asc_statement *all = t->v->statements;
    for (uint32_t away = 1; away <= NAME_LOOK; away++)
        for (int side = 0; side < 2; side++) {
            size_t at = side ? (size_t)k + away : away > k ? SIZE_MAX : k - away;
            if (at >= t->v->statement_count || all[at].report != all[k].report) continue;
            for (uint32_t i = all[at].source_count; i-- > 1;)
                if (all[at].sources[i].actor != ASC_NONE &&
                    asc_voice_by_words(all[at].sources[i].text).office == ASC_OFFICE_COURT)
                    return &all[at].sources[i];
        }
    return NULL;
}

static void end_with_source(const struct tracer *t, const asc_source *source, struct end *e)
{
    e->actor = source->actor;
    e->text = source->text;
    e->voice = asc_voice_by_words(source->text);
    if (source->actor == ASC_NONE) return;
    const asc_actor *a = &t->v->actors[source->actor];
    if (a->kind == ASC_ACTOR_GROUP && a->named)
        e->voice.office = ASC_OFFICE_NONE; /* no minister's */
    asc_voice_of known = t->book->of_actor[source->actor];
    if (known.office != ASC_OFFICE_NONE) e->voice.office = known.office;
    e->voice.state = known.state;
    e->voice.unnamed = known.unnamed;
}

/* The report that the sentence says it has this from, although nothing like it was read there. */
static uint32_t cited_in_sentence(const struct tracer *t, const asc_statement *s)
{
    uint32_t found = ASC_NONE;
    for (size_t i = t->copies_begin[s->report]; i < t->copies_begin[s->report + 1]; i++) {
        const asc_copy *c = &t->p->copies[i];
        if (c->from_report == ASC_NONE || c->kind != ASC_COPY_CITES || c->told_by != c->to ||
            c->cue.end <= c->cue.begin || !overlap(c->cue, s->sentence))
            continue;
        if (found != ASC_NONE && found != c->from_report) return ASC_NONE;
        found = c->from_report;
    }
    return found;
}

static void end_with_report(const struct tracer *t, uint32_t report, struct end *e)
{
    e->report = report;
    e->actor = t->book->own[report];
    e->text = t->v->reports[report].facts.outlet;
    e->voice = t->book->of_report[report];
}

/* Does the statement stand in the report's first line, as its own word? */
static bool in_headline(const struct tracer *t, const asc_statement *s)
{
    asc_str text = t->v->reports[s->report].text;
    const char *line = text.n ? memchr(text.p, '\n', text.n) : NULL;
    return s->source_count == 1 && line && s->sentence.begin < (size_t)(line - text.p);
}

static bool accuses(const asc_statement *s, uint32_t incident)
{
    return counts(s) && s->predicate == ASC_PREDICATE_CARRIED_OUT &&
           s->polarity == ASC_POLARITY_PLUS && s->object.incident == incident;
}

/*
 * "Corin turned off our lights", over a text in which an officer says that the Line did: a headline knows
 * no more than its text. What that has from one source alone is where the headline has it.
 */
static uint32_t summed_up(const struct tracer *t, uint32_t k)
{
    const asc_statement *all = t->v->statements, *s = &all[k];
    uint32_t found = ASC_NONE;
    if (!accuses(s, s->object.incident) || s->object.incident == ASC_NONE || !in_headline(t, s))
        return ASC_NONE;
    for (uint32_t i = k + 1; i < t->v->statement_count && i <= k + NAME_LOOK; i++) {
        if (all[i].report != s->report) break;
        if (!accuses(&all[i], s->object.incident) || in_headline(t, &all[i])) continue;
        const asc_source *by = &all[i].sources[all[i].source_count - 1];
        if (all[i].source_count < 2 || by->actor == ASC_NONE || by->actor == all[i].agent.actor)
            return ASC_NONE; /* it says so itself; or somebody claims it */
        if (found != ASC_NONE && all[found].sources[all[found].source_count - 1].actor != by->actor)
            return ASC_NONE;
        if (found == ASC_NONE) found = i;
    }
    return found;
}

/* Where one statement leads. */
static void look_on(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k)
{
    const asc_statement *s = &t->v->statements[k];
    struct end *e = &t->end[k];
    *e = (struct end){
        .next = ASC_NONE, .actor = ASC_NONE, .report = ASC_NONE, .voice = { .state = ASC_NONE }
    };
    e->next = copied_from(t, group, n, k);
    if (e->next == ASC_NONE) e->next = cited_from(t, group, n, k);
    if (e->next == ASC_NONE) e->next = deeper_in(t, group, n, k);
    if (e->next == ASC_NONE) e->next = first_in_press(t, group, n, k);
    if (e->next == ASC_NONE) e->next = said_before(t, group, n, k);
    if (e->next == ASC_NONE) e->next = summed_up(t, k);
    if (e->next == k) e->next = ASC_NONE;
    uint32_t count = named_sources(s);
    const asc_source *court = by_verdict(t, s) ? court_near(t, k) : NULL;
    if (court) end_with_source(t, court, e);
    else if (count > 1) end_with_source(t, &s->sources[count - 1], e);
    else {
        uint32_t from = cited_in_sentence(t, s);
        end_with_report(t, from == ASC_NONE ? s->report : from, e);
    }
    /* "the services" of a ministry's own report are that ministry's voice */
    if (count > 1 && e->voice.unnamed && t->book->of_report[s->report].office)
        e->voice.office = t->book->of_report[s->report].office;
}

/* Follow a chain to its end; every statement has one way on, so that it ends or turns. */
static void follow(struct tracer *t, uint32_t k)
{
    uint32_t at = k, last;
    while (t->state[at] == 0) {
        t->state[at] = 1;
        if (t->end[at].next == ASC_NONE) break;
        at = t->end[at].next;
    }
    if (t->state[at] == 2) last = t->last[at];
    else last = t->end[at].next == ASC_NONE ? at : ASC_NONE; /* met on the way: a circle */
    for (at = k; t->state[at] == 1;) {
        t->state[at] = 2;
        t->last[at] = last;
        if (t->end[at].next == ASC_NONE) break;
        at = t->end[at].next;
    }
}

/* ---- one proposition -----------------------------------------------------------*/

/* The one for whom it speaks. */
static uint32_t mouth_of(const struct tracer *t, const struct end *e)
{
    return e->actor == ASC_NONE ? ASC_NONE : t->book->speaks[e->actor];
}

/* Is such an office one in a report, and maybe another in the next? */
static bool of_a_report(asc_office office)
{
    return office == ASC_OFFICE_COURT || office == ASC_OFFICE_INQUIRY;
}

static bool one_voice(const struct tracer *t, const struct end *a, const struct end *b)
{
    if (a->actor != ASC_NONE && mouth_of(t, a) == mouth_of(t, b)) return true;
    if (a->voice.paper && a->voice.paper == b->voice.paper) return true; /* "a leaked memo" */
    if (a->voice.office != ASC_OFFICE_NONE && a->voice.office == b->voice.office &&
        !of_a_report(a->voice.office))
        return a->voice.state == b->voice.state || a->voice.state == ASC_NONE ||
               b->voice.state == ASC_NONE;
    if (a->actor == ASC_NONE && b->actor == ASC_NONE && a->report == ASC_NONE &&
        b->report == ASC_NONE)
        return a->text.n && asc_str_eq_nocase(a->text, b->text);
    return a->report != ASC_NONE && a->report == b->report;
}

static bool same_sentence(const asc_statement *a, const asc_statement *b)
{
    return a->report == b->report && overlap(a->sentence, b->sentence) > 0;
}

/* Which of the origins so far the end of statement `last` is; *count when it is a new one. */
static uint32_t origin_among(const struct tracer *t, const uint32_t *firsts, uint32_t count,
                             uint32_t last)
{
    for (uint32_t i = 0; i < count; i++) {
        if (last == ASC_NONE || firsts[i] == ASC_NONE) {
            if (last == firsts[i]) return i;
            continue;
        }
        const struct end *a = &t->end[firsts[i]], *b = &t->end[last];
        const asc_statement *x = &t->v->statements[firsts[i]], *y = &t->v->statements[last];
        if (firsts[i] == last || one_voice(t, a, b)) return i;
        /* "a special court", "the judges", "an inquiry", "the commission": in one report they are one */
        if (of_a_report(a->voice.office) && a->voice.office == b->voice.office &&
            x->report == y->report)
            return i;
        /* "the document", behind "an internal memo" */
        if (x->report == y->report && (a->voice.document || b->voice.document) &&
            (a->voice.paper || a->voice.document) && (b->voice.paper || b->voice.document))
            return i;
        /* two unnamed ones in one sentence: nothing says that they are two */
        if (a->voice.unnamed && b->voice.unnamed && same_sentence(x, y)) return i;
    }
    return count;
}

/* The statements and reports of all origins of a group; of[i] is ASC_NONE for what fell. */
static bool fill_origins(const struct tracer *t, asc_arena *keep, asc_root *root,
                         const uint32_t *group, const uint32_t *of, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (of[i] != ASC_NONE) root->origins[of[i]].statement_count++;
    for (uint32_t k = 0; k < root->origin_count; k++) {
        asc_root_origin *o = &root->origins[k];
        o->statements = asc_arena_alloc(keep, o->statement_count, sizeof *o->statements);
        o->reports = asc_arena_alloc(keep, o->statement_count, sizeof *o->reports);
        if (!o->statements || !o->reports) return false;
        o->statement_count = 0;
    }
    for (size_t i = 0; i < n; i++) {
        if (of[i] == ASC_NONE) continue;
        asc_root_origin *o = &root->origins[of[i]];
        uint32_t report = t->v->statements[group[i]].report;
        o->statements[o->statement_count++] = group[i];
        if (!o->report_count || o->reports[o->report_count - 1] != report)
            o->reports[o->report_count++] = report;
    }
    return true;
}

/* Most reports first, the circle last; `was` says where each one stood. */
static void rank(asc_root_origin *o, uint32_t *was, uint32_t count, const uint32_t *firsts)
{
    for (uint32_t i = 1; i < count; i++) {
        for (uint32_t k = i; k > 0; k--) {
            bool circle_before = firsts[was[k - 1]] == ASC_NONE,
                 circle = firsts[was[k]] == ASC_NONE;
            bool swap =
                circle_before != circle ? circle_before : o[k - 1].report_count < o[k].report_count;
            if (!swap) break;
            asc_root_origin x = o[k];
            o[k] = o[k - 1];
            o[k - 1] = x;
            uint32_t y = was[k];
            was[k] = was[k - 1];
            was[k - 1] = y;
        }
    }
}

#define ORIGINS_MAX 500u /* of one proposition; further voices join the last one */

/* The correction that put it right or took it back, or what it rests on; ASC_NONE. A chain turns after n
 * steps at most. */
static uint32_t fell(const struct tracer *t, uint32_t k, size_t n)
{
    if (!t->p->correction_count) return ASC_NONE;
    for (size_t steps = 0; k != ASC_NONE && steps <= n; steps++) {
        if (t->fallen[k]) return t->fallen[k] - 1;
        k = t->end[k].next;
    }
    return ASC_NONE;
}

/* Which origin each statement of a group goes back to; firsts[origin] is where it ends. */
static uint32_t sort_out(struct tracer *t, const uint32_t *group, size_t n, uint32_t *of,
                         uint32_t firsts[ORIGINS_MAX], bool fallen)
{
    uint32_t count = 0;
    for (size_t i = 0; i < n; i++) {
        of[i] = ASC_NONE;
        t->p->fell[group[i]] = fell(t, group[i], t->count);
        if (t->p->fell[group[i]] != ASC_NONE && !fallen) continue;
        of[i] = origin_among(t, firsts, count, t->last[group[i]]);
        if (of[i] == count && count == ORIGINS_MAX) of[i] = count - 1;
        if (of[i] == count) firsts[count++] = t->last[group[i]];
    }
    return count;
}

/*
 * Before a report was taken back its words were somebody's: whose, for all statements of a proposition
 * some of which fell, so that one voice is one before and after.
 */
static void keep_ends(struct tracer *t, asc_provenance *p, const uint32_t *group, size_t n,
                      uint32_t *of)
{
    uint32_t firsts[ORIGINS_MAX];
    bool any = false;
    for (size_t i = 0; i < n && !any; i++) any = p->fell[group[i]] != ASC_NONE;
    if (!any) return;
    sort_out(t, group, n, of, firsts, true);
    for (size_t i = 0; i < n; i++) {
        uint32_t last = firsts[of[i]];
        asc_root_end *x = &p->ends[group[i]];
        *x = (asc_root_end){ .actor = ASC_NONE, .report = ASC_NONE, .known = true };
        if (last == ASC_NONE) continue;
        const struct end *e = &t->end[last];
        *x = (asc_root_end){ e->actor, e->report, e->text, t->v->statements[last].report, true };
    }
}

static bool make_root(struct tracer *t, asc_provenance *p, asc_arena *keep, const uint32_t *group,
                      size_t n, uint32_t *of)
{
    uint32_t firsts[ORIGINS_MAX], was[ORIGINS_MAX], at[ORIGINS_MAX];
    uint32_t count = sort_out(t, group, n, of, firsts, false);
    bool left =
        count > 0; /* all taken back: it is told whose word it was, and that it stands no more */
    keep_ends(t, p, group, n, of);
    count = sort_out(t, group, n, of, firsts, !left);
    const asc_statement *s = &t->v->statements[group[0]];
    if (!count) return true;
    asc_root *root = &p->roots[p->root_count];
    *root =
        (asc_root){ .predicate = s->predicate,
                    .agent = t->agent[group[0]],
                    .object_actor = s->object.incident == ASC_NONE ? t->object[group[0]] : ASC_NONE,
                    .object_incident = s->object.incident,
                    .polarity = s->polarity,
                    .origin_count = count,
                    .independent = left ? count : 0 };
    root->origins = asc_arena_zalloc(keep, count, sizeof *root->origins);
    if (!root->origins || !fill_origins(t, keep, root, group, of, n)) return false;
    for (uint32_t i = 0; i < count; i++) {
        asc_root_origin *o = &root->origins[i];
        was[i] = i;
        o->actor = o->report = ASC_NONE;
        if (firsts[i] == ASC_NONE) {
            root->independent -= left;
            continue;
        }
        const struct end *e = &t->end[firsts[i]];
        o->actor = e->actor;
        o->report = e->report;
        o->text = e->text;
    }
    rank(root->origins, was, count, firsts);
    for (uint32_t i = 0; i < count; i++) at[was[i]] = i;
    for (size_t i = 0; i < n; i++)
        if (of[i] != ASC_NONE)
            p->origin_of[group[i]] = (asc_root_at){ (uint32_t)p->root_count, at[of[i]] };
    p->root_count++;
    return true;
}

/* ---- all -----------------------------------------------------------------------*/

static bool named(const struct tracer *t, uint32_t actor)
{
    return actor != ASC_NONE && t->v->actors[actor].named;
}

/*
 * A report that first says of somebody without a name what it then says of one with a name
 * ("rebels schooled by X": a headline; "X trained the Front") says it of that one.
 */
static void name_objects(const struct tracer *t)
{
    const asc_statement *s = t->v->statements;
    for (uint32_t k = 0; k < t->v->statement_count; k++) {
        if (s[k].object.actor == ASC_NONE || named(t, t->object[k])) continue;
        for (uint32_t j = k + 1;
             j < t->v->statement_count && s[j].report == s[k].report && j - k <= NAME_LOOK; j++) {
            if (s[j].predicate != s[k].predicate || s[j].polarity != s[k].polarity ||
                t->agent[j] != t->agent[k] || !named(t, t->object[j]))
                continue;
            t->object[k] = t->object[j];
            break;
        }
    }
}

static bool know_propositions(const struct tracer *t, asc_arena *tmp)
{
    const asc_statement *s = t->v->statements;
    for (uint32_t k = 0; k < t->v->statement_count; k++) {
        t->object[k] = s[k].object.actor;
        t->agent[k] = s[k].agent.actor;
        if (t->agent[k] != ASC_NONE) t->agent[k] = t->book->serves[t->agent[k]];
    }
    name_objects(t);
    return asc_told_again_settle(t->agent, t->object, tmp, t->v, t->p);
}

static bool asked(const asc_link_view *v, const asc_statement *s)
{
    return !v->asked || (s->object.incident != ASC_NONE && v->asked[s->object.incident]);
}

static bool open_tracer(struct tracer *t, asc_arena *tmp)
{
    const asc_link_view *v = t->v;
    t->order = asc_arena_alloc(tmp, v->statement_count + 1, sizeof *t->order);
    t->agent = asc_arena_alloc(tmp, v->statement_count + 1, sizeof *t->agent);
    t->object = asc_arena_alloc(tmp, v->statement_count + 1, sizeof *t->object);
    t->end = asc_arena_alloc(tmp, v->statement_count + 1, sizeof *t->end);
    t->last = asc_arena_alloc(tmp, v->statement_count + 1, sizeof *t->last);
    t->state = asc_arena_zalloc(tmp, v->statement_count + 1, 1);
    t->fallen = asc_arena_zalloc(tmp, v->statement_count + 1, sizeof *t->fallen);
    t->copies_begin = asc_arena_zalloc(tmp, v->report_count + 2, sizeof *t->copies_begin);
    if (!t->order || !t->agent || !t->object || !t->end || !t->last || !t->state ||
        !t->copies_begin || !t->fallen)
        return false;
    if (!know_propositions(t, tmp)) return false;
    for (size_t i = 0; i < t->p->correction_count; i++)
        for (uint32_t k = 0; k < t->p->corrections[i].statement_count; k++)
            if (t->p->corrections[i].retracts || !t->fallen[t->p->corrections[i].statements[k]])
                t->fallen[t->p->corrections[i].statements[k]] = (uint32_t)i + 1;
    for (uint32_t k = 0; k < v->statement_count; k++)
        if (counts(&v->statements[k]) && asked(v, &v->statements[k])) t->order[t->count++] = k;
    for (size_t i = 0; i < t->p->copy_count; i++) t->copies_begin[t->p->copies[i].to + 1]++;
    for (size_t r = 0; r < v->report_count; r++) t->copies_begin[r + 1] += t->copies_begin[r];
    return true;
}

/* The end of the group of one proposition that begins at i. */
static size_t group_end(const struct tracer *t, size_t i)
{
    size_t j = i + 1;
    while (j < t->count && !by_proposition(&t->order[i], &t->order[j], t)) j++;
    return j;
}

asc_status asc_roots_find(asc_provenance *p, asc_arena *keep, const asc_link_view *v,
                          const asc_voice_book *voices, asc_error *err)
{
    asc_arena *tmp = asc_arena_new();
    struct tracer t = { .v = v, .book = voices, .p = p };
    p->roots = asc_arena_alloc(keep, v->statement_count + 1, sizeof *p->roots);
    p->origin_of = asc_arena_alloc(keep, v->statement_count + 1, sizeof *p->origin_of);
    p->fell = asc_arena_alloc(keep, v->statement_count + 1, sizeof *p->fell);
    p->ends = asc_arena_zalloc(keep, v->statement_count + 1, sizeof *p->ends);
    uint32_t *of = tmp ? asc_arena_alloc(tmp, v->statement_count + 1, sizeof *of) : NULL;
    bool good = p->roots && p->origin_of && p->fell && p->ends && of && open_tracer(&t, tmp);
    p->root_count = 0;
    if (good) {
        for (size_t k = 0; k < v->statement_count; k++)
            p->origin_of[k] = (asc_root_at){ ASC_NONE, ASC_NONE }, p->fell[k] = ASC_NONE;
        sort_statements(&t);
    }
    for (size_t i = 0, j; good && i < t.count; i = j) {
        j = group_end(&t, i);
        for (size_t k = i; k < j; k++) look_on(&t, t.order + i, j - i, t.order[k]);
    }
    for (size_t i = 0; good && i < t.count; i++) follow(&t, t.order[i]);
    for (size_t i = 0, j; good && i < t.count; i = j) {
        j = group_end(&t, i);
        good = make_root(&t, p, keep, t.order + i, j - i, of);
    }
    asc_arena_free(tmp);
    return good ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory for the roots");
}
