/* date: days known to a day, a month or a year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/str.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static asc_date day(const char *s)
{
    asc_date d = { 0 };
    if (s[0] && !asc_date_parse(asc_str_from(s), &d)) fail_msg("%s is no date", s);
    return d;
}

static void assert_date(asc_date d, const char *expected)
{
    char got[11];
    asc_date_format(d, got);
    assert_string_equal(got, expected);
}

static void a_date_is_read_to_its_precision(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out; /* NULL: refused */
    } cases[] = {
        { "2010", "2010" },
        { "2010-10", "2010-10" },
        { "2010-10-18", "2010-10-18" },
        { "2013-06-06T05:10:00+02:00", "2013-06-06" },
        { "2013-06-06 05:10", "2013-06-06" },
        { "2024-02-29", "2024-02-29" },
        { "2000-02-29", "2000-02-29" },
        { "0001-01-01", "0001-01-01" },
        { "9999-12-31", "9999-12-31" },
        { "2023-02-29", NULL },
        { "1900-02-29", NULL },
        { "2010-13", NULL },
        { "2010-00", NULL },
        { "2010-10-00", NULL },
        { "2010-04-31", NULL },
        { "0000", NULL },
        { "", NULL },
        { "201", NULL },
        { "20101018", NULL },
        { "2010-1", NULL },
        { "2010-10-1", NULL },
        { "2010-10-181", NULL },
        { "2010-10T", NULL },
        { "2010/10/18", NULL },
        { "+201-01-01", NULL },
        { " 2010", NULL },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        asc_date d = { 1, 1, 1 };
        bool good = asc_date_parse(asc_str_from(cases[i].in), &d);
        if (good != (cases[i].out != NULL)) fail_msg("\"%s\"", cases[i].in);
        assert_date(d, good ? cases[i].out : "0001-01-01");
    }
    assert_date((asc_date){ 0 }, "");
}

static void days_count_from_1970(void **state)
{
    (void)state;
    static const struct {
        const char *date;
        int32_t first, last;
    } cases[] = {
        { "1970-01-01", 0, 0 },
        { "1970", 0, 364 },
        { "1970-02", 31, 58 },
        { "1969-12-31", -1, -1 },
        { "2000-03-01", 11017, 11017 },
        { "2024-02", 19754, 19782 },
        { "0001-01-01", -719162, -719162 },
        { "9999-12-31", 2932896, 2932896 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(asc_date_first(day(cases[i].date)), cases[i].first);
        assert_int_equal(asc_date_last(day(cases[i].date)), cases[i].last);
    }
}

static void every_day_comes_back_from_its_number(void **state)
{
    (void)state;
    int32_t n = asc_date_first(day("0001-01-01"));
    for (int y = 1; y <= 9999; y++)
        for (int m = 1; m <= 12; m++)
            for (int d = 1; d <= asc_date_days_in_month(y, m); d++, n++) {
                asc_date back = asc_date_from_days(n);
                if (back.year != y || back.month != m || back.day != d || asc_date_first(back) != n)
                    fail_msg("day %d, %04d-%02d-%02d", n, y, m, d);
            }
    assert_int_equal(n - 1, asc_date_last(day("9999")));
}

static void days_outside_the_calendar_are_unknown(void **state)
{
    (void)state;
    static const int32_t days[] = { -719163, 2932897, INT32_MAX, INT32_MIN };
    for (size_t i = 0; i < COUNT(days); i++) assert_int_equal(asc_date_from_days(days[i]).year, 0);
    assert_date(asc_date_add_days(day("2008-11-30"), INT32_MAX), "");
    assert_date(asc_date_add_days(day("2008-11-30"), INT32_MIN), "");
    assert_int_equal(asc_date_days_in_month(2010, 0), 0);
    assert_int_equal(asc_date_days_in_month(2010, 13), 0);
}

static void adding_days_crosses_months_and_leap_years(void **state)
{
    (void)state;
    assert_date(asc_date_add_days(day("2008-11-30"), 1), "2008-12-01");
    assert_date(asc_date_add_days(day("2008-02-28"), 1), "2008-02-29");
    assert_date(asc_date_add_days(day("2009-03-01"), -1), "2009-02-28");
    assert_date(asc_date_add_days(day("2009-01-01"), -366), "2008-01-01");
    assert_date(asc_date_add_days(day("2008-11-26"), 0), "2008-11-26");
}

static void a_week_starts_on_monday(void **state)
{
    (void)state;
    assert_int_equal(asc_date_weekday(day("1970-01-01")), 3);
    assert_int_equal(asc_date_weekday(day("2008-11-26")), 2); /* Wednesday: Mumbai */
    assert_int_equal(asc_date_weekday(day("2019-02-14")), 3); /* Thursday: Pulwama */
    assert_int_equal(asc_date_weekday(day("1969-12-29")), 0);
    assert_int_equal(asc_date_weekday(day("0001-01-01")), 0);
}

static void dates_meet_when_they_may_be_one_day(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool meet;
    } cases[] = {
        { "2008", "2008-11-26", true },
        { "2008-11", "2008-11-26", true },
        { "2008-10", "2008-11-26", false },
        { "2008-11-26", "2008-11-26", true },
        { "2008-11-26", "2008-11-27", false },
        { "2008", "2009", false },
        { "", "2008", true },
        { "2008-11", "", true },
        { "", "", true },
        { "2008-11", "2008-12", false },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(asc_date_meet(day(cases[i].a), day(cases[i].b)), cases[i].meet);
        assert_int_equal(asc_date_meet(day(cases[i].b), day(cases[i].a)), cases[i].meet);
    }
}

static void order_is_by_first_day_then_precision_then_unknown(void **state)
{
    (void)state;
    static const char *const sorted[] = { "2007-12-31", "2008-01-01", "2008-01", "2008",
                                          "2008-02",    "2009",       "" };
    for (size_t i = 0; i < COUNT(sorted); i++)
        for (size_t k = 0; k < COUNT(sorted); k++) {
            int c = asc_date_cmp(day(sorted[i]), day(sorted[k]));
            assert_int_equal((c > 0) - (c < 0), (i > k) - (i < k));
        }
}

static void english_names_are_known_whole_and_in_any_case(void **state)
{
    (void)state;
    for (int m = 1; m <= 12; m++)
        assert_int_equal(asc_date_month_named(asc_str_from(asc_date_month_name(m))), m);
    for (int d = 0; d < 7; d++)
        assert_int_equal(asc_date_weekday_named(asc_str_from(asc_date_weekday_name(d))), d);
    assert_int_equal(asc_date_month_named(ASC_STR("OCTOBER")), 10);
    assert_int_equal(asc_date_month_named(ASC_STR("Oct")), 0);
    assert_int_equal(asc_date_month_named(ASC_STR("")), 0);
    assert_int_equal(asc_date_weekday_named(ASC_STR("Sunday")), 6);
    assert_int_equal(asc_date_weekday_named(ASC_STR("May")), -1);
}

static void an_ordinal_is_cut_to_its_number(void **state)
{
    (void)state;
    static const struct {
        const char *s, *cut;
    } cases[] = { { "9th", "9" }, { "21st", "21" }, { "2nd", "2" }, { "3rd", "3" },
                  { "th", "th" }, { "12", "12" },   { "", "" } };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_true(asc_str_is(asc_date_without_ordinal(asc_str_from(cases[i].s)), cases[i].cut));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_is_read_to_its_precision),
        cmocka_unit_test(days_count_from_1970),
        cmocka_unit_test(every_day_comes_back_from_its_number),
        cmocka_unit_test(days_outside_the_calendar_are_unknown),
        cmocka_unit_test(adding_days_crosses_months_and_leap_years),
        cmocka_unit_test(a_week_starts_on_monday),
        cmocka_unit_test(dates_meet_when_they_may_be_one_day),
        cmocka_unit_test(order_is_by_first_day_then_precision_then_unknown),
        cmocka_unit_test(english_names_are_known_whole_and_in_any_case),
        cmocka_unit_test(an_ordinal_is_cut_to_its_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
