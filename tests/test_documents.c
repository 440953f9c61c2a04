/* Mail and feeds to reports. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/arena.h"
#include "text/document.h"
#include "text/mail_words.h"

static asc_records read_all(asc_arena *keep, const char *name, const char *bytes)
{
    asc_records r = { 0 };
    asc_error err = { ASC_OK, "" };
    if (asc_document_read(&r, keep, asc_str_from(name), asc_str_from(bytes), &err))
        fail_msg("%s", err.message);
    return r;
}

static void same(asc_str got, const char *want)
{
    if (!asc_str_eq(got, asc_str_from(want))) fail_msg("\"%.*s\", not \"%s\"", ASC_FMT(got), want);
}

static void a_mail_gives_its_text_and_what_its_head_says(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_records r = read_all(
        keep, "a.eml",
        "From: =?utf-8?Q?Caf=C3=A9?=\r\n =?utf-8?b?IE9mZmljZQ==?= <office@front.example>\r\n"
        "Subject: We did\r\n not do it\r\nDate: Wed, 05 Jun 2013 14:04:33 +0200\r\n"
        "Content-Type: text/plain; charset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: "
        "quoted-printable\r\n\r\n"
        "A caf=E9 was=\r\n closed.\r\n\r\nNo part.\r\n-- \r\nOffice\r\n");
    assert_int_equal(r.count, 1);
    same(r.items[0].author, "Café Office");
    same(r.items[0].title, "We did not do it");
    same(r.items[0].published, "2013-06-05T14:04:33+02:00");
    same(r.items[0].text, "We did not do it\n\nA café was closed.\n\nNo part.");
    same(r.items[0].charset, "Windows-1252");
    asc_arena_free(keep);
}

static void the_plain_part_counts_and_attachments_are_reports(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_records r =
        read_all(keep, "a.eml",
                 "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\npreamble\n"
                 "--x\nContent-Type: multipart/alternative; boundary=xy\n\n"
                 "--xy\nContent-Type: text/html\n\n<p>Not this\n--xy\nContent-Type: "
                 "text/plain\n\nThis.\n--xy--\n"
                 "--x\nContent-Type: text/plain; name=note.txt\nContent-Disposition: attachment; "
                 "filename=\"note.txt\"\n"
                 "Content-Transfer-Encoding: base64\n\nQXR0YWNo\nZWQu\n"
                 "--x\nContent-Type: application/pdf\nContent-Disposition: attachment; "
                 "filename=a.pdf\n\n%PDF-\n"
                 "--x\nContent-Type: image/png\nContent-Disposition: attachment; "
                 "filename=a.png\n\n\x89PNG\n--x--\n");
    assert_int_equal(r.count, 3);
    same(r.items[0].text, "This.");
    same(r.items[0].author, "a@b.example");
    same(r.items[0].note, "1 part was left out; a.png: no format that is read");
    same(r.items[2].part, "a.pdf"); /* for the other reader */
    same(r.items[2].raw, "%PDF-\n");
    assert_int_equal(r.items[2].text.n, 0);
    same(r.items[1].part, "note.txt");
    same(r.items[1].text, "Attached.");
    asc_arena_free(keep);
}

static void a_page_in_a_mail_is_read_as_one(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_records r = read_all(
        keep, "a.eml",
        "Subject: S\nContent-Type: text/html; charset=windows-1251\n\n<p>\xEC\xE8\xF0</p>");
    same(r.items[0].text, "S\n\nмир");
    same(r.items[0].charset, "Windows-1251");
    assert_int_equal(r.items[0].block_count, 1);
    assert_int_equal(r.items[0].blocks[0].span.begin, 3);
    asc_arena_free(keep);
}

static void damaged_encodings_give_what_they_hold(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_str out;
    assert_true(asc_mail_base64(keep, ASC_STR("Q!U\nFBx"), &out));
    same(out, "AAA");
    assert_true(asc_mail_quoted(keep, ASC_STR("a=4g=ZZ=41=\nb="), false, &out));
    same(out, "a=4g=ZZAb");
    assert_true(asc_mail_header_text(keep, ASC_STR("=?utf-8?Q?a?= =?utf-8?Q?b?= c =?x?"), &out));
    same(out, "ab c =?x?");
    same(asc_mail_parameter(ASC_STR("text/plain; charset=\"utf-8\"; name=x y"), "name"), "x y");
    same(asc_mail_parameter(ASC_STR("text/plain"), "name"), "");
    asc_arena_free(keep);
}

static void each_item_of_a_feed_is_a_report(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_records r = read_all(
        keep, "a.xml",
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM "
        "'file:///etc/passwd'>]><rss><channel><title>The Post</title>"
        "<item><title>Ferry &amp; fire</title><description>short</description><guid>g1</guid>"
        "<content:encoded><![CDATA[<p>It <b>burned</b>.</p><script>x</script><p>Then "
        "sank.</p>]]></content:encoded>"
        "<pubDate>Wed, 05 Jun 2013 14:04:33 GMT</pubDate><dc:creator>Ada Brook</dc:creator></item>"
        "<item><link>http://post.example/2</link><description>&lt;p&gt;Second "
        "&e;</description></item>"
        "<item><title>cut");
    assert_int_equal(r.count, 3);
    same(r.items[0].part, "g1");
    same(r.items[0].outlet, "The Post");
    same(r.items[0].author, "Ada Brook");
    same(r.items[0].published, "2013-06-05T14:04:33Z");
    same(r.items[0].text, "Ferry & fire\n\nIt burned.\n\nThen sank.");
    same(r.items[1].part, "http://post.example/2");
    same(r.items[1].text, "Second &e;");
    same(r.items[2].text, "cut");
    asc_arena_free(keep);
}

static void atom_is_a_feed_too(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_records r =
        read_all(keep, "",
                 "<feed xmlns='http://www.w3.org/2005/Atom' "
                 "xml:lang='en'><title>Notebook</title><entry><id>urn:1</id>"
                 "<title type='html'>A &lt;i&gt;title&lt;/i&gt;</title><link rel='self' "
                 "href='/s'/><link href='/1'/>"
                 "<author><name>Abu Salim</name></author><updated>2013-06-09T22:31:00Z</updated>"
                 "<content type='xhtml'><div><p>One</p><p>Two</p></div></content></entry></feed>");
    assert_int_equal(r.count, 1);
    same(r.items[0].title, "A title");
    same(r.items[0].text, "A title\n\nOne\n\nTwo");
    same(r.items[0].author, "Abu Salim");
    same(r.items[0].published, "2013-06-09T22:31:00Z");
    same(r.items[0].url, "/1");
    same(r.items[0].language, "en");
    asc_arena_free(keep);
}

static void what_is_no_document_is_refused(void **state)
{
    static const struct {
        const char *name, *bytes, *reason;
    } cases[] = {
        { "a.eml", "no head here", "without a head" },
        { "a.rss", "<rss></rss>", "without items" },
        { "a.xml", "<?xml version='1.0'?><other/>", "no feed" },
        { "a.csv", "x", "no format" },
        { "a.txt", "\x89PNG", "no format" },
    };
    (void)state;
    asc_arena *keep = asc_arena_new();
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        asc_records r = { 0 };
        asc_error err;
        assert_int_equal(asc_document_read(&r, keep, asc_str_from(cases[k].name),
                                           asc_str_from(cases[k].bytes), &err),
                         ASC_EFORMAT);
        if (!strstr(err.message, cases[k].reason)) fail_msg("%s: %s", cases[k].name, err.message);
    }
    asc_arena_free(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mail_gives_its_text_and_what_its_head_says),
        cmocka_unit_test(the_plain_part_counts_and_attachments_are_reports),
        cmocka_unit_test(a_page_in_a_mail_is_read_as_one),
        cmocka_unit_test(damaged_encodings_give_what_they_hold),
        cmocka_unit_test(each_item_of_a_feed_is_a_report),
        cmocka_unit_test(atom_is_a_feed_too),
        cmocka_unit_test(what_is_no_document_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
