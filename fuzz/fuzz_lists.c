/*
 * Any bytes as a list's file: by its first byte each loader in turn, or whichever the
 * bytes ask for. What a loader writes is a list or an error; a list written as lines and
 * read again is the same. libfuzzer: -max_len=20000
 */
#include <stdlib.h>

#include "lists/formats.h"
#include "resolve/listings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool put(void *user, const char *bytes, size_t n)
{
    asc_buf *b = user;
    asc_buf_put(b, (asc_str){ bytes, n });
    return true;
}

static void write_and_read(asc_str lines)
{
    asc_list *l = NULL, *again = NULL;
    asc_buf once = { 0 }, twice = { 0 };
    if (asc_list_parse(&l, lines, NULL)) return;
    if (asc_list_lines(l, put, &once, NULL) || asc_list_parse(&again, asc_buf_str(&once), NULL) ||
        asc_list_lines(again, put, &twice, NULL) ||
        !asc_str_eq(asc_buf_str(&once), asc_buf_str(&twice)))
        abort();
    asc_list_free(l);
    asc_list_free(again);
    asc_buf_free(&once);
    asc_buf_free(&twice);
}

static asc_status load(asc_list_writer *w, asc_arena *tmp, int which, asc_str s)
{
    switch (which) {
    case 'u': return asc_list_un(w, tmp, s, NULL);
    case 'e': return asc_list_eu(w, tmp, s, NULL);
    case 'o': return asc_list_ofac(w, tmp, ASC_STR("sdn.csv"), s, NULL);
    case 'k': return asc_list_uk(w, tmp, s, NULL);
    case 'm': return asc_list_misp(w, tmp, s, NULL);
    case 'f': return asc_list_ftm(w, tmp, s, NULL);
    case 'w': return asc_list_own(w, tmp, s, NULL);
    default: return ASC_EFORMAT;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    asc_arena *tmp = asc_arena_new();
    asc_records r = { 0 };
    asc_list_writer w = { .body = { .limit = 1 << 22 } };
    if (tmp && size) {
        asc_str s = { (const char *)data + 1, size - 1 };
        if (data[0] == '=') write_and_read(s); /* the lines themselves */
        else if (load(&w, tmp, data[0], s) == ASC_OK) write_and_read(asc_buf_str(&w.body));
        if (asc_list_file(&r, tmp, ASC_STR("cons.csv"), s, NULL) == ASC_OK)
            write_and_read(r.items[0].text);
    }
    asc_buf_free(&w.body);
    asc_arena_free(tmp);
    return 0;
}
