#include "nlp/model_file.h"

#include <stdio.h>
#include <string.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

#define HEADER 64u
#define ENTRY 48u
#define NAME 32u

static uint32_t u32(const unsigned char *p)
{
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return v;
}

static uint64_t u64(const unsigned char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return v;
}

uint64_t asc_model_file_checksum(const asc_model_file *f)
{
    return u64((const unsigned char *)f->map.p + 24);
}

/* Every entry's name ends, and its bytes lie inside the file, aligned. */
static asc_status check_table(const asc_model_file *f, const char *name, asc_error *err)
{
    for (uint32_t i = 0; i < f->sections; i++) {
        const unsigned char *e = f->table + (size_t)i * ENTRY;
        uint64_t offset = u64(e + NAME), size = u64(e + NAME + 8);
        if (e[NAME - 1] != 0 || offset % 64 != 0 || offset > f->map.n || size > f->map.n - offset)
            return asc_fail(err, ASC_EFORMAT, "%s: section %u of the model lies outside the file",
                            name, i);
    }
    return ASC_OK;
}

/* All that the header tells, its checksum aside. */
static asc_status check_header(asc_model_file *f, const char *name, asc_error *err)
{
    const unsigned char *p = (const unsigned char *)f->map.p;
    size_t n = f->map.n;
    if (n < HEADER || memcmp(p, "ASCMODEL", 8) != 0)
        return asc_fail(err, ASC_EFORMAT, "%s: not an ascribe model; make one with `make model`",
                        name);
    if (u32(p + 8) != ASC_MODEL_VERSION)
        return asc_fail(err, ASC_EVERSION,
                        "%s: model format %u, this build reads %u; make it anew with `make model`",
                        name, u32(p + 8), ASC_MODEL_VERSION);
    f->sections = u32(p + 12);
    if (u64(p + 16) != n)
        return asc_fail(err, ASC_EFORMAT, "%s: truncated: %zu bytes of %llu", name, n,
                        (unsigned long long)u64(p + 16));
    if (f->sections > ASC_MODEL_SECTIONS_MAX || (n - HEADER) / ENTRY < f->sections)
        return asc_fail(err, ASC_EFORMAT, "%s: damaged: claims %u sections", name, f->sections);
    f->table = p + HEADER;
    return ASC_OK;
}

asc_status asc_model_file_from(asc_model_file *out, const void *bytes, size_t n, const char *name,
                               asc_error *err)
{
    const unsigned char *p = bytes;
    asc_model_file f = { { p, n }, NULL, 0 };
    asc_status rc = check_header(&f, name, err);
    if (rc) return rc;
    if (XXH3_64bits(p + HEADER, n - HEADER) != u64(p + 24))
        return asc_fail(err, ASC_EFORMAT, "%s: damaged: its checksum does not match", name);
    rc = check_table(&f, name, err);
    if (rc == ASC_OK) *out = f;
    return rc;
}

asc_status asc_model_file_open(asc_model_file *out, const char *path, asc_error *err)
{
    asc_mapping map;
    asc_status rc = asc_os_map(&map, path, err);
    if (rc != ASC_OK) return rc;
    rc = asc_model_file_from(out, map.p, map.n, path, err);
    if (rc != ASC_OK) asc_os_unmap(&map);
    return rc;
}

asc_status asc_model_file_peek(asc_model_file *out, const char *path, asc_error *err)
{
    asc_model_file f = { 0 };
    asc_status rc = asc_os_map(&f.map, path, err);
    if (rc) return rc;
    rc = check_header(&f, path, err);
    if (rc) asc_os_unmap(&f.map);
    else *out = f;
    return rc;
}

void asc_model_file_close(asc_model_file *f)
{
    asc_os_unmap(&f->map);
    *f = (asc_model_file){ 0 };
}

asc_status asc_model_section(const asc_model_file *f, const char *name, size_t size, const void **p,
                             size_t *count, asc_error *err)
{
    for (uint32_t i = 0; i < f->sections; i++) {
        const unsigned char *e = f->table + (size_t)i * ENTRY;
        if (strncmp((const char *)e, name, NAME) != 0) continue;
        uint64_t offset = u64(e + NAME), bytes = u64(e + NAME + 8);
        if (bytes % size != 0)
            return asc_fail(err, ASC_EFORMAT, "model section %s: %llu bytes are no array of %zu",
                            name, (unsigned long long)bytes, size);
        *p = f->map.p + offset;
        *count = (size_t)(bytes / size);
        return ASC_OK;
    }
    return asc_fail(err, ASC_EFORMAT, "model section %s is missing; make the model anew", name);
}

asc_status asc_model_floats(const asc_model_file *f, const char *name, const char *part, size_t n,
                            const float **out, asc_error *err)
{
    char full[64];
    const void *p = NULL;
    size_t count = 0;
    snprintf(full, sizeof full, "%s.%s", name, part);
    asc_status rc = asc_model_section(f, full, sizeof(float), &p, &count, err);
    if (rc != ASC_OK) return rc;
    if (count != n)
        return asc_fail(err, ASC_EFORMAT, "model section %s: %zu numbers, expected %zu", full,
                        count, n);
    *out = p;
    return ASC_OK;
}

asc_status asc_model_strings(const asc_model_file *f, const char *name, asc_strings *out,
                             asc_error *err)
{
    char part[64];
    const void *at = NULL, *text = NULL;
    size_t n = 0, bytes = 0;
    snprintf(part, sizeof part, "%s.at", name);
    asc_status rc = asc_model_section(f, part, sizeof(uint32_t), &at, &n, err);
    if (rc != ASC_OK) return rc;
    snprintf(part, sizeof part, "%s.text", name);
    rc = asc_model_section(f, part, 1, &text, &bytes, err);
    if (rc != ASC_OK) return rc;
    const uint32_t *o = at;
    bool good = n >= 1 && o[0] == 0 && o[n - 1] == bytes;
    for (size_t i = 0; good && i + 1 < n; i++) {
        good = o[i] <= o[i + 1] && o[i + 1] <= bytes;
        if (good) {
            asc_str s = { (const char *)text + o[i], o[i + 1] - o[i] };
            good = asc_utf8_check(s) == s.n;
        }
    }
    if (!good) return asc_fail(err, ASC_EFORMAT, "model section %s: damaged string table", name);
    *out = (asc_strings){ o, text, n - 1 };
    return ASC_OK;
}

asc_str asc_strings_at(const asc_strings *s, size_t i)
{
    return (asc_str){ s->text + s->at[i], s->at[i + 1] - s->at[i] };
}
