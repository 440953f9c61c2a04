/* Lines of printed pages to paragraphs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/arena.h"
#include "text/print.h"

#define MOST 20

/* A line of a page; rows are 12 points apart. */
struct given {
    int page, left, right, row;
    float height;
    const char *text;
};

static void assert_laid(const struct given *given, size_t count, const char *want)
{
    asc_arena *keep = asc_arena_new();
    asc_print_line lines[MOST];
    asc_laid l = { .keep = keep };
    asc_record r = { 0 };
    for (size_t i = 0; i < count; i++)
        lines[i] = (asc_print_line){ asc_str_from(given[i].text),   (float)given[i].left,
                                     (float)given[i].right,         (float)given[i].row * 12,
                                     (float)given[i].row * 12 + 10, given[i].height,
                                     (uint32_t)given[i].page };
    assert_int_equal(asc_print_lay(&l, lines, count, NULL), ASC_OK);
    assert_int_equal(asc_laid_finish(&l, &r, NULL), ASC_OK);
    if (!asc_str_eq(r.text, asc_str_from(want))) fail_msg("\"%.*s\"", ASC_FMT(r.text));
    asc_arena_free(keep);
}

static void a_paragraph_goes_on_in_the_next_column(void **state)
{
    static const struct given lines[] = {
        { 0, 50, 250, 5, 10, "A ferry sank in the bay, and most of the peo-" },
        { 0, 50, 250, 6, 10, "ple on it were saved by the \xEF\xAC\x81shermen of" },
        { 0, 300, 500, 5, 10, "the island." },
        { 0, 300, 500, 7, 10, "Far-" },
        { 0, 300, 500, 8, 10, "East boats came too." },
    };
    (void)state;
    assert_laid(
        lines, 5,
        "A ferry sank in the bay, and most of the people on it were saved by the fishermen of "
        "the island.\n\nFar-East boats came too.");
}

static void a_short_line_that_ends_a_sentence_ends_a_paragraph(void **state)
{
    static const struct given lines[] = {
        { 0, 50, 250, 5, 10, "A ferry sank in the bay, and most people" },
        { 0, 50, 110, 6, 10, "were saved." },
        { 0, 50, 250, 7, 10, "Nobody said that they did it, or why they" },
        { 0, 50, 110, 8, 10, "might have." },
        { 0, 50, 150, 9, 14, "A heading" },
        { 0, 50, 120, 10, 10, "- an item" },
        { 0, 50, 120, 11, 10, "- another" },
    };
    (void)state;
    assert_laid(
        lines, 7,
        "A ferry sank in the bay, and most people were saved.\n\nNobody said that they did it, or "
        "why they might have.\n\nA heading\n\n- an item\n\n- another");
}

static void running_heads_and_page_numbers_are_left_out(void **state)
{
    static const struct given lines[] = {
        { 0, 50, 250, 1, 10, "Report of 2013, page 1" },
        { 0, 50, 250, 20, 10, "One text here." },
        { 0, 50, 60, 40, 10, "1" },
        { 1, 50, 250, 1, 10, "Report of 2013, page 2" },
        { 1, 50, 250, 20, 10, "Another text." },
        { 1, 50, 60, 40, 10, "2" },
        { 2, 50, 250, 1, 10, "Report of 2013, page 3" },
        { 2, 50, 250, 20, 10, "42" },
        { 2, 50, 60, 40, 10, "- 3 -" },
    };
    (void)state;
    assert_laid(lines, 9, "One text here.\n\nAnother text.\n\n42");
    assert_laid(lines, 0, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paragraph_goes_on_in_the_next_column),
        cmocka_unit_test(a_short_line_that_ends_a_sentence_ends_a_paragraph),
        cmocka_unit_test(running_heads_and_page_numbers_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
