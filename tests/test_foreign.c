/* Statements of another program: what is taken, and what is refused. Own prose. */
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

/* The good line in four parts, each replaceable. */
#define REPORT "Sorin met Marrin. Marr\xc3\xb3n fled."
#define WHERE "\"begin\":0,\"end\":16,\"text\":\"Sorin met Marrin\""
#define SOURCES "[{\"text\":\"AUTHOR\"}]"
#define WHAT "\"predicate\":\"met-with\""
#define WHO                                                  \
    "{\"agent\":{\"text\":\"Sorin\",\"begin\":0,\"end\":5}," \
    "\"object\":{\"text\":\"Marrin\",\"begin\":10,\"end\":16}}"
#define HOW                                                                          \
    "\"value\":null,\"polarity\":\"+\",\"certainty\":\"CT\",\"basis\":\"unstated\"," \
    "\"act\":\"assert\",\"mood\":\"happened\",\"conditional\":false,\"read\":0.75"
#define LINE(where, sources, what, who, how)                                           \
    "{\"type\":\"statement\",\"report\":\"a\"," where ",\"sources\":" sources "," what \
    ",\"arguments\":" who "," how "}"
#define GOOD LINE(WHERE, SOURCES, WHAT, WHO, HOW)

static asc_reading *reading(void)
{
    asc_reading *r = NULL;
    asc_report_facts facts = { .name = ASC_STR("a") };
    assert_int_equal(asc_reading_new(&r, model, NULL), ASC_OK);
    assert_int_equal(asc_reading_add(r, &facts, asc_str_from(REPORT), NULL), ASC_OK);
    return r;
}

static void a_good_line_becomes_a_statement(void **state)
{
    asc_foreign_statements told = { .taken = 0 };
    size_t n, actors;
    (void)state;
    if (!model) skip();
    asc_reading *r = reading();
    assert_int_equal(asc_reading_take_statements(r, ASC_STR(GOOD "\n\n"), &told, NULL), ASC_OK);
    assert_int_equal(told.taken, 1);
    assert_int_equal(told.refused, 0);
    assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
    const asc_statement *st = asc_reading_statements(r, &n);
    assert_int_equal(n, 1);
    assert_int_equal(st->predicate, ASC_PREDICATE_MET_WITH);
    assert_true(st->read > .74 && st->read < .76);
    const asc_actor *a = asc_reading_actors(r, &actors);
    assert_true(asc_str_eq(a[st->agent.actor].names[0], ASC_STR("Sorin")));
    assert_true(asc_str_eq(a[st->object.actor].names[0], ASC_STR("Marrin")));
    assert_int_equal(st->sentence.end, 17);
    asc_reading_free(r);
}

/* "Interior minister Larimand" is Josette Larimand; her brother is somebody else. */
static void a_title_and_a_name_are_the_person_named(void **state)
{
    static const char text[] = "Minister Josette Larimand met Tomas Adair on Monday. "
                               "Interior minister Larimand says the Front met Adair. "
                               "The brother of Larimand met Adair.";
    static const struct {
        const char *who;
        bool her;
    } said[] = { { "Interior minister Larimand", true }, { "The brother of Larimand", false } };
    (void)state;
    if (!model) skip();
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        asc_foreign_statements told = { .taken = 0 };
        asc_reading *r = NULL;
        asc_report_facts facts = { .name = ASC_STR("a") };
        size_t n, at = asc_str_find(ASC_STR(text), asc_str_from(said[i].who));
        size_t len = asc_str_from(said[i].who).n;
        char line[1200];
        snprintf(
            line, sizeof line,
            "{\"type\":\"statement\",\"report\":\"a\",\"begin\":%zu,\"end\":%zu,\"text\":\"%s\","
            "\"sources\":" SOURCES "," WHAT
            ",\"arguments\":{\"agent\":{\"text\":\"%s\",\"begin\":%zu,"
            "\"end\":%zu},\"object\":{\"text\":\"Tomas Adair\",\"begin\":30,\"end\":41}}," HOW
            "}\n",
            at, at + len, said[i].who, said[i].who, at, at + len);
        assert_int_equal(asc_reading_new(&r, model, NULL), ASC_OK);
        assert_int_equal(asc_reading_add(r, &facts, ASC_STR(text), NULL), ASC_OK);
        assert_int_equal(asc_reading_take_statements(r, asc_str_from(line), &told, NULL), ASC_OK);
        assert_int_equal(told.taken, 1);
        assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
        const asc_statement *st = asc_reading_statements(r, &n);
        const asc_actor *a = asc_reading_actors(r, &n);
        bool her = asc_str_eq(a[st->agent.actor].names[0], ASC_STR("Josette Larimand"));
        assert_int_equal(her, said[i].her);
        asc_reading_free(r);
    }
}

static void what_cannot_be_checked_is_refused(void **state)
{
    static const char *const lines[] = {
        "nonsense",
        "[1]",
        "{\"type\":\"actor\"}",
        "{\"type\":\"statement\",\"report\":\"b\"}",
        LINE("\"begin\":0,\"end\":16,\"text\":\"Sorin hit Marrin\"", SOURCES, WHAT, WHO, HOW),
        LINE("\"begin\":1,\"end\":17,\"text\":\"Sorin met Marrin\"", SOURCES, WHAT, WHO, HOW),
        LINE("\"begin\":0,\"end\":9999999999,\"text\":\"\"", SOURCES, WHAT, WHO, HOW),
        LINE("\"begin\":5,\"end\":5,\"text\":\"\"", SOURCES, WHAT, WHO, HOW),
        LINE("\"begin\":-1,\"end\":5,\"text\":\"Sorin\"", SOURCES, WHAT, WHO, HOW),
        LINE(WHERE, "[]", WHAT, WHO, HOW),
        LINE(WHERE, "[{\"text\":\"Sorin\",\"begin\":0,\"end\":5}]", WHAT, WHO, HOW),
        LINE(WHERE, "[{\"text\":\"AUTHOR\"},{\"text\":\"Ada\",\"begin\":0,\"end\":3}]", WHAT, WHO,
             HOW),
        LINE(WHERE,
             "[{\"text\":\"AUTHOR\"},{\"text\":\"Sorin\",\"begin\":0,\"end\":5,\"cue\":\"lied\"}]",
             WHAT, WHO, HOW),
        LINE(WHERE, SOURCES, "\"predicate\":\"hates\"", WHO, HOW),
        LINE(WHERE, SOURCES, WHAT, "{}", HOW),
        LINE(WHERE, SOURCES, "\"predicate\":\"killed\"", WHO, HOW), /* it has no object */
        LINE(WHERE, SOURCES, WHAT, WHO, "\"polarity\":\"+\""),
        LINE(WHERE, SOURCES, WHAT, WHO,
             "\"value\":3,\"polarity\":\"+\",\"certainty\":\"CT\",\"basis\":\"unstated\","
             "\"act\":\"assert\",\"mood\":\"happened\",\"read\":0.75"),
        LINE(WHERE, SOURCES, WHAT, WHO,
             "\"value\":null,\"polarity\":\"+\",\"certainty\":\"CT\",\"basis\":\"unstated\","
             "\"act\":\"assert\",\"mood\":\"happened\",\"read\":1.5"),
        LINE(WHERE, SOURCES, WHAT, WHO,
             "\"value\":null,\"polarity\":\"+\",\"certainty\":\"sure\",\"basis\":\"unstated\","
             "\"act\":\"assert\",\"mood\":\"happened\",\"read\":1"),
        /* in the middle of a character */
        LINE("\"begin\":18,\"end\":23,\"text\":\"Marr\"", SOURCES, WHAT, WHO, HOW),
    };
    (void)state;
    if (!model) skip();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        asc_foreign_statements told = { .taken = 0 };
        size_t n;
        asc_reading *r = reading();
        assert_int_equal(asc_reading_take_statements(r, asc_str_from(lines[i]), &told, NULL),
                         ASC_OK);
        if (told.refused != 1) fail_msg("taken: %s", lines[i]);
        assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
        asc_reading_statements(r, &n);
        assert_int_equal(n, 0);
        asc_reading_free(r);
    }
}

/* An incident that ours did not find has the line's date, and a place that stands in the text. */
static void an_incident_has_when_and_where(void **state)
{
    static const char fmt[] =
        "{\"type\":\"statement\",\"report\":\"a\"," WHERE ",\"sources\":" SOURCES
        ",\"predicate\":\"occurred\",\"arguments\":{\"object\":{\"incident\":\"x\",\"text\":"
        "\"met\","
        "\"begin\":6,\"end\":9,\"place\":\"%s\"}}," HOW ",\"about\":\"%s\"}";
    static const struct {
        const char *place, *about;
        size_t taken;
    } lines[] = { { "Marrin", "2014-05", 1 }, { "Corin", "2014-05", 0 }, { "Marrin", "May", 0 } };
    (void)state;
    if (!model) skip();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char line[1000];
        size_t n;
        asc_foreign_statements told = { .taken = 0 };
        asc_reading *r = reading();
        snprintf(line, sizeof line, fmt, lines[i].place, lines[i].about);
        assert_int_equal(asc_reading_take_statements(r, asc_str_from(line), &told, NULL), ASC_OK);
        assert_int_equal(told.taken, lines[i].taken);
        assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
        const asc_incident *in = asc_reading_incidents(r, &n);
        assert_int_equal(n, lines[i].taken);
        if (n) {
            assert_string_equal(in->earliest, "2014-05-01");
            assert_true(asc_str_eq(in->place, ASC_STR("Marrin")));
        }
        asc_reading_free(r);
    }
}

static void a_line_that_is_too_long_is_refused(void **state)
{
    asc_foreign_statements told = { .taken = 0 };
    asc_buf b = { 0 };
    (void)state;
    if (!model) skip();
    asc_buf_puts(&b, "{\"type\":\"");
    for (int i = 0; i < 70000; i++) asc_buf_putc(&b, 'x');
    asc_buf_puts(&b, "\"}\n" GOOD "\n");
    asc_reading *r = reading();
    assert_int_equal(asc_reading_take_statements(r, asc_buf_str(&b), &told, NULL), ASC_OK);
    assert_int_equal(told.refused, 1);
    assert_int_equal(told.taken, 1);
    assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
    assert_int_equal(asc_reading_take_statements(r, ASC_STR(GOOD), NULL, NULL), ASC_EARG);
    asc_reading_free(r);
    asc_buf_free(&b);
}

/* ---- the program ---- */

static asc_status filter(asc_buf *out, const char *command, const char *input, size_t limit,
                         unsigned seconds)
{
    return asc_os_filter(out, command, asc_str_from(input), limit, seconds, NULL);
}

static void a_program_gets_its_input_and_gives_its_output(void **state)
{
    asc_buf out = { 0 }, large = { 0 };
    (void)state;
    assert_int_equal(filter(&out, "tr a-z A-Z", "corin", 100, 10), ASC_OK);
    assert_true(asc_str_eq(asc_buf_str(&out), ASC_STR("CORIN")));
    asc_buf_clear(&out);
    for (int i = 0; i < 300000; i++) asc_buf_puts(&large, "0123456789");
    asc_buf_putc(&large, '\0');
    assert_int_equal(filter(&out, "cat", large.p, 4000000, 30), ASC_OK);
    assert_int_equal(out.n, 3000000);
    asc_buf_clear(&out);
    assert_int_equal(filter(&out, "exec <&-; echo good", large.p, 100, 10), ASC_OK);
    asc_buf_free(&out);
    asc_buf_free(&large);
}

static void a_program_that_goes_wrong_is_ended(void **state)
{
    asc_buf out = { 0 };
    (void)state;
    assert_int_equal(filter(&out, "exit 3", "", 100, 10), ASC_EIO);
    assert_int_equal(filter(&out, "kill -9 $$", "", 100, 10), ASC_EIO);
    assert_int_equal(filter(&out, "no-such-program-here 2>/dev/null", "", 100, 10), ASC_EIO);
    assert_int_equal(filter(&out, "yes", "", 100000, 10), ASC_ELIMIT);
    double before = asc_os_seconds();
    assert_int_equal(filter(&out, "sleep 60", "", 100, 1), ASC_ELIMIT);
    assert_int_equal(filter(&out, "exec >&-; sleep 60", "", 100, 1), ASC_ELIMIT);
    assert_true(asc_os_seconds() - before < 20);
    asc_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_line_becomes_a_statement),
        cmocka_unit_test(a_title_and_a_name_are_the_person_named),
        cmocka_unit_test(what_cannot_be_checked_is_refused),
        cmocka_unit_test(an_incident_has_when_and_where),
        cmocka_unit_test(a_line_that_is_too_long_is_refused),
        cmocka_unit_test(a_program_gets_its_input_and_gives_its_output),
        cmocka_unit_test(a_program_that_goes_wrong_is_ended),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
