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

enum { TABLE_BITS = 10, TABLE_SIZE = 1 << TABLE_BITS };

/* Their hashes, each at its first bits or behind: working them out anew for each text took as long
 * as the words of a short one. tests/test_copying.c holds them to the words. */
/* clang-format off */
static const uint32_t COMMON_AT[TABLE_SIZE] = {
    [0] = 0x00004698u, [2] = 0x00a72988u, [5] = 0x017fb4d0u, [7] = 0x01c90da0u, [8] = 0x02123930u,
    [17] = 0x045122e8u, [23] = 0x05ce90b0u, [25] = 0x065c9810u, [26] = 0x06a5d030u,
    [32] = 0x0823cd38u, [44] = 0x0b30b0b0u, [50] = 0x0c891a58u, [55] = 0x0dd0fde8u,
    [58] = 0x0e9967c0u, [60] = 0x0f02b810u, [62] = 0x0f88a548u, [64] = 0x10266088u,
    [66] = 0x108ddf78u, [81] = 0x1471fb28u, [82] = 0x14417650u, [83] = 0x1484fa78u,
    [92] = 0x173cfce8u, [93] = 0x1707c090u, [102] = 0x19aab0c8u, [105] = 0x1a692f28u,
    [106] = 0x1a80b1b0u, [107] = 0x1aac1538u, [108] = 0x1af1bd38u, [109] = 0x1b5aed58u,
    [110] = 0x1b9f2ae0u, [120] = 0x1e0b84f0u, [126] = 0x1fbc2548u, [128] = 0x201aef78u,
    [135] = 0x21f1e998u, [136] = 0x22384e48u, [140] = 0x23018998u, [141] = 0x23629928u,
    [144] = 0x243cd1b8u, [154] = 0x26a729b8u, [155] = 0x26c19f70u, [161] = 0x28590968u,
    [164] = 0x290be728u, [167] = 0x29d121f8u, [172] = 0x2b046600u, [174] = 0x2b8aacd8u,
    [181] = 0x2d5a0c10u, [182] = 0x2db9eba0u, [188] = 0x2f0865c0u, [197] = 0x31563c68u,
    [203] = 0x32ee67b8u, [204] = 0x332ce4a8u, [205] = 0x32eed6f8u, [207] = 0x33c799f0u,
    [209] = 0x347ee188u, [223] = 0x37f04798u, [226] = 0x38a8aff8u, [232] = 0x3a0fb3c8u,
    [245] = 0x3d403738u, [247] = 0x3de17e98u, [253] = 0x3f7cd450u, [254] = 0x3f6d0658u,
    [257] = 0x407875e0u, [258] = 0x40bcf700u, [269] = 0x435430b8u, [277] = 0x455a9d80u,
    [290] = 0x488c6018u, [291] = 0x48fe48d0u, [292] = 0x490f50e0u, [305] = 0x4c762130u,
    [311] = 0x4dd76f08u, [312] = 0x4e287368u, [313] = 0x4e0bbff8u, [319] = 0x4ffb4f58u,
    [324] = 0x51065e50u, [325] = 0x515d64e0u, [339] = 0x54fb2078u, [340] = 0x552e0b48u,
    [343] = 0x55f751a0u, [348] = 0x57204fb0u, [359] = 0x59d361c8u, [360] = 0x59c595a0u,
    [363] = 0x5af7a390u, [364] = 0x5b1524e0u, [365] = 0x5b4ddaf8u, [368] = 0x5c37afc0u,
    [371] = 0x5ccb67a8u, [375] = 0x5ddc8448u, [378] = 0x5ebcf900u, [382] = 0x5fa81258u,
    [389] = 0x615f9148u, [395] = 0x62c6d5d0u, [398] = 0x639bcff0u, [410] = 0x66856c10u,
    [421] = 0x696d9318u, [424] = 0x6a26a198u, [425] = 0x6a6e7210u, [436] = 0x6d277b00u,
    [444] = 0x6f3ee880u, [445] = 0x6f21e3f0u, [449] = 0x70402620u, [451] = 0x70d96390u,
    [454] = 0x71ab20d0u, [460] = 0x73338a90u, [466] = 0x74a60c40u, [467] = 0x74a77640u,
    [479] = 0x77fb40d8u, [498] = 0x7cba94f0u, [499] = 0x7c970480u, [505] = 0x7e6bd298u,
    [506] = 0x7e6aa000u, [512] = 0x80166888u, [519] = 0x81f7ea10u, [525] = 0x83575550u,
    [526] = 0x83bd8508u, [532] = 0x850fe648u, [542] = 0x878f65b8u, [546] = 0x88a71c90u,
    [561] = 0x8c4004e0u, [568] = 0x8e33f5b8u, [571] = 0x8ec44b60u, [576] = 0x901aef80u,
    [583] = 0x91cb6ae8u, [584] = 0x921e2e30u, [586] = 0x929983c8u, [588] = 0x930fec18u,
    [595] = 0x94e60f98u, [597] = 0x95731618u, [601] = 0x967a0c90u, [606] = 0x97a6c230u,
    [608] = 0x980df8b8u, [620] = 0x9b3997d8u, [624] = 0x9c3bda58u, [625] = 0x9c6f6d80u,
    [626] = 0x9c5520a0u, [632] = 0x9e3fd228u, [634] = 0x9e837eb8u, [637] = 0x9f7edb98u,
    [650] = 0xa2962e28u, [655] = 0xa3ff49a0u, [666] = 0xa68c81f0u, [668] = 0xa73c1b28u,
    [670] = 0xa78b4960u, [672] = 0xa8074ae0u, [673] = 0xa8696130u, [674] = 0xa805e5f8u,
    [675] = 0xa8713b00u, [677] = 0xa9786828u, [686] = 0xaba5e878u, [692] = 0xad046828u,
    [693] = 0xad4faca0u, [695] = 0xadf32cc0u, [696] = 0xade7b1f0u, [698] = 0xaeb162d8u,
    [704] = 0xb025a728u, [708] = 0xb1112140u, [710] = 0xb1929488u, [713] = 0xb24078a0u,
    [714] = 0xb2a7aec8u, [716] = 0xb3394050u, [718] = 0xb385c760u, [721] = 0xb47bc960u,
    [728] = 0xb61b5af8u, [730] = 0xb6af5030u, [744] = 0xba0c6688u, [754] = 0xbc87a978u,
    [760] = 0xbe2191e8u, [761] = 0xbe5ac320u, [763] = 0xbed34290u, [766] = 0xbf9255c0u,
    [767] = 0xbfe2e448u, [773] = 0xc153e238u, [774] = 0xc1a9c938u, [788] = 0xc50749f8u,
    [799] = 0xc7d1a990u, [801] = 0xc84c5250u, [802] = 0xc8418cc8u, [805] = 0xc95a3f18u,
    [810] = 0xca99bde8u, [812] = 0xcb15a850u, [819] = 0xccd5af00u, [821] = 0xcd4bd8e0u,
    [826] = 0xcebf0140u, [835] = 0xd0e77dd0u, [848] = 0xd42e9610u, [851] = 0xd4eb3f00u,
    [853] = 0xd54893d8u, [858] = 0xd6915758u, [859] = 0xd6d525c8u, [865] = 0xd85b0ff8u,
    [871] = 0xd9d4dd38u, [887] = 0xddfbbd68u, [889] = 0xde7a8690u, [890] = 0xde933f48u,
    [896] = 0xe025fca0u, [898] = 0xe0a956d8u, [908] = 0xe30ad1a8u, [909] = 0xe31511f0u,
    [921] = 0xe6551388u, [928] = 0xe8055be8u, [941] = 0xeb77ada8u, [949] = 0xed7946e0u,
    [953] = 0xee69c548u, [954] = 0xee90f878u, [956] = 0xef0987d0u, [958] = 0xef943018u,
    [959] = 0xeff71680u, [962] = 0xf08e2510u, [963] = 0xf0db8a10u, [973] = 0xf366c0b0u,
    [978] = 0xf48759b0u, [985] = 0xf6720278u, [990] = 0xf7bad428u, [996] = 0xf9142598u,
    [999] = 0xf9fd4cc8u, [1005] = 0xfb70ccd0u
};
/* clang-format on */

static bool is_common(uint32_t h)
{
    for (uint32_t k = h >> (32 - TABLE_BITS);; k = (k + 1) % TABLE_SIZE) {
        if (COMMON_AT[k] == h) return true;
        if (!COMMON_AT[k]) return false;
    }
}

const char *asc_fingerprint_common(void)
{
    return COMMON;
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

static uint32_t scan(asc_str text, uint32_t *hash, asc_span *at)
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
        if (is_common(h)) marks |= ASC_WORD_COMMON;
        hash[n] = h | marks;
        if (at) at[n] = (asc_span){ (uint32_t)begin, (uint32_t)end };
        n++;
        s.stop = s.line = false;
    }
    return n;
}

uint32_t asc_fingerprint(asc_str text, uint32_t *hash, asc_span *at)
{
    return scan(text, hash, at);
}

uint32_t asc_fingerprint_word(const char *word)
{
    uint32_t hash[64];
    asc_str text = asc_str_from(word);
    return text.n <= 100 && scan(text, hash, NULL) == 1 ? hash[0] & ~ASC_WORD_MARKS : 0;
}
