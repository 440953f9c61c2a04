/* JSON dumps and Markdown to reports; what a document is taken for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/arena.h"
#include "text/document.h"

static void same(asc_str got, const char *want)
{
    if (!asc_str_eq(got, asc_str_from(want))) fail_msg("\"%.*s\", not \"%s\"", ASC_FMT(got), want);
}

static asc_records read_all(asc_arena *keep, const char *name, const char *bytes)
{
    asc_records r = { 0 };
    asc_error err = { ASC_OK, "" };
    if (asc_document_read(&r, keep, asc_str_from(name), asc_str_from(bytes), &err))
        fail_msg("%s", err.message);
    return r;
}

static void each_post_of_a_chat_is_a_report(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_records r =
        read_all(keep, "result.json",
                 "{\"name\":\"Front Media\",\"type\":\"public_channel\",\"id\":7,\"messages\":["
                 "{\"id\":1,\"type\":\"service\",\"actor\":\"Front Media\",\"text\":\"\"},"
                 "{\"id\":2,\"type\":\"message\",\"date\":\"2022-03-01T12:00:00\",\"date_"
                 "unixtime\":\"1646128800\","
                 "\"from\":\"Front Media\",\"text\":[\"We did "
                 "\",{\"type\":\"bold\",\"text\":\"it\"},\".\\r\\nAll of it.\"]},"
                 "{\"id\":3,\"type\":\"message\",\"date\":\"2022-03-02T12:00:00\",\"forwarded_"
                 "from\":\"Other\","
                 "\"text\":\"They did.\"}]}");
    assert_int_equal(r.count, 2);
    same(r.items[0].part, "2");
    same(r.items[0].text, "We did it.\nAll of it.");
    same(r.items[0].author, "Front Media");
    same(r.items[0].outlet, "Front Media");
    same(r.items[0].published, "2022-03-01T10:00:00Z");
    same(r.items[0].note, "1 posts without a text were left out");
    same(r.items[1].text, "Forwarded from Other\n\nThey did.");
    same(r.items[1].published, "2022-03-02T12:00:00");
    r = read_all(
        keep, "result.json",
        "{\"chats\":{\"list\":[{\"name\":\"A\",\"type\":\"x\",\"id\":1,\"messages\":[{\"id\":5,"
        "\"text\":\"One\"}]},{\"name\":\"B\",\"type\":\"x\",\"id\":2,\"messages\":[{\"id\":5,"
        "\"text\":\"Two\"}]}]}}");
    assert_int_equal(r.count, 2);
    same(r.items[1].part, "B/5");
    asc_arena_free(keep);
}

static void json_feeds_and_lists_of_articles_are_read(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_records r = read_all(
        keep, "feed.json",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"The Post\","
        "\"items\":[{\"id\":\"u1\",\"url\":\"http://post.example/1\",\"title\":\"Ferry\","
        "\"content_html\":\"<p>It <b>sank</b>.</p><p>Then burned.</p>\","
        "\"date_published\":\"2013-06-04T10:00:00Z\",\"authors\":[{\"name\":\"Ada Brook\"},"
        "{\"name\":\"Carla Boustani\"}]}]}");
    assert_int_equal(r.count, 1);
    same(r.items[0].part, "u1");
    same(r.items[0].outlet, "The Post");
    same(r.items[0].author, "Ada Brook; Carla Boustani");
    same(r.items[0].text, "Ferry\n\nIt sank.\n\nThen burned.");
    assert_int_equal(r.items[0].blocks[0].span.begin, 7);
    r = read_all(
        keep, "a.json",
        "{\"status\":\"ok\",\"articles\":[{\"source\":{\"id\":null,\"name\":\"Meridian\"},"
        "\"title\":\"Ferry\",\"content\":\"Ferry\\n\\nIt sank.\",\"publishedAt\":\"2013-06\"}]}");
    assert_int_equal(r.count, 1);
    same(r.items[0].outlet, "Meridian");
    same(r.items[0].published, "2013-06");
    same(r.items[0].text, "Ferry\n\nIt sank.");
    asc_arena_free(keep);
}

static void each_line_of_jsonl_is_a_report(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_records r = read_all(keep, "a.jsonl",
                             "{\"id\":\"a\",\"text\":\"One.\",\"date\":1370340000}\n\n{\"id\":\n"
                             "{\"id\":\"a\",\"text\":\"Two.\"}\n{\"text\":\"Three.\"}\n");
    assert_int_equal(r.count, 3);
    same(r.items[0].published, "2013-06-04T10:00:00Z");
    same(r.items[0].part, "a");
    same(r.items[1].part, "a (2)");
    same(r.items[2].part, "2");
    assert_true(asc_str_starts(r.items[0].note, ASC_STR("1 part was left out; line 3: no JSON")));
    asc_arena_free(keep);
}

static void json_of_another_form_keeps_its_words(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_records r = read_all(keep, "a.json", "{\"a\":[\"One\",{\"b\":\"Two  words\"}],\"c\":3}");
    assert_int_equal(r.count, 1);
    same(r.items[0].text, "One\n\nTwo words");
    assert_true(r.items[0].note.n > 0);
    r = read_all(keep, "a.json", "[1, true]");
    assert_int_equal(r.count, 0);
    asc_arena_free(keep);
}

static void what_is_no_json_is_refused(void **state)
{
    static const char *const bad[] = { "",           " ",     "{",          "[1,]",
                                       "[\"a\tb\"]", "[1] x", "{\"a\":1,}", "nul" };
    (void)state;
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        asc_arena *keep = asc_arena_new();
        asc_records r = { 0 };
        asc_error err;
        assert_int_equal(asc_document_read(&r, keep, ASC_STR("a.json"), asc_str_from(bad[k]), &err),
                         ASC_EFORMAT);
        asc_arena_free(keep);
    }
}

static void markdown_loses_its_marks_and_keeps_its_blocks(void **state)
{
    static const struct {
        const char *text;
        asc_block_kind kind;
    } want[] = { { "Ferry sinks", ASC_BLOCK_HEADING },
                 { "It sank on Tuesday, the port said.", ASC_BLOCK_PARAGRAPH },
                 { "What was said", ASC_BLOCK_HEADING },
                 { "We did it.", ASC_BLOCK_QUOTE },
                 { "one item that goes on", ASC_BLOCK_ITEM },
                 { "two_words 3*4", ASC_BLOCK_ITEM },
                 { "a *code*\n  b", ASC_BLOCK_PRE },
                 { "killed 11", ASC_BLOCK_ROW } };
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_records r = read_all(
        keep, "a.md",
        "---\ntitle: \"Ferry sinks\"\nauthor: Ada Brook\ndate: 2013-06-04\n---\n# Ferry sinks #\n\n"
        "It **sank** on\n_Tuesday_, the [port](http://a.example/(x)) ![map](m.png)said.\n\n"
        "What was said\n---\n> We did\n> it.\n\n- one item\n  that goes on\n- two_words 3\\*4\n\n"
        "```c\na *code*\n  b\n```\n| killed | 11 |\n|---|---|\n");
    asc_record *one = &r.items[0];
    same(one->title, "Ferry sinks");
    same(one->author, "Ada Brook");
    same(one->published, "2013-06-04");
    assert_int_equal(one->block_count, sizeof want / sizeof *want);
    for (size_t k = 0; k < one->block_count; k++) {
        same(asc_str_slice(one->text, one->blocks[k].span.begin, one->blocks[k].span.end),
             want[k].text);
        assert_int_equal(one->blocks[k].kind, want[k].kind);
    }
    asc_arena_free(keep);
}

static void a_documents_bytes_tell_before_its_name(void **state)
{
    static const struct {
        const char *name, *bytes;
        asc_media is;
    } cases[] = {
        { "a.txt", "A text.", ASC_MEDIA_PLAIN },
        { "a.txt", "<html><p>x", ASC_MEDIA_HTML },
        { "a.txt", "{\"a\":1}", ASC_MEDIA_PLAIN },
        { "-", "[{\"a\":1}]", ASC_MEDIA_JSON },
        { "-", "[Updated] A text.", ASC_MEDIA_PLAIN },
        { "-", "Received: from x\n", ASC_MEDIA_MAIL },
        { "a.html", "PK\3\4", ASC_MEDIA_ZIP },
        { "a.json", "<html>", ASC_MEDIA_JSON },
        { "x", "junk\n%PDF-1.4", ASC_MEDIA_PDF },
        { "a.txt", "The mark %PDF- opens one.", ASC_MEDIA_PLAIN },
        { "x", "\1\2\3\4\5\6\7 text", ASC_MEDIA_UNKNOWN },
        { "x.css", "p {}", ASC_MEDIA_UNKNOWN },
        { "a.docx", "no zip", ASC_MEDIA_ZIP },
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++)
        if (asc_media_of(asc_str_from(cases[k].name), asc_str_from(cases[k].bytes)) != cases[k].is)
            fail_msg("%s: %s", cases[k].name, cases[k].bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_post_of_a_chat_is_a_report),
        cmocka_unit_test(json_feeds_and_lists_of_articles_are_read),
        cmocka_unit_test(each_line_of_jsonl_is_a_report),
        cmocka_unit_test(json_of_another_form_keeps_its_words),
        cmocka_unit_test(what_is_no_json_is_refused),
        cmocka_unit_test(markdown_loses_its_marks_and_keeps_its_blocks),
        cmocka_unit_test(a_documents_bytes_tell_before_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
