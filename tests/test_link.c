/* Which happenings of which reports are one incident; how voices are counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/str.h"
#include "link/incidents.h"
#include "weigh/voices.h"

#include "base/banned.h"

static asc_date date(const char *iso)
{
    asc_date d = { 0 };
    if (iso[0]) assert_true(asc_date_parse(asc_str_from(iso), &d));
    return d;
}

struct happened {
    const char *when, *place, *target, *published;
    asc_incident_kind kind;
    bool main;
    int64_t killed;
    uint64_t names[4];
};

/* Is it one incident that two reports tell of? */
static bool one_incident(struct happened a, struct happened b)
{
    asc_arena *keep = asc_arena_new();
    asc_happening h[2];
    asc_told told[2];
    uint64_t names[2][4];
    asc_linked linked;
    struct happened in[2] = { a, b };
    for (uint32_t i = 0; i < 2; i++) {
        h[i] = (asc_happening){ .kind = in[i].kind,
                                .when = date(in[i].when),
                                .place = asc_str_from(in[i].place),
                                .target = asc_str_from(in[i].target),
                                .what = ASC_STR("it") };
        told[i] = (asc_told){ .report = i,
                              .happening = &h[i],
                              .published = date(in[i].published),
                              .main = in[i].main,
                              .killed = { in[i].killed, -1, -1, -1 },
                              .names = names[i] };
        for (uint32_t k = 0; k < 4 && in[i].names[k]; k++)
            names[i][told[i].name_count++] = in[i].names[k];
    }
    assert_int_equal(asc_incidents_link(&linked, keep, told, 2, NULL), ASC_OK);
    bool one = linked.of[0] == linked.of[1];
    assert_int_equal(linked.count, one ? 1 : 2);
    asc_arena_free(keep);
    return one;
}

#define BOMBING ASC_INCIDENT_BOMBING
#define ATTACK ASC_INCIDENT_ATTACK

static void one_day_and_place_is_one_incident(void **state)
{
    (void)state;
    struct happened a = { "2014-05-03", "Corin", "", "", BOMBING, false, -1, { 0 } };
    struct happened same = { "2014-05", "the port of Corin", "", "", ATTACK, false, -1, { 0 } };
    struct happened other_day = { "2014-06-03", "Corin", "", "", BOMBING, false, -1, { 0 } };
    struct happened other_place = { "2014-05-03", "Velm", "", "", BOMBING, false, -1, { 0 } };
    assert_true(one_incident(a, same));
    assert_false(one_incident(a, other_day));
    assert_false(one_incident(a, other_place));
}

static void a_year_alone_is_not_enough(void **state)
{
    (void)state;
    struct happened a = { "2014", "", "", "", ATTACK, false, -1, { 0 } };
    struct happened b = { "2014", "", "", "", ATTACK, false, -1, { 0 } };
    assert_false(one_incident(a, b));
}

static void mains_of_one_week_are_one_though_places_differ_in_grain(void **state)
{
    (void)state;
    struct happened a = { "", "the capital", "", "2014-05-04", BOMBING, true, 12, { 1, 2, 3, 4 } };
    struct happened b = { "", "Corin", "", "2014-05-06", BOMBING, true, 14, { 1, 2, 3, 9 } };
    struct happened late = { "", "Velm", "", "2015-02-01", BOMBING, true, 3, { 7, 8, 9, 10 } };
    assert_true(one_incident(a, b));
    assert_false(one_incident(a, late));
}

static void an_order_of_reports_does_not_matter(void **state)
{
    (void)state;
    struct happened a = { "2014-05-03", "Corin", "", "2014-05-04", BOMBING, true, 12, { 0 } };
    struct happened b = { "", "Corin", "ferry", "2014-05-06", ATTACK, true, 12, { 0 } };
    assert_int_equal(one_incident(a, b), one_incident(b, a));
}

static void two_of_one_report_stay_apart(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_happening h = { .kind = BOMBING, .when = date("2014-05-03"), .place = ASC_STR("Corin") };
    asc_told told[2] = { { .report = 0, .happening = &h, .killed = { -1, -1, -1, -1 } },
                         { .report = 0, .happening = &h, .killed = { -1, -1, -1, -1 } } };
    asc_linked linked;
    assert_int_equal(asc_incidents_link(&linked, keep, told, 2, NULL), ASC_OK);
    assert_int_equal(linked.count, 2);
    asc_arena_free(keep);
}

static void a_last_name_is_the_full_one(void **state)
{
    (void)state;
    struct happened a = { "", "", "Bishop Tomas Adair", "", ATTACK, true, -1, { 0 } };
    struct happened same = { "", "", "Adair's", "", ATTACK, true, -1, { 0 } };
    struct happened other = { "", "", "Bishop Kemal Orsan", "", ATTACK, true, -1, { 0 } };
    assert_true(one_incident(a, same));
    assert_false(one_incident(same, other));
}

static void a_place_may_be_what_was_hit(void **state)
{
    (void)state;
    struct happened a = {
        "2014-05-03", "Arvessa", "", "2014-05-04", BOMBING, true, -1, { 1, 2, 3 }
    };
    struct happened same = { "2014",       "",         "the Arvessa dance hall",
                             "2019-02-01", ATTACK,     true,
                             -1,           { 1, 5, 6 } };
    struct happened other = same;
    other.target = "the Corlo mill";
    assert_true(one_incident(a, same));
    assert_false(one_incident(a, other));
}

static void a_late_report_among_few_is_of_the_same_matter(void **state)
{
    (void)state;
    struct happened a = { "2014-05-03", "Corin", "Tomas Adair", "2014-05-04", BOMBING,
                          true,         -1,      { 1, 2, 3 } };
    struct happened late = { "", "", "Adair", "2019-02-01", ATTACK, true, -1, { 1, 5, 6 } };
    struct happened other = { "", "", "the mill", "2019-02-01", ATTACK, true, -1, { 1, 5, 6 } };
    assert_true(one_incident(a, late));
    assert_false(one_incident(a, other));
}

#define MANY 620u

/* Links `n` tellings, each of a report of its own, among others that have a day and a place each. */
static void link_among_many(const struct happened *in, uint32_t n, uint32_t of[8])
{
    asc_arena *keep = asc_arena_new();
    asc_happening *h = calloc(MANY, sizeof *h);
    asc_told *told = calloc(MANY, sizeof *told);
    char place[MANY][8];
    asc_linked linked;
    assert_true(h && told && n <= 8);
    for (uint32_t i = 0; i < MANY; i++) {
        snprintf(place[i], sizeof place[i], "Ort%u", i);
        bool mine = i < n;
        h[i] = (asc_happening){ .kind = mine ? in[i].kind : BOMBING,
                                .when = mine ? date(in[i].when)
                                             : asc_date_from_days(9000 + 2 * (int32_t)i),
                                .place = asc_str_from(mine ? in[i].place : place[i]),
                                .aim = asc_str_from(mine ? in[i].target : ""),
                                .what = ASC_STR("it") };
        told[i] = (asc_told){ .report = i,
                              .happening = &h[i],
                              .main = !mine || in[i].main,
                              .killed = { -1, -1, -1, -1 } };
    }
    assert_int_equal(asc_incidents_link(&linked, keep, told, MANY, NULL), ASC_OK);
    memcpy(of, linked.of, n * sizeof *of);
    asc_arena_free(keep);
    free(told);
    free(h);
}

static void one_wrong_date_of_many_is_forgiven(void **state)
{
    (void)state;
    struct happened right = { "1991-05-03", "Corin", "Tomas Adair", "", ATTACK, true, -1, { 0 } };
    struct happened slip = { "1991-05-04", "Corin", "Tomas Adair", "", ATTACK, true, -1, { 0 } };
    struct happened vague = { "1991-05", "Corin", "Adair", "", ATTACK, true, -1, { 0 } };
    uint32_t of[8];
    /* one's word against the other's, whatever others leave open */
    link_among_many((struct happened[]){ right, slip, vague, vague, vague }, 5, of);
    assert_int_not_equal(of[0], of[1]);
    link_among_many((struct happened[]){ right, right, slip, slip, vague, vague, vague }, 7, of);
    assert_int_not_equal(of[0], of[2]);
    /* two against one, and others that would have it so */
    link_among_many((struct happened[]){ right, right, slip, vague, vague, vague, vague }, 7, of);
    assert_int_equal(of[1], of[0]);
    assert_int_equal(of[2], of[0]);
}

static void incidents_join_by_what_comes_later(void **state)
{
    (void)state;
    struct happened here = { "1991-05-03", "Corin", "", "", ATTACK, true, -1, { 0 } };
    struct happened there = { "1991-05-03", "Anvelm", "Adair", "", ATTACK, true, -1, { 0 } };
    struct happened both = { "1991-05-03", "Corin", "Tomas Adair", "", ATTACK, true, -1, { 0 } };
    uint32_t of[8];
    link_among_many((struct happened[]){ here, there }, 2, of);
    assert_int_not_equal(of[0], of[1]);
    link_among_many((struct happened[]){ here, there, both }, 3, of);
    assert_int_equal(of[2], of[0]);
    assert_int_equal(of[1], of[0]);
}

/* ---- voices ---- */

static asc_statement says(uint32_t report, uint32_t source, uint32_t agent, asc_polarity polarity)
{
    asc_statement st = { .report = report,
                         .predicate = ASC_PREDICATE_CARRIED_OUT,
                         .polarity = polarity,
                         .source_count = 1,
                         .agent = { .actor = agent, .incident = ASC_NONE },
                         .object = { .actor = ASC_NONE, .incident = 0 } };
    st.sources[0].actor = ASC_NONE;
    if (source != ASC_NONE) st.sources[st.source_count++].actor = source;
    return st;
}

static void voices_are_counted_once_each(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_statement st[] = {
        says(0, 5, 1, ASC_POLARITY_PLUS),
        says(1, 5, 1, ASC_POLARITY_PLUS), /* one police chief, two papers */
        says(1, ASC_NONE, 1, ASC_POLARITY_PLUS),
        says(0, 1, 1, ASC_POLARITY_MINUS),
        says(0, ASC_NONE, 2, ASC_POLARITY_PLUS),
    };
    asc_naming *h;
    size_t n;
    assert_int_equal(asc_voices_weigh(&h, &n, keep, st, 5, NULL), ASC_OK);
    assert_int_equal(n, 2);
    assert_int_equal(h[0].actor, 1);
    assert_int_equal(h[0].voices_for, 2);
    assert_int_equal(h[0].voices_against, 1);
    assert_int_equal(h[0].statement_count, 4);
    assert_int_equal(h[1].actor, 2);
    asc_arena_free(keep);
}

static void what_is_left_open_is_no_voice(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_statement st = says(0, 5, 1, ASC_POLARITY_PLUS);
    asc_naming *h;
    size_t n;
    st.certainty = ASC_CERTAINTY_U;
    assert_int_equal(asc_voices_weigh(&h, &n, keep, &st, 1, NULL), ASC_OK);
    assert_int_equal(n, 1);
    assert_int_equal(h[0].voices_for, 0);
    asc_arena_free(keep);
}

/* Which of some tellings are one incident, told in a given order: told[i] is in group of[i]. */
static void link_in_order(const struct happened *in, const uint32_t *order, uint32_t n,
                          uint32_t *of)
{
    asc_arena *keep = asc_arena_new();
    asc_happening h[8];
    asc_told told[8];
    asc_linked linked;
    for (uint32_t i = 0; i < n; i++) {
        const struct happened *x = &in[order[i]];
        h[i] = (asc_happening){ .kind = x->kind,
                                .when = date(x->when),
                                .place = asc_str_from(x->place),
                                .target = asc_str_from(x->target),
                                .what = ASC_STR("it") };
        told[i] = (asc_told){ .report = i,
                              .happening = &h[i],
                              .published = date(x->published),
                              .main = x->main,
                              .killed = { x->killed, -1, -1, -1 } };
    }
    assert_int_equal(asc_incidents_link(&linked, keep, told, n, NULL), ASC_OK);
    for (uint32_t i = 0; i < n; i++) of[order[i]] = linked.of[i];
    asc_arena_free(keep);
}

static void neighbouring_towns_stay_two_in_any_order(void **state)
{
    (void)state;
    const struct happened in[] = {
        { "2014-05-03", "Corin", "bridge", "2014-05-04", BOMBING, true, 11, { 0 } },
        { "2014-05-03", "Velm", "market", "2014-05-04", BOMBING, true, 4, { 0 } },
        { "2014-05", "Corin", "", "2014-06-01", ATTACK, false, -1, { 0 } },
        { "2014-05-03", "Corin", "bridge", "2014-05-05", BOMBING, true, 14, { 0 } },
        { "2014-05-03", "Velm", "market", "2014-05-05", BOMBING, true, 4, { 0 } },
    };
    const uint32_t orders[][5] = {
        { 0, 1, 2, 3, 4 }, { 4, 3, 2, 1, 0 }, { 2, 1, 4, 3, 0 }, { 2, 4, 0, 1, 3 }
    };
    for (size_t k = 0; k < sizeof orders / sizeof *orders; k++) {
        uint32_t of[5];
        link_in_order(in, orders[k], 5, of);
        assert_int_equal(of[0], of[3]); /* its toll rose */
        assert_int_equal(of[0], of[2]);
        assert_int_equal(of[1], of[4]);
        assert_int_not_equal(of[0], of[1]);
    }
}

/* Of three papers on two attacks: same day, same names, another town and toll. */
static void look_alikes_of_one_day_stay_two(void **state)
{
    (void)state;
    struct happened corin = { "2014-05-03", "Corin", "bridge", "2014-05-04",
                              BOMBING,      true,    11,       { 1, 2, 3, 4 } };
    struct happened velm = { "2014-05-03", "Velm", "market", "2014-05-04",
                             BOMBING,      true,   4,        { 1, 2, 5, 6 } };
    struct happened rose = { "2014-05-03", "Corin", "bridge", "2014-05-09",
                             BOMBING,      true,    14,       { 1, 2, 3, 7 } };
    assert_false(one_incident(corin, velm));
    assert_true(one_incident(corin, rose));
    assert_false(one_incident(velm, rose));
}

/* A report on the anniversary tells of last year's attack and is none of this year's. */
static void anniversaries_stay_two(void **state)
{
    (void)state;
    struct happened first = { "2013-05-03", "Corin", "bridge", "2013-05-04",
                              BOMBING,      true,    11,       { 1, 2, 3, 4 } };
    struct happened again = { "2014-05-03", "Corin", "bridge", "2014-05-04",
                              BOMBING,      true,    11,       { 1, 2, 3, 4 } };
    struct happened looks_back = { "2013-05-03", "Corin", "", "2014-05-03",
                                   BOMBING,      false,   11, { 0 } };
    assert_false(one_incident(first, again));
    assert_true(one_incident(first, looks_back));
    assert_false(one_incident(again, looks_back));
}

static void a_kind_in_common_is_nothing(void **state)
{
    (void)state;
    enum { N = 40 };
    asc_arena *keep = asc_arena_new();
    asc_happening h[N];
    asc_told told[N];
    uint64_t words[N][2], names[N][2];
    asc_linked linked;
    for (uint32_t i = 0; i < N; i++) {
        h[i] = (asc_happening){ .kind = BOMBING, .what = ASC_STR("the murder") };
        words[i][0] = 1; /* "murder" */
        words[i][1] = 100 + i;
        told[i] = (asc_told){ .report = i,
                              .happening = &h[i],
                              .published = date("2014-05-04"),
                              .main = true,
                              .killed = { 1, -1, -1, -1 },
                              .names = names[i],
                              .name_count = 2,
                              .words = words[i],
                              .word_count = 2 };
        names[i][0] = 7; /* the country */
        names[i][1] = 1000 + i;
    }
    assert_int_equal(asc_incidents_link(&linked, keep, told, N, NULL), ASC_OK);
    assert_int_equal(linked.count, N);
    asc_arena_free(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(look_alikes_of_one_day_stay_two),
        cmocka_unit_test(anniversaries_stay_two),
        cmocka_unit_test(a_kind_in_common_is_nothing),
        cmocka_unit_test(neighbouring_towns_stay_two_in_any_order),
        cmocka_unit_test(one_day_and_place_is_one_incident),
        cmocka_unit_test(a_year_alone_is_not_enough),
        cmocka_unit_test(mains_of_one_week_are_one_though_places_differ_in_grain),
        cmocka_unit_test(an_order_of_reports_does_not_matter),
        cmocka_unit_test(two_of_one_report_stay_apart),
        cmocka_unit_test(a_last_name_is_the_full_one),
        cmocka_unit_test(a_place_may_be_what_was_hit),
        cmocka_unit_test(a_late_report_among_few_is_of_the_same_matter),
        cmocka_unit_test(one_wrong_date_of_many_is_forgiven),
        cmocka_unit_test(incidents_join_by_what_comes_later),
        cmocka_unit_test(voices_are_counted_once_each),
        cmocka_unit_test(what_is_left_open_is_no_voice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
