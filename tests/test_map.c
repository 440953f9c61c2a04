/* map: strings to numbers, in order of insertion. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/map.h"
#include "base/str.h"

static asc_str numbered(asc_arena *a, int i)
{
    asc_buf b = { 0 };
    asc_str s = { NULL, 0 };
    asc_buf_printf(&b, "key-%d", i);
    assert_true(asc_arena_copy(a, asc_buf_str(&b), &s));
    asc_buf_free(&b);
    return s;
}

static void what_was_put_is_found_and_nothing_else(void **state)
{
    (void)state;
    asc_arena *a = asc_arena_new();
    asc_map m;
    asc_map_init(&m, a);
    assert_null(asc_map_find(&m, ASC_STR("key-0")));
    for (int i = 0; i < 5000; i++) {
        bool fresh = false;
        uint64_t *v = asc_map_put(&m, numbered(a, i), (uint64_t)i, &fresh);
        assert_non_null(v);
        assert_true(fresh);
    }
    for (int i = 0; i < 5000; i++) {
        uint64_t *v = asc_map_find(&m, numbered(a, i));
        assert_non_null(v);
        assert_int_equal(*v, i);
    }
    assert_null(asc_map_find(&m, ASC_STR("key-5000")));
    assert_null(asc_map_find(&m, ASC_STR("")));
    asc_arena_free(a);
}

static void putting_a_key_again_keeps_its_value(void **state)
{
    (void)state;
    asc_arena *a = asc_arena_new();
    asc_map m;
    asc_map_init(&m, a);
    bool fresh = false;
    *asc_map_put(&m, ASC_STR("LeT"), 1, NULL) += 10;
    uint64_t *v = asc_map_put(&m, ASC_STR("LeT"), 99, &fresh);
    assert_int_equal(*v, 11);
    assert_false(fresh);
    assert_int_equal(m.count, 1);
    asc_arena_free(a);
}

static void empty_keys_and_keys_with_nul_are_keys(void **state)
{
    (void)state;
    asc_arena *a = asc_arena_new();
    asc_map m;
    asc_map_init(&m, a);
    assert_non_null(asc_map_put(&m, (asc_str){ NULL, 0 }, 1, NULL));
    assert_non_null(asc_map_put(&m, (asc_str){ "a\0b", 3 }, 2, NULL));
    assert_non_null(asc_map_put(&m, (asc_str){ "a\0c", 3 }, 3, NULL));
    assert_int_equal(m.count, 3);
    assert_int_equal(*asc_map_find(&m, ASC_STR("")), 1);
    assert_int_equal(*asc_map_find(&m, (asc_str){ "a\0c", 3 }), 3);
    asc_arena_free(a);
}

static void walking_follows_the_order_of_insertion(void **state)
{
    (void)state;
    asc_arena *a = asc_arena_new();
    asc_map m;
    asc_map_init(&m, a);
    for (int i = 0; i < 300; i++)
        assert_non_null(asc_map_put(&m, numbered(a, i * 7919 % 300), (uint64_t)i, NULL));
    assert_int_equal(m.count, 300);
    for (size_t i = 0; i < m.count; i++) assert_int_equal(m.entries[i].value, i);
    asc_arena_free(a);
}

static void a_put_that_fails_leaves_the_map_as_it_was(void **state)
{
    (void)state;
    asc_arena *a = asc_arena_new(), *keys = asc_arena_new();
    asc_map m;
    asc_map_init(&m, a);
    int failures = 0;
    for (int i = 0; i < 200; i++) {
        asc_str key = numbered(keys, i);
        for (long nth = 1;; nth++) {
            asc_arena_fail_nth = nth;
            uint64_t *v = asc_map_put(&m, key, (uint64_t)i, NULL);
            asc_arena_fail_nth = 0;
            if (v) break;
            failures++;
            assert_int_equal(m.count, i);
            assert_null(asc_map_find(&m, key));
        }
    }
    assert_true(failures > 5);
    for (int i = 0; i < 200; i++) assert_int_equal(*asc_map_find(&m, numbered(keys, i)), i);
    asc_arena_free(a);
    asc_arena_free(keys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_is_found_and_nothing_else),
        cmocka_unit_test(putting_a_key_again_keeps_its_value),
        cmocka_unit_test(empty_keys_and_keys_with_nul_are_keys),
        cmocka_unit_test(walking_follows_the_order_of_insertion),
        cmocka_unit_test(a_put_that_fails_leaves_the_map_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
