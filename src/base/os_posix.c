#define _GNU_SOURCE /* for O_CLOEXEC and friends under -std=c17 */
#include "base/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"

#include "base/banned.h"

#define FOLDER_DEPTH_MAX 32

static asc_status fail_errno(asc_error *err, const char *path)
{
    char why[128];
    const char *text = strerror_r(errno, why, sizeof why);
    return asc_fail(err, ASC_EIO, "%s: %s", path, text);
}

asc_status asc_os_map(asc_mapping *out, const char *path, asc_error *err)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fail_errno(err, path);
    if (fstat(fd, &st) != 0) goto fail;
    if (!S_ISREG(st.st_mode)) {
        close(fd);
        return asc_fail(err, ASC_EIO, "%s: not a regular file", path);
    }
    *out = (asc_mapping){ NULL, 0 };
    if (st.st_size > 0) {
        void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (p == MAP_FAILED) goto fail;
        *out = (asc_mapping){ p, (size_t)st.st_size };
    }
    close(fd);
    return ASC_OK;
fail:
    fail_errno(err, path);
    close(fd);
    return ASC_EIO;
}

void asc_os_unmap(asc_mapping *m)
{
    if (m->p) munmap((void *)m->p, m->n);
    *m = (asc_mapping){ NULL, 0 };
}

asc_status asc_os_read(asc_buf *out, const char *path, size_t limit, asc_error *err)
{
    bool standard = strcmp(path, "-") == 0;
    const char *name = standard ? "standard input" : path;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fail_errno(err, path);
    asc_buf b = { 0 };
    asc_status rc = ASC_OK;
    char *chunk = malloc(1 << 16);
    if (!chunk) rc = asc_fail(err, ASC_ENOMEM, "%s: out of memory", name);
    while (rc == ASC_OK) {
        ssize_t n = read(fd, chunk, 1 << 16);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) rc = fail_errno(err, name);
        if (n <= 0) break;
        asc_buf_put(&b, (asc_str){ chunk, (size_t)n });
        if (b.failed) rc = asc_fail(err, ASC_ENOMEM, "%s: out of memory", name);
        else if (b.n > limit)
            rc = asc_fail(err, ASC_ELIMIT, "%s: longer than %zu bytes", name, limit);
    }
    free(chunk);
    if (!standard) close(fd);
    if (rc == ASC_OK) *out = b;
    else asc_buf_free(&b);
    return rc;
}

uint64_t asc_os_size(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
}

asc_status asc_os_read_range(asc_buf *out, const char *path, uint64_t at, size_t n, uint64_t *size,
                             asc_error *err)
{
    struct stat st;
    asc_status rc = ASC_OK;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fail_errno(err, path);
    if (fstat(fd, &st) != 0) rc = fail_errno(err, path);
    char *chunk = malloc(1 << 16);
    if (!chunk) rc = asc_fail(err, ASC_ENOMEM, "%s: out of memory", path);
    asc_buf_clear(out);
    while (!rc && n) {
        ssize_t got = pread(fd, chunk, n < 1 << 16 ? n : 1 << 16, (off_t)at);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) rc = fail_errno(err, path);
        if (got <= 0) break;
        asc_buf_put(out, (asc_str){ chunk, (size_t)got });
        if (out->failed) rc = asc_fail(err, ASC_ENOMEM, "%s: out of memory", path);
        at += (uint64_t)got;
        n -= (size_t)got;
    }
    free(chunk);
    close(fd);
    if (!rc) *size = (uint64_t)st.st_size;
    return rc;
}

struct listing {
    asc_arena *keep;
    asc_str *paths;
    size_t count, cap;
    asc_error *err;
};

static asc_status list_add(struct listing *l, const char *path)
{
    asc_str *grown = asc_arena_grow(l->keep, l->paths, l->count, &l->cap, sizeof *l->paths);
    if (grown) l->paths = grown;
    if (!grown || !asc_arena_copy(l->keep, asc_str_from(path), &l->paths[l->count]))
        return asc_fail(l->err, ASC_ENOMEM, "out of memory listing %s", path);
    l->count++;
    return ASC_OK;
}

static asc_status list_folder(struct listing *l, const char *path, int depth)
{
    if (depth > FOLDER_DEPTH_MAX)
        return asc_fail(l->err, ASC_ELIMIT, "%s: folders deeper than %d levels", path,
                        FOLDER_DEPTH_MAX);
    DIR *dir = opendir(path);
    if (!dir) return fail_errno(l->err, path);
    asc_status rc = ASC_OK;
    struct dirent *e;
    while (rc == ASC_OK && (e = readdir(dir)) != NULL) {
        struct stat st;
        if (e->d_name[0] == '.') continue;
        asc_buf full = { 0 };
        size_t n = strlen(path);
        asc_buf_printf(&full, "%s%s%s", path, n && path[n - 1] == '/' ? "" : "/", e->d_name);
        asc_buf_putc(&full, '\0');
        if (full.failed) rc = asc_fail(l->err, ASC_ENOMEM, "out of memory listing %s", path);
        else if (lstat(full.p, &st) != 0) rc = ASC_OK; /* gone meanwhile */
        else if (S_ISDIR(st.st_mode)) rc = list_folder(l, full.p, depth + 1);
        else if (stat(full.p, &st) == 0 && S_ISREG(st.st_mode)) rc = list_add(l, full.p);
        asc_buf_free(&full);
    }
    closedir(dir);
    return rc;
}

static int by_bytes(const void *a, const void *b)
{
    return asc_str_cmp(*(const asc_str *)a, *(const asc_str *)b);
}

asc_status asc_os_files(asc_arena *keep, const char *path, asc_str **out, size_t *count,
                        asc_error *err)
{
    struct listing l = { .keep = keep, .err = err };
    struct stat st;
    if (stat(path, &st) != 0) return fail_errno(err, path);
    asc_mark before = asc_arena_save(keep);
    asc_status rc = S_ISDIR(st.st_mode) ? list_folder(&l, path, 0) : list_add(&l, path);
    if (rc != ASC_OK) {
        asc_arena_restore(keep, before);
        return rc;
    }
    if (l.count) qsort(l.paths, l.count, sizeof *l.paths, by_bytes);
    *out = l.paths;
    *count = l.count;
    return ASC_OK;
}

bool asc_os_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool asc_os_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

bool asc_os_same_file(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

void asc_os_user(char *out, size_t n)
{
    char room[4096];
    struct passwd entry, *found = NULL;
    const char *name = getenv("USER");
    if (!name || !*name) name = getenv("LOGNAME");
    if ((!name || !*name) && getpwuid_r(getuid(), &entry, room, sizeof room, &found) == 0 && found)
        name = found->pw_name;
    if (name && *name) snprintf(out, n, "%s", name);
    else snprintf(out, n, "user %lu", (unsigned long)getuid());
}

void asc_os_no_limit_signal(void)
{
    signal(SIGXFSZ, SIG_IGN);
}

void asc_os_touch(void *p, size_t n)
{
#ifdef MADV_POPULATE_WRITE
    const size_t page = 4096; /* where they are larger it is refused */
    uintptr_t begin = ((uintptr_t)p + page - 1) & ~(page - 1),
              end = ((uintptr_t)p + n) & ~(page - 1);
    int before = errno;
    if (end > begin) (void)madvise((void *)begin, end - begin, MADV_POPULATE_WRITE);
    errno = before;
#else
    (void)p;
    (void)n;
#endif
}

unsigned asc_os_processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > 256 ? 256 : (unsigned)n;
}

double asc_os_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

void asc_os_program(char *out, size_t n)
{
    if (n == 0) return;
    ssize_t got = readlink("/proc/self/exe", out, n - 1);
    out[got > 0 ? got : 0] = '\0';
}

bool asc_os_own_program(char *out, size_t n, const char *name)
{
    static const char *const places[] = { "/", "/../libexec/ascribe/", "/../" };
    char self[4096];
    asc_os_program(self, sizeof self);
    const char *slash = strrchr(self, '/');
    for (size_t k = 0; slash && k < sizeof places / sizeof *places; k++) {
        int length = snprintf(out, n, "%.*s%s%s", (int)(slash - self), self, places[k], name);
        if (length > 0 && (size_t)length < n && access(out, X_OK) == 0) return true;
    }
    return false;
}
