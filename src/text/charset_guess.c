#include "text/charset_guess.h"

#include <math.h>

#include "base/str.h"
#include "base/utf8.h"
#include "text/charset.h"

#include "base/banned.h"

#define NAME_BYTES_MAX 24
#define LETTERS_MAX 80u    /* of one byte, in a profile */
#define UNSEEN_LETTER 2e-5 /* a letter that its language does not have */
#define NO_CHARACTER 1e-6  /* a byte that the charset leaves out, or a control */
#define SIGNS_LATIN 0.3    /* of bytes beyond ASCII; names are rarer than quotation marks */
#define SIGNS_OTHER 0.04

/* ---- the sample ----------------------------------------------------------------------*/

/* Bytes that end a word and are the second byte of no character. */
static bool ends_word(uint8_t c)
{
    return c < 0x30 || (c >= 0x3A && c < 0x40);
}

/* The words that are not ASCII, a blank behind each. */
static asc_str sample_of(asc_arena *tmp, asc_str bytes)
{
    char *p = asc_arena_alloc(tmp, ASC_CHARSET_SAMPLE + 1, 1);
    size_t n = 0, from = 0;
    bool high = false;
    for (size_t i = 0; p && i <= bytes.n && n < ASC_CHARSET_SAMPLE; i++) {
        uint8_t c = i < bytes.n ? (uint8_t)bytes.p[i] : ' ';
        if (!ends_word(c)) {
            high = high || c >= 0x80;
            continue;
        }
        size_t size = i - from;
        if (size > ASC_CHARSET_SAMPLE - n) size = ASC_CHARSET_SAMPLE - n;
        if (high) {
            memcpy(p + n, bytes.p + from, size);
            n += size;
            p[n++] = ' ';
        }
        high = false;
        from = i + 1;
    }
    return (asc_str){ p, p ? n : 0 };
}

/* ---- tables ------------------------------------------------------------------------*/

/* "12.5" and what stands behind it. */
static double take_number(const char **at)
{
    double n = 0, unit = 1;
    bool fraction = false;
    for (; (**at >= '0' && **at <= '9') || **at == '.'; ++*at) {
        if (**at == '.') {
            fraction = true;
            continue;
        }
        n = n * 10 + (**at - '0');
        if (fraction) unit *= 10;
    }
    return n / unit;
}

/* The next "x12.5 " of a profile: its letter, its weight. */
static bool next_letter(const char **at, uint32_t *cp, double *weight)
{
    asc_str rest = asc_str_from(*at);
    if (!rest.n) return false;
    *at += asc_utf8_next(rest, 0, cp);
    *weight = take_number(at);
    while (**at == ' ') ++*at;
    return true;
}

/* Letters and how often each stands, of 1. */
struct shares {
    uint32_t cps[LETTERS_MAX];
    double of[LETTERS_MAX];
    size_t count;
};

static void fill_shares(struct shares *s, const char *letters)
{
    double sum = 0;
    for (s->count = 0; s->count < LETTERS_MAX; s->count++) {
        if (!next_letter(&letters, &s->cps[s->count], &s->of[s->count])) break;
        sum += s->of[s->count];
    }
    for (size_t i = 0; i < s->count; i++) s->of[i] /= sum;
}

static double share_of(const struct shares *s, uint32_t cp)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->cps[i] == cp) return s->of[i];
    return 0;
}

typedef enum sort { NOTHING, SIGN, CLOSING, LOWER, CAPITAL } sort;

/* What a charset and a language make of the bytes from 0x80 on. */
struct single {
    double likely[128]; /* logarithms */
    sort sorts[128];
};

static sort sort_of(uint32_t cp)
{
    if (cp < 0xA0 || cp == 0xFFFD) return NOTHING;
    if (asc_utf8_is_upper(cp)) return CAPITAL;
    bool mark = (cp >= 0x0300 && cp < 0x0370) || (cp >= 0x0E30 && cp < 0x0E50) ||
                (cp >= 0x064B && cp < 0x0660) || cp == 0x200C;
    if (asc_utf8_is_alpha(cp) || mark) return LOWER;
    return cp == 0x2019 || cp == 0x201D ? CLOSING : SIGN;
}

static void fill_single(struct single *t, const uint16_t *upper, asc_letters_kind kind,
                        const struct shares *letters, const struct shares *all_signs)
{
    double signs = kind == ASC_LETTERS_LATIN ? SIGNS_LATIN : SIGNS_OTHER;
    for (size_t i = 0; i < 128; i++) {
        uint32_t cp = upper[i];
        t->sorts[i] = sort_of(cp);
        double p =
            (1 - signs) * share_of(letters, t->sorts[i] == CAPITAL ? asc_utf8_lower(cp) : cp) +
            signs * share_of(all_signs, cp);
        t->likely[i] = log(t->sorts[i] == NOTHING ? NO_CHARACTER : p + UNSEEN_LETTER);
    }
}

/* ---- one byte a character ----------------------------------------------------------------*/

typedef enum place { NO_LETTER, ASCII_LOWER, ASCII_CAPITAL, HIGH_LOWER, HIGH_CAPITAL } place;

/* How likely a letter stands behind what stands before it: Latin ones stand alone among
 * ASCII, others among their like. */
static double behind(asc_letters_kind kind, place before)
{
    bool latin = kind == ASC_LETTERS_LATIN;
    if (before == NO_LETTER) return latin ? 0.24 : 0.155;
    if (before == ASCII_LOWER || before == ASCII_CAPITAL) return latin ? 0.7 : 0.005;
    return latin ? 0.06 : 0.84;
}

/* The same of its case: capitals begin words, or stand among capitals. */
static double cased(bool capital, place before)
{
    bool after_capital = before == ASCII_CAPITAL || before == HIGH_CAPITAL;
    if (before == NO_LETTER) return capital ? 0.12 : 0.88;
    return after_capital ? capital ? 0.3 : 0.7 : capital ? 0.002 : 0.998;
}

static double weigh_single(asc_str s, const struct single *t, asc_letters_kind kind)
{
    static const double closing_begins = 0.05;    /* a word begins with a closing quotation mark */
    static const double foreign_neighbour = 0.01; /* an ASCII letter behind one of another script */
    double sum = 0;
    place before = NO_LETTER;
    for (size_t i = 0; i < s.n; i++) {
        uint8_t c = (uint8_t)s.p[i];
        if (c < 0x80) {
            bool lower = c >= 'a' && c <= 'z', capital = c >= 'A' && c <= 'Z';
            if ((lower || capital) && before >= HIGH_LOWER && kind == ASC_LETTERS_OTHER)
                sum += log(foreign_neighbour);
            before = lower ? ASCII_LOWER : capital ? ASCII_CAPITAL : NO_LETTER;
            continue;
        }
        sort is = t->sorts[c - 0x80];
        sum += t->likely[c - 0x80];
        if (is == CLOSING && (i == 0 || s.p[i - 1] == ' ')) sum += log(closing_begins);
        if (is >= LOWER) sum += log(behind(kind, before)) + log(cased(is == CAPITAL, before));
        before = is == LOWER ? HIGH_LOWER : is == CAPITAL ? HIGH_CAPITAL : NO_LETTER;
    }
    return sum;
}

/* ---- several bytes a character -----------------------------------------------------------*/

#define SLOTS 4096u /* a power of two, over twice the characters of a profile */

/* Characters that a profile lists. */
struct listed {
    uint32_t cps[SLOTS]; /* 0: free */
    double likely[SLOTS];
};

static size_t slot_of(const struct listed *t, uint32_t cp)
{
    size_t i = (cp * 2654435761u) >> 20;
    while (t->cps[i] && t->cps[i] != cp) i = (i + 1) % SLOTS;
    return i;
}

/* A character that no list has: by what it is. */
static double unlisted(uint32_t cp)
{
    if (cp >= 0x4E00 && cp < 0xA000) return 0.15 / 7000;
    if (cp >= 0xAC00 && cp < 0xD7A4) return 0.05 / 11172;
    if (cp >= 0x3040 && cp < 0x3100) return 0.01 / 180;
    if (cp >= 0x2010 && cp < 0x2040) return 0.01 / 48;
    if (cp >= 0xFF01 && cp < 0xFF5F) return 0.01 / 94;
    if (cp >= 0xFF61 && cp < 0xFFA0) return 0.001 / 63;
    if (cp >= 0x0080 && cp < 0x3040) return 0.005 / 3000;
    return NO_CHARACTER / 1000; /* U+FFFD, for one */
}

/* "500 " and the run's characters, of which the first is some ten times as common as the
 * hundredth. */
static void fill_wide(struct listed *t, const char *runs)
{
    while (*runs) {
        double share = take_number(&runs) / 1000, sum = 0;
        asc_str run = asc_str_from(++runs), rest;
        bool more = asc_str_cut(run, ' ', &run, &rest);
        runs = more ? rest.p : run.p + run.n;
        size_t count = asc_utf8_count(run), k = 0;
        for (size_t i = 0; i < count; i++) sum += 1.0 / (double)(i + 10);
        for (size_t i = 0; i < run.n; k++) {
            uint32_t cp;
            i += asc_utf8_next(run, i, &cp);
            size_t at = slot_of(t, cp);
            t->cps[at] = cp;
            t->likely[at] += share / (sum * (double)(k + 10));
        }
    }
}

static double weigh_wide(asc_str text, const struct listed *t)
{
    double sum = 0;
    for (size_t i = 0; i < text.n;) {
        uint32_t cp;
        i += asc_utf8_next(text, i, &cp);
        if (cp < 0x80) continue;
        sum += log(t->likely[slot_of(t, cp)] + unlisted(cp));
    }
    return sum;
}

/* ---- the choice ------------------------------------------------------------------------*/

struct best {
    const char *name;
    double likely, plain; /* the best of all, and of Windows-1252 */
};

static void consider(struct best *b, const char *name, double likely)
{
    bool plain = strcmp(name, ASC_CHARSET_PLAIN) == 0;
    if (plain && likely > b->plain) b->plain = likely;
    if (b->name && likely <= b->likely) return;
    b->name = name;
    b->likely = likely;
}

/* "NAME:n NAME:n" of a profile. */
static bool next_charset(const char **at, char name[NAME_BYTES_MAX], double *unlikely)
{
    asc_str all = asc_str_from(*at), one, value;
    if (!asc_str_cut(all, ':', &one, &value) || one.n >= NAME_BYTES_MAX) return false;
    memcpy(name, one.p, one.n);
    name[one.n] = '\0';
    *at = value.p;
    *unlikely = take_number(at);
    if (**at == ' ') ++*at;
    return true;
}

static void consider_profile(struct best *b, asc_arena *tmp, asc_str sample, const asc_letters *l)
{
    char name[NAME_BYTES_MAX];
    double unlikely;
    struct shares letters, signs;
    struct listed *wide =
        l->kind == ASC_LETTERS_WIDE ? asc_arena_zalloc(tmp, 1, sizeof *wide) : NULL;
    if (wide) fill_wide(wide, l->letters);
    else if (l->kind == ASC_LETTERS_WIDE) return;
    else fill_shares(&letters, l->letters);
    fill_shares(&signs, asc_letters_signs);
    for (const char *at = l->charsets; next_charset(&at, name, &unlikely);) {
        struct single t;
        asc_str text;
        const char *known = asc_charset_known(asc_str_from(name));
        const uint16_t *upper = asc_charset_upper(asc_str_from(name));
        if (!wide && upper) {
            fill_single(&t, upper, l->kind, &letters, &signs);
            consider(b, known, weigh_single(sample, &t, l->kind) - unlikely);
        } else if (wide && asc_charset_wide(tmp, sample, asc_str_from(name), &text)) {
            consider(b, known, weigh_wide(text, wide) - unlikely);
        }
    }
}

bool asc_charset_is_escaped(asc_str s)
{
    s = asc_str_slice(s, 0, ASC_CHARSET_SAMPLE);
    bool begins = asc_str_find(s, ASC_STR("\x1B$B")) != SIZE_MAX ||
                  asc_str_find(s, ASC_STR("\x1B$@")) != SIZE_MAX;
    return begins && (asc_str_find(s, ASC_STR("\x1B(B")) != SIZE_MAX ||
                      asc_str_find(s, ASC_STR("\x1B(J")) != SIZE_MAX);
}

const char *asc_charset_guess(asc_arena *tmp, asc_str bytes, double clearly)
{
    struct best b = { .plain = -HUGE_VAL };
    asc_str sample = sample_of(tmp, bytes);
    if (!sample.n) return ASC_CHARSET_PLAIN;
    for (size_t k = 0; k < asc_letters_count; k++)
        consider_profile(&b, tmp, sample, &asc_letters_table[k]);
    return b.name && b.likely > b.plain + clearly ? b.name : ASC_CHARSET_PLAIN;
}
