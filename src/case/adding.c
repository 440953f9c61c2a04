/*
 * Taking reports in.
 *
 * Files are gathered in groups, made ready by many hands (read as reports, hashed,
 * pressed) and written at once, so that the file is locked for a moment only and the disk is waited for once a
 * group. What became of each file is told after its group's commit.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/facts.h"
#include "case/chain.h"
#include "case/db.h"
#include "case/log.h"
#include "case/ready.h"

#include "base/banned.h"

struct asc_adding {
    asc_case *c;
    asc_add_options options;
    asc_str who;
    asc_arena *own, *group; /* group: emptied after each commit */
    asc_hands *hands;
    bool any_refused; /* the case has refusals: they are to be asked */
    asc_ready items[ASC_ADD_GROUP_MAX];
    size_t count, bytes;
};

/* ---- a file taken ---------------------------------------------------------------*/

/* Was it refused so often, by this very program, that it is not tried again? */
static asc_status refused_before(asc_adding *a, asc_ready *r, asc_error *err)
{
    bool found;
    if (!a->any_refused) return ASC_OK;
    sqlite3_stmt *st = asc_db_kept(a->c, ASC_SQL_REFUSAL_FIND, err);
    if (!st) return ASC_EIO;
    asc_db_text(st, 1, r->path);
    asc_db_hash(st, 2, &r->hash);
    asc_db_text(st, 3, ASC_STR(ASC_VERSION));
    asc_status rc = asc_db_row(a->c, st, &found, err);
    if (!rc && found && sqlite3_column_int64(st, 0) >= (int64_t)ASC_ADD_TRIES_MAX) {
        r->again = asc_arena_copy(a->group, asc_db_get(st, 1), &r->refusal);
        if (!r->again) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    sqlite3_reset(st);
    return rc;
}

static asc_status take(asc_adding *a, asc_ready *r, asc_str path, asc_str bytes,
                       const asc_report_facts *facts, asc_error *err)
{
    if (!asc_arena_copy(a->group, path, &r->path) || !asc_arena_copy(a->group, bytes, &r->bytes) ||
        !asc_report_facts_copy(a->group, facts, &r->told))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_hash_of(r->bytes, &r->hash);
    return refused_before(a, r, err);
}

/* ---- written --------------------------------------------------------------------*/

static asc_status content_find(asc_case *c, const asc_hash *h, int64_t *id, asc_error *err)
{
    bool found;
    sqlite3_stmt *st = asc_db_kept(c, ASC_SQL_CONTENT_FIND, err);
    if (!st) return ASC_EIO;
    asc_db_hash(st, 1, h);
    asc_status rc = asc_db_row(c, st, &found, err);
    if (!rc) *id = found ? sqlite3_column_int64(st, 0) : 0;
    sqlite3_reset(st);
    return rc;
}

static asc_status content_add(asc_case *c, const asc_ready *r, int64_t *id, asc_error *err)
{
    sqlite3_stmt *st = asc_db_kept(c, ASC_SQL_CONTENT_ADD, err);
    if (!st) return ASC_EIO;
    asc_db_hash(st, 1, &r->hash);
    sqlite3_bind_int64(st, 2, (int64_t)r->bytes.n);
    asc_db_text(st, 3, r->reports[0].text.media);
    asc_db_text(st, 4, r->packed.n ? ASC_STR("zstd") : ASC_STR("none"));
    asc_db_blob(st, 5, r->packed.n ? r->packed : r->bytes);
    asc_status rc = asc_db_run(c, st, err);
    if (!rc) *id = sqlite3_last_insert_rowid(c->db);
    return rc;
}

static asc_status report_add(asc_case *c, const asc_kept_report *k, int64_t content, asc_error *err)
{
    const asc_report_facts *f = &k->text.facts;
    const asc_str fields[] = { k->item,         f->name,      f->title,         f->outlet,
                               f->author,       f->published, k->text.language, k->text.url,
                               k->text.charset, k->text.note, k->text.text };
    sqlite3_stmt *st = asc_db_kept(c, ASC_SQL_REPORT_ADD, err);
    if (!st) return ASC_EIO;
    sqlite3_bind_int64(st, 1, content);
    for (int i = 0; i < (int)(sizeof fields / sizeof *fields); i++)
        asc_db_text(st, 2 + i, fields[i]);
    asc_db_blob(st, 13, k->blocks);
    asc_db_hash(st, 14, &k->hash);
    asc_db_text(st, 15, k->text.fetched);
    asc_status rc = asc_db_run(c, st, err);
    if (rc) return rc;
    int64_t id = sqlite3_last_insert_rowid(c->db);
    st = asc_db_kept(c, ASC_SQL_WORDS_ADD, err);
    if (!st) return ASC_EIO;
    sqlite3_bind_int64(st, 1, id);
    asc_db_text(st, 2, f->title);
    asc_db_text(st, 3, k->text.text);
    return asc_db_run(c, st, err);
}

static asc_status arrival_known(asc_adding *a, const asc_ready *r, int64_t content, bool *known,
                                asc_error *err)
{
    sqlite3_stmt *st = asc_db_kept(a->c, ASC_SQL_ARRIVAL_FIND, err);
    if (!st) return ASC_EIO;
    sqlite3_bind_int64(st, 1, content);
    asc_db_text(st, 2, r->path);
    asc_db_text(st, 3, a->who);
    asc_status rc = asc_db_row(a->c, st, known, err);
    sqlite3_reset(st);
    return rc;
}

static asc_status arrival_add(asc_adding *a, const asc_ready *r, int64_t content, asc_str at,
                              asc_error *err)
{
    asc_hash hash;
    asc_case *c = a->c;
    int64_t id = c->arrival_id + 1;
    asc_status rc = asc_arrival_hash(&hash, &c->scratch, &c->arrival_hash, id, &r->hash, r->path,
                                     r->facts, a->who, at, err);
    sqlite3_stmt *st = rc ? NULL : asc_db_kept(c, ASC_SQL_ARRIVAL_ADD, err);
    if (!st) return rc ? rc : ASC_EIO;
    sqlite3_bind_int64(st, 1, id);
    sqlite3_bind_int64(st, 2, content);
    asc_db_text(st, 3, r->path);
    asc_db_text(st, 4, r->facts);
    asc_db_text(st, 5, a->who);
    asc_db_text(st, 6, at);
    asc_db_hash(st, 7, &hash);
    rc = asc_db_run(c, st, err);
    if (rc) return rc;
    c->arrival_id = id;
    c->arrival_hash = hash;
    return ASC_OK;
}

static asc_status refusal_add(asc_adding *a, const asc_ready *r, asc_str at, asc_error *err)
{
    sqlite3_stmt *st = asc_db_kept(a->c, ASC_SQL_REFUSAL_ADD, err);
    if (!st) return ASC_EIO;
    asc_db_text(st, 1, r->path);
    if (r->unreadable) asc_db_blob(st, 2, ASC_STR(""));
    else asc_db_hash(st, 2, &r->hash);
    sqlite3_bind_int64(st, 3, (int64_t)r->bytes.n);
    asc_db_text(st, 4, r->refusal);
    asc_db_text(st, 5, ASC_STR(ASC_VERSION));
    asc_db_text(st, 6, a->who);
    asc_db_text(st, 7, at);
    sqlite3_bind_int64(st, 8, !r->untried);
    a->any_refused = true;
    return asc_db_run(a->c, st, err);
}

static asc_status refusal_drop(asc_adding *a, const asc_ready *r, asc_error *err)
{
    if (!a->any_refused) return ASC_OK;
    sqlite3_stmt *st = asc_db_kept(a->c, ASC_SQL_REFUSAL_DROP, err);
    if (!st) return ASC_EIO;
    asc_db_text(st, 1, r->path);
    asc_db_hash(st, 2, &r->hash);
    return asc_db_run(a->c, st, err);
}

static asc_status write_one(asc_adding *a, asc_ready *r, asc_str at, asc_error *err)
{
    int64_t content;
    bool known = false;
    if (r->refusal.n) {
        r->how = ASC_ARRIVED_REFUSED;
        return r->again ? ASC_OK : refusal_add(a, r, at, err);
    }
    asc_status rc = content_find(a->c, &r->hash, &content, err);
    if (rc) return rc;
    r->how = content ? ASC_ARRIVED_AGAIN : ASC_ARRIVED_NEW;
    if (!content) {
        rc = content_add(a->c, r, &content, err);
        for (size_t i = 0; !rc && i < r->report_count; i++)
            rc = report_add(a->c, &r->reports[i], content, err);
    } else {
        rc = arrival_known(a, r, content, &known, err);
        if (known) r->how = ASC_ARRIVED_KNOWN;
    }
    if (!rc && !known) rc = arrival_add(a, r, content, at, err);
    if (!rc) rc = refusal_drop(a, r, err);
    return rc;
}

static asc_status chain_end(asc_case *c, asc_error *err)
{
    bool found;
    c->arrival_id = 0;
    c->arrival_hash = (asc_hash){ { 0 } };
    sqlite3_stmt *st = asc_db_kept(c, ASC_SQL_ARRIVAL_LAST, err);
    if (!st) return ASC_EIO;
    asc_status rc = asc_db_row(c, st, &found, err);
    if (!rc && found) {
        c->arrival_id = sqlite3_column_int64(st, 0);
        if (!asc_db_get_hash(st, 1, &c->arrival_hash))
            rc = asc_fail(err, ASC_EFORMAT, "%s: arrival %lld has no hash", c->path,
                          (long long)c->arrival_id);
    }
    sqlite3_reset(st);
    return rc;
}

/* What of the jail was not there, when documents were read in it: the log says so, once. */
static asc_status note_jail(asc_adding *a, asc_error *err)
{
    unsigned layers;
    asc_buf b = { 0 };
    asc_status rc = ASC_OK;
    if (!asc_hands_layers(a->hands, &layers)) return ASC_OK;
    asc_buf_puts(&b, "{\"missing\":[");
    size_t empty = b.n;
    for (unsigned bit = 0; bit < ASC_JAIL_LAYERS; bit++) {
        if (layers & 1u << bit) continue;
        if (b.n > empty) asc_buf_putc(&b, ',');
        asc_buf_json(&b, asc_str_from(asc_jail_layer_name(bit)));
    }
    bool any = b.n > empty;
    asc_buf_puts(&b, "]}");
    if (b.failed) rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    else if (any) rc = asc_log_note_once(a->c, ASC_STR("jail"), asc_buf_str(&b), a->who, err);
    asc_buf_free(&b);
    return rc;
}

static asc_status write_group(asc_adding *a, asc_error *err)
{
    char at[ASC_TIME_BYTES];
    asc_db_now(at);
    asc_status rc = asc_db_begin(a->c, err);
    if (rc) return rc;
    rc = chain_end(a->c, err);
    for (size_t i = 0; !rc && i < a->count; i++)
        rc = write_one(a, &a->items[i], asc_str_from(at), err);
    if (!rc) rc = note_jail(a, err);
    if (!rc) return asc_db_commit(a->c, err);
    asc_db_rollback(a->c);
    return rc;
}

/* ---- a dry run ------------------------------------------------------------------*/

/* What would come of each; files of one run know each other. */
static asc_status look_group(asc_adding *a, asc_error *err)
{
    for (size_t i = 0; i < a->count; i++) {
        asc_ready *r = &a->items[i];
        int64_t content = 0;
        bool known = false;
        asc_status rc =
            a->c && !r->refusal.n ? content_find(a->c, &r->hash, &content, err) : ASC_OK;
        if (!rc && content) rc = arrival_known(a, r, content, &known, err);
        if (rc) return rc;
        r->how = r->refusal.n ? ASC_ARRIVED_REFUSED
                 : known      ? ASC_ARRIVED_KNOWN
                 : content    ? ASC_ARRIVED_AGAIN
                              : ASC_ARRIVED_NEW;
        for (size_t k = 0; k < i && r->how == ASC_ARRIVED_NEW; k++)
            if (!a->items[k].refusal.n && asc_hash_eq(&a->items[k].hash, &r->hash))
                r->how = ASC_ARRIVED_AGAIN;
    }
    return ASC_OK;
}

/* ---- the group --------------------------------------------------------------------*/

static void tell(asc_adding *a, const asc_ready *r)
{
    asc_arrival told = { .path = r->path,
                         .size = r->bytes.n,
                         .how = r->how,
                         .report_count = r->refusal.n ? 0 : (uint32_t)r->report_count,
                         .reason = r->refusal };
    if (!r->unreadable) asc_hash_hex(&r->hash, told.sha256);
    if (a->options.arrived) a->options.arrived(a->options.user, &told);
}

static void forget_group(asc_adding *a)
{
    static const asc_mark nothing = { 0 };
    if (a->hands) asc_ready_forget(a->hands, a->items, a->count);
    if (a->group) asc_arena_restore(a->group, nothing);
    a->count = a->bytes = 0;
}

static asc_status flush(asc_adding *a, asc_error *err)
{
    asc_status rc =
        a->count ? asc_ready_all(a->hands, a->items, a->count, !a->options.dry_run, err) : ASC_OK;
    if (!rc && a->count) rc = a->options.dry_run ? look_group(a, err) : write_group(a, err);
    for (size_t i = 0; !rc && i < a->count; i++) tell(a, &a->items[i]);
    forget_group(a);
    return rc;
}

static asc_status put(asc_adding *a, size_t bytes, asc_error *err)
{
    a->bytes += bytes;
    a->count++;
    return a->count == a->options.group || a->bytes >= ASC_ADD_GROUP_BYTES ? flush(a, err) : ASC_OK;
}

static asc_status put_bytes(asc_adding *a, asc_str path, asc_str bytes,
                            const asc_report_facts *facts, const asc_fetched *page, asc_error *err)
{
    asc_ready *r = &a->items[a->count];
    *r = (asc_ready){ .page = *page };
    if (bytes.n > ASC_REPORT_BYTES_MAX) {
        asc_error why;
        asc_fail(&why, ASC_ELIMIT, "%zu bytes; at most %zu are read: split it", bytes.n,
                 ASC_REPORT_BYTES_MAX);
        return asc_adding_refuse(a, path, asc_str_from(why.message), err);
    }
    asc_status rc = take(a, r, path, bytes, facts, err);
    if (!rc) return put(a, bytes.n, err);
    forget_group(a);
    return rc;
}

asc_status asc_adding_put(asc_adding *a, asc_str path, asc_str bytes, const asc_report_facts *facts,
                          asc_error *err)
{
    static const asc_fetched none = { 0 };
    return put_bytes(a, path, bytes, facts, &none, err);
}

static bool copy_page(asc_arena *keep, const asc_fetched *in, asc_fetched *out)
{
    return asc_arena_copy(keep, in->url, &out->url) &&
           asc_arena_copy(keep, in->final, &out->final) &&
           asc_arena_copy(keep, in->type, &out->type) &&
           asc_arena_copy(keep, in->date, &out->date) &&
           asc_arena_copy(keep, in->modified, &out->modified) &&
           asc_arena_copy(keep, in->headers, &out->headers);
}

asc_status asc_adding_put_page(asc_adding *a, const asc_fetched *page, asc_str bytes,
                               const asc_report_facts *facts, asc_error *err)
{
    asc_fetched kept = { .status = page->status };
    if (copy_page(a->group, page, &kept)) return put_bytes(a, page->url, bytes, facts, &kept, err);
    forget_group(a);
    return asc_fail(err, ASC_ENOMEM, "out of memory");
}

asc_status asc_adding_refuse(asc_adding *a, asc_str path, asc_str reason, asc_error *err)
{
    asc_ready *r = &a->items[a->count];
    *r = (asc_ready){ .unreadable = true };
    if (asc_arena_copy(a->group, path, &r->path) && asc_arena_copy(a->group, reason, &r->refusal))
        return put(a, 0, err);
    forget_group(a);
    return asc_fail(err, ASC_ENOMEM, "out of memory");
}

asc_status asc_adding_end(asc_adding *a, asc_error *err)
{
    return flush(a, err);
}

static asc_status ask_refusals(asc_adding *a, asc_error *err)
{
    sqlite3_stmt *st = a->c ? asc_db_kept(a->c, ASC_SQL_REFUSAL_ANY, err) : NULL;
    if (!st) return a->c ? ASC_EIO : ASC_OK;
    asc_status rc = asc_db_row(a->c, st, &a->any_refused, err);
    sqlite3_reset(st);
    return rc;
}

asc_status asc_adding_new(asc_adding **out, asc_case *c, const asc_add_options *options,
                          asc_error *err)
{
    if (!options->who.n)
        return asc_fail(err, ASC_EARG, "who adds these reports? name the collector");
    if (!c && !options->dry_run) return asc_fail(err, ASC_EARG, "there is no case to add to");
    asc_adding *a = calloc(1, sizeof *a);
    if (!a) return asc_fail(err, ASC_ENOMEM, "out of memory");
    a->c = c;
    a->options = *options;
    if (a->options.group == 0 || a->options.group > ASC_ADD_GROUP_MAX)
        a->options.group = ASC_ADD_GROUP_MAX;
    a->own = asc_arena_new();
    a->group = asc_arena_new();
    a->hands = asc_hands_new(options->threads, options->reading);
    asc_status rc = a->own && a->group && a->hands && asc_arena_copy(a->own, options->who, &a->who)
                        ? ask_refusals(a, err)
                        : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (rc) asc_adding_free(a);
    else *out = a;
    return rc;
}

void asc_adding_free(asc_adding *a)
{
    if (!a) return;
    forget_group(a);
    asc_hands_free(a->hands);
    asc_arena_free(a->group);
    asc_arena_free(a->own);
    free(a);
}
