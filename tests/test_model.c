/* Model files that are whole, and all the ways in which they may not be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cmocka.h>

#include "base/os.h"
#include "nlp/annotate.h"
#include "nlp/doc.h"
#include "nlp/model.h"

/* The model's bytes, writable; NULL when there is no model. */
static unsigned char *copy_model(size_t *n)
{
    asc_mapping file;
    if (!asc_os_exists(ASC_TEST_MODEL)) return NULL;
    assert_int_equal(asc_os_map(&file, ASC_TEST_MODEL, NULL), ASC_OK);
    unsigned char *p = aligned_alloc(64, (file.n + 63) / 64 * 64);
    assert_non_null(p);
    memcpy(p, file.p, file.n);
    *n = file.n;
    asc_os_unmap(&file);
    return p;
}

static void seal(unsigned char *p, size_t n)
{
    uint64_t size = n, sum = XXH3_64bits(p + 64, n - 64);
    memcpy(p + 16, &size, 8);
    memcpy(p + 24, &sum, 8);
}

static asc_status open_bytes(const void *p, size_t n, asc_error *err)
{
    asc_model *m = NULL;
    asc_status rc = asc_model_from(&m, p, n, NULL, err);
    assert_true((rc == ASC_OK) == (m != NULL));
    asc_model_close(m);
    return rc;
}

static void a_whole_model_opens(void **state)
{
    (void)state;
    size_t n;
    unsigned char *p = copy_model(&n);
    if (!p) skip();
    assert_int_equal(open_bytes(p, n, NULL), ASC_OK);
    free(p);
}

static void a_foreign_or_empty_file_is_refused(void **state)
{
    (void)state;
    asc_error err;
    _Alignas(64) unsigned char zeros[128] = { 0 };
    assert_int_equal(open_bytes(zeros, 0, &err), ASC_EFORMAT);
    assert_int_equal(open_bytes(zeros, 128, &err), ASC_EFORMAT);
    assert_non_null(strstr(err.message, "not an ascribe model"));
    asc_model *m;
    assert_int_equal(asc_model_open(&m, "/nonexistent/model.asc", &err), ASC_EIO);
    assert_non_null(strstr(err.message, "/nonexistent/model.asc"));
    assert_int_equal(asc_model_open(&m, ASC_TEST_SOURCE "/LICENSE", &err), ASC_EFORMAT);
}

static void a_truncated_model_is_refused(void **state)
{
    (void)state;
    size_t n;
    asc_error err;
    unsigned char *p = copy_model(&n);
    if (!p) skip();
    for (size_t cut = n - 1; cut > 0; cut /= 3)
        assert_int_equal(open_bytes(p, cut, &err), ASC_EFORMAT);
    free(p);
}

static void any_flipped_byte_is_noticed(void **state)
{
    (void)state;
    size_t n;
    unsigned char *p = copy_model(&n);
    if (!p) skip();
    for (size_t i = 0; i < 40; i++) {
        size_t at = i < 32 ? i : n / 40 * i;
        p[at] ^= 0x40;
        assert_int_not_equal(open_bytes(p, n, NULL), ASC_OK);
        p[at] ^= 0x40;
    }
    free(p);
}

static void another_version_is_named(void **state)
{
    (void)state;
    size_t n;
    asc_error err;
    unsigned char *p = copy_model(&n);
    if (!p) skip();
    p[8] = 99;
    assert_int_equal(open_bytes(p, n, &err), ASC_EVERSION);
    assert_non_null(strstr(err.message, "99"));
    free(p);
}

/* With the checksum made right again, nothing a file says may lead out of it: each
 * section in turn is emptied, cut by a byte, or filled with ones. */
static void damage_behind_a_right_checksum_never_crashes(void **state)
{
    (void)state;
    size_t n;
    uint32_t sections;
    unsigned char *p = copy_model(&n);
    if (!p) skip();
    memcpy(&sections, p + 12, 4);
    unsigned char *q = aligned_alloc(64, (n + 63) / 64 * 64);
    assert_non_null(q);
    for (uint32_t i = 0; i < sections; i++) {
        for (int kind = 0; kind < 3; kind++) {
            memcpy(q, p, n);
            unsigned char *e = q + 64 + (size_t)i * 48;
            uint64_t offset, size;
            memcpy(&offset, e + 32, 8);
            memcpy(&size, e + 40, 8);
            uint64_t less = kind == 0 ? 0 : size ? size - 1 : 0;
            if (kind < 2) memcpy(e + 40, &less, 8);
            else memset(q + offset, 0xFF, size < 64 ? size : 64);
            seal(q, n);
            asc_model *m = NULL;
            if (asc_model_from(&m, q, n, NULL, NULL) != ASC_OK) continue;
            asc_worker *w = asc_worker_new(m);
            asc_doc *doc = NULL;
            asc_str text = { "The army said (U.S.) that 12 rebels' can't.", 43 };
            if (w && asc_worker_annotate(w, text, NULL, &doc, NULL) == ASC_OK) asc_doc_free(doc);
            asc_worker_free(w);
            asc_model_close(m);
        }
    }
    free(p);
    free(q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_model_opens),
        cmocka_unit_test(a_foreign_or_empty_file_is_refused),
        cmocka_unit_test(a_truncated_model_is_refused),
        cmocka_unit_test(any_flipped_byte_is_noticed),
        cmocka_unit_test(another_version_is_named),
        cmocka_unit_test(damage_behind_a_right_checksum_never_crashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
