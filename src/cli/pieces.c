#include "cli/pieces.h"

#include <stdio.h>

#include "base/error.h"
#include "base/os.h"

#include "base/banned.h"

#define SHOWN ((size_t)4 << 20) /* bytes shown to the reader at once; more when it asks */
#define DIRECTORY_BYTES ((size_t)256 << 10) /* of a zip, where its table is looked for */
#define LINES_BYTES ((size_t)4 << 20)       /* of JSONL in one piece */

void asc_cli_tell_piece(asc_str name, const asc_error *failed)
{
    if (asc_str_starts(asc_str_from(failed->message), name)) asc_cli_fail("%s", failed->message);
    else asc_cli_fail("%.*s: %s", ASC_FMT(name), failed->message);
}

struct pieces {
    asc_str path;
    asc_cli_piece_fn each;
    void *user;
    asc_reader *reader; /* that says where to cut */
    asc_buf bytes, name;
    asc_portion portions[ASC_PORTIONS_MAX];
    uint64_t lost_from, lost_to; /* a range that cannot be read, to be told */
    asc_error lost;
    bool stopped;
};

static void give(struct pieces *p, asc_str name, asc_str bytes, const asc_error *failed)
{
    if (!p->each(p->user, name, bytes, failed)) p->stopped = true;
}

/* The piece [from, to), of which `bytes` are there, or why it is none. */
static void give_range(struct pieces *p, uint64_t from, uint64_t to, asc_str bytes,
                       const asc_error *failed)
{
    asc_buf_clear(&p->name);
    asc_buf_put(&p->name, p->path);
    asc_buf_printf(&p->name, "[%llu-%llu]", (unsigned long long)from, (unsigned long long)to);
    static const asc_error memory = { ASC_ENOMEM, "out of memory" };
    give(p, p->name.failed ? p->path : asc_buf_str(&p->name), bytes,
         p->name.failed ? &memory : failed);
}

static bool show(struct pieces *p, uint64_t at, uint64_t end, size_t n)
{
    asc_error err;
    uint64_t size;
    if (n > end - at) n = (size_t)(end - at);
    asc_status rc = asc_os_read_range(&p->bytes, p->path.p, at, n, &size, &err);
    if (!rc && p->bytes.n < n) rc = asc_fail(&err, ASC_EIO, "it grew shorter while it was read");
    if (rc) give_range(p, at, end, ASC_STR(""), &err);
    return !rc && !p->stopped;
}

static void give_lost(struct pieces *p)
{
    if (p->lost_to > p->lost_from) give_range(p, p->lost_from, p->lost_to, ASC_STR(""), &p->lost);
    p->lost_from = p->lost_to = 0;
}

/* Ranges that touch are lost as one, for the first one's reason. */
static void lose(struct pieces *p, uint64_t from, uint64_t to, const char *reason)
{
    if (p->lost_to != from) give_lost(p);
    if (p->lost_to != from || p->lost_from == p->lost_to) {
        p->lost_from = from;
        p->lost = (asc_error){ .status = ASC_ELIMIT };
        snprintf(p->lost.message, sizeof p->lost.message, "%s", reason);
    }
    p->lost_to = to;
}

static void cut_range(struct pieces *p, uint64_t at, uint64_t end, const asc_portion *before);

/* What the reader said of the bytes at `at`, which are the first of `bytes`. */
static void take_portion(struct pieces *p, const asc_portion *c, asc_str bytes, uint64_t at,
                         uint64_t end)
{
    uint64_t n = c->n < end - at ? c->n : end - at;
    if (c->kind == ASC_PORTION_LOST) lose(p, at, at + n, c->reason);
    else if (c->kind != ASC_PORTION_SKIP) give_lost(p);
    if (c->kind == ASC_PORTION_PIECE)
        give_range(p, at, at + n, asc_str_slice(bytes, 0, (size_t)n), NULL);
}

/* All portions of what is shown from *at on; *at moves behind them, *shown may grow. */
static void take_portions(struct pieces *p, size_t count, uint64_t *at, uint64_t end, size_t *shown)
{
    asc_str bytes = asc_buf_str(&p->bytes);
    *shown = p->portions[0].kind != ASC_PORTION_MORE ? SHOWN
             : *shown * 4 < ASC_REPORT_BYTES_MAX     ? *shown * 4
                                                     : ASC_REPORT_BYTES_MAX;
    for (size_t i = 0; i < count && !p->stopped && *at < end; i++) {
        asc_portion c = p->portions[i];
        take_portion(p, &c, bytes, *at, end);
        bytes = asc_str_slice(bytes, (size_t)c.n, bytes.n);
        *at += c.n < end - *at ? c.n : end - *at;
        if (c.kind != ASC_PORTION_ENTER) continue;
        uint64_t inner = c.inside < end - *at ? c.inside : end - *at;
        cut_range(p, *at, *at + inner, &c); /* its own portions: ours end with an ENTER */
        *at += inner;
    }
}

static void cut_range(struct pieces *p, uint64_t at, uint64_t end, const asc_portion *before)
{
    size_t shown = SHOWN, count = 0;
    asc_portion last;
    while (at < end && !p->stopped) {
        asc_error err;
        if (!show(p, at, end, shown)) return;
        bool all = p->bytes.n == end - at;
        asc_status rc = asc_reader_cut(p->portions, &count, p->reader, p->path,
                                       asc_buf_str(&p->bytes), before, all, &err);
        asc_portion_kind first = rc ? ASC_PORTION_LOST : p->portions[0].kind;
        bool stuck = first == ASC_PORTION_MORE && (all || shown == ASC_REPORT_BYTES_MAX);
        if (!rc && (first == ASC_PORTION_WHOLE || stuck))
            rc = asc_fail(&err, ASC_EFORMAT, "it cannot be cut into its records");
        if (rc == ASC_ENOMEM) give_range(p, at, end, ASC_STR(""), &err);
        else if (rc) lose(p, at, end, err.message);
        if (rc) break;
        last = p->portions[count - 1];
        if (first != ASC_PORTION_MORE) before = &last;
        take_portions(p, count, &at, end, &shown);
    }
    give_lost(p);
}

/* A zip's table tells of all its files: such a one is read as one, if it can be. */
static bool has_table(struct pieces *p, uint64_t size)
{
    asc_error err;
    uint64_t all, at = size > DIRECTORY_BYTES ? size - DIRECTORY_BYTES : 0;
    if (size > ASC_REPORT_BYTES_MAX || !asc_str_starts(asc_buf_str(&p->bytes), ASC_STR("PK\3\4")))
        return false;
    bool found =
        asc_os_read_range(&p->bytes, p->path.p, at, DIRECTORY_BYTES, &all, &err) == ASC_OK &&
        asc_str_find(asc_buf_str(&p->bytes), ASC_STR("reports.csv")) != SIZE_MAX;
    return found || !show(p, 0, size, SHOWN);
}

/* Is this a file that is cut? Looks at its beginning. */
static bool is_to_be_cut(struct pieces *p, uint64_t size)
{
    size_t count;
    asc_error err;
    asc_str s = asc_buf_str(&p->bytes);
    bool marked = asc_str_starts(s, ASC_STR("PK\3\4")) || asc_str_starts(s, ASC_STR("\x1F\x8B")) ||
                  asc_str_starts(s, ASC_STR("WARC/")) || asc_str_starts(s, ASC_STR("filedesc://"));
    bool office = asc_str_ends(p->path, ASC_STR(".docx")) || asc_str_ends(p->path, ASC_STR(".odt"));
    return marked && (!office || size > ASC_REPORT_BYTES_MAX) &&
           asc_reader_cut(p->portions, &count, p->reader, p->path, s, NULL, s.n == size, &err) ==
               ASC_OK &&
           p->portions[0].kind != ASC_PORTION_WHOLE;
}

/* JSONL, at its lines. */
static void cut_lines(struct pieces *p, uint64_t size)
{
    asc_error why = { ASC_ELIMIT, "a line of it is too long" };
    for (uint64_t at = 0; at < size;) {
        if (!show(p, at, size, LINES_BYTES)) return;
        asc_str s = asc_buf_str(&p->bytes);
        size_t n = s.n;
        while (n && s.p[n - 1] != '\n') n--;
        if (s.n == size - at) n = s.n;
        if (n) give_range(p, at, at + n, asc_str_slice(s, 0, n), NULL);
        else give_range(p, at, at + s.n, ASC_STR(""), &why), n = s.n;
        if (p->stopped) return;
        at += n;
    }
}

static void give_file(struct pieces *p)
{
    asc_buf whole = { 0 };
    asc_error err;
    asc_status rc = asc_os_size(p->path.p) > ASC_REPORT_BYTES_MAX
                        ? ASC_ELIMIT
                        : asc_os_read(&whole, p->path.p, ASC_REPORT_BYTES_MAX, &err);
    if (rc == ASC_ELIMIT)
        asc_fail(&err, rc,
                 "over 64 MB; one document of that length is not read: split it, for one by "
                 "split -C 32m");
    give(p, p->path, asc_buf_str(&whole), rc ? &err : NULL);
    asc_buf_free(&whole);
}

static void walk(struct pieces *p)
{
    bool standard = asc_str_eq(p->path, ASC_STR("-"));
    uint64_t size = standard ? 0 : asc_os_size(p->path.p);
    bool large = size > ASC_PORTION_FROM;
    bool lines =
        asc_str_ends(p->path, ASC_STR(".jsonl")) || asc_str_ends(p->path, ASC_STR(".ndjson"));
    if (large && lines && size > ASC_REPORT_BYTES_MAX) cut_lines(p, size);
    else if (large && show(p, 0, size, SHOWN) && !has_table(p, size) && is_to_be_cut(p, size))
        cut_range(p, 0, size, NULL);
    else if (!p->stopped) give_file(p);
}

bool asc_cli_pieces(asc_str path, const asc_reader_options *how, asc_cli_piece_fn each, void *user)
{
    struct pieces p = { .path = path, .each = each, .user = user };
    asc_error err;
    if (asc_reader_open(&p.reader, how, &err) != ASC_OK) give(&p, path, ASC_STR(""), &err);
    else walk(&p);
    asc_reader_close(p.reader);
    asc_buf_free(&p.bytes);
    asc_buf_free(&p.name);
    return !p.stopped;
}
