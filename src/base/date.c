#include "base/date.h"

#include "base/str.h"

#include "base/banned.h"

static bool is_leap(int y)
{
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

int asc_date_days_in_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (month < 1 || month > 12) return 0;
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool asc_date_parse(asc_str s, asc_date *out)
{
    uint64_t y = 0, m = 0, d = 0;
    if (s.n < 4 || !asc_str_u64(asc_str_slice(s, 0, 4), &y) || y == 0) return false;
    if (s.n > 4) {
        if (s.n < 7 || s.p[4] != '-' || !asc_str_u64(asc_str_slice(s, 5, 7), &m)) return false;
        if (m < 1 || m > 12) return false;
    }
    if (s.n > 7) {
        if (s.n < 10 || s.p[7] != '-' || !asc_str_u64(asc_str_slice(s, 8, 10), &d)) return false;
        if (d < 1 || d > (uint64_t)asc_date_days_in_month((int)y, (int)m)) return false;
    }
    if (s.n > 10 && s.p[10] != 'T' && s.p[10] != ' ') return false;
    *out = (asc_date){ (int16_t)y, (int8_t)m, (int8_t)d };
    return true;
}

/* printf is slow for what each statement has twice. */
static char *put_two(char *out, unsigned n)
{
    *out++ = (char)('0' + n / 10);
    *out++ = (char)('0' + n % 10);
    return out;
}

void asc_date_format(asc_date d, char out[11])
{
    unsigned y = (unsigned)d.year % 10000, m = (unsigned)d.month % 100, day = (unsigned)d.day % 100;
    out[0] = '\0';
    if (d.year <= 0) return;
    out = put_two(put_two(out, y / 100), y % 100);
    if (d.month > 0) {
        *out++ = '-';
        out = put_two(out, m);
    }
    if (d.month > 0 && d.day > 0) {
        *out++ = '-';
        out = put_two(out, day);
    }
    *out = '\0';
}

/* Howard Hinnant's days_from_civil: exact for the whole Gregorian calendar. */
static int32_t days_from(int y, int m, int d)
{
    y -= m <= 2;
    int era = y / 400, yoe = y - era * 400;
    int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

int32_t asc_date_first(asc_date d)
{
    return days_from(d.year, d.month ? d.month : 1, d.day ? d.day : 1);
}

int32_t asc_date_last(asc_date d)
{
    int m = d.month ? d.month : 12;
    return days_from(d.year, m, d.day ? d.day : asc_date_days_in_month(d.year, m));
}

/* 0001-01-01 and 9999-12-31 */
#define DAYS_MIN (-719162)
#define DAYS_MAX 2932896

asc_date asc_date_from_days(int32_t days)
{
    if (days < DAYS_MIN || days > DAYS_MAX) return (asc_date){ 0 };
    int32_t z = days + 719468;
    int32_t era = z / 146097, doe = z - era * 146097;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int32_t m = mp < 10 ? mp + 3 : mp - 9, y = yoe + era * 400 + (m <= 2);
    return (asc_date){ (int16_t)y, (int8_t)m, (int8_t)(doy - (153 * mp + 2) / 5 + 1) };
}

asc_date asc_date_add_days(asc_date d, int32_t days)
{
    int64_t sum = (int64_t)asc_date_first(d) + days;
    if (sum < DAYS_MIN || sum > DAYS_MAX) return (asc_date){ 0 };
    return asc_date_from_days((int32_t)sum);
}

int asc_date_weekday(asc_date d)
{
    int32_t r = (asc_date_first(d) + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(r < 0 ? r + 7 : r);
}

static const char *const month_names[] = { "january",   "february", "march",    "april",
                                           "may",       "june",     "july",     "august",
                                           "september", "october",  "november", "december" };
static const char *const weekday_names[] = { "monday", "tuesday",  "wednesday", "thursday",
                                             "friday", "saturday", "sunday" };

const char *asc_date_month_name(int month)
{
    return month_names[month - 1];
}

const char *asc_date_weekday_name(int weekday)
{
    return weekday_names[weekday];
}

int asc_date_month_named(asc_str s)
{
    for (int m = 0; m < 12; m++)
        if (asc_str_is_nocase(s, month_names[m])) return m + 1;
    return 0;
}

int asc_date_weekday_named(asc_str s)
{
    for (int d = 0; d < 7; d++)
        if (asc_str_is_nocase(s, weekday_names[d])) return d;
    return -1;
}

asc_str asc_date_without_ordinal(asc_str s)
{
    static const char *const endings[] = { "th", "st", "nd", "rd" };
    for (size_t k = 0; s.n > 2 && k < sizeof endings / sizeof *endings; k++)
        if (asc_str_ends(s, asc_str_from(endings[k]))) return asc_str_slice(s, 0, s.n - 2);
    return s;
}

bool asc_date_meet(asc_date a, asc_date b)
{
    if (a.year == 0 || b.year == 0) return true;
    return asc_date_first(a) <= asc_date_last(b) && asc_date_first(b) <= asc_date_last(a);
}

int asc_date_cmp(asc_date a, asc_date b)
{
    if (a.year == 0 || b.year == 0) return (a.year == 0) - (b.year == 0);
    int32_t fa = asc_date_first(a), fb = asc_date_first(b);
    if (fa != fb) return fa < fb ? -1 : 1;
    int32_t la = asc_date_last(a), lb = asc_date_last(b);
    return la < lb ? -1 : la > lb;
}
