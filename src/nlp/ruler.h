/*
 * ruler - what a tag, a dependency and a spelling say of a token: spaCy's attribute
 * ruler, as masks.
 *
 * A rule tests one token or a few in a row, and sets up to five attributes of one of
 * them. All rules look at the tokens as tagger and parser left them; of two that
 * set the same attribute the later in the file wins.
 *
 * Sections of the model:
 *   morph.feats.*     strings: the values of morph
 *   morph.tests       32 bytes: tag mask u64 (bit = asc_tag), dependency mask u64 (bit =
 *                     asc_dep), first spelling u32, spellings u32, space mask u32 (bit
 *                     0: not white space, bit 1: white space), any spelling u32
 *   morph.test_words  u32: spellings (numbers of morph.dict, rising within a test)
 *   morph.rules       i32 x 8: first test, tests, target (which of the tokens is set),
 *                     pos, feats, lemma (of morph.dict), tag, dep; -1 sets nothing
 */
#ifndef ASC_NLP_RULER_H
#define ASC_NLP_RULER_H

#include <ascribe.h>

#include "nlp/model_file.h"

#define ASC_RULER_SPAN 8   /* most tokens that a rule tests */
#define ASC_RULER_MULTI 64 /* most rules that test more than one */
#define ASC_RULER_FEATS 255

typedef struct asc_rule_test {
    uint64_t tags, deps;
    uint32_t first, count, spaces, any;
} asc_rule_test;

enum { ASC_SETS_POS, ASC_SETS_FEATS, ASC_SETS_LEMMA, ASC_SETS_TAG, ASC_SETS_DEP, ASC_SETS };

typedef struct asc_rule {
    int32_t test, tests, target;
    int32_t sets[ASC_SETS];
} asc_rule;

typedef struct asc_ruler {
    asc_strings feats;
    const asc_rule_test *tests;
    const uint32_t *words;
    const asc_rule *rules;
    size_t rule_count;
    uint32_t multi[ASC_RULER_MULTI]; /* rules over several tokens */
    size_t multi_count;
} asc_ruler;

/* What the rules see of a token: as tagger and parser left it. */
typedef struct asc_facts {
    asc_tag tag;
    asc_dep dep;
    bool is_space;
    uint32_t word; /* number of its lower-case spelling in morph.dict */
} asc_facts;

/* What was set, and by which rule + 1 (0: by none). */
typedef struct asc_verdict {
    int32_t value[ASC_SETS];
    uint32_t by[ASC_SETS];
} asc_verdict;

/* Views of f, every index checked; `words` is the size of morph.dict. */
asc_status asc_ruler_load(asc_ruler *out, const asc_model_file *f, size_t words,
                          asc_error *err) ASC_MUST_USE;

bool asc_ruler_test(const asc_ruler *r, size_t test, const asc_facts *facts);
/* All rules over one token. */
void asc_ruler_apply(const asc_ruler *r, const asc_facts *facts, asc_verdict *out);
/* One rule that is known to hold; earlier rules do not undo later ones. */
void asc_ruler_set(const asc_ruler *r, uint32_t rule, asc_verdict *out);
/* May a rule over several tokens start at this one? */
bool asc_ruler_starts(const asc_ruler *r, const asc_facts *facts);

#endif
