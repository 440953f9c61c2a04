/*
 * claims - a table of claims (CSV, RFC 4180): who says what of which object.
 *
 * The first line names the columns, in any order; others are passed over:
 *
 *   source            who says it
 *   object, incident  what it is about
 *   value, actor      what is said of it
 *   time              a number, or an ISO date with or without a time of day
 *   role              did or helped; with it, several actors may have done one thing
 *   polarity          1, or -1 for a denial
 *   firmness          0 fact, 1 attributed, 2 hedged, 3 rumour
 *   chain             the sources seen behind it, speaker first: S012>S003>S071
 *   stance            for, against or observing; then there are no values
 *   read              that the line was read rightly, 0 to 1
 *   rating            of the source: an Admiralty letter, A to F
 *
 * Names are numbered in the order of their bytes, so that rows in another order are the
 * same claims.
 */
#ifndef ASC_WEIGH_CLAIMS_H
#define ASC_WEIGH_CLAIMS_H

#include <ascribe.h>

#include "base/arena.h"

#define ASC_TABLE_CLAIMS_MAX (1u << 25) /* rows */
#define ASC_CHAIN_MAX 64u               /* sources of one chain */

typedef enum asc_stance {
    ASC_STANCE_FOR,
    ASC_STANCE_AGAINST,
    ASC_STANCE_OBSERVING,
    ASC_STANCES
} asc_stance;

typedef struct asc_row {
    double time; /* NAN: not told */
    uint32_t source, object, value;
    uint32_t chain, chain_count; /* of the table's chains; without the speaker */
    uint32_t line;
    float read;
    uint8_t firmness, stance, rating;
    bool helped, denied;
} asc_row;

typedef struct asc_names {
    const asc_str *names; /* in the order of their bytes */
    size_t count;
} asc_names;

struct asc_claims {
    asc_arena *arena;
    asc_row *rows; /* by object, then as read */
    size_t count;
    asc_names sources, objects, values;
    const uint32_t *chains;
    bool has_role, has_chain, has_stance, has_time, has_value, has_polarity;
    size_t untimed; /* rows whose time could not be read */
};

/* Answers that are known: CSV with the columns object and value. */
typedef struct asc_labels {
    asc_str *objects, *values;
    uint32_t *lines;
    size_t count;
} asc_labels;

/* ASC_EFORMAT names the line. The names live in `keep` or in csv. */
asc_status asc_labels_parse(asc_labels *out, asc_arena *keep, asc_str csv,
                            asc_error *err) ASC_MUST_USE;

#endif
