#include "resolve/fold_words.h"

#include "base/str.h"

#include "base/banned.h"

static bool is(const asc_fold_word *w, const char *s)
{
    size_t n = strlen(s);
    return w->n == n && memcmp(w->text, s, n) == 0;
}

static void set(asc_fold_word *w, const char *s)
{
    w->n = (uint8_t)strlen(s);
    memcpy(w->text, s, w->n);
}

static void drop(asc_fold_words *words, size_t i)
{
    words->count--;
    memmove(&words->at[i], &words->at[i + 1], (words->count - i) * sizeof words->at[0]);
    if (words->comma != UINT8_MAX && words->comma > i) words->comma--;
}

/* Cut word i after `n` letters; `skip` letters behind are left out. False when full. */
static bool split(asc_fold_words *words, size_t i, size_t n, size_t skip)
{
    if (words->count == ASC_NAMES_WORDS_MAX) return false;
    memmove(&words->at[i + 1], &words->at[i], (words->count - i) * sizeof words->at[0]);
    words->count++;
    if (words->comma != UINT8_MAX && words->comma > i) words->comma++;
    asc_fold_word *head = &words->at[i], *rest = &words->at[i + 1];
    rest->n = (uint8_t)(head->n - n - skip);
    memmove(rest->text, rest->text + n + skip, rest->n);
    head->n = (uint8_t)n;
    return true;
}

static bool vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'u';
}

static bool god(const char *p, size_t n)
{
    static const char *const names[] = { "lah", "llah", "llh", "lh", "lla", "lahi", "llahi", "la" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (n == strlen(names[i]) && memcmp(p, names[i], n) == 0) return true;
    return false;
}

/*
 * "abdulrahman", "abdurrahman", "abdirahman": how many letters stand between "abd" and
 * the word served; 0 when it is no such name. "abdullah" is one word and stays.
 */
static size_t article_after_abd(const asc_fold_word *w)
{
    size_t rest = w->n - 3u;
    const char *p = w->text + 3;
    if (rest < 5 || !vowel(p[0])) return 0;
    if (p[1] == 'l' && rest >= 5) return 2;
    if (p[1] == p[2] && memchr("rsdnztj", p[1], 7)) return 2;
    return (p[0] == 'i' || p[0] == 'u') && rest >= 6 && !vowel(p[1]) ? 1 : 0;
}

static void servant(asc_fold_words *words, size_t i)
{
    asc_fold_word *w = &words->at[i];
    if (w->n < 3 || memcmp(w->text, "abd", 3) != 0) return;
    if (w->n > 4 && vowel(w->text[3]) && god(w->text + 4, w->n - 4u)) {
        set(w, "abdullah");
        return;
    }
    if (w->n == 5 && vowel(w->text[3]) && memchr("lrsdnzt", w->text[4], 7)) w->n = 3;
    size_t skip = w->n > 7 ? article_after_abd(w) : 0;
    if (skip) split(words, i, 3, skip);
    if (i + 1 >= words->count || words->at[i].n != 3) return;
    size_t next = i + 1;
    bool article =
        next + 1 < words->count &&
        (is(&words->at[next], "al") || is(&words->at[next], "el") || is(&words->at[next], "ul"));
    if (article) next++;
    asc_fold_word *served = &words->at[next];
    if (is(served, "allah") || is(served, "ullah") || is(served, "allh") ||
        (article && is(served, "lh"))) {
        uint16_t end = served->end;
        set(&words->at[i], "abdullah");
        words->at[i].end = end;
        for (; next > i; next--) drop(words, i + 1);
    }
}

/* The article is written on in Arabic script, and often in Latin behind a capital. */
static void article(asc_fold_words *words, size_t i)
{
    const asc_fold_word *w = &words->at[i];
    if (w->script != ASC_SCRIPT_ARABIC || w->n < 5 || memcmp(w->text, "al", 2) != 0) return;
    if (is(w, "allah") || is(w, "allh")) return;
    split(words, i, 2, 0);
}

static bool single(const asc_fold_words *words, size_t i)
{
    return i < words->count && words->at[i].n == 1 && words->at[i].text[0] >= 'a';
}

/* Letters in a row that are one abbreviation: as a form always, else in names of
 * organisations, and where there are three or more and no person is meant. */
static void letters(asc_fold_words *words, size_t i, const asc_lexicon *lx, asc_names_kind kind)
{
    size_t run = 0;
    char text[8];
    while (run < sizeof text && single(words, i + run)) {
        text[run] = words->at[i + run].text[0];
        run++;
    }
    if (run < 2 || words->comma == i + 1) return;
    asc_name_part what = asc_lexicon_part(lx, (asc_str){ text, run }, asc_word_hash(text, run));
    bool join = what.part == ASC_PART_FORM ||
                (kind != ASC_NAMES_PERSON && (run > 2 || kind != ASC_NAMES_UNKNOWN));
    if (!join) return;
    memcpy(words->at[i].text, text, run);
    words->at[i].n = (uint8_t)run;
    words->at[i].end = words->at[i + run - 1].end;
    for (; run > 1; run--) drop(words, i + 1);
}

void asc_fold_join(asc_fold_words *words, const asc_lexicon *lx, asc_names_kind kind)
{
    for (size_t i = 0; i < words->count; i++) {
        article(words, i);
        servant(words, i);
        letters(words, i, lx, kind);
    }
}
