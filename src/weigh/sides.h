/*
 * sides - on whose side a voice is that speaks of an actor's part: its own, its group's, or that of an
 * accuser who tells what a prisoner confessed.
 */
#ifndef ASC_WEIGH_SIDES_H
#define ASC_WEIGH_SIDES_H

#include "weigh/evidence.h"

typedef struct asc_side {
    uint64_t key;     /* whose word it is, as asc_origin_of has it */
    asc_word word;    /* a confession says; it is no group's claim */
    bool confession;  /* somebody's own word of a deed of his */
    bool second_hand; /* told by `key` of somebody without a name */
} asc_side;

asc_side asc_side_of(const asc_weigh_input *in, const asc_reputes *s, uint32_t statement,
                     const char *until);

/* The first of the actors that reports say it is the same as, by what was said until then (NULL: whenever). */
uint32_t asc_alias_of(const asc_weigh_input *in, uint32_t actor, const char *until);

/* "A naval intelligence officer": without a name, but not without a side. */
bool asc_speaks_for_party(const asc_reputes *s, const asc_actor *a);

/*
 * May it be an answer: has it a name, or does a name tell it apart: "the Corin navy"? Troops, gangs and
 * men of a place may be any.
 */
bool asc_told_apart(const asc_actor *a);

#endif
