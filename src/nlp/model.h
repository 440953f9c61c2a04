/*
 * model - the opened model: the file, and what each stage found in it.
 */
#ifndef ASC_NLP_MODEL_H
#define ASC_NLP_MODEL_H

#include <ascribe.h>

#include "nlp/encoder.h"
#include "nlp/model_file.h"
#include "nlp/morphology.h"
#include "nlp/recase.h"
#include "nlp/scorer.h"
#include "nlp/tokenize.h"

struct asc_model {
    asc_model_file file;
    char *path; /* of one of which only the header was looked at; NULL: it is whole */
    const asc_kernels *kernels;
    asc_tokenizer *tokenizer;
    asc_encoder base, ner; /* base serves tagger and parser */
    asc_tagger tagger;
    asc_scorer parser, entities;
    asc_morphology *morphology;
    asc_recaser *recaser;
};

/* As asc_model_open, from bytes in memory (64-byte aligned, they must stay) and with
 * kernels of that name (asc_kernels_pick). For tests and fuzzing. */
asc_status asc_model_from(asc_model **out, const void *bytes, size_t n, const char *kernels,
                          asc_error *err) ASC_MUST_USE;

#endif
