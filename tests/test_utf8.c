/* utf8: decoding, checking, classes of characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/utf8.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void every_character_comes_back_as_it_was_put(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x110000; c++) {
        char bytes[4];
        uint32_t back = 0;
        size_t n = asc_utf8_put(c, bytes);
        bool scalar = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
        assert_int_equal(n, !scalar ? 0 : c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
        if (!scalar) continue;
        assert_int_equal(asc_utf8_next((asc_str){ bytes, n }, 0, &back), n);
        assert_int_equal(back, c);
        for (size_t cut = 1; cut < n; cut++) {
            assert_int_equal(asc_utf8_next((asc_str){ bytes, cut }, 0, &back), 1);
            assert_int_equal(back, ASC_UTF8_BAD);
        }
    }
    char bytes[4];
    assert_int_equal(asc_utf8_put(ASC_UTF8_BAD, bytes), 0);
}

static void the_first_bad_byte_is_named(void **state)
{
    (void)state;
    static const struct {
        asc_str in;
        size_t at;
    } cases[] = {
        { { NULL, 0 }, 0 },
        { { "plain", 5 }, 5 },
        { { "a\0b", 3 }, 3 },
        { { "12345678\x80", 9 }, 8 },
        { { "1234567\xC3\xA9xyz", 12 }, 12 },
        { { "\xC0\x80", 2 }, 0 },             /* overlong */
        { { "\xE0\x80\xAF", 3 }, 0 },         /* overlong */
        { { "\xF0\x80\x80\xAF", 4 }, 0 },     /* overlong */
        { { "ab\xED\xA0\x80", 5 }, 2 },       /* surrogate */
        { { "\xF4\x90\x80\x80", 4 }, 0 },     /* over 10FFFF */
        { { "\xF8\x88\x80\x80\x80", 5 }, 0 }, /* five bytes */
        { { "ab\xE2\x82", 4 }, 2 },           /* cut */
        { { "\xE2\x82z", 3 }, 0 },
        { { "\x80", 1 }, 0 },
        { { "\xEF\xBB\xBFx", 4 }, 4 }, /* a byte order mark is a character */
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(asc_utf8_check(cases[i].in), cases[i].at);
}

static void a_bad_byte_counts_as_one_character(void **state)
{
    (void)state;
    assert_int_equal(asc_utf8_count(ASC_STR("a\xC3\xA9\xF0\x9F\x98\x80")), 3);
    assert_int_equal(asc_utf8_count(ASC_STR("\xFF\xE2\x82")), 3);
    assert_int_equal(asc_utf8_count(ASC_STR("")), 0);
}

/*
 * What Python 3.11 says of these characters (str.isupper and so on), because the
 * annotator's word shapes must agree with it. All characters of Unicode 14 were
 * compared once: they agree but for islower of U+10FC, A7F2-A7F4 and AB69.
 */
static void classes_are_those_of_python(void **state)
{
    (void)state;
    enum { U = 1, L = 2, A = 4, D = 8, S = 16 };
    static const struct {
        uint32_t cp;
        int classes;
        uint32_t lower, upper;
    } cases[] = {
        { 'A', U | A, 'a', 'A' },
        { 'z', L | A, 'z', 'Z' },
        { '7', D, '7', '7' },
        { ' ', S, ' ', ' ' },
        { '_', 0, '_', '_' },
        { 0x1C, S, 0x1C, 0x1C },       /* file separator */
        { 0x85, S, 0x85, 0x85 },       /* next line */
        { 0xA0, S, 0xA0, 0xA0 },       /* no-break space */
        { 0x200B, 0, 0x200B, 0x200B }, /* zero-width space is none */
        { 0x3000, S, 0x3000, 0x3000 }, /* ideographic space */
        { 0xAA, L | A, 0xAA, 0xAA },   /* feminine ordinal */
        { 0xB2, D, 0xB2, 0xB2 },       /* superscript two: isdigit, not isdecimal */
        { 0xBD, 0, 0xBD, 0xBD },       /* one half */
        { 0xC9, U | A, 0xE9, 0xC9 },   /* E acute */
        { 0xDF, L | A, 0xDF, 0xDF },   /* sharp s has no simple capital */
        { 0xFF, L | A, 0xFF, 0x178 },
        { 0x1C5, A, 0x1C6, 0x1C4 },    /* title case is neither */
        { 0x2160, U, 0x2170, 0x2160 }, /* Roman numeral one: no letter */
        { 0x24B6, U, 0x24D0, 0x24B6 }, /* circled A */
        { 0x2460, D, 0x2460, 0x2460 }, /* circled one */
        { 0x301, 0, 0x301, 0x301 },    /* combining acute */
        { 0x3B1, L | A, 0x3B1, 0x391 },
        { 0x416, U | A, 0x436, 0x416 },
        { 0x5D0, A, 0x5D0, 0x5D0 }, /* Hebrew alef has no case */
        { 0x661, D, 0x661, 0x661 }, /* Arabic-Indic one */
        { 0x4E00, A, 0x4E00, 0x4E00 },
        { 0x1D400, U | A, 0x1D400, 0x1D400 }, /* bold A: upper without a lower */
        { 0x1D7CE, D, 0x1D7CE, 0x1D7CE },
        { 0x1F600, 0, 0x1F600, 0x1F600 },
        { 0x10FFFF, 0, 0x10FFFF, 0x10FFFF },
        { ASC_UTF8_BAD, 0, ASC_UTF8_BAD, ASC_UTF8_BAD },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint32_t c = cases[i].cp;
        int got = (asc_utf8_is_upper(c) ? U : 0) | (asc_utf8_is_lower(c) ? L : 0) |
                  (asc_utf8_is_alpha(c) ? A : 0) | (asc_utf8_is_digit(c) ? D : 0) |
                  (asc_utf8_is_space(c) ? S : 0);
        if (got != cases[i].classes)
            fail_msg("U+%04X: classes %d, expected %d", c, got, cases[i].classes);
        assert_int_equal(asc_utf8_lower(c), cases[i].lower);
        assert_int_equal(asc_utf8_upper(c), cases[i].upper);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_comes_back_as_it_was_put),
        cmocka_unit_test(the_first_bad_byte_is_named),
        cmocka_unit_test(a_bad_byte_counts_as_one_character),
        cmocka_unit_test(classes_are_those_of_python),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
