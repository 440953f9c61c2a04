/* The laws of weighing one incident: made statements in, credences out. */
#include "made_words.h"

static void nothing_said_is_someone_else(void **state)
{
    struct made m = { 0 };
    asc_weighed w = weigh(*state, &m);
    assert_int_equal(w.hypothesis_count, 1);
    assert_int_equal(w.hypotheses[0].part_count, 0);
    assert_int_equal(w.too_little, ASC_TOO_LITTLE_UNNAMED);
}

static void a_hundred_copies_of_one_voice_add_nothing(void **state)
{
    struct made one = { 0 }, many = { 0 };
    say(&one, COURT, AMBER);
    for (int k = 0; k < 100; k++) say(&many, COURT, AMBER);
    memcpy(many.st[7].id, one.st[0].id, sizeof one.st[0].id);
    asc_weighed a = weigh(*state, &one), b = weigh(*state, &many);
    assert_int_equal(b.origin_count, 1);
    /* The draws belong to the statement with the least hash: another draw, the same figure. */
    assert_true(fabs(credence(&a, AMBER) - credence(&b, AMBER)) < .05);
    assert_int_equal(b.too_little, ASC_TOO_LITTLE_ORIGINS);
}

static void the_order_of_statements_changes_nothing(void **state)
{
    struct made m = { 0 }, back = { 0 };
    say(&m, COURT, AMBER);
    say(&m, MINISTER, SALT);
    say(&m, WITNESS, AMBER);
    say(&m, SALT, SALT)->polarity = ASC_POLARITY_MINUS;
    for (size_t k = 0; k < m.count; k++) back.st[k] = m.st[m.count - 1 - k];
    back.count = m.count;
    asc_weighed a = weigh(*state, &m), b = weigh(*state, &back);
    assert_true(fabs(credence(&a, AMBER) - credence(&b, AMBER)) < 1e-12);
    assert_true(fabs(credence(&a, SALT) - credence(&b, SALT)) < 1e-12);
}

static void one_origin_or_none_with_access_is_too_little(void **state)
{
    struct made m = { 0 };
    say(&m, CLERK, AMBER);
    asc_weighed w = weigh(*state, &m);
    assert_int_equal(w.too_little, ASC_TOO_LITTLE_ORIGINS);
    say(&m, PAPER, AMBER);
    w = weigh(*state, &m);
    assert_int_equal(w.too_little, ASC_TOO_LITTLE_ACCESS);
    say(&m, WITNESS, AMBER);
    w = weigh(*state, &m);
    assert_int_equal(w.too_little, ASC_ENOUGH);
}

static void a_rival_cleared_is_a_second_voice_and_a_denial_is_none(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, AMBER);
    say(&m, AMBER, AMBER)->polarity = ASC_POLARITY_MINUS;
    asc_weighed w = weigh(*state, &m);
    assert_int_equal(w.voices, 1);
    assert_int_equal(w.too_little, ASC_TOO_LITTLE_ORIGINS);
    say(&m, MINISTER, SALT);
    say(&m, WITNESS, SALT)->polarity = ASC_POLARITY_MINUS;
    w = weigh(*state, &m);
    assert_int_equal(w.voices, 3);
    assert_int_equal(w.too_little, ASC_ENOUGH);
    assert_int_equal(w.confidence, ASC_CONFIDENCE_LOW);
    assert_int_equal(w.hypotheses[0].origins, 1);
    assert_int_equal(w.hypotheses[0].access, 1);
}

static void two_named_together_are_an_answer_behind_forty_others(void **state)
{
    enum { SINGLES = 40 };
    asc_actor crowd[SINGLES + 4];
    struct made m = { 0 };
    for (size_t k = 0; k < SINGLES + 4; k++)
        crowd[k] = (asc_actor){ .names = &names[CLERK], .name_count = 1, .named = true };
    for (uint32_t k = 0; k < SINGLES; k++) say(&m, SINGLES, k);
    asc_statement *one = say(&m, SINGLES + 1, SINGLES + 2);
    asc_statement *two = say(&m, SINGLES + 1, SINGLES + 3);
    two->trigger = one->trigger;
    asc_incident in = { .id = "i1" };
    asc_weigh_input input = { .reports = m.reports,
                              .statements = m.st,
                              .actors = crowd,
                              .report_count = 4,
                              .statement_count = m.count,
                              .actor_count = SINGLES + 4 };
    asc_weighing_list list;
    assert_int_equal(asc_weighing_run(&list, *state, &input, NULL, &in, 1, NULL, NULL), ASC_OK);
    bool together = false;
    for (uint32_t k = 0; k < list.items[0].hypothesis_count; k++)
        together |= list.items[0].hypotheses[k].part_count == 2;
    assert_true(together);
}

static void a_part_that_one_voice_without_access_tells_divides_no_answer(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, AMBER);
    say(&m, CLERK, PAPER)->predicate = ASC_PREDICATE_ORDERED;
    asc_weighed w = weigh(*state, &m);
    assert_int_equal(w.hypotheses[0].part_count, 1);
    say(&m, WITNESS, PAPER)->predicate = ASC_PREDICATE_ORDERED;
    w = weigh(*state, &m);
    assert_int_equal(w.hypotheses[0].part_count, 2);
}

static void the_court_outweighs_the_accuser_and_swapped_evidence_swaps_the_answer(void **state)
{
    struct made m = { 0 }, swapped = { 0 };
    say(&m, MINISTER, SALT);
    say(&m, COURT, AMBER);
    say(&m, WITNESS, AMBER);
    swapped = m;
    for (size_t k = 0; k < m.count; k++)
        swapped.st[k].agent.actor = m.st[k].agent.actor == SALT ? AMBER : SALT;
    asc_weighed a = weigh(*state, &m), b = weigh(*state, &swapped);
    assert_true(credence(&a, AMBER) > .7);
    assert_true(fabs(credence(&a, AMBER) - credence(&b, SALT)) < 1e-12);
}

static void worse_reading_weakens_the_answer(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, AMBER);
    say(&m, MINISTER, SALT);
    say(&m, PAPER, SALT);
    double last = 1;
    for (double read = .95; read > .1; read -= .2) {
        m.st[0].read = read;
        asc_weighed w = weigh(*state, &m);
        assert_true(credence(&w, AMBER) < last);
        last = credence(&w, AMBER);
    }
    m.st[0].read = 1e-9; /* as if it had not been said: two accusations of one actor lead */
    asc_weighed misread = weigh(*state, &m);
    assert_true(credence(&misread, AMBER) < credence(&misread, SALT));
}

/* All read worse and worse: never surer, and the range of the first answer wider. */
static void the_worse_all_is_read_the_wider_the_answer(void **state)
{
    static const uint32_t voices[3][3] = { { COURT, WITNESS, CLERK },
                                           { WITNESS, PAPER, COURT },
                                           { PAPER, CLERK, COURT } };
    for (size_t n = 0; n < 3; n++) {
        struct made m = { 0 };
        for (size_t k = 0; k < 3; k++) say(&m, voices[n][k], AMBER);
        say(&m, MINISTER, SALT);
        double sure = 1, width = 0;
        for (double read = .98; read > .35; read -= .15) {
            for (size_t k = 0; k < m.count; k++) m.st[k].read = read;
            asc_weighed w = weigh(*state, &m);
            const asc_hypothesis *h = &w.hypotheses[0];
            assert_int_equal(h->parts[0].actor, AMBER);
            assert_true(h->credence < sure);
            assert_true(h->high - h->low > width);
            sure = h->credence;
            width = h->high - h->low;
        }
    }
}

/* What was misread may have been said of another, or the contrary of it. */
static void what_may_be_misread_may_mean_another(void **state)
{
    struct made m = { 0 };
    say(&m, WITNESS, AMBER);
    say(&m, MINISTER, SALT);
    asc_weighed before = weigh(*state, &m);
    say(&m, COURT, AMBER)->read = .3;
    asc_weighed after = weigh(*state, &m);
    for (uint32_t i = 0; i < after.origin_count; i++) {
        const asc_origin *o = &after.origins[i];
        if (o->actor != COURT) continue;
        for (uint32_t k = 0; k < after.hypothesis_count; k++) {
            const asc_hypothesis *h = &after.hypotheses[k];
            if (!h->part_count || h->parts[0].actor == AMBER) continue;
            /* said of AMBER alone it would tell SALT and nobody not apart */
            for (uint32_t j = 0; j < after.hypothesis_count; j++)
                if (!after.hypotheses[j].part_count) assert_true(o->effect[k] > o->effect[j]);
        }
    }
    assert_true(credence(&after, AMBER) > credence(&before, AMBER));
}

static void a_table_of_misreading_that_is_not_right_names_its_line(void **state)
{
    (void)state;
    asc_misreading m;
    asc_error err;
    assert_int_equal(asc_misreading_load(&m, ASC_STR("# a\nagent\t3\t2\tcases\n"), &err),
                     ASC_EFORMAT);
    assert_non_null(strstr(err.message, "line 2"));
    assert_int_equal(asc_misreading_load(&m, ASC_STR("role\t1\t9\tcases\n"), &err), ASC_EFORMAT);
    assert_int_equal(asc_misreading_load(&m, ASC_STR("tone\t1\t9\tcases\n"), &err), ASC_EFORMAT);
    assert_int_equal(asc_misreading_load(&m, asc_table_misreading(), &err), ASC_OK);
    double sum = 0;
    for (int k = 0; k < ASC_MISREAD_KINDS; k++) sum += m.share[k];
    assert_true(fabs(sum - 1) < 1e-12);
}

static void someone_else_never_vanishes(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, AMBER);
    say(&m, WITNESS, AMBER);
    for (int k = 0; k < 2; k++) say(&m, k ? PAPER : CLERK, AMBER);
    asc_weighed w = weigh(*state, &m);
    double named = credence(&w, AMBER);
    assert_true(1 - named >= 1.0 / (w.origin_count + 2) - 1e-9);
}

static void an_origin_left_out_is_as_if_it_had_said_nothing(void **state)
{
    struct made m = { 0 };
    say(&m, WITNESS, AMBER);
    say(&m, MINISTER, SALT);
    asc_weighed before = weigh(*state, &m);
    say(&m, COURT, AMBER);
    asc_weighed after = weigh(*state, &m);
    for (uint32_t i = 0; i < after.origin_count; i++) {
        if (after.origins[i].actor != COURT) continue;
        double without = 0;
        for (uint32_t k = 0; k < after.hypothesis_count; k++)
            if (after.hypotheses[k].part_count && after.hypotheses[k].parts[0].actor == AMBER)
                without += after.origins[i].without[k];
        assert_true(fabs(without - credence(&before, AMBER)) < 1e-9);
        return;
    }
    fail_msg("the court is no origin");
}

static void conditions_and_what_is_left_open_do_not_count(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, AMBER)->conditional = true;
    say(&m, WITNESS, AMBER)->certainty = ASC_CERTAINTY_U;
    say(&m, PAPER, AMBER)->mood = ASC_MOOD_PREDICTED;
    asc_weighed w = weigh(*state, &m);
    assert_int_equal(w.origin_count, 0);
}

static void what_was_said_later_does_not_count_as_of_a_day(void **state)
{
    struct made m = { 0 };
    say(&m, MINISTER, SALT);
    memcpy(say(&m, COURT, AMBER)->said, "2015-01-01", 11);
    asc_weigh_options o = { .as_of = ASC_STR("2014"), .over_time = true };
    asc_weighed w = weigh_with(*state, &m, &o);
    assert_int_equal(w.origin_count, 1);
    assert_int_equal(w.moment_count, 1);
    o.as_of = (asc_str){ NULL, 0 };
    w = weigh_with(*state, &m, &o);
    assert_int_equal(w.origin_count, 2);
    assert_int_equal(w.moment_count, 2);
    assert_string_equal(w.moments[0].date, "2014-05-03");
    assert_int_equal(w.moments[0].hypotheses[0].parts[0].actor, SALT);
}

static void a_part_that_enemies_allege_divides_no_answer(void **state)
{
    struct made m = { 0 };
    say(&m, MINISTER, AMBER);
    say(&m, MINISTER, CLERK)->predicate = ASC_PREDICATE_ORDERED;
    say(&m, ARMY, CLERK)->predicate = ASC_PREDICATE_ORDERED;
    asc_weighed w = weigh(*state, &m);
    for (uint32_t k = 0; k < w.hypothesis_count; k++) assert_true(w.hypotheses[k].part_count < 2);
    say(&m, COURT, CLERK)->predicate = ASC_PREDICATE_ORDERED;
    w = weigh(*state, &m);
    assert_int_equal(w.hypotheses[0].part_count, 2);
    assert_int_equal(w.hypotheses[0].parts[1].actor, CLERK);
}

/* What one actor's part comes to by itself; -1: it is not listed. */
static double share(const asc_weighed *w, uint32_t actor, asc_predicate role)
{
    for (uint32_t k = 0; k < w->share_count; k++)
        if (w->shares[k].who.actor == actor && w->shares[k].who.role == role) {
            assert_true(w->shares[k].low <= w->shares[k].credence);
            assert_true(w->shares[k].high >= w->shares[k].credence);
            return w->shares[k].credence;
        }
    return -1;
}

static void a_part_is_added_up_over_all_answers(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, AMBER);
    say(&m, WITNESS, SALT);
    say(&m, MINISTER, SALT);
    asc_weighed w = weigh(*state, &m);
    assert_true(share(&w, CLERK, ASC_PREDICATE_ORDERED) < 0);
    assert_float_equal(share(&w, SALT, ASC_PREDICATE_CARRIED_OUT), credence(&w, SALT), 1e-9);
    say(&m, COURT, CLERK)->predicate = ASC_PREDICATE_ORDERED;
    say(&m, WITNESS, CLERK)->predicate = ASC_PREDICATE_ORDERED;
    w = weigh(*state, &m);
    double in_one = 0, ordered = share(&w, CLERK, ASC_PREDICATE_ORDERED);
    for (uint32_t k = 0; k < w.hypothesis_count; k++) {
        const asc_hypothesis *h = &w.hypotheses[k];
        if (h->part_count > 1 && h->credence > in_one) in_one = h->credence;
    }
    assert_true(ordered > in_one + .05); /* whoever did it, on that order */
    assert_true(ordered < 1);
    say(&m, ARMY, CLERK)->predicate = ASC_PREDICATE_ORDERED;
    asc_statement *cleared = say(&m, PAPER, CLERK);
    cleared->predicate = ASC_PREDICATE_ORDERED;
    cleared->polarity = ASC_POLARITY_MINUS;
    w = weigh(*state, &m);
    assert_true(share(&w, CLERK, ASC_PREDICATE_ORDERED) < 1);
}

/* Credence that `actor` did incident 0, of two incidents, as of `day`. */
static double of_two(asc_arena *keep, struct made *m, uint32_t actor, const char *day)
{
    asc_incident in[2] = { { .id = "i1" }, { .id = "i2" } };
    asc_weigh_options o = { .as_of = asc_str_from(day) };
    asc_weigh_input input = { .reports = m->reports,
                              .statements = m->st,
                              .actors = actors,
                              .report_count = 4,
                              .statement_count = m->count,
                              .actor_count = ACTORS };
    asc_weighing_list list;
    assert_int_equal(asc_weighing_run(&list, keep, &input, NULL, in, 2, &o, NULL), ASC_OK);
    assert_int_equal(list.count, 2);
    return credence(&list.items[0], actor);
}

static void another_deed_that_is_told_as_a_fact_counts_a_little(void **state)
{
    struct made m = { 0 };
    say(&m, WITNESS, SALT);
    say(&m, CLERK, AMBER);
    double before = of_two(*state, &m, AMBER, "2020");
    asc_statement *st = say(&m, MINISTER, AMBER); /* an accusation is no record */
    st->object.incident = 1;
    memcpy(st->said, "2015-01-01", 11);
    double accused = of_two(*state, &m, AMBER, "2020");
    assert_true(fabs(accused - before) < .05);
    st->source_count = 1; /* told by the report itself */
    double told = of_two(*state, &m, AMBER, "2020");
    assert_true(told > accused + .03 && told < accused + .2);
    double then = of_two(*state, &m, AMBER, "2014"); /* not told by then */
    assert_true(then < told - .03);
}

static void one_source_alone_can_be_asked(void **state)
{
    struct made m = { 0 };
    say(&m, MINISTER, SALT);
    say(&m, COURT, AMBER);
    asc_weigh_options o = { .according_to = ASC_STR("The minister") };
    asc_weighed w = weigh_with(*state, &m, &o);
    assert_true(credence(&w, SALT) > .5);
    assert_true(credence(&w, AMBER) == 0);
    asc_incident in = { .id = "i1" };
    asc_weigh_input input = {
        .statements = m.st, .statement_count = m.count, .actors = actors, .actor_count = ACTORS
    };
    asc_weighing_list list;
    o.according_to = ASC_STR("nobody");
    assert_int_equal(asc_weighing_run(&list, *state, &input, NULL, &in, 1, &o, NULL), ASC_EARG);
    asc_weigh_options day = { .as_of = ASC_STR("yesterday") };
    assert_int_equal(asc_weighing_run(&list, *state, &input, NULL, &in, 1, &day, NULL), ASC_EARG);
}

/* Probabilities at their ends, days that there are not, somebody who only quotes itself. */
static void odd_statements_are_weighed(void **state)
{
    struct made m = { 0 };
    say(&m, COURT, AMBER)->read = 1;
    say(&m, WITNESS, AMBER)->read = 0;
    memcpy(say(&m, PAPER, SALT)->said, "9999-99-99", 11);
    memset(say(&m, MINISTER, SALT)->said, 0, 11);
    say(&m, CLERK, CLERK);
    say(&m, CLERK, CLERK)->polarity = ASC_POLARITY_MINUS;
    asc_weigh_options o = { .over_time = true };
    asc_weighed w = weigh_with(*state, &m, &o);
    assert_true(credence(&w, AMBER) > credence(&w, SALT));
    assert_true(credence(&w, CLERK) < .2);
    for (uint32_t k = 0; k < w.hypothesis_count; k++) assert_true(w.hypotheses[k].low >= 0);
    assert_int_equal(w.moment_count, 2);
}

/* 200,000 statements on one incident by ten thousand voices: bounded, and the limits said. */
static void a_crowd_is_weighed_in_bounded_time(void **state)
{
    enum { MANY = 200000, VOICES = 10000, NAMED = 500 };
    asc_arena *keep = *state;
    asc_statement *st = asc_arena_zalloc(keep, MANY, sizeof *st);
    asc_actor *crowd = asc_arena_zalloc(keep, VOICES, sizeof *crowd);
    assert_non_null(st);
    assert_non_null(crowd);
    for (size_t a = 0; a < VOICES; a++)
        crowd[a] = (asc_actor){ .names = &names[CLERK], .name_count = 1, .named = true };
    for (size_t k = 0; k < MANY; k++) {
        struct made one = { 0 };
        st[k] = *say(&one, (uint32_t)(k % VOICES), (uint32_t)(k / 7 % NAMED));
        if (k % 3 == 0) st[k].predicate = ASC_PREDICATE_CREDIBLE;
        if (k % 5 == 0) st[k].predicate = ASC_PREDICATE_HELPED;
        snprintf(st[k].id, sizeof st[k].id, "%016zx", k);
    }
    asc_incident in = { .id = "i1" };
    asc_weigh_input input = {
        .statements = st, .actors = crowd, .statement_count = MANY, .actor_count = VOICES
    };
    asc_weighing_list list;
    assert_int_equal(asc_weighing_run(&list, keep, &input, NULL, &in, 1, NULL, NULL), ASC_OK);
    assert_true(list.items[0].hypothesis_count <= 2 * ASC_HYPOTHESES_MAX);
    assert_true(list.items[0].origin_count <= ASC_ORIGINS_MAX);
    assert_true(list.items[0].left_out > 0);
}

/* AMBER claims three other attacks that it is named for; SALT none of three. */
static void silence_speaks_against_a_group_that_always_claims(void **state)
{
    struct made m = { 0 };
    for (uint32_t i = 1; i <= 3; i++) {
        say(&m, PAPER, AMBER)->object.incident = i;
        say(&m, AMBER, AMBER)->object.incident = i;
        say(&m, PAPER, SALT)->object.incident = i;
    }
    say(&m, PAPER, AMBER)->object.incident = 0;
    say(&m, CLERK, SALT)->object.incident = 0;
    say(&m, WITNESS, SALT)->object.incident = 0;
    say(&m, COURT, AMBER)->object.incident = 0;
    asc_incident in[4] = { { .id = "i1" }, { .id = "i2" }, { .id = "i3" }, { .id = "i4" } };
    asc_weigh_input input = { .reports = m.reports,
                              .statements = m.st,
                              .actors = actors,
                              .report_count = 4,
                              .statement_count = m.count,
                              .actor_count = ACTORS };
    asc_weighing_list many, alone;
    assert_int_equal(asc_weighing_run(&many, *state, &input, NULL, in, 4, NULL, NULL), ASC_OK);
    struct made one = { 0 };
    for (size_t k = 9; k < m.count; k++) one.st[one.count++] = m.st[k];
    input.statements = one.st;
    input.statement_count = one.count;
    assert_int_equal(asc_weighing_run(&alone, *state, &input, NULL, in, 4, NULL, NULL), ASC_OK);
    double known = credence(&many.items[0], AMBER) / credence(&many.items[0], SALT);
    double unknown = credence(&alone.items[0], AMBER) / credence(&alone.items[0], SALT);
    assert_true(known < .7 * unknown);
}

enum { LEARNT = 24 };

/* In `incidents` of them the court, the witness and the clerk name one; the paper the other. */
static asc_weighed weigh_many(asc_arena *keep, uint32_t incidents, const char *as_of)
{
    struct made m = { 0 };
    asc_incident in[LEARNT];
    for (uint32_t i = 0; i < incidents; i++) {
        uint32_t did = i % 3 ? AMBER : SALT, not = i % 3 ? SALT : AMBER;
        const uint32_t who[4] = { WITNESS, CLERK, COURT, PAPER };
        for (size_t k = 0; k < 4; k++) {
            asc_statement *st = say(&m, who[k], k < 3 ? did : not );
            st->object.incident = i;
            snprintf(st->said, sizeof st->said, "2014-%02u-0%zu", 1 + i % 12, k + 1);
        }
        in[i] = (asc_incident){ .id = "i" };
    }
    asc_weigh_options o = { .as_of = asc_str_from(as_of) };
    asc_weigh_input input = { .reports = m.reports,
                              .statements = m.st,
                              .actors = actors,
                              .report_count = 4,
                              .statement_count = m.count,
                              .actor_count = ACTORS };
    asc_weighing_list list;
    assert_int_equal(asc_weighing_run(&list, keep, &input, NULL, in, incidents, &o, NULL), ASC_OK);
    return list.items[0];
}

static const asc_origin *origin_of(const asc_weighed *w, uint32_t actor)
{
    for (uint32_t i = 0; i < w->origin_count; i++)
        if (w->origins[i].actor == actor) return &w->origins[i];
    fail_msg("no such origin");
    return NULL;
}

static void who_was_right_before_is_believed_more(void **state)
{
    asc_weighed few = weigh_many(*state, 8, ""), many = weigh_many(*state, LEARNT, "");
    assert_int_equal(few.learnt_from, 0);
    assert_int_equal(origin_of(&few, CLERK)->learnt, 0);
    assert_true(origin_of(&few, CLERK)->right == origin_of(&few, CLERK)->prior);
    assert_int_equal(many.learnt_from, LEARNT);
    assert_int_equal(origin_of(&many, CLERK)->learnt, LEARNT);
    assert_true(origin_of(&many, CLERK)->right > origin_of(&many, CLERK)->prior + .1);
    assert_true(origin_of(&many, PAPER)->right < origin_of(&many, PAPER)->prior - .1);
    assert_true(origin_of(&many, COURT)->right < 1 && origin_of(&many, PAPER)->right > 0);
    assert_true(credence(&many, SALT) > credence(&few, SALT));
    assert_true(credence(&many, AMBER) < credence(&few, AMBER));
}

static void what_comes_later_is_not_learnt_from_as_of_a_day(void **state)
{
    asc_weighed w = weigh_many(*state, LEARNT, "2014-07");
    assert_int_equal(w.learnt_from, 14);
    w = weigh_many(*state, LEARNT, "2014-03");
    assert_int_equal(w.learnt_from, 0);
}

static void words_follow_icd_203(void **state)
{
    (void)state;
    assert_string_equal(asc_credence_words(.03), "almost no chance");
    assert_string_equal(asc_credence_words(.5), "roughly even chance");
    assert_string_equal(asc_credence_words(.79), "likely");
    assert_string_equal(asc_credence_words(.99), "almost certain");
}

static void a_table_that_is_not_right_names_its_line(void **state)
{
    (void)state;
    asc_reputes s;
    asc_error err;
    assert_int_equal(asc_reputes_load(&s, ASC_STR("# a\nclass\tx\t2\t.3\t.4\tyes\n"), &err),
                     ASC_EFORMAT);
    assert_non_null(strstr(err.message, "line 2"));
    assert_int_equal(asc_reputes_load(&s, ASC_STR("word\tx\ty\n"), &err), ASC_EFORMAT);
    assert_int_equal(asc_reputes_load(&s, ASC_STR(""), &err), ASC_EFORMAT);
    assert_int_equal(asc_reputes_load(&s, asc_table_voices(), &err), ASC_OK);
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(nothing_said_is_someone_else),
        T(a_hundred_copies_of_one_voice_add_nothing),
        T(the_order_of_statements_changes_nothing),
        T(one_origin_or_none_with_access_is_too_little),
        T(a_rival_cleared_is_a_second_voice_and_a_denial_is_none),
        T(two_named_together_are_an_answer_behind_forty_others),
        T(a_part_that_one_voice_without_access_tells_divides_no_answer),
        T(the_court_outweighs_the_accuser_and_swapped_evidence_swaps_the_answer),
        T(worse_reading_weakens_the_answer),
        T(the_worse_all_is_read_the_wider_the_answer),
        T(what_may_be_misread_may_mean_another),
        T(a_table_of_misreading_that_is_not_right_names_its_line),
        T(someone_else_never_vanishes),
        T(an_origin_left_out_is_as_if_it_had_said_nothing),
        T(conditions_and_what_is_left_open_do_not_count),
        T(what_was_said_later_does_not_count_as_of_a_day),
        T(a_part_that_enemies_allege_divides_no_answer),
        T(a_part_is_added_up_over_all_answers),
        T(another_deed_that_is_told_as_a_fact_counts_a_little),
        T(one_source_alone_can_be_asked),
        T(odd_statements_are_weighed),
        T(a_crowd_is_weighed_in_bounded_time),
        T(silence_speaks_against_a_group_that_always_claims),
        T(who_was_right_before_is_believed_more),
        T(what_comes_later_is_not_learnt_from_as_of_a_day),
        T(words_follow_icd_203),
        T(a_table_that_is_not_right_names_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
