/*
 * Opening a case: is it one, from which version, may it be written to.
 */
#define _POSIX_C_SOURCE 200809L /* access, strdup */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/os.h"
#include "case/create.h"
#include "case/db.h"
#include "case/pages.h"
#include "case/schema.h"

#include "base/banned.h"

#define WAIT_MS 60000 /* for another program's group */
#define WAIT_STEP_MS 10
#define CACHE_KIB 16384 /* pages held; the index of hashes of a large case fits */
#define HEAD_BYTES 100
#define VERSION_AT 60     /* of the header: user_version, big-endian */
#define APPLICATION_AT 68 /* application_id */

/* ---- what kind of file -------------------------------------------------------*/

static uint32_t big32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool head_is_case(const unsigned char head[HEAD_BYTES])
{
    return !memcmp(head, "SQLite format 3", 16) &&
           big32(head + APPLICATION_AT) == ASC_CASE_APPLICATION_ID;
}

/*
 * Through SQLite and not open(2): this process may have the case open already, and
 * closing another descriptor of the file would give up its locks.
 */
bool asc_case_is(const char *path)
{
    unsigned char head[HEAD_BYTES];
    sqlite3 *db = NULL;
    struct stat st;
    bool good = stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size >= HEAD_BYTES &&
                sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, asc_pages_layer()) == SQLITE_OK &&
                asc_pages_head(db, head) && head_is_case(head);
    sqlite3_close(db);
    return good;
}

/* ---- the connection ------------------------------------------------------------*/

static bool may_write(const char *path)
{
    char folder[4096];
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) : 0;
    if (n >= sizeof folder) return false;
    memcpy(folder, path, n);
    folder[n] = '\0';
    return access(path, W_OK) == 0 && access(slash ? (n ? folder : "/") : ".", W_OK) == 0;
}

/* "file:" name of a path, with what SQLite would take for its own written in hex. */
static void uri_of(asc_buf *b, const char *path, const char *query)
{
    asc_buf_puts(b, "file:");
    for (const char *p = path; *p; p++) {
        if (*p == '%' || *p == '?' || *p == '#') asc_buf_printf(b, "%%%02x", (unsigned)*p);
        else asc_buf_putc(b, *p);
    }
    asc_buf_puts(b, query);
    asc_buf_putc(b, '\0');
}

/* Is there a journal, a log of that ending? */
static bool beside(const asc_case *c, const char *ending)
{
    asc_buf name = { 0 };
    asc_buf_puts(&name, c->path);
    asc_buf_puts(&name, ending);
    asc_buf_putc(&name, '\0');
    bool there = !name.failed && asc_os_exists(name.p);
    asc_buf_free(&name);
    return there;
}

/*
 * A case that may not be written to and has nothing in its write-ahead log is read as
 * a file that nobody changes; SQLite could not even make its locks otherwise.
 */
static asc_status connect(asc_case *c, asc_open_mode mode, asc_error *err)
{
    asc_buf uri = { 0 };
    struct stat st;
    if (mode != ASC_OPEN_READ && stat(c->path, &st) == 0 && !may_write(c->path))
        return asc_fail(err, ASC_EIO, "%s: it or its folder may not be written to: %s", c->path,
                        strerror(errno));
    const char *layer = asc_pages_layer();
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    bool still = mode == ASC_OPEN_READ && !may_write(c->path);
    if (still) flags = (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY;
    if (mode == ASC_OPEN_CREATE) flags |= SQLITE_OPEN_CREATE;
    uri_of(&uri, c->path, still && !beside(c, "-wal") ? "?immutable=1" : "");
    int rc = uri.failed ? SQLITE_NOMEM
             : layer    ? sqlite3_open_v2(uri.p, &c->db, flags, layer)
                        : SQLITE_ERROR;
    asc_buf_free(&uri);
    if (rc != SQLITE_OK) return asc_db_fail(c, rc, err);
    sqlite3_extended_result_codes(c->db, 1);
    sqlite3_busy_timeout(c->db, WAIT_MS);
    c->writable = mode != ASC_OPEN_READ;
    return ASC_OK;
}

/*
 * Is what was opened a case, or an empty file to make one of? Another program's
 * database is not even locked. A file whose making was cut short has its journal
 * beside it: reading anything lets SQLite take it back first.
 */
static asc_status look(asc_case *c, asc_open_mode mode, bool *empty, asc_error *err)
{
    unsigned char head[HEAD_BYTES];
    struct stat st;
    int64_t ignored;
    if (beside(c, "-journal") &&
        asc_db_number(c, "PRAGMA schema_version", &ignored, NULL) == ASC_EIO)
        return asc_db_number(c, "PRAGMA schema_version", &ignored, err);
    *empty = stat(c->path, &st) == 0 && st.st_size == 0;
    if (*empty && mode == ASC_OPEN_CREATE) return ASC_OK;
    if (!asc_pages_head(c->db, head) || memcmp(head, "SQLite format 3", 16) != 0)
        return asc_fail(err, ASC_EFORMAT, "%s: is no case", c->path);
    if (!head_is_case(head))
        return asc_fail(err, ASC_EFORMAT, "%s: is a database of another program, no case", c->path);
    return ASC_OK;
}

static asc_status settle(asc_case *c, asc_error *err)
{
    char pragmas[256];
    snprintf(
        pragmas, sizeof pragmas,
        "PRAGMA cache_size = -%d; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; "
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;%s",
        CACHE_KIB, c->writable ? "" : " PRAGMA query_only = ON;");
    return asc_db_exec(c, pragmas, err);
}

/* ---- versions ------------------------------------------------------------------*/

/* In one group, so that a case is there or not. Another program may have been faster. */
static asc_status migrate(asc_case *c, asc_error *err)
{
    asc_status rc = asc_db_begin(c, err);
    if (rc) return rc;
    rc = asc_migrate(c, err);
    if (!rc) return asc_db_commit(c, err);
    asc_db_rollback(c);
    return rc;
}

/* A write-ahead log from the second group on. The switch needs the file for itself, and
 * SQLite does not wait for that by its own. */
static asc_status use_wal(asc_case *c, asc_error *err)
{
    for (int waited = 0;; waited += WAIT_STEP_MS) {
        int rc = sqlite3_exec(c->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
        if (rc == SQLITE_OK) return ASC_OK;
        if ((rc & 0xFF) != SQLITE_BUSY || waited > WAIT_MS) return asc_db_fail(c, rc, err);
        sqlite3_sleep(WAIT_STEP_MS);
    }
}

static asc_status bring_up(asc_case *c, bool empty, asc_error *err)
{
    int64_t version = 0;
    asc_status rc =
        empty ? asc_create_layout(c, err) : asc_db_number(c, "PRAGMA user_version", &version, err);
    if (rc) return rc;
    if (version > ASC_CASE_VERSION)
        return asc_fail(err, ASC_EVERSION,
                        "%s: was written by a newer ascribe (form %lld; this one knows %d)",
                        c->path, (long long)version, ASC_CASE_VERSION);
    if (!c->writable && version < 1)
        return asc_fail(err, ASC_EFORMAT, "%s: its making was cut short; add to it again", c->path);
    c->version = c->writable ? ASC_CASE_VERSION : version;
    if (c->writable && version < ASC_CASE_VERSION) rc = migrate(c, err);
    if (!rc && c->writable) rc = use_wal(c, err);
    return rc;
}

static asc_status open_case(asc_case *c, asc_open_mode mode, asc_error *err)
{
    bool empty = false;
    if (mode != ASC_OPEN_CREATE && !asc_os_exists(c->path))
        return asc_fail(err, ASC_EIO, "%s: there is no such case", c->path);
    if (asc_os_is_folder(c->path))
        return asc_fail(err, ASC_EFORMAT, "%s: is a folder, no case", c->path);
    bool made = false;
    asc_status rc =
        mode == ASC_OPEN_CREATE && !asc_os_exists(c->path) ? asc_create(c, &made, err) : ASC_OK;
    if (!rc) rc = connect(c, mode, err);
    if (!rc) rc = look(c, mode, &empty, err);
    if (!rc) rc = settle(c, err);
    if (!rc) rc = bring_up(c, empty, err);
    return rc;
}

asc_status asc_case_open(asc_case **out, const char *path, asc_open_mode mode, asc_error *err)
{
    asc_case *c = calloc(1, sizeof *c);
    if (!c) return asc_fail(err, ASC_ENOMEM, "%s: out of memory", path);
    if (mode == ASC_OPEN_KEEP)
        mode = asc_os_exists(path) && may_write(path) ? ASC_OPEN_WRITE : ASC_OPEN_READ;
    c->path = strdup(path);
    c->packer = asc_packer_new();
    asc_status rc = c->path && c->packer ? open_case(c, mode, err)
                                         : asc_fail(err, ASC_ENOMEM, "%s: out of memory", path);
    if (rc) asc_case_close(c);
    else *out = c;
    return rc;
}

void asc_case_close(asc_case *c)
{
    if (!c) return;
    for (int i = 0; i < ASC_SQL_COUNT; i++) sqlite3_finalize(c->kept[i]);
    sqlite3_close(c->db);
    asc_packer_free(c->packer);
    asc_buf_free(&c->scratch);
    free(c->path);
    free(c);
}

bool asc_case_writable(const asc_case *c)
{
    return c->writable;
}

const char *asc_case_engine(void)
{
    return sqlite3_compileoption_used("ENABLE_FTS5") && sqlite3_libversion_number() >= 3037000 &&
                   asc_pages_layer()
               ? sqlite3_libversion()
               : "";
}
