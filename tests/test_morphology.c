/* morphology: rules and lemmas, from a model of a few words and from the real one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/os.h"
#include "base/str.h"
#include "nlp/lemma.h"
#include "nlp/morphology.h"
#include "nlp/ruler.h"

#include "made_model.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* ---- A model of a few words, made by hand ------------------------------------*/

/* What is in its dictionary, sorted by bytes. */
enum { W_ADDRESS, W_ATTACK, W_BE, W_FIGHT, W_FOUGHT, W_GO, W_GON, W_NA, W_TO, W_COUNT };
static const char *const WORDS[W_COUNT] = { "address", "attack", "be", "fight", "fought",
                                            "go",      "gon",    "na", "to" };
static const char *const FEATS[] = { "", "Number=Plur", "Number=Sing", "VerbForm=Inf" };
static const char *const SUFFIXES[] = { "s", "", "es", "", "ed", "e", "ed", "" };

#define ANY_TAG UINT64_MAX
#define ANY_DEP UINT64_MAX
#define TAG(t) ((uint64_t)1 << ASC_TAG_##t)
#define DEP(d) ((uint64_t)1 << ASC_DEP_##d)

static const asc_rule_test TESTS[] = {
    { TAG(NN), ANY_DEP, 0, 0, 3, 1 },                       /* 0: NN */
    { TAG(NNS), ANY_DEP, 0, 0, 3, 1 },                      /* 1: NNS */
    { TAG(VB) | TAG(VBZ) | TAG(VBD), ANY_DEP, 0, 0, 3, 1 }, /* 2: verbs */
    { ANY_TAG, ANY_DEP, 0, 1, 3, 0 },                       /* 3: "gon" */
    { ANY_TAG, ANY_DEP, 1, 1, 3, 0 },                       /* 4: "na" */
    { ANY_TAG, ANY_DEP, 0, 0, 2, 1 },                       /* 5: white space */
    { TAG(VB), DEP(AUX), 0, 0, 3, 1 },                      /* 6: VB as aux */
    { TAG(NNP), ANY_DEP, 0, 0, 3, 1 },                      /* 7: NNP */
};
static const uint32_t TEST_WORDS[] = { W_GON, W_NA };
static const asc_rule RULES[] = {
    { 0, 1, 0, { ASC_POS_NOUN, 2, -1, -1, -1 } },
    { 1, 1, 0, { ASC_POS_NOUN, 1, -1, -1, -1 } },
    { 2, 1, 0, { ASC_POS_VERB, 0, -1, -1, -1 } },
    { 7, 1, 0, { ASC_POS_PROPN, -1, -1, -1, -1 } },
    { 3, 2, 0, { -1, -1, W_GO, -1, -1 } },
    { 3, 2, 1, { -1, -1, W_TO, -1, -1 } },
    { 6, 1, 0, { ASC_POS_AUX, 3, -1, -1, -1 } },
    { 5, 1, 0, { ASC_POS_SPACE, 0, -1, ASC_TAG_SP, ASC_DEP_DEP } },
};
static const uint32_t TABLES[][3] = { { ASC_POS_NOUN, 0, 2 }, { ASC_POS_VERB, 0, 4 } };
static const unsigned char INDEXED[W_COUNT] = { 3, 3, 2, 3, 0, 2, 0, 0, 0 };
static const unsigned char EXCEPTED[W_COUNT] = { [W_FOUGHT] = 2 };
static const uint32_t EXCEPTIONS[][4] = { { W_FOUGHT, 1, 0, 1 } };
static const uint32_t EXCEPTION_LEMMAS[] = { W_FIGHT };

static void make_slots(uint32_t *slots, size_t n)
{
    for (uint32_t i = 0; i < W_COUNT; i++) {
        size_t at = (size_t)asc_str_hash(asc_str_from(WORDS[i])) & (n - 1);
        while (slots[at]) at = (at + 1) & (n - 1);
        slots[at] = i + 1;
    }
}

#define SECTIONS 15

/* The little model; bytes of section `broken` from `offset` on become `junk`. NULL
 * when the section is shorter than that. */
static void *make_model(asc_model_file *f, size_t broken, size_t offset, uint32_t junk)
{
    static made_strings words, feats, suffixes;
    uint32_t slots[32] = { 0 };
    unsigned char changed[1024];
    made_strings_fill(&words, WORDS, W_COUNT);
    made_strings_fill(&feats, FEATS, COUNT(FEATS));
    made_strings_fill(&suffixes, SUFFIXES, COUNT(SUFFIXES));
    make_slots(slots, COUNT(slots));
    made_section s[SECTIONS] = {
        MADE_STRINGS("morph.dict", words),
        MADE_STRINGS("morph.feats", feats),
        MADE_STRINGS("morph.suffixes", suffixes),
        MADE_ARRAY("morph.dict.slots", slots),
        MADE_ARRAY("morph.tests", TESTS),
        MADE_ARRAY("morph.test_words", TEST_WORDS),
        MADE_ARRAY("morph.rules", RULES),
        MADE_ARRAY("morph.tables", TABLES),
        MADE_ARRAY("morph.indexed", INDEXED),
        MADE_ARRAY("morph.excepted", EXCEPTED),
        MADE_ARRAY("morph.exceptions", EXCEPTIONS),
        MADE_ARRAY("morph.exception_lemmas", EXCEPTION_LEMMAS),
    };
    if (broken < SECTIONS) {
        if (offset + sizeof junk > s[broken].n) return NULL;
        memcpy(changed, s[broken].p, s[broken].n);
        memcpy(changed + offset, &junk, sizeof junk);
        s[broken].p = changed;
    }
    void *bytes = made_model(f, s, SECTIONS);
    assert_non_null(bytes);
    return bytes;
}

/* ---- Running it ----------------------------------------------------------------*/

#define MAX_WORDS 8
struct word {
    asc_tag tag;
    asc_dep dep;
    asc_pos pos;               /* expected, as is all that follows */
    const char *morph, *lemma; /* NULL ends a case's words */
};

struct sentence {
    const char *text; /* words are cut at "/" */
    struct word words[MAX_WORDS];
};

static size_t read_tokens(asc_str text, const struct word *words, asc_token *tokens)
{
    size_t n = 0;
    uint32_t at = 0;
    for (; n < MAX_WORDS && words[n].lemma; n++) {
        size_t end = at;
        while (end < text.n && text.p[end] != '/') end++;
        tokens[n] = (asc_token){ .begin = at,
                                 .end = (uint32_t)end,
                                 .tag = (uint8_t)words[n].tag,
                                 .dep = (uint8_t)words[n].dep };
        at = (uint32_t)end + 1;
    }
    return n;
}

static void check(const asc_morphology *m, asc_lemma_cache *c, const struct sentence *s)
{
    asc_token tokens[MAX_WORDS];
    asc_str text = asc_str_from(s->text);
    asc_arena *keep = asc_arena_new();
    size_t n = read_tokens(text, s->words, tokens);
    assert_int_equal(asc_morphology_apply(m, c, text, tokens, n, keep, NULL), ASC_OK);
    for (size_t i = 0; i < n; i++) {
        const struct word *w = &s->words[i];
        const asc_token *t = &tokens[i];
        if (t->pos != w->pos || !asc_str_eq(t->morph, asc_str_from(w->morph)) ||
            !asc_str_eq(t->lemma, asc_str_from(w->lemma)))
            fail_msg("%s, word %zu: %s %.*s %.*s", s->text, i, asc_pos_name((asc_pos)t->pos),
                     ASC_FMT(t->morph), ASC_FMT(t->lemma));
    }
    asc_arena_free(keep);
}

static void check_all(const asc_model_file *f, const struct sentence *s, size_t n)
{
    asc_morphology *m = NULL;
    asc_error err;
    if (asc_morphology_new(&m, f, &err) != ASC_OK) fail_msg("%s", err.message);
    asc_lemma_cache *c = asc_lemma_cache_new();
    assert_non_null(c);
    for (int pass = 0; pass < 2; pass++) /* the second time from the cache */
        for (size_t i = 0; i < n; i++) check(m, c, &s[i]);
    asc_lemma_cache_free(c);
    asc_morphology_free(m);
}

static const struct sentence SMALL[] = {
    { "attacks", { { ASC_TAG_NNS, ASC_DEP_ROOT, ASC_POS_NOUN, "Number=Plur", "attack" } } },
    /* both "addresse" and "address" come of it: the index knows which */
    { "Addresses", { { ASC_TAG_NNS, ASC_DEP_ROOT, ASC_POS_NOUN, "Number=Plur", "address" } } },
    /* a base form is not taken apart */
    { "Address", { { ASC_TAG_NN, ASC_DEP_ROOT, ASC_POS_NOUN, "Number=Sing", "address" } } },
    { "fought", { { ASC_TAG_VBD, ASC_DEP_ROOT, ASC_POS_VERB, "", "fight" } } },
    /* no index knows it: the first form */
    { "zorped", { { ASC_TAG_VBD, ASC_DEP_ROOT, ASC_POS_VERB, "", "zorpe" } } },
    /* a form with other than letters in it passes for known */
    { "re-zorped", { { ASC_TAG_VBD, ASC_DEP_ROOT, ASC_POS_VERB, "", "re-zorpe" } } },
    /* no rule fits: the word as it is written */
    { "Cattle", { { ASC_TAG_NNS, ASC_DEP_ROOT, ASC_POS_NOUN, "Number=Plur", "Cattle" } } },
    { "Kashmirs", { { ASC_TAG_NNP, ASC_DEP_ROOT, ASC_POS_PROPN, "", "Kashmirs" } } },
    { "\xCE\x94\xCE\x9F\xCE\xA3",
      { { ASC_TAG_NN, ASC_DEP_ROOT, ASC_POS_NOUN, "Number=Sing", "\xCE\xB4\xCE\xBF\xCF\x82" } } },
    /* the later rule wins, where it sets something */
    { "be", { { ASC_TAG_VB, ASC_DEP_AUX, ASC_POS_AUX, "VerbForm=Inf", "be" } } },
    { "be", { { ASC_TAG_VB, ASC_DEP_ROOT, ASC_POS_VERB, "", "be" } } },
    /* rules over two words, and the same words apart */
    { "Gon/na",
      { { ASC_TAG_VBZ, ASC_DEP_ROOT, ASC_POS_VERB, "", "go" },
        { ASC_TAG_NN, ASC_DEP_ROOT, ASC_POS_NOUN, "Number=Sing", "to" } } },
    { "gon/x/na",
      { { ASC_TAG_NN, ASC_DEP_ROOT, ASC_POS_NOUN, "Number=Sing", "gon" },
        { ASC_TAG_NN, ASC_DEP_ROOT, ASC_POS_NOUN, "Number=Sing", "x" },
        { ASC_TAG_NN, ASC_DEP_ROOT, ASC_POS_NOUN, "Number=Sing", "na" } } },
    { "gon", { { ASC_TAG_NN, ASC_DEP_ROOT, ASC_POS_NOUN, "Number=Sing", "gon" } } },
    { "\n\n", { { ASC_TAG_NN, ASC_DEP_NONE, ASC_POS_SPACE, "", "\n\n" } } },
    /* no rule at all */
    { "Uh", { { ASC_TAG_UH, ASC_DEP_ROOT, ASC_POS_NONE, "", "uh" } } },
    { "Supercalifragilisticexpialidociousnesses",
      { { ASC_TAG_NNS, ASC_DEP_ROOT, ASC_POS_NOUN, "Number=Plur",
          "supercalifragilisticexpialidociousnesse" } } },
};

static void rules_and_lemmas_follow_the_tables(void **state)
{
    (void)state;
    asc_model_file f;
    void *bytes = make_model(&f, SIZE_MAX, 0, 0);
    check_all(&f, SMALL, COUNT(SMALL));
    free(bytes);
}

static void white_space_gets_its_tag_and_dependency(void **state)
{
    (void)state;
    asc_model_file f;
    asc_morphology *m;
    void *bytes = make_model(&f, SIZE_MAX, 0, 0);
    asc_token t = { .begin = 0, .end = 1, .tag = ASC_TAG_NN, .dep = ASC_DEP_ROOT };
    assert_int_equal(asc_morphology_new(&m, &f, NULL), ASC_OK);
    asc_lemma_cache *c = asc_lemma_cache_new();
    asc_arena *keep = asc_arena_new();
    assert_int_equal(asc_morphology_apply(m, c, ASC_STR("\n"), &t, 1, keep, NULL), ASC_OK);
    assert_int_equal(t.tag, ASC_TAG_SP);
    assert_int_equal(t.dep, ASC_DEP_DEP);
    asc_arena_free(keep);
    asc_lemma_cache_free(c);
    asc_morphology_free(m);
    free(bytes);
}

/* Run all sentences through a model that loaded although a number in it is wrong. */
static void survive(const asc_morphology *m)
{
    asc_lemma_cache *c = asc_lemma_cache_new();
    for (size_t i = 0; i < COUNT(SMALL); i++) {
        asc_token tokens[MAX_WORDS];
        asc_str text = asc_str_from(SMALL[i].text);
        asc_arena *keep = asc_arena_new();
        size_t n = read_tokens(text, SMALL[i].words, tokens);
        assert_int_equal(asc_morphology_apply(m, c, text, tokens, n, keep, NULL), ASC_OK);
        asc_arena_free(keep);
    }
    asc_lemma_cache_free(c);
}

/* A model with one number changed is refused, or works without reading past anything
 * (the sanitizers would tell). */
static void no_index_of_the_file_is_trusted(void **state)
{
    (void)state;
    static const uint32_t junk[] = { UINT32_MAX, 0x7FFFFFFF, 1000, 17, 1, 0 };
    size_t refused = 0, tried = 0;
    for (size_t k = 0; k < SECTIONS * 256 * COUNT(junk); k++) {
        asc_model_file f;
        asc_morphology *m = NULL;
        size_t offset = k / COUNT(junk) % 256 * 4;
        void *bytes = make_model(&f, k / COUNT(junk) / 256, offset, junk[k % COUNT(junk)]);
        if (!bytes) continue;
        asc_status rc = asc_morphology_new(&m, &f, NULL);
        assert_true((rc == ASC_OK) == (m != NULL));
        tried++;
        if (m) survive(m);
        else refused++;
        asc_morphology_free(m);
        free(bytes);
    }
    assert_true(tried > 1000 && refused > 300);
}

/* ---- The real one ----------------------------------------------------------------*/

/* What spaCy 3.8.18 with en_core_web_sm 3.8.0 makes of these tags. */
static const struct sentence REAL[] = {
    { "The/men/were/fighting",
      { { ASC_TAG_DT, ASC_DEP_DET, ASC_POS_DET, "Definite=Def|PronType=Art", "the" },
        { ASC_TAG_NNS, ASC_DEP_NSUBJ, ASC_POS_NOUN, "Number=Plur", "man" },
        { ASC_TAG_VBD, ASC_DEP_AUX, ASC_POS_AUX, "Mood=Ind|Tense=Past|VerbForm=Fin", "be" },
        { ASC_TAG_VBG, ASC_DEP_ROOT, ASC_POS_VERB, "Aspect=Prog|Tense=Pres|VerbForm=Part",
          "fight" } } },
    { "There/'s/worse",
      { { ASC_TAG_EX, ASC_DEP_EXPL, ASC_POS_PRON, "", "there" },
        { ASC_TAG_VBZ, ASC_DEP_ROOT, ASC_POS_VERB,
          "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "be" },
        { ASC_TAG_JJR, ASC_DEP_ATTR, ASC_POS_ADJ, "Degree=Cmp", "bad" } } },
    { "Let/'s/say/they/ai/n't",
      { { ASC_TAG_VB, ASC_DEP_ROOT, ASC_POS_VERB, "VerbForm=Inf", "let" },
        { ASC_TAG_PRP, ASC_DEP_NSUBJ, ASC_POS_PRON, "PronType=Prs", "us" },
        { ASC_TAG_VB, ASC_DEP_CCOMP, ASC_POS_VERB, "VerbForm=Inf", "say" },
        { ASC_TAG_PRP, ASC_DEP_NSUBJ, ASC_POS_PRON, "Case=Nom|Number=Plur|Person=3|PronType=Prs",
          "they" },
        { ASC_TAG_VBP, ASC_DEP_CCOMP, ASC_POS_VERB, "Tense=Pres|VerbForm=Fin", "be" },
        { ASC_TAG_RB, ASC_DEP_NEG, ASC_POS_PART, "Polarity=Neg", "not" } } },
    { "It/that/\xE2\x80\x9C",
      { { ASC_TAG_PRP, ASC_DEP_DOBJ, ASC_POS_PRON,
          "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs", "it" },
        { ASC_TAG_IN, ASC_DEP_MARK, ASC_POS_SCONJ, "", "that" },
        { ASC_TAG_OPEN_QUOTE, ASC_DEP_PUNCT, ASC_POS_PUNCT, "PunctSide=Ini|PunctType=Quot",
          "\"" } } },
};

static void the_real_model_agrees_with_spacy(void **state)
{
    (void)state;
    asc_model_file f;
    if (!asc_os_exists(ASC_TEST_MODEL)) skip();
    assert_int_equal(asc_model_file_open(&f, ASC_TEST_MODEL, NULL), ASC_OK);
    check_all(&f, REAL, COUNT(REAL));
    asc_model_file_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_and_lemmas_follow_the_tables),
        cmocka_unit_test(white_space_gets_its_tag_and_dependency),
        cmocka_unit_test(no_index_of_the_file_is_trusted),
        cmocka_unit_test(the_real_model_agrees_with_spacy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
