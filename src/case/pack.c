#include "case/pack.h"

#include <nettle/sha2.h>
#include <stdlib.h>
#include <zstd.h>

#include "base/error.h"

#include "base/banned.h"

/* 1 presses news text to 48 % at 300 MB/s; 9 to 43 % at a tenth of that speed. */
#define ZSTD_LEVEL 1

void asc_hash_of(asc_str bytes, asc_hash *out)
{
    struct sha256_ctx sha;
    sha256_init(&sha);
    if (bytes.n) sha256_update(&sha, bytes.n, (const uint8_t *)bytes.p);
    sha256_digest(&sha, ASC_HASH_BYTES, out->b);
}

void asc_hash_hex(const asc_hash *h, char out[ASC_HASH_HEX + 1])
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < ASC_HASH_BYTES; i++) {
        out[2 * i] = digits[h->b[i] >> 4];
        out[2 * i + 1] = digits[h->b[i] & 15];
    }
    out[ASC_HASH_HEX] = '\0';
}

bool asc_hash_eq(const asc_hash *a, const asc_hash *b)
{
    return memcmp(a->b, b->b, ASC_HASH_BYTES) == 0;
}

void asc_pack_field(asc_buf *b, asc_str s)
{
    asc_buf_printf(b, "%zu:", s.n);
    asc_buf_put(b, s);
}

struct asc_packer {
    ZSTD_CCtx *press;
    ZSTD_DCtx *unpress;
};

asc_packer *asc_packer_new(void)
{
    asc_packer *p = calloc(1, sizeof *p);
    if (!p) return NULL;
    p->press = ZSTD_createCCtx();
    p->unpress = ZSTD_createDCtx();
    if (p->press && p->unpress) return p;
    asc_packer_free(p);
    return NULL;
}

void asc_packer_free(asc_packer *p)
{
    if (!p) return;
    ZSTD_freeCCtx(p->press);
    ZSTD_freeDCtx(p->unpress);
    free(p);
}

/* Room for n more bytes behind b's end; they are no part of it yet. */
static bool reserve(asc_buf *b, size_t n)
{
    if (b->failed || n > SIZE_MAX / 2 - b->n) return false;
    if (b->cap - b->n >= n) return true;
    char *p = realloc(b->p, b->n + n);
    if (!p) return false;
    b->p = p;
    b->cap = b->n + n;
    return true;
}

asc_status asc_pack(asc_packer *p, asc_buf *out, asc_str bytes, bool *pressed, asc_error *err)
{
    size_t bound = ZSTD_compressBound(bytes.n);
    if (!reserve(out, bound))
        return asc_fail(err, ASC_ENOMEM, "out of memory pressing %zu bytes", bytes.n);
    size_t n = ZSTD_compressCCtx(p->press, out->p + out->n, bound, bytes.p, bytes.n, ZSTD_LEVEL);
    if (ZSTD_isError(n))
        return asc_fail(err, ASC_ENOMEM, "pressing %zu bytes: %s", bytes.n, ZSTD_getErrorName(n));
    *pressed = n < bytes.n;
    if (*pressed) out->n += n;
    return ASC_OK;
}

asc_status asc_unpack(asc_packer *p, asc_buf *out, asc_str packed, size_t size, asc_error *err)
{
    if (!reserve(out, size + 1))
        return asc_fail(err, ASC_ENOMEM, "out of memory for %zu bytes", size);
    size_t n = ZSTD_decompressDCtx(p->unpress, out->p + out->n, size, packed.p, packed.n);
    if (ZSTD_isError(n))
        return asc_fail(err, ASC_EFORMAT, "its bytes do not unpack: %s", ZSTD_getErrorName(n));
    if (n != size)
        return asc_fail(err, ASC_EFORMAT, "its bytes unpack to %zu, not to %zu", n, size);
    out->n += n;
    return ASC_OK;
}
