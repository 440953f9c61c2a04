/* Any bytes as a reader's reply: taken or refused, and what is taken is sound. */
#include <stdlib.h>

#include "base/utf8.h"
#include "text/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    asc_arena *keep = asc_arena_new();
    asc_records r = { 0 };
    if (keep && asc_records_parse(&r, keep, (asc_str){ (const char *)data, size }, NULL) == ASC_OK)
        for (size_t i = 0; i < r.count; i++) {
            const asc_record *one = &r.items[i];
            if (asc_utf8_check(one->text) < one->text.n) abort();
            for (size_t k = 0; k < one->block_count; k++)
                if (one->blocks[k].span.end > one->text.n ||
                    one->blocks[k].span.begin > one->blocks[k].span.end)
                    abort();
        }
    asc_arena_free(keep);
    return 0;
}
