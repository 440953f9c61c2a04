/*
 * roots - per proposition, the independent origins of what is said of it.
 *
 * From each statement the chain is followed inwards and backwards: from a passage to the
 * report it was copied from, from a citation to the report cited, to the innermost source.
 * Spokesmen of one office are one origin; a circle rests on nothing.
 */
#ifndef ASC_LINK_ROOTS_H
#define ASC_LINK_ROOTS_H

#include "link/provenance.h"
#include "link/voices.h"

/* Fills roots, root_count and origin_of of *p from its copies. */
asc_status asc_roots_find(asc_provenance *p, asc_arena *keep, const asc_link_view *v,
                          const asc_voice_book *voices, asc_error *err) ASC_MUST_USE;

#endif
