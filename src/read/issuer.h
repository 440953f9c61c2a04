/*
 * issuer - who speaks as "we" in a statement, a communique, a press release.
 *
 * "Communique No. 4 of the Amber Line": what "we" did the Amber Line says that it did. Only
 * where the first lines call it such a text and name one, and the text says "we" or "our"
 * outside quotations.
 */
#ifndef ASC_READ_ISSUER_H
#define ASC_READ_ISSUER_H

#include "read/names.h"
#include "read/tree.h"

/* The mention of the one who issued the report; ASC_NONE. After asc_quotes_find. */
uint32_t asc_issuer_find(const asc_mentions *m, const asc_tree *t);

#endif
