/*
 * jail - the parent's side of `ascribe-reader`.
 *
 * The reader is a small program that has nothing but two descriptors. Documents go
 * in one after the other, up to ASC_JAIL_BATCH to one process; it is watched by the
 * clock, its reply is bounded, and what it says is checked byte by byte. A fault
 * costs the process and one try of one document: the next gets a fresh process.
 *
 * Threads  a jail is for one thread at a time; make one for each.
 */
#ifndef ASC_TEXT_JAIL_H
#define ASC_TEXT_JAIL_H

#include "text/record.h"

#define ASC_JAIL_BATCH 64
#define ASC_JAIL_TRIES 2
#define ASC_JAIL_SECONDS \
    10 /* of one document; by the clock up to 60, if it gets little of a busy machine */
#define ASC_JAIL_SPENT_SECONDS 5 /* a reader that has worked so long is replaced */

typedef struct asc_jail asc_jail;

#define ASC_READER_PROGRAM "ascribe-reader"
#define ASC_PDF_READER_PROGRAM "ascribe-pdf-reader"

/* `program` is the reader's path, NULL to look for `name` beside this program. With
 * `lax` a machine without seccomp is put up with. No process is started yet. */
asc_status asc_jail_open(asc_jail **out, const char *name, const char *program, bool lax,
                         asc_error *err) ASC_MUST_USE;
void asc_jail_close(asc_jail *j);

/* The records of one document; all of it lives in `keep`. ASC_EFORMAT is what the
 * reader says of the document, or that it was the end of the reader; ASC_EIO that
 * no reader can be started. */
asc_status asc_jail_read(asc_records *out, asc_jail *j, asc_arena *keep, asc_str name,
                         asc_str bytes, asc_error *err) ASC_MUST_USE;

/* The same for a designation list: one record, its text the lines of lists/lines.h. */
asc_status asc_jail_read_list(asc_records *out, asc_jail *j, asc_arena *keep, asc_str name,
                              asc_str bytes, asc_error *err) ASC_MUST_USE;

/* The same for a large file's bytes: where to cut it (cutting.h). */
asc_status asc_jail_cut(asc_records *out, asc_jail *j, asc_arena *keep, asc_str name, asc_str bytes,
                        asc_error *err) ASC_MUST_USE;

/* Other than ASC_JAIL_SECONDS, for tests. */
void asc_jail_set_seconds(asc_jail *j, int seconds);

/* Layers of the reader last started (ASC_JAIL_*, told in its first frame); 0 before the first. */
unsigned asc_jail_layers(const asc_jail *j);

#endif
