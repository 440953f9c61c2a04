#include "read/word_vectors.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "read/embedded.h"

#include "base/banned.h"

#define MAGIC "ASCWORD1"
#define HEAD (sizeof MAGIC - 1 + 16)
#define WORDS_MAX 1000000u

static uint32_t u32_at(const unsigned char *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint32_t row_at(const asc_word_vectors *w, size_t i)
{
    return (uint32_t)w->row_of[2 * i] | (uint32_t)w->row_of[2 * i + 1] << 8;
}

static bool parse(asc_word_vectors *w, asc_str data)
{
    const unsigned char *p = (const unsigned char *)data.p + sizeof MAGIC - 1;
    if (data.n < HEAD || !asc_str_starts(data, ASC_STR(MAGIC))) return false;
    uint32_t width = u32_at(p + 8), bits = u32_at(p + 12);
    *w = (asc_word_vectors){ .words = u32_at(p), .rows = u32_at(p + 4) };
    memcpy(&w->scale, &bits, sizeof bits);
    if (w->words > WORDS_MAX || w->rows > UINT16_MAX || width != ASC_WORD_WIDTH ||
        !isfinite(w->scale) ||
        data.n != HEAD + (size_t)w->words * 6 + (size_t)w->rows * ASC_WORD_WIDTH)
        return false;
    w->hashes = p + 16;
    w->row_of = w->hashes + (size_t)w->words * 4;
    w->vectors = (const signed char *)w->row_of + (size_t)w->words * 2;
    for (uint32_t i = 0; i < w->words; i++)
        if (row_at(w, i) >= w->rows) return false;
    return true;
}

asc_status asc_word_vectors_load(asc_word_vectors *out, asc_error *err)
{
    if (!parse(out, asc_table_words()))
        return asc_fail(err, ASC_EFORMAT, "data/words.bin: damaged, or of another version");
    return ASC_OK;
}

uint32_t asc_word_row(const asc_word_vectors *w, uint32_t hash)
{
    uint32_t low = 0, high = w->words;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2, here = u32_at(w->hashes + (size_t)mid * 4);
        if (here == hash) return row_at(w, mid);
        if (here < hash) low = mid + 1;
        else high = mid;
    }
    return ASC_NONE;
}

void asc_word_add(const asc_word_vectors *w, uint32_t row, float share, float *out)
{
    if (row >= w->rows) return;
    const signed char *v = w->vectors + (size_t)row * ASC_WORD_WIDTH;
    for (int i = 0; i < ASC_WORD_WIDTH; i++) out[i] += share * w->scale * (float)v[i];
}
