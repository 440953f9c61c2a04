#include "resolve/score.h"

#include <math.h>

#include "base/error.h"
#include "base/str.h"
#include "resolve/forest.h"

#include "base/banned.h"

#define COMMON_WEIGHT 0.75f /* a word so light is one that hundreds of names have */
#define RARE_WEIGHT 1.1f    /* and one so heavy next to none */

/*
 * Certainty has a ceiling that rises with what a name says: "Maria" and "Maria" may be
 * two, "Muhammad Hafiz Saeed Khan" hardly. A name and itself are at the ceiling; others
 * come near it, the nearer the surer the model is, and never reach it. Log odds.
 */
#define CEILING_LEAST 1.5f
#define CEILING_PER_WEIGHT 2.2f
#define CEILING_MOST 8.0f

struct asc_scorer {
    asc_lexicon *lx;
    asc_forest *forest[2]; /* by asc_names_use */
};

asc_str asc_table_names_pair(void);
asc_str asc_table_names_screen(void);

asc_status asc_scorer_load(asc_scorer **out, asc_arena *keep, bool models, asc_error *err)
{
    asc_scorer *s = asc_arena_zalloc(keep, 1, sizeof *s);
    if (!s) return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_status rc = asc_lexicon_load(&s->lx, keep, err);
    if (rc == ASC_OK && models)
        rc = asc_forest_load(&s->forest[ASC_NAMES_PAIR], keep, asc_table_names_pair(), ASC_FEATURES,
                             err);
    if (rc == ASC_OK && models)
        rc = asc_forest_load(&s->forest[ASC_NAMES_SCREEN], keep, asc_table_names_screen(),
                             ASC_FEATURES, err);
    if (rc == ASC_OK) *out = s;
    return rc;
}

const asc_lexicon *asc_scorer_lexicon(const asc_scorer *s)
{
    return s->lx;
}

static float ceiling_of(const asc_name_words *n)
{
    float sum = 0;
    for (size_t i = 0; i < n->count; i++) sum += n->at[i].word->weight;
    float c = CEILING_LEAST + CEILING_PER_WEIGHT * sum;
    return c < CEILING_MOST ? c : CEILING_MOST;
}

/* z bent under the ceiling c: as it is below c - 3, then ever slower. */
static float bend(float z, float c)
{
    float knee = c - 3.0f;
    return z <= knee ? z : knee + 3.0f * (1.0f - expf(-(z - knee) / 3.0f));
}

static bool same(const asc_name_words *a, const asc_name_words *b)
{
    if (a->count != b->count || (a->kind && b->kind && a->kind != b->kind)) return false;
    for (size_t i = 0; i < a->count; i++) {
        const asc_word *x = a->at[i].word, *y = b->at[i].word;
        if (x->n != y->n || x->script != y->script || memcmp(x->text, y->text, x->n) != 0)
            return false;
    }
    return true;
}

static double probability(const asc_scorer *s, const asc_name_words *a, const asc_name_words *b,
                          const float *x, asc_names_use use)
{
    if (!a->count || !b->count) return 0;
    float ca = ceiling_of(a), cb = ceiling_of(b), c = ca < cb ? ca : cb;
    float z = same(a, b) ? c : bend(asc_forest_score(s->forest[use], x), c);
    return 1.0 / (1.0 + exp((double)-z));
}

static asc_span span_of(const asc_name_words *n, size_t begin, size_t count)
{
    asc_span s = { UINT32_MAX, 0 };
    for (size_t i = begin; i < begin + count; i++) {
        if (n->at[i].begin < s.begin) s.begin = n->at[i].begin;
        if (n->at[i].end > s.end) s.end = n->at[i].end;
    }
    return s;
}

static void tell_left(asc_names_why *why, const asc_name_words *n, uint32_t used, bool of_b)
{
    for (size_t i = 0; i < n->count; i++) {
        if (used >> i & 1) continue;
        asc_names_step s = { { 0, 0 }, { 0, 0 }, ASC_NAMES_HOW_ALONE, 0, n->at[i].word->weight };
        *(of_b ? &s.b : &s.a) = span_of(n, i, 1);
        why->steps[why->step_count++] = s;
    }
}

static uint32_t against(const float *x, const asc_name_words *a, const asc_name_words *b)
{
    uint32_t out = 0;
    bool met = x[ASC_FEATURE_met_count] > 0, person = x[ASC_FEATURE_person] > 0;
    if (!a->count || !b->count) return 1u << ASC_NAMES_AGAINST_EMPTY;
    if (x[ASC_FEATURE_number_clash] > 0) out |= 1u << ASC_NAMES_AGAINST_NUMBERS;
    if (x[ASC_FEATURE_kinds_differ] > 0) out |= 1u << ASC_NAMES_AGAINST_KINDS;
    if (x[ASC_FEATURE_left_heaviest_least] > RARE_WEIGHT)
        out |= 1u << ASC_NAMES_AGAINST_RARE_UNMATCHED;
    if (met && x[ASC_FEATURE_met_heaviest] < COMMON_WEIGHT)
        out |= 1u << ASC_NAMES_AGAINST_COMMON_ONLY;
    if (met && person && x[ASC_FEATURE_surname_like] == 0 && x[ASC_FEATURE_given_like] > 0)
        out |= 1u << ASC_NAMES_AGAINST_GIVEN_ONLY;
    if (met && person && x[ASC_FEATURE_surname_like] > 0 && x[ASC_FEATURE_given_like] == 0)
        out |= 1u << ASC_NAMES_AGAINST_SURNAME_ONLY;
    if (x[ASC_FEATURE_words_least] <= 1 && x[ASC_FEATURE_words_most] > 1)
        out |= 1u << ASC_NAMES_AGAINST_SINGLE_WORD;
    if (x[ASC_FEATURE_acronym_letters] > 0 && x[ASC_FEATURE_words_least] <= 1)
        out |= 1u << ASC_NAMES_AGAINST_BARE_ACRONYM;
    if (met && x[ASC_FEATURE_exact_share] == 0) out |= 1u << ASC_NAMES_AGAINST_NEAR_ONLY;
    return out;
}

static void explain(asc_names_why *why, const asc_name_words *a, const asc_name_words *b,
                    const asc_alignment *al)
{
    why->step_count = 0;
    for (size_t i = 0; i < al->count; i++) {
        const asc_meeting *m = &al->met[i];
        why->steps[why->step_count++] =
            (asc_names_step){ span_of(a, m->a, m->an), span_of(b, m->b, m->bn),
                              (asc_names_how)m->how, m->like, m->weight };
    }
    tell_left(why, a, al->used_a, false);
    tell_left(why, b, al->used_b, true);
}

static void turn(asc_names_why *why)
{
    for (size_t i = 0; i < why->step_count; i++) {
        asc_span a = why->steps[i].a;
        why->steps[i].a = why->steps[i].b;
        why->steps[i].b = a;
    }
}

/* An abbreviation alone is borne by many: "LeT", "ISI". */
static bool abbreviation(const asc_name_words *n)
{
    return n->count == 1 && n->at[0].word->n <= 5 && (n->at[0].flags & ASC_OF_CAPITALS);
}

/* One name is no more than a word that many bear, or a kunya. */
static bool only_lead(const asc_name_words *a, const asc_name_words *b, const float *x)
{
    if (abbreviation(a) || abbreviation(b)) return true;
    return x[ASC_FEATURE_acronym_letters] > 0 && x[ASC_FEATURE_words_least] <= 1;
}

double asc_score(const asc_scorer *s, const asc_name_words *a, const asc_name_words *b,
                 asc_names_use use, bool *lead, asc_names_why *why)
{
    asc_alignment al;
    float x[ASC_FEATURES];
    bool turned = asc_name_order(a, b) > 0;
    const asc_name_words *first = turned ? b : a, *second = turned ? a : b;
    asc_align(&al, s->lx, first, second);
    asc_features(x, first, second, &al);
    double p = probability(s, first, second, x, use);
    bool no_more = use == ASC_NAMES_SCREEN && only_lead(first, second, x);
    if (no_more) p *= ASC_NAMES_LEAD;
    if (lead) *lead = no_more;
    if (why) {
        explain(why, first, second, &al);
        why->against = against(x, first, second);
        why->lead = no_more;
        if (turned) turn(why);
    }
    return p;
}

void asc_score_features(const asc_scorer *s, const asc_name_words *a, const asc_name_words *b,
                        float out[ASC_FEATURES])
{
    asc_alignment al;
    bool turned = asc_name_order(a, b) > 0;
    asc_align(&al, s->lx, turned ? b : a, turned ? a : b);
    asc_features(out, turned ? b : a, turned ? a : b, &al);
}
