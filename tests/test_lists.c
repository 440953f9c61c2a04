/* Lists as published, on made samples (tests/lists): what is read of each form, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/os.h"
#include "base/str.h"
#include "lists/formats.h"
#include "lists/sax.h"
#include "resolve/listings.h"

#include "base/banned.h"

/* A list of the lines that loading these files gives; NULL and the error else. */
static asc_list *load(asc_error *err, const char *const *names, const asc_str *bytes, size_t count)
{
    asc_arena *keep = asc_arena_new();
    asc_list_text texts[4];
    asc_list *l = NULL;
    asc_status rc = ASC_OK;
    for (size_t k = 0; !rc && k < count; k++) {
        asc_records r = { 0 };
        rc = asc_list_file(&r, keep, asc_str_from(names[k]), bytes[k], err);
        if (!rc) texts[k] = (asc_list_text){ asc_str_from(names[k]), r.items[0].text };
    }
    if (!rc) rc = asc_list_join(&l, texts, count, NULL, err);
    assert_true((rc == ASC_OK) == (l != NULL));
    asc_arena_free(keep);
    return l;
}

/* The same of files of tests/lists, named "a b c". */
static asc_list *load_files(const char *names)
{
    asc_buf files[4] = { { 0 } };
    asc_str bytes[4] = { { NULL, 0 } }, rest = asc_str_from(names);
    char name[4][64];
    const char *pointers[4] = { NULL };
    size_t n = 0;
    asc_error err = { ASC_OK, "" };
    while (rest.n) {
        asc_str one = rest, behind = { NULL, 0 };
        char path[512];
        asc_str_cut(rest, ' ', &one, &behind);
        snprintf(name[n], sizeof name[n], "%.*s", ASC_FMT(one));
        snprintf(path, sizeof path, "%s/tests/lists/%s", ASC_TEST_SOURCE, name[n]);
        if (asc_os_read(&files[n], path, 1 << 20, &err)) fail_msg("%s", err.message);
        bytes[n] = asc_buf_str(&files[n]);
        pointers[n] = name[n];
        n++;
        rest = behind;
    }
    asc_list *l = load(&err, pointers, bytes, n);
    if (!l) fail_msg("%s: %s", names, err.message);
    for (size_t k = 0; k < n; k++) asc_buf_free(&files[k]);
    return l;
}

/* A list as text that a reader can compare: a line of what it is, one an entry, one a name. */
static void describe(asc_buf *b, const asc_list *l)
{
    size_t n;
    asc_list_facts f = asc_list_about(l);
    const asc_listing *x = asc_list_items(l, &n);
    asc_buf_printf(b, "%.*s, %.*s, %s\n", ASC_FMT(f.id), ASC_FMT(f.date),
                   asc_list_dating_name(f.dating));
    for (size_t i = 0; i < n; i++) {
        asc_buf_printf(b, "%.*s %s [%.*s] [%.*s] %.*s/%.*s/%.*s\n", ASC_FMT(x[i].reference),
                       asc_listed_kind_name(x[i].kind), ASC_FMT(x[i].programme),
                       ASC_FMT(x[i].measures), ASC_FMT(x[i].listed), ASC_FMT(x[i].amended),
                       ASC_FMT(x[i].delisted));
        for (size_t k = 0; k < x[i].name_count; k++)
            asc_buf_printf(b, "  %s %s %.*s\n", asc_names_quality_name(x[i].names[k].quality),
                           x[i].names[k].script, ASC_FMT(x[i].names[k].text));
    }
    asc_buf_putc(b, '\0');
}

static void each_form_is_read_as_published(void **state)
{
    static const struct {
        const char *files, *want;
    } cases[] = {
        { "un.xml", "un, 2014-03-01, told\n"
                    "ZZi.001 person [Al-Qaida] [Arms embargo; Asset freeze; Travel ban] "
                    "2013-09-02/2014-02-20/\n"
                    "  primary Latn YUSUF ABI RASHED\n"
                    "  original Arab يوسف أبي راشد\n"
                    "  good Latn Youssef Abou Rached\n"
                    "  good Latn Youssef Abu Rashid\n"
                    "  good Latn Joseph Rached\n"
                    "  low Latn Abu Layla\n"
                    "ZZe.002 organisation [Al-Qaida] [Arms embargo; Asset freeze; Travel ban] "
                    "2012-05-17//\n"
                    "  primary Latn SARAYA AL-THUGHUR\n"
                    "  good Latn Brigades of the Passes\n"
                    "  good Latn BOP\n"
                    "  original Arab سرايا الثغور\n"
                    "  good Latn Saraya al-Thughour\n"
                    "  good Latn Saraya Thughur\n"
                    "  former Latn Men of the Hills\n" },
        { "eu.xml", "eu, 2014-03-03, told\n"
                    "EU.90.12 organisation [TAQA] [Arms restrictions; Asset freeze; Prohibition to "
                    "satisfy claims; Travel ban] 2012-06-01/2013-07-09/\n"
                    "  primary Latn Saraya al-Thughur\n"
                    "  original Arab سرايا الثغور\n"
                    "  low Latn The Hill Men\n"
                    "EU.91.13 person [] [] //\n"
                    "  primary Latn Nadim \"Rope\" Dabbagh\n" },
        { "sdn.csv alt.csv add.csv", "ofac-sdn, , undated\n"
                                     "901 person [SDGT; TCO] [Asset freeze] //\n"
                                     "  primary Latn ABI RASHED, Yusuf\n"
                                     "  low Latn ABU-'LAYLA\n"
                                     "  low Latn THE ROPE\n"
                                     "  good Latn RACHED, Youssef Abou\n"
                                     "902 organisation [SDGT] [Asset freeze] //\n"
                                     "  primary Latn SIROCCO CHANDLERS\n"
                                     "  former Latn TOHME SHIP STORES\n"
                                     "  good Latn SIROCCO MARINE\n"
                                     "903 vessel [SDGT] [Asset freeze] //\n"
                                     "  primary Latn SALT WIND\n" },
        { "uk_conlist.csv", "uk, 2014-02-14, told\n"
                            "9901 person [Counter-Terrorism] [] 2013-10-04/2014-01-11/\n"
                            "  primary Latn Yusuf ABI RASHED\n"
                            "  original Arab يوسف أبي راشد\n"
                            "  low Latn Youssef Abou RACHED\n"
                            "9902 organisation [Counter-Terrorism] [] 2013-10-05/2013-10-05/\n"
                            "  primary Latn SIROCCO CHANDLERS\n" },
        { "uk_sanctions.csv",
          "uk, 2025-11-26, told\n"
          "CTI0001 person [The Counter-Terrorism Regulations] [Asset freeze; Travel Ban] "
          "2013-10-04/2025-02-03/\n"
          "  primary Latn Yusuf ABI RASHED\n"
          "  good Latn Youssef RACHED\n" },
        { "ca.json", "ca-terrorist, 2014-01-30, newest\n"
                     "71 organisation [Criminal Code] [Asset freeze] 2013-01-15/2014-01-30/\n"
                     "  primary Latn Saraya al-Thughur\n"
                     "  good Latn SAT\n"
                     "  good Latn Brigades of the Passes (Men, of the Hills)\n"
                     "  good Latn Saraya Thughur\n"
                     "  good Latn ST\n"
                     "  good Latn Passes Brigade\n"
                     "  good Latn Hill Men\n"
                     "  good Latn Coastal Cell\n"
                     "2013-2 organisation [Criminal Code] [Asset freeze] 2013-02-01//\n"
                     "  primary Zzzz 764\n" },
        { "galaxy.json", "threat-actor, , undated\n"
                         "b1 organisation [] [] //\n"
                         "  primary Latn Tishrin Vanguards\n"
                         "  good Latn Tala'i Tishrin\n"
                         "  good Latn Vanguards of October\n" },
        { "targets.jsonl", ", 2014-03-02, told\n"
                           "ZZi.001 person [UN-SCISIL] [Arms embargo; Asset freeze; Travel ban] "
                           "2013-09-02/2014-01-09/\n"
                           "  primary Latn Yusuf Abi Rashed\n"
                           "  original Arab يوسف أبي راشد\n"
                           "  good Latn Youssef Abou Rached\n"
                           "  former Latn Youssef Rashid\n"
                           "  low Latn Abu Layla\n"
                           "901 person [US-TERR] [Asset freeze] 2013-10-11/2014-01-09/2015-01-01\n"
                           "  primary Latn Yusuf Abi Rashed\n"
                           "  original Arab يوسف أبي راشد\n"
                           "  good Latn Youssef Abou Rached\n"
                           "  former Latn Youssef Rashid\n"
                           "  low Latn Abu Layla\n"
                           "zz-3 vessel [] [] //\n"
                           "  primary Latn Salt Wind\n" },
        { "statuses.csv",
          ", 2013-12-01, newest\n"
          "FATF-LA state [FATF grey list] [Increased monitoring] 2010-06//2014-10-24\n"
          "  primary Latn Ladara\n"
          "  good Latn Republic of Ladara\n"
          "RFJ-9 person [Rewards for Justice] [Reward] 2013-12-01//\n"
          "  primary Latn Yusuf Abi Rashed\n"
          "  good Latn Youssef Abou Rached\n"
          "  low Latn Abu Layla\n"
          "  former Latn Youssef Rashid\n"
          "RFJ-10 unknown [Rewards for Justice] [] //\n"
          "  primary Latn Dabbagh, Nadim\n" },
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        asc_list *l = load_files(cases[k].files);
        asc_buf got = { 0 };
        describe(&got, l);
        assert_string_equal(got.p, cases[k].want);
        asc_buf_free(&got);
        asc_list_free(l);
    }
}

static bool put(void *user, const char *bytes, size_t n)
{
    asc_buf *b = user;
    asc_buf_put(b, (asc_str){ bytes, n });
    return true;
}

static void a_list_written_as_lines_is_the_same_list(void **state)
{
    static const char *const files[] = { "un.xml", "sdn.csv alt.csv", "targets.jsonl",
                                         "statuses.csv" };
    (void)state;
    for (size_t k = 0; k < sizeof files / sizeof *files; k++) {
        asc_list *l = load_files(files[k]), *again = NULL;
        asc_buf lines = { 0 }, twice = { 0 }, a = { 0 }, b = { 0 };
        assert_int_equal(asc_list_lines(l, put, &lines, NULL), ASC_OK);
        assert_int_equal(asc_list_parse(&again, asc_buf_str(&lines), NULL), ASC_OK);
        describe(&a, l);
        describe(&b, again);
        assert_string_equal(a.p, b.p);
        assert_int_equal(asc_list_lines(again, put, &twice, NULL), ASC_OK);
        assert_true(asc_str_eq(asc_buf_str(&lines), asc_buf_str(&twice)));
        asc_list_free(again);
        asc_list_free(l);
        asc_buf_free(&lines);
        asc_buf_free(&twice);
        asc_buf_free(&a);
        asc_buf_free(&b);
    }
}

#define UN "<CONSOLIDATED_LIST>"
static void what_is_damaged_is_refused_with_its_line(void **state)
{
    static const struct {
        const char *name, *bytes, *says;
        asc_status rc;
    } cases[] = {
        { "a.xml", "", "no form of list", ASC_EFORMAT },
        { "a.xml", "<rss></rss>", "no form of list", ASC_EFORMAT },
        { "a.csv", "name,born\nX,1961\n", "no form of list", ASC_EFORMAT },
        { "a.xml", UN "\n<ENTITIES>\n<ENTITY><DATAID>1</DATAID>", "line 3: it ends inside <ENTITY>",
          ASC_EFORMAT },
        { "a.xml", UN "<ENTITIES></INDIVIDUALS>", "closes nothing", ASC_EFORMAT },
        { "a.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]>\n" UN "&b;</CONSOLIDATED_LIST>",
          "line 1: it declares entities", ASC_EFORMAT },
        { "a.xml", UN "\n&lol9;</CONSOLIDATED_LIST>", "line 2: \"&lol9;", ASC_EFORMAT },
        { "a.xml", UN "<ENTITY>\n<FIRST_NAME>X</FIRST_NAME></ENTITY></CONSOLIDATED_LIST>",
          "line 1: an entry without a number", ASC_EFORMAT },
        { "a.xml", UN "<ENTITY><DATAID>1</DATAID>\n</ENTITY></CONSOLIDATED_LIST>",
          "line 1: entry 1 has no name", ASC_EFORMAT },
        { "a.xml",
          UN "<ENTITY><DATAID>1</DATAID><FIRST_NAME>X</FIRST_NAME></ENTITY>\n"
             "<ENTITY><DATAID>1</DATAID><FIRST_NAME>Y</FIRST_NAME></ENTITY></CONSOLIDATED_LIST>",
          "line 2: entry 1 stands on line 1 already", ASC_EFORMAT },
        { "a.xml", UN "</CONSOLIDATED_LIST>", "no entry is in it", ASC_EFORMAT },
        { "sdn.csv", "1,\"X", "line 1: a quoted field is never closed", ASC_EFORMAT },
        { "sdn.csv", "1,X\n2,Y,Z\n", "line 2: 3 fields", ASC_EFORMAT },
        { "alt.csv", "1,2,\"aka\",\"X\",-0- \n", "line 1: a name of an entry that no file has: 1",
          ASC_EFORMAT },
        { "a.json", "{\"values\":[{\"uuid\":\"1\",", "no JSON object", ASC_EFORMAT },
        { "a.jsonl",
          "{\"id\":\"1\",\"schema\":\"Person\",\"caption\":\"X\",\"properties\":{}}\n{\"id\":",
          "line 2: no JSON object", ASC_EFORMAT },
        { "a.csv", "regime,subject\nA,B\nA,\n", "line 3: no subject", ASC_EFORMAT },
        { "a.csv", "regime,subject\nA,B\nA,B\n", "line 3: says again what line 2 says",
          ASC_EFORMAT },
        { "a.csv", "regime,subject,from\nA,B,yesterday\n", "line 2: \"yesterday\" is no date",
          ASC_EFORMAT },
        { "a.csv", "regime,subject,kind\nA,B,ghost\n", "line 2: \"ghost\" is no kind",
          ASC_EFORMAT },
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        asc_error err = { ASC_OK, "" };
        asc_str bytes = asc_str_from(cases[k].bytes);
        asc_list *l = load(&err, &cases[k].name, &bytes, 1);
        if (l || err.status != cases[k].rc || !strstr(err.message, cases[k].says))
            fail_msg("case %zu: %s", k, l ? "it was taken" : err.message);
    }
}

static void a_list_cut_anywhere_is_refused(void **state)
{
    asc_buf file = { 0 };
    asc_error err = { ASC_OK, "" };
    static const char *const name = "un.xml";
    (void)state;
    assert_int_equal(asc_os_read(&file, ASC_TEST_SOURCE "/tests/lists/un.xml", 1 << 20, &err), 0);
    size_t whole = asc_str_find(asc_buf_str(&file), ASC_STR("</CONSOLIDATED_LIST>")) + 20;
    for (size_t n = 0; n < whole; n += 7) {
        asc_str bytes = asc_str_slice(asc_buf_str(&file), 0, n);
        if (load(&err, &name, &bytes, 1)) fail_msg("cut at byte %zu it was taken", n);
    }
    asc_buf_free(&file);
}

static void limits_hold(void **state)
{
    static const char *const name = "a.xml", *const csv = "a.csv";
    asc_error err = { ASC_OK, "" };
    asc_buf b = { 0 };
    (void)state;
    asc_buf_puts(&b, UN);
    for (int k = 0; k < 100; k++) asc_buf_puts(&b, "<a>");
    asc_str deep = asc_buf_str(&b);
    assert_null(load(&err, &name, &deep, 1));
    assert_non_null(strstr(err.message, "over 64 deep"));
    asc_buf_clear(&b);
    asc_buf_puts(&b, "regime,subject\nA,");
    for (unsigned k = 0; k <= ASC_LISTED_NAME_BYTES; k++) asc_buf_putc(&b, 'x');
    asc_str wide = asc_buf_str(&b);
    assert_null(load(&err, &csv, &wide, 1));
    assert_int_equal(err.status, ASC_ELIMIT);
    assert_non_null(strstr(err.message, "line 2: a name of 2001 bytes"));
    asc_buf_free(&b);
}

static void dates_are_read_as_lists_write_them(void **state)
{
    static const struct {
        const char *written, *iso;
    } cases[] = {
        { "2015-04-07-04:00", "2015-04-07" },
        { "2014-11-19T00:00:00", "2014-11-19" },
        { "2026-02-27T00:00:09.554Z", "2026-02-27" },
        { "2010-06", "2010-06" },
        { "14/02/2014", "2014-02-14" },
        { "26-Nov-2025", "2025-11-26" },
        { "3 February 2015", "2015-02-03" },
        { "Not yet reviewed", "" },
        { "31/02/2014", "" },
        { "", "" },
        { "2015-13-01", "" },
        { "1/1/20145", "" },
    };
    char got[11];
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        asc_list_date(asc_str_from(cases[k].written), got);
        assert_string_equal(got, cases[k].iso);
    }
}

static bool note(void *user, asc_list_change what, const asc_listing *before,
                 const asc_listing *after)
{
    static const char *const signs[] = { "+", "-", "~" };
    asc_buf *b = user;
    asc_buf_printf(b, "%s%.*s ", signs[what], ASC_FMT((after ? after : before)->reference));
    return true;
}

static asc_list *own(const char *rows)
{
    asc_buf b = { 0 };
    asc_error err = { ASC_OK, "" };
    static const char *const name = "a.csv";
    asc_buf_printf(&b, "regime,subject,from,to,reference,aliases\n%s", rows);
    asc_str bytes = asc_buf_str(&b);
    asc_list *l = load(&err, &name, &bytes, 1);
    if (!l) fail_msg("%s", err.message);
    asc_buf_free(&b);
    return l;
}

static void two_versions_of_a_list_are_compared(void **state)
{
    asc_list *a = own("R,One,2010,,1,\nR,Two,2010,,2,\nR,Three,2010,,3,\nR,Five,2010,,5,\n");
    asc_list *b = own("R,One,2010,,1,\nR,Two,2010,,2,Dos\nR,Four,2012,,4,\nR,Five,2010,2012,5,\n");
    asc_buf got = { 0 };
    (void)state;
    assert_int_equal(asc_list_diff(a, b, note, &got, NULL), ASC_OK);
    asc_buf_putc(&got, '\0');
    assert_string_equal(got.p, "~2 +4 ~5 -3 ");
    asc_buf_clear(&got);
    assert_int_equal(asc_list_diff(a, a, note, &got, NULL), ASC_OK);
    assert_int_equal(got.n, 0);
    asc_buf_free(&got);
    asc_list_free(a);
    asc_list_free(b);
}

static void a_day_is_inside_a_standing_outside_or_unknown(void **state)
{
    static const struct {
        const char *listed, *delisted, *day;
        asc_standing want;
    } cases[] = {
        { "2019-05-01", "", "2019-02-14", ASC_STANDING_NO },
        { "2019-05-01", "", "2019-05-01", ASC_STANDING_YES },
        { "2008-12-10", "", "2019-02-14", ASC_STANDING_YES },
        { "2010", "", "2010-07-01", ASC_STANDING_UNKNOWN },
        { "2010", "", "2011-01-01", ASC_STANDING_YES },
        { "2010-01-01", "2014-10-24", "2014-10-23", ASC_STANDING_YES },
        { "2010-01-01", "2014-10-24", "2014-10-24", ASC_STANDING_NO },
        { "", "2014-10-24", "2015-01-01", ASC_STANDING_NO },
        { "", "", "2015-01-01", ASC_STANDING_UNKNOWN },
        { "2010", "", "whenever", ASC_STANDING_UNKNOWN },
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        asc_listing l = { .listed = asc_str_from(cases[k].listed),
                          .delisted = asc_str_from(cases[k].delisted) };
        assert_int_equal(asc_listing_on(&l, asc_str_from(cases[k].day)), cases[k].want);
    }
}

static bool gather_bytes(void *user, const char *bytes, size_t n)
{
    asc_buf_put(user, (asc_str){ bytes, n });
    return true;
}

static bool count_hit(void *user, const asc_screen_hit *h)
{
    (void)h;
    ++*(unsigned *)user;
    return true;
}

/* Lists screened with the index that was kept of them, or of the first of them. */
static unsigned found_with(const asc_names *m, asc_str kept, bool both, bool *used, asc_buf *save)
{
    asc_screen *s;
    unsigned found = 0;
    assert_int_equal(asc_screen_new(&s, m, NULL), ASC_OK);
    assert_int_equal(asc_screen_add(s, load_files("un.xml"), NULL), ASC_OK);
    if (both) assert_int_equal(asc_screen_add(s, load_files("eu.xml"), NULL), ASC_OK);
    assert_int_equal(asc_screen_ready_from(s, kept, used, NULL), ASC_OK);
    assert_int_equal(asc_screen_run(s, ASC_STR("Saraya al-Thughur"), NULL, count_hit, &found, NULL),
                     ASC_OK);
    if (save) assert_int_equal(asc_screen_save(s, gather_bytes, save, NULL), ASC_OK);
    asc_screen_free(s);
    return found;
}

static void a_kept_index_is_used_where_it_fits(void **state)
{
    (void)state;
    asc_names *m;
    asc_buf one = { 0 }, two = { 0 };
    bool used = true;
    assert_int_equal(asc_names_new(&m, NULL), ASC_OK);
    assert_int_equal(found_with(m, (asc_str){ NULL, 0 }, false, &used, &one), 1);
    assert_false(used);
    assert_int_equal(found_with(m, asc_buf_str(&one), false, &used, NULL), 1);
    assert_true(used);
    assert_int_equal(found_with(m, asc_buf_str(&one), true, &used, &two), 2);
    assert_false(used); /* the second list came to it */
    assert_int_equal(found_with(m, asc_buf_str(&two), true, &used, NULL), 2);
    assert_true(used);
    assert_int_equal(found_with(m, asc_buf_str(&two), false, &used, NULL), 1);
    assert_false(used); /* of more lists than there are */
    asc_buf_free(&one);
    asc_buf_free(&two);
    asc_names_free(m);
}

static void every_allocation_may_fail(void **state)
{
    asc_list *l = load_files("targets.jsonl"), *again;
    asc_buf lines = { 0 };
    (void)state;
    assert_int_equal(asc_list_lines(l, put, &lines, NULL), ASC_OK);
    asc_list_free(l);
    for (long nth = 1; nth < 1000; nth++) {
        again = NULL;
        asc_arena_fail_nth = nth;
        asc_status rc = asc_list_parse(&again, asc_buf_str(&lines), NULL);
        asc_arena_fail_nth = 0;
        assert_true((rc == ASC_OK) == (again != NULL));
        asc_list_free(again);
        if (rc == ASC_OK) {
            asc_buf_free(&lines);
            return; /* nothing left to make fail */
        }
        assert_int_equal(rc, ASC_ENOMEM);
    }
    fail_msg("the list was never read");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_form_is_read_as_published),
        cmocka_unit_test(a_list_written_as_lines_is_the_same_list),
        cmocka_unit_test(what_is_damaged_is_refused_with_its_line),
        cmocka_unit_test(a_list_cut_anywhere_is_refused),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(dates_are_read_as_lists_write_them),
        cmocka_unit_test(two_versions_of_a_list_are_compared),
        cmocka_unit_test(a_day_is_inside_a_standing_outside_or_unknown),
        cmocka_unit_test(a_kept_index_is_used_where_it_fits),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
