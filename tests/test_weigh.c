/* Laws of weighing: what must hold whatever the numbers are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "weigh/random.h"
#include "weigh/learn.h"

#include "base/banned.h"

#define CLAIMS 4000

/* An evidence under construction: one set of hyps, claims incident by incident. */
struct made {
    asc_claim claims[CLAIMS];
    asc_incident_claims incidents[200];
    asc_source_prior sources[300];
    asc_hyps hyps;
    asc_ledger e;
};
static struct made made;

static void start(uint32_t values)
{
    memset(&made, 0, sizeof made);
    made.hyps = (asc_hyps){ .values = values, .count = values + 1 };
    made.e = (asc_ledger){ .claims = made.claims,
                           .incidents = made.incidents,
                           .hyps = &made.hyps,
                           .sources = made.sources,
                           .hyps_count = 1,
                           .source_count = 300 };
}
static void incident(void)
{
    uint32_t n = (uint32_t)made.e.claim_count;
    made.incidents[made.e.incident_count++] = (asc_incident_claims){ n, n, 0 };
}
static uint32_t say(uint32_t source, uint16_t value, double time, asc_say how, uint32_t parent)
{
    uint32_t at = (uint32_t)made.e.claim_count++;
    made.claims[at] = (asc_claim){ .time = time,
                                   .source = source,
                                   .parent = parent,
                                   .read = 1,
                                   .value = value,
                                   .certainty = 1,
                                   .say = (uint8_t)how };
    made.incidents[made.e.incident_count - 1].end++;
    return at;
}
static uint32_t assert_value(uint32_t source, uint16_t value, double time)
{
    return say(source, value, time, ASC_SAY_ASSERT, ASC_NO_CLAIM);
}

/* Credence of a value of the last incident. */
static double credence(uint16_t value)
{
    asc_arena *keep = asc_arena_new();
    asc_weights *w = NULL;
    asc_error err = { 0 };
    asc_learn_options o = { .draws = 16 };
    assert_int_equal(asc_learn(&w, keep, &made.e, &o, &err), ASC_OK);
    double p = asc_weights_credence(w, made.e.incident_count - 1, NULL, NULL)[value];
    asc_arena_free(keep);
    return p;
}

static void credences_sum_to_one_and_lie_in_their_ranges(void **state)
{
    (void)state;
    asc_random r = { 7 };
    start(5);
    for (int i = 0; i < 40; i++) {
        incident();
        for (int k = 0; k < 12; k++)
            assert_value((uint32_t)(asc_random_bits(&r) % 20), (uint16_t)(asc_random_bits(&r) % 5),
                         asc_random_uniform(&r));
    }
    asc_arena *keep = asc_arena_new();
    asc_weights *w = NULL;
    assert_int_equal(asc_learn(&w, keep, &made.e, NULL, NULL), ASC_OK);
    for (size_t i = 0; i < made.e.incident_count; i++) {
        const double *low, *high, *q = asc_weights_credence(w, i, &low, &high);
        double sum = 0;
        for (int k = 0; k < 6; k++) {
            sum += q[k];
            assert_true(low[k] >= 0 && low[k] <= q[k] + 1e-9 && q[k] <= high[k] + 1e-9 &&
                        high[k] <= 1 + 1e-6);
        }
        assert_true(fabs(sum - 1) < 1e-9);
    }
    asc_arena_free(keep);
}

static void a_hundred_copies_add_no_more_than_one(void **state)
{
    (void)state;
    double with[3];
    const int copies[3] = { 0, 1, 100 };
    for (int k = 0; k < 3; k++) {
        start(3);
        incident();
        uint32_t first = assert_value(0, 0, 1);
        for (int c = 0; c < copies[k]; c++) say(10 + (uint32_t)c, 0, 2 + c, ASC_SAY_ASSERT, first);
        with[k] = credence(0);
    }
    assert_true(with[0] > 0.3);
    assert_true(fabs(with[1] - with[0]) < 0.02);
    assert_true(fabs(with[2] - with[1]) < 0.02);
}

static void two_of_their_own_say_more_than_one(void **state)
{
    (void)state;
    start(3);
    incident();
    assert_value(0, 0, 1);
    double one = credence(0);
    assert_value(1, 0, 2);
    double two = credence(0);
    assert_value(2, 1, 3);
    assert_true(two > one + 0.05);
    assert_true(credence(0) < two - 0.05);
}

static void the_order_of_adding_does_not_matter(void **state)
{
    (void)state;
    double p[2];
    for (int turn = 0; turn < 2; turn++) {
        start(4);
        for (int i = 0; i < 30; i++) {
            incident();
            for (int k = 0; k < 8; k++) {
                int n = turn ? 7 - k : k;
                asc_random r = { (uint64_t)(i * 100 + n) };
                assert_value((uint32_t)(asc_random_bits(&r) % 12),
                             (uint16_t)(asc_random_bits(&r) % 4), asc_random_uniform(&r));
            }
        }
        p[turn] = credence(1);
    }
    assert_true(fabs(p[0] - p[1]) < 1e-9);
}

/* A party that denies everything, whatever it did, tells nothing by denying. */
static void a_denial_by_who_always_denies_moves_little(void **state)
{
    (void)state;
    double with[2];
    for (int turn = 0; turn < 2; turn++) {
        start(3);
        for (int i = 0; i < 60; i++) {
            incident();
            for (uint32_t s = 0; s < 5; s++) assert_value(s, (uint16_t)(i % 3), s);
            say(50, 0, 9, ASC_SAY_DISCLAIM, ASC_NO_CLAIM);
        }
        incident();
        assert_value(0, 0, 1);
        assert_value(1, 1, 1);
        if (turn) say(50, 0, 9, ASC_SAY_DISCLAIM, ASC_NO_CLAIM);
        with[turn] = credence(0);
    }
    assert_true(fabs(with[0] - with[1]) < 0.05);
}

static void a_claim_of_responsibility_counts(void **state)
{
    (void)state;
    start(3);
    incident();
    assert_value(0, 0, 1);
    assert_value(1, 1, 1);
    double before = credence(0);
    say(50, 0, 2, ASC_SAY_CLAIM, ASC_NO_CLAIM);
    assert_true(credence(0) > before + 0.2);
}

static void a_root_taken_away_and_given_back_restores_the_figure(void **state)
{
    (void)state;
    start(3);
    incident();
    uint32_t first = assert_value(0, 0, 1);
    say(1, 0, 2, ASC_SAY_ASSERT, first);
    assert_value(2, 1, 3);
    assert_value(3, 0, 4);
    asc_arena *keep = asc_arena_new();
    asc_weights *w = NULL;
    asc_root_weight *roots;
    size_t n;
    assert_int_equal(asc_learn(&w, keep, &made.e, NULL, NULL), ASC_OK);
    assert_int_equal(asc_weights_roots(w, 0, keep, &roots, &n, NULL), ASC_OK);
    assert_int_equal(n, 3);
    const double *q = asc_weights_credence(w, 0, NULL, NULL);
    for (size_t r = 0; r < n; r++) {
        double back[4], sum = 0;
        for (int k = 0; k < 4; k++)
            sum += back[k] = roots[r].without[k] * exp(asc_weights_temper(w) * roots[r].loglik[k]);
        for (int k = 0; k < 4; k++) assert_true(fabs(back[k] / sum - q[k]) < 1e-9);
        if (roots[r].claim == first) assert_int_equal(roots[r].copies, 1);
    }
    double *series;
    uint32_t *order;
    size_t rows;
    assert_int_equal(asc_weights_series(w, 0, keep, &series, &order, &rows, NULL), ASC_OK);
    assert_int_equal(rows, 4);
    for (int k = 0; k < 4; k++) assert_true(fabs(series[3 * 4 + k] - q[k]) < 1e-9);
    asc_arena_free(keep);
}

static void who_is_often_wrong_weighs_less_and_nobody_weighs_all(void **state)
{
    (void)state;
    start(4);
    for (int i = 0; i < 100; i++) {
        incident();
        uint16_t truth = (uint16_t)(i % 4);
        for (uint32_t s = 0; s < 4; s++) assert_value(s, truth, s);
        assert_value(9, (uint16_t)((truth + 1 + i / 4 % 3) % 4), 9);
    }
    asc_arena *keep = asc_arena_new();
    asc_weights *w = NULL;
    asc_learn_options o = { .no_copying = true };
    assert_int_equal(asc_learn(&w, keep, &made.e, &o, NULL), ASC_OK);
    const asc_source_weight *s = asc_weights_sources(w);
    assert_true(s[9].right < 0.4);
    assert_true(s[0].right > 0.8 && s[0].right < 1);
    assert_true(s[0].low < s[0].right && s[0].right < s[0].high);
    asc_arena_free(keep);
}

static void without_evidence_the_prior_and_a_rating_moves_it(void **state)
{
    (void)state;
    start(3);
    incident();
    for (uint16_t v = 0; v < 4; v++) assert_true(fabs(credence(v) - 0.25) < 1e-9);
    assert_value(0, 0, 1);
    made.sources[0].rating = 'A';
    double trusted = credence(0);
    made.sources[0].rating = 'E';
    assert_true(trusted > credence(0) + 0.1);
}

/* Where the list of answers is open, nobody is so sure that no one else comes in question. */
static void someone_else_stays_possible(void **state)
{
    (void)state;
    start(3);
    incident();
    for (uint32_t s = 0; s < 8; s++) assert_value(s, 0, s);
    asc_arena *keep = asc_arena_new();
    asc_weights *w = NULL;
    asc_learn_options o = { .open = true };
    assert_int_equal(asc_learn(&w, keep, &made.e, &o, NULL), ASC_OK);
    const double *q = asc_weights_credence(w, 0, NULL, NULL);
    assert_true(q[3] >= 1.0 / 11 && q[3] <= 1.0 / 3);
    assert_true(fabs(q[0] + q[1] + q[2] + q[3] - 1) < 1e-9);
    asc_arena_free(keep);
}

static void worse_reading_widens(void **state)
{
    (void)state;
    double last = 1;
    for (int k = 0; k < 3; k++) {
        start(3);
        incident();
        for (uint32_t s = 0; s < 3; s++)
            made.claims[assert_value(s, 0, s)].read = (float)(1 - 0.4 * k);
        double p = credence(0);
        assert_true(p < last && p > 0.25);
        last = p;
    }
}

static void shared_wording_makes_a_copy(void **state)
{
    (void)state;
    start(3);
    incident();
    uint32_t a = assert_value(0, 0, 1), b = assert_value(1, 0, 2);
    double apart = credence(0);
    asc_likeness same = { b, a, 8 };
    made.e.likeness = &same;
    made.e.likeness_count = 1;
    double copied = credence(0);
    start(3);
    incident();
    assert_value(0, 0, 1);
    assert_true(copied < apart - 0.05);
    assert_true(fabs(copied - credence(0)) < 0.03);
}

static void what_makes_no_sense_is_refused(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_weights *w = NULL;
    for (int k = 0; k < 6; k++) {
        asc_error err = { 0 };
        start(3);
        incident();
        uint32_t at = assert_value(0, 0, 1);
        if (k == 0) made.claims[at].source = 300;
        if (k == 1) made.claims[at].value = 3;
        if (k == 2) made.claims[at].read = 1.5f;
        if (k == 3) made.claims[at].parent = at;
        if (k == 4) made.claims[at].parent = 99;
        if (k == 5) made.sources[3].rating = 'Q';
        assert_int_equal(asc_learn(&w, keep, &made.e, NULL, &err), ASC_EARG);
        assert_true(err.message[0]);
    }
    asc_arena_free(keep);
}

static void circles_of_any_length_are_answered(void **state)
{
    (void)state;
    start(3);
    incident();
    for (uint32_t k = 0; k < 100; k++) say(k, 0, k, ASC_SAY_ASSERT, (k + 1) % 100);
    double circle = credence(0);
    start(3);
    incident();
    assert_value(0, 0, 1);
    assert_true(fabs(circle - credence(0)) < 0.02);
}

/* Two that copy a third, errors and all, are found out. */
static void hidden_copies_are_found(void **state)
{
    (void)state;
    asc_random r = { 3 };
    start(6);
    for (int i = 0; i < 150; i++) {
        uint16_t truth = (uint16_t)(asc_random_bits(&r) % 6), said[8];
        incident();
        for (uint32_t s = 0; s < 8; s++) {
            said[s] = asc_random_uniform(&r) < (s ? 0.8 : 0.5)
                          ? truth
                          : (uint16_t)(asc_random_bits(&r) % 6);
            if (s > 5) said[s] = said[0];
            assert_value(s, said[s], s);
        }
    }
    asc_arena *keep = asc_arena_new();
    asc_weights *w = NULL;
    size_t n, found = 0;
    assert_int_equal(asc_learn(&w, keep, &made.e, NULL, NULL), ASC_OK);
    const asc_copy_edge *e = asc_weights_edges(w, &n);
    for (size_t k = 0; k < n; k++) {
        if (e[k].p < 0.5 || e[k].copied < 50) continue;
        assert_true(e[k].copier > 5);
        found++;
    }
    assert_true(found >= 2);
    asc_arena_free(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credences_sum_to_one_and_lie_in_their_ranges),
        cmocka_unit_test(a_hundred_copies_add_no_more_than_one),
        cmocka_unit_test(two_of_their_own_say_more_than_one),
        cmocka_unit_test(the_order_of_adding_does_not_matter),
        cmocka_unit_test(a_denial_by_who_always_denies_moves_little),
        cmocka_unit_test(a_claim_of_responsibility_counts),
        cmocka_unit_test(a_root_taken_away_and_given_back_restores_the_figure),
        cmocka_unit_test(who_is_often_wrong_weighs_less_and_nobody_weighs_all),
        cmocka_unit_test(without_evidence_the_prior_and_a_rating_moves_it),
        cmocka_unit_test(someone_else_stays_possible),
        cmocka_unit_test(worse_reading_widens),
        cmocka_unit_test(shared_wording_makes_a_copy),
        cmocka_unit_test(what_makes_no_sense_is_refused),
        cmocka_unit_test(circles_of_any_length_are_answered),
        cmocka_unit_test(hidden_copies_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
