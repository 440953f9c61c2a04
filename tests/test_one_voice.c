/* How many independent voices say it: what is one origin under several names, and what rests on what was said before. */
#include "made_case.h"

#include "core/terms.h"

#include "base/banned.h"

#define NOBODY   \
    (uint32_t[]) \
    {            \
        ASC_NONE \
    }

/* A case with actor 0, the Amber Line, of which all that is said here is said. */
static void open_line(struct made *m)
{
    open_made(m);
    actor(m, "Amber Line", ASC_ACTOR_GROUP, true);
}

static uint32_t independent(struct made *m)
{
    trace(m);
    uint32_t n = m->p.root_count ? m->p.roots[0].independent : 0;
    asc_arena_free(m->keep);
    return n;
}

static void a_headline_adds_no_voice_to_those_of_its_text(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct made m;
        open_line(&m);
        uint32_t informer = actor(&m, "Informer", ASC_ACTOR_PERSON, false);
        uint32_t sorin = actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true);
        uint32_t a =
            report(&m, "Corin Echo", "2014-05-02",
                   i ? "Corin Echo\nIt was the Line: informer\nI drove them, said Una Sorin."
                     : "It was the Line: informer\nI drove them, said Una Sorin.");
        m.reports[a].facts.title = ASC_STR("It was the Line: informer");
        states(&m, a, "It was the Line", (uint32_t[]){ informer, ASC_NONE });
        states(&m, a, "I drove them", (uint32_t[]){ sorin, ASC_NONE });
        trace(&m);
        assert_int_equal(m.p.roots[0].independent, 1);
        assert_int_equal(m.p.roots[0].origins[0].actor, sorin);
        asc_arena_free(m.keep);
    }
}

static void a_court_is_who_is_told_after_it_when_nobody_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *outlet, *day, *text;
        uint32_t roots;
    } later[] = {
        { "Velm Gazette", "2015-05-02", "It had been the Line.", 1 },
        { "Velm Gazette", "2013-05-02", "It had been the Line.", 2 }, /* before the court spoke */
        { "Commission of Inquiry", "2015-05-02", "It had been the Line.", 2 },
        { "Commission of Inquiry", "2015-05-02",
          "It had been the Line. So much the court has established.", 1 },
    };
    for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
        struct made m;
        open_line(&m);
        uint32_t court = actor(&m, "the Corin District Court", ASC_ACTOR_AGENCY, true);
        uint32_t a = report(&m, "Corin Echo", "2014-05-02", "It was the Line, the court found.");
        uint32_t b = report(&m, later[i].outlet, later[i].day, later[i].text);
        states(&m, a, "It was the Line", (uint32_t[]){ court, ASC_NONE });
        states(&m, b, "It had been the Line", NOBODY);
        assert_int_equal(independent(&m), later[i].roots);
    }
}

static void a_paper_knows_what_it_had_from_somebody_from_him(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct made m;
        open_made(&m);
        uint32_t line = actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
        uint32_t sorin = actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true);
        uint32_t a = report(&m, "Corin Echo", "2014-05-02", "It was the Line, was the word.");
        uint32_t b =
            report(&m, i == 1 ? "Velm Gazette" : "Corin Echo", "2014-06-02", "The Line did it.");
        /* that it claims the deed is not all that makes a paper tell of it */
        states(&m, a, "It was the Line", (uint32_t[]){ i == 2 ? line : sorin, ASC_NONE });
        states(&m, b, "The Line did it", NOBODY);
        assert_int_equal(independent(&m), i ? 2 : 1);
    }
}

static void whom_a_witness_had_it_from_is_the_origin(void **state)
{
    (void)state;
    struct made m;
    open_line(&m);
    uint32_t prisoner = actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true);
    uint32_t chief = actor(&m, "Ivo Brandt", ASC_ACTOR_PERSON, true);
    uint32_t a = report(&m, "Corin Echo", "2014-05-02", "It was the Line, said Una Sorin.");
    uint32_t b =
        report(&m, "Velm Gazette", "2014-05-03", "Brandt told Sorin that the Line did it.");
    states(&m, a, "It was the Line", (uint32_t[]){ prisoner, ASC_NONE });
    states(&m, b, "the Line did it", (uint32_t[]){ prisoner, chief, ASC_NONE });
    trace(&m);
    assert_int_equal(m.p.roots[0].independent, 1);
    assert_int_equal(m.p.roots[0].origins[0].actor, chief);
    asc_arena_free(m.keep);
}

static void who_writes_a_report_is_one_voice_with_it(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct made m;
        open_line(&m);
        uint32_t sorin = actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true);
        uint32_t a = report(&m, "Frontier Quarterly", "2014-05-02", "I hold that it was the Line.");
        uint32_t b = report(&m, "Velm Gazette", "2014-05-03", "It was the Line, said Una Sorin.");
        m.reports[a].facts.author = i ? ASC_STR("Ivo Brandt") : ASC_STR("Una Sorin; Ivo Brandt");
        states(&m, a, "it was the Line", NOBODY);
        states(&m, b, "It was the Line", (uint32_t[]){ sorin, ASC_NONE });
        assert_int_equal(independent(&m), 1 + i);
    }
}

static void investigators_of_whom_an_official_tells_are_his_word(void **state)
{
    (void)state;
    struct made m;
    open_line(&m);
    uint32_t official = actor(&m, "a senior official", ASC_ACTOR_PERSON, false);
    uint32_t investigators = actor(&m, "investigators", ASC_ACTOR_GROUP, false);
    uint32_t services = actor(&m, "the competent services", ASC_ACTOR_AGENCY, false);
    uint32_t a = report(&m, "Corin Echo", "2014-05-02", "It was the Line, investigators think.");
    uint32_t b = report(&m, "Velm Gazette", "2014-05-03", "The Line did it, the services found.");
    states(&m, a, "It was the Line", (uint32_t[]){ official, investigators, ASC_NONE });
    states(&m, b, "The Line did it", (uint32_t[]){ services, ASC_NONE });
    assert_int_equal(independent(&m), 1);
}

static void whom_the_cited_paper_quotes_is_meant(void **state)
{
    (void)state;
    struct made m;
    open_line(&m);
    uint32_t paper = actor(&m, "Corin Echo", ASC_ACTOR_OUTLET, true);
    uint32_t sorin = actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true);
    uint32_t witness = actor(&m, "a bus driver", ASC_ACTOR_PERSON, false);
    uint32_t a =
        report(&m, "Corin Echo", "2014-05-02", "It was the Line, said Una Sorin, a driver.");
    uint32_t b = report(&m, "Velm Gazette", "2014-05-03",
                        "A bus driver told the Corin Echo that the Line did it.");
    states(&m, a, "It was the Line", (uint32_t[]){ sorin, ASC_NONE });
    states(&m, b, "the Line did it", (uint32_t[]){ paper, witness, ASC_NONE });
    trace(&m);
    assert_int_equal(m.p.roots[0].independent, 1);
    assert_int_equal(m.p.roots[0].origins[0].actor, sorin);
    asc_arena_free(m.keep);
}

static void a_circle_may_call_them_otherwise_each_time(void **state)
{
    (void)state;
    struct made m;
    open_made(&m);
    uint32_t marines = actor(&m, "former marines", ASC_ACTOR_GROUP, false);
    uint32_t hired = actor(&m, "Corin mercenaries", ASC_ACTOR_GROUP, false);
    uint32_t echo = actor(&m, "Corin Echo", ASC_ACTOR_OUTLET, true);
    uint32_t post = actor(&m, "Velm Gazette", ASC_ACTOR_OUTLET, true);
    uint32_t a =
        report(&m, "Corin Echo", "2014-05-02", "Marines did it, the Velm Gazette reports.");
    uint32_t b = report(&m, "Velm Gazette", "2014-05-02", "Hired men did it, the Corin Echo says.");
    states(&m, a, "Marines did it", (uint32_t[]){ post, ASC_NONE });
    states(&m, b, "Hired men did it", (uint32_t[]){ echo, ASC_NONE });
    m.statements[0].agent.actor = marines;
    m.statements[1].agent.actor = hired;
    trace(&m);
    assert_int_equal(m.p.root_count, 1);
    assert_int_equal(m.p.roots[0].independent, 0);
    asc_arena_free(m.keep);
}

static void a_prosecutors_own_report_is_his_word(void **state)
{
    (void)state;
    struct made m;
    open_line(&m);
    uint32_t sorin = actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true);
    uint32_t unnamed = actor(&m, ASC_UNNAMED_SOURCE, ASC_ACTOR_PERSON, false);
    uint32_t a = report(&m, "Corin Echo", "2014-05-02", "The Line did it, said Una Sorin.");
    uint32_t b = report(&m, "Office of the National Prosecutor", "2014-05-03",
                        "It is suspected that it was the Line.");
    states(&m, a, "The Line did it", (uint32_t[]){ sorin, ASC_NONE });
    states(&m, b, "it was the Line", (uint32_t[]){ unnamed, ASC_NONE });
    m.statements[1].sources[1].actor = ASC_NONE;
    m.statements[1].sources[1].cue = (asc_span){ 6, 15 };
    assert_int_equal(independent(&m), 2);
}

static void papers_of_the_same_days_tell_of_one_judgment(void **state)
{
    (void)state;
    for (int late = 0; late < 2; late++) {
        struct made m;
        open_line(&m);
        uint32_t court = actor(&m, "a Corin court", ASC_ACTOR_AGENCY, false);
        uint32_t judges = actor(&m, "the judges", ASC_ACTOR_PERSON, false);
        uint32_t a =
            report(&m, "Corin Echo", "2014-05-02", "It was the Line, a Corin court found.");
        uint32_t b = report(&m, "Velm Gazette", late ? "2014-09-02" : "2014-05-03",
                            "The Line did it, the judges said.");
        states(&m, a, "It was the Line", (uint32_t[]){ court, ASC_NONE });
        states(&m, b, "The Line did it", (uint32_t[]){ judges, ASC_NONE });
        assert_int_equal(independent(&m), 1 + late);
    }
}

static void who_wrote_for_a_paper_is_one_voice_with_it(void **state)
{
    (void)state;
    struct made m;
    open_line(&m);
    uint32_t paper = actor(&m, "Corin Echo", ASC_ACTOR_OUTLET, true);
    uint32_t sorin = actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true);
    uint32_t a = report(&m, "Corin Echo", "2014-05-02", "The files of the guard.");
    uint32_t b = report(&m, "Velm Gazette", "2014-05-03", "The Line did it, says the Corin Echo.");
    uint32_t c = report(&m, "Tidewater Post", "2015-05-03", "It was the Line, Una Sorin told us.");
    m.reports[a].facts.author = ASC_STR("Una Sorin");
    states(&m, b, "The Line did it", (uint32_t[]){ paper, ASC_NONE });
    states(&m, c, "It was the Line", (uint32_t[]){ sorin, ASC_NONE });
    assert_int_equal(independent(&m), 1);
}

static void a_firm_is_one_with_and_without_its_legal_form(void **state)
{
    (void)state;
    struct made m;
    open_line(&m);
    uint32_t firm = actor(&m, "Brightwater", ASC_ACTOR_ORGANISATION, true);
    uint32_t a = report(&m, "Brightwater Ltd", "2014-05-02", "Our data show that it was the Line.");
    uint32_t b = report(&m, "Velm Gazette", "2014-05-03", "The Line did it, Brightwater says.");
    states(&m, a, "it was the Line", NOBODY);
    states(&m, b, "The Line did it", (uint32_t[]){ firm, ASC_NONE });
    assert_int_equal(independent(&m), 1);
}

static void what_a_state_said_as_a_paper_reported_is_whom_that_paper_quotes(void **state)
{
    (void)state;
    for (int person = 0; person < 2; person++) {
        struct made m;
        open_line(&m);
        uint32_t spokesman = actor(&m, "a spokesman", ASC_ACTOR_PERSON, false);
        uint32_t who = person ? actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true)
                              : actor(&m, "Corin", ASC_ACTOR_STATE, true);
        uint32_t a = report(&m, "Corin Echo", "2014-05-02", "It was the Line, a spokesman said.");
        uint32_t b = report(&m, "Velm Gazette", "2014-05-03",
                            "It was the Line, they say, the Corin Echo reported.");
        states(&m, a, "It was the Line", (uint32_t[]){ spokesman, ASC_NONE });
        states(&m, b, "It was the Line", (uint32_t[]){ who, ASC_NONE });
        m.statements[1].sentence.end = (uint32_t)m.reports[b].text.n;
        assert_int_equal(independent(&m), 1 + person); /* who has a name may have told another */
    }
}

/* Who stands at `words` of statement k's report as its last source: reading would have marked it there. */
static void stands_at(struct made *m, uint32_t k, const char *words)
{
    asc_statement *s = &m->statements[k];
    size_t at = asc_str_find(m->reports[s->report].text, asc_str_from(words));
    assert_true(at != SIZE_MAX);
    s->sources[s->source_count - 1].span =
        (asc_span){ (uint32_t)at, (uint32_t)(at + asc_str_from(words).n) };
}

static void words_beside_a_name_tell_for_whom_one_speaks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t roots;
    } ways[] = {
        { "It was the Line, Corin's ambassador, Una Sorin, said.", 1 },
        { "It was the Line, said Una Sorin, the Corin foreign minister, in Velm.", 1 },
        { "It was the Line, Corin government spokeswoman Una Sorin said.", 1 },
        { "It was the Line, Corin's deputy prime minister Una Sorin said.", 1 },
        { "It was the Line, said Una Sorin, a former minister of Corin.", 2 },
        { "It was the Line, said Una Sorin, who lives in Corin.", 2 },
        { "The minister went. It was the Line, Una Sorin said of Corin.", 2 },
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct made m;
        open_line(&m);
        uint32_t corin = actor(&m, "Corin", ASC_ACTOR_STATE, true);
        uint32_t sorin = actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true);
        uint32_t a = report(&m, "Corin Echo", "2014-05-02", "The Line did it, Corin said.");
        uint32_t b = report(&m, "Velm Gazette", "2014-05-03", ways[i].text);
        states(&m, a, "The Line did it", (uint32_t[]){ corin, ASC_NONE });
        states(&m, b, "It was the Line", (uint32_t[]){ sorin, ASC_NONE });
        stands_at(&m, 1, "Una Sorin");
        if (independent(&m) != ways[i].roots) fail_msg("%s", ways[i].text);
    }
}

static void a_director_speaks_for_his_agency(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct made m;
        open_line(&m);
        uint32_t bureau = actor(&m, "Ninth Bureau", ASC_ACTOR_AGENCY, true);
        uint32_t sorin = actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true);
        uint32_t a = report(&m, "Corin Echo", "2014-05-02", "The Line did it, the bureau said.");
        uint32_t b =
            report(&m, "Velm Gazette", "2014-05-03",
                   i ? "It was the Line, said Una Sorin, who retired from the Ninth Bureau."
                     : "It was the Line, said Una Sorin, director of the Ninth Bureau.");
        states(&m, a, "The Line did it", (uint32_t[]){ bureau, ASC_NONE });
        states(&m, b, "It was the Line", (uint32_t[]){ sorin, ASC_NONE });
        stands_at(&m, 1, "Una Sorin");
        assert_int_equal(independent(&m), 1 + i);
    }
}

static void two_governments_are_two_voices(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct made m;
        open_line(&m);
        uint32_t corin = actor(&m, "Corin", ASC_ACTOR_STATE, true);
        actor(&m, "Velmar", ASC_ACTOR_STATE, true);
        uint32_t ministry = actor(&m, "interior ministry", ASC_ACTOR_AGENCY, false);
        uint32_t a = report(&m, "Corin Echo", "2014-05-02", "The Line did it, Corin said.");
        uint32_t b = report(&m, "Amber Gazette", "2014-05-03",
                            i ? "It was the Line, Velmar's interior ministry said."
                              : "It was the Line, the interior ministry said.");
        states(&m, a, "The Line did it", (uint32_t[]){ corin, ASC_NONE });
        states(&m, b, "It was the Line", (uint32_t[]){ ministry, ASC_NONE });
        stands_at(&m, 1, "interior ministry");
        assert_int_equal(independent(&m), 1 + i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_headline_adds_no_voice_to_those_of_its_text),
        cmocka_unit_test(a_court_is_who_is_told_after_it_when_nobody_is_named),
        cmocka_unit_test(a_paper_knows_what_it_had_from_somebody_from_him),
        cmocka_unit_test(whom_a_witness_had_it_from_is_the_origin),
        cmocka_unit_test(who_writes_a_report_is_one_voice_with_it),
        cmocka_unit_test(investigators_of_whom_an_official_tells_are_his_word),
        cmocka_unit_test(whom_the_cited_paper_quotes_is_meant),
        cmocka_unit_test(a_circle_may_call_them_otherwise_each_time),
        cmocka_unit_test(a_prosecutors_own_report_is_his_word),
        cmocka_unit_test(papers_of_the_same_days_tell_of_one_judgment),
        cmocka_unit_test(who_wrote_for_a_paper_is_one_voice_with_it),
        cmocka_unit_test(a_firm_is_one_with_and_without_its_legal_form),
        cmocka_unit_test(what_a_state_said_as_a_paper_reported_is_whom_that_paper_quotes),
        cmocka_unit_test(words_beside_a_name_tell_for_whom_one_speaks),
        cmocka_unit_test(a_director_speaks_for_his_agency),
        cmocka_unit_test(two_governments_are_two_voices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
