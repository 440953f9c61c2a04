/*
 * origin - from a text back to the bytes of the document it was made of.
 *
 * A text's stretches that are bytes of the document, one after the other, in ascending
 * order of the text. What lies between is white space that was laid out anew. Plain text
 * and web pages keep them; of what is packed, coded or put together anew nothing is known.
 *
 * Limits   ASC_STRETCHES_MAX stretches: a text of more keeps none.
 */
#ifndef ASC_TEXT_ORIGIN_H
#define ASC_TEXT_ORIGIN_H

#include <ascribe.h>

#include "base/arena.h"
#include "base/str.h"

#define ASC_STRETCHES_MAX 200000u

typedef struct asc_stretches {
    asc_arena *keep;
    asc_stretch *items;
    size_t count, cap;
    bool failed; /* memory ran out, or there were too many: none is kept */
} asc_stretches;

/* The text's bytes [begin, end) are the document's [from, to). */
void asc_stretches_put(asc_stretches *o, asc_stretch one);

/* From offsets in a decoded page to those in its bytes, of which each was one character. */
void asc_stretches_to_bytes(asc_stretches *o, asc_str decoded);

/* Whether the stretches are in order, inside the text, of known units and, where `document`
 * is not 0, inside a document of so many bytes. */
bool asc_stretches_sound(const asc_stretch *items, size_t count, size_t text, size_t document);

#endif
