#define _POSIX_C_SOURCE 200809L /* isatty, fileno */
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/os.h"

#include "base/banned.h"

/* ---- What is wrong ---------------------------------------------------------*/

ASC_PRINTF(1, 0)
static void complain(const char *fmt, va_list ap)
{
    char sentence[4096];
    asc_buf b = { 0 };
    vsnprintf(sentence, sizeof sentence, fmt, ap);
    asc_buf_puts(&b, "ascribe: ");
    asc_buf_term(&b, asc_str_from(sentence));
    asc_buf_putc(&b, '\n');
    fflush(stdout);
    fwrite(b.p, 1, b.n, stderr);
    asc_buf_free(&b);
}

int asc_cli_fail(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    complain(fmt, ap);
    va_end(ap);
    return ASC_EXIT_FAILED;
}

int asc_cli_misuse(const asc_command *self, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    complain(fmt, ap);
    va_end(ap);
    if (self) fprintf(stderr, "See `ascribe help %s`.\n", self->name);
    else fputs("See `ascribe --help` for the commands.\n", stderr);
    return ASC_EXIT_USAGE;
}

/* ---- Options ---------------------------------------------------------------*/

/* The option that argv names; *inline_value points behind "=" if there is one. */
static const asc_option *match(const asc_option *options, size_t count, const char *arg,
                               const char **inline_value)
{
    for (size_t i = 0; i < count; i++) {
        size_t n = strlen(options[i].name);
        if (strncmp(arg, options[i].name, n) != 0) continue;
        *inline_value = arg[n] == '=' ? arg + n + 1 : NULL;
        if (arg[n] == '\0' || arg[n] == '=') return &options[i];
    }
    return NULL;
}

/* One option at argv[*i]; *i moves over a value that stands apart. */
static bool take(const asc_command *self, int argc, char **argv, int *i, const asc_option *options,
                 size_t count)
{
    const char *value = NULL;
    const asc_option *o = match(options, count, argv[*i], &value);
    if (!o) {
        asc_cli_misuse(self, "%s: %s: no such option", self->name, argv[*i]);
        return false;
    }
    if (!o->value) {
        if (value) asc_cli_misuse(self, "%s: %s takes no value", self->name, o->name);
        else *o->flag = true;
        return !value;
    }
    if (!value && *i + 1 < argc) value = argv[++*i];
    if (!value) {
        asc_cli_misuse(self, "%s: %s needs a value", self->name, o->name);
        return false;
    }
    *o->value = value;
    return true;
}

int asc_cli_options(const asc_command *self, int argc, char **argv, const asc_option *options,
                    size_t count, int *operands)
{
    bool open = true;
    int kept = 0;
    for (int i = 1; i < argc; i++) {
        const char *arg = argv[i];
        if (!open || arg[0] != '-' || arg[1] == '\0') {
            argv[++kept] = argv[i];
        } else if (strcmp(arg, "--") == 0) {
            open = false;
        } else if (strcmp(arg, "--help") == 0 || strcmp(arg, "-h") == 0) {
            return asc_cli_print(self->help);
        } else if (!take(self, argc, argv, &i, options, count)) {
            return ASC_EXIT_USAGE;
        }
    }
    *operands = kept;
    return ASC_EXIT_GO;
}

bool asc_cli_count(const asc_command *self, const char *name, const char *value, unsigned max,
                   unsigned *out)
{
    uint64_t n = 0;
    if (asc_str_u64(asc_str_from(value), &n) && n >= 1 && n <= max) {
        *out = (unsigned)n;
        return true;
    }
    asc_cli_misuse(self, "%s: %s %s: give a number from 1 to %u", self->name, name, value, max);
    return false;
}

int asc_cli_choice(const asc_command *self, const char *name, const char *value,
                   const char *const *words)
{
    asc_buf all = { 0 };
    for (int i = 0; words[i]; i++) {
        if (strcmp(words[i], value) == 0) {
            asc_buf_free(&all);
            return i;
        }
        asc_buf_printf(&all, "%s%s", i ? (words[i + 1] ? ", " : " or ") : "", words[i]);
    }
    asc_buf_putc(&all, '\0');
    asc_cli_misuse(self, "%s: %s %s: give %s", self->name, name, value,
                   all.failed ? "another" : all.p);
    asc_buf_free(&all);
    return -1;
}

/* ---- Files -----------------------------------------------------------------*/

bool asc_cli_files(asc_arena *keep, int operands, char **argv, asc_str **files, size_t *count)
{
    static char standard[] = "-";
    char *nothing[] = { NULL, standard };
    asc_str *all = NULL;
    size_t n = 0, cap = 0;
    if (operands == 0) {
        if (isatty(STDIN_FILENO)) fputs("Reading standard input; Ctrl-D ends it.\n", stderr);
        operands = 1;
        argv = nothing;
    }
    for (int i = 1; i <= operands; i++) {
        asc_str dash = ASC_STR("-"), *found = &dash;
        size_t found_count = 1;
        asc_error err;
        if (strcmp(argv[i], "-") != 0 &&
            asc_os_files(keep, argv[i], &found, &found_count, &err) != ASC_OK) {
            asc_cli_fail("%s", err.message);
            return false;
        }
        for (size_t k = 0; k < found_count; k++) {
            asc_str *grown = asc_arena_grow(keep, all, n, &cap, sizeof *all);
            if (!grown) {
                asc_cli_fail("out of memory listing %s", argv[i]);
                return false;
            }
            all = grown;
            all[n++] = found[k];
        }
    }
    *files = all;
    *count = n;
    return true;
}

#define MODEL_NAME "en_core_web_sm-3.8.0.asc"

/* Cut the last part off a path; false when there is none left. */
static bool up(char *path)
{
    char *slash = strrchr(path, '/');
    if (!slash || slash == path) return false;
    *slash = '\0';
    return true;
}

/*
 * Where a model may lie that nobody named: beside the installed program, then in
 * the build tree that the program was built in (build/ascribe, build/asan/ascribe,
 * build/src/ascribe ...: the folders above it, up to four).
 */
static bool find_model(asc_buf *path, asc_buf *tried)
{
    char folder[3072];
    asc_os_program(folder, sizeof folder);
    for (int level = 0; level < 5 && up(folder); level++) {
        const char *inside = level == 0 ? "../share/ascribe" : "build/model";
        asc_buf_clear(path);
        asc_buf_printf(path, "%s/%s/%s", folder, inside, MODEL_NAME);
        asc_buf_putc(path, '\0');
        if (path->failed) return false;
        if (asc_os_exists(path->p)) return true;
        asc_buf_printf(tried, "\n  %s", path->p);
    }
    return false;
}

static bool open_model(asc_model **out, const char *path, const char *whence)
{
    asc_error err;
    if (asc_model_open(out, path, &err) == ASC_OK) return true;
    asc_cli_fail("model%s: %s", whence, err.message);
    return false;
}

bool asc_cli_model(asc_model **out, const char *path)
{
    const char *named = getenv("ASCRIBE_MODEL");
    if (path) return open_model(out, path, " (--model)");
    if (named && named[0]) return open_model(out, named, " ($ASCRIBE_MODEL)");
    asc_buf place = { 0 }, tried = { 0 };
    bool good = find_model(&place, &tried);
    if (good) {
        good = open_model(out, place.p, "");
    } else {
        asc_buf_putc(&tried, '\0');
        asc_cli_fail("no model found; looked for%s\n"
                     "Make it with `make model`, or name one with --model FILE or $ASCRIBE_MODEL.",
                     tried.failed ? " it in vain" : tried.p);
    }
    asc_buf_free(&place);
    asc_buf_free(&tried);
    return good;
}

void asc_cli_model_place(asc_buf *place)
{
    const char *named = getenv("ASCRIBE_MODEL");
    asc_buf tried = { 0 };
    asc_buf_clear(place);
    if (named && named[0]) {
        asc_buf_puts(place, named);
        asc_buf_putc(place, '\0');
    } else if (!find_model(place, &tried)) {
        asc_buf_clear(place);
    }
    asc_buf_free(&tried);
}

/* ---- Output ----------------------------------------------------------------*/

static bool output_failed; /* told once */

static bool output_error(void)
{
    if (!output_failed) asc_cli_fail("standard output: %s", strerror(errno));
    output_failed = true;
    return false;
}

bool asc_cli_write(asc_buf *b)
{
    if (output_failed) return false;
    if (b->failed) {
        output_failed = true;
        asc_cli_fail("out of memory writing the answer");
        return false;
    }
    asc_buf shown = { 0 };
    asc_str s = asc_buf_str(b);
    if (isatty(STDOUT_FILENO)) {
        asc_buf_term(&shown, s);
        s = asc_buf_str(&shown);
    }
    bool good = s.n == 0 || fwrite(s.p, 1, s.n, stdout) == s.n || output_error();
    asc_buf_free(&shown);
    asc_buf_clear(b);
    return good;
}

int asc_cli_print(const char *text)
{
    asc_buf b = { 0 };
    asc_buf_puts(&b, text);
    bool good = asc_cli_write(&b) && asc_cli_flush();
    asc_buf_free(&b);
    return good ? ASC_EXIT_OK : ASC_EXIT_FAILED;
}

bool asc_cli_flush(void)
{
    if (output_failed) return false;
    return fflush(stdout) == 0 || output_error();
}

bool asc_cli_progress_due(asc_progress *p)
{
    double now = asc_os_seconds();
    if (p->start == 0) p->start = p->last = now;
    if (now - p->last < (p->shown ? 0.2 : 1.0)) return false;
    p->last = now;
    return isatty(STDERR_FILENO) && (p->alone || !isatty(STDOUT_FILENO));
}

void asc_cli_progress_show(asc_progress *p, const char *fmt, ...)
{
    va_list ap;
    fputc('\r', stderr);
    va_start(ap, fmt);
    vfprintf(stderr, fmt, ap);
    va_end(ap);
    fputs("\033[K", stderr);
    fflush(stderr);
    p->shown = true;
}

void asc_cli_progress_end(asc_progress *p)
{
    if (p->shown) fputs("\r\033[K", stderr);
    p->shown = false;
}
