#include "link/fingerprint.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

/* Function words of English, by judgement, 2026-11: pronouns, articles, prepositions,
 * conjunctions, auxiliaries and the commonest adverbs; then the stock words of the trade,
 * as in "did not immediately respond to requests for comment". */
static const char COMMON[] =
    " a i am an as at be by do he if in is it me my no of on or so to up us we "
    " all and any are but can did few for got had has her him his how its let may nor not now "
    "off one our out own per she the too two was who why yet you "
    " also been both does down each even from have here into just less like made many more most "
    "much must next once only onto over said same says some soon such than that them then they "
    "this thus upon very want well went were what when will with your "
    " about above after again among being below could doing every first later might never other "
    "quite shall since still their there these thing those three under until where which while "
    "whose would yours "
    " almost always around became become before behind beside between during either enough "
    "former having indeed itself likely little mostly myself nearly rather saying should though "
    "through toward unless whether within without because however "
    " against already although another besides further herself himself instead several somehow "
    "towards yesterday meanwhile "
    " immediately respond responded request requests comment comments anonymity condition "
    "authorised authorized speak spoke publicly reporters told according officials official "
    "spokesman spokeswoman statement news agency ";

enum { TABLE_BITS = 10, TABLE_SIZE = 1 << TABLE_BITS };

static uint32_t step(uint32_t h, uint32_t c)
{
    return (h ^ c) * 0x01000193u;
}

static uint32_t finish(uint32_t h)
{
    h ^= h >> 16;
    h *= 0x85ebca6bu;
    h ^= h >> 13;
    h *= 0xc2b2ae35u;
    h ^= h >> 16;
    return h & ~ASC_WORD_MARKS;
}

#define START 0x811c9dc5u

struct common {
    uint32_t at[TABLE_SIZE];
};

static bool is_common(const struct common *t, uint32_t h)
{
    for (uint32_t k = h >> (32 - TABLE_BITS);; k = (k + 1) % TABLE_SIZE) {
        if (t->at[k] == h) return true;
        if (!t->at[k]) return false;
    }
}

static void load_common(struct common *t)
{
    memset(t, 0, sizeof *t);
    for (const char *p = COMMON; *p;) {
        uint32_t h = START;
        while (*p == ' ') p++;
        if (!*p) break;
        for (; *p && *p != ' '; p++) h = step(h, (unsigned char)*p);
        h = finish(h);
        uint32_t k = h >> (32 - TABLE_BITS);
        while (t->at[k] && t->at[k] != h) k = (k + 1) % TABLE_SIZE;
        t->at[k] = h;
    }
}

size_t asc_fingerprint_most(size_t bytes)
{
    size_t most = bytes / 2 + 1;
    return most < ASC_LINK_WORDS_MAX ? most : ASC_LINK_WORDS_MAX;
}

/* What a byte is: a letter or digit in lower case, or 0. */
static const unsigned char LETTER[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
    ['7'] = '7', ['8'] = '8', ['9'] = '9', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd',
    ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k',
    ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r',
    ['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y',
    ['z'] = 'z', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f',
    ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm',
    ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't',
    ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z'
};

static unsigned char letter(unsigned char c)
{
    return LETTER[c];
}

/* How a sentence's end is felt for between two words. */
struct scanner {
    asc_str text;
    bool quoted, stop, line; /* a full stop, a line end since the last word */
    size_t i;
};

/* Pass over what stands between two words. */
static void between(struct scanner *s)
{
    while (s->i < s->text.n) {
        unsigned char c = (unsigned char)s->text.p[s->i];
        uint32_t cp = c;
        if (letter(c)) return;
        if (c == ' ') {
            s->i++;
            continue;
        }
        size_t n = c < 0x80 ? 1 : asc_utf8_next(s->text, s->i, &cp);
        if (cp >= 0x80 && cp != ASC_UTF8_BAD && asc_utf8_is_alpha(cp)) return;
        bool twice = s->i + 1 < s->text.n && s->text.p[s->i + 1] == (char)c;
        if (cp == '.' || cp == '!' || cp == '?') s->stop = true;
        else if (cp == '\n') s->line = true, s->quoted = s->quoted && !twice;
        else if (cp == '"') s->quoted = !s->quoted;
        else if (cp == 0x201C || cp == 0xAB || (cp == '`' && twice))
            s->quoted = true, n = twice ? 2 : n;
        else if (cp == 0x201D || cp == 0xBB || (cp == '\'' && twice))
            s->quoted = false, n = twice ? 2 : n;
        s->i += n;
    }
}

/* A word from s->i on: its hash; s->i is behind it. */
static uint32_t word(struct scanner *s, size_t *end, uint32_t *letters)
{
    uint32_t h = START, count = 0;
    const char *p = s->text.p;
    size_t n = s->text.n, i = s->i;
    *end = i;
    while (i < n) {
        unsigned char c = (unsigned char)p[i], low = letter(c);
        while (low) { /* most words are of these alone */
            h = step(h, low);
            count++;
            *end = ++i;
            low = i < n ? letter(c = (unsigned char)p[i]) : 0;
        }
        if (i == n || c == ' ') break;
        uint32_t cp = c;
        size_t size = 1;
        if (c >= 0x80) size = asc_utf8_next(s->text, i, &cp);
        bool apostrophe = cp == '\'' || cp == 0x2019;
        if (apostrophe) {
            unsigned char next = i + size < n ? letter((unsigned char)p[i + size]) : 0;
            unsigned char after = i + size + 1 < n ? letter((unsigned char)p[i + size + 1]) : 0;
            if (!next) break;
            if (next == 's' && !after) { /* a possessive belongs to no word */
                i += size + 1;
                break;
            }
            i += size;
            continue;
        }
        if (cp < 0x80 || cp == ASC_UTF8_BAD || !asc_utf8_is_alpha(cp)) break;
        h = step(h, asc_utf8_lower(cp));
        count++;
        i += size;
        *end = i;
    }
    s->i = i;
    *letters = count;
    return finish(h);
}

/* `common` may be NULL: nothing is marked common then. */
static uint32_t scan(asc_str text, const struct common *common, uint32_t *hash, asc_span *at)
{
    struct scanner s = { .text = text, .line = true };
    uint32_t n = 0, most = (uint32_t)asc_fingerprint_most(text.n), letters = 2;
    while (n < most) {
        between(&s);
        if (s.i >= text.n) break;
        size_t begin = s.i, end;
        unsigned char c = (unsigned char)text.p[begin];
        bool upper = (c >= 'A' && c <= 'Z') || c >= 0x80 || (c >= '0' && c <= '9');
        /* "U. S. forces": a stop behind one letter ends nothing */
        bool first = n == 0 || (upper && ((s.stop && letters > 1) || s.line));
        uint32_t h = word(&s, &end, &letters);
        uint32_t marks = (first ? ASC_WORD_FIRST : 0) | (s.quoted ? ASC_WORD_QUOTED : 0);
        if (common && is_common(common, h)) marks |= ASC_WORD_COMMON;
        hash[n] = h | marks;
        if (at) at[n] = (asc_span){ (uint32_t)begin, (uint32_t)end };
        n++;
        s.stop = s.line = false;
    }
    return n;
}

uint32_t asc_fingerprint(asc_str text, uint32_t *hash, asc_span *at)
{
    struct common common;
    load_common(&common);
    return scan(text, &common, hash, at);
}

uint32_t asc_fingerprint_word(const char *word)
{
    uint32_t hash[64];
    asc_str text = asc_str_from(word);
    return text.n <= 100 && scan(text, NULL, hash, NULL) == 1 ? hash[0] & ~ASC_WORD_MARKS : 0;
}
