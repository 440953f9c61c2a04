/* The learned models of names: what a table says is what is answered, damage is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/str.h"
#include "resolve/forest.h"

#include "base/banned.h"

#define DEPTH 2u
#define TREE (5u * DEPTH + 2u * (1u << DEPTH))
#define SIZE (28u + 2u * TREE)

static void put_u32(char *p, uint32_t v)
{
    for (unsigned i = 0; i < 4; i++) p[i] = (char)(v >> (8 * i));
}

static void put_float(char *p, float f)
{
    uint32_t bits;
    memcpy(&bits, &f, sizeof bits);
    put_u32(p, bits);
}

/* Two trees of two questions; leaves 1, 2, 3, 4 and 10, 20, 30, -40 in units of .5. */
static void make(char t[SIZE])
{
    static const int leaves[2][4] = { { 1, 2, 3, 4 }, { 10, 20, 30, -40 } };
    static const uint8_t features[2][2] = { { 0, 1 }, { 2, 0 } };
    static const float borders[2][2] = { { 1.0f, 2.0f }, { 3.0f, -1.0f } };
    memcpy(t, "ASCFOR1", 8);
    put_u32(t + 8, 3);
    put_u32(t + 12, DEPTH);
    put_u32(t + 16, 2);
    put_float(t + 20, 0.25f);
    put_float(t + 24, 0.5f);
    for (size_t k = 0; k < 2; k++) {
        char *p = t + 28 + k * TREE;
        for (size_t i = 0; i < DEPTH; i++) {
            p[i] = (char)features[k][i];
            put_float(p + DEPTH + 4 * i, borders[k][i]);
        }
        for (size_t i = 0; i < 4; i++) {
            p[5 * DEPTH + 2 * i] = (char)leaves[k][i];
            p[5 * DEPTH + 2 * i + 1] = (char)(leaves[k][i] < 0 ? -1 : 0);
        }
    }
}

static void the_leaves_that_the_answers_lead_to_are_summed(void **state)
{
    (void)state;
    static const struct {
        float x[3], sum;
    } cases[] = {
        { { 0, 0, 0 }, 0.25f + 0.5f + 15 }, /* no, no; no, yes */
        { { -2, 0, 0 }, 0.25f + 0.5f + 5 }, /* no, no; no, no */
        { { 2, 3, 4 }, 0.25f + 2.0f - 20 }, /* yes all over */
        { { 1, 2, 3 }, 0.25f + 0.5f + 15 }, /* on a border is not over it */
        { { -2, 5, 9 }, 0.25f + 1.5f + 10 },
    };
    char t[SIZE];
    asc_arena *keep = asc_arena_new();
    asc_forest *f = NULL;
    asc_error err;
    make(t);
    assert_int_equal(asc_forest_load(&f, keep, (asc_str){ t, SIZE }, 3, &err), ASC_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(asc_forest_score(f, cases[i].x) == cases[i].sum);
    asc_arena_free(keep);
}

static void a_damaged_table_is_refused(void **state)
{
    (void)state;
    char t[SIZE];
    asc_arena *keep = asc_arena_new();
    asc_forest *f = NULL;
    asc_error err;
    make(t);
    for (size_t n = 0; n < SIZE; n++)
        assert_int_equal(asc_forest_load(&f, keep, (asc_str){ t, n }, 3, &err), ASC_EFORMAT);
    assert_int_equal(asc_forest_load(&f, keep, (asc_str){ t, SIZE }, 4, &err), ASC_EFORMAT);
    t[28] = 3; /* a feature there is not */
    assert_int_equal(asc_forest_load(&f, keep, (asc_str){ t, SIZE }, 3, &err), ASC_EFORMAT);
    make(t);
    put_u32(t + 12, 60); /* levels */
    assert_int_equal(asc_forest_load(&f, keep, (asc_str){ t, SIZE }, 3, &err), ASC_EFORMAT);
    make(t);
    put_u32(t + 16, 0xFFFFFFFF); /* trees */
    assert_int_equal(asc_forest_load(&f, keep, (asc_str){ t, SIZE }, 3, &err), ASC_EFORMAT);
    assert_null(f);
    asc_arena_free(keep);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    for (long nth = 1; nth < 100; nth++) {
        asc_names *m = NULL;
        asc_error err;
        asc_arena_fail_nth = nth;
        asc_status rc = asc_names_new(&m, &err);
        asc_arena_fail_nth = 0;
        assert_true((rc == ASC_OK) == (m != NULL));
        asc_names_free(m);
        if (rc == ASC_OK) return;
        assert_int_equal(rc, ASC_ENOMEM);
    }
    fail_msg("the tables never loaded");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_leaves_that_the_answers_lead_to_are_summed),
        cmocka_unit_test(a_damaged_table_is_refused),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
