/*
 * likeness - how much speaks for two tellings being of one incident.
 *
 * A telling is first made comparable: its words and names as numbers, each with how much it
 * tells (rarity among all tellings, smoothed: in a case of two reports a name that both have is not
 * thereby common). Points are summed: a day or a month in common, days of publication, a place,
 * names, a target, a toll; kinds or places that differ count against it, and some things
 * rule it out. Weights are round, set by hand after looking at the development part of MUC-4.
 */
#ifndef ASC_LINK_LIKENESS_H
#define ASC_LINK_LIKENESS_H

#include "base/numbers.h"
#include "link/incidents.h"

#define ASC_TOLD_WORDS_MAX 6u   /* words of a place that are compared */
#define ASC_TARGET_WORDS_MAX 8u /* words of a target that are compared, the first ones */
#define ASC_LIKENESS_NEVER -1e9f
#define ASC_UNDATED INT32_MIN

/* Words by their numbers, in order of these. */
typedef struct asc_bag {
    const uint32_t *items;
    uint32_t count;
    float weight; /* square root of what all tell */
} asc_bag;

/* A telling as it is compared. */
typedef struct asc_mark_of {
    uint32_t report;
    asc_incident_kind kind;
    bool main;
    int precision;       /* of when: 3 a day, 2 a month, 1 a year, 0 unknown */
    int32_t first, last; /* days that it may have been; ASC_UNDATED */
    int32_t published;   /* a day, ASC_UNDATED */
    uint32_t place;      /* index into places, or ASC_NONE */
    char country[3];     /* that stands beside the place; "" none */
    asc_bag target;      /* the words of who or what was hit */
    uint64_t person;     /* their last name as a hash, if that is one person who is named; 0 */
    asc_bag names, words;
    int64_t killed[4]; /* tolls told of it; -1 where none */
} asc_mark_of;

/* A place by one spelling. */
typedef struct asc_place_marks {
    asc_str key;
    uint32_t words[ASC_TOLD_WORDS_MAX], count;
    uint32_t as_target[ASC_TOLD_WORDS_MAX], as_target_count; /* the same as words of a target */
    char is_country[3];                                      /* "" where it is none */
    char in[ASC_PLACE_CANDIDATES_MAX][3];
    uint32_t in_count;
} asc_place_marks;

typedef struct asc_likeness {
    asc_mark_of *items; /* of each telling, in their line */
    asc_place_marks *places;
    uint32_t place_count;
    float *tells;    /* of each word: nats */
    uint32_t *often; /* tellings that have it */
    size_t word_count;
    float
        late; /* 0 to 1: how much it says that a report came out long after; the more reports, the more */
} asc_likeness;

/* The tellings in line, line[k] being one's index in `told`: those that are compared are near each other in
 * memory then. ASC_ENOMEM. */
asc_status asc_likeness_make(asc_likeness *out, asc_arena *keep, const asc_told *told,
                             const uint32_t *line, size_t count, asc_error *err) ASC_MUST_USE;
/* Points for tellings x and y, by their places in the line, being of one incident; ASC_LIKENESS_NEVER: they cannot be. */
float asc_likeness_of(const asc_likeness *l, uint32_t x, uint32_t y);

#endif
