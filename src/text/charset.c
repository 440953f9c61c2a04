#include "text/charset.h"

#include <iconv.h>

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/charset_guess.h"
#include "text/decode.h"

#include "base/banned.h"

typedef struct single_byte {
    const char *name, *others;
    uint16_t upper[128];
} single_byte;

static const single_byte tables[] = {
#include "text/charset_tables.inc"
};
#define TABLES (sizeof tables / sizeof *tables)
#define NAME_BYTES_MAX 40
#define MOSTLY_UTF8 4u /* characters of UTF-8 to a byte that is none, where nothing is declared */

/* A name as the tables have it: lower case, no '-', '_' or space, a blank around. */
static asc_str plain_name(asc_str name, char out[NAME_BYTES_MAX + 2])
{
    size_t n = 0;
    out[n++] = ' ';
    for (size_t i = 0; i < name.n && n < NAME_BYTES_MAX; i++) {
        char c = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] + 32) : name.p[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out[n++] = c;
    }
    out[n++] = ' ';
    return (asc_str){ out, n };
}

static const single_byte *table_of(asc_str name)
{
    char buffer[NAME_BYTES_MAX + 2];
    asc_str plain = plain_name(name, buffer);
    if (plain.n <= 2) return NULL;
    for (size_t k = 0; k < TABLES; k++)
        if (asc_str_find(asc_str_from(tables[k].others), plain) != SIZE_MAX) return &tables[k];
    return NULL;
}

/* Charsets of several bytes a character: the C library converts them. */
static const struct {
    const char *name, *iconv_name, *others;
} wide[] = {
    { "GB18030", "GB18030", " gb18030 gb2312 gbk xgbk cp936 windows936 euccn chinese hzgb2312 " },
    { "Big5", "BIG5-HKSCS", " big5 big5hkscs cnbig5 xxbig5 cp950 " },
    { "Shift_JIS", "CP932", " shiftjis sjis xsjis mskanji windows31j cp932 ms932 " },
    { "EUC-JP", "EUC-JP", " eucjp xeucjp " },
    { "ISO-2022-JP", "ISO-2022-JP", " iso2022jp csiso2022jp " },
    { "EUC-KR", "CP949", " euckr ksc56011987 ksc5601 windows949 cp949 korean uhc " },
};
#define WIDE (sizeof wide / sizeof *wide)

void asc_charset_prepare(void)
{
    /* Kept open: what is in use stays loaded. */
    for (size_t k = 0; k < WIDE; k++) (void)iconv_open("UTF-8", wide[k].iconv_name);
}

static size_t wide_of(asc_str name)
{
    char buffer[NAME_BYTES_MAX + 2];
    asc_str plain = plain_name(name, buffer);
    for (size_t k = 0; plain.n > 2 && k < WIDE; k++)
        if (asc_str_find(asc_str_from(wide[k].others), plain) != SIZE_MAX) return k;
    return WIDE;
}

const char *asc_charset_known(asc_str name)
{
    const single_byte *table = table_of(name);
    size_t several = wide_of(name);
    return table ? table->name : several < WIDE ? wide[several].name : NULL;
}

const uint16_t *asc_charset_upper(asc_str name)
{
    const single_byte *table = table_of(name);
    return table ? table->upper : NULL;
}

/* False when the machine cannot, or memory ran out. Bad bytes become U+FFFD, one each. */
static bool convert_wide(asc_arena *keep, asc_str s, size_t which, asc_str *out)
{
    iconv_t cd = iconv_open("UTF-8", wide[which].iconv_name);
    if (cd == (iconv_t)-1) return false;
    size_t left = s.n, room = 3 * s.n + 16;
    char *from = (char *)(uintptr_t)s.p, *p = asc_arena_alloc(keep, room, 1), *to = p;
    while (p && left) {
        if (iconv(cd, &from, &left, &to, &room) != (size_t)-1 || room < 8) break;
        memcpy(to, "\xEF\xBF\xBD", 3);
        to += 3;
        room -= 3;
        from++;
        left--;
    }
    iconv_close(cd);
    if (p) *out = (asc_str){ p, (size_t)(to - p) };
    return p != NULL;
}

bool asc_charset_wide(asc_arena *keep, asc_str bytes, asc_str name, asc_str *text)
{
    size_t several = wide_of(name);
    return several < WIDE && convert_wide(keep, bytes, several, text);
}

bool asc_charset_is_single(asc_str charset)
{
    for (size_t k = 0; k < TABLES; k++)
        if (asc_str_eq(charset, asc_str_from(tables[k].name))) return true;
    return false;
}

static bool says_utf8(asc_str name)
{
    char buffer[NAME_BYTES_MAX + 2];
    asc_str plain = plain_name(name, buffer);
    return asc_str_eq(plain, ASC_STR(" utf8 ")) || asc_str_eq(plain, ASC_STR(" unicode11utf8 "));
}

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

/* The word behind s.p[i], over blanks and quotes. */
static asc_str value_at(asc_str s, size_t i)
{
    while (i < s.n && (s.p[i] == ' ' || s.p[i] == '"' || s.p[i] == '\'' || s.p[i] == '=')) i++;
    size_t from = i;
    while (i < s.n && is_name_byte(s.p[i])) i++;
    return asc_str_slice(s, from, i);
}

asc_str asc_charset_declared(asc_str bytes)
{
    asc_str head = asc_str_slice(bytes, 0, ASC_CHARSET_SEARCH);
    if (asc_str_starts(head, ASC_STR("<?xml"))) {
        size_t at = asc_str_find(head, ASC_STR("encoding")),
               end = asc_str_find(head, ASC_STR("?>"));
        if (at != SIZE_MAX && at < end) return value_at(head, at + 8);
    }
    for (size_t i = 0; i + 8 < head.n; i++) {
        if (head.p[i] != 'c' && head.p[i] != 'C') continue;
        asc_str word = asc_str_slice(head, i, i + 7);
        if (!asc_str_eq_nocase(word, ASC_STR("charset"))) continue;
        asc_str value = value_at(head, i + 7);
        if (value.n && (head.p[i + 7] == '=' || head.p[i + 7] == ' ')) return value;
    }
    return (asc_str){ NULL, 0 };
}

/* Characters of more than one byte that are UTF-8, and bytes that are none. */
static void count_utf8(asc_str s, size_t *good, size_t *bad)
{
    *good = *bad = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        size_t n = (uint8_t)s.p[i] < 0x80 ? 1 : asc_utf8_next(s, i, &cp);
        if ((uint8_t)s.p[i] >= 0x80) ++*(cp == ASC_UTF8_BAD ? bad : good);
        i += n;
    }
}

/* UTF-8 with U+FFFD for what is none. */
static bool mend(asc_arena *keep, asc_str s, size_t bad, asc_str *out)
{
    char *p = asc_arena_alloc(keep, s.n + 2 * bad + 1, 1);
    size_t n = 0;
    if (!p) return false;
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        size_t used = asc_utf8_next(s, i, &cp);
        n += asc_utf8_put(cp == ASC_UTF8_BAD ? 0xFFFD : cp, p + n);
        i += used;
    }
    *out = (asc_str){ p, n };
    return true;
}

static bool convert(asc_arena *keep, asc_str s, const single_byte *t, asc_str *out)
{
    char *p = asc_arena_alloc(keep, 3 * s.n + 1, 1);
    size_t n = 0;
    if (!p) return false;
    for (size_t i = 0; i < s.n; i++) {
        uint8_t b = (uint8_t)s.p[i];
        if (b < 0x80) p[n++] = (char)b;
        else n += asc_utf8_put(t->upper[b - 0x80], p + n);
    }
    *out = (asc_str){ p, n };
    return true;
}

/* ---- the choice ------------------------------------------------------------------------*/

static bool is_escapes(size_t several)
{
    return several < WIDE && asc_str_eq(asc_str_from(wide[several].name), ASC_STR("ISO-2022-JP"));
}

/* What is declared, where the bytes do not tell surely that it is wrong; else by the bytes. */
static asc_str choose(asc_arena *keep, asc_str bytes, asc_str declared)
{
    const single_byte *table = table_of(declared);
    bool latin = table == &tables[0], told = table || wide_of(declared) < WIDE;
    if (told && !latin) return declared;
    return asc_str_from(
        asc_charset_guess(keep, bytes, latin ? ASC_CHARSET_SURELY : ASC_CHARSET_CLEARLY));
}

asc_status asc_charset_decode(asc_str *text, asc_str *charset, asc_arena *keep, asc_str bytes,
                              asc_str declared, asc_error *err)
{
    size_t good, bad;
    if (asc_decode_is_pairs(bytes)) {
        asc_decoded d;
        asc_status rc = asc_decode(&d, keep, bytes, err);
        if (rc) return rc;
        *text = d.text;
        *charset = d.charset;
        return ASC_OK;
    }
    if (asc_str_starts(bytes, ASC_STR("\xEF\xBB\xBF"))) bytes = asc_str_slice(bytes, 3, bytes.n);
    count_utf8(bytes, &good, &bad);
    *charset = ASC_STR("UTF-8");
    *text = bytes;
    bool escapes = !bad && (is_escapes(wide_of(declared)) || asc_charset_is_escaped(bytes));
    if (!bad && !escapes) return ASC_OK;
    bool mostly = says_utf8(declared) ? good > bad : !declared.n && good / MOSTLY_UTF8 >= bad;
    if (bad && good && mostly)
        return mend(keep, bytes, bad, text)
                   ? ASC_OK
                   : asc_fail(err, ASC_ENOMEM, "out of memory reading %zu bytes", bytes.n);
    asc_str name = escapes ? ASC_STR("ISO-2022-JP") : choose(keep, bytes, declared);
    size_t several = wide_of(name);
    if (several < WIDE && convert_wide(keep, bytes, several, text)) {
        *charset = asc_str_from(wide[several].name);
        return ASC_OK;
    }
    const single_byte *table = table_of(name);
    if (!table) table = &tables[0];
    *charset = asc_str_from(table->name);
    return convert(keep, bytes, table, text)
               ? ASC_OK
               : asc_fail(err, ASC_ENOMEM, "out of memory reading %zu bytes", bytes.n);
}

/* The map back goes over the text that was decoded first. */
static void map_to_bytes(asc_stretches *origins, asc_str text, asc_str bytes, asc_str charset)
{
    bool view = bytes.p && text.p >= bytes.p && text.p + text.n <= bytes.p + bytes.n;
    if (asc_charset_is_single(charset)) asc_stretches_to_bytes(origins, text);
    else if (!view) origins->count = 0;
    for (size_t i = 0; view && i < origins->count; i++) { /* behind a byte order mark */
        origins->items[i].from += (uint32_t)(text.p - bytes.p);
        origins->items[i].to += (uint32_t)(text.p - bytes.p);
    }
}

asc_status asc_charset_plain(asc_decoded *out, asc_stretches *origins, asc_arena *keep,
                             asc_str bytes, asc_str declared, asc_error *err)
{
    asc_str text, charset;
    if (asc_decode_is_pairs(bytes)) return asc_decode_mapped(out, origins, keep, bytes, err);
    asc_status rc = asc_charset_decode(&text, &charset, keep, bytes, declared, err);
    if (!rc) rc = asc_decode_mapped(out, origins, keep, text, err);
    if (rc) return rc;
    if (origins) map_to_bytes(origins, text, bytes, charset);
    out->charset = charset;
    return ASC_OK;
}
