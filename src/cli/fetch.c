#define _GNU_SOURCE /* posix_spawn_file_actions_addclosefrom_np, pipe2 */
#include "cli/fetch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/os.h"

#include "base/banned.h"

#define PATH_BYTES 4096
#define LINE_BYTES 16384 /* of an answer's head: a URL and its name fit */

struct answer {
    char line[LINE_BYTES];
    asc_buf url, final, type, date, modified, headers, error, bytes;
    uint32_t status;
};

bool asc_cli_is_url(const char *operand)
{
    return strncmp(operand, "http://", 7) == 0 || strncmp(operand, "https://", 8) == 0;
}

/* ---- the program --------------------------------------------------------------------*/

static bool find_program(char out[PATH_BYTES])
{
    if (asc_os_own_program(out, PATH_BYTES, ASC_FETCH_PROGRAM)) return true;
    asc_cli_fail(ASC_FETCH_PROGRAM
                 " is not there: it is built where libcurl is installed\n"
                 "Install libcurl's headers and build again, or save the pages and add the files.");
    return false;
}

/* Standard input is nothing, output comes back, errors are told as they are. */
static pid_t spawn(const char *program, int count, char *const *urls, int out)
{
    extern char **environ;
    pid_t pid = -1;
    posix_spawn_file_actions_t actions;
    char name[] = ASC_FETCH_PROGRAM;
    char **argv = calloc((size_t)count + 2, sizeof *argv);
    if (!argv || posix_spawn_file_actions_init(&actions) != 0) {
        free(argv);
        return -1;
    }
    argv[0] = name;
    for (int i = 0; i < count; i++) argv[i + 1] = urls[i];
    bool good = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0) == 0 &&
                posix_spawn_file_actions_adddup2(&actions, out, 1) == 0 &&
                posix_spawn_file_actions_addclosefrom_np(&actions, 3) == 0;
    if (good && posix_spawn(&pid, program, &actions, NULL, argv, environ) != 0) pid = -1;
    posix_spawn_file_actions_destroy(&actions);
    free(argv);
    return pid;
}

/* ---- its answers ----------------------------------------------------------------------*/

static void clear(struct answer *a)
{
    asc_buf *all[] = { &a->url,      &a->final,   &a->type,  &a->date,
                       &a->modified, &a->headers, &a->error, &a->bytes };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) asc_buf_clear(all[i]);
    a->status = 0;
}

static void free_answer(struct answer *a)
{
    asc_buf *all[] = { &a->url,      &a->final,   &a->type,  &a->date,
                       &a->modified, &a->headers, &a->error, &a->bytes };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) asc_buf_free(all[i]);
}

static void keep_line(struct answer *a, asc_str name, asc_str value)
{
    const struct {
        const char *name;
        asc_buf *to;
    } kept[] = { { "url", &a->url },   { "final", &a->final },       { "type", &a->type },
                 { "date", &a->date }, { "modified", &a->modified }, { "error", &a->error } };
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (asc_str_eq(name, asc_str_from(kept[i].name))) {
            asc_buf_clear(kept[i].to);
            asc_buf_put(kept[i].to, value);
        }
}

static bool read_bytes(struct answer *a, FILE *in, uint64_t n)
{
    char piece[LINE_BYTES];
    while (n) {
        size_t want = n < sizeof piece ? (size_t)n : sizeof piece;
        size_t got = fread(piece, 1, want, in);
        if (!got) return false;
        asc_buf_put(&a->bytes, (asc_str){ piece, got });
        n -= got;
    }
    return !a->bytes.failed;
}

/* One answer whole; false at the end, or when it is not as it should be. */
static bool read_answer(struct answer *a, FILE *in)
{
    uint64_t n = 0;
    bool told = false;
    clear(a);
    while (fgets(a->line, sizeof a->line, in)) {
        asc_str line = asc_str_from(a->line), name, value;
        if (!asc_str_ends(line, ASC_STR("\n"))) return false;
        line = asc_str_slice(line, 0, line.n - 1);
        if (line.n == 0) return told && a->url.n && read_bytes(a, in, n);
        if (!asc_str_cut(line, ' ', &name, &value)) return false;
        if (asc_str_eq(name, ASC_STR("bytes")))
            told = asc_str_u64(value, &n) && n <= ASC_REPORT_BYTES_MAX;
        else if (asc_str_eq(name, ASC_STR("header"))) {
            asc_buf_put(&a->headers, value);
            asc_buf_putc(&a->headers, '\n');
        } else if (asc_str_eq(name, ASC_STR("status"))) {
            uint64_t status = 0;
            if (!asc_str_u64(value, &status) || status > 999) return false;
            a->status = (uint32_t)status;
        } else keep_line(a, name, value);
    }
    return false;
}

static int hand_on(FILE *in, asc_cli_page_fn each, void *user)
{
    int done = 0;
    bool on = true;
    struct answer *a = calloc(1, sizeof *a);
    while (a && on && read_answer(a, in)) {
        asc_fetched page = { .url = asc_buf_str(&a->url),
                             .final = asc_buf_str(&a->final),
                             .type = asc_buf_str(&a->type),
                             .date = asc_buf_str(&a->date),
                             .modified = asc_buf_str(&a->modified),
                             .headers = asc_buf_str(&a->headers),
                             .status = a->status };
        on = each(user, &page, asc_buf_str(&a->bytes), asc_buf_str(&a->error));
        done++;
    }
    if (a) free_answer(a);
    free(a);
    return done;
}

bool asc_cli_fetch(int count, char *const *urls, asc_cli_page_fn each, void *user)
{
    char program[PATH_BYTES];
    int ends[2], status = 0;
    if (!find_program(program)) return false;
    if (pipe2(ends, O_CLOEXEC) != 0) {
        asc_cli_fail("ascribe-fetch: %s", strerror(errno));
        return false;
    }
    pid_t pid = spawn(program, count, urls, ends[1]);
    close(ends[1]);
    FILE *in = pid > 0 ? fdopen(ends[0], "r") : NULL;
    int done = in ? hand_on(in, each, user) : 0;
    if (in) fclose(in);
    else close(ends[0]);
    if (pid > 0 && done < count) kill(pid, SIGTERM);
    if (pid > 0) waitpid(pid, &status, 0);
    if (done == count) return true;
    asc_cli_fail("ascribe-fetch ended before it had got %s", urls[done]);
    return false;
}
