/*
 * score - how probable it is that two names are one, and why.
 */
#ifndef ASC_RESOLVE_SCORE_H
#define ASC_RESOLVE_SCORE_H

#include "resolve/match.h"

typedef struct asc_scorer asc_scorer;

/* ASC_ENOMEM, or ASC_EFORMAT when a table is damaged. One without models gives features
 * and no scores: it is what the models are trained with. */
asc_status asc_scorer_load(asc_scorer **out, asc_arena *keep, bool models,
                           asc_error *err) ASC_MUST_USE;
const asc_lexicon *asc_scorer_lexicon(const asc_scorer *s);

/* The probability, 0 to 1; *lead as in asc_names_why. `lead` and `why` may be NULL. */
double asc_score(const asc_scorer *s, const asc_name_words *a, const asc_name_words *b,
                 asc_names_use use, bool *lead, asc_names_why *why);
/* The features of a pair, as the models see them. */
void asc_score_features(const asc_scorer *s, const asc_name_words *a, const asc_name_words *b,
                        float out[ASC_FEATURES]);

#endif
