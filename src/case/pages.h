/*
 * pages - a checksum on every page of a case file.
 *
 * SQLite notices a damaged page only where its structure breaks: a flipped bit in a
 * name, in a number or in free space passes. So each page of a case ends in eight
 * bytes of XXH3 over the rest, seeded with the page's number, written beneath SQLite
 * by a thin layer on its file access; other programs see them as reserved space and
 * read the file as any other. When one of them writes to it, its pages lose their
 * checksums: verify tells that too, for a chain of custody asks.
 *
 * The write-ahead log beside the file has SQLite's own checksums.
 *
 * Threads  the layer is registered with SQLite once a process and never changes; it
 *          is the one thing of ascribe that belongs to no handle.
 */
#ifndef ASC_CASE_PAGES_H
#define ASC_CASE_PAGES_H

#include <ascribe.h>

struct sqlite3;

#define ASC_PAGE_CHECK_BYTES 8

/* The name to open a case with; NULL when the layer could not be registered. */
const char *asc_pages_layer(void);

/* Put their checksums into the pages of a whole file in memory, whose pages keep room
 * for them, and make it a file with a write-ahead log. n is a multiple of `page`. */
void asc_pages_seal(unsigned char *file, size_t n, size_t page);

/* Called for each page whose bytes are not those written; false stops. */
typedef bool (*asc_bad_page_fn)(void *user, uint32_t page);

/*
 * Read all pages of the open case `db`, which nobody should be writing to; a page that
 * does not fit is read again before it is told. ASC_EFORMAT if the file is no whole
 * number of pages or carries no checksums: its first page is damaged then.
 *
 * It reads through the open handle: closing a second descriptor of the file would
 * give up the locks that this process holds on it (POSIX).
 */
asc_status asc_pages_check(struct sqlite3 *db, uint32_t *pages, asc_bad_page_fn bad, void *user,
                           asc_error *err) ASC_MUST_USE;

/* Bytes 0 to 99 of the open file; false when it is shorter. */
bool asc_pages_head(struct sqlite3 *db, unsigned char head[100]);

#endif
