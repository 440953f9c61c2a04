/*
 * evidence - what each independent origin says of one incident.
 *
 * Statements of one origin are one voice however many reports carry them: its firmest
 * word for and its firmest word against each actor in each role are kept. Left out are
 * statements that hang on an "if", that commit nobody, or that tell of what might
 * happen.
 */
#ifndef ASC_WEIGH_EVIDENCE_H
#define ASC_WEIGH_EVIDENCE_H

#include <ascribe.h>

#include "weigh/repute.h"

/* That one actor leads, belongs to or is part of another; a < b. */
typedef struct asc_tied {
    uint32_t a, b;
    char since[11]; /* the day on which that was first said; "~": unknown */
} asc_tied;
int asc_tied_cmp(const void *x, const void *y); /* by a, then b; for qsort and bsearch */

/* An analyst's rating of a source, as the probability that it is right. */
typedef struct asc_rated {
    uint64_t origin;
    double right;
} asc_rated;

/* An actor that an analyst wants among the answers. */
typedef struct asc_added {
    uint32_t incident, actor;
} asc_added;

/*
 * Two incidents that an actor is told to have carried out, by a report in its own voice or
 * by itself, and the days on which that was first said ("~": unknown).
 */
typedef struct asc_record {
    uint32_t incident[2]; /* ASC_NONE: no such one; the one that was told first goes before */
    uint32_t statement[2];
    char since[2][11];
} asc_record;

/* What was learnt of an origin from the case itself (learnt.h). */
typedef struct asc_learnt {
    uint64_t key;
    double right;  /* probability of naming the right one */
    double spread; /* of its logit */
    uint32_t incidents;
} asc_learnt;

/* Several origins are seldom as independent as they look: a tenth of what they add up to is
 * not believed, until hidden statements tell how much. By judgement, 2026-11. */
#define ASC_TEMPER .9

/* What is weighed: all views. */
typedef struct asc_weigh_input {
    const asc_report *reports;
    const asc_statement *statements;
    const asc_actor *actors;
    size_t report_count, statement_count, actor_count;
    const uint64_t *origin_of; /* [statement], see asc_origin_of; NULL: the innermost source */
    const char *const *fallen; /* [statement]: the day its report took it back ("" unknown), or
                                * NULL; NULL for all: nothing was taken back */
    const asc_tied *ties;      /* sorted, each once */
    size_t tie_count;
    const asc_tied *aliases; /* a and b are one, told in a report's own voice; by b, each once */
    size_t alias_count;
    const double *claims; /* [actor]: how often it claims what it is named for; NULL: as all do */
    const asc_record *records;     /* [actor]; NULL: not asked */
    const struct asc_post *posts;  /* [actor]: posts.h; NULL: nothing is known of any */
    const struct asc_body *bodies; /* [actor]: bodies.h; NULL: each stands for itself */
    const asc_rated *ratings;
    size_t rating_count;
    const asc_added *added;
    size_t added_count;
    const asc_learnt *learnt; /* by key; or NULL */
    size_t learnt_count;
    asc_str taught;       /* what was learnt before from the same (asc_learnt_pack); or empty */
    unsigned threads;     /* that may work side by side; 0: one */
    bool knows;           /* what is learnt is in it already */
    const bool *teaches;  /* [incident]: those that are learnt from; NULL: all */
    const float *own;     /* [statement]: that it is no hidden copy; NULL: all are */
    uint32_t learnt_from; /* incidents; 0: nothing was learnt */
    double fits;          /* factor on how often the wrong name the same one; 0: not learnt */
    double temper;        /* power on what several origins add up to */
} asc_weigh_input;

/* An origin is an actor, or beyond all actors a report's own voice. */
#define ASC_ORIGIN_REPORT ((uint64_t)1 << 32) /* + the report */
#define ASC_ORIGIN_NONE UINT64_MAX            /* reports that rest on each other alone */
uint64_t asc_origin_of(const asc_weigh_input *in, uint32_t statement);

/* Is it the word of an actor that speaks of itself, by its own report or as a named source? */
bool asc_speaks_of_itself(const asc_statement *st);

typedef enum asc_word {
    ASC_WORD_SAYS,   /* somebody says that an actor had a role, or had not */
    ASC_WORD_CLAIMS, /* an actor says so of itself */
    ASC_WORD_DENIES
} asc_word;

/* One origin's word on one actor in one role. */
typedef struct asc_testimony {
    uint32_t origin; /* index into asc_evidence.origins */
    uint32_t actor, statement;
    asc_predicate role;
    asc_polarity polarity;
    asc_word word;
    double firm; /* 1 certain, less for a hedge */
    double read; /* probability that it was read rightly */
    bool apart;  /* its actor may be an answer: it has a name, or a court knows who it is */
} asc_testimony;

typedef struct asc_heard {
    uint64_t key;
    uint64_t seed;     /* the same whatever the order of reports */
    uint32_t standing; /* index into asc_reputes */
    bool access, party;
    double right;        /* of its standing, as an analyst rates it, or learnt */
    double spread;       /* of its logit */
    uint32_t learnt;     /* incidents that this was learnt from; 0: from none */
    double fits;         /* being wrong, it would have named this very one */
    double own;          /* 1; less where its word is likely a hidden copy */
    double trust;        /* 1; less where its word on this incident is doubted */
    double echo;         /* 1; less where parties before it accuse the same actor */
    uint32_t first, end; /* its testimonies */
    const uint32_t *statements, *reports;
    uint32_t statement_count, report_count;
} asc_heard;

/* Log factor on the prior of one told motive or capability, or of another deed like it. */
#define ASC_LEAN .4

/* All that one actor's leanings may add up to. */
#define ASC_LEAN_MAX 1.0

typedef struct asc_evidence {
    asc_heard *origins;
    uint32_t origin_count;
    asc_testimony *items; /* by origin */
    uint32_t count;
    asc_leaning *leanings; /* capability and motive, by actor */
    uint32_t leaning_count;
    uint32_t left_out; /* origins over ASC_ORIGINS_MAX */
    const char *until; /* as it was asked for */
} asc_evidence;

/*
 * Gather it from the incident's statements (indices, ascending) said by `until` (ISO;
 * NULL: whenever; what has no date counts only then). ASC_ENOMEM.
 */
asc_status asc_evidence_gather(asc_evidence *out, asc_arena *keep, const asc_weigh_input *in,
                               const asc_reputes *standings, const uint32_t *of_incident,
                               uint32_t count, const char *until, asc_error *err) ASC_MUST_USE;

/* What was learnt of an origin, or NULL. */
const asc_learnt *asc_learnt_of(const asc_weigh_input *in, uint64_t key);

/* Is the pair among the ties that were told by `until` (NULL: whenever)? */
bool asc_is_tied(const asc_weigh_input *in, uint32_t x, uint32_t y, const char *until);

bool asc_is_role(asc_predicate p); /* from an actor to an incident it had a part in */

#endif
