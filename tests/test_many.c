/* Reports read side by side: the same bytes as one by one, whatever the threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include <ascribe.h>

#include "base/os.h"
#include "base/str.h"

#include "base/banned.h"

#define REPORTS 9

static asc_model *model;

static int open_model(void **state)
{
    (void)state;
    return asc_os_exists(ASC_TEST_MODEL) && asc_model_open(&model, ASC_TEST_MODEL, NULL) != ASC_OK;
}

static int close_model(void **state)
{
    (void)state;
    asc_model_close(model);
    return 0;
}

static bool collect(void *user, const char *bytes, size_t n)
{
    asc_buf_put(user, (asc_str){ bytes, n });
    return true;
}

static void reports(asc_incoming items[REPORTS], char names[REPORTS][16])
{
    static const char *const prose[] = {
        "The Amber Line blew up the Corin bridge in March 2012, the Tidewater Post reported.",
        "Una Sorin denied that the Amber Line had attacked Corin. Nine people were killed.",
        "It rained.",
        "",
    };
    for (int i = 0; i < REPORTS; i++) {
        snprintf(names[i], sizeof names[i], "r%d", i);
        items[i] = (asc_incoming){ .facts = { .name = asc_str_from(names[i]) },
                                   .bytes = asc_str_from(prose[i % 4]) };
    }
}

/* All lines of what the reports say, read on so many threads; 0: one by one. */
static void lines_of(asc_buf *out, unsigned threads)
{
    static const asc_show_options all = { .attributions = true, .mentions = true, .events = true };
    asc_incoming items[REPORTS];
    char names[REPORTS][16];
    asc_reading *r = NULL;
    reports(items, names);
    assert_int_equal(asc_reading_new(&r, model, NULL), ASC_OK);
    asc_reading_want_attributions(r);
    assert_int_equal(asc_reading_want_mentions(r, NULL), ASC_OK);
    assert_int_equal(asc_reading_want_events(r, NULL), ASC_OK);
    if (threads) {
        assert_int_equal(asc_reading_add_many(r, items, 4, threads, NULL), ASC_OK);
        assert_int_equal(asc_reading_add_many(r, items + 4, REPORTS - 4, threads, NULL), ASC_OK);
    }
    for (int i = 0; !threads && i < REPORTS; i++)
        assert_int_equal(asc_reading_add(r, &items[i].facts, items[i].bytes, NULL), ASC_OK);
    assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
    assert_int_equal(asc_reading_lines(r, &all, collect, out, NULL), ASC_OK);
    asc_reading_free(r);
}

static void the_lines_do_not_depend_on_the_threads(void **state)
{
    asc_buf alone = { 0 };
    (void)state;
    if (!model) skip();
    lines_of(&alone, 0);
    assert_true(alone.n > 2000);
    for (unsigned threads = 1; threads <= 5; threads += 2) {
        asc_buf b = { 0 };
        lines_of(&b, threads);
        assert_true(asc_str_eq(asc_buf_str(&alone), asc_buf_str(&b)));
        asc_buf_free(&b);
    }
    asc_buf_free(&alone);
}

static void one_that_is_too_large_is_left_out_and_told(void **state)
{
    asc_incoming items[REPORTS];
    char names[REPORTS][16];
    size_t n = ASC_REPORT_BYTES_MAX + 1, count;
    asc_reading *r = NULL;
    (void)state;
    if (!model) skip();
    char *large = malloc(n);
    assert_non_null(large);
    memset(large, 'x', n);
    reports(items, names);
    items[1].bytes = (asc_str){ large, n };
    assert_int_equal(asc_reading_new(&r, model, NULL), ASC_OK);
    assert_int_equal(asc_reading_add_many(r, items, 3, 2, NULL), ASC_OK);
    assert_int_equal(items[0].err.status, ASC_OK);
    assert_int_equal(items[1].err.status, ASC_ELIMIT);
    assert_string_equal(asc_reading_reports(r, &count)[1].facts.name.p, "r2");
    assert_int_equal(count, 2);
    assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
    assert_int_equal(asc_reading_add_many(r, items, 1, 2, NULL), ASC_EARG);
    asc_reading_free(r);
    free(large);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lines_do_not_depend_on_the_threads),
        cmocka_unit_test(one_that_is_too_large_is_left_out_and_told),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
