/*
 * A case's reports into a reading. What was read of a report before, by this very build
 * and model and with the same facts, is taken as it was kept; the rest is read, some
 * reports side by side, and kept.
 *
 * Both ways end in the same bytes unpacked, in the order of the reports, so that the
 * answer depends neither on what was kept nor on the number of threads.
 */
#include <ascribe.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#include "ascribe_reading.h"
#include "base/error.h"
#include "base/map.h"
#include "base/facts.h"
#include "base/os.h"
#include "base/str.h"
#include "case/answers.h"
#include "case/derived.h"
#include "case/find.h"
#include "case/readings.h"
#include "read/kept.h"

#include "base/banned.h"

#define BATCH 512u /* reports taken at once */
#define BATCHES 6u /* batches at once: some are unpacked while others are taken */
#define BATCH_BYTES ((size_t)4 << 20) /* or texts of so many bytes, the last one's aside */
#define THREADS_MAX ASC_SIDES_MAX
#define STAMP_BYTES 24
#define SHARE 64u /* reports of a batch that one unpacks at a time */

/* made by cmake/stamp.cmake */
const char *asc_build_stamp(void);
const char *asc_build_stamp_whole(void);

struct item {
    int64_t id;
    asc_report report; /* its views in the reading's arena */
    asc_taken taken;
    char stamp[STAMP_BYTES];
    uint64_t text_hash;
    asc_str was_stamp, bytes; /* as they were kept */
    bool fresh;               /* to be read */
    asc_buf packed;
    asc_error err; /* why it could not be read */
};

struct reader {
    struct filling *all;
    pthread_t thread;
    asc_worker *worker;
    asc_arena *keep, *work;
};

/* Reports taken at once. */
struct batch {
    asc_arena *kept; /* what was kept of them */
    struct item items[BATCH];
    size_t count;
    size_t begun, unpacked; /* items that somebody unpacks or has unpacked; under filling.lock */
};

/* One who unpacks what was kept. */
struct unpacker {
    struct filling *all;
    pthread_t thread;
    unsigned side;
};

struct filling {
    asc_reading *r;
    asc_case *c;
    const asc_case_reading_options *options;
    asc_marks marks;
    uint64_t build;
    struct batch batches[BATCHES];
    struct batch *now;      /* the one that is read and placed */
    size_t taken, finished; /* batches; those between are unpacked. `taken` under the lock */
    bool closed;            /* no more are taken; under the lock */
    pthread_mutex_t lock;
    pthread_cond_t more,
        ready;      /* there is something to unpack; a batch is unpacked, or it is prepared */
    bool behind;    /* there are reports of which nothing is kept */
    bool preparing; /* one of those who unpack does; under the lock */
    asc_status prepared;
    asc_error prepared_err;
    struct unpacker unpackers[THREADS_MAX];
    unsigned unpacker_count;
    int64_t after; /* the last report taken */
    bool any;      /* of the last ones taken */
    asc_status took;
    asc_error took_err;
    struct reader readers[THREADS_MAX];
    unsigned reader_count;
    atomic_size_t next;
    asc_map outlets; /* those met before: all their reports have one string */
    bool keeping;
    uint64_t done;
};

/* ---- which report, read by what ------------------------------------------------------*/

static void put64(char *out, uint64_t v)
{
    for (int i = 0; i < 8; i++) out[i] = (char)(unsigned char)(v >> 8 * i);
}

/* Build, model, and all that goes into the reading of this report. The hash of its text. */
static uint64_t stamp_of(const struct filling *f, const asc_report *report, char out[STAMP_BYTES])
{
    char hashes[5 * 8];
    const asc_report_facts *facts = &report->facts;
    const asc_str fields[] = { facts->title, facts->outlet, facts->author, facts->published };
    uint64_t text = asc_str_hash(report->text);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put64(hashes + 8 * i, asc_str_hash(fields[i]));
    put64(hashes + sizeof hashes - 8, text);
    put64(out, f->build);
    put64(out + 8, asc_model_checksum(f->r->model));
    put64(out + 16, asc_str_hash((asc_str){ hashes, sizeof hashes }));
    return text;
}

/* ---- taking a batch --------------------------------------------------------------------*/

/* What was read of it brings its facts along, its name aside: they last as long as the batch. */
static bool copy_report(const struct filling *f, asc_arena *kept, const asc_readable *from,
                        asc_report *out)
{
    asc_arena *keep = f->r->keep, *facts = asc_reading_wants_more(f->r) ? keep : kept;
    return asc_report_facts_copy(facts, &from->facts, &out->facts) &&
           asc_arena_copy(keep, from->facts.name, &out->facts.name) &&
           asc_arena_copy(keep, from->charset, &out->charset) &&
           asc_arena_copy(keep, from->text, &out->text);
}

/* What was kept, or was just packed, as the reading has it. */
static asc_status unpack(struct item *it, const asc_kept_room *room, asc_str bytes, asc_error *err)
{
    asc_kept_reading kept;
    asc_status rc = asc_kept_unpack(&kept, room, it->report.text, bytes, err);
    if (rc) return rc;
    kept.facts.name = it->report.facts.name;
    it->report.facts = kept.facts;
    it->report.passed_by = kept.passed_by;
    it->taken.readout = kept.readout;
    if (!asc_date_parse(kept.facts.published, &it->taken.published))
        it->taken.published = (asc_date){ 0 };
    return ASC_OK;
}

static struct batch *batch_at(struct filling *f, size_t i)
{
    return &f->batches[i % BATCHES];
}

static asc_status take(void *user, const asc_readable *from, asc_error *err)
{
    struct filling *f = user;
    struct batch *b = batch_at(f, f->taken);
    struct item *it = &b->items[b->count];
    if (from->confidential && !f->options->include_confidential) return ASC_OK;
    asc_buf packed = it->packed;
    asc_buf_clear(&packed);
    *it = (struct item){ .id = from->id, .packed = packed, .fresh = true };
    if (!copy_report(f, b->kept, from, &it->report) ||
        !asc_arena_copy(b->kept, from->stamp, &it->was_stamp) ||
        !asc_arena_copy(b->kept, from->bytes, &it->bytes))
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    b->count++;
    return ASC_OK;
}

static void unpack_item(const struct filling *f, struct item *it, const asc_kept_room *room)
{
    it->err.status = ASC_OK;
    it->text_hash = stamp_of(f, &it->report, it->stamp);
    if (it->bytes.n && !asc_reading_wants_more(f->r) &&
        asc_str_eq(it->was_stamp, (asc_str){ it->stamp, STAMP_BYTES }))
        it->fresh = (it->err.status = unpack(it, room, it->bytes, &it->err)) != ASC_OK;
    if (it->err.status == ASC_EFORMAT) it->err = (asc_error){ 0 }; /* it is read anew */
}

/* The next reports, as one batch more. */
static void take_next(struct filling *f)
{
    static const asc_mark nothing = { 0 };
    struct batch *b = batch_at(f, f->taken);
    b->count = b->begun = b->unpacked = 0;
    asc_arena_restore(b->kept, nothing);
    f->took = asc_readings_next(f->c, &f->marks, &f->after, BATCH, BATCH_BYTES, &f->any, take, f,
                                &f->took_err);
    pthread_mutex_lock(&f->lock);
    if (f->any && !f->took) f->taken++;
    else f->closed = true;
    pthread_cond_broadcast(&f->more);
    pthread_mutex_unlock(&f->lock);
}

/* ---- unpacking it ------------------------------------------------------------------------*/

/* Items of a batch that nobody unpacks yet, of the first batch that has some; NULL: there are none.
 * Under the lock. */
static struct batch *to_unpack(struct filling *f, size_t *begin, size_t *end)
{
    for (size_t i = f->finished; i < f->taken; i++) {
        struct batch *b = batch_at(f, i);
        if (b->begun == b->count) continue;
        *begin = b->begun;
        b->begun = *end = b->count - *begin < SHARE ? b->count : *begin + SHARE;
        return b;
    }
    return NULL;
}

/* Under the lock, but for the work itself. */
static void unpack_share(struct filling *f, struct batch *b, size_t begin, size_t end,
                         unsigned side)
{
    const asc_reading *r = f->r;
    const asc_kept_room room = { r->sides[side], r->lists[0][side], r->lists[1][side],
                                 r->lists[2][side] };
    pthread_mutex_unlock(&f->lock);
    for (size_t i = begin; i < end; i++) unpack_item(f, &b->items[i], &room);
    pthread_mutex_lock(&f->lock);
    b->unpacked += end - begin;
    if (b->unpacked == b->count) pthread_cond_signal(&f->ready);
}

/* What whoever takes the reports will want: memory, and a worker for those that are to be read. What goes
 * wrong is told when it is wanted. */
static void prepare(struct filling *f, unsigned side)
{
    asc_reading *r = f->r;
    asc_os_touch(r->reports, r->report_cap * sizeof *r->reports);
    asc_os_touch(r->taken, r->taken_cap * sizeof *r->taken);
    if (f->behind) f->prepared = asc_reading_worker(r, r->sides[side], &f->prepared_err);
    pthread_mutex_lock(&f->lock);
    f->preparing = false;
    pthread_cond_signal(&f->ready);
    pthread_mutex_unlock(&f->lock);
}

static asc_status worker_ready(struct filling *f, asc_error *err)
{
    pthread_mutex_lock(&f->lock);
    while (f->preparing) pthread_cond_wait(&f->ready, &f->lock);
    pthread_mutex_unlock(&f->lock);
    if (f->prepared) return asc_fail(err, f->prepared, "%s", f->prepared_err.message);
    return asc_reading_worker(f->r, f->r->keep, err);
}

static void *unpack_all(void *user)
{
    struct unpacker *by = user;
    struct filling *f = by->all;
    size_t begin, end;
    if (by->side == 1) prepare(f, by->side);
    pthread_mutex_lock(&f->lock);
    for (;;) {
        struct batch *b = to_unpack(f, &begin, &end);
        if (b) unpack_share(f, b, begin, end, by->side);
        else if (f->closed) break;
        else pthread_cond_wait(&f->more, &f->lock);
    }
    pthread_mutex_unlock(&f->lock);
    return NULL;
}

/* Where no thread can be had, who takes the reports unpacks them, too. */
static void start_unpackers(struct filling *f, size_t reports)
{
    unsigned wanted = asc_side_count(f->reader_count, reports);
    while (f->unpacker_count + 1 < wanted) {
        struct unpacker *by = &f->unpackers[f->unpacker_count];
        *by = (struct unpacker){ .all = f, .side = f->unpacker_count + 1 };
        if (by->side == 1) f->preparing = true; /* nobody looks at it yet */
        if (pthread_create(&by->thread, NULL, unpack_all, by) != 0) {
            if (by->side == 1) f->preparing = false;
            return;
        }
        f->unpacker_count++;
    }
}

/* Also where something went wrong: what was taken is unpacked, and no more waited for. */
static void stop_unpackers(struct filling *f)
{
    pthread_mutex_lock(&f->lock);
    f->closed = true;
    pthread_cond_broadcast(&f->more);
    pthread_mutex_unlock(&f->lock);
    for (unsigned i = 0; i < f->unpacker_count; i++) pthread_join(f->unpackers[i].thread, NULL);
}

/* The batch that is next is unpacked when this returns: who waits for it does a part of it. */
static asc_status unpack_batch(struct filling *f, asc_error *err)
{
    struct batch *b = f->now;
    size_t begin, end;
    pthread_mutex_lock(&f->lock);
    while (b->unpacked < b->count) {
        struct batch *some = to_unpack(f, &begin, &end);
        if (some) unpack_share(f, some, begin, end, 0);
        else pthread_cond_wait(&f->ready, &f->lock);
    }
    pthread_mutex_unlock(&f->lock);
    for (size_t i = 0; i < b->count; i++)
        if (b->items[i].err.status == ASC_ENOMEM)
            return asc_fail(err, ASC_ENOMEM, "%s", b->items[i].err.message);
    return ASC_OK;
}

/* ---- reading it ------------------------------------------------------------------------*/

static void read_item(struct reader *by, struct item *it)
{
    static const asc_mark nothing = { 0 };
    asc_taken t;
    asc_report report = it->report;
    asc_status rc =
        asc_report_read(&t, &report, by->all->r, by->worker, by->keep, by->work, &it->err);
    if (!rc) {
        asc_kept_reading kept = { .facts = report.facts,
                                  .passed_by = report.passed_by,
                                  .readout = t.readout };
        rc = asc_kept_pack(&it->packed, &kept, report.text, &it->err);
    }
    it->err.status = rc;
    asc_arena_restore(by->work, nothing);
    asc_arena_restore(by->keep, nothing);
}

static void *labour(void *user)
{
    struct reader *by = user;
    struct batch *b = by->all->now;
    size_t i;
    while ((i = atomic_fetch_add(&by->all->next, 1)) < b->count)
        if (b->items[i].fresh) read_item(by, &b->items[i]);
    return NULL;
}

/* The first reader has the reading's own worker. */
static bool reader_ready(struct filling *f, unsigned i)
{
    struct reader *by = &f->readers[i];
    if (by->worker) return true;
    by->all = f;
    by->keep = asc_arena_new();
    by->work = asc_arena_new();
    if (by->keep && by->work)
        by->worker = i ? asc_worker_new(f->r->whole ? f->r->whole : f->r->model) : f->r->worker;
    return by->worker != NULL;
}

static void free_readers(struct filling *f)
{
    for (unsigned i = 0; i < THREADS_MAX; i++) {
        if (i) asc_worker_free(f->readers[i].worker);
        asc_arena_free(f->readers[i].keep);
        asc_arena_free(f->readers[i].work);
    }
    for (size_t k = 0; k < BATCHES; k++) {
        for (size_t i = 0; i < BATCH; i++) asc_buf_free(&f->batches[k].items[i].packed);
        asc_arena_free(f->batches[k].kept);
    }
}

/* Where no thread or memory for one can be had, the others do its work. */
static asc_status read_batch(struct filling *f, size_t fresh, asc_error *err)
{
    unsigned started = 1;
    asc_status rc = worker_ready(f, err);
    if (rc) return rc;
    if (!reader_ready(f, 0)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    atomic_store(&f->next, 0);
    while (started < f->reader_count && started < fresh && reader_ready(f, started) &&
           pthread_create(&f->readers[started].thread, NULL, labour, &f->readers[started]) == 0)
        started++;
    labour(&f->readers[0]);
    for (unsigned i = 1; i < started; i++) pthread_join(f->readers[i].thread, NULL);
    const struct batch *b = f->now;
    for (size_t i = 0; i < b->count; i++)
        if (b->items[i].fresh && b->items[i].err.status == ASC_ENOMEM)
            return asc_fail(err, ASC_ENOMEM, "%s", b->items[i].err.message);
    return ASC_OK;
}

/* What attributions and the like stand on is not kept: such a report is read for the reading alone. */
static asc_status read_for_more(struct filling *f, struct item *it, asc_error *err)
{
    static const asc_mark nothing = { 0 };
    asc_status rc = worker_ready(f, err);
    if (rc) return rc;
    if (!reader_ready(f, 0)) return asc_fail(err, ASC_ENOMEM, "out of memory");
    it->err.status = asc_report_read(&it->taken, &it->report, f->r, f->r->worker, f->r->keep,
                                     f->readers[0].work, &it->err);
    asc_arena_restore(f->readers[0].work, nothing);
    return it->err.status == ASC_ENOMEM ? asc_fail(err, ASC_ENOMEM, "%s", it->err.message) : ASC_OK;
}

/* ---- keeping it -------------------------------------------------------------------------*/

static asc_status write_batch(struct filling *f, asc_error *err)
{
    asc_status rc = asc_db_begin(f->c, err);
    if (rc) return rc;
    for (size_t i = 0; !rc && i < f->now->count; i++) {
        const struct item *it = &f->now->items[i];
        if (it->fresh && !it->err.status)
            rc = asc_readings_put(f->c, it->id, (asc_str){ it->stamp, STAMP_BYTES },
                                  asc_buf_str(&it->packed), err);
    }
    if (!rc) return asc_db_commit(f->c, err);
    asc_db_rollback(f->c);
    return rc;
}

/* A reading that cannot be kept is still a reading. */
static void keep_batch(struct filling *f)
{
    asc_error why = { 0 };
    if (!f->keeping || write_batch(f, &why) == ASC_OK) return;
    f->keeping = false;
    if (f->options->failed) f->options->failed(f->options->user, 0, &why);
}

/* A string that comes again and again is looked at where it is at hand. False: out of memory. */
static bool one_string(asc_map *met, asc_str *s)
{
    bool fresh;
    uint64_t *at = asc_map_put(met, *s, (uint64_t)(uintptr_t)s->p, &fresh);
    if (at) s->p = (const char *)(uintptr_t)*at;
    return at != NULL;
}

static asc_status place(struct filling *f, struct item *it, asc_error *err)
{
    const asc_kept_room all = { f->r->keep, f->r->keep, f->r->keep, f->r->keep };
    asc_status rc = ASC_OK;
    f->done++;
    if (it->fresh && it->err.status) {
        if (f->options->failed) f->options->failed(f->options->user, it->id, &it->err);
        return ASC_OK;
    }
    if (it->fresh && !asc_reading_wants_more(f->r))
        rc = unpack(it, &all, asc_buf_str(&it->packed), err);
    if (!rc && !one_string(&f->outlets, &it->report.facts.outlet))
        rc = asc_fail(err, ASC_ENOMEM, "out of memory");
    it->taken.id = it->id;
    it->taken.text_hash = it->text_hash;
    if (!rc) rc = asc_reading_place(f->r, &it->report, &it->taken, err);
    if (!rc) f->r->from_case++;
    return rc;
}

static asc_status finish_batch(struct filling *f, asc_error *err)
{
    size_t fresh = 0;
    struct batch *b = f->now;
    asc_status rc = unpack_batch(f, err);
    for (size_t i = 0; i < b->count; i++) fresh += b->items[i].fresh;
    if (!rc && fresh && !asc_reading_wants_more(f->r)) {
        rc = read_batch(f, fresh, err);
        if (!rc) keep_batch(f);
    }
    for (size_t i = 0; !rc && asc_reading_wants_more(f->r) && i < b->count; i++)
        rc = read_for_more(f, &b->items[i], err);
    for (size_t i = 0; !rc && i < b->count; i++) rc = place(f, &b->items[i], err);
    if (!rc && f->options->progress) f->options->progress(f->options->user, f->done);
    return rc;
}

/* ---- a case --------------------------------------------------------------------------------*/

static asc_status take_rulings(asc_reading *r, asc_case *c, bool confidential, asc_error *err)
{
    size_t n;
    asc_rulings *rulings = NULL;
    asc_status rc = asc_case_rulings(&rulings, c, confidential, err);
    if (rc) return rc;
    const asc_ruling *items = asc_rulings_items(rulings, &n);
    rc = asc_reading_rule(r, items, n, err);
    asc_rulings_free(rulings);
    return rc;
}

/* All that the joined reading depends on. */
static uint64_t case_stamp(const struct filling *f, int64_t last_report)
{
    char bytes[200];
    int n = snprintf(bytes, sizeof bytes, "%s %016llx %016llx %lld %lld %d",
                     asc_build_stamp_whole(), (unsigned long long)asc_model_checksum(f->r->model),
                     (unsigned long long)f->r->own_words, (long long)last_report,
                     (long long)f->marks.last, f->options->include_confidential);
    return asc_str_hash((asc_str){ bytes, (size_t)n });
}

/* Is the first of the batches that are not finished unpacked? */
static bool first_is_ready(struct filling *f)
{
    const struct batch *b = batch_at(f, f->finished);
    pthread_mutex_lock(&f->lock);
    bool ready = b->unpacked == b->count;
    pthread_mutex_unlock(&f->lock);
    return ready;
}

/* Batches are taken ahead of those that are read and placed, as many as there is room for. */
static asc_status fill(struct filling *f, asc_error *err)
{
    asc_status rc = ASC_OK;
    while (!rc && (f->finished < f->taken || !f->closed)) {
        if (!f->closed &&
            (f->taken == f->finished || (f->taken - f->finished < BATCHES && !first_is_ready(f)))) {
            take_next(f);
            continue;
        }
        f->now = batch_at(f, f->finished);
        rc = finish_batch(f, err);
        pthread_mutex_lock(&f->lock);
        f->finished++;
        pthread_mutex_unlock(&f->lock);
    }
    if (!rc && f->took) rc = asc_fail(err, f->took, "%s", f->took_err.message);
    f->r->case_stamp = case_stamp(f, f->after);
    return rc;
}

static bool make_room(struct filling *f)
{
    bool good = asc_reading_open_sides(f->r, f->reader_count);
    for (size_t k = 0; good && k < BATCHES; k++)
        good = (f->batches[k].kept = asc_arena_new()) != NULL;
    return good;
}

asc_status asc_reading_add_case(asc_reading *r, asc_case *c,
                                const asc_case_reading_options *options, asc_error *err)
{
    static const asc_case_reading_options none = { 0 };
    asc_arena *tmp = asc_arena_new();
    struct filling *f = tmp ? asc_arena_zalloc(tmp, 1, sizeof *f) : NULL;
    if (!f) {
        asc_arena_free(tmp);
        return asc_fail(err, ASC_ENOMEM, "out of memory");
    }
    r->from_case = 0;
    f->r = r;
    f->c = c;
    f->options = options ? options : &none;
    f->build = asc_str_hash(asc_str_from(asc_build_stamp())) ^ r->own_words;
    f->keeping = c->writable;
    asc_map_init(&f->outlets, tmp);
    f->reader_count = f->options->threads ? f->options->threads : asc_os_processors();
    if (f->reader_count > THREADS_MAX) f->reader_count = THREADS_MAX;
    r->threads = f->reader_count;
    pthread_mutex_init(&f->lock, NULL);
    pthread_cond_init(&f->more, NULL);
    pthread_cond_init(&f->ready, NULL);
    size_t last = (size_t)asc_readings_last(c);
    asc_status rc = make_room(f) ? ASC_OK : asc_fail(err, ASC_ENOMEM, "out of memory");
    if (!rc) rc = asc_reading_reserve(r, last, err);
    if (!rc) rc = asc_marks_load(&f->marks, tmp, c, err);
    if (!rc) rc = take_rulings(r, c, f->options->include_confidential, err);
    f->behind = asc_readings_behind(c);
    if (!rc) start_unpackers(f, last);
    if (!rc) rc = fill(f, err);
    stop_unpackers(f);
    pthread_cond_destroy(&f->ready);
    pthread_cond_destroy(&f->more);
    pthread_mutex_destroy(&f->lock);
    free_readers(f);
    asc_arena_free(tmp);
    return rc;
}

/* ---- what came of it, as tables ---------------------------------------------------------*/

asc_status asc_case_refresh(asc_case *c, const asc_reading *r, asc_error *err)
{
    char stamp[8];
    asc_arena *tmp;
    asc_status rc;
    if (!r->done || r->from_case != r->report_count)
        return asc_fail(err, ASC_EARG, "the tables of a case are made of its own reports alone");
    if (!(tmp = asc_arena_new())) return asc_fail(err, ASC_ENOMEM, "out of memory");
    int64_t *ids = asc_arena_alloc(tmp, r->report_count + 1, sizeof *ids);
    for (size_t i = 0; ids && i < r->report_count; i++) ids[i] = r->taken[i].id;
    put64(stamp, r->case_stamp);
    asc_derived d = { .stamp = { stamp, sizeof stamp },
                      .report_ids = ids,
                      .reports = r->reports,
                      .statements = r->statements,
                      .statement_count = r->statement_count,
                      .actors = r->actors.items,
                      .actor_count = r->actors.count,
                      .incidents = r->incidents,
                      .incident_count = r->incident_count };
    rc = ids ? asc_derived_write(c, &d, err) : asc_fail(err, ASC_ENOMEM, "out of memory");
    asc_arena_free(tmp);
    return rc;
}

/* ---- answers kept --------------------------------------------------------------------------*/

asc_status asc_case_question(asc_question *out, asc_case *c, const asc_model *model, asc_str text,
                             asc_error *err)
{
    char with[120];
    int n = snprintf(with, sizeof with, "%s %016llx", asc_build_stamp_whole(),
                     (unsigned long long)asc_model_checksum(model));
    asc_question q = { .question = asc_str_hash(text) };
    asc_status rc = asc_answers_state(c, (asc_str){ with, (size_t)n }, &q.state, err);
    if (!rc) *out = q;
    return rc;
}
