#include "read/happenings.h"

#include "base/str.h"
#include "core/terms.h"
#include "read/around.h"
#include "read/before.h"
#include "read/happenings_after.h"
#include "read/happenings_alike.h"
#include "read/victims.h"
#include "read/where.h"

#include "base/banned.h"

#define LEAD_SENTENCES 5 /* headline, dateline, standfirst and lead */
#define MASTHEAD_MAX 8   /* lines above these: outlet, slug, date, byline */
#define MASTHEAD_LINE 16 /* tokens of one */
#define BACK_TOKENS 80   /* of a sentence that are looked at for what it tells of */
#define CALLED_MAX 80    /* bytes of what an incident is called by its verb */

/* How many lines stand above the headline: short, without a verb or a word of an attack. */
static uint32_t masthead(const asc_events *ev, const asc_tree *t)
{
    uint32_t sent = 0, length = 0;
    for (uint32_t i = 0; i < t->n; i++) {
        if (t->tok[i].sent != sent) {
            if (t->tok[i].sent >= MASTHEAD_MAX) return sent;
            sent = t->tok[i].sent, length = 0;
        }
        if (ev->of_token[i] != ASC_NONE || asc_tree_is_verb(t, i) || ++length > MASTHEAD_LINE)
            return sent;
    }
    return 0;
}

/* In which sentence token i stands, from the headline on. */
static uint32_t sentence(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    return t->tok[i].sent > ev->masthead ? t->tok[i].sent - ev->masthead : 0;
}

bool asc_event_tells_alone(const asc_tree *t, const asc_event *e)
{
    static const char *const words[] = { "bomb",     "device",  "explosive", "crime",
                                         "atrocity", "tragedy", "ied",       NULL };
    return asc_str_among(t->low[e->tok], words) && !asc_tree_plural(t, e->tok);
}

/* A verb with a year of its own that comes further down than what is told without one: "X was killed
 * in London in 2006", below the news from England. A place that both go by makes them no one thing. */
static bool of_another_year(const asc_events *ev, const asc_tree *t, const asc_event *e,
                            const asc_happening *h)
{
    uint32_t first = t->tok[ev->items[h->first_event].tok].sent;
    if (!e->verb || !e->when.year || e->when.day || e->recent || h->when.year) return false;
    return t->tok[e->tok].sent - first > 2 && !asc_alike_same_victims(e, h);
}

static uint32_t best_match(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    uint32_t best = ASC_NONE;
    int score = 0;
    for (uint32_t h = 0; h < ev->happening_count; h++) {
        int s = asc_alike_agreement(e, &ev->happenings[h]);
        if (s > score && !of_another_year(ev, t, e, &ev->happenings[h])) best = h, score = s;
    }
    return best;
}

static void put_in(asc_events *ev, const asc_tree *t, uint32_t h, asc_event *e)
{
    asc_happening *x = &ev->happenings[h];
    const asc_event *first = &ev->items[x->first_event];
    bool by_verb = first->verb && x->what.p == t->text.p + first->span.begin;
    bool named = !e->verb && asc_event_strong(e) && e->strength != ASC_EVENT_WEAPON;
    if (by_verb && named) /* "the attack" rather than "killing" */
        x->what = asc_str_slice(t->text, e->span.begin, e->span.end);
    e->happening = h;
    x->mentions++;
    if (x->kind == ASC_INCIDENT_ATTACK || x->kind == ASC_INCIDENT_OTHER)
        if (asc_event_strong(e) && e->kind != ASC_INCIDENT_OTHER && e->stage <= x->stage)
            x->kind = e->kind; /* not "planned to burn the mosques" */
    if (!x->place.n) x->place = e->place, x->within = e->within;
    if (!x->spot.n) x->spot = e->spot;
    if (!x->guess.n) x->guess = e->guess;
    if (!x->target.n && !e->victims) x->target = e->target;
    asc_str tail = asc_str_slice(e->aim, e->aim.n > x->aim.n ? e->aim.n - x->aim.n : 0, e->aim.n);
    bool headline = x->aim.n && asc_str_eq_nocase(tail, x->aim) && !asc_str_eq(tail, x->aim);
    if (!x->aim.n || headline) x->aim = e->aim; /* "market" rather than "Market" */
    if (x->aimed == ASC_AIMED_SOMEBODY && e->aimed > ASC_AIMED_SOMEBODY)
        x->aim = e->aim, x->target = e->target; /* "a journalist was killed": by name */
    if (e->aimed > x->aimed && (e->aimed < ASC_AIMED_KILLED || asc_str_eq(x->aim, e->aim)))
        x->aimed = e->aimed;
    if (!x->weapon.n) x->weapon = e->weapon;
    if (asc_event_strong(e) && (e->verb || e->fresh) && e->stage < x->stage)
        x->stage = e->stage; /* "the attack" may be one that was foiled */
    x->timed |= e->timed;
    if (!x->when.year && !x->when.month && e->when.month) x->when = e->when;
    bool vaguer = (x->when.day && !e->when.day) || (x->when.month && !e->when.month);
    if (e->when.year && !vaguer &&
        (!x->when.year || asc_date_cmp(e->when, x->when) < 0 || (e->when.day && !x->when.day) ||
         (e->when.month && !x->when.month)))
        if (asc_alike_times_meet(e, x) && (!e->rounded || !x->when.year))
            x->when = e->when, x->until = e->until, x->rounded = e->rounded;
}

/* "Two cables were severed", "a bomb killed the deputy", "Rima Tubasi, killed in 2020": whole. */
static asc_str called_whole(const asc_tree *t, uint32_t first, uint32_t last)
{
    asc_span a = asc_tree_phrase(t, first), b = asc_tree_phrase(t, last);
    if (asc_tree_is_verb(t, last)) {
        bool more = last + 1 < t->n && t->tok[last + 1].head == last &&
                    (t->tok[last + 1].dep == ASC_DEP_PRT || t->tok[last + 1].dep == ASC_DEP_OPRD ||
                     t->tok[last + 1].dep == ASC_DEP_ACOMP || t->tok[last + 1].pos == ASC_POS_ADJ);
        b = (asc_span){ t->tok[last].begin, t->tok[last + more].end }; /* "was shot dead" */
    }
    if (b.end <= a.begin || b.end - a.begin > CALLED_MAX) return (asc_str){ NULL, 0 };
    return asc_str_slice(t->text, a.begin, b.end);
}

/* How an incident is called that a verb tells of: "stormed a customs post". */
static asc_str called(const asc_tree *t, const asc_event *e)
{
    size_t end = e->span.end;
    uint32_t h = t->tok[e->tok].head, hit = ASC_NONE;
    if (!e->verb && e->strength == ASC_EVENT_WEAPON && e->alone && h > e->tok &&
        t->tok[e->tok].dep == ASC_DEP_NSUBJ && asc_tree_is_verb(t, h)) {
        hit = asc_tree_object(t, h);
        asc_str whole = called_whole(t, e->tok, hit != ASC_NONE && hit > h ? hit : h);
        if (whole.n) return whole;
    }
    if (e->verb) hit = asc_tree_child(t, e->tok, ASC_DEP_NSUBJPASS);
    if (hit != ASC_NONE && hit < e->tok && asc_tree_is_noun(t, hit)) {
        asc_str whole = called_whole(t, hit, e->tok);
        if (whole.n) return whole;
    }
    uint32_t o = e->verb ? asc_tree_object(t, e->tok) : ASC_NONE;
    uint32_t prt = e->verb ? asc_tree_child(t, e->tok, ASC_DEP_PRT) : ASC_NONE;
    if (prt != ASC_NONE && prt > e->tok && t->tok[prt].end - e->span.begin < CALLED_MAX)
        end = t->tok[prt].end;
    if (o != ASC_NONE && o > e->tok && asc_tree_is_noun(t, o) && t->tok[o].head == e->tok) {
        asc_span thing = asc_tree_phrase(t, o);
        if (thing.end > end && thing.end - e->span.begin < CALLED_MAX) end = thing.end;
    } else if (e->verb && e->tok + 1 < t->n && t->tok[e->tok + 1].dep == ASC_DEP_PREP &&
               t->tok[e->tok + 1].head == e->tok) { /* "sliced through two cables" */
        uint32_t x = asc_tree_child(t, e->tok + 1, ASC_DEP_POBJ);
        bool day = x == ASC_NONE || t->tok[x].ent == ASC_ENT_DATE || t->tok[x].ent == ASC_ENT_TIME;
        asc_span thing = day ? (asc_span){ 0, 0 } : asc_tree_phrase(t, x);
        if (thing.end > end && thing.end - e->span.begin < CALLED_MAX) end = thing.end;
    }
    size_t begin = e->span.begin; /* "On 9 August, a device": not the day */
    for (size_t k = begin; !e->verb && k < t->tok[e->tok].begin; k++)
        if (t->text.p[k] == ',' && t->text.p[k + 1] == ' ') begin = k + 2;
    return asc_str_slice(t->text, begin, end);
}

static uint32_t open_happening(asc_events *ev, const asc_tree *t, asc_event *e, uint32_t index)
{
    if (ev->happening_count >= ASC_HAPPENINGS_MAX) return ASC_NONE;
    uint32_t h = (uint32_t)ev->happening_count++;
    ev->happenings[h] = (asc_happening){ .kind = e->kind,
                                         .when = e->when,
                                         .until = e->until,
                                         .timed = e->timed,
                                         .weekday = e->weekday,
                                         .rounded = e->rounded,
                                         .place = e->place,
                                         .within = e->within,
                                         .spot = e->spot,
                                         .guess = e->guess,
                                         .target = e->victims ? (asc_str){ NULL, 0 } : e->target,
                                         .aim = e->aim,
                                         .aimed = e->aimed,
                                         .weapon = e->weapon,
                                         .stage = e->stage,
                                         .what = called(t, e),
                                         .first_event = index };
    return h;
}

/* May a date that the headline lacks be its incident's? Soon behind it, or a day near that of
 * publication; "In 2009 the Front blew up ..." three sentences on is another. */
static bool dates_main(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    uint32_t first = sentence(ev, t, ev->items[ev->happenings[0].first_event].tok);
    if (!e->when.year || ev->happenings[0].when.year) return true;
    if (e->recent) return true;
    bool same = asc_incident_kinds_meet(e->kind, ev->happenings[0].kind);
    if (first == 0 && !e->verb && e->definite && same && !asc_tree_plural(t, e->tok)) return true;
    return sentence(ev, t, e->tok) - first <= (e->when.month ? 2u : 1u);
}

/* "The train massacre": how it ended, whatever it was done with. */
static bool outcome(const asc_tree *t, uint32_t i)
{
    static const char *const words[] = { "massacre", "carnage", "slaughter", "bloodbath", NULL };
    return asc_tree_is_one(t, i, words);
}

/* "Two blasts" in the headline, "two explosions" below it. */
static bool as_many(const asc_tree *t, uint32_t a, uint32_t b)
{
    uint32_t x = asc_tree_child(t, a, ASC_DEP_NUMMOD), y = asc_tree_child(t, b, ASC_DEP_NUMMOD);
    return x != ASC_NONE && y != ASC_NONE && asc_str_eq(t->low[x], t->low[y]);
}

/* "The attack, which took place near X": where, told behind what is known. */
static bool elaborates(const asc_tree *t, const asc_event *e)
{
    static const char *const verbs[] = { "take", "happen", "occur", "come", NULL };
    uint32_t clause = e->verb ? ASC_NONE : asc_tree_child(t, e->tok, ASC_DEP_RELCL);
    return clause != ASC_NONE && e->definite && asc_tree_is_one(t, clause, verbs);
}

/* "A climate mob boasts of the murder at the plant" in the headline, "two blasts on Saturday" below: the day of
 * what was told without one. */
static bool told_of_now(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    const asc_happening *h = &ev->happenings[0];
    bool there = (!h->place.n && !h->guess.n) || asc_alike_names_place(t, e->tok, h->place);
    return e->recent && !h->when.year && there;
}

/* Headline and lead tell of one incident, if nothing contradicts: when and where can; what was
 * hit is called by many names. */
static uint32_t in_lead(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    if (ev->happening_count != 1 || e->apart) return ASC_NONE;
    if (sentence(ev, t, e->tok) >= LEAD_SENTENCES + (told_of_now(ev, t, e) ? LEAD_SENTENCES : 0))
        return ASC_NONE;
    const asc_happening *h = &ev->happenings[0];
    if (sentence(ev, t, ev->items[h->first_event].tok) >= LEAD_SENTENCES) return ASC_NONE;
    const asc_event *first = &ev->items[h->first_event];
    if (!e->verb && !e->definite && !told_of_now(ev, t, e) &&
        (!e->fresh || (asc_tree_plural(t, e->tok) && !e->alone && !as_many(t, e->tok, first->tok))))
        return ASC_NONE;
    if (!asc_alike_times_meet(e, h) || asc_alike_stages_differ(e, h)) return ASC_NONE;
    if (!e->verb && !first->verb && e->definite && e->target.n && first->target.n &&
        t->tok[e->tok].sent == t->tok[first->tok].sent && !asc_alike_targets_meet(e, h))
        return ASC_NONE; /* "for the massacre of refugees, but not for the murder of the prioress" */
    if (e->place.n && h->place.n && !asc_alike_places_meet(e->place, h->place) &&
        !asc_alike_same_victims(e, h) &&
        !(e->within.n && asc_alike_places_meet(e->within, h->place)) && /* "Site C, Khayelitsha" */
        !asc_alike_names_place(t, e->tok, h->place) && !asc_alike_same_site(e->place, h->place) &&
        !elaborates(t, e))
        return ASC_NONE;
    bool meet = asc_incident_kinds_meet(e->kind, h->kind) || outcome(t, e->tok) ||
                outcome(t, ev->items[h->first_event].tok);
    return meet && dates_main(ev, t, e) ? 0 : ASC_NONE;
}

/* "has not carried out an attack", "could launch an attack": none in particular. */
static bool not_real(const asc_tree *t, const asc_event *e)
{
    uint32_t verb = asc_around_governor(t, e->tok);
    unsigned left = ASC_CHILDREN_MAX;
    if (verb == ASC_NONE || !e->fresh) return false;
    for (uint32_t c = t->first[verb]; c != ASC_NONE && left--; c = t->next[c]) {
        if (t->tok[c].dep == ASC_DEP_NEG || t->tok[c].tag == ASC_TAG_MD) return true;
        if (t->tok[c].tag == ASC_TAG_TO) return !asc_around_by_means(t, verb);
    }
    return false;
}

/* "Killed 34 people in 2018, a massacre over which ...", "its deadliest attack, the firebombing of a
 * ferry": the same thing again. */
static uint32_t apposed_to(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    uint32_t first = e->tok;
    while (first > 0 && t->tok[first - 1].begin >= e->span.begin) first--;
    bool set_off = first > 0 && (asc_str_eq(asc_tree_text(t, first - 1), ASC_STR(",")) ||
                                 asc_str_eq(asc_tree_text(t, first - 1), ASC_STR(":")));
    if (e->verb || !set_off || (!e->fresh && !e->definite)) return ASC_NONE;
    uint32_t verb = asc_around_governor(t, e->tok);
    if (t->tok[e->tok].dep != ASC_DEP_APPOS && verb != ASC_NONE && verb > e->tok) return ASC_NONE;
    return asc_before_in_sentence(ev, t, first);
}

/* "Was convicted of blowing up the hall, the deadliest attack on Letvian soil": how bad that was, and no other. */
static bool only_rates(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    uint32_t first = e->tok;
    bool most = false;
    if (e->verb || !e->definite || t->tok[e->tok].dep != ASC_DEP_APPOS || e->timed) return false;
    while (first > 0 && t->tok[first - 1].begin >= e->span.begin) first--;
    if (first == 0 || !asc_tree_is(t, first - 1, ",")) return false;
    for (uint32_t k = first; k < e->tok; k++) most |= t->tok[k].tag == ASC_TAG_JJS;
    for (uint32_t k = first; most && k-- > 0 && t->tok[k].sent == t->tok[e->tok].sent;) {
        const asc_event *x = ev->of_token[k] == ASC_NONE ? NULL : &ev->items[ev->of_token[k]];
        if (x && x->verb && asc_event_strong(x) && !x->generic) return true;
    }
    return false;
}

/* A verb with a date of its own tells of another incident than those told so far: "In 2009 the Front
 * blew up a customs house". */
static bool older(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    if (!e->when.year || e->recent || ev->happening_count == 0) return false;
    for (uint32_t h = 0; h < ev->happening_count; h++) {
        const asc_happening *x = &ev->happenings[h];
        uint32_t first = t->tok[ev->items[x->first_event].tok].sent;
        bool soon = e->when.day || t->tok[e->tok].sent - first <= 2;
        if (x->when.year ? asc_alike_times_meet(e, x) : soon) return false;
    }
    return true;
}

/* The event that e tells what came of: "a bombing that killed 12", "the blast sank a ferry", "blew
 * himself up, killing 19", whatever it hit; ASC_NONE. */
static uint32_t cause_of(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    static const char *const effects[] = { "kill", "destroy", "wreck", "level",    "flatten", "gut",
                                           "raze", "sink",    "sever", "demolish", NULL };
    uint32_t i = e->tok, s = asc_tree_antecedent(t, asc_tree_child(t, i, ASC_DEP_NSUBJ));
    if (!e->verb) return ASC_NONE;
    if (s != ASC_NONE && ev->of_token[s] != ASC_NONE) return ev->of_token[s];
    if (!asc_str_among(t->low[i], effects)) return ASC_NONE;
    for (int k = 0; k < 4; k++) {
        if (i != e->tok && ev->of_token[i] != ASC_NONE) return ev->of_token[i];
        uint8_t dep = t->tok[i].dep;
        bool up = dep == ASC_DEP_ADVCL || dep == ASC_DEP_RELCL || dep == ASC_DEP_ACL ||
                  dep == ASC_DEP_CONJ || dep == ASC_DEP_XCOMP;
        if (!up || t->tok[i].head == i) break;
        i = t->tok[i].head;
    }
    return ASC_NONE;
}

/* "Gunmen kill five at a party": a headline whose verb tells of somebody who was hit. */
static bool headline(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    return sentence(ev, t, e->tok) == 0 && e->stage == ASC_STAGE_ACCOMPLISHED &&
           asc_tree_object(t, e->tok) != ASC_NONE;
}

#define LONG_AGO 300 /* days before a report came out: so far back is what it recalls */

/* "The murder of a journalist, who was shot dead outside his home in 2012": the day, years back, on which the
 * sentence says that it was; ASC_NONE where it does not, or the main incident was that day. */
static uint32_t recalled(const asc_events *ev, const asc_tree *t, const asc_event *e,
                         asc_date published)
{
    if (!e->target.n || e->when.year || !published.year || !ev->happening_count) return ASC_NONE;
    for (uint32_t k = (uint32_t)(e - ev->items) + 1; k < ev->count; k++) {
        const asc_event *v = &ev->items[k];
        if (t->tok[v->tok].sent != t->tok[e->tok].sent) return ASC_NONE;
        bool tells = t->tok[v->tok].dep == ASC_DEP_RELCL || asc_tree_under(t, v->tok, e->tok);
        if (!v->verb || !v->when.year || (v->happening != ASC_NONE && v->happening == ev->main) ||
            !asc_event_strong(v) || !tells)
            continue;
        asc_date last = v->until.year ? v->until : v->when;
        bool main = ev->main != ASC_NONE && ev->happenings[ev->main].when.year &&
                    asc_alike_times_meet(v, &ev->happenings[ev->main]);
        return !main && asc_date_first(published) - asc_date_last(last) >= LONG_AGO ? k : ASC_NONE;
    }
    return ASC_NONE;
}

/* Put e, and what dates it, in a happening of their own. */
static void recall(asc_events *ev, const asc_tree *t, uint32_t k, uint32_t then)
{
    asc_event *e = &ev->items[k], *v = &ev->items[then];
    uint32_t own = v->happening;
    if (own == ASC_NONE) own = open_happening(ev, t, e, k);
    if (own == ASC_NONE) return;
    put_in(ev, t, own, e);
    if (v->happening == ASC_NONE) put_in(ev, t, own, v);
}

/* "Charged with sabotage of a power cable": no article, and yet one thing was hit, for which
 * somebody answers. */
static bool bare_deed(const asc_tree *t, const asc_event *e)
{
    static const char *const answers[] = { "charge",   "convict",     "accuse", "suspect", "indict",
                                           "sentence", "investigate", "arrest", "acquit",  "blame",
                                           "claim",    "admit",       "deny",   "jail",    NULL };
    uint32_t verb = asc_around_governor(t, e->tok);
    return e->aim.n && !asc_tree_plural(t, e->tok) && e->stage == ASC_STAGE_ACCOMPLISHED &&
           verb != ASC_NONE && asc_tree_is_one(t, verb, answers);
}

/* "Looked into the air strike on X, the poisoning of the wells and": of another kind than the first of the list, and
 * so another one. The incident that it is not; ASC_NONE. */
static uint32_t listed_with(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    uint32_t k = e->tok, other = ASC_NONE;
    if (e->verb || !asc_tree_is_noun(t, k)) return ASC_NONE;
    for (int n = 0; n < 4 && (t->tok[k].dep == ASC_DEP_CONJ || t->tok[k].dep == ASC_DEP_APPOS);
         n++) {
        k = t->tok[k].head;
        if (k > e->tok || !asc_tree_is_noun(t, k)) break;
        other = ev->of_token[k];
        if (other != ASC_NONE && !ev->items[other].generic && asc_event_strong(&ev->items[other]) &&
            !asc_incident_kinds_meet(ev->items[other].kind, e->kind))
            return ev->items[other].happening;
    }
    return ASC_NONE;
}

/* First pass: what carries a date, a place or a target, or is told as new. Of verbs those of the
 * lead, which often tell the day, and those with a date. */
static void place_explicit(asc_events *ev, const asc_tree *t, asc_date published)
{
    for (uint32_t k = 0; k < ev->count; k++) {
        asc_event *e = &ev->items[k];
        if (e->generic || !asc_event_strong(e)) continue;
        if (e->happening != ASC_NONE) continue; /* with the murder that its sentence recalls */
        bool lead = sentence(ev, t, e->tok) < LEAD_SENTENCES;
        if (e->verb && !lead && !e->when.year) continue;
        bool told = e->when.year || e->place.n || (e->target.n && !e->verb);
        if (not_real(t, e)) {
            e->generic = true;
            continue;
        }
        uint32_t then = e->verb ? ASC_NONE : recalled(ev, t, e, published);
        if (then != ASC_NONE) {
            recall(ev, t, k, then);
            continue;
        }
        if (only_rates(ev, t, e)) {
            e->generic = true;
            continue;
        }
        uint32_t cause = cause_of(ev, t, e), h = apposed_to(ev, t, e);
        if (cause != ASC_NONE && !ev->items[cause].generic) h = ev->items[cause].happening;
        else cause = ASC_NONE;
        if (h != ASC_NONE && asc_alike_contradicts_by_time(e, &ev->happenings[h])) h = ASC_NONE;
        if (h == ASC_NONE && told) h = best_match(ev, t, e);
        if (h == ASC_NONE) h = in_lead(ev, t, e);
        bool first = lead && ev->happening_count == 0;
        uint32_t beside = listed_with(ev, t, e);
        if (h != ASC_NONE && h == beside) h = ASC_NONE;
        bool opens =
            beside != ASC_NONE ? true
            : e->verb ? (first && (e->timed || e->place.n || headline(ev, t, e))) || older(ev, t, e)
                      : e->when.year || e->place.n || (e->timed && e->fresh) ||
                            (first && (e->fresh || e->definite || bare_deed(t, e)));
        if (h == ASC_NONE && opens && cause == ASC_NONE) h = open_happening(ev, t, e, k);
        if (h != ASC_NONE) put_in(ev, t, h, e);
        /* "the car bomb that killed the judge": the bomb is what killed */
        if (h != ASC_NONE && cause != ASC_NONE && ev->items[cause].happening == ASC_NONE &&
            !asc_alike_contradicts_by_time(&ev->items[cause], &ev->happenings[h]))
            put_in(ev, t, h, &ev->items[cause]);
    }
}

static void choose_main(asc_events *ev, const asc_tree *t)
{
    uint32_t best_score = 0;
    ev->main = ASC_NONE;
    for (uint32_t h = 0; h < ev->happening_count; h++) {
        uint32_t score = ev->happenings[h].mentions * 2;
        if (sentence(ev, t, ev->items[ev->happenings[h].first_event].tok) < 4) score += 3;
        if (score > best_score) best_score = score, ev->main = h;
    }
}

/* A pipeline's sabotage may have been done by computer; told as "a cyberattack" beside it, it is
 * another one. */
static bool another_kind(asc_incident_kind a, asc_incident_kind b)
{
    return !asc_incident_kinds_meet(a, b) ||
           (a != b && (a == ASC_INCIDENT_CYBER_ATTACK || b == ASC_INCIDENT_CYBER_ATTACK));
}

/* "That rampage": what was told last, be it by a verb. */
static bool demonstrative(const asc_tree *t, uint32_t i)
{
    uint32_t d = asc_tree_child(t, i, ASC_DEP_DET);
    return d != ASC_NONE && (asc_tree_is(t, d, "this") || asc_tree_is(t, d, "that"));
}

/* "On 3 May gunmen stormed a post. Police blame X for the attack": a verb of the same sentence or
 * the one before in the paragraph that has no incident yet and is not the main one, for its day is
 * another. */
static bool verb_waits(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    uint32_t sent = t->tok[i].sent;
    for (uint32_t k = i; k-- > 0 && t->tok[k].sent + 1 >= sent && i - k < BACK_TOKENS;) {
        if (t->tok[k].sent == sent && asc_before_ends_line(t, k)) return false;
        if (ev->of_token[k] == ASC_NONE) continue;
        const asc_event *v = &ev->items[ev->of_token[k]];
        if (v->verb && asc_event_strong(v) && !v->generic && v->happening == ASC_NONE)
            return v->when.year && ev->main != ASC_NONE &&
                   !asc_alike_times_meet(v, &ev->happenings[ev->main]);
    }
    return false;
}

/* "Its role in that siege rests on one man. He says that X ordered the attack": what the sentence before points back
 * to is not found yet. */
static bool that_waits(const asc_events *ev, const asc_tree *t, uint32_t i)
{
    for (uint32_t k = i; k-- > 0 && t->tok[k].sent + 1 >= t->tok[i].sent;) {
        if (asc_before_ends_line(t, k)) return false;
        if (t->tok[k].sent == t->tok[i].sent || ev->of_token[k] == ASC_NONE) continue;
        const asc_event *x = &ev->items[ev->of_token[k]];
        if (!x->verb && !x->generic && x->happening == ASC_NONE && asc_event_strong(x))
            return demonstrative(t, k);
    }
    return false;
}

#define HEAD_SENTENCES 2

/* Is the main incident an old deed, of which a year is told, and not at the head of the report? */
static bool only_recalled(const asc_events *ev, const asc_tree *t, asc_date published)
{
    if (ev->main == ASC_NONE || !published.year) return false;
    const asc_happening *h = &ev->happenings[ev->main];
    if (asc_happening_precision(h) != 1 || /* an inquiry gives the day */
        asc_date_first(published) - asc_happening_last(h) < LONG_AGO)
        return false;
    for (uint32_t k = 0; k < ev->count; k++)
        if (ev->items[k].happening == ev->main &&
            sentence(ev, t, ev->items[k].tok) < HEAD_SENTENCES)
            return false;
    return true;
}

/* "The bomb", in a report that tells of a bombing and, most, of a man who was shot: the bombing's; ASC_NONE. */
static uint32_t weapons_own(const asc_events *ev, const asc_event *e)
{
    if (e->strength != ASC_EVENT_WEAPON || ev->main == ASC_NONE ||
        asc_incident_kinds_meet(ev->happenings[ev->main].kind, e->kind))
        return ASC_NONE;
    for (uint32_t h = 0; h < ev->happening_count; h++)
        if (ev->happenings[h].kind == e->kind && !asc_alike_contradicts(e, &ev->happenings[h]))
            return h;
    return ASC_NONE;
}

/* Second pass: what points back. A definite strong word may open the first one. Those that point
 * at what was told last come once verbs have been placed. */
static void place_pointing(asc_events *ev, const asc_tree *t, asc_date published, bool last)
{
    bool recalled_only = only_recalled(ev, t, published);
    for (uint32_t n = 0; n < 2 * ev->count; n++) {
        uint32_t k = n % (uint32_t)ev->count;
        asc_event *e = &ev->items[k];
        if (e->happening != ASC_NONE || e->generic || e->verb) continue;
        if (n < ev->count && !asc_event_strong(e)) continue; /* strong ones first */
        if ((!e->definite && !e->fresh) || asc_alike_in_answer(ev, t, e)) continue;
        if (!last && demonstrative(t, e->tok) && asc_before_in_sentence(ev, t, e->tok) == ASC_NONE)
            continue;
        if (e->fresh && !asc_event_strong(e) &&
            (ev->main != ASC_NONE || !asc_event_tells_alone(t, e)))
            continue;
        bool other = ev->main != ASC_NONE && asc_event_strong(e) && !not_real(t, e) &&
                     another_kind(e->kind, ev->happenings[ev->main].kind);
        bool own_place = e->timed || e->place.n || e->guess.n || e->target.n;
        bool before = e->definite && !e->apart &&
                      asc_before_in_sentence(ev, t, e->tok) == ASC_NONE && other &&
                      ev->items[ev->happenings[ev->main].first_event].tok > e->tok;
        if ((e->fresh && other && own_place) ||
            before) { /* "a cyberattack two days before the blasts" */
            uint32_t own = open_happening(ev, t, e, k);
            if (own != ASC_NONE) put_in(ev, t, own, e);
            continue;
        }
        uint32_t then = asc_event_strong(e) ? recalled(ev, t, e, published) : ASC_NONE;
        if (then != ASC_NONE) {
            recall(ev, t, k, then);
            continue;
        }
        if (e->fresh && ev->main != ASC_NONE && sentence(ev, t, e->tok) >= LEAD_SENTENCES &&
            apposed_to(ev, t, e) == ASC_NONE) {
            e->generic = true; /* a second "an attack" further down is another one */
            continue;
        }
        uint32_t h = asc_before_in_sentence(ev, t, e->tok);
        if (h == ASC_NONE && !e->fresh) h = asc_before_told(ev, t, e->tok);
        if (h != ASC_NONE && asc_alike_contradicts(e, &ev->happenings[h])) h = ASC_NONE;
        if (!last && h == ASC_NONE && e->definite &&
            (verb_waits(ev, t, e->tok) || that_waits(ev, t, e->tok)))
            continue;
        bool ahead = recalled_only && ev->items[ev->happenings[ev->main].first_event].tok > e->tok;
        if (h == ASC_NONE) h = weapons_own(ev, e);
        if (h == ASC_NONE && ev->main != ASC_NONE && !ahead &&
            !asc_alike_contradicts(e, &ev->happenings[ev->main]))
            h = ev->main;
        if (e->apart) h = ASC_NONE;
        bool opens =
            asc_event_strong(e) ? e->definite : ev->main == ASC_NONE && asc_event_tells_alone(t, e);
        if (h == ASC_NONE && opens) h = open_happening(ev, t, e, k);
        if (h == ASC_NONE) continue;
        put_in(ev, t, h, e);
        if (ev->main == ASC_NONE) ev->main = h;
    }
}

/* "Of blowing up the pipeline": where of the main incident no other target is told, the thing
 * that everybody knows is its. */
static bool same_target(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    uint32_t o = asc_tree_object(t, e->tok);
    uint32_t d = o == ASC_NONE ? ASC_NONE : asc_tree_child(t, o, ASC_DEP_DET);
    if (d == ASC_NONE || !asc_tree_is(t, d, "the") || asc_tree_plural(t, o) || ev->main == ASC_NONE)
        return false;
    const asc_happening *h = &ev->happenings[ev->main];
    return !h->target.n && !e->timed && !e->place.n && !e->guess.n && h->kind == e->kind;
}

/* "burned the town hall ... the raid": what is told first is what is pointed back to. */
static bool pointed_back(const asc_events *ev, const asc_event *e)
{
    const asc_happening *h = &ev->happenings[ev->main];
    const asc_event *first = &ev->items[h->first_event];
    return first->definite && first->tok > e->tok && !h->target.n && !h->when.year;
}

/* "On Thursday night settlers torched cars", "on 4 January they stopped a bus and killed eight", "in
 * 2019 it said it had downed a jet": a clause with a day or a year. */
static bool dated_clause(const asc_tree *t, uint32_t i)
{
    for (int k = 0; k < 3; k++) {
        unsigned left = ASC_CHILDREN_MAX;
        bool had = false;
        for (uint32_t c = t->first[i]; c != ASC_NONE && left--; c = t->next[c]) {
            uint32_t x = t->tok[c].dep == ASC_DEP_PREP ? asc_tree_child(t, c, ASC_DEP_POBJ) : c;
            had |= t->tok[c].dep == ASC_DEP_AUX && asc_tree_is(t, c, "have");
            if (x == ASC_NONE || t->tok[x].ent != ASC_ENT_DATE) continue;
            if (x != c || t->tok[c].dep == ASC_DEP_NPADVMOD) return true;
        }
        uint8_t dep = t->tok[i].dep;
        if (dep != ASC_DEP_CONJ && !(dep == ASC_DEP_CCOMP && had)) return false;
        i = t->tok[i].head;
        if (!asc_tree_is_verb(t, i)) return false;
    }
    return false;
}

/* "Had murdered other union men", "in June last year men killed a priest in Derbent", "torched cars
 * in the village of Burin": done to somebody else, at another time or place. */
static bool another_one(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    static const char *const cues[] = { "other", "another", "earlier", "previous", "second", NULL };
    uint32_t o = asc_tree_object(t, e->tok);
    unsigned left = ASC_CHILDREN_MAX;
    if (ev->main == ASC_NONE || o == ASC_NONE || !asc_tree_is_noun(t, o)) return false;
    if (e->stage != ASC_STAGE_ACCOMPLISHED || sentence(ev, t, e->tok) < LEAD_SENTENCES)
        return false;
    const asc_happening *h = &ev->happenings[ev->main];
    bool elsewhere = e->guess.n && !(h->guess.n && asc_alike_places_meet(e->guess, h->guess)) &&
                     !(h->place.n && asc_alike_places_meet(e->guess, h->place));
    bool placed = h->guess.n || h->place.n;
    if (!e->target.n || !h->target.n || asc_alike_targets_meet(e, h)) return false;
    for (uint32_t c = t->first[o]; c != ASC_NONE && c < o && left--; c = t->next[c])
        if (asc_str_among(t->low[c], cues)) return true;
    bool unlike = !asc_incident_kinds_meet(e->kind, h->kind);
    return (elsewhere && (placed || unlike)) || e->timed || dated_clause(t, e->tok);
}

/* "Agents of the Directorate killed Ivo Sand", "Who killed Ivo Sand?": somebody killed one who is named. Nobody's
 * deed where a lorry or a flood did. */
static bool somebody_killed(const asc_tree *t, const asc_event *e)
{
    static const char *const kinds[] = {
        "person", "official", "fighter", "military", "group", NULL
    };
    static const char *const bodies[] = { "service", "agency",       "unit",        "branch",
                                          "wing",    "army",         "government",  "regime",
                                          "state",   "intelligence", "directorate", NULL };
    unsigned shaky = 0;
    uint32_t who = asc_tree_subject(t, e->tok, &shaky);
    if (who == ASC_NONE) who = asc_tree_child(t, e->tok, ASC_DEP_NSUBJ);
    if (e->aimed < ASC_AIMED_NAMED || who == ASC_NONE) return false;
    if (asc_str_among(t->low[who], bodies)) return true;
    asc_str c = asc_nouns_classes(&t->lx->nouns, t->low[who]);
    for (size_t k = 0; kinds[k]; k++)
        if (asc_str_find(c, asc_str_from(kinds[k])) != SIZE_MAX) return true;
    uint8_t pos = t->tok[who].pos;
    return pos == ASC_POS_PROPN || (pos == ASC_POS_PRON && !asc_tree_is(t, who, "it"));
}

/* "Had kidnapped the three and beaten them", in a report of a bombing: nobody was seized in that. */
static bool seized_elsewhere(const asc_events *ev, const asc_event *e)
{
    const asc_happening *h = &ev->happenings[ev->main];
    if (e->kind != ASC_INCIDENT_HOSTAGE_TAKING || h->kind == e->kind) return false;
    for (uint32_t k = 0; k < ev->count; k++)
        if (ev->items[k].happening == ev->main && ev->items[k].kind == e->kind) return false;
    return h->weapon.n || !asc_incident_kinds_meet(e->kind, h->kind);
}

/* Third pass: verbs. Those of a dated or placed clause find theirs or open one;
 * the others are the main incident when their target does not contradict. */
static void place_verbs(asc_events *ev, const asc_tree *t, asc_date published)
{
    bool recalled = only_recalled(ev, t, published);
    for (uint32_t k = 0; k < ev->count; k++) {
        asc_event *e = &ev->items[k];
        if (!e->verb || e->generic || !asc_event_strong(e) || e->happening != ASC_NONE) continue;
        uint32_t cause = cause_of(ev, t, e), h = ASC_NONE;
        if (cause != ASC_NONE) h = ev->items[cause].happening;
        if (h == ASC_NONE) h = best_match(ev, t, e);
        bool ahead = recalled && ev->items[ev->happenings[ev->main].first_event].tok > e->tok;
        if (h == ASC_NONE && ev->main != ASC_NONE && !e->timed && !ahead &&
            (!e->target.n || pointed_back(ev, e)) && !seized_elsewhere(ev, e) &&
            asc_alike_agreement(e, &ev->happenings[ev->main]) >= 0)
            h = ev->main;
        if (h == ASC_NONE && same_target(ev, t, e)) h = ev->main;
        bool alone = ev->main == ASC_NONE && e->kind != ASC_INCIDENT_OTHER &&
                     (!asc_tree_is(t, e->tok, "kill") || somebody_killed(t, e));
        bool own = e->timed && (e->guess.n || (e->aim.n && !e->victims));
        own |= another_one(ev, t, e);
        if (h == ASC_NONE && (e->when.year || e->place.n || alone || own))
            h = open_happening(ev, t, e, k);
        if (h != ASC_NONE) put_in(ev, t, h, e);
        if (ev->main == ASC_NONE) ev->main = h;
    }
}

/* "The inquest into the death of the shopkeeper", where poison is told of: nothing else names it. */
static void by_outcome(asc_events *ev, const asc_tree *t)
{
    static const char *const words[] = { "death", "fire", "blaze", "destruction", "sinking", NULL };
    asc_incident_kind kind = ASC_INCIDENT_OTHER;
    if (ev->main != ASC_NONE) return;
    for (uint32_t k = 0; k < ev->count; k++)
        if (kind == ASC_INCIDENT_OTHER) kind = ev->items[k].kind;
    if (kind == ASC_INCIDENT_OTHER) return; /* no more than a death */
    for (uint32_t k = 0; k < ev->count; k++) {
        asc_event *e = &ev->items[k];
        if (e->happening != ASC_NONE || e->generic || e->verb || !e->definite) continue;
        if (ev->main == ASC_NONE) {
            if (!asc_str_among(t->low[e->tok], words)) continue;
            ev->main = open_happening(ev, t, e, k);
            if (ev->main == ASC_NONE) return;
            if (e->kind == ASC_INCIDENT_OTHER) ev->happenings[ev->main].kind = kind;
        }
        put_in(ev, t, ev->main, e);
    }
}

/* What the lead tells of mostly happened where it was sent from. */
static void dateline(asc_events *ev, const asc_tree *t)
{
    if (ev->main == ASC_NONE) return;
    asc_happening *h = &ev->happenings[ev->main];
    if (!h->guess.n && sentence(ev, t, ev->items[h->first_event].tok) < LEAD_SENTENCES)
        h->guess = asc_where_dateline(t->text);
}

/*
 * "Who did it? ... It is the loader that X used when it wrecked a station two years ago": an old deed that is
 * only recalled is not what the report is about. That is then told without a word of its own.
 */
static void untold_main(asc_events *ev, const asc_tree *t, asc_date published)
{
    if (!only_recalled(ev, t, published) || ev->happening_count >= ASC_HAPPENINGS_MAX) return;
    uint32_t first = ev->happenings[ev->main].first_event;
    ev->main = (uint32_t)ev->happening_count++;
    ev->happenings[ev->main] = (asc_happening){ .kind = ASC_INCIDENT_ATTACK, .first_event = first };
    asc_victims_of_untold(ev, t);
}

void asc_happenings_find(asc_events *ev, const asc_tree *t, asc_date published)
{
    ev->masthead = masthead(ev, t);
    place_explicit(ev, t, published);
    choose_main(ev, t);
    place_pointing(ev, t, published, false);
    place_verbs(ev, t, published);
    place_pointing(ev, t, published, true);
    by_outcome(ev, t);
    asc_happenings_complete(ev, t);
    asc_happenings_measure(ev);
    dateline(ev, t);
    untold_main(ev, t, published);
    for (uint32_t h = 0; h < ev->happening_count; h++)
        if (!ev->happenings[h].when.year) ev->happenings[h].when = (asc_date){ 0 };
}
