/*
 * ledger - what is to be weighed: who says what of which incident.
 *
 * Numbers only. A claim is one source naming one value for one incident; values are
 * counted from 0 within the incident's hyps (its list of hypotheses): an actor in a role,
 * or whatever else a question can be answered with. Claims stand by incident (CSR).
 *
 * A claim that visibly repeats another names it as `parent`; a source that is cited but has
 * no report of its own gets a claim of its own (`latent`), made by whoever builds this.
 * Hidden copying is found by weighing itself.
 *
 * Memory   all arrays are the caller's and must outlive what is made of them.
 */
#ifndef ASC_WEIGH_LEDGER_H
#define ASC_WEIGH_LEDGER_H

#include <ascribe.h>

#define ASC_VALUES_MAX 500u              /* values of one incident */
#define ASC_HYPS_MAX 1024u               /* hypotheses of one incident, where they are listed */
#define ASC_CLAIMS_MAX (1u << 28)        /* claims of one evidence */
#define ASC_WEIGH_SOURCES_MAX (1u << 26) /* sources of one evidence */
#define ASC_WEIGH_CERTAINTIES 4          /* classes of certainty, 0 the surest */
#define ASC_WEIGH_GROUPS_MAX 64u         /* groups of sources */
#define ASC_NO_CLAIM UINT32_MAX          /* no parent */
#define ASC_NO_VALUE UINT16_MAX          /* none */
#define ASC_DETAIL_UNKNOWN UINT32_MAX

/*
 * What a claim does. The last three are a party's about its own value: they count by how
 * often it claims what it did and did not do, and silence by how often it then is silent.
 */
typedef enum asc_say {
    ASC_SAY_ASSERT,   /* in its own voice, or on the word of somebody named */
    ASC_SAY_DENY,     /* the value is not so */
    ASC_SAY_PASS,     /* passes it on without vouching ("reportedly"): next to nothing */
    ASC_SAY_CLAIM,    /* a party: we did it */
    ASC_SAY_DISCLAIM, /* a party: we did not */
    ASC_SAY_SILENT,   /* a party that could have spoken said neither */
    ASC_SAY_COUNT
} asc_say;

typedef struct asc_claim {
    double time; /* in any one unit; NAN: unknown, takes no part in order */
    uint32_t source;
    uint32_t parent;   /* index of the claim it visibly repeats, same incident; ASC_NO_CLAIM */
    uint32_t detail;   /* what it says beside, as any number; 0 nothing. Likeness here speaks for
                       * copying */
    float read;        /* that the line was read rightly: 0 to 1 */
    uint16_t value;    /* of the incident's hyps */
    uint8_t certainty; /* 0 to 3 */
    uint8_t say;       /* asc_say */
    bool latent;       /* cited, without a report of its own: precedes all others */
} asc_claim;

/* Shared wording and the like, for one pair of claims of an incident. */
typedef struct asc_likeness {
    uint32_t child, parent; /* indices of claims */
    float log_odds;         /* that child copies parent, natural log, against the usual */
} asc_likeness;

/*
 * The possible answers to an incident. Without `member` each value is one hypothesis, in
 * its order, and a last hypothesis stands for someone else. With it, hypothesis h holds the
 * values v with member[h * values + v] set; one with none is someone else, if wanted.
 */
typedef struct asc_hyps {
    uint32_t values, count; /* count: hypotheses, "someone else" with them */
    const uint8_t *member;  /* [count * values], or NULL */
    const uint8_t *part;    /* without `member`: [values * values], part[v * values + d] set when
                             * v is an incomplete d, so that naming it omits; NULL: none is */
    const uint8_t *role;    /* [values]; values of one role compete; NULL: all do */
    const double *prior;    /* [count], positive, any scale; NULL: even */
    double learn;           /* how many incidents `prior` is worth when base rates are learnt
                             * over the incidents that share these hyps; 0: kept as it is */
} asc_hyps;

typedef struct asc_incident_claims {
    uint32_t begin, end; /* of claims */
    uint32_t hyps;       /* index into hyps */
} asc_incident_claims;

typedef struct asc_source_prior {
    char rating;   /* Admiralty letter A to F, or 0: not rated */
    uint8_t group; /* of sources that are alike, from 1; 0: of none. Theirs is the prior below */
    double logit;  /* of being right, as its group mostly is */
    double weight; /* 1 / variance of that within the group */
} asc_source_prior;

typedef struct asc_ledger {
    const asc_claim *claims;
    const asc_incident_claims *incidents;
    const asc_hyps *hyps;
    const asc_source_prior *sources; /* [source_count], or NULL: nothing is known of them */
    const asc_likeness *likeness;    /* or NULL */
    size_t claim_count, incident_count, hyps_count, source_count, likeness_count;
} asc_ledger;

#endif
