/*
 * phrases - noun phrases, and the shorter or longer ways in which one is cited.
 *
 * "the three powerful bombs hidden in a truck" is cited as "three powerful bombs",
 * "powerful bombs" or "bombs"; "Colonel Ada Brook" as "Ada Brook"; "members of the
 * Front" with what stands behind "of". Which cut is the usual one for what the phrase
 * is said to be, slots decides.
 */
#ifndef ASC_READ_PHRASES_H
#define ASC_READ_PHRASES_H

#include "read/names.h"
#include "read/tree.h"

#define ASC_CUTS_MAX 10       /* ways to cite one phrase */
#define ASC_PHRASE_TOKENS 14u /* in front of the head; what is longer is cut */
#define ASC_PHRASE_BEHIND 16u /* tokens behind the head that may belong to it */

typedef enum asc_cut_kind {
    ASC_CUT_FULL,     /* without its article */
    ASC_CUT_NAME,     /* the name at its head, without titles */
    ASC_CUT_LESS_ONE, /* without its first word */
    ASC_CUT_LESS_TWO,
    ASC_CUT_COMPOUND, /* the head and the nouns glued to it */
    ASC_CUT_HEAD,
    ASC_CUT_OF, /* and what stands behind "of" */
    ASC_CUT_OF_OF,
    ASC_CUT_HEAD_OF, /* the head and what stands behind "of" */
    ASC_CUT_BEHIND   /* and one more phrase behind another preposition */
} asc_cut_kind;

typedef struct asc_cut {
    uint32_t first, last; /* tokens [first, last) */
    asc_cut_kind kind;
} asc_cut;

typedef struct asc_phrase {
    uint32_t head, first, last; /* the phrase up to its head */
    asc_cut cuts[ASC_CUTS_MAX];
    uint32_t cut_count;
} asc_phrase;

/* The noun phrase headed by token i; false when i heads none. */
bool asc_phrase_at(const asc_tree *t, const asc_mentions *m, uint32_t i, asc_phrase *out);

#endif
