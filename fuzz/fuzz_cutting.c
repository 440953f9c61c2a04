/* Any bytes are cut into portions; each moves on, and the answer passes the parent's check. */
#include <stdlib.h>

#include "base/str.h"
#include "text/cutting.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = { "l---0", "-i--1", "li-x2", "-iws3" };
    static asc_portion portions[ASC_PORTIONS_MAX];
    asc_records records = { 0 };
    size_t count;
    if (!size) return 0;
    asc_arena *keep = asc_arena_new();
    asc_str bytes = { (const char *)data + 1, size - 1 }, name = asc_str_from(names[data[0] % 4]);
    if (keep && asc_portion_read(&records, keep, name, bytes, NULL) == ASC_OK && bytes.n &&
        asc_portion_of(portions, &count, &records, bytes.n, NULL) != ASC_OK)
        abort();
    asc_arena_free(keep);
    return 0;
}
