/*
 * told_again - who is meant by those without a name in a passage that was copied.
 *
 * "The army" is an actor of its own in each report. Where the sentence was copied it is the one that the
 * original tells of.
 */
#ifndef ASC_LINK_TOLD_AGAIN_H
#define ASC_LINK_TOLD_AGAIN_H

#include "link/provenance.h"

/*
 * agent[] and object[] of v's statements (actors or ASC_NONE; statements lie by report): those without a name
 * become those of the statement that was copied. False: out of memory.
 */
bool asc_told_again_settle(uint32_t *agent, uint32_t *object, asc_arena *tmp,
                           const asc_link_view *v, const asc_provenance *p);

#endif
