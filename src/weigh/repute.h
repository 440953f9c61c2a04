/*
 * repute - what a voice is worth before it is heard: its class, and how often a
 * voice of that class is right.
 *
 * The classes, their figures and the words they are known by stand in
 * data/voices.tsv. A basis that the statement itself tells ("a forensic report found")
 * counts as much as the name of who says it.
 */
#ifndef ASC_WEIGH_REPUTE_H
#define ASC_WEIGH_REPUTE_H

#include <ascribe.h>

#include "base/arena.h"
#include "weigh/misread.h"

#define ASC_REPUTES_MAX 32
#define ASC_REPUTE_FILTER 64 /* times 64 bits */

typedef struct asc_repute {
    asc_str name;
    double right, fits, spread; /* data/voices.tsv tells what they are */
    bool access;
    uint64_t seed; /* of its draws: the same whatever other classes there are */
} asc_repute;

/* P(says so of itself | did), P(... | did not), and the spread of their log ratio. */
typedef struct asc_self {
    double did, did_not, spread;
} asc_self;

typedef struct asc_reputes {
    asc_repute items[ASC_REPUTES_MAX];
    uint32_t count;
    asc_self claim, denial;
    uint32_t party, outlet, unnamed, plain, expert, police; /* indices of these classes */
    uint32_t rumour, document, verdict;
    uint32_t of_basis[ASC_BASIS_COUNT]; /* class of a basis, or ASC_NONE */
    asc_str words[ASC_REPUTES_MAX];     /* apart by blanks, lower case */
    uint64_t met[ASC_REPUTE_FILTER];    /* a filter of them: most words are none */
    asc_misreading misread;             /* set by who weighs */
} asc_reputes;

/* Read the table; views point into it. ASC_EFORMAT names the line. */
asc_status asc_reputes_load(asc_reputes *out, asc_str table, asc_error *err) ASC_MUST_USE;

/* The table that is compiled in. */
asc_str asc_table_voices(void);

/* The class whose words are in `name`, or ASC_NONE. */
uint32_t asc_repute_of_words(const asc_reputes *s, asc_str name);
/* The class whose words stand in one of the actor's names, or ASC_NONE. */
uint32_t asc_repute_of_actor(const asc_reputes *s, const asc_actor *a);
/* Is one of that class's words in `name`, whatever else is? */
bool asc_repute_has_word(const asc_reputes *s, asc_str name, uint32_t class);

#endif
