/* What a case kept of a reading: bytes that anybody may have written. */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "read/kept.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The first byte says how much of the rest is the report's text. What comes out is packed
 * again: everything in it is looked at. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    asc_kept_reading k;
    asc_buf again = { 0 };
    asc_str all = { (const char *)data, size };
    size_t text = size ? 1 + (size - 1) * data[0] / 255 : 0;
    asc_arena *keep = asc_arena_new();
    if (!keep) return 0;
    asc_str of = asc_str_slice(all, 1, text);
    if (asc_kept_unpack(&k, &(asc_kept_room){ keep, keep, keep, keep }, of,
                        asc_str_slice(all, text, size), NULL) == ASC_OK &&
        asc_kept_pack(&again, &k, of, NULL) != ASC_OK)
        abort();
    asc_buf_free(&again);
    asc_arena_free(keep);
    return 0;
}
