#include "text/record.h"

#include "base/error.h"
#include "base/utf8.h"

#include "base/banned.h"

#define BLOCK_BYTES 12  /* begin, end, kind */
#define ORIGIN_BYTES 20 /* begin, end, from, to, unit */

asc_record *asc_records_add(asc_records *r, asc_arena *keep)
{
    if (r->count >= ASC_RECORDS_MAX) return NULL;
    if (r->count == r->cap) {
        void *grown = asc_arena_grow(keep, r->items, r->count, &r->cap, sizeof *r->items);
        if (!grown) return NULL;
        r->items = grown;
    }
    r->items[r->count] = (asc_record){ 0 };
    return &r->items[r->count++];
}

bool asc_record_copy(asc_record *to, const asc_record *from, asc_arena *keep)
{
    asc_record r = *from;
    bool good = true;
#define ASC_X(f) good = good && (!from->f.n || asc_arena_copy(keep, from->f, &r.f));
    ASC_FIELD_LIST(ASC_X)
#undef ASC_X
    good = good && (!from->raw.n || asc_arena_copy(keep, from->raw, &r.raw));
    if (good && r.block_count) {
        r.blocks = asc_arena_alloc(keep, r.block_count, sizeof *r.blocks);
        good = r.blocks != NULL;
        if (good) memcpy(r.blocks, from->blocks, r.block_count * sizeof *r.blocks);
    }
    r.origins = NULL; /* of the part's bytes, which no one has */
    r.origin_count = 0;
    if (good) *to = r;
    return good;
}

bool asc_record_headline(asc_record *r, asc_arena *keep)
{
    asc_buf b = { 0 };
    if (!r->title.n) return true;
    r->origin_count = 0; /* what stands above is from elsewhere */
    asc_buf_put(&b, r->title);
    if (r->text.n) asc_buf_puts(&b, "\n\n");
    uint32_t shift = (uint32_t)b.n;
    asc_buf_put(&b, r->text);
    bool good = !b.failed && asc_arena_copy(keep, asc_buf_str(&b), &r->text);
    asc_buf_free(&b);
    for (size_t k = 0; k < r->block_count; k++) {
        r->blocks[k].span.begin += shift;
        r->blocks[k].span.end += shift;
    }
    return good;
}

asc_str asc_record_cut(asc_str s, size_t max)
{
    if (s.n <= max) return s;
    while (max > 0 && ((uint8_t)s.p[max] & 0xC0) == 0x80) max--;
    return asc_str_slice(s, 0, max);
}

size_t asc_reply_limit(size_t document)
{
    if (document > ASC_REPLY_MAX / ASC_REPLY_RATIO) return ASC_REPLY_MAX;
    size_t n = document * ASC_REPLY_RATIO;
    return n > ASC_REPLY_FLOOR ? n : ASC_REPLY_FLOOR;
}

/* ---- numbers ---------------------------------------------------------------------*/

static void put32(char *p, uint32_t v)
{
    for (int k = 0; k < 4; k++) p[k] = (char)(uint8_t)(v >> (8 * k));
}

static uint32_t get32(const char *p)
{
    uint32_t v = 0;
    for (int k = 0; k < 4; k++) v |= (uint32_t)(uint8_t)p[k] << (8 * k);
    return v;
}

void asc_frame_write(char out[ASC_FRAME_BYTES], uint32_t magic, uint32_t small, uint64_t n)
{
    put32(out, magic);
    put32(out + 4, small);
    put32(out + 8, (uint32_t)n);
    put32(out + 12, (uint32_t)(n >> 32));
}

bool asc_frame_read(const char in[ASC_FRAME_BYTES], uint32_t magic, uint32_t *small, uint64_t *n)
{
    if (get32(in) != magic) return false;
    *small = get32(in + 4);
    *n = get32(in + 8) | (uint64_t)get32(in + 12) << 32;
    return true;
}

/* ---- writing ---------------------------------------------------------------------*/

static void write32(asc_buf *out, uint32_t v)
{
    char p[4];
    put32(p, v);
    asc_buf_put(out, (asc_str){ p, 4 });
}

static void write_field(asc_buf *out, asc_field which, asc_str value)
{
    if (!value.n || value.n > UINT32_MAX) return;
    write32(out, (uint32_t)which);
    write32(out, (uint32_t)value.n);
    asc_buf_put(out, value);
}

static void write_origins(asc_buf *out, const asc_record *r)
{
    if (!r->origin_count) return;
    write32(out, ASC_FIELD_origins);
    write32(out, (uint32_t)(r->origin_count * ORIGIN_BYTES));
    for (size_t k = 0; k < r->origin_count; k++) {
        const asc_stretch *o = &r->origins[k];
        const uint32_t numbers[] = { o->begin, o->end, o->from, o->to, (uint32_t)o->unit };
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) write32(out, numbers[i]);
    }
}

static uint32_t fields_of(const asc_record *r)
{
    uint32_t n = r->block_count ? 1 : 0;
    if (r->raw.n && r->raw.n <= UINT32_MAX) n++;
    if (r->origin_count) n++;
#define ASC_X(f) \
    if (r->f.n && r->f.n <= UINT32_MAX) n++;
    ASC_FIELD_LIST(ASC_X)
#undef ASC_X
    return n;
}

void asc_records_write(asc_buf *out, const asc_records *r)
{
    write32(out, (uint32_t)r->count);
    for (size_t i = 0; i < r->count; i++) {
        const asc_record *one = &r->items[i];
        write32(out, fields_of(one));
#define ASC_X(f) write_field(out, ASC_FIELD_##f, one->f);
        ASC_FIELD_LIST(ASC_X)
#undef ASC_X
        write_field(out, ASC_FIELD_raw, one->raw);
        write_origins(out, one);
        if (!one->block_count) continue;
        write32(out, ASC_FIELD_blocks);
        write32(out, (uint32_t)(one->block_count * BLOCK_BYTES));
        for (size_t k = 0; k < one->block_count; k++) {
            write32(out, one->blocks[k].span.begin);
            write32(out, one->blocks[k].span.end);
            write32(out, (uint32_t)one->blocks[k].kind);
        }
    }
}

/* ---- reading what may be lies --------------------------------------------------------*/

struct input {
    asc_str s;
    size_t i;
};

static bool read32(struct input *in, uint32_t *v)
{
    if (in->s.n - in->i < 4) return false;
    *v = get32(in->s.p + in->i);
    in->i += 4;
    return true;
}

static bool read_bytes(struct input *in, uint32_t n, asc_str *out)
{
    if (in->s.n - in->i < n) return false;
    *out = asc_str_slice(in->s, in->i, in->i + n);
    in->i += n;
    return true;
}

static asc_str *place_of(asc_record *r, uint32_t which)
{
    switch (which) {
#define ASC_X(f) \
    case ASC_FIELD_##f: return &r->f;
        ASC_FIELD_LIST(ASC_X)
#undef ASC_X
    default: return NULL;
    }
}

/* Blocks lie inside the text, in order, apart, and begin and end between characters. */
static asc_status take_blocks(asc_record *r, asc_arena *keep, asc_str bytes, asc_error *err)
{
    size_t n = bytes.n / BLOCK_BYTES, last = 0;
    if (bytes.n % BLOCK_BYTES) return asc_fail(err, ASC_EFORMAT, "cut blocks");
    r->blocks = asc_arena_alloc(keep, n + 1, sizeof *r->blocks);
    if (!r->blocks) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t k = 0; k < n; k++) {
        const char *p = bytes.p + k * BLOCK_BYTES;
        uint32_t begin = get32(p), end = get32(p + 4), kind = get32(p + 8);
        bool cuts = (begin < r->text.n && (r->text.p[begin] & 0xC0) == 0x80) ||
                    (end < r->text.n && (r->text.p[end] & 0xC0) == 0x80);
        if (begin < last || end < begin || end > r->text.n || cuts || kind >= ASC_BLOCK_COUNT)
            return asc_fail(err, ASC_EFORMAT, "a block outside its text");
        r->blocks[k] = (asc_block){ { begin, end }, (asc_block_kind)kind };
        last = end;
    }
    r->block_count = n;
    return ASC_OK;
}

static asc_status take_origins(asc_record *r, asc_arena *keep, asc_str bytes, asc_error *err)
{
    size_t n = bytes.n / ORIGIN_BYTES;
    if (bytes.n % ORIGIN_BYTES) return asc_fail(err, ASC_EFORMAT, "cut origins");
    r->origins = asc_arena_alloc(keep, n + 1, sizeof *r->origins);
    if (!r->origins) return asc_fail(err, ASC_ENOMEM, "out of memory");
    for (size_t k = 0; k < n; k++) {
        const char *p = bytes.p + k * ORIGIN_BYTES;
        uint32_t unit = get32(p + 16);
        if (unit > ASC_STRETCH_WHOLE) return asc_fail(err, ASC_EFORMAT, "an origin of no kind");
        r->origins[k] = (asc_stretch){ get32(p), get32(p + 4), get32(p + 8), get32(p + 12),
                                       (asc_stretch_unit)unit };
    }
    r->origin_count = n;
    return asc_stretches_sound(r->origins, n, r->text.n, 0)
               ? ASC_OK
               : asc_fail(err, ASC_EFORMAT, "an origin outside its text");
}

static asc_status take_record(struct input *in, asc_record *r, asc_arena *keep, asc_error *err)
{
    uint32_t fields, which, n;
    asc_str value, blocks = { NULL, 0 }, origins = { NULL, 0 };
    if (!read32(in, &fields) || fields > ASC_FIELD_COUNT)
        return asc_fail(err, ASC_EFORMAT, "too many fields");
    while (fields-- > 0) {
        if (!read32(in, &which) || !read32(in, &n) || !read_bytes(in, n, &value))
            return asc_fail(err, ASC_EFORMAT, "a field that is cut");
        asc_str *place = place_of(r, which);
        if (!place && which != ASC_FIELD_blocks && which != ASC_FIELD_raw &&
            which != ASC_FIELD_origins)
            return asc_fail(err, ASC_EFORMAT, "an unknown field");
        if (which == ASC_FIELD_raw) r->raw = value;
        else if (which == ASC_FIELD_origins) origins = value;
        else if (!place) blocks = value;
        else if (asc_utf8_check(value) < value.n)
            return asc_fail(err, ASC_EFORMAT, "text that is not UTF-8");
        else *place = value;
    }
    asc_status rc = take_blocks(r, keep, blocks, err);
    return rc ? rc : take_origins(r, keep, origins, err);
}

asc_status asc_records_parse(asc_records *out, asc_arena *keep, asc_str payload, asc_error *err)
{
    struct input in = { payload, 0 };
    asc_records r = { 0 };
    uint32_t count;
    if (!read32(&in, &count) || count > ASC_RECORDS_MAX)
        return asc_fail(err, ASC_EFORMAT, "too many records");
    for (uint32_t i = 0; i < count; i++) {
        asc_record *one = asc_records_add(&r, keep);
        if (!one) return asc_fail(err, ASC_ENOMEM, "out of memory");
        asc_status rc = take_record(&in, one, keep, err);
        if (rc) return rc;
    }
    if (in.i != payload.n) return asc_fail(err, ASC_EFORMAT, "bytes behind the last record");
    *out = r;
    return ASC_OK;
}
