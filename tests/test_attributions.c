/* Who says what, whatever it is about: own prose, invented names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include <ascribe.h>

#include "base/os.h"
#include "base/str.h"

#include "base/banned.h"

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

static void put_span(asc_buf *b, asc_str text, asc_span s)
{
    if (s.end > s.begin) asc_buf_put(b, asc_str_slice(text, s.begin, s.end));
}

/* "source | cue | piece + piece" for each attribution, apart by line ends. */
static void attributions_of(asc_buf *b, const char *prose, bool wanted)
{
    asc_reading *r = NULL;
    asc_report_facts facts = { .name = ASC_STR("a") };
    size_t n, reports;
    assert_int_equal(asc_reading_new(&r, model, NULL), ASC_OK);
    if (wanted) asc_reading_want_attributions(r);
    assert_int_equal(asc_reading_add(r, &facts, asc_str_from(prose), NULL), ASC_OK);
    assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
    const asc_attribution *a = asc_reading_attributions(r, &n);
    asc_str text = asc_reading_reports(r, &reports)[0].text;
    for (size_t i = 0; i < n; i++) {
        put_span(b, text, a[i].source);
        asc_buf_puts(b, " | ");
        put_span(b, text, a[i].cue);
        for (uint32_t k = 0; k < a[i].pieces; k++) {
            asc_buf_puts(b, k ? " + " : " | ");
            put_span(b, text, a[i].content[k]);
        }
        asc_buf_putc(b, '\n');
    }
    asc_reading_free(r);
}

static void each_saying_has_its_source_cue_and_content(void **state)
{
    static const struct {
        const char *prose, *expected;
    } rows[] = {
        { "He added that nobody was hurt.", "He | added | that nobody was hurt\n" },
        { "\"It is late,\" said Una Sorin. \"Go home.\"",
          "Una Sorin | said | It is late + Go home\n" },
        { "The Line, Ivo Marrin said, had done the deed.",
          "Ivo Marrin | said | The Line + had done the deed\n" },
        { "According to the Tidewater Post, six people were hurt.",
          "the Tidewater Post | According to | six people were hurt\n" },
        { "MARRIN: We never planned it.", "MARRIN | : | We never planned it\n" },
        { "The group wants to leave the town.", "The group | wants | to leave the town\n" },
        /* the outermost alone */
        { "The ministry said that Marrin denied the charge.",
          "The ministry | said | that Marrin denied the charge\n" },
        { "Una Sorin's plan to leave Corin failed.", "Una Sorin's | plan | to leave Corin\n" },
        { "The guards were willing to talk.", "The guards | willing | to talk\n" },
        { "It rained in Corin. You know it.", "" },
    };
    (void)state;
    if (!model) skip();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        asc_buf b = { 0 };
        attributions_of(&b, rows[i].prose, true);
        asc_buf_putc(&b, '\0');
        assert_string_equal(b.p, rows[i].expected);
        asc_buf_free(&b);
    }
}

static void they_are_found_only_where_they_are_wanted(void **state)
{
    asc_buf b = { 0 };
    (void)state;
    if (!model) skip();
    attributions_of(&b, "He added that nobody was hurt.", false);
    assert_int_equal(b.n, 0);
    asc_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_saying_has_its_source_cue_and_content),
        cmocka_unit_test(they_are_found_only_where_they_are_wanted),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
