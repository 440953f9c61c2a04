/*
 * one_document - any bytes as a document of one format, for the fuzz targets of text.
 *
 * Records must be UTF-8, with blocks inside their texts: written and parsed again they
 * are taken. What a text says it took from the document as it is must stand there.
 */
#ifndef ASC_FUZZ_ONE_DOCUMENT_H
#define ASC_FUZZ_ONE_DOCUMENT_H

#include <stdlib.h>

#include "text/document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void check_origins(const asc_record *r, const uint8_t *data, size_t size)
{
    if (!asc_stretches_sound(r->origins, r->origin_count, r->text.n, size)) abort();
    for (size_t k = 0; k < r->origin_count; k++) {
        const asc_stretch *o = &r->origins[k];
        for (uint32_t i = 0; o->unit == ASC_STRETCH_SAME && i < o->end - o->begin; i++) {
            uint8_t was = data[o->from + i], is = (uint8_t)r->text.p[o->begin + i];
            if (was != is && (was > ' ' || is != ' ')) abort();
        }
    }
}

static inline int read_as(const char *name, const uint8_t *data, size_t size)
{
    asc_arena *keep = asc_arena_new();
    asc_records in = { 0 }, out = { 0 };
    asc_buf b = { 0 };
    asc_str bytes = { (const char *)data, size };
    if (keep && asc_document_read(&in, keep, asc_str_from(name), bytes, NULL) == ASC_OK) {
        asc_records_write(&b, &in);
        for (size_t i = 0; i < in.count; i++) check_origins(&in.items[i], data, size);
        if (!b.failed && asc_records_parse(&out, keep, asc_buf_str(&b), NULL)) abort();
    }
    asc_buf_free(&b);
    asc_arena_free(keep);
    return 0;
}

#endif
