#include "text/inflate.h"

#include <zlib.h>

#include "base/error.h"
#include "base/str.h"

#include "base/banned.h"

#define CHUNK ((size_t)64 << 10)
#define BARE_WINDOW (-15)
#define ANY_WINDOW (15 + 32) /* zlib or gzip, as the bytes say */

asc_status asc_inflate_sized(asc_str *out, asc_arena *keep, asc_str packed, size_t size,
                             asc_error *err)
{
    z_stream z = { 0 };
    char *p = asc_arena_alloc(keep, size + 1, 1);
    if (!p || size > UINT32_MAX || packed.n > UINT32_MAX || inflateInit2(&z, BARE_WINDOW) != Z_OK)
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    z.next_in = (Bytef *)(uintptr_t)packed.p;
    z.avail_in = (uInt)packed.n;
    z.next_out = (Bytef *)p;
    z.avail_out = (uInt)size + 1; /* one more, to see that it ends */
    int rc = inflate(&z, Z_FINISH);
    bool good = rc == Z_STREAM_END && z.total_out == size;
    inflateEnd(&z);
    if (!good) return asc_fail(err, ASC_EFORMAT, "its packed bytes are damaged");
    *out = (asc_str){ p, size };
    return ASC_OK;
}

/* One member into b; false when it is damaged. */
static bool member(z_stream *z, asc_buf *b, size_t limit)
{
    int rc = Z_OK;
    static const size_t step = CHUNK;
    char chunk[CHUNK];
    while (rc == Z_OK && b->n <= limit) {
        z->next_out = (Bytef *)chunk;
        z->avail_out = (uInt)step;
        rc = inflate(z, Z_NO_FLUSH);
        asc_buf_put(b, (asc_str){ chunk, step - z->avail_out });
        if (rc == Z_OK && !z->avail_in && z->avail_out) break; /* cut */
    }
    return rc == Z_STREAM_END;
}

static bool members(z_stream *z, asc_buf *b, asc_deflated how, size_t limit)
{
    for (;;) {
        if (!member(z, b, limit)) return false;
        if (how == ASC_DEFLATED_BARE || z->avail_in < 2 || z->next_in[0] != 0x1F ||
            z->next_in[1] != 0x8B)
            return true;
        if (inflateReset(z) != Z_OK) return false;
    }
}

asc_status asc_inflate(asc_str *out, bool *damaged, asc_arena *keep, asc_str packed,
                       asc_deflated how, size_t limit, asc_error *err)
{
    z_stream z = { 0 };
    asc_buf b = { 0 };
    int window = how == ASC_DEFLATED_BARE ? BARE_WINDOW : ANY_WINDOW;
    if (packed.n > UINT32_MAX || inflateInit2(&z, window) != Z_OK)
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    z.next_in = (Bytef *)(uintptr_t)packed.p;
    z.avail_in = (uInt)packed.n;
    *damaged = !members(&z, &b, how, limit);
    inflateEnd(&z);
    bool over = b.n > limit;
    bool good = !over && !b.failed && asc_arena_copy(keep, asc_buf_str(&b), out);
    asc_buf_free(&b);
    if (over) return asc_fail(err, ASC_ELIMIT, "it unpacks to over %zu bytes", limit);
    return good ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
}
