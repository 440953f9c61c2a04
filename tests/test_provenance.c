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
    (void)state;
    struct made m;
    open_made(&m);
    report(&m, "Corin Echo", "2014-05-03",
           "A fax reached Radio Velm at noon. In a 90-page indictment seen by the Echo the judge "
           "names four men. The Echo reported the arrests on Monday.");
    trace(&m);
    assert_int_equal(m.p.copy_count, 2);
    assert_true(asc_str_eq(m.p.copies[0].from_text, ASC_STR("Radio Velm")));
    assert_true(asc_str_eq(m.p.copies[1].from_text, ASC_STR("a 90-page indictment")));
    asc_arena_free(m.keep);
}

static void of_many_reports_the_one_on_the_same_matter_is_meant(void **state)
{
    (void)state;
    struct made m;
    open_made(&m);
    report(&m, "Amber Wire", "2014-05-02T08:00Z",
           "A locksmith was seen near the quay before dawn.");
    report(&m, "Amber Wire", "2014-05-02T12:00Z", "The mayor closed all schools until Friday.");
    report(&m, "Amber Wire", "2014-05-04", "A locksmith was seen near the quay, and let go.");
    report(&m, "Corin Echo", "2014-05-03",
           "The Amber Wire says that a locksmith stood on the quay.");
    trace(&m);
    assert_non_null(edge(&m, 3, 0));
    assert_null(edge(&m, 3, 1));
    assert_null(edge(&m, 3, 2));
    asc_arena_free(m.keep);
}

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
    (void)state;
    struct made m;
    open_made(&m);
    actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t minister = actor(&m, "the interior minister", ASC_ACTOR_PERSON, false);
    uint32_t services = actor(&m, "the competent services", ASC_ACTOR_AGENCY, false);
    uint32_t witness = actor(&m, "Una Sorin", ASC_ACTOR_PERSON, true);
    uint32_t a = report(&m, "Corin Echo", "2014-05-02", "It was the Line, the minister said.");
    uint32_t b = report(&m, "Ministry of the Interior", "2014-05-02",
                        "The services have found the Line out.");
    uint32_t c = report(&m, "Velm Gazette", "2014-05-04", "I saw the Line's men, said Una Sorin.");
    states(&m, a, "It was the Line", (uint32_t[]){ minister, ASC_NONE });
    states(&m, b, "The services", (uint32_t[]){ services, ASC_NONE });
    states(&m, c, "I saw", (uint32_t[]){ witness, ASC_NONE });
    trace(&m);
    assert_int_equal(m.p.root_count, 1);
    assert_int_equal(m.p.roots[0].independent, 2);
    assert_int_equal(m.p.roots[0].origins[0].report_count, 2);
    assert_int_equal(m.p.origin_of[2].origin, 1);
    asc_arena_free(m.keep);
}

static void what_a_document_tells_of_a_suspect_is_the_suspects(void **state)
{
    (void)state;
    struct made m;
    open_made(&m);
    actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t paper = actor(&m, "a 90-page report", ASC_ACTOR_DOCUMENT, false);
    uint32_t suspect = actor(&m, "Oren Falk", ASC_ACTOR_PERSON, true);
    uint32_t r = report(
        &m, "Corin Echo", "2014-05-02",
        "LINE BEHIND BLAST\nThe report blames the Line. Falk, it says, told of the Line's men.");
    states(&m, r, "LINE BEHIND BLAST", (uint32_t[]){ ASC_NONE });
    states(&m, r, "The report blames the Line", (uint32_t[]){ paper, ASC_NONE });
    states(&m, r, "told of the Line's men", (uint32_t[]){ paper, suspect, ASC_NONE });
    trace(&m);
    assert_int_equal(m.p.roots[0].independent, 1);
    assert_int_equal(m.p.roots[0].origins[0].actor, suspect);
    asc_arena_free(m.keep);
}

static void a_circle_rests_on_nothing(void **state)
{
    (void)state;
    struct made m;
    open_made(&m);
    actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t post = actor(&m, "Tidewater Post", ASC_ACTOR_OUTLET, true);
    uint32_t echo = actor(&m, "Corin Echo", ASC_ACTOR_OUTLET, true);
    uint32_t a =
        report(&m, "Tidewater Post", "2014-05-02", "The Corin Echo reports that the Line did it.");
    uint32_t b =
        report(&m, "Corin Echo", "2014-05-03", "It was the Line, according to the Tidewater Post.");
    states(&m, a, "The Corin Echo reports that the Line did it", (uint32_t[]){ echo, ASC_NONE });
    states(&m, b, "It was the Line, according to the Tidewater Post",
           (uint32_t[]){ post, ASC_NONE });
    trace(&m);
    assert_int_equal(m.p.circle_count, 1);
    assert_int_equal(m.p.circles[0].report_count, 2);
    assert_int_equal(m.p.roots[0].independent, 0);
    assert_int_equal(m.p.roots[0].origin_count, 1);
    assert_int_equal(m.p.roots[0].origins[0].actor, ASC_NONE);
    assert_int_equal(m.p.roots[0].origins[0].report_count, 2);
    asc_arena_free(m.keep);
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
    (void)state;
    struct made m;
    open_made(&m);
    uint32_t line = actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t veria = actor(&m, "Veria", ASC_ACTOR_STATE, true);
    uint32_t officers = actor(&m, "officers from Veria", ASC_ACTOR_AGENCY, false);
    uint32_t traders = actor(&m, "traders from Veria", ASC_ACTOR_GROUP, false);
    uint32_t rebels = actor(&m, "young rebels", ASC_ACTOR_GROUP, false);
    uint32_t a = report(&m, "Tidewater Post", "2014-05-02",
                        "Rebels schooled abroad. Officers taught the Line.");
    uint32_t b = report(&m, "Corin Echo", "2014-05-03", "Veria armed it. Traders armed it too.");
    states(&m, a, "Rebels schooled abroad", (uint32_t[]){ ASC_NONE });
    arms(&m, officers, rebels);
    states(&m, a, "Officers taught the Line", (uint32_t[]){ ASC_NONE });
    arms(&m, officers, line);
    states(&m, b, "Veria armed it", (uint32_t[]){ ASC_NONE });
    arms(&m, veria, line);
    states(&m, b, "Traders armed it", (uint32_t[]){ ASC_NONE });
    arms(&m, traders, line);
    trace(&m);
    assert_int_equal(m.p.root_count, 2);
    assert_int_equal(m.p.roots[0].agent, veria);
    assert_int_equal(m.p.roots[0].object_actor, line);
    assert_int_equal(m.p.roots[0].origin_count, 2);
    assert_int_equal(m.p.roots[1].agent, traders);
    asc_arena_free(m.keep);
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

static void a_paper_that_cites_itself_is_no_circle(void **state)
{
    (void)state;
    struct made m;
    open_made(&m);
    actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t echo = actor(&m, "Corin Echo", ASC_ACTOR_OUTLET, true);
    uint32_t r =
        report(&m, "Corin Echo", "2014-05-03", "The Corin Echo reported that the Line did it.");
    states(&m, r, "The Corin Echo reported", (uint32_t[]){ echo, ASC_NONE });
    trace(&m);
    assert_int_equal(m.p.copy_count, 0);
    assert_int_equal(m.p.circle_count, 0);
    assert_int_equal(m.p.roots[0].independent, 1);
    asc_arena_free(m.keep);
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

static void who_tells_that_two_copied_each_other_has_looked_at_both(void **state)
{
    (void)state;
    struct made m;
    open_made(&m);
    uint32_t post = report(&m, "Tidewater Post", "2014-05-02", "They came by boat.");
    uint32_t echo = report(&m, "Corin Echo", "2014-05-03", "The bombers came by boat.");
    uint32_t third =
        report(&m, "Hill Review", "2014-06-03",
               "I asked where the boat came from. The Corin Echo took it from the Tidewater Post.");
    trace(&m);
    assert_non_null(edge(&m, echo, post));
    assert_non_null(edge(&m, third, post));
    assert_non_null(edge(&m, third, echo));
    assert_null(edge(&m, post, echo));
    asc_arena_free(m.keep);
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

static void nothing_comes_of_nothing(void **state)
{
    (void)state;
    struct made m;
    open_made(&m);
    trace(&m);
    assert_int_equal(m.p.copy_count + m.p.circle_count + m.p.root_count, 0);
    asc_arena_free(m.keep);
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

static void a_column_of_corrections_takes_back_and_is_not_what_is_cited(void **state)
{
    (void)state;
    struct made m;
    open_made(&m);
    actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t officer = actor(&m, "a senior officer", ASC_ACTOR_PERSON, false);
    uint32_t a =
        report(&m, "Velm Gazette", "2014-05-02",
               "The blast that shut the old bridge was the Line's doing, an officer said.");
    uint32_t d = report(&m, "Velm Gazette", "2014-05-05",
                        "Corrections and clarifications\n\nOn 2 May we reported on the word of an "
                        "officer that it was the Line. The Gazette withdraws the report.\n\nThe "
                        "mayor is 61, not 16.");
    uint32_t e = report(&m, "Corin Echo", "2014-05-09",
                        "The officer who told the Velm Gazette of the Line was sent.");
    states(&m, a, "was the Line's doing", (uint32_t[]){ officer, ASC_NONE });
    states(&m, d, "it was the Line", (uint32_t[]){ officer, ASC_NONE });
    trace(&m);
    assert_int_equal(m.p.correction_count, 2);
    assert_true(m.p.corrections[0].retracts);
    assert_false(m.p.corrections[1].retracts);
    assert_int_equal(m.p.corrections[0].statement_count, 2);
    assert_int_equal(m.p.fell[0], 0);
    assert_int_equal(m.p.roots[0].independent, 0); /* it is listed whose word it was */
    assert_int_equal(m.p.roots[0].origin_count, 1);
    size_t told = 0;
    for (size_t k = 0; k < m.p.copy_count; k++)
        told += m.p.copies[k].to == e && m.p.copies[k].from_report == a;
    assert_int_equal(told, 1);
    asc_arena_free(m.keep);
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
    (void)state;
    struct made m;
    open_made(&m);
    uint32_t corin = actor(&m, "Corin", ASC_ACTOR_STATE, true);
    uint32_t line = actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t officer = actor(&m, "a senior officer", ASC_ACTOR_PERSON, false);
    uint32_t a = report(&m, "Velm Gazette", "2014-05-02",
                        "Corin turned off our lights\n\nIt was the Line, a senior officer said.");
    states(&m, a, "Corin turned off our lights", (uint32_t[]){ ASC_NONE });
    states(&m, a, "It was the Line", (uint32_t[]){ officer, ASC_NONE });
    m.statements[0].agent.actor = corin;
    m.statements[1].agent.actor = line;
    trace(&m);
    assert_int_equal(m.p.root_count, 2);
    for (size_t k = 0; k < 2; k++) assert_int_equal(m.p.roots[k].origins[0].actor, officer);
    m.statements[1].source_count = 1; /* where the text says so itself, it is the paper's word */
    trace(&m);
    for (size_t k = 0; k < 2; k++) assert_int_equal(m.p.roots[k].origins[0].report, a);
    asc_arena_free(m.keep);
}

static void an_inquiry_and_its_commission_are_one_in_a_report(void **state)
{
    (void)state;
    struct made m;
    open_made(&m);
    actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t inquiry = actor(&m, "inquiry", ASC_ACTOR_AGENCY, false);
    uint32_t commission = actor(&m, "a commission of inquiry", ASC_ACTOR_AGENCY, false);
    uint32_t a =
        report(&m, "Velm Gazette", "2014-05-02", "The Line did it, inquiry finds. It did.");
    states(&m, a, "The Line did it", (uint32_t[]){ inquiry, ASC_NONE });
    states(&m, a, "It did", (uint32_t[]){ commission, ASC_NONE });
    trace(&m);
    assert_int_equal(m.p.roots[0].independent, 1);
    asc_arena_free(m.keep);
}

static void what_a_sentence_has_from_a_report_is_that_reports(void **state)
{
    (void)state;
    struct made m;
    open_made(&m);
    actor(&m, "Amber Line", ASC_ACTOR_GROUP, true);
    uint32_t a = report(&m, "Velm Gazette", "2014-05-02", "The mayor spoke of the blast.");
    uint32_t b = report(&m, "Corin Echo", "2014-05-03",
                        "The Velm Gazette printed the officer's version: the Line did it.");
    states(&m, b, "the Line did it", (uint32_t[]){ ASC_NONE });
    m.statements[0].sentence = (asc_span){ 0, (uint32_t)m.reports[b].text.n };
    trace(&m);
    assert_int_equal(m.p.roots[0].origins[0].report, a);
    asc_arena_free(m.keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outlets_are_cited_in_many_ways),
        cmocka_unit_test(what_a_leaked_paper_tells_is_from_it),
        cmocka_unit_test(a_column_of_corrections_takes_back_and_is_not_what_is_cited),
        cmocka_unit_test(what_is_told_by_way_of_a_report_falls_with_it),
        cmocka_unit_test(a_headline_sums_up_what_stands_below_it),
        cmocka_unit_test(an_inquiry_and_its_commission_are_one_in_a_report),
        cmocka_unit_test(what_a_sentence_has_from_a_report_is_that_reports),
        cmocka_unit_test(an_outlet_with_one_report_is_that_report),
        cmocka_unit_test(naming_an_outlet_is_not_citing_it),
        cmocka_unit_test(outlets_outside_are_cited_by_their_words),
        cmocka_unit_test(of_many_reports_the_one_on_the_same_matter_is_meant),
        cmocka_unit_test(a_copied_report_adds_no_root),
        cmocka_unit_test(those_who_speak_for_one_office_are_one_root),
        cmocka_unit_test(what_a_document_tells_of_a_suspect_is_the_suspects),
        cmocka_unit_test(a_circle_rests_on_nothing),
        cmocka_unit_test(what_officers_of_a_state_do_the_state_does),
        cmocka_unit_test(a_paragraph_tells_where_its_first_sentence_comes_from),
        cmocka_unit_test(a_paper_that_cites_itself_is_no_circle),
        cmocka_unit_test(a_circle_of_many_thousands_is_found),
        cmocka_unit_test(the_order_of_the_reports_does_not_matter),
        cmocka_unit_test(what_a_reprint_has_of_the_first_alone_is_the_firsts),
        cmocka_unit_test(a_paper_that_was_since_seen_is_gone_by_too),
        cmocka_unit_test(what_is_taken_back_falls_with_its_copies),
        cmocka_unit_test(who_tells_that_two_copied_each_other_has_looked_at_both),
        cmocka_unit_test(records_that_a_report_goes_by_are_where_it_has_it),
        cmocka_unit_test(a_message_is_cited_in_the_sentence_behind_its_party),
        cmocka_unit_test(a_denial_told_again_goes_back_to_the_partys_own),
        cmocka_unit_test(a_service_and_its_officers_are_one_root),
        cmocka_unit_test(a_newspaper_of_a_named_day_is_the_one_that_came_out_on_it),
        cmocka_unit_test(a_paper_that_two_have_is_one_root),
        cmocka_unit_test(what_everyone_says_somebody_said_first),
        cmocka_unit_test(nothing_comes_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
