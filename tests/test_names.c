/* The matcher of names: what it makes of a name, its laws, hostile input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/str.h"

#include "base/banned.h"

static asc_names *matcher;

static int make(void **state)
{
    (void)state;
    asc_error err;
    return asc_names_new(&matcher, &err) == ASC_OK ? 0 : -1;
}

static int unmake(void **state)
{
    (void)state;
    asc_names_free(matcher);
    return 0;
}

static asc_name *name(const char *text, asc_names_kind kind)
{
    asc_name *n = NULL;
    asc_error err;
    assert_int_equal(asc_name_new(&n, matcher, asc_str_from(text), kind, &err), ASC_OK);
    return n;
}

static double compare(const char *a, const char *b, asc_names_kind kind, asc_names_use use)
{
    asc_name *x = name(a, kind), *y = name(b, kind);
    double p = asc_names_compare(matcher, x, y, use, NULL),
           q = asc_names_compare(matcher, y, x, use, NULL);
    assert_true(p == q);
    assert_true(p >= 0 && p <= 1);
    asc_name_free(x);
    asc_name_free(y);
    return p;
}

static void names_become_plain_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
        asc_names_kind kind;
    } cases[] = {
        { "AL-TIKRITI, 'Umar Sab\xC3\xA2wi", "umar sabawi al tikriti", ASC_NAMES_PERSON },
        { "Abdurrahman", "abd rahman", ASC_NAMES_PERSON },
        { "Abd-al-Rahman", "abd al rahman", ASC_NAMES_PERSON },
        { "Abd Allah", "abdullah", ASC_NAMES_PERSON },
        { "JiaruiPENG", "jiarui peng", ASC_NAMES_PERSON },
        { "LeT", "let", ASC_NAMES_ORG },
        { "Tramco S.A.", "tramco sa", ASC_NAMES_ORG },
        { "27TH Brigade", "27 th brigade", ASC_NAMES_ORG },
        { "\xD0\x9F\xD1\x83\xD1\x82\xD0\xB8\xD0\xBD", "putin", ASC_NAMES_PERSON },
        { "\xEB\x82\x98\xEC\xB9\xB4\xEB\xAC\xB4\xEB\x9D\xBC", "nakamura", ASC_NAMES_PERSON },
        { "\xE9\xA6\xAC\xE6\x96\xAF", "masi", ASC_NAMES_PERSON },
        { "\xD8\xA7\xD9\x84\xD8\xAD\xD9\x88\xD8\xAB\xD9\x8A", "al hwthy", ASC_NAMES_PERSON },
        { "\xD7\x93\xD7\x99\xD7\x9C\xD7\x9F", "dyln", ASC_NAMES_PERSON },
        { "\xE0\xA4\x95\xE0\xA4\xB2\xE0\xA5\x8D\xE0\xA4\xAA\xE0\xA4\xA8\xE0\xA4\xBE", "kalpana",
          ASC_NAMES_PERSON },
        /* a Cyrillic letter in disguise, a zero-width space, a mark of direction */
        { "M\xD0\xB0sood Az\xE2\x80\x8Bhar\xE2\x80\xAE", "masood azhar", ASC_NAMES_PERSON },
        { "", "", ASC_NAMES_PERSON },
        { "--- \xFF\xFE ...", "", ASC_NAMES_PERSON },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        asc_name *n = name(cases[i].text, cases[i].kind);
        asc_str folded = asc_name_folded(n);
        if (!asc_str_eq(folded, asc_str_from(cases[i].folded)))
            fail_msg("%s: %.*s, not %s", cases[i].text, ASC_FMT(folded), cases[i].folded);
        asc_name_free(n);
    }
}

static void one_name_in_many_spellings_is_one(void **state)
{
    (void)state;
    assert_true(compare("Lashkar e Taiba", "LASHKAR-E-TAYYIBA", ASC_NAMES_ORG, ASC_NAMES_PAIR) > 0.5);
    assert_true(compare("Muhammad Masood Azhar", "MASOOD AZHAR, Mohammed", ASC_NAMES_PERSON,
                        ASC_NAMES_PAIR) > 0.5);
    assert_true(compare("Zoe Rodriguez", "Masood Azhar", ASC_NAMES_PERSON, ASC_NAMES_PAIR) < 0.1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_become_plain_words),
        cmocka_unit_test(one_name_in_many_spellings_is_one),
    };
    return cmocka_run_group_tests(tests, make, unmake);
}
