/* os: files, folders, and what only a system can tell. */
#define _GNU_SOURCE /* for mkdtemp and symlink under -std=c17 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/os.h"

static char top[] = "/tmp/ascribe-test-os-XXXXXX";

/* top/name, in a buffer that the next call overwrites. */
static const char *in_top(const char *name)
{
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", top, name);
    return path;
}

static void write_file(const char *name, asc_str bytes)
{
    FILE *f = fopen(in_top(name), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.n ? bytes.p : "", 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

static void make_folder(const char *name)
{
    assert_int_equal(mkdir(in_top(name), 0700), 0);
}

static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(top)) return -1;
    make_folder("reports");
    make_folder("reports/b");
    make_folder("reports/.git");
    write_file("reports/c.txt", ASC_STR("c"));
    write_file("reports/b/a.txt", ASC_STR("a"));
    write_file("reports/B.txt", ASC_STR("B"));
    write_file("reports/.hidden", ASC_STR("h"));
    write_file("reports/.git/config", ASC_STR("g"));
    write_file("empty", (asc_str){ NULL, 0 });
    return symlink(top, in_top("reports/loop"));
}

static int tear_down(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", top);
    return system(command);
}

static void a_folder_gives_its_files_sorted_by_bytes(void **state)
{
    (void)state;
    static const char *const expected[] = { "/reports/B.txt", "/reports/b/a.txt",
                                            "/reports/c.txt" };
    asc_arena *keep = asc_arena_new();
    asc_str *paths = NULL;
    size_t count = 0;
    assert_int_equal(asc_os_files(keep, in_top("reports"), &paths, &count, NULL), ASC_OK);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++) assert_string_equal(paths[i].p + strlen(top), expected[i]);
    assert_int_equal(asc_os_files(keep, in_top("reports/"), &paths, &count, NULL), ASC_OK);
    assert_string_equal(paths[0].p + strlen(top), "/reports/B.txt");
    asc_arena_free(keep);
}

static void a_file_is_itself_and_a_hidden_one_may_be_named(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_str *paths = NULL;
    size_t count = 0;
    assert_int_equal(asc_os_files(keep, in_top("reports/.hidden"), &paths, &count, NULL), ASC_OK);
    assert_int_equal(count, 1);
    assert_true(asc_str_ends(paths[0], ASC_STR("/.hidden")));
    asc_arena_free(keep);
}

static void what_is_not_there_is_named_in_the_error(void **state)
{
    (void)state;
    asc_arena *keep = asc_arena_new();
    asc_str *paths = NULL;
    size_t count = 7;
    asc_error err;
    asc_buf b = { 0 };
    asc_mapping m = { NULL, 7 };
    const char *gone = in_top("gone");
    assert_int_equal(asc_os_files(keep, gone, &paths, &count, &err), ASC_EIO);
    assert_non_null(strstr(err.message, "/gone: No such file"));
    assert_int_equal(count, 7);
    assert_int_equal(asc_os_read(&b, gone, 100, &err), ASC_EIO);
    assert_non_null(strstr(err.message, "/gone: No such file"));
    assert_int_equal(asc_os_map(&m, gone, &err), ASC_EIO);
    assert_int_equal(m.n, 7);
    assert_false(asc_os_exists(gone));
    assert_false(asc_os_is_folder(gone));
    asc_arena_free(keep);
}

static void folders_nested_too_deep_are_refused(void **state)
{
    (void)state;
    char name[200] = "deep";
    make_folder(name);
    for (int i = 0; i < 33; i++) {
        snprintf(name + strlen(name), sizeof name - strlen(name), "/%d", i);
        make_folder(name);
    }
    asc_arena *keep = asc_arena_new();
    asc_str *paths = NULL;
    size_t count = 0;
    asc_error err;
    assert_int_equal(asc_os_files(keep, in_top("deep"), &paths, &count, &err), ASC_ELIMIT);
    assert_non_null(strstr(err.message, "deeper than"));
    asc_arena_free(keep);
}

static void every_allocation_of_a_listing_may_fail(void **state)
{
    (void)state;
    for (long nth = 1; nth < 100; nth++) {
        asc_arena *keep = asc_arena_new();
        asc_str *paths = NULL;
        size_t count = 0;
        asc_arena_fail_nth = nth;
        asc_status rc = asc_os_files(keep, in_top("reports"), &paths, &count, NULL);
        asc_arena_fail_nth = 0;
        assert_true((rc == ASC_OK) == (paths != NULL));
        if (rc != ASC_OK) assert_int_equal(asc_arena_bytes(keep), 0);
        asc_arena_free(keep);
        if (rc == ASC_OK) return;
        assert_int_equal(rc, ASC_ENOMEM);
    }
    fail_msg("the listing never succeeded");
}

static void a_file_is_read_whole_up_to_the_limit(void **state)
{
    (void)state;
    asc_buf big = { 0 }, b = { 0 };
    asc_error err;
    for (int i = 0; i < 40000; i++) asc_buf_printf(&big, "%04d", i % 10000);
    write_file("big", asc_buf_str(&big));
    assert_int_equal(asc_os_read(&b, in_top("big"), big.n, &err), ASC_OK);
    assert_true(asc_str_eq(asc_buf_str(&b), asc_buf_str(&big)));
    asc_buf_free(&b);
    assert_int_equal(asc_os_read(&b, in_top("big"), big.n - 1, &err), ASC_ELIMIT);
    assert_null(b.p);
    assert_int_equal(asc_os_read(&b, in_top("empty"), 0, &err), ASC_OK);
    assert_int_equal(b.n, 0);
    asc_buf_free(&b);
    assert_int_equal(asc_os_read(&b, top, 100, &err), ASC_EIO);
    assert_non_null(strstr(err.message, "directory"));
    asc_buf_free(&big);
}

static void a_file_is_mapped_as_it_is(void **state)
{
    (void)state;
    asc_mapping m;
    asc_error err;
    assert_int_equal(asc_os_map(&m, in_top("reports/c.txt"), &err), ASC_OK);
    assert_int_equal(m.n, 1);
    assert_int_equal(m.p[0], 'c');
    asc_os_unmap(&m);
    assert_int_equal(asc_os_map(&m, in_top("empty"), &err), ASC_OK);
    assert_null(m.p);
    asc_os_unmap(&m);
    assert_int_equal(asc_os_map(&m, top, &err), ASC_EIO);
    assert_non_null(strstr(err.message, "not a regular file"));
}

static void the_system_answers(void **state)
{
    (void)state;
    char program[4096], cut[4];
    asc_os_program(program, sizeof program);
    assert_true(asc_str_ends(asc_str_from(program), ASC_STR("test_os")));
    asc_os_program(cut, sizeof cut);
    assert_int_equal(strlen(cut), 3);
    asc_os_program(NULL, 0);
    assert_true(asc_os_processors() >= 1);
    double before = asc_os_seconds();
    assert_true(asc_os_seconds() >= before);
    assert_true(asc_os_is_folder(top));
    assert_false(asc_os_is_folder(in_top("empty")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_gives_its_files_sorted_by_bytes),
        cmocka_unit_test(a_file_is_itself_and_a_hidden_one_may_be_named),
        cmocka_unit_test(what_is_not_there_is_named_in_the_error),
        cmocka_unit_test(folders_nested_too_deep_are_refused),
        cmocka_unit_test(every_allocation_of_a_listing_may_fail),
        cmocka_unit_test(a_file_is_read_whole_up_to_the_limit),
        cmocka_unit_test(a_file_is_mapped_as_it_is),
        cmocka_unit_test(the_system_answers),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
