#include "resolve/fold.h"

#include "base/str.h"
#include "base/utf8.h"
#include "resolve/fold_words.h"
#include "resolve/sound.h"

#include "base/banned.h"

#define NONE_YET UINT8_MAX
#define SHORT_MAX 5u /* letters of an abbreviation: "LeT" is as good as "LET" */

/* The word being gathered, and the name so far. */
struct folder {
    const asc_lexicon *lx;
    asc_str text;
    asc_fold_words *out;
    char letters[ASC_WORD_LETTERS];
    size_t n, begin, end;
    unsigned scripts; /* bit set, of this word */
    unsigned upper;   /* capitals */
    bool lower, digits, inherent;
    int depth; /* of brackets */
};

static asc_script script_of(uint32_t cp)
{
    if (cp < 0x370 || (cp >= 0x1E00 && cp < 0x1F00)) return ASC_SCRIPT_LATIN;
    if (cp >= 0x400 && cp < 0x530) return ASC_SCRIPT_CYRILLIC;
    if (cp >= 0x590 && cp < 0x600) return ASC_SCRIPT_HEBREW;
    if ((cp >= 0x600 && cp < 0x780) || (cp >= 0x8A0 && cp < 0x900) || (cp >= 0xFB50 && cp < 0xFF00))
        return ASC_SCRIPT_ARABIC;
    if (cp >= 0x900 && cp < 0xD80) return ASC_SCRIPT_INDIC;
    if ((cp >= 0x1100 && cp < 0x1200) || (cp >= 0xAC00 && cp < 0xD7B0)) return ASC_SCRIPT_HANGUL;
    if ((cp >= 0x3400 && cp < 0xA000) || (cp >= 0xF900 && cp < 0xFB00)) return ASC_SCRIPT_HAN;
    if (cp >= 0xFF21 && cp <= 0xFF5A) return ASC_SCRIPT_LATIN;
    return ASC_SCRIPT_OTHER;
}

/* The Latin letter that a Greek or Cyrillic one looks like; 0 if none. */
static char lookalike(uint32_t cp)
{
    static const struct {
        uint16_t cp;
        char c;
    } alike[] = { { 0x430, 'a' }, { 0x435, 'e' }, { 0x43E, 'o' }, { 0x440, 'p' }, { 0x441, 'c' },
                  { 0x443, 'y' }, { 0x445, 'x' }, { 0x432, 'b' }, { 0x43D, 'h' }, { 0x43A, 'k' },
                  { 0x43C, 'm' }, { 0x442, 't' }, { 0x456, 'i' }, { 0x458, 'j' }, { 0x455, 's' },
                  { 0x501, 'd' }, { 0x4CF, 'l' }, { 0x3B1, 'a' }, { 0x3B5, 'e' }, { 0x3BF, 'o' },
                  { 0x3C1, 'p' }, { 0x3C4, 't' }, { 0x3C5, 'u' }, { 0x3C7, 'x' }, { 0x3BD, 'v' },
                  { 0x3BA, 'k' }, { 0x3B9, 'i' }, { 0x3B7, 'n' }, { 0x3B2, 'b' }, { 0x3BC, 'm' } };
    uint32_t low = asc_utf8_lower(cp);
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        if (alike[i].cp == low) return alike[i].c;
    return 0;
}

/* "Mаsood" with a Cyrillic letter in it: what it looks like, not what it says. */
static void disguised(struct folder *f)
{
    f->n = 0;
    for (size_t i = f->begin; i < f->end && f->n < ASC_WORD_LETTERS;) {
        uint32_t cp;
        i += asc_utf8_next(f->text, i, &cp);
        char c = lookalike(cp);
        const char *s = c ? NULL : asc_lexicon_letter(f->lx, cp);
        if (c) f->letters[f->n++] = c;
        for (; s && *s && f->n < ASC_WORD_LETTERS; s++)
            if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9')) f->letters[f->n++] = *s;
    }
    f->scripts = 1u << ASC_SCRIPT_LATIN;
}

static asc_script main_script(unsigned scripts)
{
    for (unsigned s = ASC_SCRIPT_ARABIC; s < ASC_SCRIPT_COUNT; s++)
        if (scripts >> s & 1) return (asc_script)s;
    return ASC_SCRIPT_LATIN;
}

static void end_word(struct folder *f)
{
    static const unsigned alike = 1u << ASC_SCRIPT_CYRILLIC | 1u << ASC_SCRIPT_OTHER;
    if (f->inherent && f->n == 1 && f->n < ASC_WORD_LETTERS) f->letters[f->n++] = 'a';
    if ((f->scripts & 1u << ASC_SCRIPT_LATIN) && (f->scripts & alike)) disguised(f);
    if (f->n && f->out->count < ASC_NAMES_WORDS_MAX) {
        asc_fold_word *w = &f->out->at[f->out->count++];
        memcpy(w->text, f->letters, f->n);
        w->n = (uint8_t)f->n;
        w->begin = (uint16_t)f->begin;
        w->end = (uint16_t)f->end;
        w->script = (uint8_t)main_script(f->scripts);
        w->flags = (uint8_t)((f->upper && (!f->lower || (f->upper > 1 && f->n <= SHORT_MAX))
                                  ? ASC_OF_CAPITALS
                                  : 0) |
                             (f->depth > 0 ? ASC_OF_BRACKET : 0));
        f->out->scripts |= (uint8_t)(1u << w->script);
        f->out->has_lower = f->out->has_lower || f->lower;
    }
    f->n = 0;
    f->scripts = 0;
    f->upper = 0;
    f->lower = f->digits = f->inherent = false;
}

static void put(struct folder *f, char c, size_t begin, size_t end)
{
    bool digit = c >= '0' && c <= '9';
    if (f->n && (f->n == ASC_WORD_LETTERS || digit != f->digits)) end_word(f);
    if (!f->n) f->begin = begin;
    f->digits = digit;
    f->letters[f->n++] = c;
    f->end = end;
}

static void put_string(struct folder *f, const char *s, size_t begin, size_t end)
{
    char sign = *s == '+' || *s == '-' || *s == '~' || *s == '<' ? *s++ : 0;
    if (f->inherent && (sign == '+' || (!sign && *s))) put(f, 'a', begin, begin);
    if (sign || *s) f->inherent = sign == '+';
    for (; *s; s++) put(f, *s, begin, end);
}

/* A syllable of Hangul by its letters (Unicode 3.12), as names are romanised. */
static void put_hangul(struct folder *f, uint32_t cp, size_t begin, size_t end)
{
    static const char *const first[] = { "g", "k", "n", "d", "t",  "r", "m", "b", "p", "s",
                                         "s", "",  "j", "j", "ch", "k", "t", "p", "h" };
    static const char *const vowel[] = { "a",  "ae", "ya", "yae", "eo", "e",  "yeo",
                                         "ye", "o",  "wa", "wae", "oe", "yo", "u",
                                         "wo", "we", "wi", "yu",  "eu", "ui", "i" };
    static const char *const last[] = { "",  "k",  "k", "k", "n", "n", "n", "t", "l", "k",
                                        "m", "l",  "l", "l", "p", "l", "m", "p", "p", "t",
                                        "t", "ng", "t", "t", "k", "t", "p", "t" };
    uint32_t s = cp - 0xAC00;
    put_string(f, first[s / 588], begin, end);
    put_string(f, vowel[s % 588 / 28], begin, end);
    put_string(f, last[s % 28], begin, end);
}

static void foreign(struct folder *f, uint32_t cp, size_t begin, size_t end)
{
    if (cp >= 0xAC00 && cp < 0xD7A4) {
        put_hangul(f, cp, begin, end);
        f->scripts |= 1u << ASC_SCRIPT_HANGUL;
        return;
    }
    const char *s = asc_lexicon_letter(f->lx, cp);
    if (!s) {
        end_word(f);
        return;
    }
    put_string(f, s, begin, end);
    if (*s) f->scripts |= 1u << script_of(cp);
    if (*s && cp < 0x530) {
        if (asc_utf8_is_upper(cp)) f->upper++;
        else f->lower = true;
    }
}

/* "JiaruiPENG", "AlQALAA": two words run together, but not "LeT". */
static bool camel(const struct folder *f, size_t i)
{
    const char *p = f->text.p;
    return f->n >= 2 && !f->digits && i + 2 < f->text.n && p[i - 1] >= 'a' && p[i - 1] <= 'z' &&
           ((p[i + 1] >= 'a' && p[i + 1] <= 'z') || (p[i + 1] >= 'A' && p[i + 1] <= 'Z')) &&
           ((p[i + 2] >= 'a' && p[i + 2] <= 'z') || (p[i + 2] >= 'A' && p[i + 2] <= 'Z'));
}

static void mark_of(struct folder *f, char c)
{
    asc_fold_words *out = f->out;
    if (c == '.' && out->count && f->n == 0) {
        /* the word was ended by this very mark: see ascii() */
        out->at[out->count - 1].flags |= ASC_OF_DOTTED;
    } else if (c == ',' && out->comma == NONE_YET) {
        out->comma = out->count;
    } else if (c == ';' && out->comma == NONE_YET) {
        out->comma = ASC_NAMES_WORDS_MAX; /* a list of names: no surname first */
    } else if (c == '(' || c == '[') {
        f->depth++;
    } else if ((c == ')' || c == ']') && f->depth > 0) {
        f->depth--;
    }
}

static void ascii(struct folder *f, char c, size_t i)
{
    if (c >= 'a' && c <= 'z') {
        put(f, c, i, i + 1);
        f->lower = true;
        f->scripts |= 1;
    } else if (c >= 'A' && c <= 'Z') {
        if (camel(f, i)) end_word(f);
        put(f, (char)(c | 0x20), i, i + 1);
        f->upper++;
        f->scripts |= 1;
    } else if (c >= '0' && c <= '9') {
        put(f, c, i, i + 1);
        f->scripts |= 1;
    } else if (c != '\'' && c != '`') {
        end_word(f);
        mark_of(f, c);
    }
}

/* A space of no width parts words before a capital; elsewhere it only hides what it is in. */
static bool capital_at(asc_str text, size_t i)
{
    return i < text.n && text.p[i] >= 'A' && text.p[i] <= 'Z';
}

static void cut_words(struct folder *f)
{
    for (size_t i = 0; i < f->text.n && f->out->count < ASC_NAMES_WORDS_MAX;) {
        unsigned char c = (unsigned char)f->text.p[i];
        if (c < 0x80) {
            ascii(f, (char)c, i);
            i++;
            continue;
        }
        uint32_t cp;
        size_t step = asc_utf8_next(f->text, i, &cp);
        if (cp == ASC_UTF8_BAD) end_word(f);
        else if (cp == 0x060C) mark_of(f, ',');
        else if (cp == 0x200B && f->lower && capital_at(f->text, i + step)) end_word(f);
        else foreign(f, cp, i, i + step);
        i += step;
    }
    end_word(f);
}

/* Value of a Roman numeral from 2 on, 0 if it is none. "c", "d", "m" are left out, and
 * single letters: more names than numbers have them. */
static unsigned roman(const asc_word *w)
{
    static const char numerals[][5] = { "ii", "iii", "iv",  "vi",   "vii", "viii",
                                        "ix", "xi",  "xii", "xiii", "xiv", "xv" };
    static const uint8_t values[] = { 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 15 };
    if (w->n < 2 || w->n > 4 || (w->text[0] != 'i' && w->text[0] != 'v' && w->text[0] != 'x'))
        return 0;
    for (size_t i = 0; i < sizeof values; i++)
        if (w->n == strlen(numerals[i]) && memcmp(w->text, numerals[i], w->n) == 0)
            return values[i];
    return 0;
}

static void number(asc_word *w)
{
    w->number = w->text[0] >= '0' && w->text[0] <= '9';
    w->value = 0;
    if (w->number) {
        for (size_t i = 0; i < w->n && i < 9; i++)
            w->value = w->value * 10 + (uint32_t)(w->text[i] - '0');
        return;
    }
    w->value = roman(w);
    if (w->value) w->number = 2;
}

static void fill(const asc_lexicon *lx, const asc_fold_word *from, asc_word *w)
{
    w->n = from->n;
    memcpy(w->text, from->text, from->n);
    w->script = from->script;
    w->hash = asc_word_hash(w->text, w->n);
    asc_lexicon_fetch(lx, w->hash);
    asc_name_part what = asc_lexicon_part(lx, (asc_str){ w->text, w->n }, w->hash);
    w->part = (uint8_t)what.part;
    w->sense = what.sense;
    number(w);
    w->spare = 0;
    asc_word_sound(w);
    w->weight = asc_word_weight(asc_fold_count(lx, w), w->n);
}

uint32_t asc_fold_count(const asc_lexicon *lx, const asc_word *w)
{
    if (w->script != ASC_SCRIPT_ARABIC && w->script != ASC_SCRIPT_HEBREW)
        return asc_lexicon_count(lx, w->hash);
    return asc_lexicon_count(lx, asc_bones_hash(w->bones, w->bones_n));
}

uint32_t asc_bones_hash(const char *bones, size_t n)
{
    return asc_word_hash(bones, n) ^ 0xB0BE5u;
}

/* Where a comma tells the surname of a person, put it last and say so. */
static void order(const asc_fold_words *words, asc_names_kind kind, uint8_t to[])
{
    size_t n = words->count, comma = words->comma, at = 0;
    bool turn = comma != NONE_YET && comma > 0 && comma < n && comma <= 4 &&
                (kind == ASC_NAMES_PERSON || kind == ASC_NAMES_UNKNOWN);
    if (!turn) comma = 0;
    for (size_t i = comma; i < n; i++) to[at++] = (uint8_t)i;
    for (size_t i = 0; i < comma; i++) to[at++] = (uint8_t)i;
}

void asc_fold(const asc_lexicon *lx, asc_str text, asc_names_kind kind, asc_word_store *store,
              asc_name_words *out)
{
    asc_fold_words words;
    uint8_t to[ASC_NAMES_WORDS_MAX];
    words.count = words.scripts = 0;
    words.has_lower = false;
    words.comma = NONE_YET;
    struct folder f = { .lx = lx,
                        .text = asc_str_slice(text, 0, ASC_NAMES_BYTES_MAX),
                        .out = &words };
    cut_words(&f);
    asc_fold_join(&words, lx, kind);
    order(&words, kind, to);
    out->count = words.count;
    out->kind = (uint8_t)kind;
    out->quality = ASC_NAMES_PRIMARY;
    out->scripts = words.scripts;
    for (size_t i = 0; i < words.count; i++) {
        const asc_fold_word *from = &words.at[to[i]];
        uint8_t flags = from->flags;
        bool before = words.comma != NONE_YET && to[i] < words.comma && to[0] != 0;
        if (before || (words.has_lower && (flags & ASC_OF_CAPITALS) && from->n > 1))
            flags |= ASC_OF_SURNAME;
        fill(lx, from, &store->words[i]);
        out->at[i] = (asc_name_word){ &store->words[i], from->begin, from->end, flags };
    }
}

size_t asc_fold_text(const asc_name_words *n, char *out)
{
    size_t at = 0;
    for (size_t i = 0; i < n->count; i++) {
        if (i) out[at++] = ' ';
        memcpy(out + at, n->at[i].word->text, n->at[i].word->n);
        at += n->at[i].word->n;
    }
    return at;
}
