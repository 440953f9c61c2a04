/*
 * fuzz_names_index - an index of names as a file that was tampered with.
 *
 * A good index is saved; each three bytes of the input put one byte somewhere; the
 * checksum is made anew, so that what lies behind it is reached. What opens is searched.
 */
#include <stdlib.h>

#include "resolve/index_data.h"

#include "base/str.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool append(void *user, const char *bytes, size_t n)
{
    asc_buf_put(user, (asc_str){ bytes, n });
    return true;
}

static void make(const asc_names *m, asc_buf *out)
{
    static const char *const names[] = {
        "LASHKAR-E-TAYYIBA", "LET",         "AL-HUTHI, Abd-al-Khaliq",
        "Tramco S.A.",       "Gold Star 3", "SAEED, Muhammad Hafiz"
    };
    asc_names_index *ix = NULL;
    asc_error err;
    if (asc_names_index_new(&ix, m, &err) != ASC_OK) abort();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (asc_names_index_add(ix, i, asc_str_from(names[i]), ASC_NAMES_UNKNOWN, ASC_NAMES_GOOD,
                                &err) != ASC_OK)
            abort();
    if (asc_names_index_ready(ix, &err) != ASC_OK ||
        asc_names_index_save(ix, append, out, &err) != ASC_OK)
        abort();
    asc_names_index_free(ix);
}

/* As index_file.c has it, where the head's counts still fit the bytes. */
static void seal(char *bytes, size_t n)
{
    asc_index_head h;
    memcpy(&h, bytes, sizeof h);
    const uint64_t sizes[] = { sizeof(asc_word) * h.words,
                               sizeof(asc_index_name) * h.names,
                               4 * h.refs,
                               h.text,
                               4 * (h.words + 1),
                               4 * h.postings,
                               4 * (h.key_buckets + 1),
                               4 * h.keys,
                               4 * (h.initial_buckets + 1),
                               4 * h.initials };
    uint64_t at = sizeof h, sum = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        if (at > n || sizes[i] > n - at) return;
        asc_str part = { bytes + at, (size_t)sizes[i] };
        sum = (sum << 7 | sum >> 57) ^ (part.n ? asc_str_hash(part) : 0);
        at += sizes[i] + (-sizes[i] & 7);
    }
    h.checksum = sum;
    memcpy(bytes, &h, sizeof h);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static asc_names *m;
    static asc_buf good;
    asc_error err;
    if (!m && asc_names_new(&m, &err) != ASC_OK) abort();
    if (!good.n) make(m, &good);
    char *bytes = malloc(good.n);
    if (!bytes) return 0;
    memcpy(bytes, good.p, good.n);
    for (size_t i = 0; i + 2 < size; i += 3)
        bytes[(data[i] | (size_t)data[i + 1] << 8) % good.n] = (char)data[i + 2];
    seal(bytes, good.n);
    asc_names_index *ix = NULL;
    asc_names_search *s = NULL;
    const asc_names_hit *hits;
    size_t n;
    if (asc_names_index_open(&ix, m, (asc_str){ bytes, good.n }, &err) == ASC_OK) {
        if (asc_names_search_new(&s, ix, &err) != ASC_OK) abort();
        for (size_t i = 0; i < asc_names_index_count(ix); i++) {
            asc_str text = asc_names_index_entry(ix, i).text;
            if (asc_names_search_run(s, text, ASC_NAMES_PERSON, 10, 0, &hits, &n, &err) != ASC_OK)
                abort();
            for (size_t k = 0; k < n; k++) {
                asc_names_why why;
                asc_names_search_explain(s, hits[k].name, &why);
            }
        }
    }
    asc_names_search_free(s);
    asc_names_index_free(ix);
    free(bytes);
    return 0;
}
