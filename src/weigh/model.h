/*
 * model - what asc_learn works on, shared by the files of this room.
 */
#ifndef ASC_WEIGH_MODEL_H
#define ASC_WEIGH_MODEL_H

#include <string.h>

#include "weigh/learn.h"

/* How many earlier claims of an incident a claim may have been copied from. */
#define ASC_PARENTS_MAX 64u
#define ASC_PARENTS_MIN 4u
/* So many pairs at most in all, but for the smallest window: fewer earlier claims are then
 * looked at, the nearest ones. */
#define ASC_PAIRS_MAX ((size_t)24 << 20)

typedef enum asc_item_kind {
    ASC_ITEM_FREE,  /* a statement that may be its own or a hidden copy */
    ASC_ITEM_CITED, /* its parent is shown */
    ASC_ITEM_ECHO,  /* a source says again what it said: a copy of somebody, no news */
    ASC_ITEM_DENY,  /* a denial by who is no party */
    ASC_ITEM_PARTY, /* a party of itself, silence too */
    ASC_ITEM_PASS   /* counts for nothing */
} asc_item_kind;

/* A claim in the order of its incident. */
typedef struct asc_item {
    uint32_t claim, source;
    uint32_t parent;   /* item that it cites, or UINT32_MAX */
    uint32_t edge;     /* that it cites along, or UINT32_MAX */
    size_t begin, end; /* of its candidates */
    size_t live;       /* end of those along active edges */
    uint32_t detail;
    uint32_t first; /* of an echo: the item it says again */
    float read;
    float common; /* how likely a misread line would say so: half what others say, half any */
    uint16_t value;
    uint8_t certainty, kind, say;
    bool latent;
} asc_item;

/* An earlier claim that an item may have been copied from. */
typedef struct asc_candidate {
    uint32_t edge, item;
    float boost;  /* from shared wording: factor on the odds */
    uint8_t code; /* likeness in value, certainty and detail: index into lik */
    bool cited;   /* this is the parent that the item shows */
} asc_candidate;

#define ASC_CODES 256

typedef struct asc_edge {
    uint32_t copier, original;
    bool echo, active, hinted; /* hinted: shared wording or a citation speaks for it */
    float theta; /* weight against the copier's own, and against its other originals */
    float habit; /* share of the copies along it that show the citation */
    /* Expected counts of the last pass. */
    double copied, exposed;
    uint32_t cited; /* cited copies */
} asc_edge;

typedef struct asc_voice_model {
    double alpha, alpha_prior, alpha_prior_weight; /* logit of being right when not hedged */
    double alpha_se;
    double own_theta; /* weight of speaking on its own */
    double right[ASC_WEIGH_CERTAINTIES], wrong[ASC_WEIGH_CERTAINTIES];
    double certainty[ASC_WEIGH_CERTAINTIES]; /* how sure its own statements sound */
    double r[ASC_WEIGH_CERTAINTIES];         /* from alpha and the shifts */
    double certainty_count[ASC_WEIGH_CERTAINTIES];
    double own, own_exposed, copied;
    double copying;      /* share of its claims that are copies */
    double biased_total; /* sum of its row of bias */
    /* Of a party: [did][claim, deny, silent] */
    double party[2][3], party_count[2][3];
    bool is_party;
} asc_voice_model;

typedef struct asc_hyps_model {
    uint32_t values, count;
    const uint8_t *member;
    double *prior;  /* [count], sums to one */
    double *prior0; /* [count], pseudo-counts */
    double *count_of;
    double *phi, *phi_count; /* [values]: wrong answers' usual suspects */
    double *in, *out; /* [values * count] when member: likelihood of naming v, right and wrong */
    double *rest;     /* [count] without member: 1 / (1 - phi of the hypothesis) */
    const uint8_t *part;
    double *parts;   /* [count] with part: how many values are part of it */
    double omission; /* share of the errors that name a part, where there are parts */
    double learn;
    uint32_t used; /* incidents */
} asc_hyps_model;

typedef struct asc_model {
    const asc_ledger *e;
    asc_learn_options o;
    asc_arena *keep;
    asc_item *items;   /* [claim_count] in the order of incidents and time */
    uint32_t *item_of; /* [claim_count] */
    asc_candidate *cands;
    size_t cand_count;
    asc_edge *edges;
    size_t edge_count;
    asc_voice_model *sources;
    asc_hyps_model *hyps;
    double *bias, *bias_count; /* [source * values]: names v whatever happened; or NULL */
    uint32_t bias_values;
    double *credence; /* all incidents' hypotheses */
    size_t *offset;   /* [incident_count + 1] into credence */
    double lik[ASC_CODES], lik_count[ASC_CODES];
    double harden[ASC_WEIGH_CERTAINTIES][ASC_WEIGH_CERTAINTIES]; /* [parent][child] */
    double mutation, detail[6], own_detail, shift[ASC_WEIGH_CERTAINTIES];
    double own_detail_count[2];
    uint32_t detail_kinds; /* different details */
    double alpha_mean, alpha_spread;
    double group_shift[ASC_WEIGH_GROUPS_MAX]; /* how much better a group is than its prior */
    double missing; /* share of the lines that a reader missed: as many as it misread */
    double omitted, other_wrong; /* expected errors where something could be omitted */
    double temper;
    uint32_t hyps_max, values_max, parents_max;
} asc_model;

/* Sort, check and pair: everything that does not change with the parameters. */
asc_status asc_model_prepare(asc_model *m, asc_error *err) ASC_MUST_USE;
#endif
