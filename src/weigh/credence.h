/*
 * credence - from what the origins say to what one may believe, and how firmly.
 *
 * Of one incident: who carried it out is one of the actors named for it, alone or
 * together where they are named together, or someone else, or no one. Each origin is
 * right with the probability of its standing; being wrong it names this very actor
 * with a probability of its own, so that an accuser who would accuse that actor in any
 * case moves little (weigh.md, "interest"). What parties say of themselves has
 * likelihoods of its own; silence has none yet. What was misread says nothing.
 *
 * The standings' figures are not known well: everything is worked out DRAWS times
 * with them drawn anew, the mean is the credence, and the middle nine tenths are the
 * range. Draws belong to an origin, not to its place in a list, so the order of
 * reports does not matter.
 *
 * The other parts (who ordered, helped, ...) are weighed given who carried it out; an
 * origin that would then be wrong about the main thing counts little for them.
 */
#ifndef ASC_WEIGH_CREDENCE_H
#define ASC_WEIGH_CREDENCE_H

#include "weigh/evidence.h"

/* The answer from one body of evidence. `details`: also each origin's effect. */
asc_status asc_credence_weigh(asc_weighed *out, asc_arena *keep, const asc_weigh_input *in,
                              const asc_reputes *standings, const asc_evidence *e, bool details,
                              asc_error *err) ASC_MUST_USE;

#endif
