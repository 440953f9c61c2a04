#include "text/zip.h"

#include <zlib.h>

#include "base/error.h"
#include "text/inflate.h"

#include "base/banned.h"

#define END_BYTES 22
#define LOCATOR_BYTES 20 /* zip64: where its own end record is */
#define WIDE_END_BYTES 56
#define END_COMMENT_MAX 65535
#define ENTRY_BYTES 46
#define LOCAL_BYTES 30
#define FREE_BYTES ((size_t)64 << 10) /* any file may unpack to so much */
enum { STORED = 0, DEFLATED = 8, ENCRYPTED = 1, DESCRIBED = 8 };
#define STEP_BYTES ((size_t)64 << 10)

static uint32_t u16(asc_str s, size_t i)
{
    return (uint32_t)(uint8_t)s.p[i] | (uint32_t)(uint8_t)s.p[i + 1] << 8;
}

static uint32_t u32(asc_str s, size_t i)
{
    return u16(s, i) | u16(s, i + 2) << 16;
}

/* A number of 64 bits; SIZE_MAX, which is nowhere, for one that no memory has. */
static size_t u64(asc_str s, size_t i)
{
    uint64_t v = (uint64_t)u32(s, i) | (uint64_t)u32(s, i + 4) << 32;
    return v < SIZE_MAX ? (size_t)v : SIZE_MAX;
}

static bool magic(asc_str s, size_t i, const char *what)
{
    return i + 4 <= s.n && !memcmp(s.p + i, what, 4);
}

/* Where the record of the directory's end begins; SIZE_MAX when it is not there. */
static size_t find_end(asc_str s)
{
    if (s.n < END_BYTES) return SIZE_MAX;
    size_t last = s.n - END_BYTES, least = last > END_COMMENT_MAX ? last - END_COMMENT_MAX : 0;
    for (size_t i = last + 1; i-- > least;)
        if (magic(s, i, "PK\5\6")) return i;
    return SIZE_MAX;
}

/* Numbers that did not fit into 32 bits stand in the entry's extra field 1, in this order;
 * one that is missing there stays as it is, and lies nowhere. */
static void take_wide(asc_str extra, size_t *const numbers[3])
{
    while (extra.n >= 4) {
        size_t n = u16(extra, 2);
        asc_str field = asc_str_slice(extra, 4, 4 + n);
        if (u16(extra, 0) == 1)
            for (size_t k = 0, at = 0; k < 3; k++) {
                if (*numbers[k] != UINT32_MAX || field.n < at + 8) continue;
                *numbers[k] = u64(field, at);
                at += 8;
            }
        extra = asc_str_slice(extra, 4 + n, extra.n);
    }
}

/* How many files there are and where their directory begins. */
static bool take_end(asc_str s, size_t end, size_t *count, size_t *at)
{
    *count = u16(s, end + 10);
    *at = u32(s, end + 16);
    if (*count != UINT16_MAX && *at != UINT32_MAX) return true;
    if (end < LOCATOR_BYTES || !magic(s, end - LOCATOR_BYTES, "PK\6\7")) return *at != UINT32_MAX;
    size_t wide = u64(s, end - LOCATOR_BYTES + 8);
    if (wide > end || end - wide < WIDE_END_BYTES || !magic(s, wide, "PK\6\6")) return false;
    *count = u64(s, wide + 32);
    *at = u64(s, wide + 48);
    return true;
}

/* The packed bytes of a file: behind its own header, which says how long its names are. */
static bool find_packed(asc_str s, size_t directory, size_t packed, asc_zip_file *f)
{
    size_t at = f->offset;
    if (at > directory || directory - at < LOCAL_BYTES || !magic(s, at, "PK\3\4")) return false;
    size_t from = at + LOCAL_BYTES + u16(s, at + 26) + u16(s, at + 28);
    if (from > directory || directory - from < packed) return false;
    f->packed = asc_str_slice(s, from, from + packed);
    return true;
}

/* Let files[i] sink in a heap of n, the last one of the archive on top. */
static void sink(const asc_zip_file **files, size_t i, size_t n)
{
    const asc_zip_file *moving = files[i];
    for (size_t child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && files[child + 1]->offset > files[child]->offset) child++;
        if (files[child]->offset <= moving->offset) break;
        files[i] = files[child];
    }
    files[i] = moving;
}

/* By their place. An own heap sort: the C library's asks the system for its memory's
 * size, which the reader may not. */
static void sort_files(const asc_zip_file **files, size_t n)
{
    for (size_t i = n / 2; i-- > 0;) sink(files, i, n);
    for (size_t last = n; last-- > 1;) {
        const asc_zip_file *top = files[0];
        files[0] = files[last];
        files[last] = top;
        sink(files, 0, last);
    }
}

static asc_status check_apart(const asc_zip *z, asc_str s, asc_arena *keep, asc_error *err)
{
    const asc_zip_file **order = asc_arena_alloc(keep, z->count + 1, sizeof *order);
    if (!order) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t i = 0; i < z->count; i++) order[i] = &z->files[i];
    sort_files(order, z->count);
    for (size_t i = 0; i + 1 < z->count; i++) {
        const asc_zip_file *f = order[i];
        if ((size_t)(f->packed.p + f->packed.n - s.p) > order[i + 1]->offset)
            return asc_fail(err, ASC_EFORMAT, "files of the zip lie over each other");
    }
    return ASC_OK;
}

/* The directory's entry at *at; *at is moved behind it. False when it is damaged. */
static bool take_entry(asc_str s, size_t directory, size_t end, size_t *at, asc_zip *z)
{
    size_t i = *at;
    if (end - i < ENTRY_BYTES || !magic(s, i, "PK\1\2")) return false;
    size_t name = u16(s, i + 28), rest = (size_t)u16(s, i + 30) + u16(s, i + 32);
    size_t packed = u32(s, i + 20);
    if (end - i - ENTRY_BYTES < name + rest) return false;
    asc_zip_file f = { .name = asc_str_slice(s, i + ENTRY_BYTES, i + ENTRY_BYTES + name),
                       .size = u32(s, i + 24),
                       .crc = u32(s, i + 16),
                       .offset = u32(s, i + 42),
                       .method = (uint16_t)u16(s, i + 10),
                       .flags = (uint16_t)u16(s, i + 8) };
    *at = i + ENTRY_BYTES + name + rest;
    take_wide(asc_str_slice(s, i + ENTRY_BYTES + name, i + ENTRY_BYTES + name + u16(s, i + 30)),
              (size_t *const[3]){ &f.size, &packed, &f.offset });
    if (asc_str_ends(f.name, ASC_STR("/"))) return true;
    if (!find_packed(s, directory, packed, &f)) return false;
    z->files[z->count++] = f;
    return true;
}

/* ---- without a directory: a zip that is cut, or a piece of one ----------------------------*/

/* The end of deflated bytes whose length nobody tells before them; 0 when they are cut, or
 * damaged. */
static uint64_t deflated_end(asc_str s, size_t *size)
{
    z_stream z = { 0 };
    char step[STEP_BYTES];
    int rc = Z_OK;
    uint64_t end = 0;
    *size = 0;
    if (s.n > UINT32_MAX || inflateInit2(&z, -15) != Z_OK) return 0;
    z.next_in = (Bytef *)(uintptr_t)s.p;
    z.avail_in = (uInt)s.n;
    while (rc == Z_OK && *size <= ASC_UNPACKED_MAX) {
        z.next_out = (Bytef *)step;
        z.avail_out = (uInt)sizeof step;
        rc = inflate(&z, Z_NO_FLUSH);
        *size += sizeof step - z.avail_out;
        if (rc == Z_OK && !z.avail_in && z.avail_out) break;
    }
    if (rc == Z_STREAM_END) end = z.total_in;
    inflateEnd(&z);
    return end;
}

/* "PK\7\8", sum, lengths: behind a file whose head lacks them. Its length, 0 when none is there. */
static size_t take_descriptor(asc_str s, size_t packed, asc_zip_file *f)
{
    size_t at = magic(s, 0, "PK\7\10") ? 4 : 0;
    if (s.n < at + 12) return 0;
    f->crc = u32(s, at);
    if (u32(s, at + 4) == packed && u32(s, at + 8) == f->size) return at + 12;
    if (s.n >= at + 20 && u64(s, at + 4) == packed && u64(s, at + 12) == f->size) return at + 20;
    return 0;
}

asc_zip_found asc_zip_local(asc_str s, asc_zip_file *f, size_t *body, uint64_t *end)
{
    if (s.n < 4) return s.n ? ASC_ZIP_CUT_HEAD : ASC_ZIP_NONE;
    if (magic(s, 0, "PK\1\2") || magic(s, 0, "PK\6\6") || magic(s, 0, "PK\5\6"))
        return ASC_ZIP_NONE;
    if (!magic(s, 0, "PK\3\4")) return ASC_ZIP_BAD;
    if (s.n < LOCAL_BYTES || s.n < (size_t)LOCAL_BYTES + u16(s, 26) + u16(s, 28))
        return ASC_ZIP_CUT_HEAD;
    size_t name = u16(s, 26), extra = u16(s, 28), packed = u32(s, 18), nowhere = 0;
    *f = (asc_zip_file){ .name = asc_str_slice(s, LOCAL_BYTES, LOCAL_BYTES + name),
                         .size = u32(s, 22),
                         .crc = u32(s, 14),
                         .method = (uint16_t)u16(s, 8),
                         .flags = (uint16_t)u16(s, 6) };
    *body = LOCAL_BYTES + name + extra;
    take_wide(asc_str_slice(s, LOCAL_BYTES + name, *body),
              (size_t *const[3]){ &f->size, &packed, &nowhere });
    size_t behind = 0;
    if (f->flags & DESCRIBED && packed == 0) {
        if (f->method != DEFLATED) return ASC_ZIP_BAD;
        packed = (size_t)deflated_end(asc_str_slice(s, *body, s.n), &f->size);
        if (!packed) return f->size > ASC_UNPACKED_MAX ? ASC_ZIP_BAD : ASC_ZIP_CUT_HEAD;
        behind = take_descriptor(asc_str_slice(s, *body + packed, s.n), packed, f);
        if (!behind) return s.n - *body - packed < 24 ? ASC_ZIP_CUT_HEAD : ASC_ZIP_BAD;
    }
    if (packed > INT64_MAX / 2) return ASC_ZIP_BAD;
    *end = (uint64_t)*body + packed + behind;
    if (*end <= s.n) f->packed = asc_str_slice(s, *body, *body + packed);
    return ASC_ZIP_FILE;
}

static asc_status open_locals(asc_zip *z, asc_arena *keep, asc_str s, asc_error *err)
{
    size_t cap = 0, body;
    uint64_t end;
    asc_zip_file f;
    while (asc_zip_local(s, &f, &body, &end) == ASC_ZIP_FILE && end <= s.n) {
        s = asc_str_slice(s, (size_t)end, s.n);
        if (asc_str_ends(f.name, ASC_STR("/"))) continue;
        if (z->count == ASC_ZIP_FILES_MAX)
            return asc_fail(err, ASC_ELIMIT, "a zip of over %u files", ASC_ZIP_FILES_MAX);
        if (z->count == cap) {
            void *grown = asc_arena_grow(keep, z->files, z->count, &cap, sizeof *z->files);
            if (!grown) return asc_fail(err, ASC_ENOMEM, "out of memory");
            z->files = grown;
        }
        z->files[z->count++] = f;
    }
    z->cut = s.n > 0;
    return z->count ? ASC_OK : asc_fail(err, ASC_EFORMAT, "no zip, or one that is cut");
}

asc_status asc_zip_open(asc_zip *out, asc_arena *keep, asc_str bytes, asc_error *err)
{
    asc_zip z = { 0 };
    size_t end = find_end(bytes);
    if (end == SIZE_MAX) {
        asc_status rc = open_locals(&z, keep, bytes, err);
        if (!rc) *out = z;
        return rc;
    }
    size_t count, at;
    if (!take_end(bytes, end, &count, &at) || at > end)
        return asc_fail(err, ASC_EFORMAT, "a damaged zip: no directory");
    if (count > ASC_ZIP_FILES_MAX)
        return asc_fail(err, ASC_ELIMIT, "a zip of over %u files", ASC_ZIP_FILES_MAX);
    size_t directory = at;
    z.files = asc_arena_alloc(keep, count + 1, sizeof *z.files);
    if (!z.files) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t k = 0; k < count; k++)
        if (!take_entry(bytes, directory, end, &at, &z))
            return asc_fail(err, ASC_EFORMAT, "a damaged zip: file %zu is not where it says",
                            k + 1);
    asc_status rc = check_apart(&z, bytes, keep, err);
    if (!rc) *out = z;
    return rc;
}

const asc_zip_file *asc_zip_find(const asc_zip *z, const char *name)
{
    for (size_t i = 0; i < z->count; i++)
        if (asc_str_eq(z->files[i].name, asc_str_from(name))) return &z->files[i];
    return NULL;
}

static bool agrees(asc_str s, uint32_t sum)
{
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
    (void)s; /* or no changed byte would come any further */
    (void)sum;
    return true;
#else
    return crc32(0, (const Bytef *)s.p, (uInt)s.n) == sum;
#endif
}

asc_status asc_zip_unpack(asc_str *out, asc_parts *p, asc_arena *keep, const asc_zip_file *f)
{
    if (f->flags & ENCRYPTED) return asc_fail(p->err, ASC_EFORMAT, "it is locked by a password");
    if (f->method != STORED && f->method != DEFLATED)
        return asc_fail(p->err, ASC_EFORMAT, "packed in a way that is not read");
    if (f->size > FREE_BYTES && f->size / ASC_UNPACKED_RATIO > f->packed.n) {
        p->budget = 0;
        return asc_fail(p->err, ASC_ELIMIT, "a file in it unpacks to over %u times its length",
                        ASC_UNPACKED_RATIO);
    }
    asc_status rc = asc_parts_spend(p, f->size);
    if (rc) return rc;
    *out = f->packed;
    if (f->method == STORED && f->packed.n != f->size) rc = ASC_EFORMAT;
    if (f->method == DEFLATED) rc = asc_inflate_sized(out, keep, f->packed, f->size, p->err);
    if (rc == ASC_ENOMEM) return rc;
    if (rc || !agrees(*out, f->crc))
        return asc_fail(p->err, ASC_EFORMAT, "its packed bytes are damaged");
    return ASC_OK;
}
