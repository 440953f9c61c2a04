/* Who took it from whom, circles, and what propositions go back to. */
#include "made_case.h"

#include "link/circles.h"

#include "base/banned.h"

static void an_outlet_with_one_report_is_that_report(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "The bombers came by boat, according to the daily Tidewater Post.",
        "The bombers came by boat, the Tidewater Post has reported.",
        "The Tidewater Post, on its website, revealed that the bombers came by boat.",
        "\"They came by boat,\" Mr Sorin told the Tidewater Post.",
        "A bad business.\n\nVia Tidewater Post.",
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct made m;
        open_made(&m);
        uint32_t post = report(&m, "Tidewater Post", "2014-05-02", "Nobody knows how they came.");
        uint32_t echo = report(&m, "Corin Echo", "2014-05-03", ways[i]);
        trace(&m);
        const asc_copy *c = edge(&m, echo, post);
        assert_non_null(c);
        assert_int_equal(c->kind, ASC_COPY_CITES);
        assert_true(c->cue.end > c->cue.begin);
        assert_null(edge(&m, post, echo));
        asc_arena_free(m.keep);
    }
}

static void naming_an_outlet_is_not_citing_it(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "The office of the Tidewater Post was damaged too.",
        "A reader of the Tidewater Post was among the wounded.",
        "Blue Dawn said that it had no boat.",
        "The Guardian Council reported a plot.",
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct made m;
        open_made(&m);
        report(&m, "Tidewater Post", "2014-05-02", "Nobody knows how they came.");
        report(&m, "Corin Echo", "2014-05-03", ways[i]);
        trace(&m);
        assert_int_equal(m.p.copy_count, 0);
        asc_arena_free(m.keep);
    }
}

static void outlets_outside_are_cited_by_their_words(void **state)
{
    struct made *m = *state;
    report(m, "Corin Echo", "2014-05-03",
           "A fax reached Radio Velm at noon. In a 90-page indictment seen by the Echo the judge "
           "names four men. The Echo reported the arrests on Monday.");
    trace(m);
    assert_int_equal(m->p.copy_count, 2);
    assert_true(asc_str_eq(m->p.copies[0].from_text, ASC_STR("Radio Velm")));
    assert_true(asc_str_eq(m->p.copies[1].from_text, ASC_STR("a 90-page indictment")));
}

static void of_many_reports_the_one_on_the_same_matter_is_meant(void **state)
{
    struct made *m = *state;
    report(m, "Amber Wire", "2014-05-02T08:00Z", "A locksmith was seen near the quay before dawn.");
    report(m, "Amber Wire", "2014-05-02T12:00Z", "The mayor closed all schools until Friday.");
    report(m, "Amber Wire", "2014-05-04", "A locksmith was seen near the quay, and let go.");
    report(m, "Corin Echo", "2014-05-03",
           "The Amber Wire says that a locksmith stood on the quay.");
    trace(m);
    assert_non_null(edge(m, 3, 0));
    assert_null(edge(m, 3, 1));
    assert_null(edge(m, 3, 2));
}

static void a_paper_that_cites_itself_is_no_circle(void **state)
{
    struct made *m = *state;
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t echo = actor(m, "Corin Echo", ASC_ACTOR_OUTLET, true);
    uint32_t r =
        report(m, "Corin Echo", "2014-05-03", "The Corin Echo reported that the Line did it.");
    states(m, r, "The Corin Echo reported", (uint32_t[]){ echo, ASC_NONE });
    trace(m);
    assert_int_equal(m->p.copy_count, 0);
    assert_int_equal(m->p.circle_count, 0);
    assert_int_equal(m->p.roots[0].independent, 1);
}

static void a_circle_of_many_thousands_is_found(void **state)
{
    (void)state;
    const uint32_t n = 50000;
    asc_arena *keep = asc_arena_new();
    asc_copy *c = asc_arena_zalloc(keep, n + 2, sizeof *c);
    assert_non_null(c);
    for (uint32_t i = 0; i < n; i++)
        c[i] = (asc_copy){ .to = i, .from_report = (i + 1) % n, .directed = 1 };
    c[n] = (asc_copy){ .to = 7, .from_report = 7, .directed = 1 };      /* itself */
    c[n + 1] = (asc_copy){ .to = n, .from_report = 3, .directed = .5 }; /* either way */
    asc_circle *circles;
    size_t count;
    assert_int_equal(asc_circles_find(&circles, &count, keep, c, n + 2, n + 1, NULL), ASC_OK);
    assert_int_equal(count, 1);
    assert_int_equal(circles[0].report_count, n);
    assert_int_equal(circles[0].reports[n - 1], n - 1);
    asc_arena_free(keep);
}

static void who_tells_that_two_copied_each_other_has_looked_at_both(void **state)
{
    struct made *m = *state;
    uint32_t post = report(m, "Tidewater Post", "2014-05-02", "They came by boat.");
    uint32_t echo = report(m, "Corin Echo", "2014-05-03", "The bombers came by boat.");
    uint32_t third =
        report(m, "Hill Review", "2014-06-03",
               "I asked where the boat came from. The Corin Echo took it from the Tidewater Post.");
    trace(m);
    assert_non_null(edge(m, echo, post));
    assert_non_null(edge(m, third, post));
    assert_non_null(edge(m, third, echo));
    assert_null(edge(m, post, echo));
}

#define FIRST                                                                               \
    "The harbour guard found the wreck of a grey launch under the third pillar of the old " \
    "bridge early on Monday. "
#define SECOND                                                                               \
    "Two divers who went down at noon brought up a battery, a length of yellow cable and a " \
    "broken clock. "

/* Who took all from the first, and more than its reprint has, took nothing from the reprint. */
static void what_a_reprint_has_of_the_first_alone_is_the_firsts(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct made m;
        open_made(&m);
        report(&m, "Amber Wire", "2014-05-02", FIRST SECOND "Rain fell in the hills all day.");
        report(&m, "Corin Echo", "2014-05-03",
               FIRST "The ferry to Velm runs again from Friday on.");
        report(&m, "Tidewater Post", "2014-05-04",
               i ? FIRST SECOND "Our harbour has seen worse, an old pilot thinks."
                 : FIRST "Our harbour has seen worse, an old pilot thinks.");
        trace(&m);
        assert_int_equal(m.p.copy_count, i ? 2 : 3);
        for (size_t k = 0; i && k < m.p.copy_count; k++)
            assert_int_equal(m.p.copies[k].from_report, 0);
        asc_arena_free(m.keep);
    }
}

/* "First reported by X and since seen by the Echo": X, and the paper; "the document" is one told of before. */
static void a_paper_that_was_since_seen_is_gone_by_too(void **state)
{
    (void)state;
    static const char *const paper[] = { "An internal memo of the harbour ministry",
                                         "The document" };
    for (size_t i = 0; i < 2; i++) {
        struct made m;
        char text[200];
        open_made(&m);
        report(&m, "Tidewater Post", "2014-05-02", "The ministry paid the Line.");
        int n =
            snprintf(text, sizeof text,
                     "%s, first reported on Sunday by the daily Tidewater Post and since seen by "
                     "the Echo, says so.",
                     paper[i]);
        assert_true(n > 0 && (size_t)n < sizeof text);
        uint32_t r = report(&m, "Corin Echo", "2014-05-04", "");
        assert_true(asc_arena_copy(m.keep, asc_str_from(text), &m.reports[r].text));
        trace(&m);
        assert_int_equal(m.p.copy_count, 2 - i);
        asc_arena_free(m.keep);
    }
}

static void records_that_a_report_goes_by_are_where_it_has_it(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t edges;
    } ways[] = {
        { "Invoices of a firm called Blue Sail show that it paid Marrin.", 1 },
        { "There is also the logbook of the harbour police.", 1 },
        { "The Panel heard many. It bases this on the bank records of the firm.", 1 },
        { "Invoices are sent by post. They show what is owed.", 0 },
        { "There is no logbook at the harbour.", 0 },
        { "The mayor relied on the bank records of the firm.", 0 },
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct made m;
        open_made(&m);
        report(&m, "Panel of Inquiry", "2014-05-03", ways[i].text);
        trace(&m);
        assert_int_equal(m.p.copy_count, ways[i].edges);
        asc_arena_free(m.keep);
    }
}

/* "The Line denied it. '...', it said in a message": the party's message in the case, if it is the
 * subject, and its outlet is called after it. */
static void a_message_is_cited_in_the_sentence_behind_its_party(void **state)
{
    (void)state;
    static const char *const tell[] = {
        "The Amber Line denied it. \"We burn no boats,\" it said in a message.",
        "The minister blamed the Amber Line. \"They burn boats,\" it said in a message.",
        "The Amber Line denied it.\nThe harbour is closed, it said in a message.",
    };
    for (size_t i = 0; i < 3; i++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        uint32_t own = report(&m, "Amber Line Press Office", "2014-05-02", "We did not do it.");
        uint32_t post = report(&m, "Tidewater Post", "2014-05-03", tell[i]);
        trace(&m);
        assert_int_equal(edge(&m, post, own) != NULL, i == 0);
        asc_arena_free(m.keep);
    }
}

/* 2 May 2014 was a Friday. */
static void a_newspaper_of_a_named_day_is_the_one_that_came_out_on_it(void **state)
{
    (void)state;
    static const char *const tell[] = {
        "A newspaper reported on Friday that the Line did it.",
        "The charge was repeated by a local paper on Friday.",
        "A newspaper reported on Thursday that the Line did it.",
        "A newspaper reported that the Line did it.",
        "A newspaper was sold there on Friday.",
    };
    for (size_t i = 0; i < 5; i++) {
        struct made m;
        open_made(&m);
        uint32_t a = report(&m, "Corin Echo", "2014-05-02", "The Line did it.");
        report(&m, "Hill Review", "2014-05-03", "Nobody knows.");
        uint32_t b = report(&m, "Tidewater Post", "2014-05-05", tell[i]);
        trace(&m);
        assert_int_equal(edge(&m, b, a) != NULL, i < 2);
        asc_arena_free(m.keep);
    }
}

static void nothing_comes_of_nothing(void **state)
{
    struct made *m = *state;
    trace(m);
    assert_int_equal(m->p.copy_count + m->p.circle_count + m->p.root_count, 0);
}

static void outlets_are_cited_in_many_ways(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t edges;
    } ways[] = {
        { "The figure had been taken from Meridian News Agency.", 1 },
        { "They came by boat, it was first reported on Tuesday by Meridian News Agency.", 1 },
        { "They came by boat (via @meridiannews)", 1 },
        { "They came by boat: https://meridiannews.example/boat", 1 },
        { "It is true as far as he goes, what Meridian News printed a fortnight ago.", 1 },
        { "The meridiannews of old is gone.", 0 },
        { "Taken from the harbour, it sank before Meridian Street.", 0 },
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct made m;
        open_made(&m);
        report(&m, "Meridian News", "2014-05-02", "They came by boat.");
        report(&m, "Harbour Gazette", "2014-05-03", ways[i].text);
        trace(&m);
        assert_int_equal(m.p.copy_count, ways[i].edges);
        if (ways[i].edges) assert_int_equal(m.p.copies[0].from_report, 0);
        asc_arena_free(m.keep);
    }
}

static void a_column_of_corrections_takes_back_and_is_not_what_is_cited(void **state)
{
    struct made *m = *state;
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t officer = actor(m, "a senior officer", ASC_ACTOR_PERSON, false);
    uint32_t a =
        report(m, "Velm Gazette", "2014-05-02",
               "The blast that shut the old bridge was the Line's doing, an officer said.");
    uint32_t d = report(m, "Velm Gazette", "2014-05-05",
                        "Corrections and clarifications\n\nOn 2 May we reported on the word of an "
                        "officer that it was the Line. The Gazette withdraws the report.\n\nThe "
                        "mayor is 61, not 16.");
    uint32_t e = report(m, "Corin Echo", "2014-05-09",
                        "The officer who told the Velm Gazette of the Line was sent.");
    states(m, a, "was the Line's doing", (uint32_t[]){ officer, ASC_NONE });
    states(m, d, "it was the Line", (uint32_t[]){ officer, ASC_NONE });
    trace(m);
    assert_int_equal(m->p.correction_count, 2);
    assert_true(m->p.corrections[0].retracts);
    assert_false(m->p.corrections[1].retracts);
    assert_int_equal(m->p.corrections[0].statement_count, 2);
    assert_int_equal(m->p.fell[0], 0);
    assert_int_equal(m->p.roots[0].independent, 0); /* it is listed whose word it was */
    assert_int_equal(m->p.roots[0].origin_count, 1);
    size_t told = 0;
    for (size_t k = 0; k < m->p.copy_count; k++)
        told += m->p.copies[k].to == e && m->p.copies[k].from_report == a;
    assert_int_equal(told, 1);
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outlets_are_cited_in_many_ways),
        T(a_column_of_corrections_takes_back_and_is_not_what_is_cited),
        cmocka_unit_test(an_outlet_with_one_report_is_that_report),
        cmocka_unit_test(naming_an_outlet_is_not_citing_it),
        T(outlets_outside_are_cited_by_their_words),
        T(of_many_reports_the_one_on_the_same_matter_is_meant),
        T(a_paper_that_cites_itself_is_no_circle),
        cmocka_unit_test(a_circle_of_many_thousands_is_found),
        cmocka_unit_test(what_a_reprint_has_of_the_first_alone_is_the_firsts),
        cmocka_unit_test(a_paper_that_was_since_seen_is_gone_by_too),
        T(who_tells_that_two_copied_each_other_has_looked_at_both),
        cmocka_unit_test(records_that_a_report_goes_by_are_where_it_has_it),
        cmocka_unit_test(a_message_is_cited_in_the_sentence_behind_its_party),
        cmocka_unit_test(a_newspaper_of_a_named_day_is_the_one_that_came_out_on_it),
        T(nothing_comes_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
