/* Places: what the gazetteer knows, datelines, and which place is shown of an incident. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/str.h"
#include "link/places.h"
#include "read/gazetteer.h"
#include "read/where.h"

#define assert_str(s, text)                      \
    do {                                         \
        assert_int_equal((s).n, strlen(text));   \
        assert_memory_equal((s).p, text, (s).n); \
    } while (0)

static void a_name_has_its_candidates(void **state)
{
    (void)state;
    asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
    asc_place_precision precision;
    uint32_t n = asc_gazetteer_find(ASC_STR("tripoli"), c, &precision);
    assert_true(n >= 2);
    assert_int_equal(precision, ASC_PRECISION_TOWN);
    assert_string_equal(c[0].country, "LY");
    assert_string_equal(c[1].country, "LB");
    assert_true(c[0].inhabitants > c[1].inhabitants);
    assert_int_equal(c[0].latitude, 3289);
    assert_int_equal(asc_gazetteer_find(ASC_STR("MUMBAI"), c, &precision), 1);
    n = asc_gazetteer_find(ASC_STR("london"), c, &precision);
    assert_true(n >= 1 && c[0].longitude == -13);
    asc_gazetteer_find(ASC_STR("pakistan"), c, &precision);
    assert_int_equal(precision, ASC_PRECISION_COUNTRY);
    assert_int_equal(asc_gazetteer_find(ASC_STR("texas"), c, &precision), 1);
    assert_int_equal(precision, ASC_PRECISION_REGION);
}

static void what_it_does_not_know_is_unknown(void **state)
{
    (void)state;
    static char long_name[4000];
    memset(long_name, 'z', sizeof long_name);
    const asc_str none[] = { { NULL, 0 },
                             ASC_STR("#"),
                             ASC_STR("zzzz"),
                             ASC_STR("0"),
                             ASC_STR("tri"),
                             ASC_STR("ladara"),
                             { long_name, sizeof long_name } };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        asc_place_candidate c[ASC_PLACE_CANDIDATES_MAX];
        asc_place_precision precision = ASC_PRECISION_TOWN;
        assert_int_equal(asc_gazetteer_find(none[i], c, &precision), 0);
        assert_int_equal(precision, ASC_PRECISION_UNKNOWN);
    }
}

static void countries_that_may_be_regions_are_not_sure(void **state)
{
    (void)state;
    char code[3];
    asc_gazetteer_country(ASC_STR("lebanon"), code);
    assert_string_equal(code, "LB");
    asc_gazetteer_country(ASC_STR("georgia"), code);
    assert_string_equal(code, "");
    asc_gazetteer_country(ASC_STR("karachi"), code);
    assert_string_equal(code, "");
}

static void datelines(void **state)
{
    (void)state;
    static const char *const lines[][2] = {
        { "Blast kills 12\nMARSA HAROUN, June 4 (Meridian) - An explosion", "MARSA HAROUN" },
        { "Corin (Meridian) \xE2\x80\x94 A bomb went off", "Corin" },
        { "VELM, 30 JAN 90 (RADIO) -- [TEXT] POLICE SAID", "VELM" },
        { "VELM, Nov. 3 - A bomb went off at the bridge on Monday.", "VELM" },
        { "CORIN BLAST - POLICE SEEK THREE MEN OF THE AMBER LINE", "" },
        { "He said - and nobody doubted it (so far) - that it was true", "" },
        { "4 June (Meridian) - A bomb", "" },
        { "", "" },
        { "(Meridian) - A bomb", "" },
        { ",(x) - ", "" },
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_str(asc_where_dateline(asc_str_from(lines[i][0])), lines[i][1]);
}

struct says {
    const char *spot, *place, *within, *guess;
    bool main;
};

static asc_incident choose(asc_arena *keep, const struct says *in, size_t n)
{
    asc_happening h[4] = { 0 };
    asc_told told[4] = { 0 };
    const asc_told *line[4];
    asc_incident out = { .id = "i1" };
    for (size_t i = 0; i < n; i++) {
        h[i] = (asc_happening){ .spot = asc_str_from(in[i].spot),
                                .place = asc_str_from(in[i].place),
                                .within = asc_str_from(in[i].within),
                                .guess = asc_str_from(in[i].guess) };
        told[i] = (asc_told){ .report = (uint32_t)i, .happening = &h[i], .main = in[i].main };
        line[i] = &told[i];
    }
    assert_int_equal(asc_places_choose(&out, keep, line, n, NULL), ASC_OK);
    return out;
}

static void the_place_that_more_reports_tell(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    const struct says towns[] = { { .place = "Velm" }, { .place = "CORIN" }, { .place = "Corin" } };
    assert_str(choose(keep, towns, 3).place, "Corin");
    const struct says main_counts[] = { { .place = "Velm", .main = true }, { .place = "Corin" } };
    assert_str(choose(keep, main_counts, 2).place, "Velm");
    const struct says spot[] = { { .spot = "Saltgate terminal", .place = "MARSA HAROUN" },
                                 { .spot = "Saltgate terminal", .guess = "Velm" } };
    asc_incident in = choose(keep, spot, 2);
    assert_str(in.place, "Saltgate terminal, Marsa Haroun");
    assert_int_equal(in.precision, ASC_PRECISION_SPOT);
    const struct says sent[] = { { .guess = "VELM" }, { .main = true } };
    assert_str(choose(keep, sent, 2).place, "Velm");
    assert_int_equal(choose(keep, sent + 1, 1).place.n, 0);
    asc_arena_free(keep);
}

static void a_town_in_the_country_that_more_tell(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    const struct says in[] = { { .place = "Pakistan" },
                               { .place = "Pakistan" },
                               { .place = "Karachi" },
                               { .place = "Delhi" } };
    asc_incident one = choose(keep, in, 4);
    assert_str(one.place, "Karachi, Pakistan");
    assert_int_equal(one.precision, ASC_PRECISION_TOWN);
    const struct says named[] = { { .place = "Tripoli", .within = "Lebanon" } };
    one = choose(keep, named, 1);
    assert_str(one.place, "Tripoli, Lebanon");
    assert_string_equal(one.candidates[0].country, "LB");
    const struct says bare[] = { { .place = "Tripoli" } };
    assert_string_equal(choose(keep, bare, 1).candidates[0].country, "LY");
    asc_arena_free(keep);
}

/* Two reports of bombs of one day: are they one incident? */
static bool one(const char *within, const char *also)
{
    asc_arena *keep = asc_arena_new();
    asc_happening h[2] = { 0 };
    asc_told told[2] = { 0 };
    asc_linked linked;
    for (uint32_t i = 0; i < 2; i++) {
        h[i] = (asc_happening){ .kind = ASC_INCIDENT_BOMBING,
                                .place = ASC_STR("Tripoli"),
                                .within = asc_str_from(i ? also : within),
                                .when = { 2014, 5, 3 } };
        told[i] = (asc_told){ .report = i, .happening = &h[i], .killed = { -1, -1, -1, -1 } };
    }
    assert_int_equal(asc_incidents_link(&linked, keep, told, 2, NULL), ASC_OK);
    bool same = linked.of[0] == linked.of[1];
    asc_arena_free(keep);
    return same;
}

static void towns_of_one_name_in_two_countries_stay_two(void **state)
{
    (void)state;
    assert_false(one("Lebanon", "Libya"));
    assert_true(one("Lebanon", "Lebanon"));
    assert_true(one("Lebanon", ""));
    assert_true(one("Georgia", "Lebanon")); /* a state or a country: no ground */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_has_its_candidates),
        cmocka_unit_test(what_it_does_not_know_is_unknown),
        cmocka_unit_test(countries_that_may_be_regions_are_not_sure),
        cmocka_unit_test(datelines),
        cmocka_unit_test(the_place_that_more_reports_tell),
        cmocka_unit_test(a_town_in_the_country_that_more_tell),
        cmocka_unit_test(towns_of_one_name_in_two_countries_stay_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
