/* Mentions of who, where, when, how many, with what: own prose, invented names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include <ascribe.h>

#include "base/os.h"
#include "base/str.h"
#include "read/linear.h"

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

/* "text:Kind" for each mention, apart by "; ". */
static void mentions_of(asc_buf *b, const char *prose, bool wanted)
{
    asc_reading *r = NULL;
    asc_report_facts facts = { .name = ASC_STR("a") };
    size_t n, reports;
    assert_int_equal(asc_reading_new(&r, model, NULL), ASC_OK);
    if (wanted) assert_int_equal(asc_reading_want_mentions(r, NULL), ASC_OK);
    assert_int_equal(asc_reading_add(r, &facts, asc_str_from(prose), NULL), ASC_OK);
    assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
    const asc_entity *e = asc_reading_mentions(r, &n);
    asc_str text = asc_reading_reports(r, &reports)[0].text;
    for (size_t i = 0; i < n; i++) {
        if (i) asc_buf_puts(b, "; ");
        asc_buf_put(b, asc_str_slice(text, e[i].span.begin, e[i].span.end));
        asc_buf_printf(b, ":%s", asc_entity_name(e[i].kind));
    }
    asc_reading_free(r);
}

static void who_where_when_and_how_many_are_found(void **state)
{
    static const struct {
        const char *prose, *expected;
    } rows[] = {
        { "We met the army in Corin on Monday.",
          "We:Organisation; the army:Organisation; Corin:Location; Monday:Temporal" },
        { "The rebels left.", "The rebels:Organisation" },
        { "Foreign Secretary Una Sorin spoke.", "Foreign Secretary Una Sorin:Person" },
        { "It rained.", "" },
        { "", "" },
    };
    (void)state;
    if (!model) skip();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        asc_buf b = { 0 };
        mentions_of(&b, rows[i].prose, true);
        asc_buf_putc(&b, '\0');
        assert_string_equal(b.p, rows[i].expected);
        asc_buf_free(&b);
    }
}

static void who_did_not_ask_gets_none(void **state)
{
    asc_buf b = { 0 };
    (void)state;
    if (!model) skip();
    mentions_of(&b, "We met the army in Corin.", false);
    assert_int_equal(b.n, 0);
    asc_buf_free(&b);
}

static void a_long_run_of_words_is_read_in_rows(void **state)
{
    asc_buf prose = { 0 }, b = { 0 };
    (void)state;
    if (!model) skip();
    for (int i = 0; i < 10000; i++) asc_buf_puts(&prose, "and the army ");
    asc_buf_putc(&prose, '\0');
    mentions_of(&b, prose.p, true);
    assert_true(b.n > 1000);
    asc_buf_free(&prose);
    asc_buf_free(&b);
}

/* ---- the model's file ---- */

/* Two labels, one feature "w=a" that speaks for the second, which likes to follow itself. */
static void small_model(asc_buf *b)
{
    uint32_t hash = (uint32_t)asc_str_hash(ASC_STR("w=a"));
    const uint32_t words[] = { 2, 1, 1, 1 }, rest[] = { hash, 0, 1 };
    asc_buf_puts(b, "# a test\n\n");
    for (int i = 0; i < 4; i++) asc_buf_put(b, (asc_str){ (const char *)&words[i], 4 });
    asc_buf_put(b, (asc_str){ "\1O\1X", 4 });
    asc_buf_put(b, (asc_str){ "\0\0\0\0\0\0\5\0", 8 });
    for (int i = 0; i < 3; i++) asc_buf_put(b, (asc_str){ (const char *)&rest[i], 4 });
    asc_buf_put(b, (asc_str){ "\1\7", 2 });
}

static void a_model_scores_and_finds_its_path(void **state)
{
    asc_buf b = { 0 };
    asc_arena *keep = asc_arena_new();
    asc_linear *m = NULL;
    asc_features f = { .n = 0 };
    int32_t scores[6] = { 0 };
    uint8_t back[6], path[3];
    (void)state;
    small_model(&b);
    assert_int_equal(asc_linear_open(&m, keep, asc_buf_str(&b), NULL), ASC_OK);
    asc_features_put(&f, "w", ASC_STR("a"));
    asc_linear_score(m, &f, scores + 2);
    assert_int_equal(scores[2], 0);
    assert_int_equal(scores[3], 7);
    scores[4] = 3; /* speaks for O, but X likes to follow X */
    asc_linear_path(m, scores, 3, back, path);
    assert_int_equal(path[0], 1);
    assert_int_equal(path[1], 1);
    assert_int_equal(path[2], 1);
    asc_arena_free(keep);
    asc_buf_free(&b);
}

static void a_damaged_model_is_refused(void **state)
{
    asc_buf b = { 0 };
    (void)state;
    small_model(&b);
    for (size_t n = 0; n < b.n; n++) {
        asc_arena *keep = asc_arena_new();
        asc_linear *m = NULL;
        assert_int_equal(asc_linear_open(&m, keep, (asc_str){ b.p, n }, NULL), ASC_EFORMAT);
        assert_null(m);
        asc_arena_free(keep);
    }
    b.p[b.n - 2] = 9; /* a label that is not there */
    asc_arena *keep = asc_arena_new();
    asc_linear *m = NULL;
    assert_int_equal(asc_linear_open(&m, keep, asc_buf_str(&b), NULL), ASC_EFORMAT);
    asc_arena_free(keep);
    asc_buf_free(&b);
}

static void a_feature_of_any_length_is_taken(void **state)
{
    char text[500];
    asc_features f = { .n = 0 };
    (void)state;
    memset(text, 'x', sizeof text);
    for (size_t n = 0; n < sizeof text; n++)
        asc_features_pair(&f, "w", (asc_str){ text, n }, (asc_str){ text, n });
    assert_int_equal(f.n, ASC_FEATURES_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_where_when_and_how_many_are_found),
        cmocka_unit_test(who_did_not_ask_gets_none),
        cmocka_unit_test(a_long_run_of_words_is_read_in_rows),
        cmocka_unit_test(a_model_scores_and_finds_its_path),
        cmocka_unit_test(a_damaged_model_is_refused),
        cmocka_unit_test(a_feature_of_any_length_is_taken),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
