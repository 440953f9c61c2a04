/*
 * What is read from prose: golden files that an analyst can read and correct.
 *
 * tests/golden/NAME.txt holds cases. A case is a line "== what it is about", perhaps
 * lines "published: 2014-05-04" or "outlet: ...", a line "--", prose, a line "--",
 * and one line for each statement expected:
 *
 *     predicate | agent | object | polarity certainty basis | sources | words
 *
 *     ASC_BLESS=1 build/check/tests/test_read      writes what is read now into the files
 *
 * The difference is what gets reviewed. All prose is own work, all names invented.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/os.h"
#include "base/str.h"
#include "read/tables.h"

#include "base/banned.h"

static asc_model *model;

static int open_model(void **state)
{
    (void)state;
    if (asc_os_exists(ASC_TEST_MODEL)) {
        asc_error err = { 0 };
        if (asc_model_open(&model, ASC_TEST_MODEL, &err) != ASC_OK) {
            fprintf(stderr, "%s\n", err.message);
            return 1;
        }
    }
    return 0;
}

static int close_model(void **state)
{
    (void)state;
    asc_model_close(model);
    return 0;
}

/* ---- one statement as a line ---- */

static void put_flat(asc_buf *b, asc_str s)
{
    for (size_t i = 0; i < s.n; i++) asc_buf_putc(b, s.p[i] == '\n' ? ' ' : s.p[i]);
}

static void put_actor(asc_buf *b, const asc_reading *r, uint32_t actor, asc_str text)
{
    size_t n;
    const asc_actor *a = asc_reading_actors(r, &n);
    put_flat(b, actor == ASC_NONE ? text : a[actor].names[0]);
}

static void put_object(asc_buf *b, const asc_reading *r, const asc_statement *st)
{
    size_t n;
    const asc_incident *in = asc_reading_incidents(r, &n);
    if (st->object.incident == ASC_NONE) {
        put_actor(b, r, st->object.actor, st->object.text);
        return;
    }
    in += st->object.incident;
    asc_buf_puts(b, asc_incident_kind_name(in->kind));
    if (in->earliest[0]) asc_buf_printf(b, " %s..%s", in->earliest, in->latest);
    if (in->place.n) asc_buf_putc(b, ' ');
    put_flat(b, in->place);
    if (st->value >= 0) asc_buf_printf(b, " = %lld", (long long)st->value);
}

static void put_statement(asc_buf *b, const asc_reading *r, const asc_statement *st)
{
    size_t n;
    const asc_report *report = &asc_reading_reports(r, &n)[st->report];
    asc_buf_printf(b, "%s | ", asc_predicate_name(st->predicate));
    put_actor(b, r, st->agent.actor, st->agent.text);
    asc_buf_puts(b, " | ");
    put_object(b, r, st);
    asc_buf_printf(b, " | %s %s %s%s | ", st->polarity == ASC_POLARITY_MINUS ? "-" : "+",
                   asc_certainty_name(st->certainty), asc_basis_name(st->basis),
                   st->conditional ? " if" : "");
    for (uint32_t k = 0; k < st->source_count; k++) {
        if (k) asc_buf_puts(b, " < ");
        put_actor(b, r, st->sources[k].actor, st->sources[k].text);
    }
    asc_buf_puts(b, " | ");
    put_flat(b, asc_str_slice(report->text, st->span.begin, st->span.end));
    asc_buf_putc(b, '\n');
}

static void read_case(asc_buf *out, const asc_report_facts *facts, asc_str prose)
{
    asc_reading *r = NULL;
    asc_error err = { 0 };
    size_t n;
    if (asc_reading_new(&r, model, &err) || asc_reading_add(r, facts, prose, &err) ||
        asc_reading_run(r, &err))
        fail_msg("%s", err.message);
    const asc_statement *st = asc_reading_statements(r, &n);
    for (size_t i = 0; i < n; i++) put_statement(out, r, &st[i]);
    asc_reading_free(r);
}

/* ---- golden files ---- */

struct golden {
    asc_lines it;
    asc_str line;
    bool more;
    asc_buf out; /* the file as it would be now */
};

static void copy_line(struct golden *g)
{
    asc_buf_put(&g->out, g->line);
    asc_buf_putc(&g->out, '\n');
}

static bool next(struct golden *g)
{
    g->more = asc_lines_next(&g->it, &g->line);
    return g->more;
}

static bool at(const struct golden *g, const char *start)
{
    return asc_str_starts(g->line, asc_str_from(start));
}

/* From "== title" to the line before the next one. */
static void golden_case(struct golden *g)
{
    asc_report_facts facts = { .name = ASC_STR("case") };
    asc_buf prose = { 0 };
    copy_line(g);
    while (next(g) && !at(g, "--")) {
        if (at(g, "published: ")) facts.published = asc_str_slice(g->line, 11, g->line.n);
        if (at(g, "outlet: ")) facts.outlet = asc_str_slice(g->line, 8, g->line.n);
        copy_line(g);
    }
    copy_line(g);
    while (next(g) && !at(g, "--")) {
        asc_buf_put(&prose, g->line);
        asc_buf_putc(&prose, '\n');
        copy_line(g);
    }
    copy_line(g);
    read_case(&g->out, &facts, asc_buf_str(&prose));
    asc_buf_putc(&g->out, '\n');
    asc_buf_free(&prose);
    while (next(g) && !at(g, "==")) {
    }
}

static void write_file(const char *path, asc_str text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
    assert_int_equal(fclose(f), 0);
}

static void show_difference(const char *path, asc_str want, asc_str got)
{
    asc_lines a = { want, 0 }, b = { got, 0 };
    asc_str x = { NULL, 0 }, y = { NULL, 0 };
    bool more_a = true, more_b = true;
    while (more_a && more_b) {
        more_a = asc_lines_next(&a, &x);
        more_b = asc_lines_next(&b, &y);
        if (!asc_str_eq(x, y)) break;
    }
    fail_msg("%s line %zu\n  expected: %.*s\n  read now: %.*s\nIf that is right: ASC_BLESS=1 and "
             "run this again.",
             path, a.no, ASC_FMT(x), ASC_FMT(y));
}

static void golden_file(const char *path)
{
    asc_buf file = { 0 };
    asc_error err = { 0 };
    if (asc_os_read(&file, path, (size_t)1 << 20, &err)) fail_msg("%s", err.message);
    struct golden g = { .it = { asc_buf_str(&file), 0 } };
    next(&g);
    while (g.more) {
        if (at(&g, "==")) {
            golden_case(&g);
        } else {
            copy_line(&g);
            next(&g);
        }
    }
    asc_str now = asc_buf_str(&g.out);
    const char *bless = getenv("ASC_BLESS");
    if (bless && bless[0] == '1') write_file(path, now);
    else if (!asc_str_eq(now, asc_buf_str(&file))) show_difference(path, asc_buf_str(&file), now);
    asc_buf_free(&g.out);
    asc_buf_free(&file);
}

static void prose_gives_the_statements_that_are_expected(void **state)
{
    (void)state;
    if (!model) skip();
    asc_arena *keep = asc_arena_new();
    asc_str *files;
    size_t count;
    assert_int_equal(asc_os_files(keep, ASC_TEST_SOURCE "/tests/golden", &files, &count, NULL),
                     ASC_OK);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++)
        if (asc_str_ends(files[i], ASC_STR(".txt"))) golden_file(files[i].p);
    asc_arena_free(keep);
}

/* ---- the tables, and what is no prose ---- */

static void the_tables_parse(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_tables *tables;
    asc_error err = { 0 };
    if (asc_tables_load(&tables, keep, &err)) fail_msg("%s", err.message);
    assert_non_null(asc_tables_cue(tables, 'v', ASC_STR("say")));
    assert_non_null(asc_tables_frame(tables, 'v', ASC_STR("carry")));
    assert_non_null(asc_tables_event(tables, 'n', ASC_STR("bombing")));
    assert_non_null(asc_tables_actor(tables, ASC_STR("ministry")));
    assert_null(asc_tables_cue(tables, 'v', ASC_STR("")));
    assert_null(asc_tables_cue(
        tables, 'v',
        ASC_STR("sesquipedalian-sesquipedalian-sesquipedalian-sesquipedalian-sesquipedalian")));
    asc_arena_free(keep);
}

static size_t statements_of(asc_str text)
{
    asc_reading *r = NULL;
    asc_report_facts facts = { .name = ASC_STR("x") };
    asc_error err = { 0 };
    size_t n;
    if (asc_reading_new(&r, model, &err) || asc_reading_add(r, &facts, text, &err) ||
        asc_reading_run(r, &err))
        fail_msg("%s", err.message);
    asc_reading_statements(r, &n);
    asc_reading_free(r);
    return n;
}

static void nothing_is_read_from_nothing(void **state)
{
    (void)state;
    if (!model) skip();
    assert_int_equal(statements_of(ASC_STR("")), 0);
    assert_int_equal(statements_of(ASC_STR("\n\n \t\n")), 0);
    assert_int_equal(statements_of((asc_str){ "\0\0\0", 3 }), 0);
    assert_int_equal(statements_of(ASC_STR("((((((((((((((((((((((")), 0);
}

static void long_runs_are_read_in_good_time(void **state)
{
    (void)state;
    if (!model) skip();
    asc_buf b = { 0 };
    for (int i = 0; i < 250; i++) asc_buf_puts(&b, "the Amber Line attacked and ");
    statements_of(asc_buf_str(&b));
    asc_buf_clear(&b);
    for (int i = 0; i < 400; i++) asc_buf_puts(&b, "Bomb ");
    statements_of(asc_buf_str(&b));
    asc_buf_free(&b);
}

static void a_reading_is_run_once(void **state)
{
    (void)state;
    if (!model) skip();
    asc_reading *r = NULL;
    asc_report_facts facts = { .name = ASC_STR("x") };
    assert_int_equal(asc_reading_new(&r, model, NULL), ASC_OK);
    assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
    assert_int_equal(asc_reading_run(r, NULL), ASC_EARG);
    assert_int_equal(asc_reading_add(r, &facts, ASC_STR("x"), NULL), ASC_EARG);
    asc_reading_free(r);
}

/* Lines twice from the same reports are the same bytes, ids and all. */
static bool collect(void *user, const char *bytes, size_t n)
{
    asc_buf_put(user, (asc_str){ bytes, n });
    return true;
}

static void the_same_reports_give_the_same_lines(void **state)
{
    (void)state;
    if (!model) skip();
    asc_buf out[2] = { { 0 }, { 0 } };
    for (int k = 0; k < 2; k++) {
        asc_reading *r = NULL;
        asc_report_facts facts = { .name = ASC_STR("x"), .published = ASC_STR("2014-05-04") };
        assert_int_equal(asc_reading_new(&r, model, NULL), ASC_OK);
        assert_int_equal(
            asc_reading_add(r, &facts,
                            ASC_STR("A bomb killed 12 people in Corin. The Amber Line claimed "
                                    "responsibility for the attack."),
                            NULL),
            ASC_OK);
        assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
        assert_int_equal(asc_reading_lines(r, NULL, collect, &out[k], NULL), ASC_OK);
        asc_reading_free(r);
    }
    assert_true(asc_str_eq(asc_buf_str(&out[0]), asc_buf_str(&out[1])));
    asc_buf_free(&out[0]);
    asc_buf_free(&out[1]);
}

static void a_report_that_cannot_be_taken_leaves_the_others(void **state)
{
    (void)state;
    if (!model) skip();
    for (long nth = 1; nth < 4000; nth += 13) {
        asc_reading *r = NULL;
        asc_report_facts facts = { .name = ASC_STR("x") };
        size_t n;
        assert_int_equal(asc_reading_new(&r, model, NULL), ASC_OK);
        asc_arena_fail_nth = nth;
        asc_status rc =
            asc_reading_add(r, &facts, ASC_STR("The Amber Line bombed Corin, police said."), NULL);
        asc_arena_fail_nth = 0;
        asc_reading_reports(r, &n);
        assert_int_equal(n, rc == ASC_OK ? 1 : 0);
        assert_int_equal(asc_reading_run(r, NULL), ASC_OK);
        asc_reading_free(r);
        if (rc == ASC_OK) return;
        assert_int_equal(rc, ASC_ENOMEM);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_parse),
        cmocka_unit_test(prose_gives_the_statements_that_are_expected),
        cmocka_unit_test(nothing_is_read_from_nothing),
        cmocka_unit_test(long_runs_are_read_in_good_time),
        cmocka_unit_test(a_reading_is_run_once),
        cmocka_unit_test(the_same_reports_give_the_same_lines),
        cmocka_unit_test(a_report_that_cannot_be_taken_leaves_the_others),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
