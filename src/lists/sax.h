/*
 * sax - a strict pull reader for XML 1.0: tags and texts one after the other.
 *
 * Strict, because a list that is cut must be refused and not half read. A document type
 * with declarations of its own, and a reference to anything but the five named characters
 * and numbers, are errors: so there is nothing to expand and no bomb. Elements must close in order; names come without prefix.
 *
 * Limits   nesting ASC_SAX_DEPTH_MAX. Linear, no memory but this struct.
 */
#ifndef ASC_LISTS_SAX_H
#define ASC_LISTS_SAX_H

#include <ascribe.h>

#include "base/str.h"

#define ASC_SAX_DEPTH_MAX 64

typedef enum asc_sax_event {
    ASC_SAX_END,   /* of the document: everything is closed */
    ASC_SAX_OPEN,  /* name and inside are the tag's */
    ASC_SAX_CLOSE, /* name is the element's; depth is again that of what is around it */
    ASC_SAX_TEXT   /* raw: a run of text, or a CDATA section as it stands */
} asc_sax_event;

/* Start with { .s = text }, UTF-8. */
typedef struct asc_sax {
    asc_str s;
    size_t i, depth;
    asc_str open[ASC_SAX_DEPTH_MAX]; /* names as written */
    asc_str name, inside, raw;
    bool cdata, empty, rooted;
    size_t lines, counted; /* newlines before byte `counted` */
} asc_sax;

/* The next event. ASC_EFORMAT and ASC_ELIMIT name the line. */
asc_status asc_sax_next(asc_sax *x, asc_sax_event *out, asc_error *err) ASC_MUST_USE;
/* The line of what was read last, from 1. */
size_t asc_sax_line(asc_sax *x);
/* Put the last text, with its references resolved, behind what is in b. */
asc_status asc_sax_put_text(asc_sax *x, asc_buf *b, asc_error *err) ASC_MUST_USE;
/* An attribute of the last tag, resolved into b (emptied first); b stays empty without one. */
asc_status asc_sax_attribute(asc_sax *x, const char *name, asc_buf *b, asc_error *err) ASC_MUST_USE;

#endif
