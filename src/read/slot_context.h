/*
 * slot_context - what the phrases around one, and the others of its actor or word, were
 * taken for: a second look at a phrase rests on the first look at all of them.
 */
#ifndef ASC_READ_SLOT_CONTEXT_H
#define ASC_READ_SLOT_CONTEXT_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_CONTEXT (9 * ASC_FILL_COUNT + 1)

/* A phrase as the first layer saw it. */
typedef struct asc_slot_look {
    double answer[ASC_FILL_COUNT]; /* log odds */
    uint32_t sent;                 /* grows from one to the next */
    uint64_t key;                  /* the same for phrases of one actor, or of one word */
} asc_slot_look;

typedef struct asc_slot_group {
    double top[ASC_FILL_COUNT], sum[ASC_FILL_COUNT]; /* sum: of odds */
    uint32_t count;
} asc_slot_group;

typedef struct asc_slot_context {
    const asc_slot_look *looks;
    uint32_t count;
    const double *report; /* [ASC_FILL_COUNT] */
    uint32_t *group;      /* of each phrase */
    asc_slot_group *groups;
    asc_slot_group *sents; /* only their tops */
    double top[ASC_FILL_COUNT];
} asc_slot_context;

/* In `tmp`; looks and report must stay. False when memory ran out. */
bool asc_slot_context_make(asc_slot_context *out, asc_arena *tmp, const asc_slot_look *looks,
                           uint32_t count, const double report[ASC_FILL_COUNT]);
/* The twin of `context` in train/slots/train.py. */
void asc_slot_context_of(const asc_slot_context *c, uint32_t i, float out[ASC_CONTEXT]);

#endif
