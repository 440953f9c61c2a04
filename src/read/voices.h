/*
 * voices - the chain of sources of one statement, from the report inwards.
 *
 * What asc_context_of found up the tree are tokens; here they become voices: a spokesman's word
 * is his group's, a document has one who holds it, what someone says under questioning
 * stands in the paper that tells of it.
 */
#ifndef ASC_READ_VOICES_H
#define ASC_READ_VOICES_H

#include "read/context.h"
#include "read/read.h"

/*
 * The voices of c, and innermost `first_who` (a token, or ASC_NONE) who speaks with the word at
 * first_cue, put into f. True when a link is guessed from what was told before; *shaky grows with
 * each other guess.
 */
bool asc_voices_put(asc_readout *o, const asc_tree *t, asc_finding *f, const asc_context *c,
                    uint32_t first_who, uint32_t first_cue, unsigned *shaky);

/* "Is believed to", "has been blamed for": somebody, of whom no more is told. */
void asc_voices_unnamed(asc_finding *f, asc_span cue, uint32_t entry);

#endif
