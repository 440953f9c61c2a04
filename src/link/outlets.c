#include "link/outlets.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"
#include "core/name.h"
#include "link/fingerprint.h"
#include "read/gazetteer.h"

#include "base/banned.h"

/* Words that the newest report is ahead: a paper is cited for what it said last. */
#define LAST_ONE 1.0f
#define UPDATE_MINUTES ((int64_t)2 * 24 * 60) /* a page may be dated by an update that much later */

static void mark_first(asc_outlet_book *b, uint32_t word)
{
    b->first[word >> 26] |= (uint64_t)1 << (word >> 20 & 63);
}

static bool put_words(asc_outlet_book *b, asc_arena *keep, const uint32_t *words, uint32_t count,
                      uint32_t outlet, uint32_t actor, bool with_the)
{
    if (!count) return true;
    if (b->name_count == b->name_cap) {
        void *grown = asc_arena_grow(keep, b->names, b->name_count, &b->name_cap, sizeof *b->names);
        if (!grown) return false;
        b->names = grown;
    }
    asc_outlet_name *n = &b->names[b->name_count++];
    *n =
        (asc_outlet_name){ .count = count, .outlet = outlet, .actor = actor, .with_the = with_the };
    memcpy(n->words, words, count * sizeof *words);
    mark_first(b, words[0]);
    return true;
}

#define HANDLE_MAX 60 /* bytes of a name in one word */

/* "meridiannewsagency": how links and handles have a name of several words. */
static bool put_handle(asc_outlet_book *b, asc_arena *keep, asc_str name, uint32_t outlet,
                       uint32_t actor)
{
    char joined[HANDLE_MAX + 1];
    size_t n = 0;
    for (size_t i = 0; i < name.n && n < HANDLE_MAX; i++) {
        char x = name.p[i];
        if (x >= 'A' && x <= 'Z') x = (char)(x + 32);
        if ((x >= 'a' && x <= 'z') || (x >= '0' && x <= '9')) joined[n++] = x;
    }
    joined[n] = '\0';
    uint32_t word = n > 3 ? asc_fingerprint_word(joined) : 0;
    if (!word) return true;
    if (!put_words(b, keep, &word, 1, outlet, actor, false)) return false;
    b->names[b->name_count - 1].handle = true;
    return true;
}

/* A name and its short forms: without "The", without "News Agency", its last word. */
static bool put_name(asc_outlet_book *b, asc_arena *keep, asc_str name, uint32_t outlet,
                     uint32_t actor, const asc_cue_book *cues, bool media)
{
    uint32_t w[ASC_CUE_WORDS_MAX], n = asc_phrase_words(name, w),
                                   skip = n > 1 && w[0] == asc_fingerprint_word("the");
    const uint32_t agency = asc_fingerprint_word("agency"), news = asc_fingerprint_word("news"),
                   service = asc_fingerprint_word("service");
    if (!put_words(b, keep, w + skip, n - skip, outlet, actor, false)) return false;
    if (!media) return true;
    if (n - skip > 1 && outlet != ASC_NONE) {
        asc_str bare = skip ? asc_str_trim(asc_str_slice(name, 4, name.n)) : name;
        if (!put_handle(b, keep, bare, outlet, actor)) return false;
        if (skip && !put_handle(b, keep, name, outlet, actor)) return false;
    }
    uint32_t end = n;
    const uint32_t press = asc_fingerprint_word("press");
    if (end > skip + 2 && w[end - 1] == agency && w[end - 2] == press) end -= 2;
    while (end > skip + 1 && (w[end - 1] == agency || w[end - 1] == news || w[end - 1] == service))
        end--;
    if (end < n && !put_words(b, keep, w + skip, end - skip, outlet, actor, false)) return false;
    bool heads = end == n && n - skip >= 2 && outlet != ASC_NONE &&
                 asc_cue_at(cues, ASC_CUE_NAME, w, n - 1, n);
    return !heads || put_words(b, keep, w + n - 1, 1, outlet, actor, true);
}

/* Is what puts out these reports a medium, and no party? */
static bool is_media(const asc_link_view *v, asc_str name, uint32_t actor, const asc_cue_book *cues)
{
    uint32_t w[ASC_CUE_WORDS_MAX], n = asc_phrase_words(name, w);
    if (actor != ASC_NONE && v->actors[actor].kind == ASC_ACTOR_GROUP) return false;
    for (uint32_t i = 0; i < n; i++)
        if (asc_cue_at(cues, ASC_CUE_NAME, w, i, n)) return true;
    if (asc_voice_by_words(name).office != ASC_OFFICE_NONE) return false;
    if (actor == ASC_NONE) return true;
    asc_actor_kind kind = v->actors[actor].kind;
    return kind != ASC_ACTOR_STATE && kind != ASC_ACTOR_AGENCY;
}

struct dated {
    int64_t first;
    uint32_t report;
};

static int by_time(const void *x, const void *y)
{
    const struct dated *a = x, *b = y;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    return a->report < b->report ? -1 : a->report > b->report;
}

/* Give each outlet its reports, in order of time. */
static bool deal_out(asc_outlet_book *b, asc_arena *keep, size_t reports)
{
    struct dated *d = asc_arena_alloc(keep, reports + 1, sizeof *d);
    for (size_t i = 0; d && i < b->outlet_count; i++) {
        asc_outlet *o = &b->outlets[i];
        o->reports = asc_arena_alloc(keep, o->report_count, sizeof *o->reports);
        if (!o->reports) return false;
        o->report_count = 0;
    }
    if (!d) return false;
    for (uint32_t r = 0; r < reports; r++)
        d[r] = (struct dated){ b->when[r].known ? b->when[r].first : INT64_MAX, r };
    if (reports) qsort(d, reports, sizeof *d, by_time);
    for (size_t i = 0; i < reports; i++) {
        uint32_t outlet = b->of_report[d[i].report];
        if (outlet == ASC_NONE) continue;
        b->outlets[outlet].reports[b->outlets[outlet].report_count++] = d[i].report;
    }
    return true;
}

/* Who says in a report of its own that it did it is a party, whatever it is called. */
static void know_claimants(asc_outlet_book *b, const asc_link_view *v)
{
    for (size_t k = 0; k < v->statement_count; k++) {
        const asc_statement *s = &v->statements[k];
        uint32_t o = s->report < v->report_count ? b->of_report[s->report] : ASC_NONE;
        if (o != ASC_NONE && s->act == ASC_ACT_CLAIM && s->source_count < 2 &&
            s->predicate == ASC_PREDICATE_CARRIED_OUT && s->polarity == ASC_POLARITY_PLUS)
            b->outlets[o].media = false;
    }
}

bool asc_outlet_notice(const asc_outlet_book *b, const asc_link_view *v, uint32_t report)
{
    if (!b->notice[report]) {
        uint32_t w[64];
        asc_str head = asc_str_slice(v->reports[report].text, 0, 60); /* 31 words at most */
        uint32_t n = asc_fingerprint(head, w, NULL);
        bool is = n && (asc_cue_at(b->cues, ASC_CUE_CORRECT, w, 0, n) ||
                        asc_cue_at(b->cues, ASC_CUE_RETRACT, w, 0, n));
        b->notice[report] = (uint8_t)(1 + is);
    }
    return b->notice[report] > 1;
}

static asc_status list_outlets(asc_outlet_book *b, asc_arena *keep, const asc_link_view *v,
                               asc_voice_book *voices, const asc_cue_book *cues, asc_error *err)
{
    asc_map by_key;
    asc_name_keys keys;
    asc_map_init(&by_key, keep);
    asc_name_keys_init(&keys, keep);
    for (uint32_t r = 0; r < v->report_count; r++) {
        asc_str key, name = v->reports[r].facts.outlet;
        bool fresh = false;
        b->of_report[r] = ASC_NONE;
        b->when[r] = asc_instant_parse(v->reports[r].facts.published);
        if (!asc_name_key_once(&keys, name, &key))
            return asc_fail(err, ASC_ENOMEM, "out of memory");
        if (!key.n) continue;
        uint64_t *at = asc_map_put(&by_key, key, b->outlet_count, &fresh);
        if (!at) return asc_fail(err, ASC_ENOMEM, "out of memory");
        b->of_report[r] = (uint32_t)*at;
        if (fresh) {
            asc_outlet *o = &b->outlets[b->outlet_count++];
            *o = (asc_outlet){ .actor = voices->own[r],
                               .media = is_media(v, name, voices->own[r], cues) };
            if (!put_name(b, keep, name, b->of_report[r], o->actor, cues, o->media))
                return asc_fail(err, ASC_ENOMEM, "out of memory");
        }
        b->outlets[b->of_report[r]].report_count++;
    }
    if (!deal_out(b, keep, v->report_count)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    return ASC_OK;
}

/* An outlet that no actor is called like in full may be one by a short form: "Meridian". */
static void adopt_actors(asc_outlet_book *b, const asc_link_view *v, asc_voice_book *voices)
{
    for (uint32_t a = 0; a < v->actor_count; a++) {
        const asc_actor *x = &v->actors[a];
        if (!x->named || x->kind == ASC_ACTOR_PERSON || x->kind == ASC_ACTOR_STATE) continue;
        for (uint32_t k = 0; k < x->name_count; k++) {
            uint32_t w[ASC_CUE_WORDS_MAX], n = asc_phrase_words(x->names[k], w),
                                           skip = n > 1 && w[0] == asc_fingerprint_word("the");
            for (size_t i = 0; n && i < b->name_count; i++) {
                const asc_outlet_name *o = &b->names[i];
                if (o->outlet == ASC_NONE || o->with_the || o->count != n - skip) continue;
                if (b->outlets[o->outlet].actor != ASC_NONE || !b->outlets[o->outlet].media)
                    continue;
                if (memcmp(o->words, w + skip, o->count * sizeof *w) == 0)
                    b->outlets[o->outlet].actor = a;
            }
        }
    }
    for (size_t r = 0; r < v->report_count; r++)
        if (voices->own[r] == ASC_NONE && b->of_report[r] != ASC_NONE)
            voices->own[r] = b->outlets[b->of_report[r]].actor;
}

/* "Mumbai", which the reading took for a paper because something stands near it that papers do: a town is
 * cited for nothing. */
static bool only_a_town(const asc_actor *x, asc_arena *tmp)
{
    asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
    asc_place_precision precision;
    asc_str key;
    return x->name_count == 1 && asc_name_key(tmp, x->names[0], &key) &&
           asc_gazetteer_find(key, c, &precision) && precision == ASC_PRECISION_TOWN;
}

static bool list_actors(asc_outlet_book *b, asc_arena *keep, const asc_link_view *v,
                        const asc_cue_book *cues)
{
    for (size_t a = 0; a < v->actor_count; a++) b->of_actor[a] = ASC_NONE;
    for (uint32_t i = 0; i < b->outlet_count; i++)
        if (b->outlets[i].actor != ASC_NONE) b->of_actor[b->outlets[i].actor] = i;
    for (uint32_t a = 0; a < v->actor_count; a++) {
        const asc_actor *x = &v->actors[a];
        bool media = x->kind == ASC_ACTOR_OUTLET && x->named && !only_a_town(x, keep);
        if (!media && b->of_actor[a] == ASC_NONE) continue;
        for (uint32_t k = 0; k < x->name_count; k++)
            if (!put_name(b, keep, x->names[k], b->of_actor[a], a, cues,
                          media && b->of_actor[a] == ASC_NONE))
                return false;
    }
    for (size_t k = cues->begin[ASC_CUE_OUTLET]; k < cues->begin[ASC_CUE_OUTLET + 1]; k++)
        if (!put_words(b, keep, cues->phrases[k].words, cues->phrases[k].count, ASC_NONE, ASC_NONE,
                       false))
            return false;
    return true;
}

/* Those of the case first among equal names, then those with an actor. */
static int by_words(const void *x, const void *y)
{
    const asc_outlet_name *a = x, *b = y;
    if (a->words[0] != b->words[0]) return a->words[0] < b->words[0] ? -1 : 1;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    int words = memcmp(a->words, b->words, a->count * sizeof *a->words);
    if (words) return words;
    if (a->outlet != b->outlet) return a->outlet < b->outlet ? -1 : 1;
    return a->actor < b->actor ? -1 : a->actor > b->actor;
}

asc_status asc_outlets_know(asc_outlet_book *out, asc_arena *keep, const asc_link_view *v,
                            asc_voice_book *voices, const asc_cue_book *cues, asc_error *err)
{
    asc_outlet_book b = { 0 };
    b.outlets = asc_arena_zalloc(keep, v->report_count + 1, sizeof *b.outlets);
    b.of_report = asc_arena_alloc(keep, v->report_count + 1, sizeof *b.of_report);
    b.when = asc_arena_alloc(keep, v->report_count + 1, sizeof *b.when);
    b.of_actor = asc_arena_alloc(keep, v->actor_count + 1, sizeof *b.of_actor);
    b.has = asc_arena_zalloc(keep, v->report_count + 1, sizeof *b.has);
    b.notice = asc_arena_zalloc(keep, v->report_count + 1, sizeof *b.notice);
    b.keep = keep;
    b.cues = cues;
    if (!b.has || !b.notice) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!b.of_actor) return asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!b.outlets || !b.of_report || !b.when) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc = list_outlets(&b, keep, v, voices, cues, err);
    if (!rc) know_claimants(&b, v);
    if (!rc) adopt_actors(&b, v, voices);
    if (!rc && !list_actors(&b, keep, v, cues)) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc) return rc;
    if (b.name_count) qsort(b.names, b.name_count, sizeof *b.names, by_words);
    *out = b;
    return ASC_OK;
}

const asc_outlet_name *asc_outlet_at(const asc_outlet_book *b, const uint32_t *words, uint32_t i,
                                     uint32_t count)
{
    uint32_t word = words[i] & ~ASC_WORD_MARKS;
    if (!(b->first[word >> 26] >> (word >> 20 & 63) & 1)) return NULL;
    size_t low = 0, high = b->name_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (b->names[mid].words[0] < word) low = mid + 1;
        else high = mid;
    }
    for (; low < b->name_count && b->names[low].words[0] == word; low++) {
        const asc_outlet_name *n = &b->names[low]; /* longest first */
        uint32_t k = 1;
        while (k < n->count && i + k < count && (words[i + k] & ~ASC_WORD_MARKS) == n->words[k])
            k++;
        if (k == n->count) return n;
    }
    return NULL;
}

/* ---- which report is meant -------------------------------------------------------*/

struct contest {
    uint32_t reports[ASC_OUTLET_LOOK_MAX], count;
    float score[ASC_OUTLET_LOOK_MAX];
};

/* A filter of a report's words, made when first asked for; NULL: out of memory. */
static const uint64_t *filter_of(const asc_outlet_book *b, const asc_link_view *v, asc_arena *tmp,
                                 uint32_t report)
{
    asc_str text = v->reports[report].text;
    if (b->has[report]) return b->has[report];
    uint64_t *filter = asc_arena_zalloc(b->keep, ASC_OUTLET_FILTER, sizeof *filter);
    asc_mark mark = asc_arena_save(tmp);
    uint32_t *words = asc_arena_alloc(tmp, asc_fingerprint_most(text.n), sizeof *words);
    if (filter && words) {
        uint32_t m = asc_fingerprint(text, words, NULL);
        for (uint32_t i = 0; i < m; i++)
            filter[words[i] >> 25] |= (uint64_t)1 << (words[i] >> 19 & 63);
        b->has[report] = filter;
    }
    asc_arena_restore(tmp, mark);
    return b->has[report];
}

/* Which of the words each candidate has, as bits; a word that few have counts more. */
static bool compare(struct contest *c, const asc_outlet_book *b, const asc_link_view *v,
                    asc_arena *tmp, const uint32_t *words, uint32_t n)
{
    uint64_t *has = asc_arena_zalloc(tmp, n + 1, sizeof *has);
    if (!has) return false;
    for (uint32_t k = 0; k < c->count; k++) {
        const uint64_t *filter = filter_of(b, v, tmp, c->reports[k]);
        if (!filter) return false;
        for (uint32_t i = 0; i < n; i++)
            has[i] |= (filter[words[i] >> 25] >> (words[i] >> 19 & 63) & 1) << k;
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t holders = 0;
        if (words[i] & ASC_WORD_COMMON) continue;
        for (uint64_t bits = has[i]; bits; bits &= bits - 1) holders++;
        for (uint32_t k = 0; k < c->count; k++)
            if (has[i] >> k & 1) c->score[k] += 1.0f / (float)holders;
    }
    return true;
}

/* A column of corrections is seldom meant, where there is something else. */
static void leave_notices(struct contest *c, const asc_outlet_book *b, const asc_link_view *v)
{
    uint32_t kept = 0;
    for (uint32_t k = 0; k < c->count; k++) kept += !asc_outlet_notice(b, v, c->reports[k]);
    if (!kept) return;
    kept = 0;
    for (uint32_t k = 0; k < c->count; k++)
        if (!asc_outlet_notice(b, v, c->reports[k])) c->reports[kept++] = c->reports[k];
    c->count = kept;
}

/* Do the words speak of a correction? */
static bool of_correction(const uint32_t *words, uint32_t n)
{
    static const char *const of[] = { "correction", "corrections", "corrected",    "retracted",
                                      "retraction", "withdrew",    "withdrawn",    "withdraws",
                                      "apologised", "apologized",  "clarification" };
    for (size_t k = 0; k < sizeof of / sizeof *of; k++) {
        uint32_t word = asc_fingerprint_word(of[k]);
        for (uint32_t i = 0; i < n; i++)
            if ((words[i] & ~ASC_WORD_MARKS) == word) return true;
    }
    return false;
}

/* By more than an update may be. */
static bool comes_much_later(const asc_outlet_book *b, uint32_t r, uint32_t citing)
{
    asc_instant then = b->when[r], now = b->when[citing];
    return asc_instant_order(then, now) > 0 && then.first - now.last > UPDATE_MINUTES;
}

#define OTHER_DAYS 30 /* after that long an outlet is mostly cited for something else */
#define OTHER_SHARE \
    0.25 /* ... if of the words around its name no more than that stand in its report */

bool asc_outlet_tells(bool *out, const asc_outlet_book *b, const asc_link_view *v, asc_arena *tmp,
                      uint32_t report, uint32_t citing, const uint32_t *words, uint32_t n)
{
    asc_instant then = b->when[report], now = b->when[citing];
    uint32_t all = 0, there = 0;
    *out = true;
    if (!then.known || !now.known || now.first - then.last <= (int64_t)OTHER_DAYS * 24 * 60)
        return true;
    const uint64_t *filter = filter_of(b, v, tmp, report);
    if (!filter) return false;
    for (uint32_t i = 0; i < n; i++) {
        if (words[i] & ASC_WORD_COMMON) continue;
        all++;
        there += filter[words[i] >> 25] >> (words[i] >> 19 & 63) & 1;
    }
    *out = all < 2 || there > OTHER_SHARE * all;
    return true;
}

bool asc_outlet_meant(uint32_t *out, const asc_outlet_book *b, const asc_link_view *v,
                      asc_arena *tmp, uint32_t outlet, uint32_t citing, const uint32_t *words,
                      uint32_t n)
{
    const asc_outlet *o = &b->outlets[outlet];
    struct contest c = { .count = 0 };
    uint32_t best = 0;
    *out = ASC_NONE;
    if (o->report_count == 1) {
        if (o->reports[0] != citing && !comes_much_later(b, o->reports[0], citing))
            *out = o->reports[0];
        return true;
    }
    for (uint32_t k = o->report_count; k-- > 0 && c.count < ASC_OUTLET_LOOK_MAX;) {
        uint32_t r = o->reports[k]; /* the newest first */
        if (r != citing && asc_instant_order(b->when[r], b->when[citing]) <= 0)
            c.reports[c.count++] = r;
    }
    if (!c.count) return true;
    if (c.count > 1 && !of_correction(words, n)) leave_notices(&c, b, v);
    c.score[0] = LAST_ONE;
    asc_mark mark = asc_arena_save(tmp);
    bool good = compare(&c, b, v, tmp, words, n);
    asc_arena_restore(tmp, mark);
    for (uint32_t k = 1; k < c.count; k++)
        if (c.score[k] > c.score[best]) best = k;
    if (good) *out = c.reports[best];
    return good;
}
