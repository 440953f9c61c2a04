/* Reports that nobody should write, read in bounded time, with nothing invented. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include <ascribe.h>

#include "base/str.h"

static asc_model *model;

static int open_model(void **state)
{
    asc_error err;
    (void)state;
    if (asc_model_open(&model, ASC_TEST_MODEL, &err) != ASC_OK) model = NULL;
    return 0;
}

static int close_model(void **state)
{
    (void)state;
    asc_model_close(model);
    return 0;
}

/* Everything said stands somewhere, and every actor's name stands in the text. */
static void nothing_is_invented(const asc_reading *r)
{
    size_t reports, statements, actors, accounts;
    const asc_report *report = asc_reading_reports(r, &reports);
    const asc_statement *st = asc_reading_statements(r, &statements);
    const asc_actor *a = asc_reading_actors(r, &actors);
    const asc_account *ac = asc_reading_accounts(r, &accounts);
    for (size_t i = 0; i < statements; i++) {
        assert_true(st[i].span.begin < st[i].span.end && st[i].span.end <= report->text.n);
        assert_in_range(st[i].source_count, 1, ASC_SOURCES_MAX);
        assert_true(st[i].read > 0 && st[i].read < 1);
        if (st[i].agent.actor != ASC_NONE) assert_true(st[i].agent.actor < actors);
    }
    for (size_t i = 0; i < actors; i++)
        for (uint32_t k = 0; k < a[i].name_count; k++)
            assert_true(asc_str_find(report->text, a[i].names[k]) != SIZE_MAX);
    for (size_t i = 0; i < accounts; i++)
        for (int k = 0; k < ASC_FILL_COUNT; k++)
            for (uint32_t n = 0; n < ac[i].counts[k]; n++)
                assert_true(ac[i].fills[k][n].span.end <= report->text.n);
}

/* The number of statements read of the text; it is checked and let go. */
static size_t read_all(asc_buf *text)
{
    asc_reading *r = NULL;
    asc_error err;
    size_t statements;
    asc_report_facts facts = { .name = ASC_STR("a.txt") };
    if (!model) {
        asc_buf_free(text);
        skip();
    }
    assert_false(text->failed);
    assert_int_equal(asc_reading_new(&r, model, &err), ASC_OK);
    assert_int_equal(asc_reading_want_accounts(r, &err), ASC_OK);
    asc_reading_want_attributions(r);
    assert_int_equal(asc_reading_add(r, &facts, asc_buf_str(text), &err), ASC_OK);
    assert_int_equal(asc_reading_run(r, &err), ASC_OK);
    nothing_is_invented(r);
    asc_reading_statements(r, &statements);
    asc_reading_free(r);
    asc_buf_free(text);
    return statements;
}

static void no_incident_is_no_statement_of_one(void **state)
{
    (void)state;
    asc_buf b = { 0 };
    asc_buf_puts(&b, "The mill was repaired. Bread is cheaper than last year, bakers say.\n");
    assert_int_equal(read_all(&b), 0);
}

static void ten_thousand_incidents_are_read(void **state)
{
    (void)state;
    asc_buf b = { 0 };
    for (int i = 0; i < 10000; i++)
        asc_buf_printf(&b, "An explosion in Corin on %d May %d killed %d people.%s", 1 + i % 28,
                       1900 + i % 100, 2 + i % 90, i % 10 == 9 ? "\n\n" : " ");
    assert_true(read_all(&b) > 400);
}

static void a_sentence_of_fifty_thousand_words_is_read(void **state)
{
    (void)state;
    asc_buf b = { 0 };
    asc_buf_puts(&b, "The Amber Line attacked");
    for (int i = 0; i < 12500; i++) asc_buf_puts(&b, " the mill and");
    asc_buf_puts(&b, " the bridge\n");
    read_all(&b);
}

static void quotes_that_never_close_are_read(void **state)
{
    (void)state;
    asc_buf b = { 0 };
    for (int i = 0; i < 2000; i++)
        asc_buf_puts(&b, "\"The Amber Line bombed the bridge, said Una Sorin.\n\n\xE2\x80\x9C");
    assert_true(read_all(&b) > 0);
}

static void fifty_nested_sources_are_cut(void **state)
{
    (void)state;
    asc_buf b = { 0 };
    for (int i = 0; i < 50; i++) asc_buf_printf(&b, "%s%c%c said that ", "M", 'a' + i % 26, 'o');
    asc_buf_puts(&b, "the Amber Line bombed the bridge in Corin.\n");
    read_all(&b);
}

static void nonsense_is_read(void **state)
{
    (void)state;
    asc_buf b = { 0 };
    uint32_t seed = 12345;
    for (int i = 0; i < 60000; i++) {
        seed = seed * 1664525u + 1013904223u;
        asc_buf_putc(&b, "abe )(\"'.,-[]\n AKTb\xC3\xA9\x01"[seed >> 24 & 15]);
    }
    read_all(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_incident_is_no_statement_of_one),
        cmocka_unit_test(ten_thousand_incidents_are_read),
        cmocka_unit_test(a_sentence_of_fifty_thousand_words_is_read),
        cmocka_unit_test(quotes_that_never_close_are_read),
        cmocka_unit_test(fifty_nested_sources_are_cut),
        cmocka_unit_test(nonsense_is_read),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
