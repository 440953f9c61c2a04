/*
 * parts - documents inside documents: what a zip, a crawl or a mail holds.
 *
 * Each part is read in scratch memory and only its records are kept, so that a crawl
 * of a thousand pages holds no thousand trees. A part that cannot be read is left out,
 * and the container's first record says so; a container of which nothing can be read
 * is refused with the first part's reason.
 *
 * Limits   containers in containers ASC_PARTS_DEPTH_MAX; bytes unpacked from one
 *          document ASC_UNPACKED_MAX and ASC_UNPACKED_RATIO times its own length
 *          (ASC_UNPACKED_FLOOR in any case): past them all of it is refused.
 */
#ifndef ASC_TEXT_PARTS_H
#define ASC_TEXT_PARTS_H

#include "text/record.h"

#define ASC_PARTS_DEPTH_MAX 6u
#define ASC_UNPACKED_MAX ((size_t)64 << 20)
#define ASC_UNPACKED_RATIO 100u
#define ASC_UNPACKED_FLOOR ((size_t)1 << 20)

typedef struct asc_parts {
    asc_records *out;
    asc_arena *keep;
    size_t before;     /* records that were in `out` when this container began */
    size_t budget;     /* bytes that may still be unpacked */
    unsigned depth;    /* containers around */
    asc_str charset;   /* that what is read now is told to be in; may be empty */
    size_t refused;    /* parts left out */
    asc_str first_out; /* "name: reason" of the first of them */
    asc_error *err;
} asc_parts;

/* For a document of `bytes` that stands in no other. */
asc_parts asc_parts_begin(asc_records *out, asc_arena *keep, size_t bytes, asc_error *err);

/* How a part's bytes become records: asc_document_part, told here so that this file knows no format. */
typedef asc_status (*asc_part_fn)(asc_parts *p, asc_str name, asc_str bytes);

/*
 * Read a part called `part` (`name` tells its format) and add its records, with what
 * `like` says where they are silent, read in the charset that it says; `like` may be NULL. ASC_OK also for a part that
 * cannot be read; an error is the whole document's.
 */
asc_status asc_parts_add(asc_parts *p, asc_part_fn read, asc_str part, asc_str name, asc_str bytes,
                         const asc_record *like) ASC_MUST_USE;

/* Count a part that is left out, for the note. */
void asc_parts_refuse(asc_parts *p, asc_str part, const char *why);

/* Behind the last part: put the note, or refuse a container without any report. */
asc_status asc_parts_end(asc_parts *p, const char *what) ASC_MUST_USE;

/* n more unpacked bytes; ASC_ELIMIT when that is too much. */
asc_status asc_parts_spend(asc_parts *p, size_t n) ASC_MUST_USE;

/* Give each of several records a part of its own: numbers where there is none, " (2)"
 * behind one that was there before. */
asc_status asc_parts_name(asc_records *r, asc_arena *keep, asc_error *err) ASC_MUST_USE;

#endif
