/*
 * serve - the jailed side: lock down, then read documents until there are no more.
 *
 * Descriptor 0 brings documents, 1 takes replies (text/record.h has the frames); the
 * first frame says which layers hold. Nothing else is open, and after the lockdown
 * nothing can be opened.
 */
#ifndef ASC_READER_SERVE_H
#define ASC_READER_SERVE_H

#include "text/record.h"

typedef asc_status (*asc_read_fn)(asc_records *out, asc_arena *keep, asc_str name, asc_str bytes,
                                  asc_error *err);

/* What answers each kind of request (text/record.h); NULL: it is not answered. */
typedef struct asc_read_fns {
    asc_read_fn document, list, cut;
} asc_read_fns;

/* The exit code: 0 when the documents ended. */
int asc_reader_serve(const asc_read_fns *fns);

/* Take every right away; the layers (ASC_JAIL_*) that now hold. */
unsigned asc_reader_lock_down(void);

#endif
