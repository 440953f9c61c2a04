/* What propositions go back to: how many independent origins, and which. */
#include "made_case.h"

#include "base/banned.h"

#define STORY                                                                                  \
    "The Amber Line laid the bomb under the third pillar of the old bridge, a senior officer " \
    "of the harbour guard said on Monday night."

static void a_copied_report_adds_no_root(void **state)
{
    (void)state;
    for (uint32_t copies = 0; copies < 5; copies++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        /* each report's officer is one of his own, as far as reading can tell */
        for (uint32_t i = 0; i <= copies; i++) {
            char day[] = "2014-05-02";
            day[9] = (char)('2' + i);
            uint32_t officer = actor(&m, "a senior officer", ASC_ACTOR_PERSON, false);
            uint32_t r = report(&m, i ? "" : "Amber Wire", day, STORY);
            m.reports[r].facts.published = (asc_str){ NULL, 0 };
            assert_true(asc_arena_copy(m.keep, asc_str_from(day), &m.reports[r].facts.published));
            states(&m, r, STORY, (uint32_t[]){ officer, ASC_NONE });
        }
        trace(&m);
        assert_int_equal(m.p.root_count, 1);
        assert_int_equal(m.p.roots[0].independent, 1);
        assert_int_equal(m.p.roots[0].origins[0].report_count, copies + 1);
        assert_int_equal(m.p.roots[0].origins[0].actor, 1);
        asc_arena_free(m.keep);
    }
}

static void those_who_speak_for_one_office_are_one_root(void **state)
{
    struct made *m = *state;
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t minister = actor(m, "the interior minister", ASC_ACTOR_PERSON, false);
    uint32_t services = actor(m, "the competent services", ASC_ACTOR_AGENCY, false);
    uint32_t witness = actor(m, "Una Sorin", ASC_ACTOR_PERSON, true);
    uint32_t a = report(m, "Corin Echo", "2014-05-02", "It was the Line, the minister said.");
    uint32_t b = report(m, "Ministry of the Interior", "2014-05-02",
                        "The services have found the Line out.");
    uint32_t c = report(m, "Velm Gazette", "2014-05-04", "I saw the Line's men, said Una Sorin.");
    states(m, a, "It was the Line", (uint32_t[]){ minister, ASC_NONE });
    states(m, b, "The services", (uint32_t[]){ services, ASC_NONE });
    states(m, c, "I saw", (uint32_t[]){ witness, ASC_NONE });
    trace(m);
    assert_int_equal(m->p.root_count, 1);
    assert_int_equal(m->p.roots[0].independent, 2);
    assert_int_equal(m->p.roots[0].origins[0].report_count, 2);
    assert_int_equal(m->p.origin_of[2].origin, 1);
}

static void what_a_document_tells_of_a_suspect_is_the_suspects(void **state)
{
    struct made *m = *state;
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t paper = actor(m, "a 90-page report", ASC_ACTOR_DOCUMENT, false);
    uint32_t suspect = actor(m, "Oren Falk", ASC_ACTOR_PERSON, true);
    uint32_t r = report(
        m, "Corin Echo", "2014-05-02",
        "LINE BEHIND BLAST\nThe report blames the Line. Falk, it says, told of the Line's men.");
    states(m, r, "LINE BEHIND BLAST", (uint32_t[]){ ASC_NONE });
    states(m, r, "The report blames the Line", (uint32_t[]){ paper, ASC_NONE });
    states(m, r, "told of the Line's men", (uint32_t[]){ paper, suspect, ASC_NONE });
    trace(m);
    assert_int_equal(m->p.roots[0].independent, 1);
    assert_int_equal(m->p.roots[0].origins[0].actor, suspect);
}

static void a_circle_rests_on_nothing(void **state)
{
    struct made *m = *state;
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t post = actor(m, "Tidewater Post", ASC_ACTOR_OUTLET, true);
    uint32_t echo = actor(m, "Corin Echo", ASC_ACTOR_OUTLET, true);
    uint32_t a =
        report(m, "Tidewater Post", "2014-05-02", "The Corin Echo reports that the Line did it.");
    uint32_t b =
        report(m, "Corin Echo", "2014-05-03", "It was the Line, according to the Tidewater Post.");
    states(m, a, "The Corin Echo reports that the Line did it", (uint32_t[]){ echo, ASC_NONE });
    states(m, b, "It was the Line, according to the Tidewater Post",
           (uint32_t[]){ post, ASC_NONE });
    trace(m);
    assert_int_equal(m->p.circle_count, 1);
    assert_int_equal(m->p.circles[0].report_count, 2);
    assert_int_equal(m->p.roots[0].independent, 0);
    assert_int_equal(m->p.roots[0].origin_count, 1);
    assert_int_equal(m->p.roots[0].origins[0].actor, ASC_NONE);
    assert_int_equal(m->p.roots[0].origins[0].report_count, 2);
}

/* The last statement made tells of arms: from agent to object. */
static void arms(struct made *m, uint32_t agent, uint32_t object)
{
    asc_statement *s = &m->statements[m->v.statement_count - 1];
    s->predicate = ASC_PREDICATE_ARMS;
    s->agent.actor = agent;
    s->object = (asc_argument){ .actor = object, .incident = ASC_NONE };
}

static void what_officers_of_a_state_do_the_state_does(void **state)
{
    struct made *m = *state;
    uint32_t line = actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t veria = actor(m, "Veria", ASC_ACTOR_STATE, true);
    uint32_t officers = actor(m, "officers from Veria", ASC_ACTOR_AGENCY, false);
    uint32_t traders = actor(m, "traders from Veria", ASC_ACTOR_GROUP, false);
    uint32_t rebels = actor(m, "young rebels", ASC_ACTOR_GROUP, false);
    uint32_t a = report(m, "Tidewater Post", "2014-05-02",
                        "Rebels schooled abroad. Officers taught the Line.");
    uint32_t b = report(m, "Corin Echo", "2014-05-03", "Veria armed it. Traders armed it too.");
    states(m, a, "Rebels schooled abroad", (uint32_t[]){ ASC_NONE });
    arms(m, officers, rebels);
    states(m, a, "Officers taught the Line", (uint32_t[]){ ASC_NONE });
    arms(m, officers, line);
    states(m, b, "Veria armed it", (uint32_t[]){ ASC_NONE });
    arms(m, veria, line);
    states(m, b, "Traders armed it", (uint32_t[]){ ASC_NONE });
    arms(m, traders, line);
    trace(m);
    assert_int_equal(m->p.root_count, 2);
    assert_int_equal(m->p.roots[0].agent, veria);
    assert_int_equal(m->p.roots[0].object_actor, line);
    assert_int_equal(m->p.roots[0].origin_count, 2);
    assert_int_equal(m->p.roots[1].agent, traders);
}

/* "It was the Line, all say. The Corin Echo had it from ...": what follows tells the source. */
static void a_paragraph_tells_where_its_first_sentence_comes_from(void **state)
{
    (void)state;
    static const char *const tell[] = {
        "It was the Line, all say. The Corin Echo reported it first.",
        "It was the Line, all say.\nThe Corin Echo reported a strike.",
    };
    for (size_t i = 0; i < 2; i++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        uint32_t a = report(&m, "Corin Echo", "2014-05-02", "The Line did it.");
        uint32_t b = report(&m, "Tidewater Post", "2014-05-03", tell[i]);
        states(&m, a, "The Line did it", (uint32_t[]){ ASC_NONE });
        states(&m, b, "It was the Line", (uint32_t[]){ ASC_NONE });
        trace(&m);
        assert_non_null(edge(&m, b, a));
        assert_int_equal(m.p.roots[0].origin_count, 1 + i);
        asc_arena_free(m.keep);
    }
}

static void the_order_of_the_reports_does_not_matter(void **state)
{
    (void)state;
    static const char *const texts[] = { STORY, STORY " So far the wire.",
                                         "It was the Line, the Amber Wire reported.",
                                         "\"It was the Line,\" said Una Sorin." };
    static const char *const outlets[] = { "Amber Wire", "Corin Echo", "Velm Gazette",
                                           "Harbour Mail" };
    static const char *const words[] = { "laid the bomb", "laid the bomb", "It was the Line",
                                         "It was the Line" };
    static const int orders[][4] = { { 0, 1, 2, 3 }, { 3, 2, 1, 0 }, { 2, 0, 3, 1 } };
    for (size_t o = 0; o < 3; o++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        uint32_t who[4] = { actor(&m, "a senior officer", ASC_ACTOR_PERSON, false),
                            actor(&m, "a senior officer", ASC_ACTOR_PERSON, false),
                            actor(&m, "Amber Wire", ASC_ACTOR_OUTLET, true),
                            actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true) };
        for (int i = 0; i < 4; i++) {
            int k = orders[o][i];
            uint32_t r = report(&m, outlets[k], k ? "2014-05-03" : "2014-05-02", texts[k]);
            states(&m, r, words[k], (uint32_t[]){ who[k], ASC_NONE });
        }
        trace(&m);
        assert_int_equal(m.p.copy_count, 2);
        assert_int_equal(m.p.roots[0].independent, 2);
        assert_int_equal(m.p.roots[0].origins[0].report_count, 3);
        assert_int_equal(m.p.roots[0].origins[0].actor, who[0]);
        asc_arena_free(m.keep);
    }
}

static void what_is_taken_back_falls_with_its_copies(void **state)
{
    (void)state;
    static const struct {
        const char *notice;
        bool retracts;
        uint32_t roots;
    } cases[] = {
        { "Correction: a senior officer did not say that the Amber Line laid the bomb under the "
          "third pillar of the old bridge.",
          false, 1 },
        { "Retraction\nWe retract our report of Monday.", true, 1 },
        { "Correction: the mayor is 61 years old, not 16.", false, 2 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        uint32_t officer = actor(&m, "a senior officer", ASC_ACTOR_PERSON, false);
        uint32_t witness = actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true);
        uint32_t a = report(&m, "Amber Wire", "2014-05-02", STORY);
        uint32_t b = report(&m, "Corin Echo", "2014-05-03", STORY);
        uint32_t c = report(&m, "Velm Gazette", "2014-05-03", "It was the Line, said Una Sorin.");
        uint32_t d = report(&m, "Amber Wire", "2014-05-05", cases[i].notice);
        states(&m, a, "laid the bomb under the third pillar", (uint32_t[]){ officer, ASC_NONE });
        states(&m, b, "laid the bomb under the third pillar", (uint32_t[]){ officer, ASC_NONE });
        states(&m, c, "It was the Line", (uint32_t[]){ witness, ASC_NONE });
        trace(&m);
        assert_int_equal(m.p.correction_count, 1);
        assert_int_equal(m.p.corrections[0].report, d);
        assert_int_equal(m.p.corrections[0].corrects, a);
        assert_int_equal(m.p.corrections[0].retracts, cases[i].retracts);
        assert_int_equal(m.p.roots[0].independent, cases[i].roots);
        assert_int_equal(m.p.origin_of[1].root == ASC_NONE, cases[i].roots == 1);
        asc_arena_free(m.keep);
    }
}

/* "The Line says that none of its men ...": what it denied in its own report, told again; not what another
 * is said to deny, nor where its own report denies nothing. */
static void a_denial_told_again_goes_back_to_the_partys_own(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        asc_polarity polarity;
        bool edge;
    } tell[] = {
        { "Denials. The Amber Line says that none of its men was there.", ASC_POLARITY_MINUS,
          true },
        { "The Amber Line says that none of its men was there.", ASC_POLARITY_PLUS, false },
        { "The mayor denied that he had met the Amber Line.", ASC_POLARITY_MINUS, false },
        { "The Amber Line marched. The mayor denied it.", ASC_POLARITY_MINUS, false },
    };
    for (size_t i = 0; i < 4; i++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        uint32_t own = report(&m, "Amber Line", "2014-05-02", "Nobody of ours did it.");
        uint32_t post = report(&m, "Tidewater Post", "2014-05-03", tell[i].text);
        states(&m, own, "Nobody of ours did it", (uint32_t[]){ ASC_NONE });
        m.statements[0].polarity = tell[i].polarity;
        trace(&m);
        assert_int_equal(edge(&m, post, own) != NULL, tell[i].edge);
        asc_arena_free(m.keep);
    }
}

/* A navy and its officer, in two reports: one origin; two navies: two. */
static void a_service_and_its_officers_are_one_root(void **state)
{
    (void)state;
    static const char *const who[] = { "A naval officer", "Rear Admiral Ana Ruel", "A fisherman" };
    for (size_t i = 0; i < 3; i++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        uint32_t navy = actor(&m, "The Corin navy", ASC_ACTOR_AGENCY, false);
        uint32_t other = actor(&m, who[i], ASC_ACTOR_PERSON, i == 1);
        uint32_t a = report(&m, "Corin Echo", "2014-05-02", "The Line did it, the navy said.");
        uint32_t b = report(&m, "Tidewater Post", "2014-05-03", "It was the Line, one said.");
        states(&m, a, "The Line did it", (uint32_t[]){ navy, ASC_NONE });
        states(&m, b, "It was the Line", (uint32_t[]){ other, ASC_NONE });
        trace(&m);
        assert_int_equal(m.p.roots[0].origin_count, i == 2 ? 2 : 1);
        asc_arena_free(m.keep);
    }
}

/* "An army memo", "a leaked memo": one paper that two reports have; a letter is another. */
static void a_paper_that_two_have_is_one_root(void **state)
{
    (void)state;
    static const char *const what[] = { "a leaked memo", "a leaked letter" };
    for (size_t i = 0; i < 2; i++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        uint32_t one = actor(&m, "An internal army memo", ASC_ACTOR_DOCUMENT, false);
        uint32_t two = actor(&m, what[i], ASC_ACTOR_DOCUMENT, false);
        uint32_t a =
            report(&m, "Corin Echo", "2014-05-02",
                   "An internal army memo of May, a copy of which was seen by the Echo, says "
                   "that the Line did it.");
        uint32_t b = report(&m, "Tidewater Post", "2014-05-03", "It was the Line, it says.");
        states(&m, a, "the Line did it", (uint32_t[]){ one, ASC_NONE });
        states(&m, b, "It was the Line", (uint32_t[]){ two, ASC_NONE });
        trace(&m);
        assert_int_equal(m.p.roots[0].origin_count, 1 + i);
        assert_int_equal(m.p.copy_count, 1); /* of the first: the memo */
        asc_arena_free(m.keep);
    }
}

/* "Everyone in Corin says so", "a newspaper says so": whoever of the case said it first. */
static void what_everyone_says_somebody_said_first(void **state)
{
    (void)state;
    static const char *const who[] = { "Everyone in Corin", "a newspaper", "Ana Ruel" };
    for (size_t i = 0; i < 3; i++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        uint32_t other = actor(&m, who[i], ASC_ACTOR_PERSON, i == 2);
        uint32_t a = report(&m, "Corin Echo", "2014-05-02", "The Line did it.");
        uint32_t b = report(&m, "Tidewater Post", "2014-05-03", "It was the Line, one said.");
        states(&m, a, "The Line did it", (uint32_t[]){ ASC_NONE });
        states(&m, b, "It was the Line", (uint32_t[]){ other, ASC_NONE });
        trace(&m);
        assert_int_equal(m.p.roots[0].origin_count, i == 2 ? 2 : 1);
        asc_arena_free(m.keep);
    }
}

static void what_a_leaked_paper_tells_is_from_it(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t edges;
    } ways[] = {
        { "A leaked memorandum leads to the port.", 1 },
        { "Palisade, the memorandum states, is the Line.", 1 },
        { "The colonel called the memo a forgery.", 1 },
        { "He sent a memo to the port on Friday.", 0 },
        { "The file was closed.", 0 },
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct made m;
        open_made(&m);
        report(&m, "Harbour Gazette", "2014-05-03", ways[i].text);
        trace(&m);
        assert_int_equal(m.p.copy_count, ways[i].edges);
        asc_arena_free(m.keep);
    }
}

static void what_is_told_by_way_of_a_report_falls_with_it(void **state)
{
    (void)state;
    for (int back = 0; back < 2; back++) {
        struct made m;
        open_made(&m);
        actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        uint32_t officer = actor(&m, "a senior officer", ASC_ACTOR_PERSON, false);
        uint32_t paper = actor(&m, "Velm Gazette", ASC_ACTOR_OUTLET, true);
        uint32_t bureau = actor(&m, "Protection Bureau", ASC_ACTOR_AGENCY, true);
        uint32_t a = report(&m, "Velm Gazette", "2014-05-02",
                            "The blast that shut the old bridge was the Line's doing, he said.");
        uint32_t b =
            report(&m, "Corin Echo", "2014-05-04",
                   "The Velm Gazette printed the Protection Bureau's version of the blast: "
                   "the Line blew up the bridge.");
        report(&m, "Velm Gazette", "2014-05-05",
               back ? "Retraction\nWe retract our report of Friday." : "The mayor is 61.");
        states(&m, a, "was the Line's doing", (uint32_t[]){ officer, ASC_NONE });
        states(&m, b, "the Line blew up", (uint32_t[]){ paper, bureau, ASC_NONE });
        trace(&m);
        assert_int_equal(m.p.fell[1] != ASC_NONE, back);
        asc_arena_free(m.keep);
    }
}

static void a_headline_sums_up_what_stands_below_it(void **state)
{
    struct made *m = *state;
    uint32_t corin = actor(m, "Corin", ASC_ACTOR_STATE, true);
    uint32_t line = actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t officer = actor(m, "a senior officer", ASC_ACTOR_PERSON, false);
    uint32_t a = report(m, "Velm Gazette", "2014-05-02",
                        "Corin turned off our lights\n\nIt was the Line, a senior officer said.");
    states(m, a, "Corin turned off our lights", (uint32_t[]){ ASC_NONE });
    states(m, a, "It was the Line", (uint32_t[]){ officer, ASC_NONE });
    m->statements[0].agent.actor = corin;
    m->statements[1].agent.actor = line;
    trace(m);
    assert_int_equal(m->p.root_count, 2);
    for (size_t k = 0; k < 2; k++) assert_int_equal(m->p.roots[k].origins[0].actor, officer);
    m->statements[1].source_count = 1; /* where the text says so itself, it is the paper's word */
    trace(m);
    for (size_t k = 0; k < 2; k++) assert_int_equal(m->p.roots[k].origins[0].report, a);
}

static void an_inquiry_and_its_commission_are_one_in_a_report(void **state)
{
    struct made *m = *state;
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t inquiry = actor(m, "inquiry", ASC_ACTOR_AGENCY, false);
    uint32_t commission = actor(m, "a commission of inquiry", ASC_ACTOR_AGENCY, false);
    uint32_t a = report(m, "Velm Gazette", "2014-05-02", "The Line did it, inquiry finds. It did.");
    states(m, a, "The Line did it", (uint32_t[]){ inquiry, ASC_NONE });
    states(m, a, "It did", (uint32_t[]){ commission, ASC_NONE });
    trace(m);
    assert_int_equal(m->p.roots[0].independent, 1);
}

static void what_a_sentence_has_from_a_report_is_that_reports(void **state)
{
    struct made *m = *state;
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t a = report(m, "Velm Gazette", "2014-05-02", "The mayor spoke of the blast.");
    uint32_t b = report(m, "Corin Echo", "2014-05-03",
                        "The Velm Gazette printed the officer's version: the Line did it.");
    states(m, b, "the Line did it", (uint32_t[]){ ASC_NONE });
    m->statements[0].sentence = (asc_span){ 0, (uint32_t)m->reports[b].text.n };
    trace(m);
    assert_int_equal(m->p.roots[0].origins[0].report, a);
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_copied_report_adds_no_root),
        T(those_who_speak_for_one_office_are_one_root),
        T(what_a_document_tells_of_a_suspect_is_the_suspects),
        T(a_circle_rests_on_nothing),
        T(what_officers_of_a_state_do_the_state_does),
        cmocka_unit_test(a_paragraph_tells_where_its_first_sentence_comes_from),
        cmocka_unit_test(the_order_of_the_reports_does_not_matter),
        cmocka_unit_test(what_is_taken_back_falls_with_its_copies),
        cmocka_unit_test(a_denial_told_again_goes_back_to_the_partys_own),
        cmocka_unit_test(a_service_and_its_officers_are_one_root),
        cmocka_unit_test(a_paper_that_two_have_is_one_root),
        cmocka_unit_test(what_everyone_says_somebody_said_first),
        cmocka_unit_test(what_a_leaked_paper_tells_is_from_it),
        cmocka_unit_test(what_is_told_by_way_of_a_report_falls_with_it),
        T(a_headline_sums_up_what_stands_below_it),
        T(an_inquiry_and_its_commission_are_one_in_a_report),
        T(what_a_sentence_has_from_a_report_is_that_reports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
