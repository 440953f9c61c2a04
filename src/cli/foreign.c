#include "cli/reports.h"

#include "base/error.h"
#include "base/os.h"

#include "base/banned.h"

#define FOREIGN_BYTES_MAX ((size_t)256 << 20) /* that the program may write */
#define FOREIGN_SECONDS 3600u                 /* that it may take */
#define REFUSED_NAMED_MAX 10u

static bool collect(void *user, const char *bytes, size_t n)
{
    asc_buf *b = user;
    asc_buf_put(b, (asc_str){ bytes, n });
    return !b->failed;
}

struct named {
    size_t count;
};

static void name_refused(void *user, size_t line, const asc_error *why)
{
    struct named *n = user;
    if (++n->count <= REFUSED_NAMED_MAX)
        asc_cli_fail("--reader, line %zu refused: %s", line, why->message);
}

static asc_status take(asc_reading *r, const char *command, asc_foreign_statements *told,
                       asc_error *err)
{
    asc_buf reports = { 0 }, lines = { 0 };
    asc_status rc = asc_reading_lines(r, NULL, collect, &reports, err);
    if (!rc)
        rc = asc_os_filter(&lines, command, asc_buf_str(&reports), FOREIGN_BYTES_MAX,
                           FOREIGN_SECONDS, err);
    if (!rc) rc = asc_reading_take_statements(r, asc_buf_str(&lines), told, err);
    asc_buf_free(&reports);
    asc_buf_free(&lines);
    return rc;
}

bool asc_cli_foreign(asc_reading *r, const char *command)
{
    struct named named = { 0 };
    asc_foreign_statements told = { .refuse = name_refused, .user = &named };
    asc_error err;
    if (take(r, command, &told, &err) != ASC_OK) {
        asc_cli_fail("--reader %s: %s", command, err.message);
        return false;
    }
    if (told.refused)
        asc_cli_fail("--reader: %zu lines refused, %zu taken", told.refused, told.taken);
    return told.refused == 0;
}
