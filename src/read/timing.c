#include "read/timing.h"

#include "base/str.h"
#include "read/around.h"
#include "read/happenings.h"
#include "read/when.h"

#include "base/banned.h"

#define TIMES_MAX 24    /* of one sentence; later ones belong to no event */
#define RECENT_DAYS 40  /* before publication */
#define CLAUSE_EVENTS 4 /* events of one clause either side */
#define DATELINE_TOKENS 12
#define BY_CLAUSE 120u /* nearness of a clause behind "when" to its time */
#define BESIDE 8u      /* nearness by the text alone */

struct a_time {
    asc_time time;
    uint32_t begin; /* its first token */
    uint32_t when;  /* the "when" behind it, ASC_NONE */
    uint32_t verb;  /* that follows it at once: "the judge yesterday swept", ASC_NONE */
    bool taken;     /* an event has it */
    bool only_when; /* of no other event than that of the clause behind "when" */
};

static bool is_word(const asc_tree *t, uint32_t i, const char *s)
{
    return asc_str_is_nocase(asc_tree_text(t, i), s);
}

/* The token in front of a time, over articles and the like: its preposition, mostly. */
static uint32_t in_front(const asc_tree *t, uint32_t begin)
{
    static const char *const small[] = { "the",  "early", "late",    "mid",     "-",
                                         "last", "about", "around",  "morning", "night",
                                         "a",    "an",    "evening", NULL };
    uint32_t i = begin;
    for (int k = 0; k < 5 && i > 0 && t->tok[i - 1].sent == t->tok[begin].sent; k++) {
        i--;
        if (!asc_str_among(asc_tree_text(t, i), small)) return i;
    }
    return ASC_NONE;
}

/* "Police said on Tuesday they had": that is when they said it. */
static bool of_saying(const asc_tree *t, uint32_t front)
{
    if (front == ASC_NONE) return false;
    if (asc_around_says(t, front)) return true;
    static const char *const preps[] = { "on", "in", "at", "during", NULL };
    return front > 0 && asc_str_among(asc_tree_text(t, front), preps) &&
           asc_around_says(t, front - 1) && t->tok[front - 1].sent == t->tok[front].sent;
}

/* "KARACHI, Oct. 4, 2022 - ", "May 20 (AP) - ": the day on which it was sent. */
static bool of_dateline(const asc_tree *t, uint32_t begin, uint32_t last)
{
    uint32_t k = last;
    for (uint32_t i = begin, n = 0; i > 0 && t->tok[i - 1].sent == t->tok[begin].sent; i--)
        if (++n > DATELINE_TOKENS) return false;
    if (k < t->n && is_word(t, k, "("))
        while (k < t->n && k < last + DATELINE_TOKENS && !is_word(t, k, ")")) k++;
    k += k > last;
    return k < t->n && t->tok[k].pos == ASC_POS_PUNCT && t->tok[k - 1].space_after &&
           (is_word(t, k, "-") || is_word(t, k, "--") || is_word(t, k, "\xE2\x80\x93") ||
            is_word(t, k, "\xE2\x80\x94"));
}

/* "A 2016 peace deal": of what it stands before, which is no event. */
static bool of_noun(const asc_tree *t, const asc_events *ev, const asc_time *x)
{
    uint32_t i = x->last - 1, h = t->tok[i].head;
    uint8_t dep = t->tok[i].dep;
    if (x->when.day) return false; /* "during Sunday Mass" */
    bool before = dep == ASC_DEP_NUMMOD || dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD ||
                  dep == ASC_DEP_AMOD || dep == ASC_DEP_POSS;
    for (int k = 0; before && k < 3; k++) {
        if (h < x->last || ev->of_token[h] != ASC_NONE) return false;
        if (t->tok[h].dep != ASC_DEP_COMPOUND && t->tok[h].dep != ASC_DEP_NMOD) break;
        h = t->tok[h].head;
    }
    return before && asc_tree_is_noun(t, h) && ev->of_token[h] == ASC_NONE;
}

/* "The 2014 murder", "Sunday's blast": it stands before its noun, whatever verb is in front of both. */
static bool before_noun(const asc_tree *t, uint32_t last)
{
    uint8_t dep = t->tok[last - 1].dep;
    return (dep == ASC_DEP_NUMMOD || dep == ASC_DEP_COMPOUND || dep == ASC_DEP_NMOD ||
            dep == ASC_DEP_AMOD || dep == ASC_DEP_POSS) &&
           t->tok[last - 1].head >= last && asc_tree_is_noun(t, t->tok[last - 1].head);
}

static bool excluded(const asc_tree *t, uint32_t begin, uint32_t last)
{
    static const char *const preps[] = { "since", "until", "till", "by", "before", "after", NULL };
    uint32_t front = in_front(t, begin);
    return (front != ASC_NONE && asc_str_among(asc_tree_text(t, front), preps)) ||
           (!before_noun(t, last) && of_saying(t, front));
}

/* A verb that is more than a participle beside a noun. */
static bool opens_clause(const asc_tree *t, uint32_t i)
{
    uint8_t tag = t->tok[i].tag;
    if (t->tok[i].pos != ASC_POS_VERB) return false;
    /* "an act perpetrated on 9 June" */
    static const char *const does[] = { "perpetrate", "commit", "carry", "launch",
                                        "stage",      "mount",  NULL };
    return tag != ASC_TAG_VBG && t->tok[i].dep != ASC_DEP_AMOD &&
           t->tok[i].dep != ASC_DEP_POBJ && /* "at Marsted", taken for one */
           !(t->tok[i].dep == ASC_DEP_ACL && asc_str_among(t->low[i], does));
}

/* The times of token i's sentence. */
static uint32_t times_of(const asc_tree *t, const asc_events *ev, uint32_t i, asc_date published,
                         struct a_time out[TIMES_MAX])
{
    uint32_t n = 0, sent = t->tok[i].sent, end = i;
    while (i > 0 && t->tok[i - 1].sent == sent) i--;
    while (end < t->n && t->tok[end].sent == sent) end++;
    for (; i < end && n < TIMES_MAX; i++) {
        struct a_time x = { .begin = i, .when = ASC_NONE };
        if (!asc_when(t, i, published, &x.time)) continue;
        uint32_t k = x.time.last;
        if (k < end && is_word(t, k, ",")) k++;
        if (k < end && is_word(t, k, "when")) x.when = k;
        x.verb = k < end && opens_clause(t, x.time.last) ? x.time.last : ASC_NONE;
        x.only_when = excluded(t, i, x.time.last) || of_dateline(t, i, x.time.last) ||
                      of_noun(t, ev, &x.time);
        if (!x.only_when || x.when != ASC_NONE) out[n++] = x;
        i = x.time.last - 1;
    }
    return n;
}

/* ---- which is whose ---- */

bool asc_timing_apart(const asc_tree *t, const asc_events *ev, const asc_event *e, uint32_t a,
                      uint32_t b)
{
    if (e->tok == a && asc_around_behind_reason(t, b, a)) return true;
    static const char *const marks[] = { "after", "before", "since", "until", "following",
                                         ";",     ":",      "and",   "but",   NULL };
    static const char *const same[] = { "when", "as", "while", NULL };
    uint32_t verb = e->verb ? e->tok : asc_around_governor(t, e->tok);
    if (b - a > ASC_AROUND_NEAR) return true;
    for (uint32_t i = a + 1; i < b; i++) {
        asc_str s = asc_tree_text(t, i);
        uint8_t tag = t->tok[i].tag;
        if (asc_str_among(s, marks) || asc_around_says(t, i)) return true;
        if (asc_around_talk(t, i)) return true;
        if (i != verb && opens_clause(t, i)) return true;
        if ((tag == ASC_TAG_WDT || tag == ASC_TAG_WP || tag == ASC_TAG_WRB) &&
            !asc_str_among(s, same))
            return true;
        uint32_t x = ev->of_token[i];
        if (x != ASC_NONE && !ev->items[x].verb && asc_event_strong(&ev->items[x])) return true;
    }
    return false;
}

/* "On 12 April a blast ...": the parser hung the one on the other, or on something else. */
static bool stands_beside(const asc_tree *t, const asc_events *ev, const asc_event *e,
                          const struct a_time *x)
{
    if (e->tok >= x->time.last) {
        uint32_t front = in_front(t, x->begin);
        bool opens = front == ASC_NONE || t->tok[front].pos == ASC_POS_PUNCT;
        if (!opens && t->tok[front].pos == ASC_POS_ADP)
            opens = front == 0 || t->tok[front - 1].sent != t->tok[front].sent ||
                    t->tok[front - 1].pos == ASC_POS_PUNCT ||
                    t->tok[front - 1].pos == ASC_POS_CCONJ;
        return opens && !asc_timing_apart(t, ev, e, x->time.last - 1, e->tok);
    }
    return e->tok < x->begin && !asc_timing_apart(t, ev, e, e->tok, x->begin);
}

/* The verb of the clause behind `when`, or what does something in it. */
static bool in_clause(const asc_tree *t, const asc_event *e, uint32_t when)
{
    uint32_t verb = t->tok[when].head;
    if (e->tok <= when || verb <= when) return false;
    return e->tok == verb || (!e->verb && asc_around_clause(t, e->tok) == verb) ||
           (e->verb && asc_around_verb(t, e) == verb) ||
           (e->verb && t->tok[e->tok].dep == ASC_DEP_CONJ && t->tok[e->tok].head == verb);
}

/* "Last year they also claimed the fire": a claim comes soon, so a month or a year is both's. */
static bool claimed(const asc_tree *t, const asc_event *e, const struct a_time *x)
{
    uint32_t verb = e->verb ? ASC_NONE : asc_around_governor(t, e->tok);
    return verb != ASC_NONE && asc_tree_is(t, verb, "claim") &&
           (t->tok[x->begin].head == verb || t->tok[t->tok[x->begin].head].head == verb ||
            t->tok[x->time.last - 1].head == verb);
}

/* "Convicted of that arson in September": a deed told of before is dated there; that is the verdict's. */
static bool of_verdict(const asc_tree *t, const asc_event *e, const struct a_time *x)
{
    static const char *const verbs[] = { "convict", "acquit", "charge", "accuse",
                                         "indict",  "clear",  "guilty", NULL };
    uint32_t of = t->tok[e->tok].head, d = asc_tree_child(t, e->tok, ASC_DEP_DET);
    return x->begin > e->tok && t->tok[e->tok].dep == ASC_DEP_POBJ && d != ASC_NONE &&
           (is_word(t, d, "that") || is_word(t, d, "this")) &&
           asc_str_among(t->low[t->tok[of].head], verbs);
}

/* "I did not plant it", X told the court on Friday: the day on which he said so. */
static bool of_quoter(const asc_tree *t, const asc_event *e, const struct a_time *x)
{
    uint32_t v = x->begin;
    if (!t->speech || t->speech[e->tok] == ASC_NONE || t->speech[x->begin] != ASC_NONE)
        return false;
    for (int k = 0; k < 6 && t->tok[v].pos != ASC_POS_VERB && t->tok[v].head != v; k++)
        v = t->tok[v].head;
    return asc_around_says(t, v);
}

static unsigned nearness(const asc_tree *t, const asc_events *ev, const asc_event *e, uint32_t verb,
                         const struct a_time *x)
{
    unsigned near = 0;
    if (x->time.event == e->tok) return 0; /* what another is measured by */
    if (e->borrowed && !(before_noun(t, x->time.last) && t->tok[x->time.last - 1].head == e->tok))
        return 0; /* "tried for last year's bombing" alone */
    if (of_verdict(t, e, x) || of_quoter(t, e, x)) return 0;
    if (x->begin + ASC_AROUND_NEAR < e->tok || e->tok + ASC_AROUND_NEAR < x->begin) return 0;
    if (x->when != ASC_NONE && in_clause(t, e, x->when)) return BY_CLAUSE;
    if (x->only_when) return 0;
    if (x->verb != ASC_NONE && verb != x->verb && asc_around_governor(t, e->tok) != x->verb)
        return 0;
    for (uint32_t k = x->begin; k < x->time.last; k++) {
        unsigned n = asc_around_near(t, ev, k, e, verb, false);
        if (n > near) near = n;
    }
    if (!near && !x->time.when.day && claimed(t, e, x)) near = BESIDE;
    if (!near && asc_event_strong(e) && !e->victims && stands_beside(t, ev, e, x)) near = BESIDE;
    return near;
}

/* The event that stands at token i, or in the clause of the verb i. */
static uint32_t event_at(const asc_tree *t, const asc_events *ev, uint32_t i)
{
    if (i == ASC_NONE || ev->of_token[i] != ASC_NONE) return i == ASC_NONE ? i : ev->of_token[i];
    unsigned left = ASC_CHILDREN_MAX;
    for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c])
        if (ev->of_token[c] != ASC_NONE && t->tok[c].dep != ASC_DEP_PREP) return ev->of_token[c];
    return ASC_NONE;
}

/* What another is measured by is another one, by whatever words its clause tells of it. */
static void set_apart(const asc_tree *t, const asc_events *ev, uint32_t x)
{
    uint32_t verb = ev->items[x].verb ? ev->items[x].tok : asc_around_governor(t, ev->items[x].tok);
    uint32_t begin = x > CLAUSE_EVENTS ? x - CLAUSE_EVENTS : 0;
    ev->items[x].apart = true;
    for (uint32_t k = begin; k < ev->count && k < x + CLAUSE_EVENTS && verb != ASC_NONE; k++)
        if (ev->items[k].tok == verb || asc_around_governor(t, ev->items[k].tok) == verb)
            ev->items[k].apart |=
                ev->items[k].tok != ev->items[x].tok && t->tok[verb].dep == ASC_DEP_ADVCL;
}

static void date(const asc_tree *t, const asc_events *ev, asc_event *e, struct a_time *times,
                 uint32_t n, asc_date published)
{
    uint32_t verb = asc_around_verb(t, e), best = ASC_NONE;
    unsigned most = 0;
    for (uint32_t k = 0; k < n; k++) {
        unsigned near = 2 * nearness(t, ev, e, verb, &times[k]);
        near += near && (times[k].time.when.year || times[k].time.from.told);
        if (near > most) most = near, best = k;
    }
    if (best == ASC_NONE) return;
    const asc_time *x = &times[best].time;
    e->timed = times[best].taken = true;
    if (!published.day && !x->when.year && !x->when.month)
        e->weekday = (uint32_t)(1 + asc_date_weekday_named(asc_tree_text(t, times[best].begin)));
    e->when = x->when;
    e->until = x->until;
    e->from = x->from;
    e->rounded = x->rounded;
    e->measured_by = event_at(t, ev, x->event);
    if (e->measured_by != ASC_NONE) set_apart(t, ev, e->measured_by);
    if (!e->when.year) return;
    int32_t ago = asc_date_first(published) - asc_date_first(e->when);
    e->recent = published.day && e->when.day && ago >= 0 && ago <= RECENT_DAYS;
}

/* "Sixteen years after the blast, the last of the accused walk free": counted from the report. */
static void count_back(const asc_tree *t, asc_events *ev, const struct a_time *times, uint32_t n,
                       asc_date published)
{
    for (uint32_t k = 0; k < n; k++) {
        const asc_time *x = &times[k].time;
        uint32_t at = times[k].taken || !x->from.told ? ASC_NONE : event_at(t, ev, x->event);
        if (at == ASC_NONE || ev->items[at].timed || x->from.days || x->from.vague) continue;
        if (is_word(t, times[k].begin, "the")) continue; /* "in the month before the attack" */
        if (x->from.months < 0 || x->from.years < 0) continue;
        asc_distance ago = { .told = true,
                             .months = (int16_t)-x->from.months,
                             .years = (int16_t)-x->from.years };
        ev->items[at].when = asc_when_from(published, ago);
        ev->items[at].timed = true;
    }
}

void asc_timing_find(asc_events *ev, const asc_tree *t, asc_date published)
{
    struct a_time times[TIMES_MAX];
    uint32_t sent = UINT32_MAX, n = 0;
    for (size_t k = 0; k < ev->count; k++) {
        asc_event *e = &ev->items[k];
        if (!asc_event_strong(e) && !asc_event_tells_alone(t, e)) continue;
        if (t->tok[e->tok].sent != sent) {
            count_back(t, ev, times, n, published);
            sent = t->tok[e->tok].sent;
            n = times_of(t, ev, e->tok, published, times);
        }
        date(t, ev, e, times, n, published);
    }
    count_back(t, ev, times, n, published);
}
