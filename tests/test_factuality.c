/* How surely the author says that it happened: own prose, invented names. */
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

/* "CT+", of the first event whose word is `word`; "none". */
static const char *told(const char *prose, const char *word)
{
    static char out[8];
    asc_reading *r = NULL;
    asc_report_facts facts = { .name = ASC_STR("a") };
    size_t n, reports;
    assert_int_equal(asc_reading_new(&r, model, NULL), ASC_OK);
    assert_int_equal(asc_reading_want_events(r, NULL), ASC_OK);
    assert_int_equal(asc_reading_add(r, &facts, asc_str_from(prose), NULL), ASC_OK);
    assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
    const asc_event_told *e = asc_reading_events(r, &n);
    asc_str text = asc_reading_reports(r, &reports)[0].text;
    snprintf(out, sizeof out, "none");
    for (size_t i = n; i-- > 0;)
        if (asc_str_eq(asc_str_slice(text, e[i].span.begin, e[i].span.end), asc_str_from(word)))
            snprintf(out, sizeof out, "%s%s", asc_certainty_name(e[i].certainty),
                     e[i].polarity == ASC_POLARITY_MINUS ? "-" : "+");
    asc_reading_free(r);
    return out;
}

static void the_author_commits_to_each_event(void **state)
{
    static const struct {
        const char *prose, *word, *expected;
    } rows[] = {
        { "The rebels left Corin on Monday.", "left", "CT+" },
        { "The army did not attack the village.", "attack", "CT-" },
        { "No one was killed.", "killed", "CT-" },
        { "The rebels may have attacked the village.", "attacked", "PS+" },
        { "The rebels allegedly burned the mill.", "burned", "PS+" },
        { "The minister will visit Corin.", "visit", "PR+" },
        { "The group failed to blow up the bridge.", "blow", "CT-" },
        { "The group failed to blow up the bridge.", "failed", "CT+" },
        { "The minister refused to leave.", "leave", "CT-" },
        { "Police prevented an attack.", "attack", "CT-" },
        { "It is unlikely that the army attacked.", "attacked", "CT-" },
        { "The army left.", "army", "none" }, /* a noun for people is no event */
    };
    (void)state;
    if (!model) skip();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(told(rows[i].prose, rows[i].word), rows[i].expected);
}

static void deep_and_empty_texts_are_read(void **state)
{
    asc_buf b = { 0 };
    (void)state;
    if (!model) skip();
    for (int i = 0; i < 400; i++) asc_buf_puts(&b, "he said that ");
    asc_buf_puts(&b, "it rained.");
    asc_buf_putc(&b, '\0');
    assert_string_not_equal(told(b.p, "rained"), "none");
    assert_string_equal(told("", "rained"), "none");
    asc_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_author_commits_to_each_event),
        cmocka_unit_test(deep_and_empty_texts_are_read),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
