#include "text/inflate.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

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

static asc_status keep_unpacked(asc_str *out, asc_arena *keep, asc_buf *b, size_t limit,
                                asc_error *err)
{
    bool over = b->n > limit;
    bool good = !over && !b->failed && asc_arena_copy(keep, asc_buf_str(b), out);
    asc_buf_free(b);
    if (over) return asc_fail(err, ASC_ELIMIT, "it unpacks to over %zu bytes", limit);
    return good ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
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
    return keep_unpacked(out, keep, &b, limit, err);
}

asc_status asc_unbrotli(asc_str *out, bool *damaged, asc_arena *keep, asc_str packed, size_t limit,
                        asc_error *err)
{
    asc_buf b = { 0 };
    char chunk[CHUNK];
    const uint8_t *in = (const uint8_t *)packed.p;
    size_t left = packed.n;
    BrotliDecoderResult rc = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    if (!state) return asc_fail(err, ASC_ENOMEM, "out of memory");
    while (rc == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && b.n <= limit) {
        size_t room = CHUNK;
        uint8_t *to = (uint8_t *)chunk;
        rc = BrotliDecoderDecompressStream(state, &left, &in, &room, &to, NULL);
        asc_buf_put(&b, (asc_str){ chunk, CHUNK - room });
    }
    BrotliDecoderDestroyInstance(state);
    *damaged = rc != BROTLI_DECODER_RESULT_SUCCESS;
    return keep_unpacked(out, keep, &b, limit, err);
}

asc_status asc_unzstd(asc_str *out, bool *damaged, asc_arena *keep, asc_str packed, size_t limit,
                      asc_error *err)
{
    asc_buf b = { 0 };
    char chunk[CHUNK];
    size_t rc = 0, before = SIZE_MAX;
    ZSTD_inBuffer in = { packed.p, packed.n, 0 };
    ZSTD_DStream *state = ZSTD_createDStream();
    if (!state) return asc_fail(err, ASC_ENOMEM, "out of memory");
    /* Until it neither takes nor gives anything more. */
    while (!ZSTD_isError(rc) && b.n <= limit && before != in.pos + b.n) {
        ZSTD_outBuffer to = { chunk, CHUNK, 0 };
        before = in.pos + b.n;
        if (in.pos == in.size && rc == 0 && b.n) break;
        rc = ZSTD_decompressStream(state, &to, &in);
        asc_buf_put(&b, (asc_str){ chunk, to.pos });
    }
    ZSTD_freeDStream(state);
    *damaged = rc != 0;
    return keep_unpacked(out, keep, &b, limit, err);
}
