#include "nlp/encoder.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "nlp/type_cache.h"

#include "base/banned.h"

static asc_status norm(const asc_model_file *f, const char *name, const char *layer, asc_norm *out,
                       asc_error *err)
{
    char part[32];
    snprintf(part, sizeof part, "%s.bias", layer);
    asc_status rc = asc_model_floats(f, name, part, ASC_PIECES, &out->bias, err);
    snprintf(part, sizeof part, "%s.gain", layer);
    if (rc == ASC_OK) rc = asc_model_floats(f, name, part, ASC_WIDTH, &out->gain, err);
    snprintf(part, sizeof part, "%s.shift", layer);
    if (rc == ASC_OK) rc = asc_model_floats(f, name, part, ASC_WIDTH, &out->shift, err);
    return rc;
}

/* The embedding tables: `attrs` is [count][kind, seed, rows, first row]. */
static asc_status embeds(asc_encoder *e, const asc_model_file *f, const char *name, asc_error *err)
{
    char part[64];
    const void *p;
    size_t count, total;
    snprintf(part, sizeof part, "%s.attrs", name);
    asc_status rc = asc_model_section(f, part, 4 * sizeof(uint32_t), &p, &count, err);
    if (rc != ASC_OK) return rc;
    const uint32_t *attrs = p;
    snprintf(part, sizeof part, "%s.tables", name);
    rc = asc_model_section(f, part, ASC_PIECES * sizeof(float), &p, &total, err);
    if (rc != ASC_OK) return rc;
    if (count == 0 || count > ASC_ATTRS_MAX)
        return asc_fail(err, ASC_EFORMAT, "model section %s.attrs: %zu attributes", name, count);
    for (size_t i = 0; i < count; i++, attrs += 4) {
        if (attrs[0] >= ASC_ATTR_COUNT || attrs[2] == 0 || attrs[3] > total ||
            attrs[2] > total - attrs[3])
            return asc_fail(err, ASC_EFORMAT, "model section %s.attrs: entry %zu is damaged", name,
                            i);
        e->embeds[i] = (asc_embed){ attrs[0], attrs[1], attrs[2],
                                    (const float *)p + (size_t)attrs[3] * ASC_PIECES };
        if (attrs[0] == ASC_ATTR_SPACY) e->sees_space = true;
    }
    e->embed_count = count;
    return ASC_OK;
}

asc_status asc_encoder_open(asc_encoder *out, const asc_model_file *f, const char *name,
                            asc_error *err)
{
    asc_encoder e = { 0 };
    size_t square = (size_t)ASC_WIDTH * ASC_PIECES;
    asc_status rc = embeds(&e, f, name, err);
    if (rc == ASC_OK) rc = norm(f, name, "mix", &e.mix, err);
    if (rc == ASC_OK) rc = asc_model_floats(f, name, "l1.w", 3 * square, &e.first_w, err);
    for (int i = 0; rc == ASC_OK && i < ASC_DEPTH; i++) {
        char layer[16], part[16];
        snprintf(layer, sizeof layer, "l%d", i + 1);
        snprintf(part, sizeof part, "l%d.w", i + 1);
        if (i > 0) rc = asc_model_floats(f, name, part, 6 * square, &e.window_w[i], err);
        if (rc == ASC_OK) rc = norm(f, name, layer, &e.layers[i], err);
    }
    if (rc == ASC_OK) *out = e;
    return rc;
}

/* The cached row of token t, or zeros beyond the ends of the text. */
static const asc_type *type_at(const asc_type_cache *c, const uint32_t *slots, size_t first,
                               size_t last, ptrdiff_t t)
{
    if (t < (ptrdiff_t)first || t >= (ptrdiff_t)last) return asc_type_zero(c);
    return asc_type_at(c, slots[t - (ptrdiff_t)first]);
}

/* Zeros behind the rows that a layer reads: what it reads there must not depend on
 * the texts before. */
static void end_rows(float *rows, size_t count)
{
    memset(rows + count * ASC_WIDTH, 0, ASC_WINDOW_GROUP * ASC_WIDTH * sizeof *rows);
}

/*
 * A window layer needs one row more on either side than it gives, so a block's four
 * layers start from rows + 8 types. Row r of the buffers is token begin - 4 + r.
 */
asc_status asc_encoder_run(const asc_encoder *e, asc_type_cache *c, const asc_kernels *k,
                           const asc_lexicon *lexicon, const asc_word *words, size_t count,
                           size_t begin, size_t rows, float *out, asc_error *err)
{
    size_t first = begin < ASC_DEPTH ? 0 : begin - ASC_DEPTH;
    size_t last = count - begin - rows < ASC_DEPTH ? count : begin + rows + ASC_DEPTH;
    uint32_t slots[ASC_BLOCK + 2 * ASC_DEPTH];
    asc_status rc = asc_type_lookup(c, e, k, lexicon, words + first, last - first, slots, err);
    if (rc != ASC_OK) return rc;

    float *a, *b, *scratch;
    asc_type_buffers(c, &a, &b, &scratch);
    for (size_t r = 1; r < rows + 2 * ASC_DEPTH - 1; r++) {
        ptrdiff_t t = (ptrdiff_t)(begin + r) - ASC_DEPTH;
        const asc_type *own = type_at(c, slots, first, last, t);
        k->maxout_row(a + r * ASC_WIDTH, type_at(c, slots, first, last, t - 1)->part[0],
                      own->part[1], type_at(c, slots, first, last, t + 1)->part[2], own->vector,
                      &e->layers[0]);
    }
    end_rows(a, rows + 7);
    k->window(b + 2 * ASC_WIDTH, a + 2 * ASC_WIDTH, rows + 4, e->window_w[1], &e->layers[1],
              scratch);
    end_rows(b, rows + 6);
    k->window(a + 3 * ASC_WIDTH, b + 3 * ASC_WIDTH, rows + 2, e->window_w[2], &e->layers[2],
              scratch);
    end_rows(a, rows + 5);
    k->window(out, a + 4 * ASC_WIDTH, rows, e->window_w[3], &e->layers[3], scratch);
    return ASC_OK;
}
