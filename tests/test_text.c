/* Bytes to text, a folder's table, headlines and paragraphs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/blocks.h"
#include "text/heading.h"
#include "text/decode.h"
#include "text/table.h"

#include "base/banned.h"

static void assert_str(asc_str got, const char *want)
{
    assert_int_equal(got.n, strlen(want));
    assert_memory_equal(got.p ? got.p : "", want, got.n);
}

static void bytes_become_normalised_utf8(void **state)
{
    (void)state;
    static const struct {
        asc_str bytes;
        const char *text, *charset;
        size_t nuls, bad_at;
    } cases[] = {
        { { "", 0 }, "", "UTF-8", 0, 0 },
        { { "plain\r\nlines\rend\n", 17 }, "plain\nlines\nend\n", "UTF-8", 0, 0 },
        { { "\xEF\xBB\xBFmarked", 9 }, "marked", "UTF-8", 0, 0 },
        { { "a\0b\0", 4 }, "ab", "UTF-8", 2, 0 },
        { { "caf\xE9 \x93so\x94", 9 },
          "caf\xC3\xA9 \xE2\x80\x9Cso\xE2\x80\x9D",
          "Windows-1252",
          0,
          3 },
        { { "\xFF\xFEh\0i\0", 6 }, "hi", "UTF-16LE", 0, 0 },
        { { "\xFE\xFF\0h\0i", 6 }, "hi", "UTF-16BE", 0, 0 },
        { { "\xFF\xFE\x3D\xD8\x00\xDE", 6 }, "\xF0\x9F\x98\x80", "UTF-16LE", 0, 0 },
        { { "\xFF\xFE\x3D\xD8", 4 }, "\xEF\xBF\xBD", "UTF-16LE", 0, 0 },
        { { "\xFF\xFEh\0i", 5 }, "h\xEF\xBF\xBD", "UTF-16LE", 0, 0 },
        { { "a\xC2\x85"
            "b\xE2\x80\xA8"
            "c",
            8 },
          "a\nb\nc",
          "UTF-8",
          0,
          0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        asc_arena *keep = asc_arena_new();
        asc_decoded d;
        assert_int_equal(asc_decode(&d, keep, cases[i].bytes, NULL), ASC_OK);
        assert_str(d.text, cases[i].text);
        assert_str(d.charset, cases[i].charset);
        assert_int_equal(d.nuls, cases[i].nuls);
        assert_int_equal(d.bad_at, cases[i].bad_at);
        asc_arena_free(keep);
    }
}

static void a_table_tells_of_its_reports(void **state)
{
    (void)state;
    asc_report_table *t = NULL;
    const char *csv = "\xEF\xBB\xBF"
                      "Published,file,title,extra\r\n"
                      "2010-10,a.txt,\"He said \"\"no\"\", twice\",x\r\n"
                      "\r\n"
                      ",b.txt,\"two\nlines\"\n";
    assert_int_equal(asc_report_table_parse(&t, asc_str_from(csv), NULL), ASC_OK);
    assert_int_equal(asc_report_table_count(t), 2);
    assert_str(asc_report_table_row(t, 0).name, "a.txt");
    assert_str(asc_report_table_row(t, 0).title, "He said \"no\", twice");
    assert_str(asc_report_table_row(t, 0).published, "2010-10");
    assert_str(asc_report_table_row(t, 0).outlet, "");
    assert_str(asc_report_table_row(t, 1).title, "two\nlines");
    assert_str(asc_report_table_row(t, 1).published, "");
    asc_report_table_free(t);
}

static void a_bad_table_is_refused_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *csv, *says;
    } cases[] = {
        { "title,author\nx,y\n", "line 1" },
        { "file,title\na.txt,\"open\n", "line 2" },
        { "file,title\na.txt,\"x\"y\n", "line 2" },
        { "file,title\n,x\n", "line 2" },
        { "", "line 1" },
        { "file\n\xFF\n", "byte 5" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        asc_report_table *t = NULL;
        asc_error err = { 0 };
        assert_int_equal(asc_report_table_parse(&t, asc_str_from(cases[i].csv), &err), ASC_EFORMAT);
        assert_null(t);
        assert_non_null(strstr(err.message, cases[i].says));
    }
}

static void too_many_columns_are_refused(void **state)
{
    (void)state;
    char csv[256];
    asc_report_table *t = NULL;
    memset(csv, ',', sizeof csv);
    memcpy(csv, "file", 4);
    assert_int_equal(asc_report_table_parse(&t, (asc_str){ csv, ASC_TABLE_COLUMNS_MAX + 8 }, NULL),
                     ASC_ELIMIT);
}

/* The blocks as one string, apart by "|". */
static void assert_blocks(const char *text, const char *want)
{
    asc_arena *keep = asc_arena_new();
    asc_span *blocks = NULL;
    size_t count = 0;
    asc_buf b = { 0 };
    assert_int_equal(asc_text_blocks(keep, asc_str_from(text), &blocks, &count, NULL), ASC_OK);
    for (size_t i = 0; i < count; i++) {
        if (i) asc_buf_putc(&b, '|');
        asc_buf_put(&b, asc_str_slice(asc_str_from(text), blocks[i].begin, blocks[i].end));
    }
    assert_str(asc_buf_str(&b), want);
    asc_buf_free(&b);
    asc_arena_free(keep);
}

static void blank_lines_and_full_lines_end_blocks(void **state)
{
    (void)state;
    assert_blocks("", "");
    assert_blocks("\n \n\t\n", "");
    assert_blocks("Title\n\nBody one.\n\n\n  Body two. \n", "Title|Body one.|Body two.");
}

static void wire_copy_is_joined_and_loses_its_frame(void **state)
{
    (void)state;
    assert_blocks("MNA0417  U I LAD  04-06-13 0921GMT\nURGENT Ladara-Ferry-Blast (1st lead)\n\n"
                  "FERRY SINKS IN BAY, AT LEAST 11 PEOPLE ARE\nDEAD\n\nA ferry sank in the bay on "
                  "Tuesday, a port\n"
                  "official said.\n\n(Reporting by Carla Boustani; editing by X)\nMORE TO "
                  "FOLLOW\nMNA-04-06-13 0921GMT\n",
                  "FERRY SINKS IN BAY, AT LEAST 11 PEOPLE ARE\nDEAD|A ferry sank in the bay on "
                  "Tuesday, a port\n"
                  "official said.");
    /* Prose with figures, and a headline with hyphens, are none of it. */
    assert_blocks("F16 jets hit 3 towns\n\nBody.", "F16 jets hit 3 towns|Body.");
    assert_blocks("MNA0417 0921GMT", "MNA0417 0921GMT");
    assert_blocks("Anti-Government-Front\n\nMORE", "Anti-Government-Front");
}

static void set_in_lines_and_items_begin_blocks(void **state)
{
    (void)state;
    assert_blocks(
        "The ferry sank in the bay on\nTuesday.\n  Nobody said that they did\nit, or why.",
        "The ferry sank in the bay on\nTuesday.|Nobody said that they did\nit, or why.");
    assert_blocks("The ferry sank in the bays of\n- one port and\n- another one",
                  "The ferry sank in the bays of|- one port and|- another one");
    /* Widths are counted in characters: these lines are short. */
    assert_blocks("\u043f\u0430\u0440\u043e\u043c \u0437\u0430\u0442\u043e\u043d\u0443\u043b\n"
                  "\u0432\u0447\u0435\u0440\u0430\u0432\u0447\u0435\u0440\u0430",
                  "\u043f\u0430\u0440\u043e\u043c \u0437\u0430\u0442\u043e\u043d\u0443\u043b\n"
                  "\u0432\u0447\u0435\u0440\u0430\u0432\u0447\u0435\u0440\u0430");
}

static void wrapped_lines_are_one_block(void **state)
{
    (void)state;
    assert_blocks("Title of it\n"
                  "\n"
                  "This paragraph was wrapped by hand at\n"
                  "some forty columns, as mail used to be\n"
                  "done.\n"
                  "A new one.\n",
                  "Title of it|This paragraph was wrapped by hand at\n"
                  "some forty columns, as mail used to be\n"
                  "done.|A new one.");
}

static void long_lines_are_paragraphs(void **state)
{
    (void)state;
    char text[400];
    memset(text, 'x', sizeof text);
    memcpy(text, "short\n", 6);
    text[205] = '\n';
    text[399] = '\0';
    asc_arena *keep = asc_arena_new();
    asc_span *blocks;
    size_t count;
    assert_int_equal(asc_text_blocks(keep, asc_str_from(text), &blocks, &count, NULL), ASC_OK);
    assert_int_equal(count, 3);
    asc_arena_free(keep);
}

static void a_dateline_is_a_block_of_its_own(void **state)
{
    (void)state;
    assert_blocks("PORT CORIN, June 4 (Meridian) - A bomb went off.",
                  "PORT CORIN, June 4 (Meridian) -|A bomb went off.");
    assert_blocks("Velm (South Corin), Oct 9 2021 (Meridian) - At least 23 died.",
                  "Velm (South Corin), Oct 9 2021 (Meridian) -|At least 23 died.");
    assert_blocks("Corin, May 12, 2022 (Agence Orbis) - A judge was shot.",
                  "Corin, May 12, 2022 (Agence Orbis) -|A judge was shot.");
    assert_blocks("He died on May 12, 2022 - a Thursday.", "He died on May 12, 2022 - a Thursday.");
    assert_blocks("The group (AB) - a new one - did it.", "The group (AB) - a new one - did it.");
}

static void first_lines_tell_title_author_and_outlet(void **state)
{
    (void)state;
    const char *text = "Blast in Corin\n\nBy Ada M. Brook\n\nCORIN (Tidewater Post) - It burned.\n";
    asc_arena *keep = asc_arena_new();
    asc_report_facts facts = { 0 };
    assert_int_equal(asc_facts_guess(keep, &facts, asc_str_from(text), NULL), ASC_OK);
    assert_str(facts.title, "Blast in Corin");
    assert_str(facts.author, "Ada M. Brook");
    assert_str(facts.outlet, "Tidewater Post");
    facts = (asc_report_facts){ .title = ASC_STR("Told"), .author = ASC_STR("Told too") };
    assert_int_equal(asc_facts_guess(keep, &facts, asc_str_from(text), NULL), ASC_OK);
    assert_str(facts.title, "Told");
    assert_str(facts.author, "Told too");
    asc_arena_free(keep);
}

static void assert_told(const char *text, const char *title, const char *author, const char *outlet,
                        const char *published)
{
    asc_arena *keep = asc_arena_new();
    asc_report_facts facts = { 0 };
    assert_int_equal(asc_facts_guess(keep, &facts, asc_str_from(text), NULL), ASC_OK);
    assert_str(facts.title, title);
    assert_str(facts.author, author);
    assert_str(facts.outlet, outlet);
    assert_str(facts.published, published);
    asc_arena_free(keep);
}

static void lines_before_the_first_paragraph_tell(void **state)
{
    (void)state;
    assert_told("Blast in Corin\n\nBy Ada Brook, Tidewater Post, 12 March 2021\n\nIt burned.\n",
                "Blast in Corin", "Ada Brook", "Tidewater Post", "2021-03-12");
    assert_told("Blast in Corin\n\nReuters, 3 June 2022\n\nIt burned.\n", "Blast in Corin", "",
                "Reuters", "2022-06-03");
    assert_told("Blast\n\nBy Ada Brook and Tom Wray in Corin | The Tide\n\n"
                "Published: June 4, 2013 10:24 GMT\n\nIt burned.\n",
                "Blast", "Ada Brook and Tom Wray", "The Tide", "2013-06-04T10:24:00Z");
    assert_told("The Tide - Monday, June 3, 2013\n\nBlast\n\nIt burned.\n", "Blast", "", "The Tide",
                "2013-06-03");
    assert_told("Blast\n\nCorin, 4 June 2013\n\nIt burned.\n", "Blast", "", "", "2013-06-04");
    assert_told("Blast\n\nCORIN, June 4, 2013 (AFP) - It burned.\n", "Blast", "", "AFP",
                "2013-06-04");
    assert_told("Blast\n\nDOUROU - It burned.\n", "Blast", "", "", "");
    /* a paper's name, the headline, where and when, each on a line of its own */
    const char *long_ago =
        "Lowland Courier\n\nBlast in Corin kills judge\n\nCORIN, Sept. 21, 1976\n\n"
        "A bomb killed a judge in Corin on Tuesday, the police said.\n";
    assert_told(long_ago, "Blast in Corin kills judge", "", "Lowland Courier", "1976-09-21");
    assert_told("Blast in Corin\n\nPolice hunt two men\n\nCORIN, 4 May 2012\n\nIt burned.\n",
                "Blast in Corin", "", "", "2012-05-04");
}

static void what_may_be_prose_tells_nothing(void **state)
{
    (void)state;
    assert_told("Attack of 12 March 2021\n\nIt burned.\n", "Attack of 12 March 2021", "", "", "");
    assert_told("Blast\n\nDeaths on 12 March 2021\n\nIt burned.\n", "Blast", "", "", "");
    assert_told("Blast\n\nBy noon of 12 March 2021 it burned\n\nAll.\n", "Blast", "", "", "");
    assert_told("Blast\n\nBy Ada Brook, Security Editor\n\nIt burned.\n", "Blast", "Ada Brook", "",
                "");
    assert_blocks("NATO - which met - did it.", "NATO - which met - did it.");
    assert_blocks("DOUROU, Mali - A bomb went off.", "DOUROU, Mali -|A bomb went off.");
}

static void prose_is_no_title_and_no_author(void **state)
{
    (void)state;
    const char *text = "It began with a bang.\n\nBy noon the fire was out.\n";
    asc_arena *keep = asc_arena_new();
    asc_report_facts facts = { 0 };
    assert_int_equal(asc_facts_guess(keep, &facts, asc_str_from(text), NULL), ASC_OK);
    assert_int_equal(facts.title.n, 0);
    assert_int_equal(facts.author.n, 0);
    asc_arena_free(keep);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    for (long nth = 1; nth < 100; nth++) {
        asc_report_table *t = NULL;
        asc_arena_fail_nth = nth;
        asc_status rc = asc_report_table_parse(&t, ASC_STR("file,title\na,\"b\"\nc,d\n"), NULL);
        asc_arena_fail_nth = 0;
        assert_true((rc == ASC_OK) == (t != NULL));
        asc_report_table_free(t);
        if (rc == ASC_OK) return;
        assert_int_equal(rc, ASC_ENOMEM);
    }
    fail_msg("the parse never succeeded");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_become_normalised_utf8),
        cmocka_unit_test(a_table_tells_of_its_reports),
        cmocka_unit_test(a_bad_table_is_refused_with_its_line),
        cmocka_unit_test(too_many_columns_are_refused),
        cmocka_unit_test(blank_lines_and_full_lines_end_blocks),
        cmocka_unit_test(wire_copy_is_joined_and_loses_its_frame),
        cmocka_unit_test(set_in_lines_and_items_begin_blocks),
        cmocka_unit_test(wrapped_lines_are_one_block),
        cmocka_unit_test(long_lines_are_paragraphs),
        cmocka_unit_test(a_dateline_is_a_block_of_its_own),
        cmocka_unit_test(first_lines_tell_title_author_and_outlet),
        cmocka_unit_test(lines_before_the_first_paragraph_tell),
        cmocka_unit_test(what_may_be_prose_tells_nothing),
        cmocka_unit_test(prose_is_no_title_and_no_author),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
