/*
 * pdf_files - poppler's character maps, held in memory.
 *
 * poppler opens them with fopen when a document's font asks for one, which the locked
 * reader may not. All of them are mapped before, and the program's own fopen, which the
 * dynamic linker prefers, serves them from memory; any other file does not exist.
 */
#define _GNU_SOURCE /* fmemopen */
#include "reader/pdf_files.h"

#include <dirent.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/os.h"
#include "base/str.h"

#include "base/banned.h"

#define FILES_MAX 1000
#define PATH_BYTES 300

struct held {
    char path[PATH_BYTES];
    asc_mapping bytes;
};

static struct held *files;
static size_t file_count;
static bool closed; /* the lockdown is near: files are served from memory alone */

#define SEEN_BY_LIBRARIES __attribute__((visibility("default")))
SEEN_BY_LIBRARIES FILE *fopen(const char *path, const char *mode);
SEEN_BY_LIBRARIES FILE *fopen64(const char *path, const char *mode);

static void hold(const char *path)
{
    if (!files) files = calloc(FILES_MAX, sizeof *files);
    if (!files || file_count == FILES_MAX || strlen(path) >= PATH_BYTES) return;
    struct held *f = &files[file_count];
    memcpy(f->path, path, strlen(path) + 1);
    if (asc_os_map(&f->bytes, path, NULL) == ASC_OK) file_count++;
}

void asc_pdf_hold_folder(const char *folder)
{
    asc_arena *tmp = asc_arena_new();
    asc_str *found;
    size_t count;
    if (tmp && asc_os_exists(folder) && asc_os_files(tmp, folder, &found, &count, NULL) == ASC_OK)
        for (size_t i = 0; i < count; i++) hold(found[i].p);
    asc_arena_free(tmp);
}

void asc_pdf_close_files(void)
{
    closed = true;
}

static FILE *served(const char *path)
{
    for (size_t i = 0; i < file_count; i++)
        if (!strcmp(files[i].path, path) && files[i].bytes.n)
            return fmemopen((void *)(uintptr_t)files[i].bytes.p, files[i].bytes.n, "r");
    return NULL;
}

typedef FILE *(*open_fn)(const char *, const char *);

FILE *fopen(const char *path, const char *mode)
{
    FILE *f = served(path);
    if (f || closed) return f;
    void *real = dlsym(RTLD_NEXT, "fopen");
    open_fn opens;
    memcpy(&opens, &real, sizeof opens); /* a function's address, as POSIX has it */
    return opens ? opens(path, mode) : NULL;
}

FILE *fopen64(const char *path, const char *mode)
{
    return fopen(path, mode);
}
