/*
 * bodies - whose people those are that a report gives no name of their own: "seven men of the Guard",
 * "the band known as the Guard", "five employees of the firm".
 */
#ifndef ASC_WEIGH_BODIES_H
#define ASC_WEIGH_BODIES_H

#include "weigh/evidence.h"

/* Of one actor: the body that its words name, or that it is told to belong to. */
typedef struct asc_body {
    uint32_t actor; /* ASC_NONE: none, or several */
    bool itself;    /* "the band known as the Guard" is the Guard; "men of the Guard" are of it */
    char since[11]; /* the day on which a tie was first told; "": its own words tell */
} asc_body;

/* Of all actors, in->ties being known; NULL: no memory. */
const asc_body *asc_bodies_find(const asc_weigh_input *in, asc_arena *keep);

/* [actor]: the clan whose surname a person has: "Ruslan Marrin" of "the Marrin clan"; ASC_NONE. NULL: no memory. */
const uint32_t *asc_clans_find(const asc_weigh_input *in, asc_arena *keep);

/* The body for which an actor stands that is said to have done something, by what was told until then
 * (NULL: whenever); ASC_NONE: it stands for itself. */
uint32_t asc_body_of(const asc_weigh_input *in, uint32_t actor, const char *until, bool *itself);

#endif
