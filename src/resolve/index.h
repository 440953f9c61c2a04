/*
 * index - thousands of names, and which of them a name comes near.
 */
#ifndef ASC_RESOLVE_INDEX_H
#define ASC_RESOLVE_INDEX_H

#include "resolve/score.h"

typedef struct asc_index asc_index;
typedef struct asc_seeker asc_seeker;

asc_status asc_index_new(asc_index **out, const asc_scorer *s, asc_error *err) ASC_MUST_USE;
void asc_index_free(asc_index *ix);
asc_status asc_index_add(asc_index *ix, uint64_t id, asc_str text, asc_names_kind kind,
                         asc_names_quality quality, asc_error *err) ASC_MUST_USE;
asc_status asc_index_ready(asc_index *ix, asc_error *err) ASC_MUST_USE;
size_t asc_index_count(const asc_index *ix);
size_t asc_index_bytes(const asc_index *ix);
asc_names_entry asc_index_entry(const asc_index *ix, size_t i);

asc_status asc_seeker_new(asc_seeker **out, const asc_index *ix, asc_error *err) ASC_MUST_USE;
void asc_seeker_free(asc_seeker *s);
asc_status asc_seeker_run(asc_seeker *s, asc_str text, asc_names_kind kind, size_t limit,
                          double least, const asc_names_hit **hits, size_t *count,
                          asc_error *err) ASC_MUST_USE;
/* The names that a run would have the model look at, best guess first; for training. */
size_t asc_seeker_candidates(asc_seeker *s, asc_str text, asc_names_kind kind);
uint32_t asc_seeker_candidate(const asc_seeker *s, size_t i);
void asc_seeker_features(const asc_seeker *s, size_t i, float out[ASC_FEATURES]);
double asc_seeker_explain(const asc_seeker *s, size_t name, asc_names_why *why);

asc_status asc_index_save(const asc_index *ix, asc_write_fn write, void *user,
                          asc_error *err) ASC_MUST_USE;
asc_status asc_index_open(asc_index **out, const asc_scorer *s, asc_str bytes,
                          asc_error *err) ASC_MUST_USE;

#endif
