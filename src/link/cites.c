#include "link/cites_inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "link/edges.h"
#include "link/outlets.h"

#include "base/banned.h"

#define BEFORE_WORDS 4u /* how far before a name a cue may end: "according to the Ladaran daily" */
#define AFTER_WORDS 5u  /* how far behind it one may begin: "has, on its website, uncovered" */
#define ONLY_MOST 1000u /* reports of a case in which one may be the only one of its day */
#define DENIAL_WORDS 9u /* how far behind its subject a denial begins */
#define CLAIM_WORDS 6u  /* how far behind its name a claim begins: "which last night claimed" */
#define NOTICE_DAYS 14  /* how long a party's statement is what is meant by what it "said" */
#define SURE .95        /* of a citation's direction: a paper may be cited for another report */
#define DAY_MINUTES 1440

asc_str asc_citing_text(const struct citing *c, uint32_t begin, uint32_t end)
{
    return asc_str_slice(c->v->reports[c->report].text, c->at[begin].begin, c->at[end - 1].end);
}

bool asc_citing_capital(const struct citing *c, uint32_t i)
{
    unsigned char x = (unsigned char)c->v->reports[c->report].text.p[c->at[i].begin];
    return (x >= 'A' && x <= 'Z') || x >= 0xC3;
}

/* A word that is a name's, not one of a line in capitals. */
bool asc_citing_titled(const struct citing *c, uint32_t i)
{
    const char *p = c->v->reports[c->report].text.p;
    asc_span s = c->at[i];
    return asc_citing_capital(c, i) &&
           (s.end - s.begin < 2 || !(p[s.begin + 1] >= 'A' && p[s.begin + 1] <= 'Z'));
}

uint32_t asc_citing_begin(const struct citing *c, uint32_t i)
{
    while (i > 0 && !(c->hash[i] & ASC_WORD_FIRST)) i--;
    return i;
}

uint32_t asc_citing_end(const struct citing *c, uint32_t i)
{
    for (i++; i < c->words && !(c->hash[i] & ASC_WORD_FIRST);) i++;
    return i;
}

/* Does the report tell anything of what stands in words [begin, end), the outlet's own name aside? */
static bool tells(struct citing *c, uint32_t report, uint32_t outlet, uint32_t begin, uint32_t end)
{
    uint32_t n = 0, *words = asc_arena_alloc(c->tmp, (size_t)(end - begin) + 1, sizeof *words);
    bool yes = true;
    for (uint32_t i = begin; words && i < end; i++) {
        const asc_outlet_name *name = asc_outlet_at(c->book, c->hash, i, c->words);
        if (name && name->outlet == outlet) i += name->count - 1;
        else words[n++] = c->hash[i];
    }
    if (!words || !asc_outlet_tells(&yes, c->book, c->v, c->tmp, report, c->report, words, n))
        c->failed = true;
    return yes;
}

/* The report of an outlet that is meant where word `where` stands: asc_outlet_meant. A word with
 * a capital, which is mostly a name's, counts three times. */
static uint32_t report_meant(struct citing *c, uint32_t outlet, uint32_t where)
{
    uint32_t begin = asc_citing_begin(c, where), end = asc_citing_end(c, where), found = ASC_NONE;
    if (end < c->words) end = asc_citing_end(c, end);
    asc_mark mark = asc_arena_save(c->tmp);
    uint32_t n = 0, *words = asc_arena_alloc(c->tmp, 3 * (size_t)(end - begin), sizeof *words);
    for (uint32_t i = begin; words && i < end; i++) {
        bool name = asc_citing_titled(c, i) && !(c->hash[i] & ASC_WORD_FIRST);
        for (int times = name ? 3 : 1; times > 0; times--) words[n++] = c->hash[i];
    }
    if (!words || !asc_outlet_meant(&found, c->book, c->v, c->tmp, outlet, c->report, words, n))
        c->failed = true;
    if (!c->failed && found != ASC_NONE && c->book->outlets[outlet].report_count > 1 &&
        !tells(c, found, outlet, begin, asc_citing_end(c, where)))
        found = ASC_NONE;
    asc_arena_restore(c->tmp, mark);
    return found;
}

/* ---- adding ---------------------------------------------------------------------*/

void asc_citing_add(struct citing *c, const asc_copy *x)
{
    if (c->count == c->cap) {
        void *grown = asc_arena_grow(c->keep, c->items, c->count, &c->cap, sizeof *c->items);
        if (!grown) {
            c->failed = true;
            return;
        }
        c->items = grown;
    }
    c->items[c->count++] = *x;
}

/* Does word i stand in a passage that was copied? Then so was the citation. */
bool asc_citing_copied(const struct citing *c, uint32_t i)
{
    for (size_t k = c->copied_begin[c->report]; k < c->copied_begin[c->report + 1]; k++) {
        const asc_copy *x = &c->copied->copies[k];
        for (uint32_t j = 0; j < x->passage_count; j++)
            if (x->passages[j].to.begin <= c->at[i].begin && c->at[i].end <= x->passages[j].to.end)
                return true;
    }
    return false;
}

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
                   .directed = SURE,
                   .told_by = c->report,
                   .cue = { c->at[cue].begin, c->at[cue_end - 1].end } };
    if (name && name->outlet != ASC_NONE) x.from_report = report_meant(c, name->outlet, i);
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
static bool cue_before(const struct citing *c, uint32_t i, uint32_t *cue, uint32_t *end)
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

#define APART_WORDS 4u /* between the words of a cue: "reported on Tuesday by" */

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

static bool cue_after(const struct citing *c, uint32_t i, uint32_t *cue, uint32_t *end)
{
    for (uint32_t k = i; k < c->words && k <= i + AFTER_WORDS; k++) {
        if (c->hash[k] & ASC_WORD_FIRST) return false;
        uint32_t n = asc_cue_at(c->cues, ASC_CUE_AFTER, c->hash, k, c->words);
        if (!n) continue;
        *cue = k;
        *end = k + n;
        return true;
    }
    return false;
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
            uint32_t to = report_meant(c, taker->outlet, k);
            asc_copy x = { .to = to,
                           .from_report = ASC_NONE,
                           .from_actor = giver->actor,
                           .from_text = asc_citing_text(c, j, j + giver->count),
                           .kind = ASC_COPY_CITES,
                           .directed = .9,
                           .told_by = c->report,
                           .cue = { c->at[k].begin, c->at[k + n - 1].end } };
            if (giver->outlet != ASC_NONE) x.from_report = report_meant(c, giver->outlet, k);
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
    if (!cue_before(c, i, cue, cue_end)) return NULL;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_citing_bare(c->hash[*cue]) == asc_fingerprint_word(words[k])) return n;
    return NULL;
}

static void by_names(struct citing *c)
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
        if (cue_before(c, begin, &cue, &cue_end) || cue_after(c, end, &cue, &cue_end) ||
            cue_apart(c, begin, &cue, &cue_end)) {
            cite(c, n, begin, end, cue, cue_end);
            last = end, last_cue = cue, last_cue_end = cue_end;
        } else if (n && last && last_cue < last && joined(c, last, begin)) {
            cite(c, n, begin, end, last_cue, last_cue_end);
            last = end;
        } else if (n && (credited(c, begin, end) || referenced(c, begin, end) || linked(c, begin)))
            cite(c, n, begin, end, begin, end);
        i = end - 1;
    }
}

/* ---- what a party put out --------------------------------------------------------*/

/* Could the report at hand rest on report r, and is it not too old for that? */
static bool in_reach(const struct citing *c, uint32_t r)
{
    asc_instant now = c->book->when[c->report], then = c->book->when[r];
    if (asc_instant_order(then, now) > 0) return false;
    return !now.known || !then.known || now.first - then.last <= (int64_t)NOTICE_DAYS * DAY_MINUTES;
}

/* The report at hand has from report r of a party, named at word i, what that put out. */
static void add_party(struct citing *c, const asc_outlet_name *n, uint32_t i, uint32_t r,
                      asc_copy_kind kind, asc_span cue)
{
    asc_copy x = { .to = c->report,
                   .from_report = r,
                   .from_actor = c->book->outlets[n->outlet].actor,
                   .from_text = asc_citing_text(c, i, i + n->count),
                   .kind = kind,
                   .directed = kind == ASC_COPY_CITES ? SURE : .9,
                   .told_by = c->report,
                   .cue = cue };
    asc_citing_add(c, &x);
}

/* The cue of a written statement among words [i, end); end: none. */
static uint32_t notice_in(const struct citing *c, uint32_t i, uint32_t end, uint32_t *n)
{
    for (; i < end; i++)
        if ((*n = asc_cue_at(c->cues, ASC_CUE_NOTICE, c->hash, i, c->words)) != 0) return i;
    return end;
}

/*
 * "The Front denied it. '...', it said in a message": the sentence after the one whose subject
 * the party is, in the same paragraph, if it goes on with a pronoun and names no other party.
 */
static uint32_t notice_after(const struct citing *c, uint32_t name, uint32_t end, uint32_t *n)
{
    uint32_t stop = end < c->words ? asc_citing_end(c, end) : end, found;
    bool again = false;
    if (name - asc_citing_begin(c, name) > 1 || end >= c->words) return end;
    uint32_t from = c->at[end - 1].end;
    if (memchr(c->v->reports[c->report].text.p + from, '\n', c->at[end].begin - from)) return end;
    found = notice_in(c, end, stop, n);
    for (uint32_t i = end; i < found; i++) {
        const asc_outlet_name *other = asc_outlet_at(c->book, c->hash, i, c->words);
        if (other && asc_citing_capital(c, i) && other->outlet != ASC_NONE) return end;
        again |= asc_citing_bare(c->hash[i]) == c->word.it ||
                 asc_citing_bare(c->hash[i]) == c->word.they;
    }
    return again && found < stop ? found : end;
}

/* The party that puts out reports in the case and is named at word i; NULL. */
static const asc_outlet_name *party_at(const struct citing *c, uint32_t i)
{
    const asc_outlet_name *n = asc_outlet_at(c->book, c->hash, i, c->words);
    bool party = n && n->outlet != ASC_NONE && asc_citing_capital(c, i) &&
                 !c->book->outlets[n->outlet].media;
    return party ? n : NULL;
}

/* Where a report tells what a party said: in words [begin, end), and which of the party's reports
 * is meant. */
struct telling {
    uint32_t begin, end, report;
};

typedef bool (*telling_fn)(struct citing *c, const asc_outlet_name *n, uint32_t i,
                           struct telling *out);

/* Each party that is named, passages that were copied aside, and what is told of it there. */
static void by_parties(struct citing *c, telling_fn told, asc_copy_kind kind)
{
    for (uint32_t i = 0; i < c->words; i++) {
        const asc_outlet_name *n = party_at(c, i);
        struct telling x;
        if (!n || asc_citing_copied(c, i) || !told(c, n, i, &x)) continue;
        if (x.report == ASC_NONE || !in_reach(c, x.report)) continue;
        add_party(c, n, i, x.report, kind,
                  (asc_span){ c->at[x.begin].begin, c->at[x.end - 1].end });
    }
}

/* "The Front said in an e-mailed statement": where that statement is in the case. */
static bool noticed(struct citing *c, const asc_outlet_name *n, uint32_t i, struct telling *out)
{
    uint32_t end = asc_citing_end(c, i), m = 0;
    if (n->outlet == c->book->of_report[c->report]) return false;
    uint32_t cue = notice_in(c, i + n->count, end, &m);
    if (!m) cue = notice_after(c, i, end, &m);
    if (m) *out = (struct telling){ cue, cue + m, report_meant(c, n->outlet, i) };
    return m > 0;
}

/* ---- what is told again ----------------------------------------------------------*/

static bool in_passage_at(const struct citing *c, uint32_t byte)
{
    for (size_t p = c->copied_begin[c->report]; p < c->copied_begin[c->report + 1]; p++)
        for (uint32_t q = 0; q < c->copied->copies[p].passage_count; q++) {
            asc_span s = c->copied->copies[p].passages[q].to;
            if (s.begin <= byte && byte < s.end) return true;
        }
    return false;
}

/* Does report r say by its own voice what s says? */
static bool says_itself(const struct citing *c, uint32_t r, const asc_statement *s)
{
    for (size_t j = c->statements_begin[r]; j < c->statements_begin[r + 1]; j++)
        if (c->v->statements[j].source_count < 2 && asc_same_proposition(s, &c->v->statements[j]))
            return true;
    return false;
}

/* What a party says of itself here, and said before in a report of its own that is in the
 * case: that report is told again, named or not. */
static void by_statements(struct citing *c)
{
    for (size_t k = c->statements_begin[c->report]; k < c->statements_begin[c->report + 1]; k++) {
        const asc_statement *s = &c->v->statements[k];
        const asc_source *source = &s->sources[s->source_count - 1];
        if (s->source_count < 2 || source->actor == ASC_NONE) continue;
        uint32_t i = c->book->of_actor[source->actor];
        if (i == ASC_NONE || c->book->outlets[i].media || c->book->outlets[i].report_count != 1)
            continue;
        uint32_t r = c->book->outlets[i].reports[0];
        if (r == c->report || !in_reach(c, r) || in_passage_at(c, s->span.begin)) continue;
        if (!says_itself(c, r, s)) continue;
        asc_copy x = { .to = c->report,
                       .from_report = r,
                       .from_actor = source->actor,
                       .from_text = source->text,
                       .kind = ASC_COPY_PARAPHRASES,
                       .directed = .9,
                       .told_by = c->report,
                       .cue = source->cue };
        asc_citing_add(c, &x);
    }
}

/* Does report r, in its own voice, say anything of that kind? */
static bool says_any(const struct citing *c, uint32_t r, bool (*kind)(const asc_statement *s))
{
    for (size_t j = c->statements_begin[r]; j < c->statements_begin[r + 1]; j++)
        if (c->v->statements[j].source_count < 2 && kind(&c->v->statements[j])) return true;
    return false;
}

/* A cue within `most` words behind a party's name tells what the party's only report says, which is of
 * that kind. */
static bool told_behind(const struct citing *c, const asc_outlet_name *n, uint32_t i,
                        asc_cue_kind cue, uint32_t most, bool (*kind)(const asc_statement *s),
                        struct telling *out)
{
    const asc_outlet *o = &c->book->outlets[n->outlet];
    uint32_t k = i + n->count, end = asc_citing_end(c, i), m = 0;
    if (o->report_count != 1 || o->reports[0] == c->report) return false;
    if (end > k + most) end = k + most;
    for (; k < end && !m; k++) m = asc_cue_at(c->cues, cue, c->hash, k, c->words);
    if (!m || !says_any(c, o->reports[0], kind)) return false;
    *out = (struct telling){ k - 1, k + m - 1, o->reports[0] };
    return true;
}

static bool denies_it(const asc_statement *s)
{
    return s->polarity == ASC_POLARITY_MINUS;
}

/*
 * "The Line says that none of its men was there": what a party denied in a report of its own that is in
 * the case is told again, whether or not the sentence was read to the end. The party is the subject.
 */
static bool denied(struct citing *c, const asc_outlet_name *n, uint32_t i, struct telling *out)
{
    return i - asc_citing_begin(c, i) <= 1 &&
           told_behind(c, n, i, ASC_CUE_DENIES, DENIAL_WORDS, denies_it, out);
}

static bool owns_it(const asc_statement *s)
{
    return s->polarity == ASC_POLARITY_PLUS && s->predicate == ASC_PREDICATE_CARRIED_OUT &&
           (s->act == ASC_ACT_CLAIM || s->basis == ASC_BASIS_CLAIMED);
}

/* "The Line, which last night claimed that ...": a party's claim that it made in a report of its own in
 * the case. */
static bool claimed(struct citing *c, const asc_outlet_name *n, uint32_t i, struct telling *out)
{
    return told_behind(c, n, i, ASC_CUE_CLAIMS, CLAIM_WORDS, owns_it, out);
}

/* "A transcript ... has X giving the order": a record that the report goes by, and nobody between. In a
 * report on a paper that it got hold of, records are those of that paper. */
static bool by_document(struct citing *c, const asc_statement *s, uint32_t i)
{
    const asc_source *x = &s->sources[i];
    uint32_t w[ASC_CUE_WORDS_MAX], n = asc_phrase_words(x->text, w), k = 0;
    while (k < n && !asc_cue_at(c->cues, ASC_CUE_RECORD, w, k, n)) k++;
    if (k == n) return false;
    asc_copy copy = { .to = c->report,
                      .from_report = ASC_NONE,
                      .from_actor = x->actor,
                      .from_text = x->text,
                      .kind = ASC_COPY_CITES,
                      .directed = 1,
                      .told_by = c->report,
                      .cue = x->cue };
    if (i == 1 && !c->holds && !in_passage_at(c, x->span.begin)) asc_citing_add(c, &copy);
    return true;
}

/* The day of the week that is named among words [i, end), Monday 0; 7: none. */
static uint32_t weekday_in(const struct citing *c, uint32_t i, uint32_t end)
{
    for (; i < end; i++)
        for (uint32_t d = 0; d < 7; d++)
            if (asc_citing_bare(c->hash[i]) == c->word.day[d] && asc_citing_capital(c, i)) return d;
    return 7;
}

/* The one report of another medium that came out on that day in the week before; ASC_NONE: none, or several. */
static uint32_t only_one_of(const struct citing *c, uint32_t weekday)
{
    asc_instant now = c->book->when[c->report];
    uint32_t found = ASC_NONE;
    if (!now.known || c->v->report_count > ONLY_MOST) return ASC_NONE;
    for (uint32_t r = 0; r < c->v->report_count; r++) {
        asc_instant then = c->book->when[r];
        uint32_t o = c->book->of_report[r];
        if (r == c->report || !then.known || o == ASC_NONE || !c->book->outlets[o].media ||
            o == c->book->of_report[c->report] || then.last - then.first >= DAY_MINUTES ||
            then.first < 0 || then.first > now.last ||
            now.first - then.last > (int64_t)7 * DAY_MINUTES)
            continue;
        if ((uint32_t)((then.first / DAY_MINUTES + 3) % 7) != weekday)
            continue; /* 1970: Thursday */
        if (found != ASC_NONE) return ASC_NONE;
        found = r;
    }
    return found;
}

/* "A newspaper reported on Wednesday": what of the case came out on that day, if just one did. */
static void by_unnamed(struct citing *c)
{
    for (uint32_t i = 1; i < c->words; i++) {
        uint32_t w = asc_citing_bare(c->hash[i]), cue, end;
        if (w != c->word.newspaper && w != c->word.paper && w != c->word.daily) continue;
        uint32_t a = asc_citing_bare(c->hash[i - 1]), first = asc_citing_begin(c, i);
        bool one = a == c->word.a || a == c->word.an || a == c->word.one;
        if (!one && i > first + 1) one = asc_citing_bare(c->hash[i - 2]) == c->word.a;
        if (!one || asc_citing_capital(c, i) || asc_citing_copied(c, i)) continue;
        if (!cue_before(c, i, &cue, &end) && !cue_after(c, i + 1, &cue, &end)) continue;
        uint32_t day = weekday_in(c, first, asc_citing_end(c, i));
        uint32_t r = day < 7 ? only_one_of(c, day) : ASC_NONE;
        if (r == ASC_NONE) continue;
        asc_copy x = { .to = c->report,
                       .from_report = r,
                       .from_actor = c->voices->own[r],
                       .from_text = asc_citing_text(c, i, i + 1),
                       .kind = ASC_COPY_CITES,
                       .directed = .9,
                       .told_by = c->report,
                       .cue = { c->at[cue].begin, c->at[end - 1].end } };
        asc_citing_add(c, &x);
    }
}

/* Outlets in the chains of sources that the words around their names did not show. */
static void by_chains(struct citing *c)
{
    for (size_t k = c->statements_begin[c->report]; k < c->statements_begin[c->report + 1]; k++) {
        const asc_statement *s = &c->v->statements[k];
        for (uint32_t i = 1; i < s->source_count; i++) {
            uint32_t actor = s->sources[i].actor;
            if (by_document(c, s, i)) continue;
            if (actor == ASC_NONE || c->v->actors[actor].kind != ASC_ACTOR_OUTLET) continue;
            if (!c->v->actors[actor].named || actor == c->voices->own[s->report]) continue;
            if (in_passage_at(c, s->sources[i].span.begin)) continue;
            uint32_t at = 0, o = c->book->of_actor[actor];
            while (at + 1 < c->words && c->at[at].end <= s->sources[i].span.begin) at++;
            asc_copy x = { .to = s->report,
                           .from_report = ASC_NONE,
                           .from_actor = actor,
                           .from_text = s->sources[i].text,
                           .kind = ASC_COPY_CITES,
                           .directed = SURE,
                           .cue = s->sources[i].cue,
                           .told_by = s->report };
            if (o != ASC_NONE && c->words) x.from_report = report_meant(c, o, at);
            asc_citing_add(c, &x);
        }
    }
}

/* ---- all -------------------------------------------------------------------------*/

static bool open_citing(struct citing *c, asc_error *err)
{
    size_t most = 1;
    for (size_t i = 0; i < c->v->report_count; i++) {
        size_t n = asc_fingerprint_most(c->v->reports[i].text.n);
        if (n > most) most = n;
    }
    c->hash = asc_arena_alloc(c->tmp, most, sizeof *c->hash);
    c->at = asc_arena_alloc(c->tmp, most, sizeof *c->at);
    c->copied_begin = asc_arena_zalloc(c->tmp, c->v->report_count + 2, sizeof *c->copied_begin);
    c->statements_begin =
        asc_arena_zalloc(c->tmp, c->v->report_count + 2, sizeof *c->statements_begin);
    if (!c->hash || !c->at || !c->copied_begin || !c->statements_begin) {
        asc_fail(err, ASC_ENOMEM, "out of memory for the citations");
        return false;
    }
    for (size_t i = 0; i < c->copied->copy_count; i++)
        c->copied_begin[c->copied->copies[i].to + 1]++;
    for (size_t k = 0; k < c->v->statement_count; k++)
        c->statements_begin[c->v->statements[k].report + 1]++;
    for (size_t r = 0; r < c->v->report_count; r++) {
        c->copied_begin[r + 1] += c->copied_begin[r];
        c->statements_begin[r + 1] += c->statements_begin[r];
    }
    return true;
}

static void read_all(struct citing *c)
{
    for (uint32_t r = 0; r < c->v->report_count && !c->failed; r++) {
        if (c->wanted && !c->wanted[r]) continue;
        c->report = r;
        c->words = asc_fingerprint(c->v->reports[r].text, c->hash, c->at);
        by_names(c);
        asc_cites_papers(c);
        by_parties(c, noticed, ASC_COPY_CITES);
        by_chains(c);
        by_statements(c);
        by_parties(c, denied, ASC_COPY_PARAPHRASES);
        by_parties(c, claimed, ASC_COPY_CITES);
        by_unnamed(c);
        asc_cites_leaked(c);
    }
}

static void know_words(struct citing *c)
{
    asc_cites_papers_words(c);
    c->word.a = asc_fingerprint_word("a");
    c->word.an = asc_fingerprint_word("an");
    c->word.the = asc_fingerprint_word("the");
    c->word.one = asc_fingerprint_word("one");
    c->word.via = asc_fingerprint_word("via");
    c->word.we = asc_fingerprint_word("we");
    c->word.it = asc_fingerprint_word("it");
    c->word.they = asc_fingerprint_word("they");
    c->word.radio = asc_fingerprint_word("radio");
    c->word.newspaper = asc_fingerprint_word("newspaper");
    c->word.paper = asc_fingerprint_word("paper");
    c->word.daily = asc_fingerprint_word("daily");
    for (int d = 0; d < 7; d++) c->word.day[d] = asc_fingerprint_word(asc_date_weekday_name(d));
}

asc_status asc_cites_find(asc_provenance *p, asc_arena *keep, const asc_link_view *v,
                          const bool *wanted, const asc_voice_book *voices,
                          const asc_cue_book *cues, const asc_outlet_book *book, asc_error *err)
{
    struct citing c = { .v = v,
                        .wanted = wanted,
                        .voices = voices,
                        .keep = keep,
                        .copied = p,
                        .cues = cues,
                        .book = book,
                        .tmp = asc_arena_new() };
    if (!c.tmp) return asc_fail(err, ASC_ENOMEM, "out of memory");
    know_words(&c);
    asc_status rc = open_citing(&c, err) ? ASC_OK : ASC_ENOMEM;
    if (!rc) read_all(&c);
    size_t cites = c.count;
    for (size_t i = 0; !rc && !c.failed && i < p->copy_count; i++) {
        asc_copy x = p->copies[i];
        if (x.directed < .975) asc_edge_turn(c.items, cites, &x);
        asc_citing_add(&c, &x);
    }
    asc_arena_free(c.tmp);
    if (!rc && c.failed) rc = asc_fail(err, ASC_ENOMEM, "out of memory for the citations");
    if (rc) return rc;
    p->copies = c.items;
    p->copy_count = asc_edges_settle(c.items, c.count);
    return ASC_OK;
}
