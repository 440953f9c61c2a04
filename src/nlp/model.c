#include "nlp/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "nlp/annotate.h"
#include "nlp/entities.h"
#include "nlp/parser.h"

#include "base/banned.h"

static asc_status find_parts(asc_model *m, asc_error *err)
{
    const asc_model_file *f = &m->file;
    asc_status rc = asc_tokenizer_new(&m->tokenizer, f, err);
    if (rc == ASC_OK) rc = asc_encoder_open(&m->base, f, "enc.base", err);
    if (rc == ASC_OK) rc = asc_encoder_open(&m->ner, f, "enc.ner", err);
    if (rc == ASC_OK) rc = asc_tagger_open(&m->tagger, f, err);
    if (rc == ASC_OK)
        rc = asc_scorer_open(&m->parser, f, "parser", ASC_PARSER_FEATURES, ASC_PARSER_EAGER,
                             ASC_PARSE_ACTIONS, ASC_DEP_COUNT, err);
    if (rc == ASC_OK) rc = asc_parser_check(&m->parser, err);
    if (rc == ASC_OK)
        rc = asc_scorer_open(&m->entities, f, "ner", ASC_NER_FEATURES, ASC_NER_EAGER,
                             ASC_NER_ACTIONS, ASC_ENT_COUNT, err);
    if (rc == ASC_OK) rc = asc_morphology_new(&m->morphology, f, err);
    if (rc == ASC_OK) rc = asc_recaser_new(&m->recaser, f, err);
    return rc;
}

/* Takes the file over: it is closed on failure. */
static asc_status build(asc_model **out, asc_model_file file, const char *kernels, asc_error *err)
{
    asc_model *m = calloc(1, sizeof *m);
    if (!m) {
        asc_model_file_close(&file);
        return asc_fail(err, ASC_ENOMEM, "out of memory for the model");
    }
    m->file = file;
    m->kernels = asc_kernels_pick(kernels);
    asc_status rc = m->kernels ? find_parts(m, err)
                               : asc_fail(err, ASC_EARG, "no kernels named %s here", kernels);
    if (rc == ASC_OK) *out = m;
    else asc_model_close(m);
    return rc;
}

asc_status asc_model_open(asc_model **out, const char *path, asc_error *err)
{
    asc_model_file file;
    asc_status rc = asc_model_file_open(&file, path, err);
    return rc == ASC_OK ? build(out, file, NULL, err) : rc;
}

asc_status asc_model_open_later(asc_model **out, const char *path, asc_error *err)
{
    size_t n = strlen(path) + 1;
    asc_model *m = calloc(1, sizeof *m);
    if (m) m->path = malloc(n);
    if (!m || !m->path) {
        free(m);
        return asc_fail(err, ASC_ENOMEM, "out of memory for the model");
    }
    memcpy(m->path, path, n);
    asc_status rc = asc_model_file_peek(&m->file, path, err);
    if (rc) asc_model_close(m);
    else *out = m;
    return rc;
}

asc_status asc_model_complete(asc_model **out, const asc_model *m, asc_error *err)
{
    asc_model *whole;
    *out = NULL;
    if (!m->path) return ASC_OK;
    asc_status rc = asc_model_open(&whole, m->path, err);
    if (rc) return rc;
    if (asc_model_checksum(whole) != asc_model_checksum(m)) {
        asc_model_close(whole);
        return asc_fail(err, ASC_EIO, "%s: the model was changed meanwhile", m->path);
    }
    *out = whole;
    return ASC_OK;
}

asc_status asc_model_from(asc_model **out, const void *bytes, size_t n, const char *kernels,
                          asc_error *err)
{
    asc_model_file file;
    asc_status rc = asc_model_file_from(&file, bytes, n, "model", err);
    return rc == ASC_OK ? build(out, file, kernels, err) : rc;
}

void asc_model_close(asc_model *m)
{
    if (!m) return;
    asc_tokenizer_free(m->tokenizer);
    asc_morphology_free(m->morphology);
    asc_recaser_free(m->recaser);
    asc_model_file_close(&m->file);
    free(m->path);
    free(m);
}

uint64_t asc_model_checksum(const asc_model *model)
{
    return asc_model_file_checksum(&model->file);
}
