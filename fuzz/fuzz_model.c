/*
 * fuzz_model - model files made by anyone, behind a checksum that is right.
 *
 * Two kinds of input, by the first byte. Even: the rest is the whole file. Odd: the
 * rest is a list of changes to the real model (its embeddings cut short, to be quick):
 * section, place, length, bytes; or section, where it lies, how long it is. A file
 * that opens must then annotate a text without reading or writing outside anything;
 * what it says about the text may be any nonsense.
 * libfuzzer: -max_len=400
 */
#include <stdlib.h>

#include "base/os.h"
#include "base/str.h"
#include "nlp/annotate.h"
#include "nlp/doc.h"
#include "nlp/model.h"

#include "base/banned.h"

#define HEADER ((size_t)64)
#define ENTRY ((size_t)48)
#define ROWS 8 /* of each embedding table that are kept */
#define ROW (288 * sizeof(float))
#define CHANGES_MAX 24

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) abort();
}

static uint64_t number(const unsigned char *p, size_t bytes)
{
    uint64_t v = 0;
    memcpy(&v, p, bytes);
    return v;
}

static void seal(unsigned char *p, size_t n)
{
    uint64_t size = n, sum = asc_str_hash((asc_str){ (const char *)p + HEADER, n - HEADER });
    memcpy(p + 16, &size, 8);
    memcpy(p + 24, &sum, 8);
}

/* The first ROWS rows of every table, one behind the other, and `attrs` to fit. */
static void cut_tables(unsigned char *attrs, size_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t rows = ROWS, first = ROWS * i;
        memcpy(attrs + 16 * i + 8, &rows, 4);
        memcpy(attrs + 16 * i + 12, &first, 4);
    }
}

/* The real model with short embedding tables. */
static unsigned char *small_model(size_t *n)
{
    asc_mapping real;
    must(asc_os_map(&real, ASC_TEST_MODEL, NULL) == ASC_OK && real.n > HEADER); /* make model */
    size_t sections = number(real.p + 12, 4), at = (HEADER + ENTRY * sections + 63) / 64 * 64;
    unsigned char *out = aligned_alloc(64, (real.n + 63) / 64 * 64);
    must(out != NULL);
    memcpy(out, real.p, at);
    uint64_t shared = 0, shared_size = 0; /* the window layers' weights: one for all */
    for (size_t i = 0; i < sections; i++) {
        unsigned char *e = out + HEADER + ENTRY * i;
        asc_str name = asc_str_from((const char *)e);
        bool encoder = asc_str_starts(name, ASC_STR("enc."));
        uint64_t from = number(e + 32, 8), size = number(e + 40, 8), place = at;
        if (encoder && asc_str_ends(name, ASC_STR(".tables"))) size = 8 * ROWS * ROW;
        if (encoder && asc_str_ends(name, ASC_STR(".w")) && size == shared_size) {
            memcpy(e + 32, &shared, 8);
            continue;
        }
        if (encoder && asc_str_ends(name, ASC_STR("2.w"))) {
            shared = place;
            shared_size = size;
        }
        memcpy(out + at, real.p + from, size);
        if (encoder && asc_str_ends(name, ASC_STR(".attrs"))) cut_tables(out + at, size / 16);
        memcpy(e + 32, &place, 8);
        memcpy(e + 40, &size, 8);
        at += (size + 63) / 64 * 64;
        memset(out + place + size, 0, at - place - size);
    }
    asc_os_unmap(&real);
    seal(out, at);
    *n = at;
    return out;
}

/* Bytes that were changed, to be put back. */
struct change {
    size_t at, n;
    unsigned char was[16];
};

static void put(unsigned char *model, struct change *c, size_t at, const void *bytes, size_t n)
{
    *c = (struct change){ .at = at, .n = n };
    memcpy(c->was, model + at, n);
    memcpy(model + at, bytes, n);
}

/* One change from the input; false at its end. `table` is as it was before any. */
static bool change(unsigned char *model, const unsigned char *table, asc_str *in, struct change *c)
{
    const unsigned char *d = (const unsigned char *)in->p;
    size_t sections = number(model + 12, 4), used = 6;
    if (in->n < used) return false;
    size_t entry = ENTRY * (d[0] % sections);
    uint64_t offset = number(table + entry + 32, 8), size = number(table + entry + 40, 8);
    uint64_t place = number(d + 2, 4);
    if (d[1] & 0x80) { /* move or resize: bits of d[1] say by how much */
        uint64_t now[2] = { offset, size };
        if (d[1] & 0x40) now[0] += (place & 0xFF) * 64;
        if (d[1] & 0x20) now[1] = place % (size + 65);
        if (d[1] & 0x10) now[1] += place << 32;
        put(model, c, HEADER + entry + 32, now, 16);
    } else {
        size_t n = 1 + d[1] % 16;
        used += n;
        if (in->n < used) return false;
        place = size > n ? place % (size - n) : 0;
        if (size < n) n = (size_t)size;
        put(model, c, (size_t)(offset + place), d + 6, n);
    }
    *in = asc_str_slice(*in, used, in->n);
    return true;
}

static void annotate(const asc_model *m)
{
    static const char bytes[] =
        "The U.S. army said on Tuesday (12 May) that 12 rebels' can't -- "
        "see http://a.b/c. SLF: WE DIDN'T DO IT\n\n\xE2\x80\x9CNo.\xE2\x80\x9D";
    asc_str text = { bytes, sizeof bytes - 1 };
    asc_worker *w = asc_worker_new(m);
    must(w != NULL);
    for (int i = 0; i < 2; i++) {
        asc_annotate_options options = { i ? ASC_CASE_AS_IS : ASC_CASE_RECASE, 1 };
        asc_doc *doc = NULL;
        asc_error err;
        if (asc_worker_annotate(w, text, &options, &doc, &err) == ASC_OK) asc_doc_free(doc);
    }
    asc_worker_free(w);
}

static void open_and_annotate(const void *bytes, size_t n)
{
    asc_model *m = NULL;
    asc_error err = { ASC_OK, "" };
    asc_status rc = asc_model_from(&m, bytes, n, NULL, &err);
    must((rc == ASC_OK) == (m != NULL) && (rc == ASC_OK || err.message[0] != '\0'));
    if (!m) return;
    annotate(m);
    asc_model_close(m);
}

static void whole_file(const uint8_t *data, size_t size)
{
    unsigned char *p = aligned_alloc(64, (size + 64) / 64 * 64);
    must(p != NULL);
    if (size) memcpy(p, data, size);
    if (size > HEADER) seal(p, size);
    open_and_annotate(p, size);
    free(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static unsigned char *model, table[ENTRY * ASC_MODEL_SECTIONS_MAX];
    static size_t n;
    if (!model) {
        model = small_model(&n);
        memcpy(table, model + HEADER, ENTRY * number(model + 12, 4));
    }
    if (size == 0) return 0;
    if ((data[0] & 1) == 0) {
        whole_file(data + 1, size - 1);
        return 0;
    }
    struct change changes[CHANGES_MAX];
    size_t count = 0;
    asc_str in = { (const char *)data + 1, size - 1 };
    while (count < CHANGES_MAX && change(model, table, &in, &changes[count])) count++;
    seal(model, n);
    open_and_annotate(model, n);
    while (count--) /* the last first: they may overlap */
        memcpy(model + changes[count].at, changes[count].was, changes[count].n);
    return 0;
}
