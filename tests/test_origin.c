/* From a text back to the bytes it was made of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/arena.h"
#include "text/document.h"
#include "text/origin.h"

/* The bytes behind each of `words` in the text of the document, apart by "|". */
static void assert_origins(const char *name, asc_str bytes, const char *const *words,
                           const char *const *want, size_t n)
{
    asc_arena *keep = asc_arena_new();
    asc_records r = { 0 };
    assert_int_equal(asc_document_read(&r, keep, asc_str_from(name), bytes, NULL), ASC_OK);
    asc_text t = { .text = r.items[0].text,
                   .origins = r.items[0].origins,
                   .origin_count = r.items[0].origin_count };
    assert_true(asc_stretches_sound(t.origins, t.origin_count, t.text.n, bytes.n));
    for (size_t k = 0; k < n; k++) {
        asc_span found = { 0, 0 };
        asc_str word = asc_str_from(words[k]);
        size_t at = asc_str_find(t.text, word);
        if (at == SIZE_MAX) fail_msg("\"%s\" is not in \"%.*s\"", words[k], ASC_FMT(t.text));
        asc_span span = { (uint32_t)at, (uint32_t)(at + word.n) };
        bool known = asc_text_origin(&t, span, &found);
        asc_str got = asc_str_slice(bytes, found.begin, found.end);
        if (!known || !asc_str_eq(got, asc_str_from(want[k])))
            fail_msg("\"%s\": \"%.*s\", not \"%s\"", words[k], ASC_FMT(got), want[k]);
    }
    asc_arena_free(keep);
}

#define CHECK(name, bytes, words, want) \
    assert_origins(name, bytes, words, want, sizeof words / sizeof *words)

static void plain_text_in_any_charset_leads_back(void **state)
{
    static const char *const same[] = { "One", "caf\xC3\xA9 two", "two" };
    static const char *const cr[] = { "One", "caf\xC3\xA9 two\nthree" };
    static const char *const cr_bytes[] = { "One", "caf\xC3\xA9 two\r\nthree" };
    static const char *const win[] = { "\xE2\x80\x9Chi\xE2\x80\x9D", "y" };
    static const char *const win_bytes[] = { "\x93hi\x94", "y" };
    (void)state;
    CHECK("a.txt", ASC_STR("\xEF\xBB\xBFOne caf\xC3\xA9 two"), same, same);
    CHECK("a.txt", ASC_STR("One\r\n\0caf\xC3\xA9 two\r\nthree"), cr, cr_bytes);
    CHECK("a.txt", ASC_STR("\x93hi\x94 y"), win, win_bytes);
    asc_str utf16 = { "\xFF\xFE\x3D\xD8\x00\xDE"
                      "a\0b\0",
                      10 };
    asc_arena *keep = asc_arena_new();
    asc_records r = { 0 };
    assert_int_equal(asc_document_read(&r, keep, ASC_STR("a.txt"), utf16, NULL), ASC_OK);
    asc_text t = { .text = r.items[0].text,
                   .origins = r.items[0].origins,
                   .origin_count = r.items[0].origin_count };
    asc_span found;
    size_t at = asc_str_find(t.text, ASC_STR("b"));
    assert_true(asc_text_origin(&t, (asc_span){ (uint32_t)at, (uint32_t)at + 1 }, &found));
    assert_int_equal(found.begin, 8);
    assert_int_equal(found.end, 10);
    asc_arena_free(keep);
}

static void a_page_leads_back_over_markup_and_references(void **state)
{
    static const char *const words[] = { "A ferry", "sank in the bay", "Tell's",   "caf\xC3\xA9",
                                         "AT&T",    "said & done",     "<no tag>", "end." };
    static const char *const want[] = { "A ferry",        "sank</b> in\n the bay",
                                        "Tell&#39;s",     "caf&eacute;",
                                        "AT&T",           "said &amp; done",
                                        "&lt;no tag&gt;", "end." };
    (void)state;
    CHECK(
        "a.html",
        ASC_STR(
            "<html><body><article><p>A ferry <b>sank</b> in\n the bay off Tell&#39;s shore, and a "
            "caf&eacute; of AT&T was closed, they said &amp; done with it, with a &lt;no tag&gt; "
            "of the "
            "end.</p><p>Nobody has said that they did it, the official of the port added.</p>"),
        words, want);
    static const char *const single[] = { "\xD0\xBC\xD0\xB8\xD1\x80 x" };
    static const char *const single_bytes[] = { "\xEC\xE8\xF0 x" };
    CHECK("a.html",
          ASC_STR("<meta charset=windows-1251><p>\xEC\xE8 \xEC\xE8\xF0 x and a long sentence of "
                  "text, so it stays.</p>"),
          single, single_bytes);
}

static void what_is_not_known_is_said(void **state)
{
    static const asc_stretch good[] = { { 0, 3, 5, 8, ASC_STRETCH_SAME },
                                        { 4, 6, 9, 15, ASC_STRETCH_WHOLE } };
    asc_text t = { .text = ASC_STR("abc de"), .origins = good, .origin_count = 2 };
    asc_span found = { 0, 0 };
    (void)state;
    assert_true(asc_text_origin(&t, (asc_span){ 1, 6 }, &found));
    assert_int_equal(found.begin, 6);
    assert_int_equal(found.end, 15);
    assert_false(asc_text_origin(&t, (asc_span){ 3, 4 }, &found)); /* white space laid out anew */
    assert_false(asc_text_origin(&t, (asc_span){ 0, 7 }, &found));
    assert_false(asc_text_origin(&t, (asc_span){ 2, 2 }, &found));
    assert_true(asc_stretches_sound(good, 2, 6, 15));
    assert_false(asc_stretches_sound(good, 2, 6, 14));
    assert_false(asc_stretches_sound(good, 2, 5, 15));
    t.origin_count = 0;
    assert_false(asc_text_origin(&t, (asc_span){ 0, 1 }, &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_in_any_charset_leads_back),
        cmocka_unit_test(a_page_leads_back_over_markup_and_references),
        cmocka_unit_test(what_is_not_known_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
