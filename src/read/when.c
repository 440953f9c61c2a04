#include "read/when.h"

#include "base/str.h"

#include "base/banned.h"

static int month_of(asc_str s)
{
    static const char *const names[] = { "january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december" };
    if (s.n && s.p[s.n - 1] == '.') s.n--;
    if (s.n < 3 || s.p[0] < 'A' || s.p[0] > 'Z') return 0;
    for (int m = 0; m < 12; m++) {
        asc_str full = asc_str_from(names[m]);
        if (asc_str_eq_nocase(s, full) ||
            (s.n <= 4 && s.n < full.n && asc_str_eq_nocase(s, asc_str_slice(full, 0, s.n))))
            return m + 1;
    }
    return 0;
}

static int weekday_of(asc_str s)
{
    static const char *const names[] = { "monday", "tuesday",  "wednesday", "thursday",
                                         "friday", "saturday", "sunday" };
    for (int d = 0; d < 7; d++)
        if (asc_str_eq_nocase(s, asc_str_from(names[d]))) return d;
    return -1;
}

static int number(const asc_tree *t, uint32_t i, int low, int high)
{
    uint64_t v;
    if (i >= t->n) return 0;
    asc_str s = asc_tree_text(t, i);
    if (s.n > 2 && s.n <= 4 &&
        (asc_str_ends(s, ASC_STR("th")) || asc_str_ends(s, ASC_STR("st")) ||
         asc_str_ends(s, ASC_STR("nd")) || asc_str_ends(s, ASC_STR("rd"))))
        s.n -= 2;
    if (!asc_str_u64(s, &v) || v < (uint64_t)low || v > (uint64_t)high) return 0;
    return (int)v;
}

static int year_at(const asc_tree *t, uint32_t i)
{
    return i < t->n && t->tok[i].end - t->tok[i].begin == 4 ? number(t, i, 1900, 2099) : 0;
}

/* A month, perhaps with a day, and no year: the last one not after publication. */
static asc_date give_year(asc_date d, asc_date published)
{
    if (d.year || !published.year || !d.month) return d;
    d.year = published.year;
    if (published.month && asc_date_first(d) > asc_date_last(published)) d.year--;
    return d;
}

static bool with_month(const asc_tree *t, uint32_t i, asc_date published, asc_date *out,
                       uint32_t *last)
{
    int day = number(t, i, 1, 31), month;
    uint32_t k = i + (day ? 1 : 0);
    if (day && k < t->n && asc_tree_is(t, k, "of")) k++;
    if (k >= t->n || !(month = month_of(asc_tree_text(t, k)))) return false;
    if (t->tok[k].pos == ASC_POS_AUX || t->tok[k].pos == ASC_POS_VERB)
        return false; /* may, march */
    k++;
    if (!day && (day = number(t, k, 1, 31))) k++;
    uint32_t y = k;
    if (y < t->n && asc_str_eq(asc_tree_text(t, y), ASC_STR(","))) y++;
    int year = year_at(t, y);
    if (year) k = y + 1;
    asc_date d = { (int16_t)year, (int8_t)month, 0 };
    if (day && day <= asc_date_days_in_month(year ? year : 2000, month)) d.day = (int8_t)day;
    d = give_year(d, published);
    if (!d.year) return false;
    *out = d;
    *last = k;
    return true;
}

static bool relative(const asc_tree *t, uint32_t i, asc_date published, asc_date *out,
                     uint32_t *last)
{
    asc_str s = asc_tree_text(t, i);
    *last = i + 1;
    if (asc_str_eq_nocase(s, ASC_STR("last")) || asc_str_eq_nocase(s, ASC_STR("this"))) {
        if (i + 1 >= t->n || !published.year) return false;
        bool before = asc_str_eq_nocase(s, ASC_STR("last"));
        *last = i + 2;
        if (asc_tree_is(t, i + 1, "year")) {
            *out = (asc_date){ (int16_t)(published.year - before), 0, 0 };
            return true;
        }
        if (!asc_tree_is(t, i + 1, "month") || !published.month) return false;
        *out = (asc_date){ published.year, published.month, 0 };
        if (before && --out->month == 0) *out = (asc_date){ (int16_t)(published.year - 1), 12, 0 };
        return true;
    }
    if (!published.day) return false;
    if (asc_str_eq_nocase(s, ASC_STR("yesterday")))
        return *out = asc_date_add_days(published, -1), true;
    if (asc_str_eq_nocase(s, ASC_STR("today"))) return *out = published, true;
    int day = weekday_of(s);
    if (day < 0 || t->tok[i].tag == ASC_TAG_NNPS) return false;
    int back = (asc_date_weekday(published) - day + 7) % 7;
    *out = asc_date_add_days(published, -back);
    return true;
}

bool asc_when(const asc_tree *t, uint32_t i, asc_date published, asc_date *out, uint32_t *last)
{
    if (with_month(t, i, published, out, last)) return true;
    int year = year_at(t, i);
    if (year && t->tok[i].pos == ASC_POS_NUM) {
        *out = (asc_date){ (int16_t)year, 0, 0 };
        *last = i + 1;
        return true;
    }
    return relative(t, i, published, out, last);
}
