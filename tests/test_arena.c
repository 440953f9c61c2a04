/* arena: memory by lifetime. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"

static void allocations_are_aligned_and_do_not_overlap(void **state)
{
    (void)state;
    static const size_t sizes[] = { 1, 2, 3, 15, 16, 17, 100, 4096, 5000, 70000, 1, 1 };
    enum { COUNT = sizeof sizes / sizeof *sizes };
    unsigned char *p[COUNT];
    asc_arena *a = asc_arena_new();
    for (size_t i = 0; i < COUNT; i++) {
        p[i] = asc_arena_alloc(a, sizes[i], 1);
        assert_non_null(p[i]);
        assert_int_equal((uintptr_t)p[i] % 16, 0);
        memset(p[i], (int)i, sizes[i]);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < sizes[i]; k++) assert_int_equal(p[i][k], i);
    assert_true(asc_arena_bytes(a) >= 79252);
    asc_arena_free(a);
}

static void zeroed_memory_is_zero_where_other_bytes_lay_before(void **state)
{
    (void)state;
    asc_arena *a = asc_arena_new();
    asc_mark m = asc_arena_save(a);
    memset(asc_arena_alloc(a, 3000, 1), 0xEE, 3000);
    asc_arena_restore(a, m);
    const unsigned char *p = asc_arena_zalloc(a, 1000, 3);
    assert_non_null(p);
    for (size_t i = 0; i < 3000; i++) assert_int_equal(p[i], 0);
    asc_arena_free(a);
}

static void restoring_a_mark_gives_back_what_came_after_and_keeps_what_came_before(void **state)
{
    (void)state;
    asc_arena *a = asc_arena_new();
    asc_mark empty = asc_arena_save(a);
    asc_str early;
    assert_true(asc_arena_copy(a, ASC_STR("early"), &early));
    size_t held = asc_arena_bytes(a);
    asc_mark m = asc_arena_save(a);
    for (int i = 0; i < 100; i++) assert_non_null(asc_arena_alloc(a, 10000, 1));
    assert_true(asc_arena_bytes(a) >= 1000000);
    asc_arena_restore(a, m);
    assert_int_equal(asc_arena_bytes(a), held);
    assert_true(asc_str_eq(early, ASC_STR("early")));
    asc_arena_restore(a, empty);
    assert_int_equal(asc_arena_bytes(a), 0);
    asc_arena_free(a);
}

static void an_item_that_overflows_is_refused(void **state)
{
    (void)state;
    static const struct {
        size_t n, size;
    } cases[] = {
        { SIZE_MAX, 1 },      { SIZE_MAX, 2 },      { SIZE_MAX / 2 + 1, 2 }, { 2, SIZE_MAX },
        { SIZE_MAX - 16, 1 }, { SIZE_MAX - 40, 1 }, { 1, SIZE_MAX },         { SIZE_MAX / 16, 16 },
    };
    asc_arena *a = asc_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_null(asc_arena_alloc(a, cases[i].n, cases[i].size));
        assert_null(asc_arena_zalloc(a, cases[i].n, cases[i].size));
    }
    assert_non_null(asc_arena_alloc(a, 0, 8));
    assert_non_null(asc_arena_alloc(a, SIZE_MAX, 0));
    asc_arena_free(a);
}

static void a_growing_array_keeps_its_items(void **state)
{
    (void)state;
    asc_arena *a = asc_arena_new();
    size_t cap = 0;
    uint32_t *items = NULL;
    for (uint32_t n = 0; n < 10000; n++) {
        items = asc_arena_grow(a, items, n, &cap, sizeof *items);
        assert_non_null(items);
        assert_true(cap > n);
        items[n] = n * 7;
    }
    for (uint32_t n = 0; n < 10000; n++) assert_int_equal(items[n], n * 7);
    asc_arena_free(a);
}

static void an_array_that_cannot_grow_is_left_as_it_was(void **state)
{
    (void)state;
    asc_arena *a = asc_arena_new();
    size_t cap = 0;
    uint32_t *items = asc_arena_grow(a, NULL, 0, &cap, sizeof *items);
    assert_non_null(items);
    size_t full = cap;
    asc_arena_fail_nth = 1;
    assert_null(asc_arena_grow(a, items, full, &cap, sizeof *items));
    assert_int_equal(asc_arena_fail_nth, 0);
    assert_int_equal(cap, full);
    cap = SIZE_MAX / 2;
    assert_null(asc_arena_grow(a, items, cap, &cap, sizeof *items));
    asc_arena_free(a);
}

static void a_copy_ends_in_a_nul_that_does_not_count(void **state)
{
    (void)state;
    asc_arena *a = asc_arena_new();
    asc_str out;
    assert_true(asc_arena_copy(a, (asc_str){ "a\0b", 3 }, &out));
    assert_int_equal(out.n, 3);
    assert_memory_equal(out.p, "a\0b", 4);
    assert_true(asc_arena_copy(a, (asc_str){ NULL, 0 }, &out));
    assert_int_equal(out.n, 0);
    assert_int_equal(out.p[0], 0);
    assert_false(asc_arena_copy(a, (asc_str){ "a", SIZE_MAX }, &out));
    asc_arena_free(a);
}

static void the_nth_allocation_fails_once(void **state)
{
    (void)state;
    asc_arena_fail_nth = 1;
    assert_null(asc_arena_new());
    asc_arena *a = asc_arena_new();
    asc_arena_fail_nth = 3;
    assert_non_null(asc_arena_alloc(a, 1, 1));
    assert_non_null(asc_arena_zalloc(a, 1, 1));
    asc_str out = { NULL, 0 };
    assert_false(asc_arena_copy(a, ASC_STR("x"), &out));
    assert_null(out.p);
    assert_true(asc_arena_copy(a, ASC_STR("x"), &out));
    asc_arena_free(a);
    asc_arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations_are_aligned_and_do_not_overlap),
        cmocka_unit_test(zeroed_memory_is_zero_where_other_bytes_lay_before),
        cmocka_unit_test(restoring_a_mark_gives_back_what_came_after_and_keeps_what_came_before),
        cmocka_unit_test(an_item_that_overflows_is_refused),
        cmocka_unit_test(a_growing_array_keeps_its_items),
        cmocka_unit_test(an_array_that_cannot_grow_is_left_as_it_was),
        cmocka_unit_test(a_copy_ends_in_a_nul_that_does_not_count),
        cmocka_unit_test(the_nth_allocation_fails_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
