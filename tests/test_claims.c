/* Tables of claims: what is read, refused and weighed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

#include "base/banned.h"

static bool to_buf(void *user, const char *bytes, size_t n)
{
    asc_buf_put(user, (asc_str){ bytes, n });
    return true;
}

/* A table of the outcome as text; the caller frees it. */
static asc_buf table_of(const char *csv, const char *labels, asc_weigher how,
                        asc_outcome_table which)
{
    asc_buf b = { 0 };
    asc_claims *t = NULL;
    asc_outcome *out = NULL;
    asc_error err = { ASC_OK, "" };
    asc_claims_options o = { .weighing = how, .draws = 16, .labels = asc_str_from(labels) };
    assert_int_equal(asc_claims_parse(&t, asc_str_from(csv), &err), ASC_OK);
    if (asc_claims_weigh(&out, t, &o, &err) != ASC_OK) fail_msg("%s", err.message);
    assert_int_equal(asc_outcome_write(out, which, to_buf, &b, &err), ASC_OK);
    asc_outcome_free(out);
    asc_claims_free(t);
    asc_buf_putc(&b, '\0');
    return b;
}

/* The credence that stands behind "object,value," in pred.csv, in millionths. */
static uint64_t credence(const char *csv, const char *labels, asc_weigher how, const char *key)
{
    asc_buf b = table_of(csv, labels, how, ASC_OUTCOME_PRED);
    const char *at = strstr(b.p, key);
    uint64_t whole = 0, millionths = 0;
    if (!at) fail_msg("no %s in\n%s", key, b.p);
    at += strlen(key);
    assert_true(asc_str_u64((asc_str){ at, 1 }, &whole));
    assert_true(asc_str_u64((asc_str){ at + 2, 6 }, &millionths));
    asc_buf_free(&b);
    return whole * 1000000 + millionths;
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *csv, *says;
    } cases[] = {
        { "", "line 1: the columns" },
        { "source,object\nx,y\n", "line 1: the columns" },
        { "source,object,value\na,o,x\na,,x\n", "line 3: no object" },
        { "source,object,value\na,o\n", "line 2: no value" },
        { "source,object,value\na,o,\"x\n", "line 2: a quoted field is never closed" },
        { "source,object,value,rating\na,o,x,A\nb,o,x,G\n", "line 3: G: a rating" },
        { "source,object,value,rating\n\"a\nb\",o,x,A\nb,o,x,G\n", "line 4: G: a rating" },
        { "source,object,value,rating\n\"a\nb\",o,x,G\n", "line 2: G: a rating" },
        { "source,object,value,read\na,o,x,1.5\n", "line 2: 1.5: read" },
        { "source,object,value,polarity\na,o,x,2\n", "line 2: 2: polarity" },
        { "source,object,value,firmness\na,o,x,7\n", "line 2: 7: firmness" },
        { "source,object,value,role\na,o,x,saw\n", "line 2: saw: a role" },
        { "source,object,stance\na,o,maybe\n", "line 2: maybe: a stance" },
        { "source,object,value\na,o,\xff\n", "not UTF-8" },
    };
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        asc_claims *t = NULL;
        asc_error err = { ASC_OK, "" };
        assert_int_equal(asc_claims_parse(&t, asc_str_from(cases[k].csv), &err), ASC_EFORMAT);
        assert_null(t);
        if (!strstr(err.message, cases[k].says)) fail_msg("%s: %s", cases[k].csv, err.message);
    }
}

static void nothing_to_weigh_is_an_empty_answer(void **state)
{
    (void)state;
    asc_buf b = table_of("source,object,value\n", "", ASC_WEIGHER_AUTO, ASC_OUTCOME_PRED);
    assert_string_equal(b.p, "object,value,p,low,high\n");
    asc_buf_free(&b);
}

static void two_say_more_than_one_and_a_copy_adds_nothing(void **state)
{
    (void)state;
    const char *one = "source,object,value,time,chain\na,o,x,1,a\nb,o,y,2,b\n";
    const char *two = "source,object,value,time,chain\na,o,x,1,a\nb,o,y,2,b\nc,o,x,3,c\n";
    const char *copy = "source,object,value,time,chain\na,o,x,1,a\nb,o,y,2,b\nc,o,x,3,c>a\n";
    uint64_t p1 = credence(one, "", ASC_WEIGHER_AUTO, "o,x,");
    uint64_t p2 = credence(two, "", ASC_WEIGHER_AUTO, "o,x,");
    uint64_t p3 = credence(copy, "", ASC_WEIGHER_AUTO, "o,x,");
    assert_true(p2 > p1 + 100000);
    assert_true(p3 < p1 + 20000 && p3 + 20000 > p1);
}

static void rows_in_another_order_give_the_same_bytes(void **state)
{
    (void)state;
    const char *forth = "source,object,value,time\na,o,x,1\nb,o,y,2\nc,o,x,3\na,p,z,1\nc,p,x,2\n";
    const char *back = "time,value,object,source\n2,x,p,c\n1,z,p,a\n3,x,o,c\n2,y,o,b\n1,x,o,a\n";
    for (int k = 0; k < ASC_OUTCOME_TABLE_COUNT; k++) {
        asc_buf one = table_of(forth, "", ASC_WEIGHER_COPYING, (asc_outcome_table)k);
        asc_buf two = table_of(back, "", ASC_WEIGHER_COPYING, (asc_outcome_table)k);
        assert_string_equal(one.p, two.p);
        asc_buf_free(&one);
        asc_buf_free(&two);
    }
}

static void a_part_of_a_list_omits(void **state)
{
    (void)state;
    const char *csv =
        "source,object,value\na,o,knuth\nb,o,knuth\nc,o,graham;knuth\nd,o,graham;knuth\n";
    assert_true(credence(csv, "", ASC_WEIGHER_COPYING, "o,graham;knuth,") > 700000);
}

static void one_against_outweighs_several_for(void **state)
{
    (void)state;
    const char *csv =
        "source,object,stance\na,o,for\nb,o,for\nc,o,for\nd,o,against\na,p,for\nb,p,for\n";
    uint64_t o = credence(csv, "", ASC_WEIGHER_AUTO, "o,true,");
    uint64_t o_not = credence(csv, "", ASC_WEIGHER_AUTO, "o,false,");
    uint64_t p = credence(csv, "", ASC_WEIGHER_AUTO, "p,true,");
    assert_true(o_not > 2 * o);
    assert_true(p > o);
}

static void stances_are_learnt_from_labels(void **state)
{
    (void)state;
    asc_buf csv = { 0 }, labels = { 0 };
    asc_buf_puts(&csv, "source,object,stance\n");
    asc_buf_puts(&labels, "object,value\n");
    for (int i = 0; i < 40; i++) { /* here "against" goes with what is true */
        asc_buf_printf(&csv, "a,o%02d,%s\n", i, i % 2 ? "against" : "for");
        asc_buf_printf(&labels, "o%02d,%s\n", i, i % 2 ? "true" : "false");
    }
    asc_buf_puts(&csv, "b,new,against\n");
    asc_buf_putc(&csv, '\0');
    asc_buf_putc(&labels, '\0');
    uint64_t before = credence(csv.p, "", ASC_WEIGHER_STANCE, "new,true,");
    uint64_t after = credence(csv.p, labels.p, ASC_WEIGHER_STANCE, "new,true,");
    assert_true(after > before + 300000);
    asc_buf_free(&csv);
    asc_buf_free(&labels);
}

/* A crowd of which one half takes 1 for 0: confusion sees it, one coin cannot. */
static void confusions_are_learnt(void **state)
{
    (void)state;
    asc_buf csv = { 0 };
    asc_buf_puts(&csv, "source,object,value\n");
    for (int i = 0; i < 200; i++)
        for (int s = 0; s < 6; s++) {
            int truth = i % 2, noise = (i * 7 + s * 13) % 10 == 0;
            int said = s < 3 ? (truth || noise) : (truth && !noise && (i + s) % 3);
            asc_buf_printf(&csv, "s%d,o%03d,%d\n", s, i, said);
        }
    asc_buf_putc(&csv, '\0');
    assert_true(credence(csv.p, "", ASC_WEIGHER_CONFUSION, "o001,1,") > 500000);
    assert_true(credence(csv.p, "", ASC_WEIGHER_CONFUSION, "o002,0,") > 500000);
    asc_buf_free(&csv);
}

static void names_with_commas_and_quotes_come_back_whole(void **state)
{
    (void)state;
    asc_buf b = table_of("source,object,value\n\"a, b\",o,\"say \"\"x\"\"\"\n", "",
                         ASC_WEIGHER_AUTO, ASC_OUTCOME_PRED);
    assert_non_null(strstr(b.p, "\no,\"say \"\"x\"\"\","));
    asc_buf_free(&b);
}

static void values_past_the_limit_are_left_out_and_counted(void **state)
{
    (void)state;
    asc_buf csv = { 0 };
    asc_claims *t = NULL;
    asc_outcome *out = NULL;
    asc_claims_options o = { .draws = 8 };
    asc_buf_puts(&csv, "source,object,value\n");
    for (int i = 0; i < 520; i++) asc_buf_printf(&csv, "s%d,o,v%d\n", i, i);
    assert_int_equal(asc_claims_parse(&t, asc_buf_str(&csv), NULL), ASC_OK);
    assert_int_equal(asc_claims_weigh(&out, t, &o, NULL), ASC_OK);
    assert_int_equal(asc_outcome_about(out).capped, 20);
    asc_outcome_free(out);
    asc_claims_free(t);
    asc_buf_free(&csv);
}

/* What nobody should write: answered in bounded time, with sums of one and no certainty. */
static void odd_tables_are_answered(void **state)
{
    (void)state;
    asc_buf circle = { 0 }, crowd = { 0 };
    asc_buf_puts(&circle, "source,object,value,time,chain\n");
    for (int k = 0; k < 100; k++)
        asc_buf_printf(&circle, "s%02d,o,x,%d,s%02d>s%02d\n", k, k, k, (k + 1) % 100);
    asc_buf_putc(&circle, '\0');
    asc_buf_puts(&crowd, "source,object,value,time,chain\na,o,x,1,a\n");
    for (int k = 0; k < 200; k++) asc_buf_printf(&crowd, "s%d,o,x,%d,s%d>a\n", k, k + 2, k);
    asc_buf_putc(&crowd, '\0');
    uint64_t one = credence("source,object,value\na,o,x\n", "", ASC_WEIGHER_COPYING, "o,x,");
    assert_true(one > 300000 && one < 990000);
    struct {
        const char *csv;
        uint64_t least, most; /* of o,x */
    } cases[] = {
        { circle.p, one - 30000, one + 30000 }, /* one voice, if that */
        { crowd.p, one - 30000, one + 30000 },  /* two hundred copies */
        { "source,object,value,time,chain\na,o,x,1,a>a\n", one - 30000, one + 30000 }, /* itself */
        { "source,object,value,time,chain\na,o,x,9,a>b\nb,o,x,1,b\n", one - 30000, one + 30000 },
        { "source,object,value,time,chain\na,o,x,1,a>b\nb,o,x,9,b\n", one - 30000, one + 30000 },
        { "source,object,value,time,chain\na,o,x,1,a>b\nb,o,x,1,b>a\n", one - 30000, one + 30000 },
        { "source,object,value,time\na,o,x,never\nb,o,y,-9e99\nc,o,x,9e999\n", 300000, 999999 },
        { "source,object,value,time\na,o,x,2014-02-31\na,o,y,2014-01-01\n", 100000, 999999 },
        { "source,object,value,read\na,o,x,0\nb,o,x,0\n", 0, one },
    };
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        uint64_t p = credence(cases[k].csv, "", ASC_WEIGHER_COPYING, "o,x,");
        if (p < cases[k].least || p > cases[k].most)
            fail_msg("case %zu: %u, one voice %u", k, (unsigned)p, (unsigned)one);
    }
    asc_buf_free(&circle);
    asc_buf_free(&crowd);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    asc_claims *t = NULL;
    const char *csv = "source,incident,actor,role,polarity,time,chain\na,o,x,did,1,1,a\n"
                      "b,o,y,did,-1,2,b\nc,o,x,did,1,3,c>a\nd,o,x,did,1,4,d>e\n";
    assert_int_equal(asc_claims_parse(&t, asc_str_from(csv), NULL), ASC_OK);
    for (long nth = 1; nth < 500; nth++) {
        asc_outcome *out = NULL;
        asc_claims_options o = { .draws = 8 };
        asc_arena_fail_nth = nth;
        asc_status rc = asc_claims_weigh(&out, t, &o, NULL);
        asc_arena_fail_nth = 0;
        assert_true((rc == ASC_OK) == (out != NULL));
        asc_outcome_free(out);
        if (rc == ASC_OK) {
            asc_claims_free(t);
            return;
        }
        assert_int_equal(rc, ASC_ENOMEM);
    }
    fail_msg("it never succeeded");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_is_told_with_its_line),
        cmocka_unit_test(nothing_to_weigh_is_an_empty_answer),
        cmocka_unit_test(two_say_more_than_one_and_a_copy_adds_nothing),
        cmocka_unit_test(rows_in_another_order_give_the_same_bytes),
        cmocka_unit_test(a_part_of_a_list_omits),
        cmocka_unit_test(one_against_outweighs_several_for),
        cmocka_unit_test(stances_are_learnt_from_labels),
        cmocka_unit_test(confusions_are_learnt),
        cmocka_unit_test(names_with_commas_and_quotes_come_back_whole),
        cmocka_unit_test(values_past_the_limit_are_left_out_and_counted),
        cmocka_unit_test(odd_tables_are_answered),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
