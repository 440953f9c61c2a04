/*
 * Why not let the database make its file: a kill in the middle would leave a file that
 * is no case yet, and whoever came upon it could not tell it from a damaged one. So the
 * file is built in memory, written without a name, and given its name when it is safe on
 * the disk.
 */
#define _GNU_SOURCE /* O_TMPFILE, linkat */
#include "case/create.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/error.h"
#include "case/pages.h"
#include "case/schema.h"

#include "base/banned.h"

#define PAGE_SIZE 8192 /* a text of 3 KB and its facts on one page */
#define PATH_BYTES 4096

asc_status asc_create_layout(asc_case *c, asc_error *err)
{
    char pragma[64];
    int reserve = ASC_PAGE_CHECK_BYTES;
    snprintf(pragma, sizeof pragma, "PRAGMA page_size = %d", PAGE_SIZE);
    sqlite3_file_control(c->db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
    return asc_db_exec(c, pragma, err);
}

asc_status asc_migrate(asc_case *c, asc_error *err)
{
    char mark[128];
    int64_t from = 0;
    asc_status rc = asc_db_number(c, "PRAGMA user_version", &from, err);
    for (int64_t v = from; !rc && v < ASC_CASE_VERSION; v++)
        rc = asc_db_exec(c, asc_case_migrations[v], err);
    snprintf(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             ASC_CASE_APPLICATION_ID, ASC_CASE_VERSION);
    return rc ? rc : asc_db_exec(c, mark, err);
}

/* An empty case as the bytes of its file; to be freed with sqlite3_free. */
static asc_status build(asc_case *c, unsigned char **bytes, size_t *n, asc_error *err)
{
    asc_case fresh = { .path = c->path };
    sqlite3_int64 size = 0;
    int opened = sqlite3_open(":memory:", &fresh.db);
    asc_status rc =
        opened == SQLITE_OK ? asc_create_layout(&fresh, err) : asc_db_fail(&fresh, opened, err);
    if (!rc) rc = asc_migrate(&fresh, err);
    if (!rc) {
        *bytes = sqlite3_serialize(fresh.db, "main", &size, 0);
        *n = (size_t)size;
        if (!*bytes) rc = asc_fail(err, ASC_ENOMEM, "%s: out of memory", c->path);
    }
    sqlite3_close(fresh.db);
    if (!rc) asc_pages_seal(*bytes, *n, PAGE_SIZE);
    return rc;
}

static bool write_all(int fd, const unsigned char *p, size_t n)
{
    while (n) {
        ssize_t put = write(fd, p, n);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        p += put;
        n -= (size_t)put;
    }
    return fsync(fd) == 0;
}

/* The folder that a path lies in; false when it is too long. */
static bool folder_of(const char *path, char out[PATH_BYTES])
{
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) + 1 : 0;
    if (n + 2 > PATH_BYTES) return false;
    memcpy(out, path, n);
    memcpy(out + n, ".", 2);
    return true;
}

static asc_status fail_system(asc_case *c, asc_error *err)
{
    return asc_fail(err, ASC_EIO, "%s: cannot be made: %s", c->path, strerror(errno));
}

/* Give the nameless file its name, and the folder time to remember it. */
static asc_status name_it(asc_case *c, int fd, const char *folder, bool *made, asc_error *err)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    *made = linkat(AT_FDCWD, link, AT_FDCWD, c->path, AT_SYMLINK_FOLLOW) == 0 || errno == EEXIST;
    if (!*made) return ASC_OK; /* no /proc, no links: there is another way */
    int above = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (above < 0) return ASC_OK; /* may be written to but not read: it cannot be waited for */
    asc_status rc = fsync(above) == 0 || errno == EINVAL ? ASC_OK : fail_system(c, err);
    close(above);
    return rc;
}

asc_status asc_create(asc_case *c, bool *made, asc_error *err)
{
    char folder[PATH_BYTES];
    unsigned char *bytes = NULL;
    size_t n = 0;
    *made = false;
    if (!folder_of(c->path, folder)) return ASC_OK;
    int fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    if (fd < 0)
        return errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL ? ASC_OK
                                                                         : fail_system(c, err);
    asc_status rc = build(c, &bytes, &n, err);
    if (!rc && !write_all(fd, bytes, n)) rc = fail_system(c, err);
    if (!rc) rc = name_it(c, fd, folder, made, err);
    sqlite3_free(bytes);
    close(fd);
    return rc;
}
