/*
 * voices - who is named for what, and by how many voices.
 *
 * It counts, and gives no percentages. A voice is a distinct innermost source: an actor
 * named as the one who says it, or the report's own voice. Several voices may go back to
 * one origin: how many there are of those the roots tell (link.h).
 */
#ifndef ASC_WEIGH_VOICES_H
#define ASC_WEIGH_VOICES_H

#include <ascribe.h>

#include "base/arena.h"

/* Hypotheses in order of incident, then role (carried-out first), then more voices. */
asc_status asc_voices_weigh(asc_naming **out, size_t *count, asc_arena *keep,
                            const asc_statement *st, size_t n, asc_error *err) ASC_MUST_USE;

/* The innermost source: an actor's index, or beyond all actors a report's own voice. */
uint64_t asc_voice_key(const asc_statement *st);

#endif
