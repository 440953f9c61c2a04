#include "cli/listfiles.h"

#include "base/os.h"

#include "base/banned.h"

struct group {
    asc_str files[ASC_LIST_PARTS_MAX];
    size_t count;
};

static asc_str folder_of(asc_str path)
{
    return asc_str_slice(path, 0, path.n - asc_str_last_part(path).n);
}

/* Which of OFAC's lists the file is a part of: 0 none, 1 SDN, 2 the consolidated one.
 * `main` says whether it is the one with the entries. */
static int ofac_part(asc_str path, bool *main)
{
    static const struct {
        const char *name;
        int list;
        bool main;
    } parts[] = { { "sdn.csv", 1, true },       { "alt.csv", 1, false },
                  { "add.csv", 1, false },      { "sdn_comments.csv", 1, false },
                  { "cons_prim.csv", 2, true }, { "cons_alt.csv", 2, false },
                  { "cons_add.csv", 2, false }, { "cons_comments.csv", 2, false } };
    asc_str name = asc_str_last_part(path);
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        if (asc_str_eq_nocase(name, asc_str_from(parts[k].name))) {
            *main = parts[k].main;
            return parts[k].list;
        }
    return 0;
}

/* The files that make one list with the one that has the entries; it comes first. */
static void gather(struct group *g, const asc_str *files, size_t n, size_t first)
{
    bool main;
    int list = ofac_part(files[first], &main);
    *g = (struct group){ { files[first] }, 1 };
    for (size_t k = 0; list && k < n && g->count < ASC_LIST_PARTS_MAX; k++)
        if (k != first && ofac_part(files[k], &main) == list && !main &&
            asc_str_eq(folder_of(files[k]), folder_of(files[first])))
            g->files[g->count++] = files[k];
}

static bool belongs_to_another(const asc_str *files, size_t n, size_t i)
{
    bool main;
    int list = ofac_part(files[i], &main);
    if (!list || main) return false;
    for (size_t k = 0; k < n; k++)
        if (ofac_part(files[k], &main) == list && main &&
            asc_str_eq(folder_of(files[k]), folder_of(files[i])))
            return true;
    return false;
}

static asc_status read_group(asc_list **out, asc_reader *r, const struct group *g,
                             const asc_list_source *from, asc_error *err)
{
    asc_buf bytes[ASC_LIST_PARTS_MAX] = { { 0 } };
    asc_list_part parts[ASC_LIST_PARTS_MAX];
    asc_list_options options = { .id = asc_str_from(from->name), .date = asc_str_from(from->date) };
    asc_status rc = ASC_OK;
    for (size_t k = 0; !rc && k < g->count; k++) {
        rc = asc_os_read(&bytes[k], g->files[k].p, ASC_REPORT_BYTES_MAX, err);
        parts[k] = (asc_list_part){ g->files[k], asc_buf_str(&bytes[k]) };
    }
    if (!rc) rc = asc_list_read(out, r, parts, g->count, &options, err);
    for (size_t k = 0; k < g->count; k++) asc_buf_free(&bytes[k]);
    return rc;
}

bool asc_cli_lists(const asc_list_source *from, int operands, char **paths, asc_list_fn each,
                   void *user)
{
    asc_arena *keep = asc_arena_new();
    asc_reader *r = NULL;
    asc_error err = { ASC_OK, "" };
    asc_str *files = NULL;
    size_t n = 0;
    asc_reader_options options = { .no_jail = from->lax };
    bool good = keep && asc_cli_files(keep, operands, paths, &files, &n);
    if (!keep) asc_cli_fail("out of memory");
    asc_status rc = good ? asc_reader_open(&r, &options, &err) : ASC_OK;
    for (size_t i = 0; good && !rc && i < n; i++) {
        struct group g;
        asc_list *l = NULL;
        if (belongs_to_another(files, n, i)) continue;
        gather(&g, files, n, i);
        rc = read_group(&l, r, &g, from, &err);
        if (!rc) good = each(user, l);
    }
    if (rc) asc_cli_fail("%s", err.message);
    asc_reader_close(r);
    asc_arena_free(keep);
    return good && !rc;
}
