/* Names to actors: keys, short forms, and which mentions are one across reports. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/str.h"
#include "core/name.h"
#include "resolve/actors.h"
#include "resolve/described.h"
#include "resolve/merge.h"

#include "base/banned.h"

static void one_key_for_many_spellings(void **state)
{
    (void)state;
    static const struct {
        const char *name, *key;
    } cases[] = {
        { "Ansar-e-Velm", "ansar e velm" },
        { "Ansar e Velm", "ansar e velm" },
        { "the Amber Line", "amber line" },
        { "The Amber Line\xE2\x80\x99s", "amber line" },
        { "Amber Line's", "amber line" },
        { "Jos\xC3\xA9 Mu\xC3\xB1oz", "jose munoz" },
        { "LeT", "LeT" },
        { "let", "let" },
        { "U.S.", "US" },
        { "O'Connor", "oconnor" },
        { "Tala\xE2\x80\x99i Tishrin", "talai tishrin" },
        { "--", "" },
        { "", "" },
        { "A", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        asc_arena *keep = asc_arena_new();
        asc_str key;
        assert_true(asc_name_key(keep, asc_str_from(cases[i].name), &key));
        assert_int_equal(key.n, strlen(cases[i].key));
        assert_memory_equal(key.p, cases[i].key, key.n);
        asc_arena_free(keep);
    }
}

static void a_short_form_follows_the_initials(void **state)
{
    (void)state;
    assert_true(asc_name_abbreviates(ASC_STR("LeT"), ASC_STR("Lashkar-e-Tayyiba")));
    assert_true(asc_name_abbreviates(ASC_STR("SLF"), ASC_STR("Salt Liberation Front")));
    assert_true(
        asc_name_abbreviates(ASC_STR("GDSP"), ASC_STR("General Directorate of State Protection")));
    assert_false(asc_name_abbreviates(ASC_STR("SLF"), ASC_STR("Amber Line")));
    assert_false(asc_name_abbreviates(ASC_STR("FLS"), ASC_STR("Salt Liberation Front")));
    assert_false(asc_name_abbreviates(ASC_STR("x"), ASC_STR("x y")));
    assert_false(asc_name_abbreviates(ASC_STR(""), ASC_STR("")));
}

/* Mentions of one report by hand: names, and to which earlier one each belongs. */
struct made {
    asc_arena *keep;
    asc_mentions m[4];
    bool *used[4];
    size_t reports;
};

static void add(struct made *x, size_t report, const char *name, uint32_t same, asc_actor_kind kind,
                bool is_name)
{
    asc_mentions *m = &x->m[report];
    m->keep = x->keep;
    if (!m->items) m->items = asc_arena_zalloc(x->keep, 16, sizeof *m->items);
    if (!x->used[report]) x->used[report] = asc_arena_zalloc(x->keep, 16, sizeof(bool));
    asc_mention one = { .text = asc_str_from(name),
                        .is_name = is_name,
                        .kind = kind,
                        .same = same == ASC_NONE ? (uint32_t)m->count : same };
    if (is_name) assert_true(asc_name_key(x->keep, one.text, &one.key));
    x->used[report][m->count] = true;
    m->items[m->count++] = one;
    if (report + 1 > x->reports) x->reports = report + 1;
}

static asc_actors resolve(struct made *x)
{
    const asc_mentions *reports[4] = { &x->m[0], &x->m[1], &x->m[2], &x->m[3] };
    asc_actors a;
    asc_describing with = { .mentions = reports,
                            .used = (const bool *const *)x->used,
                            .report_count = x->reports };
    assert_int_equal(asc_actors_resolve(&a, x->keep, reports, x->reports, NULL), ASC_OK);
    assert_int_equal(asc_actors_describe(&a, x->keep, &with, NULL), ASC_OK);
    return a;
}

static void short_forms_join_reports_that_agree(void **state)
{
    (void)state;
    struct made x = { .keep = asc_arena_new() };
    add(&x, 0, "Ansar e Velm", ASC_NONE, ASC_ACTOR_GROUP, true);
    add(&x, 0, "AeV", 0, ASC_ACTOR_GROUP, true);
    add(&x, 1, "Ansar-e-Velm", ASC_NONE, ASC_ACTOR_GROUP, true);
    add(&x, 2, "AeV", ASC_NONE, ASC_ACTOR_UNKNOWN, true);
    asc_actors a = resolve(&x);
    assert_int_equal(a.count, 1);
    assert_int_equal(a.items[0].kind, ASC_ACTOR_GROUP);
    assert_int_equal(a.items[0].name_count, 3);
    assert_int_equal(a.of[2][0], 0);
    asc_arena_free(x.keep);
}

/* Behind a name whose kind the report leaves open: "the agency" may be it, "the ministry" not. */
static void a_ministry_is_no_organisation_named_before(void **state)
{
    (void)state;
    static const struct {
        const char *text, *key;
        bool one;
    } said[] = { { "the agency", "agency", true },
                 { "the ministry", "ministry", false },
                 { "the police", "police", false } };
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        struct made x = { .keep = asc_arena_new() };
        add(&x, 0, "Velm Direct", ASC_NONE, ASC_ACTOR_ORGANISATION, true);
        add(&x, 1, "Velm Direct", ASC_NONE, ASC_ACTOR_UNKNOWN, true);
        add(&x, 1, said[i].text, ASC_NONE, ASC_ACTOR_AGENCY, false);
        x.m[0].items[0].near = x.m[1].items[0].near = ASC_NONE;
        x.m[1].items[1].near = 0;
        x.m[1].items[1].key = asc_str_from(said[i].key);
        asc_actors a = resolve(&x);
        assert_int_equal(a.of[1][0] == a.of[1][1], said[i].one);
        asc_arena_free(x.keep);
    }
}

/* A surname stands for the name that ends with it, but no town for its bank. */
static void a_bank_of_a_town_is_not_the_town(void **state)
{
    (void)state;
    struct made x = { .keep = asc_arena_new() };
    add(&x, 0, "Bank of Ladara", ASC_NONE, ASC_ACTOR_ORGANISATION, true);
    add(&x, 0, "Selim Atallah", ASC_NONE, ASC_ACTOR_PERSON, true);
    add(&x, 0, "Ladara", ASC_NONE, ASC_ACTOR_STATE, true);
    add(&x, 1, "Atallah", ASC_NONE, ASC_ACTOR_PERSON, true);
    asc_actors a = resolve(&x);
    assert_int_not_equal(a.of[0][0], a.of[0][2]);
    assert_int_equal(a.of[0][1], a.of[1][0]);
    asc_arena_free(x.keep);
}

static void one_short_form_of_two_groups_joins_nothing(void **state)
{
    (void)state;
    struct made x = { .keep = asc_arena_new() };
    add(&x, 0, "Salt Liberation Front", ASC_NONE, ASC_ACTOR_GROUP, true);
    add(&x, 0, "SLF", 0, ASC_ACTOR_GROUP, true);
    add(&x, 1, "Sorin Labour Federation", ASC_NONE, ASC_ACTOR_ORGANISATION, true);
    add(&x, 1, "SLF", 0, ASC_ACTOR_ORGANISATION, true);
    asc_actors a = resolve(&x);
    assert_int_not_equal(a.of[0][0], a.of[1][0]); /* both spell it out, each as its own */
    asc_arena_free(x.keep);
}

/* Three that differ in capitals alone, each an actor: a fourth in capitals is none of them. */
static void capitals_may_be_several(void **state)
{
    (void)state;
    struct made x = { .keep = asc_arena_new() };
    const asc_mentions *reports[4] = { &x.m[0], &x.m[1], &x.m[2], &x.m[3] };
    const asc_merging with = { .matcher = NULL };
    asc_actors a;
    add(&x, 0, "DeMarc", ASC_NONE, ASC_ACTOR_GROUP, true);
    add(&x, 1, "Demarc", ASC_NONE, ASC_ACTOR_GROUP, true);
    add(&x, 2, "DemarC", ASC_NONE, ASC_ACTOR_GROUP, true);
    add(&x, 3, "DEMARC", ASC_NONE, ASC_ACTOR_GROUP, true);
    assert_int_equal(asc_actors_resolve(&a, x.keep, reports, 4, NULL), ASC_OK);
    assert_int_equal(a.count, 4);
    assert_int_equal(asc_actors_merge(&a, x.keep, reports, 4, &with, NULL), ASC_OK);
    for (size_t i = 0; i < 3; i++) assert_int_not_equal(a.of[3][0], a.of[i][0]);
    asc_arena_free(x.keep);
}

static void a_last_name_finds_its_one_full_name(void **state)
{
    (void)state;
    struct made x = { .keep = asc_arena_new() };
    add(&x, 0, "Ada Brook", ASC_NONE, ASC_ACTOR_PERSON, true);
    add(&x, 1, "Brook", ASC_NONE, ASC_ACTOR_PERSON, true);
    add(&x, 2, "Ivo Lund", ASC_NONE, ASC_ACTOR_PERSON, true);
    add(&x, 2, "Una Lund", ASC_NONE, ASC_ACTOR_PERSON, true);
    add(&x, 3, "Lund", ASC_NONE, ASC_ACTOR_PERSON, true);
    asc_actors a = resolve(&x);
    assert_int_equal(a.of[1][0], a.of[0][0]);
    assert_int_not_equal(a.of[3][0], a.of[2][0]);
    assert_int_not_equal(a.of[3][0], a.of[2][1]);
    asc_arena_free(x.keep);
}

static void a_nominal_stays_in_its_report(void **state)
{
    (void)state;
    struct made x = { .keep = asc_arena_new() };
    add(&x, 0, "a port official", ASC_NONE, ASC_ACTOR_PERSON, false);
    add(&x, 0, "a port official", ASC_NONE, ASC_ACTOR_PERSON, false);
    add(&x, 1, "a port official", ASC_NONE, ASC_ACTOR_PERSON, false);
    asc_actors a = resolve(&x);
    assert_int_equal(a.count, 2);
    assert_int_equal(a.of[0][0], a.of[0][1]);
    assert_int_not_equal(a.of[0][0], a.of[1][0]);
    asc_arena_free(x.keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_key_for_many_spellings),
        cmocka_unit_test(a_short_form_follows_the_initials),
        cmocka_unit_test(short_forms_join_reports_that_agree),
        cmocka_unit_test(a_ministry_is_no_organisation_named_before),
        cmocka_unit_test(a_bank_of_a_town_is_not_the_town),
        cmocka_unit_test(one_short_form_of_two_groups_joins_nothing),
        cmocka_unit_test(capitals_may_be_several),
        cmocka_unit_test(a_last_name_finds_its_one_full_name),
        cmocka_unit_test(a_nominal_stays_in_its_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
