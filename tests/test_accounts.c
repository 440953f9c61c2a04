/* accounts: what a report tells at a glance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#include <ascribe.h>

#include "base/str.h"
#include "read/account_sure.h"
#include "read/accounts.h"

static void how_it_is_said_decides_how_surely_someone_is_named(void **state)
{
    (void)state;
    static const struct {
        asc_polarity polarity;
        asc_certainty certainty;
        asc_act act;
        bool told, office;
        asc_firmness firmness;
    } cases[] = {
        { ASC_POLARITY_PLUS, ASC_CERTAINTY_CT, ASC_ACT_ASSERT, false, false, ASC_FIRMNESS_FACT },
        { ASC_POLARITY_PLUS, ASC_CERTAINTY_CT, ASC_ACT_CLAIM, true, false, ASC_FIRMNESS_CLAIMED },
        { ASC_POLARITY_PLUS, ASC_CERTAINTY_CT, ASC_ACT_ACCUSE, true, false, ASC_FIRMNESS_ACCUSED },
        { ASC_POLARITY_PLUS, ASC_CERTAINTY_CT, ASC_ACT_ACCUSE, true, true,
          ASC_FIRMNESS_ACCUSED_BY_AUTHORITIES },
        { ASC_POLARITY_PLUS, ASC_CERTAINTY_PS, ASC_ACT_ASSERT, false, false,
          ASC_FIRMNESS_POSSIBLE },
        { ASC_POLARITY_MINUS, ASC_CERTAINTY_CT, ASC_ACT_DENY, true, false, ASC_FIRMNESS_DENIED },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(asc_firmness_of(cases[i].polarity, cases[i].certainty, cases[i].act,
                                         cases[i].told, cases[i].office),
                         cases[i].firmness);
}

static asc_reading *reading_of(asc_model **model, const char *text)
{
    asc_reading *r = NULL;
    asc_error err;
    asc_incoming in = { .facts = { .name = ASC_STR("a.txt") }, .bytes = asc_str_from(text) };
    if (asc_model_open(model, ASC_TEST_MODEL, &err)) skip();
    assert_int_equal(asc_reading_new(&r, *model, &err), ASC_OK);
    assert_int_equal(asc_reading_want_accounts(r, &err), ASC_OK);
    assert_int_equal(asc_reading_add_many(r, &in, 1, 1, &err), ASC_OK);
    assert_int_equal(in.err.status, ASC_OK);
    assert_int_equal(asc_reading_run(r, &err), ASC_OK);
    return r;
}

static bool holds(const asc_account *a, asc_fill_role role, const char *text, const char *whole)
{
    for (uint32_t i = 0; i < a->counts[role]; i++) {
        asc_span s = a->fills[role][i].span;
        if (asc_str_eq_nocase(asc_str_slice(asc_str_from(whole), s.begin, s.end),
                              asc_str_from(text)))
            return true;
    }
    return false;
}

static void a_report_in_capitals_tells_who_bombed_what(void **state)
{
    (void)state;
    static const char text[] =
        "GUERRILLAS OF THE POPULAR LIBERATION FRONT [PLF] DYNAMITED A BRIDGE NEAR CORIN LAST "
        "NIGHT. THE BOMB KILLED MAYOR ADAN RUIZ. THE PLF CLAIMED RESPONSIBILITY FOR THE "
        "BOMBING.\n";
    asc_model *model;
    asc_reading *r = reading_of(&model, text);
    size_t n;
    const asc_account *a = asc_reading_accounts(r, &n);
    /* One incident; that it is told of as an attack, too, is at most unlikely. */
    assert_in_range(n, 1, 2);
    if (n == 2) {
        assert_true(a[0].p < .5 && a[1].p > .5);
        a++;
    }
    assert_int_equal(a->kind, ASC_INCIDENT_BOMBING);
    assert_int_equal(a->stage, ASC_STAGE_ACCOMPLISHED);
    assert_true(holds(a, ASC_FILL_TARGET, "bridge", text));
    assert_int_equal(a->counts[ASC_FILL_VICTIM], 1);
    assert_true(holds(a, ASC_FILL_WEAPON, "bomb", text));
    asc_reading_free(r);
    asc_model_close(model);
}

static void what_is_hit_sentences_apart_has_accounts_of_its_own(void **state)
{
    (void)state;
    static const char text[] =
        "TWO POLITICIANS WERE MURDERED BY TERRORISTS. JUDGE PEDRO LARA WAS MURDERED NEAR CORIN "
        "LAST NIGHT. THE ROAD WAS CLOSED. TRAFFIC WAS SENT OVER THE HILLS. MAYOR ADAN RUIZ WAS "
        "KIDNAPPED BY TERRORISTS IN THE CAPITAL. THE POPULAR LIBERATION FRONT CLAIMED "
        "RESPONSIBILITY FOR THE ATTACKS.\n";
    asc_model *model;
    asc_reading *r = reading_of(&model, text);
    size_t n;
    const asc_account *a = asc_reading_accounts(r, &n);
    assert_int_equal(n, 2);
    assert_int_equal(holds(&a[0], ASC_FILL_VICTIM, "pedro lara", text) +
                         holds(&a[1], ASC_FILL_VICTIM, "pedro lara", text),
                     1);
    assert_int_equal(a[0].counts[ASC_FILL_VICTIM], 1);
    assert_int_equal(a[1].counts[ASC_FILL_VICTIM], 1);
    assert_true(a[0].counts[ASC_FILL_ORGANISATION] + a[1].counts[ASC_FILL_ORGANISATION] > 0);
    for (size_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < a[i].counts[ASC_FILL_ORGANISATION]; k++)
            assert_int_equal(a[i].fills[ASC_FILL_ORGANISATION][k].firmness, ASC_FIRMNESS_CLAIMED);
    asc_reading_free(r);
    asc_model_close(model);
}

static void a_report_of_no_incident_has_no_account(void **state)
{
    (void)state;
    asc_model *model;
    asc_reading *r = reading_of(
        &model, "The council voted on Tuesday to repair the old mill. Work starts in May.\n");
    size_t n;
    asc_reading_accounts(r, &n);
    assert_int_equal(n, 0);
    asc_reading_free(r);
    asc_model_close(model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(how_it_is_said_decides_how_surely_someone_is_named),
        cmocka_unit_test(a_report_in_capitals_tells_who_bombed_what),
        cmocka_unit_test(what_is_hit_sentences_apart_has_accounts_of_its_own),
        cmocka_unit_test(a_report_of_no_incident_has_no_account),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
