#include "reader/serve.h"

#include <errno.h>
#include <unistd.h>

#include "base/error.h"

#include "base/banned.h"

enum { SERVED = 0, BROKEN = 1 };

/* All n bytes; false at the end or on an error. */
static bool get(char *p, size_t n)
{
    while (n) {
        ssize_t got = read(0, p, n);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        p += got;
        n -= (size_t)got;
    }
    return true;
}

static bool put(asc_str s)
{
    while (s.n) {
        ssize_t n = write(1, s.p, s.n);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        s = asc_str_slice(s, (size_t)n, s.n);
    }
    return true;
}

static bool reply(asc_status status, asc_str payload)
{
    char header[ASC_FRAME_BYTES];
    asc_frame_write(header, ASC_REPLY_MAGIC, (uint32_t)status, payload.n);
    return put((asc_str){ header, sizeof header }) && put(payload);
}

/* Read one document that lies in memory, and answer. */
static bool answer(asc_read_fn read_document, asc_arena *keep, asc_str name, asc_str bytes)
{
    asc_records records = { 0 };
    asc_error err = { ASC_OK, "" };
    asc_buf out = { .limit = asc_reply_limit(bytes.n) };
    asc_status rc = read_document(&records, keep, name, bytes, &err);
    if (!rc) asc_records_write(&out, &records);
    if (!rc && out.failed)
        rc = asc_fail(&err, ASC_ELIMIT,
                      "its text is over %u times as long as it is, or over %zu bytes",
                      ASC_REPLY_RATIO, ASC_REPLY_MAX);
    bool good = reply(rc, rc ? asc_str_from(err.message) : asc_buf_str(&out));
    asc_buf_free(&out);
    return good;
}

static int serve_one(const asc_read_fns *fns, const char header[ASC_FRAME_BYTES])
{
    uint32_t name_n;
    uint64_t n;
    asc_read_fn fn = asc_frame_read(header, ASC_LIST_MAGIC, &name_n, &n)      ? fns->list
                     : asc_frame_read(header, ASC_PORTION_MAGIC, &name_n, &n) ? fns->cut
                     : asc_frame_read(header, ASC_REQUEST_MAGIC, &name_n, &n) ? fns->document
                                                                              : NULL;
    if (!fn) return BROKEN;
    if (name_n > ASC_DOCUMENT_NAME_MAX || n > ASC_REPORT_BYTES_MAX) return BROKEN;
    asc_arena *keep = asc_arena_new();
    char *p = keep ? asc_arena_alloc(keep, (size_t)n + name_n + 1, 1) : NULL;
    bool good = p && get(p, (size_t)n + name_n) &&
                answer(fn, keep, (asc_str){ p, name_n }, (asc_str){ p + name_n, (size_t)n });
    asc_arena_free(keep);
    return good ? SERVED : BROKEN;
}

int asc_reader_serve(const asc_read_fns *fns)
{
    char header[ASC_FRAME_BYTES];
    unsigned layers = asc_reader_lock_down();
    asc_frame_write(header, ASC_REPLY_MAGIC, layers, 0);
    if (!put((asc_str){ header, sizeof header })) return BROKEN;
    while (get(header, sizeof header)) {
        int code = serve_one(fns, header);
        if (code != SERVED) return code;
    }
    return SERVED;
}
