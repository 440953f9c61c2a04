/* tokenize: words of a text, by a model of a few rules and by the real one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/os.h"
#include "base/str.h"
#include "made_model.h"
#include "nlp/tokenize.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* ---- A model of a few rules, made by hand -----------------------------------*/

#define PREFIX "\\A(?:\\(|\"|US\\$|')"
#define SUFFIX "(?:\\)|\"|\\.\\.+|'s|(?<=[0-9])km|(?<=[a-z])\\.|,|:)\\z"
#define INFIX "(?:\\.\\.+|(?<=[a-z])-(?=[a-z])|,)"
#define URL "\\A(?:[a-z]+\\.)++com\\z"

static const char *const EXCEPTIONS[] = { " ", "'em", ":)", "U.S.", "don't", "'s" };
static const uint32_t FIRST[] = { 0, 1, 2, 3, 4, 6, 7 };
static const char *const PIECES[] = { " ", "'em", ":)", "U.S.", "do", "n't", "'s" };
#define NONE UINT32_MAX
static const uint32_t PIECE_NORM[] = { NONE, 0, NONE, NONE, NONE, 1, NONE };
static const char *const NORMS[] = { "them", "not", "color" };
/* spaCy's numbers of "colour" and "Colour", ascending. */
static const uint64_t NORM_KEY[] = { 2579953423244470672u, 10512759487696979628u };
static const uint32_t NORM_VALUE[] = { 2, 2 };
static const char *const SYMBOLS[] = { "", "IS_ALPHA", "x", "do" };
static const uint32_t LIMITS[] = { 2, '.' };

static made_strings exceptions, pieces, norms, symbols;

static void fill(void)
{
    made_strings_fill(&exceptions, EXCEPTIONS, COUNT(EXCEPTIONS));
    made_strings_fill(&pieces, PIECES, COUNT(PIECES));
    made_strings_fill(&norms, NORMS, COUNT(NORMS));
    made_strings_fill(&symbols, SYMBOLS, COUNT(SYMBOLS));
}

/* `broken`: bytes of that section from `offset` on become `junk`; NULL when it is
 * shorter than that. */
static void *make(asc_model_file *f, size_t broken, size_t offset, uint32_t junk)
{
    unsigned char changed[2048];
    fill();
    made_section s[] = {
        MADE_TEXT("tok.prefix", PREFIX),
        MADE_TEXT("tok.suffix", SUFFIX),
        MADE_TEXT("tok.infix", INFIX),
        MADE_TEXT("tok.url", URL),
        MADE_ARRAY("tok.limits", LIMITS),
        MADE_STRINGS("tok.exceptions", exceptions),
        MADE_ARRAY("tok.exception_first", FIRST),
        MADE_STRINGS("tok.pieces", pieces),
        MADE_ARRAY("tok.piece_norm", PIECE_NORM),
        MADE_STRINGS("tok.norms", norms),
        MADE_ARRAY("tok.norm_key", NORM_KEY),
        MADE_ARRAY("tok.norm_value", NORM_VALUE),
        MADE_STRINGS("tok.symbols", symbols),
    };
    if (broken < COUNT(s)) {
        if (offset + sizeof junk > s[broken].n) return NULL;
        memcpy(changed, s[broken].p, s[broken].n);
        memcpy(changed + offset, &junk, sizeof junk);
        s[broken].p = changed;
    }
    return made_model(f, s, COUNT(s));
}
#define SECTIONS 17

/* ---- Running it ---------------------------------------------------------------*/

typedef struct machine {
    void *bytes; /* of a made model */
    asc_model_file file;
    asc_tokenizer *t;
    asc_lexicon *x;
    asc_arena *keep;
} machine;

static void start(machine *m)
{
    asc_error err;
    if (asc_tokenizer_new(&m->t, &m->file, &err) != ASC_OK) fail_msg("%s", err.message);
    m->x = asc_lexicon_new();
    m->keep = asc_arena_new();
    assert_non_null(m->x);
    assert_non_null(m->keep);
}

static void start_small(machine *m)
{
    *m = (machine){ 0 };
    m->bytes = make(&m->file, SIZE_MAX, 0, 0);
    assert_non_null(m->bytes);
    start(m);
}

static bool start_real(machine *m)
{
    *m = (machine){ 0 };
    if (!asc_os_exists(ASC_TEST_MODEL)) return false;
    assert_int_equal(asc_model_file_open(&m->file, ASC_TEST_MODEL, NULL), ASC_OK);
    start(m);
    return true;
}

static void stop(machine *m)
{
    asc_arena_free(m->keep);
    asc_lexicon_free(m->x);
    asc_tokenizer_free(m->t);
    if (!m->bytes) asc_model_file_close(&m->file);
    free(m->bytes);
}

static asc_word *words_of(machine *m, asc_str text, size_t *n)
{
    asc_word *words = NULL;
    asc_error err;
    if (asc_tokenize(m->t, m->x, text, m->keep, &words, n, &err) != ASC_OK)
        fail_msg("%s", err.message);
    return words;
}

/* Words between "|", "_" for the space behind one. */
static void check_words(machine *m, const char *text, const char *expected)
{
    size_t n, types;
    asc_str s = asc_str_from(text);
    asc_buf out = { 0 };
    const asc_word *w = words_of(m, s, &n);
    const asc_lex *lex = asc_lexicon_types(m->x, &types);
    for (size_t i = 0; i < n; i++) {
        asc_str word = { s.p + w[i].begin, w[i].end - w[i].begin };
        assert_true(w[i].lex < types && asc_str_eq(lex[w[i].lex].text, word));
        if (i) asc_buf_putc(&out, '|');
        asc_buf_put(&out, word);
        if (w[i].space_after) asc_buf_putc(&out, '_');
    }
    if (!asc_str_eq(asc_buf_str(&out), asc_str_from(expected)))
        fail_msg("\"%s\" became %.*s, not %s", text, ASC_FMT(asc_buf_str(&out)), expected);
    asc_buf_free(&out);
}

static const char *const SMALL[][2] = {
    { "", "" },
    { "a", "a" },
    /* one space belongs to the word before it, the others are a word */
    { " a  b c \n", " |a_| |b_|c_|\n" },
    { "a\n b\xC2\xA0\x63", "a|\n |b|\xC2\xA0|c" },
    { "\xE3\x80\x80", "\xE3\x80\x80" },
    /* affixes from both sides, until an exception or nothing is left */
    { "(\"foo\")", "(|\"|foo|\"|)" },
    { "(don't)", "(|do|n't|)" },
    { "(U.S.", "(|U.S." },
    { "U.S.,", "U.S.|," },
    { "'em's", "'em|'s" },
    { "()", "(|)" },
    { "US$5km", "US$|5|km" },
    { "km", "km" },
    { "foo....", "foo|...." },
    { "....", "...." },
    /* infixes; one at the start cuts nothing */
    { "re-tell...it", "re|-|tell|...|it" },
    { ",a", ",a" },
    { "a,,b", "a|,|,|b" },
    { "foo.bar.com", "foo.bar.com" },
    { "(x-foo.com)", "(|x|-|foo.com|)" },
    /* exceptions that the affixes had cut are put together again, not over spaces */
    { "foo:)", "foo|:)" },
    { "\":)\"", "\"|:)|\"" },
    { "foo: )", "foo|:_|)" },
    { "foo,:)", "foo|,|:)" },
};

static void words_follow_the_rules(void **state)
{
    (void)state;
    machine m;
    start_small(&m);
    for (int pass = 0; pass < 2; pass++) /* the second time from the lexicon */
        for (size_t i = 0; i < COUNT(SMALL); i++) check_words(&m, SMALL[i][0], SMALL[i][1]);
    stop(&m);
}

struct seen {
    const char *text;
    size_t word;
    uint64_t norm, prefix, suffix, shape;
    bool is_space;
};

static void check_seen(machine *m, const struct seen *s)
{
    size_t n, types;
    const asc_word *w = words_of(m, asc_str_from(s->text), &n);
    assert_true(s->word < n);
    const asc_lex *lex = &asc_lexicon_types(m->x, &types)[w[s->word].lex];
    if (lex->norm != s->norm || lex->prefix != s->prefix || lex->suffix != s->suffix ||
        lex->shape != s->shape || lex->is_space != s->is_space)
        fail_msg("\"%s\", word %zu: norm %llu prefix %llu suffix %llu shape %llu", s->text, s->word,
                 (unsigned long long)lex->norm, (unsigned long long)lex->prefix,
                 (unsigned long long)lex->suffix, (unsigned long long)lex->shape);
}

static void a_norm_comes_from_the_exception_the_table_or_lower_case(void **state)
{
    (void)state;
    machine m;
    size_t n, types;
    start_small(&m);
    const asc_word *w = words_of(&m, ASC_STR("don't do DO n't x Colour COLOR color"), &n);
    const asc_lex *lex = asc_lexicon_types(m.x, &types);
    assert_int_equal(n, 9);
    assert_int_equal(w[0].lex, w[2].lex);     /* "do" is the same in and out of "don't" */
    assert_int_equal(lex[w[0].lex].norm, 3);  /* its number as a symbol */
    assert_int_equal(lex[w[3].lex].norm, 3);  /* "DO" */
    assert_int_not_equal(w[1].lex, w[4].lex); /* "n't" is "not" in "don't" alone */
    assert_int_equal(lex[w[1].lex].norm, 447765159362469301u);
    assert_int_equal(lex[w[5].lex].norm, 2); /* "x" is a symbol, in all that is seen of it */
    assert_int_equal(lex[w[5].lex].shape, 2);
    assert_int_equal(lex[w[6].lex].norm, 7045580820573707335u); /* Colour -> color */
    assert_int_equal(lex[w[7].lex].norm, lex[w[8].lex].norm);
    stop(&m);
}

/* Texts of many types empty the lexicon before the next text, and say so. */
static void a_full_lexicon_is_emptied(void **state)
{
    (void)state;
    machine m;
    size_t n, types;
    asc_buf text = { 0 };
    start_small(&m);
    check_words(&m, "a", "a");
    for (int i = 0; i <= ASC_LEXICON_MAX; i++) asc_buf_printf(&text, "%x ", (unsigned)i);
    (void)words_of(&m, asc_buf_str(&text), &n);
    assert_int_equal(n, ASC_LEXICON_MAX + 1);
    assert_int_equal(asc_lexicon_generation(m.x), 0);
    asc_lexicon_types(m.x, &types);
    assert_int_equal(types, ASC_LEXICON_MAX + 1);
    check_words(&m, "don't", "do|n't");
    assert_int_equal(asc_lexicon_generation(m.x), 1);
    asc_lexicon_types(m.x, &types);
    assert_int_equal(types, 2);
    asc_buf_free(&text);
    stop(&m);
}

static void too_long_a_text_is_refused(void **state)
{
    (void)state;
    machine m;
    size_t n = 7;
    asc_word *words = NULL;
    start_small(&m);
    char *p = malloc(ASC_PIECE_MAX + 1);
    assert_non_null(p);
    memset(p, 'a', ASC_PIECE_MAX + 1);
    asc_str s = { p, ASC_PIECE_MAX + 1 };
    assert_int_equal(asc_tokenize(m.t, m.x, s, m.keep, &words, &n, NULL), ASC_ELIMIT);
    assert_true(n == 7 && !words);
    s.n--;
    assert_int_equal(asc_tokenize(m.t, m.x, s, m.keep, &words, &n, NULL), ASC_OK);
    assert_int_equal(n, 1);
    free(p);
    stop(&m);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    static const char text[] = "(don't) foo,:) A\xC3\x89 re-tell ";
    asc_model_file f;
    void *bytes = make(&f, SIZE_MAX, 0, 0);
    assert_non_null(bytes);
    for (long nth = 1; nth < 1000; nth++) {
        asc_tokenizer *t = NULL;
        asc_lexicon *x = asc_lexicon_new();
        asc_arena *keep = asc_arena_new();
        asc_word *words = NULL;
        size_t n = 0;
        asc_arena_fail_nth = nth;
        asc_status rc = asc_tokenizer_new(&t, &f, NULL);
        assert_true((rc == ASC_OK) == (t != NULL));
        if (rc == ASC_OK) rc = asc_tokenize(t, x, ASC_STR(text), keep, &words, &n, NULL);
        bool left = asc_arena_fail_nth > 0;
        asc_arena_fail_nth = 0;
        assert_true(rc == ASC_OK || rc == ASC_ENOMEM);
        assert_true((rc == ASC_OK) == (words != NULL));
        if (rc != ASC_OK && t) { /* the lexicon is as good as new */
            assert_int_equal(asc_tokenize(t, x, ASC_STR(text), keep, &words, &n, NULL), ASC_OK);
            assert_int_equal(n, 11);
        }
        asc_arena_free(keep);
        asc_lexicon_free(x);
        asc_tokenizer_free(t);
        if (left) {
            free(bytes);
            return; /* nothing left to make fail */
        }
    }
    fail_msg("it never succeeded");
}

/* A model with four bytes changed is refused, or works without reading past anything
 * (the sanitizers would tell). */
static void nothing_in_the_file_is_trusted(void **state)
{
    (void)state;
    static const uint32_t junk[] = { UINT32_MAX, 0x7FFFFFFF, 1000, 6, 1, 0, 0x28282828 };
    size_t refused = 0;
    for (size_t s = 0; s < SECTIONS; s++) {
        for (size_t at = 0; at < 128; at += 4) {
            for (size_t j = 0; j < COUNT(junk); j++) {
                machine m = { 0 };
                asc_error err;
                m.bytes = make(&m.file, s, at, junk[j]);
                if (!m.bytes) continue;
                asc_status rc = asc_tokenizer_new(&m.t, &m.file, &err);
                assert_true(rc == ASC_OK || rc == ASC_EFORMAT);
                refused += rc != ASC_OK;
                if (rc == ASC_OK) {
                    size_t n;
                    m.x = asc_lexicon_new();
                    m.keep = asc_arena_new();
                    for (size_t i = 0; i < COUNT(SMALL); i++)
                        (void)words_of(&m, asc_str_from(SMALL[i][0]), &n);
                }
                stop(&m);
            }
        }
    }
    assert_true(refused > 100);
}

/* Each pattern in turn is one that spaCy would never have; PCRE2 refuses some. */
static void a_strange_pattern_does_no_harm(void **state)
{
    (void)state;
    static const char *const strange[] = {
        "",          "()",        "a*",      "(?=a)",          "\\Ka",      "(?=a\\K)",
        "(?<=a\\K)", "(?=ab\\K)", "(?:a|)*", "(a+)+(a+)+!\\z", "[^\\x{0}]", "(?R)?a",
    };
    fill();
    made_section s[] = {
        { "tok.prefix", NULL, 0 },
        { "tok.suffix", NULL, 0 },
        { "tok.infix", NULL, 0 },
        { "tok.url", NULL, 0 },
        MADE_ARRAY("tok.limits", LIMITS),
        MADE_STRINGS("tok.exceptions", exceptions),
        MADE_ARRAY("tok.exception_first", FIRST),
        MADE_STRINGS("tok.pieces", pieces),
        MADE_ARRAY("tok.piece_norm", PIECE_NORM),
        MADE_STRINGS("tok.norms", norms),
        MADE_ARRAY("tok.norm_key", NORM_KEY),
        MADE_ARRAY("tok.norm_value", NORM_VALUE),
        MADE_STRINGS("tok.symbols", symbols),
    };
    for (size_t i = 0; i < COUNT(strange) * 4; i++) {
        machine m = { 0 };
        made_section changed[COUNT(s)];
        memcpy(changed, s, sizeof s);
        changed[i % 4].p = strange[i / 4];
        changed[i % 4].n = strlen(strange[i / 4]);
        m.bytes = made_model(&m.file, changed, COUNT(s));
        assert_non_null(m.bytes);
        if (asc_tokenizer_new(&m.t, &m.file, NULL) != ASC_OK) {
            stop(&m);
            continue;
        }
        asc_tokenizer_free(m.t);
        start(&m);
        size_t n;
        const asc_word *w = words_of(&m, ASC_STR("aaaabab \xC3\xA9\x61 don't"), &n);
        uint32_t end = 0;
        for (size_t k = 0; k < n; k++) {
            assert_true(w[k].begin == end && w[k].end > end);
            end = w[k].end + w[k].space_after;
        }
        assert_int_equal(end, 17);
        stop(&m);
    }
}

/* ---- The real one ---------------------------------------------------------------*/

/* What spaCy 3.8.18 with en_core_web_sm 3.8.0 makes of these. */
static const char *const REAL[][2] = {
    { "Mr. O'Neill thinks they can't say who'll win.",
      "Mr._|O'Neill_|thinks_|they_|ca|n't_|say_|who|'ll_|win|." },
    { "He said: \"No-one (not U.S.-backed) won't pay $5bn...\"",
      "He_|said|:_|\"|No|-|one_|(|not_|U.S.-backed|)_|wo|n't_|pay_|$|5bn|...|\"" },
    { "Visit https://www.example.com/a?b=1, or mail a.b@c.org!",
      "Visit_|https://www.example.com/a?b=1|,_|or_|mail_|a.b@c.org|!" },
    { "It's 10a.m., 5km away; -5\302\260C. and 3.5%.",
      "It|'s_|10|a.m.|,_|5|km_|away|;_|-5|\302\260|C|._|and_|3.5|%|." },
    { "(:-) well :) ... : ) ''", "(|:-)_|well_|:)_|..._|:_|)_|''" },
    { "two  spaces\n\nand\tdon't\302\240here ", "two_| |spaces|\n\n|and|\t|do|n't|\302\240|here_" },
    { "\343\200\200x\302\205y\342\200\213z", "\343\200\200|x|\302\205|y\342\200\213z" },
    { "and/or he's gonna dunno-ish 's", "and/or_|he|'s_|gon|na_|dunno|-|ish_|'s" },
    { "co. vs. U.K.'s e.g. i.e.", "co._|vs._|U.K.|'s_|e.g._|i.e." },
    { "\302\253\303\207a\302\273 \342\200\224 \342\200\234d\303\251j\303\240-vu\342\200\235"
      "\342\200\246",
      "\302\253|\303\207a|\302\273_|\342\200\224_|\342\200\234|d\303\251j\303\240|-|vu|"
      "\342\200\235|\342\200\246" },
    { "\346\227\245\346\234\254\343\200\202\343\203\206", "\346\227\245\346\234\254\343\200\202"
                                                          "\343\203\206" },
    { "and/ or 10:30-11:45 A.M.", "and/_|or_|10:30|-|11:45_|A.M." },
    { "re-tell 'em o'clock 'Cause", "re|-|tell_|'em_|o'clock_|'Cause" },
    { "mid-1990s x=y a<b 3-4 a...b", "mid-1990s_|x|=|y_|a|<|b_|3|-|4_|a|...|b" },
    { "Ph.D.) (Dr.) Jan.-Feb.", "Ph.D.|)_|(|Dr.|)_|Jan.-Feb|." },
};

#define TEN(s) s s s s s s s s s s
static const struct seen REAL_SEEN[] = {
    /* can xx */
    { "can't", 0, 6635067063807956629u, 16900879642891266615u, 13913074996085095135u,
      4370460163704169311u, false },
    /* not x'x */
    { "can't", 1, 447765159362469301u, 13210364986222294696u, 2043519015752540944u,
      15075103628056407474u, false },
    /* mr. Xx. */
    { "Mr.", 0, 1153941636839804325u, 3209455878668673793u, 15275761157247972012u,
      17096342708991983284u, false },
    /* color Xxxxx */
    { "Colour", 0, 7045580820573707335u, 149303876845869574u, 17577015140245084783u,
      16072095006890171862u, false },
    /* symbols: a part of speech, a dependency */
    { "X", 0, 11123243248953317070u, 101, 101, 101, false },
    { "nsubj", 0, 429, 13210364986222294696u, 90026376767286062u, 13110060611322374290u, false },
    /* are 'xx */
    { "'re", 0, 5012629990875267006u, 11221368173670222813u, 523464648099722843u,
      4848600484254711268u, false },
    /* final sigma */
    { "\316\221\316\243", 0, 3445212984879148070u, 14090014197018381936u, 11372864534148074183u,
      14968597813295776895u, false },
    /* U+00A0 is an exception whose norm is two spaces */
    { "\302\240", 0, 12127836336259238092u, 3443622981070210256u, 3443622981070210256u,
      3443622981070210256u, true },
    /* LONG */
    { TEN("aaaaaaaaaa"), 0, 12500226556396514998u, 11901859001352538922u, 9095482808210815123u,
      13735693502083210583u, false },
    /* Xxxxxdddd */
    { "Aaaaaa1112", 0, 1557075303841251793u, 14862748245026736845u, 18121251311279197961u,
      4448781143133386532u, false },
    /* U+2019, of the norms that all languages share */
    { "\342\200\231s", 0, 16428057658620181782u, 9283054155332335931u, 614914527630368944u,
      12685219922295555250u, false },
    { "\n", 0, 962983613142996970u, 962983613142996970u, 962983613142996970u, 962983613142996970u,
      true },
    /* U+0130 becomes two characters */
    { "\304\260x", 0, 2083754167598378421u, 10007816788334446145u, 6169965465166429007u,
      12204527652707022206u, false },
};

static void the_real_model_agrees_with_spacy(void **state)
{
    (void)state;
    machine m;
    if (!start_real(&m)) skip();
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < COUNT(REAL); i++) check_words(&m, REAL[i][0], REAL[i][1]);
        for (size_t i = 0; i < COUNT(REAL_SEEN); i++) check_seen(&m, &REAL_SEEN[i]);
    }
    stop(&m);
}

/* Half a megabyte without a space. One step of peeling, searched for from the start as
 * spaCy does, would look at all of it: 10^11 bytes a case, some minutes. */
static void no_text_is_slow(void **state)
{
    (void)state;
    static const char *const unit[] = {
        "(",   "a",   ".",   "..(",    "'s",  "a@",           "a:@",     "a@b.",
        "a.",  "ab-", "://", "1.2.3.", "5km", "\"",           ":)",      "_",
        "US$", "a:",  "\n",  "a\n",    ": ",  "\xE4\xB8\xAD", "><(((*>", "\xCE\xA3'"
    };
    enum { SIZE = 1 << 19 };
    machine m;
    if (!start_real(&m)) skip();
    for (size_t i = 0; i < COUNT(unit); i++) {
        size_t n;
        asc_buf text = { 0 };
        while (text.n + strlen(unit[i]) <= SIZE) asc_buf_puts(&text, unit[i]);
        double before = asc_os_seconds();
        (void)words_of(&m, asc_buf_str(&text), &n);
        double took = asc_os_seconds() - before;
        if (took > 20) fail_msg("\"%s\" over and over took %.1f s", unit[i], took);
        asc_buf_free(&text);
    }
    stop(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_follow_the_rules),
        cmocka_unit_test(a_norm_comes_from_the_exception_the_table_or_lower_case),
        cmocka_unit_test(a_full_lexicon_is_emptied),
        cmocka_unit_test(too_long_a_text_is_refused),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(nothing_in_the_file_is_trusted),
        cmocka_unit_test(a_strange_pattern_does_no_harm),
        cmocka_unit_test(the_real_model_agrees_with_spacy),
        cmocka_unit_test(no_text_is_slow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
