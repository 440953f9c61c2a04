/* stream: texts over several threads, results in order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/os.h"
#include "base/str.h"

#define TEXTS 60
#define BAD 7 /* the text that is no UTF-8 */

static asc_model *model;

static int set_up(void **state)
{
    (void)state;
    asc_error err;
    if (asc_os_exists(ASC_TEST_MODEL) && asc_model_open(&model, ASC_TEST_MODEL, &err) != ASC_OK) {
        print_error("%s\n", err.message);
        return -1;
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    asc_model_close(model);
    return 0;
}

struct run {
    char texts[TEXTS][200];
    size_t given, done, stop_after;
    asc_buf answer; /* of all texts, as text */
};

static bool next(void *user, asc_str *text)
{
    struct run *r = user;
    if (r->given == TEXTS) return false;
    *text = asc_str_from(r->texts[r->given++]);
    return true;
}

static bool done(void *user, size_t index, asc_status rc, asc_doc *doc, const asc_error *err)
{
    struct run *r = user;
    assert_int_equal(index, r->done);
    r->done++;
    assert_int_equal(rc, index == BAD ? ASC_EFORMAT : ASC_OK);
    assert_true((doc == NULL) == (index == BAD));
    if (index == BAD) {
        assert_non_null(strstr(err->message, "byte 4"));
        return true;
    }
    size_t n;
    const asc_token *tokens = asc_doc_tokens(doc, &n);
    assert_ptr_equal(asc_doc_text(doc).p, r->texts[index]);
    for (size_t i = 0; i < n; i++)
        asc_buf_printf(&r->answer, "%zu %u %u %u %s %.*s\n", index, tokens[i].begin, tokens[i].head,
                       tokens[i].dep, asc_tag_name((asc_tag)tokens[i].tag),
                       ASC_FMT(tokens[i].lemma));
    return r->done != r->stop_after;
}

static struct run *run_on(unsigned threads, size_t stop_after)
{
    static const char *const who[] = { "The ministry", "A witness", "Two officials", "She" };
    static const char *const did[] = { "denied", "blamed", "praised", "quoted", "attacked" };
    struct run *r = calloc(1, sizeof *r);
    assert_non_null(r);
    r->stop_after = stop_after;
    for (size_t i = 0; i < TEXTS; i++)
        snprintf(r->texts[i], sizeof r->texts[i], "%s %s the group %zu times. Nobody else did.",
                 who[i % 4], did[i % 5], i);
    memcpy(r->texts[BAD], "bad \xFF", 6);
    r->texts[3][0] = '\0';
    asc_annotate_options options = { .threads = threads };
    asc_error err;
    if (asc_annotate_stream(model, next, done, r, &options, &err) != ASC_OK)
        fail_msg("%s", err.message);
    return r;
}

static void run_free(struct run *r)
{
    asc_buf_free(&r->answer);
    free(r);
}

static void any_number_of_threads_gives_the_same(void **state)
{
    (void)state;
    static const unsigned counts[] = { 2, 3, 8, 0 };
    if (!model) skip();
    struct run *one = run_on(1, 0);
    assert_int_equal(one->done, TEXTS);
    assert_true(one->answer.n > 1000 && !one->answer.failed);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct run *many = run_on(counts[i], 0);
        assert_int_equal(many->done, TEXTS);
        assert_true(asc_str_eq(asc_buf_str(&one->answer), asc_buf_str(&many->answer)));
        run_free(many);
    }
    run_free(one);
}

static void the_caller_may_stop_it(void **state)
{
    (void)state;
    if (!model) skip();
    for (unsigned threads = 1; threads <= 4; threads++) {
        struct run *r = run_on(threads, 10);
        assert_int_equal(r->done, 10);
        run_free(r);
    }
}

static void a_stream_may_be_empty(void **state)
{
    (void)state;
    if (!model) skip();
    struct run r = { .given = TEXTS };
    assert_int_equal(asc_annotate_stream(model, next, done, &r, NULL, NULL), ASC_OK);
    assert_int_equal(r.done, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_threads_gives_the_same),
        cmocka_unit_test(the_caller_may_stop_it),
        cmocka_unit_test(a_stream_may_be_empty),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
