/*
 * fuzz_names - any bytes as names: compared, indexed, searched for, explained.
 *
 * The first byte says kind and use, the rest are names, a line each. Laws that hold of
 * any names are checked: symmetric, none nearer to another than to itself, the spans of
 * an explanation inside the names.
 */
#include <stdlib.h>

#include "base/str.h"

#include "base/banned.h"

#define NAMES 6u

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(bool good)
{
    if (!good) abort();
}

static void pair(const asc_names *m, asc_str ta, asc_str tb, asc_names_kind kind, asc_names_use use)
{
    asc_name *a = NULL, *b = NULL;
    asc_error err;
    asc_names_why why;
    need(asc_name_new(&a, m, ta, kind, &err) == ASC_OK &&
         asc_name_new(&b, m, tb, kind, &err) == ASC_OK);
    double p = asc_names_compare(m, a, b, use, &why);
    need(p >= 0 && p <= 1 && p == asc_names_compare(m, b, a, use, NULL));
    need(p <= asc_names_compare(m, a, a, use, NULL) && p <= asc_names_compare(m, b, b, use, NULL));
    need(p == asc_names_compare_texts(m, ta, tb, kind, use));
    need(why.step_count <= 2 * ASC_NAMES_WORDS_MAX);
    for (size_t i = 0; i < why.step_count; i++) {
        const asc_names_step *s = &why.steps[i];
        need(s->a.begin <= s->a.end && s->a.end <= ta.n && s->b.begin <= s->b.end &&
             s->b.end <= tb.n);
        need(s->like >= 0 && s->like <= 1);
    }
    asc_name_free(a);
    asc_name_free(b);
}

static void search(const asc_names *m, const asc_str *names, size_t n, asc_names_kind kind)
{
    asc_names_index *ix = NULL;
    asc_names_search *s = NULL;
    asc_error err;
    const asc_names_hit *hits;
    size_t count;
    need(asc_names_index_new(&ix, m, &err) == ASC_OK);
    for (size_t i = 1; i < n; i++)
        need(asc_names_index_add(ix, i / 2, names[i], kind, ASC_NAMES_GOOD, &err) == ASC_OK);
    need(asc_names_index_ready(ix, &err) == ASC_OK && asc_names_search_new(&s, ix, &err) == ASC_OK);
    for (size_t i = 0; i < n; i++) {
        need(asc_names_search_run(s, names[i], kind, ASC_NAMES_HITS_MAX, 0, &hits, &count, &err) ==
             ASC_OK);
        for (size_t k = 0; k < count; k++) {
            asc_names_why why;
            need(hits[k].name < n - 1 && (!k || hits[k - 1].score >= hits[k].score));
            double own = asc_names_search_explain(s, hits[k].name, &why);
            need(own >= 0 && own <= 1 && why.lead == hits[k].lead);
        }
    }
    asc_names_search_free(s);
    asc_names_index_free(ix);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static asc_names *m;
    asc_error err;
    if (!m) need(asc_names_new(&m, &err) == ASC_OK);
    if (!size) return 0;
    asc_str names[NAMES], line;
    size_t n = 0;
    asc_lines it = { { (const char *)data + 1, size - 1 }, 0 };
    while (n < NAMES && asc_lines_next(&it, &line)) names[n++] = line;
    asc_names_kind kind = (asc_names_kind)(data[0] % ASC_NAMES_KIND_COUNT);
    asc_names_use use = data[0] & 8 ? ASC_NAMES_SCREEN : ASC_NAMES_PAIR;
    for (size_t i = 0; i + 1 < n; i++) pair(m, names[i], names[i + 1], kind, use);
    if (n > 1) search(m, names, n, kind);
    return 0;
}
