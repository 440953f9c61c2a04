/*
 * zip - the files of a zip archive: its directory, and each file's bytes.
 *
 * The directory at the archive's end is believed only as far as the bytes bear it
 * out: files lie inside the archive and apart from each other, so that no byte is
 * unpacked twice; names are only names, nothing is written anywhere.
 *
 * Limits   files ASC_ZIP_FILES_MAX; one file may unpack to ASC_UNPACKED_RATIO times
 *          its packed length (64 KB in any case): a bomb refuses the archive.
 *          Zip64 is read: counts and lengths beyond 16 and 32 bits.
 * Not here encryption, disks, methods but stored and deflated: such a file is refused.
 */
#ifndef ASC_TEXT_ZIP_H
#define ASC_TEXT_ZIP_H

#include "text/parts.h"

#define ASC_ZIP_FILES_MAX 100000u

typedef struct asc_zip_file {
    asc_str name, packed;
    size_t size, offset;
    uint32_t crc;
    uint16_t method, flags;
} asc_zip_file;

typedef struct asc_zip {
    asc_zip_file *files; /* in the directory's order; folders left out */
    size_t count;
    bool cut; /* it ends before its directory does */
} asc_zip;

/* ASC_EFORMAT for what is no zip or whose files overlap; ASC_ELIMIT. Of one that is cut before
 * its directory, the files that are whole. */
asc_status asc_zip_open(asc_zip *out, asc_arena *keep, asc_str bytes, asc_error *err) ASC_MUST_USE;
/* ---- for cutting.h: files one by one, by the heads that stand before them ---- */
typedef enum asc_zip_found {
    ASC_ZIP_NONE, /* the directory begins: no more files */
    ASC_ZIP_BAD,  /* no file's head, or one that does not say how long it is */
    ASC_ZIP_CUT_HEAD,
    ASC_ZIP_FILE
} asc_zip_found;
/* The file at the start of s: *body and *end are where its bytes begin and end, its
 * descriptor included; *end may be behind s. f->packed is empty then. */
asc_zip_found asc_zip_local(asc_str s, asc_zip_file *f, size_t *body, uint64_t *end);

/* NULL when there is none of that name. */
const asc_zip_file *asc_zip_find(const asc_zip *z, const char *name);
/* The file's bytes; views of the archive's for a stored one. Spends of p's budget. */
asc_status asc_zip_unpack(asc_str *out, asc_parts *p, asc_arena *keep,
                          const asc_zip_file *f) ASC_MUST_USE;

#endif
