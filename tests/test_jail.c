/* What the parent makes of a reader that goes wrong: tests/reader/misbehave.c. */
#define _GNU_SOURCE /* sched_setaffinity */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/os.h"
#include "text/jail.h"

static asc_jail *open_jail(void)
{
    asc_jail *j = NULL;
    asc_error err = { ASC_OK, "" };
    asc_status rc = asc_jail_open(&j, ASC_READER_PROGRAM, ASC_TEST_MISBEHAVE, true, &err);
    if (rc) fail_msg("%s", err.message);
    return j;
}

/* What reading `document` gives: its text, or "refused: " and why. */
static void ask(asc_jail *j, const char *document, char *out, size_t n)
{
    asc_arena *keep = asc_arena_new();
    asc_records r = { 0 };
    asc_error err = { ASC_OK, "" };
    asc_status rc = asc_jail_read(&r, j, keep, ASC_STR("a"), asc_str_from(document), &err);
    if (rc) snprintf(out, n, "refused: %s", err.message);
    else snprintf(out, n, "%.*s", (int)r.items[0].text.n, r.items[0].text.p);
    asc_arena_free(keep);
}

static void good_documents_are_read_by_one_process(void **state)
{
    (void)state;
    asc_jail *j = open_jail();
    char got[600], want[32];
    for (int k = 0; k < 2 * ASC_JAIL_BATCH + 3; k++) { /* more than one batch */
        snprintf(want, sizeof want, "document %d", k);
        ask(j, want, got, sizeof got);
        assert_string_equal(got, want);
    }
    ask(j, "", got, sizeof got);
    assert_string_equal(got, "");
    asc_jail_close(j);
}

static void what_goes_wrong_is_refused_with_its_reason_and_the_next_is_read(void **state)
{
    static const struct {
        const char *document, *reason;
        bool needs_seccomp;
    } cases[] = {
        { "!crash", "crashed", false },
        { "!leave", "gave up (exit 3)", false },
        { "!memory", "memory", false },
        { "!refuse", "it says refuse", false },
        { "!flood", "100 times", false },
        { "!open", "forbidden system call", true },
        { "!create", "forbidden system call", true },
        { "!socket", "forbidden system call", true },
        { "!fork", "forbidden system call", true },
        { "!huge", "no reply", false },
        { "!magic", "no reply", false },
        { "!nonsense", "no reply", false },
    };
    (void)state;
    asc_jail *j = open_jail();
    char got[600];
    ask(j, "first", got, sizeof got);
    bool seccomp = (asc_jail_layers(j) & ASC_JAIL_SECCOMP) != 0;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        if (cases[k].needs_seccomp && !seccomp) continue;
        ask(j, cases[k].document, got, sizeof got);
        if (strncmp(got, "refused: ", 9) != 0 || !strstr(got, cases[k].reason))
            fail_msg("%s: %s", cases[k].document, got);
        ask(j, "and on", got, sizeof got);
        assert_string_equal(got, "and on");
    }
    assert_false(asc_os_exists("/tmp/ascribe-was-here"));
    asc_jail_close(j);
}

static void one_that_never_ends_is_stopped_by_the_clock_and_not_tried_again(void **state)
{
    (void)state;
    asc_jail *j = open_jail();
    char got[600];
    double began = asc_os_seconds();
    asc_jail_set_seconds(j, 1);
    ask(j, "!loop", got, sizeof got);
    assert_non_null(strstr(got, "refused: it took over 1 s"));
    assert_true(asc_os_seconds() - began < 20);
    ask(j, "and on", got, sizeof got);
    assert_string_equal(got, "and on");
    asc_jail_close(j);
}

/* Four who work on the one processor that the reader may use. */
static void crowd_one_processor(pid_t crowd[4])
{
    cpu_set_t all, one;
    assert_int_equal(sched_getaffinity(0, sizeof all, &all), 0);
    CPU_ZERO(&one);
    for (size_t k = 0; k < CPU_SETSIZE && !CPU_COUNT(&one); k++)
        if (CPU_ISSET(k, &all)) CPU_SET(k, &one);
    assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
    for (int k = 0; k < 4; k++) {
        crowd[k] = fork();
        assert_true(crowd[k] >= 0);
        if (crowd[k] == 0) {
            alarm(60); /* whatever becomes of the test */
            for (volatile unsigned n = 0;; n++) {
            }
        }
    }
}

static void one_that_hardly_gets_the_processor_is_waited_for(void **state)
{
    (void)state;
    cpu_set_t before;
    pid_t crowd[4];
    char got[600];
    asc_jail *j = open_jail();
    assert_int_equal(sched_getaffinity(0, sizeof before, &before), 0);
    crowd_one_processor(crowd);
    asc_jail_set_seconds(j, 1);
    ask(j, "!two seconds", got, sizeof got);
    for (int k = 0; k < 4; k++) {
        kill(crowd[k], SIGKILL);
        waitpid(crowd[k], NULL, 0);
    }
    sched_setaffinity(0, sizeof before, &before);
    asc_jail_close(j);
    assert_string_equal(got, "!two seconds");
}

static void a_program_that_is_not_there_is_said(void **state)
{
    (void)state;
    asc_jail *j = NULL;
    asc_error err;
    assert_int_equal(asc_jail_open(&j, ASC_READER_PROGRAM, "/no/such/reader", false, &err),
                     ASC_EIO);
    assert_null(j);
    assert_non_null(strstr(err.message, "/no/such/reader"));
}

/* ---- replies that lie --------------------------------------------------------------*/

static asc_status parse(const char *p, size_t n)
{
    asc_arena *keep = asc_arena_new();
    asc_records r = { 0 };
    asc_status rc = asc_records_parse(&r, keep, (asc_str){ p, n }, NULL);
    asc_arena_free(keep);
    return rc;
}

static void records_come_back_as_they_were_written(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_records in = { 0 }, out = { 0 };
    asc_buf b = { 0 };
    asc_record *r = asc_records_add(&in, keep);
    asc_block block = { { 0, 3 }, ASC_BLOCK_HEADING };
    *r = (asc_record){ .title = ASC_STR("T"), .text = ASC_STR("caf\xC3\xA9") };
    r->blocks = &block;
    r->block_count = 1;
    asc_records_write(&b, &in);
    assert_int_equal(asc_records_parse(&out, keep, asc_buf_str(&b), NULL), ASC_OK);
    assert_int_equal(out.count, 1);
    assert_true(asc_str_eq(out.items[0].text, ASC_STR("caf\xC3\xA9")));
    assert_int_equal(out.items[0].blocks[0].kind, ASC_BLOCK_HEADING);
    for (size_t n = 0; n < b.n; n++) assert_int_equal(parse(b.p, n), ASC_EFORMAT);
    block.span.end = 4; /* in the middle of the e */
    b.n = 0;
    asc_records_write(&b, &in);
    assert_int_equal(parse(b.p, b.n), ASC_EFORMAT);
    asc_buf_free(&b);
    asc_arena_free(keep);
}

static void every_byte_of_a_reply_may_lie(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_records in = { 0 };
    asc_buf b = { 0 };
    asc_block block = { { 0, 2 }, ASC_BLOCK_QUOTE };
    for (int k = 0; k < 3; k++)
        *asc_records_add(&in, keep) = (asc_record){
            .part = ASC_STR("1"), .text = ASC_STR("text"), .blocks = &block, .block_count = 1
        };
    asc_records_write(&b, &in);
    for (size_t i = 0; i < b.n; i++)
        for (int v = 0; v < 256; v += 5) {
            char was = b.p[i];
            b.p[i] = (char)(uint8_t)v;
            asc_status rc = parse(b.p, b.n);
            assert_true(rc == ASC_OK || rc == ASC_EFORMAT);
            b.p[i] = was;
        }
    asc_buf_free(&b);
    asc_arena_free(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_documents_are_read_by_one_process),
        cmocka_unit_test(what_goes_wrong_is_refused_with_its_reason_and_the_next_is_read),
        cmocka_unit_test(one_that_never_ends_is_stopped_by_the_clock_and_not_tried_again),
        cmocka_unit_test(one_that_hardly_gets_the_processor_is_waited_for),
        cmocka_unit_test(a_program_that_is_not_there_is_said),
        cmocka_unit_test(records_come_back_as_they_were_written),
        cmocka_unit_test(every_byte_of_a_reply_may_lie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
