/*
 * recase - give text in capitals the casing that the model was trained on.
 *
 * Wire copy comes in capitals and headlines in Title Case; the networks read both
 * badly. Recasing rewrites those stretches alone ("MR SMITH OF THE FBI SAID" to
 * "Mr Smith of the FBI said") and leaves ordinary text as it is, byte for byte.
 * Every character keeps its place: only letters whose other case takes as many bytes
 * are changed, so that positions in the recased text are positions in the text.
 *
 * It is for English. It looks at words and their neighbours, not at the trees; a name
 * that is also a common word ("RICE") is decided by what stands around it.
 *
 * Tables   sections "case.*" of the model file, made by train/model/recase.py.
 * Threads  an asc_recaser is read-only and shared freely.
 * Text     any bytes; what is no UTF-8 is copied.
 */
#ifndef ASC_NLP_RECASE_H
#define ASC_NLP_RECASE_H

#include <ascribe.h>

#include "base/arena.h"
#include "nlp/model_file.h"

typedef struct asc_recaser asc_recaser;

/* Find and check the tables. ASC_EFORMAT if they are absent or damaged. The file must
 * outlive the recaser. */
asc_status asc_recaser_new(asc_recaser **out, const asc_model_file *f, asc_error *err) ASC_MUST_USE;
void asc_recaser_free(asc_recaser *r);

/*
 * Write text, recased where it is in capitals or a headline, to out[text.n]; *changed
 * says whether out differs. Linear time; scratch (some 40 bytes for each byte of a
 * block of ASC_RECASE_BLOCK) comes from tmp, which is left as it was. ASC_ENOMEM alone
 * can fail; out is then undefined.
 */
asc_status asc_recase(const asc_recaser *r, asc_str text, char *out, bool *changed, asc_arena *tmp,
                      asc_error *err) ASC_MUST_USE;

/* Text is looked at in blocks of about this many bytes, cut at line ends if possible:
 * what is in capitals, and which words were names, is decided within a block. */
#define ASC_RECASE_BLOCK ((size_t)1 << 16)

#endif
