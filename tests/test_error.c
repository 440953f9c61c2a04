/* error: one sentence, whole UTF-8, in the caller's own place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

static void a_failure_returns_its_code_and_writes_its_sentence(void **state)
{
    (void)state;
    asc_error err;
    assert_int_equal(asc_fail(&err, ASC_ELIMIT, "line %d: over %u", 7, 100u), ASC_ELIMIT);
    assert_int_equal(err.status, ASC_ELIMIT);
    assert_string_equal(err.message, "line 7: over 100");
    assert_int_equal(asc_fail(NULL, ASC_EIO, "nobody %s", "listens"), ASC_EIO);
}

static void a_long_sentence_is_cut_between_characters(void **state)
{
    (void)state;
    static const char *const letters[] = { "a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80" };
    for (size_t i = 0; i < 4; i++) {
        for (size_t lead = 0; lead < 5; lead++) {
            asc_error err;
            asc_buf b = { 0 };
            for (size_t k = 0; k < lead; k++) asc_buf_putc(&b, 'x');
            while (b.n < 2000) asc_buf_puts(&b, letters[i]);
            asc_buf_putc(&b, '\0');
            asc_fail(&err, ASC_EIO, "%s", b.p);
            asc_str got = asc_str_from(err.message);
            assert_int_equal(asc_utf8_check(got), got.n);
            assert_true(got.n < sizeof err.message && got.n > sizeof err.message - 5);
            assert_memory_equal(got.p, b.p, got.n);
            asc_buf_free(&b);
        }
    }
}

static void every_status_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int a = ASC_OK; a <= ASC_EVERSION + 1; a++)
        for (int b = ASC_OK; b < a; b++)
            assert_string_not_equal(asc_status_name((asc_status)a), asc_status_name((asc_status)b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_returns_its_code_and_writes_its_sentence),
        cmocka_unit_test(a_long_sentence_is_cut_between_characters),
        cmocka_unit_test(every_status_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
