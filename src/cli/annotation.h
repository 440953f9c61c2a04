/*
 * annotation - annotated texts as CoNLL-U or as JSON Lines.
 *
 * A document is written piece by piece: begin, pieces in order, end. Both forms are
 * described in docs/commands/annotate.md.
 */
#ifndef ASC_CLI_ANNOTATION_H
#define ASC_CLI_ANNOTATION_H

#include <ascribe.h>

#include "base/str.h"

typedef struct asc_annotation {
    asc_buf *out; /* grows; whoever owns it writes it away between pieces */
    bool json;
    asc_str name;       /* of the document */
    uint64_t tokens;    /* of its pieces so far */
    uint64_t sentences; /* so far, over all documents */
    bool announced;     /* the document's first line is out */
    uint32_t *ids;      /* scratch: CoNLL-U's number of each token */
    size_t id_cap;
} asc_annotation;

void asc_annotation_begin(asc_annotation *a, asc_str name);
/* `base` is where the piece begins in the document, in bytes. */
void asc_annotation_piece(asc_annotation *a, const asc_doc *doc, uint64_t base);
/* `error`, if not NULL, says why the document breaks off. */
void asc_annotation_end(asc_annotation *a, const char *error);
void asc_annotation_free(asc_annotation *a);

#endif
