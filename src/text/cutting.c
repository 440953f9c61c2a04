#include "text/cutting.h"

#include <stdio.h>
#include <zlib.h>

#include "base/error.h"
#include "text/warc.h"
#include "text/zip.h"

#include "base/banned.h"

#define HEAD_BYTES ((size_t)8 << 10) /* of a record, to see what it holds */
#define STEP_BYTES ((size_t)64 << 10)
#define HEAVY_BYTES ((size_t)64 << 10) /* a record without text is kept out of a piece */
#define UNPACKED_MAX ((size_t)256 << 20)

/* A record, member or file that begins at the first byte shown. */
typedef enum state { WHOLE, CUT, BAD, END } state;
struct unit {
    state is;
    uint64_t end;    /* may lie past what is shown; 0: not known */
    size_t unpacked; /* bytes that it becomes */
    bool tells;      /* a report may be in it */
    uint64_t enter;  /* bytes that are a crawl, behind `end` bytes of head */
};

/* ---- packed crawls ------------------------------------------------------------------------*/

static bool is_member(asc_str s)
{
    return s.n >= 10 && !memcmp(s.p, "\x1F\x8B\x08", 3) && !((uint8_t)s.p[3] & 0xE0);
}

/* Unpack one member, keeping its first bytes. */
static struct unit member_at(asc_str s, char head[HEAD_BYTES], size_t *head_n)
{
    struct unit u = { .is = BAD };
    z_stream z = { 0 };
    char step[STEP_BYTES];
    int rc = Z_OK;
    *head_n = 0;
    if (!is_member(s) || s.n > UINT32_MAX || inflateInit2(&z, 15 + 16) != Z_OK) return u;
    z.next_in = (Bytef *)(uintptr_t)s.p;
    z.avail_in = (uInt)s.n;
    while (rc == Z_OK && u.unpacked <= UNPACKED_MAX) {
        z.next_out = (Bytef *)step;
        z.avail_out = (uInt)sizeof step;
        rc = inflate(&z, Z_NO_FLUSH);
        size_t got = sizeof step - z.avail_out, room = HEAD_BYTES - *head_n;
        memcpy(head + *head_n, step, got < room ? got : room);
        *head_n += got < room ? got : room;
        u.unpacked += got;
        if (rc == Z_OK && !z.avail_in && z.avail_out) break;
    }
    u.end = z.total_in;
    if (rc == Z_STREAM_END) u.is = WHOLE;
    else if (rc == Z_OK || rc == Z_BUF_ERROR) u.is = u.unpacked > UNPACKED_MAX ? BAD : CUT;
    if (u.is == CUT) u.end = 0;
    inflateEnd(&z);
    return u;
}

static struct unit packed_record(asc_str s)
{
    char head[HEAD_BYTES];
    size_t n;
    struct unit u = member_at(s, head, &n);
    u.tells = asc_warc_tells((asc_str){ head, n });
    return u;
}

/* ---- plain crawls -------------------------------------------------------------------------*/

static struct unit plain_record(asc_str s)
{
    uint64_t end;
    struct unit u = { .is = BAD };
    switch (asc_warc_record_end(s, &end)) {
    case ASC_WARC_NONE: u.is = END; break;
    case ASC_WARC_CUT_HEAD: u.is = CUT; break;
    case ASC_WARC_BAD: break;
    case ASC_WARC_RECORD:
        u.is = end > s.n ? CUT : WHOLE;
        u.end = end;
        u.unpacked = end > s.n ? 0 : (size_t)end;
        u.tells = asc_warc_tells(s);
    }
    return u;
}

/* ---- zips ---------------------------------------------------------------------------------*/

static bool ends(asc_str s, const char *with)
{
    return asc_str_ends(s, asc_str_from(with));
}

static struct unit zip_file(asc_str s, bool wacz)
{
    asc_zip_file f;
    struct unit u = { .is = BAD };
    uint64_t end;
    size_t body;
    switch (asc_zip_local(s, &f, &body, &end)) {
    case ASC_ZIP_NONE: u.is = END; return u;
    case ASC_ZIP_CUT_HEAD: u.is = CUT; return u;
    case ASC_ZIP_BAD: return u;
    case ASC_ZIP_FILE: break;
    }
    static const char *const no_text[] = { ".jpg", ".jpeg", ".png",  ".gif", ".webp",
                                           ".mp4", ".mp3",  ".mov",  ".avi", ".wav",
                                           ".js",  ".css",  ".woff", "/" };
    bool silent = false;
    for (size_t k = 0; k < sizeof no_text / sizeof *no_text; k++)
        silent = silent || ends(f.name, no_text[k]);
    bool crawl = ends(f.name, ".warc.gz") || ends(f.name, ".warc") || ends(f.name, ".arc.gz");
    u.tells = wacz ? asc_str_starts(f.name, ASC_STR("archive/")) : !silent;
    u.is = end > s.n ? CUT : WHOLE;
    u.end = end;
    u.unpacked = f.size;
    if (crawl && u.tells && f.method == 0 && end - body > ASC_PIECE_BYTES) {
        u.is = WHOLE;
        u.end = body;
        u.enter = end - body;
    }
    return u;
}

/* ---- the cut ------------------------------------------------------------------------------*/

typedef enum form { ONE, PLAIN, PACKED, ZIP } form;

static form form_of(asc_str s, const asc_cutting *how)
{
    char head[HEAD_BYTES];
    size_t n;
    if (how->inside && how->form == PACKED) return is_member(s) ? PACKED : ONE;
    if (how->inside && how->form == ZIP) return asc_str_starts(s, ASC_STR("PK")) ? ZIP : ONE;
    if (asc_str_starts(s, ASC_STR("PK\3\4")) || asc_str_starts(s, ASC_STR("PK\1\2"))) return ZIP;
    if (asc_warc_begins(asc_str_trim(asc_str_slice(s, 0, HEAD_BYTES)))) return PLAIN;
    if (is_member(s)) {
        member_at(asc_str_slice(s, 0, STEP_BYTES), head, &n);
        if (asc_warc_begins((asc_str){ head, n })) return PACKED;
    }
    return ONE;
}

static struct unit unit_at(asc_str s, form f, bool wacz)
{
    struct unit u = f == ZIP ? zip_file(s, wacz) : f == PACKED ? packed_record(s) : plain_record(s);
    if (u.end > INT64_MAX || u.enter > INT64_MAX) u = (struct unit){ .is = BAD };
    return u;
}

static asc_portion cut(asc_portion_kind kind, uint64_t n, const char *reason)
{
    asc_portion c = { .kind = kind, .n = n };
    snprintf(c.reason, sizeof c.reason, "%s", reason);
    return c;
}

/* Does a unit begin at byte i, as far as few bytes tell? */
static bool begins_anew(asc_str s, size_t i, uint8_t f)
{
    char head[HEAD_BYTES];
    size_t n;
    asc_str rest = asc_str_slice(s, i, s.n);
    if (f == ZIP) return asc_str_starts(rest, ASC_STR("PK\3\4"));
    if (f == PLAIN) return s.p[i - 1] == '\n' && asc_warc_begins(rest);
    if (!is_member(rest)) return false;
    member_at(asc_str_slice(rest, 0, STEP_BYTES), head, &n);
    return asc_warc_begins((asc_str){ head, n });
}

/* To the next beginning, or as far as is shown but for what may be half of one. */
static asc_portion lose(asc_str s, const asc_cutting *how, uint8_t f, asc_portion_kind kind,
                        const char *reason)
{
    char first = f == ZIP ? 'P' : f == PLAIN ? 'W' : '\x1F';
    for (size_t i = 1; i + 10 < s.n; i++)
        if (s.p[i] == first && begins_anew(s, i, f)) return cut(kind, i, reason);
    size_t keep = how->last || s.n < STEP_BYTES ? 0 : STEP_BYTES / 2;
    asc_portion c = cut(kind, s.n - keep, reason);
    c.adrift = !how->last;
    return c;
}

/* The first unit does not fit into what is shown. */
static asc_portion too_long(asc_str s, const struct unit *u, const asc_cutting *how, uint8_t f)
{
    if (how->last) return cut(u->tells ? ASC_PORTION_PIECE : ASC_PORTION_SKIP, s.n, "");
    if (u->end && !u->tells) return cut(ASC_PORTION_SKIP, u->end, "");
    if (u->end > ASC_REPORT_BYTES_MAX)
        return cut(ASC_PORTION_LOST, u->end, "one record is over 64 MB, which is not read");
    if (how->again || (s.n < ASC_REPORT_BYTES_MAX && u->tells)) return cut(ASC_PORTION_MORE, 0, "");
    if (!u->tells) return lose(s, how, f, ASC_PORTION_SKIP, "");
    return lose(s, how, f, ASC_PORTION_LOST,
                "one packed stream is over 64 MB: unpack it (gunzip) and add what is in it");
}

static asc_portion find(asc_str s, const asc_cutting *how, uint8_t *form_out)
{
    static const char damaged[] = "it is damaged here";
    form f = form_of(s, how);
    struct unit u = { .is = END };
    size_t at = 0, unpacked = 0;
    bool any = false;
    if (f != ONE) *form_out = (uint8_t)f;
    if (f == ONE && !how->inside) return cut(ASC_PORTION_WHOLE, 0, "");
    if (f == ONE)
        return lose(s, how, how->form, how->drifting ? how->drifting : ASC_PORTION_LOST,
                    how->drifting ? "" : damaged);
    while (at < s.n) {
        u = unit_at(asc_str_slice(s, at, s.n), f, how->wacz);
        if (u.is != WHOLE) break;
        bool heavy = !u.tells && u.end > HEAVY_BYTES;
        bool full =
            at + u.end > ASC_PIECE_BYTES || unpacked + u.unpacked > ASC_PIECE_UNPACKED_BYTES;
        if (at && (u.enter || (any ? heavy || full : u.tells))) break;
        if (u.enter)
            return (asc_portion){ .kind = ASC_PORTION_ENTER, .n = u.end, .inside = u.enter };
        at += (size_t)u.end;
        unpacked += u.unpacked;
        any = any || u.tells;
    }
    if (at) return cut(any ? ASC_PORTION_PIECE : ASC_PORTION_SKIP, at, "");
    if (u.is == END) return cut(ASC_PORTION_SKIP, s.n, "");
    return u.is == CUT ? too_long(s, &u, how, (uint8_t)f)
                       : lose(s, how, (uint8_t)f, ASC_PORTION_LOST, damaged);
}

asc_portion asc_portion_find(asc_str s, const asc_cutting *how)
{
    uint8_t f = how->form;
    asc_portion c = find(s, how, &f);
    c.form = c.kind == ASC_PORTION_ENTER ? 0 : f;
    return c;
}

/* ---- over the pipe --------------------------------------------------------------------------*/

static bool put_portion(asc_records *out, asc_arena *keep, const asc_portion *c)
{
    asc_record *r = asc_records_add(out, keep);
    asc_buf b = { 0 };
    asc_buf_printf(&b, "%u %llu %llu %u %u", (unsigned)c->kind, (unsigned long long)c->n,
                   (unsigned long long)c->inside, (unsigned)c->adrift, (unsigned)c->form);
    bool good = r && !b.failed && asc_arena_copy(keep, asc_buf_str(&b), &r->part) &&
                asc_arena_copy(keep, asc_str_from(c->reason), &r->note);
    asc_buf_free(&b);
    return good;
}

static bool moves_on(const asc_portion *c)
{
    return c->kind != ASC_PORTION_WHOLE && c->kind != ASC_PORTION_MORE;
}

asc_status asc_portion_read(asc_records *out, asc_arena *keep, asc_str name, asc_str bytes,
                            asc_error *err)
{
    asc_cutting how = { 0 };
    if (name.n == 5)
        how =
            (asc_cutting){ .last = name.p[0] == 'l',
                           .inside = name.p[1] == 'i',
                           .wacz = name.p[2] == 'w',
                           .drifting = name.p[3] == 's'   ? ASC_PORTION_SKIP
                                       : name.p[3] == 'x' ? ASC_PORTION_LOST
                                                          : ASC_PORTION_WHOLE,
                           .form = name.p[4] >= '0' && name.p[4] <= '3' ? (uint8_t)(name.p[4] - '0')
                                                                        : 0 };
    while (out->count < ASC_PORTIONS_MAX && (bytes.n || !out->count)) {
        asc_portion c = asc_portion_find(bytes, &how);
        if (out->count && !moves_on(&c)) break;
        if (!put_portion(out, keep, &c)) return asc_fail(err, ASC_ENOMEM, "out of memory");
        if (!moves_on(&c) || c.kind == ASC_PORTION_ENTER || c.n >= bytes.n || c.adrift) break;
        bytes = asc_str_slice(bytes, (size_t)c.n, bytes.n);
        how.inside = how.again = true;
        how.drifting = ASC_PORTION_WHOLE;
        how.form = c.form;
    }
    return ASC_OK;
}

static bool take_portion(asc_portion *c, const asc_record *r)
{
    asc_str kind, n, inside, adrift, f;
    uint64_t numbers[3];
    *c = (asc_portion){ 0 };
    if (!asc_str_cut(r->part, ' ', &kind, &n) || !asc_str_cut(n, ' ', &n, &inside) ||
        !asc_str_cut(inside, ' ', &inside, &adrift) || !asc_str_cut(adrift, ' ', &adrift, &f) ||
        !asc_str_u64(f, &numbers[2]) || numbers[2] > ZIP || !asc_str_u64(kind, &numbers[0]) ||
        !asc_str_u64(adrift, &numbers[1]) || !asc_str_u64(n, &c->n) ||
        !asc_str_u64(inside, &c->inside) || numbers[0] >= ASC_PORTION_COUNT)
        return false;
    c->kind = (asc_portion_kind)numbers[0];
    c->adrift = numbers[1] != 0;
    c->form = (uint8_t)numbers[2];
    asc_str reason = asc_record_cut(r->note, sizeof c->reason - 1);
    if (reason.n) memcpy(c->reason, reason.p, reason.n);
    return c->n <= INT64_MAX && c->inside <= INT64_MAX && (c->n > 0) == moves_on(c);
}

asc_status asc_portion_of(asc_portion *out, size_t *count, const asc_records *records, size_t bytes,
                          asc_error *err)
{
    bool good = records->count > 0 && records->count <= ASC_PORTIONS_MAX;
    for (size_t i = 0; good && i < records->count; i++) {
        bool last = i + 1 == records->count;
        good = take_portion(&out[i], &records->items[i]) &&
               (out[i].n <= bytes || (last && out[i].kind != ASC_PORTION_PIECE)) &&
               (last || (moves_on(&out[i]) && out[i].kind != ASC_PORTION_ENTER));
        if (good && !last) bytes -= (size_t)out[i].n;
    }
    if (!good) return asc_fail(err, ASC_EFORMAT, "its reader's answer is none");
    *count = records->count;
    return ASC_OK;
}
