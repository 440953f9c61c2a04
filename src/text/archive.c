#include "text/archive.h"

#include "base/error.h"
#include "text/inflate.h"
#include "text/office.h"
#include "text/zip.h"

#include "base/banned.h"

/* ---- a folder of documents -------------------------------------------------------*/

struct folder {
    asc_parts *p;
    asc_part_fn read;
    const asc_zip *zip;
    bool crawl;              /* WACZ: only its archive/ is read */
    asc_report_table *table; /* reports.csv, or NULL */
    asc_str table_folder;    /* that it stands in, "" or "some/folder/" */
};

/* What systems put beside the files: hidden ones, and the table itself. */
static bool is_passed_over(const struct folder *f, asc_str path)
{
    asc_str base = asc_str_last_part(path);
    if (f->crawl && !asc_str_starts(path, ASC_STR("archive/"))) return true;
    return asc_str_starts(base, ASC_STR(".")) || asc_str_starts(path, ASC_STR("__MACOSX/")) ||
           asc_str_eq(base, ASC_STR("reports.csv"));
}

static asc_record facts_of(const struct folder *f, asc_str path)
{
    asc_record like = { 0 };
    size_t count = f->table ? asc_report_table_count(f->table) : 0;
    if (!asc_str_starts(path, f->table_folder)) return like;
    asc_str file = asc_str_slice(path, f->table_folder.n, path.n);
    for (size_t i = 0; i < count; i++) {
        asc_report_facts row = asc_report_table_row(f->table, i);
        if (!asc_str_eq(row.name, file)) continue;
        like.title = row.title;
        like.outlet = row.outlet;
        like.author = row.author;
        like.published = row.published;
    }
    return like;
}

/* The table overrides what a file says of itself. */
static void override(asc_parts *p, size_t from, const asc_record *like)
{
    bool alone = p->out->count == from + 1;
    for (size_t i = from; i < p->out->count; i++) {
        asc_record *r = &p->out->items[i];
        if (like->outlet.n) r->outlet = like->outlet;
        if (alone && like->title.n) r->title = like->title;
        if (alone && like->author.n) r->author = like->author;
        if (alone && like->published.n) r->published = like->published;
    }
}

static asc_status read_file(struct folder *f, const asc_zip_file *file, asc_arena *tmp)
{
    asc_error why = { ASC_OK, "" }, *err = f->p->err;
    asc_str bytes;
    f->p->err = &why;
    asc_status rc = asc_zip_unpack(&bytes, f->p, tmp, file);
    f->p->err = err;
    if (rc == ASC_EFORMAT) {
        asc_parts_refuse(f->p, file->name, why.message);
        return ASC_OK;
    }
    if (rc) return asc_fail(err, rc, "%s", why.message);
    size_t before = f->p->out->count;
    asc_record like = facts_of(f, file->name);
    rc = asc_parts_add(f->p, f->read, file->name, file->name, bytes, NULL);
    if (!rc) override(f->p, before, &like);
    return rc;
}

/* The table of the shortest path; a table that cannot be read counts as none. */
static asc_status find_table(struct folder *f)
{
    const asc_zip_file *best = NULL;
    asc_str csv;
    for (size_t i = 0; i < f->zip->count; i++) {
        const asc_zip_file *file = &f->zip->files[i];
        if (asc_str_eq(asc_str_last_part(file->name), ASC_STR("reports.csv")) &&
            (!best || file->name.n < best->name.n))
            best = file;
    }
    if (!best) return ASC_OK;
    asc_status rc = asc_zip_unpack(&csv, f->p, f->p->keep, best);
    if (!rc) rc = asc_report_table_parse(&f->table, csv, f->p->err);
    f->table_folder = asc_str_slice(best->name, 0, best->name.n - ASC_STR("reports.csv").n);
    if (rc != ASC_EFORMAT) return rc;
    asc_parts_refuse(f->p, best->name, f->p->err ? f->p->err->message : "no table");
    return ASC_OK;
}

/* The table's texts end with it; the records outlive it. */
static asc_status keep_facts(asc_parts *p)
{
    for (size_t i = p->before; i < p->out->count; i++)
        if (!asc_record_copy(&p->out->items[i], &p->out->items[i], p->keep))
            return asc_fail(p->err, ASC_ENOMEM, "out of memory");
    return ASC_OK;
}

static asc_status read_folder(asc_parts *p, asc_part_fn read, const asc_zip *zip, bool crawl)
{
    struct folder f = { .p = p, .read = read, .zip = zip, .crawl = crawl };
    asc_status rc = find_table(&f);
    for (size_t i = 0; !rc && i < zip->count; i++) {
        if (is_passed_over(&f, zip->files[i].name)) continue;
        asc_arena *tmp = asc_arena_new();
        rc = tmp ? read_file(&f, &zip->files[i], tmp) : ASC_ENOMEM;
        asc_arena_free(tmp);
    }
    if (!rc && zip->cut) asc_parts_refuse(p, ASC_STR("the archive's end"), "it is cut there");
    if (!rc && f.table) rc = keep_facts(p);
    asc_report_table_free(f.table);
    return rc ? rc : asc_parts_end(p, "a zip");
}

asc_status asc_archive_read_zip(asc_parts *p, asc_part_fn read, asc_str bytes)
{
    asc_zip zip;
    asc_status rc = asc_zip_open(&zip, p->keep, bytes, p->err);
    if (rc) return rc;
    if (asc_zip_find(&zip, "word/document.xml")) return asc_office_read_word(p, &zip);
    if (asc_zip_find(&zip, "content.xml") && asc_zip_find(&zip, "mimetype"))
        return asc_office_read_open(p, &zip);
    bool crawl = false;
    for (size_t i = 0; i < zip.count && asc_zip_find(&zip, "datapackage.json"); i++)
        crawl = crawl || asc_str_starts(zip.files[i].name, ASC_STR("archive/"));
    return read_folder(p, read, &zip, crawl);
}

/* ---- gzip ------------------------------------------------------------------------*/

asc_status asc_archive_read_gzip(asc_parts *p, asc_part_fn read, asc_str name, asc_str bytes)
{
    asc_str plain;
    bool damaged;
    asc_status rc =
        asc_inflate(&plain, &damaged, p->keep, bytes, ASC_DEFLATED_ANY, p->budget, p->err);
    if (rc == ASC_ELIMIT) return asc_parts_spend(p, SIZE_MAX);
    if (!rc) rc = asc_parts_spend(p, plain.n);
    if (rc) return rc;
    if (damaged && !plain.n) return asc_fail(p->err, ASC_EFORMAT, "a gzip file that is damaged");
    if (asc_str_ends(name, ASC_STR(".gz"))) name = asc_str_slice(name, 0, name.n - 3);
    size_t before = p->out->count;
    if (++p->depth > ASC_PARTS_DEPTH_MAX)
        return asc_fail(p->err, ASC_EFORMAT, "too many documents inside documents");
    rc = read(p, name, plain);
    for (size_t i = before; i < p->out->count; i++) p->out->items[i].origin_count = 0;
    if (!rc && damaged && p->out->count > before)
        p->out->items[before].note =
            ASC_STR("the file is damaged or cut; what stands before was read");
    return rc;
}
