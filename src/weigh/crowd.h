/*
 * crowd - the two plain models: one coin a source, and how it confuses answers.
 *
 * No copying, no interests: what a source says depends on the truth and on itself alone.
 * One coin (right or not) is fast and carries millions of claims; confusion (Dawid and
 * Skene, 1979) suits a few answers shared by all objects. A source's confusions are drawn
 * towards what its coin and everybody's confusions would give, as strongly as foretells
 * hidden claims best: with no such pull a source of few claims learns its own noise.
 */
#ifndef ASC_WEIGH_CROWD_H
#define ASC_WEIGH_CROWD_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_CROWD_VALUES_MAX 64u /* answers that can be confused */

/* Values of an object are 0 .. count-1, its own or (closed) everybody's. */
typedef struct asc_crowd {
    size_t claims, objects, sources;
    const uint32_t *start;  /* [objects + 1] into source and value */
    const uint32_t *source; /* [claims] */
    const uint16_t *value;  /* [claims] */
    const uint32_t *offset; /* [objects + 1] into the credences: an object's values */
    bool closed;
} asc_crowd;

typedef struct asc_coin {
    float *p;        /* credence of each value of each object */
    float *right;    /* [sources]: probability that a claim of it is right */
    float *weight;   /* [sources] */
    double *sum;     /* [sources]: expected right claims of the last pass */
    uint32_t *count; /* [sources]: claims */
} asc_coin;

/* One-coin expectation maximisation, a pass at a time. NULL arrays are made in `keep`. */
bool asc_coin_start(const asc_crowd *c, asc_coin *m, asc_arena *keep);
void asc_coin_pass(const asc_crowd *c, asc_coin *m);
#define ASC_COIN_PASSES 30u

typedef struct asc_confusion {
    float *p;      /* [objects * values] */
    float *table;  /* [sources * values * values]: [source][said][true], natural log */
    double *prior; /* [values] */
    float temper;  /* power on the credences, chosen with pull; 1 with a given one */
    double pull;   /* claims that the common table is worth */
    uint32_t values;
} asc_confusion;

/*
 * Fit; ASC_ENOMEM, or ASC_EIO when stopped. `pull` 0 chooses it by hiding claims. m's
 * arrays come from `keep`.
 */
asc_status asc_confusion_fit(asc_confusion *m, asc_arena *keep, const asc_crowd *c, double pull,
                             bool (*progress)(void *, unsigned, unsigned), void *user,
                             asc_error *err) ASC_MUST_USE;

/* Ranges over draws of the tables: low and high as m->p. */
asc_status asc_confusion_ranges(const asc_confusion *m, const asc_crowd *c, unsigned draws,
                                uint64_t seed, float *low, float *high,
                                asc_error *err) ASC_MUST_USE;

#endif
