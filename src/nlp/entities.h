/*
 * entities - names and numbers by BILUO transitions, as spaCy's recogniser finds them.
 */
#ifndef ASC_NLP_ENTITIES_H
#define ASC_NLP_ENTITIES_H

#include <ascribe.h>

#include "nlp/scorer.h"

enum {
    ASC_NER_MISSING,
    ASC_NER_BEGIN,
    ASC_NER_IN,
    ASC_NER_LAST,
    ASC_NER_UNIT,
    ASC_NER_OUT,
    ASC_NER_ACTIONS
};
#define ASC_NER_FEATURES 3
#define ASC_NER_EAGER 1

/*
 * Set ent and ent_begin of n tokens (the text given to asc_blocks_start), whose
 * sent_begin is set: no entity crosses a sentence or starts on white space. Returns
 * the number of entities in *ents. Linear; ASC_ENOMEM alone can fail.
 */
asc_status asc_entities_find(asc_blocks *b, const asc_scorer *s, const uint8_t *is_space,
                             asc_token *tokens, size_t n, size_t *ents,
                             asc_error *err) ASC_MUST_USE;

#endif
