/*
 * posts - who a source with a name is, by the words beside it: "presiding judge X", "X, who follows militias
 * at the Corin Institute", "a lawyer for the family, X".
 */
#ifndef ASC_WEIGH_POSTS_H
#define ASC_WEIGH_POSTS_H

#include "weigh/evidence.h"

typedef struct asc_post {
    uint32_t standing; /* of asc_reputes; ASC_NONE: nothing stands there */
    bool advocate;     /* a lawyer: speaks for a client */
} asc_post;

/* out[actor], of all actors of `in`. */
void asc_list_posts(asc_post *out, const asc_weigh_input *in, const asc_reputes *standings);

#endif
