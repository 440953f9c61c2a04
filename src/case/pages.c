#include "case/pages.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/error.h"

#include "base/banned.h"

#define LAYER "ascribe-pages"
#define PAGE_MIN 512
#define PAGE_MAX 65536
#define RESERVE_AT 20 /* of the file's header: bytes kept free at each page's end */
#define PAGE_SIZE_AT 16
#define LOG_AT 18   /* file format versions, to write and to read: */
#define LOG_AHEAD 2 /* with a write-ahead log */
#define TRIES 3     /* of a page that somebody may be writing */

static uint64_t checksum(const unsigned char *page, size_t n, uint64_t number)
{
    return XXH3_64bits_withSeed(page, n - ASC_PAGE_CHECK_BYTES, number);
}

static void put_checksum(unsigned char *page, size_t n, uint64_t number)
{
    uint64_t sum = checksum(page, n, number);
    for (size_t i = 0; i < ASC_PAGE_CHECK_BYTES; i++)
        page[n - ASC_PAGE_CHECK_BYTES + i] = (unsigned char)(sum >> 8 * i);
}

static bool is_zero(const unsigned char *p, size_t n)
{
    return n == 0 || (p[0] == 0 && memcmp(p, p + 1, n - 1) == 0);
}

/* A page that was never written is a hole of zeros: free, and part of nothing. */
static bool page_fits(const unsigned char *page, size_t n, uint64_t number)
{
    uint64_t sum = checksum(page, n, number);
    for (size_t i = 0; i < ASC_PAGE_CHECK_BYTES; i++)
        if (page[n - ASC_PAGE_CHECK_BYTES + i] != (unsigned char)(sum >> 8 * i))
            return is_zero(page, n);
    return true;
}

static bool page_size_good(size_t n)
{
    return n >= PAGE_MIN && n <= PAGE_MAX && (n & (n - 1)) == 0;
}

void asc_pages_seal(unsigned char *file, size_t n, size_t page)
{
    file[LOG_AT] = file[LOG_AT + 1] = LOG_AHEAD;
    for (size_t i = 0; i + page <= n; i += page) put_checksum(file + i, page, i / page + 1);
}

/* ---- the layer ---------------------------------------------------------------*/

/* The case file itself; its journals are opened by the layer below directly. */
struct file {
    sqlite3_file base;
    bool checks;         /* its header keeps room for checksums */
    unsigned char *page; /* scratch: a page with its checksum put in */
    sqlite3_file *below; /* right behind this struct */
};

static sqlite3_vfs *below_of(sqlite3_vfs *layer)
{
    return layer->pAppData;
}

static sqlite3_file *below(sqlite3_file *f)
{
    return ((struct file *)f)->below;
}

static int file_close(sqlite3_file *f)
{
    struct file *me = (struct file *)f;
    int rc = me->below->pMethods->xClose(me->below);
    sqlite3_free(me->page);
    me->page = NULL;
    return rc;
}

static int file_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
    return below(f)->pMethods->xRead(below(f), p, n, at);
}

static int file_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
    struct file *me = (struct file *)f;
    size_t size = (size_t)n;
    if (at == 0 && n > RESERVE_AT)
        me->checks = ((const unsigned char *)p)[RESERVE_AT] == ASC_PAGE_CHECK_BYTES;
    if (me->checks && page_size_good(size) && at % n == 0) {
        if (!me->page) me->page = sqlite3_malloc(PAGE_MAX);
        if (!me->page) return SQLITE_IOERR_NOMEM;
        memcpy(me->page, p, size);
        put_checksum(me->page, size, (uint64_t)(at / n) + 1);
        p = me->page;
    }
    return me->below->pMethods->xWrite(me->below, p, n, at);
}

static int file_truncate(sqlite3_file *f, sqlite3_int64 n)
{
    return below(f)->pMethods->xTruncate(below(f), n);
}

static int file_sync(sqlite3_file *f, int flags)
{
    return below(f)->pMethods->xSync(below(f), flags);
}

static int file_size(sqlite3_file *f, sqlite3_int64 *n)
{
    return below(f)->pMethods->xFileSize(below(f), n);
}

static int file_lock(sqlite3_file *f, int level)
{
    return below(f)->pMethods->xLock(below(f), level);
}

static int file_unlock(sqlite3_file *f, int level)
{
    return below(f)->pMethods->xUnlock(below(f), level);
}

static int file_reserved(sqlite3_file *f, int *out)
{
    return below(f)->pMethods->xCheckReservedLock(below(f), out);
}

static int file_control(sqlite3_file *f, int op, void *arg)
{
    return below(f)->pMethods->xFileControl(below(f), op, arg);
}

static int file_sector(sqlite3_file *f)
{
    return below(f)->pMethods->xSectorSize(below(f));
}

static int file_traits(sqlite3_file *f)
{
    return below(f)->pMethods->xDeviceCharacteristics(below(f));
}

static int file_shm_map(sqlite3_file *f, int page, int n, int extend, void volatile **out)
{
    return below(f)->pMethods->xShmMap(below(f), page, n, extend, out);
}

static int file_shm_lock(sqlite3_file *f, int at, int n, int flags)
{
    return below(f)->pMethods->xShmLock(below(f), at, n, flags);
}

static void file_shm_barrier(sqlite3_file *f)
{
    below(f)->pMethods->xShmBarrier(below(f));
}

static int file_shm_unmap(sqlite3_file *f, int remove)
{
    return below(f)->pMethods->xShmUnmap(below(f), remove);
}

/* Version 2: no xFetch, so that every page is read and written through here. */
static const sqlite3_io_methods file_methods = {
    2,           file_close,   file_read,     file_write,       file_truncate,  file_sync,
    file_size,   file_lock,    file_unlock,   file_reserved,    file_control,   file_sector,
    file_traits, file_shm_map, file_shm_lock, file_shm_barrier, file_shm_unmap, NULL,
    NULL,
};

static int layer_open(sqlite3_vfs *layer, const char *name, sqlite3_file *f, int flags,
                      int *out_flags)
{
    sqlite3_vfs *real = below_of(layer);
    if (!(flags & SQLITE_OPEN_MAIN_DB)) return real->xOpen(real, name, f, flags, out_flags);
    struct file *me = (struct file *)f;
    unsigned char reserve = 0;
    memset(me, 0, sizeof *me);
    me->below = (sqlite3_file *)(me + 1);
    int rc = real->xOpen(real, name, me->below, flags, out_flags);
    if (rc != SQLITE_OK) return rc;
    me->base.pMethods = &file_methods;
    if (me->below->pMethods->xRead(me->below, &reserve, 1, RESERVE_AT) == SQLITE_OK)
        me->checks = reserve == ASC_PAGE_CHECK_BYTES;
    return SQLITE_OK;
}

static int layer_delete(sqlite3_vfs *layer, const char *name, int sync)
{
    return below_of(layer)->xDelete(below_of(layer), name, sync);
}

static int layer_access(sqlite3_vfs *layer, const char *name, int flags, int *out)
{
    return below_of(layer)->xAccess(below_of(layer), name, flags, out);
}

static int layer_full_path(sqlite3_vfs *layer, const char *name, int n, char *out)
{
    return below_of(layer)->xFullPathname(below_of(layer), name, n, out);
}

static int layer_random(sqlite3_vfs *layer, int n, char *out)
{
    return below_of(layer)->xRandomness(below_of(layer), n, out);
}

static int layer_sleep(sqlite3_vfs *layer, int microseconds)
{
    return below_of(layer)->xSleep(below_of(layer), microseconds);
}

static int layer_time(sqlite3_vfs *layer, double *out)
{
    return below_of(layer)->xCurrentTime(below_of(layer), out);
}

static int layer_last_error(sqlite3_vfs *layer, int n, char *out)
{
    return below_of(layer)->xGetLastError(below_of(layer), n, out);
}

static int layer_time64(sqlite3_vfs *layer, sqlite3_int64 *out)
{
    return below_of(layer)->xCurrentTimeInt64(below_of(layer), out);
}

static sqlite3_vfs layer;
static bool layer_there;

static void register_layer(void)
{
    sqlite3_vfs *real = sqlite3_vfs_find(NULL);
    if (!real || real->iVersion < 2) return;
    layer = (sqlite3_vfs){ .iVersion = 2,
                           .szOsFile = (int)sizeof(struct file) + real->szOsFile,
                           .mxPathname = real->mxPathname,
                           .zName = LAYER,
                           .pAppData = real,
                           .xOpen = layer_open,
                           .xDelete = layer_delete,
                           .xAccess = layer_access,
                           .xFullPathname = layer_full_path,
                           .xRandomness = layer_random,
                           .xSleep = layer_sleep,
                           .xCurrentTime = layer_time,
                           .xGetLastError = layer_last_error,
                           .xCurrentTimeInt64 = layer_time64 };
    layer_there = sqlite3_vfs_register(&layer, 0) == SQLITE_OK;
}

const char *asc_pages_layer(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, register_layer);
    return layer_there ? LAYER : NULL;
}

/* ---- the check ---------------------------------------------------------------*/

static sqlite3_file *file_of(sqlite3 *db)
{
    sqlite3_file *f = NULL;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &f) != SQLITE_OK) return NULL;
    return f && f->pMethods ? f : NULL;
}

bool asc_pages_head(sqlite3 *db, unsigned char head[100])
{
    sqlite3_file *f = file_of(db);
    return f && f->pMethods->xRead(f, head, 100, 0) == SQLITE_OK;
}

/* Page `number` (from 1), given time to become whole while somebody writes it. */
static bool page_good(sqlite3_file *f, unsigned char *page, size_t n, uint32_t number)
{
    for (int i = 0; i < TRIES; i++) {
        if (i) sqlite3_sleep(2);
        if (f->pMethods->xRead(f, page, (int)n, (sqlite3_int64)(number - 1) * (sqlite3_int64)n) ==
                SQLITE_OK &&
            page_fits(page, n, number))
            return true;
    }
    return false;
}

asc_status asc_pages_check(sqlite3 *db, uint32_t *pages, asc_bad_page_fn bad, void *user,
                           asc_error *err)
{
    static unsigned char const magic[] = "SQLite format 3";
    unsigned char head[100];
    sqlite3_file *f = file_of(db);
    sqlite3_int64 length = 0;
    if (!f || f->pMethods->xFileSize(f, &length) != SQLITE_OK || !asc_pages_head(db, head))
        return asc_fail(err, ASC_EFORMAT, "page 1 is damaged: it cannot be read");
    if (memcmp(head, magic, sizeof magic) != 0)
        return asc_fail(err, ASC_EFORMAT, "page 1 is damaged: it begins as no case does");
    size_t n = (size_t)head[PAGE_SIZE_AT] << 8 | head[PAGE_SIZE_AT + 1];
    if (n == 1) n = PAGE_MAX;
    if (!page_size_good(n) || length % (sqlite3_int64)n != 0 ||
        length / (sqlite3_int64)n > UINT32_MAX)
        return asc_fail(
            err, ASC_EFORMAT,
            "page 1 is damaged, or the file was cut: %lld bytes are no whole pages of %zu",
            (long long)length, n);
    if (head[RESERVE_AT] != ASC_PAGE_CHECK_BYTES)
        return asc_fail(err, ASC_EFORMAT,
                        "page 1 is damaged: it says that pages carry no checksums");
    unsigned char *page = malloc(n);
    if (!page) return asc_fail(err, ASC_ENOMEM, "out of memory");
    *pages = (uint32_t)(length / (sqlite3_int64)n);
    for (uint32_t i = 1; i <= *pages; i++)
        if (!page_good(f, page, n, i) && !bad(user, i)) break;
    free(page);
    return ASC_OK;
}
