/* Pages to trees, trees to main text, and what pages say of themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/arena.h"
#include "text/charset.h"
#include "text/datetext.h"
#include "text/document.h"
#include "text/html.h"
#include "text/json.h"

static const char *const names[] = { "#", "?",
#define ASC_X(id, s) s,
                                     ASC_HTML_ELEMENTS(ASC_X)
#undef ASC_X
};

/* The tree as "div(p(one)p(two))". */
static void draw(const asc_html *h, uint32_t i, asc_buf *b)
{
    const asc_html_node *n = &h->nodes[i];
    if (n->element == ASC_HTML_TEXT) {
        asc_buf_put(b, n->text);
        return;
    }
    if (i) asc_buf_printf(b, "%s(", names[n->element]);
    for (uint32_t k = i + 1; k < n->end; k = h->nodes[k].end) draw(h, k, b);
    if (i) asc_buf_putc(b, ')');
}

static void trees_are_what_browsers_make_of_them(void **state)
{
    static const struct {
        const char *page, *tree;
    } cases[] = {
        { "<p>one<p>two", "p(one)p(two)" },
        { "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li(a)li(bul(li(c)))li(d))" },
        { "<table><tr><td>1<td>2<tr><th>3</table>x", "table(tr(td(1)td(2))tr(th(3)))x" },
        { "<b>bold<div>in</b>side</div>out", "b(bolddiv(inside))out" },
        { "<a href=1>x<a href=2>y</a>z", "a(x)a(y)z" },
        { "a<br/>b<img src=x>c<hr>", "abr()bimg()chr()" },
        { "<dl><dt>t<dd>d<dt>u</dl>", "dl(dt(t)dd(d)dt(u))" },
        { "<title>a <b> &amp; b</title>x", "title(a <b> & b)x" },
        { "<script>if (a</b) '<p>'</script>y", "script(if (a</b) '<p>')y" },
        { "<!-- <p>no --><p>yes<!-->z-->", "p(yesz-->)" },
        { "1 < 2 & 3 &lt; 4 &copy;&copy &notit; &#x41;&#65 &#0;",
          "1 < 2 & 3 < 4 ©© ¬it; AA \xEF\xBF\xBD" },
        { "<div><p>x</div>y", "div(p(x))y" },
        { "</p></div>x", "x" },
        { "<p>a<table><tr><td>b</p>c</table>", "p(a)table(tr(td(bc)))" },
        { "<custom-one>a</custom-one>b", "?(a)b" },
        { "<p", "p()" },
        { "<p title=\"a", "p()" },
        { "<", "<" },
        { "", "" },
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        asc_arena *keep = asc_arena_new();
        asc_html h;
        asc_buf b = { 0 };
        assert_int_equal(asc_html_parse(&h, keep, asc_str_from(cases[k].page), NULL), ASC_OK);
        draw(&h, 0, &b);
        asc_buf_putc(&b, '\0');
        assert_string_equal(b.p, cases[k].tree);
        asc_buf_free(&b);
        asc_arena_free(keep);
    }
}

static void attributes_are_kept_once_and_resolved(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_html h;
    asc_str page =
        ASC_STR("<p CLASS='a &amp; b' class=c ID=x hidden onclick=no><q lang=\"d&e=f\">");
    assert_int_equal(asc_html_parse(&h, keep, page, NULL), ASC_OK);
    assert_true(asc_str_eq(asc_html_get(&h, 1, ASC_HTML_ATTR_CLASS), ASC_STR("a & b")));
    assert_true(asc_str_eq(asc_html_get(&h, 1, ASC_HTML_ATTR_ID), ASC_STR("x")));
    assert_true(asc_html_has(&h, 1, ASC_HTML_ATTR_HIDDEN));
    assert_false(asc_html_has(&h, 1, ASC_HTML_ATTR_LANG));
    assert_true(asc_str_eq(asc_html_get(&h, 2, ASC_HTML_ATTR_LANG), ASC_STR("d&e=f")));
    asc_arena_free(keep);
}

static void nesting_without_end_is_flattened(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_buf page = { 0 };
    asc_html h;
    for (int k = 0; k < 20000; k++) asc_buf_puts(&page, k % 2 ? "<div>" : "<b>");
    asc_buf_puts(&page, "end");
    assert_int_equal(asc_html_parse(&h, keep, asc_buf_str(&page), NULL), ASC_OK);
    for (uint32_t i = 0; i < h.count; i++) assert_true(h.nodes[i].depth <= ASC_HTML_DEPTH_MAX);
    assert_int_equal(h.count, 20002);
    asc_buf_free(&page);
    asc_arena_free(keep);
}

#define PARAGRAPH(n) \
    "<p>Paragraph " n " tells of the harbour, of the ferry that left it, and of those aboard.</p>"
#define ARTICLE                                                                                  \
    PARAGRAPH("one")                                                                             \
    PARAGRAPH("two")                                                                             \
    "<h2>A heading</h2>" PARAGRAPH(                                                              \
        "three") "<blockquote>A quotation, "                                                     \
                 "which is long enough to be told from furniture.</blockquote><ul><li>First of " \
                 "the points</li><li>Second</li></ul>" PARAGRAPH("four") PARAGRAPH("five")

static const asc_record *record_of(asc_arena *keep, const char *page)
{
    static asc_records r;
    asc_error err = { ASC_OK, "" };
    r = (asc_records){ 0 };
    asc_status rc = asc_document_read(&r, keep, ASC_STR("page.html"), asc_str_from(page), &err);
    if (rc) fail_msg("%s", err.message);
    assert_int_equal(r.count, 1);
    return &r.items[0];
}

static bool has(asc_str s, const char *what)
{
    return asc_str_find(s, asc_str_from(what)) != SIZE_MAX;
}

static void the_report_is_kept_and_furniture_is_not(void **state)
{
    static const char page[] =
        "<html><body><nav><ul><li><a href=/>Home page</a><li><a href=/w>World news</a></ul></nav>"
        "<div class=content><h1>Ferry leaves harbour early</h1>" ARTICLE
        "<div class=related><h3>More on this</h3><a href=/1>Another story "
        "altogether</a></div></div>"
        "<div class=comments><p>What a story, said a reader, who had much to say of it, and "
        "did.</p></div>"
        "<div style='display: none'><p>Hidden text that nobody sees, though it has commas, "
        "too.</p></div>"
        "<footer>All rights reserved</footer></body></html>";
    static const char *const gone[] = { "World news", "Another story", "a reader", "Hidden",
                                        "rights reserved" };
    static const char *const kept[] = { "Paragraph one", "Paragraph five", "A heading",
                                        "A quotation", "First of" };
    (void)state;
    asc_arena *keep = asc_arena_new();
    const asc_record *r = record_of(keep, page);
    for (size_t k = 0; k < sizeof gone / sizeof *gone; k++)
        if (has(r->text, gone[k])) fail_msg("kept: %s", gone[k]);
    for (size_t k = 0; k < sizeof kept / sizeof *kept; k++)
        if (!has(r->text, kept[k])) fail_msg("lost: %s", kept[k]);
    bool heading = false, quote = false, item = false;
    for (size_t i = 0; i < r->block_count; i++) {
        asc_str s = asc_str_slice(r->text, r->blocks[i].span.begin, r->blocks[i].span.end);
        heading |= r->blocks[i].kind == ASC_BLOCK_HEADING && asc_str_eq(s, ASC_STR("A heading"));
        quote |= r->blocks[i].kind == ASC_BLOCK_QUOTE && asc_str_starts(s, ASC_STR("A quotation"));
        item |= r->blocks[i].kind == ASC_BLOCK_ITEM && asc_str_eq(s, ASC_STR("Second"));
    }
    assert_true(heading && quote && item);
    asc_arena_free(keep);
}

static void a_page_says_who_and_when(void **state)
{
    static const struct {
        const char *head, *title, *author, *outlet, *date;
    } cases[] = {
        { "<title>Ferry sinks - The Post</title><meta property=og:site_name content='The Post'>"
          "<meta name=author content='By Ada Brook'><meta property=article:published_time "
          "content=2013-06-05T17:48:00Z>",
          "Ferry sinks", "Ada Brook", "The Post", "2013-06-05T17:48:00Z" },
        { "<script "
          "type=application/ld+json>{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"Ferry "
          "&amp; fire\","
          "\"author\":[{\"name\":\"Ada Brook\"},{\"name\":\"Jo "
          "Lund\"}],\"publisher\":{\"name\":\"The Post\"},"
          "\"datePublished\":\"2013-06-05\"}]}</script>",
          "Ferry & fire", "Ada Brook; Jo Lund", "The Post", "2013-06-05" },
        { "<body><h1>Ferry lost at sea</h1><p class=byline>by Ada Brook</p><p class=date>5 June "
          "2013, 17:48</p>",
          "Ferry lost at sea", "Ada Brook", "", "2013-06-05T17:48:00" },
        { "<title>Ferry</title><link rel=canonical href=http://post.example/2013/06/05/ferry>",
          "Ferry", "", "", "2013-06-05" },
        { "<title>Ferry</title><p>Posted 5/6/2013</p>", "Ferry", "", "", "" },
        { "<time datetime=2013-06-05>yesterday</time>", "", "", "", "2013-06-05" },
        { "<script type=application/ld+json>\n//<![CDATA[\n{\"@type\":\"BreadcrumbList\"},\n"
          "{\"@type\":\"Report\",\"headline\":\"Ferry "
          "sinks\",\"datePublished\":\"2013-06-05\"}//]]></script>",
          "Ferry sinks", "", "", "2013-06-05" },
        { "<h1>Ferry lost at sea</h1><p class=date>Last updated: June 9, 2013</p><p>June 5, "
          "2013</p>",
          "Ferry lost at sea", "", "", "2013-06-05" },
        { "<title>About us - Post</title><meta property=og:title content='About us'><body>"
          "<h1>A paper for all of the islands</h1>",
          "A paper for all of the islands", "", "", "" },
        { "<title>Post | Test: The Ferry Game</title><body><span class=title>The Ferry Game</span>",
          "The Ferry Game", "", "", "" },
        { "<meta name=dc.date content=2013-05-01><body><span>June 5, 2013</span><h1>Ferry lost at "
          "sea</h1>",
          "Ferry lost at sea", "", "", "2013-06-05" },
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        asc_arena *keep = asc_arena_new();
        const asc_record *r = record_of(keep, cases[k].head);
        const asc_str got[] = { r->title, r->author, r->outlet, r->published };
        const char *const want[] = { cases[k].title, cases[k].author, cases[k].outlet,
                                     cases[k].date };
        for (int f = 0; f < 4; f++)
            if (!asc_str_eq(got[f], asc_str_from(want[f])))
                fail_msg("case %zu: \"%.*s\", not \"%s\"", k, ASC_FMT(got[f]), want[f]);
        asc_arena_free(keep);
    }
}

static void dates_are_read_or_left(void **state)
{
    static const struct {
        const char *text, *iso;
    } cases[] = {
        { "Wed, 05 Jun 2013 14:04:33 +0200", "2013-06-05T14:04:33+02:00" },
        { "2013-06-05 17:48", "2013-06-05T17:48:00" },
        { "June 5th, 2013", "2013-06-05" },
        { "Published: 5. Juni 2013", "2013-06-05" },
        { "le 5 février 2013", "2013-02-05" },
        { "20130605", "2013-06-05" },
        { "13/6/2013", "2013-06-13" },
        { "6/13/2013", "2013-06-13" },
        { "5/6/2013", "" },
        { "31 June 2013", "" },
        { "2013", "" },
        { "", "" },
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        char iso[ASC_DATETEXT_MAX] = "";
        assert_int_equal(asc_datetext_find(asc_str_from(cases[k].text), iso),
                         cases[k].iso[0] != '\0');
        assert_string_equal(iso, cases[k].iso);
    }
}

static void charsets_are_told_apart(void **state)
{
    static const struct {
        const char *bytes, *declared, *text, *charset;
    } cases[] = {
        { "caf\xC3\xA9", "", "café", "UTF-8" },
        { "caf\xE9", "", "café", "Windows-1252" },
        { "caf\xE9", "utf-8", "café", "Windows-1252" },
        { "caf\xE9 \xC3\xA9\xC3\xA9", "utf-8", "caf\xEF\xBF\xBD éé", "UTF-8" },
        { "\xEC\xE8\xF0", "windows-1251", "мир", "Windows-1251" },
        { "\xCD\xC9\xD2", "KOI8-R", "мир", "KOI8-R" },
        { "caf\xC3\xA9", "iso-8859-1", "café", "UTF-8" },
        { "\xEF\xBB\xBFx", "", "x", "UTF-8" },
        { "\xC4\xE3\xBA\xC3", "gb2312", "你好", "GB18030" },
        { "\x82\xA0\xFF", "Shift_JIS", "あ\xEF\xBF\xBD", "Shift_JIS" },
        { "\xC7\xD1", "euc-kr", "한", "EUC-KR" },
        { "\xE9", "no-such", "é", "Windows-1252" },
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        asc_arena *keep = asc_arena_new();
        asc_str text, charset;
        assert_int_equal(asc_charset_decode(&text, &charset, keep, asc_str_from(cases[k].bytes),
                                            asc_str_from(cases[k].declared), NULL),
                         ASC_OK);
        if (!asc_str_eq(text, asc_str_from(cases[k].text)) ||
            !asc_str_eq(charset, asc_str_from(cases[k].charset)))
            fail_msg("case %zu: %.*s in %.*s", k, ASC_FMT(text), ASC_FMT(charset));
        asc_arena_free(keep);
    }
    assert_true(
        asc_str_eq(asc_charset_declared(ASC_STR("<meta charset=\"koi8-r\">")), ASC_STR("koi8-r")));
    assert_true(asc_str_eq(asc_charset_declared(ASC_STR("<?xml version='1.0' encoding='x-y'?>")),
                           ASC_STR("x-y")));
}

static void json_is_read_strictly(void **state)
{
    static const char *const good[] = { "{}", "[1,2.5e-3,-0]", "\"\\ud83d\\ude00\"", " true ",
                                        "{\"a\":{\"b\":[null]}}" };
    static const char *const bad[] = { "",        "{",      "[1,]",      "01",    "-",
                                       "\"\\x\"", "\"open", "{\"a\" 1}", "{a:1}", "nul" };
    (void)state;
    asc_arena *keep = asc_arena_new();
    for (size_t k = 0; k < sizeof good / sizeof *good; k++)
        assert_non_null(asc_json_parse(keep, asc_str_from(good[k])));
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++)
        assert_null(asc_json_parse(keep, asc_str_from(bad[k])));
    asc_buf deep = { 0 };
    for (int k = 0; k < 100000; k++) asc_buf_putc(&deep, '[');
    assert_null(asc_json_parse(keep, asc_buf_str(&deep)));
    asc_buf_free(&deep);
    assert_true(asc_str_eq(
        asc_json_text(asc_json_parse(keep, ASC_STR("{\"a\":1,\"b\":\"\\u00e9\\n\"}")), "b"),
        ASC_STR("é\n")));
    asc_arena_free(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees_are_what_browsers_make_of_them),
        cmocka_unit_test(attributes_are_kept_once_and_resolved),
        cmocka_unit_test(nesting_without_end_is_flattened),
        cmocka_unit_test(the_report_is_kept_and_furniture_is_not),
        cmocka_unit_test(a_page_says_who_and_when),
        cmocka_unit_test(dates_are_read_or_left),
        cmocka_unit_test(charsets_are_told_apart),
        cmocka_unit_test(json_is_read_strictly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
