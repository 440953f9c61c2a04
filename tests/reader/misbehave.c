/*
 * A reader that does what its document says: locked in as the real one is, it lets
 * tests/test_jail.c see what becomes of one that goes wrong.
 */
#define _GNU_SOURCE /* clock_gettime */
#include "reader/serve.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/utf8.h"

static volatile int sink;

static asc_status fill_memory(asc_error *err)
{
    for (;;) {
        volatile char *p = malloc(1 << 20); /* volatile: or clang leaves it out */
        if (!p) return asc_fail(err, ASC_ENOMEM, "out of memory");
        for (int k = 0; k < 1 << 20; k += 4096) p[k] = 1;
    }
}

/* Works until two seconds have gone by on the clock. */
static asc_status two_seconds(void)
{
    struct timespec begin, now;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    do clock_gettime(CLOCK_MONOTONIC, &now);
    while (now.tv_sec - begin.tv_sec < 2);
    return ASC_OK;
}

/* Frames and bytes that no honest reader would send. */
static void lie(asc_str how)
{
    char frame[ASC_FRAME_BYTES];
    uint64_t n = asc_str_eq(how, ASC_STR("huge")) ? (uint64_t)1 << 60 : 8;
    asc_frame_write(frame, asc_str_eq(how, ASC_STR("magic")) ? 7 : ASC_REPLY_MAGIC, 0, n);
    if (write(1, frame, sizeof frame) < 0 || write(1, "\xFF\xFF\xFF\xFF\x09\x09\x09\x09", 8) < 0)
        sink = 1;
}

static asc_status misbehave(asc_str what, asc_error *err)
{
    if (asc_str_eq(what, ASC_STR("loop")))
        for (;;) sink++;
    if (asc_str_eq(what, ASC_STR("two seconds"))) return two_seconds();
    if (asc_str_eq(what, ASC_STR("memory"))) return fill_memory(err);
    if (asc_str_eq(what, ASC_STR("crash"))) *(volatile int *)(uintptr_t)sink = 1;
    if (asc_str_eq(what, ASC_STR("leave"))) _exit(3);
    if (asc_str_eq(what, ASC_STR("open")) && open("/etc/passwd", O_RDONLY) >= 0) return ASC_OK;
    if (asc_str_eq(what, ASC_STR("create")) &&
        open("/tmp/ascribe-was-here", O_WRONLY | O_CREAT, 0600) >= 0)
        return ASC_OK;
    if (asc_str_eq(what, ASC_STR("socket")) && socket(AF_INET, SOCK_STREAM, 0) >= 0) return ASC_OK;
    if (asc_str_eq(what, ASC_STR("fork")) && fork() >= 0) return ASC_OK;
    if (asc_str_eq(what, ASC_STR("refuse"))) return asc_fail(err, ASC_EFORMAT, "it says refuse");
    lie(what);
    return ASC_OK;
}

/* "!flood" asks for a text of 64 MB; any other "!..." is for misbehave; else an echo. */
static asc_status read_it(asc_records *out, asc_arena *keep, asc_str name, asc_str bytes,
                          asc_error *err)
{
    asc_record *r = asc_records_add(out, keep);
    (void)name;
    if (!r) return asc_fail(err, ASC_ENOMEM, "out of memory");
    r->text = bytes;
    if (asc_str_eq(bytes, ASC_STR("!flood"))) {
        r->text.n = (size_t)64 << 20;
        r->text.p = asc_arena_zalloc(keep, r->text.n, 1);
        return r->text.p ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    if (bytes.n && bytes.p[0] == '!') return misbehave(asc_str_slice(bytes, 1, bytes.n), err);
    return ASC_OK;
}

int main(void)
{
    static const asc_read_fns fns = { read_it, read_it, read_it };
    return asc_reader_serve(&fns);
}
