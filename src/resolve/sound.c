#include "resolve/sound.h"

#include "base/str.h"

#include "base/banned.h"

/* Codes of sounds: a to z, then what takes several letters to write. */
enum { SH = 26, CH, KH, GH, ZH, TS, OTHER = 33 };

struct group {
    uint8_t code, letters;
};

static struct group of(unsigned code, unsigned letters)
{
    return (struct group){ (uint8_t)code, (uint8_t)letters };
}

#define CODE(letter) ((unsigned)((letter) - 'a'))

static bool next_is(const char *p, size_t n, size_t i, char c)
{
    return i < n && p[i] == c;
}

/* "s" and what behind it is one sound with it; the longest first. */
static struct group behind_s(const char *p, size_t n)
{
    if (p[1] == 'h') return next_is(p, n, 2, 'c') && next_is(p, n, 3, 'h') ? of(SH, 4) : of(SH, 2);
    if (p[1] == 'c' && next_is(p, n, 2, 'h')) return of(SH, 3);
    return p[1] == 'z' ? of(CODE('s'), 2) : of(0, 0);
}

static struct group behind_t(const char *p, size_t n)
{
    if (p[1] == 'h') return of(CODE('t'), 2);
    if (p[1] == 'c' && next_is(p, n, 2, 'h')) return of(CH, 3);
    if (p[1] == 's' && next_is(p, n, 2, 'c') && next_is(p, n, 3, 'h')) return of(CH, 4);
    return p[1] == 's' || p[1] == 'z' ? of(TS, 2) : of(0, 0);
}

static struct group behind_d(const char *p, size_t n)
{
    if (p[1] == 'z' && next_is(p, n, 2, 'h')) return of(CODE('j'), 3);
    return p[1] == 'h' ? of(CODE('d'), 2) : p[1] == 'j' ? of(CODE('j'), 2) : of(0, 0);
}

static struct group behind_c(const char *p, size_t n)
{
    if (p[1] == 'h') return next_is(p, n, 2, 'h') ? of(CH, 3) : of(CH, 2);
    return p[1] == 'k' ? of(CODE('k'), 2) : p[1] == 'z' ? of(CH, 2) : of(0, 0);
}

#define BIT(letter) (1u << CODE(letter))
/* What the letters written together begin with, and what can be the second of them. */
#define FIRSTS                                                                               \
    (BIT('s') | BIT('t') | BIT('d') | BIT('c') | BIT('k') | BIT('g') | BIT('z') | BIT('p') | \
     BIT('b') | BIT('j') | BIT('o') | BIT('e'))
#define SECONDS                                                                              \
    (BIT('h') | BIT('c') | BIT('z') | BIT('s') | BIT('j') | BIT('k') | BIT('o') | BIT('u') | \
     BIT('e'))

/* Letters that are written together for one sound; none: 0 letters. */
static struct group group_at(const char *p, size_t n)
{
    if (n < 2 || p[0] < 'a' || p[1] < 'a' || !(FIRSTS >> CODE(p[0]) & 1) ||
        !(SECONDS >> CODE(p[1]) & 1))
        return of(0, 0);
    switch (p[0]) {
    case 's': return behind_s(p, n);
    case 't': return behind_t(p, n);
    case 'd': return behind_d(p, n);
    case 'c': return behind_c(p, n);
    case 'k': return p[1] == 'h' ? of(KH, 2) : of(0, 0);
    case 'g': return p[1] == 'h' ? of(GH, 2) : of(0, 0);
    case 'z': return p[1] == 'h' ? of(ZH, 2) : of(0, 0);
    case 'p': return p[1] == 'h' ? of(CODE('f'), 2) : of(0, 0);
    case 'b': return p[1] == 'h' ? of(CODE('b'), 2) : of(0, 0);
    case 'j': return p[1] == 'h' ? of(CODE('j'), 2) : of(0, 0);
    case 'o': return p[1] == 'o' || p[1] == 'u' ? of(CODE('u'), 2) : of(0, 0);
    case 'e': return p[1] == 'e' ? of(CODE('i'), 2) : of(0, 0);
    default: return of(0, 0);
    }
}

/* Coarse classes of sounds, for bones: 0 for vowels and for what comes and goes. */
static const char bones[ASC_SOUNDS] = { 0,   'B', 'K', 'T', 0,   'F', 'K', 0,   0,   'S', 'K',
                                        'L', 'M', 'N', 0,   'B', 'K', 'R', 'S', 'T', 0,   'F',
                                        0,   'K', 0,   'S', 'S', 'S', 'K', 'K', 'S', 'S' };
/* The same classes as bits. */
static const uint16_t letter_bits[ASC_SOUNDS] = { 0,  1,  2,   4,  0,  8,  2,   0,  0,  16, 2,
                                                  32, 64, 128, 0,  1,  2,  256, 16, 4,  0,  8,
                                                  0,  2,  0,   16, 16, 16, 2,   2,  16, 16 };
/* How much there is to hear of a sound, in the costs' units. */
static const uint8_t loud[ASC_SOUNDS] = { 32, 64, 64, 64, 32, 64, 64, 32, 32, 64, 64, 64,
                                          64, 64, 32, 64, 64, 64, 64, 64, 32, 64, 32, 64,
                                          32, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64 };

static unsigned single(char c, char next)
{
    if (c == 'c') return next == 'e' || next == 'i' || next == 'y' ? CODE('s') : CODE('k');
    return c >= 'a' ? CODE(c) : OTHER;
}

void asc_word_sound(asc_word *w)
{
    size_t out = 0, bone = 0;
    w->letters = 0;
    for (size_t i = 0; i < w->n;) {
        char c = w->text[i], next = i + 1 < w->n ? w->text[i + 1] : 0;
        struct group g = group_at(w->text + i, w->n - i);
        if (!g.letters) g = of(single(c, next), 1);
        i += g.letters;
        if (out && w->sound[out - 1] == g.code && g.code != OTHER) continue;
        w->sound[out++] = g.code;
        if (!bones[g.code]) continue;
        w->letters |= letter_bits[g.code];
        if (bone < ASC_BONES_MAX) w->bones[bone++] = bones[g.code];
    }
    w->sound_n = (uint8_t)out;
    w->bones_n = (uint8_t)bone;
}

static unsigned loudness(const uint8_t *p, size_t n)
{
    unsigned sum = 0;
    for (size_t i = 0; i < n; i++) sum += loud[p[i]];
    return sum;
}

float asc_sound_like(const asc_sound_costs *costs, const uint8_t *a, size_t an, const uint8_t *b,
                     size_t bn)
{
    unsigned row[ASC_WORD_LETTERS + 1], gained[ASC_WORD_LETTERS];
    if (!an || !bn || bn > ASC_WORD_LETTERS) return 0;
    row[0] = 0;
    for (size_t j = 0; j < bn; j++) {
        gained[j] = (*costs)[ASC_SOUND_NONE][b[j]];
        row[j + 1] = row[j] + gained[j];
    }
    for (size_t i = 0; i < an; i++) {
        const uint8_t *line = (*costs)[a[i]];
        unsigned diagonal = row[0], gone = line[ASC_SOUND_NONE], left = row[0] + gone;
        row[0] = left;
        for (size_t j = 0; j < bn; j++) {
            unsigned best = diagonal + line[b[j]], up = row[j + 1] + gone;
            left += gained[j];
            diagonal = row[j + 1];
            best = up < best ? up : best;
            left = left < best ? left : best;
            row[j + 1] = left;
        }
    }
    unsigned la = loudness(a, an), lb = loudness(b, bn), most = la > lb ? la : lb;
    return row[bn] >= most ? 0.0f : 1.0f - (float)row[bn] / (float)most;
}

/* Bits of the places in a where each character of a or b stands; others are not set. */
static void places(uint64_t bits[128], const char *a, size_t an, const char *b, size_t bn)
{
    for (size_t i = 0; i < bn; i++) bits[b[i] & 0x7F] = 0;
    for (size_t i = 0; i < an; i++) bits[a[i] & 0x7F] = 0;
    for (size_t i = 0; i < an; i++) bits[a[i] & 0x7F] |= (uint64_t)1 << i;
}

/* Hyyro 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances". */
unsigned asc_edits(const char *a, size_t an, const char *b, size_t bn)
{
    uint64_t bits[128];
    if (an > 64) an = 64;
    if (bn > 64) bn = 64;
    for (; an && bn && *a == *b; an--, bn--) a++, b++; /* what they begin with costs nothing */
    for (; an && bn && a[an - 1] == b[bn - 1]; an--) bn--;
    if (!an || !bn) return (unsigned)(an + bn);
    places(bits, a, an, b, bn);
    uint64_t vp = ~(uint64_t)0, vn = 0, d0 = 0, before = 0, last = (uint64_t)1 << (an - 1);
    unsigned distance = (unsigned)an;
    for (size_t j = 0; j < bn; j++) {
        uint64_t eq = bits[b[j] & 0x7F], swapped = (((~d0) & eq) << 1) & before;
        d0 = (((eq & vp) + vp) ^ vp) | eq | vn | swapped;
        uint64_t hp = vn | ~(d0 | vp), hn = d0 & vp;
        distance += (hp & last) != 0;
        distance -= (hn & last) != 0;
        hp = (hp << 1) | 1;
        hn <<= 1;
        vp = hn | ~(d0 | hp);
        vn = hp & d0;
        before = eq;
    }
    return distance;
}

/* Hyyro 2004, "Bit-parallel LCS-length computation revisited". */
unsigned asc_common(const char *a, size_t an, const char *b, size_t bn)
{
    uint64_t bits[128], v = ~(uint64_t)0;
    unsigned common = 0;
    if (an > 64) an = 64;
    if (bn > 64) bn = 64;
    places(bits, a, an, b, bn);
    for (size_t j = 0; j < bn; j++) {
        uint64_t u = v & bits[b[j] & 0x7F];
        v = (v + u) | (v - u);
    }
    for (size_t i = 0; i < an; i++) common += !(v >> i & 1);
    return common;
}
