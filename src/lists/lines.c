#include "lists/lines.h"

#include "base/date.h"
#include "base/error.h"
#include "base/utf8.h"
#include "core/name.h"

#include "base/banned.h"

/* ---- the closed sets --------------------------------------------------------------*/

static const char *const kinds[] = {
#define ASC_X(id, s) s,
    ASC_LISTED_KIND_LIST(ASC_X)
#undef ASC_X
};
static const char *const qualities[] = {
#define ASC_X(id, s) s,
    ASC_NAMES_QUALITY_LIST(ASC_X)
#undef ASC_X
};
static const char *const datings[] = {
#define ASC_X(id, s) s,
    ASC_LIST_DATING_LIST(ASC_X)
#undef ASC_X
};

const char *asc_listed_kind_name(asc_listed_kind k)
{
    return (unsigned)k < ASC_LISTED_KIND_COUNT ? kinds[k] : "";
}

const char *asc_names_quality_name(asc_names_quality q)
{
    return (unsigned)q < ASC_NAMES_QUALITY_COUNT ? qualities[q] : "";
}

const char *asc_list_dating_name(asc_list_dating d)
{
    return (unsigned)d < ASC_LIST_DATING_COUNT ? datings[d] : "";
}

static int which(asc_str name, const char *const *names, int count)
{
    for (int k = 0; k < count; k++)
        if (asc_str_eq(name, asc_str_from(names[k]))) return k;
    return -1;
}

bool asc_listed_kind_from(asc_str name, asc_listed_kind *out)
{
    int k = which(name, kinds, ASC_LISTED_KIND_COUNT);
    if (k >= 0) *out = (asc_listed_kind)k;
    return k >= 0;
}

bool asc_names_quality_from(asc_str name, asc_names_quality *out)
{
    int k = which(name, qualities, ASC_NAMES_QUALITY_COUNT);
    if (k >= 0) *out = (asc_names_quality)k;
    return k >= 0;
}

bool asc_list_dating_from(asc_str name, asc_list_dating *out)
{
    int k = which(name, datings, ASC_LIST_DATING_COUNT);
    if (k >= 0) *out = (asc_list_dating)k;
    return k >= 0;
}

/* ---- dates -------------------------------------------------------------------------*/

static bool digits(asc_str s, int *out)
{
    uint64_t v;
    if (s.n > 4 || !asc_str_u64(s, &v)) return false;
    *out = (int)v;
    return true;
}

static int month_named(asc_str s)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (int k = 0; s.n >= 3 && k < 12; k++)
        if (asc_str_eq_nocase(asc_str_slice(s, 0, 3), (asc_str){ names + (size_t)k * 3, 3 }))
            return k + 1;
    return 0;
}

/* Day first, parted by '/', '-' or spaces; the month by number or name. */
static bool day_first(asc_str s, asc_date *out)
{
    asc_str part[3];
    int day, month, year;
    size_t n = 0, i = 0;
    while (i < s.n && n < 3) {
        size_t from = i;
        while (i < s.n && !strchr("/- ", s.p[i])) i++;
        part[n++] = asc_str_slice(s, from, i++);
    }
    if (n < 3 || !digits(part[0], &day) || part[2].n != 4 || !digits(part[2], &year)) return false;
    if (!digits(part[1], &month)) month = month_named(part[1]);
    if (year < 1 || month < 1 || month > 12 || day < 0 || day > asc_date_days_in_month(year, month))
        return false;
    *out = (asc_date){ (int16_t)year, (int8_t)month, (int8_t)day };
    return true;
}

void asc_list_date(asc_str written, char out[11])
{
    asc_date d = { 0 };
    written = asc_str_trim(written);
    size_t t = asc_str_find(written, ASC_STR("T"));
    bool stamped = written.n > 10 && (written.p[10] == 'T' || written.p[10] == '-' ||
                                      written.p[10] == '+' || written.p[10] == ' ' || t == 10);
    if (!asc_date_parse(stamped ? asc_str_slice(written, 0, 10) : written, &d) &&
        !day_first(written, &d))
        d = (asc_date){ 0 };
    asc_date_format(d, out);
}

/* ---- scripts -------------------------------------------------------------------------*/

/* Blocks of Unicode 15 in which the lists' languages are written; what is in none is Zzzz. */
static const struct {
    uint32_t from, to;
    char code[5];
} scripts[] = {
    { 0x41, 0x24F, "Latn" },    { 0x1E00, 0x1EFF, "Latn" }, { 0x2C60, 0x2C7F, "Latn" },
    { 0xA720, 0xA7FF, "Latn" }, { 0xFF21, 0xFF5A, "Latn" }, { 0x370, 0x3FF, "Grek" },
    { 0x1F00, 0x1FFF, "Grek" }, { 0x400, 0x52F, "Cyrl" },   { 0x1C80, 0x1C8F, "Cyrl" },
    { 0x530, 0x58F, "Armn" },   { 0x590, 0x5FF, "Hebr" },   { 0x600, 0x6FF, "Arab" },
    { 0x750, 0x77F, "Arab" },   { 0x8A0, 0x8FF, "Arab" },   { 0xFB50, 0xFDFF, "Arab" },
    { 0xFE70, 0xFEFF, "Arab" }, { 0x700, 0x74F, "Syrc" },   { 0x780, 0x7BF, "Thaa" },
    { 0x900, 0x97F, "Deva" },   { 0x980, 0x9FF, "Beng" },   { 0xA00, 0xA7F, "Guru" },
    { 0xA80, 0xAFF, "Gujr" },   { 0xB80, 0xBFF, "Taml" },   { 0xC00, 0xC7F, "Telu" },
    { 0xC80, 0xCFF, "Knda" },   { 0xD00, 0xD7F, "Mlym" },   { 0xD80, 0xDFF, "Sinh" },
    { 0xE00, 0xE7F, "Thai" },   { 0xE80, 0xEFF, "Laoo" },   { 0xF00, 0xFFF, "Tibt" },
    { 0x1000, 0x109F, "Mymr" }, { 0x10A0, 0x10FF, "Geor" }, { 0x1200, 0x139F, "Ethi" },
    { 0x1780, 0x17FF, "Khmr" }, { 0x1800, 0x18AF, "Mong" }, { 0x1100, 0x11FF, "Hang" },
    { 0xAC00, 0xD7AF, "Hang" }, { 0x3040, 0x309F, "Hira" }, { 0x30A0, 0x30FF, "Kana" },
    { 0x3400, 0x9FFF, "Hani" }, { 0xF900, 0xFAFF, "Hani" }, { 0x20000, 0x3FFFF, "Hani" },
};
#define SCRIPTS (sizeof scripts / sizeof *scripts)

void asc_script_of(asc_str s, char out[5])
{
    unsigned count[SCRIPTS] = { 0 }, most = 0;
    memcpy(out, "Zzzz", 5);
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        i += asc_utf8_next(s, i, &cp);
        if (!asc_utf8_is_alpha(cp)) continue;
        for (size_t k = 0; k < SCRIPTS; k++) {
            if (cp < scripts[k].from || cp > scripts[k].to) continue;
            size_t first = 0; /* all blocks of a script count as one */
            while (memcmp(scripts[first].code, scripts[k].code, 4) != 0) first++;
            if (++count[first] > most) {
                most = count[first];
                memcpy(out, scripts[first].code, 5);
            }
            break;
        }
    }
}

/* ---- fields ----------------------------------------------------------------------------*/

static bool is_space(uint32_t cp)
{
    return cp <= ' ' || cp == 0xA0 || cp == 0x85 || cp == 0x2028 || cp == 0x2029 || cp == 0x202F;
}

/* White space as one space; control characters and bad bytes left out. */
static void put_clean(asc_buf *b, asc_str s)
{
    bool some = false, gap = false;
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        size_t n = asc_utf8_next(s, i, &cp);
        if (is_space(cp)) gap = some;
        else if (cp != ASC_UTF8_BAD && cp != 0x7F && (cp < 0x80 || cp > 0x9F)) {
            if (gap) asc_buf_putc(b, ' ');
            asc_buf_put(b, asc_str_slice(s, i, i + n));
            some = true;
            gap = false;
        }
        i += n;
    }
}

static void put_field(asc_list_writer *w, asc_str s)
{
    asc_buf_putc(&w->body, '\t');
    put_clean(&w->body, s);
}

static void put_date(asc_list_writer *w, asc_str written, bool counts)
{
    char iso[11];
    asc_list_date(written, iso);
    asc_str d = asc_str_from(iso);
    put_field(w, d);
    if (!counts || !d.n || asc_str_cmp(d, w->newest) <= 0) return;
    memcpy(w->newest_text, iso, sizeof iso);
    w->newest = (asc_str){ w->newest_text, d.n };
}

/* The UK parts them by "|". */
static void put_measures(asc_list_writer *w, asc_str s)
{
    asc_str one;
    asc_buf_putc(&w->body, '\t');
    while (asc_str_cut(s, '|', &one, &s)) {
        put_clean(&w->body, one);
        asc_buf_puts(&w->body, "; ");
    }
    put_clean(&w->body, s);
}

static void put_standing(asc_list_writer *w, const asc_list_entry *e)
{
    put_field(w, e->programme);
    put_measures(w, e->measures);
    put_date(w, e->listed, true);
    put_date(w, e->amended, true);
    put_date(w, e->delisted, false); /* may lie ahead */
}

static asc_status ended(const asc_list_writer *w, asc_error *err)
{
    return w->body.failed ? asc_fail(err, ASC_ELIMIT, "over %zu bytes as lines: split the list",
                                     ASC_LIST_LINES_MAX)
                          : ASC_OK;
}

void asc_list_head(asc_list_writer *w, asc_str id, asc_str title, asc_str date)
{
    char iso[11];
    asc_list_date(date, iso);
    bool told = iso[0], newest = !told && w->newest.n;
    asc_buf_puts(&w->body, "list");
    put_field(w, id);
    put_field(w, title);
    put_field(w, newest ? w->newest : asc_str_from(iso));
    put_field(w, asc_str_from(datings[told     ? ASC_LIST_TOLD
                                      : newest ? ASC_LIST_NEWEST
                                               : ASC_LIST_UNDATED]));
    asc_buf_putc(&w->body, '\n');
}

asc_status asc_list_put_entry(asc_list_writer *w, const asc_list_entry *e, asc_error *err)
{
    if (!asc_str_trim(e->key).n)
        return asc_fail(err, ASC_EFORMAT, "line %zu: an entry without a number", e->line);
    if (++w->entries > ASC_LISTINGS_MAX)
        return asc_fail(err, ASC_ELIMIT, "line %zu: over %u entries", e->line, ASC_LISTINGS_MAX);
    asc_buf_puts(&w->body, "entry");
    put_field(w, e->key);
    put_field(w, e->reference);
    put_field(w, asc_str_from(asc_listed_kind_name(e->kind)));
    put_standing(w, e);
    asc_buf_printf(&w->body, "\t%zu\n", e->line);
    return ended(w, err);
}

asc_status asc_list_put_more(asc_list_writer *w, const asc_list_entry *e, asc_error *err)
{
    asc_buf_puts(&w->body, "more");
    put_field(w, e->key);
    put_field(w, e->reference);
    put_standing(w, e);
    asc_buf_putc(&w->body, '\n');
    return ended(w, err);
}

/* ---- names --------------------------------------------------------------------------------*/

static bool has_letter(asc_str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        i += asc_utf8_next(s, i, &cp);
        if (asc_utf8_is_alpha(cp) || asc_utf8_is_digit(cp)) return true;
    }
    return false;
}

asc_status asc_list_put_name(asc_list_writer *w, asc_str key, asc_names_quality quality,
                             asc_str text, size_t line, asc_error *err)
{
    if (!has_letter(text)) return ASC_OK;
    if (text.n > ASC_LISTED_NAME_BYTES)
        return asc_fail(err, ASC_ELIMIT, "line %zu: a name of %zu bytes, over %u", line, text.n,
                        ASC_LISTED_NAME_BYTES);
    if (++w->names > ASC_LISTED_NAMES_MAX)
        return asc_fail(err, ASC_ELIMIT, "line %zu: over %u names", line, ASC_LISTED_NAMES_MAX);
    asc_buf_puts(&w->body, "name");
    put_field(w, key);
    put_field(w, asc_str_from(qualities[quality]));
    put_field(w, text);
    asc_buf_printf(&w->body, "\t%zu\n", line);
    return ended(w, err);
}

/* The names of one field, and what they have in common. */
struct field {
    asc_list_writer *w;
    asc_str key;
    size_t line;
    asc_error *err;
};

static asc_str trim_name(asc_str s)
{
    s = asc_str_trim(s);
    while (s.n && strchr(",;.:", s.p[0])) s = asc_str_trim(asc_str_slice(s, 1, s.n));
    while (s.n && strchr(",;:", s.p[s.n - 1])) s = asc_str_trim(asc_str_slice(s, 0, s.n - 1));
    return s;
}

static asc_status put(const struct field *f, asc_names_quality quality, asc_str name)
{
    return asc_list_put_name(f->w, f->key, quality, trim_name(name), f->line, f->err);
}

/* Parts between ';'. Names inside a bracket are what else the name is called. */
static asc_status put_each(const struct field *f, asc_names_quality quality, asc_str s)
{
    asc_status rc = ASC_OK;
    asc_str part;
    while (!rc && asc_str_cut(s, ';', &part, &s)) rc = put(f, quality, part);
    return rc ? rc : put(f, quality, s);
}

/* "formerly X" and the like: what stands behind it; empty for any other text. */
static asc_str behind_former(asc_str s)
{
    static const char *const words[] = { "formerly listed as", "previously listed as",
                                         "formerly known as",  "formerly",
                                         "previously",         "f.k.a." };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (asc_str_starts_nocase(s, words[k])) return asc_str_slice(s, strlen(words[k]), s.n);
    return (asc_str){ NULL, 0 };
}

static bool other_script(asc_str s)
{
    char code[5];
    asc_script_of(s, code);
    return memcmp(code, "Latn", 4) != 0 && memcmp(code, "Zzzz", 4) != 0;
}

/* One name, perhaps with a bracket at its end. */
static asc_status put_bracketed(const struct field *f, asc_names_quality quality, asc_str s)
{
    s = trim_name(s);
    const char *open = s.n && s.p[s.n - 1] == ')' ? memchr(s.p, '(', s.n) : NULL;
    if (!open || open == s.p) return put(f, quality, s);
    asc_str name = asc_str_slice(s, 0, (size_t)(open - s.p));
    asc_str inside = asc_str_trim(asc_str_slice(s, name.n + 1, s.n - 1));
    asc_str former = behind_former(inside);
    bool original = other_script(name), apart = memchr(inside.p, '(', inside.n) != NULL;
    if (apart || (!former.n && !original && !asc_name_is_short(inside) && !other_script(inside) &&
                  !memchr(inside.p, ';', inside.n)))
        return put(f, quality, s); /* a remark, or too tangled to be taken apart */
    asc_status rc = put(f, original ? ASC_NAMES_ORIGINAL : quality, name);
    if (rc) return rc;
    if (former.n) return put_each(f, ASC_NAMES_FORMER, former);
    if (other_script(inside)) quality = ASC_NAMES_ORIGINAL;
    else if (quality == ASC_NAMES_PRIMARY) quality = ASC_NAMES_GOOD;
    return put_each(f, quality, inside);
}

/* Where the next name of the field begins: behind ';' outside brackets, or at " b) ". */
static size_t next_name(asc_str s, size_t *skip)
{
    int depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool lettered = depth == 0 && i + 2 < s.n && (i == 0 || s.p[i - 1] == ' ') && c >= 'a' &&
                        c <= 'z' && s.p[i + 1] == ')' && s.p[i + 2] == ' ';
        if (lettered || (c == ';' && depth == 0)) {
            *skip = lettered ? 3 : 1;
            return i;
        }
        if (c == '(') depth++;
        if (c == ')' && depth > 0) depth--;
    }
    *skip = 0;
    return s.n;
}

asc_status asc_list_put_names(asc_list_writer *w, asc_str key, asc_names_quality quality,
                              asc_str text, size_t line, asc_error *err)
{
    struct field f = { w, key, line, err };
    asc_status rc = ASC_OK;
    while (!rc && text.n) {
        size_t skip, end = next_name(text, &skip);
        rc = put_bracketed(&f, quality, asc_str_slice(text, 0, end));
        text = asc_str_slice(text, end + skip, text.n);
    }
    return rc;
}
