/*
 * Preloaded into ascribe by tests/torture.py: the nth call fails.
 *
 *   ASC_FAULT=io      calls that touch a file whose path begins with ASC_FAULT_PATH
 *   ASC_FAULT=alloc   malloc, calloc, realloc
 *   ASC_FAULT_AT=n    the nth fails, from 1; 0 fails none
 *   ASC_FAULT_EVER=1  all from the nth on
 *   ASC_FAULT_ERRNO=n with that error (EIO)
 *   ASC_FAULT_COUNT=f at the end the number of calls is written to file f
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static long calls, fail_at;
static int kind, ever, error_number;
static char path_prefix[4096], count_file[4096];
static size_t path_length;

__attribute__((constructor)) static void begin(void)
{
    const char *what = getenv("ASC_FAULT"), *at = getenv("ASC_FAULT_AT"),
               *path = getenv("ASC_FAULT_PATH");
    const char *number = getenv("ASC_FAULT_ERRNO"), *count = getenv("ASC_FAULT_COUNT");
    if (!what) return;
    fail_at = at ? strtol(at, NULL, 10) : 0;
    ever = getenv("ASC_FAULT_EVER") != NULL;
    error_number = number ? (int)strtol(number, NULL, 10) : EIO;
    if (path) snprintf(path_prefix, sizeof path_prefix, "%s", path);
    if (count) snprintf(count_file, sizeof count_file, "%s", count);
    path_length = strlen(path_prefix);
    kind = *what;
}

__attribute__((destructor)) static void end(void)
{
    char text[32];
    kind = 0;
    if (!count_file[0]) return;
    int fd = (int)syscall(SYS_openat, AT_FDCWD, count_file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int n = snprintf(text, sizeof text, "%ld\n", calls);
    if (fd >= 0 && syscall(SYS_write, fd, text, n) == n) syscall(SYS_close, fd);
}

static int hit(int of)
{
    if (kind != of) return 0;
    long now = __atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED);
    return fail_at && (now == fail_at || (ever && now > fail_at));
}

static int path_hit(const char *path)
{
    if (kind != 'i' || !path_length || strncmp(path, path_prefix, path_length) != 0) return 0;
    if (!hit('i')) return 0;
    errno = error_number;
    return 1;
}

static int fd_hit(int fd)
{
    char link[64], path[4096];
    if (kind != 'i') return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    long n = syscall(SYS_readlink, link, path, sizeof path - 1);
    if (n <= 0) return 0;
    path[n] = '\0';
    return path_hit(path);
}

/* ---- files -------------------------------------------------------------------*/

ssize_t write(int fd, const void *p, size_t n)
{
    return fd_hit(fd) ? -1 : syscall(SYS_write, fd, p, n);
}

ssize_t pwrite(int fd, const void *p, size_t n, off_t at)
{
    return fd_hit(fd) ? -1 : syscall(SYS_pwrite64, fd, p, n, at);
}

ssize_t pwrite64(int fd, const void *p, size_t n, off64_t at)
{
    return fd_hit(fd) ? -1 : syscall(SYS_pwrite64, fd, p, n, at);
}

ssize_t read(int fd, void *p, size_t n)
{
    return fd_hit(fd) ? -1 : syscall(SYS_read, fd, p, n);
}

ssize_t pread(int fd, void *p, size_t n, off_t at)
{
    return fd_hit(fd) ? -1 : syscall(SYS_pread64, fd, p, n, at);
}

ssize_t pread64(int fd, void *p, size_t n, off64_t at)
{
    return fd_hit(fd) ? -1 : syscall(SYS_pread64, fd, p, n, at);
}

int fsync(int fd)
{
    return fd_hit(fd) ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
    return fd_hit(fd) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int ftruncate(int fd, off_t n)
{
    return fd_hit(fd) ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

int ftruncate64(int fd, off64_t n)
{
    return fd_hit(fd) ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

int unlink(const char *path)
{
    return path_hit(path) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

static int open_at(const char *path, int flags, mode_t mode)
{
    return path_hit(path) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list ap;
    va_start(ap, flags);
    mode_t mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;
    va_end(ap);
    return open_at(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list ap;
    va_start(ap, flags);
    mode_t mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;
    va_end(ap);
    return open_at(path, flags, mode);
}

/* ---- memory --------------------------------------------------------------------*/

void *malloc(size_t n)
{
    if (!hit('a')) return __libc_malloc(n);
    errno = ENOMEM;
    return NULL;
}

void *calloc(size_t n, size_t size)
{
    if (!hit('a')) return __libc_calloc(n, size);
    errno = ENOMEM;
    return NULL;
}

void *realloc(void *p, size_t n)
{
    if (!hit('a')) return __libc_realloc(p, n);
    errno = ENOMEM;
    return NULL;
}
