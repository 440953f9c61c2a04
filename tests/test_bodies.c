/* Whose people the nameless are, who acts together, and what plans and orders say of a group. */
#include "made_words.h"

static void call(int actor, asc_actor_kind kind, const char *words)
{
    names[actor] = asc_str_from(words);
    actors[actor].kind = kind;
}

static asc_statement *tie(struct made *m, uint32_t who, uint32_t whom, asc_predicate how)
{
    asc_statement *st = say(m, who, who);
    st->source_count = 1;
    st->predicate = how;
    st->object.actor = whom;
    st->object.incident = ASC_NONE;
    return st;
}

static double of_amber(asc_arena *keep, asc_actor_kind kind, const char *words)
{
    struct made m = { 0 };
    call(CLERK, kind, words);
    say(&m, COURT, CLERK);
    asc_weighed w = weigh(keep, &m);
    return credence(&w, AMBER);
}

static void men_of_a_group_are_that_group(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, AMBER);
    asc_weighed w = weigh(*state, &m);
    double itself = credence(&w, AMBER);
    static const char *const of_it[] = { "seven men of the Amber Line",
                                         "the band known as the Amber Line",
                                         "a militant group called \"Amber Line\"",
                                         "Amber Line fighters",
                                         "Amber Line, a radical group",
                                         "people from the Amber Line" };
    for (size_t k = 0; k < sizeof of_it / sizeof *of_it; k++)
        assert_true(fabs(of_amber(*state, ASC_ACTOR_GROUP, of_it[k]) - itself) < .05);
    static const char *const not_of_it[] = { "a rival of the Amber Line",
                                             "opponents of the Amber Line",
                                             "gunmen near the Amber Line station",
                                             "the Salt Amber Line", "men of the Amber Liner" };
    for (size_t k = 0; k < sizeof not_of_it / sizeof *not_of_it; k++)
        assert_true(of_amber(*state, ASC_ACTOR_GROUP, not_of_it[k]) == 0);
    assert_true(of_amber(*state, ASC_ACTOR_PERSON, "Marrin of the Amber Line") == 0);
}

static void who_has_no_name_acts_for_what_he_is_told_to_belong_to(void **state)
{
    struct made m = { 0 };
    call(CLERK, ASC_ACTOR_GROUP, "two of its officers");
    actors[CLERK].named = false;
    say(&m, WITNESS, CLERK);
    asc_weighed w = weigh(*state, &m);
    assert_int_equal(w.too_little, ASC_TOO_LITTLE_UNNAMED);
    tie(&m, CLERK, AMBER, ASC_PREDICATE_MEMBER_OF);
    w = weigh(*state, &m);
    assert_true(credence(&w, AMBER) > .5);
    tie(&m, CLERK, SALT, ASC_PREDICATE_MEMBER_OF); /* of two: of none */
    w = weigh(*state, &m);
    assert_true(credence(&w, AMBER) == 0);
}

static void whom_a_claimant_names_is_its_man(void **state)
{
    struct made m = { 0 };
    actors[AMBER].kind = ASC_ACTOR_GROUP;
    call(CLERK, ASC_ACTOR_PERSON, "Ivo Sand");
    say(&m, COURT, CLERK);
    say(&m, AMBER, CLERK);
    asc_weighed w = weigh(*state, &m);
    assert_true(credence(&w, CLERK) > credence(&w, AMBER)); /* it names another */
    say(&m, AMBER, AMBER)->act = ASC_ACT_CLAIM;
    w = weigh(*state, &m);
    assert_true(credence(&w, AMBER) > .5);
    assert_true(credence(&w, CLERK) == 0);
}

static void an_agent_whom_two_services_are_said_to_have_acts_for_neither(void **state)
{
    struct made m = { 0 };
    actors[AMBER].kind = actors[SALT].kind = ASC_ACTOR_AGENCY;
    say(&m, MINISTER, AMBER); /* the minister blames the one, the court finds the agent guilty */
    say(&m, COURT, CLERK);
    tie(&m, CLERK, AMBER, ASC_PREDICATE_MEMBER_OF);
    asc_weighed w = weigh(*state, &m);
    assert_true(credence(&w, AMBER) > credence(&w, CLERK));
    tie(&m, CLERK, SALT, ASC_PREDICATE_MEMBER_OF);
    w = weigh(*state, &m);
    assert_true(credence(&w, CLERK) > credence(&w, AMBER));
}

static void a_navy_that_a_name_tells_apart_is_an_answer(void **state)
{
    static const char *const called[] = { "the Corin navy", "the navy" };
    for (size_t k = 0; k < 2; k++) {
        struct made m = { 0 };
        names[ARMY] = asc_str_from(called[k]);
        actors[ARMY].kind = ASC_ACTOR_AGENCY;
        actors[ARMY].named = false;
        say(&m, WITNESS, ARMY);
        asc_weighed w = weigh(*state, &m);
        assert_int_equal(w.hypothesis_count, k ? 1 : 2);
    }
}

static void who_has_a_clans_surname_is_of_that_clan(void **state)
{
    struct made m = { 0 };
    call(AMBER, ASC_ACTOR_GROUP, "the Marrin clan");
    call(CLERK, ASC_ACTOR_PERSON, "Ivo Marrin");
    say(&m, PAPER, AMBER);
    say(&m, WITNESS, CLERK);
    asc_weighed w = weigh(*state, &m);
    assert_true(credence(&w, CLERK) == 0 && credence(&w, AMBER) > .7);
    call(CLERK, ASC_ACTOR_PERSON, "Ivo Marek");
    w = weigh(*state, &m);
    assert_true(credence(&w, CLERK) > 0);
}

static void two_found_guilty_together_lead_before_either(void **state)
{
    struct made m = { 0 };
    asc_statement *one = say(&m, COURT, AMBER), *other = say(&m, COURT, SALT);
    other->trigger = one->trigger;
    asc_weighed w = weigh(*state, &m);
    assert_int_equal(w.hypotheses[0].part_count, 2);
    other->trigger = (asc_span){ 500, 505 }; /* in two sentences: of two, one */
    w = weigh(*state, &m);
    assert_true(w.hypotheses[0].part_count < 2);
}

static void what_a_group_planned_or_its_leader_ordered_speaks_for_it(void **state)
{
    struct made m = { 0 };
    say(&m, PAPER, SALT);
    say(&m, MINISTER, AMBER);
    asc_weighed w = weigh(*state, &m);
    double before = credence(&w, AMBER);
    asc_statement *plan = say(&m, COURT, AMBER);
    plan->predicate = ASC_PREDICATE_PLANNED;
    w = weigh(*state, &m);
    double planned = credence(&w, AMBER);
    assert_true(planned > before + .05);
    plan->agent.actor = CLERK;
    plan->predicate = ASC_PREDICATE_ORDERED;
    w = weigh(*state, &m);
    assert_true(credence(&w, AMBER) < before + .02); /* whose leader is he? */
    tie(&m, CLERK, AMBER, ASC_PREDICATE_LEADS);
    w = weigh(*state, &m);
    assert_true(credence(&w, AMBER) > before + .02 && credence(&w, AMBER) < planned);
}

static void an_order_is_told_beside_nobody_that_is_named(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, CLERK)->predicate = ASC_PREDICATE_ORDERED;
    asc_weighed w = weigh(*state, &m);
    assert_int_equal(w.too_little, ASC_TOO_LITTLE_UNNAMED);
    assert_int_equal(w.hypotheses[0].part_count, 1);
    assert_int_equal(w.hypotheses[0].parts[0].role, ASC_PREDICATE_ORDERED);
}

static void an_official_without_a_name_is_no_second_voice_beside_his_minister(void **state)
{
    struct made m = { 0 };
    call(CLERK, ASC_ACTOR_PERSON, "a senior official");
    actors[CLERK].named = false;
    say(&m, MINISTER, AMBER);
    say(&m, CLERK, AMBER)->basis = ASC_BASIS_INTELLIGENCE;
    asc_weighed w = weigh(*state, &m);
    assert_int_equal(w.voices, 1);
    assert_int_equal(w.too_little, ASC_TOO_LITTLE_ORIGINS);
    m.st[0].source_count = 2;
    m.st[0].sources[1].actor = PAPER; /* beside a newspaper he is one, who could not be asked */
    w = weigh(*state, &m);
    assert_int_equal(w.voices, 2);
    assert_int_equal(w.too_little, ASC_TOO_LITTLE_ACCESS);
}

static void a_rumour_is_little_and_none_where_its_teller_contradicts_it(void **state)
{
    struct made m = { 0 };
    call(CLERK, ASC_ACTOR_GROUP, "People");
    asc_statement *said = say(&m, CLERK, AMBER);
    said->source_count = 3;
    said->sources[1].actor = WITNESS;
    said->sources[2].actor = CLERK;
    asc_weighed w = weigh(*state, &m);
    double rumour = credence(&w, AMBER);
    struct made other = { 0 };
    say(&other, PAPER, AMBER);
    w = weigh(*state, &other);
    assert_true(rumour < credence(&w, AMBER));
    say(&m, WITNESS, AMBER)->polarity = ASC_POLARITY_MINUS;
    w = weigh(*state, &m);
    assert_true(credence(&w, AMBER) == 0); /* nobody says so any more */
}

static void what_is_claimed_in_its_name_is_one_claim_and_little_if_disowned(void **state)
{
    struct made m = { 0 };
    say(&m, PAPER, AMBER)->basis = ASC_BASIS_CLAIMED;
    asc_weighed w = weigh(*state, &m);
    double claimed = credence(&w, AMBER);
    assert_int_equal(w.origin_count, 1);
    say(&m, CLERK, AMBER)->basis = ASC_BASIS_CLAIMED;
    w = weigh(*state, &m);
    assert_int_equal(w.origin_count, 1);
    assert_true(fabs(credence(&w, AMBER) - claimed) < .06);
    say(&m, AMBER, AMBER)->polarity = ASC_POLARITY_MINUS;
    w = weigh(*state, &m);
    assert_true(credence(&w, AMBER) < claimed - .2);
}

static void whoever_is_convicted_may_be_an_answer_without_a_name(void **state)
{
    struct made m = { 0 };
    call(CLERK, ASC_ACTOR_GROUP, "two teenagers");
    actors[CLERK].named = false;
    say(&m, PAPER, CLERK);
    asc_weighed w = weigh(*state, &m);
    assert_int_equal(w.too_little, ASC_TOO_LITTLE_UNNAMED);
    say(&m, COURT, CLERK);
    w = weigh(*state, &m);
    assert_true(credence(&w, CLERK) > .5);
    say(&m, COURT, AMBER); /* "four men: ..." */
    w = weigh(*state, &m);
    assert_true(credence(&w, CLERK) == 0);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(men_of_a_group_are_that_group),
        T(who_has_no_name_acts_for_what_he_is_told_to_belong_to),
        T(whom_a_claimant_names_is_its_man),
        T(an_agent_whom_two_services_are_said_to_have_acts_for_neither),
        T(a_navy_that_a_name_tells_apart_is_an_answer),
        T(who_has_a_clans_surname_is_of_that_clan),
        T(two_found_guilty_together_lead_before_either),
        T(what_a_group_planned_or_its_leader_ordered_speaks_for_it),
        T(an_order_is_told_beside_nobody_that_is_named),
        T(an_official_without_a_name_is_no_second_voice_beside_his_minister),
        T(a_rumour_is_little_and_none_where_its_teller_contradicts_it),
        T(what_is_claimed_in_its_name_is_one_claim_and_little_if_disowned),
        T(whoever_is_convicted_may_be_an_answer_without_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
