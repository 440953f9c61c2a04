/*
 * Any bytes as the lines of a printed page, as the PDF reader hands them over: six
 * bytes of places and heights, then the text up to a line end.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "text/print.h"

#define LINES_MAX 500
#define PLACES 6

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    asc_arena *keep = asc_arena_new();
    asc_print_line *lines = keep ? asc_arena_alloc(keep, LINES_MAX, sizeof *lines) : NULL;
    asc_laid l = { .keep = keep };
    asc_record r = { 0 };
    asc_lines it = { { (const char *)data, size }, 0 };
    asc_str line;
    size_t n = 0;
    uint32_t page = 0;
    while (lines && n < LINES_MAX && asc_lines_next(&it, &line)) {
        if (line.n < PLACES) continue;
        const uint8_t *p = (const uint8_t *)line.p;
        asc_str text = asc_str_slice(line, PLACES, line.n);
        page += p[0] & 1;
        lines[n++] = (asc_print_line){ asc_str_slice(text, 0, asc_utf8_check(text)),
                                       (float)p[1] * 3,
                                       (float)p[2] * 3,
                                       (float)p[3] * 4,
                                       (float)p[4] * 4,
                                       (float)p[5] / 4,
                                       page };
    }
    if (lines && asc_print_lay(&l, lines, n, NULL) == ASC_OK &&
        asc_laid_finish(&l, &r, NULL) == ASC_OK && asc_utf8_check(r.text) < r.text.n)
        abort();
    asc_arena_free(keep);
    return 0;
}
