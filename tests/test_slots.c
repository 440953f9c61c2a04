/* slots: what the learned layers of accounts look at. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#include <ascribe.h>

#include "base/str.h"
#include "read/account_fills.h"
#include "read/account_record.h"
#include "read/slot_model.h"
#include "read/word_vectors.h"

static double alike(const asc_word_vectors *w, const char *a, const char *b)
{
    float x[ASC_WORD_WIDTH] = { 0 }, y[ASC_WORD_WIDTH] = { 0 };
    double xy = 0, xx = 0, yy = 0;
    asc_word_add(w, asc_word_row(w, (uint32_t)asc_str_hash(asc_str_from(a))), 1, x);
    asc_word_add(w, asc_word_row(w, (uint32_t)asc_str_hash(asc_str_from(b))), 1, y);
    for (int i = 0; i < ASC_WORD_WIDTH; i++) {
        xy += (double)x[i] * (double)y[i];
        xx += (double)x[i] * (double)x[i];
        yy += (double)y[i] * (double)y[i];
    }
    return xy / sqrt(xx * yy);
}

static void words_used_alike_lie_near(void **state)
{
    (void)state;
    static const char *const triples[][3] = { { "grenade", "bomb", "council" },
                                              { "guerrilla", "rebel", "bridge" },
                                              { "murder", "kill", "repair" },
                                              { "mayor", "governor", "dynamite" } };
    asc_word_vectors w;
    assert_int_equal(asc_word_vectors_load(&w, NULL), ASC_OK);
    for (size_t i = 0; i < sizeof triples / sizeof *triples; i++)
        assert_true(alike(&w, triples[i][0], triples[i][1]) >
                    alike(&w, triples[i][0], triples[i][2]) + .05);
}

static void a_word_that_is_lacking_has_no_row(void **state)
{
    (void)state;
    asc_word_vectors w;
    float x[ASC_WORD_WIDTH] = { 0 };
    assert_int_equal(asc_word_vectors_load(&w, NULL), ASC_OK);
    assert_int_equal(asc_word_row(&w, (uint32_t)asc_str_hash(ASC_STR("qzxvvq"))), ASC_NONE);
    asc_word_add(&w, ASC_NONE, 1, x);
    for (int i = 0; i < ASC_WORD_WIDTH; i++) assert_true(x[i] >= 0 && x[i] <= 0);
}

static void a_phrase_knows_its_neighbours_and_its_own(void **state)
{
    (void)state;
    static const asc_slot_look looks[] = { { .answer = { 1, -6 }, .sent = 0, .key = 7 },
                                           { .answer = { -2, 2 }, .sent = 0, .key = 8 },
                                           { .answer = { -3, -9 }, .sent = 1, .key = 7 } };
    static const double report[ASC_FILL_COUNT] = { .5 };
    asc_arena *tmp = asc_arena_new();
    asc_slot_context c;
    float x[ASC_CONTEXT];
    const int n = ASC_FILL_COUNT;
    assert_true(asc_slot_context_make(&c, tmp, looks, 3, report));
    asc_slot_context_of(&c, 1, x);
    assert_float_equal(x[0 * n] * 3, -2, 1e-5); /* its own */
    assert_float_equal(x[1 * n] * 3, 1, 1e-5);  /* to the left */
    assert_float_equal(x[2 * n] * 3, -7, 1e-5); /* to the right, in its sentence: nothing */
    assert_float_equal(x[3 * n] * 3, -7, 1e-5); /* the sentence before: none */
    assert_float_equal(x[4 * n] * 3, -3, 1e-5); /* the next one */
    assert_float_equal(x[5 * n] * 3, 3, 1e-5);  /* how far below the likeliest */
    assert_float_equal(x[8 * n] * 3, .5, 1e-5);
    asc_slot_context_of(&c, 2, x);
    assert_float_equal(x[1] * 3, -7, 1e-5);    /* cut */
    assert_float_equal(x[6 * n] * 3, 4, 1e-5); /* below the likeliest of its own key */
    assert_float_equal(x[9 * n] * 3, 1, 1e-5); /* half of two */
    asc_arena_free(tmp);
}

/* What names, wordings and last words were elsewhere. */
static void wordings_have_a_record(void **state)
{
    (void)state;
    double dynamite[2 * ASC_RECORD_FACTS], roof[2 * ASC_RECORD_FACTS], none[2 * ASC_RECORD_FACTS];
    double full[2 * ASC_RECORD_FACTS], sign[2 * ASC_RECORD_FACTS];
    const asc_slot_model *m = NULL;
    asc_arena *tmp = asc_arena_new();
    const asc_fill_role weapon = ASC_FILL_WEAPON, by = ASC_FILL_ORGANISATION;
    assert_int_equal(asc_slot_model_load(&m, tmp, NULL), ASC_OK);
    assert_true(asc_record_facts(m, tmp, weapon, ASC_STR("dynamite "), dynamite));
    assert_true(asc_record_facts(m, tmp, weapon, ASC_STR("old roof "), roof));
    assert_true(asc_record_facts(m, tmp, weapon, ASC_STR("qzxvvq "), none));
    assert_true(dynamite[0] > none[0] && dynamite[1] > 0 && dynamite[2] > none[2]);
    assert_float_equal(none[1], 0, 1e-9);
    assert_float_equal(none[3], 0, 1e-9);
    assert_true(roof[2] <= none[2]);
    assert_true(asc_record_facts(m, tmp, by, ASC_STR("eln "), sign));
    assert_true(asc_record_facts(m, tmp, by, ASC_STR("army of national liberation "), full));
    assert_true(sign[1] > 0);
    assert_float_equal(sign[1], full[1], 1e-9); /* one organisation, one record */
    assert_float_equal(sign[0], full[0], 1e-9);
    assert_true(asc_record_facts(m, tmp, by, ASC_STR(""), none));
    asc_arena_free(tmp);
}

/* Where statements, words and rule agree, so does what is learnt. */
static void how_surely_follows_what_is_said(void **state)
{
    (void)state;
    static const asc_firmness said[] = { ASC_FIRMNESS_FACT, ASC_FIRMNESS_ACCUSED,
                                         ASC_FIRMNESS_CLAIMED };
    const asc_slot_model *m = NULL;
    asc_arena *tmp = asc_arena_new();
    assert_int_equal(asc_slot_model_load(&m, tmp, NULL), ASC_OK);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        double facts[ASC_SURE_FACTS] = { 0 };
        facts[ASC_SURE_NEAR + said[i]] = 1;
        facts[ASC_SURE_TOLD + said[i]] = 1;
        facts[ASC_SURE_RULED + said[i]] = 1;
        assert_int_equal(asc_slot_firmness(m, facts), said[i]);
    }
    asc_arena_free(tmp);
}

static void what_was_hit_counts_for_the_kind_around_it(void **state)
{
    (void)state;
    static const asc_kinds_thing things[] = {
        { .role = ASC_FILL_TARGET, .p = .8, .near = { 0, 0, 1 }, .sent = 2 },
        { .role = ASC_FILL_TARGET, .p = .6, .near = { 0, 0, 1 }, .sent = 9 },
        { .role = ASC_FILL_WEAPON, .p = .4, .near = { 9 }, .sent = 9 },
    };
    static const double report[ASC_SLOT_KINDS] = { 1, -1, 2, -3, -4 };
    double x[ASC_SLOT_KINDS - 1][ASC_KINDS_FACTS];
    asc_kinds_whom whom = { .top = .5, .mass = { 0, 0, .25 }, .count = { 0, 0, 1 } };
    asc_arena *tmp = asc_arena_new();
    asc_tree t = { .n = 0 };
    asc_events ev = { .count = 0 };
    assert_true(asc_kinds_facts(x, tmp, &t, &ev, report, things, 3, &whom));
    assert_float_equal(x[1][0], 2, 1e-9);
    assert_float_equal(x[1][1], 3, 1e-9);                     /* above its rival */
    assert_float_equal(x[1][8 + ASC_FILL_TARGET], 1.4, 1e-9); /* mass */
    assert_float_equal(x[0][8 + ASC_FILL_TARGET], 0, 1e-9);
    assert_float_equal(x[1][18], 2, 1e-9); /* two clusters of hits */
    assert_float_equal(x[1][ASC_KINDS_OWN + 7 + ASC_FILL_WEAPON], .4, 1e-9);
    assert_float_equal(x[1][ASC_KINDS_FACTS - 3], 1, 1e-9); /* which kind it is */
    assert_float_equal(x[0][ASC_KINDS_FACTS - 3], 0, 1e-9);
    assert_float_equal(x[1][ASC_KINDS_OWN - 2], .25, 1e-9); /* who is only described */
    assert_float_equal(x[0][ASC_KINDS_OWN - 1], 0, 1e-9);
    assert_float_equal(x[0][ASC_KINDS_OWN + ASC_KINDS_COMMON - 2], .5, 1e-9);
    asc_arena_free(tmp);
}

static void is(double found, double wanted)
{
    assert_true(fabs(found - wanted) < 1e-9);
}

static void a_fill_knows_what_is_near_it_in_each_account(void **state)
{
    (void)state;
    static const uint32_t at[] = { 2, 9 }, hit_at[] = { 3 };
    static const double near[ASC_SLOT_KINDS] = { 0, 3, 1 }, report[ASC_SLOT_KINDS] = { 9 };
    const asc_place_account accounts[] = { { 1, 0, 1, .5, .5 }, { 2, 0, 1, .9, .9 } };
    const asc_place_fill fills[] = {
        { ASC_FILL_WEAPON, .5, near, 2, 1, at, 2 },
        { ASC_FILL_VICTIM, .5, near, 3, 0, hit_at, 1 },
    };
    const asc_kinds_thing things[] = { { .role = ASC_FILL_WEAPON, .p = .5 },
                                       { .role = ASC_FILL_VICTIM, .p = .5 } };
    asc_token token = { .sent = 7 };
    asc_tree t = { .tok = &token, .n = 1 };
    asc_event event = { .kind = ASC_INCIDENT_BOMBING, .strength = ASC_EVENT_STRONG };
    asc_events events = { .items = &event, .count = 1 };
    asc_place_view v = {
        .accounts = accounts, .fills = fills, .account_count = 2, .fill_count = 2, .report = report
    };
    double x[ASC_ACCOUNTS_MAX][ASC_PLACE_FACTS];
    asc_arena *tmp = asc_arena_new();
    assert_true(asc_place_view_make(&v, tmp, &t, &events, things, 2));
    asc_place_facts(&v, 0, x);
    is(x[0][1], 0);
    is(x[0][5], 0); /* the first guess: the other account */
    is(x[1][5], 1);
    is(x[0][6], .75);            /* share of its kind */
    is(x[0][8], exp(-1 / 3.));   /* from 2 to the victim in 3 */
    is(x[1][8], exp(-10.));      /* no victim */
    is(x[1][10], exp(-2 / 3.));  /* from 9 to the bombing in 7 */
    is(x[0][10], exp(-10.));     /* no attack */
    is(x[0][12] - x[1][12], .2); /* one victim more */
    is(x[0][13] + x[1][14], 2);  /* kinds */
    is(x[1][ASC_PLACE_FACTS - 3], log(3) / 3);
    asc_arena_free(tmp);
}

static void names_of_one_organisation_are_one(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    const asc_slot_model *m;
    assert_int_equal(asc_slot_model_load(&m, keep, NULL), ASC_OK);
    uint32_t front = asc_slot_alias(m, ASC_STR("farabundo marti national liberation front"), NULL);
    uint32_t army = asc_slot_alias(m, ASC_STR("army of national liberation"), NULL);
    assert_int_not_equal(front, ASC_NONE);
    assert_int_equal(front, asc_slot_alias(m, ASC_STR("fmln"), NULL));
    assert_int_equal(army, asc_slot_alias(m, ASC_STR("eln"), NULL));
    assert_int_not_equal(front, army);
    assert_int_equal(asc_slot_alias(m, ASC_STR("popular liberation front"), NULL), ASC_NONE);
    bool stands = false;
    asc_slot_alias(m, ASC_STR("fmln"), &stands);
    assert_true(stands); /* for "FMLN guerrillas" */
    asc_slot_alias(m, ASC_STR("armed forces"), &stands);
    assert_false(stands); /* of whom? */
    asc_arena_free(keep);
}

/* "The judge killed today" and "the judge killed in 1970" are not the same to the models. */
static void an_incident_has_an_age(void **state)
{
    (void)state;
    static const struct {
        asc_date when;
        bool timed;
        asc_slot_age age;
    } cases[] = {
        { { 0, 0, 0 }, false, ASC_AGE_UNTOLD },   { { 0, 0, 0 }, true, ASC_AGE_UNKNOWN },
        { { 1989, 5, 3 }, true, ASC_AGE_DAYS },   { { 1989, 4, 20 }, true, ASC_AGE_WEEKS },
        { { 1989, 3, 0 }, true, ASC_AGE_MONTHS }, { { 1988, 0, 0 }, true, ASC_AGE_YEAR },
        { { 1970, 0, 0 }, true, ASC_AGE_YEARS },  { { 1989, 6, 0 }, true, ASC_AGE_AHEAD },
        { { 1989, 5, 0 }, true, ASC_AGE_WEEKS },
    };
    asc_arena *keep = asc_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        asc_event event = { .when = cases[i].when, .timed = cases[i].timed, .happening = ASC_NONE };
        asc_events events = { .items = &event, .count = 1 };
        asc_tree t = { .n = 0 };
        asc_mentions m = { .count = 0 };
        asc_slot_view v;
        assert_int_equal(
            asc_slot_view_make(&v, keep, &t, &m, &events, NULL, 0, (asc_date){ 1989, 5, 4 }, NULL),
            ASC_OK);
        assert_int_equal(v.age[0], cases[i].age);
    }
    asc_arena_free(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_used_alike_lie_near),
        cmocka_unit_test(a_word_that_is_lacking_has_no_row),
        cmocka_unit_test(a_phrase_knows_its_neighbours_and_its_own),
        cmocka_unit_test(wordings_have_a_record),
        cmocka_unit_test(how_surely_follows_what_is_said),
        cmocka_unit_test(what_was_hit_counts_for_the_kind_around_it),
        cmocka_unit_test(a_fill_knows_what_is_near_it_in_each_account),
        cmocka_unit_test(names_of_one_organisation_are_one),
        cmocka_unit_test(an_incident_has_an_age),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
