/*
 * tokenize - text to words, exactly as spaCy's English tokeniser cuts them, and
 * what the networks see of each word.
 *
 * A *word type* (asc_lex) is a spelling together with its norm; everything the
 * networks look at is a function of the type, so that types are computed once and
 * cached in a lexicon.
 *
 * Threads  an asc_tokenizer is read-only and shared; an asc_lexicon is one thread's.
 * Unicode  what is a letter, a digit, a capital is utf8proc's and PCRE2's to say;
 *          spaCy asks Python. A character younger than the older of their versions
 *          of Unicode may have another shape here (15 and 14 at the time of writing).
 */
#ifndef ASC_NLP_TOKENIZE_H
#define ASC_NLP_TOKENIZE_H

#include <ascribe.h>

#include "base/arena.h"
#include "nlp/model_file.h"

typedef struct asc_tokenizer asc_tokenizer;

/* Compile the rules in the model (sections "tok.*"). */
asc_status asc_tokenizer_new(asc_tokenizer **out, const asc_model_file *f,
                             asc_error *err) ASC_MUST_USE;
void asc_tokenizer_free(asc_tokenizer *t);

/* A word type. The numbers are spaCy's 64-bit string hashes (MurmurHash64A of the
 * UTF-8, seed 1; the empty string and the symbols of spacy.symbols have their
 * small numbers instead). */
typedef struct asc_lex {
    asc_str text; /* the spelling; lives in the lexicon */
    uint64_t norm, prefix, suffix, shape;
    bool is_space; /* white space alone */
} asc_lex;

typedef struct asc_lexicon asc_lexicon;
asc_lexicon *asc_lexicon_new(void); /* NULL when out of memory */
void asc_lexicon_free(asc_lexicon *x);
/* Types are numbered from 0 as they are met. Pointers move when types are added. */
const asc_lex *asc_lexicon_types(const asc_lexicon *x, size_t *count);
/* Counts up each time the lexicon was emptied (which asc_tokenize does, before it
 * starts, once it holds more than ASC_LEXICON_MAX types or a hundred megabytes, or
 * served another tokeniser): ids of other generations are void. */
uint32_t asc_lexicon_generation(const asc_lexicon *x);
#define ASC_LEXICON_MAX 32768

/* A token as the tokeniser leaves it. */
typedef struct asc_word {
    uint32_t begin, end; /* bytes of the text */
    uint32_t lex;        /* its type */
    uint8_t space_after; /* one ASCII space follows and is no token */
} asc_word;

/*
 * Cut a text into words, in `keep`. The text must be UTF-8: that is not checked
 * again here. Linear time whatever the text. The words cover all of it but the
 * spaces that space_after stands for, in order.
 *
 * ASC_ELIMIT for more than ASC_PIECE_MAX bytes, ASC_ENOMEM; then `keep` is as before
 * and the lexicon still good.
 */
asc_status asc_tokenize(const asc_tokenizer *t, asc_lexicon *x, asc_str text, asc_arena *keep,
                        asc_word **words, size_t *count, asc_error *err) ASC_MUST_USE;

#endif
