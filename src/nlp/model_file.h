/*
 * model_file - the container a model is mapped from: named, checksummed sections.
 *
 * Little-endian. A header of 64 bytes:
 *   0  8  magic "ASCMODEL"
 *   8  4  format version (ASC_MODEL_VERSION)
 *  12  4  number of sections (at most ASC_MODEL_SECTIONS_MAX)
 *  16  8  size of the file in bytes
 *  24  8  XXH3-64 of everything from byte 64 to the end
 *  32 32  zero
 * then one entry of 48 bytes per section: name (32 bytes, NUL-padded), offset from
 * the start of the file (8, a multiple of 64), size in bytes (8); then the bytes.
 * Written by train/model/container.py.
 *
 * The checksum guards against damage, not malice: who reads a section must still
 * check every index in it, since the file may be made by anyone.
 */
#ifndef ASC_NLP_MODEL_FILE_H
#define ASC_NLP_MODEL_FILE_H

#include <ascribe.h>

#include "base/os.h"

#define ASC_MODEL_VERSION 1
#define ASC_MODEL_SECTIONS_MAX 256

typedef struct asc_model_file {
    asc_mapping map;
    const unsigned char *table;
    uint32_t sections;
} asc_model_file;

/* Map and check a file. */
asc_status asc_model_file_open(asc_model_file *out, const char *path, asc_error *err) ASC_MUST_USE;
/* Only its header is checked; no section may be asked for. */
asc_status asc_model_file_peek(asc_model_file *out, const char *path, asc_error *err) ASC_MUST_USE;
void asc_model_file_close(asc_model_file *f);
/* The same over bytes in memory (64-byte aligned), which stay the caller's. */
asc_status asc_model_file_from(asc_model_file *out, const void *bytes, size_t n, const char *name,
                               asc_error *err) ASC_MUST_USE;

/* The checksum in its header: which model it is. */
uint64_t asc_model_file_checksum(const asc_model_file *f);

/*
 * A section as an array of items of `size` bytes: *p and *count. ASC_EFORMAT when
 * it is absent or its size is no multiple of `size`.
 */
asc_status asc_model_section(const asc_model_file *f, const char *name, size_t size, const void **p,
                             size_t *count, asc_error *err) ASC_MUST_USE;

/* The section "name.part", exactly n floats. */
asc_status asc_model_floats(const asc_model_file *f, const char *name, const char *part, size_t n,
                            const float **out, asc_error *err) ASC_MUST_USE;

/*
 * A table of strings from two sections: `name`.at, count + 1 uint32 offsets, and
 * `name`.text. Offsets are checked to rise and to stay inside the text, and the
 * text to be UTF-8, so that asc_strings_at cannot fail for i < count.
 */
typedef struct asc_strings {
    const uint32_t *at;
    const char *text;
    size_t count;
} asc_strings;
asc_status asc_model_strings(const asc_model_file *f, const char *name, asc_strings *out,
                             asc_error *err) ASC_MUST_USE;
asc_str asc_strings_at(const asc_strings *s, size_t i);

#endif
