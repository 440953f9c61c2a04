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

#include "read/account_fills.h"
#include "read/account_sure.h"
#include "read/slot_context.h"
#include "read/slot_dense.h"

#define ASC_SLOT_FACTS 18 /* what the second layer looks at */
#define ASC_RECORD_FACTS 2
#define ASC_WHOM_FACTS 5 /* of who was hit and is only described */
#define ASC_SLOT_SORTS 2 /* of incidents: of a state's forces, of terror */
/* What the second judge of a thing looks at: these, and asc_finder_more_facts of account_finder.h. */
#define ASC_THING_FACTS                                                                         \
    (ASC_SLOT_FACTS + 4 * ASC_FILL_COUNT + ASC_DENSE_NUMBERS + ASC_AGE_COUNT + ASC_SLOT_KINDS + \
     7 + ASC_WHOM_FACTS + ASC_SLOT_SORTS + 2 * ASC_RECORD_FACTS)
#define ASC_SLOT_SQUARES (ASC_SLOT_FACTS + ASC_SLOT_FACTS * (ASC_SLOT_FACTS + 1) / 2)

/* One layer of five models over hashed features. */
typedef struct asc_slot_layer {
    uint32_t mask;
    float scale[ASC_FILL_COUNT], bias[ASC_FILL_COUNT];
    const signed char *weights; /* five a feature */
} asc_slot_layer;

/* One model over hashed features. */
typedef struct asc_slot_lone {
    float scale, bias;
    const signed char *weights; /* as many as the layer of the same features has */
} asc_slot_lone;

/* The second look at a phrase: one hidden layer over its dense features and its context. */
#define ASC_SLOT_SEEN (ASC_DENSE + ASC_CONTEXT)
#define ASC_SLOT_HIDDEN 64
typedef struct asc_slot_look_again {
    float hidden[ASC_SLOT_SEEN][ASC_SLOT_HIDDEN], hidden_bias[ASC_SLOT_HIDDEN];
    float out[ASC_SLOT_HIDDEN][ASC_FILL_COUNT], out_bias[ASC_FILL_COUNT];
} asc_slot_look_again;

/* A node of a tree: when its fact is at most `value` go on to the next node, else to `right`. */
typedef struct asc_slot_node {
    uint16_t fact,
        right; /* fact: ASC_SLOT_LEAF where `value` is the answer; right: from the root */
    float value;
} asc_slot_node;
#define ASC_SLOT_LEAF UINT16_MAX

/* The sum of what its trees answer. */
typedef struct asc_slot_forest {
    const asc_slot_node *nodes;
    const uint32_t *roots;
    uint32_t count;
    float bias;
} asc_slot_forest;

/* How often a wording was seen among things that may have a role, and had it. */
typedef struct asc_slot_seen {
    uint32_t hash;
    uint16_t seen, right;
} asc_slot_seen;

typedef struct asc_slot_record {
    const asc_slot_seen *items; /* by hash */
    uint32_t count;
    float usual; /* share of all that had it */
} asc_slot_record;

#define ASC_SLOT_ALIASES_MAX 64 /* wordings; their groups have lower numbers than that */
typedef struct asc_slot_model {
    asc_slot_layer phrase, cut, report;
    asc_slot_lone whom, sorts[ASC_SLOT_SORTS];
    asc_word_vectors words;
    asc_slot_look_again again;
    float kinds[ASC_SAME_KIND_MAX][ASC_KINDS_FACTS], kinds_bias[ASC_SAME_KIND_MAX];
    float places[ASC_FILL_COUNT][ASC_PLACE_WEIGHTS], places_bias[ASC_FILL_COUNT];
    float second[ASC_FILL_COUNT][ASC_SLOT_SQUARES], bias[ASC_FILL_COUNT];
    float threshold[ASC_FILL_COUNT];
    float sure[ASC_FIRMNESS_COUNT][ASC_SURE_FACTS], sure_bias[ASC_FIRMNESS_COUNT];
    asc_slot_forest forests[ASC_FILL_COUNT], kind_forests[ASC_SAME_KIND_MAX];
    asc_slot_forest place_forests[ASC_FILL_COUNT];
    asc_slot_record records[ASC_FILL_COUNT];
    /* Hash of a wording, its group; whether it stands for longer ones that hold it; and whether
     * its group is cited by it. */
    uint32_t aliases[ASC_SLOT_ALIASES_MAX][2], alias_count;
    bool alias_is_name[ASC_SLOT_ALIASES_MAX], alias_cites[ASC_SLOT_ALIASES_MAX];
} asc_slot_model;

/* In `keep`; the weights are views of the compiled-in bytes. ASC_EFORMAT, ASC_ENOMEM. */
asc_status asc_slot_model_load(const asc_slot_model **out, asc_arena *keep,
                               asc_error *err) ASC_MUST_USE;

/* The five answers of one layer to these features: log odds. */
void asc_slot_answer(const asc_slot_layer *l, const asc_slot_features *f,
                     double out[ASC_FILL_COUNT]);
/* The log odds of the second look. */
void asc_slot_again(const asc_slot_model *m, const float seen[ASC_SLOT_SEEN],
                    double out[ASC_FILL_COUNT]);
/* The probability that a report tells of more than `than` incidents of a kind. */
double asc_slot_more(const asc_slot_model *m, uint32_t than, const double facts[ASC_KINDS_FACTS]);
/* Log odds that a phrase is somebody hit who is only described. */
double asc_slot_whom(const asc_slot_model *m, const asc_slot_features *f);
/* Log odds that a report tells of an incident of each sort. */
void asc_slot_sorts(const asc_slot_model *m, const asc_slot_features *f,
                    double out[ASC_SLOT_SORTS]);
/* The group of organisations' wordings that mean the same, ASC_NONE if it is in none.
 * *is_name, when not NULL: "Shining Path" stands for "Shining Path members", too. */
uint32_t asc_slot_alias(const asc_slot_model *m, asc_str wording, bool *is_name);
/* Is it the wording of its group that keys have most often ("FMLN") where several stand? */
bool asc_slot_cites(const asc_slot_model *m, asc_str wording);
/* How surely an organisation is likely to be named. */
asc_firmness asc_slot_firmness(const asc_slot_model *m, const double facts[ASC_SURE_FACTS]);
/* The probability that a fill stands in an account. */
double asc_slot_place(const asc_slot_model *m, asc_fill_role role,
                      const double facts[ASC_PLACE_FACTS]);
/* What things of this wording, or last word behind "-", or "#" and group, were elsewhere. */
void asc_slot_known(const asc_slot_model *m, asc_fill_role role, asc_str wording,
                    double out[ASC_RECORD_FACTS]);
/* The same by these and by the trees, which look at all facts. */
double asc_slot_thing(const asc_slot_model *m, asc_fill_role role,
                      const double facts[ASC_THING_FACTS]);
/* The probability that a thing is cited in a role. */
double asc_slot_second(const asc_slot_model *m, asc_fill_role role,
                       const double facts[ASC_SLOT_FACTS]);

#endif
