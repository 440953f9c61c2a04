/*
 * rests - where one statement leads: to the statement that it was copied from, that it cites or that says more of whose
 * word it is, or to the source or report it ends with.
 */
#include "link/roots_inner.h"

#include <string.h>

#include "base/str.h"
#include "link/circles.h"

#include "base/banned.h"

#define TITLE_WITHIN 200 /* bytes of a report in which its title begins, if it stands there */
#define NEARBY 240 /* bytes after a sentence in which the rest of its paragraph tells its source */

/* "X is said to have done it": by somebody who is not named. */
static bool nobody(const asc_statement *s)
{
    const asc_source *last = &s->sources[s->source_count - 1];
    if (s->source_count < 2) return false;
    return (last->actor == ASC_NONE && asc_str_eq(last->text, ASC_STR(ASC_UNNAMED_SOURCE))) ||
           asc_voice_by_words(last->text).hearsay;
}

/* "Investigators", of whom an official without a name tells: nobody can be asked but him. */
static bool only_told_of(const asc_statement *s, uint32_t n)
{
    static const char *const colleagues[] = { "investigators", "detectives", "analysts",
                                              "officials",     "officers",   "authorities",
                                              "services" };
    asc_str last = s->sources[n - 1].text;
    bool one = false;
    for (size_t k = 0; k < sizeof colleagues / sizeof *colleagues && !one; k++)
        one = asc_str_ends(last, asc_str_from(colleagues[k]));
    return one && asc_voice_by_words(last).unnamed &&
           asc_voice_by_words(s->sources[n - 2].text).unnamed;
}

/* How many sources a chain has. That somebody, who is not named, suspects something is no
 * origin beside the report that says so; nor are the calls that an official tells of. */
static uint32_t named_sources(const asc_statement *s)
{
    uint32_t n = s->source_count - (nobody(s) ? 1 : 0);
    while (n > 2 && (asc_voice_by_words(s->sources[n - 1].text).thing || only_told_of(s, n))) n--;
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
        uint32_t o = where.end > where.begin ? asc_overlap(s->sentence, where)
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
            if (asc_overlap(c->passages[j].to, s->span) * 2 < s->span.end - s->span.begin) continue;
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
    if (asc_overlap(cue, s->sentence) > 0) return true;
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

static bool is_person(const struct tracer *t, uint32_t actor)
{
    return actor != ASC_NONE && t->v->actors[actor].named &&
           t->v->actors[actor].kind == ASC_ACTOR_PERSON;
}

/* Has report r it from one source, and nobody else? */
static bool from_one_alone(const struct tracer *t, const uint32_t *group, size_t n, uint32_t r)
{
    const asc_source *one = NULL;
    for (size_t i = first_of(t, group, n, r); i < n; i++) {
        const asc_statement *x = &t->v->statements[group[i]];
        const asc_source *by = &x->sources[x->source_count - 1];
        if (x->report != r) break;
        if (x->source_count < 2) return false;
        if (one && (one->actor != by->actor || !asc_str_eq_nocase(one->text, by->text)))
            return false;
        one = by;
    }
    return one != NULL;
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
        if (unnamed && asc_overlap(c->cue, s->sentence) > 0) meant = true;
        if (!meant && !is_person(t, innermost) && asc_overlap(c->cue, s->sentence) > 0 &&
            c->kind == ASC_COPY_CITES && from_one_alone(t, group, n, c->from_report))
            meant = true; /* "X denied it, the Courier reported": as the Courier has it */
        bool through = !meant && goes_through(t, s, c);
        if (through && unnamed) meant = true, through = false; /* whom that report quotes */
        if (!meant && !through) continue;
        uint32_t found = same_in(t, group, n, c->from_report, (asc_span){ 0, 0 });
        if (through && found != ASC_NONE && !t->fallen[found])
            continue; /* whose word it is stays */
        if (found == ASC_NONE) found = same_in_notice(t, group, n, c->from_report);
        if (found != ASC_NONE) return found;
    }
    return ASC_NONE;
}

/* Does the statement stand in the report's headline: its first line, or its title behind the paper's name? */
static bool in_headline(const struct tracer *t, const asc_statement *s)
{
    const asc_report *r = &t->v->reports[s->report];
    const char *line = r->text.n ? memchr(r->text.p, '\n', r->text.n) : NULL;
    size_t title = r->facts.title.n
                       ? asc_str_find(asc_str_slice(r->text, 0, TITLE_WITHIN + r->facts.title.n),
                                      r->facts.title)
                       : SIZE_MAX;
    if (title != SIZE_MAX && s->sentence.begin < title + r->facts.title.n) return true;
    return line && s->sentence.begin < (size_t)(line - r->text.p);
}

/*
 * "Defector: X did it", over a text in which a defector of that name says so: a headline is nobody's voice beside those
 * of its text. What that has from somebody is where the headline has it: from who is called alike, else from whoever is
 * told first.
 */
static uint32_t below_headline(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k)
{
    const asc_statement *s = &t->v->statements[k];
    const asc_source *by = &s->sources[s->source_count - 1];
    uint32_t found = ASC_NONE;
    if (s->source_count < 2 || !in_headline(t, s)) return ASC_NONE;
    for (size_t i = first_of(t, group, n, s->report); i < n; i++) {
        const asc_statement *x = &t->v->statements[group[i]];
        if (x->report != s->report) break;
        if (in_headline(t, x)) continue;
        if (x->source_count < 2 && cited_from(t, group, n, group[i]) == ASC_NONE) continue;
        const asc_source *of = &x->sources[x->source_count - 1];
        if (by->actor != ASC_NONE && of->actor == by->actor) return group[i];
        if (found == ASC_NONE) found = group[i];
    }
    return found;
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
    asc_instant now = t->when[s->report];
    uint32_t found = ASC_NONE;
    asc_instant then = { 0 };
    for (size_t i = 0; i < n; i++) {
        const asc_statement *x = &t->v->statements[group[i]];
        const asc_source *by = &x->sources[x->source_count - 1];
        asc_instant when = t->when[x->report];
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
    if (!nobody(s) || t->book->of_report[s->report].office != ASC_OFFICE_NONE || /* its own word */
        !(passed_on(t, s) || asc_voice_by_words(s->sources[s->source_count - 1].text).hearsay))
        return ASC_NONE;
    asc_instant now = t->when[s->report], then = { 0 };
    uint32_t found = ASC_NONE;
    for (size_t i = 0; i < n; i++) {
        const asc_statement *x = &t->v->statements[group[i]];
        asc_instant when = t->when[x->report];
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
    for (uint32_t away = 1; away <= ASC_ROOTS_LOOK; away++)
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
    uint32_t of = t->book->speaks[source->actor];
    if (t->v->actors[of].kind == ASC_ACTOR_STATE) /* its ambassador */
        e->voice.office = ASC_OFFICE_GOVERNMENT, e->voice.state = of;
    e->voice.unnamed = known.unnamed;
}

/* The report that the sentence says it has this from, although nothing like it was read there. */
static uint32_t cited_in_sentence(const struct tracer *t, const asc_statement *s)
{
    uint32_t found = ASC_NONE;
    for (size_t i = t->copies_begin[s->report]; i < t->copies_begin[s->report + 1]; i++) {
        const asc_copy *c = &t->p->copies[i];
        if (c->from_report == ASC_NONE || c->kind != ASC_COPY_CITES || c->told_by != c->to ||
            c->cue.end <= c->cue.begin || !asc_overlap(c->cue, s->sentence))
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

static bool accuses(const asc_statement *s, uint32_t incident)
{
    return asc_root_counts(s) && s->predicate == ASC_PREDICATE_CARRIED_OUT &&
           s->polarity == ASC_POLARITY_PLUS && s->object.incident == incident;
}

static bool tells_a_deed(const asc_statement *s, uint32_t incident)
{
    return asc_root_counts(s) && s->predicate <= ASC_PREDICATE_FINANCED &&
           s->polarity == ASC_POLARITY_PLUS && s->object.incident == incident;
}

/* "CIA chief blames X": whoever that is, a headline does not say. */
static bool vague(const struct tracer *t, const asc_statement *s)
{
    uint32_t by = s->sources[s->source_count - 1].actor;
    return by == ASC_NONE || !t->v->actors[by].named;
}

/*
 * "Corin turned off our lights", over a text in which an officer says that the Line did: a headline knows
 * no more than its text. What that has from one source alone is where the headline has it.
 */
static uint32_t summed_up(const struct tracer *t, uint32_t k)
{
    const asc_statement *all = t->v->statements, *s = &all[k];
    uint32_t found = ASC_NONE;
    bool by_somebody = s->source_count > 1;
    bool (*const like)(const asc_statement *, uint32_t) = by_somebody ? tells_a_deed : accuses;
    if (!like(s, s->object.incident) || s->object.incident == ASC_NONE || !in_headline(t, s) ||
        (by_somebody && !vague(t, s)))
        return ASC_NONE;
    for (uint32_t i = k + 1; i < t->v->statement_count && i <= k + ASC_ROOTS_LOOK; i++) {
        if (all[i].report != s->report) break;
        if (!like(&all[i], s->object.incident) || in_headline(t, &all[i])) continue;
        const asc_source *by = &all[i].sources[all[i].source_count - 1];
        if (all[i].source_count < 2 || by->actor == ASC_NONE || by->actor == all[i].agent.actor)
            return ASC_NONE; /* it says so itself; or somebody claims it */
        if (found != ASC_NONE && all[found].sources[all[found].source_count - 1].actor != by->actor)
            return ASC_NONE;
        if (found == ASC_NONE) found = i;
    }
    return found;
}

void asc_rests_on(const struct tracer *t, const uint32_t *group, size_t n, uint32_t k)
{
    const asc_statement *s = &t->v->statements[k];
    struct end *e = &t->end[k];
    *e = (struct end){
        .next = ASC_NONE, .actor = ASC_NONE, .report = ASC_NONE, .voice = { .state = ASC_NONE }
    };
    e->next = copied_from(t, group, n, k);
    if (e->next == ASC_NONE) e->next = cited_from(t, group, n, k);
    if (e->next == ASC_NONE) e->next = deeper_in(t, group, n, k);
    if (e->next == ASC_NONE) e->next = below_headline(t, group, n, k);
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
