/*
 * link - who took it from whom, and what it all goes back to.
 *
 * Five papers with one agency's text are one voice. Filled by asc_reading_run:
 *
 *   copies       which report took from which, how, and the passages themselves
 *   circles      reports that rest on each other
 *   corrections  notices that take back or put right what was reported before
 *   roots        per proposition, the independent origins, and the reports on each
 *
 * asc_copies_find does the first of these alone, for texts nobody has read yet.
 *
 * Part of <ascribe.h>; include that.
 */
#ifndef ASCRIBE_LINK_H
#define ASCRIBE_LINK_H

#include <ascribe/read.h>

#ifdef __cplusplus
extern "C" {
#endif
/* The shared library shows what stands here and nothing else. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility push(default)
#endif

/* clang-format off */
#define ASC_COPY_KIND_LIST(X) \
    X(COPIES, "copies") X(CITES, "cites") X(PARAPHRASES, "paraphrases")
typedef enum asc_copy_kind {
#define ASC_X(id, s) ASC_COPY_##id,
    ASC_COPY_KIND_LIST(ASC_X)
#undef ASC_X
    ASC_COPY_KIND_COUNT
} asc_copy_kind;
/* clang-format on */

/* As it stands in the lines: "copies", ... "" when out of range. */
const char *asc_copy_kind_name(asc_copy_kind k);

/* The same words, or nearly, in both texts. */
typedef struct asc_passage {
    asc_span to, from;
} asc_passage;

/*
 * `to` took from what `from` names: a report of the case, else an actor, else
 * words alone ("a 214-page indictment"). One for each pair and kind.
 */
typedef struct asc_copy {
    uint32_t to;          /* report that took */
    uint32_t from_report; /* or ASC_NONE */
    uint32_t from_actor;  /* or ASC_NONE; also set beside from_report where known */
    asc_str from_text;    /* how `to` names it; empty where it does not */
    asc_copy_kind kind;
    double share;          /* part of `to` that is taken, 0 to 1 */
    double directed;       /* probability that it went this way and not the other; .5: unknown */
    asc_passage *passages; /* in order of `to`; outside the case none */
    uint32_t passage_count;
    asc_span cue;     /* in `to`: where it says so ("according to the daily"); or empty */
    uint32_t told_by; /* report that says so of them both, or `to` itself */
} asc_copy;

/* Reports that rest on each other, each reached from each; two or more. */
typedef struct asc_circle {
    uint32_t *reports; /* ascending */
    uint32_t report_count;
} asc_circle;

/* A notice that takes back (retracts) or puts right what a report said before. */
typedef struct asc_correction {
    uint32_t report;      /* that carries the notice */
    uint32_t corrects;    /* the report it acts on, or ASC_NONE when that is not in the case */
    asc_span notice;      /* in `report` */
    bool retracts;        /* takes back, rather than puts right */
    uint32_t *statements; /* of `corrects`, that fall with it */
    uint32_t statement_count;
} asc_correction;

/* Where a chain ends. With neither report nor actor nor text: a circle that rests on nothing. */
typedef struct asc_root_origin {
    uint32_t actor, report; /* or ASC_NONE */
    asc_str text;           /* its words, as the first statement on it has them */
    uint32_t *reports;      /* that rest on it, ascending */
    uint32_t report_count;
    uint32_t *statements; /* that rest on it, ascending */
    uint32_t statement_count;
} asc_root_origin;

/* One proposition and the independent origins of what is said of it. */
typedef struct asc_root {
    asc_predicate predicate;
    uint32_t agent;                         /* actor, or ASC_NONE */
    uint32_t object_actor, object_incident; /* or ASC_NONE */
    asc_polarity polarity;
    asc_root_origin *origins; /* most reports first; the circle, where there is one, last */
    uint32_t origin_count;
    uint32_t independent; /* origins without the circle */
} asc_root;

/* What asc_reading_run found; the views live as long as the reading. Empty before. */
const asc_copy *asc_reading_copies(const asc_reading *r, size_t *count);
const asc_circle *asc_reading_circles(const asc_reading *r, size_t *count);
const asc_correction *asc_reading_corrections(const asc_reading *r, size_t *count);
const asc_root *asc_reading_roots(const asc_reading *r, size_t *count);
/* The origin of statement k: indices into the roots and that root's origins.
 * False when it has none (no agent, or beyond the run). */
bool asc_reading_origin_of(const asc_reading *r, size_t statement, uint32_t *root,
                           uint32_t *origin);

/* A text, as asc_copies_find sees it. */
typedef struct asc_copy_text {
    asc_str text;      /* UTF-8 */
    asc_str published; /* ISO date or time, any precision; empty: unknown */
    asc_str outlet;    /* or empty */
} asc_copy_text;

typedef struct asc_copies asc_copies;

/*
 * Shared passages among texts: near linear in their length. The copies are all of
 * kind ASC_COPY_COPIES and index `texts`. The same for any order of the texts, but
 * for the numbers. ASC_ELIMIT over ASC_REPORTS_MAX texts; ASC_ENOMEM.
 */
asc_status asc_copies_find(asc_copies **out, const asc_copy_text *texts, size_t count,
                           asc_error *err) ASC_MUST_USE;
const asc_copy *asc_copies_items(const asc_copies *c, size_t *count);
void asc_copies_free(asc_copies *c);

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
