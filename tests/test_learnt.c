/* Which incidents of a large case are learnt from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "weigh/learnt.h"

#include "base/banned.h"

#define INCIDENTS 5000u
#define EACH 3u

struct made {
    asc_statement *statements;
    asc_actor actor;
    size_t count;
};

/* Three statements of each incident, in order of a step through them. */
static void make(struct made *m, asc_arena *keep, uint32_t incidents, uint32_t step)
{
    m->count = (size_t)incidents * EACH;
    m->statements = asc_arena_zalloc(keep, m->count, sizeof *m->statements);
    m->actor.named = true;
    for (size_t k = 0; k < m->count; k++) {
        asc_statement *s = &m->statements[k];
        size_t at = k * step % m->count;
        *s = (asc_statement){ .predicate = ASC_PREDICATE_CARRIED_OUT };
        s->object.incident = (uint32_t)(at / EACH);
        snprintf(s->id, sizeof s->id, "%016zx", at);
    }
}

static size_t chosen(const bool *t, uint32_t incidents)
{
    size_t n = 0;
    for (uint32_t i = 0; i < incidents; i++) n += t[i];
    return n;
}

static void a_small_case_teaches_as_a_whole(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    struct made m;
    bool *t;
    make(&m, keep, ASC_LEARN_MOST, 1);
    assert_true(asc_teachers_choose(&t, keep, m.statements, m.count, &m.actor, ASC_LEARN_MOST));
    assert_null(t);
    asc_arena_free(keep);
}

static void of_a_large_one_so_many_whatever_the_order(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    struct made m, turned;
    bool *t, *u;
    make(&m, keep, INCIDENTS, 1);
    make(&turned, keep, INCIDENTS, 7);
    assert_true(asc_teachers_choose(&t, keep, m.statements, m.count, &m.actor, INCIDENTS));
    assert_true(asc_teachers_choose(&u, keep, turned.statements, m.count, &m.actor, INCIDENTS));
    assert_int_equal(chosen(t, INCIDENTS), ASC_LEARN_MOST);
    assert_memory_equal(t, u, INCIDENTS);
    asc_arena_free(keep);
}

static void one_incident_more_takes_the_place_of_one_at_most(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    struct made m;
    bool *t, *u;
    size_t changed = 0;
    make(&m, keep, INCIDENTS, 1);
    assert_true(
        asc_teachers_choose(&t, keep, m.statements, m.count - EACH, &m.actor, INCIDENTS - 1));
    assert_true(asc_teachers_choose(&u, keep, m.statements, m.count, &m.actor, INCIDENTS));
    for (uint32_t i = 0; i + 1 < INCIDENTS; i++) changed += t[i] != u[i];
    assert_true(changed <= 1);
    asc_arena_free(keep);
}

static void what_was_learnt_comes_back_and_damage_is_seen(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_learnt sources[] = { { 3, .8, .5, 7 }, { ASC_ORIGIN_REPORT + 2, .6, 1.5, 2 } };
    float own[] = { 1, .25f, 1, .5f };
    asc_weigh_input in = { .statement_count = 4,
                           .learnt = sources,
                           .learnt_count = 2,
                           .own = own,
                           .learnt_from = 20,
                           .fits = .9,
                           .temper = .85 };
    asc_weigh_input out = { .statement_count = 4 };
    asc_str bytes;
    assert_int_equal(asc_learnt_pack(&bytes, keep, &in, NULL), ASC_OK);
    assert_true(asc_learnt_sound(bytes));
    assert_int_equal(asc_learnt_unpack(&out, keep, bytes, NULL), ASC_OK);
    assert_int_equal(out.learnt_count, 2);
    assert_true(out.learnt[1].key == sources[1].key && out.learnt[1].incidents == 2);
    assert_memory_equal(&out.learnt[0].right, &sources[0].right, sizeof(double));
    assert_memory_equal(out.own, own, sizeof own);
    assert_memory_equal(&out.temper, &in.temper, sizeof(double));
    assert_int_equal(out.learnt_from, 20);
    for (size_t cut = 0; cut < bytes.n; cut++)
        assert_false(asc_learnt_sound((asc_str){ bytes.p, cut }));
    for (size_t bit = 0; bit < bytes.n * 8; bit++) { /* nothing of it may do harm */
        char *p = (char *)(uintptr_t)bytes.p + bit / 8;
        *p = (char)(*p ^ (1 << bit % 8));
        if (asc_learnt_sound(bytes))
            assert_int_equal(asc_learnt_unpack(&out, keep, bytes, NULL), ASC_OK);
        *p = (char)(*p ^ (1 << bit % 8));
    }
    asc_arena_free(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_case_teaches_as_a_whole),
        cmocka_unit_test(of_a_large_one_so_many_whatever_the_order),
        cmocka_unit_test(what_was_learnt_comes_back_and_damage_is_seen),
        cmocka_unit_test(one_incident_more_takes_the_place_of_one_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
