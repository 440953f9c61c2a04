/* str: views of bytes, lines, and the growing buffer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void assert_str(asc_str got, const char *expected)
{
    asc_str e = asc_str_from(expected);
    if (!asc_str_eq(got, e)) fail_msg("got \"%.*s\", expected \"%s\"", ASC_FMT(got), expected);
}

static void an_empty_view_needs_no_bytes(void **state)
{
    (void)state;
    asc_str none = asc_str_from(NULL), empty = asc_str_from("");
    assert_true(asc_str_eq(none, empty));
    assert_true(asc_str_eq_nocase(none, empty));
    assert_int_equal(asc_str_cmp(none, empty), 0);
    assert_true(asc_str_starts(none, empty));
    assert_true(asc_str_ends(empty, none));
    assert_int_equal(asc_str_slice(none, 0, 5).n, 0);
    assert_int_equal(asc_str_trim(none).n, 0);
    assert_int_equal(asc_str_find(none, ASC_STR("a")), SIZE_MAX);
    assert_int_equal(asc_str_find(none, none), 0);
    assert_int_equal(asc_str_hash(none), asc_str_hash(empty));
}

static void order_is_by_bytes_and_shorter_first(void **state)
{
    (void)state;
    static const char *const sorted[] = { "", "A", "Z", "a", "aa", "ab", "b", "\xC3\xA9" };
    for (size_t i = 0; i < COUNT(sorted); i++)
        for (size_t k = 0; k < COUNT(sorted); k++) {
            int c = asc_str_cmp(asc_str_from(sorted[i]), asc_str_from(sorted[k]));
            assert_int_equal((c > 0) - (c < 0), (i > k) - (i < k));
        }
}

static void only_ascii_letters_fold(void **state)
{
    (void)state;
    assert_true(asc_str_eq_nocase(ASC_STR("LeT-47"), ASC_STR("lEt-47")));
    assert_false(asc_str_eq_nocase(ASC_STR("["), ASC_STR("{")));
    assert_false(asc_str_eq_nocase(ASC_STR("\xC3\x89"), ASC_STR("\xC3\xA9")));
    assert_false(asc_str_eq_nocase(ASC_STR("a"), ASC_STR("ab")));
}

static void a_word_is_compared_up_to_its_end(void **state)
{
    (void)state;
    asc_str none = { NULL, 0 }, inside = { "on\0x", 4 };
    const char *volatile on = "on"; /* not worked out while compiling */
    assert_true(asc_str_is(ASC_STR("on"), "on"));
    assert_false(asc_str_is(ASC_STR("on"), "only"));
    assert_false(asc_str_is(ASC_STR("only"), on));
    assert_false(asc_str_is(ASC_STR("On"), "on"));
    assert_true(asc_str_is_nocase(ASC_STR("LeT-47"), "lEt-47"));
    assert_false(asc_str_is_nocase(ASC_STR("LeT"), "lets"));
    assert_false(asc_str_is_nocase(ASC_STR("["), "{"));
    assert_true(asc_str_is(none, "") && asc_str_is_nocase(none, ""));
    assert_false(asc_str_is(none, "on") || asc_str_is(inside, on));
    assert_false(asc_str_is_nocase(inside, on));
}

static void a_prefix_or_suffix_is_found_at_its_end_alone(void **state)
{
    (void)state;
    assert_true(asc_str_starts(ASC_STR("convoy"), ASC_STR("con")));
    assert_false(asc_str_starts(ASC_STR("co"), ASC_STR("con")));
    assert_true(asc_str_capitals(ASC_STR("HAMAS")));
    assert_false(asc_str_capitals(ASC_STR("HaMAS")) || asc_str_capitals(ASC_STR("A B")));
    const char *const words[] = { "bomb", "raid", NULL };
    assert_true(asc_str_among(ASC_STR("Raid"), words) && !asc_str_one_of(ASC_STR("Raid"), words));
    assert_true(asc_str_one_of(ASC_STR("raid"), words) && !asc_str_one_of(ASC_STR("rai"), words));
    assert_true(asc_str_starts_nocase(ASC_STR("ConVoy"), "con"));
    assert_true(asc_str_starts_nocase(ASC_STR("co"), ""));
    assert_false(asc_str_starts_nocase(ASC_STR("co"), "con"));
    assert_true(asc_str_ends(ASC_STR("convoy"), ASC_STR("voy")));
    assert_false(asc_str_ends(ASC_STR("oy"), ASC_STR("voy")));
    assert_false(asc_str_ends(ASC_STR("convoy"), ASC_STR("con")));
}

static void a_slice_is_clamped(void **state)
{
    (void)state;
    asc_str s = ASC_STR("0123456789");
    assert_str(asc_str_slice(s, 2, 4), "23");
    assert_str(asc_str_slice(s, 8, 99), "89");
    assert_str(asc_str_slice(s, 99, 100), "");
    assert_str(asc_str_slice(s, 5, 2), "");
    assert_str(asc_str_slice(s, 0, SIZE_MAX), "0123456789");
}

static void trimming_takes_ascii_white_space_off_both_ends(void **state)
{
    (void)state;
    assert_str(asc_str_trim(ASC_STR(" \t\r\n\v\fa b \n")), "a b");
    assert_str(asc_str_trim(ASC_STR(" \n ")), "");
    assert_str(asc_str_trim(ASC_STR("\xC2\xA0x")), "\xC2\xA0x");
}

static void finding_gives_the_first_place(void **state)
{
    (void)state;
    static const struct {
        const char *in, *what;
        size_t at;
    } cases[] = {
        { "abcabc", "abc", 0 }, { "abcabc", "ca", 2 },     { "abcabc", "cc", SIZE_MAX },
        { "aab", "ab", 1 },     { "ab", "abc", SIZE_MAX }, { "aaaab", "aab", 2 },
        { "x", "x", 0 },        { "abc", "c", 2 },         { "", "a", SIZE_MAX },
        { "abc", "", 0 },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(asc_str_find(asc_str_from(cases[i].in), asc_str_from(cases[i].what)),
                         cases[i].at);
}

static void a_paths_last_part_is_behind_its_slash(void **state)
{
    (void)state;
    assert_str(asc_str_last_part(ASC_STR("a/b.txt")), "b.txt");
    assert_str(asc_str_last_part(ASC_STR("b.txt")), "b.txt");
    assert_str(asc_str_last_part(ASC_STR("a/")), "");
    assert_int_equal(asc_str_last_part((asc_str){ NULL, 0 }).n, 0);
}

static void cutting_splits_at_the_first_separator(void **state)
{
    (void)state;
    asc_str before = ASC_STR("same"), after = ASC_STR("same");
    assert_false(asc_str_cut(ASC_STR("abc"), '\t', &before, &after));
    assert_str(before, "same");
    assert_str(after, "same");
    assert_true(asc_str_cut(ASC_STR("a\tb\tc"), '\t', &before, &after));
    assert_str(before, "a");
    assert_str(after, "b\tc");
    assert_true(asc_str_cut(ASC_STR("a\t"), '\t', &before, &after));
    assert_str(after, "");
    assert_false(asc_str_cut((asc_str){ NULL, 0 }, '\t', &before, &after));
}

static void a_number_is_digits_alone(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        bool good;
        uint64_t value;
    } cases[] = {
        { "0", true, 0 },
        { "007", true, 7 },
        { "18446744073709551615", true, UINT64_MAX },
        { "18446744073709551616", false, 0 },
        { "99999999999999999999", false, 0 },
        { "", false, 0 },
        { "-1", false, 0 },
        { "+1", false, 0 },
        { " 1", false, 0 },
        { "1.5", false, 0 },
        { "\xD9\xA1", false, 0 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint64_t v = 42;
        assert_int_equal(asc_str_u64(asc_str_from(cases[i].in), &v), cases[i].good);
        assert_int_equal(v, cases[i].good ? cases[i].value : 42);
    }
}

static void a_hash_is_the_same_on_every_machine(void **state)
{
    (void)state;
    /* XXH3_64bits with seed 0, from xxhash's own command: printf abc | xxhsum -H3 */
    assert_true(asc_str_hash(ASC_STR("")) == UINT64_C(0x2d06800538d394c2));
    assert_true(asc_str_hash(ASC_STR("abc")) == UINT64_C(0x78af5f94892f3950));
}

static void lines_end_in_a_newline_with_or_without_a_return(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t count;
        const char *lines[4];
    } cases[] = {
        { "", 0, { NULL } },
        { "\n", 1, { "" } },
        { "a", 1, { "a" } },
        { "a\n", 1, { "a" } },
        { "a\r\nb\n\nc", 4, { "a", "b", "", "c" } },
        { "a\rb\n", 1, { "a\rb" } },
        { "\r\n\r\n", 2, { "", "" } },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        asc_lines it = { asc_str_from(cases[i].text), 0 };
        asc_str line;
        while (asc_lines_next(&it, &line)) {
            assert_true(it.no <= cases[i].count);
            assert_str(line, cases[i].lines[it.no - 1]);
        }
        assert_int_equal(it.no, cases[i].count);
    }
}

static void a_buffer_holds_all_that_was_put(void **state)
{
    (void)state;
    asc_buf b = { 0 };
    asc_buf_put(&b, (asc_str){ NULL, 0 });
    assert_int_equal(asc_buf_str(&b).n, 0);
    for (int i = 0; i < 3000; i++) asc_buf_printf(&b, "%d,", i % 10);
    asc_buf_puts(&b, "end");
    asc_buf_putc(&b, '!');
    assert_false(b.failed);
    assert_int_equal(b.n, 6004);
    assert_true(asc_str_ends(asc_buf_str(&b), ASC_STR("8,9,end!")));
    asc_buf_clear(&b);
    assert_int_equal(b.n, 0);
    asc_buf_free(&b);
    assert_null(b.p);
}

static void a_buffer_past_its_limit_fails_and_stays_failed(void **state)
{
    (void)state;
    asc_buf b = { .limit = 5 };
    asc_buf_puts(&b, "123");
    asc_buf_printf(&b, "%d", 45);
    assert_false(b.failed); /* exactly full */
    asc_buf_putc(&b, '6');
    assert_true(b.failed);
    assert_str(asc_buf_str(&b), "12345");
    asc_buf_clear(&b);
    asc_buf_puts(&b, "123456");
    assert_true(b.failed);
    asc_buf_puts(&b, "1"); /* dropped: what came before is missing */
    assert_int_equal(b.n, 0);
    asc_buf_free(&b);
}

static void json_is_escaped_and_always_utf8(void **state)
{
    (void)state;
    static const struct {
        asc_str in;
        const char *out;
    } cases[] = {
        { { NULL, 0 }, "\"\"" },
        { { "a\"b\\c/", 6 }, "\"a\\\"b\\\\c/\"" },
        { { "\n\t\r\x01\x7F", 5 }, "\"\\n\\u0009\\u000d\\u0001\\u007f\"" },
        { { "a\0b", 3 }, "\"a\\u0000b\"" },
        { { "\xC3\xA9\xF0\x9F\x98\x80", 6 }, "\"\xC3\xA9\xF0\x9F\x98\x80\"" },
        { { "\xC2\x85\xE2\x80\xA8\xC2\xA0", 7 }, "\"\\u0085\\u2028\xC2\xA0\"" },
        { { "\xFF\xC3", 2 }, "\"\xEF\xBF\xBD\xEF\xBF\xBD\"" },
        { { "\xED\xA0\x80", 3 }, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        asc_buf b = { 0 };
        asc_buf_json(&b, cases[i].in);
        assert_str(asc_buf_str(&b), cases[i].out);
        asc_buf_free(&b);
    }
}

static void a_report_cannot_drive_the_terminal(void **state)
{
    (void)state;
#define BAD "\xEF\xBF\xBD"
    static const struct {
        asc_str in;
        const char *out;
    } cases[] = {
        { { "plain\ttext\n", 11 }, "plain\ttext\n" },
        { { "\x1B[31mred", 8 }, BAD "[31mred" },
        { { "a\0b\x7F", 4 }, "a" BAD "b" BAD },
        { { "\xC2\x9B"
            "31m",
            5 },
          BAD "31m" }, /* C1: one-character CSI */
        { { "\xE2\x80\xAE"
            "evil",
            7 },
          BAD "evil" },                                      /* U+202E, right-to-left override */
        { { "\xE2\x81\xA6x\xE2\x81\xA9", 7 }, BAD "x" BAD }, /* isolates */
        { { "\xD7\xA9\xD9\x84", 4 }, "\xD7\xA9\xD9\x84" },   /* Hebrew, Arabic stay */
        { { "\xFF", 1 }, BAD },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        asc_buf b = { 0 };
        asc_buf_term(&b, cases[i].in);
        assert_str(asc_buf_str(&b), cases[i].out);
        asc_buf_free(&b);
    }
}

static void members_of_an_object_are_written_after_a_comma(void **state)
{
    (void)state;
    asc_buf b = { 0 };
    asc_buf_putc(&b, '{');
    asc_buf_json_known(&b, "none", ASC_STR(""));
    asc_buf_json_known(&b, "a", ASC_STR("1"));
    asc_buf_json_known(&b, "b", ASC_STR("\""));
    asc_buf_json_text(&b, "c", ASC_STR(""));
    asc_buf_json_text_or_null(&b, "d", ASC_STR(""));
    asc_buf_json_text_or_null(&b, "e", ASC_STR("2"));
    assert_true(asc_str_is(asc_buf_str(&b),
                           "{\"a\":\"1\",\"b\":\"\\\"\",\"c\":\"\",\"d\":null,\"e\":\"2\""));
    asc_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paths_last_part_is_behind_its_slash),
        cmocka_unit_test(an_empty_view_needs_no_bytes),
        cmocka_unit_test(order_is_by_bytes_and_shorter_first),
        cmocka_unit_test(only_ascii_letters_fold),
        cmocka_unit_test(a_word_is_compared_up_to_its_end),
        cmocka_unit_test(a_prefix_or_suffix_is_found_at_its_end_alone),
        cmocka_unit_test(a_slice_is_clamped),
        cmocka_unit_test(trimming_takes_ascii_white_space_off_both_ends),
        cmocka_unit_test(finding_gives_the_first_place),
        cmocka_unit_test(cutting_splits_at_the_first_separator),
        cmocka_unit_test(a_number_is_digits_alone),
        cmocka_unit_test(a_hash_is_the_same_on_every_machine),
        cmocka_unit_test(lines_end_in_a_newline_with_or_without_a_return),
        cmocka_unit_test(a_buffer_holds_all_that_was_put),
        cmocka_unit_test(a_buffer_past_its_limit_fails_and_stays_failed),
        cmocka_unit_test(json_is_escaped_and_always_utf8),
        cmocka_unit_test(members_of_an_object_are_written_after_a_comma),
        cmocka_unit_test(a_report_cannot_drive_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
