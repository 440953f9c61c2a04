/*
 * os - the few things that only an operating system can do.
 */
#ifndef ASC_BASE_OS_H
#define ASC_BASE_OS_H

#include <ascribe.h>

#include "base/str.h"

/* A file mapped read-only. An empty file has p NULL and n 0. */
typedef struct asc_mapping {
    const unsigned char *p;
    size_t n;
} asc_mapping;
asc_status asc_os_map(asc_mapping *out, const char *path, asc_error *err) ASC_MUST_USE;
void asc_os_unmap(asc_mapping *m);

/* Read a whole file, or standard input for "-". ASC_ELIMIT past `limit` bytes.
 * The buffer is the caller's (asc_buf_free). */
asc_status asc_os_read(asc_buf *out, const char *path, size_t limit, asc_error *err) ASC_MUST_USE;

/* 0 when it is no regular file. */
uint64_t asc_os_size(const char *path);

/* The bytes [at, at + n) of a file, fewer at its end; *size: its length. */
asc_status asc_os_read_range(asc_buf *out, const char *path, uint64_t at, size_t n, uint64_t *size,
                             asc_error *err) ASC_MUST_USE;

/*
 * Paths of the regular files under `path` (itself, if a file), sorted by bytes.
 * Symbolic links to folders are not followed; names that start with '.' are
 * skipped below the top. Folders deeper than 32 levels are ASC_ELIMIT.
 */
asc_status asc_os_files(asc_arena *keep, const char *path, asc_str **out, size_t *count,
                        asc_error *err) ASC_MUST_USE;
bool asc_os_is_folder(const char *path);
bool asc_os_exists(const char *path);
/* Both there, and one and the same. Neither is opened. */
bool asc_os_same_file(const char *a, const char *b);

/* A file that may not grow any more is an error of the write, as a full disk is, and no
 * signal that ends the program. */
void asc_os_no_limit_signal(void);
/* Get the pages of n bytes at p all at once, which are about to be written: one by one they
 * cost a fault each. Nothing happens where the system cannot, or will not. */
void asc_os_touch(void *p, size_t n);
unsigned asc_os_processors(void);
double asc_os_seconds(void); /* monotonic, for progress and benches */
/* Who runs this: $USER, else $LOGNAME, else the system's name for the user, else its
 * number; never empty, cut to n-1 bytes. */
void asc_os_user(char *out, size_t n);
/* The running program's own path, "" if unknown; at most n-1 bytes. */
void asc_os_program(char *out, size_t n);
/* One of ascribe's own programs: beside the running one (a build), in ../libexec/ascribe
 * (installed) or one folder up (tests). False where none can be run; the longest path is
 * n-1 bytes. */
bool asc_os_own_program(char *out, size_t n, const char *name);

/*
 * Run `command` by /bin/sh with `input` on its standard input; what it writes comes to
 * `out`. Its errors go where ours go. It and what it started are killed when it takes
 * over `seconds` or writes over `limit` bytes (ASC_ELIMIT). ASC_EIO when it cannot be
 * started or ends with another code than 0.
 */
asc_status asc_os_filter(asc_buf *out, const char *command, asc_str input, size_t limit,
                         unsigned seconds, asc_error *err) ASC_MUST_USE;

#endif
