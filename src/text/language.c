#include "text/language.h"

#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

#define SLOTS 8192u          /* of the table of words; a power of two over twice their number */
#define LANGUAGES_MAX 64u    /* bits of a word's set of languages */
#define WORD_BYTES_MAX 40    /* longer runs of letters are no function words */
#define WORDS_LEAST 6        /* of a text that is given a language by its words */
#define SHARE_LEAST 0.08     /* of its words that must be the language's function words */
#define LEAD 1.2             /* times the next language's score */
#define BLOCK_BYTES_LEAST 60 /* shorter blocks are in the language of their text */
#define LETTERS_LEAST 12     /* of a text that is given a language by its script */
#define SCRIPT_SHARE 0.6     /* of the letters that must be of one script */

/* Blocks of Unicode, in order; a language where only one is usually written in it. */
static const struct {
    uint32_t first, last;
    const char *script, *language;
} scripts[] = {
    { 0x41, 0x24F, "Latn", NULL },    { 0x370, 0x3FF, "Grek", "el" },
    { 0x400, 0x52F, "Cyrl", NULL },   { 0x531, 0x58F, "Armn", "hy" },
    { 0x590, 0x5FF, "Hebr", "he" },   { 0x600, 0x6FF, "Arab", NULL },
    { 0x700, 0x74F, "Syrc", "syr" },  { 0x750, 0x77F, "Arab", NULL },
    { 0x780, 0x7BF, "Thaa", "dv" },   { 0x900, 0x97F, "Deva", NULL },
    { 0x980, 0x9FF, "Beng", "bn" },   { 0xA00, 0xA7F, "Guru", "pa" },
    { 0xA80, 0xAFF, "Gujr", "gu" },   { 0xB00, 0xB7F, "Orya", "or" },
    { 0xB80, 0xBFF, "Taml", "ta" },   { 0xC00, 0xC7F, "Telu", "te" },
    { 0xC80, 0xCFF, "Knda", "kn" },   { 0xD00, 0xD7F, "Mlym", "ml" },
    { 0xD80, 0xDFF, "Sinh", "si" },   { 0xE00, 0xE7F, "Thai", "th" },
    { 0xE80, 0xEFF, "Laoo", "lo" },   { 0xF00, 0xFFF, "Tibt", "bo" },
    { 0x1000, 0x109F, "Mymr", "my" }, { 0x10A0, 0x10FF, "Geor", "ka" },
    { 0x1100, 0x11FF, "Hang", "ko" }, { 0x1200, 0x139F, "Ethi", "am" },
    { 0x1780, 0x17FF, "Khmr", "km" }, { 0x1E00, 0x1EFF, "Latn", NULL },
    { 0x3040, 0x30FF, "Kana", "ja" }, { 0x3130, 0x318F, "Hang", "ko" },
    { 0x3400, 0x9FFF, "Hani", "zh" }, { 0xAC00, 0xD7AF, "Hang", "ko" },
    { 0xFB50, 0xFDFF, "Arab", NULL }, { 0xFE70, 0xFEFF, "Arab", NULL },
};
#define SCRIPTS (sizeof scripts / sizeof *scripts)

struct words {
    uint32_t hash[SLOTS]; /* 0: free */
    uint64_t languages[SLOTS];
};

struct count {
    size_t letters, by_script[SCRIPTS];
    size_t words;
    double scores[LANGUAGES_MAX];
};

static uint32_t hash_of(const char *p, size_t n)
{
    uint32_t h = 2166136261u; /* FNV-1a: the words are few, two of one hash are none of ours */
    for (size_t i = 0; i < n; i++) h = (h ^ (uint8_t)p[i]) * 16777619u;
    return h ? h : 1;
}

static size_t slot_of(const struct words *w, uint32_t hash)
{
    size_t i = hash & (SLOTS - 1);
    while (w->hash[i] && w->hash[i] != hash) i = (i + 1) & (SLOTS - 1);
    return i;
}

static void add_words(struct words *w, const char *list, unsigned language)
{
    while (*list) {
        size_t n = 0;
        while (list[n] && list[n] != ' ') n++;
        uint32_t hash = hash_of(list, n);
        size_t i = slot_of(w, hash);
        w->hash[i] = hash;
        w->languages[i] |= (uint64_t)1 << language;
        list += n + (list[n] == ' ');
    }
}

static size_t script_of(uint32_t cp)
{
    if (cp < 0x250) return 0;
    for (size_t k = 1; k < SCRIPTS && scripts[k].first <= cp; k++)
        if (cp <= scripts[k].last) return k;
    return SCRIPTS;
}

static void count_word(const struct words *w, struct count *c, const char *word, size_t n)
{
    if (!n) return;
    c->words++;
    size_t slot = slot_of(w, hash_of(word, n));
    uint64_t languages = w->hash[slot] ? w->languages[slot] : 0;
    unsigned sharing = 0;
    for (uint64_t bits = languages; bits; bits &= bits - 1) sharing++;
    for (unsigned k = 0; languages; k++, languages >>= 1)
        if (languages & 1) c->scores[k] += 1 / (0.5 + 0.5 * sharing);
}

/* Marks that stand inside words of Indian and Arabic scripts, and in the apostrophe's place. */
static bool is_inside_word(uint32_t cp)
{
    return (cp >= 0x300 && cp <= 0x36F) || (cp >= 0x900 && cp <= 0x97F && cp != 0x964) ||
           (cp >= 0x64B && cp <= 0x65F) || cp == 0x2018 || cp == 0x200C;
}

static void count_text(const struct words *w, struct count *c, asc_str text)
{
    char word[WORD_BYTES_MAX + 4];
    size_t n = 0;
    for (size_t i = 0; i < text.n;) {
        uint32_t cp;
        i += asc_utf8_next(text, i, &cp);
        bool letter = cp != ASC_UTF8_BAD && asc_utf8_is_alpha(cp);
        if (letter) {
            size_t script = script_of(cp);
            c->letters++;
            if (script < SCRIPTS) c->by_script[script]++;
        }
        if (letter || (n && cp != ASC_UTF8_BAD && is_inside_word(cp))) {
            if (n <= WORD_BYTES_MAX) n += asc_utf8_put(asc_utf8_lower(cp), word + n);
            continue;
        }
        count_word(w, c, word, n);
        n = 0;
    }
    count_word(w, c, word, n);
}

/* The language that the script alone names, "" where it names none, NULL where words must
 * decide. Japanese mixes Chinese characters with its own. */
static const char *by_script(const struct count *c)
{
    size_t kana = 0, han = 0, hangul = 0;
    for (size_t k = 0; k < SCRIPTS; k++) {
        if (!strcmp(scripts[k].script, "Kana")) kana += c->by_script[k];
        if (!strcmp(scripts[k].script, "Hani")) han += c->by_script[k];
        if (!strcmp(scripts[k].script, "Hang")) hangul += c->by_script[k];
    }
    if ((double)(kana + han) > SCRIPT_SHARE * (double)c->letters)
        return kana * 20 > kana + han ? "ja" : "zh";
    if ((double)(hangul + han) > SCRIPT_SHARE * (double)c->letters) return "ko";
    for (size_t k = 0; k < SCRIPTS; k++)
        if (scripts[k].language && (double)c->by_script[k] > SCRIPT_SHARE * (double)c->letters)
            return scripts[k].language;
    return NULL;
}

static const char *by_words(const struct count *c)
{
    size_t best = 0;
    double next = 0;
    for (size_t k = 1; k < asc_language_table_count; k++)
        if (c->scores[k] > c->scores[best]) best = k;
    for (size_t k = 0; k < asc_language_table_count; k++)
        if (k != best && c->scores[k] > next) next = c->scores[k];
    bool enough = c->words >= WORDS_LEAST && c->scores[best] >= SHARE_LEAST * (double)c->words &&
                  c->scores[best] >= 2;
    return enough && c->scores[best] >= LEAD * next ? asc_language_table[best].code : "";
}

static void all_words(struct words *w)
{
    memset(w, 0, sizeof *w);
    for (unsigned k = 0; k < asc_language_table_count && k < LANGUAGES_MAX; k++)
        add_words(w, asc_language_table[k].words, k);
}

static const char *language_of(const struct words *w, asc_str text)
{
    struct count c = { 0 };
    count_text(w, &c, asc_str_slice(text, 0, ASC_LANGUAGE_BYTES));
    if (c.letters < LETTERS_LEAST) return "";
    const char *named = by_script(&c);
    return named ? named : by_words(&c);
}

const char *asc_text_language(asc_str text)
{
    struct words w;
    all_words(&w);
    return language_of(&w, text);
}

static const char *language_of_block(const struct words *w, asc_str text, asc_span block)
{
    asc_str s = asc_str_slice(text, block.begin, block.end);
    return s.n < BLOCK_BYTES_LEAST ? "" : language_of(w, s);
}

/* Whether a text is English, or what of it is in a clear language mostly is. */
static bool is_english(const struct words *w, asc_str text, const asc_span *blocks, size_t count)
{
    const char *whole = language_of(w, text);
    size_t english = 0, other = 0;
    if (*whole) return !strcmp(whole, "en");
    for (size_t i = 0; i < count; i++) {
        const char *own = language_of_block(w, text, blocks[i]);
        size_t n = blocks[i].end - blocks[i].begin;
        if (*own) *(strcmp(own, "en") ? &other : &english) += n;
    }
    return english >= other;
}

size_t asc_language_english(asc_str text, asc_span *blocks, size_t count)
{
    struct words w;
    size_t kept = 0;
    all_words(&w);
    bool english = is_english(&w, text, blocks, count);
    for (size_t i = 0; i < count; i++) {
        const char *own = language_of_block(&w, text, blocks[i]);
        if (*own ? !strcmp(own, "en") : english) blocks[kept++] = blocks[i];
    }
    return kept;
}
