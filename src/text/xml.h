/*
 * xml - a scanner of XML's tags, for feeds and office documents.
 *
 * No XML parser: it has no DTD, so that no entity is ever defined, expanded or
 * fetched, and a document that is cut or badly nested still gives what it holds.
 */
#ifndef ASC_TEXT_XML_H
#define ASC_TEXT_XML_H

#include <ascribe.h>

#include "base/arena.h"
#include "base/str.h"

typedef struct asc_xml {
    asc_str s;
    size_t i;
} asc_xml;

typedef struct asc_xml_tag {
    asc_str name, inside; /* inside: what stands behind the name, up to ">" */
    size_t begin, end;    /* from "<" to behind ">" */
    bool closing, empty;  /* "</a>", "<a/>" */
} asc_xml_tag;

/* The next tag; comments, CDATA, declarations and instructions are passed over. */
bool asc_xml_next(asc_xml *x, asc_xml_tag *t);

/* The value of an attribute as it stands, references and all; empty when there is none. */
asc_str asc_xml_attribute(asc_str inside, const char *name);

/* A run of text: CDATA as it stands, references resolved. False: out of memory. */
bool asc_xml_text(asc_arena *keep, asc_str raw, asc_str *out) ASC_MUST_USE;

/* The trimmed text of the first element of that name, markup inside it left out. */
asc_str asc_xml_first(asc_arena *keep, asc_str s, const char *name);

#endif
