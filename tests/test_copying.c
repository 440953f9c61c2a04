/* Which texts took passages from which. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/str.h"
#include "link/copying.h"
#include "link/fingerprint.h"
#include "link/instant.h"

#include "base/banned.h"

#define FIRST                                                                                  \
    "Rescue crews recovered four more bodies overnight from the flooded lounge of the ferry. " \
    "The harbour master had warned of overcrowding in a letter that the ministry never answered."
#define SECOND                                                                               \
    "Fishermen along the northern shore say the catch has halved since the dredging began. " \
    "Nobody in the capital has asked them why, and they do not expect anybody to."
#define CHANGED                                                                                    \
    "Divers overnight recovered from the ferry’s flooded lounge four bodies more, rescue crews " \
    "said. "                                                                                       \
    "In a letter never answered by the ministry the harbour master of overcrowding had warned."

/* The copies among `n` texts, in an arena of the test's. */
static asc_copy *copies_of(asc_arena *keep, const asc_copy_text *t, size_t n, size_t *count)
{
    asc_copy *items = NULL;
    assert_int_equal(asc_copying_find(&items, count, keep, t, n, NULL, NULL), ASC_OK);
    return items;
}

static asc_copy_text text(const char *words, const char *published)
{
    return (asc_copy_text){ asc_str_from(words), asc_str_from(published), ASC_STR("") };
}

static void a_pasted_passage_is_found_with_its_place(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_copy_text t[] = { text(SECOND " " FIRST, "2015-02-03"), text(FIRST, "2015-02-02"),
                          text(SECOND, "") };
    size_t count;
    asc_copy *c = copies_of(keep, t, 2, &count);
    assert_int_equal(count, 1);
    assert_int_equal(c->to, 0);
    assert_int_equal(c->from_report, 1);
    assert_int_equal(c->passage_count, 1);
    asc_passage p = c->passages[0];
    asc_str took = asc_str_slice(t[0].text, p.to.begin, p.to.end);
    assert_true(asc_str_eq(took, asc_str_slice(t[1].text, p.from.begin, p.from.end)));
    assert_true(asc_str_eq(took, ASC_STR(FIRST)));
    copies_of(keep, t, 3, &count);
    assert_int_equal(count, 2);
    asc_arena_free(keep);
}

static void words_changed_and_moved_do_not_hide_it(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_copy_text t[] = { text(FIRST, "2015-02-02"), text(CHANGED, "2015-02-02T10:00Z"),
                          text(SECOND, "2015-02-01") };
    size_t count;
    copies_of(keep, t, 3, &count);
    assert_int_equal(count, 1);
    asc_arena_free(keep);
}

static void speech_that_two_quote_alike_is_no_copying(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    const char *a = "The mayor spoke at noon. \"We shall rebuild the bridge before the winter and "
                    "we shall not ask anybody for permission,\" he told a crowd of a thousand.";
    const char *b = "Few had come to listen. \"We shall rebuild the bridge before the winter and "
                    "we shall not ask anybody for permission,\" said Oren Falk on the steps.";
    const char *paste =
        "Few had come. The mayor spoke at noon. \"We shall rebuild the bridge before "
        "the winter and we shall not ask anybody for permission,\" he told a crowd of "
        "a thousand.";
    asc_copy_text quoting[] = { text(a, ""), text(b, "") };
    asc_copy_text pasting[] = { text(a, ""), text(paste, "") };
    size_t count;
    copies_of(keep, quoting, 2, &count);
    assert_int_equal(count, 0);
    copies_of(keep, pasting, 2, &count);
    assert_int_equal(count, 1);
    asc_arena_free(keep);
}

static void the_order_of_the_texts_does_not_matter(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_copy_text t[] = { text(SECOND " " FIRST, ""), text(CHANGED, ""), text(FIRST, ""),
                          text(SECOND, "") };
    asc_copy_text turned[4];
    size_t count, again;
    for (size_t i = 0; i < 4; i++) turned[3 - i] = t[i];
    asc_copy *x = copies_of(keep, t, 4, &count), *y = copies_of(keep, turned, 4, &again);
    assert_int_equal(count, again);
    assert_true(count >= 3);
    for (size_t i = 0; i < count; i++) {
        size_t found = 0;
        for (size_t k = 0; k < again; k++)
            found += 3 - y[k].to == x[i].to && 3 - y[k].from_report == x[i].from_report &&
                     y[k].share <= x[i].share && y[k].share >= x[i].share &&
                     y[k].directed <= x[i].directed && y[k].directed >= x[i].directed;
        assert_int_equal(found, 1);
    }
    asc_arena_free(keep);
}

static void strange_texts_are_texts(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_copy_text t[] = { text("", ""),
                          text("\"\"\"\n\n``''", ""),
                          text("\xff\xfe\xe2\x80", ""),
                          { { "a\0b", 3 }, ASC_STR("x"), ASC_STR("") },
                          text(FIRST, "2015-99-99") };
    size_t count;
    copies_of(keep, t, 5, &count);
    assert_int_equal(count, 0);
    copies_of(keep, t, 0, &count);
    assert_int_equal(count, 0);
    asc_arena_free(keep);
}

static void moments_know_their_precision(void **state)
{
    (void)state;
    const struct {
        const char *a, *b;
        int order;
    } cases[] = {
        { "2013-06-05T17:48:00Z", "2013-06-06T05:10:00+02:00", -1 },
        { "2013-06-05T23:30:00-02:00", "2013-06-06T02:00:00+02:00", 1 },
        { "2013-06-05", "2013-06-05T14:04:33+02:00", 0 },
        { "2013-06", "2013-07-01", -1 },
        { "2013-06", "2013-06-30", 0 },
        { "", "2013", 0 },
        { "yesterday", "2013", 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        asc_instant a = asc_instant_parse(asc_str_from(cases[i].a));
        asc_instant b = asc_instant_parse(asc_str_from(cases[i].b));
        assert_int_equal(asc_instant_order(a, b), cases[i].order);
        assert_int_equal(asc_instant_order(b, a), -cases[i].order);
    }
}

/* Texts of made words, every third with a passage of the one before. */
static size_t make_texts(asc_arena *keep, asc_copy_text *t, size_t n)
{
    uint64_t state = 11;
    for (size_t i = 0; i < n; i++) {
        asc_buf b = { 0 };
        if (i % 3 == 2) asc_buf_put(&b, asc_str_slice(t[i - 1].text, 0, 400));
        for (int k = 0; k < 120; k++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            asc_buf_printf(&b, "%sw%u", k % 12 ? " " : ". Then ", (unsigned)(state >> 40) % 900);
        }
        assert_true(asc_arena_copy(keep, asc_buf_str(&b), &t[i].text));
        t[i].published = t[i].outlet = ASC_STR("");
        asc_buf_free(&b);
    }
    return n;
}

static void of_the_wanted_the_same_is_found_as_of_all(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_copy_text t[60];
    bool wanted[60];
    size_t n = make_texts(keep, t, 60), all, some, kept = 0;
    asc_copy *every = copies_of(keep, t, n, &all), *few = NULL;
    for (size_t i = 0; i < n; i++) wanted[i] = i % 6 > 2; /* every other pair */
    const asc_copying_options options = { wanted, NULL, 0 };
    assert_int_equal(asc_copying_find(&few, &some, keep, t, n, &options, NULL), ASC_OK);
    assert_true(some > 0 && some < all);
    for (size_t i = 0; i < all; i++) {
        const asc_copy *x = &every[i];
        if (!wanted[x->to] || !wanted[x->from_report]) continue;
        assert_true(kept < some);
        const asc_copy *y = &few[kept++];
        assert_true(y->to == x->to && y->from_report == x->from_report);
        assert_true(y->directed >= x->directed && y->directed <= x->directed);
        assert_int_equal(y->passage_count, x->passage_count);
        for (uint32_t k = 0; k < x->passage_count; k++)
            assert_memory_equal(&x->passages[k], &y->passages[k], sizeof x->passages[k]);
    }
    assert_int_equal(kept, some);
    asc_arena_free(keep);
}

static void words_are_equal_that_differ_in_case_and_apostrophes(void **state)
{
    (void)state;
    uint32_t a[40], b[40];
    asc_span at[40];
    asc_str x = ASC_STR("The Mayor’s men don't go. \"They stay,\" he said");
    uint32_t n = asc_fingerprint(x, a, at);
    assert_int_equal(n,
                     asc_fingerprint(ASC_STR("the mayor men dont go they stay he said"), b, NULL));
    for (uint32_t i = 0; i < n; i++)
        assert_int_equal(a[i] & ~ASC_WORD_MARKS, b[i] & ~ASC_WORD_MARKS);
    assert_int_equal(n, 9);
    assert_true(a[0] & ASC_WORD_FIRST && a[0] & ASC_WORD_COMMON && !(a[1] & ASC_WORD_FIRST));
    assert_true(a[5] & ASC_WORD_FIRST && a[6] & ASC_WORD_QUOTED && !(a[7] & ASC_WORD_QUOTED));
    assert_int_equal(at[1].begin, 4);
}

static void function_words_are_common_and_others_are_not(void **state)
{
    (void)state;
    asc_str list = asc_str_from(asc_fingerprint_common()), word, rest;
    size_t words = 0;
    for (; asc_str_cut(asc_str_trim(list), ' ', &word, &rest) || (word = asc_str_trim(list)).n;
         list = rest, rest = (asc_str){ NULL, 0 }) {
        uint32_t hash[8];
        assert_int_equal(asc_fingerprint(word, hash, NULL), 1);
        assert_true(hash[0] & ASC_WORD_COMMON);
        words++;
    }
    assert_true(words > 200);
    uint32_t hash[8];
    assert_int_equal(asc_fingerprint(ASC_STR("ferry bomb Sawwan 2013 x"), hash, NULL), 5);
    for (int i = 0; i < 5; i++) assert_false(hash[i] & ASC_WORD_COMMON);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pasted_passage_is_found_with_its_place),
        cmocka_unit_test(words_changed_and_moved_do_not_hide_it),
        cmocka_unit_test(speech_that_two_quote_alike_is_no_copying),
        cmocka_unit_test(the_order_of_the_texts_does_not_matter),
        cmocka_unit_test(strange_texts_are_texts),
        cmocka_unit_test(function_words_are_common_and_others_are_not),
        cmocka_unit_test(of_the_wanted_the_same_is_found_as_of_all),
        cmocka_unit_test(moments_know_their_precision),
        cmocka_unit_test(words_are_equal_that_differ_in_case_and_apostrophes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
