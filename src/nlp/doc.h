/*
 * doc - the annotated document, inside the room. Others walk it with ascribe.h.
 */
#ifndef ASC_NLP_DOC_H
#define ASC_NLP_DOC_H

#include <ascribe.h>

#include "base/arena.h"

struct asc_doc {
    asc_arena *arena;  /* owns everything below but tokens */
    asc_str text;      /* the caller's */
    asc_str seen;      /* as the stages saw it: text, or recased in the arena */
    asc_token *tokens; /* malloc: one array, however many pieces it grows by */
    size_t token_count, token_cap;
    asc_range *sents;
    size_t sent_count;
    asc_range *ents;
    size_t ent_count;
};

#endif
