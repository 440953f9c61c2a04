/* How outlets cite, correct and go by papers: the words around names, and which report they mean. */
#include "made_case.h"

#include "base/banned.h"

/* The edges of a report to things outside the case; how many. */
static size_t outside(const struct made *m, uint32_t to, asc_str *first)
{
    size_t n = 0;
    for (size_t i = 0; i < m->p.copy_count; i++) {
        const asc_copy *c = &m->p.copies[i];
        if (c->to != to || c->from_report != ASC_NONE) continue;
        if (n == 0) *first = c->from_text;
        n++;
    }
    return n;
}

static void one_cue_is_for_all_that_are_joined(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "The tale, which appeared in the Velm Gazette and in the Corin Echo, has no source.",
        "The tale, as reported by the Velm Gazette and the Corin Echo, has no source.",
        "The tale was in print by Friday, according to the Velm Gazette, the Corin Echo.",
        "The tale, published by the Velm Gazette, and afterwards by the Corin Echo, has no source.",
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct made m;
        open_made(&m);
        uint32_t a = report(&m, "Velm Gazette", "2014-05-02", "A tale of a school for divers.");
        uint32_t b = report(&m, "Corin Echo", "2014-05-02", "Divers went to school, they say.");
        uint32_t c = report(&m, "Tidewater Post", "2014-05-04", ways[i]);
        trace(&m);
        assert_non_null(edge(&m, c, a));
        assert_non_null(edge(&m, c, b));
        asc_arena_free(m.keep);
    }
}

static void references_and_what_was_told_to_an_outlet_are_citations(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool cites;
    } ways[] = {
        { "It is a mask, experts say (C. Marrin, Velm Gazette, May 2014).", true },
        { "It was the van that a woman described to the Velm Gazette.", true },
        { "It rests on one remark by a policeman to the Velm Gazette.", true },
        { "It was printed after a report of the Velm Gazette.", true },
        { "It rests on one remark by a senior police officer to the Velm Gazette.", true },
        { "The Velm Gazette, long the mouthpiece of the Amber Line, closed on Friday.", false },
        { "The Velm Gazette, long the mouthpiece of the Amber Line, reported it.", true },
        { "It stands in the log, which the ministry gave to the Velm Gazette on Sunday.", true },
        { "It was shown by a video that the Velm Gazette has verified.", true },
        { "It was a large crowd (among them the Velm Gazette, it seems).", false },
        { "It was near the house of the Velm Gazette.", false },
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct made m;
        open_made(&m);
        uint32_t a = report(&m, "Velm Gazette", "2014-05-02", "A tale of a school for divers.");
        uint32_t b = report(&m, "Tidewater Post", "2014-05-04", ways[i].text);
        trace(&m);
        assert_int_equal(edge(&m, b, a) != NULL, ways[i].cites);
        asc_arena_free(m.keep);
    }
}

static void who_published_it_first_need_be_no_paper(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "The diver's name was first published by the research group Plumbline, which found his "
        "boat.",
        "The diver's name is not known, and the doors of Plumbline were shut on Friday.",
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct made m;
        open_made(&m);
        uint32_t a = report(&m, "Plumbline", "2014-05-02", "The diver is Ole Sand, by his boat.");
        uint32_t b = report(&m, "Tidewater Post", "2014-05-04", ways[i]);
        trace(&m);
        assert_true((edge(&m, b, a) != NULL) == (i == 0));
        asc_arena_free(m.keep);
    }
}

static void who_is_named_beside_a_cited_paper_is_not_cited(void **state)
{
    struct made *m = *state;
    uint32_t a = report(m, "Velm Gazette", "2014-05-02", "A tale of a school for divers.");
    uint32_t b = report(m, "Corin Echo", "2014-05-02", "Divers went to school, they say.");
    uint32_t c = report(m, "Tidewater Post", "2014-05-04",
                        "According to the Velm Gazette a man sold the Corin Echo at the gate.");
    trace(m);
    assert_non_null(edge(m, c, a));
    assert_null(edge(m, c, b));
}

/* What none of an outlet's old reports tells, it told in another one. */
static void an_outlet_is_cited_for_news_that_the_case_lacks(void **state)
{
    (void)state;
    for (int old = 0; old < 2; old++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Wire", ASC_ACTOR_OUTLET, true);
        uint32_t a = report(&m, "Amber Wire", "2014-05-02", "A locksmith was seen near the quay.");
        uint32_t b = report(&m, "Amber Wire", "2014-05-03", "The mayor closed all schools.");
        uint32_t c = report(&m, "Corin Echo", old ? "2015-06-19" : "2014-05-04",
                            "The convicted man's lawyer will appeal, Amber Wire reported.");
        uint32_t d = report(&m, "Velm Gazette", "2015-06-20",
                            "A locksmith had been seen near the quay, Amber Wire reported then.");
        trace(&m);
        assert_int_equal(edge(&m, c, a) || edge(&m, c, b), !old);
        asc_str first;
        if (old) assert_int_equal(outside(&m, c, &first), 1);
        assert_non_null(edge(&m, d, a));
        asc_arena_free(m.keep);
    }
}

static void papers_are_gone_by_in_many_ways(void **state)
{
    (void)state;
    static const struct {
        const char *text, *paper;
    } ways[] = {
        { "The 34-page note, dated 2 July and obtained by the Echo, names him.",
          "The 34-page note" },
        { "According to the record of his questioning, which the Echo has seen, he named two.",
          "the record of his questioning" },
        { "He lies, but the payments are confirmed by the dealer's bank records.",
          "the dealer's bank records" },
        { "Bank records obtained by the Echo show three payments.", "Bank records" },
        { "Two officials who have seen a preliminary report spoke of a charge.",
          "a preliminary report" },
        { "According to the indictment he gave the order at lunch.", "the indictment" },
        { "A deposition, which was provided to the Echo, names him.", "A deposition" },
        { "The record, to which the Echo has had access, names him.", "The record" },
        { "A video verified by the Echo shows the van.", "A video" },
        { "The calls were recorded by the guard. The Echo has obtained six of them.", "The calls" },
        { "According to a 2011 report of the Harbour Mission, he paid.", "Harbour Mission" },
        { "Prosecutors, who alleged in their indictment that he knew, will appeal.",
          "their indictment" },
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct made m;
        asc_str first;
        open_made(&m);
        actor(&m, "Harbour Mission", ASC_ACTOR_AGENCY, true);
        uint32_t a = report(&m, "Corin Echo", "2014-05-03", ways[i].text);
        trace(&m);
        if (outside(&m, a, &first) != 1) fail_msg("%s", ways[i].text);
        assert_true(asc_str_eq(first, asc_str_from(ways[i].paper)));
        asc_arena_free(m.keep);
    }
}

static void a_credit_line_is_for_what_came_that_day(void **state)
{
    (void)state;
    for (int late = 0; late < 2; late++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Wire", ASC_ACTOR_OUTLET, true);
        uint32_t a = report(&m, "Amber Wire", "2014-05-02", "A tale of a school for divers.");
        uint32_t b = report(&m, "Velm Gazette", late ? "2015-02-03" : "2014-05-03",
                            "VELM (Amber Wire) - The school has been closed, a teacher said.");
        asc_str from = { 0 };
        trace(&m);
        assert_int_equal(edge(&m, b, a) == NULL, late);
        assert_int_equal(outside(&m, b, &from), late); /* of the agency, not of that report */
        asc_arena_free(m.keep);
    }
}

static void papers_that_are_only_spoken_of_are_not_gone_by(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "Please note that he was obtained by chance.",
        "Officials who have seen him spoke of a report.",
        "He broke a record that the crowd had cheered.",
        "The minister read a note to reporters.",
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct made m;
        asc_str first;
        open_made(&m);
        uint32_t a = report(&m, "Corin Echo", "2014-05-03", ways[i]);
        trace(&m);
        assert_int_equal(outside(&m, a, &first), 0);
        asc_arena_free(m.keep);
    }
}

static void a_partys_claim_told_by_others_is_from_its_own_report(void **state)
{
    (void)state;
    for (int owns = 0; owns < 2; owns++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        uint32_t a = report(&m, "Amber Line", "2014-05-02", "We laid the bomb at the old bridge.");
        uint32_t b = report(&m, "Corin Echo", "2014-05-03",
                            "Then there is the Amber Line, which last night claimed the bridge.");
        states(&m, a, "We laid the bomb", (uint32_t[]){ ASC_NONE });
        m.statements[0].act = owns ? ASC_ACT_CLAIM : ASC_ACT_ACCUSE;
        m.statements[0].basis = owns ? ASC_BASIS_CLAIMED : ASC_BASIS_UNSTATED;
        trace(&m);
        assert_int_equal(edge(&m, b, a) != NULL, owns);
        asc_arena_free(m.keep);
    }
}

#define WRONG "had planted the bomb, the Gazette reported, citing a police source. "

/* "Both statements were wrong": what the notice tells again falls, and no more. */
static void what_a_notice_says_was_wrong_falls(void **state)
{
    (void)state;
    for (int wrong = 0; wrong < 2; wrong++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        uint32_t other = actor(&m, "Blue Dawn", ASC_ACTOR_GROUP, true);
        uint32_t police = actor(&m, "a police source", ASC_ACTOR_PERSON, false);
        uint32_t a =
            report(&m, "Velm Gazette", "2014-05-02",
                   "The Line had planted the bomb at the bridge, a police source said. Dawn "
                   "paid a boatman.");
        uint32_t d = report(&m, "Velm Gazette", "2014-11-05",
                            wrong ? "A long year.\n\nCORRECTION. On 2 May the Line " WRONG
                                    "Both statements were wrong."
                                  : "A long year.\n\nOn 2 May the Line " WRONG "He was asked.");
        states(&m, a, "had planted the bomb at the bridge", (uint32_t[]){ police, ASC_NONE });
        states(&m, a, "paid a boatman", (uint32_t[]){ ASC_NONE });
        states(&m, d, "had planted the bomb", (uint32_t[]){ police, ASC_NONE });
        m.statements[1].agent.actor = other;
        trace(&m);
        assert_int_equal(m.p.correction_count, wrong);
        assert_int_equal(m.p.fell[0] != ASC_NONE, wrong);
        assert_int_equal(m.p.fell[2] != ASC_NONE, wrong);
        assert_int_equal(m.p.fell[1], ASC_NONE);
        assert_int_equal(edge(&m, d, a) != NULL, wrong);
        asc_arena_free(m.keep);
    }
}

/* Until it is taken back a word is whose it was, and its copies' as well. */
static void what_fell_was_somebodys_before(void **state)
{
    struct made *m = *state;
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t officer = actor(m, "a harbour officer", ASC_ACTOR_PERSON, false);
    uint32_t gazette = actor(m, "Velm Gazette", ASC_ACTOR_OUTLET, true);
    uint32_t a = report(m, "Velm Gazette", "2014-05-02",
                        "The Line laid the bomb at the bridge, a harbour officer said.");
    uint32_t b = report(m, "Corin Echo", "2014-05-03",
                        "According to the Velm Gazette it was the Line that laid the bomb.");
    uint32_t d = report(m, "Velm Gazette", "2014-11-05",
                        "We withdraw our report that the Line laid the bomb at the bridge.");
    states(m, a, "The Line laid the bomb at the bridge", (uint32_t[]){ officer, ASC_NONE });
    states(m, b, "it was the Line that laid the bomb", (uint32_t[]){ gazette, ASC_NONE });
    states(m, d, "the Line laid the bomb at the bridge", (uint32_t[]){ ASC_NONE });
    trace(m);
    assert_int_not_equal(m->p.fell[0], ASC_NONE);
    assert_int_not_equal(m->p.fell[1], ASC_NONE);
    for (int k = 0; k < 2; k++) {
        assert_true(m->p.ends[k].known);
        assert_int_equal(m->p.ends[k].actor, officer);
    }
}

#define PASSAGE                                                                                  \
    "The guard at the old bridge had left his post before dawn on Friday, and nobody among the " \
    "fishermen has seen him since, said the harbour master of Velm."

/* Who copies an outlet may cite it as well: what he has from it by its name is its source's. */
static void who_copies_may_cite_as_well(void **state)
{
    struct made *m = *state;
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t officer = actor(m, "a harbour officer", ASC_ACTOR_PERSON, false);
    uint32_t gazette = actor(m, "Velm Gazette", ASC_ACTOR_OUTLET, true);
    uint32_t a = report(m, "Velm Gazette", "2014-05-02",
                        PASSAGE " The Line laid the bomb, a harbour officer said.");
    uint32_t b = report(m, "Corin Echo", "2014-05-03",
                        PASSAGE " The Velm Gazette has reported that the Line did it.");
    states(m, a, "The Line laid the bomb", (uint32_t[]){ officer, ASC_NONE });
    states(m, b, "the Line did it", (uint32_t[]){ gazette, ASC_NONE });
    trace(m);
    assert_int_equal(edge(m, b, a)->kind, ASC_COPY_COPIES);
    assert_int_equal(m->p.root_count, 1);
    assert_int_equal(m->p.roots[0].origin_count, 1);
    assert_int_equal(m->p.roots[0].origins[0].actor, officer);
}

#define ARMED                                                                                     \
    "The militia was formed in 2015 to fight the rebels in the hills and it receives its rifles " \
    "and its fuel from the army, which trains it as well."

/* "The army" of a copied sentence is the army that the original tells of: one proposition, one origin. */
static void who_has_no_name_is_the_originals_in_a_copied_passage(void **state)
{
    struct made *m = *state;
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t army = actor(m, "the army", ASC_ACTOR_AGENCY, false);
    uint32_t again = actor(m, "the army", ASC_ACTOR_AGENCY, false);
    uint32_t a = report(m, "Velm Gazette", "2014-05-02", "A quiet day in Velm. " ARMED);
    uint32_t b = report(m, "Corin Echo", "2014-05-04", "Nobody knows more than that. " ARMED);
    states(m, a, "receives its rifles", (uint32_t[]){ ASC_NONE });
    states(m, b, "receives its rifles", (uint32_t[]){ ASC_NONE });
    m->statements[0].agent.actor = army;
    m->statements[1].agent.actor = again;
    trace(m);
    assert_int_equal(edge(m, b, a)->kind, ASC_COPY_COPIES);
    assert_int_equal(m->p.root_count, 1);
    assert_int_equal(m->p.roots[0].origin_count, 1);
}

/* "The document", behind "an internal memo", is that memo. */
static void a_paper_told_of_again_is_the_same_paper(void **state)
{
    struct made *m = *state;
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t memo = actor(m, "An internal memo", ASC_ACTOR_DOCUMENT, false);
    uint32_t document = actor(m, "The document", ASC_ACTOR_DOCUMENT, false);
    uint32_t a = report(m, "Velm Gazette", "2014-05-02",
                        "An internal memo says the Line did it. The document says so on page 3.");
    states(m, a, "the Line did it", (uint32_t[]){ memo, ASC_NONE });
    states(m, a, "says so on page 3", (uint32_t[]){ document, ASC_NONE });
    trace(m);
    assert_int_equal(m->p.roots[0].origin_count, 1);
}

/* What a notice takes back of one incident leaves what the same words tell of another. */
static void a_notice_leaves_what_is_told_of_another_incident(void **state)
{
    struct made *m = *state;
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t a =
        report(m, "Velm Gazette", "2014-05-02",
               "The Amber Line burned the bridge. The Amber Line burned a mill years ago.");
    uint32_t d =
        report(m, "Velm Gazette", "2014-11-05",
               "We withdraw our report that the Amber Line burned the bridge at the mill.");
    states(m, a, "The Amber Line burned the bridge", (uint32_t[]){ ASC_NONE });
    states(m, a, "The Amber Line burned a mill", (uint32_t[]){ ASC_NONE });
    states(m, d, "the Amber Line burned the bridge", (uint32_t[]){ ASC_NONE });
    m->statements[1].object.incident = 1;
    trace(m);
    assert_int_not_equal(m->p.fell[0], ASC_NONE);
    assert_int_equal(m->p.fell[1], ASC_NONE);
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_cue_is_for_all_that_are_joined),
        cmocka_unit_test(who_published_it_first_need_be_no_paper),
        cmocka_unit_test(references_and_what_was_told_to_an_outlet_are_citations),
        T(who_is_named_beside_a_cited_paper_is_not_cited),
        cmocka_unit_test(an_outlet_is_cited_for_news_that_the_case_lacks),
        cmocka_unit_test(papers_are_gone_by_in_many_ways),
        cmocka_unit_test(a_credit_line_is_for_what_came_that_day),
        cmocka_unit_test(papers_that_are_only_spoken_of_are_not_gone_by),
        cmocka_unit_test(a_partys_claim_told_by_others_is_from_its_own_report),
        cmocka_unit_test(what_a_notice_says_was_wrong_falls),
        T(a_notice_leaves_what_is_told_of_another_incident),
        T(what_fell_was_somebodys_before),
        T(who_copies_may_cite_as_well),
        T(who_has_no_name_is_the_originals_in_a_copied_passage),
        T(a_paper_told_of_again_is_the_same_paper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
