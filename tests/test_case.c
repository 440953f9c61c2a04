/* case: what is put in stays in, what is decided is logged, what is damaged is found. */
#define _GNU_SOURCE /* for mkdtemp under -std=c17 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include <ascribe.h>

#include "base/arena.h"
#include "base/os.h"
#include "base/str.h"

static char top[] = "/tmp/ascribe-test-case-XXXXXX";

/* top/name, in a buffer that the next call overwrites. */
static const char *in_top(const char *name)
{
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", top, name);
    return path;
}

static asc_case *open_new(const char *name)
{
    asc_case *c = NULL;
    asc_error err = { 0 };
    unlink(in_top(name));
    if (asc_case_open(&c, in_top(name), ASC_OPEN_CREATE, &err) != ASC_OK)
        fail_msg("%s", err.message);
    return c;
}

/* ---- adding ---------------------------------------------------------------*/

struct told {
    unsigned count[4];
    char last[65];
    char reason[200];
};

static void count_told(void *user, const asc_arrival *a)
{
    struct told *t = user;
    t->count[a->how]++;
    memcpy(t->last, a->sha256, sizeof t->last);
    snprintf(t->reason, sizeof t->reason, "%.*s", (int)a->reason.n, a->reason.p ? a->reason.p : "");
}

/* The reader that was built beside the tests' folder. */
static const char *reader_program(void)
{
    static char path[4096];
    asc_os_program(path, sizeof path - 32);
    for (int i = 0; i < 2; i++) *strrchr(path, '/') = '\0';
    memcpy(path + strlen(path), "/ascribe-reader", 16);
    return path;
}

static void add(asc_case *c, const char *path, asc_str bytes, struct told *t)
{
    asc_adding *a = NULL;
    asc_reader_options how = { .program = reader_program() };
    asc_add_options o = {
        .who = ASC_STR("tester"), .reading = &how, .arrived = count_told, .user = t
    };
    asc_report_facts facts = { .name = asc_str_from(path), .outlet = ASC_STR("The Post") };
    assert_int_equal(asc_adding_new(&a, c, &o, NULL), ASC_OK);
    assert_int_equal(asc_adding_put(a, asc_str_from(path), bytes, &facts, NULL), ASC_OK);
    assert_int_equal(t->count[0] + t->count[1] + t->count[2] + t->count[3],
                     0); /* told after the commit */
    assert_int_equal(asc_adding_end(a, NULL), ASC_OK);
    asc_adding_free(a);
}

static void the_same_bytes_are_one_report_and_two_sightings(void **state)
{
    (void)state;
    asc_case *c = open_new("same");
    asc_str bytes = ASC_STR("A bomb went off.\n\nNobody claimed it.\n");
    struct told t = { { 0 }, "", "" };
    add(c, "a.txt", bytes, &t);
    assert_int_equal(t.count[ASC_ARRIVED_NEW], 1);
    assert_string_equal(t.last, "9ca036bc09274e0e92d2ad09d674805642c407571f4b5f2e318b4a188a2eb939");
    t = (struct told){ 0 };
    add(c, "a.txt", bytes, &t);
    assert_int_equal(t.count[ASC_ARRIVED_KNOWN], 1);
    t = (struct told){ 0 };
    add(c, "b.txt", bytes, &t);
    assert_int_equal(t.count[ASC_ARRIVED_AGAIN], 1);
    asc_case_close(c);
}

static void a_refused_file_is_tried_twice_and_then_told_from_memory(void **state)
{
    (void)state;
    asc_case *c = open_new("refused");
    for (int i = 0; i < 3; i++) {
        struct told t = { { 0 }, "", "" };
        add(c, "page.png", ASC_STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), &t);
        assert_int_equal(t.count[ASC_ARRIVED_REFUSED], 1);
        assert_true(t.reason[0]);
    }
    asc_case_close(c);
}

static bool count_refusal(void *user, const asc_refusal *r)
{
    unsigned *tries = user;
    *tries = r->tries;
    return true;
}

static void refusals_are_listed(void **state)
{
    (void)state;
    asc_case *c = NULL;
    unsigned tries = 0;
    assert_int_equal(asc_case_open(&c, in_top("refused"), ASC_OPEN_READ, NULL), ASC_OK);
    assert_int_equal(asc_case_refusals(c, count_refusal, &tries, NULL), ASC_OK);
    assert_int_equal(tries, ASC_ADD_TRIES_MAX);
    asc_case_close(c);
}

/* ---- reports ----------------------------------------------------------------*/

static bool copy_report(void *user, const asc_case_report *r)
{
    asc_case_report *out = user;
    *out = *r;
    out->text = out->path = (asc_str){ NULL, 0 };
    return true;
}

static bool append(void *user, const char *bytes, size_t n)
{
    asc_buf_put(user, (asc_str){ bytes, n });
    return true;
}

static void bytes_come_back_as_they_were_found(void **state)
{
    (void)state;
    asc_case *c = open_new("bytes");
    char long_text[20000];
    struct told t = { { 0 }, "", "" };
    for (size_t i = 0; i < sizeof long_text; i++) long_text[i] = (char)(32 + i * i % 90);
    long_text[7] = '\0'; /* text leaves it out, bytes keep it */
    const asc_str all[] = {
        ASC_STR("short"), { long_text, sizeof long_text }, { "", 0 }, ASC_STR("caf\xe9 \xff")
    };
    for (size_t i = 0; i < 4; i++) {
        asc_buf back = { 0 };
        asc_case_report r = { 0 };
        char name[16];
        snprintf(name, sizeof name, "f%zu", i);
        add(c, name, all[i], &t);
        memset(&t, 0, sizeof t);
        assert_int_equal(asc_case_report_find(c, asc_str_from(name), copy_report, &r, NULL),
                         ASC_OK);
        assert_int_equal(r.id, (int64_t)i + 1);
        assert_int_equal(r.size, all[i].n);
        assert_int_equal(asc_case_bytes(c, r.id, append, &back, NULL), ASC_OK);
        assert_true(asc_str_eq(asc_buf_str(&back), all[i]));
        asc_buf_free(&back);
    }
    asc_case_close(c);
}

static bool one_hit(void *user, const asc_hit *h)
{
    int *n = user;
    ++*n;
    return h->report != NULL;
}

static void words_are_found_whatever_stands_in_the_query(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        int hits;
    } cases[] = { { "caf\xc3\xa9", 1 },
                  { "CAFE", 1 },
                  { "\"harbour caf\xc3\xa9\"", 1 },
                  { "\"cafe harbour\"", 0 },
                  { "harb*", 1 },
                  { "harb", 0 },
                  { "NOT", 0 },
                  { "a\"b OR )(", 0 },
                  { "*", 0 },
                  { "\"", 0 } };
    asc_case *c = open_new("words");
    struct told t = { { 0 }, "", "" };
    int n = 0;
    add(c, "x", ASC_STR("The bomb tore through the harbour caf\xc3\xa9."), &t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        asc_error err = { 0 };
        n = 0;
        asc_status rc =
            asc_case_search(c, asc_str_from(cases[i].words), 10, one_hit, &n, NULL, &err);
        if (rc != ASC_OK || n != cases[i].hits)
            fail_msg("%s: %d hits, %s", cases[i].words, n, err.message);
    }
    assert_int_equal(asc_case_search(c, ASC_STR("  "), 10, one_hit, &n, NULL, NULL), ASC_EARG);
    asc_case_close(c);
}

/* ---- decisions ----------------------------------------------------------------*/

struct entries {
    unsigned count, undone, withheld;
};

static bool count_entry(void *user, const asc_decision *d)
{
    struct entries *e = user;
    e->count++;
    e->undone += d->undone;
    e->withheld += d->withheld;
    assert_int_equal(d->id, e->count);
    return true;
}

static struct entries entries_of(asc_case *c)
{
    struct entries e = { 0 };
    assert_int_equal(asc_case_decisions(c, false, count_entry, &e, NULL), ASC_OK);
    return e;
}

static bool is_confidential(asc_case *c, const char *name)
{
    asc_case_report r = { 0 };
    assert_int_equal(asc_case_report_find(c, asc_str_from(name), copy_report, &r, NULL), ASC_OK);
    return r.confidential;
}

static void what_is_undone_can_be_brought_back(void **state)
{
    (void)state;
    asc_case *c = open_new("log");
    struct told t = { { 0 }, "", "" };
    int64_t undone = 0;
    add(c, "x", ASC_STR("Text."), &t);
    asc_str who = ASC_STR("ada"), none = { NULL, 0 };
    assert_int_equal(asc_case_undo(c, 0, who, NULL, NULL), ASC_EARG);
    assert_int_equal(asc_case_decide(c, ASC_STR("confidential"), ASC_STR("source:THE post"), none,
                                     who, NULL, NULL),
                     ASC_OK);
    assert_true(is_confidential(c, "x"));
    assert_int_equal(entries_of(c).withheld, 1);
    assert_int_equal(asc_case_undo(c, 0, who, &undone, NULL), ASC_OK);
    assert_int_equal(undone, 1);
    assert_false(is_confidential(c, "x"));
    assert_int_equal(asc_case_undo(c, 1, who, NULL, NULL), ASC_EARG);
    assert_int_equal(asc_case_undo(c, 2, who, NULL, NULL), ASC_OK); /* undoing the undoing */
    assert_true(is_confidential(c, "x"));
    struct entries e = entries_of(c);
    assert_int_equal(e.count, 3);
    assert_int_equal(e.undone, 1); /* the first undoing */
    asc_case_close(c);
}

static void a_ruling_needs_what_its_kind_says(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *subject, *payload;
        bool good;
    } cases[] = {
        { "rate-source", "source:The Post", "{\"rating\":\"B\"}", true },
        { "rate-source", "source:The Post", "{\"rating\":\"G\"}", false },
        { "rate-source", "source:The Post", "", false },
        { "rate-source", "statement:0123", "{\"rating\":\"B\"}", false },
        { "reject-statement", "statement:0123", "", true },
        { "reject-statement", "statement:", "", false },
        { "same-source", "source:A", "{\"with\":\"\"}", false },
        { "add-hypothesis", "incident:0123", "{\"actor\":\"X\"}", true },
        { "add-hypothesis", "incident:0123", "{\"actor\":\"X\",\"role\":\"leads\"}", false },
        { "correct", "statement:0123", "{\"field\":\"certainty\",\"value\":\"PR\"}", true },
        { "correct", "statement:0123", "{\"field\":\"certainty\",\"value\":\"??\"}", false },
        { "correct", "report:ab", "{\"field\":\"published\",\"value\":\"2013-06\"}", true },
        { "correct", "report:ab", "{\"field\":\"published\",\"value\":\"June\"}", false },
        { "correct", "report:ab", "[1]", false },
        { "of-a-later-version", "anything", "{\"x\":1}", true },
        { "of-a-later-version", "anything", "no JSON", false },
    };
    asc_case *c = open_new("rulings-checked");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        asc_status rc =
            asc_case_decide(c, asc_str_from(cases[i].kind), asc_str_from(cases[i].subject),
                            asc_str_from(cases[i].payload), ASC_STR("ada"), NULL, NULL);
        if (rc != (cases[i].good ? ASC_OK : ASC_EARG)) fail_msg("case %zu: %d", i, (int)rc);
    }
    asc_case_close(c);
}

static void decide(asc_case *c, const char *kind, const char *subject, const char *payload)
{
    asc_error err = { 0 };
    if (asc_case_decide(c, asc_str_from(kind), asc_str_from(subject), asc_str_from(payload),
                        ASC_STR("ada"), NULL, &err) != ASC_OK)
        fail_msg("%s", err.message);
}

/* What stands, "kind subject field value" joined by "; ". */
static const char *standing(asc_case *c, bool confidential)
{
    static char text[1000];
    asc_buf b = { 0 };
    asc_rulings *r = NULL;
    size_t n;
    assert_int_equal(asc_case_rulings(&r, c, confidential, NULL), ASC_OK);
    const asc_ruling *items = asc_rulings_items(r, &n);
    for (size_t i = 0; i < n; i++)
        asc_buf_printf(&b, "%s%d %.*s %.*s %.*s", i ? "; " : "", (int)items[i].kind,
                       (int)items[i].subject.n, items[i].subject.p, (int)items[i].field.n,
                       items[i].field.n ? items[i].field.p : "", (int)items[i].value.n,
                       items[i].value.n ? items[i].value.p : "");
    snprintf(text, sizeof text, "%.*s", (int)b.n, b.n ? b.p : "");
    asc_buf_free(&b);
    asc_rulings_free(r);
    return text;
}

static void the_last_ruling_about_a_thing_stands_until_it_is_undone(void **state)
{
    (void)state;
    asc_case *c = open_new("rulings");
    decide(c, "rate-source", "source:The Post", "{\"rating\":\"B\"}");
    decide(c, "rate-source", "source:the POST", "{\"rating\":\"D\"}");
    assert_string_equal(standing(c, true), "2 the POST  D");
    assert_int_equal(asc_case_undo(c, 0, ASC_STR("ada"), NULL, NULL), ASC_OK);
    assert_string_equal(standing(c, true), "2 The Post  B");
    decide(c, "merge-actors", "actor:X", "{\"with\":\"Y\"}");
    decide(c, "split-actor", "actor:y", "{\"from\":\"x\"}");
    assert_string_equal(standing(c, true), "2 The Post  B; 5 y  x");
    decide(c, "confidential", "source:the post", "");
    assert_string_equal(standing(c, false), "5 y  x");
    asc_case_close(c);
}

/* ---- damage -------------------------------------------------------------------*/

static bool note_fault(void *user, asc_str what)
{
    asc_buf *b = user;
    asc_buf_put(b, what);
    asc_buf_putc(b, '\n');
    return true;
}

static uint64_t faults_of(const char *path, asc_buf *told)
{
    asc_case_state s = { 0 };
    asc_error err = { 0 };
    if (asc_case_verify(&s, path, note_fault, told, &err) != ASC_OK) fail_msg("%s", err.message);
    return s.faults;
}

static void flip(const char *path, long at)
{
    FILE *f = fopen(path, "r+b");
    assert_non_null(f);
    assert_int_equal(fseek(f, at, SEEK_SET), 0);
    int byte = fgetc(f);
    assert_int_equal(fseek(f, at, SEEK_SET), 0);
    fputc(byte ^ 1 << at % 8, f);
    assert_int_equal(fclose(f), 0);
}

static void any_flipped_bit_is_found(void **state)
{
    (void)state;
    char path[4096];
    struct stat st;
    struct told t = { { 0 }, "", "" };
    asc_case *c = open_new("flips");
    add(c, "x",
        ASC_STR("A bomb went off in the harbour.\n\nNobody claimed it, police said on Monday.\n"),
        &t);
    assert_int_equal(asc_case_decide(c, ASC_STR("note"), ASC_STR("case"), ASC_STR("{}"),
                                     ASC_STR("ada"), NULL, NULL),
                     ASC_OK);
    asc_case_close(c);
    snprintf(path, sizeof path, "%s", in_top("flips"));
    asc_buf told = { 0 };
    assert_int_equal(faults_of(path, &told), 0);
    assert_int_equal(stat(path, &st), 0);
    /* the header byte by byte, the rest by a step that meets every page and offset */
    for (long at = 0; at < st.st_size; at += at < 100 ? 1 : 1499) {
        asc_buf_clear(&told);
        flip(path, at);
        uint64_t faults = faults_of(path, &told);
        if (faults == 0) fail_msg("byte %ld: nothing found", at);
        flip(path, at);
    }
    asc_buf_clear(&told);
    assert_int_equal(faults_of(path, &told), 0);
    asc_buf_free(&told);
}

/* ---- what is no case -------------------------------------------------------------*/

static void write_file(const char *name, asc_str bytes)
{
    FILE *f = fopen(in_top(name), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

static void what_is_no_case_is_left_alone(void **state)
{
    (void)state;
    asc_case *c = NULL;
    asc_error err = { 0 };
    write_file("text", ASC_STR("Police said the Salt Front did it, and the ferry sank within the "
                               "hour; nobody has claimed it."
                               " A second bomb did not go off."));
    assert_false(asc_case_is(in_top("text")));
    assert_int_equal(asc_case_open(&c, in_top("text"), ASC_OPEN_CREATE, &err), ASC_EFORMAT);
    assert_non_null(strstr(err.message, "text"));
    assert_int_equal(asc_case_open(&c, in_top("nowhere"), ASC_OPEN_WRITE, &err), ASC_EIO);
    assert_int_equal(asc_case_open(&c, top, ASC_OPEN_CREATE, &err), ASC_EFORMAT);
    assert_null(c);
    c = open_new("is");
    assert_true(asc_case_is(in_top("is")));
    asc_case_close(c);
}

/* user_version stands at byte 60 of the file, big-endian. */
static void a_newer_case_is_refused(void **state)
{
    (void)state;
    asc_case *c = open_new("newer");
    asc_error err = { 0 };
    asc_case_close(c);
    FILE *f = fopen(in_top("newer"), "r+b");
    assert_non_null(f);
    fseek(f, 63, SEEK_SET);
    fputc(99, f);
    fclose(f);
    c = NULL;
    assert_int_equal(asc_case_open(&c, in_top("newer"), ASC_OPEN_WRITE, &err), ASC_EVERSION);
    assert_non_null(strstr(err.message, "newer"));
    assert_null(c);
}

/* ---- allocation -------------------------------------------------------------------*/

static void every_allocation_may_fail(void **state)
{
    (void)state;
    asc_case *c = open_new("alloc");
    asc_add_options o = { .who = ASC_STR("tester") };
    asc_report_facts facts = { .name = ASC_STR("x") };
    for (long nth = 1; nth < 200; nth++) {
        asc_adding *a = NULL;
        asc_arena_fail_nth = nth;
        asc_status rc = asc_adding_new(&a, c, &o, NULL);
        if (!rc)
            rc = asc_adding_put(a, ASC_STR("x"), ASC_STR("Title\n\nText of a report."), &facts,
                                NULL);
        if (!rc) rc = asc_adding_end(a, NULL);
        asc_arena_fail_nth = 0;
        asc_adding_free(a);
        if (rc == ASC_OK) {
            asc_case_close(c);
            return;
        }
        assert_int_equal(rc, ASC_ENOMEM);
    }
    fail_msg("adding never succeeded");
}

static int make_top(void **state)
{
    (void)state;
    return mkdtemp(top) ? 0 : -1;
}

static int remove_top(void **state)
{
    (void)state;
    static const char *const names[] = { "same",  "refused", "bytes", "words", "log",
                                         "flips", "text",    "is",    "newer", "alloc" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) unlink(in_top(names[i]));
    return rmdir(top);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_bytes_are_one_report_and_two_sightings),
        cmocka_unit_test(a_refused_file_is_tried_twice_and_then_told_from_memory),
        cmocka_unit_test(refusals_are_listed),
        cmocka_unit_test(bytes_come_back_as_they_were_found),
        cmocka_unit_test(words_are_found_whatever_stands_in_the_query),
        cmocka_unit_test(what_is_undone_can_be_brought_back),
        cmocka_unit_test(a_ruling_needs_what_its_kind_says),
        cmocka_unit_test(the_last_ruling_about_a_thing_stands_until_it_is_undone),
        cmocka_unit_test(any_flipped_bit_is_found),
        cmocka_unit_test(what_is_no_case_is_left_alone),
        cmocka_unit_test(a_newer_case_is_refused),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, make_top, remove_top);
}
