/*
 * words - the version, and the words that every part of the library uses.
 *
 * Part of <ascribe.h>; include that.
 */
#ifndef ASCRIBE_WORDS_H
#define ASCRIBE_WORDS_H

#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif
/* The shared library shows what stands here and nothing else. */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility push(default)
#endif

#define ASC_VERSION_MAJOR 0
#define ASC_VERSION_MINOR 1
#define ASC_VERSION_PATCH 0
#define ASC_VERSION "0.1.0"

#if defined(__GNUC__) || defined(__clang__)
#define ASC_MUST_USE __attribute__((warn_unused_result))
#define ASC_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define ASC_MUST_USE
#define ASC_PRINTF(fmt, args)
#endif

typedef enum asc_status {
    ASC_OK = 0,
    ASC_ENOMEM,  /* memory ran out */
    ASC_EIO,     /* a file could not be opened, read or written */
    ASC_EFORMAT, /* input is not what it should be */
    ASC_ELIMIT,  /* input is over a documented limit */
    ASC_EARG,    /* the caller asked for something that makes no sense */
    ASC_EVERSION /* a file was written by a version this one cannot read */
} asc_status;

/* A name for people and logs: "ok", "out of memory", ... Never NULL. */
const char *asc_status_name(asc_status rc);

/* What went wrong, as a sentence that names file, line or span. Caller-owned. */
typedef struct asc_error {
    asc_status status;
    char message[512]; /* NUL-terminated UTF-8 */
} asc_error;

/* A view of bytes; not NUL-terminated. p may be NULL when n is 0. */
typedef struct asc_str {
    const char *p;
    size_t n;
} asc_str;

/* A half-open byte range of a text. */
typedef struct asc_span {
    uint32_t begin, end;
} asc_span;

/* Called with pieces of the output; false stops it (ASC_EIO). */
typedef bool (*asc_write_fn)(void *user, const char *bytes, size_t n);

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
