#include "read/happenings_alike.h"

#include <string.h>

#include "base/str.h"
#include "core/terms.h"
#include "read/gazetteer.h"

#include "base/banned.h"

#define TAIL_MIN 4       /* letters of a word that may end another */
#define ROUNDED_DAYS 366 /* "two years ago" may be so much more or less */
#define NAMED_NEAR 80    /* tokens of a sentence either side that may name a place */
#define PLACE_MAX 48     /* bytes of a place's name that is looked up */
int32_t asc_happening_last(const asc_happening *h)
{
    return asc_date_last(h->until.year ? h->until : h->when);
}

int asc_happening_precision(const asc_happening *h)
{
    if (!h->when.year) return 0;
    int32_t days = asc_happening_last(h) - asc_date_first(h->when);
    return days <= 0 ? 3 : days <= 31 ? 2 : 1;
}

/* The code of the country that a place is, and of the land that the likeliest place of that name
 * lies in; "" where unknown. */
static void land_of(asc_str s, char is[3], char in[3])
{
    asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
    asc_place_precision precision;
    char low[PLACE_MAX];
    is[0] = in[0] = '\0';
    if (s.n == 0 || s.n > sizeof low) return;
    for (size_t i = 0; i < s.n; i++)
        low[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]);
    asc_gazetteer_country((asc_str){ low, s.n }, is);
    if (asc_gazetteer_find((asc_str){ low, s.n }, c, &precision)) memcpy(in, c[0].country, 3);
}

/* A village may lie in any country, a known town in its own. */
static bool one_land(asc_str a, asc_str b)
{
    char is_a[3], is_b[3], in_a[3], in_b[3];
    land_of(a, is_a, in_a);
    land_of(b, is_b, in_b);
    if (is_a[0] && !is_b[0]) return !in_b[0] || strcmp(is_a, in_b) == 0;
    if (is_b[0] && !is_a[0]) return !in_a[0] || strcmp(is_b, in_a) == 0;
    return false;
}

bool asc_alike_places_meet(asc_str a, asc_str b)
{
    return a.n == 0 || b.n == 0 || asc_str_eq_nocase(a, b) || asc_str_find(a, b) != SIZE_MAX ||
           asc_str_find(b, a) != SIZE_MAX || one_land(a, b);
}

/* Is `word` one of the words of `phrase`? */
static bool word_in(asc_str word, asc_str phrase)
{
    for (size_t i = 0; word.n && i + word.n <= phrase.n; i++) {
        bool begins = i == 0 || phrase.p[i - 1] == ' ' || phrase.p[i - 1] == '-' ||
                      word.n >= TAIL_MIN; /* "the club", a nightclub */
        size_t end = i + word.n;
        bool ends = end == phrase.n || phrase.p[end] == ' ' || phrase.p[end] == '-' ||
                    (phrase.p[end] == 's' && end + 1 == phrase.n);
        if (begins && ends && asc_str_eq_nocase(asc_str_slice(phrase, i, end), word)) return true;
    }
    return false;
}

bool asc_alike_targets_meet(const asc_event *e, const asc_happening *h)
{
    return asc_str_eq(e->target, h->target) || word_in(e->target, h->aim) ||
           word_in(h->target, e->aim) || word_in(e->target, h->spot) ||
           word_in(e->target, h->place) || word_in(h->target, e->spot) ||
           word_in(h->target, e->place); /* "a valve at the works" */
}

bool asc_alike_times_meet(const asc_event *e, const asc_happening *h)
{
    asc_date a = e->when, b = h->when;
    if (e->weekday && (b.year || (h->weekday && e->weekday != h->weekday)))
        return false; /* "on Friday", and "in 2004" or "on Sunday" */
    if (h->weekday && !b.year && a.year) return false;
    if (!a.year || !b.year) /* "in January" and "on 26 March", of some year */
        return !a.month || !b.month || e->until.year || h->until.year ||
               (a.month == b.month && (!a.day || !b.day || a.day == b.day));
    asc_date last = e->until.year ? e->until : e->when;
    int32_t slack = e->rounded || h->rounded ? ROUNDED_DAYS : 0;
    return asc_date_first(e->when) <= asc_happening_last(h) + slack &&
           asc_date_first(h->when) <= asc_date_last(last) + slack;
}

bool asc_alike_stages_differ(const asc_event *e, const asc_happening *h)
{
    if (e->charged && (!h->target.n || asc_alike_targets_meet(e, h))) return false;
    return e->stage > h->stage ||
           (e->stage < h->stage && (e->verb || e->fresh) && !asc_alike_targets_meet(e, h));
}

bool asc_alike_same_victims(const asc_event *e, const asc_happening *h)
{
    return e->verb && e->known_object && e->target.n && asc_alike_targets_meet(e, h);
}

bool asc_alike_contradicts(const asc_event *e, const asc_happening *h)
{
    bool dated = e->when.year && h->when.year, placed = e->place.n && h->place.n;
    bool aimed = e->target.n && h->target.n && asc_event_strong(e) && !e->victims;
    if (!asc_alike_times_meet(e, h)) return true;
    if (asc_alike_stages_differ(e, h)) return true;
    if (placed && !asc_alike_places_meet(e->place, h->place) && !asc_alike_same_victims(e, h))
        return true;
    return aimed && !asc_alike_targets_meet(e, h) && !(dated && placed);
}

int asc_alike_agreement(const asc_event *e, const asc_happening *h)
{
    int score = 0;
    if (asc_alike_contradicts(e, h)) return -1;
    if (e->when.year && h->when.year) score += 2;
    if (e->place.n && h->place.n) score += 2;
    if (e->target.n && h->target.n && asc_alike_targets_meet(e, h)) score += 2;
    return score && !asc_incident_kinds_meet(e->kind, h->kind)
               ? score - 1
               : score; /* a siege and its bombings are one */
}

bool asc_alike_contradicts_by_time(const asc_event *e, const asc_happening *h)
{
    return !asc_alike_times_meet(e, h) ||
           (e->place.n && h->place.n && !asc_alike_places_meet(e->place, h->place));
}

/* "Blasts in western Estmark" above "HALLIN, Estmark - ... on Estmark's west coast": the sentence names that
 * place, too. */
bool asc_alike_names_place(const asc_tree *t, uint32_t i, asc_str place)
{
    uint32_t begin = i, end = i;
    while (begin > 0 && i - begin < NAMED_NEAR && t->tok[begin - 1].sent == t->tok[i].sent) begin--;
    while (end + 1 < t->n && end - i < NAMED_NEAR && t->tok[end + 1].sent == t->tok[i].sent) end++;
    asc_str all = asc_str_slice(t->text, t->tok[begin].begin, t->tok[end].end);
    return place.n && asc_str_find(all, place) != SIZE_MAX;
}

/* "Estmark gas terminal" in the headline, "the Brackmoor gas terminal" below: a site by its land, by its name. */
bool asc_alike_same_site(asc_str a, asc_str b)
{
    size_t same = 0, words = 0;
    while (same < a.n && same < b.n && a.p[a.n - 1 - same] == b.p[b.n - 1 - same]) {
        words += a.p[a.n - 1 - same] == ' ';
        same++;
    }
    return words >= 2 && same < a.n && same < b.n;
}

bool asc_alike_in_answer(const asc_events *ev, const asc_tree *t, const asc_event *e)
{
    static const char *const kinds[] = { "strike", "missile", "rocket", "drone",
                                         "shell",  "bombard", "air" };
    if (ev->main == ASC_NONE || !asc_tree_plural(t, e->tok) ||
        !asc_tree_is_one(t, e->tok,
                         (const char *const[]){ "strike", "airstrike", "air-strike", NULL }))
        return false;
    const asc_happening *h = &ev->happenings[ev->main];
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (asc_str_find(h->what, asc_str_from(kinds[k])) != SIZE_MAX ||
            asc_str_find(h->weapon, asc_str_from(kinds[k])) != SIZE_MAX)
            return false;
    return true;
}
