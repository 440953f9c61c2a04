/*
 * name_speed - what bench/names times, in one process and on one thread.
 *
 *   name_speed pairs FILE ROUNDS     lines of NAME<TAB>NAME<TAB>KIND: pairs a second of each
 *                                    round, names as text, folding them included
 *   name_speed search LIST QUERIES SIZE   lines of NAME<TAB>KIND: an index of SIZE names, LIST's
 *                                    first, then names made of its words; every query once
 *
 * Prints one JSON object.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <sys/resource.h>

#include "base/os.h"

#include "base/banned.h"

#define INPUT_MAX ((size_t)1 << 30)

/* Of this thread alone, so that what else runs on the machine counts as little as can be. */
static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

struct row {
    asc_str a, b;
    asc_names_kind kind;
};

static void need(asc_status rc, const asc_error *err)
{
    if (rc == ASC_OK) return;
    fprintf(stderr, "name_speed: %s\n", err->message);
    exit(1);
}

static struct row *rows_of(asc_arena *keep, asc_buf *bytes, const char *path, bool pairs, size_t *n)
{
    asc_error err;
    need(asc_os_read(bytes, path, INPUT_MAX, &err), &err);
    asc_lines it = { asc_buf_str(bytes), 0 };
    asc_str line, kind;
    size_t cap = 0;
    struct row *rows = NULL;
    for (*n = 0; asc_lines_next(&it, &line); ++*n) {
        rows = asc_arena_grow(keep, rows, *n, &cap, sizeof *rows);
        if (!rows) exit(1);
        struct row *r = &rows[*n];
        if (!asc_str_cut(line, '\t', &r->a, &kind)) exit(1);
        r->b = r->a;
        if (pairs && !asc_str_cut(kind, '\t', &r->b, &kind)) exit(1);
        if (!asc_names_kind_from(kind, &r->kind)) r->kind = ASC_NAMES_UNKNOWN;
    }
    return rows;
}

static void pairs(const asc_names *m, asc_arena *keep, const char *path, int rounds)
{
    asc_buf bytes = { 0 };
    size_t n;
    struct row *rows = rows_of(keep, &bytes, path, true, &n);
    double sum = 0;
    printf("{\"pairs\":%zu,\"rates\":[", n);
    for (int round = 0; round < rounds; round++) {
        double start = seconds();
        for (size_t i = 0; i < n; i++)
            sum += asc_names_compare_texts(m, rows[i].a, rows[i].b, rows[i].kind, ASC_NAMES_PAIR);
        printf("%s%.0f", round ? "," : "", (double)n / (seconds() - start));
    }
    printf("],\"sum\":%.3f}\n", sum / rounds);
    asc_buf_free(&bytes);
}

/* The same numbers every time: splitmix64. */
static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* A listed name with words of two others of its kind put in the place of its own. */
static asc_str made(const struct row *rows, size_t n, uint64_t *state, char *out, size_t most)
{
    const struct row *own = &rows[next(state) % n];
    asc_str rest = own->a, word;
    size_t at = 0;
    while (rest.n && at + 1 < most) {
        if (!asc_str_cut(rest, ' ', &word, &rest)) {
            word = rest;
            rest.n = 0;
        }
        if (next(state) % 2) {
            const struct row *other = &rows[next(state) % n];
            asc_str more = other->a, head;
            for (unsigned k = (unsigned)(next(state) % 3);
                 k > 0 && asc_str_cut(more, ' ', &head, &more); k--) {
            }
            word = asc_str_cut(more, ' ', &head, &more) ? head : more;
        }
        if (at) out[at++] = ' ';
        if (word.n > most - at) word.n = most - at;
        memcpy(out + at, word.p, word.n);
        at += word.n;
    }
    return (asc_str){ out, at };
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void search(const asc_names *m, asc_arena *keep, const char *list, const char *queries,
                   size_t size)
{
    asc_buf bytes = { 0 }, asked = { 0 };
    asc_error err;
    asc_names_index *ix;
    asc_names_search *s;
    char text[256];
    uint64_t state = 1;
    size_t n, q, found = 0;
    struct row *rows = rows_of(keep, &bytes, list, false, &n),
               *query = rows_of(keep, &asked, queries, false, &q);
    double *times = calloc(q + 1, sizeof *times), start = seconds(), built, ran;
    if (!times || !n || !q) exit(1);
    need(asc_names_index_new(&ix, m, &err), &err);
    for (size_t i = 0; i < size; i++) {
        asc_str name = i < n ? rows[i].a : made(rows, n, &state, text, sizeof text);
        need(asc_names_index_add(ix, i, name, i < n ? rows[i].kind : ASC_NAMES_UNKNOWN,
                                 ASC_NAMES_PRIMARY, &err),
             &err);
    }
    need(asc_names_index_ready(ix, &err), &err);
    built = seconds() - start;
    need(asc_names_search_new(&s, ix, &err), &err);
    start = seconds();
    for (size_t i = 0; i < q; i++) {
        const asc_names_hit *hits;
        size_t count;
        double began = seconds();
        need(asc_names_search_run(s, query[i].a, query[i].kind, 10, 0.01, &hits, &count, &err),
             &err);
        times[i] = seconds() - began;
        found += count;
    }
    ran = seconds() - start;
    qsort(times, q, sizeof *times, by_time);
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    printf("{\"names\":%zu,\"queries\":%zu,\"build_s\":%.3f,\"per_s\":%.0f,\"p50_ms\":%.3f,\"p95_"
           "ms\":%.3f,"
           "\"max_ms\":%.3f,\"index_mb\":%.1f,\"memory_mb\":%.1f,\"hits\":%zu}\n",
           size, q, built, (double)q / ran, times[q / 2] * 1e3, times[q * 95 / 100] * 1e3,
           times[q - 1] * 1e3, (double)asc_names_index_bytes(ix) / 1e6,
           (double)used.ru_maxrss / 1e3, found);
    asc_names_search_free(s);
    asc_names_index_free(ix);
    free(times);
    asc_buf_free(&bytes);
    asc_buf_free(&asked);
}

int main(int argc, char **argv)
{
    asc_arena *keep = asc_arena_new();
    asc_names *m;
    asc_error err;
    uint64_t number = 0;
    if (!keep || argc < 4 || !asc_str_u64(asc_str_from(argv[argc - 1]), &number)) return 2;
    need(asc_names_new(&m, &err), &err);
    if (strcmp(argv[1], "pairs") == 0) pairs(m, keep, argv[2], (int)number);
    else if (argc == 5) search(m, keep, argv[2], argv[3], (size_t)number);
    asc_names_free(m);
    asc_arena_free(keep);
    return 0;
}
