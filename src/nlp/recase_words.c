#include "nlp/recase_words.h"

#include <utf8proc.h>

#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

#define RIGHT_QUOTE 0x2019u /* also the apostrophe of good typesetting */

static size_t utf8_size(uint32_t cp)
{
    return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
}

uint32_t asc_recase_lower(uint32_t cp)
{
    if (cp < 0x80) return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    uint32_t low = asc_utf8_lower(cp);
    return utf8_size(low) == utf8_size(cp) ? low : cp;
}

static bool is_letter(uint32_t cp)
{
    return cp != ASC_UTF8_BAD && asc_utf8_is_alpha(cp);
}

static bool is_word_char(uint32_t cp)
{
    if (cp < 0x80) return (cp >= '0' && cp <= '9') || ((cp | 32) >= 'a' && (cp | 32) <= 'z');
    if (cp == ASC_UTF8_BAD) return false;
    if (asc_utf8_is_alpha(cp) || asc_utf8_is_digit(cp)) return true;
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC || c == UTF8PROC_CATEGORY_ME;
}

static bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == RIGHT_QUOTE;
}

/* The character at i, or BAD at the end; its length in *n (0 at the end). */
static uint32_t peek(asc_str s, size_t i, size_t *n)
{
    uint32_t cp = ASC_UTF8_BAD;
    *n = i < s.n ? asc_utf8_next(s, i, &cp) : 0;
    return cp;
}

/* End of initials that start at i, such as U.S. or J.K., or 0 if there are none. */
static size_t initials_end(asc_str s, size_t i)
{
    size_t n, m, first, j, before;
    if (!is_letter(peek(s, i, &n))) return 0;
    first = before = j = i + n;
    for (;;) {
        if (peek(s, j, &n) != '.' || !is_letter(peek(s, j + n, &m))) break;
        before = j;
        j += n + m;
    }
    if (j == first) return 0;
    if (is_word_char(peek(s, j, &n))) j = before; /* "p.m.Tuesday" */
    if (j == first) return 0;
    return peek(s, j, &n) == '.' ? j + 1 : j;
}

/* Bytes of 's right behind initials ("U.S.'s"), or 0. */
static size_t initials_clitic(asc_str s, size_t i)
{
    size_t n, m, k;
    if (!is_apostrophe(peek(s, i, &n))) return 0;
    uint32_t c = peek(s, i + n, &m);
    if (c != 's' && c != 'S') return 0;
    return is_word_char(peek(s, i + n + m, &k)) ? 0 : n + m;
}

/* End of the word that starts at i, a word character. */
static size_t word_end(asc_str s, size_t i, bool *dotted)
{
    size_t n, m, j = initials_end(s, i);
    *dotted = j > 0;
    if (j > 0) return j + initials_clitic(s, j);
    for (j = i; j < s.n;) {
        uint32_t cp = peek(s, j, &n);
        if (is_word_char(cp)) {
            j += n;
        } else if ((is_apostrophe(cp) || cp == '&') && is_letter(peek(s, j + n, &m))) {
            j += n + m;
        } else {
            break;
        }
    }
    return j;
}

static bool is_clitic(asc_str s)
{
    static const char *const all[] = { "s", "re", "ve", "ll", "d", "m" };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (asc_str_is_nocase(s, all[i])) return true;
    return false;
}

/* Where the word's clitic begins, or its end. */
static size_t find_core_end(asc_str s, size_t begin, size_t end)
{
    for (size_t i = end; i > begin + 1 && end - i <= 5; i--) {
        size_t n;
        if (s.p[i - 1] != '\'' && (unsigned char)s.p[i - 1] != 0xE2) continue;
        if (!is_apostrophe(peek(s, i - 1, &n))) continue;
        return is_clitic(asc_str_slice(s, i - 1 + n, end)) ? i - 1 : end;
    }
    return end;
}

static asc_str normal_form(asc_str s, size_t begin, size_t end, char *out)
{
    size_t n = 0;
    for (size_t i = begin; i < end;) {
        uint32_t cp;
        size_t len = asc_utf8_next(s, i, &cp);
        if (cp == ASC_UTF8_BAD) {
            out[n++] = s.p[i];
        } else if (asc_utf8_is_digit(cp)) {
            out[n++] = '0';
        } else if (cp == RIGHT_QUOTE) {
            out[n++] = '\'';
        } else {
            n += asc_utf8_put(asc_recase_lower(cp), out + n);
        }
        i += len;
    }
    return (asc_str){ out, n };
}

/* What stands between two words, in one pass. */
typedef struct gap_facts {
    uint32_t first, second, last; /* characters, white space at the ends left out; 0 if none */
    unsigned chars, lines;        /* characters so trimmed; line breaks */
    bool space;                   /* white space anywhere */
    bool ends;                    /* . ! or ? */
    bool line_ends;               /* . ! ? : or a straight or closing double quote */
    bool open, close;             /* brackets */
    bool quote, opens;            /* a quotation mark; the last of them opens */
    bool quote_last;
} gap_facts;

static bool is_quote(uint32_t cp)
{
    return cp == '"' || cp == '\'' ||
           (cp >= 0x2018 && cp <= 0x201D && cp != 0x201A && cp != 0x201B) || cp == 0xAB ||
           cp == 0xBB;
}

/* `before` stands left of the last run of quotation marks, `mark` is its first. */
static bool is_opening(uint32_t before, uint32_t mark)
{
    return before == 0 || asc_utf8_is_space(before) || before == '(' || before == '[' ||
           before == '-' || before == 0x2014 || mark == 0x201C || mark == 0x2018 || mark == 0xAB;
}

static gap_facts look_at_gap(asc_str s, size_t begin, size_t end)
{
    gap_facts g = { 0 };
    uint32_t last = 0, before = 0, mark = 0; /* the last run of quotes */
    unsigned chars = 0;
    for (size_t i = begin, n; i < end; i += n) {
        uint32_t cp;
        n = asc_utf8_next(s, i, &cp);
        bool space = cp != ASC_UTF8_BAD && asc_utf8_is_space(cp);
        if (cp == '\n' && g.lines < 2) g.lines++;
        if (is_quote(cp) && (i == begin || !is_quote(last))) {
            before = i == begin ? 0 : last;
            mark = cp;
        }
        last = cp;
        if (g.first && ++chars == 2) g.second = cp;
        g.space |= space;
        if (space) continue;
        if (!g.first) {
            g.first = cp;
            chars = 1;
        }
        g.last = cp;
        g.chars = chars;
        g.ends |= cp == '.' || cp == '!' || cp == '?';
        g.line_ends |=
            cp == '.' || cp == '!' || cp == '?' || cp == ':' || cp == '"' || cp == 0x201D;
        g.open |= cp == '(';
        g.close |= cp == ')';
        g.quote |= is_quote(cp);
    }
    g.quote_last = is_quote(g.last);
    g.opens = is_quote(last) && is_opening(before, mark);
    return g;
}

/* One letter for the tagger. */
static uint8_t gap_class(const gap_facts *g)
{
    if (g->chars == 0) return '_';
    if (g->chars == 1 && g->first == '-') return '-';
    if (g->open) return '(';
    if (g->close) return ')';
    if (g->first == '.' || g->first == '!' || g->first == '?') return '.';
    if (g->quote) return g->opens ? 'Q' : 'q';
    if (g->first == ',' || g->first == ';') return ',';
    if (g->first == ':') return ':';
    if (g->first == '@' || g->first == '#') return '@';
    return 'o';
}

static bool listed(asc_str w, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (asc_str_is(w, list[i])) return true;
    return false;
}

/* Words that after "U.S." or "in need." tell of a new sentence. */
static bool is_opener(asc_str low)
{
    static const char *const list[] = { "the",  "he",   "she",   "it",    "in",  "on",   "at",
                                        "but",  "and",  "a",     "an",    "we",  "they", "i",
                                        "this", "that", "there", "his",   "her", "its",  "as",
                                        "if",   "when", "while", "after", "for", "to",   "our",
                                        "you",  "what", "who",   "so",    "by",  "with", "from",
                                        "not",  "no" };
    return low.n <= 5 && listed(low, list, sizeof list / sizeof *list);
}

/* Words that follow a question in quotation marks without a new sentence. */
static bool is_sayer(asc_str low)
{
    static const char *const list[] = { "he",    "she",   "said",    "says", "asks",    "asked",
                                        "added", "wrote", "replied", "told", "tweeted", "cried" };
    return low.n <= 7 && listed(low, list, sizeof list / sizeof *list);
}

/* A new line begins a sentence unless the one before looks wrapped: 45 to 100 bytes long
 * and without an end of its own. */
static bool starts_line(asc_str s, size_t floor, const asc_recase_word *prev, const gap_facts *g)
{
    if (g->lines > 1 || g->line_ends) return true;
    size_t i = prev->begin;
    while (i > floor && s.p[i - 1] != '\n') i--;
    return prev->end - i < 45 || prev->end - i > 100;
}

static bool is_initial(const asc_recase_word *w)
{
    uint32_t cp;
    return w->low.n > 0 && asc_utf8_next(w->low, 0, &cp) == w->low.n && is_letter(cp) && cp != 'i';
}

/* Does w, behind prev and the gap g, begin a sentence? */
static bool starts_sentence(asc_str s, size_t floor, const asc_recase_word *prev,
                            const asc_recase_word *w, const gap_facts *g)
{
    if (g->lines) return starts_line(s, floor, prev, g);
    bool stop = prev->dotted && !prev->clitic && s.p[prev->end - 1] == '.';
    if (g->chars == 0) return stop && is_opener(w->low);
    bool point = g->chars == 1 && g->first == '.';
    if (!g->space) return point && is_opener(w->low) && prev->low.n > 2;
    bool first_ends = g->first == '.' || g->first == '!' || g->first == '?';
    if (stop && !first_ends) return is_opener(w->low) && (is_quote(g->first) || g->first == ')');
    if (g->first == '.') {
        bool brief = is_initial(prev) || (prev->flags & ASC_RECASE_ABBR);
        return brief ? !point && !(g->second == ',' || g->second == ';' || g->second == ')') : true;
    }
    if (first_ends || g->first == 0x2026) return !(is_sayer(w->low) && g->quote_last && !g->opens);
    if (g->opens)
        return g->first == ',' || g->first == ':' || g->first == '-' || g->first == 0x2014 ||
               g->first == 0x2013 || g->ends;
    return g->ends ||
           (g->chars == 1 && (g->first == 0x2022 || g->first == 0x25CF || g->first == '*'));
}

/* Three letters that say what a word mostly is: how common, which name, part of speech. */
static uint32_t coarse_of(const asc_recase_word *w)
{
    static const struct {
        uint32_t flag;
        char letter;
    } names[] = { { ASC_RECASE_PEOPLE, 'D' },  { ASC_RECASE_PUBLIC, 'W' },
                  { ASC_RECASE_FIRST, 'F' },   { ASC_RECASE_PLACE, 'G' },
                  { ASC_RECASE_SURNAME, 'S' }, { ASC_RECASE_NAME, 'N' },
                  { ASC_RECASE_ACRONYM, 'A' }, { ASC_RECASE_SEEN_UP, 'U' } },
      speech[] = { { ASC_RECASE_VERB, 'v' },
                   { ASC_RECASE_NOUN, 'n' },
                   { ASC_RECASE_ADJ, 'j' },
                   { ASC_RECASE_ADV, 'r' } };
    uint32_t f = w->flags;
    char out[5] = { 0 };
    if (f == 0) return w->low.n > 0 && w->low.p[0] == '0' ? '0' : '?';
    out[0] = f & ASC_RECASE_COMMON     ? 'a'
             : f & ASC_RECASE_MIDDLING ? 'b'
             : f & ASC_RECASE_RARE     ? 'c'
             : f == ASC_RECASE_DERIVED ? 'd'
                                       : '_';
    out[1] = '-';
    for (size_t i = sizeof names / sizeof *names; i-- > 0;)
        if (f & names[i].flag) out[1] = names[i].letter;
    for (size_t i = sizeof speech / sizeof *speech; i-- > 0;)
        if (f & speech[i].flag) out[2] = speech[i].letter;
    return (uint32_t)asc_recase_pack(out);
}

static uint32_t shape_of(const asc_recase_word *w)
{
    static const char size[] = "0123455";
    size_t n = asc_utf8_count(w->low), k = 0;
    bool vowel = false, digit = false;
    for (size_t i = 0; i < w->low.n; i++) {
        char c = w->low.p[i];
        vowel |= c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
        digit |= c == '0';
    }
    char out[8] = { 0 };
    out[k++] = n <= 6 ? size[n] : '7';
    out[k++] = vowel ? 'v' : 'x';
    if (w->dotted) out[k++] = '.';
    if (digit) out[k] = '0';
    return (uint32_t)asc_recase_pack(out);
}

/* Mark the words from i on that make the longest known name; returns how many. */
static size_t mark_phrase(const asc_recaser *r, asc_recase_words *words, size_t i)
{
    uint64_t h = 0;
    uint32_t cases = 0;
    size_t best = 0;
    for (size_t k = 0; k < ASC_RECASE_PHRASE_MAX && i + k < words->n; k++) {
        const asc_recase_word *w = &words->at[i + k];
        if (k > 0 && (w->start || (w->before != '_' && w->before != '-'))) break;
        h = asc_recase_mix(h, w->hash);
        const uint32_t *v = asc_recase_find(&r->phrases, h);
        if (!v) break;
        if (!(*v & ASC_RECASE_PHRASE_END) || k == 0) continue;
        best = k + 1;
        cases = *v;
    }
    for (size_t k = 0; k < best; k++) {
        static const char letters[] = "LCU?";
        unsigned letter = (unsigned char)letters[cases >> (2 * k) & 3];
        words->at[i + k].phrase = (uint16_t)((k ? 'I' : 'B') | letter << 8);
    }
    return best ? best : 1;
}

static bool add_word(const asc_recaser *r, asc_str s, size_t begin, size_t end, bool dotted,
                     asc_recase_words *words)
{
    asc_recase_word *grown =
        asc_arena_grow(words->arena, words->at, words->n, &words->cap, sizeof *grown);
    if (!grown) return false;
    words->at = grown;
    asc_recase_word *w = &grown[words->n];
    bool whole = dotted && s.p[end - 1] == '.';
    size_t core_end = whole ? end : find_core_end(s, begin, end);
    char *low = asc_arena_alloc(words->arena, core_end - begin + 1, 1);
    if (!low) return false;
    *w = (asc_recase_word){ .begin = (uint32_t)begin,
                            .end = (uint32_t)end,
                            .core_end = (uint32_t)core_end,
                            .dotted = dotted,
                            .clitic = core_end != end,
                            .before = '^',
                            .after = '$' };
    w->low = normal_form(s, begin, core_end, low);
    w->hash = asc_str_hash(w->low);
    w->flags = asc_recase_flags(r, w->low, w->hash);
    w->coarse = coarse_of(w);
    w->shape = shape_of(w);
    words->n++;
    return true;
}

bool asc_recase_split(const asc_recaser *r, asc_str text, size_t begin, size_t end,
                      asc_recase_words *words)
{
    asc_str s = { text.p, end };
    size_t first = words->n, last = begin;
    for (size_t i = begin, n; i < end;) {
        if (!is_word_char(peek(s, i, &n))) {
            i += n;
            continue;
        }
        bool dotted;
        size_t stop = word_end(s, i, &dotted);
        if (!add_word(r, s, i, stop, dotted, words)) return false;
        asc_recase_word *w = &words->at[words->n - 1];
        if (words->n - 1 > first) {
            gap_facts g = look_at_gap(s, last, i);
            w->before = w[-1].after = gap_class(&g);
            w->start = starts_sentence(s, begin, w - 1, w, &g);
        } else {
            w->start = true;
        }
        last = i = stop;
    }
    for (size_t i = first; i < words->n;) i += mark_phrase(r, words, i);
    return true;
}
