#include "resolve/sound.h"

#include "base/str.h"

#include "base/banned.h"

/* Groups of letters that are one sound; the longest first. The code of a group is a
 * letter or one of S (sh) C (ch) X (kh) G (gh) J (zh) Z (ts). */
static const struct {
    char letters[5];
    uint8_t n;
    char code;
} groups[] = {
    { "shch", 4, 'S' }, { "tsch", 4, 'C' }, { "sch", 3, 'S' }, { "tch", 3, 'C' }, { "dzh", 3, 'j' },
    { "chh", 3, 'C' },  { "sh", 2, 'S' },   { "ch", 2, 'C' },  { "kh", 2, 'X' },  { "gh", 2, 'G' },
    { "th", 2, 't' },   { "ph", 2, 'f' },   { "zh", 2, 'J' },  { "dh", 2, 'd' },  { "dj", 2, 'j' },
    { "ts", 2, 'Z' },   { "tz", 2, 'Z' },   { "ck", 2, 'k' },  { "cz", 2, 'C' },  { "sz", 2, 's' },
    { "oo", 2, 'u' },   { "ou", 2, 'u' },   { "ee", 2, 'i' },  { "bh", 2, 'b' },  { "jh", 2, 'j' },
};

/* Bit set of the first letters of groups. */
static bool starts_group(char c)
{
    return c == 's' || c == 't' || c == 'd' || c == 'c' || c == 'k' || c == 'g' || c == 'p' ||
           c == 'z' || c == 'o' || c == 'e' || c == 'b' || c == 'j';
}

static size_t group_at(const char *p, size_t n, char *code)
{
    for (size_t i = 0; n > 1 && i < sizeof groups / sizeof *groups; i++)
        if (groups[i].n <= n && memcmp(p, groups[i].letters, groups[i].n) == 0) {
            *code = groups[i].code;
            return groups[i].n;
        }
    return 0;
}

static char single(char c, char next)
{
    if (c == 'c') return next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
    return c;
}

/* Coarse class of a sound for bones: 0 for vowels and what comes and goes. */
static char bone(char c)
{
    static const char classes[] = "abcdefghijklmnopqrstuvwxyz";
    static const char bones[] = ".BKT.FK..SKLMN.BKRST.F.K.S";
    const char *at = c >= 'a' && c <= 'z' ? &bones[c - classes[0]] : NULL;
    if (at) return *at == '.' ? 0 : *at;
    if (c == 'S' || c == 'C' || c == 'J' || c == 'Z') return 'S';
    if (c == 'X' || c == 'G') return 'K';
    return c >= '0' && c <= '9' ? c : 0;
}

static uint16_t letter_bit(char b)
{
    static const char order[] = "BKTFSLMNR";
    const char *at = memchr(order, b, sizeof order - 1);
    return (uint16_t)(at ? 1u << (at - order) : 1u << 9);
}

void asc_word_sound(asc_word *w)
{
    size_t out = 0, bones = 0;
    w->letters = 0;
    for (size_t i = 0; i < w->n;) {
        char c = w->text[i], code = c, next = i + 1 < w->n ? w->text[i + 1] : 0;
        size_t step = starts_group(c) ? group_at(w->text + i, w->n - i, &code) : 0;
        if (!step) {
            code = single(c, next);
            step = 1;
        }
        i += step;
        if (out && w->sound[out - 1] == code && !(code >= '0' && code <= '9')) continue;
        w->sound[out++] = code;
        char b = bone(code);
        if (!b) continue;
        w->letters |= letter_bit(b);
        if (bones < ASC_BONES_MAX) w->bones[bones++] = b;
    }
    w->sound_n = (uint8_t)out;
    w->bones_n = (uint8_t)bones;
}

unsigned asc_sound_code(char c)
{
    static const char upper[] = "SCXGJZ";
    if (c >= 'a' && c <= 'z') return (unsigned)(c - 'a');
    const char *at = memchr(upper, c, sizeof upper - 1);
    return at ? 26u + (unsigned)(at - upper) : 33u;
}

static bool soft(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'h' ||
           c == 'w';
}

/* How much there is to hear. */
static unsigned loudness(const char *p, size_t n)
{
    unsigned sum = 0;
    for (size_t i = 0; i < n; i++) sum += soft(p[i]) ? 32 : 64;
    return sum;
}

float asc_sound_like(const asc_sound_costs *costs, const char *a, size_t an, const char *b,
                     size_t bn)
{
    unsigned row[ASC_WORD_LETTERS * 2 + 1];
    uint8_t codes[ASC_WORD_LETTERS * 2];
    if (!an || !bn) return 0;
    if (bn > sizeof codes) bn = sizeof codes;
    row[0] = 0;
    for (size_t j = 0; j < bn; j++) {
        codes[j] = (uint8_t)asc_sound_code(b[j]);
        row[j + 1] = row[j] + (*costs)[ASC_SOUND_NONE][codes[j]];
    }
    for (size_t i = 0; i < an; i++) {
        const uint8_t *line = (*costs)[asc_sound_code(a[i])];
        unsigned diagonal = row[0], gone = line[ASC_SOUND_NONE];
        row[0] += gone;
        for (size_t j = 0; j < bn; j++) {
            unsigned best = diagonal + line[codes[j]], up = row[j + 1] + gone,
                     left = row[j] + (*costs)[ASC_SOUND_NONE][codes[j]];
            diagonal = row[j + 1];
            if (up < best) best = up;
            row[j + 1] = left < best ? left : best;
        }
    }
    unsigned la = loudness(a, an), lb = loudness(b, bn), most = la > lb ? la : lb;
    return row[bn] >= most ? 0.0f : 1.0f - (float)row[bn] / (float)most;
}

/* Bits of the places where each character stands in p. */
static void places(uint64_t bits[128], const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) bits[p[i] & 0x7F] = 0;
    for (size_t i = 0; i < n; i++) bits[p[i] & 0x7F] |= (uint64_t)1 << i;
}

/* Hyyro 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances". */
unsigned asc_edits(const char *a, size_t an, const char *b, size_t bn)
{
    uint64_t bits[128];
    if (an > 64) an = 64;
    if (bn > 64) bn = 64;
    if (!an || !bn) return (unsigned)(an + bn);
    places(bits, a, an);
    for (size_t j = 0; j < bn; j++)
        if (!memchr(a, b[j], an)) bits[b[j] & 0x7F] = 0;
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
    uint64_t bits[128] = { 0 }, v = ~(uint64_t)0;
    unsigned common = 0;
    if (an > 64) an = 64;
    if (bn > 64) bn = 64;
    places(bits, a, an);
    for (size_t j = 0; j < bn; j++) {
        uint64_t u = v & bits[b[j] & 0x7F];
        v = (v + u) | (v - u);
    }
    for (size_t i = 0; i < an; i++) common += !(v >> i & 1);
    return common;
}
