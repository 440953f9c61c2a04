/*
 * misread - what a statement says if it was misread.
 *
 * A reader errs in kinds: somebody else was meant, another part in it, the contrary, it
 * was somebody else who said so, or nothing of the kind stands there. How often each was
 * counted on development data (data/misreading.tsv, eval/misreading). A statement read
 * with probability r counts as what it says with r, and with 1 - r as what these kinds
 * would say, in their shares.
 */
#ifndef ASC_WEIGH_MISREAD_H
#define ASC_WEIGH_MISREAD_H

#include <ascribe.h>

typedef enum asc_misread_kind {
    ASC_MISREAD_AGENT,
    ASC_MISREAD_ROLE,
    ASC_MISREAD_POLARITY,
    ASC_MISREAD_SOURCE,
    ASC_MISREAD_NOTHING,
    ASC_MISREAD_KINDS
} asc_misread_kind;

typedef struct asc_misreading {
    double share[ASC_MISREAD_KINDS]; /* of what is misread; they sum to one */
    double count[ASC_MISREAD_KINDS]; /* errors that were seen */
} asc_misreading;

/* Read the table. ASC_EFORMAT names the line. */
asc_status asc_misreading_load(asc_misreading *out, asc_str table, asc_error *err) ASC_MUST_USE;

/* The table that is compiled in. */
asc_str asc_table_misreading(void);

/* How likely somebody's words are under an answer, against words that say nothing. */
typedef struct asc_meant {
    double said;     /* as they were read */
    double other;    /* somebody else was meant */
    double contrary; /* the contrary was meant */
    double voice;    /* somebody of whom no more is known says so */
} asc_meant;

/* Logarithm of the whole, read with probability `read`. */
double asc_misreading_weigh(const asc_misreading *m, const asc_meant *x, double read);

#endif
