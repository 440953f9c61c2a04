/*
 * forest - a small learned model: trees that ask the same question on each level.
 *
 * The answer is a log odds: the sum of one leaf of each tree. Trained by train/names/model.
 */
#ifndef ASC_RESOLVE_FOREST_H
#define ASC_RESOLVE_FOREST_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_FOREST_DEPTH_MAX 8u
#define ASC_FOREST_TREES_MAX 512u

typedef struct asc_forest asc_forest;

/* Read a table made by train/names/model for that many features; everything is copied.
 * ASC_EFORMAT when it is damaged or meant for others. */
asc_status asc_forest_load(asc_forest **out, asc_arena *keep, asc_str table, size_t features,
                           asc_error *err) ASC_MUST_USE;
float asc_forest_score(const asc_forest *f, const float *features);

#endif
