#include "text/decode.h"

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

/* 0x80..0x9F of Windows-1252, as the WHATWG Encoding Standard has it (2023). */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

typedef enum charset { UTF8, UTF16LE, UTF16BE, WINDOWS } charset;

static const char *const charset_names[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252" };

#define PAIRS_LOOKED_AT ((size_t)2048)
#define PAIRS_LEAST 4u

/* Most of one side of the pairs is NUL and next to none of the other: UTF-16 without a mark. */
static bool has_nul_side(asc_str b, size_t side)
{
    size_t pairs = b.n / 2 < PAIRS_LOOKED_AT ? b.n / 2 : PAIRS_LOOKED_AT, here = 0, there = 0;
    for (size_t i = 0; i < pairs; i++) {
        here += !b.p[2 * i + side];
        there += !b.p[2 * i + 1 - side];
    }
    return pairs >= PAIRS_LEAST && here * 4 >= pairs * 3 && there * 50 <= pairs;
}

bool asc_decode_is_pairs(asc_str b)
{
    bool marked = b.n >= 2 && (!memcmp(b.p, "\xFF\xFE", 2) || !memcmp(b.p, "\xFE\xFF", 2));
    return marked || has_nul_side(b, 0) || has_nul_side(b, 1);
}

static charset charset_of(asc_str bytes, size_t *skip, size_t *bad_at)
{
    *skip = 0;
    *bad_at = 0;
    if (bytes.n >= 2 && !memcmp(bytes.p, "\xFF\xFE", 2)) return *skip = 2, UTF16LE;
    if (bytes.n >= 2 && !memcmp(bytes.p, "\xFE\xFF", 2)) return *skip = 2, UTF16BE;
    if (has_nul_side(bytes, 1)) return UTF16LE;
    if (has_nul_side(bytes, 0)) return UTF16BE;
    if (bytes.n >= 3 && !memcmp(bytes.p, "\xEF\xBB\xBF", 3)) *skip = 3;
    *bad_at = asc_utf8_check(bytes);
    return *bad_at == bytes.n ? UTF8 : WINDOWS;
}

static uint32_t unit16(asc_str b, size_t i, bool big)
{
    uint32_t x = (uint8_t)b.p[i], y = (uint8_t)b.p[i + 1];
    return big ? x << 8 | y : y << 8 | x;
}

/* The character at b[i] and its length; i < b.n. */
static size_t next16(asc_str b, size_t i, bool big, uint32_t *cp)
{
    *cp = 0xFFFD;
    if (i + 1 >= b.n) return 1;
    uint32_t u = unit16(b, i, big);
    if (u < 0xD800 || u > 0xDFFF) return *cp = u, 2;
    if (u > 0xDBFF || i + 3 >= b.n) return 2;
    uint32_t v = unit16(b, i + 2, big);
    if (v < 0xDC00 || v > 0xDFFF) return 2;
    *cp = 0x10000 + ((u - 0xD800) << 10) + (v - 0xDC00);
    return 4;
}

static size_t next_char(asc_str b, size_t i, charset cs, uint32_t *cp)
{
    if (cs == UTF8) return asc_utf8_next(b, i, cp);
    if (cs != WINDOWS) return next16(b, i, cs == UTF16BE, cp);
    uint8_t c = (uint8_t)b.p[i];
    *cp = c >= 0x80 && c < 0xA0 ? windows_1252[c - 0x80] : c;
    return 1;
}

/* The character read at [from, to) was written as [begin, end). */
static void map_back(asc_stretches *o, charset cs, size_t begin, size_t end, size_t from, size_t to)
{
    static const asc_stretch_unit units[] = { ASC_STRETCH_SAME, ASC_STRETCH_PAIR, ASC_STRETCH_PAIR,
                                              ASC_STRETCH_BYTE };
    bool changed = cs == UTF8 && end - begin != to - from; /* U+2028, for one */
    asc_stretches_put(o, (asc_stretch){ (uint32_t)begin, (uint32_t)end, (uint32_t)from,
                                        (uint32_t)to, changed ? ASC_STRETCH_WHOLE : units[cs] });
}

asc_status asc_decode(asc_decoded *out, asc_arena *keep, asc_str bytes, asc_error *err)
{
    return asc_decode_mapped(out, NULL, keep, bytes, err);
}

asc_status asc_decode_mapped(asc_decoded *out, asc_stretches *origins, asc_arena *keep,
                             asc_str bytes, asc_error *err)
{
    size_t skip, bad_at, nuls = 0, n = 0;
    charset cs = charset_of(bytes, &skip, &bad_at);
    bytes = asc_str_slice(bytes, skip, bytes.n);
    if (bytes.n > SIZE_MAX / 4) return asc_fail(err, ASC_ELIMIT, "text is too long");
    /* A UTF-16 unit or a Windows-1252 byte becomes at most three bytes. */
    char *text = asc_arena_alloc(keep, bytes.n * (cs == UTF8 ? 1 : 3) + 1, 1);
    if (!text)
        return asc_fail(err, ASC_ENOMEM, "out of memory reading a text of %zu bytes", bytes.n);
    bool after_cr = false;
    for (size_t i = 0; i < bytes.n;) {
        uint32_t cp;
        size_t from = i, begin = n;
        i += next_char(bytes, i, cs, &cp);
        bool lf_of_crlf = cp == '\n' && after_cr;
        after_cr = cp == '\r';
        if (lf_of_crlf) continue;
        if (cp == 0) {
            nuls++;
            continue;
        }
        if (cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029) cp = '\n';
        n += asc_utf8_put(cp, text + n);
        if (origins) map_back(origins, cs, begin, n, skip + from, skip + i);
    }
    text[n] = '\0';
    *out = (asc_decoded){
        { text, n }, asc_str_from(charset_names[cs]), nuls, cs == WINDOWS ? bad_at : 0
    };
    return ASC_OK;
}
