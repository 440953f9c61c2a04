/*
 * inflate - deflated bytes, bare (zip), in zlib's frame or in gzip's, to plain ones; and what
 * servers press with brotli and zstd.
 *
 * By zlib, libbrotli and libzstd, which need no file and no system call but memory. A gzip file may hold
 * several members, one after the other; what stands before damage is kept.
 */
#ifndef ASC_TEXT_INFLATE_H
#define ASC_TEXT_INFLATE_H

#include <ascribe.h>

#include "base/arena.h"

typedef enum asc_deflated { ASC_DEFLATED_BARE, ASC_DEFLATED_ANY } asc_deflated;

/* Exactly `size` bytes, as a zip's directory tells; ASC_EFORMAT when there are fewer or more. */
asc_status asc_inflate_sized(asc_str *out, asc_arena *keep, asc_str packed, size_t size,
                             asc_error *err) ASC_MUST_USE;

/* All members of a gzip file, or a zlib or bare stream; ASC_ELIMIT past `limit` bytes.
 * *damaged: it ended early, or a check sum is wrong; what was read is in *out. */
asc_status asc_inflate(asc_str *out, bool *damaged, asc_arena *keep, asc_str packed,
                       asc_deflated how, size_t limit, asc_error *err) ASC_MUST_USE;

/* The same of a brotli stream, and of one or more frames of zstd. */
asc_status asc_unbrotli(asc_str *out, bool *damaged, asc_arena *keep, asc_str packed, size_t limit,
                        asc_error *err) ASC_MUST_USE;
asc_status asc_unzstd(asc_str *out, bool *damaged, asc_arena *keep, asc_str packed, size_t limit,
                      asc_error *err) ASC_MUST_USE;

#endif
