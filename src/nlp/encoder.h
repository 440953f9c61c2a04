/*
 * encoder - words to vectors: hashed embeddings, a mixing layer, four window layers.
 *
 * spaCy's Tok2Vec (MultiHashEmbed, then MaxoutWindowEncoder of depth 4): a token's
 * vector depends on its word type and on those of four neighbours either side;
 * beyond the ends of a text stand zeros.
 *
 * Everything up to the first window layer's three parts is a function of the word
 * type alone and is cached (asc_type_cache); what remains per token is adding three
 * cached rows and three window layers. Type vectors do not depend on what else is in
 * the cache or in the batch, so neither does the output.
 *
 * Threads  an asc_encoder is read-only and shared; a cache is one thread's.
 */
#ifndef ASC_NLP_ENCODER_H
#define ASC_NLP_ENCODER_H

#include <ascribe.h>

#include "nlp/kernels.h"
#include "nlp/model_file.h"
#include "nlp/tokenize.h"

#define ASC_ATTRS_MAX 8
#define ASC_DEPTH 4
/* Tokens are encoded in blocks of this many. */
#define ASC_BLOCK 256

/* What of a word an embedding table is over; numbered as in the model file. */
typedef enum asc_attr {
    ASC_ATTR_NORM,
    ASC_ATTR_PREFIX,
    ASC_ATTR_SUFFIX,
    ASC_ATTR_SHAPE,
    ASC_ATTR_SPACY, /* a space follows */
    ASC_ATTR_IS_SPACE,
    ASC_ATTR_COUNT
} asc_attr;

typedef struct asc_embed {
    uint32_t attr, seed, rows;
    const float *table; /* [rows][288]: embeddings times their part of the mixing layer */
} asc_embed;

typedef struct asc_encoder {
    asc_embed embeds[ASC_ATTRS_MAX];
    size_t embed_count;
    bool sees_space; /* one of them is SPACY: a type counts twice, with and without */
    asc_norm mix;
    const float *first_w;             /* [3 parts][96][288] */
    const float *window_w[ASC_DEPTH]; /* of layers 1 to 3 */
    asc_norm layers[ASC_DEPTH];
} asc_encoder;

/* Find and check an encoder's sections ("enc.base", "enc.ner"). It points into f. */
asc_status asc_encoder_open(asc_encoder *out, const asc_model_file *f, const char *name,
                            asc_error *err) ASC_MUST_USE;

typedef struct asc_type_cache asc_type_cache; /* type_cache.h */

/*
 * The vectors of tokens [begin, begin + rows) of `words` (count of them), rows at
 * most ASC_BLOCK, into out[rows][96]. ASC_ENOMEM alone can fail.
 */
asc_status asc_encoder_run(const asc_encoder *e, asc_type_cache *c, const asc_kernels *k,
                           const asc_lexicon *lexicon, const asc_word *words, size_t count,
                           size_t begin, size_t rows, float *out, asc_error *err) ASC_MUST_USE;

#endif
