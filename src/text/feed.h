/*
 * feed - RSS 0.9 to 2.0, RDF and Atom: each item a record.
 *
 * A scanner of tags, not an XML parser: it has no DTD, so that no entity is ever
 * defined, expanded or fetched, and a feed that is cut or badly nested still gives
 * the items that it has. An item's name is its guid, id or link; of several texts
 * (summary, content) the longest counts, and its headline stands above it.
 *
 * Limits   ASC_RECORDS_MAX items; the last one's note says when more were there.
 */
#ifndef ASC_TEXT_FEED_H
#define ASC_TEXT_FEED_H

#include "text/record.h"

asc_status asc_feed_read(asc_records *out, asc_arena *keep, asc_str bytes, asc_str declared,
                         asc_error *err) ASC_MUST_USE;

#endif
