/* Text in capitals is recased; all other text, and every position, stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/os.h"
#include "base/str.h"
#include "base/utf8.h"
#include "made_model.h"
#include "nlp/recase.h"
#include "nlp/recase_tables.h"

/* ---- Tables ----------------------------------------------------------------- */

/* Tables that know nothing: every word becomes lower case, sentences begin with a
 * capital. Enough for all that does not hang on what was learnt. */
static const asc_recase_slot NOTHING[1] = { { 0, 0 } };
static const int32_t SETTINGS[4] = { 0, 0, 0, 8 };
static const uint32_t NO_STRINGS[1] = { 0 };

#define SECTIONS 7
static void blank_sections(made_section s[SECTIONS])
{
    const made_section all[SECTIONS] = {
        { "case.words", NOTHING, sizeof NOTHING },
        { "case.phrases", NOTHING, sizeof NOTHING },
        { "case.weights", NOTHING, sizeof NOTHING },
        { "case.spelled", NOTHING, sizeof NOTHING },
        { "case.spellings.at", NO_STRINGS, sizeof NO_STRINGS },
        { "case.spellings.text", "", 0 },
        { "case.settings", SETTINGS, sizeof SETTINGS },
    };
    memcpy(s, all, sizeof all);
}

typedef struct tables {
    asc_model_file file;
    void *made; /* its bytes, or NULL when it is mapped */
    asc_recaser *recaser;
} tables;

static void open_blank(tables *t)
{
    made_section s[SECTIONS];
    blank_sections(s);
    t->made = made_model(&t->file, s, SECTIONS);
    assert_non_null(t->made);
    assert_int_equal(asc_recaser_new(&t->recaser, &t->file, NULL), ASC_OK);
}

/* The tables in use; false without a model. */
static bool open_real(tables *t)
{
    asc_error err;
    if (!asc_os_exists(ASC_TEST_MODEL)) return false;
    if (asc_model_file_open(&t->file, ASC_TEST_MODEL, &err) != ASC_OK) fail_msg("%s", err.message);
    if (asc_recaser_new(&t->recaser, &t->file, &err) != ASC_OK) fail_msg("%s", err.message);
    t->made = NULL;
    return true;
}

static void close_tables(tables *t)
{
    asc_recaser_free(t->recaser);
    if (t->made) free(t->made);
    else asc_model_file_close(&t->file);
}

/* The text recased, in a buffer of its own size so that the sanitizer sees its ends. */
static char *recase(const tables *t, asc_str text, bool *changed)
{
    asc_arena *tmp = asc_arena_new();
    char *out = malloc(text.n + 1);
    assert_non_null(tmp);
    assert_non_null(out);
    out = realloc(out, text.n ? text.n : 1);
    assert_non_null(out);
    assert_int_equal(asc_recase(t->recaser, text, out, changed, tmp, NULL), ASC_OK);
    asc_arena_free(tmp);
    return out;
}

static void expect(const tables *t, const char *text, const char *want)
{
    bool changed = true;
    asc_str in = asc_str_from(text), out = { recase(t, in, &changed), in.n };
    if (!asc_str_eq(out, asc_str_from(want)))
        fail_msg("\"%s\" became \"%.*s\", not \"%s\"", text, ASC_FMT(out), want);
    assert_int_equal(changed, strcmp(text, want) != 0);
    free((char *)out.p);
}

/* ---- What does not hang on what was learnt ------------------------------------ */

static void text_in_capitals_becomes_sentences(void **state)
{
    (void)state;
    tables t;
    open_blank(&t);
    expect(&t, "", "");
    expect(&t, "THE BOMB WENT OFF IN THE MARKET AT NOON.",
           "The bomb went off in the market at noon.");
    expect(&t, "THE TRUCK BURNED. POLICE CAME! WHY? \"NOBODY KNOWS,\" HE SAID. \"WE DO NOT.\"",
           "The truck burned. Police came! Why? \"Nobody knows,\" he said. \"We do not.\"");
    expect(&t, "I DID WHAT I'D SAID I'LL DO ON THE 20TH.",
           "I did what I'd said I'll do on the 20th.");
    close_tables(&t);
}

static void wrapped_lines_are_one_sentence_and_paragraphs_are_not(void **state)
{
    (void)state;
    tables t;
    open_blank(&t);
    expect(&t,
           "THE GUERRILLAS HAVE AGAIN ATTACKED THE POWER LINES THAT FEED THE\n"
           "CAPITAL, LEAVING TWO OF ITS DISTRICTS WITHOUT LIGHT.\n\nHOSPITALS HAVE FUEL",
           "The guerrillas have again attacked the power lines that feed the\n"
           "capital, leaving two of its districts without light.\n\nHospitals have fuel");
    close_tables(&t);
}

static void ordinary_text_stays(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Police said the FBI, the CIA and the NSA had been told.",
        "WASHINGTON (AP) - The president met NATO's secretary general.",
        "The U.S., the U.K. and the UAE. FBI. NATO.",
        "LaGuardia, McCain, iPhone and eBay; JPMorgan and LeT.",
        "He shouted \"STOP\" and ran.",
        "x",
        "A",
        "12:40 - 13:05",
        "\n\n\n",
    };
    tables t;
    open_blank(&t);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) expect(&t, texts[i], texts[i]);
    close_tables(&t);
}

static void odd_letters_keep_their_bytes(void **state)
{
    (void)state;
    tables t;
    open_blank(&t);
    /* one lower case of as many bytes: changed */
    expect(&t, "THE CAF\xC3\x89 IN \xC3\x96LAND AND \xC7\x84 ARE CLOSED TODAY",
           "The caf\xC3\xA9 in \xC3\xB6land and \xC7\x86 are closed today");
    /* sigma at the end of a word, and inside */
    expect(&t, "HERE IS \xCE\xA3\xCE\xA9\xCE\xA3 AND NOTHING ELSE",
           "Here is \xCF\x83\xCF\x89\xCF\x82 and nothing else");
    /* capital sharp s, dotted capital I, Kelvin's sign, Ohm's sign: other lengths stay */
    expect(&t,
           "SEE STRA\xE1\xBA\x9E"
           "E AND \xC4\xB0ZM\xC4\xB0R AND 3 \xE2\x84\xAA NOW",
           "See stra\xE1\xBA\x9E"
           "e and \xC4\xB0zm\xC4\xB0r and 3 \xE2\x84\xAA now");
    expect(&t, "TWO SMILES \xF0\x9F\x98\x80\xF0\x9F\x98\x80 AND A FLAG OF PEACE",
           "Two smiles \xF0\x9F\x98\x80\xF0\x9F\x98\x80 and a flag of peace");
    /* bytes that are no UTF-8, and NUL, are copied */
    asc_str bad = ASC_STR("THE BYTES \xFF\xC3 AND \x00 AND \xE2\x80 STAY WHERE THEY ARE");
    asc_str want = ASC_STR("The bytes \xFF\xC3 and \x00 and \xE2\x80 stay where they are");
    bool changed;
    asc_str out = { recase(&t, bad, &changed), bad.n };
    assert_true(asc_str_eq(out, want));
    free((char *)out.p);
    close_tables(&t);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Law: characters change to their own lower case, or not at all. */
static void assert_same_letters(asc_str a, asc_str b)
{
    for (size_t i = 0; i < a.n;) {
        uint32_t x, y;
        size_t n = asc_utf8_next(a, i, &x), m = asc_utf8_next(b, i, &y);
        assert_int_equal(n, m);
        if (x != y) assert_true(asc_utf8_lower(x) == (y == 0x3C2 ? 0x3C3 : y));
        else assert_memory_equal(a.p + i, b.p + i, n);
        i += n;
    }
}

static void any_bytes_keep_their_places(void **state)
{
    (void)state;
    static const char *const bits[] = { "THE ",
                                        "A",
                                        ". ",
                                        ".",
                                        "'S",
                                        "'",
                                        "\xE2\x80\x99",
                                        "\"",
                                        "\n",
                                        "(",
                                        ") ",
                                        "-",
                                        "MC",
                                        "O'",
                                        "U.S. ",
                                        "\xC3\x89",
                                        "\xCE\xA3",
                                        "\xC4\xB0",
                                        "\xF0\x9F\x98\x80",
                                        "\xCC\x81",
                                        "9",
                                        "\xFF",
                                        "&",
                                        " ",
                                        " ",
                                        "al",
                                        "SAID ",
                                        "\xE2",
                                        "\xC2\xA0",
                                        "Of The ",
                                        "I ",
                                        "B.",
                                        "0ST" };
    tables t;
    uint32_t seed = 20;
    printf("seed %u\n", seed);
    if (!open_real(&t)) open_blank(&t);
    for (int round = 0; round < 400; round++) {
        asc_buf b = { 0 };
        size_t n = next_random(&seed) % 120;
        for (size_t i = 0; i < n; i++)
            asc_buf_puts(&b, bits[next_random(&seed) % (sizeof bits / sizeof *bits)]);
        bool changed;
        asc_str in = asc_buf_str(&b), out = { recase(&t, in, &changed), in.n };
        assert_same_letters(in, out);
        free((char *)out.p);
        asc_buf_free(&b);
    }
    close_tables(&t);
}

/* ---- Size ----------------------------------------------------------------------- */

static double seconds_for(const tables *t, const char *bit, size_t n)
{
    size_t step = strlen(bit);
    char *text = malloc(n);
    assert_non_null(text);
    for (size_t i = 0; i < n; i++) text[i] = bit[i % step];
    double began = asc_os_seconds();
    bool changed;
    free(recase(t, (asc_str){ text, n }, &changed));
    free(text);
    return asc_os_seconds() - began;
}

static void time_grows_with_the_text_whatever_it_is(void **state)
{
    (void)state;
    static const char *const bits[] = {
        "THE ARMY SAID THAT THE REBELS OF LASHKAR-E-TAIBA HAD TAKEN THE TOWN. ",
        "A.",
        "A",
        "'",
        "A'",
        "\"",
        "(",
        "\n",
        "A\n",
        "THE\n",
        ". ",
        "A B. ",
        "AL-",
        "A&",
        "\xCC\x81",
        "NEW ",
        "Of The Man ",
        "\xFF",
        "I ",
        "THE \"'\"'\"' ",
    };
    tables t;
    if (!open_real(&t)) open_blank(&t);
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
        double small = seconds_for(&t, bits[i], (size_t)1 << 18);
        double large = seconds_for(&t, bits[i], (size_t)1 << 20);
        if (large > 16 * small + 1.0)
            fail_msg("\"%s\": 256 KB in %.2f s, 1 MB in %.2f s", bits[i], small, large);
    }
    close_tables(&t);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    tables t;
    open_blank(&t);
    asc_str text = ASC_STR("THE ARMY SAID SO. THE REBELS DENIED IT AND LEFT THE TOWN OF AL-BAB.\n"
                           "Army Says Rebels Have Left The Town\n");
    char out[256];
    bool changed;
    for (long nth = 1; nth < 400; nth++) {
        asc_arena *tmp = asc_arena_new();
        assert_non_null(tmp);
        asc_arena_fail_nth = nth;
        asc_status rc = asc_recase(t.recaser, text, out, &changed, tmp, NULL);
        bool all = asc_arena_fail_nth > 0;
        asc_arena_fail_nth = 0;
        asc_arena_free(tmp);
        if (all) {
            assert_int_equal(rc, ASC_OK);
            close_tables(&t);
            return;
        }
        assert_int_equal(rc, ASC_ENOMEM);
    }
    fail_msg("recasing never succeeded");
}

/* ---- Files ---------------------------------------------------------------------- */

static asc_status open_with(size_t i, const void *p, size_t n)
{
    made_section s[SECTIONS];
    asc_model_file file;
    asc_recaser *r = NULL;
    blank_sections(s);
    s[i].p = p;
    s[i].n = n;
    void *made = made_model(&file, s, SECTIONS);
    assert_non_null(made);
    asc_status rc = asc_recaser_new(&r, &file, NULL);
    assert_true((rc == ASC_OK) == (r != NULL));
    asc_recaser_free(r);
    free(made);
    return rc;
}

static void damaged_tables_are_refused(void **state)
{
    (void)state;
    static const asc_recase_slot three[3] = { { 1, 0 } }, beyond[1] = { { 1, 0 } };
    static const int32_t absurd[4] = { 0, 0, 0, 1 << 30 };
    made_section s[SECTIONS];
    blank_sections(s);
    for (size_t i = 0; i < SECTIONS; i++) {
        if (s[i].n == 0) continue;
        assert_int_equal(open_with(i, s[i].p, s[i].n), ASC_OK);
        assert_int_equal(open_with(i, s[i].p, 0), ASC_EFORMAT);
        assert_int_equal(open_with(i, s[i].p, s[i].n - 1), ASC_EFORMAT);
    }
    for (size_t i = 0; i < 4; i++) assert_int_equal(open_with(i, three, sizeof three), ASC_EFORMAT);
    assert_int_equal(open_with(3, beyond, sizeof beyond), ASC_EFORMAT);
    assert_int_equal(open_with(6, absurd, sizeof absurd), ASC_EFORMAT);
}

/* ---- What was learnt ------------------------------------------------------------ */

static void names_acronyms_and_ministries_come_back(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "THE MINISTRY OF DEFENCE IN MOSCOW SAID ON MONDAY THAT SYRIAN REBELS HAD ATTACKED "
          "ALEPPO.",
          "The Ministry of Defence in Moscow said on Monday that Syrian rebels had attacked "
          "Aleppo." },
        { "PRESIDENT BARACK OBAMA TOLD REPORTERS THAT THE FBI AND THE CIA WERE NOT INVOLVED.",
          "President Barack Obama told reporters that the FBI and the CIA were not involved." },
        { "GEN. DAVID PETRAEUS, THE U.S. COMMANDER IN AFGHANISTAN, MET MR. KARZAI IN KABUL.",
          "Gen. David Petraeus, the U.S. commander in Afghanistan, met Mr. Karzai in Kabul." },
        { "LASHKAR-E-TAIBA'S LEADER, HAFIZ SAEED, DENIED THAT THE GROUP HAD CARRIED OUT THE "
          "ATTACKS.",
          "Lashkar-e-Taiba's leader, Hafiz Saeed, denied that the group had carried out the "
          "attacks." },
        { "THE U.N. SECURITY COUNCIL CONDEMNED THE ATTACK ON THE AMERICAN EMBASSY IN TRIPOLI.",
          "The U.N. Security Council condemned the attack on the American embassy in Tripoli." },
        { "POLICE IN KARACHI ARRESTED FOUR MEMBERS OF AL-QAEDA, A SPOKESMAN SAID.",
          "Police in Karachi arrested four members of al-Qaeda, a spokesman said." },
        { "\"IT WAS MCCAIN,\" O'BRIEN SAID. \"WE KNOW.\"",
          "\"It was McCain,\" O'Brien said. \"We know.\"" },
    };
    tables t;
    if (!open_real(&t)) skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect(&t, cases[i][0], cases[i][1]);
    close_tables(&t);
}

static void a_sentence_in_capitals_among_others_is_recased_alone(void **state)
{
    (void)state;
    tables t;
    if (!open_real(&t)) skip();
    expect(&t, "POLICE ARREST TWO MEN AFTER ATTACK ON MARKET\n\nThe FBI said SO. It was NATO's.\n",
           "Police arrest two men after attack on market\n\nThe FBI said SO. It was NATO's.\n");
    expect(&t, "FBI, CIA, NSA.\nWASHINGTON, D.C.\nThe end of the report.\n",
           "FBI, CIA, NSA.\nWASHINGTON, D.C.\nThe end of the report.\n");
    close_tables(&t);
}

static void headlines_are_lowered_but_names_are_not(void **state)
{
    (void)state;
    tables t;
    if (!open_real(&t)) skip();
    expect(&t, "Ladara Points at Island Separatists for Ferry Bombing\n",
           "Ladara points at island separatists for ferry bombing\n");
    expect(&t, "Ministry of Foreign Affairs of the Russian Federation\n",
           "Ministry of Foreign Affairs of the Russian Federation\n");
    close_tables(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_in_capitals_becomes_sentences),
        cmocka_unit_test(wrapped_lines_are_one_sentence_and_paragraphs_are_not),
        cmocka_unit_test(ordinary_text_stays),
        cmocka_unit_test(odd_letters_keep_their_bytes),
        cmocka_unit_test(any_bytes_keep_their_places),
        cmocka_unit_test(time_grows_with_the_text_whatever_it_is),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(damaged_tables_are_refused),
        cmocka_unit_test(names_acronyms_and_ministries_come_back),
        cmocka_unit_test(a_sentence_in_capitals_among_others_is_recased_alone),
        cmocka_unit_test(headlines_are_lowered_but_names_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
