/*
 * replay - run a fuzz target over stored inputs, without libFuzzer.
 *
 * Each argument is a file or a folder of files. The ordinary suite replays every
 * corpus this way under the sanitizers, so that what was found stays found. Each
 * input is handed over in a block of its own exact size: a read past its end is seen.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/os.h"

#include "base/banned.h"

#define INPUT_MAX ((size_t)64 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool replay(const char *path)
{
    asc_error err;
    asc_buf b = { 0 };
    if (asc_os_read(&b, path, INPUT_MAX, &err) != ASC_OK) {
        fprintf(stderr, "%s\n", err.message);
        return false;
    }
    uint8_t *exact = malloc(b.n ? b.n : 1);
    if (exact) {
        if (b.n) memcpy(exact, b.p, b.n);
        LLVMFuzzerTestOneInput(exact, b.n);
    }
    free(exact);
    asc_buf_free(&b);
    return exact != NULL;
}

int main(int argc, char **argv)
{
    bool good = true;
    size_t total = 0;
    asc_arena *keep = asc_arena_new();
    for (int i = 1; i < argc && keep; i++) {
        asc_error err;
        asc_str *paths = NULL;
        size_t count = 0;
        if (asc_os_files(keep, argv[i], &paths, &count, &err) != ASC_OK) {
            fprintf(stderr, "%s\n", err.message);
            good = false;
        }
        for (size_t k = 0; k < count; k++) good = replay(paths[k].p) && good;
        total += count;
    }
    asc_arena_free(keep);
    printf("%zu inputs replayed\n", total);
    return good && total > 0 ? 0 : 1;
}
