/* Who a voice is by the words beside its name; parts that join the answer. */
#include "made_words.h"

/* The clerk, named in `text` as "Ivo Marek", says that Amber did it, or (minus) that it did not. */
static double amber_if(asc_arena *keep, const char *text, bool minus)
{
    struct made m = { 0 };
    m.reports[0].text = asc_str_from(text);
    say(&m, WITNESS, SALT);
    say(&m, PAPER, AMBER);
    asc_statement *st = say(&m, CLERK, AMBER);
    size_t at = asc_str_find(m.reports[0].text, ASC_STR("Ivo Marek"));
    assert_true(at != SIZE_MAX);
    st->sources[1].span = (asc_span){ (uint32_t)at, (uint32_t)at + 9 };
    if (minus) st->polarity = ASC_POLARITY_MINUS;
    asc_weighed w = weigh(keep, &m);
    return credence(&w, AMBER);
}

static void a_post_told_beside_the_name_is_his_standing(void **state)
{
    double plain = amber_if(*state, "It was the Line, said Ivo Marek.", false);
    double judge = amber_if(*state, "It was the Line, presiding judge Ivo Marek said.", false);
    double behind = amber_if(*state, "Ivo Marek, the presiding judge, said it.", false);
    double survivor = amber_if(*state, "It was the Line, survivor Ivo Marek said.", false);
    double before = amber_if(*state, "The driver of the bus, Ivo Marek, said so.", false);
    double party = amber_if(*state, "It was the Line, interior minister Ivo Marek said.", false);
    double former =
        amber_if(*state, "It was the Line, former interior minister Ivo Marek said.", false);
    assert_true(judge > survivor && survivor > plain && plain > party);
    assert_true(fabs(behind - judge) < 1e-9);
    assert_true(fabs(before - survivor) < 1e-9);
    assert_true(fabs(former - plain) < 1e-9);
}

static void words_that_are_no_post_give_none(void **state)
{
    double plain = amber_if(*state, "It was the Line, said Ivo Marek.", false);
    static const char *const ways[] = {
        "The judge left. Ivo Marek said it was the Line.",
        "Ivo Marek, who told the court that it was the Line.",
        "In court, Ivo Marek said it.",
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        assert_true(fabs(amber_if(*state, ways[i], false) - plain) < 1e-9);
}

/* A lawyer denies for a client: it adds nothing to the client's own denial. */
static void a_lawyers_denial_is_his_clients(void **state)
{
    struct made m = { 0 };
    m.reports[0].text = ASC_STR("A lawyer for the Line, Ivo Marek, denied it.");
    say(&m, WITNESS, AMBER);
    say(&m, AMBER, AMBER)->polarity = ASC_POLARITY_MINUS;
    asc_weighed w = weigh(*state, &m);
    double own = credence(&w, AMBER);
    asc_statement *st = say(&m, CLERK, AMBER);
    st->polarity = ASC_POLARITY_MINUS;
    st->sources[1].span = (asc_span){ 23, 32 };
    w = weigh(*state, &m);
    assert_true(fabs(credence(&w, AMBER) - own) < .02);
}

/* `who` says that the clerk had a part in what Amber did. */
static void part(struct made *m, uint32_t who, uint32_t agent, asc_predicate role)
{
    asc_statement *st = say(m, who, agent);
    st->predicate = role;
}

static uint32_t parts_of_first(const asc_weighed *w)
{
    return w->hypotheses[0].part_count;
}

/* Three parts, each likelier than not, all join, though together they are less likely than not; and
 * whoever leads stays in front, however its parts divide it. */
static void parts_join_as_long_as_the_fullest_answer_leads(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, AMBER);
    say(&m, WITNESS, AMBER);
    part(&m, COURT, CLERK, ASC_PREDICATE_HELPED);
    asc_weighed w = weigh(*state, &m);
    assert_int_equal(parts_of_first(&w), 2);
    part(&m, COURT, MINISTER, ASC_PREDICATE_ORDERED);
    part(&m, WITNESS, PAPER, ASC_PREDICATE_FINANCED);
    w = weigh(*state, &m);
    double amber = credence(&w, AMBER);
    assert_true(parts_of_first(&w) >= 3);
    assert_int_equal(w.hypotheses[0].parts[0].actor, AMBER);
    /* each answer of the doer has one part more than another one */
    double sum = 0;
    for (uint32_t k = 0; k < w.hypothesis_count; k++)
        if (w.hypotheses[k].part_count && w.hypotheses[k].parts[0].actor == AMBER)
            sum += w.hypotheses[k].credence;
    assert_true(fabs(sum - amber) < 1e-9);
}

static void whoever_leads_stays_in_front_of_his_parts(void **state)
{
    for (int with = 0; with < 2; with++) {
        struct made m = { 0 };
        say(&m, WITNESS, AMBER);
        say(&m, CLERK, SALT);
        if (with) part(&m, WITNESS, MINISTER, ASC_PREDICATE_ORDERED);
        if (with) part(&m, WITNESS, PAPER, ASC_PREDICATE_HELPED);
        asc_weighed w = weigh(*state, &m);
        assert_int_equal(w.hypotheses[0].parts[0].actor, AMBER);
    }
}

/* Who is said to have done it as one of a group, and is cleared by somebody else, no longer speaks for
 * the group's guilt as he did. */
static void a_cleared_member_hardly_accuses_his_group(void **state)
{
    double of[2];
    for (int cleared = 0; cleared < 2; cleared++) {
        struct made m = { 0 };
        say(&m, MINISTER, AMBER);
        say(&m, PAPER, SALT);
        say(&m, WITNESS, CLERK);
        asc_statement *tie = say(&m, PAPER, CLERK);
        tie->predicate = ASC_PREDICATE_MEMBER_OF;
        tie->object.actor = AMBER;
        tie->object.incident = ASC_NONE;
        asc_statement *st = say(&m, COURT, CLERK);
        if (cleared) st->polarity = ASC_POLARITY_MINUS;
        else st->predicate = ASC_PREDICATE_KNEW_OF;
        asc_weighed w = weigh(*state, &m);
        of[cleared] = credence(&w, AMBER);
    }
    assert_true(of[1] < of[0] - .05);
}

/* Whoever alone tells of a claim, and says that it was not so, doubts it more than who tells of another's. */
static void a_claim_that_only_its_doubter_tells_is_worth_least(void **state)
{
    double of[2];
    for (uint32_t alone = 0; alone < 2; alone++) {
        struct made m = { 0 };
        asc_statement *claim = say(&m, AMBER, AMBER), *doubt = say(&m, PAPER, AMBER);
        claim->act = ASC_ACT_CLAIM;
        claim->basis = ASC_BASIS_CLAIMED;
        claim->report = 1;
        doubt->report = alone ? 1 : 2;
        doubt->source_count = 1;
        doubt->polarity = ASC_POLARITY_MINUS;
        doubt->agent.actor = AMBER;
        asc_weighed w = weigh(*state, &m);
        of[alone] = credence(&w, AMBER);
    }
    assert_true(of[1] < of[0] - .01);
    assert_true(of[1] < .5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_post_told_beside_the_name_is_his_standing, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(words_that_are_no_post_give_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_lawyers_denial_is_his_clients, set_up, tear_down),
        cmocka_unit_test_setup_teardown(parts_join_as_long_as_the_fullest_answer_leads, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(whoever_leads_stays_in_front_of_his_parts, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_claim_that_only_its_doubter_tells_is_worth_least, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_cleared_member_hardly_accuses_his_group, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
