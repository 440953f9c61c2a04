/*
 * answer - the hypotheses of an incident, what each origin is worth for them, and how
 * sure one can be.
 *
 * A hypothesis is one answer to "who did it": an actor who carried it out, with those
 * who had another part in it; "someone else, or no one" is always one of them. Its
 * credence is a probability given what was read, as of a date; low and high are a
 * range over what is not known about the voices, not a confidence interval. With
 * fewer than two origins for the leading answer, or none that could know, there is no
 * percentage to print: too_little says why. Nothing here is a finding about anyone.
 *
 * Part of <ascribe.h>; include that.
 */
#ifndef ASCRIBE_ANSWER_H
#define ASCRIBE_ANSWER_H

#include <ascribe/link.h>
#include <ascribe/read.h>

#ifdef __cplusplus
extern "C" {
#endif
/* The shared library shows what stands here and nothing else. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility push(default)
#endif

#define ASC_PARTS_MAX 6        /* actors of one hypothesis */
#define ASC_HYPOTHESES_MAX 200 /* of one incident; the least named are left out, and counted */
#define ASC_ORIGINS_MAX 4096   /* of one incident; later ones are left out, and counted */

typedef struct asc_involved {
    uint32_t actor;
    asc_predicate role; /* carried-out, ordered, planned, helped, financed, knew-of */
} asc_involved;

typedef struct asc_hypothesis {
    asc_involved parts[ASC_PARTS_MAX]; /* who carried it out first; none: someone else, or no one */
    uint32_t part_count;
    double credence, low, high;
    uint32_t origins; /* independent ones that speak for it rather than for nobody named */
    uint32_t access;  /* of them could know */
    bool itself;      /* the actor that is named is one of them */
} asc_hypothesis;

/*
 * What one actor's part comes to by itself, whatever else is so: the credences of all answers in
 * which it had that part, and for other parts than carried-out how likely it had it given each of
 * them. Those of one part need not add up to one: two may have had it, or nobody.
 */
typedef struct asc_share {
    asc_involved who;
    double credence, low, high; /* the middle nine tenths of the draws, as for a hypothesis */
} asc_share;

/* One independent origin, and what it does to the answer. */
typedef struct asc_origin {
    asc_str text;               /* how it is called: a view, or a text of its own */
    uint32_t actor;             /* or ASC_NONE */
    uint32_t report;            /* of which it is the own voice, or ASC_NONE */
    asc_str standing;           /* its class: a row of data/voices.tsv */
    bool access;                /* could it know? */
    bool party;                 /* speaks of itself, or accuses its enemy */
    double right;               /* what its word is taken to be worth, 0 to 1 */
    double prior;               /* the same by its standing alone */
    uint32_t learnt;            /* incidents of the case that this was learnt from; 0: none */
    double own;                 /* probability that this is no hidden copy of another's word */
    const uint32_t *statements; /* what it says of this incident, firmest first */
    uint32_t statement_count;
    const uint32_t *reports; /* in which its word stands, in order */
    uint32_t report_count;
    const double *effect;  /* [hypothesis]: log likelihood of all it says; the largest is 0 */
    const double *without; /* [hypothesis]: credence if this origin had said nothing */
    double spread;         /* of effect: how much it tells the hypotheses apart */
} asc_origin;

/*
 * What makes an actor likelier, or less so, before anybody is heard on who did it: a motive or
 * capability that is told or denied, or another deed like it that is told as the report's own word
 * or claimed. What is told of one actor counts up to a factor of e.
 */
typedef struct asc_leaning {
    uint32_t actor, statement;
    double shift; /* of the logarithm of its prior */
} asc_leaning;

typedef enum asc_too_little {
    ASC_ENOUGH,
    ASC_TOO_LITTLE_UNNAMED, /* no one is named */
    ASC_TOO_LITTLE_ORIGINS, /* one independent origin, or none, tells the answers apart */
    ASC_TOO_LITTLE_ACCESS   /* none of those for the leading answer could know */
} asc_too_little;

/* The answer as of one day on which a report came out. */
typedef struct asc_moment {
    char date[11];
    const asc_hypothesis *hypotheses; /* most credence first */
    uint32_t hypothesis_count;
    uint32_t origins;          /* heard by then */
    asc_too_little too_little; /* by then: no percentage to print */
} asc_moment;

typedef enum asc_confidence {
    ASC_CONFIDENCE_LOW,
    ASC_CONFIDENCE_MODERATE,
    ASC_CONFIDENCE_HIGH
} asc_confidence;

typedef struct asc_weighed {
    uint32_t incident;
    asc_str according_to;             /* the source that was asked; empty: ascribe's own weighing */
    const asc_hypothesis *hypotheses; /* most credence first */
    uint32_t hypothesis_count;
    const asc_share *shares; /* by part as in asc_predicate, most credence first */
    uint32_t share_count;
    uint32_t left_out;         /* hypotheses or origins over the limits */
    const asc_origin *origins; /* the one that tells most apart first */
    uint32_t origin_count;
    const asc_leaning *leanings; /* by actor */
    uint32_t leaning_count;
    const asc_moment *moments; /* in order of time */
    uint32_t moment_count;
    uint32_t voices;           /* independent origins that tell the answers apart */
    uint32_t learnt_from;      /* incidents that what sources are worth was learnt from, or 0 */
    uint32_t decisive;         /* origin without which another answer leads, or ASC_NONE */
    asc_confidence confidence; /* said apart from credence (ICD 203) */
    asc_too_little too_little;
} asc_weighed;

typedef struct asc_weighing asc_weighing;

/* A zero value: all that was read, as ascribe weighs it. */
typedef struct asc_weigh_options {
    asc_str as_of;        /* ISO date: what was said later, or undated, does not count */
    asc_str according_to; /* a source's name: what it holds, alone; its word is taken for right */
    asc_str incident;     /* this incident alone; empty: all */
    bool over_time;       /* also the answer of each day: ASC_MOMENTS_MAX of them at most */
} asc_weigh_options;
#define ASC_MOMENTS_MAX 64

/*
 * Weigh what was read. The reading must have run, and must outlive *out. `options` may
 * be NULL. ASC_EARG for an as_of that is no date, a source that no report has, or an
 * incident that there is not. Cost: statements times hypotheses times 64 draws.
 */
asc_status asc_weighing_new(asc_weighing **out, const asc_reading *r,
                            const asc_weigh_options *options, asc_error *err) ASC_MUST_USE;
/* What was learnt of the voices on the way, for asc_reading_teach; a view. Empty where nothing was
 * learnt anew: it was taught, or it is told what one source holds. */
asc_str asc_weighing_learnt(const asc_weighing *w);
void asc_weighing_free(asc_weighing *w);
/* One for each incident asked for, in the incidents' order. */
const asc_weighed *asc_weighing_incidents(const asc_weighing *w, size_t *count);

/* The ways to look at it. */
typedef enum asc_view {
    ASC_VIEW_WHO,        /* the answer: hypotheses, then who says what, in whose words */
    ASC_VIEW_WHY,        /* each origin: its standing, what it does to the answer, and what the
                        * answer would be without it, down to the sentences */
    ASC_VIEW_MATRIX,     /* origins against hypotheses */
    ASC_VIEW_TIMELINE,   /* credence by day; needs over_time */
    ASC_VIEW_TRACE,      /* what each thing that is said goes back to, and who took it from whom */
    ASC_VIEW_BRIEF_HTML, /* all of it on one page, without script; needs over_time */
    ASC_VIEW_BRIEF_MD
} asc_view;
/* Text of reports is made safe for where it goes. ASC_EARG for a view that there is not. */
asc_status asc_weighing_show(const asc_weighing *w, asc_view view, const asc_show_options *options,
                             asc_write_fn write, void *user, asc_error *err) ASC_MUST_USE;
/* The hypothesis lines of docs/commands/read.md. */
asc_status asc_weighing_lines(const asc_weighing *w, asc_write_fn write, void *user,
                              asc_error *err) ASC_MUST_USE;

/*
 * By which ties two actors hang together, each link with its statements; an empty `to`: the
 * ties of one. At most twenty chains of five links, the shortest first. ASC_EARG when no
 * actor has that name.
 */
asc_status asc_reading_paths(const asc_reading *r, asc_str from, asc_str to,
                             const asc_show_options *options, asc_write_fn write, void *user,
                             asc_error *err) ASC_MUST_USE;

/* A probability in the words of ICD 203: "likely", "very unlikely", ... */
const char *asc_credence_words(double p);
const char *asc_confidence_name(asc_confidence c); /* "low", "moderate", "high" */

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
