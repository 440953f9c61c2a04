#include "link/likeness.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "base/order.h"
#include "base/str.h"
#include "core/name.h"
#include "core/plain_words.h"
#include "core/terms.h"
#include "read/gazetteer.h"

#include "base/banned.h"

#define SMOOTH 20.0f   /* tellings of other things that every word is thought to be met in */
#define TELLS_MAX 6.0f /* nats: rarer than that tells no more */
#define FOREVER 3650
#define GENERAL_MOST 2.0f
#define LONG_APART 1.5f /* points against: two reports of today's news, months apart */
#define LATE_NOTHING \
    30.0f /* tellings of what a report is about: among so few a late one is of the same matter... */
#define LATE_ALL 1500.0f /* ...among so many of another, as likely as not */
#define FEW 40.0f        /* nats squared: two short headlines have all in common by chance */
#define NAMES 6.0f       /* points for all names in common */
#define SAME_PEOPLE 4u   /* names that two reports share, other than two headlines on one land */
#define NAMES_OF_ONE \
    1.5f            /* of these points: the same people, so that months between them say nothing */
#define WORDS 4.0f  /* and for all words of the sentences */
#define TARGET .75f /* points a nat for a word in common of who or what was hit... */
#define TARGET_MOST 2.5f
#define OTHER_TARGET (-.8f) /* ...and where none is */
#define ONE_PERSON 2.0f     /* and where it is one person, by both names */
#define TWO_PERSONS (-2.0f) /* or two who were killed */

#define OF_TARGET 2u /* keeps a target's words apart from a place's, a name's and a sentence's */

struct making {
    asc_arena *keep;
    asc_likeness l;
    asc_numbers words;
    asc_map by_place;
    size_t word_cap, place_cap;
};

/* ---- making them comparable -----------------------------------------------------------*/

static bool word_of(struct making *m, uint64_t hash, uint32_t *out)
{
    bool fresh;
    if (!asc_numbers_put(&m->words, hash, (uint32_t)m->l.word_count, out, &fresh)) return false;
    if (!fresh) return true;
    if (m->l.word_count == m->word_cap) {
        void *grown =
            asc_arena_grow(m->keep, m->l.often, m->l.word_count, &m->word_cap, sizeof *m->l.often);
        if (!grown) return false;
        m->l.often = grown;
    }
    m->l.often[m->l.word_count++] = 0;
    return true;
}

/* "San Miguel" is not San Salvador, nor one department another. */
static bool generic(asc_str word)
{
    static const char words[] =
        " san santa santo saint st los las del new old the north south east west northern southern "
        "eastern western central upper lower greater city town village department province "
        "district region state area zone neighborhood neighbourhood municipality county street "
        "avenue road highway square market station hotel building national ";
    char padded[24];
    if (word.n < 3) return true;
    if (word.n > 20) return false;
    snprintf(padded, sizeof padded, " %.*s ", (int)word.n, word.p);
    return strstr(words, padded) != NULL;
}

static bool words_of_place(struct making *m, asc_place_marks *p)
{
    asc_str word, rest = p->key;
    while (rest.n && p->count < ASC_TOLD_WORDS_MAX) {
        if (!asc_str_cut(rest, ' ', &word, &rest)) word = rest, rest = (asc_str){ NULL, 0 };
        if (generic(word)) continue;
        if (!word_of(m, asc_str_hash(word) ^ 1, &p->words[p->count++])) return false;
    }
    return true;
}

static bool new_place(struct making *m, asc_str text, asc_place_marks *p)
{
    asc_place_precision precision;
    asc_place_candidate in[ASC_PLACE_CANDIDATES_MAX];
    *p = (asc_place_marks){ .count = 0 };
    if (!asc_name_key(m->keep, text, &p->key)) return false;
    asc_gazetteer_country(p->key, p->is_country);
    p->in_count = asc_gazetteer_find(p->key, in, &precision);
    for (uint32_t k = 0; k < p->in_count; k++) memcpy(p->in[k], in[k].country, 3);
    asc_plain_words w = { text };
    for (uint64_t hash;
         p->as_target_count < ASC_TOLD_WORDS_MAX && (hash = asc_plain_words_next(&w));)
        if (!word_of(m, hash ^ OF_TARGET, &p->as_target[p->as_target_count++])) return false;
    return words_of_place(m, p);
}

static bool place_of(struct making *m, asc_str text, uint32_t *out)
{
    bool fresh;
    *out = ASC_NONE;
    if (!text.n) return true;
    uint64_t *at = asc_map_put(&m->by_place, text, m->l.place_count, &fresh);
    if (!at) return false;
    if (fresh) {
        if (m->l.place_count == m->place_cap) {
            void *grown = asc_arena_grow(m->keep, m->l.places, m->l.place_count, &m->place_cap,
                                         sizeof *m->l.places);
            if (!grown) return false;
            m->l.places = grown;
        }
        if (!new_place(m, text, &m->l.places[m->l.place_count++])) return false;
    }
    *out = (uint32_t)*at;
    return true;
}

/* `salt` keeps a name and a word of the same letters apart. */
static bool bag_of(struct making *m, const uint64_t *hashes, uint32_t n, uint64_t salt,
                   asc_bag *out)
{
    uint32_t *items = asc_arena_alloc(m->keep, n + 1, sizeof *items);
    if (!items) return false;
    for (uint32_t k = 0; k < n; k++) {
        if (!word_of(m, hashes[k] ^ salt, &items[k])) return false;
        m->l.often[items[k]]++;
    }
    if (n) qsort(items, n, sizeof *items, asc_order_u32);
    *out = (asc_bag){ items, n, 0 };
    return true;
}

static void weigh_bag(const asc_likeness *l, asc_bag *b)
{
    float all = 0;
    for (uint32_t k = 0; k < b->count; k++) all += l->tells[b->items[k]] * l->tells[b->items[k]];
    b->weight = sqrtf(all);
}

/* Of "six Jesuit priests": the words that may tell it from others, each once; how many. */
static uint32_t target_words(const asc_happening *h, uint64_t out[ASC_TARGET_WORDS_MAX])
{
    static const char *const anybody[] = { "people", "person", "victim", NULL };
    bool told = !asc_str_among(h->target, anybody);
    asc_str texts[] = { h->aim, told ? h->target : (asc_str){ NULL, 0 } };
    uint32_t n = 0;
    for (size_t k = 0; k < 2; k++) {
        asc_plain_words w = { texts[k] };
        for (uint64_t hash; n < ASC_TARGET_WORDS_MAX && (hash = asc_plain_words_next(&w)) != 0;) {
            bool known = false;
            for (uint32_t i = 0; i < n; i++) known |= out[i] == hash;
            if (!known) out[n++] = hash;
        }
    }
    return n;
}

static bool mark(struct making *m, const asc_told *t, asc_mark_of *x)
{
    const asc_happening *h = t->happening;
    uint32_t within;
    *x =
        (asc_mark_of){ .report = t->report,
                       .kind = h->kind,
                       .main = t->main,
                       .precision = asc_happening_precision(h),
                       .first = h->when.year ? asc_date_first(h->when) : ASC_UNDATED,
                       .last = h->when.year ? asc_happening_last(h) : ASC_UNDATED,
                       .person = h->aimed == ASC_AIMED_KILLED ? asc_str_hash(h->target) : 0,
                       .published = t->published.day ? asc_date_first(t->published) : ASC_UNDATED };
    if (t->tried && !x->precision)
        x->published = ASC_UNDATED; /* a trial's day tells nothing of it */
    memcpy(x->killed, t->killed, sizeof x->killed);
    if (!place_of(m, h->place, &x->place) || !place_of(m, h->within, &within)) return false;
    if (within != ASC_NONE) memcpy(x->country, m->l.places[within].is_country, 3);
    for (uint32_t k = 0; x->place != ASC_NONE && k < m->l.places[x->place].count; k++)
        m->l.often[m->l.places[x->place].words[k]]++;
    uint64_t hit[ASC_TARGET_WORDS_MAX];
    uint32_t hit_count = target_words(h, hit);
    return bag_of(m, hit, hit_count, OF_TARGET, &x->target) &&
           bag_of(m, t->names, t->name_count, 3, &x->names) &&
           bag_of(m, t->words, t->word_count, 4, &x->words);
}

/* How much it says that a report came out long after the other, in a case of so many. */
static float how_late(const asc_likeness *l, size_t count)
{
    float mains = 1;
    for (size_t i = 0; i < count; i++) mains += l->items[i].main ? 1.0f : 0.0f;
    float share = logf(mains / LATE_NOTHING) / logf(LATE_ALL / LATE_NOTHING);
    return share < 0 ? 0 : fminf(share, 1);
}

asc_status asc_likeness_make(asc_likeness *out, asc_arena *keep, const asc_told *told,
                             const uint32_t *line, size_t count, asc_error *err)
{
    struct making m = { .keep = keep };
    asc_numbers_init(&m.words, keep);
    asc_map_init(&m.by_place, keep);
    m.l.items = asc_arena_alloc(keep, count + 1, sizeof *m.l.items);
    bool good = m.l.items != NULL;
    if (good) asc_arena_touch(m.l.items, count * sizeof *m.l.items);
    for (size_t i = 0; good && i < count; i++) good = mark(&m, &told[line[i]], &m.l.items[i]);
    m.l.late = good ? how_late(&m.l, count) : 0;
    m.l.tells = good ? asc_arena_alloc(keep, m.l.word_count + 1, sizeof *m.l.tells) : NULL;
    if (!m.l.tells) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t w = 0; w < m.l.word_count; w++) {
        float t = logf(((float)count + SMOOTH) / ((float)m.l.often[w] + 1.0f));
        m.l.tells[w] = t > TELLS_MAX ? TELLS_MAX : t;
    }
    for (size_t i = 0; i < count; i++) {
        weigh_bag(&m.l, &m.l.items[i].names);
        weigh_bag(&m.l, &m.l.items[i].words);
    }
    *out = m.l;
    return ASC_OK;
}

/* ---- comparing ------------------------------------------------------------------------------*/

static bool vague(asc_incident_kind k)
{
    return k == ASC_INCIDENT_ATTACK || k == ASC_INCIDENT_OTHER;
}

static float by_kind(const asc_mark_of *x, const asc_mark_of *y)
{
    if (vague(x->kind) || vague(y->kind)) return 0;
    if (x->kind == y->kind) return .5f;
    return asc_incident_kinds_meet(x->kind, y->kind) ? 0 : -1.5f;
}

/* A report of a day before cannot tell of it. */
static bool told_before(const asc_mark_of *event, const asc_mark_of *report)
{
    return event->precision >= 2 && report->published != ASC_UNDATED &&
           report->published < event->first - 1;
}

/* What a report is about and gives no date is of its last days: how much speaks against
 * its being of the other's time. */
static float stale(const asc_mark_of *x, const asc_mark_of *other)
{
    if (x->precision || x->published == ASC_UNDATED) return 0;
    int32_t day = other->precision == 3 ? other->first : other->published;
    if (day == ASC_UNDATED) return 0;
    int32_t apart = abs(x->published - day);
    return apart > 60 ? 1.5f : apart > 7 ? 1.0f : 0;
}

/* Points for the days: of a date that both tell to *specific, of when the reports came out to
 * *general; what speaks against one that is told of without a date long after, of either sort, to *late.
 * False: they cannot be one. */
static bool by_time(const asc_mark_of *x, const asc_mark_of *y, float *specific, float *general,
                    float *late)
{
    if (told_before(x, y) || told_before(y, x)) return false;
    int32_t apart = x->published == ASC_UNDATED || y->published == ASC_UNDATED
                        ? FOREVER
                        : abs(x->published - y->published);
    float near = !x->main || !y->main ? 0
                 : apart <= 2         ? 1.5f
                 : apart <= 7         ? 1.0f
                 : apart <= 21        ? .5f
                                      : 0;
    if (!x->precision || !y->precision) {
        *general += near;
        late[0] = fmaxf(stale(x, y), stale(y, x));
        if (!x->precision && !y->precision && x->main && y->main && apart < FOREVER)
            late[1] = apart > 30 ? LONG_APART : apart > 10 ? LONG_APART / 2 : 0;
        return true;
    }
    if (x->first > y->last || y->first > x->last) return false;
    int least = x->precision < y->precision ? x->precision : y->precision;
    *specific += least == 3 ? 2.5f : least == 2 ? 1.0f : 0;
    *general += least == 3 ? near / 3 : least == 2 ? near / 2 : near;
    return true;
}

static bool lies_in(const asc_place_marks *p, const char country[3])
{
    for (uint32_t k = 0; k < p->in_count; k++)
        if (strcmp(p->in[k], country) == 0) return true;
    return false;
}

/* May both lie in one country? */
static bool one_land(const asc_place_marks *p, const asc_place_marks *q)
{
    for (uint32_t k = 0; k < q->in_count; k++)
        if (lies_in(p, q->in[k])) return true;
    return false;
}

/* "The La Belle bombing", "the bombing of the La Belle discotheque": one's place is what the other's hit. */
static float place_hit(const asc_likeness *l, const asc_place_marks *p, const asc_bag *target)
{
    float best = 0;
    for (uint32_t i = 0; i < p->as_target_count; i++)
        for (uint32_t k = 0; k < target->count; k++)
            if (p->as_target[i] == target->items[k]) best = fmaxf(best, l->tells[target->items[k]]);
    return fminf(TARGET * best, TARGET_MOST);
}

static float by_place(const asc_likeness *l, const asc_mark_of *x, const asc_mark_of *y)
{
    const asc_place_marks *p = x->place == ASC_NONE ? NULL : &l->places[x->place];
    const asc_place_marks *q = y->place == ASC_NONE ? NULL : &l->places[y->place];
    float best = 0, hit = p && !p->in_count ? place_hit(l, p, &y->target) : 0;
    if (q && !q->in_count) hit = fmaxf(hit, place_hit(l, q, &x->target));
    if (!p || !q) return hit;
    for (uint32_t i = 0; i < p->count; i++)
        for (uint32_t k = 0; k < q->count; k++)
            if (p->words[i] == q->words[k] && l->tells[p->words[i]] > best)
                best = l->tells[p->words[i]];
    if (best > 0) {
        /* Tripoli, Lebanon is not Tripoli, Libya */
        if (x->country[0] && y->country[0] && strcmp(x->country, y->country) != 0)
            return ASC_LIKENESS_NEVER;
        if (p->is_country[0]) return best > 1 ? 1 : best;
        return best > 3 ? 3 : best;
    }
    if (hit > 0) return hit;
    if (p->in_count && q->in_count && !one_land(p, q)) return ASC_LIKENESS_NEVER;
    if (p->is_country[0] && !q->is_country[0] && lies_in(q, p->is_country)) return .3f;
    if (q->is_country[0] && !p->is_country[0] && lies_in(p, q->is_country)) return .3f;
    if (!x->main || !y->main) return ASC_LIKENESS_NEVER;
    if (p->in_count && q->in_count) return -2.0f;
    return -1.0f; /* "Saltgate" and "the capital" may be one place */
}

/* The next thing that both have, in order; *i and *k begin at 0. ASC_NONE: no more. */
static uint32_t next_shared(const asc_bag *x, const asc_bag *y, uint32_t *i, uint32_t *k)
{
    while (*i < x->count && *k < y->count) {
        uint32_t a = x->items[*i], b = y->items[*k];
        *i += a <= b;
        *k += b <= a;
        if (a == b) return a;
    }
    return ASC_NONE;
}

/* How much of what either tells both tell, 0 to 1; *both: how many things. */
static float in_common(const asc_likeness *l, const asc_bag *x, const asc_bag *y, uint32_t *both)
{
    float shared = 0;
    *both = 0;
    if (!x->count || !y->count) return 0;
    for (uint32_t i = 0, k = 0, w; (w = next_shared(x, y, &i, &k)) != ASC_NONE; ++*both)
        shared += l->tells[w] * l->tells[w];
    return shared / (x->weight * y->weight + FEW);
}

/* A toll that is told of both: the higher, the rarer. */
static float by_toll(const asc_mark_of *x, const asc_mark_of *y)
{
    float best = 0;
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 4; k++)
            if (x->killed[i] > 1 && x->killed[i] == y->killed[k]) {
                float t = x->killed[i] >= 10 ? 2.5f : x->killed[i] >= 5 ? 1.8f : 1.0f;
                if (t > best) best = t;
            }
    if (best > 0) return best;
    return x->killed[0] > 0 && y->killed[0] > 0 ? -.3f : 0; /* tolls rise */
}

/* The same person, by more than a last name: a man is murdered once, however long after it is told. */
static bool one_person(const asc_mark_of *x, const asc_mark_of *y)
{
    uint32_t i = 0, k = 0;
    if (!x->person || x->person != y->person) return false;
    return next_shared(&x->target, &y->target, &i, &k) != ASC_NONE &&
           next_shared(&x->target, &y->target, &i, &k) != ASC_NONE;
}

/* The rarest word in common: "the Jesuits" and "six Jesuit priests", a last name and a full one. */
static float by_target(const asc_likeness *l, const asc_mark_of *x, const asc_mark_of *y)
{
    float best = 0;
    const asc_bag *p = &x->target, *q = &y->target;
    if (!p->count || !q->count) return 0;
    for (uint32_t i = 0, k = 0, w; (w = next_shared(p, q, &i, &k)) != ASC_NONE;)
        best = fmaxf(best, l->tells[w]);
    if (best <= 0 && x->person && y->person) return TWO_PERSONS;
    return best > 0 ? fminf(TARGET * best, TARGET_MOST) : OTHER_TARGET;
}

/* What says something of this incident in particular, and the rest. */
static void count(float points, float *specific, float *general)
{
    *(points > 0 ? specific : general) += points;
}

/*
 * Seven murders in one land and month have their kind and the days of publication in common:
 * these count only up to twice of what is particular.
 */
float asc_likeness_of(const asc_likeness *l, uint32_t x, uint32_t y)
{
    const asc_mark_of *a = &l->items[x], *b = &l->items[y];
    float dated = 0, general = by_kind(a, b), late[2] = { 0, 0 };
    if (!by_time(a, b, &dated, &general, late)) return ASC_LIKENESS_NEVER; /* soonest told */
    float place = by_place(l, a, b);
    if (place <= ASC_LIKENESS_NEVER) return ASC_LIKENESS_NEVER;
    float toll = by_toll(a, b), target = by_target(l, a, b);
    if (!a->main || !b->main) toll *= .5f;
    /* two bombs of one day in neighbouring towns */
    bool days = a->precision == 3 && b->precision == 3;
    if (days && place < 0 && toll < 0 && target < 0) return ASC_LIKENESS_NEVER;
    /* the names and words last: they take longest, and most pairs are ruled out before */
    uint32_t both, words;
    float names = NAMES * in_common(l, &a->names, &b->names, &both);
    float specific = names + WORDS * in_common(l, &a->words, &b->words, &words) + dated;
    /* what is told of the same people, months after, is the old matter */
    float new_matter =
        both < SAME_PEOPLE ? l->late : l->late * (1 - fminf(names / NAMES_OF_ONE, 1));
    if (one_person(a, b)) {
        new_matter = 0;
        target += ONE_PERSON;
    }
    general -= late[0] * new_matter;
    specific -= late[1] * new_matter;
    count(place, &specific, &general);
    count(toll, &specific, &general);
    count(target, &specific, &general);
    return specific + fminf(general, GENERAL_MOST * specific);
}
