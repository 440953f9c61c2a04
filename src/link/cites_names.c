/*
 * Outlets that are named as where a report has it: "according to the Courier", "the Courier reported".
 */
#include "link/cites_inner.h"

#include <string.h>

#include "base/str.h"
#include "link/outlets.h"

#include "base/banned.h"

#define BEFORE_WORDS 4u /* how far before a name a cue may end: "according to the Ladaran daily" */
#define AFTER_WORDS 5u  /* how far behind it one may begin: "has, on its website, uncovered" */

/* The outlet named at words [i, end) is cited; the cue is the words [cue, cue_end). */
static void cite(struct citing *c, const asc_outlet_name *name, uint32_t i, uint32_t end,
                 uint32_t cue, uint32_t cue_end)
{
    uint32_t own = c->book->of_report[c->report];
    if (asc_citing_copied(c, i) && asc_citing_copied(c, cue)) return; /* not of the name alone */
    if (name && name->outlet != ASC_NONE && name->outlet == own) return;
    if (name && name->actor != ASC_NONE && name->actor == c->voices->own[c->report]) return;
    asc_copy x = { .to = c->report,
                   .from_report = ASC_NONE,
                   .kind = ASC_COPY_CITES,
                   .from_actor = name ? name->actor : ASC_NONE,
                   .from_text = asc_citing_text(c, i, end),
                   .directed = ASC_CITING_SURE,
                   .told_by = c->report,
                   .cue = { c->at[cue].begin, c->at[cue_end - 1].end } };
    if (name && name->outlet != ASC_NONE) x.from_report = asc_citing_meant(c, name->outlet, i);
    else if (x.from_actor == ASC_NONE)
        x.from_actor = asc_voice_named(c->voices, c->tmp, x.from_text);
    if (name && name->outlet != ASC_NONE && x.from_report == ASC_NONE && x.from_actor == ASC_NONE)
        return; /* nothing of that outlet came before */
    asc_citing_add(c, &x);
}

/* ---- names and cues --------------------------------------------------------------*/

/* "@meridiannews", "www.meridiannews.example": a handle or a link. */
static bool linked(const struct citing *c, uint32_t i)
{
    asc_str t = c->v->reports[c->report].text;
    uint32_t b = c->at[i].begin;
    bool before = b > 0 && (t.p[b - 1] == '@' || t.p[b - 1] == '/');
    bool host = b > 3 && t.p[b - 1] == '.' && t.p[b - 2] == 'w';
    return before || host;
}

/* Is word i one of a longer name, "Blue Dawn", "the Guardian Council"? "Velm's Dawn" is none. */
static bool in_longer_name(const struct citing *c, uint32_t i)
{
    const char *p = c->v->reports[c->report].text.p;
    if (!asc_citing_titled(c, i)) return false; /* "BBC News" is the BBC's */
    bool after = i > 0 && !(c->hash[i] & ASC_WORD_FIRST) && asc_citing_titled(c, i - 1) &&
                 !(c->hash[i - 1] & ASC_WORD_COMMON) && c->at[i - 1].end + 1 == c->at[i].begin &&
                 p[c->at[i - 1].end - 1] != 's';
    bool before = i + 1 < c->words && !(c->hash[i + 1] & ASC_WORD_FIRST) &&
                  asc_citing_titled(c, i + 1) && c->at[i].end + 1 == c->at[i + 1].begin;
    return after || before;
}

const asc_outlet_name *asc_citing_outlet(const struct citing *c, uint32_t i)
{
    const asc_outlet_name *n = asc_outlet_at(c->book, c->hash, i, c->words);
    if (n && n->count == 1 && linked(c, i))
        return n->outlet != ASC_NONE && c->book->outlets[n->outlet].media ? n : NULL;
    if (!n || n->handle || !asc_citing_capital(c, i) || !asc_citing_capital(c, i + n->count - 1))
        return NULL;
    if (n->outlet != ASC_NONE && !c->book->outlets[n->outlet].media) return NULL;
    if (n->outlet == ASC_NONE && n->actor == ASC_NONE && n->count == 1 && in_longer_name(c, i))
        return NULL;
    if (n->with_the) {
        if (i == 0 || asc_citing_bare(c->hash[i - 1]) != c->word.the) return NULL;
    }
    return n;
}

/* A name that only its words show to be an outlet's: "Radio Marsa", "the Tidewater Post". */
static bool unknown_at(const struct citing *c, uint32_t i, uint32_t *begin, uint32_t *end)
{
    if (!asc_citing_titled(c, i) || !asc_cue_at(c->cues, ASC_CUE_NAME, c->hash, i, c->words))
        return false;
    *begin = i;
    *end = i + 1;
    while (*begin > 0 && i - *begin < 3 && !(c->hash[*begin] & ASC_WORD_FIRST) &&
           asc_citing_titled(c, *begin - 1) && !(c->hash[*begin - 1] & ASC_WORD_COMMON) &&
           c->at[*begin - 1].end + 1 >= c->at[*begin].begin)
        --*begin;
    if (*begin == i && asc_citing_bare(c->hash[i]) == c->word.radio && i + 1 < c->words &&
        asc_citing_titled(c, i + 1) && !(c->hash[i + 1] & ASC_WORD_FIRST))
        *end = i + 2;
    /* "White House Press Secretary": the name goes on, as somebody else's */
    if (*end < c->words && asc_citing_titled(c, *end) && !(c->hash[*end] & ASC_WORD_FIRST) &&
        c->at[*end].begin == c->at[*end - 1].end + 1)
        return false;
    return *end - *begin >= 2;
}

/* Is there a cue that ends before the name at word i? */
bool asc_citing_cue_before(const struct citing *c, uint32_t i, uint32_t *cue, uint32_t *end)
{
    uint32_t first = asc_citing_begin(c, i);
    for (uint32_t back = 1; back <= BEFORE_WORDS + 3 && i - back + 1 > first; back++) {
        uint32_t k = i - back, n = asc_cue_at(c->cues, ASC_CUE_BEFORE, c->hash, k, i);
        if (!n) continue;
        if (i - (k + n) > BEFORE_WORDS) return false;
        /* no other name between */
        for (uint32_t j = k + n; j < i; j++)
            if (asc_citing_capital(c, j) && !(c->hash[j] & ASC_WORD_COMMON) && i - j > 2)
                return false;
        *cue = k;
        *end = k + n;
        return true;
    }
    return false;
}

#define APART_WORDS 6u /* between the words of a cue: "a remark by a police officer to" */

/* "Reported on Tuesday by", "published last week in": the two words of a cue, apart. */
static bool cue_apart(const struct citing *c, uint32_t i, uint32_t *cue, uint32_t *end)
{
    uint32_t first = asc_citing_begin(c, i),
             least = i > first + BEFORE_WORDS ? i - BEFORE_WORDS : first;
    for (uint32_t j = i; j-- > least;)
        for (uint32_t k = j; k-- > first && j - k <= APART_WORDS;) {
            uint32_t pair[2] = { c->hash[k], c->hash[j] };
            if (asc_cue_at(c->cues, ASC_CUE_BEFORE, pair, 0, 2) != 2) continue;
            for (uint32_t x = j + 1; x < i; x++)
                if (asc_citing_capital(c, x) && !(c->hash[x] & ASC_WORD_COMMON) && i - x > 2)
                    return false;
            *cue = k;
            *end = j + 1;
            return true;
        }
    return false;
}

/* A cue that begins at word i or one of `most` words behind it. */
static bool cue_from(const struct citing *c, uint32_t i, uint32_t most, uint32_t *cue,
                     uint32_t *end)
{
    for (uint32_t k = i; k < c->words && k <= i + most; k++) {
        if (c->hash[k] & ASC_WORD_FIRST) return false;
        uint32_t n = asc_cue_at(c->cues, ASC_CUE_AFTER, c->hash, k, c->words);
        if (!n) continue;
        *cue = k;
        *end = k + n;
        return true;
    }
    return false;
}

#define ASIDE_WORDS 12u /* of what is set between commas behind a name */

/* Where a clause that stands between commas behind a name ends; i: there is none. */
static uint32_t behind_aside(const struct citing *c, uint32_t i)
{
    const char *p = c->v->reports[c->report].text.p;
    if (i == 0 || i >= c->words || p[c->at[i - 1].end] != ',') return i;
    for (uint32_t k = i + 1; k < c->words && k < i + ASIDE_WORDS; k++) {
        if (c->hash[k] & ASC_WORD_FIRST) return i;
        if (p[c->at[k - 1].end] == ',') return k;
    }
    return i;
}

bool asc_citing_cue_after(const struct citing *c, uint32_t i, uint32_t *cue, uint32_t *end)
{
    uint32_t k = behind_aside(c, i);
    return cue_from(c, i, AFTER_WORDS, cue, end) || (k > i && cue_from(c, k, 1, cue, end));
}

/* A credit: "(Reuters)", "- AFP". */
static bool credited(const struct citing *c, uint32_t i, uint32_t end)
{
    asc_str t = c->v->reports[c->report].text;
    uint32_t b = c->at[i].begin, e = c->at[end - 1].end;
    return b > 0 && t.p[b - 1] == '(' && e < t.n && t.p[e] == ')' && (i < 12 || end + 3 > c->words);
}

#define REFERENCE_BYTES 80u /* of a reference in brackets, on either side of the name */

/* "(C. Marrin, Institute of the Coast, May 2018)": a name in brackets with a year. */
static bool referenced(const struct citing *c, uint32_t i, uint32_t end)
{
    asc_str t = c->v->reports[c->report].text;
    size_t b = c->at[i].begin, e = c->at[end - 1].end, from = b, to = e;
    uint32_t digits = 0;
    bool year = false;
    while (from > 0 && b - from < REFERENCE_BYTES && !strchr("()\n", t.p[from - 1])) from--;
    while (to < t.n && to - e < REFERENCE_BYTES && !strchr("()\n", t.p[to])) to++;
    if (from == 0 || t.p[from - 1] != '(' || to >= t.n || t.p[to] != ')') return false;
    for (size_t k = from; k <= to; k++) {
        bool digit = t.p[k] >= '0' && t.p[k] <= '9';
        year |= !digit && digits == 4;
        digits = digit ? digits + 1 : 0;
    }
    return year;
}

#define CREDIT_DAYS 3 /* how old what an agency is credited for may be */

/* A credit line is for what came over the wire that day: an agency's report of months ago is not meant. */
static void credit(struct citing *c, const asc_outlet_name *name, uint32_t i, uint32_t end)
{
    size_t had = c->count;
    cite(c, name, i, end, i, end);
    if (c->count == had || c->items[had].from_report == ASC_NONE ||
        c->items[had].from_actor == ASC_NONE)
        return;
    asc_instant now = c->book->when[c->report], then = c->book->when[c->items[had].from_report];
    if (now.known && then.known && now.first - then.last > (int64_t)CREDIT_DAYS * 24 * 60)
        c->items[had].from_report = ASC_NONE;
}

/* "Via Big Peace." stands alone: whatever has that name was the source. */
static void via(struct citing *c, uint32_t i)
{
    if (asc_citing_bare(c->hash[i]) != c->word.via || !(c->hash[i] & ASC_WORD_FIRST)) return;
    uint32_t end = asc_citing_end(c, i);
    if (end - i < 2 || end - i > 6 || !asc_citing_capital(c, i + 1)) return;
    const asc_outlet_name *n = asc_citing_outlet(c, i + 1);
    cite(c, n, i + 1, n ? i + 1 + n->count : end, i, i + 1);
}

/* "The Courier had it from Al-Mina Today": of two others. Whoever tells so has looked at both. */
static void between(struct citing *c, const asc_outlet_name *taker, uint32_t begin, uint32_t end)
{
    if (!taker || taker->outlet == ASC_NONE) return;
    for (uint32_t k = end; k < end + 3 && k < c->words && !(c->hash[k] & ASC_WORD_FIRST); k++) {
        uint32_t n = asc_cue_at(c->cues, ASC_CUE_FROM, c->hash, k, c->words);
        for (uint32_t j = k + n;
             n && j < k + n + 3 && j < c->words && !(c->hash[j] & ASC_WORD_FIRST); j++) {
            const asc_outlet_name *giver = asc_citing_outlet(c, j);
            if (!giver || giver->outlet == taker->outlet) continue;
            uint32_t to = asc_citing_meant(c, taker->outlet, k);
            asc_copy x = { .to = to,
                           .from_report = ASC_NONE,
                           .from_actor = giver->actor,
                           .from_text = asc_citing_text(c, j, j + giver->count),
                           .kind = ASC_COPY_CITES,
                           .directed = .9,
                           .told_by = c->report,
                           .cue = { c->at[k].begin, c->at[k + n - 1].end } };
            if (giver->outlet != ASC_NONE) x.from_report = asc_citing_meant(c, giver->outlet, k);
            if (to == ASC_NONE || to == x.from_report || to == c->report) return;
            asc_citing_add(c, &x);
            cite(c, taker, begin, end, k, k + n);
            if (x.from_report != ASC_NONE) cite(c, giver, j, j + giver->count, k, k + n);
            return;
        }
    }
}

#define JOINED_WORDS 4u /* between two outlets that one cue is for: ", and in the" */

/* Does what stands between two outlets join them: "in La Gaceta and in the Diario"? */
static bool joined(const struct citing *c, uint32_t end, uint32_t begin)
{
    static const char *const words[] = { "and",  "or",   "then",       "later",
                                         "also", "both", "afterwards", "subsequently" };
    bool is = false;
    if (begin < end || begin - end > JOINED_WORDS) return false;
    for (uint32_t k = end; k <= begin; k++)
        if (c->hash[k] & ASC_WORD_FIRST) return false;
    for (uint32_t k = end; k < begin; k++) {
        bool one = false;
        for (size_t j = 0; j < sizeof words / sizeof *words && !one; j++)
            one = asc_citing_bare(c->hash[k]) == asc_fingerprint_word(words[j]);
        is |= one;
        if (!one && !(c->hash[k] & ASC_WORD_COMMON)) return false;
    }
    asc_str gap =
        asc_str_slice(c->v->reports[c->report].text, c->at[end - 1].end, c->at[begin].begin);
    return is || asc_str_eq(gap, ASC_STR(", ")) || asc_str_eq(gap, ASC_STR(", the "));
}

/* "First published by the research group Plumbline": whoever puts out reports is cited for what it published
 * or found, be it no newspaper. */
static const asc_outlet_name *publisher_at(const struct citing *c, uint32_t i, uint32_t *cue,
                                           uint32_t *cue_end)
{
    static const char *const words[] = { "published", "revealed",   "uncovered", "disclosed",
                                         "broken",    "publicised", "exposed" };
    const asc_outlet_name *n = asc_outlet_at(c->book, c->hash, i, c->words);
    if (!n || n->handle || n->outlet == ASC_NONE || c->book->outlets[n->outlet].media) return NULL;
    if (!asc_citing_capital(c, i) || !asc_citing_capital(c, i + n->count - 1)) return NULL;
    if (!asc_citing_cue_before(c, i, cue, cue_end)) return NULL;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_citing_bare(c->hash[*cue]) == asc_fingerprint_word(words[k])) return n;
    return NULL;
}

void asc_cites_names(struct citing *c)
{
    uint32_t last = 0, last_cue = 0, last_cue_end = 0; /* behind the name that was cited before */
    for (uint32_t i = 0; i < c->words; i++) {
        uint32_t begin = i, end, cue, cue_end;
        via(c, i);
        const asc_outlet_name *n = asc_citing_outlet(c, i);
        const asc_outlet_name *other = n ? NULL : publisher_at(c, i, &cue, &cue_end);
        if (n) end = i + n->count;
        else if (other) {
            cite(c, other, i, i + other->count, cue, cue_end);
            continue;
        } else if (!unknown_at(c, i, &begin, &end)) continue;
        between(c, n, begin, end);
        if (asc_citing_cue_before(c, begin, &cue, &cue_end) ||
            asc_citing_cue_after(c, end, &cue, &cue_end) || cue_apart(c, begin, &cue, &cue_end)) {
            cite(c, n, begin, end, cue, cue_end);
            last = end, last_cue = cue, last_cue_end = cue_end;
        } else if (n && last && last_cue < last && joined(c, last, begin)) {
            cite(c, n, begin, end, last_cue, last_cue_end);
            last = end;
        } else if (n && credited(c, begin, end)) credit(c, n, begin, end);
        else if (n && (referenced(c, begin, end) || linked(c, begin)))
            cite(c, n, begin, end, begin, end);
        i = end - 1;
    }
}
