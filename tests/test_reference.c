/* The annotator against spaCy's own output, stored by eval/make_reference. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/os.h"
#include "base/str.h"
#include "nlp/annotate.h"
#include "nlp/model.h"

#define DUMP ASC_TEST_SOURCE "/tests/reference/annotation.tsv"
#define MAGIC "# ascribe reference dump 1: "

/* One token as the dump writes it. */
static void put_row(asc_buf *b, const asc_token *t)
{
    asc_str cells[] = { t->lemma, t->morph };
    asc_buf_printf(b, "%u\t%u\t%u\t%s\t%s\t%s\t%u\t%s%s", t->begin, t->end, t->head,
                   asc_tag_name(t->tag), asc_pos_name(t->pos), asc_dep_name(t->dep),
                   (unsigned)t->sent_begin,
                   !t->ent        ? ""
                   : t->ent_begin ? "B-"
                                  : "I-",
                   asc_ent_name(t->ent));
    for (size_t i = 0; i < 2; i++) {
        asc_buf_putc(b, '\t');
        for (size_t j = 0; j < cells[i].n; j++) {
            char c = cells[i].p[j];
            if (c == '\\') asc_buf_puts(b, "\\\\");
            else if (c == '\n') asc_buf_puts(b, "\\n");
            else if (c == '\t') asc_buf_puts(b, "\\t");
            else asc_buf_putc(b, c);
        }
    }
}

static void compare_text(asc_worker *w, asc_lines *dump, asc_str path)
{
    asc_buf full = { 0 }, row = { 0 };
    asc_mapping text;
    asc_doc *doc;
    asc_error err;
    size_t count;
    asc_annotate_options as_is = { ASC_CASE_AS_IS, 1 };
    asc_buf_printf(&full, "%s/%.*s", ASC_TEST_SOURCE, ASC_FMT(path));
    asc_buf_putc(&full, '\0');
    assert_int_equal(asc_os_map(&text, full.p, &err), ASC_OK);
    asc_str view = { (const char *)text.p, text.n };
    assert_int_equal(asc_worker_annotate(w, view, &as_is, &doc, &err), ASC_OK);
    const asc_token *tokens = asc_doc_tokens(doc, &count);
    for (size_t i = 0; i < count; i++) {
        asc_str expected;
        assert_true(asc_lines_next(dump, &expected));
        asc_buf_clear(&row);
        put_row(&row, &tokens[i]);
        if (!asc_str_eq(asc_buf_str(&row), expected))
            fail_msg("%.*s token %zu (line %zu of the dump):\n  spaCy   %.*s\n  ascribe %.*s",
                     ASC_FMT(path), i, dump->no, ASC_FMT(expected), ASC_FMT(asc_buf_str(&row)));
    }
    asc_doc_free(doc);
    asc_os_unmap(&text);
    asc_buf_free(&full);
    asc_buf_free(&row);
}

static void compare_all(const char *kernels)
{
    asc_mapping file, dump;
    asc_error err;
    asc_model *model;
    asc_str line;
    if (!asc_os_exists(ASC_TEST_MODEL) || !asc_kernels_pick(kernels)) skip();
    assert_int_equal(asc_os_map(&file, ASC_TEST_MODEL, &err), ASC_OK);
    assert_int_equal(asc_os_map(&dump, DUMP, &err), ASC_OK);
    assert_int_equal(asc_model_from(&model, file.p, file.n, kernels, &err), ASC_OK);
    asc_worker *w = asc_worker_new(model);
    assert_non_null(w);
    asc_lines it = { { (const char *)dump.p, dump.n }, 0 };
    assert_true(asc_lines_next(&it, &line) && asc_str_starts(line, ASC_STR(MAGIC)));
    while (asc_lines_next(&it, &line)) {
        assert_true(asc_str_starts(line, ASC_STR("D\t")));
        compare_text(w, &it, asc_str_slice(line, 2, line.n));
    }
    asc_worker_free(w);
    asc_model_close(model);
    asc_os_unmap(&file);
    asc_os_unmap(&dump);
}

static void the_portable_kernels_give_what_spacy_gives(void **state)
{
    (void)state;
    compare_all("portable");
}

static void the_avx2_kernels_give_what_spacy_gives(void **state)
{
    (void)state;
    compare_all("avx2");
}

static void the_avx512_kernels_give_what_spacy_gives(void **state)
{
    (void)state;
    compare_all("avx512");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_portable_kernels_give_what_spacy_gives),
        cmocka_unit_test(the_avx2_kernels_give_what_spacy_gives),
        cmocka_unit_test(the_avx512_kernels_give_what_spacy_gives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
