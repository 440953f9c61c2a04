/* The matcher of names: what it makes of a name, its laws, hostile input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/str.h"

#include "base/banned.h"

static asc_names *matcher;

static int make(void **state)
{
    (void)state;
    asc_error err;
    return asc_names_new(&matcher, &err) == ASC_OK ? 0 : -1;
}

static int unmake(void **state)
{
    (void)state;
    asc_names_free(matcher);
    return 0;
}

static asc_name *name(const char *text, asc_names_kind kind)
{
    asc_name *n = NULL;
    asc_error err;
    assert_int_equal(asc_name_new(&n, matcher, asc_str_from(text), kind, &err), ASC_OK);
    return n;
}

static double compare(const char *a, const char *b, asc_names_kind kind, asc_names_use use)
{
    asc_name *x = name(a, kind), *y = name(b, kind);
    double p = asc_names_compare(matcher, x, y, use, NULL),
           q = asc_names_compare(matcher, y, x, use, NULL);
    assert_true(p == q);
    assert_true(p >= 0 && p <= 1);
    asc_name_free(x);
    asc_name_free(y);
    return p;
}

static void names_become_plain_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
        asc_names_kind kind;
    } cases[] = {
        { "AL-TIKRITI, 'Umar Sab\xC3\xA2wi", "umar sabawi al tikriti", ASC_NAMES_PERSON },
        { "Abdurrahman", "abd rahman", ASC_NAMES_PERSON },
        { "Abd-al-Rahman", "abd al rahman", ASC_NAMES_PERSON },
        { "Abd Allah", "abdullah", ASC_NAMES_PERSON },
        { "JiaruiPENG", "jiarui peng", ASC_NAMES_PERSON },
        { "LeT", "let", ASC_NAMES_ORG },
        { "Tramco S.A.", "tramco sa", ASC_NAMES_ORG },
        { "27TH Brigade", "27 th brigade", ASC_NAMES_ORG },
        { "\xD0\x9F\xD1\x83\xD1\x82\xD0\xB8\xD0\xBD", "putin", ASC_NAMES_PERSON },
        { "\xEB\x82\x98\xEC\xB9\xB4\xEB\xAC\xB4\xEB\x9D\xBC", "nakamura", ASC_NAMES_PERSON },
        { "\xE9\xA6\xAC\xE6\x96\xAF", "masi", ASC_NAMES_PERSON },
        { "\xD8\xA7\xD9\x84\xD8\xAD\xD9\x88\xD8\xAB\xD9\x8A", "al hwthy", ASC_NAMES_PERSON },
        { "\xD7\x93\xD7\x99\xD7\x9C\xD7\x9F", "dyln", ASC_NAMES_PERSON },
        { "\xE0\xA4\x95\xE0\xA4\xB2\xE0\xA5\x8D\xE0\xA4\xAA\xE0\xA4\xA8\xE0\xA4\xBE", "kalpana",
          ASC_NAMES_PERSON },
        /* a Cyrillic letter in disguise, a zero-width space, a mark of direction */
        { "M\xD0\xB0sood Az\xE2\x80\x8Bhar\xE2\x80\xAE", "masood azhar", ASC_NAMES_PERSON },
        { "", "", ASC_NAMES_PERSON },
        { "--- \xFF\xFE ...", "", ASC_NAMES_PERSON },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        asc_name *n = name(cases[i].text, cases[i].kind);
        asc_str folded = asc_name_folded(n);
        if (!asc_str_eq(folded, asc_str_from(cases[i].folded)))
            fail_msg("%s: %.*s, not %s", cases[i].text, ASC_FMT(folded), cases[i].folded);
        asc_name_free(n);
    }
}

static void the_same_name_in_other_words_is_a_match_and_a_near_one_is_not(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        asc_names_kind kind;
        bool same;
    } cases[] = {
        { "Lashkar e Taiba", "LASHKAR-E-TAYYIBA", ASC_NAMES_ORG, true },
        { "\xD9\x84\xD8\xB4\xD9\x83\xD8\xB1 \xD8\xB7\xD9\x8A\xD8\xA8\xD8\xA9", "LASHKAR-E-TAYYIBA",
          ASC_NAMES_ORG, true },
        { "Muhammad Masood Azhar", "MASOOD AZHAR, Mohammed", ASC_NAMES_PERSON, true },
        { "SAWWAN TRADING CO. LIMITED", "Sawwan Trading Company, Ltd", ASC_NAMES_ORG, true },
        { "Abd al-Rahman Dabbagh", "Abdurrahman AL-DABBAGH", ASC_NAMES_PERSON, true },
        { "GASOLINERA JESUSMARIA", "GASOLINERA JESUS MARIA", ASC_NAMES_ORG, true },
        { "Islamic State in Iraq and the Levant", "ISIL", ASC_NAMES_ORG, true },
        { "GOLD STAR 3", "GOLD STAR 13", ASC_NAMES_VESSEL, false },
        { "Zoe Rodriguez", "Masood Azhar", ASC_NAMES_PERSON, false },
        { "Lashkar Gah", "LASHKAR-E-TAYYIBA", ASC_NAMES_ORG, false },
        { "\xEA\xB9\x80\xEC\xA2\x85\xEC\x9D\x80", "\xEA\xB9\x80\xEC\xA0\x95\xEC\x9D\x80",
          ASC_NAMES_PERSON, false }, /* one syllable of three */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double p = compare(cases[i].a, cases[i].b, cases[i].kind, ASC_NAMES_PAIR);
        if ((p > 0.5) != cases[i].same) fail_msg("%s, %s: %f", cases[i].a, cases[i].b, p);
    }
}

static void a_bare_abbreviation_is_a_lead(void **state)
{
    (void)state;
    asc_name *brief = name("LeT", ASC_NAMES_ORG), *full = name("Lashkar-e-Tayyiba", ASC_NAMES_ORG),
             *same = name("LET", ASC_NAMES_ORG);
    asc_names_why why;
    assert_true(asc_names_compare(matcher, brief, full, ASC_NAMES_SCREEN, &why) <= ASC_NAMES_LEAD);
    assert_true(why.lead);
    assert_int_equal(why.steps[0].how, ASC_NAMES_HOW_ACRONYM);
    assert_true(asc_names_compare(matcher, brief, same, ASC_NAMES_SCREEN, &why) <= ASC_NAMES_LEAD);
    assert_true(why.lead);
    asc_name_free(brief);
    asc_name_free(full);
    asc_name_free(same);
}

/* Names of every kind of trouble, each compared with each. */
static const char *const troubles[] = {
    "",
    " ",
    "A",
    "MARIA",
    "Maria",
    "al",
    "bin",
    "Ltd",
    "Mr",
    "Abd",
    "Abu",
    "Abu Bakr",
    "i",
    "1",
    "XIV",
    "LeT",
    "L.e.T.",
    "Lashkar-e-Tayyiba",
    "Lashkar Tayyiba",
    "TAYYIBA, Lashkar",
    "Muhammad bin Salman",
    "Salman bin Muhammad",
    "Muhammad Muhammad Muhammad",
    "Muhammad",
    "\xD9\x85\xD8\xAD\xD9\x85\xD8\xAF",
    "\xE9\xA6\xAC",
    "\xF0\x9F\x98\x80",
    "\xFF\xFE\xFD",
    "\xE2\x80\xAE\xE2\x80\x8B",
    "M\xD0\xB0sood",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "abdabdabdabdabdabdabdabdabdabdabd",
    "0000000000000000000000000000000000000000",
    ",,,,",
    "((((((((",
    "Abdulabdulabdulabdul",
    "alalalalalalal",
    "\xE0\xA4\x95\xE0\xA5\x8D",
    "x\xCC\x81\xCC\x81\xCC\x81",
};
#define TROUBLES (sizeof troubles / sizeof *troubles)

static void no_name_is_nearer_to_another_than_to_itself(void **state)
{
    (void)state;
    for (int use = 0; use < 2; use++)
        for (size_t i = 0; i < TROUBLES; i++) {
            double own = compare(troubles[i], troubles[i], ASC_NAMES_PERSON, (asc_names_use)use);
            for (size_t j = 0; j < TROUBLES; j++)
                if (compare(troubles[i], troubles[j], ASC_NAMES_PERSON, (asc_names_use)use) > own)
                    fail_msg("%s is nearer to %s than to itself", troubles[i], troubles[j]);
        }
}

static void long_names_are_cut_and_answered(void **state)
{
    (void)state;
    char *text = malloc(10000);
    assert_non_null(text);
    static const char *const fillings[] = {
        "a", "a ", "ab", "1", ".", "Abd al-", "\xD8\xA7", "a1"
    };
    asc_error err;
    for (size_t f = 0; f < sizeof fillings / sizeof *fillings; f++) {
        size_t n = strlen(fillings[f]);
        for (size_t i = 0; i < 10000; i++) text[i] = fillings[f][i % n];
        asc_name *x = NULL, *y = name("Muhammad bin Salman", ASC_NAMES_PERSON);
        assert_int_equal(
            asc_name_new(&x, matcher, (asc_str){ text, 10000 }, ASC_NAMES_PERSON, &err), ASC_OK);
        assert_true(asc_names_compare(matcher, x, y, ASC_NAMES_PAIR, NULL) < 0.5);
        asc_names_why why;
        asc_names_compare(matcher, x, x, ASC_NAMES_SCREEN, &why);
        assert_true(why.step_count <= 2 * ASC_NAMES_WORDS_MAX);
        asc_name_free(x);
        asc_name_free(y);
    }
    free(text);
}

static void an_explanation_names_every_word_once(void **state)
{
    (void)state;
    const char *a = "AL-TIKRITI, Omar S.", *b = "Umar Sabawi Hasan al-Tikriti";
    asc_name *x = name(a, ASC_NAMES_PERSON), *y = name(b, ASC_NAMES_PERSON);
    asc_names_why why, turned;
    asc_names_compare(matcher, x, y, ASC_NAMES_PAIR, &why);
    asc_names_compare(matcher, y, x, ASC_NAMES_PAIR, &turned);
    assert_int_equal(why.step_count, turned.step_count);
    size_t of_a = 0, of_b = 0;
    for (size_t i = 0; i < why.step_count; i++) {
        assert_true(why.steps[i].a.end <= strlen(a) && why.steps[i].b.end <= strlen(b));
        assert_int_equal(why.steps[i].a.begin, turned.steps[i].b.begin);
        of_a += why.steps[i].a.end > 0;
        of_b += why.steps[i].b.end > 0;
    }
    assert_int_equal(of_a, 4);
    assert_int_equal(of_b, 5);
    asc_name_free(x);
    asc_name_free(y);
}

/* ---- The index ------------------------------------------------------------------------ */

static const char *const listed[] = {
    "LASHKAR-E-TAYYIBA",
    "LET",
    "Jaish-e-Mohammed",
    "AL-HUTHI, Abd-al-Khaliq",
    "GOLD STAR 3",
    "Sawwani Liberation Front",
    "SLF",
    "Muhammad Hafiz Saeed",
    "SAEED, Talha",
    "DABBAGH, Nadim",
    "Tramco S.A.",
    "National Shipping Company Limited",
    "JESUS MARIA",
    "AL-OTAIBI, Khalid",
};
#define LISTED (sizeof listed / sizeof *listed)

static asc_names_index *index_of(size_t extra)
{
    asc_names_index *ix = NULL;
    asc_error err;
    assert_int_equal(asc_names_index_new(&ix, matcher, &err), ASC_OK);
    for (size_t i = 0; i < LISTED; i++)
        assert_int_equal(asc_names_index_add(ix, i / 2, asc_str_from(listed[i]), ASC_NAMES_UNKNOWN,
                                             ASC_NAMES_PRIMARY, &err),
                         ASC_OK);
    for (size_t i = 0; i < extra; i++)
        assert_int_equal(asc_names_index_add(ix, 1000 + i, ASC_STR("Qwrtzk Vbnmpl"),
                                             ASC_NAMES_UNKNOWN, ASC_NAMES_PRIMARY, &err),
                         ASC_OK);
    assert_int_equal(asc_names_index_ready(ix, &err), ASC_OK);
    return ix;
}

/* The best hit's name and score; LISTED and 0 when there is none. */
static asc_names_hit best(const asc_names_index *ix, const char *query)
{
    asc_names_search *s = NULL;
    const asc_names_hit *hits;
    size_t n;
    asc_error err;
    assert_int_equal(asc_names_search_new(&s, ix, &err), ASC_OK);
    assert_int_equal(
        asc_names_search_run(s, asc_str_from(query), ASC_NAMES_UNKNOWN, 10, 0.0, &hits, &n, &err),
        ASC_OK);
    asc_names_hit h = n ? hits[0] : (asc_names_hit){ LISTED, 0, 0, false };
    for (size_t i = 0; i + 1 < n; i++) {
        assert_true(hits[i].score >= hits[i + 1].score);
        assert_true(hits[i].id != hits[i + 1].id);
    }
    if (n) {
        asc_names_why why;
        double own = asc_names_search_explain(s, h.name, &why);
        assert_true(own > h.score - 0.2 && own < h.score + 0.2);
        assert_int_equal(why.lead, h.lead);
    }
    asc_names_search_free(s);
    return h;
}

static const struct {
    const char *query;
    size_t name; /* LISTED: nothing from .5 on */
} queries[] = {
    { "Lashkar e Taiba", 0 },
    { "Lashkar-e-Toiba", 0 },
    { "\xD9\x84\xD8\xB4\xD9\x83\xD8\xB1 \xD8\xB7\xD9\x8A\xD8\xA8\xD8\xA9", 0 },
    { "Jaish e Muhammad", 2 },
    { "\xD8\xB9\xD8\xA8\xD8\xAF \xD8\xA7\xD9\x84\xD8\xAE\xD8\xA7\xD9\x84\xD9\x82 "
      "\xD8\xA7\xD9\x84\xD8\xAD"
      "\xD9\x88\xD8\xAB\xD9\x8A",
      3 },
    { "Hafiz Muhammad Saeed", 7 },
    { "Saeed Talha", 8 },
    { "Nadimm Dabagh", 9 },
    { "Khalid Alotaibi", 13 },
    { "JesusMaria", 12 },
    { "Lashkar Gah", LISTED },
    { "Taiba", LISTED },
    { "GOLD STAR 13", LISTED },
    { "LeT", LISTED },
    { "", LISTED },
    { "Zoe Smith", LISTED },
};

static void a_listed_name_is_found_in_any_spelling(void **state)
{
    (void)state;
    asc_names_index *ix = index_of(0);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        asc_names_hit h = best(ix, queries[i].query);
        size_t name = h.score >= ASC_NAMES_YES ? h.name : LISTED;
        if (name != queries[i].name)
            fail_msg("%s: %s, %f", queries[i].query, h.name < LISTED ? listed[h.name] : "nothing",
                     h.score);
    }
    asc_names_hit lead = best(ix, "LeT");
    assert_true(lead.lead && lead.score > 0.2 && lead.score <= ASC_NAMES_LEAD);
    asc_names_index_free(ix);
}

static void an_unrelated_name_changes_nothing(void **state)
{
    (void)state;
    asc_names_index *few = index_of(0), *many = index_of(50);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        asc_names_hit x = best(few, queries[i].query), y = best(many, queries[i].query);
        assert_true(x.score == y.score);
        assert_int_equal(x.name, y.name);
    }
    asc_names_index_free(few);
    asc_names_index_free(many);
}

static bool append(void *user, const char *bytes, size_t n)
{
    asc_buf_put(user, (asc_str){ bytes, n });
    return !((asc_buf *)user)->failed;
}

static void a_saved_index_is_the_same_index(void **state)
{
    (void)state;
    asc_names_index *ix = index_of(3), *opened = NULL;
    asc_buf bytes = { 0 }, again = { 0 };
    asc_error err;
    assert_int_equal(asc_names_index_save(ix, append, &bytes, &err), ASC_OK);
    assert_int_equal(asc_names_index_open(&opened, matcher, asc_buf_str(&bytes), &err), ASC_OK);
    assert_int_equal(asc_names_index_save(opened, append, &again, &err), ASC_OK);
    assert_true(asc_str_eq(asc_buf_str(&bytes), asc_buf_str(&again)));
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        assert_true(best(ix, queries[i].query).score == best(opened, queries[i].query).score);
    /* and goes on from there */
    assert_int_equal(
        asc_names_index_add(opened, 77, ASC_STR("Amber Line"), ASC_NAMES_ORG, ASC_NAMES_GOOD, &err),
        ASC_OK);
    assert_int_equal(asc_names_index_save(opened, append, &again, &err), ASC_EARG);
    assert_int_equal(asc_names_index_ready(opened, &err), ASC_OK);
    assert_int_equal(best(opened, "the Amber Line").id, 77);
    assert_true(asc_str_eq(asc_names_index_entry(opened, asc_names_index_count(opened) - 1).text,
                           ASC_STR("Amber Line")));
    asc_names_index_free(ix);
    asc_names_index_free(opened);
    asc_buf_free(&bytes);
    asc_buf_free(&again);
}

static void a_damaged_index_is_refused(void **state)
{
    (void)state;
    asc_names_index *ix = index_of(0), *opened = NULL;
    asc_buf bytes = { 0 };
    asc_error err;
    assert_int_equal(asc_names_index_save(ix, append, &bytes, &err), ASC_OK);
    for (size_t i = 0; i < bytes.n; i += 1 + i / 16) {
        bytes.p[i] = (char)(bytes.p[i] ^ 0x10);
        asc_status rc = asc_names_index_open(&opened, matcher, asc_buf_str(&bytes), &err);
        /* what pads an array to 8 bytes may be anything */
        if (rc == ASC_OK) asc_names_index_free(opened);
        else assert_true(rc == ASC_EFORMAT || rc == ASC_EVERSION);
        bytes.p[i] = (char)(bytes.p[i] ^ 0x10);
        rc = asc_names_index_open(&opened, matcher, (asc_str){ bytes.p, i }, &err);
        assert_int_equal(rc, ASC_EFORMAT);
    }
    asc_names_index_free(ix);
    asc_buf_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_become_plain_words),
        cmocka_unit_test(the_same_name_in_other_words_is_a_match_and_a_near_one_is_not),
        cmocka_unit_test(a_bare_abbreviation_is_a_lead),
        cmocka_unit_test(no_name_is_nearer_to_another_than_to_itself),
        cmocka_unit_test(long_names_are_cut_and_answered),
        cmocka_unit_test(an_explanation_names_every_word_once),
        cmocka_unit_test(a_listed_name_is_found_in_any_spelling),
        cmocka_unit_test(an_unrelated_name_changes_nothing),
        cmocka_unit_test(a_saved_index_is_the_same_index),
        cmocka_unit_test(a_damaged_index_is_refused),
    };
    return cmocka_run_group_tests(tests, make, unmake);
}
