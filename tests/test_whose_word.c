/* Whose word it is, and whose deed: parties, leaders, services, men and their groups. */
#include "made_words.h"

static void parties_with_one_interest_are_hardly_more_than_one(void **state)
{
    struct made one = { 0 }, two = { 0 };
    say(&one, MINISTER, SALT);
    say(&two, MINISTER, SALT);
    say(&two, ARMY, SALT);
    asc_weighed a = weigh(*state, &one), b = weigh(*state, &two);
    assert_true(credence(&b, SALT) > credence(&a, SALT));
    assert_true(credence(&b, SALT) < credence(&a, SALT) + .1);
    assert_int_equal(b.too_little, ASC_TOO_LITTLE_ORIGINS);
}

static void a_denial_of_the_accused_moves_little(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, SALT);
    say(&m, WITNESS, SALT);
    double before, after;
    asc_weighed w = weigh(*state, &m);
    before = credence(&w, SALT);
    say(&m, SALT, SALT)->polarity = ASC_POLARITY_MINUS;
    w = weigh(*state, &m);
    after = credence(&w, SALT);
    assert_true(after <= before && after > before - .05);
}

/* `who` says that `agent` stands so to `object`: "leads", "belongs to". */
static void tie(struct made *m, uint32_t who, uint32_t agent, asc_predicate p, uint32_t object)
{
    asc_statement *st = say(m, who, agent);
    st->predicate = p;
    st->object.actor = object;
    st->object.incident = ASC_NONE;
}

static void a_leader_who_clears_his_group_is_no_voice_beside_it(void **state)
{
    struct made m = { 0 }, both;
    say(&m, COURT, SALT);
    say(&m, WITNESS, SALT);
    say(&m, SALT, SALT)->polarity = ASC_POLARITY_MINUS;
    tie(&m, PAPER, CLERK, ASC_PREDICATE_LEADS, SALT);
    both = m;
    say(&both, CLERK, SALT)->polarity = ASC_POLARITY_MINUS;
    asc_weighed a = weigh(*state, &m), b = weigh(*state, &both);
    assert_int_equal(a.origin_count, b.origin_count);
    assert_true(fabs(credence(&a, SALT) - credence(&b, SALT)) < .02);
}

/* Confessed to a reporter, or told by the minister who accuses him: his, and not his. */
static void a_confession_that_only_the_accuser_tells_is_the_accusers(void **state)
{
    struct made m = { 0 }, his, told;
    say(&m, MINISTER, SALT);
    say(&m, COURT, AMBER);
    tie(&m, PAPER, CLERK, ASC_PREDICATE_MEMBER_OF, SALT);
    his = told = m;
    say(&his, CLERK, CLERK)->act = ASC_ACT_CLAIM;
    asc_statement *st = say(&told, CLERK, CLERK);
    st->act = ASC_ACT_CLAIM;
    st->source_count = 3;
    st->sources[1].actor = MINISTER;
    st->sources[2].actor = CLERK;
    asc_weighed none = weigh(*state, &m), a = weigh(*state, &his), b = weigh(*state, &told);
    assert_true(credence(&a, CLERK) == 0); /* his group did it, if he did */
    assert_true(credence(&a, SALT) > credence(&none, SALT) + .1);
    assert_true(fabs(credence(&b, SALT) - credence(&none, SALT)) < .02);
}

static void a_claim_that_only_the_accusers_report_tells_is_the_accusers(void **state)
{
    static const char *const outlets[] = { "Corin Post", "Ministry of Order",
                                           "Salt Brotherhood Army" };
    double sure[3];
    for (int k = 0; k < 3; k++) {
        struct made m = { 0 };
        m.reports[0].facts.outlet = asc_str_from(outlets[k]);
        say(&m, COURT, AMBER);
        say(&m, SALT, SALT)->act = ASC_ACT_CLAIM;
        asc_weighed w = weigh(*state, &m);
        sure[k] = credence(&w, SALT);
    }
    struct made accused = { 0 };
    say(&accused, COURT, AMBER);
    say(&accused, MINISTER, SALT);
    asc_weighed w = weigh(*state, &accused);
    assert_true(fabs(sure[0] - sure[2]) < 1e-12);
    assert_true(fabs(sure[1] - credence(&w, SALT)) < .05 && sure[1] != sure[0]);
}

static void who_is_named_only_after_he_claimed_is_still_one_who_claimed(void **state)
{
    struct made before = { 0 }, after;
    say(&before, MINISTER, SALT);
    say(&before, AMBER, AMBER)->act = ASC_ACT_CLAIM;
    say(&before, CLERK, AMBER);
    after = before;
    memcpy(before.st[2].said, "2014-05-02", 11);
    memcpy(after.st[2].said, "2014-05-04", 11);
    asc_weighed a = weigh(*state, &before), b = weigh(*state, &after);
    assert_true(credence(&b, AMBER) < credence(&a, AMBER) - .1);
    asc_weighed unknown;
    after.st[2].said[0] = '\0';
    unknown = weigh(*state, &after);
    assert_true(fabs(credence(&unknown, AMBER) - credence(&a, AMBER)) < .02);
}

/* "Ivo Marek, known as Ana Ruel": said of either it is said of one, from the day on which that is told. */
static void two_names_of_one_are_one_answer(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, CLERK);
    say(&m, PAPER, WITNESS);
    actors[WITNESS].kind = ASC_ACTOR_PERSON;
    asc_weighed apart = weigh(*state, &m);
    tie(&m, ASC_NONE, CLERK, ASC_PREDICATE_SAME_AS, WITNESS);
    asc_statement *st = &m.st[m.count - 1];
    st->source_count = 1;
    asc_weighed one = weigh(*state, &m);
    assert_int_equal(apart.hypothesis_count, 3);
    assert_int_equal(one.hypothesis_count, 2);
    memcpy(st->said, "2014-05-09", 11);
    asc_weigh_options then = { .as_of = ASC_STR("2014-05-05") };
    assert_int_equal(weigh_with(*state, &m, &then).hypothesis_count, 3);
    actors[WITNESS].kind = ASC_ACTOR_GROUP;
    assert_int_equal(weigh(*state, &m).hypothesis_count, 3);
}

/* An informer of whom only the accuser's officer tells is that officer's word. */
static void what_a_party_tells_of_an_unnamed_witness_is_its_own(void **state)
{
    static const char *const called[] = { "a naval officer", "a grocer" };
    double sure[2];
    for (int k = 0; k < 2; k++) {
        struct made m = { 0 };
        names[MINISTER] = asc_str_from(called[k]);
        actors[MINISTER].named = actors[WITNESS].named = false;
        say(&m, COURT, SALT);
        asc_statement *st = say(&m, WITNESS, AMBER);
        st->basis = ASC_BASIS_WITNESSED;
        st->source_count = 3;
        st->sources[1].actor = MINISTER;
        st->sources[2].actor = WITNESS;
        asc_weighed w = weigh(*state, &m);
        sure[k] = credence(&w, AMBER);
    }
    assert_true(sure[0] < sure[1] - .1);
}

/* What the police have found, by their own ministry's statement alone, is the ministry's word. */
static void police_in_their_ministrys_statement_are_the_ministry(void **state)
{
    static const char *const outlets[] = { "Corin Post", "Ministry of the Interior" };
    double sure[2];
    for (int k = 0; k < 2; k++) {
        struct made m = { 0 };
        names[CLERK] = ASC_STR("Criminal Investigation Police");
        actors[CLERK].kind = ASC_ACTOR_AGENCY;
        m.reports[0].facts.outlet = asc_str_from(outlets[k]);
        say(&m, COURT, SALT);
        say(&m, CLERK, AMBER);
        asc_weighed w = weigh(*state, &m);
        sure[k] = credence(&w, AMBER);
    }
    assert_true(sure[1] < sure[0] - .02);
}

/* A gang's chief does not order what another gang does; the head of a service does. */
static void services_have_others_do_it(void **state)
{
    for (int k = 0; k < 2; k++) {
        struct made m = { 0 };
        actors[ARMY].kind = k ? ASC_ACTOR_AGENCY : ASC_ACTOR_GROUP;
        say(&m, COURT, AMBER);
        say(&m, PAPER, ARMY);
        say(&m, WITNESS, CLERK)->predicate = ASC_PREDICATE_ORDERED;
        tie(&m, PAPER, CLERK, ASC_PREDICATE_LEADS, ARMY);
        asc_weighed w = weigh(*state, &m);
        assert_int_equal(w.hypotheses[0].part_count, 1 + k);
    }
}

static void who_studies_such_things_is_an_expert(void **state)
{
    static const char *const told[] = { "Ivo Marek, who follows militias, said so.",
                                        "Ivo Marek, who sells bread, said so.",
                                        "Ivo Marek of the Corin Institute said so." };
    for (size_t k = 0; k < 3; k++) {
        struct made m = { 0 };
        m.reports[0].text = asc_str_from(told[k]);
        say(&m, CLERK, AMBER)->sources[1].span = (asc_span){ 0, 9 };
        asc_weighed w = weigh(*state, &m);
        assert_true(
            asc_str_eq(w.origins[0].standing, k == 1 ? ASC_STR("plain") : ASC_STR("expert")));
    }
}

static void a_member_is_no_rival_of_the_group(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, AMBER);
    say(&m, WITNESS, CLERK);
    asc_weighed apart = weigh(*state, &m);
    tie(&m, PAPER, CLERK, ASC_PREDICATE_MEMBER_OF, AMBER);
    asc_weighed w = weigh(*state, &m);
    assert_true(credence(&apart, CLERK) > .05);
    assert_true(credence(&w, CLERK) == 0);
    assert_true(credence(&w, AMBER) > credence(&apart, AMBER) + credence(&apart, CLERK) / 2);
    /* nor was it known before it was told */
    memcpy(m.st[m.count - 1].said, "2016-01-01", 11);
    asc_weigh_options o = { .as_of = ASC_STR("2015") };
    asc_weighed then = weigh_with(*state, &m, &o);
    assert_true(credence(&then, CLERK) > .05);
    /* who clears the member does not clear the group */
    say(&m, COURT, CLERK)->polarity = ASC_POLARITY_MINUS;
    asc_weighed cleared = weigh(*state, &m);
    assert_true(fabs(credence(&cleared, AMBER) - credence(&w, AMBER)) < .02);
}

static void a_member_of_a_group_that_nobody_names_stands_alone(void **state)
{
    struct made m = { 0 };
    say(&m, WITNESS, CLERK);
    tie(&m, PAPER, CLERK, ASC_PREDICATE_MEMBER_OF, AMBER);
    asc_weighed w = weigh(*state, &m);
    assert_true(credence(&w, CLERK) > .5);
    assert_true(credence(&w, AMBER) == 0);
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(parties_with_one_interest_are_hardly_more_than_one),
        T(a_denial_of_the_accused_moves_little),
        T(a_leader_who_clears_his_group_is_no_voice_beside_it),
        T(a_confession_that_only_the_accuser_tells_is_the_accusers),
        T(a_claim_that_only_the_accusers_report_tells_is_the_accusers),
        T(who_is_named_only_after_he_claimed_is_still_one_who_claimed),
        T(two_names_of_one_are_one_answer),
        T(what_a_party_tells_of_an_unnamed_witness_is_its_own),
        T(police_in_their_ministrys_statement_are_the_ministry),
        T(services_have_others_do_it),
        T(who_studies_such_things_is_an_expert),
        T(a_member_is_no_rival_of_the_group),
        T(a_member_of_a_group_that_nobody_names_stands_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
