/* What was read of a case's reports is kept, is what reading anew gives, and is hostile. */
#define _GNU_SOURCE /* mkdtemp */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include <ascribe.h>

#include "ascribe_reading.h"
#include "base/arena.h"
#include "base/os.h"
#include "base/str.h"
#include "read/kept.h"

static asc_model *model;
static char top[] = "/tmp/ascribe-test-kept-XXXXXX";

static const char *const TEXTS[] = {
    "Bomb kills nine in Dorrin\n\nDORRIN (Meridian) - A bomb tore through the market of "
    "Dorrin on Monday, killing nine people.\n\nThe interior minister accused the Corin Front of "
    "planting the bomb. \"We had nothing to do with it,\" a spokesman for the Corin Front said.\n",
    "The Corin Front on Tuesday denied that it had carried out the attack in Dorrin.\n",
    "Documents obtained by the Courier say that Osric Vane ordered the bombing in Dorrin. The "
    "group, also known as the CF, later claimed responsibility for the bombing.\n",
    "Una bomba explot\xc3\xb3 ayer en el mercado de Dorrin y mat\xc3\xb3 a nueve personas, dijeron "
    "las "
    "autoridades locales. Nadie se ha atribuido el atentado, que conmocion\xc3\xb3 a la ciudad.\n",
};
#define TEXT_COUNT (sizeof TEXTS / sizeof *TEXTS)

/* ---- a case --------------------------------------------------------------------------*/

static const char *case_path(void)
{
    static char path[100];
    snprintf(path, sizeof path, "%s/a.case", top);
    return path;
}

static asc_case *open_case(asc_open_mode mode)
{
    asc_case *c = NULL;
    asc_error err = { 0 };
    if (asc_case_open(&c, case_path(), mode, &err) != ASC_OK) fail_msg("%s", err.message);
    return c;
}

static void add_texts(asc_case *c)
{
    asc_adding *a = NULL;
    asc_add_options o = { .who = ASC_STR("tester") };
    assert_int_equal(asc_adding_new(&a, c, &o, NULL), ASC_OK);
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        char name[20];
        snprintf(name, sizeof name, "%zu.txt", i);
        asc_report_facts facts = { .name = asc_str_from(name), .published = ASC_STR("2013-06-05") };
        assert_int_equal(asc_adding_put(a, facts.name, asc_str_from(TEXTS[i]), &facts, NULL),
                         ASC_OK);
    }
    assert_int_equal(asc_adding_end(a, NULL), ASC_OK);
    asc_adding_free(a);
}

static int set_up(void **state)
{
    (void)state;
    asc_error err = { 0 };
    if (asc_os_exists(ASC_TEST_MODEL) && asc_model_open(&model, ASC_TEST_MODEL, &err) != ASC_OK) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    if (!mkdtemp(top)) return 1;
    asc_case *c = open_case(ASC_OPEN_CREATE);
    add_texts(c);
    asc_case_close(c);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    static const char *const endings[] = { "", "-wal", "-shm" };
    for (int i = 0; i < 3; i++) {
        char path[120];
        snprintf(path, sizeof path, "%s%s", case_path(), endings[i]);
        unlink(path);
    }
    rmdir(top);
    asc_model_close(model);
    return 0;
}

/* ---- what was read --------------------------------------------------------------------*/

static bool to_buf(void *user, const char *bytes, size_t n)
{
    asc_buf_put(user, (asc_str){ bytes, n });
    return true;
}

static void lines_of(asc_buf *out, asc_open_mode mode, unsigned threads)
{
    asc_reading *r = NULL;
    asc_error err = { 0 };
    asc_case *c = open_case(mode);
    asc_case_reading_options how = { .threads = threads };
    asc_show_options show = { .explain = true };
    if (asc_reading_new(&r, model, &err) || asc_reading_add_case(r, c, &how, &err) ||
        asc_reading_run(r, &err) || asc_reading_lines(r, &show, to_buf, out, &err))
        fail_msg("%s", err.message);
    asc_reading_free(r);
    asc_case_close(c);
}

static void same_lines(asc_buf *a, asc_buf *b)
{
    assert_true(a->n > 1000);
    assert_int_equal(a->n, b->n);
    assert_memory_equal(a->p, b->p, a->n);
    asc_buf_free(b);
}

static unsigned count_of(const char *haystack, size_t n, const char *needle)
{
    unsigned count = 0;
    asc_str rest = { haystack, n };
    for (size_t at; (at = asc_str_find(rest, asc_str_from(needle))) != SIZE_MAX; count++)
        rest = asc_str_slice(rest, at + 1, rest.n);
    return count;
}

static void what_was_kept_is_what_reading_anew_gives(void **state)
{
    (void)state;
    asc_buf fresh = { 0 }, again = { 0 };
    if (!model) skip();
    lines_of(&fresh, ASC_OPEN_READ, 1); /* reads, and keeps nothing */
    lines_of(&again, ASC_OPEN_READ, 3);
    same_lines(&fresh, &again);
    lines_of(&again, ASC_OPEN_KEEP, 2); /* reads and keeps */
    same_lines(&fresh, &again);
    lines_of(&again, ASC_OPEN_KEEP, 1); /* takes what was kept */
    same_lines(&fresh, &again);
    assert_int_equal(count_of(fresh.p, fresh.n, "\"passed_by\""), 1);
    asc_buf_free(&fresh);
}

static void expect(const char *needle, bool there)
{
    asc_buf lines = { 0 };
    lines_of(&lines, ASC_OPEN_KEEP, 1);
    if ((count_of(lines.p, lines.n, needle) > 0) != there)
        fail_msg("%s: %s\n%.*s", needle, there ? "missing" : "there", (int)lines.n, lines.p);
    asc_buf_free(&lines);
}

static bool subject_of(void *user, const asc_case_report *r)
{
    snprintf(user, 100, "report:%s", r->sha256);
    return true;
}

static void decide(const char *kind, const char *subject, const char *payload)
{
    asc_error err = { 0 };
    asc_case *c = open_case(ASC_OPEN_WRITE);
    if (asc_case_decide(c, asc_str_from(kind), asc_str_from(subject), asc_str_from(payload),
                        ASC_STR("ada"), NULL, &err) != ASC_OK)
        fail_msg("%s", err.message);
    asc_case_close(c);
}

static void take_back(void)
{
    asc_case *c = open_case(ASC_OPEN_WRITE);
    assert_int_equal(asc_case_undo(c, 0, ASC_STR("ada"), NULL, NULL), ASC_OK);
    asc_case_close(c);
}

static void a_corrected_date_is_read_by_at_once(void **state)
{
    (void)state;
    char subject[100];
    if (!model) skip();
    asc_case *c = open_case(ASC_OPEN_READ);
    assert_int_equal(asc_case_report_find(c, ASC_STR("0.txt"), subject_of, subject, NULL), ASC_OK);
    asc_case_close(c);
    expect("\"said\":\"2011-08-09\"", false);
    decide("correct", subject, "{\"field\":\"published\",\"value\":\"2011-08-09\"}");
    expect("\"said\":\"2011-08-09\"", true);
    take_back();
    expect("\"said\":\"2011-08-09\"", false);
}

static void a_rejected_statement_is_told_no_more_and_a_corrected_one_corrected(void **state)
{
    (void)state;
    char subject[64], needle[64];
    asc_buf lines = { 0 };
    if (!model) skip();
    lines_of(&lines, ASC_OPEN_KEEP, 1);
    size_t at = asc_str_find(asc_buf_str(&lines), ASC_STR("\"predicate\":\"carried-out\""));
    assert_true(at != SIZE_MAX);
    while (lines.p[at] != '\n') at--; /* the beginning of its line */
    asc_str line = asc_str_slice(asc_buf_str(&lines), at, lines.n);
    line = asc_str_slice(line, asc_str_find(line, ASC_STR("\"id\":\"")) + 6, line.n);
    snprintf(subject, sizeof subject, "statement:%.16s", line.p);
    snprintf(needle, sizeof needle, "\"id\":\"%.16s\"", line.p);
    asc_buf_free(&lines);
    expect(needle, true);
    decide("reject-statement", subject, "");
    expect(needle, false);
    take_back();
    expect(needle, true);
    expect("\"certainty\":\"U\"", false);
    decide("correct", subject, "{\"field\":\"certainty\",\"value\":\"U\"}");
    expect("\"certainty\":\"U\"", true);
    take_back();
}

/* ---- hostile bytes ----------------------------------------------------------------------*/

static void pack_text(asc_buf *out, asc_report *report, asc_arena *keep)
{
    asc_reading *r = NULL;
    asc_taken t;
    asc_error err = { 0 };
    asc_arena *work = asc_arena_new();
    *report = (asc_report){ .text = asc_str_from(TEXTS[0]) };
    if (asc_reading_new(&r, model, &err) || asc_reading_worker(r, r->keep, &err) ||
        asc_report_read(&t, report, r, r->worker, keep, work, &err))
        fail_msg("%s", err.message);
    asc_kept_reading kept = { .facts = report->facts, .readout = t.readout };
    assert_int_equal(asc_kept_pack(out, &kept, report->text, NULL), ASC_OK);
    asc_arena_free(work);
    asc_reading_free(r);
}

/* Walk all that came out: the sanitizers see what points outside. */
static void unpacked(asc_str text, asc_str bytes)
{
    asc_kept_reading k;
    asc_buf again = { 0 };
    asc_arena *keep = asc_arena_new();
    asc_status rc =
        asc_kept_unpack(&k, &(asc_kept_room){ keep, keep, keep, keep }, text, bytes, NULL);
    assert_true(rc == ASC_OK || rc == ASC_EFORMAT);
    if (rc == ASC_OK) assert_int_equal(asc_kept_pack(&again, &k, text, NULL), ASC_OK);
    asc_buf_free(&again);
    asc_arena_free(keep);
}

static void damaged_bytes_are_refused_or_mean_something_sound(void **state)
{
    (void)state;
    asc_buf b = { 0 };
    asc_report report;
    if (!model) skip();
    asc_arena *keep = asc_arena_new();
    pack_text(&b, &report, keep);
    for (size_t n = 0; n <= b.n; n++) unpacked(report.text, (asc_str){ b.p, n });
    for (size_t i = 0; i < b.n; i++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            b.p[i] = (char)(b.p[i] ^ 1 << bit);
            unpacked(report.text, asc_buf_str(&b));
            b.p[i] = (char)(b.p[i] ^ 1 << bit);
        }
    }
    unpacked(ASC_STR(""), asc_buf_str(&b)); /* over another text */
    asc_buf_free(&b);
    asc_arena_free(keep);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    asc_buf b = { 0 };
    asc_report report;
    if (!model) skip();
    asc_arena *keep = asc_arena_new(), *into = asc_arena_new();
    pack_text(&b, &report, keep);
    asc_status rc = ASC_ENOMEM;
    for (long nth = 1; rc != ASC_OK; nth++) {
        asc_kept_reading k;
        asc_arena_fail_nth = nth;
        rc = asc_kept_unpack(&k, &(asc_kept_room){ into, into, into, into }, report.text,
                             asc_buf_str(&b), NULL);
        asc_arena_fail_nth = 0;
        assert_true(rc == ASC_OK || rc == ASC_ENOMEM);
        assert_true(nth < 1000);
    }
    asc_buf_free(&b);
    asc_arena_free(into);
    asc_arena_free(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_kept_is_what_reading_anew_gives),
        cmocka_unit_test(a_corrected_date_is_read_by_at_once),
        cmocka_unit_test(a_rejected_statement_is_told_no_more_and_a_corrected_one_corrected),
        cmocka_unit_test(damaged_bytes_are_refused_or_mean_something_sound),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
