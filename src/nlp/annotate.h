/*
 * annotate - a text through all stages. asc_annotate and asc_annotate_stream of the
 * public header stand on a worker.
 */
#ifndef ASC_NLP_ANNOTATE_H
#define ASC_NLP_ANNOTATE_H

#include <ascribe.h>

/* Which model it is: the checksum of its bytes. */
uint64_t asc_model_checksum(const asc_model *model);

/* The whole model in place of one of which only the header was looked at, to be closed apart;
 * NULL where it is whole. */
asc_status asc_model_complete(asc_model **out, const asc_model *model, asc_error *err) ASC_MUST_USE;

/* What one thread needs to annotate text after text: caches and scratch, some 60 MB
 * once warm. The documents do not depend on what the worker did before. */
typedef struct asc_worker asc_worker;
asc_worker *asc_worker_new(const asc_model *model); /* NULL when out of memory */
void asc_worker_free(asc_worker *w);
asc_status asc_worker_annotate(asc_worker *w, asc_str text, const asc_annotate_options *options,
                               asc_doc **out, asc_error *err) ASC_MUST_USE;

#endif
