/*
 * match - two names' words, aligned one to one, and what that says.
 *
 * Words meet because they are equal, mean the same, sound alike, differ by slips of the
 * pen, because one is the other's initial, because one is several of the other's run
 * together, or because one is made of the other's initials. Order is free. Of all
 * meetings the best are taken first, each word once. From what met and what was left
 * come the features that the models (model.h) were trained on: the program that trains
 * them reads them from here, so that both see the same.
 *
 * Symmetric by construction: the two names are put in one order first.
 */
#ifndef ASC_RESOLVE_MATCH_H
#define ASC_RESOLVE_MATCH_H

#include "resolve/fold.h"

/* Words [a, a + an) of one name met words [b, b + bn) of the other. */
typedef struct asc_meeting {
    uint8_t a, b, an, bn;
    uint8_t how; /* asc_names_how */
    float like;  /* 0 to 1 */
    float weight;
    float spelling; /* of SOUND and SPELLING: how alike the letters are */
} asc_meeting;

#define ASC_MEETINGS_MAX ASC_NAMES_WORDS_MAX

typedef struct asc_alignment {
    asc_meeting met[ASC_MEETINGS_MAX];
    size_t count;
    uint32_t used_a, used_b; /* bit sets of the words that met something */
    float near_a;            /* the best likeness of words that met nothing; 0 if none */
} asc_alignment;

/* How two words are alike. */
typedef struct asc_likeness {
    float like, spelling; /* 0 to 1 */
    uint8_t how;          /* asc_names_how */
} asc_likeness;
asc_likeness asc_words_like(const asc_lexicon *lx, const asc_word *a, const asc_word *b);

void asc_align(asc_alignment *out, const asc_lexicon *lx, const asc_name_words *a,
               const asc_name_words *b);

/* clang-format off */
/* Every feature, in the order of the models' columns; comments in match_features.c. */
#define ASC_FEATURE_LIST(X) \
    X(person) X(org) X(vessel) X(kinds_differ) X(cover_least) X(cover_most) X(left_least) \
    X(left_most) X(met_weight) X(met_heaviest) X(left_heaviest_least) X(left_heaviest_most) \
    X(like_mean) X(like_worst) X(dissent) X(met_count) X(words_least) X(words_most) \
    X(exact_share) X(common_in_order) X(common_sorted) X(edits_in_order) X(number_clash) \
    X(number_agree) X(acronym_letters) X(acronym_cover) X(initials) X(initial_clash) X(joined) \
    X(inversions) X(son_inversions) X(script) X(surname_like) X(given_like) X(surname_weight) X(title_clash) \
    X(form_agree) X(form_clash) X(form_onesided) X(patronym_left) X(kunya_clash) \
    X(servant_clash) X(near_left) X(sense_share) X(first_letter) X(letters_least) \
    X(letters_ratio) X(spelling_mean) X(exact_weight) X(best_like) X(particles) X(low_quality)
/* clang-format on */
enum {
#define ASC_X(id) ASC_FEATURE_##id,
    ASC_FEATURE_LIST(ASC_X)
#undef ASC_X
        ASC_FEATURES
};
const char *asc_feature_name(size_t i); /* "" when out of range */

void asc_features(float out[ASC_FEATURES], const asc_name_words *a, const asc_name_words *b,
                  const asc_alignment *al);

/* A word's number + 1, of digits or a Roman numeral; 0: it is no number. */
unsigned asc_word_value(const asc_word *w);

/* Which of two names goes first, by their content alone: < 0, 0, > 0. */
int asc_name_order(const asc_name_words *a, const asc_name_words *b);

#endif
