/*
 * morphology - universal tag, features and lemma of each token, from its tag.
 *
 * spaCy's attribute ruler (patterns over orth, tag, lemma, dependency ... -> pos,
 * morph, lemma) and its rule lemmatiser (index, exceptions and suffix rules by
 * part of speech), in that order. Sections "morph.*" of the model.
 *
 * Threads  an asc_morphology is read-only and shared; a cache is one thread's.
 */
#ifndef ASC_NLP_MORPHOLOGY_H
#define ASC_NLP_MORPHOLOGY_H

#include <ascribe.h>

#include "base/arena.h"
#include "nlp/model_file.h"

typedef struct asc_morphology asc_morphology;
typedef struct asc_lemma_cache asc_lemma_cache;

/* Views of f, every index in it checked: ASC_EFORMAT where one leads nowhere. */
asc_status asc_morphology_new(asc_morphology **out, const asc_model_file *f,
                              asc_error *err) ASC_MUST_USE;
void asc_morphology_free(asc_morphology *m);

/* 2 MB of words already worked out, for one asc_morphology and not beyond its life.
 * What comes out does not depend on it. NULL when out of memory. */
asc_lemma_cache *asc_lemma_cache_new(void);
void asc_lemma_cache_free(asc_lemma_cache *c);

/*
 * Fill pos, morph and lemma of n tokens of `text`, whose begin, end, tag and dep are
 * set. White space gets the tag _SP too, and the dependency "dep" if it had any.
 * Lemmas and features are views of the model, of `text` (often: it must live as long
 * as they do), or of bytes put in `keep`. Linear; ASC_ENOMEM alone can fail.
 */
asc_status asc_morphology_apply(const asc_morphology *m, asc_lemma_cache *c, asc_str text,
                                asc_token *tokens, size_t n, asc_arena *keep,
                                asc_error *err) ASC_MUST_USE;

#endif
