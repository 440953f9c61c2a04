/* pieces: where a long text is cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "nlp/pieces.h"

#define SIZE (ASC_PIECE_MAX + ASC_PIECE_MAX / 2)

/* A text of x with `what` put at a place. */
static char *text_with(char fill, const char *what, size_t at)
{
    char *p = malloc(SIZE);
    assert_non_null(p);
    memset(p, fill, SIZE);
    memcpy(p + at, what, strlen(what));
    return p;
}

static size_t cut_of(const char *p)
{
    return asc_piece_end((asc_str){ p, SIZE }, 0);
}

static void a_short_text_is_one_piece(void **state)
{
    (void)state;
    assert_int_equal(asc_piece_end((asc_str){ NULL, 0 }, 0), 0);
    assert_int_equal(asc_piece_end(ASC_STR("One. Two.\n\nThree."), 0), 17);
    assert_int_equal(asc_piece_end(ASC_STR("One. Two.\n\nThree."), 11), 17);
    char *p = text_with('x', " ", 600000);
    assert_int_equal(asc_piece_end((asc_str){ p, ASC_PIECE_MAX }, 0), ASC_PIECE_MAX);
    free(p);
}

static void the_best_place_to_cut_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        size_t at, cut; /* `cut` counts from `at` */
    } cases[] = {
        { "end.\n\nNext one. And more", 700000, 6 },  /* a paragraph before later sentences */
        { "end.\r\n \t\r\nNext. More", 700000, 10 },  /* its blank line need not be empty */
        { "end. Next", 700000, 5 },                   /* a sentence */
        { "end. Next word", 700000, 5 },              /* a sentence before a later word */
        { "end?\xE2\x80\x9D\n  Next x", 700000, 10 }, /* with a closing quote */
        { "end.\") x y", 700000, 7 },
        { "3.5 or\nmore", 700000, 7 }, /* white space: the last */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *p = text_with('x', cases[i].what, cases[i].at);
        if (cut_of(p) != cases[i].at + cases[i].cut)
            fail_msg("case %zu: cut at +%ld", i, (long)cut_of(p) - (long)cases[i].at);
        free(p);
    }
}

static void places_outside_the_second_half_do_not_count(void **state)
{
    (void)state;
    char *p = text_with('x', "end.\n\n", 1000);
    assert_int_equal(cut_of(p), ASC_PIECE_MAX);
    free(p);
    p = text_with('x', "end.\n\n", ASC_PIECE_MAX + 10);
    assert_int_equal(cut_of(p), ASC_PIECE_MAX);
    free(p);
}

static void a_character_is_never_cut(void **state)
{
    (void)state;
    for (size_t shift = 0; shift < 4; shift++) {
        char *p = text_with('x', "\xF0\x9F\x92\xA5", ASC_PIECE_MAX - shift);
        assert_int_equal(cut_of(p), ASC_PIECE_MAX - shift);
        free(p);
    }
}

static void pieces_cover_the_text_and_are_not_small(void **state)
{
    (void)state;
    static const char *const fills[] = { " ", "\n", ".", "\xC3\xA9", "a b", "\n\nx", ".\" " };
    size_t n = 3 * SIZE;
    char *p = malloc(n);
    assert_non_null(p);
    for (size_t f = 0; f < sizeof fills / sizeof *fills; f++) {
        size_t unit = strlen(fills[f]), whole = n / unit * unit, pieces = 0;
        for (size_t i = 0; i < whole; i++) p[i] = fills[f][i % unit];
        for (size_t at = 0; at < whole; pieces++) {
            size_t end = asc_piece_end((asc_str){ p, whole }, at);
            assert_true(end > at && end - at <= ASC_PIECE_MAX && end <= whole);
            assert_true(end == whole || end - at >= ASC_PIECE_MIN);
            /* what lies behind the window changes nothing */
            size_t window = at + ASC_PIECE_MAX + 1;
            if (window < whole) assert_int_equal(asc_piece_end((asc_str){ p, window }, at), end);
            at = end;
        }
        assert_in_range(pieces, 4, 10);
    }
    free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_text_is_one_piece),
        cmocka_unit_test(the_best_place_to_cut_is_found),
        cmocka_unit_test(places_outside_the_second_half_do_not_count),
        cmocka_unit_test(a_character_is_never_cut),
        cmocka_unit_test(pieces_cover_the_text_and_are_not_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
