/*
 * frames - the frame table against one word: who did what to whom.
 */
#ifndef ASC_READ_FRAMES_H
#define ASC_READ_FRAMES_H

#include "read/among.h"
#include "read/events.h"
#include "read/names.h"
#include "read/tree.h"

/* A frame that fits at a word, its roles filled. */
typedef struct asc_match {
    const asc_frame *frame;
    asc_predicate predicate; /* the frame's; "had a part in planning it": planned */
    uint32_t trigger;
    uint32_t agent, object;         /* mentions; ASC_NONE where the predicate has none */
    uint32_t agent_tok, object_tok; /* the phrases' heads; ASC_NONE */
    uint32_t second_tok;            /* the frame's object word; ASC_NONE */
    uint32_t happening;             /* ASC_NONE where the object is no incident */
    uint32_t principal;             /* for whom the agent speaks, ASC_NONE */
    uint32_t mutual, mutual_tok;    /* "accused each other": who says so of the agent, and the other
                                       way round; ASC_NONE */
    uint32_t listed[ASC_LISTED_MAX]; /* words of the further incidents: "both: A and B" */
    size_t listed_count;
    bool salient;     /* the incident was not named here, but is the one spoken of */
    bool only_denied; /* "any attack": tells of it where it is denied alone */
    unsigned shaky;
} asc_match;

#define ASC_MATCHES_MAX 16 /* frames that may fit at one word */

/* All frames that fit at token i; at most ASC_MATCHES_MAX. May add nominals to m. `claimer`:
 * who claimed an attack last, before i; ASC_NONE. */
size_t asc_frames_at(const asc_tree *t, asc_mentions *m, const asc_events *ev, uint32_t i,
                     uint32_t claimer, asc_match out[ASC_MATCHES_MAX]);

/* Is its agent, at token `agent`, the name behind a title of one: "its leader, X"? No further one shares it. */
bool asc_frame_one_title(const asc_tree *t, const asc_match *m, uint32_t agent);

#endif
