#include "text/heading.h"

#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/blocks.h"
#include "text/datetext.h"
#include "text/wire.h"

#include "base/banned.h"

#define TITLE_MAX 220     /* bytes; longer first blocks are prose */
#define LINE_MAX 160      /* bytes of a line that tells of the report */
#define DATELINE_MAX 120  /* bytes */
#define DATED_MAX 70      /* bytes before the dash of a dateline without capitals */
#define OUTLET_MAX 60     /* bytes, inside a dateline's brackets */
#define HEAD_BLOCKS 6     /* in which such lines are looked for */
#define CREDITS_BYTES 400 /* of a text's end, in which its reporter may be named */
#define NAME_WORDS_MAX 8

static asc_str block_text(asc_str text, asc_span b)
{
    return asc_str_slice(text, b.begin, b.end);
}

static bool is_one_of(asc_str w, const char *const *words, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (asc_str_eq_nocase(w, asc_str_from(words[k]))) return true;
    return false;
}
#define ONE_OF(w, words) is_one_of(w, words, sizeof words / sizeof *words)

/* ---- words of a line -------------------------------------------------------------*/

enum word_class {
    OTHER_WORD, /* prose: the line tells nothing */
    NAME_WORD,
    JOINER_WORD, /* "of", "and": inside a name alone */
    BY_WORD,
    LABEL_WORD, /* "Published", "Updated" */
    DATE_WORD,
    MARK_WORD /* "|", "-" */
};

struct word {
    asc_str s; /* without the comma or colon behind it */
    enum word_class is;
    bool ends; /* a comma, a bar or the like stands behind it */
};

static bool is_date_word(asc_str w)
{
    static const char *const words[] = {
        "jan",  "jan.", "feb",  "feb.", "mar",  "mar.", "apr",   "apr.", "jun",  "jun.", "jul",
        "jul.", "aug",  "aug.", "sep",  "sept", "sep.", "sept.", "oct",  "oct.", "nov",  "nov.",
        "dec",  "dec.", "mon",  "tue",  "wed",  "thu",  "fri",   "sat",  "sun",  "am",   "pm",
        "a.m.", "p.m.", "gmt",  "utc",  "est",  "edt",  "cet",   "cest", "bst",  "ist",  "at"
    };
    return asc_date_month_named(w) || asc_date_weekday_named(w) >= 0 || ONE_OF(w, words) ||
           (w.n && w.p[0] >= '0' && w.p[0] <= '9');
}

static enum word_class class_of(asc_str w)
{
    static const char *const labels[] = { "published", "posted", "updated", "last",   "modified",
                                          "on",        "date",   "dated",   "issued", "filed" };
    static const char *const joiners[] = { "of",  "the", "and", "&",   "for", "in",  "de",  "da",
                                           "del", "la",  "le",  "van", "von", "der", "den", "ter",
                                           "bin", "ibn", "al",  "el",  "y",   "e",   "dos" };
    uint32_t cp = 0;
    if (!w.n) return MARK_WORD;
    if (asc_str_eq_nocase(w, ASC_STR("by"))) return BY_WORD;
    if (is_date_word(w)) return DATE_WORD;
    if (ONE_OF(w, labels)) return LABEL_WORD;
    asc_utf8_next(w, 0, &cp);
    if (asc_utf8_is_upper(cp)) return NAME_WORD;
    if (asc_str_starts(w, ASC_STR("al-")) || asc_str_starts(w, ASC_STR("el-"))) return NAME_WORD;
    return ONE_OF(w, joiners) ? JOINER_WORD : OTHER_WORD;
}

/* The next word of *rest; what stands between words and is none is one with an empty s. */
static bool next_word(asc_str *rest, struct word *out)
{
    static const char *const marks[] = {
        "|", "-", "\xC2\xB7", "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\x94", "//"
    };
    *rest = asc_str_trim(*rest);
    size_t n = 0;
    while (n < rest->n && (unsigned char)rest->p[n] > ' ') n++;
    asc_str w = asc_str_slice(*rest, 0, n);
    *rest = asc_str_slice(*rest, n, rest->n);
    out->ends = w.n && strchr(",;:|", w.p[w.n - 1]) != NULL;
    while (w.n && strchr(",;:|", w.p[w.n - 1])) w.n--;
    if (ONE_OF(w, marks)) w.n = 0;
    *out = (struct word){ w, class_of(w), out->ends || w.n == 0 };
    return n > 0;
}

/* ---- names in a line -------------------------------------------------------------*/

/* "The Post", "Reuters": said of a paper or an agency, not of a town or an office. */
static bool is_outlet(asc_str name)
{
    static const char *const agencies[] = { "Reuters", "AFP", "AP",     "BBC",     "CNN",
                                            "UPI",     "DPA", "EFE",    "ANSA",    "TASS",
                                            "PTI",     "ANI", "Xinhua", "NPR",     "ABC",
                                            "NBC",     "CBS", "IRIN",   "Anadolu", "Kyodo" };
    static const char *const words[] = {
        "news",     "post",      "times",      "press",        "agency",    "herald",  "tribune",
        "daily",    "journal",   "guardian",   "mail",         "telegraph", "gazette", "courier",
        "dispatch", "chronicle", "observer",   "standard",     "star",      "today",   "review",
        "radio",    "tv",        "television", "broadcasting", "network",   "media",   "online",
        "wire",     "monitor",   "mirror",     "express",      "bulletin",  "weekly",  "magazine",
        "globe",    "examiner",  "sentinel",   "ledger",       "echo"
    };
    static const char *const hosts[] = { ".com", ".org", ".net" };
    if (ONE_OF(name, agencies) || asc_str_starts(name, ASC_STR("The "))) return true;
    for (size_t k = 0; k < sizeof hosts / sizeof *hosts; k++)
        if (asc_str_ends(name, asc_str_from(hosts[k]))) return true;
    struct word w;
    for (asc_str rest = name; next_word(&rest, &w);)
        if (ONE_OF(w.s, words)) return true;
    return false;
}

/* What a line told, as far as it has been read. */
struct line {
    asc_str author, outlet;
    asc_str dates; /* from the first date word to the last of its run */
    bool by;       /* the next name is the author's */
    bool strange;  /* a name that is neither, nor set apart by a comma or a bar */
    size_t others; /* names that are neither */
};

/* The person in "Peter Lund in Geneva", "Peter Lund for The Post"; *rest: what follows. */
static asc_str person_of(asc_str name, asc_str *outlet)
{
    size_t in = asc_str_find(name, ASC_STR(" in ")), paper = asc_str_find(name, ASC_STR(" for "));
    if (paper != SIZE_MAX) *outlet = asc_str_slice(name, paper + 5, name.n);
    if (in > paper) in = paper;
    return in == SIZE_MAX ? name : asc_str_slice(name, 0, in);
}

static void take_name(struct line *l, asc_str name, size_t words, bool apart)
{
    asc_str outlet = { NULL, 0 };
    if (!words) return;
    bool was = l->author.n > 0;
    if (l->by && !was && !is_outlet(name) && words <= NAME_WORDS_MAX) {
        asc_str person = person_of(name, &outlet);
        if (asc_str_find(person, ASC_STR(" ")) != SIZE_MAX) l->author = person;
    } else if (is_outlet(name)) {
        outlet = name;
    }
    if (outlet.n && !l->outlet.n) l->outlet = outlet;
    bool told = outlet.n || (l->author.n && !was);
    l->others += !told;
    l->strange |= !told && !apart;
}

/* Read a line that tells of the report and of nothing else; false: it is not one. */
static bool read_line(asc_str s, struct line *l)
{
    asc_str rest = s, name = { NULL, 0 };
    size_t words = 0, dated = 0;
    struct word w;
    char date[ASC_DATETEXT_MAX];
    *l = (struct line){ 0 };
    if (s.n > LINE_MAX) return false;
    while (next_word(&rest, &w)) {
        bool goes_on = w.is == NAME_WORD || (w.is == JOINER_WORD && (words || l->by));
        if (w.is == OTHER_WORD || (w.is == JOINER_WORD && !goes_on)) return false;
        if (goes_on) {
            if (!words++) name = w.s;
            name.n = (size_t)(w.s.p + w.s.n - name.p);
        }
        if (!goes_on || w.ends) {
            take_name(l, name, words, w.ends);
            if (words && l->author.n) l->by = false;
            name.n = words = 0;
        }
        if (w.is == BY_WORD) l->by = true;
        if (w.is == DATE_WORD && dated++ == 0) l->dates = w.s;
        if (w.is == DATE_WORD) l->dates.n = (size_t)(w.s.p + w.s.n - l->dates.p);
    }
    take_name(l, name, words, true);
    if (l->strange) return false;
    return l->author.n || asc_datetext_of_line(l->dates, date);
}

bool asc_heading_line(asc_str block, asc_str *author, asc_str *outlet)
{
    struct line l;
    bool tells = read_line(block, &l);
    *author = l.author;
    *outlet = l.outlet;
    return tells && (l.author.n || l.outlet.n || !l.others);
}

/* ---- datelines -------------------------------------------------------------------*/

static size_t dash_at(asc_str s, size_t i)
{
    asc_str after = asc_str_slice(s, i, s.n);
    if (asc_str_starts(after, ASC_STR("--"))) return 2;
    if (asc_str_starts(after, ASC_STR("-"))) return 1;
    return asc_str_starts(after, ASC_STR("\xE2\x80\x93")) ||
                   asc_str_starts(after, ASC_STR("\xE2\x80\x94"))
               ? 3
               : 0;
}

/* A place in capitals opens it. */
static bool opens_in_capitals(asc_str s)
{
    size_t letters = 0;
    for (size_t i = 0; i < s.n && s.p[i] != ' ' && s.p[i] != ','; i++) {
        if (s.p[i] >= 'a' && s.p[i] <= 'z') return false;
        letters += s.p[i] >= 'A' && s.p[i] <= 'Z';
    }
    return letters >= 3;
}

/* "DOUROU, Mali, 12 March 2021 - A bomber": names and dates alone, then a sentence. */
static size_t bare_dateline_end(asc_str s, asc_str *day)
{
    size_t words = 0, used, dash;
    asc_str rest = s;
    struct word w;
    for (; next_word(&rest, &w) && w.s.n; words++)
        if (w.is != NAME_WORD && w.is != DATE_WORD) return 0;
    used = s.n - rest.n;
    if (!words || !rest.n || rest.p[0] != ' ') return 0; /* the dash stands alone */
    for (dash = used; dash && s.p[dash - 1] != ' ';) dash--;
    if (!dash_at(s, dash)) return 0;
    *day = asc_str_trim(asc_str_slice(s, 0, dash));
    rest = asc_str_trim(rest);
    uint32_t cp = 0;
    if (rest.n) asc_utf8_next(rest, 0, &cp);
    return asc_utf8_is_upper(cp) || cp == '"' || cp == 0x201C ? used : 0;
}

/* All words of it begin with a capital or a figure. */
static bool names_and_figures(asc_str s)
{
    bool begins = true;
    for (size_t i = 0; i < s.n; i++) {
        if (begins && s.p[i] >= 'a' && s.p[i] <= 'z') return false;
        begins = s.p[i] == ' ' || s.p[i] == '(';
    }
    return s.n > 0;
}

/* "Bunia (DR Congo), Oct 9 (AFP) - At least 23": no capitals, but a date before the dash. */
static size_t dated_dateline_end(asc_str s, asc_str *outlet, asc_str *day)
{
    size_t at = 0, dash = 0;
    char date[ASC_DATETEXT_MAX];
    while (at + 2 < s.n && !(s.p[at] == ' ' && (dash = dash_at(s, at + 1)) && at + 1 + dash < s.n &&
                             s.p[at + 1 + dash] == ' '))
        at++;
    asc_str head = asc_str_slice(s, 0, at < DATED_MAX ? at : 0);
    if (!dash || !names_and_figures(head) || !asc_datetext_find(head, date)) return 0;
    size_t open = head.n;
    while (open > 0 && head.p[open - 1] != '(') open--;
    if (asc_str_ends(head, ASC_STR(")")) && open)
        *outlet = asc_str_slice(head, open, head.n - 1), head.n = open - 1;
    *day = asc_str_trim(head);
    return at + 1 + dash;
}

size_t asc_dateline_end(asc_str s, asc_str *outlet, asc_str *day)
{
    s = asc_str_slice(s, 0, DATELINE_MAX);
    *outlet = *day = (asc_str){ NULL, 0 };
    if (!opens_in_capitals(s)) return dated_dateline_end(s, outlet, day);
    size_t open = asc_str_find(s, ASC_STR(" (")), close = asc_str_find(s, ASC_STR(") "));
    size_t dash = close == SIZE_MAX ? 0 : dash_at(s, close + 2);
    if (open == SIZE_MAX || !dash || close < open || close - open > OUTLET_MAX)
        return bare_dateline_end(s, day);
    *day = asc_str_slice(s, 0, open);
    *outlet = asc_str_slice(s, open + 2, close);
    return close + 2 + dash;
}

/* ---- facts -----------------------------------------------------------------------*/

static bool keep_date(asc_arena *keep, asc_report_facts *facts, asc_str from)
{
    char date[ASC_DATETEXT_MAX];
    if (facts->published.n || !from.n || !asc_datetext_of_line(from, date)) return true;
    return asc_arena_copy(keep, asc_str_from(date), &facts->published);
}

/* "The Lowland Post" over a headline, with "AREL, 4 May 1982" below that: names alone. */
static bool is_masthead(asc_str text, const asc_span *blocks, size_t count, size_t i)
{
    struct line l;
    struct word w;
    size_t names = 0;
    if (i + 2 >= count) return false;
    asc_str s = block_text(text, blocks[i]), place = block_text(text, blocks[i + 2]);
    if (s.n > OUTLET_MAX || s.n >= block_text(text, blocks[i + 1]).n) return false;
    for (asc_str rest = s; next_word(&rest, &w);) {
        if (w.is != NAME_WORD && (w.is != JOINER_WORD || !names)) return false;
        if (asc_str_eq_nocase(w.s, ASC_STR("in"))) return false; /* "Blast in Corin" */
        names++;
    }
    return names && opens_in_capitals(place) && read_line(place, &l) && l.dates.n;
}

static bool guess(asc_arena *keep, asc_report_facts *facts, asc_str text, const asc_span *blocks,
                  size_t count)
{
    struct line l;
    size_t title = 0; /* a paper's name and the day may stand over it */
    while (title < 2 && title < count && read_line(block_text(text, blocks[title]), &l) &&
           !l.others)
        title++;
    if (is_masthead(text, blocks, count, title)) {
        if (!facts->outlet.n) facts->outlet = block_text(text, blocks[title]);
        title++;
    }
    if (title + 1 < count) {
        asc_str t = block_text(text, blocks[title]);
        if (t.n <= TITLE_MAX && !asc_str_ends(t, ASC_STR(".")) && !facts->title.n) facts->title = t;
    }
    for (size_t i = 0; i < count && i < HEAD_BLOCKS; i++) {
        if (i == title && facts->title.n) continue;
        asc_str b = block_text(text, blocks[i]), outlet, day;
        if (asc_dateline_end(b, &outlet, &day)) {
            if (!facts->outlet.n) facts->outlet = outlet;
            if (!keep_date(keep, facts, day)) return false;
        } else if (read_line(b, &l)) {
            if (!facts->author.n) facts->author = l.author;
            if (!facts->outlet.n) facts->outlet = l.outlet;
            if (!keep_date(keep, facts, l.dates)) return false;
        }
    }
    asc_lines it = {
        asc_str_slice(text, text.n > CREDITS_BYTES ? text.n - CREDITS_BYTES : 0, text.n), 0
    };
    asc_str line;
    while (!facts->author.n && asc_lines_next(&it, &line)) facts->author = asc_wire_reporter(line);
    return true;
}

asc_status asc_facts_guess(asc_arena *keep, asc_report_facts *facts, asc_str text, asc_error *err)
{
    asc_span *blocks = NULL;
    size_t count = 0;
    if (facts->title.n && facts->author.n && facts->outlet.n && facts->published.n) return ASC_OK;
    asc_arena *work = asc_arena_new();
    asc_status rc = work ? asc_text_blocks(work, text, &blocks, &count, err) : ASC_ENOMEM;
    if (!work || (!rc && !guess(keep, facts, text, blocks, count)))
        rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_arena_free(work);
    return rc;
}
