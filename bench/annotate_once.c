/*
 * annotate_once - the annotator's side of bench/annotate: one run a line of input.
 *
 *   annotate_once MODEL TEXTS THREADS
 *
 * TEXTS holds length (4 bytes, little-endian) and bytes of each text. The model is
 * loaded and the texts are read first; then for each line on standard input all are
 * annotated (as they are, no recasing) and one JSON object is printed: tokens,
 * bytes, seconds, load_ms, peak_kb (largest resident size so far).
 */
#define _GNU_SOURCE
#include <ascribe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/os.h"

struct run {
    const unsigned char *p;
    size_t n, at, tokens;
};

static bool next(void *user, asc_str *text)
{
    struct run *r = user;
    uint32_t n;
    if (r->n - r->at < sizeof n) return false;
    memcpy(&n, r->p + r->at, sizeof n);
    r->at += sizeof n;
    if (n > r->n - r->at) return false;
    *text = (asc_str){ (const char *)r->p + r->at, n };
    r->at += n;
    return true;
}

static bool done(void *user, size_t index, asc_status rc, asc_doc *doc, const asc_error *err)
{
    struct run *r = user;
    size_t count = 0;
    (void)index;
    if (rc != ASC_OK) {
        fprintf(stderr, "annotate_once: %s\n", err->message);
        return false;
    }
    asc_doc_tokens(doc, &count);
    r->tokens += count;
    return true;
}

static int fail(const asc_error *err)
{
    fprintf(stderr, "annotate_once: %s\n", err->message);
    return 1;
}

int main(int argc, char **argv)
{
    asc_error err;
    asc_model *model;
    asc_mapping texts;
    char line[16];
    if (argc != 4) {
        fprintf(stderr, "usage: annotate_once MODEL TEXTS THREADS\n");
        return 2;
    }
    double start = asc_os_seconds();
    if (asc_model_open(&model, argv[1], &err) != ASC_OK) return fail(&err);
    double load = asc_os_seconds() - start;
    if (asc_os_map(&texts, argv[2], &err) != ASC_OK) return fail(&err);
    asc_annotate_options options = { ASC_CASE_AS_IS, (unsigned)strtoul(argv[3], NULL, 10) };
    while (fgets(line, sizeof line, stdin)) {
        struct run r = { texts.p, texts.n, 0, 0 };
        struct rusage used;
        start = asc_os_seconds();
        if (asc_annotate_stream(model, next, done, &r, &options, &err) != ASC_OK) return fail(&err);
        double seconds = asc_os_seconds() - start;
        getrusage(RUSAGE_SELF, &used);
        printf("{\"tokens\":%zu,\"bytes\":%zu,\"seconds\":%.6f,\"load_ms\":%.3f,\"peak_kb\":%ld}\n",
               r.tokens, r.n, seconds, load * 1e3, used.ru_maxrss);
        fflush(stdout);
    }
    asc_os_unmap(&texts);
    asc_model_close(model);
    return 0;
}
