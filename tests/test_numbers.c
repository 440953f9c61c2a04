/* 64-bit numbers to 32-bit ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/numbers.h"

#include "base/banned.h"

static void what_was_put_is_found(void **state)
{
    (void)state;
    enum { N = 5000 };
    asc_arena *keep = asc_arena_new();
    asc_numbers m;
    uint32_t value;
    bool fresh;
    asc_numbers_init(&m, keep);
    assert_null(asc_numbers_find(&m, 0));
    for (uint64_t i = 0; i < N; i++) {
        assert_true(asc_numbers_put(&m, i << 40, (uint32_t)i, &value, &fresh));
        assert_true(fresh);
        assert_int_equal(value, i);
    }
    assert_true(asc_numbers_put(&m, 7ull << 40, 99, &value, &fresh));
    assert_false(fresh);
    assert_int_equal(value, 7);
    for (uint64_t i = 0; i < N; i++) assert_int_equal(*asc_numbers_find(&m, i << 40), i + 1);
    assert_null(asc_numbers_find(&m, 1));
    assert_int_equal(m.count, N);
    asc_arena_free(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(what_was_put_is_found) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
