#include "nlp/ruler.h"

#include "base/error.h"

#include "base/banned.h"

static asc_status damaged(asc_error *err, const char *section)
{
    return asc_fail(err, ASC_EFORMAT, "model section %s is damaged", section);
}

static asc_status load_tests(asc_ruler *r, const asc_model_file *f, size_t words,
                             size_t *test_count, asc_error *err)
{
    const void *tests, *test_words;
    size_t word_count;
    asc_status rc =
        asc_model_section(f, "morph.tests", sizeof(asc_rule_test), &tests, test_count, err);
    if (rc == ASC_OK)
        rc = asc_model_section(f, "morph.test_words", 4, &test_words, &word_count, err);
    if (rc != ASC_OK) return rc;
    r->tests = tests;
    r->words = test_words;
    for (size_t i = 0; i < *test_count; i++) {
        const asc_rule_test *t = &r->tests[i];
        if (t->first > word_count || t->count > word_count - t->first)
            return damaged(err, "morph.tests");
    }
    for (size_t i = 0; i < word_count; i++)
        if (r->words[i] >= words) return damaged(err, "morph.test_words");
    return ASC_OK;
}

/* -1 or a value below n. */
static bool is_within(int32_t value, size_t n)
{
    return value >= -1 && (value < 0 || (size_t)value < n);
}

static bool rule_is_sound(const asc_rule *rule, size_t tests, size_t feats, size_t words)
{
    return rule->tests >= 1 && rule->tests <= ASC_RULER_SPAN && rule->test >= 0 &&
           (size_t)rule->test + (size_t)rule->tests <= tests && rule->target >= 0 &&
           rule->target < rule->tests && is_within(rule->sets[ASC_SETS_POS], ASC_POS_COUNT) &&
           is_within(rule->sets[ASC_SETS_FEATS], feats) &&
           is_within(rule->sets[ASC_SETS_LEMMA], words) &&
           is_within(rule->sets[ASC_SETS_TAG], ASC_TAG_COUNT) &&
           is_within(rule->sets[ASC_SETS_DEP], ASC_DEP_COUNT);
}

asc_status asc_ruler_load(asc_ruler *out, const asc_model_file *f, size_t words, asc_error *err)
{
    _Static_assert(ASC_TAG_COUNT <= 64 && ASC_DEP_COUNT <= 64, "one bit each");
    asc_ruler r = { 0 };
    const void *rules;
    size_t tests;
    asc_status rc = asc_model_strings(f, "morph.feats", &r.feats, err);
    if (rc == ASC_OK) rc = load_tests(&r, f, words, &tests, err);
    if (rc == ASC_OK)
        rc = asc_model_section(f, "morph.rules", sizeof(asc_rule), &rules, &r.rule_count, err);
    if (rc != ASC_OK) return rc;
    if (r.feats.count == 0 || r.feats.count > ASC_RULER_FEATS) return damaged(err, "morph.feats");
    r.rules = rules;
    for (size_t i = 0; i < r.rule_count; i++) {
        if (!rule_is_sound(&r.rules[i], tests, r.feats.count, words))
            return damaged(err, "morph.rules");
        if (r.rules[i].tests == 1) continue;
        if (r.multi_count == ASC_RULER_MULTI)
            return asc_fail(err, ASC_ELIMIT,
                            "model section morph.rules: over %d rules of several"
                            " tokens",
                            ASC_RULER_MULTI);
        r.multi[r.multi_count++] = (uint32_t)i;
    }
    *out = r;
    return ASC_OK;
}

bool asc_ruler_test(const asc_ruler *r, size_t test, const asc_facts *facts)
{
    const asc_rule_test *t = &r->tests[test];
    if (!(t->tags >> facts->tag & 1) || !(t->deps >> facts->dep & 1)) return false;
    if (!(t->spaces >> facts->is_space & 1)) return false;
    if (t->any) return true;
    for (uint32_t i = 0; i < t->count; i++)
        if (r->words[t->first + i] == facts->word) return true;
    return false;
}

void asc_ruler_set(const asc_ruler *r, uint32_t rule, asc_verdict *out)
{
    const int32_t *sets = r->rules[rule].sets;
    for (int i = 0; i < ASC_SETS; i++) {
        if (sets[i] < 0 || out->by[i] > rule + 1) continue;
        out->value[i] = sets[i];
        out->by[i] = rule + 1;
    }
}

void asc_ruler_apply(const asc_ruler *r, const asc_facts *facts, asc_verdict *out)
{
    for (size_t i = 0; i < r->rule_count; i++)
        if (r->rules[i].tests == 1 && asc_ruler_test(r, (size_t)r->rules[i].test, facts))
            asc_ruler_set(r, (uint32_t)i, out);
}

bool asc_ruler_starts(const asc_ruler *r, const asc_facts *facts)
{
    for (size_t i = 0; i < r->multi_count; i++)
        if (asc_ruler_test(r, (size_t)r->rules[r->multi[i]].test, facts)) return true;
    return false;
}
