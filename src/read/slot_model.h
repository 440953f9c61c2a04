/*
 * slot_model - the weights of data/slots.bin: how likely a phrase is a doer, a target,
 * a victim, a weapon.
 *
 * Learnt by train/slots/train.py, where the layers are told. The file is compiled in; it
 * holds numbers under hashes of features and no words.
 */
#ifndef ASC_READ_SLOT_MODEL_H
#define ASC_READ_SLOT_MODEL_H

#include <ascribe.h>

#include "read/slot_features.h"

#define ASC_SLOT_KINDS 5  /* any incident, attack, bombing, kidnapping, arson */
#define ASC_SLOT_FACTS 18 /* what the second layer looks at */
#define ASC_SLOT_SQUARES (ASC_SLOT_FACTS + ASC_SLOT_FACTS * (ASC_SLOT_FACTS + 1) / 2)

/* One layer of five models over hashed features. */
typedef struct asc_slot_layer {
    uint32_t mask;
    float scale[ASC_FILL_COUNT], bias[ASC_FILL_COUNT];
    const signed char *weights; /* five a feature */
} asc_slot_layer;

typedef struct asc_slot_model {
    asc_slot_layer phrase, cut, report;
    float second[ASC_FILL_COUNT][ASC_SLOT_SQUARES], bias[ASC_FILL_COUNT];
    float threshold[ASC_FILL_COUNT];
} asc_slot_model;

/* In `keep`; the weights are views of the compiled-in bytes. ASC_EFORMAT, ASC_ENOMEM. */
asc_status asc_slot_model_load(const asc_slot_model **out, asc_arena *keep,
                               asc_error *err) ASC_MUST_USE;

/* The five answers of one layer to these features: log odds. */
void asc_slot_answer(const asc_slot_layer *l, const asc_slot_features *f,
                     double out[ASC_FILL_COUNT]);
/* The second layer's probability. */
double asc_slot_second(const asc_slot_model *m, asc_fill_role role,
                       const double facts[ASC_SLOT_FACTS]);

#endif
