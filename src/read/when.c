#include "read/when.h"

#include "base/str.h"
#include "read/counts.h"

#include "base/banned.h"

#define FAR 9999 /* units of a distance; more is no time that a report measures */

#define AMONG(s, ...) asc_str_among((s), (const char *const[]){ __VA_ARGS__, NULL })

static asc_str word(const asc_tree *t, uint32_t i)
{
    return i < t->n ? asc_tree_text(t, i) : (asc_str){ NULL, 0 };
}

static bool word_is(const asc_tree *t, uint32_t i, const char *s)
{
    return asc_str_is_nocase(word(t, i), s);
}

static int month_of(asc_str s)
{
    if (s.n && s.p[s.n - 1] == '.') s.n--;
    if (s.n < 3 || s.p[0] < 'A' || s.p[0] > 'Z') return 0;
    for (int m = 1; m <= 12; m++) {
        asc_str full = asc_str_from(asc_date_month_name(m));
        if (asc_str_eq_nocase(s, full) ||
            (s.n <= 4 && s.n < full.n && asc_str_eq_nocase(s, asc_str_slice(full, 0, s.n))))
            return m;
    }
    return 0;
}

static int number(const asc_tree *t, uint32_t i, int low, int high)
{
    uint64_t v;
    if (i >= t->n) return 0;
    asc_str s = asc_tree_text(t, i);
    if (s.n <= 4) s = asc_date_without_ordinal(s);
    if (!asc_str_u64(s, &v) || v < (uint64_t)low || v > (uint64_t)high) return 0;
    return (int)v;
}

static int year_at(const asc_tree *t, uint32_t i)
{
    return i < t->n && t->tok[i].end - t->tok[i].begin == 4 ? number(t, i, 1900, 2099) : 0;
}

/* ---- days and months by name ---- */

/* "Last year", "of this year", "the previous year" behind a day or month; the year, or 0. */
static int year_beside(const asc_tree *t, uint32_t *k, asc_date published)
{
    uint32_t i = *k;
    if (word_is(t, i, ",") || word_is(t, i, "of")) i++;
    bool last = word_is(t, i, "last"), now = word_is(t, i, "this");
    if ((!last && !now) || !word_is(t, i + 1, "year") || !published.year) return 0;
    *k = i + 2;
    return published.year - last;
}

/* A month, perhaps with a day, and no year: the last one not after publication. */
static asc_date give_year(asc_date d, asc_date published, bool last)
{
    if (d.year || !published.year || !d.month) return d;
    d.year = published.year;
    if (published.month && asc_date_first(d) > asc_date_last(published)) d.year--;
    if (last && !d.day && d.year == published.year && d.month == published.month) d.year--;
    return d;
}

static bool joins_days(const asc_tree *t, uint32_t i)
{
    asc_str s = word(t, i);
    return AMONG(s, "-", "to", "and", "until") || asc_str_eq(s, ASC_STR("\xE2\x80\x93"));
}

/* "3", "3 and 4", "3-5": days of a month; *until: the last of them. */
static int days_at(const asc_tree *t, uint32_t *i, int *until)
{
    uint32_t k = *i;
    int day = number(t, k, 1, 31);
    *until = 0;
    if (!day) return 0;
    k++;
    if (joins_days(t, k)) {
        int end = number(t, k + 1, 1, 31);
        if (end > day) k += 2, *until = end;
    }
    *i = k;
    return day;
}

/* "The 22 July attacks", of a report that has "22 July 2011", too: of that year; 0. */
static int year_elsewhere(const asc_tree *t, uint32_t k, int day, int month, asc_date published)
{
    if (!day || k >= t->n || t->tok[k].pos != ASC_POS_NOUN) return 0;
    for (uint32_t m = 1; m + 1 < t->n; m++) {
        if (month_of(word(t, m)) != month) continue;
        bool after = number(t, m - 1, 1, 31) != day;
        if (after && number(t, m + 1, 1, 31) != day) continue;
        uint32_t y = m + 1 + after;
        if (y < t->n && word_is(t, y, ",")) y++;
        int year = year_at(t, y);
        if (year && year <= published.year) return year;
    }
    return 0;
}

static bool with_month(const asc_tree *t, uint32_t i, asc_date published, asc_time *out)
{
    int until = 0, month;
    uint32_t k = i;
    int day = days_at(t, &k, &until);
    if (day && word_is(t, k, "of")) k++;
    if (k >= t->n || !(month = month_of(word(t, k)))) return false;
    if (t->tok[k].pos == ASC_POS_AUX || t->tok[k].pos == ASC_POS_VERB)
        return false; /* may, march */
    if (k > 0 && word_is(t, k - 1, "next")) return false;
    k++;
    if (!day && word_is(t, k, "of") && word_is(t, k + 1, "the")) return false; /* "March of the" */
    if (!day) day = days_at(t, &k, &until);
    uint32_t y = k;
    if (word_is(t, y, ",")) y++;
    int year = year_at(t, y);
    if (year) k = y + 1;
    else year = year_beside(t, &k, published);
    if (!year) year = year_elsewhere(t, k, day, month, published);
    int most = asc_date_days_in_month(year ? year : 2000, month);
    asc_date d = { (int16_t)year, (int8_t)month, (int8_t)(day <= most ? day : 0) };
    d = give_year(d, published, i > 0 && word_is(t, i - 1, "last"));
    *out = (asc_time){ .event = ASC_NONE, .last = k };
    out->when = d;
    if (!d.year) return true; /* some year */
    if (d.day && until > d.day && until <= most)
        out->until = (asc_date){ d.year, d.month, (int8_t)until };
    return true;
}

/* "2014", "2014-15", "the 1990s", "2014-05-03". */
static bool by_year(const asc_tree *t, uint32_t i, asc_time *out)
{
    int year = year_at(t, i);
    asc_str s = word(t, i);
    *out = (asc_time){ .event = ASC_NONE, .last = i + 1 };
    if (s.n == 10 && asc_date_parse(s, &out->when)) return true;
    if (s.n == 5 && (s.p[4] == 's' || s.p[4] == 'S')) {
        uint64_t v;
        if (!asc_str_u64(asc_str_slice(s, 0, 4), &v) || v < 1900 || v > 2099 || v % 10)
            return false;
        out->when = (asc_date){ (int16_t)v, 0, 0 };
        out->until = (asc_date){ (int16_t)(v + 9), 0, 0 };
        return true;
    }
    if (!year || t->tok[i].pos != ASC_POS_NUM) return false;
    out->when = (asc_date){ (int16_t)year, 0, 0 };
    if (!word_is(t, i + 1, "-")) return true;
    int next = number(t, i + 2, 1, 99);
    if (next == (year + 1) % 100 && t->tok[i + 2].end - t->tok[i + 2].begin == 2) {
        out->until = (asc_date){ (int16_t)(year + 1), 0, 0 };
        out->last = i + 3;
    }
    return true;
}

/* ---- measured from the day of publication ---- */

static bool day_back(asc_date published, int back, asc_time *out)
{
    if (published.day) out->when = asc_date_add_days(published, -back);
    return true;
}

static bool days_back(asc_date published, int first, int last, asc_time *out)
{
    if (published.day) out->until = asc_date_add_days(published, -last);
    return day_back(published, first, out);
}

/* "Last week", "this month", "last year", "last night", "last weekend". */
static bool last_or_this(const asc_tree *t, uint32_t i, asc_date published, asc_time *out)
{
    bool before = word_is(t, i, "last");
    asc_str unit = word(t, i + 1);
    if (!before && !word_is(t, i, "this")) return false;
    out->last = i + 2;
    if (AMONG(unit, "year", "month")) {
        asc_date now = { published.year, AMONG(unit, "month") ? published.month : 0, 0 };
        asc_distance one = { .told = true, .months = -1 };
        if (AMONG(unit, "year")) one = (asc_distance){ .told = true, .years = -1 };
        else if (!now.month) return true;
        out->when = before ? asc_when_from(now, one) : now;
        return true;
    }
    int day = published.day ? asc_date_weekday(published) : 0;
    if (AMONG(unit, "week"))
        return before ? days_back(published, day + 7, day + 1, out)
                      : days_back(published, day, 0, out);
    if (AMONG(unit, "weekend")) return days_back(published, (day + 2) % 7, (day + 2) % 7 - 1, out);
    if (AMONG(unit, "night")) return day_back(published, before, out);
    return !before && AMONG(unit, "morning", "afternoon", "evening") && day_back(published, 0, out);
}

/* "Tuesday"; "Tuesday last week", "Tuesday of last week", "Tuesday, 4 June". */
static bool weekday(const asc_tree *t, uint32_t i, asc_date published, asc_time *out)
{
    int day = asc_date_weekday_named(word(t, i));
    if (day < 0 || t->tok[i].tag == ASC_TAG_NNPS) return false;
    if (with_month(t, i + 1 + word_is(t, i + 1, ","), published, out)) return true;
    if (i > 0 && AMONG(word(t, i - 1), "next", "coming", "every", "each")) return false;
    int today = published.day ? asc_date_weekday(published) : 0, back = (today - day + 7) % 7;
    uint32_t k = i + 1 + word_is(t, i + 1, "of");
    if (word_is(t, k, "last") && word_is(t, k + 1, "week")) {
        back = today + 7 - day;
        out->last = k + 2;
    } else if (back == 0 && i > 0 && word_is(t, i - 1, "last")) back = 7;
    return day_back(published, back, out);
}

static bool from_today(const asc_tree *t, uint32_t i, asc_date published, asc_time *out)
{
    asc_str s = word(t, i);
    *out = (asc_time){ .event = ASC_NONE, .last = i + 1 };
    if (last_or_this(t, i, published, out)) return true;
    if (AMONG(s, "yesterday")) return day_back(published, 1, out);
    if (AMONG(s, "today", "tonight")) return day_back(published, 0, out);
    if (AMONG(s, "overnight")) return days_back(published, 1, 0, out);
    if (AMONG(s, "weekend") && i > 1 && word_is(t, i - 1, "the") &&
        AMONG(word(t, i - 2), "over", "at", "during")) {
        int sat = published.day ? (asc_date_weekday(published) + 2) % 7 : 0;
        return days_back(published, sat, sat - 1, out);
    }
    return weekday(t, i, published, out);
}

/* ---- measured from another event ---- */

static bool unit_of(asc_str s, int n, asc_distance *out)
{
    if (s.n > 1 && s.p[s.n - 1] == 's') s.n--;
    if (n < 0 || n > FAR) return false;
    *out = (asc_distance){ .told = true };
    if (AMONG(s, "day", "night", "morning", "evening", "afternoon")) out->days = (int16_t)n;
    else if (AMONG(s, "hour", "minute") && n < 20) out->days = 0;
    else if (AMONG(s, "week") && n < FAR / 7) out->days = (int16_t)(7 * n);
    else if (AMONG(s, "fortnight")) out->days = (int16_t)(14 * n);
    else if (AMONG(s, "month")) out->months = (int16_t)n;
    else if (AMONG(s, "year")) out->years = (int16_t)n;
    else if (AMONG(s, "decade")) out->vague = true;
    else return false;
    return true;
}

static asc_distance back(asc_distance d)
{
    return (asc_distance){ d.told, d.vague, (int16_t)-d.days, (int16_t)-d.months,
                           (int16_t)-d.years };
}

/* "Days", "a few weeks", "several years": some. */
static bool vague_amount(const asc_tree *t, uint32_t i, asc_distance *out, uint32_t *last)
{
    uint32_t k = i;
    if (word_is(t, k, "a") && AMONG(word(t, k + 1), "few", "couple")) k += 2;
    else if (AMONG(word(t, k), "several", "some")) k++;
    if (word_is(t, k, "of")) k++;
    asc_str unit = word(t, k);
    if (unit.n < 4 || unit.p[unit.n - 1] != 's' || !unit_of(unit, 1, out)) return false;
    out->vague = true;
    *last = k + 1;
    return true;
}

/* "Ten days", "a week", "the day": how much, and the token behind. */
static bool amount(const asc_tree *t, uint32_t i, asc_distance *out, uint32_t *last)
{
    int64_t n = 1;
    uint32_t k = i + 1;
    if (vague_amount(t, i, out, last)) return true;
    if (!AMONG(word(t, i), "a", "an", "one", "the")) {
        n = asc_number_at(t, i, &k);
        if (n < 0 || n > FAR || year_at(t, i)) return false;
    }
    *last = k + 1;
    return k < t->n && unit_of(word(t, k), (int)n, out);
}

/* What is told behind "before" or "after" at k: the noun, or the verb of its clause. */
static uint32_t measured_by(const asc_tree *t, uint32_t k)
{
    uint32_t p = asc_tree_behind(t, k);
    if (p != ASC_NONE) return p;
    return t->tok[k].dep == ASC_DEP_MARK && t->tok[k].head > k ? t->tok[k].head : ASC_NONE;
}

/* "A week earlier", "two days before the blasts", "ten years after the siege", "four days ago". */
static bool measured(const asc_tree *t, uint32_t i, asc_date published, asc_time *out)
{
    asc_distance d;
    uint32_t k;
    static const char *const about[] = { "nearly", "almost", "about", "around", "some",
                                         "than",   "over",   "least", NULL };
    if (!amount(t, i, &d, &k) || k >= t->n) return false;
    d.vague |= i > 0 && asc_str_among(word(t, i - 1), about);
    asc_str s = word(t, k);
    bool the = word_is(t, i, "the");
    *out = (asc_time){ .event = ASC_NONE, .last = k + 1 };
    if (AMONG(s, "ago") && !the) {
        asc_date now = published;
        d.vague &= d.years == 0; /* "some ten years ago" */
        if (d.months) now.day = 0;
        if (d.years) now.day = now.month = 0;
        out->when = asc_when_from(now, back(d));
        out->rounded = d.years || d.months;
        return true;
    }
    bool before = AMONG(s, "before"), after = AMONG(s, "after");
    if (before || after) {
        out->event = measured_by(t, k);
        out->from = before ? back(d) : d;
        return true;
    }
    if (the || !AMONG(s, "earlier", "later", "previously", "afterwards", "beforehand"))
        return false;
    out->from = AMONG(s, "earlier", "previously", "beforehand") ? back(d) : d;
    return true;
}

/* "The next morning", "the previous day", "the same night", "the eve of the vote". */
static bool beside(const asc_tree *t, uint32_t i, asc_time *out)
{
    asc_distance d;
    if (i == 0 || !word_is(t, i - 1, "the")) return false;
    *out = (asc_time){ .event = ASC_NONE, .last = i + 2 };
    if (word_is(t, i, "eve") && word_is(t, i + 1, "of")) {
        out->event = asc_tree_behind(t, i + 1);
        out->from = (asc_distance){ .told = true, .days = -1 };
        return out->event != ASC_NONE;
    }
    bool next = AMONG(word(t, i), "next", "following"), same = AMONG(word(t, i), "same"),
         previous = AMONG(word(t, i), "previous", "preceding");
    if (i + 1 >= t->n || (!next && !same && !previous) || !unit_of(word(t, i + 1), !same, &d) ||
        AMONG(word(t, i + 1), "hours", "minutes", "days", "weeks", "months", "years"))
        return false;
    out->from = previous ? back(d) : d;
    return true;
}

asc_date asc_when_from(asc_date of, asc_distance d)
{
    if (!of.year || !d.told || d.vague) return (asc_date){ 0 };
    if (d.years)
        return of.year + d.years > 0 ? (asc_date){ (int16_t)(of.year + d.years), 0, 0 }
                                     : (asc_date){ 0 };
    if (d.months) {
        int months = of.year * 12 + of.month - 1 + d.months;
        return of.month && months >= 12
                   ? (asc_date){ (int16_t)(months / 12), (int8_t)(months % 12 + 1), 0 }
                   : (asc_date){ 0 };
    }
    return d.days == 0 ? of : of.day ? asc_date_add_days(of, d.days) : (asc_date){ 0 };
}

static bool one_time(const asc_tree *t, uint32_t i, asc_date published, asc_time *out)
{
    return with_month(t, i, published, out) || by_year(t, i, out) ||
           from_today(t, i, published, out) || measured(t, i, published, out) || beside(t, i, out);
}

bool asc_when(const asc_tree *t, uint32_t i, asc_date published, asc_time *out)
{
    asc_time end;
    if (t->tok[i].ent == ASC_ENT_ORG) return false; /* "the 9 April Command" */
    if (!one_time(t, i, published, out)) return false;
    bool opened = i > 0 && AMONG(word(t, i - 1), "between", "from");
    if (!opened || out->until.year || !out->when.year || !joins_days(t, out->last)) return true;
    if (!one_time(t, out->last + 1, published, &end) || !end.when.year || end.until.year)
        return true;
    if (asc_date_last(end.when) <= asc_date_last(out->when)) return true;
    out->until = end.when;
    out->last = end.last;
    return true;
}
