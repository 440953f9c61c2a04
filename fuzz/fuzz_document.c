/*
 * Any bytes as a document: a page, a mail, a feed or a plain text, by its first byte.
 * Records must be UTF-8, with blocks inside their texts: written and parsed again they
 * are taken. libfuzzer: -max_len=20000
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "text/document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = { "a.html", "a.md", "a.xml", "a.txt" };
    asc_arena *keep = asc_arena_new();
    asc_records in = { 0 }, out = { 0 };
    asc_buf b = { 0 };
    if (!keep || size == 0) {
        asc_arena_free(keep);
        return 0;
    }
    asc_str bytes = { (const char *)data + 1, size - 1 };
    asc_status rc = asc_document_read(&in, keep, asc_str_from(names[data[0] % 4]), bytes, NULL);
    if (!rc) {
        asc_records_write(&b, &in);
        if (!b.failed && asc_records_parse(&out, keep, asc_buf_str(&b), NULL)) abort();
    }
    asc_buf_free(&b);
    asc_arena_free(keep);
    return 0;
}
