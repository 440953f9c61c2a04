#include "nlp/recase_find.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

/* A sentence counts as capitals with at most one lower-case letter in so many. */
#define CAPITALS_RATIO 9
/* Alone among ordinary text it also needs so many words in capitals, and of these so
 * many that are common words of English: "FBI, CIA, NSA." is none. */
#define CAPITALS_WORDS 3
#define CAPITALS_KNOWN 2
/* A block with this share of capitals (in percent) is wire copy: then one word is enough. */
#define CAPITALS_SHARE 60
/* Headlines are no longer, and no shorter, than this. */
#define TITLE_BYTES 220
#define TITLE_WORDS 4

typedef struct counts {
    size_t upper, lower; /* letters */
} counts;

static counts count_ascii(asc_str s, size_t begin, size_t end)
{
    counts c = { 0, 0 };
    for (size_t i = begin; i < end; i++) {
        unsigned char b = (unsigned char)s.p[i];
        c.upper += (unsigned char)(b - 'A') < 26;
        c.lower += (unsigned char)(b - 'a') < 26;
    }
    return c;
}

/* A run of letters (and marks inside it that are no ASCII). */
typedef struct run {
    size_t begin, end;
    unsigned letters;
    bool first_upper, has_upper, has_lower;
} run;

static bool next_run(asc_str s, size_t *at, size_t end, run *w)
{
    *w = (run){ 0 };
    size_t i = *at;
    for (size_t n; i < end; i += n) {
        uint32_t cp;
        n = asc_utf8_next(s, i, &cp);
        bool upper = cp != ASC_UTF8_BAD && asc_utf8_is_upper(cp);
        bool lower = cp != ASC_UTF8_BAD && asc_utf8_is_lower(cp);
        if (!upper && !lower && (cp < 0x80 || cp == ASC_UTF8_BAD || !asc_utf8_is_alpha(cp))) {
            if (w->letters) break;
            continue;
        }
        if (!w->letters) {
            w->begin = i;
            w->first_upper = upper;
        }
        w->letters++;
        w->has_upper |= upper;
        w->has_lower |= lower;
        w->end = i + n;
    }
    *at = i;
    return w->letters > 0;
}

/* The flags of an ASCII word, whatever its case. */
static uint32_t flags_of(const asc_recaser *r, asc_str s, const run *w)
{
    char low[32];
    size_t n = w->end - w->begin;
    if (n > sizeof low) return 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s.p[w->begin + i];
        low[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    asc_str word = { low, n };
    return asc_recase_flags(r, word, asc_str_hash(word));
}

/* How sure a sentence is in capitals. */
typedef enum grade { NO, PERHAPS, SURE } grade;

static grade grade_of(const asc_recaser *r, asc_str s, size_t begin, size_t end)
{
    counts c = count_ascii(s, begin, end);
    if (c.upper < 2 || c.upper < c.lower * CAPITALS_RATIO) return NO;
    size_t at = begin, words = 0, known = 0;
    run w;
    while (known < CAPITALS_KNOWN || words < CAPITALS_WORDS) {
        if (!next_run(s, &at, end, &w)) break;
        if (w.letters < 2 || w.has_lower) continue;
        words++;
        known += (flags_of(r, s, &w) & (ASC_RECASE_COMMON | ASC_RECASE_MIDDLING)) != 0;
    }
    if (words >= CAPITALS_WORDS && known >= CAPITALS_KNOWN) return SURE;
    return PERHAPS;
}

/* End of the sentence that starts at i: behind . ! or ? and white space, or at `end`. */
static size_t sentence_end(asc_str s, size_t i, size_t end)
{
    for (; i < end; i++) {
        char c = s.p[i];
        if (c != '.' && c != '!' && c != '?') continue;
        while (i + 1 < end && (s.p[i + 1] == '"' || s.p[i + 1] == '\'' || s.p[i + 1] == ')')) i++;
        if (i + 1 >= end || s.p[i + 1] != ' ') continue;
        while (i + 1 < end && s.p[i + 1] == ' ') i++;
        return i + 1;
    }
    return end;
}

static bool is_small(asc_str s, const run *w)
{
    static const char *const small[] = { "a",   "an",   "and", "as",   "at",   "but",  "by",
                                         "for", "from", "if",  "in",   "into", "is",   "nor",
                                         "of",  "on",   "or",  "over", "per",  "s",    "than",
                                         "the", "to",   "up",  "via",  "vs",   "with", "re",
                                         "ll",  "t",    "ve",  "d",    "m",    "n",    "al" };
    asc_str word = asc_str_slice(s, w->begin, w->end);
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (asc_str_is(word, small[i])) return true;
    return false;
}

/*
 * Could the line be a headline in Title Case? Every word has a capital but the small
 * ones, and two of those with a capital are common words. Whether it is one is for
 * the tagger to say: in "Ministry of Defence Press Office" it lowers nothing.
 */
static bool looks_like_title(const asc_recaser *r, asc_str s, size_t begin, size_t end)
{
    size_t at = begin, words = 0, capital = 0, known = 0;
    run w;
    if (end - begin > TITLE_BYTES) return false;
    while (next_run(s, &at, end, &w)) {
        words++;
        if (!w.first_upper) {
            if (words == 1 || !is_small(s, &w)) return false;
            continue;
        }
        if (!w.has_lower) continue;
        capital++;
        known += words > 1 && (flags_of(r, s, &w) & (ASC_RECASE_COMMON | ASC_RECASE_MIDDLING)) != 0;
    }
    return words >= TITLE_WORDS && known >= 2 && capital * 2 >= words;
}

typedef struct finder {
    const asc_recaser *r;
    asc_str s;
    asc_recase_stretches *out;
    bool wire;      /* the block is mostly in capitals */
    size_t waiting; /* begin of sentences that are PERHAPS, up to the present one */
    bool has_waiting, after_sure;
} finder;

static bool push(finder *f, size_t begin, size_t end, bool title)
{
    asc_recase_stretches *o = f->out;
    if (o->n > 0 && !title && !o->at[o->n - 1].title && o->at[o->n - 1].end == begin) {
        o->at[o->n - 1].end = end;
        return true;
    }
    asc_recase_stretch *grown = asc_arena_grow(o->arena, o->at, o->n, &o->cap, sizeof *grown);
    if (!grown) return false;
    o->at = grown;
    o->at[o->n++] = (asc_recase_stretch){ begin, end, title };
    return true;
}

/* Take a sentence: what is PERHAPS in capitals follows its neighbours. */
static bool take(finder *f, size_t begin, size_t end, grade g)
{
    if (g == PERHAPS && f->wire) g = SURE;
    if (g == PERHAPS && !f->after_sure) {
        if (!f->has_waiting) f->waiting = begin;
        f->has_waiting = true;
        return true;
    }
    if (g == NO) {
        f->has_waiting = f->after_sure = false;
        return true;
    }
    if (f->has_waiting) begin = f->waiting;
    f->has_waiting = false;
    f->after_sure = true;
    return push(f, begin, end, false);
}

static bool has_letter_or_digit(asc_str s, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'))
            return true;
    }
    return false;
}

/* A sentence without letters ("12:40") goes with what stands before it. */
static bool take_blank(finder *f, size_t begin, size_t end)
{
    if (f->after_sure) return push(f, begin, end, false);
    return true;
}

static bool take_line(finder *f, size_t begin, size_t end)
{
    counts c = count_ascii(f->s, begin, end);
    if (c.upper == 0 && c.lower == 0) return take_blank(f, begin, end);
    if (c.lower > 0 && c.upper < CAPITALS_WORDS * 2) return take(f, begin, end, NO);
    for (size_t i = begin; i < end;) {
        size_t stop = sentence_end(f->s, i, end);
        bool blank = !has_letter_or_digit(f->s, i, stop);
        bool good =
            blank ? take_blank(f, i, stop) : take(f, i, stop, grade_of(f->r, f->s, i, stop));
        if (!good) return false;
        i = stop;
    }
    if (c.lower > c.upper && looks_like_title(f->r, f->s, begin, end))
        return push(f, begin, end, true);
    return true;
}

bool asc_recase_find_stretches(const asc_recaser *r, asc_str text, size_t begin, size_t end,
                               asc_recase_stretches *out)
{
    counts c = count_ascii(text, begin, end);
    finder f = { .r = r, .s = text, .out = out };
    f.wire = c.upper >= 20 && c.upper * 100 >= (c.upper + c.lower) * CAPITALS_SHARE;
    for (size_t i = begin; i < end;) {
        const char *nl = memchr(text.p + i, '\n', end - i);
        size_t stop = nl ? (size_t)(nl - text.p) + 1 : end;
        if (!take_line(&f, i, stop)) return false;
        i = stop;
    }
    return true;
}
